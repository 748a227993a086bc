"""What goes to stdout: plain records, JSON, and rich renderables on a terminal.

Nothing else in the command line writes there, so that text from articles passes the gate
of `figures.printable` exactly once, whichever form it leaves in.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from figures.printable import escape_caught, printable_named

if TYPE_CHECKING:
    from rich.console import Console

    from tui.present.inked import Line

PIPED_WIDTH = 80
"""Columns assumed where there is no terminal to ask and COLUMNS is not set."""

STYLES = {
    "strong": "bold",
    "muted": "dim",
    "faint": "dim",
    "accent": "cyan",
    "differs": "bold",
    "conflict": "bold red",
    "update": "blue",
    "different-period": "cyan",
    "different-scope": "cyan",
    "different-status": "magenta",
    "same-origin": "yellow",
    "agree": "green",
    "single": "dim",
}
"""How the names of styles look on a terminal; a colour never says what the text does not."""

_SPACE = re.compile(r"\s+")


def is_terminal() -> bool:
    """Whether a person reads stdout as it is printed."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns to lay out for: COLUMNS, else the terminal's, else 80."""
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns


def print_text(text: str = "") -> None:
    """Lines as they are; caught characters are spelled out."""
    print(printable_named(text))


def print_record(*fields: object) -> None:
    """One record a line, fields apart by a tab; line breaks and tabs inside become spaces."""
    cells = ("" if field is None else _SPACE.sub(" ", str(field)).strip() for field in fields)
    print(printable_named("\t".join(cells)))


def print_json(value: Any, *, one_line: bool = False) -> None:
    """JSON as UTF-8, with every character escaped that could steer a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=None if one_line else 1)
    print(escape_caught(text))


def print_table(columns: Iterable[tuple[str, str]], rows: Iterable[Iterable[str]]) -> None:
    """A table without box lines on the terminal; columns as (heading, "left" or "right")."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading, justify in columns:
        table.add_column(
            heading,
            justify="right" if justify == "right" else "left",
            no_wrap=justify == "right",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(printable_named(_SPACE.sub(" ", cell))) for cell in row))
    console().print(table)


def print_lines(lines: Iterable[Line]) -> None:
    """Styled lines on the terminal; "figure-" before a verdict underlines it as well."""
    from rich.text import Text

    out = console()
    for line in lines:
        text = Text()
        for ink in line:
            verdict = ink.style.removeprefix("figure-")
            style = STYLES.get(verdict, "")
            text.append(
                printable_named(ink.text), f"underline {style}" if verdict != ink.style else style
            )
        out.print(text, soft_wrap=False)


def console() -> Console:
    """A rich console on stdout that honours NO_COLOR (non-empty) and `--no-color`."""
    from rich.console import Console

    return Console(
        highlight=False,
        markup=False,
        emoji=False,
        no_color=bool(os.environ.get("NO_COLOR")),
        width=width(),
    )
