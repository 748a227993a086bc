"""The writing side of a library: one connection, one transaction at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from db.connections import open_writer, said
from db.errors import LibraryError
from db.storing import Storing


class Writer:
    """Runs transactions; a transaction inside another is a part of it that can fail alone."""

    def __init__(self, path: Path):
        self._path = path
        self._connection = open_writer(path)
        self._lock = RLock()
        self._storing: Storing | None = None

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
                raise LibraryError(said(error, self._path)) from error

    @contextmanager
    def _whole(self) -> Iterator[Storing]:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        self._storing = Storing(connection)
        try:
            yield self._storing
            self._storing.finish()
            connection.execute("COMMIT")
        finally:
            self._storing = None
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    @contextmanager
    def _part(self, storing: Storing) -> Iterator[None]:
        connection = self._connection
        connection.execute("SAVEPOINT part")
        kept = storing.put_off()
        try:
            yield
        except BaseException:
            if connection.in_transaction:  # a full disk ends the whole transaction by itself
                connection.execute("ROLLBACK TO part")
                connection.execute("RELEASE part")
            storing.restore(kept)
            raise
        connection.execute("RELEASE part")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
