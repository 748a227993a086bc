"""What alignment keeps of articles and claims, in tables: the store that `figures.align` asks for.

Articles are named by their keys here, as alignment names them; the tables hold row ids, so that
an article whose date is edited keeps its links.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from itertools import islice
from sys import intern
from typing import Any, TypeVar

from db.deriving import Noticed
from db.lone import TOLD
from figures.affairs import Links, Vouched
from figures.align import Placed
from figures.alone import Told
from figures.copies import is_copy
from figures.entries import Entry
from figures.profile import ArticleProfile

_OF_ARTICLES = (
    "SELECT claim, article_id, entry, topic, question FROM json_each(?)"
    " CROSS JOIN article ON article.key = value"
    " CROSS JOIN entry ON entry.article_id = article.id"
)
_OF_CLAIMS = (
    "SELECT claim, article_id, entry, topic, question FROM json_each(?)"
    " CROSS JOIN entry ON entry.claim = value"
)
_OF_QUESTIONS = "SELECT claim FROM json_each(?) CROSS JOIN entry ON entry.question = value"

_STORED = [field.name for field in fields(Entry) if field.name not in ("claim", "article")]
_T = TypeVar("_T")
PROFILES_KEPT = 1_500
"""Profiles kept, four kilobytes each."""
ENTRIES_KEPT = 15_000
"""Entries kept, a kilobyte each."""
LINKS_KEPT = 80_000
"""Links kept of all articles together, a hundred bytes each: those that an article is linked to are
asked for theirs as well, and for theirs."""
VOUCHED_KEPT = 2_000
"""Pairs of articles of which is kept whether their cores are alike, two kilobytes each."""
KEYS_KEPT = 10_000
"""Rows of which the key is kept, some two hundred bytes each."""


class Grouping:
    """Profiles, handles, links and entries in the tables of a library being written.

    What was read of an article is kept: the next one of its affair asks for it again.
    """

    def __init__(self, writer: sqlite3.Connection):
        self._writer = writer
        self._profiles: dict[str, ArticleProfile] = {}
        self._links: dict[str, dict[str, int]] = {}
        self._placed: dict[str, Placed] = {}
        """Entries as placed, by their claims."""
        self._whole: dict[str, Sequence[str]] = {}
        """Claims of the articles of which all entries are kept: of most articles of a question,
        one entry is all that is ever asked for."""
        self._keys: dict[int, str] = {}
        """Keys of articles by their rows, for those that links have named: beside the key of an
        article stands its text, which takes long to pass over."""
        self._vouched: Vouched = {}

    def forget(self) -> None:
        """Forget what was read: it may have been changed, or what was stored is taken back."""
        self._profiles.clear()
        self._links.clear()
        self._placed.clear()
        self._whole.clear()
        self._keys.clear()
        self._vouched = {}

    def make_room(self) -> None:
        """Forget what was read first if that is much; alignment keeps none between articles.

        Links are counted, not the articles they are of: where many articles share their names,
        each has the more of them.
        """
        _forget_first(self._profiles, PROFILES_KEPT)
        _forget_first(self._keys, KEYS_KEPT)
        _forget_first(self._vouched, VOUCHED_KEPT)
        for placed in _forget_first(self._placed, ENTRIES_KEPT):
            self._whole.pop(placed.entry.article, None)
        links = len(self._links) + sum(map(len, self._links.values()))
        while links > LINKS_KEPT:
            links -= 1 + len(self._links.pop(next(iter(self._links))))

    def put(
        self,
        row_id: int,
        key: str,
        profile: ArticleProfile,
        noticed: Noticed,
    ) -> None:
        """Store what alignment knows of an article that has nothing stored yet."""
        entries, told = noticed.entries, noticed.told
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
            [
                (entry.claim, row_id, _dumped_entry(entry, told.get(entry.claim)))
                for entry in entries
            ],
        )
        self._profiles[key] = profile
        self._links[key] = {}
        self._placed.update((e.claim, Placed(e, e.topic, "")) for e in entries)
        self._whole[key] = tuple(entry.claim for entry in entries)

    def drop(self, row_id: int, key: str) -> None:
        """Forget an article, after `remove_article` took it out of links and questions."""
        self._profiles.pop(key, None)
        self._links.pop(key, None)
        self._keys.pop(row_id, None)
        for claim in self._whole_of([key]):
            del self._placed[claim]
        del self._whole[key]
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
        if unread := [key for key in articles if key not in self._profiles]:
            rows = self._writer.execute(
                "SELECT article.key, profile FROM json_each(?)"
                " CROSS JOIN article ON article.key = value"
                " CROSS JOIN profile ON article_id = article.id",
                (_dumped(unread),),
            )
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
        if unread := [key for key in articles if key not in self._links]:
            self._links.update((key, {}) for key in unread)
            rows = self._writer.execute(
                "SELECT json_each.key, other_id, likeness FROM json_each(?)"
                " CROSS JOIN article ON article.key = value"
                " CROSS JOIN affair ON article_id = article.id",
                (_dumped(unread),),
            ).fetchall()
            keys = self._keys_of({other for _, other, _ in rows})
            for n, other, like in rows:
                self._links[unread[n]][keys[other]] = like
        return {key: self._links[key] for key in articles}

    def _keys_of(self, rows: Collection[int]) -> Mapping[int, str]:
        """The keys of articles by their rows; others may be among them."""
        if unread := [row for row in rows if row not in self._keys]:
            self._keys.update(
                self._writer.execute(
                    "SELECT article.id, article.key FROM json_each(?)"
                    " CROSS JOIN article ON article.id = value",
                    (_dumped(unread),),
                )
            )
        return self._keys

    def link(self, a: str, b: str, like: int) -> None:
        """Note how much two articles are alike."""
        for one, other in ((a, b), (b, a)):
            self._writer.execute(
                "INSERT OR REPLACE INTO affair (article_id, other_id, likeness)"
                " SELECT one.id, other.id, ? FROM article AS one, article AS other"
                " WHERE one.key = ? AND other.key = ?",
                (like, one, other),
            )
            if one in self._links:
                self._links[one][other] = like

    def unlink(self, a: str, b: str) -> None:
        """Forget a link."""
        for one, other in ((a, b), (b, a)):
            self._writer.execute(
                "DELETE FROM affair WHERE article_id = (SELECT id FROM article WHERE key = ?)"
                " AND other_id = (SELECT id FROM article WHERE key = ?)",
                (one, other),
            )
            if one in self._links:
                self._links[one].pop(other, None)
        self._vouched = {}

    def vouched(self) -> Vouched:
        """What was worked out of the links and holds until one is cut."""
        return self._vouched

    def new_entries(self, article: str) -> Sequence[Entry]:
        """The stored entries of an article, placed or not."""
        return [self._placed[claim].entry for claim in self._whole_of([article])]

    def placed(self, articles: Collection[str]) -> Sequence[Placed]:
        """The entries of these articles that have been placed."""
        found = (self._placed[claim] for claim in self._whole_of(articles))
        return [placed for placed in found if placed.question]

    def members(self, questions: Collection[str]) -> Sequence[Placed]:
        """The entries of these questions."""
        if not questions:
            return []
        found = self._writer.execute(_OF_QUESTIONS, (_dumped(questions),))
        return self.of_claims([claim for (claim,) in found])

    def of_claims(self, claims: Collection[str]) -> Sequence[Placed]:
        """The entries of these claims; those that are gone are left out."""
        if unread := [claim for claim in claims if claim not in self._placed]:
            self._read(_OF_CLAIMS, unread)
        return [self._placed[claim] for claim in claims if claim in self._placed]

    def place(self, placed: Sequence[Placed]) -> None:
        """Remember topic and question of these entries, replacing what they had."""
        self._writer.executemany(
            "UPDATE entry SET topic = ?, question = ? WHERE claim = ?",
            [(p.topic, p.question or None, p.entry.claim) for p in placed],
        )
        for p in placed:
            if p.entry.claim in self._placed:
                self._placed[p.entry.claim] = p

    def _whole_of(self, articles: Collection[str]) -> list[str]:
        """The claims of all entries of these articles, which are read as far as not known."""
        if unread := [key for key in articles if key not in self._whole]:
            claims: dict[str, list[str]] = {key: [] for key in unread}
            for placed in self._read(_OF_ARTICLES, unread):
                claims[placed.entry.article].append(placed.entry.claim)
            self._whole.update(claims)
        return [claim for key in articles for claim in self._whole[key]]

    def _read(self, query: str, names: Sequence[str]) -> Sequence[Placed]:
        """Read the entries that a query finds for these names."""
        rows = self._writer.execute(query, (_dumped(names),)).fetchall()
        keys = self._keys_of({row for _, row, *_ in rows})
        read = []
        for claim, row, stored, topic, question in rows:
            entry = _entry(claim, keys[row], stored)
            read.append(Placed(entry, topic or entry.topic, question or ""))
        self._placed.update((placed.entry.claim, placed) for placed in read)
        return read


def _forget_first(kept: dict[Any, _T], most: int) -> list[_T]:
    """Take out what was read first and is more than that; what was taken out."""
    return [kept.pop(key) for key in list(islice(kept, max(0, len(kept) - most)))]


def _entry(claim: str, article: str, stored: str) -> Entry:
    """The entry that was stored; its words stand once in memory, since many entries share them."""
    found: dict[str, Any] = {
        name: tuple(map(intern, value)) if isinstance(value, list) else value
        for name, value in json.loads(stored).items()
        if name != TOLD
    }
    found["topic"] = intern(found["topic"])
    return Entry(claim=claim, article=article, **found)


def _dumped_entry(entry: Entry, told: Told | None) -> str:
    """What alignment noted about a claim; the claim and its article are columns of their own."""
    kept = {name: value for name in _STORED if (value := getattr(entry, name))}
    if told is not None:
        kept[TOLD] = told
    return json.dumps(kept, ensure_ascii=False)


def _dumped(values: Collection[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False) if values else "[]"
