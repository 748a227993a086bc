"""Storing an article: what is new in it, what an earlier text becomes, what follows from it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from db import (
    articles,
    curation,
    figures,
    judging,
    placing,
    provenance,
    revisions,
    same_sources,
    terms,
)
from db.corrections import corrections_of
from db.deriving import Derived, Found, claims_of, derive, derived_of, notice
from db.errors import LibraryError
from db.indexing import Indexing
from db.remembered import Remembered
from db.rows import StoreOutcome, StoreState
from db.shelving import Shelf
from figures.align import Placed, Touched, add_article, remove_article
from figures.model import Article, Claim


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article on its way into the library, with what was made of it before the transaction."""

    article: Article
    found: Found
    """What was handed over with it."""
    derived: Derived | None
    """None: the library seemed to have the article as it is."""
    stored_at: str | None = None
    """When it was stored in the library it comes from; None: now."""

    def derived_for(self, kept: Article) -> Derived:
        """What follows from the article as it is kept: completed, and as people decided."""
        if self.derived is not None and self.derived.fits(kept):
            return self.derived
        return derived_of(kept, self.article, self.found)


def incoming(
    reader: sqlite3.Connection,
    article: Article,
    found: Found,
    stored_at: str | None = None,
) -> Callable[[], Incoming]:
    """Reads what the library knows of an article; the call it gives makes the rest, unlocked."""
    article = articles.storable(article)
    kept: Article | None = article
    row_id = articles.row_of_key(reader, article.key)
    if row_id is not None:
        before = articles.imported_at(reader, row_id)
        imported = completed(article, before)
        kept = imported if imported != before else None
    if kept is not None and curation.has_decisions(reader):
        kept = curation.curated(reader, kept)

    def made() -> Incoming:
        derived = derived_of(kept, article, found) if kept else None
        return Incoming(article, found, derived, stored_at)

    return made


JUDGED_AT_ONCE = 300
"""Claims of questions for which claims and profiles are read together, or those of one question."""
PutOff = tuple[int, int, Counter[int | None]]
_Question = tuple[str, list[str]]
"""The id of a question and the claims in it."""


class Storing:
    """The writes of one transaction, with what is put off to its end."""

    def __init__(self, writer: sqlite3.Connection, remembered: Remembered):
        self.writer = writer
        self._remembered = remembered
        self._known = remembered.claims
        self._grouping = remembered.grouping
        self._shelf = Shelf(writer)
        self._indexing = Indexing(writer)
        self._new_texts: list[tuple[Article, Article | None]] = []
        """What was stored, and what it took the place of."""
        self._touched: list[set[str]] = []
        self._acronyms: set[str] = set()
        """Acronyms that are explained otherwise than before."""
        self._robbed: set[str] = set()
        """Questions with figures that were dropped, even if the same come back."""
        self._has_decisions = curation.has_decisions(writer)
        self._now = articles.now()

    def store(self, incoming: Incoming) -> StoreOutcome:
        """Store an article as new, revised or unchanged.

        What was derived of it before the transaction is made anew when another process has
        changed what is known of the article since.
        """
        outcome = self._stored(incoming)
        provenance.put(self.writer, incoming.article)
        return outcome

    def _stored(self, incoming: Incoming) -> StoreOutcome:
        article = incoming.article
        row_id = articles.row_of_key(self.writer, article.key)
        if row_id is None:
            return self._store_new(incoming)
        before = articles.imported_at(self.writer, row_id)
        imported = completed(article, before)
        if imported == before:
            n = figures.count_of_article(self.writer, row_id)
            return StoreOutcome(article.key, "unchanged", n)
        revisions.keep(self.writer, row_id, before)
        row_id = self._replace(row_id, imported, incoming)
        self._new_texts.append((imported, before))
        n = figures.count_of_article(self.writer, row_id)
        return StoreOutcome(article.key, "revised", n)

    def incoming(self, article: Article, found: Found, stored_at: str | None = None) -> Incoming:
        """An article to store in this transaction, with what follows from it."""
        return incoming(self.writer, article, found, stored_at)()

    def edit(self, key: str, change: dict[str, str | None]) -> None:
        """Decide on fields of an article; what follows from them is made anew."""
        if articles.row_of_key(self.writer, key) is None:
            raise LibraryError(f"no article has the key {key!r}; nothing was changed")
        self.decide("edit", change, [key, None, None, 0])

    def decide(
        self, kind: str, change: dict[str, Any], ref: Sequence[Any], at: str | None = None
    ) -> curation.Entry:
        """Keep a decision on a figure or question, and make anew what follows from it."""
        self._has_decisions = True
        entry = curation.add(self.writer, kind, change, ref, at)
        self._follow(entry)
        return entry

    def take_back(self, entry: curation.Entry, at: str) -> None:
        """Undo a standing decision as of that moment, and make anew what follows from it."""
        curation.undo(self.writer, entry, at)
        self._follow(entry)

    def derive_anew(self, row_id: int, derived: Derived | None = None) -> None:
        """Put what follows from an article in its place once more, by the engine of today.

        `derived` is used when it fits the article as it is now.
        """
        article = articles.article_at(self.writer, row_id)
        if derived is None or not derived.fits(article):
            derived = derive(article)
        self._drop_derived(row_id, article.key)
        self._put_derived(row_id, article, derived)

    def undo(self) -> str | None:
        """Take back the latest decision; what it was, in words. None when none stands."""
        entry = curation.undo_latest(self.writer)
        if entry is None:
            return None
        self._follow(entry)
        return curation.in_words(entry)

    def _follow(self, entry: curation.Entry) -> None:
        if entry.kind == same_sources.KIND:
            same_sources.replay(self.writer)
        if entry.kind not in ("edit", "dismiss", "correct"):
            return  # those on questions are replayed at the end of the transaction
        row_id = articles.row_of_key(self.writer, entry.article or "")
        if row_id is not None and entry.kind == "edit":
            self._replace(row_id, articles.imported_at(self.writer, row_id))
        elif row_id is not None:
            self.derive_anew(row_id)

    def _curated(self, article: Article) -> Article:
        """The article with what people decided about its date, outlet and title."""
        return curation.curated(self.writer, article) if self._has_decisions else article

    def _replace(self, row_id: int, imported: Article, incoming: Incoming | None = None) -> int:
        """Put an article with its standing decisions in the place of what is there."""
        article = self._curated(imported)
        derived = incoming.derived_for(article) if incoming else derive(article)
        self._drop_derived(row_id, article.key)
        at = articles.stored_at(self.writer, row_id)  # of a decision alone nothing new is stored
        if incoming is not None:
            at = incoming.stored_at or self._now
        columns = articles.columns_of(self._shelf, article, imported, at)
        row_id = articles.update_article(self.writer, self._shelf, row_id, article, columns)
        self._put_derived(row_id, article, derived)
        return row_id

    def _store_new(self, incoming: Incoming) -> StoreOutcome:
        imported = incoming.article
        article = self._curated(imported)
        derived = incoming.derived_for(article)
        at = incoming.stored_at or self._now
        columns = articles.columns_of(self._shelf, article, imported, at)
        row_id = articles.insert_article(self.writer, self._shelf, article, columns)
        self._indexing.add_article(row_id, columns)
        self._new_texts.append((article, None))
        claims = self._put_derived(row_id, article, derived)
        state: StoreState = "copy" if self._is_copy(article, has_figures=bool(claims)) else "new"
        return StoreOutcome(article.key, state, len(claims))

    def _is_copy(self, article: Article, *, has_figures: bool) -> bool:
        """Whether another article has the same text, or one that differs little from it.

        Articles without figures are not aligned: of those only equal ones are found.
        """
        same = self.writer.execute(
            "SELECT 1 FROM article WHERE text_hash = ? AND key <> ? LIMIT 1",
            (articles.text_hash(article.text), article.key),
        ).fetchone()
        return bool(same) or (has_figures and self._grouping.has_near_copy(article.key))

    def _put_derived(self, row_id: int, article: Article, derived: Derived) -> Sequence[Claim]:
        """Store what follows from an article that has nothing derived yet, and align it."""
        corrections = corrections_of(self.writer, article.key) if self._has_decisions else None
        if derived.acronyms:
            self._acronyms |= same_sources.put_acronyms(self.writer, row_id, derived.acronyms)
        claims, noticed = derived.claims, derived.noticed
        if corrections:
            claims = claims_of(article, corrections.applied(derived.figures))
            kept = [claim for claim in claims if claim.id not in corrections.dismissed]
            noticed = notice(article, kept)
        if claims:
            self._known.add(figures.put_figures(self.writer, row_id, claims), article.text)
        self._indexing.add_extraction(row_id)
        if noticed.entries and derived.profile:  # without figures there is nothing to align
            self._grouping.put(row_id, article.key, derived.profile, noticed)
            self._changed(add_article(self._grouping, article.key))
        return claims

    def _drop_derived(self, row_id: int, key: str) -> None:
        """Take away what follows from an article, to be made anew."""
        self._indexing.flush()  # the article may have been stored a moment ago
        self._known.forget()
        self._robbed |= judging.questions_of_article(self.writer, row_id)
        self._changed(remove_article(self._grouping, key))
        self._grouping.drop(row_id, key)
        figures.drop_figures(self.writer, row_id)
        self._acronyms |= same_sources.drop_acronyms(self.writer, row_id)
        self.writer.execute("DELETE FROM extraction WHERE article_id = ?", (row_id,))

    def _changed(self, touched: Touched) -> None:
        self._touched.append(touched.questions | touched.gone)

    def forget(self) -> None:
        """Forget what was read: rows have been changed past what is stored here."""
        self._remembered.forget()

    def put_off(self) -> PutOff:
        """What is put off so far, to come back to when a part of the transaction fails."""
        self._indexing.flush()  # what came before is no part of what may be taken back
        return len(self._new_texts), len(self._touched), self._shelf.counted()

    def restore(self, kept: PutOff) -> None:
        """Forget what a failed part has put off."""
        texts, touched, counted = kept
        del self._new_texts[texts:]
        del self._touched[touched:]
        self._shelf.restore(counted)
        self._remembered.forget()
        self._indexing.forget()

    def _new_words(self) -> Iterator[set[str]]:
        for article, before in self._new_texts:
            words = terms.words_of(f"{article.title or ''}\n{article.text}")
            if before is not None:
                words -= terms.words_of(f"{before.title or ''}\n{before.text}")
            yield words

    def _not_standing(self, questions: Iterable[str]) -> Iterator[_Question]:
        """Those of the questions that have other claims than before, with the claims.

        Alignment names all that it looked at.
        """
        for question in questions:
            claims = placing.claims_of_question(self.writer, question)
            if question in self._robbed or not judging.stands(self.writer, question, claims):
                yield question, claims

    def _judge(self, questions: Sequence[_Question]) -> None:
        """Judge questions anew by their claims; what they need is read for all of them at once."""
        wanted = dict.fromkeys(claim for _, claims in questions for claim in claims)
        placed = {p.entry.claim: p for p in self._grouping.of_claims(wanted)}
        kept: list[tuple[str, list[Placed]]] = []
        for question, claims in questions:
            members = [placed[claim] for claim in claims if claim in placed]
            if judging.may_be_kept(members):
                kept.append((question, members))
            else:
                judging.drop_question(self.writer, question)
        profiles = self._grouping.profiles({p.entry.article for _, own in kept for p in own})
        self._known.read_ahead([p.entry.claim for _, members in kept for p in members])
        for question, members in kept:
            own = {p.entry.article for p in members}
            near = {key: profile for key, profile in profiles.items() if key in own}
            judging.rebuild(self.writer, self._known, question, members, near)

    def finish(self) -> None:
        """Write what was put off, at the end of the transaction."""
        same_sources.settle(self.writer, self._acronyms)
        self._acronyms.clear()
        touched = placing.replay(self.writer, chain.from_iterable(self._touched))
        changed = list(self._not_standing(sorted(touched)))  # all, before any of them is judged
        for part in _in_parts(changed):
            self._judge(part)
            self._grouping.make_room()
        self._touched.clear()
        self._robbed.clear()
        self._known.settle()
        self._shelf.settle()
        self._indexing.flush()
        if self._new_texts and not terms.count_later(self.writer, len(self._new_texts)):
            terms.count_words(self.writer, Counter(chain.from_iterable(self._new_words())))
            terms.note_growth(self.writer, len(self._new_texts))
        self._new_texts.clear()


def _in_parts(questions: Iterable[_Question]) -> Iterator[list[_Question]]:
    """Questions, as many together as have few claims."""
    part: list[_Question] = []
    claims = 0
    for question in questions:
        claims += len(question[1])
        if part and claims > JUDGED_AT_ONCE:
            yield part
            part, claims = [], len(question[1])
        part.append(question)
    if part:
        yield part


def completed(article: Article, before: Article) -> Article:
    """What is now given, and what was known and is not given this time."""
    return article._replace(
        title=article.title or before.title,
        outlet=article.outlet or before.outlet,
        authors=article.authors or before.authors,
        published=article.published or before.published,
        url=article.url or before.url,
        language=article.language or before.language,
        input=article.input or before.input,
    )
