"""Columns that fit the width of a terminal, without lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cli.output import print_lines, width
from figures.printable import printable_named
from tui.present.inked import Ink, Line, cell_len, wrap

_GAP = 2
_LEAST = 8
"""Cells that a column keeps however narrow the terminal is."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, each with the name of its style."""

    cells: tuple[Ink, ...]
    above: tuple[Line, ...] = ()
    """Lines that begin a group of rows."""
    below: tuple[str, ...] = ()
    """Muted paragraphs under the row."""


def row(*cells: Ink | str, above: Iterable[Line] = (), below: Iterable[str] = ()) -> Row:
    """A row of cells, plain where no style is given."""
    inks = (Ink(cell) if isinstance(cell, str) else cell for cell in cells)
    return Row(
        tuple(Ink(_one_line(ink.text), ink.style) for ink in inks),
        tuple(above),
        tuple(_one_line(text) for text in below),
    )


def print_table(headings: Sequence[str], rows: Iterable[Row]) -> None:
    """The table on the terminal, in its width; nothing at all when it has no rows."""
    if body := list(rows):
        print_lines(table(headings, body, width()))


def table(headings: Sequence[str], rows: Iterable[Row], columns: int) -> Iterator[Line]:
    """The lines of a table, at most `columns` cells wide where its words allow that.

    A heading that begins with ">" is of numbers, which stand right and are never broken.
    """
    names = [heading.lstrip(">") for heading in headings]
    is_right = [heading.startswith(">") for heading in headings]
    body = list(rows)
    widths = _widths(names, is_right, body, columns)
    yield from _lines(Row(tuple(Ink(name, "heading") for name in names)), widths, is_right)
    for each in body:
        yield from each.above
        yield from _lines(each, widths, is_right)
        for text in each.below:
            yield from ((Ink(f"  {part}", "muted"),) for part in wrap(text, columns - 2))


def _widths(
    names: Sequence[str], is_right: Sequence[bool], rows: Sequence[Row], columns: int
) -> list[int]:
    """The natural width of each column; where they do not fit, the widest ones give way."""
    widths = [
        max([cell_len(name), *(cell_len(each.cells[i].text) for each in rows)])
        for i, name in enumerate(names)
    ]
    over = sum(widths) + _GAP * (len(widths) - 1) - columns
    while over > 0:
        yielding = [i for i in range(len(widths)) if not is_right[i] and widths[i] > _LEAST]
        if not yielding:
            break
        widest = max(yielding, key=lambda i: widths[i])
        widths[widest] -= 1
        over -= 1
    return widths


def _lines(each: Row, widths: Sequence[int], is_right: Sequence[bool]) -> Iterator[Line]:
    blocks = [
        [cell.text] if right else wrap(cell.text, size)
        for cell, size, right in zip(each.cells, widths, is_right, strict=True)
    ]
    gap = Ink(" " * _GAP)
    for number in range(max(len(block) for block in blocks)):
        line: list[Ink] = []
        for cell, block, size, right in zip(each.cells, blocks, widths, is_right, strict=True):
            text = block[number] if number < len(block) else ""
            blank = " " * max(0, size - cell_len(text))
            line += [Ink(blank), Ink(text, cell.style)] if right else [Ink(text, cell.style)]
            line += [gap] if right else [Ink(blank), gap]
        yield tuple(line[:-1])


def _one_line(text: str) -> str:
    return printable_named(" ".join(text.split()))
