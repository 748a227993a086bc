"""An article's text broken into lines, as spans of its own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rich.cells import get_character_cell_size

Span = tuple[int, int]

_UNEVEN = re.compile(
    "[^\u0020-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2100-\u22ff\ufffd]"
)
"""A character that may not be exactly one cell wide."""


def broken(text: str, width: int) -> list[Span]:
    """Spans of the lines of `text` at `width` cells; every character but breaks is in one of them.

    Spaces and newlines at which a line was broken belong to no span.
    """
    return list(_broken(text, max(1, width)))


def _broken(text: str, width: int) -> Iterator[Span]:
    start = 0
    while True:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if _UNEVEN.search(text, start, end):
            yield from _uneven(text, start, end, width)
        else:
            yield from _even(text, start, end, width)
        if end == len(text):
            return
        start = end + 1


def _even(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            yield start, start + width
            start += width
        else:
            yield start, cut
            start = cut + 1
    yield start, end


def _uneven(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    cells, space, at = 0, -1, start
    while at < end:
        cells += get_character_cell_size(text[at])
        if text[at] == " ":
            space = at
        if cells > width and at > start:
            if space > start:
                yield start, space
                start = at = space + 1
            else:
                yield start, at
                start = at
            cells, space = 0, -1
        else:
            at += 1
    yield start, end


def marks_by_line(lines: list[Span], marks: Iterable[Span]) -> dict[int, list[int]]:
    """For every line that marks touch, their indexes in order."""
    starts = [start for start, _ in lines]
    found: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(marks):
        line = max(0, bisect_right(starts, start) - 1)
        while line < len(lines) and lines[line][0] < end:
            if lines[line][1] > start:
                found.setdefault(line, []).append(index)
            line += 1
    return found
