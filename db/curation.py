"""What people decided: a log that is only ever added to, and its replay over imported articles.

A decision names the article by key and a figure by its quote and surface, never by row, so that
it holds after figures are extracted anew or another library is merged in. Undoing adds an entry
that names the one it undoes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from db.articles import CURATED, now
from db.errors import LibraryError
from db.rows import Decision
from figures.model import Article


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as the log holds it."""

    n: int
    at: str
    kind: str
    article: str | None
    """Key of the article it is about."""
    quote: str | None
    surface: str | None
    change: dict[str, Any]
    """What was decided, by field."""


def add(
    writer: sqlite3.Connection,
    kind: str,
    change: dict[str, Any],
    *,
    article: str | None = None,
    quote: str | None = None,
    surface: str | None = None,
) -> Entry:
    """Write a decision into the log."""
    at = now()
    n = writer.execute(
        "INSERT INTO curation (at, kind, article, quote, surface, change)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (at, kind, article, quote, surface, json.dumps(change, ensure_ascii=False)),
    ).lastrowid
    return Entry(n or 0, at, kind, article, quote, surface, change)


def undo_latest(writer: sqlite3.Connection) -> Entry | None:
    """Write into the log that its latest standing decision is undone; None when none stands."""
    row = writer.execute(f"{_STANDING} ORDER BY n DESC LIMIT 1").fetchone()
    if row is None:
        return None
    entry = _entry(row)
    writer.execute(
        "INSERT INTO curation (at, kind, article, undoes) VALUES (?, 'undo', ?, ?)",
        (now(), entry.article, entry.n),
    )
    return entry


def standing(
    reader: sqlite3.Connection, *, article: str | None = None, kind: str | None = None
) -> Iterator[Entry]:
    """Decisions that were not undone, in their order: all, of an article, of a kind."""
    where = ""
    given = []
    if article is not None:
        where += " AND article = ?"
        given.append(article)
    if kind is not None:
        where += " AND kind = ?"
        given.append(kind)
    for row in reader.execute(f"{_STANDING}{where} ORDER BY n", given):
        yield _entry(row)


def curated(reader: sqlite3.Connection, imported: Article) -> Article:
    """The article with the standing decisions about its date, outlet and title."""
    for entry in standing(reader, article=imported.key, kind="edit"):
        imported = replace(imported, **{k: v for k, v in entry.change.items() if k in CURATED})
    return imported


def refuse_bad_date(published: str) -> None:
    """Raise `LibraryError` with a sentence when a date of publication is none."""
    try:
        datetime.fromisoformat(published)
    except ValueError:
        raise LibraryError(
            f"{published!r} is not a date; write it as in 2025-02-10, nothing was changed"
        ) from None


def log(reader: sqlite3.Connection) -> list[Decision]:
    """The whole log, undone decisions and all, the latest first."""
    rows = reader.execute(
        f"SELECT {_COLUMNS}, EXISTS (SELECT 1 FROM curation AS later WHERE later.undoes ="
        " curation.n) FROM curation WHERE undoes IS NULL ORDER BY n DESC"
    )
    return [
        Decision(entry.n, entry.at, entry.kind, in_words(entry), bool(row[-1]))
        for row in rows
        for entry in [_entry(row[:-1])]
    ]


def in_words(entry: Entry) -> str:
    """What a decision did, as a person would say it."""
    what = _WORDS.get(entry.kind, entry.kind)
    if entry.kind == "edit":
        parts = [
            f"{_NAMES[field]} {value}" if value else f"no {_NAMES[field]}"
            for field, value in entry.change.items()
        ]
        return f"{what} {entry.article}: {', '.join(parts)}"
    about = f"“{entry.surface}” in {entry.article}" if entry.surface else entry.article or ""
    told = "; ".join(f"{field} {value}" for field, value in entry.change.items())
    return f"{what} {about}{': ' if told else ''}{told}".strip()


_NAMES = {"published": "date", "outlet": "outlet", "title": "title"}
_WORDS = {
    "edit": "changed",
    "dismiss": "dismissed",
    "note": "noted on",
    "correct": "corrected",
    "pin": "pinned",
    "move": "moved",
    "merge": "merged",
    "split": "split",
}
_COLUMNS = "n, at, kind, article, quote, surface, change"
_STANDING = (
    f"SELECT {_COLUMNS} FROM curation WHERE undoes IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM curation AS later WHERE later.undoes = curation.n)"
)


def _entry(row: tuple[Any, ...]) -> Entry:
    n, at, kind, article, quote, surface, change = row
    return Entry(n, at, kind, article, quote, surface, json.loads(change))
