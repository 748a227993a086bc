"""Part-of-speech tags for the words of a sentence: Penn Treebank tags, in pure Python.

Most tokens have one tag and need one dictionary look-up. The others are decided from left to
right by weights learnt with an averaged perceptron on the tagged MASC corpus (Manually
Annotated Sub-Corpus, American National Corpus project) by bench/train_tagger.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from pkgutil import get_data  # importlib.resources takes 10 ms, of every look-up

MEMO_LIMIT = 20_000
"""Words and contexts remembered before starting afresh: bounds the memory of a long stream."""

_TITLE_SHARE = 0.6
"""Share of capitalised long words from which a sentence is read as a headline."""

_Scores = tuple[int, ...]
"""A score for each tag of a word. No list: tens of thousands are remembered, and what holds
numbers alone in a tuple no search for garbage looks through."""


@dataclass(slots=True, eq=False)
class _Entry:
    """What speaks for each tag of a word, besides what its tags have in common."""

    only: str
    """The tag of a word that has just one; "" where context decides."""
    group: str
    tags: tuple[str, ...]
    bias: _Scores
    written: dict[str, str]
    """Weights as written, by "p" and the tag before, or "n" and the outlook."""
    by_last: dict[str, _Scores]
    """By the tag before, with the bias added; filled when asked for."""
    by_outlook: dict[str, _Scores]
    """By the possible tags of the word after it; filled when asked for."""


class Tagger:
    """Lexicon, guesses for unknown words, and the weights that choose between tags."""

    def __init__(self, lines: Sequence[str]):
        self.lexicon: dict[str, str] = {}
        """Tags of each known form, joined by bars, most frequent first."""
        self.guesses: dict[str, str] = {}
        """Tags of an unknown word by capital and ending ("?cing")."""
        self.word_weights: dict[str, str] = {}
        self.context_weights: dict[str, str] = {}
        sections = {
            "lexicon": self.lexicon,
            "guesses": self.guesses,
            "words": self.word_weights,
            "contexts": self.context_weights,
        }
        section = self.lexicon
        for line in lines:
            if line[0] == "#":
                section = sections.get(line[1:], section)
                continue
            name, _, value = line.partition("\t")
            section[name] = value
        self._entries: dict[str, _Entry] = {}
        """By key, of the ambiguous."""
        self._sure: dict[str, _Entry] = {}
        """By tag: words that have no other share an entry."""
        self._opening: dict[str, _Entry] = {}
        """By word, for the first of a sentence."""
        self._inside: dict[str, _Entry] = {}
        """By word, for all others."""
        self._shared: dict[tuple[str, str, str], _Scores] = {}
        self._chosen: dict[tuple[_Entry, str, str, str], str] = {}
        """By the word, the two tags before and the possible tags of the word after it."""

    def tag(self, words: Sequence[str]) -> list[str]:
        """One Penn tag for each word."""
        if not words:
            return []
        if is_headline(words):
            words = [w.lower() if w.lower() in self.lexicon else w for w in words]
        inside = self._inside
        entries = [inside.get(word) or self._known(word, False) for word in words]
        entries[0] = self._opening.get(words[0]) or self._known(words[0], True)
        outlooks = [entry.group for entry in entries]
        outlooks.append("$")
        chosen = self._chosen
        tags: list[str] = []
        before = last = ""
        for i, entry in enumerate(entries, 1):
            tag = entry.only
            if not tag:
                context = entry, last, before, outlooks[i]
                tag = chosen.get(context) or self._decide(*context)
            tags.append(tag)
            before, last = last, tag
        return tags

    def _known(self, word: str, first: bool) -> _Entry:
        """The entry of a word, remembered for the next time."""
        key = word if self._is_sure(self.lexicon.get(word), word) else self.key_of(word, first)
        memo = self._opening if first else self._inside
        if len(memo) > MEMO_LIMIT:
            memo.clear()
        entry = memo[word] = self._entries.get(key) or self._entry(key)
        return entry

    @staticmethod
    def _is_sure(group: str | None, key: str) -> bool:
        """Whether there is one tag only; that of the bar is written as the bar between tags is."""
        return group is not None and ("|" not in group or group == key)

    def key_of(self, word: str, first: bool) -> str:
        """What the word is known by: itself, its lower case, or the class of its ending."""
        lower = word.lower()
        if first and lower != word and lower in self.lexicon:
            name = self.lexicon.get(word, "")
            return word if name.startswith("NNP") else lower
        if word in self.lexicon:
            return word
        if word[0].isdigit():
            return "?9"
        if not word[0].isalpha():
            return "?."
        if word.isupper() and len(word) > 1:
            return "?U"
        shape = "?C" if word[0].isupper() else "?c"
        for length in (4, 3, 2, 1):
            if len(word) > length and (guess := shape + lower[-length:]) in self.guesses:
                return guess
        return shape

    def group_of(self, key: str) -> str:
        """The tags that a key may have, joined by bars, most frequent first; "$" for the end."""
        if not key:
            return "$"
        return self.lexicon.get(key) or self.guesses.get(key) or "NN|NNP|JJ"

    def _decide(self, entry: _Entry, last: str, before: str, outlook: str) -> str:
        group = entry.group
        back = (group, last, before)
        ahead = (outlook, group, last)
        one = self._shared.get(back) or self._share(back, back_features(*back), entry.tags)
        two = self._shared.get(ahead) or self._share(ahead, ahead_features(*ahead), entry.tags)
        three = entry.by_last.get(last) or _weigh_last(entry, last)
        four = entry.by_outlook.get(outlook) or _weigh_outlook(entry, outlook)
        scores = [a + b + c + d for a, b, c, d in zip(one, two, three, four)]  # noqa: B905 - hot
        tag = entry.tags[scores.index(max(scores))]
        if len(self._chosen) > MEMO_LIMIT:
            self._chosen.clear()
        self._chosen[entry, last, before, outlook] = tag
        return tag

    def _entry(self, key: str) -> _Entry:
        group = self.group_of(key)
        if self._is_sure(group, key):
            return self._sure.setdefault(group, _Entry(group, group, (group,), (), {}, {}, {}))
        tags = tuple(group.split("|"))
        line = self.word_weights.get(key)
        items = (item.partition(" ") for item in line.split("\t")) if line else ()
        written = {kind: weights for kind, _, weights in items}
        if len(self._entries) > MEMO_LIMIT:
            self._entries.clear()
        bias = _scores(written.get("w", ""), tags)
        entry = self._entries[key] = _Entry("", group, tags, bias, written, {}, {})
        return entry

    def _share(
        self, context: tuple[str, str, str], features: list[str], tags: tuple[str, ...]
    ) -> _Scores:
        total: _Scores = (0,) * len(tags)
        for feature in features:
            weights = self.context_weights.get(feature)
            if weights is not None:
                total = tuple(map(add, total, _scores(weights, tags)))
        if len(self._shared) > MEMO_LIMIT:
            self._shared.clear()
        self._shared[context] = total
        return total


def _weigh_last(entry: _Entry, last: str) -> _Scores:
    scores = _scores(entry.written.get(f"p{last}", ""), entry.tags)
    entry.by_last[last] = tuple(map(add, scores, entry.bias))
    return entry.by_last[last]


def _weigh_outlook(entry: _Entry, outlook: str) -> _Scores:
    entry.by_outlook[outlook] = _scores(entry.written.get(f"n{outlook}", ""), entry.tags)
    return entry.by_outlook[outlook]


def _scores(weights: str, tags: tuple[str, ...]) -> _Scores:
    """Weights as written ("NN 12 VB -3") in the order of `tags`; noughts for none."""
    if not weights:
        return (0,) * len(tags)
    parts = weights.split(" ")
    by_tag = dict(zip(parts[::2], parts[1::2], strict=True))
    return tuple([int(by_tag.get(tag, 0)) for tag in tags])


def word_features(last: str, outlook: str) -> list[str]:
    """What the choice looks at for this word alone: itself, the tag before, the word after."""
    return ["w", f"p{last}", f"n{outlook}"]


def back_features(group: str, last: str, before: str) -> list[str]:
    """What words with the same possible tags share, looking at the two tags before."""
    return [f"P {group} {last}", f"B {group} {before} {last}"]


def ahead_features(outlook: str, group: str, last: str) -> list[str]:
    """What words with the same possible tags share, looking at the next word too."""
    return [f"N {group} {outlook}", f"X {group} {last} {outlook}"]


def is_headline(words: Sequence[str]) -> bool:
    """Whether Capitals Are Style Here rather than marks of names."""
    capitals = sum(map(str.istitle, words)) + sum(map(str.isupper, words))
    if capitals < 4 or 2 * capitals < len(words):
        return False
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return sum(not w[0].islower() for w in long) > _TITLE_SHARE * len(long) + 1


@cache
def default_tagger() -> Tagger:
    """The tagger with the weights of the package."""
    text = (get_data("figures", "data/tagger.txt") or b"").decode("utf-8")
    return Tagger(text.split("\n")[:-1])


def tag(words: Sequence[str]) -> list[str]:
    """One Penn Treebank tag for each of the words of a sentence."""
    return default_tagger().tag(words)


def is_common_noun(word: str) -> bool:
    """Whether a lower-case word is known as a common noun ("workers", not "koreans")."""
    return default_tagger().lexicon.get(word, "").startswith("NN")


def may_be_noun(word: str) -> bool:
    """Whether a lower-case word is known as a common noun among other things ("forecast")."""
    return "NN" in default_tagger().lexicon.get(word, "").split("|")


def is_unknown(word: str) -> bool:
    """Whether the tagger has only a word's ending to go by."""
    return word not in default_tagger().lexicon


def may_be_verb(word: str) -> bool:
    """Whether a lower-case base form is known as a verb ("extend", "cost", "plan")."""
    tags = default_tagger().lexicon.get(word, "").split("|")
    return "VB" in tags or "VBP" in tags
