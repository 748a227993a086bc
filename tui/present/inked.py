"""Text with a named style, and the measuring and wrapping of it in terminal cells.

A style is a name ("muted", "conflict"), never a colour: the explorer's theme and the command
line each say how a name looks, and a name alone never carries a meaning that the text does not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from figures.printable import printable, printable_line


class Ink(NamedTuple):
    """A piece of one line and the name of its style ("" is plain)."""

    text: str
    style: str = ""


Line = tuple[Ink, ...]

_WORD = re.compile(r"\S+\s*")
_UNEVEN = re.compile(
    "[^\u0020-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2100-\u22ff\u2500-\u25fc\ufffd]"
)
"""A character that may not be exactly one cell wide."""
_NOT_SURE = re.compile(_UNEVEN.pattern.replace("\ufffd", "\ufffd✓✗"))


def is_even(text: str) -> bool:
    """Whether every character of `text` is one cell wide on any terminal."""
    return not _NOT_SURE.search(text)


def cell_len(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    if not _UNEVEN.search(text):
        return len(text)
    from rich.cells import cell_len as measured  # 10 ms that most look-ups can do without

    return measured(text)


def plain(line: Line) -> str:
    """The line without its styles."""
    return "".join(ink.text for ink in line)


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    cut = _chopped(text, width - 1)[0].rstrip() + "…"
    return cut + " " * (width - cell_len(cut))


def cut_middle(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis in the place of its middle."""
    if cell_len(text) <= width:
        return text
    head = (width - 1) // 2
    tail = _chopped(text[::-1], max(1, width - 1 - head))[0][::-1]
    return f"{_chopped(text, head)[0]}…{tail}"


def _chopped(text: str, width: int) -> list[str]:
    """`text` in pieces of at most `width` cells, whatever its words."""
    if width <= 0:
        return [""]
    if not _UNEVEN.search(text):
        return [text[at : at + width] for at in range(0, len(text), width)]
    from rich.cells import chop_cells

    return chop_cells(text, width)


def wrap(text: str, width: int) -> list[str]:
    """`text` made printable and broken between words into lines of at most `width` cells.

    A word that is wider than a line is broken; an empty text gives one empty line.
    """
    lines: list[str] = []
    for part in printable(text).split("\n"):
        lines.extend(_wrap_part(" ".join(part.split(" ")).replace("\t", " "), max(1, width)))
    return lines


def _wrap_part(part: str, width: int) -> list[str]:
    lines: list[str] = []
    line = part[: len(part) - len(part.lstrip())]
    for match in _WORD.finditer(part, len(line)):
        word = match.group()
        if cell_len(line) + cell_len(word.rstrip()) > width:
            if line.strip():
                lines.append(line.rstrip())
            line = ""
            if cell_len(word.rstrip()) > width:
                *whole, word = _chopped(word, width)
                lines.extend(whole)
        line += word
    lines.append(line.rstrip())
    return lines


def one_line(text: str | None, otherwise: str = "") -> str:
    """`text` as one printable line; `otherwise` when there is none."""
    return printable_line(text) if text else otherwise
