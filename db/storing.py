"""Storing an article: what is new in it, what an earlier text becomes, what follows from it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from db import articles, curation, figures, judging, placing, revisions, terms
from db.corrections import corrections_of
from db.errors import LibraryError
from db.grouping import Grouping
from db.rows import StoreOutcome, StoreState
from figures.align import Touched, add_article, remove_article
from figures.entries import entries_of
from figures.model import ENGINE_VERSION, Article, Claim, Figure
from figures.profile import profile_article


class Storing:
    """The writes of one transaction, with what is put off to its end."""

    def __init__(self, writer: sqlite3.Connection):
        self.writer = writer
        self._grouping = Grouping(writer)
        self._words: list[set[str]] = []
        self._touched: list[set[str]] = []
        self._has_decisions = curation.has_decisions(writer)

    def store(self, article: Article, found: Sequence[Figure] | None) -> StoreOutcome:
        """Store an article as new, revised or unchanged; `found` None: extract its figures.

        Figures that were found under another date or outlet than it gets here, because people
        decided or an earlier import knew better, are found anew.
        """
        article = articles.storable(article)
        row_id = articles.row_of_key(self.writer, article.key)
        if row_id is None:
            return self._store_new(article, found)
        before = articles.imported_at(self.writer, row_id)
        imported = _completed(article, before)
        if imported == before:
            n = figures.count_of_article(self.writer, row_id)
            return StoreOutcome(article.key, "unchanged", n)
        revisions.keep(self.writer, row_id, before)
        row_id = self._replace(
            row_id, imported, _still_right(found, article, self._curated(imported))
        )
        self._count_words(imported, before)
        n = figures.count_of_article(self.writer, row_id)
        return StoreOutcome(article.key, "revised", n)

    def edit(self, key: str, change: dict[str, str | None]) -> None:
        """Decide on fields of an article; what follows from them is made anew."""
        if articles.row_of_key(self.writer, key) is None:
            raise LibraryError(f"no article has the key {key!r}; nothing was changed")
        self.decide("edit", change, [key, None, None, 0])

    def decide(
        self, kind: str, change: dict[str, Any], ref: Sequence[Any], at: str | None = None
    ) -> None:
        """Keep a decision on a figure or question, and make anew what follows from it."""
        self._has_decisions = True
        self._follow(curation.add(self.writer, kind, change, ref, at))

    def derive_anew(self, row_id: int) -> None:
        """Make what follows from an article once more, by the engine of today."""
        article = articles.article_at(self.writer, row_id)
        self.drop_derived(row_id, article.key)
        self.derive(row_id, article)

    def undo(self) -> str | None:
        """Take back the latest decision; what it was, in words. None when none stands."""
        entry = curation.undo_latest(self.writer)
        if entry is None:
            return None
        self._follow(entry)
        return curation.in_words(entry)

    def _follow(self, entry: curation.Entry) -> None:
        if entry.kind not in ("edit", "dismiss", "correct"):
            return  # those on questions are replayed at the end of the transaction
        row_id = articles.row_of_key(self.writer, entry.article or "")
        if row_id is not None and entry.kind == "edit":
            self._replace(row_id, articles.imported_at(self.writer, row_id), None)
        elif row_id is not None:
            self.derive_anew(row_id)

    def _curated(self, article: Article) -> Article:
        """The article with what people decided about its date, outlet and title."""
        return curation.curated(self.writer, article) if self._has_decisions else article

    def _replace(self, row_id: int, imported: Article, found: Sequence[Figure] | None) -> int:
        """Put an article with its standing decisions in the place of what is there."""
        article = self._curated(imported)
        self.drop_derived(row_id, article.key)
        row_id = articles.update_article(self.writer, row_id, article, imported)
        self.derive(row_id, article, found)
        return row_id

    def _store_new(self, article: Article, found: Sequence[Figure] | None) -> StoreOutcome:
        imported, article = article, self._curated(article)
        row_id = articles.insert_article(self.writer, article, imported)
        self._count_words(article, None)
        claims = self.derive(row_id, article, _still_right(found, imported, article))
        state: StoreState = "copy" if self._is_copy(article) else "new"
        return StoreOutcome(article.key, state, len(claims))

    def _is_copy(self, article: Article) -> bool:
        """Whether another article has the same text, or one that differs little from it."""
        same = self.writer.execute(
            "SELECT 1 FROM article WHERE text_hash = ? AND key <> ? LIMIT 1",
            (articles.text_hash(article.text), article.key),
        ).fetchone()
        return bool(same) or self._grouping.has_near_copy(article.key)

    def derive(
        self, row_id: int, article: Article, found: Sequence[Figure] | None = None
    ) -> list[Claim]:
        """Make what follows from an article that has nothing derived yet."""
        if found is None:
            from figures.extract import extract_figures

            found = extract_figures(article.text, article.published_on, outlet=article.outlet)
        corrections = corrections_of(self.writer, article.key) if self._has_decisions else None
        if corrections is not None:
            found = corrections.applied(found)
        claims = figures.put_figures(self.writer, row_id, article, found) if found else []
        self.writer.execute(
            "INSERT INTO extraction (article_id, engine) VALUES (?, ?)", (row_id, ENGINE_VERSION)
        )
        dismissed = corrections.dismissed if corrections else ()
        kept = [claim for claim in claims if claim.id not in dismissed]
        if kept:  # an article without figures has nothing to align, which costs more than the rest
            self._grouping.put(row_id, profile_article(article), entries_of(article, kept))
            self._changed(add_article(self._grouping, article.key))
        return claims

    def drop_derived(self, row_id: int, key: str) -> None:
        """Take away what follows from an article, to be made anew."""
        self._changed(remove_article(self._grouping, key))
        self._grouping.drop(row_id, key)
        figures.drop_figures(self.writer, row_id)
        self.writer.execute("DELETE FROM extraction WHERE article_id = ?", (row_id,))

    def _changed(self, touched: Touched) -> None:
        self._touched.append(touched.questions | touched.gone)

    def _count_words(self, article: Article, before: Article | None) -> None:
        words = terms.words_of(f"{article.title or ''}\n{article.text}")
        if before is not None:
            words -= terms.words_of(f"{before.title or ''}\n{before.text}")
        self._words.append(words)

    def put_off(self) -> tuple[int, int]:
        """How much is put off so far, to come back to when a part of the transaction fails."""
        return len(self._words), len(self._touched)

    def restore(self, kept: tuple[int, int]) -> None:
        """Forget what a failed part has put off."""
        del self._words[kept[0] :]
        del self._touched[kept[1] :]

    def finish(self) -> None:
        """Write what was put off, at the end of the transaction."""
        if self._words:
            terms.count_words(self.writer, Counter(chain.from_iterable(self._words)))
            terms.note_growth(self.writer, len(self._words))
            self._words.clear()
        touched = placing.replay(self.writer, chain.from_iterable(self._touched))
        for question in sorted(touched):
            members = self._grouping.of_claims(placing.claims_of_question(self.writer, question))
            profiles = self._grouping.profiles({placed.entry.article for placed in members})
            judging.rebuild(self.writer, question, members, profiles)
        self._touched.clear()


def _still_right(
    found: Sequence[Figure] | None, read: Article, kept: Article
) -> Sequence[Figure] | None:
    """`found`, the figures of `read`, when they are those of `kept` as well; else None."""
    same = (read.text, read.published_on, read.outlet) == (
        kept.text,
        kept.published_on,
        kept.outlet,
    )
    return found if same else None


def _completed(article: Article, before: Article) -> Article:
    """What is now given, and what was known and is not given this time."""
    return replace(
        article,
        title=article.title or before.title,
        outlet=article.outlet or before.outlet,
        authors=article.authors or before.authors,
        published=article.published or before.published,
        url=article.url or before.url,
        language=article.language or before.language,
        input=article.input or before.input,
    )
