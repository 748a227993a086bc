"""Libraries as an older variorum left them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from bench.faults.material import article, filled
from db.schema import migrations


def first_version(path: Path, articles: int) -> None:
    """A library with the tables of version 1 and so many articles, whose figures are not read."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    steps = migrations()
    first, second, *_ = [step.name for step in steps.pending(Database(connection))]
    assert first == "first_tables"
    connection.execute("BEGIN")
    steps.apply(Database(connection, recursive_triggers=False), stop_before=second)
    for n in range(articles):
        one = article(n)
        connection.execute(
            "INSERT OR IGNORE INTO outlet (name, folded) VALUES (?, lower(?))",
            (one.outlet, one.outlet),
        )
        connection.execute(
            "INSERT INTO article (id, key, tail, title, outlet_id, published, language, stored_at,"
            " text_hash, facets, text) VALUES (?, ?, ?, ?, (SELECT id FROM outlet WHERE name = ?),"
            " ?, 'en', '2025-06-01T00:00:00Z', '', '', ?)",
            (int((one.published or "").replace("-", "")) * 1_000_000 + n, one.key,
             one.key.rpartition("/")[2], one.title, one.outlet, one.published, one.text),
        )  # fmt: skip
    connection.execute("INSERT INTO extraction (article_id, engine) SELECT id, 0 FROM article")
    for index in ("article_fts", "title_fts"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    connection.execute("COMMIT")
    connection.close()
    path.chmod(0o600)


def older_engine(path: Path, articles: int) -> None:
    """A library whose figures carry the number of an engine that came before ours."""
    filled(path, articles)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE extraction SET engine = 0")
    connection.close()
