"""Every interval of a comparison on one axis, drawn with characters.

    13.0k          13.2k         13.4k         13.6k         13.8k
 A ────────────────●  13,221
 B ───────────────────────────────────────────────────●━━  13,800

A thin line leads to the value, ● is the stated number, a thick line is what it commits to,
and ◄ or ► says that this goes on, beyond the stated bound or beyond the axis.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from figures.interval import committed
from figures.measures import factor_to
from figures.model import Claim, Figure
from tui.present.inked import Ink, Line, fit
from tui.present.numbers import axis_words, value_words

_LOG_FROM = 30.0
"""Highest over lowest value from which the axis is logarithmic."""
_OPEN_REACH = 6
"""Cells of thick line that stand for an open end."""
_TELLING = 0.12
"""Share of the axis that disputed values must span to be told apart."""


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
    """The question's verdict, when this is one of the disputed values; else empty."""


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

    def ticks(self) -> list[tuple[float, int, str]]:
        """Value, first column and label of the ticks, none touching the next."""
        step, values = _log_ticks(self) if self.is_log else _linear_ticks(self)
        ticks: list[tuple[float, int, str]] = []
        free = 0
        for value in values:
            label = self._label(value, step)
            start = max(0, min(self.column(value) - len(label) // 2, self.width - len(label)))
            if start >= free:
                ticks.append((value, start, label))
                free = start + len(label) + 2
        return ticks


def bar_of(letter: str, claim: Claim, unit_of: Figure, style: str = "") -> Bar | None:
    """The bar of a claim on an axis in the unit of a figure; None when it states no number."""
    figure = claim.figure
    factor = factor_to(figure, unit_of)
    ends = (figure.low, figure.high)
    stated = tuple(dict.fromkeys(end * factor for end in ends if end is not None))
    if not stated:
        return None
    interval = committed(figure).scaled(factor)
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


def shown_axis(bars: Sequence[Bar], width: int) -> Axis:
    """The axis that tells the disputed bars apart, also where the others then lie beyond it."""
    axis = axis_for(bars, width)
    disputed = [bar for bar in bars if bar.style]
    return axis_for(disputed, width) if is_pressed(disputed, axis) else axis


def number_line(bars: Sequence[Bar], width: int, *, whole: bool = False) -> list[Line]:
    """The axis and one line a bar, each `width` cells wide; empty without bars.

    Where far values would press the disputed ones together, the axis shows the disputed ones and
    an arrow says where the others are; `whole` always shows everything.
    """
    if not bars:
        return []
    margin = max(len(bar.letter) for bar in bars) + 2
    room = max(10, width - margin)
    axis = axis_for(bars, room) if whole else shown_axis(bars, room)
    return [_tick_line(axis, margin), *(_bar_line(bar, axis, margin) for bar in bars)]


def is_pressed(disputed: Sequence[Bar], axis: Axis) -> bool:
    """Whether the disputed values stand too close together on an axis to be told apart."""
    columns = {axis.column(value) for bar in disputed for value in bar.stated}
    if len(disputed) < 2 or not columns:
        return False
    return max(columns) - min(columns) < axis.width * _TELLING


def _tick_line(axis: Axis, margin: int) -> Line:
    cells = [" "] * axis.width
    for _, start, label in axis.ticks():
        cells[start : start + len(label)] = label
    return (Ink(" " * margin + "".join(cells), "muted"),)


def _bar_line(bar: Bar, axis: Axis, margin: int) -> Line:
    head = Ink(bar.letter.rjust(margin - 1) + " ", "strong")
    style = bar.style or "strong"
    if bar.low is not None and bar.low > axis.high:
        label = f" {bar.words} "
        leader = "─" * (axis.width - len(label) - 1)
        return (head, Ink(leader, "faint"), Ink(label), Ink("►", style))
    if bar.high is not None and bar.high < axis.low:
        return (head, Ink("◄", style), Ink(fit(f" {bar.words}", axis.width - 1)))
    first, thick = _thick(bar, axis)
    label, after = f" {bar.words} ", axis.width - first - len(thick)
    lead = tail = ""
    if len(label) <= after:
        tail = label
    elif len(label) <= first:
        lead = label
    else:
        thick = _labelled(thick, label)
    return (
        head,
        Ink("─" * (first - len(lead)), "faint"),
        Ink(lead),
        Ink(thick, style),
        Ink(fit(tail, after)),
    )


def _thick(bar: Bar, axis: Axis) -> tuple[int, str]:
    """First column of the interval, and its drawing as far as the axis goes."""
    marks = {axis.column(value) for value in bar.stated if axis.low <= value <= axis.high}
    first = 0 if bar.low is None else axis.column(bar.low)
    last = axis.width - 1 if bar.high is None else axis.column(bar.high)
    if bar.low is None and marks:
        first = max(0, min(marks) - _OPEN_REACH)
    if bar.high is None and marks:
        last = min(axis.width - 1, max(marks) + _OPEN_REACH)
    thick = ["●" if column in marks else "━" for column in range(first, last + 1)]
    if first not in marks and (bar.low is None or bar.low < axis.low):
        thick[0] = "◄"
    if last not in marks and (bar.high is None or bar.high > axis.high):
        thick[-1] = "►"
    return first, "".join(thick)


def _labelled(thick: str, label: str) -> str:
    """The drawing with the label in its longest plain stretch, if it fits there."""
    stretch = max(re.finditer("━+", thick), key=lambda match: len(match.group()), default=None)
    if stretch is None or len(stretch.group()) < len(label):
        return thick
    start = stretch.start() + (len(stretch.group()) - len(label)) // 2
    return thick[:start] + label + thick[start + len(label) :]


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
