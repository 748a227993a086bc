"""What alignment keeps of articles and claims, in tables: the store that `figures.align` asks for.

Articles are named by their keys here, as alignment names them; the tables hold row ids, so that
an article whose date is edited keeps its links.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from figures.affairs import Links
from figures.align import Placed
from figures.copies import is_copy
from figures.entries import Entry
from figures.profile import ArticleProfile

_ENTRY = (
    "SELECT claim, article.key, entry, topic, question"
    " FROM {source} CROSS JOIN entry ON {on} CROSS JOIN article ON article.id = entry.article_id"
)
_BY_ARTICLE = _ENTRY.format(
    source="json_each(?) CROSS JOIN article AS wanted ON wanted.key = value",
    on="entry.article_id = wanted.id",
)
_BY_QUESTION = _ENTRY.format(source="json_each(?)", on="entry.question = value")
_BY_CLAIM = _ENTRY.format(source="json_each(?)", on="entry.claim = value")

_STORED = [field.name for field in fields(Entry) if field.name not in ("claim", "article")]
_PROFILES_KEPT = 10_000  # a few kilobytes each


class Grouping:
    """Profiles, handles, links and entries in the tables of a library being written."""

    def __init__(self, writer: sqlite3.Connection):
        self._writer = writer
        self._profiles: dict[str, ArticleProfile] = {}

    def put(self, row_id: int, profile: ArticleProfile, entries: Iterable[Entry]) -> None:
        """Store what alignment knows of an article that has nothing stored yet."""
        self._writer.execute(
            "INSERT INTO profile (article_id, profile) VALUES (?, ?)", (row_id, profile.dump())
        )
        self._writer.execute(
            "INSERT INTO handle (handle, article_id) SELECT value, ? FROM json_each(?)"
            " WHERE value NOT IN (SELECT handle FROM crowded)",
            (row_id, json.dumps(profile.handles)),
        )
        self._writer.executemany(
            "INSERT INTO entry (claim, article_id, entry) VALUES (?, ?, ?)",
            [(entry.claim, row_id, _dumped_entry(entry)) for entry in entries],
        )

    def drop(self, row_id: int, key: str) -> None:
        """Forget an article, after `remove_article` took it out of links and questions."""
        self._profiles.pop(key, None)
        for table in ("entry", "handle", "profile"):
            self._writer.execute(f"DELETE FROM {table} WHERE article_id = ?", (row_id,))

    def has_near_copy(self, article: str) -> bool:
        """Whether the text of an article of the same affair differs little from its own."""
        linked = self.linked([article]).get(article, ())
        profiles = self.profiles({article, *linked}) if linked else {}
        return any(is_copy(profiles[article].sketch, profiles[other].sketch) for other in linked)

    # What figures.align asks for

    def profiles(self, articles: Collection[str]) -> Mapping[str, ArticleProfile]:
        """The profiles of these articles."""
        unread = [key for key in articles if key not in self._profiles]
        rows = self._writer.execute(
            "SELECT article.key, profile FROM json_each(?)"
            " CROSS JOIN article ON article.key = value"
            " CROSS JOIN profile ON article_id = article.id",
            (_dumped(unread),),
        )
        if len(self._profiles) > _PROFILES_KEPT:
            self._profiles = {key: self._profiles[key] for key in articles if key not in unread}
        self._profiles.update((key, ArticleProfile.load(stored)) for key, stored in rows)
        return {key: self._profiles[key] for key in articles if key in self._profiles}

    def holders(self, handles: Collection[int]) -> Mapping[int, Sequence[str]]:
        """For each handle that is not marked crowded, the articles whose profile has it."""
        found: dict[int, list[str]] = defaultdict(list)
        for handle, key in self._writer.execute(
            "SELECT handle, article.key FROM json_each(?)"
            " CROSS JOIN handle ON handle.handle = value"
            " CROSS JOIN article ON article.id = article_id",
            (_dumped(handles),),
        ):
            found[handle].append(key)
        return found

    def mark_crowded(self, handle: int) -> None:
        """Remember for good that this handle is common."""
        self._writer.execute("INSERT OR IGNORE INTO crowded (handle) VALUES (?)", (handle,))
        self._writer.execute("DELETE FROM handle WHERE handle = ?", (handle,))

    def linked(self, articles: Collection[str]) -> Links:
        """For each of these articles, those noted as like it, with the likeness in thousandths."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for one, other, like in self._writer.execute(
            "SELECT one.key, other.key, likeness FROM json_each(?)"
            " CROSS JOIN article AS one ON one.key = value"
            " CROSS JOIN affair ON article_id = one.id"
            " CROSS JOIN article AS other ON other.id = other_id",
            (_dumped(articles),),
        ):
            found[one][other] = like
        return found

    def link(self, a: str, b: str, like: int) -> None:
        """Note how much two articles are alike."""
        for one, other in ((a, b), (b, a)):
            self._writer.execute(
                "INSERT OR REPLACE INTO affair (article_id, other_id, likeness)"
                " SELECT one.id, other.id, ? FROM article AS one, article AS other"
                " WHERE one.key = ? AND other.key = ?",
                (like, one, other),
            )

    def unlink(self, a: str, b: str) -> None:
        """Forget a link."""
        for one, other in ((a, b), (b, a)):
            self._writer.execute(
                "DELETE FROM affair WHERE article_id = (SELECT id FROM article WHERE key = ?)"
                " AND other_id = (SELECT id FROM article WHERE key = ?)",
                (one, other),
            )

    def new_entries(self, article: str) -> Sequence[Entry]:
        """The stored entries of an article, placed or not."""
        return [placed.entry for placed in self._placed(_BY_ARTICLE, [article])]

    def placed(self, articles: Collection[str]) -> Sequence[Placed]:
        """The entries of these articles that have been placed."""
        return [placed for placed in self._placed(_BY_ARTICLE, articles) if placed.question]

    def members(self, questions: Collection[str]) -> Sequence[Placed]:
        """The entries of these questions."""
        return self._placed(_BY_QUESTION, questions)

    def of_claims(self, claims: Collection[str]) -> Sequence[Placed]:
        """The entries of these claims."""
        return self._placed(_BY_CLAIM, claims)

    def place(self, placed: Sequence[Placed]) -> None:
        """Remember topic and question of these entries, replacing what they had."""
        self._writer.executemany(
            "UPDATE entry SET topic = ?, question = ? WHERE claim = ?",
            [(p.topic, p.question or None, p.entry.claim) for p in placed],
        )

    def _placed(self, sql: str, wanted: Collection[str]) -> list[Placed]:
        return [_of_row(row) for row in self._writer.execute(sql, (_dumped(wanted),))]


def _of_row(row: tuple[Any, ...]) -> Placed:
    *stored, topic, question = row
    entry = _entry(*stored)
    return Placed(entry, topic or entry.topic, question or "")


@lru_cache(maxsize=10_000)  # a kilobyte each, read again for every article of their affair
def _entry(claim: str, article: str, stored: str) -> Entry:
    found: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(stored).items()
    }
    return Entry(claim=claim, article=article, **found)


def _dumped_entry(entry: Entry) -> str:
    """What alignment noted about a claim; the claim and its article are columns of their own."""
    kept = {name: value for name in _STORED if (value := getattr(entry, name))}
    return json.dumps(kept, ensure_ascii=False)


def _dumped(values: Collection[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False) if values else "[]"
