"""Copies: the same text, or one that differs little, in other articles."""

from __future__ import annotations

from db.grouping import Grouping
from figures.copies import is_copy


def near_copies(grouping: Grouping, article: str) -> list[str]:
    """Keys of the articles of the same affair whose text repeats that of `article`."""
    linked = grouping.linked([article]).get(article, ())
    profiles = grouping.profiles({article, *linked})
    sketch = profiles[article].sketch
    return sorted(other for other in linked if is_copy(sketch, profiles[other].sketch))
