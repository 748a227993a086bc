"""The words of the command line: what can be typed, and how half of it is completed."""

from __future__ import annotations

from typing import NamedTuple

from tui.commands import COMMANDS
from tui.present.exporting import FORMATS
from tui.settings import THEME_NAMES


class Typed(NamedTuple):
    """A command as it was typed."""

    name: str
    rest: str


CHOICES: dict[str, tuple[str, ...]] = {
    "export": (*FORMATS, "svg"),
    "mouse": ("on", "off"),
    "theme": THEME_NAMES,
}
"""Command -> the words of which it takes one."""
FREE = {
    "compare": "the question that fits the words best",
    "open": "the article with that key, or the best for the words",
    "search": "articles with the words",
}
"""Command -> what it does with any words after it."""
ACTIONS = {name.casefold(): action for name, action, _ in COMMANDS if action != "app.search"}
"""Command of the palette -> the action that it runs; searching takes words here."""
NAMES = tuple(sorted({*CHOICES, *FREE, *ACTIONS, "help", "quit"}))


def parse(line: str) -> Typed | None:
    """The command that a line begins with, in full or as far as no other fits; None if none."""
    words = " ".join(line.split())
    folded = words.casefold()
    for name in sorted(NAMES, key=len, reverse=True):
        if folded == name or folded.startswith(f"{name} "):
            return Typed(name, words[len(name) :].strip())
    first, _, rest = words.partition(" ")
    fitting = [name for name in NAMES if name.startswith(first.casefold())] if first else []
    whole = [name for name in NAMES if name.startswith(folded)] if first else []
    if len(whole) == 1 and rest:
        return Typed(whole[0], "")
    return Typed(fitting[0], rest) if len(fitting) == 1 else None


def completions(line: str) -> list[str]:
    """The lines that `line` may be the beginning of, in order; itself among them when whole."""
    text = line.lstrip()
    name, space, rest = text.partition(" ")
    choices = CHOICES.get(name.casefold())
    if space and choices is not None:
        return [f"{name} {choice}" for choice in choices if choice.startswith(rest.casefold())]
    return [known for known in NAMES if known.startswith(text.casefold())]
