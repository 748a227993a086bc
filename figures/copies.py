"""Wire copies and near copies: found by a sketch of each text, compared in microseconds.

A sketch keeps the smallest hashes of a text's shingles (three words in a row). Shares of common
hashes estimate how much two texts overlap: resemblance for equal lengths, containment when one
was cut. Published pairs of true wire copies share only about a third of their three-word
shingles on average, so the bar is low and containment counts as much as resemblance.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

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
    # Hashes are spread evenly: of a long text few need to be put in order.
    low = [h for h in hashes if h * len(hashes) < (2 * SKETCH) << 32]
    return tuple(sorted(low if len(low) >= SKETCH else hashes)[:SKETCH])


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated share of shingles that two texts have in common (Jaccard), 0 to 1."""
    if not a or not b:
        return 0.0
    union = sorted({*a, *b})[:SKETCH]
    shared = set(a).intersection(b).intersection(union)
    return len(shared) / len(union)


COPY = 0.3
"""Least resemblance of a true copy; cut texts are found by `containment` instead."""


BRIEF = 32
"""Shingles of a text below which a sentence in common may be the way such news is worded."""
BRIEF_COPY = 0.75
"""Least resemblance of copies as short as that."""


def containment(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated share of the smaller text's shingles that stand in the other, 0 to 1.

    Both sketches are read up to the smaller of their largest hashes: below it, each holds all
    of its text's hashes.
    """
    if not a or not b:
        return 0.0
    reach = _reach(a, b)
    ours = {h for h in a if h <= reach}
    theirs = {h for h in b if h <= reach}
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def _reach(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    """Up to which hash both sketches hold all of their texts."""
    return min(a[-1] if len(a) == SKETCH else 2**32, b[-1] if len(b) == SKETCH else 2**32)


def is_copy(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether two sketched texts are one text, reprinted whole or cut."""
    return _may_be_copy(a, b, len(set(a).intersection(b))) and _is_copy(a, b)


@lru_cache(maxsize=2_000)  # each keeps two sketches, five kilobytes
def _is_copy(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """The closer look, remembered: every question of an affair has it at the same articles."""
    least = min(len(a), len(b))
    if least < BRIEF:
        return least >= 8 and resemblance(a, b) >= BRIEF_COPY
    return resemblance(a, b) >= COPY or containment(a, b) >= 2 * COPY


SPOKESMEN = 3
"""Members of a group of copies that further texts are held against."""
_TOUCHING = 0.15
"""Least share of hashes in common that makes it worth looking whether two texts are copies."""


def copy_groups(sketches: Mapping[str, tuple[int, ...]]) -> dict[str, str]:
    """Each article that has a copy among these, with the name of its group (its first article).

    A text is held only against those that share hashes with it, and of a group only against its
    first `SPOKESMEN`, so that the work grows with the articles and not with their pairs.

    >>> copy_groups({})
    {}
    """
    return dict(_grouped(tuple(sorted(sketches.items()))))


def _may_be_copy(a: tuple[int, ...], b: tuple[int, ...], shared: int) -> bool:
    """Whether two sketches with so many hashes in common can be those of copies at all.

    No closer look finds more than these in common, nor less to hold them against.
    """
    if not shared:
        return False
    reach = _reach(a, b)
    least = min(bisect_right(a, reach), bisect_right(b, reach))
    return shared / max(len(a), len(b)) >= COPY or (least > 0 and shared / least >= 2 * COPY)


@lru_cache(maxsize=256)
def _grouped(sketches: tuple[tuple[str, tuple[int, ...]], ...]) -> Mapping[str, str]:
    """The groups of sketches in order; the questions of an affair ask for the same ones."""
    sketch_of = dict(sketches)
    group: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for article, sketch in sketches:
        touching = Counter(chain.from_iterable([holders[h] for h in sketch if h in holders]))
        near = [
            other
            for other, times in touching.items()
            if times >= _TOUCHING * min(len(sketch), len(sketch_of[other]))
            and _may_be_copy(sketch, sketch_of[other], times)
        ]
        copied = {group[other] for other in near if _is_copy(sketch, sketch_of[other])}
        first = min((*copied, article))
        joined = [article, *(key for name in copied for key in members.pop(name))]
        members[first] = sorted(joined)
        group.update((key, first) for key in joined)
        if len(joined) <= SPOKESMEN:
            for h in sketch:
                holders[h].append(article)
    return {article: name for article, name in group.items() if len(members[name]) > 1}
