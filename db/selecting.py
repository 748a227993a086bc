"""One SELECT of a person's own over the library: read-only whatever it says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from db.errors import QueryError

_READING = frozenset(
    (
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    )
)
_FACTS = frozenset(
    "table_info table_xinfo table_list index_list index_info foreign_key_list user_version"
    " data_version".split()  # FTS5 asks for the last one itself
)
_INDEXES = ("article_fts", "title_fts", "question_fts")
_AT_ONCE = 500


def rows_of(
    reader: sqlite3.Connection, statement: str
) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    """Names of the columns, and the rows one by one; raises `QueryError` with what is wrong.

    Another file cannot be attached, nothing can be written, no setting changed.
    """
    for table in _INDEXES:  # opening one writes to SQLite's own memory, which is not allowed below
        reader.execute(f"SELECT 1 FROM {table} LIMIT 0")
    reader.set_authorizer(_allowed)
    try:
        cursor = reader.execute(statement)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise QueryError(_said(error)) from error
    finally:
        reader.set_authorizer(None)
    if cursor.description is None:
        raise QueryError("the statement gives no rows; write one that begins with SELECT")
    return tuple(column[0] for column in cursor.description), _fetched(cursor)


def _allowed(action: int, name: str | None, *_where: str | None) -> int:
    is_fact = action == sqlite3.SQLITE_PRAGMA and name in _FACTS
    return sqlite3.SQLITE_OK if is_fact or action in _READING else sqlite3.SQLITE_DENY


def _fetched(cursor: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from rows


def _said(error: Exception) -> str:
    if "not authorized" in str(error) or "prohibited" in str(error):
        return "only reading is allowed here: write one SELECT over the library"
    views = "; the views are articles, figures, questions and claims"
    return f"the statement cannot be run: {error}{views if 'no such table' in str(error) else ''}"
