"""The tables of the library, and how a file of an older version becomes one of this version.

Authored tables (article, revision, provenance, outlet, curation, setting, import_failure, visit,
saved_search, seen) are never emptied. `unfinished` holds what is going on.
All others hold what is derived from them and can be made again. Tables are named in the
singular; the views in the plural are the documented face for other tools.

A row id of `article` is its date: yyyymmdd * 1,000,000 + n, below 10^12 for undated articles. So
"newest first" is the order of the full-text index itself, and a date range is a range of row ids.
When the date of an article is edited, its row id follows, and every table that refers to it
follows by ON UPDATE CASCADE; nothing outside the file ever sees a row id, only keys.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from db.tables import FIFTH, FOURTH, SEARCH, SECOND, TABLES, THIRD, VIEWS

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x56415249  # "VARI": `file` and other tools can tell what this is
USER_VERSION = 5
"""Version of the tables; raised with each migration."""

SCRIPTS = (TABLES, SEARCH, VIEWS, SECOND, THIRD, FOURTH, FIFTH)
"""What makes an empty file a library of this version, one after the other."""


def migrations() -> Migrations:
    """Every step from an empty file to the present tables, in order; none is ever changed."""
    from sqlite_utils import Migrations  # 90 ms to import: only for files that need a step

    steps = Migrations("variorum")

    @steps()
    def first_tables(db: Database) -> None:
        run_script(db.conn, TABLES + SEARCH + VIEWS)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute("PRAGMA user_version = 1")

    @steps()
    def searches_and_sources(db: Database) -> None:
        from db.articles import text_hash

        run_script(db.conn, SECOND)
        db.conn.create_function("text_hash", 1, text_hash)
        db.conn.execute("UPDATE article SET text_hash = text_hash(text)")
        db.conn.execute("PRAGMA user_version = 2")

    @steps()
    def provenance_and_visits(db: Database) -> None:
        run_script(db.conn, THIRD)
        db.conn.execute("PRAGMA user_version = 3")

    @steps()
    def counts(db: Database) -> None:
        run_script(db.conn, FOURTH)
        db.conn.execute("PRAGMA user_version = 4")

    @steps()
    def unfinished_work(db: Database) -> None:
        run_script(db.conn, FIFTH)
        db.conn.execute("PRAGMA user_version = 5")

    return steps


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements one by one within the open transaction, which `executescript` would end."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
