"""What goes to stdout: plain records and JSON in a pipe, styled lines on a terminal.

Nothing else in the command line writes there, so that text from articles passes the gate
of `figures.printable` exactly once, whichever form it leaves in.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from figures.printable import escape_caught, printable_named

if TYPE_CHECKING:
    from tui.present.inked import Line

PIPED_WIDTH = 80
"""Columns assumed where there is no terminal to ask and COLUMNS is not set."""

STYLES = {
    "strong": "1",
    "muted": "2",
    "faint": "2",
    "accent": "36",
    "heading": "1;4",
    "found": "1;33",
    "differs": "1",
    "conflict": "1;31",
    "update": "34",
    "different-period": "36",
    "different-scope": "36",
    "different-status": "35",
    "same-origin": "33",
    "agree": "32",
    "single": "2",
}
"""How the names of styles look on a terminal, as its own codes for bold, underline and the eight
colours that every theme sets; a colour never says what the text does not."""

_SPACE = re.compile(r"\s+")


def is_terminal() -> bool:
    """Whether a person reads stdout as it is printed."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns to lay out for: COLUMNS, else the terminal's, else 80."""
    from shutil import get_terminal_size  # 3 ms that a pipe does without

    return get_terminal_size((PIPED_WIDTH, 24)).columns


def print_text(text: str = "") -> None:
    """Lines as they are; caught characters are spelled out."""
    print(printable_named(text))


def print_sentence(text: str) -> None:
    """A sentence on one line; on a terminal it is broken at its width, but no path or command is.

    What is longer than a line stays whole: it is there to be copied.
    """
    if is_terminal():
        from textwrap import fill

        text = fill(text, width(), break_long_words=False, break_on_hyphens=False)
    print_text(text)


def print_record(*fields: object) -> None:
    """One record a line, fields apart by a tab; line breaks and tabs inside become spaces."""
    cells = ("" if field is None else _SPACE.sub(" ", str(field)).strip() for field in fields)
    print(printable_named("\t".join(cells)))


def print_json(value: Any, *, one_line: bool = False) -> None:
    """JSON as UTF-8, with every character escaped that could steer a terminal."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=None if one_line else 1)
    print(escape_caught(text))


class Escaped(io.TextIOBase):
    """Writes JSON to stdout with every character escaped that could steer a terminal."""

    def write(self, text: str) -> int:
        """Write JSON, or a part of it."""
        sys.stdout.write(escape_caught(text))
        return len(text)


def print_lines(lines: Iterable[Line]) -> None:
    """Styled lines on the terminal, through the pager when they are more than it shows."""
    from cli.pager import show

    paint = _painted if has_colours() else _bare
    show("".join(f"{paint(line)}\n" for line in lines))


def has_colours() -> bool:
    """Whether styles may be shown: NO_COLOR is not set, and the terminal is no mere printer."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


def _bare(line: Line) -> str:
    return printable_named("".join(ink.text for ink in line)).rstrip()


def _painted(line: Line) -> str:
    """The line with the terminal's codes; "figure-" before a verdict underlines it as well."""
    parts = []
    for ink in line:
        text, name = printable_named(ink.text), ink.style.removeprefix("figure-")
        codes = [code for code in ("4" if name != ink.style else "", STYLES.get(name, "")) if code]
        parts.append(f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes and text.strip() else text)
    return "".join(parts).rstrip()
