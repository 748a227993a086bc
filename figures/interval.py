"""What a written number commits its writer to, as an interval.

| written | commits to | why |
| --- | --- | --- |
| 13,221; 2 people; 30 guests; 41 (age) | exactly that | no trailing zero, or a count below 100 |
| 25,000; 2.5 million | half a unit of its last significant digit either way | it may be rounded |
| 1,000; 300; 7 million | half a unit of the *next* digit | nobody rounds 1,400 to 1,000 |
| 4.9 percent; 60 km | half a unit of the last written digit | measurements are rounded |
| about, some, roughly N | ten percent either way | DESIGN of hedges in news: "about 35" |
| nearly, almost N | from ten percent below N up to N | |
| more than, over N | above N, no upper end | |
| at least N; up to N | N and above; N and below | |
| hundreds, dozens, 18 to 25 | the stated ends | |

A count below 100 is taken as counted, not rounded: "30 people" against "32 people" is a
difference that a reader wants to see, "about 30" against 32 is none.
"""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from figures.model import Figure, Kind, Relation

COUNTED = 100
"""Whole counts below this are exact, round or not."""
HEDGE = 0.1
"""Share of the value that "about" allows either way."""
SLACK = 1e-12

_BELOW = re.compile(r"\b(?:nearly|almost|close to|just under|not quite)\b", re.IGNORECASE)


class Interval(NamedTuple):
    """Values that a written number allows; infinite ends are open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether some value is allowed by both.

        >>> Interval(1, 2).meets(Interval(2, 3))
        True
        >>> Interval(1, 2, high_open=True).meets(Interval(2, 3))
        False
        """
        return not self._is_below(other) and not other._is_below(self)

    def holds(self, value: float) -> bool:
        """Whether `value` is allowed."""
        return self.meets(Interval(value, value))

    def scaled(self, factor: float) -> "Interval":
        """The interval in another unit."""
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)

    def _is_below(self, other: "Interval") -> bool:
        slack = SLACK * max(1.0, abs(self.high) if math.isfinite(self.high) else 1.0)
        if self.high < other.low - slack:
            return True
        return abs(self.high - other.low) <= slack and (self.high_open or other.low_open)


def committed(figure: Figure) -> Interval:
    """What the figure as written commits to."""
    told = figure.low, figure.high, figure.relation, figure.kind, figure.unit
    return _committed(*told, bool(_BELOW.search(figure.surface)))


@lru_cache(maxsize=4_000)
def _committed(
    low: float | None,
    high: float | None,
    relation: Relation,
    kind: Kind,
    unit: str | None,
    below: bool,
) -> Interval:
    """The same, from what it depends on; a comparison asks for it again and again."""
    if low is None and high is None:
        return Interval(-math.inf, math.inf)
    if low is None or high is None:
        return _one_sided(low, high, relation, below)
    if low != high or relation == "range":
        return Interval(low, high)
    if relation == "~":
        return Interval(low - HEDGE * abs(low), low if below else low + HEDGE * abs(low))
    if relation == ">":
        return Interval(low, math.inf, low_open=True)
    if relation == ">=":
        return Interval(low, math.inf)
    if relation in ("<", "<="):
        return _one_sided(None, high, relation, below)
    half = _rounding_unit(low, kind, unit) / 2
    return Interval(low - half, low + half, high_open=half > 0)


def rounding_unit(figure: Figure) -> float:
    """The unit to which a plain number may be rounded; 0 for an exact one."""
    value = figure.low if figure.low is not None else figure.high or 0.0
    return _rounding_unit(value, figure.kind, figure.unit)


def _rounding_unit(value: float, kind: Kind, unit: str | None) -> float:
    value = abs(value)
    if value == 0 or _is_age(kind, unit):
        return 0.0
    whole = value == int(value)
    if kind in ("count", "ordinal", "money") and whole and value < COUNTED:
        return 0.0
    if not whole:
        return _decimal_unit(value)
    digits = str(int(value)) if value < 1e15 else f"{value:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    significant = len(digits) - zeros
    if zeros == 0:
        return 0.0 if kind in ("count", "ordinal", "money") else 1.0
    # One significant digit says little of the rounding: take the next digit as meant.
    return float(10 ** (zeros - 1 if significant == 1 else zeros))


def is_age(figure: Figure) -> bool:
    """A measure in years, months or days: people give their age in whole ones."""
    return _is_age(figure.kind, figure.unit)


def _is_age(kind: Kind, unit: str | None) -> bool:
    return kind == "measure" and unit in ("year", "month", "week", "day")


def is_rounding(exact: Figure, rounded: Figure) -> bool:
    """Whether `rounded` may be `exact`, written with fewer digits."""
    if exact.low is None or exact.low != exact.high or rounding_unit(rounded) == 0:
        return False
    plain = rounded.relation == "=" and exact.relation == "="
    return plain and exact.low != rounded.low and committed(rounded).holds(exact.low)


def value_of(figure: Figure) -> float | None:
    """The one value that stands for the figure: its point, middle of a range, or bound."""
    if figure.low is None or figure.high is None:
        return figure.low if figure.high is None else figure.high
    return figure.low if figure.low == figure.high else (figure.low + figure.high) / 2


def _one_sided(low: float | None, high: float | None, relation: Relation, below: bool) -> Interval:
    if low is not None:
        return Interval(low, math.inf, low_open=relation == ">")
    assert high is not None
    if below:
        return Interval(high - HEDGE * abs(high), high)
    return Interval(-math.inf, high, high_open=relation == "<")


def _decimal_unit(value: float) -> float:
    text = repr(value)
    decimals = len(text.partition(".")[2]) if "e" not in text else 6
    return float(10**-decimals)
