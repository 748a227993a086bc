"""Reading and figure extraction in several processes; results in the order of the inputs.

The window of work that is under way is bounded, so memory stays flat however much there is.
A worker that dies (out of memory, a fault in a parser's native code) costs the one input that
killed it, not the run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import SimpleQueue

from figures.model import Article
from importers.base import ImportOptions, Noted, Piece, UnreadableInput
from importers.preparing import Done, Outcome, StoredText, Task, prepare
from importers.reading import Given

_MOST_ITEMS = 16
_MOST_BYTES = 256 * 1024
"""What one message to a worker holds at most, unless a single piece is larger."""
_WINDOW = 3
"""Batches under way for each process: one at work, one on the way, one waiting to be stored."""
_PATIENCE = 5.0
"""Seconds that a worker told to end is given before it is killed."""
_KILLED = "the process that read it was killed: out of memory, or a fault of its parser"


Item = Given | Piece | None
"""What a task holds: `None` for an input that gave nothing but its place in the order."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker needs to know."""

    options: ImportOptions
    library: Path


def prepare_apart(tasks: Iterable[Task], setup: Setup) -> Iterator[Done]:
    """What the tasks give, in their order, prepared by `setup.options.jobs` processes."""
    window = setup.options.jobs * _WINDOW
    under_way: deque[tuple[list[Task], Future[list[list[Outcome]]]]] = deque()
    crew = _Crew(setup)
    try:
        for batch in _batches(tasks):
            under_way.append((batch, crew.send(batch)))
            if len(under_way) >= window:
                yield from _outcomes(*under_way.popleft())
        while under_way:
            yield from _outcomes(*under_way.popleft())
    finally:
        crew.dismiss()


def _outcomes(batch: list[Task], future: Future[list[list[Outcome]]]) -> Iterator[Done]:
    for task, outcomes in zip(batch, future.result(), strict=True):
        yield from (Done(task.input, outcome) for outcome in outcomes)
        if task.item is None:
            yield Done(task.input, None)


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

    def send(self, batch: list[Task]) -> Future[list[list[Outcome]]]:
        """Hands a batch to the next free worker."""
        return self._leaders.submit(self._prepared, batch)

    def _prepared(self, batch: list[Task]) -> list[list[Outcome]]:
        worker = self._free.get()
        try:
            return worker.prepare([task.item for task in batch])
        except _DeathError:
            return [_alone(worker, task.item) for task in batch]
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
    return [UnreadableInput(_KILLED, item.part if isinstance(item, Piece) else None)]


class _DeathError(Exception):
    """The worker ended before it answered."""


class _Worker:
    """One process that prepares what it is sent; started when first needed and after a death."""

    def __init__(self, setup: Setup):
        self._setup = setup
        self._process: SpawnProcess | None = None
        self._pipe: Connection

    def prepare(self, items: list[Item]) -> list[list[Outcome]]:
        """What each of the items gives.

        Raises `_DeathError` when the process ends over it, and what the preparing itself raised.
        """
        if self._process is None:
            self._start()
        try:
            self._pipe.send(items)
            answer: list[list[Outcome]] | BaseException = self._pipe.recv()
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


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        weight = _weight(task.item)
        if batch and (len(batch) >= _MOST_ITEMS or size + weight > _MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += weight
    if batch:
        yield batch


def _weight(item: Item) -> int:
    if isinstance(item, Piece):
        return item.size
    article = item.article if isinstance(item, Noted) else item
    return len(article.text) if isinstance(article, Article) else 0


def _serve(pipe: Connection, setup: Setup) -> None:
    """The life of a worker: the parent alone hears ctrl-c, and the worker dies with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    stored_text = None if setup.options.dry_run else _stored_text_in(setup.library)
    while True:
        try:
            items: list[Item] = pipe.recv()
        except EOFError:
            return
        try:
            answer: object = [_prepared(item, setup.options, stored_text) for item in items]
        except Exception as failure:
            answer = failure
        pipe.send(answer)


def _prepared(item: Item, options: ImportOptions, stored_text: StoredText | None) -> list[Outcome]:
    return [] if item is None else list(prepare(item, options, stored_text))


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
