"""What follows from one article alone: made without the library, so before its lock is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from figures.model import Article, Figure
from figures.profile import ArticleProfile, profile_article
from figures.sources import declared_acronyms


@dataclass(frozen=True, slots=True)
class Derived:
    """Figures and profile of an article as it was when they were made."""

    article: Article
    figures: Sequence[Figure]
    profile: ArticleProfile | None
    """None for an article without figures, which has nothing to align."""
    acronyms: Mapping[str, str]
    """Acronyms that it explains, with the full names."""

    def fits(self, article: Article) -> bool:
        """Whether they are those of `article` too: it may have changed in the meantime."""
        return article == self.article or _basis(article) == _basis(self.article)


def derive(article: Article, found: Sequence[Figure] | None = None) -> Derived:
    """Figures and profile of an article; `found` are its figures when they are known already."""
    if found is None:
        from figures.extract import extract_figures  # 100 ms to import: often they are given

        found = extract_figures(article.text, article.published_on, outlet=article.outlet)
    if not found:
        return Derived(article, found, None, {})
    return Derived(article, found, profile_article(article), declared_acronyms(article.text))


def still_right(
    found: Sequence[Figure] | None, read: Article, kept: Article
) -> Sequence[Figure] | None:
    """`found`, the figures of `read`, when they are those of `kept` as well; else None."""
    same = (read.text, read.published_on, read.outlet) == (
        kept.text,
        kept.published_on,
        kept.outlet,
    )
    return found if same else None


def _basis(article: Article) -> tuple[object, ...]:
    return article.text, article.title, article.outlet, article.published_on
