"""Forms about one figure: setting right what was read wrongly, and keeping a remark."""

from __future__ import annotations

from typing import get_args

from db.library import Library
from figures.model import Claim, Figure, Relation, Status
from figures.printable import printable_line
from tui.screens.edit import DAY, is_day
from tui.screens.form import Field, FormScreen

_DAYS = ("period_start", "period_end")
_CHOICES = {"relation": get_args(Relation), "status": get_args(Status)}


class CorrectScreen(FormScreen):
    """What was read out of a figure, field by field."""

    HELP = "Set right what was read wrongly; the verdict follows at once, and u undoes it."
    BINDING_GROUP_TITLE = "Correct"
    SAVED = "Corrected. u undoes it."

    def __init__(self, library: Library, claim: Claim) -> None:
        self.library = library
        self.claim = claim
        surface = printable_line(claim.figure.surface)
        super().__init__(f"Correct “{surface}”", _fields(claim.figure))

    def slip(self, changes: dict[str, str]) -> tuple[str, str] | None:
        """Numbers must be numbers, days days, and the rest one of what there is."""
        for name, text in changes.items():
            if name in ("low", "high") and text and _number(text) is None:
                return name, f"“{text}” is no number; write it as 13800 or 4.5"
            if name in _DAYS and text and not is_day(text):
                return name, f"“{text}” is no date: {DAY}"
            if name in _CHOICES and text not in _CHOICES[name]:
                return name, f"“{text}” is none of {' '.join(_CHOICES[name])}"
        low, high = (_number(changes.get(f.name, f.value)) for f in self.fields[:2])
        if low is not None and high is not None and low > high:
            return "low", "the lowest value is above the highest"
        return None

    def keep(self, changes: dict[str, str]) -> None:
        """Decide it; an empty field says that it is not known."""
        fields: dict[str, float | str | None] = {
            name: _number(text) if name in ("low", "high") else text or None
            for name, text in changes.items()
        }
        stated = self.claim.figure
        if stated.low == stated.high and ("low" in fields) != ("high" in fields):
            value = fields.get("low", fields.get("high"))
            fields |= {"low": value, "high": value}  # one number was read, and one is meant
        self.library.curator.correct(self.claim.id, **fields)


class NoteScreen(FormScreen):
    """One line about a figure."""

    HELP = "A remark stays with the figure, and stands in the log of decisions."
    BINDING_GROUP_TITLE = "Note"
    SAVED = "Noted. u undoes it."

    def __init__(self, library: Library, claim: Claim) -> None:
        self.library = library
        self.claim = claim
        surface = printable_line(claim.figure.surface)
        super().__init__(f"Note on “{surface}”", [Field("text", "Note")])

    def keep(self, changes: dict[str, str]) -> None:
        """Decide it."""
        self.library.curator.note(self.claim.id, changes["text"])


def _fields(figure: Figure) -> list[Field]:
    period = figure.period
    start = period.start.isoformat() if period and period.start else ""
    end = period.end.isoformat() if period and period.end else ""
    return [
        Field("low", "Lowest value", _plain(figure.low), "empty: open"),
        Field("high", "Highest value", _plain(figure.high), "empty: open"),
        Field("relation", "Relation", figure.relation, " ".join(_CHOICES["relation"])),
        Field("unit", "Unit", printable_line(figure.unit or ""), "USD, percent, kilometre"),
        Field("counted", "Counts", printable_line(figure.counted or ""), "worker"),
        Field("status", "Status", figure.status, " ".join(_CHOICES["status"])),
        Field("period_start", "Period from", start, DAY),
        Field("period_end", "Period to", end, DAY),
    ]


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
