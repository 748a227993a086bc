"""Running totals of a question in the order of time, each with a bar for its size."""

from __future__ import annotations

from datetime import date

from figures.measures import size_in
from figures.model import Claim, Figure
from tui.present.comparison import Column, Comparison
from tui.present.dates import day_of, day_words
from tui.present.inked import Ink, Line, fit
from tui.present.numbers import difference_words, value_words
from tui.present.wording import source_words

_WORDS = 74
"""Cells beside the bar: letter, day, value, step, and 20 for the outlet."""


def timeline(comparison: Comparison, width: int) -> list[Line]:
    """One line a running total, earliest first; empty unless there are at least two.

    In a question whose count moved on, the day of publication stands in for one not stated.
    """
    moved_on = comparison.verdict == "update"
    unit_of = comparison.columns[comparison.baseline].claim.figure
    totals = sorted(
        (
            found
            for column in comparison.columns
            if (found := _total(column, unit_of, moved_on and bool(column.style)))
        ),
        key=lambda total: (total[0], total[2], total[1]),
    )
    if len(totals) < 2:
        return []
    most = max(value for _, _, value, _ in totals) or 1.0
    room = max(4, min(40, width - _WORDS))
    lines: list[Line] = []
    before: float | None = None
    for day, letter, value, claim in totals:
        bar = "━" * max(1, round(room * value / most))
        step = "" if before is None else difference_words(value, before)
        lines.append(
            (
                Ink(f" {letter.ljust(2)} ", "strong"),
                Ink(fit(day_words(day), 13), "muted"),
                Ink(fit(bar, room + 1), "accent"),
                Ink(fit(value_words(claim.figure), 18), "strong"),
                Ink(fit(step, 18)),
                Ink(
                    fit(source_words(claim.outlet, claim.article), max(0, width - room - 54)),
                    "muted",
                ),
            )
        )
        before = value
    return lines


def _total(
    column: Column, unit_of: Figure, as_published: bool
) -> tuple[date, str, float, Claim] | None:
    """Day, letter, value in the unit of a figure, and claim; None for what is no total."""
    claim = column.claim
    period, value = claim.figure.period, size_in(claim.figure, unit_of)
    day = None
    if period is not None and period.cumulative:
        day = period.end
    elif as_published:
        day = day_of(claim.published)
    return None if day is None or value is None else (day, column.letter, value, claim)
