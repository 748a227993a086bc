"""Runs every benchmark and writes what was measured into docs/performance.md.

    python -m bench                    # at reduced size, some minutes
    python -m bench --full             # the sizes that the page speaks of, some hours
    python -m bench --only search      # those whose area holds the word; writes nothing

Each benchmark runs in a process of its own. A line that misses what was wanted is marked; only a
benchmark that fails, or a number that it no longer prints, makes the exit code 1: how fast a
machine is does not tell right from wrong. Quality is held to floors by the tests.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.runs import FOLDER, RUNS, Row, Run

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured by python -m bench -->\n", "<!-- /measured -->\n"


class Line(NamedTuple):
    """A line of the table as measured; `value` is None when there is no number."""

    area: str
    row: Row
    value: float | None
    command: str

    @property
    def held(self) -> bool | None:
        """Whether what was wanted is reached; None where nothing was."""
        if self.value is None or not self.row.wanted:
            return None
        sign, bound = self.row.wanted.split()
        shown = float(f"{self.value:.3g}")
        return shown <= float(bound) if sign == "<=" else shown >= float(bound)


def main() -> int:
    """Run, print, write; 1 when a benchmark failed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="at full size, for hours")
    parser.add_argument("--only", default="", help="areas that hold this; writes nothing")
    asked = parser.parse_args()
    lines: list[Line] = []
    for run in RUNS:
        if asked.only not in run.area:
            continue
        started = time.monotonic()
        lines += measured(run, full=asked.full)
        print(f"{run.area}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    print(table(lines), end="")
    if not asked.only:
        renew(PAGE, lines, full=asked.full)
    return int(any(line.value is None for line in lines))


def measured(run: Run, *, full: bool) -> list[Line]:
    """The lines of one benchmark; without values when it failed, which is told on stderr."""
    commands = run.full if full else run.short
    printed = ""
    with tempfile.TemporaryDirectory() as folder:
        for command in commands:
            argv = [sys.executable, *command.replace(FOLDER, folder).split()]
            environment = {**os.environ, "TMPDIR": folder}
            done = subprocess.run(
                argv, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                print(f"{command} failed:\n{done.stdout}{done.stderr}", file=sys.stderr)
            printed = done.stdout
    told = " && ".join(f"python {command.replace(FOLDER, '/tmp')}" for command in commands)
    return [Line(run.area, row, row.read(printed), told) for row in run.rows]


def table(lines: list[Line]) -> str:
    """The lines as a Markdown table."""
    parts = ["| area | measured | reached | wanted | |", "| --- | --- | --- | --- | --- |"]
    area = ""
    for line in lines:
        reached = "no number" if line.value is None else _written(line.value, line.row.unit)
        wanted = f"{line.row.wanted} {line.row.unit}".strip() if line.row.wanted else ""
        mark = {True: "held", False: "missed", None: ""}[line.held]
        first = "" if line.area == area else line.area
        parts.append(f"| {first} | {line.row.what} | {reached} | {wanted} | {mark} |")
        area = line.area
    return "\n".join(parts) + "\n"


def renew(page: Path, lines: list[Line], *, full: bool) -> None:
    """Put the table, with its commands, in the place of the one that stands in a page."""
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{page} has no place for the table: {BEGIN.strip()} ... {END.strip()}")
    size = "full" if full else "reduced"
    commands = dict.fromkeys((line.area, line.command) for line in lines)
    told = "".join(f"- {area}: `{command}`\n" for area, command in commands)
    head = f"Measured on {date.today():%d %B %Y} at {size} size.\n\n"
    page.write_text(f"{before}{begin}{head}{table(lines)}\n{told}{END}{after}", "utf-8")


def _written(value: float, unit: str) -> str:
    shown = f"{value:,.0f}" if value == int(value) or value >= 1000 else f"{value:.3g}"
    return f"{shown} {unit}".strip()


if __name__ == "__main__":
    sys.exit(main())
