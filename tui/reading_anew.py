"""`python -m tui.reading_anew LIBRARY`: reads anew, beside the explorer, what an older engine read.

In a thread of the explorer it would hold up every key, since only one thread of a process runs
Python at a time. It ends by itself when whoever started it no longer listens.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from db.errors import LibraryError
from db.library import Library

AT_ONCE = 4
"""Articles of one step, and of one transaction: what somebody else who writes has to wait for."""


def main(path: Path) -> int:
    """Tell on stdout, line by line, how many articles each step read; the exit code."""
    with suppress(OSError, AttributeError):  # Windows has no such thing
        os.nice(19)
    try:
        with Library.open(path) as library:
            while done := library.reextract_some(AT_ONCE):
                print(done, flush=True)
    except LibraryError:
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing to complain about at the end
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
