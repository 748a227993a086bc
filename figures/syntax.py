"""Shallow syntax of one sentence: noun phrases and verb groups over part-of-speech tags.

Each token is one letter of a code string (figures/codes.py), so that a phrase is a match of
a regular expression.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from figures.codes import encode
from figures.lemmas import lemma_of_verb
from figures.quantity import Quantity
from figures.quoted_words import MARKS, Pair, marks_around_words, without
from figures.tagger import tag
from figures.text import Sentence
from figures.units import TIME_UNITS

_NOUN_PHRASE = re.compile(
    r"(?=[ACDEGHJNPQSYZ])(?:"  # no other letter begins one: seen at a glance
    # each branch begins with its letters, and looks behind them after that: quicker to refuse
    r"[DH]*(?:Q|J(?=Y))?(?:[NP]|A(?=[JZ])|C|J(?!(?<=[NP]J)Y)"  # "home sales / last year"
    r"|Q(?<![NPC]Q)|[ZG](?<=[DHJSOQ].)(?=[NPJ])|[ZG](?<=[DHJ].)(?=Q)|Y(?=[SYC])|P/(?=P)"
    r"|S(?=[JNPCAZGQ]))*(?:[NPY]|Q(?<![NPC]Q)|C(?<=[NPJ]C))"
    r"|E|[DH]J+(?=[MV])|D(?![JNPYQC])|Q+)"
)
_VERB_GROUP = re.compile(r"(?:[MVBGZ]|T(?=A?B))(?:[BGZA]|V(?<!ZV)|T(?=A?B))*")
_LEADING = frozenset(
    [
        *("have", "be", "expect", "plan", "try", "want", "need", "begin", "start", "continue"),
        *("seem", "appear", "agree", "refuse", "manage", "fail", "set", "use", "go", "decide"),
        *("hope", "threaten", "vow", "pledge", "promise", "intend", "aim", "allow", "force"),
        *("ask", "order", "attempt", "seek", "tend", "help", "like", "prepare", "propose"),
        *("offer", "believe", "say", "think", "know", "report", "allege", "claim", "happen"),
        *("schedule", "suppose", "require", "fear", "wish", "get", "ought", "love", "remain"),
        *("slate", "poise", "likely", "able", "due", "estimate", "look", "choose", "wait"),
    ]
)
"""Verbs whose infinitive says what is done: "plans to hire", unlike "gathered to mourn"."""
_BOUNDING = frozenset(["averaged", "exceeded", "exceeds", "exceed", "topped", "surpassed"])
"""Verbs that a bound or hedge begins with: "output averaged 5 tonnes" has a verb and an amount."""
_HELPING = frozenset(["be", "have", "do", "get"])


class NounPhrase(NamedTuple):
    """A noun phrase without what follows its head; `first` to `last` are token indices."""

    first: int
    last: int
    """Index of its last token: the head."""


@lru_cache(maxsize=10_000)  # the same few thousand spans in every article
def _noun_phrase(start: int, end: int) -> NounPhrase:
    return NounPhrase(start, end - 1)


class VerbGroup(NamedTuple):
    """Auxiliaries, modals and the verb they help; `main` is the index of that verb."""

    first: int
    last: int
    main: int
    lemma: str
    """Infinitive of the main verb."""
    passive: bool


class Syntax:
    """A sentence's tokens with their codes, noun phrases and verb groups."""

    def __init__(self, sentence: Sentence, quantities: Sequence[Quantity]):
        self.words: list[str] = sentence.words
        self.low: list[str] = sentence.low
        self.starts: list[int] = sentence.starts
        self.ends: list[int] = sentence.ends
        self.tags: list[str]
        self.marked: list[tuple[int, int]] = []
        """Where words begin and end, marks included, whose quotation marks are left out."""
        if not MARKS.isdisjoint(self.words) and (pairs := marks_around_words(sentence)):
            self._leave_out(pairs)
        else:
            self.tags = sentence.tags
        self.quantities = quantities
        self.spans: list[tuple[int, int]] = [self._tokens_of(q) for q in quantities]
        """First and last token of each quantity, bound and unit included."""
        self.quantity_at: dict[int, Quantity] = {
            first: quantity for (first, _), quantity in zip(self.spans, quantities, strict=True)
        }
        """The quantity that begins at a token."""
        self.codes: str = encode(self.words, self.low, self.tags, self.spans)
        self.phrases: list[NounPhrase] = []
        self._phrase_at: list[NounPhrase | None] = [None] * len(self.words)
        for match in _NOUN_PHRASE.finditer(self.codes):
            start, end = match.span()
            phrase = _noun_phrase(start, end)
            self.phrases.append(phrase)
            self._phrase_at[start:end] = [phrase] * (end - start)
        self._verbs: list[VerbGroup] | None = None

    def _leave_out(self, pairs: Sequence[Pair]) -> None:
        """Read on as if these quotation marks were not there."""
        self.marked = [(self.starts[pair.opening], self.ends[pair.behind - 1]) for pair in pairs]
        self.words = without(pairs, self.words)
        self.low = without(pairs, self.low)
        self.starts = without(pairs, self.starts)
        self.ends = without(pairs, self.ends)
        self.tags = tag(self.words)

    @property
    def verbs(self) -> list[VerbGroup]:
        """The verb groups, in order."""
        if self._verbs is None:
            self._verbs = [
                self._verb_group(first, last)
                for match in _VERB_GROUP.finditer(self.codes)
                for first, last in self._single(match.start(), match.end() - 1)
            ]
        return self._verbs

    def _single(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A verb group cut where another verb begins: "they think / shot", "came / to mourn"."""
        start = first
        for i in range(first + 1, last + 1):
            code = self.codes[i]
            if code == "T":
                parts = lemma_of_verb(self.words[i - 1]) not in _LEADING
            else:
                parts = code == self.codes[i - 1] == "V" and (
                    lemma_of_verb(self.words[i - 1]) not in _HELPING
                )
            if parts:
                yield start, i - 1
                start = i
        yield start, last

    def phrase_at(self, token: int) -> NounPhrase | None:
        """The noun phrase that holds a token; None when it stands in none."""
        return self._phrase_at[token] if 0 <= token < len(self._phrase_at) else None

    def is_temporal(self, phrase: NounPhrase) -> bool:
        """Whether the phrase names a time ("last year", "Tuesday")."""
        return self.codes[phrase.last] == "Y" and "Q" not in self.codes[phrase.first : phrase.last]

    def is_value(self, phrase: NounPhrase) -> bool:
        """Whether the phrase says a value: it holds a count, or ends with a quantity."""
        if not self.has_quantity(phrase):
            return False
        if self.codes[phrase.last] == "Q":
            return True
        return any(
            phrase.first <= first <= phrase.last
            and quantity.kind == "count"
            and not self._is_modifier(last, phrase)
            for (first, last), quantity in zip(self.spans, self.quantities, strict=True)
        )

    def is_amount(self, token: int) -> bool:
        """Whether the quantity that begins at a token is money or a measure."""
        quantity = self.quantity_at.get(token)
        return quantity is not None and quantity.kind in ("money", "measure")

    def is_span(self, token: int) -> bool:
        """Whether the quantity that begins at a token is a span of time."""
        quantity = self.quantity_at.get(token)
        return quantity is not None and quantity.kind == "measure" and quantity.unit in TIME_UNITS

    def _is_modifier(self, last: int, phrase: NounPhrase) -> bool:
        """Whether a count that ends at a token is hyphened to a kind: "a 62-storey tower"."""
        is_hyphened = "-" in self.words[last] or self.words[last + 1 : last + 2] == ["-"]
        return is_hyphened and last < phrase.last

    def has_quantity(self, phrase: NounPhrase) -> bool:
        """Whether a quantity stands in the phrase."""
        return "Q" in self.codes[phrase.first : phrase.last + 1]

    def verb_at(self, token: int) -> VerbGroup | None:
        """The verb group that holds a token; None when it stands in none."""
        for group in self.verbs:
            if group.first <= token <= group.last:
                return group
        return None

    def _tokens_of(self, quantity: Quantity) -> tuple[int, int]:
        first = bisect_right(self.starts, quantity.start) - 1
        last = bisect_left(self.ends, quantity.end)
        if first < last and self.words[first].lower() in _BOUNDING:
            first += 1
        return max(first, 0), min(max(last, first, 0), len(self.words) - 1)

    def _verb_group(self, first: int, last: int) -> VerbGroup:
        if first == last:
            return VerbGroup(first, last, last, lemma_of_verb(self.words[last]), False)
        main = last
        while main > first and self.codes[main] in "AT":
            main -= 1
        lemma = lemma_of_verb(self.words[main])
        passive = self.codes[main] == "Z" and any(
            lemma_of_verb(self.words[i]) in ("be", "get") for i in range(first, main)
        )
        return VerbGroup(first, last, main, lemma, passive)
