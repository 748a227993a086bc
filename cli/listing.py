"""What the listing commands share: their options, and saying what a limit left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from cli.diagnostics import ExitCode, leave, say

if TYPE_CHECKING:
    from cli.place import Place
    from db.library import Library

Command = TypeVar("Command", bound=Callable[..., object])

DEFAULT_LIMIT = 20


def json_option(command: Command) -> Command:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def limit_option(command: Command) -> Command:
    """`--limit N`, 0 for everything."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        default=None,
        help=f"At most so many; 0 for all.  [default: {DEFAULT_LIMIT}; with --json: all]",
    )(command)


def effective_limit(limit: int | None, as_json: bool) -> int | None:
    """The limit to ask the library for; None for no limit."""
    if limit is None:
        return None if as_json else DEFAULT_LIMIT
    return limit or None


@contextmanager
def reading(place: Place) -> Iterator[Library]:
    """The library open for reading; what it cannot answer ends the program with a sentence."""
    from db.errors import LibraryError, QueryError

    with place.read() as library:
        try:
            yield library
        except QueryError as error:
            leave(str(error), ExitCode.UNUSABLE)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)


def say_left_out(shown: int, total: int, capped: bool = False) -> None:
    """Tell on stderr that a limit left rows out; nothing when it left none."""
    if shown < total or capped:
        of = f"{total - 1:,}+" if capped else f"{total:,}"
        say(f"{shown:,} of {of}; --limit 0 for all")
