"""Grammatical relations around a quantity: what stands to it as subject, host or complement.

Everything is read off the order of noun phrases, verb groups and prepositions. It is no
parser: it finds the relations that say what a number is about, and misses long ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from figures.complements import Complements
from figures.hosts import Relative
from figures.second_look import COMPASS
from figures.subjects import MAX_CHAIN, SPEAKING
from figures.syntax import NounPhrase, VerbGroup

_DIMENSION_WORDS = COMPASS | frozenset(
    ["long", "wide", "high", "tall", "deep", "thick", "old", "away", "across", "apart"]
)
_GIVING = frozenset(
    ["cost", "pay", "fine", "give", "owe", "hand", "save", "charge", "earn", "win", "offer"]
)
"""Verbs with two objects: who gets or loses, and how much."""
_STANDING = frozenset(["be", "lie", "stand", "sit", "hang", "hide", "come"])
"""Verbs that their subject may follow: "Under the bonnet hides a motor"."""
_ALSO_DOING = frozenset(["add", "claim"])
"""Verbs of speaking that are none before an amount: "gold added 0.1 %", "claimed 12 lives"."""
_SHARED = frozenset(["complement.of", "subject", "subject.of"])
"""Relations of a share that the next in a list has too."""
_TASK = re.compile(r"[AD]*Q+[EP]*TA*B")
_TAKING = frozenset(["wipe", "shave", "knock", "cut", "trim", "slash", "strip", "erase", "deduct"])
"""Verbs of taking something from or off a whole."""
_RATING = frozenset(["put", "value", "estimate", "price", "peg", "set", "rate", "assess"])
"""Verbs whose object has the value behind "at"."""


class View(NamedTuple):
    """What stands around one quantity."""

    relatives: list[Relative]
    """The related noun phrases, nearest first."""
    path: str
    """How it hangs on the verb before it: "direct", "by" a preposition or "far" behind; or it
    is the "subject" of a verb behind it; or "none"."""


class Clauses(Complements):
    """Relations in one sentence."""

    def view(self, first: int, last: int) -> View:
        """The relations of the quantity of tokens `first` to `last`."""
        if events := list(self.dated_by(first, last)):
            return View(events, "none")
        if (whole := self.listed_whole(first, last)) is not None:
            view = self._placed(*whole)
            return View([r for r in view.relatives if r.relation in _SHARED], view.path)
        return self._placed(first, last)

    def _placed(self, first: int, last: int) -> View:
        """The relations of a quantity by what stands around it."""
        found = list(self.own(first, last))
        is_verb = self.syntax.codes[last] == "V"  # "sales doubled"
        start = first if is_verb else self.anchor(first)
        is_within = self._is_compound(last) and any(r.relation == "own" for r in found)
        hosts = () if is_verb else self.hosts(start)
        found += [h for h in hosts if h.relation[:4] != "host"] if is_within else hosts
        if start < first and self.syntax.codes[first - 1] in "IT":  # "for five years at $95"
            found = [relative for relative in found if relative.relation != "host.for"]
            found += self._sold(first)
        is_subject = self.is_subject(first, last)
        found = self._described(found, first, last)
        is_subject = is_subject or any(self._is_clause(relative) for relative in found)
        group = self.syntax.verb_at(last) if is_verb else self.governor(start)
        if group is not None and self._compares(group, first):
            group = self.governor(group.first)
        group = None if is_subject else group
        path = "none" if group is None else self.path(group, self.listed_after(first, start))
        if group is not None:
            if path == "by" and (thing := self._taken_up(group)):
                found.append(Relative(thing, "host." + self.syntax.low[start - 1]))
                path = "far"
            found = self._with_verb(found, group, path)
        elif self._is_fronted(first, last):
            found += self._following(last)
        found += self._fronted_whole(first)
        relations = [relative.relation for relative in found]
        if "subject" not in relations:
            found += self._topic(first)
        found += self._headword(found)
        path = "subject" if is_subject else path
        return View(_unique(found), path)

    def _with_verb(self, found: list[Relative], group: VerbGroup, path: str) -> list[Relative]:
        """The relations, and what the verb adds: its subject, or that it rates its object."""
        rated = self._rated(found, group)
        if rated is not None:
            found[rated] = found[rated]._replace(relation="rated")
            return found
        is_doing = group.lemma in _ALSO_DOING and (
            path == "direct" or self.syntax.codes[group.last + 1] == "T"  # "adding to gains"
        )
        if group.lemma in _TAKING:
            found = [_taken_from(relative) for relative in found]
        if group.lemma in SPEAKING and not is_doing:
            return found
        if group.lemma == "take" and path == "direct" and (done := self._worked_on(group)):
            return [*found, Relative(done, "subject")]
        chain = self.said_subject(group)
        stands = group.lemma in _STANDING and any(r.relation == "own" for r in found)
        if chain and stands and self._is_fronted_phrase(chain[0]):
            return found  # "At the heart of the plan is a $5m bill"
        return found + list(self._chain("subject", chain))

    def _compares(self, group: VerbGroup, first: int) -> bool:
        """Whether a value is set beside one that a verb before has: "$5m, compared with $4m"."""
        is_compared = self.syntax.low[group.last] == "compared"
        return is_compared and self.syntax.quantity_at[first].kind != "count"

    def _worked_on(self, group: VerbGroup) -> NounPhrase | None:
        """What is done in a time: "it took two hours to clear the road"."""
        task = _TASK.match(self.syntax.codes, group.last + 1)
        if task is None or group.first < 1 or self.syntax.low[group.first - 1] != "it":
            return None
        phrase = self.syntax.phrase_at(task.end())
        return phrase if phrase is not None and self.syntax.codes[phrase.last] in "NP" else None

    def _is_fronted_phrase(self, phrase: NounPhrase) -> bool:
        """Whether a preposition sets a phrase before its clause."""
        before = self.syntax.codes[: phrase.first][-2:]
        return before in ("I", "T") or (before[:1] in tuple("X,:K") and before[1:] in ("I", "T"))

    def _taken_up(self, group: VerbGroup) -> NounPhrase | None:
        """What a relative clause has for its object: "Alba, which the bank bought for $5m"."""
        codes = self.syntax.codes
        subject = self.syntax.phrase_at(group.first - 1)
        if subject is None or subject.last != group.first - 1 or subject.first < 1 or group.passive:
            return None
        link = subject.first - 1
        if codes[link] == "W" or self.syntax.words[link].lower() == "that":
            link -= 1 + (codes[link - 1 : link] == ",")
        elif codes[subject.last] != "E":
            return None
        thing = self.syntax.phrase_at(link)
        is_noun = thing is not None and thing.last == link and codes[link] in "NP"
        return thing if is_noun else None

    def _sold(self, first: int) -> Iterator[Relative]:
        """What is counted right before a price: "two tickets for $80"."""
        phrase = self.syntax.phrase_at(first - 2)
        is_near = phrase is not None and phrase.last == first - 2
        is_thing = is_near and self.syntax.codes[first - 2] == "N"
        if phrase is not None and is_thing and self.syntax.low[first - 1] in ("for", "at"):
            yield Relative(phrase, "host.for")

    def _rated(self, found: list[Relative], group: VerbGroup) -> int | None:
        """The index of what a verb puts at a value: "puts the figure at $5"; None for none."""
        if group.lemma not in _RATING or group.passive:
            return None
        for at, (phrase, relation) in enumerate(found):
            if relation == "host.at" and phrase.first == group.last + 1:
                return at
        return None

    def _described(self, found: list[Relative], first: int, last: int) -> list[Relative]:
        """The relations with the noun before "60 feet deep" told from others that stand there."""
        behind = self.syntax.words[last + 1 : last + 2]
        if not behind or behind[0].lower() not in _DIMENSION_WORDS:
            return found
        return [
            relative._replace(relation="described")
            if relative.relation in ("beside", "aside,") and relative.phrase.last >= first - 2
            else relative
            for relative in found
        ]

    def _is_clause(self, relative: Relative) -> bool:
        """Whether a noun before the quantity is its subject without a verb.

        "a gorge 60 feet deep"; "and thefts up 9 %", unless a pronoun names the owner.
        """
        if relative.relation == "described":
            return True
        codes = self.syntax.codes
        first, last = relative.phrase
        is_apart = first > 0 and codes[first - 1] in "K,:"
        return relative.relation == "moved" and is_apart and "H" not in codes[first:last]

    def is_subject(self, first: int, last: int) -> bool:
        """Whether the quantity's phrase opens a clause of its own: "and two men left"."""
        codes = self.syntax.codes
        phrase = self.syntax.phrase_at(first)
        start, end = (phrase.first, phrase.last) if phrase is not None else (first, last)
        start = self._head_of(start)
        while start > 1 and codes[start - 1] == "A":
            start -= 1
        opens = start == 0 or codes[start - 1] in ',:K"XW' or self.is_speech(start - 1)
        end += self.syntax.words[end + 1 : end + 2] == ["more"]
        while codes[end + 1 : end + 2] == "O" and (part := self.syntax.phrase_at(end + 2)):
            end = part.last
        return opens and codes[end + 1 : end + 2] in ("V", "M")

    def _head_of(self, start: int) -> int:
        """The token that a phrase and those it hangs on begin with: "the study of 500 men"."""
        codes = self.syntax.codes
        for _ in range(MAX_CHAIN):
            if start < 2 or codes[start - 1] not in "OI":
                break
            before = self.syntax.phrase_at(start - 2)
            if before is None or before.last != start - 2 or self.syntax.is_value(before):
                break
            start = before.first
        return start

    def path(self, group: VerbGroup, start: int) -> str:
        """How the quantity hangs on its verb: "direct", "by" a preposition, or "far" behind."""
        between = self.syntax.codes[group.last + 1 : start].strip("A")
        if not between or between in ("D", "H", "J"):
            return "direct"
        if group.lemma in _GIVING and self._is_one_phrase(group.last + 1, start):
            return "direct"
        return "by" if between in ("I", "T", "O", "AI", "AT") else "far"

    def _is_one_phrase(self, first: int, start: int) -> bool:
        """Whether one noun phrase fills the tokens before a quantity: "cost the town $5m"."""
        phrase = self.syntax.phrase_at(first)
        end = start - 1
        while end > first and self.syntax.codes[end] in "DAH":
            end -= 1
        return phrase is not None and phrase.first == first and phrase.last == end

    def _topic(self, first: int) -> Iterator[Relative]:
        """The first noun phrase of the sentence, when it comes before the quantity.

        One that a preposition sets before the sentence ("For instance, ...") is none.
        """
        codes = self.syntax.codes
        begin = self._behind_fronted()
        for phrase in self.syntax.phrases:
            if phrase.last >= first:
                return
            is_fronted = codes[phrase.first - 1 : phrase.first] in ("I", "T")
            if phrase.first < begin or (
                is_fronted and codes[phrase.last + 1 : phrase.last + 2] == ","
            ):
                continue
            if codes[phrase.last] in "NP" and not self.syntax.has_quantity(phrase):
                yield Relative(phrase, "topic")
                return

    def _is_fronted(self, first: int, last: int) -> bool:
        """Whether a preposition and the quantity alone open the sentence: "At 828 metres, "."""
        codes = self.syntax.codes
        return (
            codes[0] == "I" and not codes[1:first].strip("AD") and codes[last + 1 : last + 2] == ","
        )

    def _fronted_whole(self, first: int) -> Iterator[Relative]:
        """What the sentence tells shares of: "Of the pupils, half walk and 9 % ride"."""
        codes = self.syntax.codes
        if codes[0] != "O" and self.syntax.low[0] != "among":
            return
        phrase = self.syntax.phrase_at(1)
        is_here = phrase is not None and phrase.first == 1 and phrase.last < first
        if phrase is not None and is_here and ":" not in codes[:first]:
            yield Relative(phrase, "fronted")

    def _following(self, last: int) -> Iterator[Relative]:
        """The noun phrase behind the comma that a fronted quantity ends with."""
        phrase = self.syntax.phrase_at(last + 2)
        if phrase is not None and phrase.first == last + 2:
            yield Relative(phrase, "subject")

    def _headword(self, found: list[Relative]) -> Iterator[Relative]:
        """A name set before the sentence that its subject takes up: "Alba — The firm gained"."""
        codes = self.syntax.codes
        name = self.syntax.phrase_at(0)
        if name is None or codes[name.last] != "P" or codes[name.last + 1 : name.last + 2] != ":":
            return
        if any(r.relation == "subject" and r.phrase.first == name.last + 2 for r in found):
            yield Relative(name, "headword")

    def _behind_fronted(self) -> int:
        """The token behind what a preposition sets before the sentence: "In a year at sea, he"."""
        codes = self.syntax.codes
        if codes[:1] not in ("I", "T"):
            return 0
        comma = codes.find(",")
        return comma if comma > 0 and not set(codes[:comma]) & set("VMX") else 0

    def _chain(self, name: str, chain: list[NounPhrase]) -> Iterator[Relative]:
        for position, phrase in enumerate(chain):
            if position == 0:
                yield Relative(phrase, name)
            else:
                link = self.syntax.words[phrase.first - 1].lower()
                yield Relative(phrase, f"{name}.{link}")


def _taken_from(relative: Relative) -> Relative:
    """What a part is taken from is what it is taken off: "wiping $5m from its value"."""
    is_whole = relative.relation == "complement.from"
    return relative._replace(relation="complement.off") if is_whole else relative


def _unique(found: list[Relative]) -> list[Relative]:
    seen: set[tuple[int, bool]] = set()
    kept = []
    for relative in found:
        told = (relative.phrase.first, relative.relation in ("owner", "headword"))
        if told not in seen:
            seen.add(told)
            kept.append(relative)
    return kept
