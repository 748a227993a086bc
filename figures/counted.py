"""The noun that a number counts: beside it, after "of", elided, or named before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from figures.clauses import Clauses
from figures.elided import antecedent, counted_by, was_counted
from figures.heads import agreeing_head, compound_noun, first_plural, noun_at, owner
from figures.lemmas import lemma_of_noun
from figures.quantity import Quantity
from figures.syntax import Syntax, VerbGroup
from figures.tagger import may_be_noun, may_be_verb
from figures.text import Sentence

_MODIFIERS = (
    r"(?:A(?=[JZGN])|J(?:,J)*(?:KJ)?(?=[JNPZGCAQ])|PKP(?=[NP])|P?CN?KP?C(?=N)|Z(?=Z*[NPJ])|G(?=[NPJ])"
    r"|[NPC](?=[NPJCSG])|C:C(?=[NPJ])|P/(?=P)|GK[GJN](?=N)|S)*"
)
_AFTER_NUMBER = re.compile(_MODIFIERS + r"[NP]")
_AFTER_OF = re.compile(r"O[DH]*" + _MODIFIERS + r"[NP]")
_OF_PRONOUN = re.compile(r"O(?:[EW](?![JNPQ])|D(?![JNPQGZ\"]|A[JZGN]))")
_OF_NUMBER = re.compile(r"O[DH]*Q")
_ALTERNATIVE = frozenset(", or if not even maybe perhaps possibly and".split())
"""Words between numbers of which the last has the noun: "hundreds, if not thousands, of jobs"."""
_RANKS = frozenset("all top first last final".split())
"""Words behind which a number names those known by it: "the top 10"."""
_NUMBER_OF = re.compile(r"N(O[DH]*" + _MODIFIERS + r"[NP])A*[,:]$")

TALLIES = frozenset(["number", "total", "count", "tally", "toll", "figure", "amount", "sum"])
"""Nouns that only say that something is counted."""
_SIZES = frozenset(["rise", "increase", "jump", "surge", "decline", "drop", "fall", "decrease"])
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
_OF_FOLK = frozenset(
    [
        *("crowd", "audience", "congregation", "mob", "crew", "workforce", "staff", "garrison"),
        *("population", "town", "village", "hamlet", "city", "crowds", "throng", "gathering"),
    ]
)
_PARENTS = frozenset("father mother parent parents dad mom mum grandfather grandmother".split())
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
        first = self.syntax.spans[len(self.found)][0]
        if first and self.syntax.words[first - 1].lower() == "magnitude":
            return Counted("magnitude", last, "a magnitude counts nothing else")
        if quantity.high == 1 and self.syntax.codes[last + 1 : last + 3] == "GP":
            return None  # "one carrying Ann Poe"
        match = _AFTER_NUMBER.match(self.syntax.codes, self._behind_measure(last))
        is_cut = quantity.kind == "count" and self.syntax.ends[last] > quantity.end
        follows = self.syntax.words[last + 1 : last + 2]
        if (is_cut or follows == ["-"]) and (compound := compound_noun(self.syntax, last)):
            return Counted(*compound, "the noun hyphened to it")
        if match is None:
            return None
        head = match.end() - 1
        if self._is_heading(head) or self._is_level(first, head):
            return None
        if head == last + 1 and self.syntax.words[head].lower() in CASUALTY_WORDS:
            return None  # "Three Killed, Four Hurt"
        if quantity.high == 1:
            head = owner(self.syntax, match.start(), head)
        elif head > last + 1 and self._is_so_many_times(last + 1, head):
            return Counted("time", last + 1, "so many times what follows")
        if quantity.high != 1:
            head = first_plural(self.syntax, match.start(), head)
        if _is_share(quantity):  # "four out of 10 voters", but "one in three understand"
            is_many = self.syntax.tags[head] == "NNS" or self.name(head) == "point"  # "1/4 point"
            return Counted(self.name(head), head, "noun after the share") if is_many else None
        if quantity.kind == "ratio":
            return Counted(None, head, "the noun beside a ratio is the change itself")
        if quantity.high != 1:
            head = agreeing_head(self.syntax, first, match.start(), head)
        noun = self.name(head)
        if noun == "other":
            earlier = next((c.noun for c in reversed(self.found) if c.noun), "person")
            return Counted(earlier, head, "others: the noun counted before")
        return Counted(noun, head, "noun after the number")

    def _is_so_many_times(self, token: int, head: int) -> bool:
        """Whether one who did something so often follows: "five time world champion Ann Poe"."""
        return self.syntax.words[token].lower() == "time" and not self._is_plural(head)

    def _is_plural(self, head: int) -> bool:
        return self.syntax.tags[head] in ("NNS", "NNPS")

    def _is_heading(self, head: int) -> bool:
        """Whether a capital and a colon make a noun the head of what follows: "5 Photo: ..."."""
        is_before_colon = self.syntax.words[head + 1 : head + 2] == [":"]
        return is_before_colon and self.syntax.words[head][0].isupper()

    def _is_level(self, first: int, head: int) -> bool:
        """Whether the noun only marks the number itself: "cases eclipse the 600 mark"."""
        words = self.syntax.words
        is_the = first and words[first - 1].lower() in ("the", "a")
        return bool(is_the) and words[head].lower() in ("mark", "level", "milestone", "threshold")

    def _behind_measure(self, last: int) -> int:
        """The token behind the number, or behind a size: "eight million 250ml bottles"."""
        for (first, end), quantity in zip(self.syntax.spans, self.syntax.quantities, strict=True):
            if first == last + 1 and quantity.kind == "measure":
                return end + 1
        return last + 1

    def _after_of(self, index: int, quantity: Quantity, last: int) -> Counted | None:
        codes = self.syntax.codes
        after = last + 1
        words = self.syntax.words
        is_mass = quantity.kind in ("measure", "money")
        if is_mass and after < len(words) and words[after].lower() not in ("of", "in"):
            return None
        if codes[after : after + 2] == ",O" and self._is_aside(index):
            after += 1
        if codes[after : after + 1] == "O" and (folk := self._casualties(after + 1)):
            return folk
        if match := _OF_PRONOUN.match(codes, after):
            is_folk = words[match.end() - 1].lower() in ("you", "us")
            noun = "person" if is_folk else self.antecedent(last)
            return Counted(noun, match.end() - 1, "pronoun after of", is_part=True)
        if _OF_NUMBER.match(codes, after) and index + 1 < len(self.syntax.spans):
            whole = self.syntax.spans[index + 1]
            beside = _AFTER_NUMBER.match(codes, whole[1] + 1)
            earlier = next((noun for noun in self._nouns() if noun), None)
            beside = beside or _AFTER_OF.match(codes, whole[1] + 1)
            if not beside and {*words[whole[1] + 1 : whole[1] + 2]} & CASUALTY_WORDS.keys():
                return Counted("person", whole[1], "people, for they were hurt", is_part=True)
            noun = self.name(beside.end() - 1) if beside else earlier
            end = beside.end() - 1 if beside else whole[1]
            return Counted(noun, end, "so many of so many", is_part=True)
        match = _AFTER_OF.match(codes, after)
        if match is None:
            return None
        head = first_plural(self.syntax, after, match.end() - 1)
        if head and self.syntax.words[head - 1].lower() in ("most", "least"):
            return Counted(None, last, "no noun: the best or least of its kind")
        if quantity.high == 1 and self._is_its_verb(head):
            head -= 1
        noun = self.name(head)
        is_part = (
            quantity.kind == "count"
            and codes[after + 1] in "DH"
            and was_counted(noun, self._nouns(), self.sentence)
        )
        return Counted(noun, last if is_mass else head, "noun after of", is_part)

    def _is_its_verb(self, head: int) -> bool:
        """Whether a "plural" is what one of many does: "one of the males remains in"."""
        is_many = self.syntax.tags[head] == self.syntax.tags[head - 1] == "NNS"
        stem = self.syntax.words[head][:-1].lower()
        return is_many and may_be_verb(stem) and not may_be_noun(stem)

    def _is_aside(self, index: int) -> bool:
        """Whether a number stands between commas behind one that it corrects."""
        if not index:
            return False
        spans, words = self.syntax.spans, self.syntax.words
        between = words[spans[index - 1][1] + 1 : spans[index][0]]
        return between[:1] == [","] and _ALTERNATIVE.issuperset(map(str.lower, between))

    def _casualties(self, token: int) -> Counted | None:
        """ "One of the wounded" and "two of the dead": people."""
        named = [word.lower() for word in self.syntax.words[token : token + 2]]
        is_folk = len(named) == 2 and named[0] == "the" and named[1] in CASUALTY_WORDS
        if not is_folk or self.syntax.codes[token + 2 : token + 3] in ("N", "P"):
            return None
        return Counted("person", token + 1, f"people, for they are {named[1]}", is_part=True)

    def _elided(self, index: int, first: int, last: int) -> Counted | None:
        syntax = self.syntax
        if self._is_aged(index, last):
            return Counted("person", syntax.spans[index + 1][1], "people, for their age is told")
        word = syntax.words[last + 1].lower() if last + 1 < len(syntax.words) else ""
        earlier = self.found[-1] if self.found else None
        if earlier is not None and earlier.noun and self._continues(index, first):
            return Counted(earlier.noun, last, "same noun as the number before")
        if word not in CASUALTY_WORDS and (listed := self._listed(index)):
            return Counted(listed, last, "same noun as the number after it")
        if word in CASUALTY_WORDS:
            return Counted("person", last, f"people, for they are {word}")
        tally = self._tally(first) or self._apposed(first, last)
        if tally is not None:
            return Counted(tally, last, "noun whose number it is")
        if self._is_of_parent(first):
            return Counted("child", last, "children, for a parent has them")
        if self._is_of_folk(first):
            return Counted("person", last, "people, for they are a crowd or a town")
        verb = self.clauses.predicate_after(last) or self._verb_right_before(first)
        if verb is not None and self._is_of_people(verb):
            return Counted("person", last, f"people, for the verb is {verb.lemma}")
        follows = self.clauses.predicate_after(last)
        if follows is None or follows.first != last + 1:
            return None
        if first and self._is_definite(first):
            noun = self._told_by(first)
            return Counted(noun, last, "noun counted by the same number") if noun else None
        value = self.syntax.quantities[index].low
        if value is not None and value % 1:
            return None  # no 5.1 of them
        noun = self.antecedent(first)
        return Counted(noun, last, "noun named before") if noun else None

    def _is_aged(self, index: int, last: int) -> bool:
        """Whether an age follows right behind a number: "four adults and one 17-year-old"."""
        spans, quantities = self.syntax.spans, self.syntax.quantities
        is_next = index + 1 < len(spans) and spans[index + 1][0] == last + 1
        return is_next and quantities[index + 1].aspect == "age"

    def _is_definite(self, first: int) -> bool:
        """Whether a number names those known by it: "the two", "all four", "the top 10"."""
        before = self.syntax.words[first - 1].lower()
        return self.syntax.codes[first - 1] in "DH" or before in _RANKS

    def _is_of_folk(self, first: int) -> bool:
        """Whether "of" and a body of people stand before: "a crowd of 700"."""
        words = self.syntax.words
        return first > 1 and words[first - 1] == "of" and words[first - 2].lower() in _OF_FOLK

    def _is_of_parent(self, first: int) -> bool:
        """Whether a parent and "of" stand before: "a father of two"."""
        words = self.syntax.words
        return first > 1 and words[first - 1] == "of" and words[first - 2].lower() in _PARENTS

    def _told_by(self, number: int) -> str | None:
        """The noun that was counted by the same number before: "the two" of "two judges"."""
        word = self.syntax.words[number].lower()
        for (first, _), counted in zip(
            reversed(self.syntax.spans[: len(self.found)]), self._nouns(), strict=True
        ):
            if counted and self.syntax.words[first].lower() == word:
                return counted
        return counted_by(word, self.sentence)

    def _listed(self, index: int) -> str | None:
        """The noun of the last of several numbers: "40 or 50 men", "dozens, if not hundreds"."""
        codes, words, spans = self.syntax.codes, self.syntax.words, self.syntax.spans
        has_or = False
        for i in range(index, len(spans) - 1):
            between = [word.lower() for word in words[spans[i][1] + 1 : spans[i + 1][0]]]
            if not between or not _ALTERNATIVE.issuperset(between):
                return None
            if self.syntax.quantities[i + 1].kind != "count":
                return None
            has_or = has_or or not {"or", "if"}.isdisjoint(between)
            after = spans[i + 1][1] + 1
            is_aside = codes[after : after + 2] == ",O" and between[0] == ","
            beside = _AFTER_NUMBER.match(codes, after) or _AFTER_OF.match(codes, after + is_aside)
            if beside is not None:
                head = first_plural(self.syntax, after, beside.end() - 1)
                return self.name(head) if (has_or or is_aside) and self._is_plural(head) else None
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

    def _apposed(self, first: int, last: int) -> str | None:
        """ "The number of cases, 247, is a record": what the number before the comma is of."""
        syntax = self.syntax
        if first < 5 or syntax.codes[first - 1] not in ",:":
            return None
        if syntax.codes[last + 1 : last + 2] not in (",", ":", ".", ""):
            return None
        match = _NUMBER_OF.search(syntax.codes, max(first - _FARTHEST, 0), first)
        if match is None or syntax.words[match.start()].lower() not in TALLIES:
            return None
        is_vague = syntax.words[match.start() - 1].lower() in ("a", "any")
        return None if is_vague else self.name(match.end(1) - 1)

    def _verb_right_before(self, first: int) -> VerbGroup | None:
        group = self.syntax.verb_at(first - 1) if first else None
        return group if group is not None and group.last == first - 1 else None

    def name(self, head: int) -> str:
        """The lemma of a head noun (`figures.heads.noun_at`)."""
        return noun_at(self.syntax, head, in_capitals=self.sentence.text.isupper())

    def antecedent(self, token: int) -> str | None:
        """What "them" or an elided noun before `token` stands for: what was counted last."""
        return antecedent(self._nouns(), self.sentence, self.syntax, token)

    def _nouns(self) -> Iterator[str | None]:
        return (counted.noun for counted in reversed(self.found))


def _is_share(quantity: Quantity) -> bool:
    """Whether a quantity is a part of one whole: "one in three", "half"."""
    return quantity.kind == "ratio" and quantity.high is not None and quantity.high < 1
