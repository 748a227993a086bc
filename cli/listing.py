"""What the listing commands share: their options, and saying what a limit left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from cli.diagnostics import ExitCode, leave, say

if TYPE_CHECKING:
    from cli.place import Place
    from db.library import Library
    from figures.model import Article, Question

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
    from db.errors import LibraryError

    with place.read() as library:
        try:
            yield library
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)


def find_question(library: Library, words: Sequence[str]) -> Question:
    """The question of this id, else the one that fits the words best; ends the program if none."""
    query = " ".join(words)
    question = library.question(query) or library.best_question(query)
    if question is None:
        leave(
            f"no question matches {query!r}; `variorum questions` lists them all",
            ExitCode.NOTHING,
        )
    return question


def find_article(library: Library, ref: str) -> Article:
    """The article with this key or input; ends the program when there is none."""
    article = library.article(ref)
    if article is None:
        leave(f"no article {ref!r}; `variorum articles` lists them all", ExitCode.NOTHING)
    return article


def end_listing(library: Library, shown: int, total: int, *, capped: bool = False) -> None:
    """Tell on stderr what the listing leaves out; ends the program when it holds nothing.

    `capped`: there are more than `total`.
    """
    if shown < total or capped:
        of = f"more than {total:,}" if capped else f"{total:,}"
        say(f"{shown:,} of {of}; --limit 0 for all")
    say_coverage(library)
    if not shown:
        raise SystemExit(int(ExitCode.NOTHING))


def say_coverage(library: Library) -> None:
    """Tell on stderr how many inputs the library could not take in; nothing when it took all."""
    if failed := len(library.import_failures()):
        inputs = "1 input" if failed == 1 else f"{failed:,} inputs"
        say(f"{inputs} could not be read, see `variorum imports`")
