"""Reading anew what an older engine read, behind the screen and a few articles at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from db.errors import LibraryError
from db.library import Library
from tui.present.wording import count_words


async def catch_up(library: Library, tell: Callable[[str], None]) -> bool:
    """Bring every figure up to date; whether there was anything to do.

    `tell` is given words about what is left, "" at the end. Whoever leaves ends it between two
    steps, and the next visit goes on. A library that may only be read stays as it is.
    """
    try:
        left = stale = await asyncio.to_thread(library.stale_articles)
        while left > 0:
            tell(f"reading {count_words(left, 'article')} anew")
            left -= await asyncio.to_thread(library.reextract_some) or left
    except LibraryError:
        return False
    finally:
        tell("")
    return stale > 0
