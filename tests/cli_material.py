"""Running the command line in tests: in this process, or as a program of its own in a pipe."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from cli.main import run


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


def piped_here(arguments: list[str], stdin: str = "") -> Ran:
    """Run the command line in this process with all three streams piped.

    For what it says. That a program of its own does the same is for others: `piped`.
    """
    given, out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(3))
    given.write(stdin)
    given.seek(0)
    with patch("sys.stdin", given), redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    texts = []
    for stream in (out, err):
        stream.seek(0)  # flushes as well
        texts.append(stream.read())
    return Ran(code, *texts)


class Screen(io.StringIO):
    """A stdout that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def on_screen(arguments: list[str], columns: int = 80) -> Ran:
    """Run the command line in this process as if on a terminal without colours or a pager."""
    looks = {"COLUMNS": str(columns), "NO_COLOR": "1", "PAGER": "cat"}
    with (
        patch.dict(os.environ, looks),
        redirect_stdout(Screen()) as out,
        redirect_stderr(io.StringIO()) as err,
    ):
        code = run(arguments)
    return Ran(code, out.getvalue(), err.getvalue())
