"""Reading anew what an older engine read, behind the screen and a few articles at a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from db.errors import LibraryError
from db.library import Library
from tui.present.wording import count_words

AT_ONCE = 2
"""Articles of one step: what a key may have to wait for."""

QUIET = 1.0
"""Seconds without a key after which work behind the screen goes on."""


class Keys:
    """When a key was last pressed."""

    def __init__(self) -> None:
        self._at = 0.0

    def note(self) -> None:
        """A key is pressed."""
        self._at = time.monotonic()

    async def quiet(self) -> None:
        """Wait until nobody is in the middle of typing."""
        while (left := self._at + QUIET - time.monotonic()) > 0:
            await asyncio.sleep(left)


async def catch_up(
    library: Library, tell: Callable[[str], None], quiet: Callable[[], Awaitable[None]]
) -> bool:
    """Bring every figure up to date; whether there was anything to do.

    `tell` is given words about what is left, "" at the end; `quiet` is awaited before every
    step, and returns when nobody is in the middle of typing. Whoever leaves ends it between two
    steps, and the next visit goes on. A library that may only be read stays as it is.
    """
    try:
        left = stale = await asyncio.to_thread(library.stale_articles)
        while left > 0:
            tell(f"reading {count_words(left, 'article')} anew")
            await quiet()
            left -= await asyncio.to_thread(library.reextract_some, AT_ONCE) or left
    except LibraryError:
        return False
    finally:
        tell("")
    return stale > 0
