"""An article's text broken into lines, as spans of its own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from db.snippets import after_title
from figures.printable import printable

Span = tuple[int, int]

_UNEVEN = re.compile(
    "[^\u0020-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2100-\u22ff\ufffd]"
)
"""A character that may not be exactly one cell wide."""


_AT_ONCE = 100_000
"""Characters made printable in one go: a thread that reads more at once holds up the screen."""
_PROSE = 60
"""Characters from which a line is a paragraph, to be set off by an empty line."""


class Page(NamedTuple):
    """A text as it is shown at one width."""

    text: str
    """Printable, offset by offset the article's."""
    width: int
    lines: list[Span]
    marks: dict[int, list[int]]
    """Line -> indexes of the marked spans that touch it."""


def laid_out(text: str, title: str, spans: Sequence[Span], width: int) -> Page:
    """A text made printable and broken at `width`; a first line that repeats the title is left out.

    It stays where a marked span is in it, which must be seen.
    """
    pieces = (text[at : at + _AT_ONCE] for at in range(0, len(text), _AT_ONCE))
    shown = "".join(map(printable, pieces)).replace("\t", " ")
    begin = after_title(shown, printable(title))
    if spans and spans[0][0] < begin:
        begin = 0
    lines = broken(shown, width, begin)
    return Page(shown, width, lines, marks_by_line(lines, spans))


def marked(page: Page, spans: Sequence[Span]) -> Page:
    """The same page with other spans marked; a figure of a title left out brings the title back."""
    if spans and page.lines and spans[0][0] < page.lines[0][0]:
        return laid_out(page.text, "", spans, page.width)
    return page._replace(marks=marks_by_line(page.lines, spans))


def broken(text: str, width: int, start: int = 0) -> list[Span]:
    """Spans of the lines of `text` from `start` at `width` cells; all but breaks is in one of them.

    Spaces and newlines at which a line was broken belong to no span. Paragraphs that follow each
    other directly are set apart by an empty span.
    """
    return list(_broken(text, max(1, width), start))


def _broken(text: str, width: int, start: int) -> Iterator[Span]:
    before = 0
    is_plain = text.isascii()
    while True:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        length = end - start
        if before and length and max(before, length) >= _PROSE:
            yield start, start
        before = length
        if not is_plain and _UNEVEN.search(text, start, end):
            yield from _uneven(text, start, end, width)
        else:
            yield from _even(text, start, end, width)
        if end == len(text):
            return
        start = end + 1


def _even(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:  # rather at a space that forbids it than in the middle of a word
            cut = text.rfind("\xa0", start, start + width + 1)
        if cut <= start:
            yield start, start + width
            start += width
        else:
            yield start, cut
            start = cut + 1
    yield start, end


def _uneven(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    from rich.cells import get_character_cell_size  # 10 ms that most texts can do without

    cells, space, hard, at = 0, -1, -1, start
    while at < end:
        cells += get_character_cell_size(text[at])
        if text[at] == " ":
            space = at
        elif text[at] == "\xa0":
            hard = at
        if cells > width and at > start:
            space = space if space > start else hard
            if space > start:
                yield start, space
                start = at = space + 1
            else:
                yield start, at
                start = at
            cells, space, hard = 0, -1, -1
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


def cut_at(start: int, end: int, spans: Iterable[Span]) -> list[Span]:
    """The span from `start` to `end` in pieces, none of which crosses an edge of `spans`."""
    edges = {edge for span in spans for edge in span if start < edge < end}
    ordered = [start, *sorted(edges), end]
    return list(pairwise(ordered)) if start < end else []
