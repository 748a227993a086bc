"""Making anew what is derived: indexes that are missing, rows that refer to nothing."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from db import tally, terms, unfinished
from db.schema import SCRIPTS, run_script
from db.tables import SEARCH

DERIVED = frozenset(
    (
        "acronym",
        "affair",
        "alias",
        "claim",
        "entry",
        "extraction",
        "figure",
        "handle",
        "link",
        "pair",
        "profile",
    )
)
"""Tables with references whose rows may go: they are read anew, with the decisions applied."""
_ORDER = ("table", "index", "view", "trigger")


class Part(NamedTuple):
    """Something that a library consists of."""

    kind: str
    """ "table", "index", "view" or "trigger"."""
    sql: str

    @property
    def is_derived(self) -> bool:
        """Whether it can be made without losing anything."""
        return self.kind != "table" or self.sql.startswith("CREATE VIRTUAL")


def missing_parts(reader: sqlite3.Connection) -> dict[str, Part]:
    """What a library of this version has and this one lacks, by name."""
    model = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for script in SCRIPTS:
            run_script(model, script)
        whole = _parts(model)
    finally:
        model.close()
    here = _parts(reader)
    return {name: part for name, part in whole.items() if name not in here}


def mend(writer: sqlite3.Connection) -> None:
    """Make anew what is derived; articles whose figures were torn are marked to be read anew."""
    parts = [part for part in missing_parts(writer).values() if part.is_derived]
    for part in sorted(parts, key=lambda part: _ORDER.index(part.kind)):
        writer.execute(part.sql)
    if _drop_orphans(writer):
        writer.execute("UPDATE extraction SET engine = 0")
    _note_unread(writer)
    for index in ("article_fts", "title_fts", "question_fts"):
        writer.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    terms.rebuild(writer)
    tally.recount(writer)
    unfinished.forget(writer)


def _parts(connection: sqlite3.Connection) -> dict[str, Part]:
    """By name; without those that SQLite makes by itself."""
    rows = connection.execute("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    shadows = tuple(f"{line.split()[3]}_" for line in SEARCH.splitlines() if "VIRTUAL" in line)
    return {name: Part(kind, sql) for name, kind, sql in rows if not name.startswith(shadows)}


def _drop_orphans(writer: sqlite3.Connection) -> bool:
    """Drop derived rows that refer to nothing, and those that refer to them; whether any did."""
    was_torn = False
    while torn := {row[0] for row in writer.execute("PRAGMA foreign_key_check")} & DERIVED:
        was_torn = True
        for table in sorted(torn):
            for link in writer.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                _, _, other, column, key, *_ = link
                writer.execute(
                    f'DELETE FROM {table} WHERE "{column}" IS NOT NULL'
                    f' AND "{column}" NOT IN (SELECT "{key or "id"}" FROM {other})'
                )
    return was_torn


def _note_unread(writer: sqlite3.Connection) -> None:
    """Articles that no engine is known to have read are to be read."""
    writer.execute(
        "INSERT OR IGNORE INTO extraction (article_id, engine) SELECT id, 0 FROM article"
    )
