"""What the shell offers for outlets, articles and words of questions: read from the library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

    from db.library import Library

_MOST = 50
"""As many words as a person still reads in a list of completions."""


def outlets(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Outlets whose name begins so."""
    return _offered(ctx, begun.casefold(), lambda library: (row.name for row in library.outlets()))


def question_words(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Words of the most contested questions that begin so."""

    def words(library: Library) -> Iterable[str]:
        labels = [question.label for question in library.questions(limit=500).rows]
        return dict.fromkeys(word for label in labels for word in label.casefold().split())

    return _offered(ctx, begun.casefold(), words)


def article_keys(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Keys of articles that begin so."""
    return _offered(
        ctx, begun.casefold(), lambda library: (row.key for row in library.articles().rows)
    )


def _offered(
    ctx: click.Context, begun: str, values: Callable[[Library], Iterable[str]]
) -> list[str]:
    """What begins so, safe to stand on a command line; empty when the library cannot be read."""
    from cli.place import place_of
    from db.errors import LibraryError
    from db.library import Library
    from figures.printable import printable_line

    path = place_of(ctx.find_root().params.get("db_path")).path
    try:
        with Library.open(path, read_only=True) as library:
            fitting = [v for v in values(library) if v.casefold().startswith(begun)][:_MOST]
    except LibraryError:
        return []
    # Whatever an article is called, a tab must not put a command of its making into the line.
    return [_quoted(value) for value in fitting if printable_line(value) == value]


def _quoted(value: str) -> str:
    """With bash every special character behind a backslash; zsh and fish quote by themselves."""
    import re

    is_bash = os.environ.get("_VARIORUM_COMPLETE", "").startswith("bash")
    return re.sub(r"([^\w.,:/@%+=-])", r"\\\1", value) if is_bash else value
