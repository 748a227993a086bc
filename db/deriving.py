"""What follows from one article alone: made without the library, so before its lock is taken.

Another process may make it as well: an import has it made by whoever reads the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from figures.agencies import agency_of
from figures.alone import Told, told_of
from figures.entries import Entry, entries_of
from figures.model import Article, Claim, Figure, figure_ids
from figures.profile import ArticleProfile, profile_article
from figures.sources import declared_acronyms


@dataclass(frozen=True, slots=True)
class Noticed:
    """What alignment notes of claims of one article, and what is said of those that are alone."""

    entries: Sequence[Entry]
    told: Mapping[str, Told]
    """By the ids of the claims."""


@dataclass(frozen=True, slots=True)
class Derived:
    """Claims and profile of an article as it was when they were made."""

    article: Article
    claims: Sequence[Claim]
    noticed: Noticed
    """Of all the claims."""
    profile: ArticleProfile | None
    """None for an article without figures, which has nothing to align."""
    acronyms: Mapping[str, str]
    """Acronyms that it explains, with the full names."""

    @property
    def figures(self) -> Sequence[Figure]:
        """Its figures, in the order of the text."""
        return [claim.figure for claim in self.claims]

    def fits(self, article: Article) -> bool:
        """Whether they are those of `article` too: it may have changed in the meantime."""
        return article == self.article or _basis(article) == _basis(self.article)


Found = Sequence[Figure] | Derived | None
"""What is known of the figures of an article that is handed over; None: they are to be found."""


def derive(article: Article, found: Sequence[Figure] | None = None) -> Derived:
    """What follows from an article; `found` are its figures when they are known already."""
    if found is None:
        from figures.extract import extract_figures  # 100 ms to import: often they are given

        found = extract_figures(article.text, article.published_on, outlet=article.outlet)
    if not found:
        return Derived(article, (), Noticed((), {}), None, {})
    claims = claims_of(article, found)
    return Derived(
        article,
        claims,
        notice(article, claims),
        profile_article(article),
        declared_acronyms(article.text),
    )


def derived_of(kept: Article, read: Article, found: Found) -> Derived:
    """What follows from an article as it is kept, which may be other than as it was read.

    Figures that were found under another date or outlet than it gets are found anew.
    """
    if isinstance(found, Derived):
        if found.fits(kept):
            return found
        found = found.figures
    same = (read.text, read.published_on, read.outlet) == (
        kept.text,
        kept.published_on,
        kept.outlet,
    )
    return derive(kept, found if same else None)


def claims_of(article: Article, figures: Sequence[Figure]) -> list[Claim]:
    """The figures of an article as claims."""
    outlet, published, title = article.outlet, article.published, article.title
    agency = agency_of(article.text, article.authors)
    return [
        Claim(name, figure, article.key, outlet, published, title, agency)
        for name, figure in zip(figure_ids(article.key, figures), figures, strict=True)
    ]


def notice(article: Article, claims: Sequence[Claim]) -> Noticed:
    """What alignment notes of these claims of an article."""
    entries = entries_of(article, claims)
    return Noticed(entries, told_of(claims, {entry.claim: entry.topic for entry in entries}))


def _basis(article: Article) -> tuple[object, ...]:
    return (
        article.key,
        article.text,
        article.title,
        article.outlet,
        article.published,
        article.authors,
    )
