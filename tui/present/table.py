"""A comparison broken into lines: a table of columns, or one plain block a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.present.comparison import Comparison, Facet
from tui.present.inked import Ink, Line, fit, wrap
from tui.present.number_line import Bar, bar_of
from tui.present.verdicts import verdict_mark
from tui.present.wording import count_words, source_words

FACET_WIDTH = 12
DIFFERS = "≠"
"""Stands before a cell that says otherwise than the baseline."""
_LEAST = 28
"""Cells below which a column is not worth reading."""
_MOST = 56


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the table: which row it belongs to, its name, and one cell a shown column."""

    row: int
    """0 is the heading, then the facets."""
    name: Ink
    cells: tuple[Ink, ...]


def column_fit(width: int, columns: int) -> tuple[int, int]:
    """How many columns fit beside the frozen one in `width` cells, and how wide each is."""
    room = max(width - FACET_WIDTH, 12)
    shown = max(1, min(columns, room // _LEAST))
    return shown, min(_MOST, room // shown)


def table_lines(
    comparison: Comparison, column_width: int, shown: Sequence[int] | None = None
) -> list[TableLine]:
    """The table's lines with the columns at the indexes `shown`, by default all of them.

    Every cell is `column_width` wide.
    """
    columns = range(len(comparison.columns)) if shown is None else shown
    lines = _rows(
        0, "", [_heading(comparison, index, column_width) for index in columns], column_width
    )
    for number, facet in enumerate(comparison.facets, 1):
        blocks = [_block(facet, index, column_width) for index in columns]
        lines.extend(_rows(number, facet.name, blocks, column_width))
    return lines


def _rows(
    number: int, name: str, blocks: Sequence[Sequence[Ink]], column_width: int
) -> list[TableLine]:
    height = max(len(block) for block in blocks)
    blank = Ink(_edged("", "", column_width))
    return [
        TableLine(
            number,
            Ink(fit(f" {name}" if index == 0 else "", FACET_WIDTH), "muted"),
            tuple(block[index] if index < len(block) else blank for block in blocks),
        )
        for index in range(height)
    ]


def _heading(comparison: Comparison, index: int, width: int) -> list[Ink]:
    column = comparison.columns[index]
    mark = " · baseline" if column.is_baseline and len(comparison.columns) > 1 else ""
    outlet = f"{column.letter}  {source_words(column.claim.outlet, column.claim.article)}"
    if column.echoes:
        mark = f" +{len(column.echoes)}{mark}"
    room = width - 5 - len(mark)
    return [Ink(_edged("", fit(outlet, room).rstrip() + mark, width), "strong")]


def _block(facet: Facet, index: int, width: int) -> list[Ink]:
    cell = facet.cells[index]
    lines: list[tuple[str, str]] = []
    for number, text in enumerate(cell.lines):
        # A verdict's colour belongs to its word; the reason below it is plain text.
        style = "differs" if cell.differs else cell.style if number == 0 else "muted"
        if is_chain(facet):
            lines += [(part, style if cell.differs else "") for part in _step(text, width - 5)]
        else:
            lines += [(part, style) for part in wrap(text, width - 5)]
    return [
        Ink(_edged(DIFFERS if cell.differs and number == 0 else "", text, width), style)
        for number, (text, style) in enumerate(lines)
    ]


def _step(text: str, width: int) -> list[str]:
    """A step of a chain, its further lines indented like the first."""
    name = text.lstrip(" └")
    lead = text[: len(text) - len(name)]
    first, *rest = wrap(name, max(8, width - len(lead)))
    return [lead + first, *(" " * len(lead) + part for part in rest)]


def is_chain(facet: Facet) -> bool:
    """Whether the lines of the facet's cells are steps of a chain."""
    return facet.name == "says who"


def _edged(mark: str, text: str, width: int) -> str:
    return f"│{mark or ' '} {fit(text, width - 4)} "


def bars(comparison: Comparison) -> list[Bar]:
    """The bars of a comparison's number line in the order of its columns, in one unit."""
    unit_of = comparison.columns[comparison.baseline].claim.figure
    found = (bar_of(c.letter, c.claim, unit_of, c.style) for c in comparison.columns)
    return [bar for bar in found if bar is not None]


def linear_lines(comparison: Comparison, width: int) -> list[Line]:
    """The same comparison as plain text, claim after claim: to be read aloud, or copied."""
    lines: list[Line] = [
        *((Ink(text, "strong"),) for text in wrap(comparison.label, width)),
        *(_titled("verdict", verdict_mark(comparison.verdict), width, comparison.verdict)),
        *(_titled("values", comparison.headline, width)),
        *(_titled("why", comparison.why, width)),
    ]
    for note in comparison.notes:
        lines.extend(_titled("note", note, width))
    for index, column in enumerate(comparison.columns):
        lines.append(())
        heading = f"{column.letter}  {source_words(column.claim.outlet, column.claim.article)}"
        if column.echoes:
            heading += f" and {count_words(len(column.echoes), 'echo', 'echoes')}"
        lines.append((Ink(fit(heading, width).rstrip(), "strong"),))
        for facet in comparison.facets:
            cell = facet.cells[index]
            separator = " ← " if is_chain(facet) else " — "
            text = separator.join(part.strip().removeprefix("└ ") for part in cell.lines)
            mark = f" ({DIFFERS} differs)" if cell.differs else ""
            style = "differs" if cell.differs else cell.style
            lines.extend(_titled(facet.name, text + mark, width, style))
    return lines


def _titled(name: str, text: str, width: int, style: str = "") -> list[Line]:
    broken = wrap(text, max(10, width - FACET_WIDTH - 1))
    return [
        (Ink(fit(name if number == 0 else "", FACET_WIDTH + 1), "muted"), Ink(line, style))
        for number, line in enumerate(broken)
    ]
