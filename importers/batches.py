"""Work handed out in batches to whoever does it elsewhere; results in the order of the inputs.

The window of work that is under way is bounded, so memory stays flat however much there is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from figures.model import Article
from importers.base import ImportOptions, Noted, Piece, UnreadableInput
from importers.preparing import Done, Outcome, StoredText, Task, prepare
from importers.reading import Given

WINDOW = 3
"""Batches under way for each process: one at work, one on the way, one waiting to be stored."""
_MOST_ITEMS = 16
_MOST_BYTES = 256 * 1024
"""What one message to a worker holds at most, unless a single piece is larger."""
_KILLED = "the process that read it was killed: out of memory, or a fault of its parser"


Item = Given | Piece | None
"""What a task holds: `None` for an input that gave nothing but its place in the order."""
Outcomes = list[list[Outcome]]
"""What each item of a batch gave."""


class Answer(Protocol):
    """What a batch will have given."""

    def result(self) -> Outcomes:
        """Waits for it."""
        ...


class Crew(Protocol):
    """Processes that prepare batches."""

    @property
    def window(self) -> int:
        """So many batches may be under way."""
        ...

    def send(self, items: Sequence[Item]) -> Answer:
        """Hands a batch to the next free process."""
        ...

    def dismiss(self) -> None:
        """Lets go of the processes."""
        ...


def prepare_by(crew: Crew, tasks: Iterable[Task]) -> Iterator[Done]:
    """What the tasks give, in their order; the crew is dismissed in the end."""
    under_way: deque[tuple[list[Task], Answer]] = deque()
    try:
        for batch in _batches(tasks):
            under_way.append((batch, crew.send([task.item for task in batch])))
            if len(under_way) >= crew.window:
                yield from _outcomes(*under_way.popleft())
        while under_way:
            yield from _outcomes(*under_way.popleft())
    finally:
        crew.dismiss()


def prepare_each(
    items: Sequence[Item], options: ImportOptions, stored_text: StoredText | None
) -> Outcomes:
    """What each item of a batch gives: what a process of a crew does."""
    return [[] if item is None else list(prepare(item, options, stored_text)) for item in items]


def killed_by(item: Item) -> list[Outcome]:
    """What is said of an item that killed every process that read it."""
    return [UnreadableInput(_KILLED, item.part if isinstance(item, Piece) else None)]


def _outcomes(batch: list[Task], answer: Answer) -> Iterator[Done]:
    for task, outcomes in zip(batch, answer.result(), strict=True):
        yield from (Done(task.input, outcome) for outcome in outcomes)
        if task.item is None:
            yield Done(task.input, None)


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
