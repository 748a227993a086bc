"""Telling affairs apart: are two articles about the same event, or about two alike?

Two shootings in one town on one day share the town, the police chief, the hospital and most of
their words. What they do not share is the people, the street and the venue. So two articles are
alike as far as the features that tell most are in both, weighed against all they have, and the
more so the closer they were published.

One likeness says too little: a report on the weekend's six shootings is a little like all six,
and would chain them into one. So a link between two articles counts only when the articles
around them, those that are strongly like either, are alike on average as well. That is average
linkage, decided from the neighbourhood alone, so that the order of arrival does not matter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from heapq import nsmallest

from figures.profile import ArticleProfile

NOTED = 60
"""Least likeness, in thousandths, that says anything of whether two articles are of one affair."""
FAINT = 45
"""Least likeness of two articles that definite subjects (a person, a shipment) may still join."""
KIN = 250
"""The same, of how much the articles have in common whatever the days between."""
STRONG = 220
"""From this likeness on, two articles are of one core, which vouches for its members."""
VOUCHING = 12
"""Members of a core that vouch for the others: the most alike. What they say of a large affair is
what all would say, at a cost that does not grow with it."""
AFFAIR = 110
"""Least likeness, averaged over both cores, of two articles about one affair."""
_DECAY = 0.35
_UNDATED = 30
"""Days taken to lie between two articles when one of them has no date."""

Links = Mapping[str, Mapping[str, int]]
"""Article -> article -> likeness in thousandths, for all that is `NOTED`."""
Vouched = dict[tuple[str, str, frozenset[str], frozenset[str]], bool]
"""Two articles and their cores -> whether the cores are alike: true until a link is cut, since one
more article makes no other link."""


def likeness(a: ArticleProfile, b: ArticleProfile) -> int:
    """How much two articles look like being about one affair, 0 to 1000."""
    return round(_alike(a, b) * math.pow(1 + days_between(a, b), -_DECAY))


def worth_noting(a: ArticleProfile, b: ArticleProfile) -> int:
    """The likeness of two articles if it is worth remembering, else 0."""
    like = likeness(a, b)
    return like if like >= FAINT or _alike(a, b) >= KIN else 0


def _alike(a: ArticleProfile, b: ArticleProfile) -> float:
    """How much two articles have in common, whenever they came out, 0 to 1000."""
    weights = dict(zip(b.features, b.weight, strict=True))
    dot = sum(w * weights[f] for f, w in zip(a.features, a.weight, strict=True) if f in weights)
    return 1000 * dot / (math.hypot(*a.weight) * math.hypot(*b.weight)) if dot else 0.0


def days_between(a: ArticleProfile, b: ArticleProfile) -> int:
    """Days between the closest of the days that two articles name or came out on.

    A report of the trial that says "on Nov. 22" is as near to the first reports as they are to
    each other.
    """
    ours = a.named if a.day is None else (a.day, *a.named)
    theirs = b.named if b.day is None else (b.day, *b.named)
    days = min((abs(one - other) for one in ours for other in theirs), default=_UNDATED)
    return min(days, _UNDATED) if a.day is None or b.day is None else days


class Affairs:
    """Which articles are about one affair, worked out from noted links as far as asked."""

    def __init__(
        self, links_of: Callable[[Collection[str]], Links], vouched: Vouched | None = None
    ) -> None:
        """`vouched` is what was worked out before and still holds; it is added to."""
        self._links_of = links_of
        self._vouched_before: Vouched = {} if vouched is None else vouched
        self._links: dict[str, Mapping[str, int]] = {}
        self._cores: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def noted(self, article: str) -> Mapping[str, int]:
        """Every article that is noted as a little like this one, with the likeness."""
        if article not in self._links:
            self._read((article,))
        return self._links[article]

    def core(self, article: str) -> frozenset[str]:
        """The article and those that are most like it, as far as they are strongly so."""
        core = self._cores.get(article)
        if core is None:
            strong = [(-like, key) for key, like in self.noted(article).items() if like >= STRONG]
            core = frozenset((article, *(key for _, key in nsmallest(VOUCHING - 1, strong))))
            self._cores[article] = core
        return core

    def vouched_by(self, article: str) -> set[str]:
        """The article and those that it is of the core of: what its coming or going may move."""
        return {article, *(key for key in self.noted(article) if article in self.core(key))}

    def are_one(self, a: str, b: str) -> bool:
        """Whether two articles are about the same affair."""
        pair = (a, b) if a < b else (b, a)
        known = self._known.get(pair)
        if known is None:
            known = self.noted(a).get(b, 0) >= NOTED and self._vouched(*pair)
            self._known[pair] = known
        return known

    def read(self, articles: Collection[str]) -> None:
        """Read ahead, in two steps, all that `are_one` will need for these articles."""
        self._read(articles)
        self._read({other for article in articles for other in self._links[article]})

    def _vouched(self, a: str, b: str) -> bool:
        """Whether the cores of both are alike on average."""
        key = (a, b, self.core(a), self.core(b))
        known = self._vouched_before.get(key)
        if known is None:
            known = self._vouched_before[key] = self._are_alike(a, b)
        return known

    def _are_alike(self, a: str, b: str) -> bool:
        ours = self.core(a) - {b}
        theirs = self.core(b) - {a}
        total = 0
        for one in ours:
            like_of = self.noted(one).get
            total += sum([like for other in theirs if (like := like_of(other, 0)) >= NOTED])
        total += 1000 * len(ours & theirs)
        return total >= AFFAIR * len(ours) * len(theirs)

    def _read(self, articles: Collection[str]) -> None:
        unread = [article for article in articles if article not in self._links]
        if unread:
            found = self._links_of(unread)
            for article in unread:
                self._links[article] = found.get(article, {})
