"""Running totals of a question in the order of time, each with a bar for its size."""

from __future__ import annotations

from datetime import date

from figures.interval import value_of
from figures.model import Claim
from tui.present.comparison import Comparison
from tui.present.dates import day_words
from tui.present.inked import Ink, Line, fit
from tui.present.numbers import difference_words, value_words
from tui.present.wording import source_words


def timeline(comparison: Comparison, width: int) -> list[Line]:
    """One line a running total, earliest first; empty unless there are at least two."""
    totals = sorted(
        (found for column in comparison.columns if (found := _total(column.letter, column.claim))),
        key=lambda total: total[:2],
    )
    if len(totals) < 2:
        return []
    most = max(value for _, _, value, _ in totals) or 1.0
    room = max(4, min(40, width - 60))
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
                Ink(source_words(claim.outlet, claim.article), "muted"),
            )
        )
        before = value
    return lines


def _total(letter: str, claim: Claim) -> tuple[date, str, float, Claim] | None:
    period, value = claim.figure.period, value_of(claim.figure)
    if period is None or not period.cumulative or period.end is None or value is None:
        return None
    return period.end, letter, value, claim
