"""What servers said about their answers, to ask next time only for what has changed."""

from __future__ import annotations

import sqlite3

from db.articles import now
from db.rows import Visit


def known(reader: sqlite3.Connection, url: str) -> Visit | None:
    """The last visit to an address whose articles were all stored; None when there was none."""
    row = reader.execute(
        "SELECT url, found_at, etag, modified, articles FROM visit WHERE url = ?", (url,)
    ).fetchone()
    return None if row is None else Visit(*row)


def remember(writer: sqlite3.Connection, visit: Visit) -> None:
    """Keep a visit in the place of the last one to that address."""
    writer.execute(
        "INSERT OR REPLACE INTO visit (url, found_at, etag, modified, articles, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (*visit, now()),
    )


def forget(writer: sqlite3.Connection, url: str) -> None:
    """Ask for everything again next time: not all of it could be read or stored."""
    writer.execute("DELETE FROM visit WHERE url = ?", (url,))
