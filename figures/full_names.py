"""The full name behind a surname, an acronym or a role, from elsewhere in the same text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from figures.source_words import BODIES, FEMALE, MALE, NOT_NAMES, ROLES, TITLES
from figures.sources import full_name_of
from figures.tagger import default_tagger

_CAPITALS = re.compile(r"(?:\b[A-Z][\w.'’-]*[ \xa0]){1,4}\Z")
_FULL_STOP = re.compile(r"\.\Z|[a-z]\.[A-Z]")
_INITIAL = re.compile(r"(?:[A-Z]\.)+\Z")
_BEFORE_ACRONYM = re.compile(
    r"(?:[A-Z][\w.&-]*(?:['’]s)?[ ]+(?:(?:of|for|and|&|the|on|de)[ ]+){0,2}){1,9}\Z"
)
_SHORT_ROLES = {"senator": "Sen", "governor": "Gov", "representative": "Rep", "general": "Gen"}
_PERSON = r"(?!The\s)[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}"
_NO_VERB = r"(?!(?:who|which|that|\w+ing\s(?:the|an?|its|his|her|their))\b)"
"""Between a name and its role: "Ann Lee, citing the mayor" is not the mayor."""
_SCANNED = 12
"""Occurrences of a surname looked at for the full name."""


class FullNames:
    """The names of one text; what is found once is remembered."""

    def __init__(self, text: str):
        self.text = text
        self._persons: dict[str, str | None] = {}
        self._acronyms: dict[str, str | None] = {}
        self._roles: dict[str, tuple[str | None, int, int]] = {}
        """Who first has a role, from which offset on, and from where on it is not only theirs."""
        self._genders: dict[str, Literal["he", "she"] | None] = {}
        self._addressed: dict[str, bool] = {}

    def of_person(self, surname: str) -> str | None:
        """First and last name of a person known by the last; None if the text has none."""
        if surname not in self._persons:
            self._persons[surname] = self._find_person(surname)
        return self._persons[surname]

    def _find_person(self, surname: str) -> str | None:
        """The given name most often written before the surname."""
        found: Counter[str] = Counter()
        at = -1
        for _ in range(_SCANNED):
            at = self.text.find(surname, at + 1)
            if at < 0:
                break
            end = at + len(surname)
            if self.text[end : end + 1].isalnum() or self.text[at - 1 : at] not in (" ", "\xa0"):
                continue
            before = _CAPITALS.search(self.text, max(0, at - 40), at)
            words = before.group().split() if before else []
            first = len(words)
            while first > 0 and _is_given(words[first - 1]):
                first -= 1
                if not _INITIAL.match(words[first]):
                    break
            if any(not _INITIAL.match(word) for word in words[first:]):
                found[" ".join([*words[first:], surname])] += 1
        return max(found, key=lambda name: (found[name], len(name)), default=None)

    def of_acronym(self, acronym: str) -> str | None:
        """What the text explains by "Full Name (ACR)", else a usual full name that it holds too."""
        if acronym not in self._acronyms:
            at = self.text.find(f"({acronym})")
            before = _BEFORE_ACRONYM.search(self.text[max(0, at - 100) : at]) if at > 0 else None
            full = " ".join(before.group().split()).removeprefix("The ") if before else None
            usual = full_name_of(acronym)
            if full is None and usual is not None and usual != acronym and usual in self.text:
                full = usual
            self._acronyms[acronym] = full
        return self._acronyms[acronym]

    def of_role(self, role: str, before: int) -> str | None:
        """The one person whom the text before an offset gives the role; None if nobody or two."""
        if role not in self._roles:
            self._roles[role] = self._find_holder(role)
        name, since, until = self._roles[role]
        return name if since < before <= until else None

    def _find_holder(self, role: str) -> tuple[str | None, int, int]:
        short = _SHORT_ROLES.get(role)
        title = re.escape(role.capitalize()) + (rf"|{short}\." if short else "")
        pattern = re.compile(
            rf"\b(?:(?i:{re.escape(role)}),?|{title})\s+(?P<a>{_PERSON})"
            rf"|(?P<b>{_PERSON}),\s(?:the\s|an?\s)?(?:{_NO_VERB}[\w'’-]+\s){{0,4}}?"
            rf"(?i:{re.escape(role)})\b"
        )
        holder, since = None, 0
        for match in pattern.finditer(self.text):
            name = match.group("a") or match.group("b")
            if holder is None:
                holder, since = name, match.start()
            elif name != holder:
                return holder, since, match.start()
        return holder, since, len(self.text)

    def of_spokesperson(self, role: str, before: int) -> str | None:
        """ "spokeswoman for the league" for a bare one, when the text so far has only that one."""
        pattern = re.compile(
            rf"\b{role} (?:for|of) (?:the )?(?:[A-Z][\w’'.&-]*(?: (?:of|for|the) | )?)*[\w’'&-]+"
            rf"|\b(?!(?:An?|The) )(?:[A-Z][\w’'&-]* )+{role}\b|(?<=\b(?:a|A) )[a-z]+ {role}\b"
        )
        found = {match.group() for match in pattern.finditer(self.text, 0, before)}
        return found.pop() if len(found) == 1 else None

    def of_body(self, head: str, before: int) -> str | None:
        """The last "... Ministry" before an offset that "the ministry" can stand for."""
        word = head.capitalize()
        at = self.text.rfind(word, 0, before)
        for _ in range(_SCANNED):
            if at <= 0:
                break
            end = at + len(word)
            match = _BEFORE_ACRONYM.search(self.text[max(0, at - 80) : at])
            of = re.match(r" (?:of|for)(?: the)?(?: [A-Z][\w-]+)+", self.text[end : end + 60])
            if of is not None:  # the Ministry of Labour, Norway's Ministry for Labour
                return _plain((match.group() if match else "") + word + of.group())
            if match is not None and not self.text[end : end + 1].isalnum():
                return _plain(match.group() + word)
            at = self.text.rfind(word, 0, at)
        return None

    def gender_of(self, name: str) -> Literal["he", "she"] | None:
        """The pronoun that a person's title or given name asks for; None when neither tells."""
        if name not in self._genders:
            self._genders[name] = self._find_gender(name)
        return self._genders[name]

    def _find_gender(self, name: str) -> Literal["he", "she"] | None:
        given, _, surname = name.rpartition(" ")
        if f"Mrs. {surname}" in self.text or f"Ms. {surname}" in self.text:
            return None if f"Mr. {surname}" in self.text else "she"
        if f"Mr. {surname}" in self.text:
            return "he"
        first = given.split(" ")[0].lower()
        return "she" if first in FEMALE else "he" if first in MALE else None

    def is_addressed(self, name: str) -> bool:
        """Whether the text calls the last word of the name Mr., Mrs., Ms. or Dr."""
        if name not in self._addressed:
            surname = name.rpartition(" ")[2]
            self._addressed[name] = any(
                f"{title}. {surname}" in self.text for title in ("Mr", "Mrs", "Ms", "Dr")
            )
        return self._addressed[name]


def _plain(name: str) -> str:
    return " ".join(name.split()).removeprefix("The ")


def _is_given(word: str) -> bool:
    """Whether the word can be a given name: no title, role, body, or word of the language."""
    if not _INITIAL.match(word) and _FULL_STOP.search(word):
        return False  # "Chicago. Gilmore said": a sentence ends between
    bare = word.rstrip(".").lower()
    if _INITIAL.match(word) or bare in MALE or bare in FEMALE:
        return True
    if bare in TITLES or bare in ROLES or bare in BODIES or bare in NOT_NAMES:
        return False
    if bare.endswith(("'s", "’s", "s'", "s’")) or (word.isupper() and len(bare) > 2):
        return False
    lexicon = default_tagger().lexicon
    return bare not in lexicon or lexicon.get(word, "").startswith("NNP")
