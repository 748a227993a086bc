"""Several processes at one library at once."""

from __future__ import annotations

import random
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.faults.material import Confirmed, losses
from bench.faults.trials import Row, Run, fresh, killing, run_victim
from bench.faults.victims import size
from db.library import Library

WRITERS, READERS = 2, 5


def at_once(times: int, draw: random.Random) -> Row:
    """Two write and five read; every second time one of the writers is killed and begins again."""
    row = Row()
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        for n in range(times):
            path = fresh(Path(folder) / str(n), lambda path: Library.open(path).close())
            wait = draw.uniform(0, 4) if n % 2 else None
            runs = _all(path, wait)
            confirmed = Confirmed(set().union(*(run.confirmed.articles for run in runs)))
            wrong = [f"ended with {run.status}: {run.output[-1]}" for run in runs if run.status]
            row.take(True, wrong + losses(path, confirmed))
    return row


def _all(path: Path, wait: float | None) -> list[Run]:
    with ThreadPoolExecutor(WRITERS + READERS) as pool:
        writers = [pool.submit(_written, path, n, None if n else wait) for n in range(WRITERS)]
        readers = [pool.submit(run_victim, "read", path) for _ in range(READERS)]
        return [one.result() for one in (*writers, *readers)]


def _written(path: Path, n: int, wait: float | None) -> Run:
    """One writer's run; the second one when it was killed in the first."""
    first = {"FAULT_FIRST": str(n * size())}
    killed = run_victim("store", path, first, after=None if wait is None else killing(wait))
    if killed.status != -signal.SIGKILL:
        return killed
    run = run_victim("store", path, first)
    run.confirmed.articles |= killed.confirmed.articles
    return run
