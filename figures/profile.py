"""What an article is about, in a few dozen numbers: enough to tell whether two share an affair.

A profile holds handles: hashes of the names in the article that tell most (single words, two in
a row, addresses), each with a weight, plus the day of publication and a sketch of its text. It
is made of one article alone and is small (about 500 bytes), so that a library can keep it.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections import Counter
from dataclasses import dataclass

from figures.copies import SKETCH, sketch_text
from figures.model import Article
from figures.rarity import telling

HANDLES = 64
"""Most handles a profile keeps: those of the highest weight."""

_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_][^\W_]*(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|\n+")
_LOWER = re.compile(r"\b[^\W\d_A-Z][^\W\d_A-Z'’-]+\b")
_ADDRESS = re.compile(
    r"\b(\d{1,5})(?:00)? block (?:of )?((?:(?:North|South|East|West|[NSEW])\.? )?[A-Z0-9][\w’'-]+)"
)
_BEFORE_PLACE = frozenset("in near at from of outside around to".split())
_AFTER_PLACE = frozenset("police county hospital avenue street sheriff university city".split())
# Who speaks for the police of a town stands in the articles about all of its affairs.
_TITLES = frozenset(
    "officer sgt lt cpl capt det chief sheriff superintendent detective mayor coroner spokesman "
    "spokeswoman commander captain lieutenant sergeant major maj dr judge attorney prosecutor "
    "undersheriff commissioner director spokesperson ald sen rep gov by".split()
)
_AGE_AFTER = re.compile(r"\s*,?\s*\(?(?:age )?\d{1,3}[,).;\s]")
_AGE_BEFORE = re.compile(r"\d{1,3}[- ](?:year|month)s?[- ]old\s+(?:\w+\s+){0,1}$")
_HEAD = struct.Struct("<iBB")


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """Handles with their weights, day of publication, and a sketch of the text."""

    handles: tuple[int, ...]
    """Hashes of telling names, ascending."""
    weight: tuple[int, ...]
    """Weight of each handle, 1 to 255."""
    day: int | None
    """Ordinal of the day of publication; None when not known."""
    sketch: tuple[int, ...]
    """Smallest hashes of the text's shingles, for finding copies."""
    outlet: int = 0
    """Hash of the outlet; 0 when not known."""

    def dump(self) -> bytes:
        """The profile as bytes for a store."""
        head = _HEAD.pack(self.day or 0, len(self.handles), len(self.sketch))
        body = struct.pack(
            f"<{len(self.handles)}I{len(self.sketch)}II",
            *self.handles,
            *self.sketch,
            self.outlet,
        )
        return head + body + bytes(self.weight)

    @classmethod
    def load(cls, stored: bytes) -> ArticleProfile:
        """The profile that `dump` wrote."""
        day, handles, sketch = _HEAD.unpack_from(stored)
        body = struct.Struct(f"<{handles}I{sketch}II")
        numbers = body.unpack_from(stored, _HEAD.size)
        weight = tuple(stored[_HEAD.size + body.size :])
        return cls(
            numbers[:handles], weight, day or None, numbers[handles:-1], outlet=numbers[-1]
        )


def profile_article(article: Article) -> ArticleProfile:
    """The profile of one article, title included."""
    weights = telling_names(article)
    top = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:HANDLES]
    handles = {_hash(name): max(1, min(255, round(weight))) for name, weight in top}
    day = article.published_on
    return ArticleProfile(
        handles=tuple(sorted(handles)),
        weight=tuple(handles[handle] for handle in sorted(handles)),
        day=day.toordinal() if day else None,
        sketch=sketch_text(article.text),
        outlet=_hash(article.outlet) if article.outlet else 0,
    )


def telling_names(article: Article) -> dict[str, float]:
    """Names of an article and how much each tells about which affair it is."""
    seen = _Names(article.title or "", article.text)
    house = re.sub(r"[\W_]", "", (article.outlet or "").lower())
    weights: dict[str, float] = {}
    for name, count in seen.singles.items():
        if name not in house and name in seen.within:
            weights[name] = 2.5 * telling(name) * (1 + math.log(count)) * seen.share(name)
    for (first, second), count in seen.pairs.items():
        if f"{first}{second}" not in house and min(telling(first), telling(second)) > 0:
            rare = 4 + 0.3 * (telling(first) + telling(second))
            share = min(seen.share(first), seen.share(second))
            weights[f"{first} {second}"] = 2.5 * rare * (1 + math.log(count)) * share
    for match in _ADDRESS.finditer(article.text):
        weights[f"{match[1]} {match[2].split()[-1].lower()}"] = 40.0
    return {name: weight for name, weight in weights.items() if weight >= 4}


class _Names:
    """Capitalised words of an article, pairs of neighbours, and the company they keep."""

    def __init__(self, title: str, text: str) -> None:
        self.singles: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.within: set[str] = set()
        """Seen capitalised inside a sentence, where only names are."""
        self.places: set[str] = set()
        self.officials: set[str] = set()
        self.persons: set[str] = set()
        """Seen beside an age."""
        self.lower = set(_LOWER.findall(text))
        self.title = {_bare(word) for word in _WORD.findall(title)}
        self._read(text)

    def share(self, name: str) -> float:
        """How much more or less a name tells for the company it keeps."""
        share = 1.3 if name in self.title else 1.0
        if name in self.persons:
            return 1.6 * share
        if name in self.officials:
            return 0.35
        return 0.8 * share if name in self.places else share

    def _read(self, text: str) -> None:
        before, last, official = "\n", "", False
        for match in _WORD.finditer(text):
            word = match.group()
            name = _bare(word)
            if not word[0].isupper() or len(name) < 2:
                official = name in _TITLES or (official and word[0] in ".,")
                if word[0] not in "\"“‘'":
                    last = ""
                before = word
                continue
            starts = before[0] in ".!?\n\"“:—–"
            tells = telling(name)
            if name in _TITLES or not tells or name in self.lower or "'" in name:
                official = official or name in _TITLES
                last = "" if not tells else last
                before = word
                continue
            self._count(text, match, name, starts=starts)
            if last:
                self.pairs[last, name] += 1
            if not starts or last:
                self.within.add(name)
            if official:
                self.officials.add(name)
            if before in _BEFORE_PLACE or (word.isupper() and starts):
                self.places.add(name)
            last, before = name, word

    def _count(self, text: str, match: re.Match[str], name: str, *, starts: bool) -> None:
        self.singles[name] += 1
        if _AGE_AFTER.match(text, match.end()) or _AGE_BEFORE.search(
            text, max(0, match.start() - 40), match.start()
        ):
            self.persons.add(name)
        following = text[match.end() + 1 : match.end() + 12].split(None, 1)
        if following and _bare(following[0]) in _AFTER_PLACE:
            self.places.add(name)


def _bare(word: str) -> str:
    """Lower case, without a possessive ending."""
    name = word.lower().replace("’", "'")
    return name[:-2] if name.endswith("'s") else name


def _hash(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


__all__ = ["HANDLES", "SKETCH", "ArticleProfile", "profile_article", "telling_names"]
