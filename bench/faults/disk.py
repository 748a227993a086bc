"""Disks that are full or fail, and a clock that jumps back, under a victim at work."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.faults.material import losses
from bench.faults.next_start import general
from bench.faults.trials import Row, Run, fresh, run_victim

SHIM = Path(__file__).with_name("shim.c")
_CALLS = {"write": 300, "read": 12, "sync": 5}
"""How many such calls a victim makes at least; the one that fails is drawn below that."""


def compiler() -> str | None:
    """A C compiler, which the faults of the system's calls need; None when there is none."""
    return shutil.which("cc")


def built_shim(folder: Path) -> Path:
    """`shim.c` as a library to be preloaded."""
    shim = folder / "shim.so"
    subprocess.run(
        [compiler() or "cc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(SHIM), "-ldl"],
        check=True,
        capture_output=True,
    )
    return shim


def failing(
    name: str,
    call: str,
    times: int,
    draw: random.Random,
    prepare: Callable[[Path], None] | None = None,
    error: int = errno.EIO,
) -> Row:
    """The system refuses a call on the library at a random moment, once or from then on."""
    row = Row()
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        shim = built_shim(Path(folder))
        for n in range(times):
            path = fresh(Path(folder) / str(n), prepare)
            faults = {
                "LD_PRELOAD": str(shim),
                "FAULT_PATH": str(path),
                "FAULT_CALL": call,
                "FAULT_AFTER": str(draw.randrange(_CALLS[call])),
                "FAULT_ERRNO": str(error),
                "FAULT_ONCE": str(draw.randrange(2)),
            }
            run = run_victim(name, path, faults)
            kept = losses(path, run.confirmed) if path.exists() else []
            row.take(run.status != 0, _unsaid(run) + kept, _said(run, path))
    return row


def small_files(
    name: str, times: int, draw: random.Random, prepare: Callable[[Path], None] | None = None
) -> Row:
    """No file may grow beyond a random size (RLIMIT_FSIZE)."""
    row = Row()
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        for n in range(times):
            path = fresh(Path(folder) / str(n), prepare)
            start = path.stat().st_size if path.exists() else 200_000
            with _limit(start + draw.randrange(40_000, 900_000)):
                run = run_victim(name, path)
            wrong = _unsaid(run) + losses(path, run.confirmed)
            row.take(run.status != 0, wrong, _said(run, path))
    return row


@contextmanager
def _limit(size: int) -> Iterator[None]:
    """Children started inside may write no file beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def full_disk(name: str, times: int, draw: random.Random) -> Row:
    """The library on a file system of a random few hundred kilobytes; root can mount one."""
    row = Row()
    for _ in range(times):
        with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
            size = draw.randrange(700_000, 2_500_000)
            mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
            subprocess.run(mount, check=True, capture_output=True)
            try:
                path = Path(folder) / "library.db"
                run = run_victim(name, path)
                with tempfile.TemporaryDirectory(prefix="variorum-fault-") as roomy:
                    for left in Path(folder).iterdir():
                        shutil.copy(left, roomy)
                    wrong = _unsaid(run) + losses(Path(roomy) / "library.db", run.confirmed)
                row.take(run.status != 0, wrong, _said(run, path))
            finally:
                subprocess.run(["umount", folder], check=True, capture_output=True)
    return row


def can_mount() -> bool:
    """Whether this process may mount a file system."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        tried = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=100000", "tmpfs", folder], capture_output=True
        )
        if tried.returncode == 0:
            subprocess.run(["umount", folder], check=True, capture_output=True)
        return tried.returncode == 0


def clock_back(
    name: str, times: int, draw: random.Random, prepare: Callable[[Path], None] | None = None
) -> Row:
    """The clock jumps back by a year at a random moment; nothing may depend on it."""
    row = Row()
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        shim = built_shim(Path(folder))
        for n in range(times):
            path = fresh(Path(folder) / str(n), prepare)
            faults = {"LD_PRELOAD": str(shim), "FAULT_CLOCK_AFTER": str(draw.randrange(60))}
            run = run_victim(name, path, faults)
            wrong = [] if run.status == 0 else [f"ended with {run.status}: {run.output[-1]}"]
            row.take(True, wrong + losses(path, run.confirmed))
    return row


def _unsaid(run: Run) -> list[str]:
    """A victim that ended early must have been refused in a sentence, not by a traceback."""
    last = run.output[-1] if run.output else ""
    if run.status == 0 or (run.status == 1 and last.startswith("refused ")):
        return []
    return [f"ended with {run.status} and without a sentence: {last}"]


def _said(run: Run, path: Path) -> str:
    """The sentence with which a victim was refused; "" when it came to its end."""
    return general(run.output[-1], path) if run.status and run.output else ""
