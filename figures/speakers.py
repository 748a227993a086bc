"""Which source a mention names: one resolved name for full name, surname, acronym and role."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from figures.cues import DOCUMENTS
from figures.model import SourceKind
from figures.quotes import Line
from figures.source_words import ANONYMOUS, BODIES, GENERIC_OUTLET, NOT_NAMES, POWERS, ROLES, TITLES
from figures.sources import is_outlet
from figures.tagger import default_tagger

PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})

_TIES = frozenset({"of", "for", "and", "the", "in", "at", "from", "with", "on", "by", "&", "/"})
_DROPPED = frozenset({"the", "a", "an", "this", "that", "these", "those", "another"})
_CAPITALS = re.compile(r"(?:\b[A-Z][\w.'’-]*[ \xa0]){1,4}\Z")
_INITIAL = re.compile(r"(?:[A-Z]\.)+\Z")
_SCANNED = 12
"""Occurrences of a surname looked at for the full name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A source under its resolved name."""

    name: str
    kind: SourceKind


class Speakers:
    """The names of one text; what is found once is remembered."""

    def __init__(self, text: str):
        self.text = text
        self._full: dict[str, str | None] = {}
        self._acronyms: dict[str, str | None] = {}

    def name_of(self, line: Line, a: int, b: int) -> Name:
        """The source that tokens a..b name; not for pronouns."""
        a, b = _trim(line, a, b)
        kept = _behind_document(line, a, b)
        if kept is not None:
            a, b = kept
        a, b = _before_attachment(line, a, b)
        person = self._person(line, a, b)
        if person is not None:
            return person
        a2, b2, outlet = _strip_owner(line, a, b)
        name = self._joined(line, a2, b2)
        low = line.low[a2:b2]
        if outlet or is_outlet(name):
            return Name(name, "agency")
        if name.isupper() and " " not in name:
            full = self._spelled(name)
            if full is not None:
                return Name(full, "agency" if is_outlet(full) else "institution")
            return Name(name, "institution")
        if b2 - a2 == 1 and line.words[a2][0].isupper():
            return self._single(line.words[a2])
        return Name(name, _kind(line, a2, b2, low))

    def _joined(self, line: Line, a: int, b: int) -> str:
        """The words as written, on one line, without a leading article."""
        while b - a > 1 and (line.low[a] in _DROPPED) and not self._keeps_article(line, a, b):
            a += 1
        if a >= b:
            return ""
        text = self.text[line.starts[a] : line.ends[b - 1]]
        if "<" in text:
            text = re.sub(r"<[^<>]*>", " ", text)
        text = re.sub(r"\s*\([A-Z][\w.&-]*\)\s*\Z", "", text)
        return " ".join(text.split()).strip("\"“”'‘’, ") or line.words[a]

    def _keeps_article(self, line: Line, a: int, b: int) -> bool:
        """ "The Economist": a capital within the sentence, or a known outlet's full name."""
        if line.words[a] != "The":
            return False
        rest = " ".join(line.words[a + 1 : b])
        return (a > 0 and line.words[a - 1] not in "“”.:") or (
            is_outlet("The " + rest) and (rest in ("Economist", "Guardian", "Times"))
        )

    # persons

    def _person(self, line: Line, a: int, b: int) -> Name | None:
        words, low = line.words, line.low
        end = b
        start = end
        while start > a and (words[start - 1][:1].isupper() or _initial(line, start - 1, a)):
            start -= 1
        run = [k for k in range(start, end) if words[k] != "."]
        if not run or (start > a and low[start - 1] in _TIES):
            return None
        title = next((k for k in reversed(run) if low[k] in TITLES), None)
        role = next((k for k in reversed(run) if low[k] in ROLES), None)
        if role is None and start > a and low[start - 1] in ROLES:
            role = start - 1
        if any(low[k] in BODIES for k in run[-1:]):
            return None
        begin = start
        for mark in (title, role):
            if mark is not None and mark + 1 < end:
                begin = max(begin, mark + 1)
        while begin < end and words[begin] == ".":
            begin += 1
        if begin >= end:
            return None
        name = self._plain(line, begin, end)
        marked = title is not None or (role is not None and role < begin)
        if is_outlet(name) or name.isupper():
            return None
        parts = [w for w in words[begin:end] if w[:1].isalpha()]
        if len(parts) == 1:
            if parts[0].lower() in POWERS:
                return None
            full = self.full_name(parts[0])
            if full is not None:
                return Name(full, "person")
            return Name(name, "person") if marked else None
        if marked:
            return Name(name, "person")
        looks = (
            2 <= len(parts) <= 4
            and start == a
            and not any(
                p.lower() in BODIES or p.lower() in DOCUMENTS or (p.isupper() and len(p) > 2)
                for p in parts
            )
        )
        return Name(name, "person") if looks and line.tags[end - 1] != "NNPS" else None

    def _plain(self, line: Line, a: int, b: int) -> str:
        return " ".join(self.text[line.starts[a] : line.ends[b - 1]].split()).strip("., ")

    def person_named(self, label: str) -> str:
        """The full name of whom a label such as "RAMOS" or "Mr. Lopez" stands for."""
        words = [w for w in label.split() if w.lower().rstrip(".") not in TITLES]
        surname = words[-1] if words else label
        surname = surname.capitalize() if surname.isupper() else surname
        if len(words) > 1:
            return " ".join(words)
        return self.full_name(surname) or surname

    def full_name(self, surname: str) -> str | None:
        """First and last name of a person known by the last; None if the text has none."""
        if surname not in self._full:
            self._full[surname] = self._find_full(surname)
        return self._full[surname]

    def _find_full(self, surname: str) -> str | None:
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
        known = default_tagger().lexicon  # a common word before a name is rarely a given name
        return max(
            found,
            key=lambda name: (name.split()[0].lower() not in known, found[name], len(name)),
            default=None,
        )

    def _single(self, word: str) -> Name:
        """One capitalised word that no full name explains."""
        if word.endswith("s") and word[:-1].lower().endswith(("an", "at", "er", "ist", "ive")):
            return Name(word, "group")
        return Name(word, "institution")

    # acronyms

    def _spelled(self, acronym: str) -> str | None:
        if acronym not in self._acronyms:
            at = self.text.find(f"({acronym})")
            self._acronyms[acronym] = None if at < 0 else self._before_bracket(at)
        return self._acronyms[acronym]

    def _before_bracket(self, at: int) -> str | None:
        before = self.text[max(0, at - 100) : at]
        match = re.search(
            r"(?:[A-Z][\w.&-]*(?:['’]s)?[ ]+(?:(?:of|for|and|the|on|de)[ ]+){0,2}){1,9}\Z", before
        )
        if match is None:
            return None
        return re.sub(r"\AThe\s+", "", " ".join(match.group().split())) or None


def _is_given(word: str) -> bool:
    bare = word.rstrip(".").lower()
    return (
        bare not in TITLES
        and bare not in ROLES
        and bare not in BODIES
        and bare not in NOT_NAMES
        and not bare.endswith(("'s", "’s", "s'", "s’"))
        and not (word.isupper() and len(bare) > 2)
    )


def _initial(line: Line, k: int, a: int) -> bool:
    """Whether token k is the full stop of "Gov." or "J."."""
    return line.words[k] == "." and k > a and line.words[k - 1][:1].isupper()


def _trim(line: Line, a: int, b: int) -> tuple[int, int]:
    """Without bracketed acronym and bare marks at the ends."""
    while b - a > 1 and line.words[b - 1] in (",", "”", "“", "-"):
        b -= 1
    if b - a > 3 and line.words[b - 1] == ")":
        k = next((m for m in range(b - 2, a, -1) if line.words[m] == "("), -1)
        if k > a:
            b = k
    return a, b


def _behind_document(line: Line, a: int, b: int) -> tuple[int, int] | None:
    """Whose a document is: "data from the office", "a report by the bank"."""
    low = line.low
    for k in range(a, b - 1):
        if low[k] in ("by", "from") and set(low[a:k]) & DOCUMENTS:
            e = next((m for m in range(k + 2, b) if line.tags[m] in ("VBN", "VBG", "VBD")), b)
            if any(line.words[m][0].isupper() for m in range(k + 1, e)):
                return k + 1, e
    return None


def _before_attachment(line: Line, a: int, b: int) -> tuple[int, int]:
    """Without "of Texas" behind a person and "released Monday" behind a poll."""
    low = line.low
    for k in range(a + 1, b):
        if (
            line.tags[k] in ("VBN", "VBG", "VBD")
            and low[k + 1 : k + 2] != ["by"]
            and (any(t.startswith("NN") for t in line.tags[a:k]))
            and low[k] != "familiar"
        ):
            return (a, k) if set(low[a:k]) & DOCUMENTS else (a, b)
        if low[k] in ("of", "at", "in", "for", "from", "with"):
            head = low[k - 1]
            if (
                line.words[k - 1][:1].isupper()
                and head not in BODIES
                and head not in ROLES
                and (
                    head not in ("bureau", "bank", "ministry", "chamber", "voice", "house", "union")
                )
                and line.tags[k - 1] == "NNP"
            ):
                return a, k
            return a, b
    return a, b


def _strip_owner(line: Line, a: int, b: int) -> tuple[int, int, bool]:
    """ "Japan's NHK news outlet" -> NHK; "Russia's statistics service" stays. (a, b, is outlet)"""
    low, words = line.low, line.words
    c = b
    while (
        c > a + 1
        and (low[c - 1] in GENERIC_OUTLET or low[c - 1] == "news")
        and (words[c - 1][0].islower())
    ):
        c -= 1
    generic = c < b
    s = a
    if generic or any(w in GENERIC_OUTLET for w in low[a:c]):
        lower = [k for k in range(a, c) if low[k] in GENERIC_OUTLET and words[k][0].islower()]
        if lower and lower[-1] + 1 < c:  # state-run news agency Ukrinform
            return lower[-1] + 1, c, True
    owner = next((k for k in range(a, c - 1) if line.tags[k] == "POS"), None)
    if owner is not None:
        rest = words[owner + 1 : c]
        named = generic or (len(rest) == 1 and rest[0].isupper()) or is_outlet(" ".join(rest))
        if named and rest and rest[0][0].isupper():
            s = owner + 1
    name = " ".join(w for w in words[s:c] if w.lower() not in _DROPPED)
    if generic and words[c - 1][0].isupper():
        while s < c - 1 and not words[s][0].isupper():
            s += 1
        return s, c, True
    return (s, b, is_outlet(name)) if not generic else (a, b, False)


def _kind(line: Line, a: int, b: int, low: list[str]) -> SourceKind:
    head = low[-1] if low else ""
    capital = any(line.words[k][0].isupper() for k in range(a, b))
    if set(low) & ANONYMOUS and (head in ANONYMOUS or not capital or "sources" in low):
        return "anonymous"
    if set(low) & DOCUMENTS or set(low) & BODIES:
        return "institution"
    if head in ROLES:
        return "anonymous" if line.low[a] in ("a", "an", "another", "one") else "person"
    if line.tags[b - 1] in ("NNS", "NNPS"):
        return "group"
    return "institution" if capital else "anonymous"
