"""Having read anew what an older engine read, behind the screen and a few articles at a time."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
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
    process = _started(library.path)
    try:
        assert process.stdout is not None
        while line := await asyncio.to_thread(process.stdout.readline):
            left -= int(line)
            if left > 0 and time.monotonic() - told_at > TOLD_EVERY:
                told_at = time.monotonic()
                tell(f"reading {count_words(left, 'article')} anew")
        return await asyncio.to_thread(process.wait) == 0
    finally:
        # Nothing is awaited here: whoever leaves may cancel a second time, and the process
        # would stay. Killed, it is gone at once, and the library takes back a half-done step.
        process.kill()
        with process:
            tell("")


def _started(path: Path) -> subprocess.Popen[bytes]:
    """The process that reads, with our modules and none of the terminal's signals."""
    found = [str(Path(__file__).resolve().parent.parent), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        [sys.executable, "-m", "tui.reading_anew", str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found))},
        start_new_session=True,
    )
