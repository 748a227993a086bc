"""What the listing commands share: opening, finding, and saying what a limit left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cli.diagnostics import ExitCode, leave, say

if TYPE_CHECKING:
    from cli.place import Place
    from db.library import Library
    from figures.model import Article, Question


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
        lists = _empty(library) or "`variorum questions` lists them all"
        leave(f"no question matches {query!r}; {lists}", ExitCode.NOTHING)
    return question


def find_article(library: Library, ref: str) -> Article:
    """The article with this key or input; ends the program when there is none."""
    article = library.article(ref) or _article_cut_as(library, ref)
    if article is None:
        lists = _empty(library) or "`variorum articles` lists them all"
        leave(f"no article {ref!r}; {lists}", ExitCode.NOTHING)
    return article


def _article_cut_as(library: Library, ref: str) -> Article | None:
    """The article whose key `search` showed without its middle; None when that fits not just one"""
    head, cut, tail = ref.partition("…")
    if not cut:
        return None
    keys = (row.key for row in library.articles().rows)
    fitting = [key for key in keys if key.startswith(head) and key.endswith(tail)]
    return library.article(fitting[0]) if len(fitting) == 1 else None


def end_listing(
    library: Library,
    shown: int,
    total: int,
    nouns: str,
    *,
    capped: bool = False,
    query: Sequence[str] = (),
) -> None:
    """Tell on stderr what the listing leaves out; ends the program when it holds nothing.

    `nouns`: what it lists, in the plural. `capped`: there are more than `total`. `query`: the words
    that found them.
    """
    left_out = "" if shown else _empty(library) or _nothing(query)
    if shown < total or capped:
        of = f"more than {total:,}" if capped else f"{total:,}"
        left_out = f"{shown:,} of {of} {nouns}; --limit 0 for all"
    say_coverage(library, left_out)
    if not shown:
        raise SystemExit(int(ExitCode.NOTHING))


def _empty(library: Library) -> str:
    """What to do about a library without articles; nothing for one that has some."""
    if library.stats().articles:
        return ""
    return "the library holds no articles yet, `variorum import PATH` brings some in"


def _nothing(query: Sequence[str]) -> str:
    """That nothing matches, and what in the query may be to blame."""
    from db.query import no_filters  # only where nothing was found

    return " · ".join(filter(None, ("nothing matches", no_filters(" ".join(query)))))


def say_coverage(library: Library, left_out: str = "") -> None:
    """Tell on stderr, in one line, what is `left_out` and how many inputs could not be read.

    Nothing is said when there is nothing of either.
    """
    unread = ""
    if failed := len(library.import_failures()):
        inputs = "1 input" if failed == 1 else f"{failed:,} inputs"
        unread = f"{inputs} could not be read, see `variorum imports`"
    if told := " · ".join(filter(None, (left_out, unread))):
        say(told)
