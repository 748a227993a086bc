"""How far two numbers are from each other, in words: one wording for reasons and screens."""

from __future__ import annotations

TIMES = 10
"""From this ratio on a distance is told in multiples, below it in percent."""


def distance_words(low: float, high: float) -> str:
    """How far `high` stands above `low`, both above zero.

    >>> distance_words(13_221, 13_800), distance_words(4, 5), distance_words(3, 36)
    ('4.4 % apart', '25 % apart', '12 times apart')
    """
    if high / low >= TIMES:
        return f"{float(f'{high / low:.3g}'):,.10g} times apart"
    return f"{percent_words((high - low) / low * 100)} apart"


def percent_words(percent: float) -> str:
    """A percentage with the digits that matter: "4.4 %", "120 %", "< 0.1 %"."""
    if percent < 0.1:
        return "< 0.1 %"
    return f"{percent:.1f} %" if percent < 10 else f"{percent:,.0f} %"
