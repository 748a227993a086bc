"""Wire copies and near copies: found by a sketch of each text, compared in microseconds.

A sketch keeps the smallest hashes of a text's shingles (three words in a row). Shares of common
hashes estimate how much two texts overlap: resemblance for equal lengths, containment when one
was cut. Published pairs of true wire copies share only about a third of their three-word
shingles on average, so the bar is low and containment counts as much as resemblance.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping
from itertools import combinations

SKETCH = 64
"""Hashes kept of each text."""

_WORDS = re.compile(r"\w+")


def sketch_text(text: str) -> tuple[int, ...]:
    """The `SKETCH` smallest hashes of the text's three-word shingles, ascending."""
    words = _WORDS.findall(text.lower())
    hashes = {
        zlib.crc32(f"{a} {b} {c}".encode("utf-8", "surrogatepass"))
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    }
    return tuple(sorted(hashes)[:SKETCH])


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated share of shingles that two texts have in common (Jaccard), 0 to 1."""
    if not a or not b:
        return 0.0
    union = sorted({*a, *b})[:SKETCH]
    shared = set(a).intersection(b).intersection(union)
    return len(shared) / len(union)


COPY = 0.3
"""Least resemblance of a true copy; cut texts are found by `containment` instead."""


def containment(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated share of the smaller text's shingles that stand in the other, 0 to 1.

    Both sketches are read up to the smaller of their largest hashes: below it, each holds all
    of its text's hashes.
    """
    if not a or not b:
        return 0.0
    reach = min(a[-1] if len(a) == SKETCH else 2**32, b[-1] if len(b) == SKETCH else 2**32)
    ours = {h for h in a if h <= reach}
    theirs = {h for h in b if h <= reach}
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def is_copy(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether two sketched texts are one text, reprinted whole or cut."""
    least = min(len(a), len(b))
    return least >= 8 and (resemblance(a, b) >= COPY or containment(a, b) >= 2 * COPY)


def copy_groups(sketches: Mapping[str, tuple[int, ...]]) -> dict[str, str]:
    """Each article that has a copy among these, with the name of its group (its first article).

    >>> copy_groups({})
    {}
    """
    group = {article: article for article in sorted(sketches)}
    for one, other in combinations(sorted(sketches), 2):
        if group[one] != group[other] and is_copy(sketches[one], sketches[other]):
            first, last = sorted((group[one], group[other]))
            group = {article: first if g == last else g for article, g in group.items()}
    shared = Counter(group.values())
    return {article: g for article, g in group.items() if shared[g] > 1}
