"""The noun that a number counts: beside it, after "of", elided, or named before."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from figures.clauses import Clauses
from figures.lemmas import lemma_of_noun
from figures.quantity import Quantity
from figures.syntax import Syntax, VerbGroup
from figures.tagger import is_common_noun
from figures.text import Document, Sentence

_MODIFIERS = (
    r"(?:A(?=[JZGN])|J(?:,J)*(?:KJ)?(?=[JNPZGCAQ])|PKP(?=[NP])|P?CN?KP?C(?=N)|[ZG](?=[NPJ])"
    r"|[NPC](?=[NPJCSG])|S)*"
)
_AFTER_NUMBER = re.compile(_MODIFIERS + r"[NP]")
_AFTER_OF = re.compile(r"O[DH]*" + _MODIFIERS + r"[NP]")
_OF_PRONOUN = re.compile(r"O(?:[EW](?![JNPQ])|D(?![JNPQGZ]|A[JZGN]))")
_OF_NUMBER = re.compile(r"O[DH]*Q")

TALLIES = frozenset(["number", "total", "count", "tally", "toll", "figure", "amount", "sum"])
"""Nouns that only say that something is counted."""
_SIZES = frozenset(["rise", "increase", "jump", "surge", "decline", "drop", "fall", "decrease"])
_PLURALS = ("NNS", "NNPS")
_LONGEST = 1500
"""Characters of an earlier sentence up to which it is searched for a noun."""
_FARTHEST = 20
"""Words between two numbers over which the second may leave its noun out."""
_CONTINUING = frozenset(["from", "with", "than", "to", "versus", "including"])
_CHANGE_VERBS = frozenset(
    [
        *("rise", "fall", "climb", "drop", "increase", "decrease", "reach", "hit", "jump", "grow"),
        *("total", "stand", "exceed", "surge", "number", "pass", "top", "decline", "be", "swell"),
    ]
)
PERSON_VERBS = frozenset(
    [
        *("kill", "injure", "wound", "die", "arrest", "detain", "evacuate", "hospitalise", "hurt"),
        *("hospitalize", "rescue", "displace", "shoot", "stab", "drown", "perish", "survive"),
        *("infect", "diagnose", "jail", "imprison", "abduct", "kidnap", "convict", "rape", "maim"),
        *("behead", "slay", "murder", "desert", "apprehend", "trample", "crush"),
    ]
)
"""What is done only to people, or by them: "four were killed" counts persons."""
CASUALTY_WORDS = {
    "dead": "die",
    "killed": "kill",
    "injured": "injure",
    "wounded": "wound",
    "hurt": "hurt",
    "hospitalized": "hospitalize",
    "hospitalised": "hospitalise",
    "homeless": "displace",
    "displaced": "displace",
    "deceased": "die",
}


class Counted(NamedTuple):
    """What a number counts, and how that was found."""

    noun: str | None
    last: int
    """Index of the last token of the counted phrase, or of the number when it is elided."""
    rule: str
    is_part: bool = False


class CountedNouns:
    """Reads the counted noun of each quantity of a sentence, in order."""

    def __init__(self, sentence: Sentence, syntax: Syntax, clauses: Clauses):
        self.sentence = sentence
        self.syntax = syntax
        self.clauses = clauses
        self.found: list[Counted] = []

    def read(self, index: int) -> Counted:
        """The counted noun of the quantity `index`; those before it must have been read."""
        quantity = self.syntax.quantities[index]
        first, last = self.syntax.spans[index]
        counted = (
            self._beside(quantity, last)
            or self._after_of(index, quantity, last)
            or (self._elided(index, first, last) if quantity.kind == "count" else None)
            or Counted(None, last, "nothing is named")
        )
        self.found.append(counted)
        return counted

    def _beside(self, quantity: Quantity, last: int) -> Counted | None:
        if quantity.kind not in ("count", "ratio"):
            return None
        match = _AFTER_NUMBER.match(self.syntax.codes, self._behind_measure(last))
        if match is None:
            return None
        head = self._first_plural(match.start(), match.end() - 1)
        if quantity.kind == "ratio":
            return Counted(None, head, "the noun beside a ratio is the change itself")
        noun = self.name(head)
        if noun == "other":
            earlier = next((c.noun for c in reversed(self.found) if c.noun), "person")
            return Counted(earlier, head, "others: the noun counted before")
        return Counted(noun, head, "noun after the number")

    def _behind_measure(self, last: int) -> int:
        """The token behind the number, or behind a size: "eight million 250ml bottles"."""
        for (first, end), quantity in zip(self.syntax.spans, self.syntax.quantities, strict=True):
            if first == last + 1 and quantity.kind == "measure":
                return end + 1
        return last + 1

    def _first_plural(self, first: int, head: int) -> int:
        """The head, or the plural that ends the phrase before it: "600 people worldwide"."""
        tags, codes = self.syntax.tags, self.syntax.codes
        for i in range(first, head):
            if tags[i] != "NNS" or codes[i] != "N":
                continue
            is_end = codes[i + 1] in "GZ" or (
                codes[i + 1] == "P" and self.syntax.words[i].islower()
            )
            if is_end or tags[i + 1] == "JJ" or (tags[i + 1] == tags[head] == "NN"):
                return i
        return head

    def _after_of(self, index: int, quantity: Quantity, last: int) -> Counted | None:
        codes = self.syntax.codes
        after = last + 1
        words = self.syntax.words
        is_mass = quantity.kind in ("measure", "money")
        if is_mass and after < len(words) and words[after].lower() not in ("of", "in"):
            return None
        if codes[after : after + 1] == "O" and (folk := self._casualties(after + 1)):
            return folk
        if match := _OF_PRONOUN.match(codes, after):
            noun = self.antecedent(last)
            return Counted(noun, match.end() - 1, "pronoun after of", is_part=True)
        if _OF_NUMBER.match(codes, after) and index + 1 < len(self.syntax.spans):
            whole = self.syntax.spans[index + 1]
            beside = _AFTER_NUMBER.match(codes, whole[1] + 1)
            noun = self.name(beside.end() - 1) if beside else self.antecedent(last)
            end = beside.end() - 1 if beside else whole[1]
            return Counted(noun, end, "so many of so many", is_part=True)
        match = _AFTER_OF.match(codes, after)
        if match is None:
            return None
        head = self._first_plural(after, match.end() - 1)
        noun = self.name(head)
        is_part = quantity.kind == "count" and codes[after + 1] in "DH" and self._was_counted(noun)
        return Counted(noun, last if is_mass else head, "noun after of", is_part)

    def _casualties(self, token: int) -> Counted | None:
        """ "One of the wounded" and "two of the dead": people."""
        named = [word.lower() for word in self.syntax.words[token : token + 2]]
        is_folk = len(named) == 2 and named[0] == "the" and named[1] in CASUALTY_WORDS
        if not is_folk or self.syntax.codes[token + 2 : token + 3] in ("N", "P"):
            return None
        return Counted("person", token + 1, f"people, for they are {named[1]}", is_part=True)

    def _elided(self, index: int, first: int, last: int) -> Counted | None:
        syntax = self.syntax
        word = syntax.words[last + 1].lower() if last + 1 < len(syntax.words) else ""
        earlier = self.found[-1] if self.found else None
        if earlier is not None and earlier.noun and self._continues(index, first):
            return Counted(earlier.noun, last, "same noun as the number before")
        if word in CASUALTY_WORDS:
            return Counted("person", last, f"people, for they are {word}")
        tally = self._tally(first)
        if tally is not None:
            return Counted(tally, last, "noun whose number it is")
        verb = self.clauses.predicate_after(last) or self._verb_right_before(first)
        if verb is not None and self._is_of_people(verb):
            return Counted("person", last, f"people, for the verb is {verb.lemma}")
        follows = self.clauses.predicate_after(last)
        if follows is not None and follows.first == last + 1:
            noun = self.antecedent(first)
            return Counted(noun, last, "noun named before") if noun else None
        return None

    def _is_of_people(self, verb: VerbGroup) -> bool:
        """Whether only people do or suffer this: "were shot", "were pronounced dead"."""
        after = self.syntax.words[verb.last + 1 : verb.last + 2]
        return verb.lemma in PERSON_VERBS or bool(after and after[0].lower() in CASUALTY_WORDS)

    def _continues(self, index: int, first: int) -> bool:
        """Whether an elliptical number goes on from the one before: "and seven", "than 30"."""
        codes, words = self.syntax.codes, self.syntax.words
        if self.syntax.quantities[index - 1].kind != "count":
            return False
        if self._opens_of_whole(self.syntax.spans[index - 1][0]) and ":" not in codes[:first]:
            return True
        if words[first - 2 : first] in (["average", "of"], ["total", "of"]):
            return True
        between = codes[self.found[-1].last + 1 : first]
        if between == ":":
            return True
        if len(between) > _FARTHEST or ":" in between:
            return False
        before = words[first - 1].lower()
        return codes[first - 1] in "K," or before in _CONTINUING

    def _opens_of_whole(self, number: int) -> bool:
        """Whether a number is the whole of an opening "Of the 120 aboard, ..."."""
        codes = self.syntax.codes
        i = number - 1
        while i >= 0 and codes[i] in "DH":
            i -= 1
        return i >= 0 and codes[i] == "O" and (i == 0 or codes[i - 1] in ",:X")

    def _tally(self, first: int) -> str | None:
        """ "The number of cases rose to 300", "deaths climbed to 12": the subject is counted."""
        start = self.clauses.anchor(first)
        group = self.clauses.governor(start)
        if group is None or group.lemma not in _CHANGE_VERBS:
            return None
        chain = self.clauses.subject(group)
        if not chain:
            return None
        head = chain[0].last
        if self.syntax.codes[head] != "N":
            return None
        noun = lemma_of_noun(self.syntax.words[head]).lower()
        if noun not in TALLIES:
            is_plural = self.syntax.tags[head] == "NNS"
            return self.name(head) if is_plural and group.lemma != "be" else None
        if len(chain) > 1 and self.syntax.codes[chain[1].first - 1] == "O":
            return self.name(chain[1].last)
        is_named = head > chain[0].first and self.syntax.codes[head - 1] in "NP"
        return self.name(head - 1) if is_named and noun != "total" else None

    def _verb_right_before(self, first: int) -> VerbGroup | None:
        group = self.syntax.verb_at(first - 1) if first else None
        return group if group is not None and group.last == first - 1 else None

    def name(self, head: int) -> str:
        """The lemma of a head noun; a name keeps its capital and the names before it."""
        word = self.syntax.words[head]
        if word.islower() or is_common_noun(word.lower()):
            is_plain = word[1:].islower() or self.sentence.text.isupper()
            return lemma_of_noun(word.lower() if is_plain else word)
        first = head
        while first and self._is_name(first - 1):
            first -= 1
        return " ".join([*self.syntax.words[first:head], lemma_of_noun(word)])

    def _is_name(self, token: int) -> bool:
        return self.syntax.codes[token] in "PJ" and self.syntax.words[token][0].isupper()

    def antecedent(self, token: int) -> str | None:
        """What "them" or an elided noun before `token` stands for: what was counted last."""
        for counted in reversed(self.found):
            if counted.noun:
                return counted.noun
        noun = _plural_before(self.syntax, token, self.name)
        index = self.sentence.index
        document = self.sentence.document
        while noun is None and index > max(self.sentence.index - 2, 0):
            index -= 1
            noun = _last_counted(document, index)
        return noun

    def _was_counted(self, noun: str) -> bool:
        """Whether the noun was counted just before, so that "of the ..." means a part of them."""
        if any(counted.noun == noun for counted in self.found):
            return True
        index = self.sentence.index
        document = self.sentence.document
        return any(
            _last_counted(document, i) == noun for i in range(index - 1, max(index - 3, -1), -1)
        )


def _last_counted(document: Document, index: int) -> str | None:
    """The noun that the sentence `index` counts last, else its last plural noun."""
    sentence = document.sentences[index]
    if sentence.end - sentence.start > _LONGEST:
        return None
    syntax = Syntax(sentence, ())
    reader = CountedNouns(sentence, syntax, Clauses(syntax))
    numbered = [p for p in syntax.phrases if "C" in syntax.codes[p.first : p.last]]
    for phrase in reversed(numbered):
        if syntax.codes[phrase.last] in "NP":
            return reader.name(phrase.last)
    return _plural_before(syntax, len(syntax.words), reader.name)


def _plural_before(syntax: Syntax, token: int, name: Callable[[int], str]) -> str | None:
    """The plural noun before a token: the last that is a subject, else the last of all."""
    plurals = [
        p
        for p in syntax.phrases
        if p.last < token
        and syntax.tags[p.last] in _PLURALS
        and not syntax.words[p.last].endswith("ss")
    ]
    subjects = [p for p in plurals if syntax.codes[p.last + 1 : p.last + 2] in ("V", "M", "W")]
    best = (subjects or plurals)[-1:]
    return name(best[0].last) if best else None
