"""The number line of a comparison as an SVG drawing: every interval on one axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from figures.printable import printable_line
from tui.present.number_line import Axis, Bar, shown_axis

_WIDTH, _LEFT, _RIGHT = 860, 34, 150
_ROW, _TOP = 26, 30
_CELL = 7
"""Width of a character of the axis labels."""
_OPEN = 60
"""How far an open end is drawn beyond the stated number."""


def svg_line(bars: Sequence[Bar], title: str) -> str:
    """An SVG element; empty without bars. A dot is the stated number, a bar what it commits to."""
    if not bars:
        return ""
    room = _WIDTH - _LEFT - _RIGHT
    axis = shown_axis(bars, room // _CELL)
    fine = replace(axis, width=room * 10 + 1)
    height = _TOP + _ROW * len(bars) + 6
    parts = [
        f'<svg class="line" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-label="{_safe(title)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{_safe(title)}</title>",
        *_ticks(axis, fine, height),
    ]
    for number, bar in enumerate(bars):
        parts += _row(bar, fine, _TOP + _ROW * number + _ROW // 2)
    return "\n".join([*parts, "</svg>"])


def _x(axis: Axis, value: float) -> float:
    return _LEFT + axis.column(value) / 10


def _ticks(axis: Axis, fine: Axis, height: int) -> Iterator[str]:
    for value, _, label in axis.ticks():
        x = _x(fine, value)
        yield f'<path class="tick" d="M{x:g} {_TOP - 8}V{height - 4}"/>'
        yield f'<text class="tick" x="{x:g}" y="{_TOP - 14}" text-anchor="middle">{label}</text>'


def _row(bar: Bar, axis: Axis, y: int) -> Iterator[str]:
    style = f' class="{bar.style}"' if bar.style else ""
    yield f"<g{style}>"
    yield f'<text class="letter" x="4" y="{y + 5}">{_safe(bar.letter)}</text>'
    first, last = _ends(bar, axis)
    yield f'<path class="lead" d="M{_LEFT} {y}H{first:g}"/>'
    yield f'<path class="bar" d="M{first:g} {y}H{max(last, first + 1):g}"/>'
    if bar.low is None or bar.low < axis.low:
        yield f'<path class="end" d="M{first:g} {y}l7 -5v10z"/>'
    if bar.high is None or bar.high > axis.high:
        yield f'<path class="end" d="M{last:g} {y}l-7 -5v10z"/>'
    for value in bar.stated:
        if axis.low <= value <= axis.high:
            yield f'<circle cx="{_x(axis, value):g}" cy="{y}" r="4.5"/>'
    yield f'<text x="{last + 10:g}" y="{y + 5}">{_safe(bar.words)}</text></g>'


def _ends(bar: Bar, axis: Axis) -> tuple[float, float]:
    """Where the bar begins and ends; an open end goes a little beyond the stated number."""
    stated = [_x(axis, value) for value in bar.stated]
    left, right = float(_LEFT), float(_WIDTH - _RIGHT)
    first = max(left, min(stated) - _OPEN) if bar.low is None else _x(axis, bar.low)
    last = min(right, max(stated) + _OPEN) if bar.high is None else _x(axis, bar.high)
    return first, last


def _safe(text: str) -> str:
    return escape(printable_line(text))
