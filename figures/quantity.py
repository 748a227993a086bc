"""What the number grammar hands to the rest of the engine: quantities found, numbers refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from figures.model import Change, Kind, Relation


@dataclass(slots=True)
class Quantity:
    """A number with its bound, unit and rate, before anyone knows what it counts."""

    start: int
    """Offset of its first character, bound or hedge included ("over 100 per day")."""
    end: int
    """Offset behind its last character: number, unit and a rate that follows them at once."""
    number_start: int
    number_end: int
    """Span of the bare number ("100", "half a million", "18 to 25")."""
    low: float | None
    high: float | None
    """The stated value; equal for a point, None for an open end."""
    relation: Relation
    kind: Kind
    unit: str | None = None
    """Money: ISO 4217; percent: "percent" or "percentage point"; measures: singular name."""
    change: Change = "none"
    per: str | None = None
    """"day" for a daily rate; None when it is none."""
    rate: tuple[int, int] | None = None
    """Span of the words of the rate ("per day"); it may lie behind `end`, with the counted
    noun in between ("300 workers a month")."""
    aspect: Literal["age", "when"] | None = None
    """"age" for the age of a person or thing, in years, months, weeks or days; "when" for a
    span that dates something ("three years ago"); None for all else."""
    rules: list[tuple[str, str]] = field(default_factory=list)
    """(field, rule) in the order of decision."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number that only names something, with the reason."""

    start: int
    end: int
    surface: str
    reason: str
