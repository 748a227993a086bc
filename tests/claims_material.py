"""Claims of our own making for the tests of intervals, verdicts, questions and arithmetic."""

from __future__ import annotations

from datetime import date
from typing import Any

from figures.model import Claim, Figure, Link, Period

YEAR_2024 = Period(date(2024, 1, 1), date(2024, 12, 31), "last year")
YEAR_2023 = Period(date(2023, 1, 1), date(2023, 12, 31), "in 2023")


def figure(surface: str, low: float | None, high: float | None = None, **fields: Any) -> Figure:
    """A figure with this surface; `quote` is its sentence, which must hold the surface once."""
    quote = fields.pop("quote", surface)
    at = fields.pop("at", 0)
    relation = fields.pop("relation", "=")
    if high is None and relation in ("=", "~"):
        high = low
    start = at + quote.index(surface)
    return Figure(
        start=start,
        end=start + len(surface),
        surface=surface,
        low=low,
        high=high,
        relation=relation,
        kind=fields.pop("kind", "count"),
        sentence=(at, at + len(quote)),
        quote=quote,
        **fields,
    )


def claim(article: str, told: Figure, **fields: Any) -> Claim:
    """A claim of `article`, whose outlet has the same name unless said."""
    return Claim(
        id=fields.pop("id", f"{article}/{told.start}"),
        figure=told,
        article=article,
        outlet=fields.pop("outlet", article),
        published=fields.pop("published", "2025-03-01"),
        **fields,
    )


def says(name: str) -> tuple[Link, ...]:
    """An attribution to one named institution."""
    return (Link(name, 0, len(name), "said"),)
