"""The noun phrases before a quantity that it hangs on: "a price of $5", "sold it for $5"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from figures.subjects import MAX_CHAIN, Subjects
from figures.syntax import NounPhrase

_EMPTY_HEADS = frozenset(["total", "average", "equivalent", "maximum", "minimum", "sum"])
"""Nouns that a quantity hangs on by "of" and that say nothing of it: it hangs where they do."""
_OF_NOUN = frozenset(["", "of", "with", "to", "from", "by", "between"])
"""Prepositions that tie a value to what stands before them and not, like "at", to the verb."""
_DIRECT = frozenset(["worth", "aged", "age", "ages"])
"""Words that tie a value to the noun before it, even to one that is counted."""
_DIRECTIONS = frozenset(["up", "down", "higher", "lower", "off"])
_BY_ADJUNCTS = frozenset(["host.to", "host.from", "host.by", "host.for", "moved"])
"""Relations that hold with the noun before only where no preposition ties it to the verb."""


class Relative(NamedTuple):
    """A noun phrase and how it stands to the quantity."""

    phrase: NounPhrase
    relation: str
    """What it is to the quantity. "own": the noun that it stands before; "complement.of": what
    follows; "host.of": what stands before, by that preposition; "beside", "aside(", "moved":
    before it without one; "described": before a measure with its adjective ("60 feet deep");
    "aged": the name of whose age it is; "rated": what a verb puts at it; "subject", "topic". A
    further preposition names what hangs on such a phrase: "own.in", "host^of"; above a phrase
    before "worth", "for", "at" or "in" that word is the first: "worth^from"."""


class Hosts(Subjects):
    """What the quantities of one sentence hang on."""

    def hosts(self, start: int) -> Iterator[Relative]:
        """The noun phrase right before the quantity or before its preposition."""
        codes, words = self.syntax.codes, self.syntax.words
        i = start - 1
        kind = "beside"
        while i >= 0 and codes[i] in "DAJ" and self.syntax.phrase_at(i) is None:
            kind = "moved" if words[i].lower() in _DIRECTIONS else kind
            i -= 1
        if i > 0 and codes[i] in "OIT":
            kind = "moved" if words[i].lower() in _DIRECTIONS else "host." + words[i].lower()
            i = self.skip_times(i - 1)
            if words[i + 1].lower() == "between" and codes[i] in "OIT":
                kind, i = "host." + words[i].lower(), self.skip_times(i - 1)
        if i > 0 and codes[i] in "(,:":
            kind = "aside" + codes[i] if kind == "beside" else kind
            i -= 1
            if kind == "aside," and self._is_age(start) and self._has_age(i, start):
                kind = "aged"
        while i >= 0 and codes[i] in "A)":
            i -= 1
        phrase = self.syntax.phrase_at(i)
        if phrase is None or phrase.last != i:
            return
        if kind in _BY_ADJUNCTS and self._is_adjunct(phrase):
            return
        chain = self.chain_to(phrase)
        yield self._meant(Relative(phrase, kind))
        base, _, preposition = kind.partition(".")
        base = base if preposition in _OF_NOUN else preposition
        for above, below in zip(reversed(chain[:-1]), reversed(chain), strict=False):
            link = self.syntax.words[below.first - 1].lower()
            yield Relative(above, f"{base}^{link}")

    def _meant(self, relative: Relative) -> Relative:
        """The relation with what "it" means: the object of the verb before, "sold it for $5"."""
        codes, phrase = self.syntax.codes, relative.phrase
        word = self.syntax.words[phrase.last].lower()
        if word not in ("it", "them") or not relative.relation.startswith("host."):
            return relative
        group = self.governor(phrase.first)
        earlier = self.governor(group.first) if group is not None else None
        if earlier is None:
            return relative
        thing = self.syntax.phrase_at(earlier.last + 1)
        if thing is None or thing.first <= earlier.last or codes[thing.last] not in "NP":
            return relative
        return relative._replace(phrase=thing)

    def anchor(self, first: int) -> int:
        """Where to look from: an aside or a further value looks from the quantity before it."""
        codes = self.syntax.codes
        anchor = self._behind_empty(first)
        for _ in range(MAX_CHAIN):
            if self.syntax.low[anchor - 1] in _DIRECT:
                return anchor
            phrase = self.syntax.phrase_at(anchor)
            anchor = min(anchor, phrase.first) if phrase is not None else anchor
            i = self.skip_times(anchor - 1)
            while i >= 0 and codes[i] in "(,:TIKDA":
                i = self.skip_times(i - 1)
            phrase = self.syntax.phrase_at(i)
            if phrase is not None and codes[phrase.first - 1 : phrase.first] == "O":
                whole = self.syntax.phrase_at(phrase.first - 2)
                is_whole = whole is not None and self.syntax.is_value(whole)
                phrase, i = (whole, whole.last) if whole and is_whole else (phrase, i)
            if phrase is None or phrase.last != i or not self.syntax.is_value(phrase):
                return anchor
            anchor = phrase.first
        return anchor

    def _behind_empty(self, first: int) -> int:
        """The first token of "a total of" before a quantity, or that of the quantity."""
        if first < 2 or self.syntax.codes[first - 1] != "O":
            return first
        whole = self.syntax.phrase_at(first - 2)
        if whole is None or whole.last != first - 2:
            return first
        is_empty = self.syntax.words[whole.last].lower() in _EMPTY_HEADS
        is_plain = not self.syntax.codes[whole.first : whole.last].strip("DJ")
        return whole.first if is_empty and is_plain else first

    def _is_adjunct(self, phrase: NounPhrase) -> bool:
        """Whether a preposition ties a phrase to the verb: "eased against the yen to 108"."""
        start = phrase.first
        codes = self.syntax.codes
        return start > 1 and codes[start - 1] == "I" and codes[start - 2] in "VZBGAQ"

    def _has_age(self, i: int, start: int) -> bool:
        """Whether somebody is named before an age: "Ann Poe, 34", "his wife, 42, left"."""
        codes = self.syntax.codes
        if codes[i] == "P":
            return True
        phrase = self.syntax.phrase_at(i)
        is_owned = phrase is not None and codes[phrase.first] == "H"
        return is_owned and codes[start + 1 : start + 2] == ","

    def _is_age(self, token: int) -> bool:
        """Whether the quantity that begins at a token is an age: "Ann Poe, 34, ..."."""
        return any(
            first == token and quantity.unit == "year"
            for (first, _), quantity in zip(self.syntax.spans, self.syntax.quantities, strict=True)
        )
