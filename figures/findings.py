"""What a test of a pair looks at besides the two claims, and what it gives."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from figures.interval import Interval, is_age
from figures.measures import compared
from figures.model import Claim, Figure, Verdict
from figures.word_forms import plural

REVISED = re.compile(
    r"\b(?:revised|correct(?:ed|ion)|updated (?:count|toll|figures?|number)|initial(?:ly)?|"
    r"earlier (?:report|said|count)|"
    r"at first|first reported|rose to|risen to|climbed to|(?:has|have) (?:since|now) died|"
    r"later died|increased to|raised to|originally|preliminary|early reports?|now stands)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test found: the verdict it settles, or None, and the facts in words."""

    verdict: Verdict | None
    words: str


@dataclass(frozen=True, slots=True)
class PairContext:
    """What a pair is judged by besides its two claims."""

    topic: str = ""
    """Topic of the question, as `figures.entries` names it."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Article -> name of its group of copies, for articles that have copies."""
    also: Mapping[str, tuple[Interval, ...]] = field(default_factory=dict)
    """Article -> everything it gives as an answer to this question."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Claim -> what it is about, for topics that no list foresees (`figures.about`)."""
    beside: Sequence[Claim] = ()
    """All claims of the articles of the question, whatever they count."""
    _givers: dict[tuple[object, ...], frozenset[str]] = field(default_factory=dict, compare=False)

    @property
    def deed(self) -> str:
        """The first word of the topic: "killed", "age", "move"."""
        return self.topic.partition(":")[0]

    def givers(self, figure: Figure) -> frozenset[str]:
        """Articles that give a value which meets the figure's; none for an open value."""
        key = (figure.low, figure.high, figure.relation, figure.unit, figure.per, figure.surface)
        found = self._givers.get(key)
        if found is None:
            wanted = compared(figure)
            # "At least 12" is met by whatever an article gives.
            closed = math.isfinite(wanted.low) and math.isfinite(wanted.high)
            found = frozenset(
                article
                for article, given in self.also.items()
                if closed and any(interval.meets(wanted) for interval in given)
            )
            self._givers[key] = found
        return found


def day_of(claim: Claim) -> date | None:
    """The day the claim was published; None when it is not known or not a date."""
    try:
        return date.fromisoformat(claim.published[:10]) if claim.published else None
    except ValueError:
        return None


def written(claim: Claim) -> str:
    """The number of a claim for a reader: plain with its unit when it is a point, else as written.

    An age has no unit: that it is one is known from the question.
    """
    figure = claim.figure
    if figure.low is None or figure.low != figure.high or figure.relation != "=":
        return f"“{figure.surface}”"
    number = f"{figure.low:,.10g}"
    match figure.kind:
        case "money" if figure.unit:
            return f"{figure.unit} {number}"
        case "percent":
            return f"{number} %"
        case "measure" if figure.unit and not is_age(figure):
            return f"{number} {plural(figure.unit) if figure.low != 1 else figure.unit}"
        case _:
            return number
