"""What people decided: a log that is only ever added to, and its replay over imported articles.

A decision names the article by key and a figure by its quote and surface, never by row, so that
it holds after figures are extracted anew or another library is merged in. Undoing adds an entry
that names the one it undoes.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from db.articles import CURATED, now
from db.decisions import refuse_malformed
from db.rows import Decision
from figures.model import Article


class Entry(NamedTuple):
    """A decision as the log holds it."""

    n: int
    at: str
    kind: str
    article: str | None
    """Key of the article it is about."""
    quote: str | None
    surface: str | None
    occurrence: int
    """Which of several figures with this surface in equal sentences; 0 for the first."""
    change: dict[str, Any]
    """What was decided, by field."""


class LogRow(NamedTuple):
    """One row of the log: a decision, or that one was undone."""

    entry: Entry
    undoes: int | None
    """Number of the decision that was undone; the entry says when."""


def add(
    writer: sqlite3.Connection,
    kind: str,
    change: dict[str, Any],
    ref: Sequence[Any],
    at: str | None = None,
) -> Entry:
    """Write a decision into the log; `ref` is article key, quote, surface and occurrence.

    `at` is when it was taken; None: now. Raises `LibraryError` for what no decision can say.
    """
    refuse_malformed(kind, change, ref)
    at = at or now()
    article, quote, surface, occurrence = ref
    n = writer.execute(
        "INSERT INTO curation (at, kind, article, quote, surface, occurrence, change)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (at, kind, *ref, json.dumps(change, ensure_ascii=False)),
    ).lastrowid
    return Entry(n or 0, at, kind, article, quote, surface, occurrence, change)


def undo(writer: sqlite3.Connection, entry: Entry, at: str | None = None) -> None:
    """Write into the log that a standing decision is undone, at that moment or now."""
    writer.execute(
        "INSERT INTO curation (at, kind, article, undoes) VALUES (?, 'undo', ?, ?)",
        (at or now(), entry.article, entry.n),
    )


def undo_latest(writer: sqlite3.Connection) -> Entry | None:
    """Write into the log that its latest standing decision is undone; None when none stands."""
    row = writer.execute(f"{_STANDING} ORDER BY n DESC LIMIT 1").fetchone()
    if row is None:
        return None
    entry = _entry(row)
    undo(writer, entry)
    return entry


def has_decisions(reader: sqlite3.Connection) -> bool:
    """Whether anything was ever decided in this library."""
    return bool(reader.execute("SELECT EXISTS (SELECT 1 FROM curation)").fetchone()[0])


def entries(reader: sqlite3.Connection) -> list[Entry]:
    """Every decision, undone ones too, in their order."""
    found = reader.execute(f"SELECT {_COLUMNS} FROM curation WHERE undoes IS NULL ORDER BY n")
    return [_entry(row) for row in found]


def rows(reader: sqlite3.Connection) -> Iterator[LogRow]:
    """The whole log as it was written."""
    for *row, undoes in reader.execute(f"SELECT {_COLUMNS}, undoes FROM curation ORDER BY n"):
        yield LogRow(_entry(tuple(row)), undoes)


def standing(
    reader: sqlite3.Connection, *, article: str | None = None, kinds: Sequence[str] = ()
) -> list[Entry]:
    """Decisions that were not undone, in their order: all, of an article, of some kinds."""
    where = " AND article = ?" if article is not None else ""
    found = reader.execute(
        f"{_STANDING}{where} ORDER BY n", (article,) if article is not None else ()
    )
    entries = [_entry(row) for row in found]
    return [entry for entry in entries if not kinds or entry.kind in kinds]


def ref_of(entry: Entry) -> list[Any]:
    """What a decision is about: article key, quote, surface and occurrence."""
    return [entry.article, entry.quote, entry.surface, entry.occurrence]


def curated(reader: sqlite3.Connection, imported: Article) -> Article:
    """The article with the standing decisions about its date, outlet and title."""
    for entry in standing(reader, article=imported.key, kinds=("edit",)):
        imported = imported._replace(**{k: v for k, v in entry.change.items() if k in CURATED})
    return imported


def log(reader: sqlite3.Connection) -> list[Decision]:
    """The whole log, undone decisions and all, the latest first."""
    found = reader.execute(
        f"SELECT {_COLUMNS}, EXISTS (SELECT 1 FROM curation AS later WHERE later.undoes ="
        " curation.n) FROM curation WHERE undoes IS NULL ORDER BY n DESC"
    )
    return [
        Decision(entry.n, entry.at, entry.kind, in_words(entry), bool(row[-1]))
        for row in found
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
    about = f"“{entry.surface}” in {entry.article}" if entry.surface else entry.article
    if entry.kind == "split":
        about = ", ".join(f"“{ref[2]}”" for ref in entry.change["figures"]) + " off"
    elif entry.kind == "merge":
        about = f"the questions of “{entry.change['to'][2]}” and “{entry.change['from'][2]}”"
    elif entry.kind in ("move", "pin"):
        about = f"{about} to the question of “{entry.change['to'][2]}”"
    elif entry.kind == "same-source":
        about = f"{entry.change['from']} and {entry.change['to']} for one source"
    elif entry.change:
        about = f"{about}: {', '.join(_told(*said) for said in entry.change.items())}"
    return f"{what} {about}"


def _told(name: str, value: Any) -> str:
    """One thing that a decision says: what a person wrote in quotes, a field by its name."""
    if name in ("text", "reason"):
        return f"“{value}”"
    name = name.replace("_", " ")
    if value is None:
        return f"no {name}"
    return f"{name} {value:,.12g}" if isinstance(value, float) else f"{name} {value}"


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
    "same-source": "took",
}
_COLUMNS = "n, at, kind, article, quote, surface, occurrence, change"
_STANDING = (
    f"SELECT {_COLUMNS} FROM curation WHERE undoes IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM curation AS later WHERE later.undoes = curation.n)"
)


def _entry(row: tuple[Any, ...]) -> Entry:
    n, at, kind, article, quote, surface, occurrence, change = row
    return Entry(n, at, kind, article, quote, surface, occurrence, json.loads(change))
