"""Asking the library without holding up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from textual.screen import Screen
from textual.widget import Widget

from db.errors import Interrupted
from figures.printable import printable_line

P = ParamSpec("P")
T = TypeVar("T")


async def ask(widget: Widget, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer of a library method, read in a thread on behalf of `widget`.

    A read that fell to an interrupt meant for a stale search is tried again. When the widget's
    screen has been left in the meantime the caller is cancelled: nobody waits for the answer,
    and the widgets that would show it may be gone.
    """
    while True:
        try:
            answer = await asyncio.to_thread(read, *args, **kwargs)
        except Interrupted:
            leave_if_unwanted(widget)
            continue
        leave_if_unwanted(widget)
        return answer


def leave_if_unwanted(widget: Widget) -> None:
    """Cancel the caller, a worker, when the widget's screen has been left."""
    app = widget.app
    screens = [node for node in widget.ancestors_with_self if isinstance(node, Screen)]
    if not app.is_running or not screens or screens[0] not in app.screen_stack:
        raise asyncio.CancelledError


def say(widget: Widget, words: str) -> None:
    """Tell the person something in passing, in the place of the hinted keys."""
    widget.app.notify(printable_line(words), markup=False)


def say_error(widget: Widget, error: Exception | str) -> None:
    """Tell the person what went wrong."""
    widget.app.notify(printable_line(str(error)), severity="error", markup=False)
