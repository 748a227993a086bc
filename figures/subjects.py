"""The verb that governs a word, the verb it is the subject of, and the subject of a verb."""

from __future__ import annotations

from figures.lemmas import lemma_of_verb
from figures.syntax import NounPhrase, Syntax, VerbGroup

MAX_CHAIN = 6
"""Steps after which a chain of phrases is left."""
_CAUSING = frozenset(
    [
        *("cause", "allow", "expect", "force", "help", "see", "enable", "want", "ask", "order"),
        *("let", "get", "lead", "urge", "persuade", "encourage", "permit", "prompt", "push"),
    ]
)
"""Verbs whose object does what the infinitive says: "caused levels to rise"."""
_BARE = frozenset(["see", "let"])
"""Those of them that an infinitive with "to" does not follow: "saw gains to trade at 5"."""
_ENDING = frozenset(["ended", "ending", "starting", "beginning"])
_QUALITIES = ("ion", "ions", "ment", "ments", "ness", "ity", "ance", "ence", "ings", "ship", "cy")
"""Endings of nouns for no person, but for "companion" and a few others."""
_OF_MANY = frozenset(["are", "were", "have"])
SPEAKING = frozenset(
    ["say", "tell", "think", "believe", "claim", "allege", "add", "note", "know", "hope", "fear"]
)
"""Verbs whose subject only speaks: the figure is not about it."""
_SAYING = SPEAKING | {"report", "show", "expect", "find", "confirm", "estimate", "announce"}
"""Verbs that a clause without "that" may follow."""


class Subjects:
    """Subjects and verbs in one sentence."""

    def __init__(self, syntax: Syntax):
        self.syntax = syntax
        self._finite = [g for g in syntax.verbs if self._is_predicate(g)]

    def governor(self, token: int) -> VerbGroup | None:
        """The nearest verb group before a token that may govern it; None when there is none."""
        for group in reversed(self._finite):
            if group.first < token and not self._is_closed(group, token):
                return group
        return None

    def predicate_after(self, token: int) -> VerbGroup | None:
        """The verb group of which the phrase around `token` is the subject, if it is one."""
        codes = self.syntax.codes
        i = token + 1
        phrase = self.syntax.phrase_at(i)
        if phrase is not None and phrase.first <= i:
            i = phrase.last + 1
        is_governed = self._is_governed(token)
        steps = 0
        while i < len(codes) and steps < MAX_CHAIN:
            steps += 1
            group = self.syntax.verb_at(i)
            if group is not None and codes[i] == "G" and (end := self._behind_object(group)):
                i = end
                continue
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

    def _behind_object(self, group: VerbGroup) -> int | None:
        """The token behind "wearing masks", when a verb stands there; None when none does."""
        phrase = self.syntax.phrase_at(group.last + 1)
        end = phrase.last + 1 if phrase is not None else group.last + 1
        return end if self.syntax.codes[end : end + 1] in ("V", "M") else None

    def _is_governed(self, token: int) -> bool:
        """Whether a verb or preposition stands before the phrase around a token."""
        codes = self.syntax.codes
        phrase = self.syntax.phrase_at(token) or self.syntax.phrase_at(token + 1)
        i = (token if phrase is None else phrase.first) - 1
        while i > 0 and codes[i] == "O" and (phrase := self.syntax.phrase_at(i - 1)) is not None:
            i = phrase.first - 1
        return i >= 0 and codes[i] in "IOTVBGZ" and not self.is_speech(i)

    def subject(self, group: VerbGroup) -> list[NounPhrase]:
        """The subject of a verb group, head first, with what hangs on it; empty if none is said."""
        codes = self.syntax.codes
        i = group.first - 1
        while i >= 0 and codes[i] == "A":
            i -= 1
        if i < 0:
            return []
        is_closed = codes[i] == "," and self._closes_aside(i)
        if codes[i] == "K" or (codes[i] == "," and codes[group.main] in "GVZ" and not is_closed):
            phrase = self.syntax.phrase_at(i - 1) if codes[i] == "," else None
            shared = self._shared_subject(group)
            if (phrase is None or codes[group.main] == "G") and (shared or codes[i] == "K"):
                return shared
        before = self.syntax.phrase_at(i - 1) if codes[i] == "," else None
        is_told = codes[group.first] in "VM"
        if is_told and before and self._belongs_to_verb(before) and not is_closed:
            return self._shared_subject(group)
        if self.syntax.words[group.first].lower() == "having":
            return self._shared_subject(group)
        if codes[i] in "TI" or codes[group.first] in "TG":
            return self._controlled_subject(group, i)
        if self.is_speech(i) and (speaker := self.syntax.phrase_at(i - 1)) is not None:
            i = speaker.first - 1
        is_relative = codes[i] == "W"
        i = self._before_asides(i)
        phrase = self._measured(i)
        if phrase is None:
            return self._shared_subject(group)
        chain = self.chain_to(phrase)
        if is_relative and self.syntax.low[group.first - 1] == "who":
            return self._who(chain)
        if is_relative:
            return self._agreeing(chain, group)
        return self._described_by(chain) or self._beyond_values(chain) or chain

    def _beyond_values(self, chain: list[NounPhrase]) -> list[NounPhrase]:
        """The noun that opens a clause, with a value on the way: "a fund with $1bn in cash"."""
        codes = self.syntax.codes
        i = chain[0].first - 1
        for step in range(MAX_CHAIN):
            phrase = self.syntax.phrase_at(i - 1) if i > 0 and codes[i] in "IOT" else None
            if phrase is None or phrase.last != i - 1:
                return []
            if self.syntax.is_value(phrase) or self.syntax.is_temporal(phrase):
                i = phrase.first - 1
                continue
            head = self.chain_to(phrase)
            opens = head[0].first == 0 or codes[head[0].first - 1] in ",:XWK"
            return head if step and opens and codes[phrase.last] in "NP" else []
        return []

    def _closes_aside(self, comma: int) -> bool:
        """Whether a comma ends a relative clause: "the house, which has a pool, sold"."""
        codes = self.syntax.codes
        opening = codes.rfind(",", 0, comma)
        aside = codes[opening + 1 : comma]
        return opening > 0 and "W" in aside and set(aside[: aside.index("W")]).isdisjoint("VMX")

    def _described_by(self, chain: list[NounPhrase]) -> list[NounPhrase]:
        """The noun that what ends with a chain describes: "people living (who live) in Leeds"."""
        codes, words = self.syntax.codes, self.syntax.words
        if codes[chain[0].first] == "E":
            return []  # "fraud admitting he took $3m"
        i = chain[0].first - 1
        link = words[i].lower()
        i -= i > 0 and codes[i] in "IOT"
        while i > 0 and codes[i] == "A":
            i -= 1
        group = self.syntax.verb_at(i) if i > 0 else None
        if group is None:
            return []
        start = group.first - (codes[group.first - 1] == "W")
        is_participle = codes[group.first] in "GZ" or start < group.first
        is_suffered = codes[i] == "V" and link == "by" and words[i].lower().endswith("ed")
        before = self.syntax.phrase_at(start - 1)
        if not (is_participle or is_suffered) or before is None or before.last != start - 1:
            return []
        if codes[before.last] not in "NP" or self.syntax.is_temporal(before):
            return []
        return self.chain_to(before)

    def _who(self, chain: list[NounPhrase]) -> list[NounPhrase]:
        """The part of a chain that names people: "the deportation of parents who have lived"."""
        while len(chain) > 1 and self.syntax.low[chain[0].last].endswith(_QUALITIES):
            chain = chain[1:]
        return chain

    def _agreeing(self, chain: list[NounPhrase], group: VerbGroup) -> list[NounPhrase]:
        """The part of a chain that a relative clause is about: "a rise in wages, which were"."""
        if self.syntax.words[group.first].lower() not in _OF_MANY:
            return chain
        while len(chain) > 1 and self.syntax.tags[chain[0].last] in ("NN", "NNP"):
            chain = chain[1:]
        return chain

    def _measured(self, token: int) -> NounPhrase | None:
        """The phrase at a token; for a bare measure, what has it: "the Duo 16 inch costs"."""
        phrase = self.syntax.phrase_at(token)
        if phrase is None or self.syntax.codes[phrase.first : phrase.last + 1].strip("Q"):
            return phrase
        before = self.syntax.phrase_at(phrase.first - 1)
        return phrase if before is None or before.last != phrase.first - 1 else before

    def said_subject(self, group: VerbGroup) -> list[NounPhrase]:
        """The subject of a verb; for a pronoun, the subject above that it may stand for."""
        subject, upper = self.subject(group), self._upper(group)
        if upper is None or len(subject) != 1:
            return subject
        above = self.subject(upper)
        return above if above and self._may_mean(subject[0], above[0]) else subject

    def chain_to(self, phrase: NounPhrase) -> list[NounPhrase]:
        """The noun phrases joined by prepositions or "and" that end with `phrase`, head first."""
        codes = self.syntax.codes
        chain = [phrase]
        if codes[phrase.last] == "E":
            return chain
        while len(chain) < MAX_CHAIN:
            link = chain[0].first - 1
            beside = self._beside_compound(chain[0])
            if beside is not None:
                chain.insert(0, beside)
                continue
            if link < 1 or codes[link] not in "OIKT":
                break
            before = self.syntax.phrase_at(link - 1)
            if before is None or self.syntax.is_value(before) or self.syntax.is_temporal(before):
                break
            if codes[link] == "K" and self._belongs_to_verb(before):
                break
            chain.insert(0, before)
        return chain

    def _beside_compound(self, phrase: NounPhrase) -> NounPhrase | None:
        """The rest of a phrase cut by a hyphened measure: "the benchmark 10-year note"."""
        codes, words, first = self.syntax.codes, self.syntax.words, phrase.first
        is_spaced = codes[first : first + 2] == "QQ" and words[first + 1] == "-"
        is_glued = codes[first] == "Q" and "-" in words[first]
        if codes[phrase.last] == "Q" or not (is_spaced or is_glued):
            return None
        before = self.syntax.phrase_at(first - 1)
        is_open = before is not None and codes[before.first] in "DH" and codes[before.last] in "NP"
        return before if is_open else None

    def is_speech(self, token: int) -> bool:
        """Whether a verb of saying or thinking ends at a token."""
        is_verb = self.syntax.codes[token] in "VZGB"
        return is_verb and lemma_of_verb(self.syntax.words[token]) in _SAYING

    def skip_times(self, i: int) -> int:
        """`i`, or the token before the time that ends at `i` ("in 2018", "on Monday")."""
        phrase = self.syntax.phrase_at(i)
        if phrase is None or phrase.last != i or not self.syntax.is_temporal(phrase):
            return i
        before = phrase.first - 1
        if before > 0 and self.syntax.words[before].lower() in _ENDING:
            span = self.syntax.phrase_at(before - 1)  # "the three months ended June 30"
            if span is not None and self._is_span(span):
                before = span.first - 1
        if before > 0 and self.syntax.codes[before] == "K":  # "between 2014 and 2017"
            first = self.syntax.phrase_at(before - 1)
            if first is not None and self.syntax.is_temporal(first):
                before = first.first - 1
        return before - 1 if before >= 0 and self.syntax.codes[before] == "I" else before

    def _is_predicate(self, group: VerbGroup) -> bool:
        """A verb that may govern: no participle or -ing inside a noun phrase."""
        if self.syntax.words[group.main].lower() in _ENDING:  # "the quarter ended June 30"
            before = self.syntax.phrase_at(group.first - 1)
            if before is not None and self._is_span(before):
                return False
        return self.syntax.phrase_at(group.main) is None

    def _is_span(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is a span of time: "the quarter", "the three months"."""
        return self.syntax.codes[phrase.last] in "YQ"

    def _is_closed(self, group: VerbGroup, token: int) -> bool:
        """Whether the verb belongs to a relative clause that a comma and a verb have ended."""
        codes = self.syntax.codes
        if not group.first or codes[group.first - 1] != "W":
            return False
        between = codes[group.last + 1 : token]
        return "," in between and any(c in "VM" for c in between)

    def _belongs_to_verb(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase before "and" hangs on a verb: "fell on the day and shares rose"."""
        codes = self.syntax.codes
        i = phrase.first - 1
        while i > 0 and codes[i] in "OIT" and (before := self.syntax.phrase_at(i - 1)) is not None:
            i = before.first - 1
        i -= i > 0 and codes[i] in "IT"
        return i >= 0 and codes[i] in "VZB" and not self.is_speech(i)

    def _before_asides(self, i: int) -> int:
        """The token before times, closed commas or brackets, and who, which, that."""
        codes = self.syntax.codes
        for _ in range(MAX_CHAIN):
            if i < 0:
                return i
            earlier = self.skip_times(i)
            if codes[i] == ")":
                earlier = codes.rfind("(", 0, i) - 1
            elif codes[i] == ",":
                opening = self._opening_comma(i)
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

    def _opening_comma(self, comma: int) -> int:
        """The comma that opens what another one closes: "Poe, in a calm, even tone, spoke"."""
        codes = self.syntax.codes
        opening = first = codes.rfind(",", 0, comma)
        for _ in range(MAX_CHAIN):
            if opening < 1 or self.syntax.phrase_at(opening - 1) is not None:
                return opening
            opening = codes.rfind(",", 0, opening)
        return first

    def _shared_subject(self, group: VerbGroup) -> list[NounPhrase]:
        """The subject of the verb before, for "fell 3 % and closed at 5"."""
        earlier = self._upper(group)
        return [] if earlier is None else self.subject(earlier)

    def _may_mean(self, pronoun: NounPhrase, phrase: NounPhrase) -> bool:
        """Whether a pronoun may stand for a noun phrase: he for a name, it for one thing."""
        if self.syntax.codes[pronoun.last] != "E":
            return False
        word, tag = self.syntax.words[pronoun.last].lower(), self.syntax.tags[phrase.last]
        if word in ("he", "she"):
            return tag == "NNP"
        return (word == "it" and tag in ("NN", "NNP", "NNPS")) or (word == "they" and tag != "NN")

    def _controlled_subject(self, group: VerbGroup, i: int) -> list[NounPhrase]:
        """The subject of an infinitive or -ing: that of the verb above it, or a noun before."""
        codes = self.syntax.codes
        earlier = self._upper(group)
        phrase = self.syntax.phrase_at(self.skip_times(i))
        is_free = phrase is not None and not (earlier and self.syntax.is_value(phrase))
        if phrase is not None and is_free and codes[group.first] == "G":
            return self.chain_to(phrase)
        if earlier is not None:
            is_object = phrase is not None and phrase.first == earlier.last + 1
            causing = _CAUSING - _BARE if codes[group.first] == "T" or codes[i] == "T" else _CAUSING
            if is_object and phrase is not None and earlier.lemma in causing:
                return [phrase]
            return self.subject(earlier)
        return self.chain_to(phrase) if phrase is not None else []

    def _upper(self, group: VerbGroup) -> VerbGroup | None:
        """The nearest verb before this one that may govern."""
        return next((g for g in reversed(self._finite) if g.last < group.first), None)
