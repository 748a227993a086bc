"""Claims reduced to what alignment needs of them: a topic, and what else may draw them.

An entry is small and belongs to one claim. Most entries have a fixed topic ("killed:person").
A floating entry has only a preliminary one and `wants`: an age without a name wants a named
person of that age nearby; a second, different number of one article wants a neighbour that
gives the same number as its main one; "13,221 North Koreans" wants a question about a more
definite kind of people who did the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.model import Article, Claim


@dataclass(frozen=True, slots=True)
class Entry:
    """What alignment knows of one claim. Every field is a string or a tuple of strings."""

    claim: str
    """Id of the claim."""
    article: str
    topic: str
    order: str
    """Sorts entries by publication, article and place in it."""
    offers: tuple[str, ...] = ()
    """What a floating entry may want of this one."""
    wants: tuple[str, ...] = ()
    """What a floating entry looks for, best first; empty for a fixed one."""
    names: tuple[str, ...] = ()
    """Names that this entry's own phrase is about; two entries with disjoint ones stay apart."""


def compatible(a: Entry, b: Entry) -> bool:
    """Nothing in what the two entries are about keeps them apart."""
    return not a.names or not b.names or not set(a.names).isdisjoint(b.names)
