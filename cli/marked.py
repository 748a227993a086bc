"""Text broken to the width of a terminal, with spans of it marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.present.inked import Ink, Line
from tui.present.page import broken


class Mark(NamedTuple):
    """A span of the text and the name of its style."""

    start: int
    end: int
    style: str


def marked_lines(text: str, marks: Sequence[Mark], columns: int, start: int = 0) -> Iterator[Line]:
    """Lines of `text` from `start`, at most `columns` wide; marks in order, none overlapping.

    The text is printable.
    """
    waiting = list(reversed(marks))
    for at, end in broken(text, columns, start):
        line: list[Ink] = []
        while waiting and waiting[-1].start < end:
            mark = waiting[-1]
            first, last = max(mark.start, at), min(mark.end, end)
            if first < last:
                line += [Ink(text[at:first]), Ink(text[first:last], mark.style)]
                at = last
            if mark.end > end:
                break  # it goes on in the next line
            waiting.pop()
        yield (*line, Ink(text[at:end]))
