"""Taking over what another library holds, read from its file or from its lines.

Nothing of either library is lost. Where both have an article with other content, the one stored
later is current and the other becomes a revision; where decisions clash, the later one stands
and the other is kept in the log as undone. What was taken over before is known again.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from db import articles, curation, provenance, revisions, searches
from db.errors import LibraryError
from db.rows import ImportFailure, MergeReport, SavedSearch
from db.shelving import Shelf
from db.storing import Storing, completed
from db.writing import Writer
from figures.model import Article, Figure


class Taken(NamedTuple):
    """An article of the other library."""

    article: Article
    """As it was imported there, without what people decided about it."""
    stored_at: str
    figures: Sequence[Figure] | None
    """None: they are extracted."""
    revisions: list[tuple[str, Article]]
    """Its earlier states, each with when it was replaced, the oldest first."""


class Taking:
    """Puts records of another library into this one, and counts what became of them."""

    def __init__(self, writer: Writer):
        self._writer = writer
        self._counts: Counter[str] = Counter()
        self._clashes: list[str] = []

    def report(self) -> MergeReport:
        """What was taken over so far."""
        counts = self._counts
        return MergeReport(
            new=counts["new"],
            revised=counts["revised"],
            unchanged=counts["unchanged"],
            decisions=counts["decision"],
            searches=counts["search"],
            clashes=tuple(self._clashes),
        )

    def take_articles(self, taken: Sequence[Taken]) -> None:
        """Take articles over; raises `LibraryError` when one cannot be stored."""
        with self._writer.reading() as reader:
            known = {
                one.article.key
                for one in taken
                if articles.row_of_key(reader, one.article.key) is not None
            }
        new = {one.article.key: one for one in reversed(taken) if one.article.key not in known}
        ready = [
            self._writer.ready(one.article, one.figures, one.stored_at)
            for one in reversed(new.values())
        ]
        for outcome in self._writer.store_ready(ready):
            if isinstance(outcome, LibraryError):
                raise outcome
            self._counts["new"] += 1
        with self._writer.transaction() as storing:
            for one in taken:
                if new.get(one.article.key) is not one:
                    self._take_known(storing, one)
                self._take_revisions(storing.writer, one)

    def _take_known(self, storing: Storing, one: Taken) -> None:
        theirs = one.article
        row_id = articles.row_of_key(storing.writer, theirs.key)
        assert row_id is not None
        ours = articles.imported_at(storing.writer, row_id)
        if _content(completed(theirs, ours)) == _content(completed(ours, theirs)):
            self._take_completion(storing, ours, theirs)
            return
        if revisions.has(storing.writer, row_id, theirs):
            self._counts["unchanged"] += 1
            return
        later = one.stored_at > articles.stored_at(storing.writer, row_id)
        if later:
            storing.store(storing.incoming(theirs, one.figures, one.stored_at))
        else:
            revisions.keep(storing.writer, row_id, theirs, at=one.stored_at)
        current, kept = ("the other", "this") if later else ("this", "the other")
        fields = ", ".join(_differing(theirs, ours))
        self._clashes.append(
            f"{theirs.key} differs in its {fields}; {current} library's is the later and is"
            f" current, {kept} library's is kept as a revision"
        )
        self._counts["revised"] += 1

    def _take_completion(self, storing: Storing, ours: Article, theirs: Article) -> None:
        """Both have the same article: only what is not known here is taken."""
        whole = completed(ours, theirs)
        if _content(whole) == _content(ours):
            self._counts["unchanged"] += 1
        else:
            storing.store(storing.incoming(whole, None))
            self._counts["revised"] += 1

    def _take_revisions(self, writer: sqlite3.Connection, one: Taken) -> None:
        row_id = articles.row_of_key(writer, one.article.key)
        assert row_id is not None
        for at, earlier in one.revisions:
            if not revisions.has(writer, row_id, earlier):
                revisions.keep(writer, row_id, earlier, at=at)
                provenance.put(writer, earlier)

    def take_log(self, rows: Sequence[curation.LogRow]) -> None:
        """Take decisions over, undone ones too, in the order of the other library's log."""
        with self._writer.transaction() as storing:
            log = _Log(storing)
            undone_there = {row.undoes for row in rows}
            for row in rows:
                if row.undoes is not None:
                    log.take_back(row)
                elif not log.knows(row):
                    self._take_decision(log, row, stands=row.entry.n not in undone_there)

    def _take_decision(self, log: _Log, row: curation.LogRow, *, stands: bool) -> None:
        rivals = log.rivals(row.entry) if stands else []
        ours_later = any(own.at >= row.entry.at for own in rivals)
        log.add(row, stands=stands and not ours_later)
        if ours_later:
            log.lay_aside(row)
        later = "this" if ours_later else "the other"
        for rival in rivals:
            self._clashes.append(
                f"{curation.in_words(rival)} here, {curation.in_words(row.entry)} there; "
                f"{later} library's decision is the later one and stands"
            )
        self._counts["decision"] += 1

    def take_searches(self, saved: Iterable[SavedSearch]) -> None:
        """Take saved searches over; one of the same name gets another."""
        with self._writer.transaction() as storing:
            ours = {row.name: row.query for row in searches.saved(storing.writer)}
            for theirs in saved:
                name = theirs.name
                while ours.get(name, theirs.query) != theirs.query:
                    name = f"{name} (other)"
                if name in ours:
                    continue
                if name != theirs.name:
                    self._clashes.append(
                        f"the search {theirs.name!r} is another one there; it is kept as {name!r}"
                    )
                ours[name] = theirs.query
                searches.save(storing.writer, name, theirs.query, at=theirs.at)
                self._counts["search"] += 1

    def take_outlets(self, names: Iterable[str]) -> None:
        """Take the names of outlets over as they are written there."""
        with self._writer.transaction() as storing:
            shelf = Shelf(storing.writer)
            for name in names:
                shelf.outlet_id(name)

    def take_failures(self, failures: Iterable[ImportFailure]) -> None:
        """Take over which inputs failed; of two the later try counts."""
        with self._writer.transaction() as storing:
            storing.writer.executemany(
                "INSERT INTO import_failure (input, error, at) VALUES (?, ?, ?)"
                " ON CONFLICT (input) DO UPDATE SET error = excluded.error, at = excluded.at"
                " WHERE excluded.at > at",
                failures,
            )

    def take_seen(self, seen: Iterable[Sequence[str]]) -> None:
        """Take over as what questions were seen (id, signature, moment); the later counts."""
        with self._writer.transaction() as storing:
            storing.writer.executemany(
                "INSERT INTO seen (question, signature, at) VALUES (?, ?, ?)"
                " ON CONFLICT (question) DO UPDATE SET signature = excluded.signature,"
                " at = excluded.at WHERE excluded.at > at",
                seen,
            )


class _Log:
    """This library's log while rows of another are taken into it."""

    def __init__(self, storing: Storing):
        self._storing = storing
        self._ours: dict[str, list[int]] = defaultdict(list)
        for entry in curation.entries(storing.writer):
            self._ours[_identity(entry)].append(entry.n)
        standing = curation.standing(storing.writer)
        self._standing = {entry.n for entry in standing}
        self._says: dict[str, tuple[Any, curation.Entry]] = {}
        for entry in standing:
            self._says.update((about, (said, entry)) for about, said in _sayings(entry).items())
        self._own: dict[int, curation.Entry] = {}
        """Entries here, by their numbers there."""
        self._idle: set[int] = set()
        """Numbers here of entries that nothing was made of, since they are undone in a moment."""

    def knows(self, row: curation.LogRow) -> bool:
        """Whether a decision is in the log already; equal ones are told apart by their order."""
        same = self._ours[_identity(row.entry)]
        if not same:
            return False
        self._own[row.entry.n] = row.entry._replace(n=same.pop(0))
        return True

    def rivals(self, entry: curation.Entry) -> list[curation.Entry]:
        """Standing decisions of this library that say something else about the same thing."""
        found = {}
        for about, said in _sayings(entry).items():
            own_said, own = self._says.get(about, (said, None))
            if own is not None and own_said != said:
                found[own.n] = own
        return list(found.values())

    def add(self, row: curation.LogRow, *, stands: bool) -> None:
        """Write a decision into the log; what follows from it is made anew when it stands.

        One that does not is to be undone before the transaction ends.
        """
        entry = row.entry
        given = entry.kind, entry.change, curation.ref_of(entry), entry.at
        if stands:
            own = self._storing.decide(*given)
            self._standing.add(own.n)
        else:
            own = curation.add(self._storing.writer, *given)
            self._idle.add(own.n)
        self._own[entry.n] = own

    def lay_aside(self, row: curation.LogRow) -> None:
        """Undo a decision that was added as one that does not stand."""
        own = self._own[row.entry.n]
        self._idle.remove(own.n)
        curation.undo(self._storing.writer, own)

    def take_back(self, row: curation.LogRow) -> None:
        """Undo here what was undone there, unless it is undone already."""
        own = self._own.get(row.undoes or 0)
        if own is None:
            return
        if own.n in self._idle:
            self._idle.remove(own.n)
            curation.undo(self._storing.writer, own, row.entry.at)
        elif own.n in self._standing:
            self._standing.remove(own.n)
            self._storing.take_back(own, row.entry.at)


def _content(article: Article) -> tuple[Any, ...]:
    """What makes two states of an article the same; where it was read from does not matter."""
    return article.text, article.title, article.outlet, article.authors, article.published


def _differing(a: Article, b: Article) -> list[str]:
    names = ("text", "title", "outlet", "authors", "date")
    return [
        name
        for name, one, other in zip(names, _content(a), _content(b), strict=True)
        if one != other
    ]


def _identity(entry: curation.Entry) -> str:
    return json.dumps([entry.at, entry.kind, curation.ref_of(entry), entry.change], sort_keys=True)


def _sayings(entry: curation.Entry) -> dict[str, Any]:
    """What a decision says about which thing: two that say different things about one clash."""
    ref, change = curation.ref_of(entry), entry.change
    if entry.kind in ("edit", "correct"):
        return {json.dumps([ref, field]): said for field, said in change.items()}
    if entry.kind in ("move", "pin"):
        return {json.dumps([ref, "question"]): change["to"]}
    if entry.kind == "split":
        return {json.dumps([figure, "question"]): change["figures"] for figure in change["figures"]}
    if entry.kind == "merge":
        return {json.dumps([change["from"], "merged"]): change["to"]}
    if entry.kind == "same-source":
        return {json.dumps([change["from"], "source"]): change["to"]}
    return {}  # notes and dismissals of both can hold side by side
