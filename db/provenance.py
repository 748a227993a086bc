"""Where the texts of articles come from: a hash of the bytes read, and every date those gave.

Kept for each text that an article has had, so earlier states keep theirs; of two captures of one
text the later one counts.
"""

from __future__ import annotations

import json
import sqlite3

from db.articles import text_hash
from db.rows import Provenance
from figures.model import Article, DateSaid


def put(writer: sqlite3.Connection, article: Article) -> None:
    """Keep what an importer says about where this text came from; nothing when it says nothing."""
    if article.raw_hash is None and not article.dates:
        return
    dates = [[said.where, said.day, int(said.is_future)] for said in article.dates]
    writer.execute(
        "INSERT INTO provenance (article_id, text_hash, raw_hash, dates)"
        " SELECT id, ?, ?, ? FROM article WHERE key = ?"
        " ON CONFLICT DO UPDATE SET raw_hash = excluded.raw_hash, dates = excluded.dates"
        " WHERE raw_hash IS NOT excluded.raw_hash OR dates <> excluded.dates",
        (
            text_hash(article.text),
            article.raw_hash,
            json.dumps(dates, ensure_ascii=False),
            article.key,
        ),
    )


def of_text(reader: sqlite3.Connection, row_id: int, text: str) -> Provenance:
    """Where a text of an article came from; empty when nothing was kept of that."""
    row = reader.execute(
        "SELECT raw_hash, dates FROM provenance WHERE article_id = ? AND text_hash = ?",
        (row_id, text_hash(text)),
    ).fetchone()
    if row is None:
        return Provenance(None, ())
    dates = (DateSaid(where, day, bool(ahead)) for where, day, ahead in json.loads(row[1]))
    return Provenance(row[0], tuple(dates))


def with_provenance(reader: sqlite3.Connection, row_id: int, article: Article) -> Article:
    """A state of an article together with where its text came from, to be taken elsewhere."""
    raw_hash, dates = of_text(reader, row_id, article.text)
    return article._replace(raw_hash=raw_hash, dates=dates)
