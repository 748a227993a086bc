"""Two libraries into one: articles with their earlier states, decisions, saved searches."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from db import articles, curation, figures, provenance, revisions, searches
from db.connections import open_reader, said
from db.errors import LibraryError
from db.rows import MergeReport
from db.taking import Taken, Taking
from db.writing import Writer
from figures.model import ENGINE_VERSION

_AT_ONCE = 64


def merge(writer: Writer, path: Path) -> MergeReport:
    """Take everything over from the library at `path`, which stays as it is.

    Raises `LibraryError` when that is no library of this version. When it is broken off, it can
    simply be done again: what is there already is left alone.
    """
    other = open_reader(path)
    try:
        other.execute("BEGIN")  # one state of it, whatever is written there meanwhile
        with writer.work("merge", (str(path),)):
            return _merged(writer, other)
    except sqlite3.Error as error:
        raise LibraryError(said(error, path)) from error
    finally:
        other.close()


def _merged(writer: Writer, other: sqlite3.Connection) -> MergeReport:
    taking = Taking(writer)
    taking.take_log(list(curation.rows(other)))  # first: nothing is derived twice then
    for ids in _pages(other):
        taking.take_articles([_article(other, row_id) for row_id in ids])
    taking.take_searches(searches.saved(other))
    return taking.report()


def _pages(other: sqlite3.Connection) -> Iterator[list[int]]:
    """Rows of the other library's articles, oldest first."""
    last = 0
    while rows := other.execute(
        "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?", (last, _AT_ONCE)
    ).fetchall():
        yield [row[0] for row in rows]
        last = rows[-1][0]


def _article(other: sqlite3.Connection, row_id: int) -> Taken:
    """An article as it was imported there, with its figures if this engine read them."""
    article = provenance.with_provenance(other, row_id, articles.imported_at(other, row_id))
    engine = other.execute(
        "SELECT engine FROM extraction WHERE article_id = ?", (row_id,)
    ).fetchone()
    found = None
    decided = curation.standing(other, article=article.key, kinds=("edit", "correct"))
    if engine is not None and engine[0] == ENGINE_VERSION and not decided:
        found = [claim.figure for claim in figures.claims_of_article(other, row_id)]
    earlier = revisions.states_of(other, row_id, article.key)
    return Taken(article, articles.stored_at(other, row_id), found, earlier)
