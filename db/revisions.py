"""Earlier states of articles: kept whole whenever a later import brings another."""

from __future__ import annotations

import json
import sqlite3

from db.articles import now
from db.rows import Revision
from figures.model import Article


def keep(writer: sqlite3.Connection, row_id: int, before: Article) -> None:
    """Keep the state of an article that is about to be replaced."""
    writer.execute(
        "INSERT INTO revision (article_id, n, replaced_at, title, outlet, authors, published, url,"
        " language, input, text) SELECT ?1, coalesce(max(n), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        " FROM revision WHERE article_id = ?1",
        (
            row_id,
            now(),
            before.title,
            before.outlet,
            json.dumps(before.authors, ensure_ascii=False),
            before.published,
            before.url,
            before.language,
            before.input,
            before.text,
        ),
    )


def revisions_of(reader: sqlite3.Connection, row_id: int) -> list[Revision]:
    """The earlier states of an article, the oldest first."""
    return [
        Revision(*row)
        for row in reader.execute(
            "SELECT n, replaced_at, title, outlet, published, text FROM revision"
            " WHERE article_id = ? ORDER BY n",
            (row_id,),
        )
    ]
