"""What goes to stderr, and the exit codes: the only place of the command line that knows either."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import NoReturn


class ExitCode(IntEnum):
    """What the shell is told; scripts rely on it."""

    DONE = 0
    NOTHING = 1
    """Nothing matched, or some inputs failed while the rest is stored."""
    UNUSABLE = 2
    """Wrong usage, or the library cannot be used."""
    STOPPED = 130
    """Stopped by ctrl+c, as shells tell it."""


def say(message: str) -> None:
    """One line of narration on stderr; text from articles in it cannot steer the terminal."""
    from figures.printable import printable_named

    print(printable_named(message), file=sys.stderr)


def leave(message: str, code: ExitCode) -> NoReturn:
    """Say one line that tells what happened and what to do, and end with `code`."""
    say(f"variorum: {message}")
    raise SystemExit(int(code))
