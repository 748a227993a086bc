"""Every interval of a comparison on one axis, drawn with characters.

    13.0k          13.2k         13.4k         13.6k         13.8k
 A ────────────────●  13,221
 B ───────────────────────────────────────────────────●━━  13,800

A thin line leads to the value, ● is the stated number, a thick line is what it commits to,
and ◄ or ► says that this goes on beyond the stated bound.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from figures.interval import committed
from figures.model import Claim
from tui.present.inked import Ink, Line, fit
from tui.present.numbers import axis_words, value_words

_LOG_FROM = 30.0
"""Highest over lowest value from which the axis is logarithmic."""
_OPEN_REACH = 6
"""Cells of thick line that stand for an open end."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval to draw."""

    letter: str
    low: float | None
    high: float | None
    """What the number commits to; None where it is open."""
    stated: tuple[float, ...]
    """The number or numbers as written."""
    words: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """Which value stands in which column."""

    low: float
    high: float
    width: int
    is_log: bool

    def column(self, value: float) -> int:
        """The column of `value`, kept on the axis."""
        share = self._share(value)
        return max(0, min(self.width - 1, round(share * (self.width - 1))))

    def _share(self, value: float) -> float:
        if self.is_log:
            value = max(value, self.low)
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def _label(self, value: float, step: float) -> str:
        return (
            axis_words(value, value, value) if self.is_log else axis_words(value, step, self.high)
        )

    def ticks(self) -> list[tuple[int, str]]:
        """Columns and labels of the ticks, none touching the next."""
        step, values = _log_ticks(self) if self.is_log else _linear_ticks(self)
        ticks: list[tuple[int, str]] = []
        free = 0
        for value in values:
            label = self._label(value, step)
            start = max(0, min(self.column(value) - len(label) // 2, self.width - len(label)))
            if start >= free:
                ticks.append((start, label))
                free = start + len(label) + 2
        return ticks


def bar_of(letter: str, claim: Claim, style: str = "") -> Bar | None:
    """The bar of a claim; None when it states no number."""
    figure = claim.figure
    stated = tuple(dict.fromkeys(v for v in (figure.low, figure.high) if v is not None))
    if not stated:
        return None
    interval = committed(figure)
    low = None if math.isinf(interval.low) else interval.low
    high = None if math.isinf(interval.high) else interval.high
    return Bar(letter, low, high, stated, value_words(figure), style)


def axis_for(bars: Sequence[Bar], width: int) -> Axis:
    """An axis that holds every bar, with a little room at both ends."""
    values = [v for bar in bars for v in (bar.low, bar.high, *bar.stated) if v is not None]
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOG_FROM:
        room = (high / low) ** 0.06
        return Axis(low / room, high * room, width, is_log=True)
    gap = (high - low) or abs(high) * 0.1 or 1.0
    below = low - gap * 0.18
    return Axis(0.0 if low >= 0 > below else below, high + gap * 0.18, width, is_log=False)


def number_line(bars: Sequence[Bar], width: int) -> list[Line]:
    """The axis and one line a bar, each `width` cells wide; empty without bars."""
    if not bars:
        return []
    margin = max(len(bar.letter) for bar in bars) + 2
    axis = axis_for(bars, max(10, width - margin))
    return [_tick_line(axis, margin), *(_bar_line(bar, axis, margin) for bar in bars)]


def _tick_line(axis: Axis, margin: int) -> Line:
    cells = [" "] * axis.width
    for start, label in axis.ticks():
        cells[start : start + len(label)] = label
    return (Ink(" " * margin + "".join(cells), "muted"),)


def _bar_line(bar: Bar, axis: Axis, margin: int) -> Line:
    marks = {axis.column(value) for value in bar.stated}
    first = min(marks) if bar.low is None else axis.column(bar.low)
    last = max(marks) if bar.high is None else axis.column(bar.high)
    if bar.low is None:
        first = max(0, first - _OPEN_REACH)
    if bar.high is None:
        last = min(axis.width - 1, last + _OPEN_REACH)
    thick = ["●" if column in marks else "━" for column in range(first, last + 1)]
    if bar.low is None and first not in marks:
        thick[0] = "◄"
    if bar.high is None and last not in marks:
        thick[-1] = "►"
    head = Ink(bar.letter.rjust(margin - 1) + " ", "strong")
    label = f" {bar.words} "
    after = axis.width - last - 1
    if len(label) <= after:
        tail = Ink(fit(label, after))
        return (head, Ink("─" * first, "faint"), Ink("".join(thick), bar.style or "strong"), tail)
    lead = label if len(label) <= first else ""
    return (
        head,
        Ink("─" * (first - len(lead)), "faint"),
        Ink(lead),
        Ink("".join(thick), bar.style or "strong"),
        Ink(" " * after),
    )


def _linear_ticks(axis: Axis) -> tuple[float, list[float]]:
    span = axis.high - axis.low
    rough = span / max(2, axis.width // 14)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= rough)
    first = math.ceil(axis.low / step)
    return step, [index * step for index in range(first, math.floor(axis.high / step) + 1)]


def _log_ticks(axis: Axis) -> tuple[float, list[float]]:
    low, high = math.floor(math.log10(axis.low)), math.ceil(math.log10(axis.high))
    decades = high - low
    steps = (1, 2, 5) if decades <= max(2, axis.width // 24) else (1,)
    values = [step * 10.0**power for power in range(low, high + 1) for step in steps]
    return 0.0, [value for value in values if axis.low <= value <= axis.high]
