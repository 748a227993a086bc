"""Running the command line in tests: in this process, or as a program of its own in a pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple


class Ran(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)


ROOT = Path(__file__).resolve().parent.parent
Runner = Callable[..., Ran]


def piped(arguments: list[str], stdin: str = "") -> Ran:
    """Run the program with all three streams piped."""
    done = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
