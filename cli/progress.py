"""How far a long command is: a bar on stderr when that is a terminal, else nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Tell(Protocol):
    """Shows that `done` of `total` steps are done, with a word about them."""

    def __call__(self, done: int, total: int, word: str = "") -> None: ...


@contextmanager
def progress(what: str) -> Iterator[Tell | None]:
    """A function to be told how far it is; None where nobody would see the bar."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # 60 ms, for a person who is going to wait anyway
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[w]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, w="")

        def tell(done: int, total: int, word: str = "") -> None:
            bar.update(task, completed=done, total=total, w=word)

        yield tell
