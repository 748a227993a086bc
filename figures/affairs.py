"""Telling affairs apart: are two articles about the same event, or about two alike?

Two shootings in one town on one day share the town, the police chief, the hospital and most of
their words. What they do not share is the people, the street and the venue. So two articles are
taken to be about one affair when the names that tell most are in both, weighed against all the
telling names they have, and the more so the closer they were published.
"""

from __future__ import annotations

import math

from figures.profile import ArticleProfile

THRESHOLD = 0.16
"""Least likeness of two articles about one affair; see docs/verdicts.md for how it was set."""
_DECAY = 0.25
_UNDATED = 30
"""Days taken to lie between two articles when one of them has no date."""


def likeness(a: ArticleProfile, b: ArticleProfile) -> float:
    """How much two articles look like being about one affair, 0 to 1."""
    weights = dict(zip(b.handles, b.weight, strict=True))
    dot = sum(w * weights[h] for h, w in zip(a.handles, a.weight, strict=True) if h in weights)
    if not dot:
        return 0.0
    norm = math.hypot(*a.weight) * math.hypot(*b.weight)
    days = _UNDATED if a.day is None or b.day is None else abs(a.day - b.day)
    return dot / norm * (1 + days) ** -_DECAY


def same_affair(a: ArticleProfile, b: ArticleProfile) -> bool:
    """Whether two articles are about the same affair, as far as their names and days tell."""
    return likeness(a, b) >= THRESHOLD
