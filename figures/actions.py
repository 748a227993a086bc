"""The verb that goes with what is counted: done to it, by it, or named by a noun before it."""

from __future__ import annotations

from figures.clauses import Clauses
from figures.counted import CASUALTY_WORDS
from figures.lemmas import lemma_of_noun
from figures.syntax import Syntax, VerbGroup

_LIGHT = frozenset(["be", "have", "see", "include", "leave", "get", "find", "bring"])
_REPORTING = frozenset(
    [
        *("say", "report", "claim", "estimate", "believe", "think", "know", "tell", "add", "show"),
        *("announce", "suggest", "indicate", "note", "confirm", "reveal", "state", "fear"),
    ]
)
_WEAK = _LIGHT | _REPORTING
_STATING = frozenset(["be", "pronounce", "declare", "find", "lie", "report", "leave"])
_SYNONYMS = {"gun": "shoot", "decease": "die", "massacre": "kill", "slay": "kill"}
_CONTAINERS = frozenset(
    ["total", "number", "maximum", "minimum", "average", "group", "body", "estimate", "record"]
)
_DEEDS = {
    "deployment": "deploy",
    "dispatch": "dispatch",
    "death": "die",
    "life": "die",
    "killing": "kill",
    "murder": "kill",
    "shooting": "shoot",
    "wounding": "wound",
    "kidnapping": "kidnap",
    "arrest": "arrest",
    "arrival": "arrive",
    "departure": "depart",
    "production": "produce",
    "output": "produce",
    "delivery": "deliver",
    "shipment": "ship",
    "sale": "sell",
    "purchase": "buy",
    "order": "order",
    "evacuation": "evacuate",
    "loss": "lose",
    "release": "release",
    "recruitment": "recruit",
    "hiring": "hire",
    "import": "import",
    "export": "export",
    "transfer": "transfer",
    "launch": "launch",
    "closure": "close",
    "destruction": "destroy",
    "construction": "build",
    "capture": "capture",
    "abduction": "abduct",
    "return": "return",
}
"""Nouns of doing and the verb they come from: "the deployment of 300 troops"."""


class Actions:
    """Finds the verb of each counted phrase of a sentence, in order."""

    def __init__(self, syntax: Syntax, clauses: Clauses):
        self.syntax = syntax
        self.clauses = clauses
        self._ends: list[tuple[int, str | None]] = []

    def read(self, first: int, last: int) -> tuple[str, str] | None:
        """Infinitive and rule for the counted phrase of tokens `first` to `last`, if any."""
        phrase = self.syntax.phrase_at(first)
        start = min(first, phrase.first) if phrase is not None else first
        found = self._choose(start, last)
        self._ends.append((last, found[0] if found else None))
        return found

    def _choose(self, start: int, last: int) -> tuple[str, str] | None:
        before = self._skip_containers(start - 1)
        left = self._verb_ending_at(before)
        right = self._right(last)
        if left is not None and left.lemma not in _WEAK:
            return self._strengthened(left), "verb whose object it is"
        if left is not None and left.lemma == "leave" and right is not None and right[0] == "die":
            return "kill", "left dead"
        deed = self._of_deed(before)
        if deed is not None or right is not None:
            return deed or right
        if left is not None and left.lemma != "be" and left.lemma not in _REPORTING:
            return left.lemma, "verb whose object it is"
        return self._carried(before) or self._by_preposition(before)

    def _right(self, last: int) -> tuple[str, str] | None:
        words, codes = self.syntax.words, self.syntax.codes
        after = last + 1
        if after < len(words) and codes[after] != "V" and words[after].lower() in CASUALTY_WORDS:
            return CASUALTY_WORDS[words[after].lower()], f"{words[after].lower()} after it"
        group = self.clauses.predicate_after(last)
        if group is None or (codes[group.first - 1] == "," and group.lemma in _REPORTING):
            return None
        following = words[group.last + 1].lower() if group.last + 1 < len(words) else ""
        if group.lemma in _STATING and following in CASUALTY_WORDS:
            return CASUALTY_WORDS[following], f"{group.lemma} {following}"
        if group.lemma == "be":
            return None
        return self._strengthened(group), "verb whose subject it is"

    def _strengthened(self, group: VerbGroup) -> str:
        """ "fatally shot", "shot dead" and "found stabbed to death" are killing."""
        words = self.syntax.words
        near = {w.lower() for w in words[max(group.first - 1, 0) : group.last + 3]}
        if group.lemma == "find" and near & {"shot", "stabbed"}:
            return "kill" if "death" in {w.lower() for w in words[group.last :][:4]} else "shoot"
        if group.lemma in ("shoot", "stab", "wound", "beat", "injure", "strike"):
            return "kill" if near & {"fatally", "dead", "killed", "death"} else group.lemma
        return _SYNONYMS.get(group.lemma, group.lemma)

    def _skip_containers(self, i: int) -> int:
        """The token before determiners, adverbs and "a total of", "the bodies of"."""
        codes = self.syntax.codes
        while i >= 0:
            if codes[i] in "DHA" or (codes[i] == "J" and self.syntax.phrase_at(i) is None):
                i -= 1
            elif codes[i] == "O" and (phrase := self.syntax.phrase_at(i - 1)) is not None:
                if lemma_of_noun(self.syntax.words[phrase.last]).lower() not in _CONTAINERS:
                    return i
                i = phrase.first - 1
            else:
                return i
        return i

    def _verb_ending_at(self, i: int) -> VerbGroup | None:
        if i < 0 or self.syntax.phrase_at(i) is not None:
            return None
        group = self.syntax.verb_at(i)
        return None if group is None or group.passive else group

    def _carried(self, before: int) -> tuple[str, str] | None:
        """The verb of the phrase before, for "and five engineers", "including two"."""
        if before < 1:
            return None
        beside = self.syntax.phrase_at(before - 1) if self.syntax.codes[before] in "K," else None
        if beside is not None and (group := self._verb_ending_at(beside.first - 1)) is not None:
            return self._strengthened(group), "verb of the phrase it is joined to"
        if not self._ends:
            return None
        end, action = self._ends[-1]
        between = self.syntax.codes[end + 1 : before + 1]
        word = self.syntax.words[before].lower()
        if action and (word in ("including", "and", "or", "among") or between in (",", "K", ",K")):
            return action, "verb of the number before"
        return None

    def _of_deed(self, before: int) -> tuple[str, str] | None:
        if before < 1 or self.syntax.codes[before] != "O":
            return None
        phrase = self.syntax.phrase_at(before - 1)
        if phrase is None:
            return None
        noun = lemma_of_noun(self.syntax.words[phrase.last]).lower()
        return (_DEEDS[noun], f"noun of doing: {noun}") if noun in _DEEDS else None

    def _by_preposition(self, before: int) -> tuple[str, str] | None:
        if before < 1 or self.syntax.codes[before] not in "IT":
            return None
        group = self.syntax.verb_at(before - 1)
        if group is None or group.lemma in _REPORTING:
            return None
        return group.lemma, f"verb before {self.syntax.words[before].lower()}"
