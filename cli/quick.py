"""Plain look-ups, and the start of the explorer, read without click, which takes half their time.

What is not as plain as words and whole options (help, completion, "--", a slip) is left to click,
which knows more and says more.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cli.declared import Declared, Option

LOOK_UPS = ("articles", "compare", "figures", "questions", "search", "show")
"""Commands whose modules hold a `DECLARED`."""


def plain_look_up(arguments: Sequence[str]) -> Callable[[], None] | None:
    """What a command line asks for, without a command the explorer; None: click has to read it."""
    if "_VARIORUM_COMPLETE" in os.environ:
        return None
    waiting = iter(arguments)
    db_path = os.environ.get("VARIORUM_DB")
    for word in waiting:
        if word == "--db":
            if (db_path := next(waiting, None)) is None:
                return None
        elif word.startswith("--db="):
            db_path = word.removeprefix("--db=")
        elif word == "--no-color":
            os.environ["NO_COLOR"] = "1"
        elif word in LOOK_UPS:
            return _look_up(word, waiting, db_path)
        else:
            return None
    return None if db_path == "" else lambda: _explore(db_path)


def _explore(db_path: str | None) -> None:
    from cli.explorer import open_explorer
    from cli.place import place_of

    raise SystemExit(open_explorer(place_of(db_path).path))


def _look_up(name: str, waiting: Iterator[str], db_path: str | None) -> Callable[[], None] | None:
    declared: Declared = import_module(f"cli.{name}").DECLARED
    given = _given(declared, waiting)
    if given is None:
        return None

    def run() -> None:
        from cli.place import place_of

        declared.run(place_of(db_path), **given)

    return run


def _given(declared: Declared, waiting: Iterator[str]) -> dict[str, Any] | None:
    """The parameters of the function; None when click has to read them."""
    known = {option.flag: option for option in declared.options}
    given = {option.name: _unset(option) for option in declared.options}
    words: list[str] = []
    for word in waiting:
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        flag, sign, text = word.partition("=")
        option = known.get(flag)
        if option is None or (sign and option.read is None):
            return None
        if option.read is None:
            given[option.name] = True
            continue
        value = text if sign else next(waiting, None)
        if value is None or (option.choices and value not in option.choices):
            return None
        try:
            given[option.name] = option.read(value)
        except ValueError:
            return None
    return _with_words(declared, given, words)


def _unset(option: Option) -> Any:
    return False if option.read is None else option.default


def _with_words(
    declared: Declared, given: dict[str, Any], words: Sequence[str]
) -> dict[str, Any] | None:
    wanted = declared.words
    if wanted is None:
        return None if words else given
    if (wanted.is_required and not words) or (wanted.is_one and len(words) != 1):
        return None
    return {**given, wanted.name: words[0] if wanted.is_one else tuple(words)}
