"""Look-ups declared as data, so that one of them is read and run without loading click.

Loading click takes longer than everything else a look-up does. `cli.group` makes a click command
of each declaration, for its help, its completion and its complaints; `cli.quick` reads plain
command lines from the same declaration.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cli.completing import outlets

if TYPE_CHECKING:
    import click

Offer = Callable[["click.Context", "click.Parameter", str], list[str]]
"""What the shell may complete a beginning to."""

DEFAULT_LIMIT = 20


class Words(NamedTuple):
    """The words that a look-up takes."""

    name: str = "query"
    """As a parameter of the function; capitalised in the usage line."""
    is_required: bool = False
    is_one: bool = False
    """A single word, handed over as such; else any number of them, as a tuple."""
    offers: Offer | None = None


class Option(NamedTuple):
    """An option that a look-up takes."""

    flag: str
    name: str
    """As a parameter of the function."""
    help: str
    read: Callable[[str], Any] | None = None
    """The value of its text; raises `ValueError` with what is wrong. None: it takes no value."""
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    """The only texts that it takes."""
    default: Any = None
    offers: Offer | None = None


class Declared(NamedTuple):
    """A look-up; its help is the docstring of its function."""

    run: Callable[..., None]
    """Takes the place of the library, then words and options by name."""
    words: Words | None
    options: tuple[Option, ...]


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(f"{text!r} is no whole number of 0 or more")
    return int(text)


def _day(text: str) -> date:
    try:
        if len(text) != 10 or text[4::3] != "--":
            raise ValueError  # a week or another form that fromisoformat takes as well
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no date: year-month-day, as 2025-05-27") from None


JSON = Option("--json", "as_json", "Print JSON.")
LIMIT = Option(
    "--limit",
    "limit",
    f"At most so many; 0 for all.  [default: {DEFAULT_LIMIT}; with --json: all]",
    _count,
    "N",
)
OUTLET = Option("--outlet", "outlet", "Only articles of this outlet.", str, offers=outlets)
SINCE = Option("--since", "since", "Published on this day or later.", _day, "DATE")
UNTIL = Option("--until", "until", "Published on this day or earlier.", _day, "DATE")


def effective_limit(limit: int | None, as_json: bool) -> int | None:
    """The limit to ask the library for; None for no limit."""
    if limit is None:
        return None if as_json else DEFAULT_LIMIT
    return limit or None
