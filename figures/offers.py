"""Names that may mean one source, for a person to decide: slips, spaces, surnames, initials.

Nothing here is evidence. Common nouns ("survey", "surveys") are never offered: that two articles
cite a survey says nothing of which.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from figures.sources import plain_key, source_key

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}\Z")
_NOT_WORDS = re.compile(r"[\W_]+")
_MARKS = re.compile(r"['’]s\b|[^\w\s]")
_LEAST = 5
"""Letters that two names written apart differently must share."""


class Offer(NamedTuple):
    """Two names by their places in the list, and why they may be one."""

    first: int
    second: int
    reason: str


def offers(names: Sequence[tuple[str, bool]]) -> list[Offer]:
    """Pairs of names that may mean one source, each with whether it is a person's.

    Pairs come in the order of the names; every name stands for a source of its own.
    """
    near: dict[str, list[int]] = defaultdict(list)
    found: dict[tuple[int, int], str] = {}
    full = _full_names(names)
    for n, (name, _) in enumerate(names):
        if not name[:1].isupper():
            continue
        starts = _shortened(_letters(name))
        for other in {k for start in starts for k in near[start]}:
            reason = _alike(names[other][0], name)
            if reason:
                found[other, n] = reason
        for start in starts:
            near[start].append(n)
        holders = full.get(name, [])
        if len(holders) == 1 and " " not in name:
            k = holders[0]
            found.setdefault((min(n, k), max(n, k)), _short_of(name, names[k][0]))
    return [Offer(a, b, found[a, b]) for a, b in sorted(found)]


def _alike(a: str, b: str) -> str | None:
    """Why two names look like one; None when they do not."""
    if _letters(a) == _letters(b):
        return f"{b} and {a} differ in spaces and marks alone" if len(a) >= _LEAST else None
    return f"{b} is one slip from {a}" if likely_typo(a, b) else None


def _short_of(short: str, full: str) -> str:
    if _ACRONYM.match(short):
        return f"{short} are the initials of {full}, and of nobody else cited"
    return f"{short} is the last name of {full}, and of nobody else cited"


def _full_names(names: Iterable[tuple[str, bool]]) -> dict[str, list[int]]:
    """Surnames and initials to the places of the full names that have them."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, (name, is_person) in enumerate(names):
        words = _MARKS.sub("", name).split()
        if len(words) < 2:
            continue
        if is_person:
            found[name.split()[-1]].append(n)
            continue
        capitals = "".join(word[0] for word in words if word[0].isupper())
        if len(capitals) > 2 and words[0][0].isupper() and words[-1][0].isupper():
            found[capitals].append(n)
    return found


def _letters(name: str) -> str:
    return _NOT_WORDS.sub("", plain_key(name))


def _shortened(key: str) -> set[str]:
    """A key, and it without one letter: names a slip apart have one of these in common."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def likely_typo(a: str, b: str) -> bool:
    """Whether one name may be a slip for the other: one letter off or two swapped.

    For offering a merge to a person; never evidence by itself.

    >>> likely_typo("NKH", "NHK"), likely_typo("CNN", "CNBC")
    (True, False)
    """
    if source_key(a) == source_key(b):
        return False
    key_a, key_b = plain_key(a), plain_key(b)
    if min(len(key_a), len(key_b)) < 3:
        return False
    if _ACRONYM.match(a) or _ACRONYM.match(b):  # ABC and NBC are one letter apart, and two sources
        return sorted(key_a) == sorted(key_b) and _swapped(key_a, key_b)
    if min(len(key_a), len(key_b)) < 5:
        return _swapped(key_a, key_b)
    return _swapped(key_a, key_b) or _one_edit(key_a, key_b)


def _swapped(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    off = [i for i in range(len(a)) if a[i] != b[i]]
    return (
        len(off) == 2
        and off[1] - off[0] == 1
        and a[off[0]] == b[off[1]]
        and (a[off[1]] == b[off[0]])
    )


def _one_edit(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    i = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    if any(c.isdigit() for c in long[i : i + 1] + short[i : i + 1]):
        return False
    return short[i:] == long[i + 1 :] or short[i + 1 :] == long[i + 1 :]
