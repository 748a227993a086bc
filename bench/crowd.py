"""Two processes write into one library while four read it: errors, lost articles, waiting.

    python bench/crowd.py                       # for a minute, in a new library
    python bench/crowd.py 60 /tmp/hundred.db    # in a copy of that one
    python bench/crowd.py 0 --articles 16       # until each writer has stored so many

Prints one JSON object. `read_ms` is the time that reads took by the clock, on a machine that has
other work too. `blocked` counts the reads that waited for a lock or the disk: those that let go of
the processor of their own accord, which the kernel tells (as `ru_nvcsw`). `wait_ms` has how long
these took beyond their time on a processor and in line for one; all others waited for nothing but
a processor, so theirs is 0. Each read is done once before any is measured, for what it loads.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from library import PLACES, Writer  # noqa: E402

from db.errors import LibraryError  # noqa: E402
from db.library import Library  # noqa: E402

AT_ONCE = 4
WRITERS, READERS = 2, 4
SCHEDULER = Path("/proc/self/schedstat")


def write(path: Path, seed: int, stop: Path, most: int) -> dict[str, Any]:
    """Store articles until told to stop or so many are stored (0: any); keys, and errors."""
    stored: list[str] = []
    errors: list[str] = []
    writer = Writer(seed, names=5_000)
    made = (writer.article(n, 100_000) for n in range(100_000))
    with Library.open(path) as library:
        while not stop.exists() and (most == 0 or len(stored) < most):
            part = [
                (article._replace(key=f"{seed}/{article.key}"), found)
                for article, found in islice(made, AT_ONCE)
            ]
            try:
                outcomes = library.store_all(part)
            except LibraryError as error:
                errors.append(str(error))
                continue
            errors += [str(outcome) for outcome in outcomes if isinstance(outcome, LibraryError)]
            stored += [o.key for o in outcomes if not isinstance(o, LibraryError)]
    return {"stored": stored, "errors": errors}


def read(path: Path, seed: int, stop: Path) -> dict[str, Any]:
    """Read in every way until told to stop; milliseconds of each read, and errors."""
    times: list[float] = []
    waits: list[float] = []
    errors: list[str] = []
    place = PLACES[seed % len(PLACES)].split()[0]
    with Library.open(path, read_only=True) as library:
        asks = (
            lambda: library.search(f"counted {place}"),
            lambda: library.search(place[:3], complete_last=True),
            lambda: library.articles(limit=20),
            lambda: library.questions(limit=5),
            lambda: library.stats(),
        )
        for ask in asks:
            ask()
        while not stop.exists() or not times:
            for ask in asks:
                started, busy, let_go = time.perf_counter(), _scheduled(), _let_go()
                try:
                    ask()
                except LibraryError as error:
                    errors.append(str(error))
                took = time.perf_counter() - started
                times.append(took * 1e3)
                if _let_go() > let_go:
                    waits.append((took - _scheduled() + busy) * 1e3)
    return {"times": times, "waits": waits, "errors": errors}


def _let_go() -> int:
    """How often this process has let go of its processor since it had to wait for something."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw


def _scheduled() -> float:
    """Seconds this process has spent on a processor or in line for one; 0.0: not told."""
    try:
        running, waiting, _ = SCHEDULER.read_text().split()
    except (OSError, ValueError):
        return 0.0
    return (int(running) + int(waiting)) / 1e9


def crowd(path: Path, seconds: float, articles: int) -> dict[str, Any]:
    """Let them all loose on a library, for so long and until so many articles are stored."""
    Library.open(path).close()
    stop = path.with_name(f"{path.name}.stop")
    given = [str(seconds), str(path), "--articles", str(articles), "--stop", str(stop)]
    roles = [("write", n) for n in range(WRITERS)] + [("read", n) for n in range(READERS)]
    children = [
        subprocess.Popen(
            [sys.executable, __file__, *given, "--role", role, "--seed", str(n)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for role, n in roles
    ]
    try:
        time.sleep(seconds)
        if not articles:
            stop.touch()
        said = [json.loads(child.communicate()[0]) for child in children[:WRITERS]]
        stop.touch()
        said += [json.loads(child.communicate()[0]) for child in children[WRITERS:]]
    finally:
        stop.touch()
        for child in children:
            child.wait()
        stop.unlink()
    return _told(path, said)


def _told(path: Path, said: list[dict[str, Any]]) -> dict[str, Any]:
    stored = [key for one in said[:WRITERS] for key in one["stored"]]
    times = sorted(ms for one in said[WRITERS:] for ms in one["times"])
    blocked = [ms for one in said[WRITERS:] for ms in one["waits"]]
    with Library.open(path) as library:
        lost = sum(library.article(key) is None for key in stored)
        wrong = [finding.what for finding in library.check()]
    return {
        "stored": len(stored),
        "lost": lost,
        "writers_errors": [error for one in said[:WRITERS] for error in one["errors"]],
        "readers_errors": [error for one in said[WRITERS:] for error in one["errors"]],
        "findings": wrong,
        "reads": len(times),
        "read_ms": {share: round(times[int((len(times) - 1) * share)], 1) for share in (0.5, 1)},
        "blocked": len(blocked),
        "wait_ms": round(max(blocked, default=0.0), 1),
    }


def main() -> None:
    """Print what became of it, or play the part of one process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--stop", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--role", choices=("write", "read"), help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.role == "write":
        print(json.dumps(write(given.path, given.seed, given.stop, given.articles)))
    elif given.role == "read":
        print(json.dumps(read(given.path, given.seed, given.stop)))
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.db"
            if given.path is not None:
                shutil.copy(given.path, path)
            print(json.dumps(crowd(path, given.seconds, given.articles)))


if __name__ == "__main__":
    main()
