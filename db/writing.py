"""The writing side of a library: one connection, one transaction at a time.

What storing needs is imported when something is stored: opening is on the way to a first picture.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from db.connections import explained, open_writer
from db.errors import LibraryError
from db.presence import Presence
from db.rows import StoreOutcome, WorkKind
from figures.model import Article

if TYPE_CHECKING:
    from db.deriving import Found
    from db.remembered import Remembered
    from db.storing import Incoming, Storing


COLLECTED_AFTER = 50_000
"""New objects after which Python looks for circles among them. What is remembered of a library are
a million objects and no circles: looking every 700 objects costs an eighth of all the time."""


def collect_less() -> None:
    """Have Python look for circles less often from now on, unless it looks for none at all."""
    if 0 < gc.get_threshold()[0] < COLLECTED_AFTER:
        gc.set_threshold(COLLECTED_AFTER, 20, 100)


class Writer:
    """Runs transactions; a transaction inside another is a part of it that can fail alone."""

    def __init__(self, path: Path):
        self._path = path
        self._connection, self.found = open_writer(path)
        collect_less()
        self._presence = Presence(path, with_log=True)
        self._lock = RLock()
        self._storing: Storing | None = None
        self._remembered: Remembered | None = None
        self._note: int | None = None
        """The note of what is going on; see `work`."""

    @contextmanager
    def transaction(self) -> Iterator[Storing]:
        """Everything written inside is kept together, or nothing when it raises.

        Raises `LibraryError` when another process is writing, or the disk is full.
        """
        with self._lock:
            try:
                if self._storing is not None:
                    with self._part(self._storing):
                        yield self._storing
                else:
                    with self._whole() as storing:
                        yield storing
            except sqlite3.Error as error:
                raise explained(error, self._path) from error

    def store_all(
        self, wanted: Sequence[tuple[Article, Found]]
    ) -> list[StoreOutcome | LibraryError]:
        """Store articles in one transaction or, should one of them fail, each in its own.

        A savepoint for each would make the full-text index write a segment for each, which
        costs four times as much as the rest. Figures are extracted before the transaction, so
        that other processes can write meanwhile.
        """
        return self.store_ready([self.ready(article, found) for article, found in wanted])

    def store_ready(self, ready: Sequence[Incoming]) -> list[StoreOutcome | LibraryError]:
        """The same for articles that `ready` gave."""
        try:
            with self.transaction() as storing:
                return list(self._stored(storing, ready))
        except Exception:
            if len(ready) == 1:
                raise
        outcomes: list[StoreOutcome | LibraryError] = []
        for incoming in ready:
            try:
                with self.transaction() as storing:
                    stored = self._stored(storing, [incoming])
                outcomes += stored  # now that they are: the disk may be full at the very end
            except LibraryError as error:
                outcomes.append(error)
        return outcomes

    def _stored(self, storing: Storing, ready: Sequence[Incoming]) -> list[StoreOutcome]:
        outcomes = [storing.store(incoming) for incoming in ready]
        self.count_done(storing, sum(outcome.state != "unchanged" for outcome in outcomes))
        return outcomes

    @contextmanager
    def work(self, kind: WorkKind, inputs: Sequence[str] = ()) -> Iterator[None]:
        """Note that something long is going on, until it ends in whatever orderly way.

        What is killed leaves its note, and the next start can tell (`db.unfinished`).
        """
        from db import articles, unfinished

        with self.transaction() as storing:
            note = self._note = unfinished.begin(storing.writer, kind, inputs, articles.now())
        complete = False
        try:
            yield
            complete = True
        finally:
            self._note = None
            with suppress(LibraryError), self.transaction() as storing:
                unfinished.end(storing.writer, note, complete=complete)

    def count_done(self, storing: Storing, articles: int) -> None:
        """Count articles in the note of what is going on, if there is one."""
        if self._note is not None and articles:
            from db import unfinished

            unfinished.advance(storing.writer, self._note, articles)

    def store(self, article: Article, found: Found) -> StoreOutcome:
        """Store one article in a transaction of its own; see `store_all`."""
        ready = self.ready(article, found)
        with self.transaction() as storing:
            return storing.store(ready)

    def ready(self, article: Article, found: Found, stored_at: str | None = None) -> Incoming:
        """An article with all that can be made of it while nothing is locked."""
        from db.articles import storable
        from db.deriving import Derived, derive
        from db.storing import Incoming, incoming

        if found is not None and not (found.claims if isinstance(found, Derived) else found):
            return Incoming(storable(article), found, derive(article, ()), stored_at)
        with self.reading() as reader:
            making = incoming(reader, article, found, stored_at)
        return making()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The writing connection for a look at what is there, without a transaction."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise explained(error, self._path) from error

    @contextmanager
    def _whole(self) -> Iterator[Storing]:
        from db.remembered import Remembered
        from db.storing import Storing  # brings alignment along: not before something is written

        connection = self._connection
        self._presence.refuse_changed()
        connection.execute("BEGIN IMMEDIATE")
        # Put back when all is kept: what a failed transaction has read may be no more.
        remembered, self._remembered = self._remembered or Remembered(connection), None
        remembered.catch_up()
        self._storing = Storing(connection, remembered)
        try:
            yield self._storing
            self._storing.finish()
            connection.execute("COMMIT")
            self._remembered = remembered
        finally:
            self._storing = None
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    @contextmanager
    def _part(self, storing: Storing) -> Iterator[None]:
        connection = self._connection
        kept = storing.put_off()
        connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if connection.in_transaction:  # a full disk ends the whole transaction by itself
                connection.execute("ROLLBACK TO part")
                connection.execute("RELEASE part")
            storing.restore(kept)
            raise
        connection.execute("RELEASE part")

    def settle(self) -> None:
        """Make up for what a bulk import has put off; nothing when nothing is."""
        from db import terms

        with self.reading() as reader:
            waiting = terms.uncounted(reader)
        if waiting:
            with self.transaction() as storing:
                terms.rebuild(storing.writer)

    def close(self) -> None:
        """Let go of the file; what is put off is made up for, unless another process writes."""
        with self._lock:
            with suppress(LibraryError):
                self.settle()
            self._connection.close()
