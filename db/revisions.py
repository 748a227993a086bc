"""Earlier states of articles: kept whole whenever a later import brings another."""

from __future__ import annotations

import json
import sqlite3

from db import provenance
from db.articles import now
from db.rows import Revision
from figures.model import Article


def keep(writer: sqlite3.Connection, row_id: int, before: Article, at: str | None = None) -> None:
    """Keep the state of an article that is about to be replaced, or was at some time (`at`)."""
    writer.execute(
        "INSERT INTO revision (article_id, n, replaced_at, title, outlet, authors, published, url,"
        " language, input, text) SELECT ?, coalesce(max(n), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        " FROM revision WHERE article_id = ?",
        (
            row_id,
            at or now(),
            before.title,
            before.outlet,
            json.dumps(before.authors, ensure_ascii=False),
            before.published,
            before.url,
            before.language,
            before.input,
            before.text,
            row_id,
        ),
    )


def has(reader: sqlite3.Connection, row_id: int, state: Article) -> bool:
    """Whether an article has had this state before."""
    row = reader.execute(
        "SELECT 1 FROM revision WHERE article_id = ? AND text = ? AND title IS ? AND outlet IS ?"
        " AND published IS ? AND authors = ?",
        (
            row_id,
            state.text,
            state.title,
            state.outlet,
            state.published,
            json.dumps(state.authors, ensure_ascii=False),
        ),
    ).fetchone()
    return row is not None


def states_of(reader: sqlite3.Connection, row_id: int, key: str) -> list[tuple[str, Article]]:
    """Earlier states of an article, each with when it was replaced, the oldest first."""
    rows = reader.execute(
        "SELECT replaced_at, text, title, outlet, authors, published, url, language, input"
        " FROM revision WHERE article_id = ? ORDER BY n",
        (row_id,),
    )
    states = [
        (
            at,
            provenance.with_provenance(
                reader,
                row_id,
                Article(key, text, title, outlet, tuple(json.loads(authors)), *rest),
            ),
        )
        for at, text, title, outlet, authors, *rest in rows.fetchall()
    ]
    return sorted(states, key=lambda state: state[0])  # those of a merged library came later


def revisions_of(reader: sqlite3.Connection, row_id: int) -> list[Revision]:
    """The earlier states of an article, the oldest first."""
    rows = reader.execute(
        "SELECT replaced_at, title, outlet, published, text FROM revision"
        " WHERE article_id = ? ORDER BY n",
        (row_id,),
    )
    return [
        Revision(n, at, title, outlet, published, text, _raw_hash(reader, row_id, text))
        for n, (at, title, outlet, published, text) in enumerate(
            sorted(rows, key=lambda row: str(row[0])), start=1
        )
    ]


def _raw_hash(reader: sqlite3.Connection, row_id: int, text: str) -> str | None:
    return provenance.of_text(reader, row_id, text).raw_hash
