"""What a person comes back to: searches under a name, and questions as they were last seen."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

from db.articles import now
from db.errors import LibraryError
from db.rows import SavedSearch
from figures.model import Question


def save(writer: sqlite3.Connection, name: str, query: str, at: str | None = None) -> None:
    """Keep a search under a name, in the place of what had that name; `at` is when, None now."""
    name, query = name.strip(), query.strip()
    if not name or not query:
        raise LibraryError("a saved search needs a name and a query; nothing was kept")
    writer.execute(
        "INSERT OR REPLACE INTO saved_search (name, query, at) VALUES (?, ?, ?)",
        (name, query, at or now()),
    )


def saved(reader: sqlite3.Connection) -> list[SavedSearch]:
    """Every saved search, by name."""
    rows = reader.execute("SELECT name, query, at FROM saved_search ORDER BY name")
    return [SavedSearch(*row) for row in rows]


def forget(writer: sqlite3.Connection, name: str) -> None:
    """Drop a saved search; raises `LibraryError` when there is none of that name."""
    if not writer.execute("DELETE FROM saved_search WHERE name = ?", (name.strip(),)).rowcount:
        raise LibraryError(f"no search is saved as {name!r}; nothing was changed")


def signature(question: Question) -> str:
    """Equal as long as a question has the same figures with the same values and verdicts."""
    facts = [question.verdict, question.why]
    for claim in sorted((*question.claims, *question.candidates), key=lambda claim: claim.id):
        figure = claim.figure
        facts += [claim.id, str(figure.low), str(figure.high), figure.status]
    facts += sorted(f"{min(p.a, p.b)} {max(p.a, p.b)} {p.verdict}" for p in question.pairs)
    return hashlib.sha256("\0".join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mark_seen(writer: sqlite3.Connection, question: Question) -> None:
    """Remember that a person has seen a question as it is now."""
    writer.execute(
        "INSERT OR REPLACE INTO seen (question, signature, at) VALUES (?, ?, ?)",
        (question.id, signature(question), now()),
    )


def unseen(reader: sqlite3.Connection, question: Question) -> bool:
    """Whether a question is new, or another one than when it was last marked as seen."""
    row = reader.execute("SELECT signature FROM seen WHERE question = ?", (question.id,)).fetchone()
    return row is None or row[0] != signature(question)


def fresh(reader: sqlite3.Connection, questions: Sequence[Question], since: str) -> set[str]:
    """Ids of the questions that are unseen and have an article stored since that moment.

    `since` is ISO 8601 in UTC, as the library writes moments; "" takes every unseen one.
    """
    return {
        question.id
        for question in questions
        if (not since or _has_article_since(reader, question, since)) and unseen(reader, question)
    }


def _has_article_since(reader: sqlite3.Connection, question: Question, since: str) -> bool:
    keys = {claim.article for claim in (*question.claims, *question.candidates)}
    # Whatever else changes a question, such as a newer engine or a decision, is no news of theirs.
    return any(
        reader.execute(
            "SELECT 1 FROM article WHERE key = ? AND stored_at >= ?", (key, since)
        ).fetchone()
        for key in keys
    )
