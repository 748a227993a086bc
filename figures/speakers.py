"""Which source a mention names, and of what kind: person, institution, agency, group, nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from figures.animacy import can_be_who
from figures.cues import DOCUMENTS, PICTURES, POLLS, word_set
from figures.full_names import FullNames
from figures.model import SourceKind
from figures.quotes import Line
from figures.source_words import (
    ANONYMOUS,
    BODIES,
    GENERIC_OUTLET,
    OUTLET_WORDS,
    POWERS,
    ROLES,
    SPEAKING,
    TITLES,
)
from figures.sources import is_outlet
from figures.tagger import default_tagger

PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})

_TIES = frozenset({"of", "for", "and", "the", "in", "at", "from", "with", "on", "by", "&", "/"})
_DROPPED = frozenset({"the", "a", "an", "this", "that", "these", "those", "another", "some"})
_WEAK = frozenset({"recent", "latest", "new", "same", "previous", "earlier", "separate"})
"""Adjectives before a name that belong to the moment and not to the source."""
_ATTACHED = frozenset({"of", "at", "in", "for", "from", "with"})
_PLURAL_SPEAKERS = word_set(
    """
    analysts authorities critics deputies detectives doctors economists experts family
    federal firefighters friends investigators lawyers local neighbors neighbours officers
    officials opponents police prosecutors relatives researchers scientists sources state
    supporters witnesses
    """
)
"""Common nouns that are no names even where the tagger takes their capital for one."""
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_KEEPS_OF = frozenset({"bureau", "bank", "ministry", "chamber", "voice", "house", "union"})
_TITLED = TITLES | ROLES
_SHOWN = DOCUMENTS | PICTURES
_OFFICES = BODIES | ROLES | _KEEPS_OF
_NEWS = GENERIC_OUTLET | {"news"}
_FULL_TITLES = frozenset({"Economist", "Guardian", "Times"})
_TAG = re.compile(r"<[^<>]*>")
_BRACKETED = re.compile(r"\s*\([A-Z][\w.&-]*\)\s*\Z")


@dataclass(frozen=True, slots=True)
class Name:
    """A source under its resolved name."""

    name: str
    kind: SourceKind


class Speakers:
    """The sources of one text."""

    def __init__(self, text: str):
        self.text = text
        self.names = FullNames(text)

    def name_of(self, line: Line, a: int, b: int) -> Name:
        """The source that tokens a..b name; not for pronouns."""
        a, b = _trim(line, a, b)
        maker = _maker(line, a, b)
        if maker is not None:
            return self._maker_name(line, *maker)
        if is_outlet(whole := self._joined(line, a, b)):
            return Name(whole, "agency")
        a, b = _before_attachment(line, a, b)
        person = self._person(line, a, b)
        if person is not None:
            return person
        a, b, outlet = _without_owner(line, a, b)
        name = self._joined(line, a, b)
        if outlet or is_outlet(name):
            return Name(self.names.of_acronym(name) or name, "agency")
        if name.isupper() and " " not in name:
            return Name(self.names.of_acronym(name) or name, "institution")
        return self._common(line, a, b) or Name(name, _kind(line, a, b))

    def person_named(self, label: str) -> str:
        """The full name of whom a label such as "RAMOS" or "Mr. Lopez" stands for."""
        words = [w for w in label.split() if w.lower().rstrip(".") not in TITLES]
        surname = words[-1] if words else label
        surname = surname.capitalize() if surname.isupper() else surname
        if len(words) > 1:
            return " ".join(words)
        return self.names.of_person(surname) or surname

    def _joined(self, line: Line, a: int, b: int) -> str:
        """The words as written, on one line, without article and passing adjectives."""
        words = line.words
        while b - a > 1 and line.low[a] in _DROPPED and not self._keeps_article(line, a, b):
            a += 1
        while b - a > 1 and line.low[a] in _WEAK and not _opens_name(line, a):
            a += 1
        if all(line.words[k][0].isupper() or line.low[k] in _TIES for k in range(a + 1, b)):
            lead = a
            while lead < b - 1 and _only_describes(line, lead):
                lead += 1
            if words[lead][0].isupper():  # the left-leaning Brookings Institution
                a = lead
        text = _BRACKETED.sub("", _TAG.sub(" ", self.text[line.starts[a] : line.ends[b - 1]]))
        name = " ".join(text.split()).strip("\"“”'‘’, ") or line.words[a]
        return name[0].lower() + name[1:] if _is_common(line, a, b) else name

    def _keeps_article(self, line: Line, a: int, b: int) -> bool:
        """ "The Economist": a capital within the sentence, or a part of an outlet's title."""
        if line.words[a] != "The":
            return False
        inside = a > 0 and line.words[a - 1].islower() and line.words[b - 1][0].isupper()
        return inside or (b - a == 2 and line.words[a + 1] in _FULL_TITLES)

    def _maker_name(self, line: Line, a: int, b: int) -> Name:
        """Who made a document: a person only when the text treats the name as one."""
        found = self.name_of(line, a, b)
        if found.kind == "person" and not (
            self.names.is_addressed(found.name) or not _TITLED.isdisjoint(line.low[a:b])
        ):
            return Name(found.name, "institution")
        return found

    def _common(self, line: Line, a: int, b: int) -> Name | None:
        """Whom a lower-case phrase stands for: "the governor", "the ministry"."""
        head = line.low[b - 1]
        if head in _SPOKES and (b - a == 1 or (b - a == 2 and line.low[a] in ("a", "the"))):
            person = self.names.of_role(head, line.starts[a]) if line.low[a] == "the" else None
            if person is not None:
                return Name(person, "person")
            full = self.names.of_spokesperson(head, line.starts[a])
            return Name(full, "anonymous") if full is not None else None
        if line.low[a] != "the" or b - a > 3 or any(w[0].isupper() for w in line.words[a + 1 : b]):
            return None
        if head in ROLES:
            full = self.names.of_role(head, line.starts[a])
            return Name(full, "person") if full is not None and b - a == 2 else None
        if head in BODIES or head in GENERIC_OUTLET:
            full = self.names.of_body(head, line.starts[a])
            return Name(full, "institution") if full is not None else None
        return None

    # persons

    def _person(self, line: Line, a: int, b: int) -> Name | None:
        """The person whose name ends the phrase, without titles and roles; None for others."""
        words, low = line.words, line.low
        start = b
        while start > a and (words[start - 1][:1].isupper() or _is_dot(line, start - 1, a)):
            start -= 1
        if start < b - 1 and low[start] in ("a", "an"):
            a = start = start + 1  # An Eurostat estimate
        if start == b or low[b - 1] in BODIES or _speaks_for(low[a:start]):
            return None  # a spokeswoman for rival Telnor
        begin = _behind_role(line, a, start, b)
        if begin is None or begin >= b:
            return None
        name = " ".join(self.text[line.starts[begin] : line.ends[b - 1]].split()).strip("., ")
        parts = [w for w in words[begin:b] if w[:1].isalpha()]
        marked = begin > start or (start > a and low[start - 1] in ROLES)
        if not parts or is_outlet(name) or name.isupper() or name.lower() in POWERS:
            return None
        if len(parts) == 1:
            full = self.names.of_person(parts[0])
            return Name(full or name, "person") if full or marked else None
        alone = start == a or _introduces_person(line, a, start - 1)
        if marked or (alone and self._looks_personal(line, parts, b)):
            return Name(name, "person")
        return None

    def _looks_personal(self, line: Line, parts: list[str], b: int) -> bool:
        """Whether two to four capitalised words are a person's name and no body's."""
        if not 2 <= len(parts) <= 4 or line.tags[b - 1] == "NNPS":
            return False
        return not any(
            p.lower() in BODIES
            or p.lower() in DOCUMENTS
            or p.lower() in OUTLET_WORDS
            or (p.isupper() and len(p) > 2)
            for p in parts
        )


def _is_common(line: Line, a: int, b: int) -> bool:
    """Whether the capital of token a only opens a sentence: "Police", "Federal officials"."""
    word, low = line.words[a], line.low[a]
    alone = b - a == 1
    if not word[0].isupper() or word.isupper() or not (alone or line.words[a + 1][0].islower()):
        return False
    if low in _PLURAL_SPEAKERS or line.tags[a] in ("NNP", "NNPS"):
        return low in _PLURAL_SPEAKERS
    if low in SPEAKING:
        return True
    described = line.tags[a] in ("JJ", "VBN", "VBG") and low in default_tagger().lexicon
    return described and not alone


def _speaks_for(low: list[str]) -> bool:
    """Whether the words before a name tell that somebody unnamed speaks for its bearer."""
    return "for" in low and not _SPOKES.isdisjoint(low)


def _opens_name(line: Line, a: int) -> bool:
    """Whether the adjective at token a is written as part of a name: "New Orleans police"."""
    return line.words[a][0].isupper() and line.words[a + 1][0].isupper()


def _only_describes(line: Line, k: int) -> bool:
    """Whether token k is a lower-case word before a name, or an adjective that opens a sentence."""
    if line.low[k] in _TIES:
        return False
    tag = line.tags[k]
    lowered = line.words[k][0].islower()
    return (tag in ("JJ", "VBG") and (lowered or "-" in line.words[k])) or (tag == "NN" and lowered)


def _introduces_person(line: Line, a: int, k: int) -> bool:
    """Whether token k leads up to a person's name: "baker", "81-year-old", "CNN's"."""
    word = line.low[k]
    if line.tags[k] == "POS":
        owner = line.words[k - 1] if k > a else ""
        return owner[:2].isupper() or is_outlet(owner)
    if word.endswith("year-old"):
        return True
    return line.words[k].islower() and line.tags[k] == "NN" and can_be_who(line, k, k + 1)


def _is_dot(line: Line, k: int, a: int) -> bool:
    """Whether token k is the full stop of "Gov." or "J."."""
    return line.words[k] == "." and k > a and line.words[k - 1][:1].isupper()


def _behind_role(line: Line, a: int, start: int, b: int) -> int | None:
    """First token of a person's name in the capitalised run start..b; None when it is no name."""
    low = line.low
    begin = start
    mark = next((k for k in range(b - 2, start - 1, -1) if low[k] in _TITLED), None)
    tied = start > a and low[start - 1] in _TIES
    if tied and (mark is None or b - mark < 3):
        of = start - 1 - (low[start - 1] == "the")
        office = low[of] == "of" and of > a and low[of - 1] in ROLES
        if not office or b - start < 3:
            return None
        begin = start + 1  # Secretary of State Ann Lee, Justice of the Peace Ann Lee
    if mark is not None:
        begin = max(begin, mark + 1)
    while begin < b and line.words[begin] == ".":
        begin += 1
    return begin


def _trim(line: Line, a: int, b: int) -> tuple[int, int]:
    """Without bracketed acronym, possessive and bare marks at the ends."""
    while b - a > 1 and (line.words[b - 1] in ",”“-" or line.tags[b - 1] == "POS"):
        b -= 1
    if b - a > 3 and line.words[b - 1] == ")":
        k = next((m for m in range(b - 2, a, -1) if line.words[m] == "("), -1)
        if k > a:
            b = k
    return a, b


def _maker(line: Line, a: int, b: int) -> tuple[int, int] | None:
    """Whose a document is: "data from the office", "a report by the bank"."""
    low, tags = line.low, line.tags
    for k in range(a + 1, b - 1):
        if low[k] not in ("by", "from") or _SHOWN.isdisjoint(low[a:k]):
            continue
        named = next((m for m in range(k + 1, b) if line.words[m][0].isupper()), None)
        if named is None:
            return None
        end = next((m for m in range(named + 1, b) if tags[m] in ("VBN", "VBG", "VBD")), b)
        named += 1
        while named < end and not (low[named] == "of" and line.words[named + 1][0].islower()):
            named += 1
        return k + 1, named
    return None


def _before_attachment(line: Line, a: int, b: int) -> tuple[int, int]:
    """Without "of Texas" behind a person and "released Monday" behind a poll."""
    low, tags = line.low, line.tags
    for k in range(a + 1, b):
        head = low[k - 1]
        if tags[k] in ("VBN", "VBG", "VBD") and tags[k - 1].startswith("N"):
            return (a, k) if set(low[a:k]) & DOCUMENTS and low[k + 1 : k + 2] != ["by"] else (a, b)
        if low[k] in _ATTACHED:
            named = line.words[k - 1][:1].isupper() and tags[k - 1] == "NNP"
            if (named and head not in _OFFICES) or head in POLLS:
                return a, k
            return a, b
    return a, b


def _without_owner(line: Line, a: int, b: int) -> tuple[int, int, bool]:
    """ "Japan's NKH news outlet" is NKH, "Russia's statistics service" stays whole.

    The third value tells that the words themselves call it a news outlet.
    """
    low, words = line.low, line.words
    generic = [k for k in range(a, b) if low[k] in GENERIC_OUTLET and words[k].islower()]
    if generic and generic[-1] + 1 < b and words[generic[-1] + 1][0].isupper():
        return generic[-1] + 1, b, True  # state-run news agency Ukrinform
    end = b
    while end > a + 1 and words[end - 1].islower() and low[end - 1] in _NEWS:
        end -= 1
    called = end < b and words[end - 1][0].isupper() and line.tags[end - 1] not in ("DT", "PRP$")
    owner = next((k for k in range(a, end - 1) if line.tags[k] == "POS"), None)
    start = a
    if owner is not None and words[owner + 1][0].isupper():
        rest = words[owner + 1 : end]
        if called or is_outlet(" ".join(rest)) or (len(rest) == 1 and rest[0].isupper()):
            start = owner + 1
    if called:
        while start < end - 1 and not words[start][0].isupper():
            start += 1
        return start, end, True
    return start, b, False


def _kind(line: Line, a: int, b: int) -> SourceKind:
    low = line.low[a:b]
    head = low[-1]
    if head in OUTLET_WORDS and line.words[b - 1][0].isupper():
        return "agency"
    capital = any(line.words[k][0].isupper() for k in range(a, b) if k)
    indefinite = low[0] in ("a", "an", "another", "one")
    if head in ANONYMOUS or "sources" in low or (set(low) & ANONYMOUS and not capital):
        return "anonymous"
    if head in ROLES:
        return "anonymous" if indefinite else "person"
    if set(low) & DOCUMENTS or set(low) & BODIES:
        return "institution"
    if line.tags[b - 1] in ("NNS", "NNPS") or (capital and "and" in low):
        return "group"
    return "institution" if capital else "anonymous"
