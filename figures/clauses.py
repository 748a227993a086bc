"""Grammatical relations around a quantity: what stands to it as subject, host or complement.

Everything is read off the order of noun phrases, verb groups and prepositions. It is no
parser: it finds the relations that say what a number is about, and misses long ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from figures.lemmas import lemma_of_verb
from figures.syntax import NounPhrase, Syntax, VerbGroup

_MAX_CHAIN = 6
_DIRECTIONS = frozenset(["up", "down", "higher", "lower", "off"])
_CAUSING = frozenset(
    ["cause", "allow", "expect", "force", "help", "see", "enable", "want", "ask", "order", "let"]
)
"""Verbs whose object does what the infinitive says: "caused levels to rise"."""
_SPEAKING = frozenset(
    ["say", "tell", "think", "believe", "claim", "allege", "add", "note", "know", "hope", "fear"]
)
"""Verbs whose subject only speaks: the figure is not about it."""
_SAYING = _SPEAKING | {"report", "show", "expect", "find", "confirm", "estimate", "announce"}
"""Verbs that a clause without "that" may follow."""


class Relative(NamedTuple):
    """A noun phrase and how it stands to the quantity."""

    phrase: NounPhrase
    relation: str
    """"own", "complement", "host", "subject", "upper", and ".in" and the like for what hangs
    on such a phrase by a preposition."""


class View(NamedTuple):
    """What stands around one quantity."""

    relatives: list[Relative]
    """The related noun phrases, nearest first."""
    governor: VerbGroup | None
    """The verb that governs it from before; None when there is none."""
    path: str
    """How it hangs on that verb: "direct", "by" a preposition, "far" behind, as "subject" of a verb
    behind it, or "none"."""


class Clauses:
    """Relations in one sentence."""

    def __init__(self, syntax: Syntax):
        self.syntax = syntax
        self._finite = [g for g in syntax.verbs if self._is_predicate(g)]

    def view(self, first: int, last: int) -> View:
        """The relations of the quantity of tokens `first` to `last`."""
        found = list(self._own(first, last))
        start = self.anchor(first)
        found += self._hosts(start)
        is_subject = self.is_subject(first, last)
        group = None if is_subject else self.governor(start)
        if group is not None:
            found += self._object(group, start)
            if group.lemma not in _SPEAKING:
                found += self._chain("subject", self._said_subject(group))
        elif (following := self.predicate_after(last)) is not None:
            found += self._after(following)
        found += self._topic(first)
        path = "none" if group is None else self.path(group, start)
        path = "subject" if is_subject else path
        return View(_unique(found), group, path)

    def governor(self, token: int) -> VerbGroup | None:
        """The nearest verb group before a token that may govern it; None when there is none."""
        best = None
        for group in self.syntax.verbs:
            if group.first >= token:
                break
            if self._is_predicate(group) and not self._is_closed(group, token):
                best = group
        return best

    def is_subject(self, first: int, last: int) -> bool:
        """Whether the quantity's phrase opens a clause of its own: "and two men left"."""
        codes = self.syntax.codes
        phrase = self.syntax.phrase_at(first)
        start, end = (phrase.first, phrase.last) if phrase is not None else (first, last)
        opens = start == 0 or codes[start - 1] in ',:K"XW' or self._is_speech(start - 1)
        end += self.syntax.words[end + 1 : end + 2] == ["more"]
        return opens and codes[end + 1 : end + 2] in ("V", "M")

    def _is_speech(self, token: int) -> bool:
        """Whether a verb of saying or thinking ends at a token."""
        is_verb = self.syntax.codes[token] in "VZGB"
        return is_verb and lemma_of_verb(self.syntax.words[token]) in _SAYING

    def predicate_after(self, token: int) -> VerbGroup | None:
        """The verb group of which the phrase around `token` is the subject, if it is one."""
        codes = self.syntax.codes
        i = token + 1
        phrase = self.syntax.phrase_at(i)
        if phrase is not None and phrase.first <= i:
            i = phrase.last + 1
        is_governed = self._is_governed(token)
        steps = 0
        while i < len(codes) and steps < _MAX_CHAIN:
            steps += 1
            group = self.syntax.verb_at(i)
            if group is not None:
                return group if codes[i] in "VMZ" else None
            if codes[i] in "AQ)W" or self.syntax.words[i].lower() == "more":
                i += 1
            elif codes[i] in ",:" and (closing := codes.find(codes[i], i + 1)) > 0:
                if is_governed:
                    return None
                i = closing + 1
            elif codes[i] in "IOTK" and (phrase := self.syntax.phrase_at(i + 1)) is not None:
                i = phrase.last + 1
            else:
                return None
        return None

    def _is_governed(self, token: int) -> bool:
        """Whether a verb or preposition stands before the phrase around a token."""
        codes = self.syntax.codes
        phrase = self.syntax.phrase_at(token) or self.syntax.phrase_at(token + 1)
        i = (token if phrase is None else phrase.first) - 1
        while i > 0 and codes[i] == "O" and (phrase := self.syntax.phrase_at(i - 1)) is not None:
            i = phrase.first - 1
        return i >= 0 and codes[i] in "IOTVBGZ" and not self._is_speech(i)

    def subject(self, group: VerbGroup) -> list[NounPhrase]:
        """The subject of a verb group, head first, with what hangs on it; empty if none is said."""
        codes = self.syntax.codes
        i = group.first - 1
        while i >= 0 and codes[i] == "A":
            i -= 1
        if i < 0:
            return []
        if codes[i] == "K" or (codes[i] == "," and codes[group.main] in "GVZ"):
            phrase = self.syntax.phrase_at(i - 1) if codes[i] == "," else None
            if phrase is None or codes[group.main] == "G":
                return self._shared_subject(group)
        before = self.syntax.phrase_at(i - 1) if codes[i] == "," else None
        is_told = codes[group.first] in "VM"
        if is_told and before is not None and self._belongs_to_verb(before):
            return self._shared_subject(group)
        if self.syntax.words[group.first].lower() == "having":
            return self._shared_subject(group)
        if codes[i] in "TI" or codes[group.first] in "TG":
            return self._controlled_subject(group, i)
        if self._is_speech(i) and (speaker := self.syntax.phrase_at(i - 1)) is not None:
            i = speaker.first - 1
        i = self._before_asides(i)
        phrase = self.syntax.phrase_at(i)
        return self.chain_to(phrase) if phrase is not None else self._shared_subject(group)

    def path(self, group: VerbGroup, start: int) -> str:
        """How the quantity hangs on its verb: "direct", "by" a preposition, or "far" behind."""
        between = self.syntax.codes[group.last + 1 : start].strip("A")
        if not between or between in ("D", "H", "J"):
            return "direct"
        return "by" if between in ("I", "T", "O", "AI", "AT") else "far"

    def chain_to(self, phrase: NounPhrase) -> list[NounPhrase]:
        """The noun phrases joined by prepositions or "and" that end with `phrase`, head first."""
        codes = self.syntax.codes
        chain = [phrase]
        if codes[phrase.last] == "E":
            return chain
        while len(chain) < _MAX_CHAIN:
            link = chain[0].first - 1
            if link < 1 or codes[link] not in "OIKT":
                break
            before = self.syntax.phrase_at(link - 1)
            if before is None or self.syntax.is_value(before) or self.syntax.is_temporal(before):
                break
            if codes[link] == "K" and self._belongs_to_verb(before):
                break
            chain.insert(0, before)
        return chain

    def _belongs_to_verb(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase before "and" hangs on a verb: "fell on the day and shares rose"."""
        codes = self.syntax.codes
        i = phrase.first - 1
        while i > 0 and codes[i] in "OIT" and (before := self.syntax.phrase_at(i - 1)) is not None:
            i = before.first - 1
        i -= i > 0 and codes[i] in "IT"
        return i >= 0 and codes[i] in "VZ" and not self._is_speech(i)

    def chain_from(self, token: int) -> Iterator[tuple[str, NounPhrase]]:
        """Preposition and noun phrase pairs that follow each other from `token` on."""
        codes = self.syntax.codes
        for _ in range(_MAX_CHAIN):
            if not 0 <= token < len(codes) - 1 or codes[token] not in "OIT":
                return
            phrase = self.syntax.phrase_at(token + 1)
            if phrase is None or phrase.first != token + 1:
                return
            if self.syntax.is_value(phrase):
                return
            yield self.syntax.words[token].lower(), phrase
            token = phrase.last + 1

    def _own(self, first: int, last: int) -> Iterator[Relative]:
        """The rest of the quantity's noun phrase, and what follows it by prepositions."""
        codes = self.syntax.codes
        phrase = self.syntax.phrase_at(first)
        end = last
        if shared := self._shared_noun(last):
            phrase = shared
        if phrase is not None and (phrase.first < first or phrase.last > last):
            end = max(end, phrase.last)
            yield Relative(phrase, "own")
        level = "own" if end > last else "complement"
        if end + 1 < len(codes) and codes[end + 1] in "()":
            closing = codes.find(")", end)
            end = closing if 0 < closing <= end + _MAX_CHAIN else end
        while end + 1 < len(codes) and codes[end + 1] == "A":
            end += 1
        name = ""
        for preposition, following in self.chain_from(end + 1):
            name = f"{name or level}.{preposition}"
            yield Relative(following, name)

    def _shared_noun(self, last: int) -> NounPhrase | None:
        """The noun behind bracketed and further values: "a five-year, 8 km (5 mile) journey"."""
        codes = self.syntax.codes
        i = last + 1
        if codes[i : i + 1] == ")":
            i += 1
        while codes[i : i + 2] in ("(Q", ",Q") and (codes[i] == "(" or self._is_compound(last)):
            i += 1
            while codes[i : i + 1] == "Q":
                i += 1
            i += codes[i : i + 1] == ")"
        phrase = self.syntax.phrase_at(i) if i > last + 1 else None
        is_noun = phrase is not None and i in (phrase.first, phrase.last) and codes[i] in "NPJ"
        return phrase if is_noun else None

    def _is_compound(self, last: int) -> bool:
        """Whether a quantity is written as a modifier: "five-year"."""
        return "-" in self.syntax.words[last] or self.syntax.words[last - 1] == "-"

    def anchor(self, first: int) -> int:
        """Where to look from: an aside or a further value looks from the quantity before it."""
        codes = self.syntax.codes
        anchor = first
        for _ in range(_MAX_CHAIN):
            phrase = self.syntax.phrase_at(anchor)
            anchor = min(anchor, phrase.first) if phrase is not None else anchor
            i = self._skip_times(anchor - 1)
            while i >= 0 and codes[i] in "(,:TIKDA":
                i = self._skip_times(i - 1)
            phrase = self.syntax.phrase_at(i)
            if phrase is None or phrase.last != i or not self.syntax.is_value(phrase):
                return anchor
            anchor = phrase.first
        return anchor

    def _skip_times(self, i: int) -> int:
        """`i`, or the token before the time that ends at `i` ("in 2018", "on Monday")."""
        phrase = self.syntax.phrase_at(i)
        if phrase is None or phrase.last != i or not self.syntax.is_temporal(phrase):
            return i
        before = phrase.first - 1
        return before - 1 if before >= 0 and self.syntax.codes[before] == "I" else before

    def _hosts(self, start: int) -> Iterator[Relative]:
        """The noun phrase right before the quantity or before its preposition."""
        codes, words = self.syntax.codes, self.syntax.words
        i = start - 1
        kind = "beside"
        while i >= 0 and codes[i] in "DAJ" and self.syntax.phrase_at(i) is None:
            kind = "moved" if words[i].lower() in _DIRECTIONS else kind
            i -= 1
        if i > 0 and codes[i] in "OIT":
            kind = "moved" if words[i].lower() in _DIRECTIONS else "host." + words[i].lower()
            i -= 1
            if words[i + 1].lower() == "between" and codes[i] in "IT":
                kind, i = "host." + words[i].lower(), i - 1
        if i > 0 and codes[i] in "(,:":
            kind = "aside" + codes[i] if kind == "beside" else kind
            i -= 1
            if kind == "aside," and codes[i] == "P" and self._is_age(start):
                kind = "aged"
        while i >= 0 and codes[i] in "A)":
            i -= 1
        phrase = self.syntax.phrase_at(i)
        if phrase is None or phrase.last != i:
            return
        chain = self.chain_to(phrase)
        yield Relative(phrase, kind)
        base = kind.partition(".")[0]
        for above, below in zip(reversed(chain[:-1]), reversed(chain), strict=False):
            link = self.syntax.words[below.first - 1].lower()
            yield Relative(above, f"{base}^{link}")

    def _is_age(self, token: int) -> bool:
        """Whether the quantity that begins at a token is an age: "Ann Poe, 34, ..."."""
        return any(
            first == token and quantity.unit == "year"
            for (first, _), quantity in zip(self.syntax.spans, self.syntax.quantities, strict=True)
        )

    def _object(self, group: VerbGroup, start: int) -> Iterator[Relative]:
        """The direct object of the governing verb, when the quantity comes behind it."""
        i = group.last + 1
        phrase = self.syntax.phrase_at(i)
        if phrase is not None and phrase.first == i and phrase.last < start:
            yield Relative(phrase, "object")
            for preposition, following in self.chain_from(phrase.last + 1):
                if following.last < start:
                    yield Relative(following, f"object.{preposition}")

    def _after(self, group: VerbGroup) -> Iterator[Relative]:
        """Object or place of a verb whose subject the quantity is."""
        phrase = self.syntax.phrase_at(group.last + 1)
        if phrase is not None:
            yield Relative(phrase, "predicate")
        for preposition, following in self.chain_from(group.last + 1):
            yield Relative(following, f"predicate.{preposition}")

    def _topic(self, first: int) -> Iterator[Relative]:
        """The first noun phrase of the sentence, when it comes before the quantity.

        One that a preposition sets before the sentence ("For instance, ...") is none.
        """
        codes = self.syntax.codes
        for phrase in self.syntax.phrases:
            if phrase.last >= first:
                return
            is_fronted = codes[phrase.first - 1 : phrase.first] in ("I", "T")
            if is_fronted and codes[phrase.last + 1] == ",":
                continue
            if codes[phrase.last] in "NP" and not self.syntax.has_quantity(phrase):
                yield Relative(phrase, "topic")
                return

    def _chain(self, name: str, chain: list[NounPhrase]) -> Iterator[Relative]:
        for position, phrase in enumerate(chain):
            if position == 0:
                yield Relative(phrase, name)
            else:
                link = self.syntax.words[phrase.first - 1].lower()
                yield Relative(phrase, f"{name}.{link}")

    def _is_predicate(self, group: VerbGroup) -> bool:
        """A verb that may govern: no participle or -ing inside a noun phrase."""
        return self.syntax.phrase_at(group.main) is None

    def _is_closed(self, group: VerbGroup, token: int) -> bool:
        """Whether the verb belongs to a relative clause that a comma and a verb have ended."""
        codes = self.syntax.codes
        before = codes[group.first - 1] if group.first else "."
        between = codes[group.last + 1 : token]
        return before == "W" and "," in between and any(c in "VM" for c in between)

    def _before_asides(self, i: int) -> int:
        """The token before times, closed commas or brackets, and who, which, that."""
        codes = self.syntax.codes
        for _ in range(_MAX_CHAIN):
            if i < 0:
                return i
            earlier = self._skip_times(i)
            if codes[i] == ")":
                earlier = codes.rfind("(", 0, i) - 1
            elif codes[i] == ",":
                opening = codes.rfind(",", 0, i)
                earlier = opening - 1 if opening > 0 else i - 1
            elif codes[i] == "W" or self.syntax.words[i].lower() == "that":
                earlier = i - 1
                if i > 1 and codes[i - 1] in "I,":
                    earlier = i - 2
            elif codes[i] == "A":
                earlier = i - 1
            if earlier == i:
                return i
            i = earlier
        return i

    def _shared_subject(self, group: VerbGroup) -> list[NounPhrase]:
        """The subject of the verb before, for "fell 3 % and closed at 5"."""
        earlier = [g for g in self._finite if g.last < group.first]
        return self.subject(earlier[-1]) if earlier else []

    def _controlled_subject(self, group: VerbGroup, i: int) -> list[NounPhrase]:
        """The subject of an infinitive or -ing: that of the verb above it, or a noun before."""
        codes = self.syntax.codes
        earlier = [g for g in self._finite if g.last < group.first]
        phrase = self.syntax.phrase_at(self._skip_times(i))
        if phrase is not None and codes[group.first] == "G":
            return self.chain_to(phrase)
        if earlier:
            is_object = phrase is not None and phrase.first == earlier[-1].last + 1
            if is_object and phrase is not None and earlier[-1].lemma in _CAUSING:
                return [phrase]
            return self.subject(earlier[-1])
        return self.chain_to(phrase) if phrase is not None else []

    def _said_subject(self, group: VerbGroup) -> list[NounPhrase]:
        """The subject of a verb; for a pronoun, the subject above that it may stand for."""
        subject, upper = self.subject(group), self._upper(group)
        if upper is None or len(subject) != 1:
            return subject
        above = self.subject(upper)
        return above if above and self._may_mean(subject[0], above[0]) else subject

    def _may_mean(self, pronoun: NounPhrase, phrase: NounPhrase) -> bool:
        """Whether a pronoun may stand for a noun phrase: he for a name, it for one thing."""
        if self.syntax.codes[pronoun.last] != "E":
            return False
        word, tag = self.syntax.words[pronoun.last].lower(), self.syntax.tags[phrase.last]
        if word in ("he", "she"):
            return tag == "NNP"
        return (word == "it" and tag in ("NN", "NNP", "NNPS")) or (word == "they" and tag != "NN")

    def _upper(self, group: VerbGroup) -> VerbGroup | None:
        earlier = [g for g in self._finite if g.last < group.first]
        return earlier[-1] if earlier else None


def _unique(found: list[Relative]) -> list[Relative]:
    seen: set[int] = set()
    kept = []
    for relative in found:
        if relative.phrase.first not in seen:
            seen.add(relative.phrase.first)
            kept.append(relative)
    return kept
