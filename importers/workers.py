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
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from figures.model import Article
from importers.base import ImportOptions, Noted, Piece, UnreadableInput
from importers.preparing import Done, Outcome, StoredText, Task, prepare
from importers.reading import Given

_MOST_ITEMS = 16
_MOST_BYTES = 256 * 1024
"""What one message to a worker holds at most, unless a single piece is larger."""
_WINDOW = 3
"""Batches under way for each process: one at work, one on the way, one waiting to be stored."""
_KILLED = "the process that read it was killed: out of memory, or a fault of its parser"


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker needs to know."""

    options: ImportOptions
    library: Path


_setup: Setup
_stored_text: StoredText | None
"""Of the worker that this process is; set once when it starts."""


def prepare_apart(tasks: Iterable[Task], setup: Setup) -> Iterator[Done]:
    """What the tasks give, in their order, prepared by `setup.options.jobs` processes."""
    crew = _Crew(setup)
    window = setup.options.jobs * _WINDOW
    under_way: deque[tuple[list[Task], Future[list[list[Outcome]]]]] = deque()
    try:
        for batch in _batches(tasks):
            under_way.append((batch, crew.send(batch)))
            if len(under_way) >= window:
                yield from crew.receive(under_way)
        while under_way:
            yield from crew.receive(under_way)
    finally:
        crew.dismiss()


class _Crew:
    """The worker processes, replaced when one of them dies."""

    def __init__(self, setup: Setup):
        self._setup = setup
        self._executor = self._hire()

    def _hire(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._setup.options.jobs,
            mp_context=multiprocessing.get_context("spawn"),  # forking copies locks of threads
            initializer=_begin,
            initargs=(self._setup,),
        )

    def send(self, batch: list[Task]) -> Future[list[list[Outcome]]]:
        """Hands a batch to the next free worker."""
        try:
            return self._executor.submit(_work, [task.item for task in batch])
        except BrokenProcessPool as failure:
            broken: Future[list[list[Outcome]]] = Future()
            broken.set_exception(failure)
            return broken

    def receive(
        self, under_way: deque[tuple[list[Task], Future[list[list[Outcome]]]]]
    ) -> Iterator[Done]:
        """Waits for the oldest batch; what it gave."""
        batch, future = under_way.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            results = [self._alone(task) for task in batch]
            again = [(waiting, self.send(waiting)) for waiting, _ in under_way]
            under_way.clear()
            under_way.extend(again)
        for task, outcomes in zip(batch, results, strict=True):
            yield from (Done(task.input, outcome) for outcome in outcomes)
            if task.item is None:
                yield Done(task.input, None)

    def _alone(self, task: Task) -> list[Outcome]:
        """One task of a batch that killed its worker, with nothing else at work."""
        for _ in range(2):
            try:
                return self._executor.submit(_work, [task.item]).result()[0]
            except BrokenProcessPool:
                self._executor.shutdown()
                self._executor = self._hire()
                continue
        return [UnreadableInput(_KILLED, task.item.part if isinstance(task.item, Piece) else None)]

    def dismiss(self) -> None:
        """Ends the workers once they have done what they are at."""
        self._executor.shutdown(cancel_futures=True)


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


def _weight(item: Given | Piece | None) -> int:
    if isinstance(item, Piece):
        return item.size
    article = item.article if isinstance(item, Noted) else item
    return len(article.text) if isinstance(article, Article) else 0


def _work(items: list[Given | Piece | None]) -> list[list[Outcome]]:
    return [
        [] if item is None else list(prepare(item, _setup.options, _stored_text)) for item in items
    ]


def _begin(setup: Setup) -> None:
    """Makes this process a worker: the parent alone hears ctrl-c, and it dies with the parent."""
    global _setup, _stored_text
    _setup = setup
    _stored_text = None if setup.options.dry_run else _stored_text_in(setup.library)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


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
