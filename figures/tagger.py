"""Part-of-speech tags for the words of a sentence: Penn Treebank tags, in pure Python.

Most tokens have one tag and need one dictionary look-up. The others are decided from left to
right by weights learnt with an averaged perceptron on the tagged MASC corpus (Manually
Annotated Sub-Corpus, American National Corpus project); decisions are remembered, so a
common word in a common context is decided once. Made by bench/train_tagger.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

NUMBER_TAG = "CD"
MEMO_LIMIT = 60_000
"""Decisions kept before starting afresh: bounds the memory of a long stream."""

_TITLE_SHARE = 0.6
"""Share of capitalised long words from which a sentence is read as a headline."""


class Tagger:
    """Lexicon, guesses for unknown words, and the weights that choose between tags."""

    def __init__(self, lines: Sequence[str]):
        self.lexicon: dict[str, str] = {}
        self.guesses: dict[str, str] = {}
        self.weights: dict[str, str] = {}
        sections = {"lexicon": self.lexicon, "guesses": self.guesses, "weights": self.weights}
        section = self.lexicon
        for line in lines:
            if line[0] == "#":
                section = sections.get(line[1:], section)
                continue
            name, _, value = line.partition("\t")
            section[name] = value
        self.closed = {word: tags for word, tags in self.lexicon.items() if "|" not in tags}
        self._parsed: dict[str, list[tuple[str, int]]] = {}
        self._memo: dict[tuple[str, str, str, str], str] = {}
        self._keys: dict[str, str] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """One Penn tag for each word."""
        if is_headline(words):
            words = [w.lower() if w.lower() in self.lexicon else w for w in words]
        closed = self.closed
        memo = self._memo
        key_of = self.key_of
        keys = [w if w in closed else key_of(w, i == 0) for i, w in enumerate(words)]
        keys.append("")
        tags: list[str] = []
        before, last = "", ""
        for i in range(len(words)):
            key = keys[i]
            tag = closed.get(key)
            if tag is None:
                context = (key, last, before, keys[i + 1])
                tag = memo.get(context)
                if tag is None:
                    tag = self._remember(context)
            tags.append(tag)
            before, last = last, tag
        return tags

    def key_of(self, word: str, first: bool) -> str:
        """What the word is known by: itself, its lower case, or the class of its ending."""
        if not first and word in self.lexicon:
            return word
        name = "^" + word if first else word
        key = self._keys.get(name)
        if key is None:
            if len(self._keys) > MEMO_LIMIT:
                self._keys.clear()
            key = self._keys[name] = self._find_key(word, first)
        return key

    def _find_key(self, word: str, first: bool) -> str:
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
        shape = "?C" if word[0].isupper() else "?c"
        if word.isupper() and len(word) > 1:
            return "?U"
        for length in (4, 3, 2, 1):
            if len(word) > length and (guess := shape + lower[-length:]) in self.guesses:
                return guess
        return shape

    def candidates(self, key: str) -> list[str]:
        """The tags that a key may have, most frequent first."""
        return (self.lexicon.get(key) or self.guesses.get(key) or "NN|NNP|JJ").split("|")

    def _remember(self, context: tuple[str, str, str, str]) -> str:
        if len(self._memo) > MEMO_LIMIT:
            self._memo.clear()
        tag = self._memo[context] = self._decide(*context)
        return tag

    def _decide(self, key: str, last: str, before: str, following: str) -> str:
        candidates = self.candidates(key)
        if len(candidates) == 1:
            return candidates[0]
        scores = dict.fromkeys(candidates, 0)
        for feature in features(key, last, before, following, candidates, self.tags_of(following)):
            for tag, weight in self._weights_of(feature):
                if tag in scores:
                    scores[tag] += weight
        return max(candidates, key=scores.__getitem__)

    def tags_of(self, key: str) -> str:
        """Ambiguity class of the next word, as its tags joined by a bar."""
        return (self.lexicon.get(key) or self.guesses.get(key) or key) if key else "$"

    def _weights_of(self, feature: str) -> list[tuple[str, int]]:
        parsed = self._parsed.get(feature)
        if parsed is None:
            line = self.weights.get(feature)
            if line is None:
                return []
            parts = line.split(" ")
            parsed = [(t, int(w)) for t, w in zip(parts[::2], parts[1::2], strict=True)]
            self._parsed[feature] = parsed
        return parsed


def features(
    key: str, last: str, before: str, following: str, candidates: list[str], next_tags: str
) -> list[str]:
    """What the choice between tags may look at: the word, two tags before, the next word."""
    group = "|".join(sorted(candidates))
    return [
        f"w {key}",
        f"p {key} {last}",
        f"n {key} {next_tags}",
        f"P {group} {last}",
        f"B {group} {before} {last}",
        f"N {group} {next_tags}",
        f"W {group} {following}",
        f"X {group} {last} {next_tags}",
    ]


def is_headline(words: Sequence[str]) -> bool:
    """Whether Capitals Are Style Here rather than marks of names."""
    if len(words) < 4:
        return False
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    if len(long) < 3:
        return False
    return sum(not w[0].islower() for w in long) > _TITLE_SHARE * len(long) + 1


@cache
def default_tagger() -> Tagger:
    """The tagger with the weights of the package."""
    text = files("figures").joinpath("data/tagger.txt").read_text(encoding="utf-8")
    return Tagger(text.split("\n")[:-1])


def tag(words: Sequence[str]) -> list[str]:
    """One Penn Treebank tag for each of the words of a sentence."""
    return default_tagger().tag(words)
