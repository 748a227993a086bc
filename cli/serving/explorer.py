"""`python -m cli.serving.explorer LIBRARY [--write]`: the explorer that somebody else looks at.

It runs as a program of its own, on a pseudo-terminal or behind the pipes of textual-serve, so
that one session can neither see nor end another.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
"""The folder that holds our packages."""


def command_line(arguments: list[str]) -> list[str]:
    """How to start it. The folder it is started in is no place to import from."""
    return [sys.executable, "-P", "-m", "cli.serving.explorer", *arguments]


def _take_terminal() -> None:
    """Make the terminal ours: it then tells of its size, and ends us when it goes away."""
    if sys.stdin.isatty():
        import fcntl
        import termios

        with suppress(OSError):
            fcntl.ioctl(sys.stdin.fileno(), termios.TIOCSCTTY, 0)


def main() -> None:
    """Run the explorer, confined, on the library that the command line names."""
    _take_terminal()
    os.environ["VARIORUM_CONFINED"] = "1"
    from tui.app import run

    path, may_write = Path(sys.argv[1]), "--write" in sys.argv[2:]
    sys.exit(run(path, read_only=not may_write, remember=False))


if __name__ == "__main__":
    main()
