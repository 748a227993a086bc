"""Taking over another library: articles with their earlier states, decisions, saved searches.

Nothing of either library is lost. Where both have an article with other content, the one stored
later is current and the other becomes a revision; where decisions clash, the later one stands
and the other is kept in the log as undone.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db import articles, curation, figures, revisions, searches
from db.connections import open_reader, said
from db.errors import LibraryError
from db.rows import MergeReport
from db.storing import Storing, completed
from db.writing import Writer
from figures.model import ENGINE_VERSION, Article, Figure

_AT_ONCE = 64


def merge(writer: Writer, path: Path) -> MergeReport:
    """Take everything over from the library at `path`, which stays as it is.

    Raises `LibraryError` when that is no library of this version. When it is broken off, it can
    simply be done again: what is there already is left alone.
    """
    other = open_reader(path)
    try:
        merging = _Merging(writer, other)
        for ids in merging.pages():
            merging.take_articles(ids)
        merging.take_decisions()
        merging.take_searches()
        return merging.report()
    except sqlite3.Error as error:
        raise LibraryError(said(error, path)) from error
    finally:
        other.close()


class _Merging:
    def __init__(self, writer: Writer, other: sqlite3.Connection):
        self._writer = writer
        self._other = other
        self._counts: Counter[str] = Counter()
        self._clashes: list[str] = []

    def report(self) -> MergeReport:
        counts = self._counts
        return MergeReport(
            new=counts["new"],
            revised=counts["revised"],
            unchanged=counts["unchanged"],
            decisions=counts["decision"],
            searches=counts["search"],
            clashes=tuple(self._clashes),
        )

    def pages(self) -> Iterator[list[int]]:
        """Rows of the other library's articles, oldest first."""
        last = 0
        while rows := self._other.execute(
            "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?", (last, _AT_ONCE)
        ).fetchall():
            yield [row[0] for row in rows]
            last = rows[-1][0]

    def take_articles(self, ids: list[int]) -> None:
        with self._writer.reading() as reader:
            taken = [(own, *self._theirs(own)) for own in ids]
            new = [t for t in taken if articles.row_of_key(reader, t[1].key) is None]
        for outcome in self._writer.store_all([(article, found) for _, article, found in new]):
            if isinstance(outcome, LibraryError):
                raise outcome
            self._counts["new"] += 1
        known = {own for own, _, _ in new}
        with self._writer.transaction() as storing:
            for own, theirs, found in taken:
                if own not in known:
                    self._take_known(storing, own, theirs, found)
                self._take_revisions(storing.writer, own, theirs.key)

    def _theirs(self, row_id: int) -> tuple[Article, list[Figure] | None]:
        """An article as it was imported there, with its figures if this engine read them."""
        article = articles.imported_at(self._other, row_id)
        engine = self._other.execute(
            "SELECT engine FROM extraction WHERE article_id = ?", (row_id,)
        ).fetchone()
        decided = curation.standing(self._other, article=article.key, kinds=("edit", "correct"))
        if engine is None or engine[0] != ENGINE_VERSION or decided:
            return article, None
        return article, [c.figure for c in figures.claims_of_article(self._other, row_id)]

    def _take_known(
        self, storing: Storing, row_id: int, theirs: Article, found: list[Figure] | None
    ) -> None:
        ours_id = articles.row_of_key(storing.writer, theirs.key)
        assert ours_id is not None
        ours = articles.imported_at(storing.writer, ours_id)
        if _content(completed(theirs, ours)) == _content(completed(ours, theirs)):
            self._counts["unchanged"] += 1
            return
        if revisions.has(storing.writer, ours_id, theirs):
            self._counts["unchanged"] += 1
            return
        when, our_when = (
            reader.execute("SELECT stored_at FROM article WHERE id = ?", (own,)).fetchone()[0]
            for reader, own in ((self._other, row_id), (storing.writer, ours_id))
        )
        if when > our_when:
            storing.store(storing.incoming(theirs, found))
        else:
            revisions.keep(storing.writer, ours_id, theirs, at=when)
        kept = "the other library's" if when > our_when else "this library's"
        fields = ", ".join(_differing(theirs, ours))
        self._clashes.append(f"{theirs.key}: {fields} differ; {kept} is current, the other kept")
        self._counts["revised"] += 1

    def _take_revisions(self, writer: sqlite3.Connection, row_id: int, key: str) -> None:
        ours = articles.row_of_key(writer, key)
        for at, earlier in revisions.states_of(self._other, row_id, key) if ours else ():
            if ours and not revisions.has(writer, ours, earlier):
                revisions.keep(writer, ours, earlier, at=at)

    def take_decisions(self) -> None:
        with self._writer.transaction() as storing:
            known = {_identity(entry) for entry in curation.entries(storing.writer)}
            standing = curation.standing(storing.writer)
            for entry in curation.standing(self._other):
                if _identity(entry) in known:
                    continue
                rival = next((own for own in standing if _clash(own, entry)), None)
                ref = (entry.article, entry.quote, entry.surface, entry.occurrence)
                if rival is not None and rival.at >= entry.at:
                    curation.keep_undone(storing.writer, entry)
                else:
                    storing.decide(entry.kind, entry.change, ref, at=entry.at)
                if rival is not None:
                    later = "this" if rival.at >= entry.at else "the other"
                    self._clashes.append(
                        f"{curation.in_words(rival)} here, {curation.in_words(entry)} there; "
                        f"{later} library's decision is the later one and stands"
                    )
                self._counts["decision"] += 1

    def take_searches(self) -> None:
        with self._writer.transaction() as storing:
            ours = {row.name: row.query for row in searches.saved(storing.writer)}
            for theirs in searches.saved(self._other):
                name = theirs.name
                while ours.get(name, theirs.query) != theirs.query:
                    name = f"{name} (other)"
                if name in ours:
                    continue
                if name != theirs.name:
                    self._clashes.append(
                        f"the search {theirs.name!r} is another one there; it is kept as {name!r}"
                    )
                searches.save(storing.writer, name, theirs.query)
                self._counts["search"] += 1


def _content(article: Article) -> tuple[Any, ...]:
    """What makes two states of an article the same; where it was read from does not matter."""
    return article.text, article.title, article.outlet, article.authors, article.published


def _differing(a: Article, b: Article) -> list[str]:
    names = ("text", "title", "outlet", "authors", "published")
    return [
        name
        for name, one, other in zip(names, _content(a), _content(b), strict=True)
        if one != other
    ]


def _identity(entry: curation.Entry) -> str:
    ref = (entry.article, entry.quote, entry.surface, entry.occurrence)
    return json.dumps([entry.at, entry.kind, ref, entry.change], sort_keys=True)


def _clash(a: curation.Entry, b: curation.Entry) -> bool:
    """Whether two decisions set one field of one thing to different values."""
    about = (a.kind, a.article, a.quote, a.surface, a.occurrence)
    if a.kind not in ("edit", "correct", "move") or about != (
        b.kind, b.article, b.quote, b.surface, b.occurrence,
    ):  # fmt: skip
        return False
    return any(a.change[name] != b.change[name] for name in a.change.keys() & b.change.keys())
