"""Asking the library without holding up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from textual.widget import Widget

from db.errors import Interrupted
from figures.printable import printable_line

P = ParamSpec("P")
T = TypeVar("T")


async def ask(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer of a library method, read in a thread.

    A read that fell to an interrupt meant for a stale search is tried again.
    """
    while True:
        try:
            return await asyncio.to_thread(read, *args, **kwargs)
        except Interrupted:
            continue


def say(widget: Widget, words: str) -> None:
    """Tell the person something in passing."""
    widget.app.notify(printable_line(words), markup=False, timeout=4)


def say_error(widget: Widget, error: Exception | str) -> None:
    """Tell the person what went wrong."""
    widget.app.notify(printable_line(str(error)), severity="error", markup=False, timeout=8)
