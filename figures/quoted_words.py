"""Quotation marks around a few words of a phrase: 500 "foreign fighters", a 'ghost' boat.

They keep their distance from a word and change nothing of how the sentence is built, so what
reads phrases leaves them out. Marks around what somebody said stay: speech ends a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from figures.tagger import tag
from figures.text import Sentence

MARKS = frozenset("\"“”„‘’'`")
"""Tokens that may be quotation marks."""
_MOST = 4
"""Words that marks of distance stand around at most: "weapons of mass destruction"."""
_WITHIN = ("NN", "JJ", "RB", "VBN", "VBG", "IN", "DT", "CC", "CD", "POS")
"""Beginnings of the tags of words that phrases are made of, as long as they are no clause."""
_AT_THE_END = ("NN", "JJ", "VBN", "VBG")
_Item = TypeVar("_Item")


class Pair(NamedTuple):
    """Two quotation marks; each is one token, or two where it is written as two apostrophes."""

    opening: int
    """Index of the token of the first mark."""
    first: int
    """Index of the word behind it."""
    closing: int
    """Index of the token of the second mark."""
    behind: int
    """Index of the token behind it; as many as there are tokens when it is the last."""


def marks_around_words(sentence: Sentence) -> list[Pair]:
    """Quotation marks that stand around a few words of a phrase, in order."""
    pairs = list(_close_pairs(sentence))
    if not pairs:
        return []
    kept = without(pairs, range(len(sentence.words)))
    tags = dict(zip(kept, tag([sentence.words[i] for i in kept]), strict=True))
    return [
        pair for pair in pairs if _are_of_phrase([tags[i] for i in range(pair.first, pair.closing)])
    ]


def without(pairs: Iterable[Pair], tokens: Sequence[_Item]) -> list[_Item]:
    """What stands for each token of a sentence, for all but these marks."""
    out = {i for p in pairs for i in (*range(p.opening, p.first), *range(p.closing, p.behind))}
    return [token for i, token in enumerate(tokens) if i not in out]


def _close_pairs(sentence: Sentence) -> Iterator[Pair]:
    """Marks with so few words between them that they may be of a phrase."""
    words = sentence.words
    at = 0
    while at < len(words):
        if words[at] in MARKS and _opens(sentence, at):
            first = _behind_mark(sentence, at)
            closing = _closing_mark(sentence, first)
            if closing is not None:
                behind = _behind_mark(sentence, closing)
                yield Pair(at, first, closing, behind)
                at = behind
                continue
        at += 1


def _behind_mark(sentence: Sentence, at: int) -> int:
    """The token behind the mark: two apostrophes or graves that touch are one."""
    is_double = sentence.words[at : at + 2] in (["'", "'"], ["`", "`"])
    return at + 2 if is_double and sentence.starts[at + 1] == sentence.ends[at] else at + 1


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether white space stands before the mark and none behind it."""
    behind = _behind_mark(sentence, at)
    starts, ends = sentence.starts, sentence.ends
    is_apart = at == 0 or starts[at] > ends[at - 1]
    return is_apart and behind < len(starts) and starts[behind] == ends[behind - 1]


def _closing_mark(sentence: Sentence, first: int) -> int | None:
    """The mark that closes behind a few words, and is followed by white space or a stop."""
    words, starts, ends = sentence.words, sentence.starts, sentence.ends
    for at in range(first + 1, min(first + _MOST + 1, len(words))):
        if words[at] not in MARKS:
            continue
        behind = _behind_mark(sentence, at)
        follows = behind == len(words) or starts[behind] > ends[behind - 1]
        is_apart = follows or words[behind] in ",.;:)?!"
        return at if is_apart and starts[at] == ends[at - 1] else None
    return None


def _are_of_phrase(tags: Sequence[str]) -> bool:
    """Whether words with these tags can stand in a phrase without marks around them."""
    return tags[-1].startswith(_AT_THE_END) and all(t.startswith(_WITHIN) for t in tags)
