"""Opening the explorer, and saying why not where there is no terminal for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cli.diagnostics import ExitCode, leave


def has_screen() -> bool:
    """Whether the explorer can be shown: keys come from a terminal and the screen is one."""
    return sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def open_explorer(path: Path) -> int:
    """Run the explorer on the library at `path`; the exit code of the program."""
    if not has_screen():
        needs = "a terminal for keys and screen (over ssh: `ssh -t`)"
        if sys.stdin.isatty() and sys.stderr.isatty():
            needs = "a terminal that draws a screen, and TERM=dumb says that this one does not"
        without = "`variorum --help` lists the commands that work without one"
        leave(f"the explorer needs {needs}; {without}", ExitCode.UNUSABLE)
    from tui.app import run

    return run(path)
