"""Reading and figure extraction in several processes.

A worker that dies (out of memory, a fault in a parser's native code) costs the one input that
killed it, not the run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import SimpleQueue

from db.writing import collect_less
from importers.base import ImportOptions
from importers.batches import WINDOW, Item, Outcomes, killed_by, prepare_by, prepare_each
from importers.preparing import Done, Outcome, StoredText, Task

_PATIENCE = 5.0
"""Seconds that a worker told to end is given before it is killed."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker needs to know."""

    options: ImportOptions
    library: Path


def prepare_apart(tasks: Iterable[Task], setup: Setup) -> Iterator[Done]:
    """What the tasks give, in their order, prepared by `setup.options.jobs` processes."""
    return prepare_by(_Crew(setup), tasks)


class _Crew:
    """The worker processes, each led by a thread of ours.

    A pool of processes shares its queues, and one death breaks all of it; here every worker has
    a pipe of its own, so the thread that leads it sees the end of the pipe and hires another.
    """

    def __init__(self, setup: Setup):
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._workers = [_Worker(setup) for _ in range(setup.options.jobs)]
        for worker in self._workers:
            self._free.put(worker)
        self._leaders = ThreadPoolExecutor(setup.options.jobs, "import worker")
        self.window = setup.options.jobs * WINDOW

    def send(self, items: Sequence[Item]) -> Future[Outcomes]:
        """Hands a batch to the next free worker."""
        return self._leaders.submit(self._prepared, items)

    def _prepared(self, items: Sequence[Item]) -> Outcomes:
        worker = self._free.get()
        try:
            return worker.prepare(items)
        except _DeathError:
            return [_alone(worker, item) for item in items]
        finally:
            self._free.put(worker)

    def dismiss(self) -> None:
        """Ends the workers once they have done what they are at."""
        self._leaders.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.dismiss()


def _alone(worker: _Worker, item: Item) -> list[Outcome]:
    """One item of a batch that killed its worker; a second death is this item's doing."""
    for _ in range(2):
        try:
            return worker.prepare([item])[0]
        except _DeathError:
            continue
    return killed_by(item)


class _DeathError(Exception):
    """The worker ended before it answered."""


class _Worker:
    """One process that prepares what it is sent; started when first needed and after a death."""

    def __init__(self, setup: Setup):
        self._setup = setup
        self._process: SpawnProcess | None = None
        self._pipe: Connection

    def prepare(self, items: Sequence[Item]) -> Outcomes:
        """What each of the items gives.

        Raises `_DeathError` when the process ends over it, and what the preparing itself raised.
        """
        if self._process is None:
            self._start()
        try:
            self._pipe.send(items)
            answer: Outcomes | BaseException = self._pipe.recv()
        except (EOFError, OSError) as end:
            self.dismiss()
            raise _DeathError from end
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")  # forking copies locks of threads
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._setup), daemon=True)
        self._process.start()
        theirs.close()  # the worker alone holds it, so that its death ends the pipe

    def dismiss(self) -> None:
        """Ends the process: the end of its pipe tells it, and force when it does not hear."""
        if self._process is None:
            return
        self._pipe.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process = None


def _serve(pipe: Connection, setup: Setup) -> None:
    """The life of a worker: the parent alone hears ctrl-c, and the worker dies with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_less()
    stored_text = None if setup.options.dry_run else _stored_text_in(setup.library)
    while True:
        try:
            items: list[Item] = pipe.recv()
        except EOFError:
            return
        try:
            answer: object = prepare_each(items, setup.options, stored_text)
        except Exception as failure:
            answer = failure
        pipe.send(answer)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _stored_text_in(path: Path) -> StoredText:
    """A look-up of stored texts in the library at `path`, opened for reading."""
    from db.library import Library

    library = Library.open(path, read_only=True)

    def stored_text(key: str) -> str | None:
        article = library.article(key)
        return article.text if article is not None and article.key == key else None

    return stored_text
