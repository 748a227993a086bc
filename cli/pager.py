"""Showing what is longer than the screen, the way git does."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys


def show(text: str) -> None:
    """Write `text` to stdout; through $PAGER (else less) when the terminal cannot show it whole."""
    rows = shutil.get_terminal_size((80, 24)).lines
    argv = _pager() if sys.stdout.isatty() and text.count("\n") >= rows else []
    if not argv or not _paged(argv, text):
        sys.stdout.write(text)


def _pager() -> list[str]:
    """The command line of the pager; empty for none (PAGER is empty or "cat", or a slip in it)."""
    wanted = os.environ.get("PAGER", "less")
    try:
        argv = shlex.split(wanted)
    except ValueError:
        return []
    return [] if argv == ["cat"] else argv


def _paged(argv: list[str], text: str) -> bool:
    """Run the pager on `text` until it is left; False when it cannot be started."""
    # What less needs to pass colours on, and to leave at once what fits the screen after all.
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    sys.stdout.flush()
    try:
        pager = subprocess.Popen(argv, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    # ctrl+c belongs to the pager as long as it runs.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pager.communicate(text.encode("utf-8", "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
