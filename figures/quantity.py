"""What the number grammar hands to the rest of the engine: quantities found, numbers refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from figures.model import Change, Kind, Relation


@dataclass(slots=True)
class Quantity:
    """A number with its bound, unit and rate, before anyone knows what it counts."""

    start: int
    """Offset of its first character, bound or hedge included ("over 100 per day")."""
    end: int
    number_start: int
    number_end: int
    """Span of the bare number ("100", "half a million", "18 to 25")."""
    low: float | None
    high: float | None
    relation: Relation
    kind: Kind
    unit: str | None = None
    change: Change = "none"
    per: str | None = None
    rules: list[tuple[str, str]] = field(default_factory=list)
    """(field, rule) in the order of decision."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number that only names something, with the reason."""

    start: int
    end: int
    surface: str
    reason: str
