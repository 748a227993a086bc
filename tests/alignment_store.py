"""The store that alignment asks for, in dictionaries: for tests and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from figures.affairs import Vouched
from figures.align import Placed, add_article, remove_article
from figures.entries import Entry, entries_of
from figures.extract import extract_figures
from figures.model import Article, Claim, figure_id
from figures.profile import ArticleProfile, profile_article


def claims_of(article: Article) -> list[Claim]:
    """The claims of an article, as a library would store them."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    claims = []
    for figure in extract_figures(article.text, article.published_on, outlet=article.outlet):
        place = figure.quote, figure.surface
        name = figure_id(article.key, figure, seen[place])
        seen[place] += 1
        claims.append(Claim(name, figure, article.key, article.outlet, article.published))
    return claims


class MemoryStore:
    """Profiles, handles, links and placed entries of the articles added so far."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self._profiles: dict[str, ArticleProfile] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._crowded: set[int] = set()
        self._links: dict[str, dict[str, int]] = defaultdict(dict)
        self._placed: dict[str, Placed] = {}
        self._vouched: Vouched = {}

    def add(self, article: Article) -> None:
        """Store and align one article."""
        claims = claims_of(article)
        self.claims.update((claim.id, claim) for claim in claims)
        profile = profile_article(article)
        self._profiles[article.key] = profile
        self._entries[article.key] = entries_of(article, claims)
        for handle in profile.handles:
            if handle not in self._crowded:
                self._holders[handle].append(article.key)
        add_article(self, article.key)

    def remove(self, key: str) -> None:
        """Take an article out again."""
        remove_article(self, key)
        for handle in self._profiles.pop(key).handles:
            if key in self._holders[handle]:
                self._holders[handle].remove(key)
        for entry in self._entries.pop(key):
            del self._placed[entry.claim], self.claims[entry.claim]

    def questions(self) -> dict[str, set[str]]:
        """Question id -> claim ids."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim, placed in self._placed.items():
            found[placed.question].add(claim)
        return dict(found)

    def shared(self) -> list[list[str]]:
        """Surfaces of the questions that hold claims of more than one article, sorted."""
        groups = [[self.claims[name] for name in names] for names in self.questions().values()]
        return sorted(
            sorted(f"{claim.article}: {claim.figure.surface}" for claim in group)
            for group in groups
            if len({claim.article for claim in group}) > 1
        )

    # What alignment asks for

    def profiles(self, articles: Collection[str]) -> Mapping[str, ArticleProfile]:
        return {key: self._profiles[key] for key in articles}

    def holders(self, handles: Collection[int]) -> Mapping[int, Sequence[str]]:
        return {h: self._holders[h] for h in handles if h not in self._crowded}

    def mark_crowded(self, handle: int) -> None:
        self._crowded.add(handle)

    def linked(self, articles: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        return {key: dict(self._links[key]) for key in articles if key in self._links}

    def link(self, a: str, b: str, like: int) -> None:
        self._links[a][b] = self._links[b][a] = like

    def unlink(self, a: str, b: str) -> None:
        self._links[a].pop(b, None)
        self._links[b].pop(a, None)
        self._vouched = {}

    def vouched(self) -> Vouched:
        return self._vouched

    def new_entries(self, article: str) -> Sequence[Entry]:
        return self._entries[article]

    def placed(self, articles: Collection[str]) -> Sequence[Placed]:
        return [
            self._placed[entry.claim]
            for key in articles
            for entry in self._entries[key]
            if entry.claim in self._placed and self._placed[entry.claim].question
        ]

    def members(self, questions: Collection[str]) -> Sequence[Placed]:
        return [placed for placed in self._placed.values() if placed.question in questions]

    def place(self, placed: Sequence[Placed]) -> None:
        self._placed.update((one.entry.claim, one) for one in placed)

    def make_room(self) -> None:
        """It keeps everything."""


def store_of(articles: Iterable[Article]) -> MemoryStore:
    """A store with these articles, added one by one."""
    store = MemoryStore()
    for article in articles:
        store.add(article)
    return store
