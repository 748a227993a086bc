"""Having read anew what an older engine read, behind the screen and a few articles at a time."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db.errors import LibraryError
from db.library import Library
from tui.present.wording import count_words

TOLD_EVERY = 2.0
"""Seconds between two words about what is left: each is written to the terminal."""


async def catch_up(library: Library, tell: Callable[[str], None]) -> bool:
    """Bring every figure up to date; whether there was anything to do.

    `tell` is given words about what is left, "" at the end. Whoever leaves ends it between two
    steps, and the next visit goes on. A library that may only be read stays as it is.
    """
    try:
        left = await asyncio.to_thread(library.stale_articles)
        if not left:
            return False
        library.refuse_unwritable()
    except LibraryError:
        return False
    tell(f"reading {count_words(left, 'article')} anew")
    told_at = time.monotonic()
    process = await _started(library.path)
    try:
        assert process.stdout is not None
        async for line in process.stdout:
            left -= int(line)
            if left > 0 and time.monotonic() - told_at > TOLD_EVERY:
                told_at = time.monotonic()
                tell(f"reading {count_words(left, 'article')} anew")
        return await process.wait() == 0
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
        tell("")


async def _started(path: Path) -> asyncio.subprocess.Process:
    """The process that reads, with our modules and none of the terminal's signals."""
    found = [str(Path(__file__).resolve().parent.parent), os.environ.get("PYTHONPATH", "")]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tui.reading_anew",
        str(path),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found))},
        start_new_session=True,
    )
