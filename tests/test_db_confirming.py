"""What the library says is stored is stored, also when the disk fills up at the last moment."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from tests.db_material import plain


class FullAtTheEnd:
    """A connection whose disk is full whenever a transaction is to be kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, sql: str, *given: object) -> sqlite3.Cursor:
        if sql == "COMMIT":
            raise sqlite3.OperationalError("database or disk is full")
        return self._connection.execute(sql, *given)  # type: ignore[arg-type]


def test_an_article_whose_commit_fails_is_told_as_failed_and_only_so(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        writer = library._writer
        assert writer is not None
        sound = writer._connection
        writer._connection = FullAtTheEnd(sound)  # type: ignore[assignment]
        outcomes = library.store_all([(plain("a", "A."), []), (plain("b", "B."), [])])
        with pytest.raises(LibraryError, match="disk is full"):
            library.store(plain("c", "C."))
        writer._connection = sound

        assert [type(outcome) for outcome in outcomes] == [LibraryError, LibraryError]
        assert library.articles().total == 0
