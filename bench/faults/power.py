"""The power goes: what was written and not synced may be on the disk, or not."""

from __future__ import annotations

import random
import shutil
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.faults.disk import built_shim
from bench.faults.material import losses
from bench.faults.next_start import told_after_a_kill
from bench.faults.trials import Row, fresh, killing, run_victim


def power_cut(
    name: str, times: int, draw: random.Random, prepare: Callable[[Path], None] | None = None
) -> Row:
    """At a random moment only what was synced is sure to be left, each file by itself.

    The program is killed, and each file becomes what it was when it was last synced or, as the
    system may have written it already, what it is.
    """
    row = Row()
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        shim = built_shim(Path(folder))
        whole = fresh(Path(folder) / "whole", prepare)
        span = run_victim(name, whole).seconds
        for n in range(times):
            path = fresh(Path(folder) / str(n), prepare)
            disk = Path(folder) / f"{n}-disk"
            shutil.copytree(path.parent, disk)
            faults = {"LD_PRELOAD": str(shim), "FAULT_PATH": str(path), "FAULT_KEEP": str(disk)}
            run = run_victim(name, path, faults, after=killing(draw.uniform(0, span)))
            journal = f"{path.name}-journal"
            if not path.with_name(journal).exists():  # SQLite syncs the folder when it goes
                (disk / journal).unlink(missing_ok=True)
            for file in (path, path.with_name(f"{path.name}-wal")):
                if file.exists() and draw.randrange(2):
                    shutil.copy(file, disk)
            told, wrong = told_after_a_kill(disk / path.name, must_tell=False)
            wrong += losses(disk / path.name, run.confirmed)
            row.take(run.status == -signal.SIGKILL, wrong, told)
    return row
