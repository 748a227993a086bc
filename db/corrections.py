"""What people set right in the figures of an article, applied to what extraction read."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.curation import Entry, ref_of, standing
from db.placing import name_of
from figures.model import Figure, Period, figure_ids


@dataclass(frozen=True, slots=True)
class Corrections:
    """The standing decisions on the figures of one article."""

    article: str
    dismissed: frozenset[str]
    """Ids of figures that take no part in comparisons."""
    changes: dict[str, dict[str, Any]]
    """Fields set right, by figure id."""

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.changes or self.dismissed)

    def applied(self, figures: Sequence[Figure]) -> Sequence[Figure]:
        """The figures with what was set right; their ids stay the same."""
        names = figure_ids(self.article, figures)
        return [
            _corrected(figure, self.changes[name]) if name in self.changes else figure
            for name, figure in zip(names, figures, strict=True)
        ]


def corrections_of(reader: sqlite3.Connection, article: str) -> Corrections:
    """The standing decisions on the figures of the article with this key."""
    entries = standing(reader, article=article, kinds=("dismiss", "correct"))
    changes: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if entry.kind == "correct":
            changes.setdefault(_name(entry), {}).update(entry.change)
    dismissed = frozenset(_name(entry) for entry in entries if entry.kind == "dismiss")
    return Corrections(article, dismissed, changes)


def _name(entry: Entry) -> str:
    return name_of(ref_of(entry))


def _corrected(figure: Figure, change: dict[str, Any]) -> Figure:
    fields = {name: value for name, value in change.items() if not name.startswith("period_")}
    if len(fields) < len(change):
        period = figure.period or Period(None, None, "")
        ends: dict[str, Any] = {
            name.removeprefix("period_"): date.fromisoformat(value) if value else None
            for name, value in change.items()
            if name.startswith("period_")
        }
        fields["period"] = period._replace(**ends)
    return figure._replace(**fields)


def notes_of(reader: sqlite3.Connection, article: str) -> dict[str, tuple[str, ...]]:
    """The standing notes on the figures of an article, by figure id; its own are under ""."""
    notes: dict[str, tuple[str, ...]] = {}
    for entry in standing(reader, article=article, kinds=("note",)):
        name = _name(entry) if entry.quote else ""
        notes[name] = (*notes.get(name, ()), entry.change.get("text", ""))
    return notes
