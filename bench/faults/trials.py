"""One fault tried many times: the row it gives in the table of docs/reliability.md."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.faults.material import ROOT, Confirmed, losses
from bench.faults.next_start import told_after_a_kill
from bench.faults.victims import ENDING, NOTED, argv

PATIENCE = 300.0
"""Seconds after which a victim hangs; far above what it takes on a slow machine."""


@dataclass(slots=True)
class Row:
    """What came of a fault."""

    fault: str = ""
    """Its name; the caller's to give."""
    tries: int = 0
    struck: int = 0
    """Tries in which the fault came while the victim was still at work."""
    lost: list[str] = field(default_factory=list)
    """Each thing that was lost or wrong, with the number of the try; must stay empty."""
    told: Counter[str] = field(default_factory=Counter)
    """What a person was told of it, and in how many tries; names and numbers left out."""

    def take(self, struck: bool, wrong: list[str], told: str = "") -> None:
        """Count one try, and the sentence that was said of it."""
        self.tries += 1
        self.struck += struck
        self.lost += [f"try {self.tries}: {one}" for one in wrong]
        if told:
            self.told[told] += 1


@dataclass(slots=True)
class Run:
    """A victim that has ended: its exit status, what it was told is kept, all that it printed."""

    status: int
    confirmed: Confirmed
    output: list[str]
    seconds: float
    """From `begun` to the end."""


def run_victim(
    name: str,
    path: Path,
    environment: Mapping[str, str] | None = None,
    after: Callable[[subprocess.Popen[str]], None] | None = None,
) -> Run:
    """Run a victim on the library at `path`; `after` is called once it has begun its work.

    Raises `TimeoutError` when it hangs.
    """
    with tempfile.TemporaryFile("w+") as errors:
        victim = subprocess.Popen(
            argv(name, path),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        )
        watch = threading.Timer(PATIENCE, victim.kill)
        watch.start()
        confirmed, output = Confirmed(), []
        started = time.monotonic()
        assert victim.stdout is not None
        with victim.stdout:
            for line in victim.stdout:
                output.append(line.rstrip("\n"))
                confirmed.tell(line)
                if line == "begun\n":
                    started = time.monotonic()
                    if after is not None:
                        threading.Thread(target=after, args=(victim,), daemon=True).start()
        status = victim.wait()
        seconds = time.monotonic() - started
        if not watch.is_alive():
            raise TimeoutError(f"{name} was still running after {PATIENCE:g} seconds")
        watch.cancel()
        errors.seek(0)
        output += errors.read().splitlines()
    return Run(status, confirmed, output, seconds)


def killed(
    name: str, times: int, draw: random.Random, prepare: Callable[[Path], None] | None = None
) -> Row:
    """`kill -9` at a random moment of the victim's work, each time on a fresh library."""
    row = Row()
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        whole = fresh(Path(folder) / "whole", prepare)
        span = run_victim(name, whole).seconds
        for n in range(times):
            path = fresh(Path(folder) / str(n), prepare)
            run = run_victim(name, path, after=killing(draw.uniform(0, span)))
            struck = run.status == -signal.SIGKILL
            must = NOTED in run.output and ENDING not in run.output
            told, wrong = told_after_a_kill(path, must_tell=struck and must)
            row.take(struck, wrong + losses(path, run.confirmed), told)
    return row


def killing(wait: float) -> Callable[[subprocess.Popen[str]], None]:
    """Something that kills a victim after so many seconds."""

    def strike(victim: subprocess.Popen[str]) -> None:
        time.sleep(wait)
        victim.send_signal(signal.SIGKILL)

    return strike


def fresh(folder: Path, prepare: Callable[[Path], None] | None) -> Path:
    """Where a new library lies in a folder of its own, made by `prepare` if that is given."""
    folder.mkdir()
    path = folder / "library.db"
    if prepare is not None:
        prepare(path)
    return path
