"""What an article is about, in a few dozen numbers: enough to tell whether two share an affair.

A profile holds features: hashes of what tells affairs apart (names of people and places, two
names in a row, addresses, ages, rare words), each with a weight, plus the day of publication and
a sketch of its text. The most telling names are its handles, by which a library finds articles
that may be about the same affair. A profile is made of one article alone and is small (about
700 bytes).
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from figures.copies import sketch_text
from figures.families import ACTORS, EMPTY
from figures.model import Article
from figures.rarity import telling
from figures.recalled import days_named
from figures.vocabulary import ACTIONS, DEED, HEADS

HANDLES = 24
"""Most names a profile is found by: those of the highest weight."""
TERMS = 4
"""Most handles that are no names but terms of the title ("harbour tunnel")."""
FEATURES = 114
"""Most features a profile is compared by."""
_AGE_WEIGHT = 25.0
_RARE_WORD_WEIGHT = 10.0
_RARE_WORD = 7
"""From this weight of `telling` on, a word in lower case is rare enough to be kept."""

_WORD = re.compile(
    # Plain words in a row are one match: there are many, and only the last of them matters.
    r"(?:[a-z]+ )+|[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_][^\W_]*(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|\n+"
)
_LOWER = re.compile(r"\b[^\W\d_A-Z][^\W\d_A-Z'’-]+\b")
_ADDRESS = re.compile(
    r"\b(\d{1,5})(?:00)? block (?:of )?((?:(?:North|South|East|West|[NSEW])\.? )?[A-Z0-9][\w’'-]+)"
)
_BEFORE_PLACE = frozenset(["in", "near", "at", "from", "of", "outside", "around", "to"])
_AFTER_PLACE = frozenset(
    ["police", "county", "hospital", "avenue", "street", "sheriff", "university", "city"]
)
# Who speaks for the police of a town stands in the articles about all of its affairs.
_TITLES_WORDS = (
    "officer sgt lt cpl capt det chief sheriff superintendent detective mayor coroner "
    "spokesman spokeswoman commander captain lieutenant sergeant major maj dr judge attorney "
    "prosecutor undersheriff commissioner director spokesperson ald sen rep gov by"
)
_TITLES = frozenset(_TITLES_WORDS.split())
_AGE_AFTER = re.compile(r"\s*,?\s*\(?(?:age )?\d{1,3}[,).;\s]")
_AGE_BEFORE = re.compile(r"\d{1,3}[- ](?:year|month)s?[- ]old\s+(?:\w+\s+){0,1}$")
_AGE = re.compile(
    # With a digit in front: the search passes over all else.
    r"(?P<years>\d(?<!\w\d)\d?)"
    r"(?:[- ]year[- ]old|(?P<baby>[- ]month)s?[- ]old|(?P<name>)(?=,|\.| of | from ))"
)
_RUN = re.compile(r"\b\w{3,}(?: \w{3,})+")
_UNLETTERED = re.compile(r"[\d_]")
_EMPTY_IN_TERMS = EMPTY | ACTORS | set(HEADS) | set(ACTIONS)
_TERM_ENDS = 4
"""Letters that the last word of a term has at least."""
_TERM_WEIGHT = 12.0
_TERM_SEEN = 3
_HEAD = struct.Struct("<iBBB")


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """Features with their weights, day of publication, and a sketch of the text."""

    features: tuple[int, ...]
    """Hashes of all that tells; the first `found_by` of them are the handles."""
    weight: tuple[int, ...]
    """Weight of each feature, 1 to 255."""
    found_by: int
    day: int | None
    """Ordinal of the day of publication; None when not known."""
    sketch: tuple[int, ...]
    """Smallest hashes of the text's shingles, for finding copies."""
    named: tuple[int, ...] = ()
    """Ordinals of the days that the text names."""

    @property
    def handles(self) -> tuple[int, ...]:
        """Hashes by which articles of the same affair are found."""
        return self.features[: self.found_by]

    def dump(self) -> bytes:
        """The profile as bytes for a store."""
        # A day is a feature without a weight, so that profiles of before can be read.
        features = (*self.features, *self.named)
        head = _HEAD.pack(self.day or 0, self.found_by, len(features), len(self.sketch))
        numbers = (*features, *self.sketch)
        weights = bytes((*self.weight, *(0 for _ in self.named)))
        return head + struct.pack(f"<{len(numbers)}I", *numbers) + weights

    @classmethod
    def load(cls, stored: bytes) -> ArticleProfile:
        """The profile that `dump` wrote."""
        day, found_by, features, sketch = _HEAD.unpack_from(stored)
        body = struct.Struct(f"<{features + sketch}I")
        numbers = body.unpack_from(stored, _HEAD.size)
        weight = stored[_HEAD.size + body.size :].rstrip(b"\0")
        told = len(weight)
        return cls(
            features=numbers[:told],
            weight=tuple(weight),
            found_by=found_by,
            day=day or None,
            sketch=numbers[features:],
            named=numbers[told:features],
        )


def profile_article(article: Article) -> ArticleProfile:
    """The profile of one article, title included."""
    plain = _LOWER.findall(article.text)
    found = _telling_names(article, set(plain))
    names = _strongest(found, HANDLES)
    names |= _strongest(_terms(article), TERMS)
    rest = {**found, **_ages(article), **_rare_words(article, plain)}
    others = _strongest(
        {name: weight for name, weight in rest.items() if _hash(name) not in names},
        FEATURES - len(names),
    )
    weights = {**names, **others}
    day = article.published_on
    return ArticleProfile(
        features=tuple(weights),
        weight=tuple(weights.values()),
        found_by=len(names),
        day=day.toordinal() if day else None,
        sketch=sketch_text(article.text),
        named=days_named(article.text, day),
    )


def _strongest(weights: dict[str, float], most: int) -> dict[int, int]:
    top = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
    return {_hash(name): max(1, min(255, round(weight))) for name, weight in top}


def _ages(article: Article) -> dict[str, float]:
    text = f"{article.title or ''}\n{article.text}"
    ages: Counter[str] = Counter()
    for match in _AGE.finditer(text):
        # A bare number is an age only behind a name: "Ada Quill, 34, said".
        if match.lastgroup != "name" or text.endswith(", ", 0, match.start()):
            ages[match["years"] + (match["baby"] or "")] += 1
    return {f"#{age}": _AGE_WEIGHT * (1 + math.log(count)) for age, count in ages.items()}


def _rare_words(article: Article, plain: list[str]) -> dict[str, float]:
    """Rare words among the `plain` ones of the text, and those of the title."""
    return {
        f"-{word}": _RARE_WORD_WEIGHT * (1 + math.log(count))
        for word, count in Counter([*_LOWER.findall(article.title or ""), *plain]).items()
        if len(word) > 4 and telling(word) >= _RARE_WORD
    }


def _telling_names(article: Article, plain: set[str]) -> dict[str, float]:
    """Names of an article and how much each tells about which affair it is."""
    seen = _Names(article.title or "", article.text, plain)
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


def _terms(article: Article) -> dict[str, float]:
    """Pairs of ordinary words that a title names and the text takes up ("harbour tunnel").

    An affair without people and places has such a name of its own.
    """
    title = article.title or ""
    pairs = Counter(_pairs(article.text))
    titled = set(_pairs(title))
    words = set(title.lower().split())
    weights = {}
    for pair, count in pairs.items():
        is_named = count >= _TERM_SEEN or not words.isdisjoint(pair.split())
        if is_named and not DEED.search(pair):
            weights[pair] = _TERM_WEIGHT * (1 + math.log(count)) * (1.5 if pair in titled else 1.0)
    return weights


def _pairs(text: str) -> list[str]:
    return [
        f"{first} {second}"
        for run in _RUN.findall(text.lower())
        for first, second in pairwise(run.split(" "))
        if len(second) >= _TERM_ENDS
        and second not in _EMPTY_IN_TERMS
        and first not in _EMPTY_IN_TERMS
        and not second.endswith(("ed", "ly"))
        and not _UNLETTERED.search(first + second)
    ]


class _Names:
    """Capitalised words of an article, pairs of neighbours, and the company they keep."""

    def __init__(self, title: str, text: str, plain: set[str]) -> None:
        self.singles: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.within: set[str] = set()
        """Seen capitalised inside a sentence, where only names are."""
        self.places: set[str] = set()
        self.officials: set[str] = set()
        self.persons: set[str] = set()
        """Seen beside an age."""
        self.lower = plain
        """Words that the text has in lower case too."""
        self.title = {_bare(word) for run in _WORD.findall(title) for word in run.split()}
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
            if word[-1] == " ":
                before = word[word.rfind(" ", 0, -1) + 1 : -1]
                official, last = before in _TITLES, ""
                continue
            name = _bare(word)
            if not word[0].isupper() or len(name) < 2:
                official = name in _TITLES or (official and word[0] in ".,")
                if word[0] not in "\"“‘'":
                    last = ""
                before = word
                continue
            starts = before[0] in '.!?\n"“:—–'
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
        start = match.start()
        near = max(0, start - 40)
        if _AGE_AFTER.match(text, match.end()) or (
            text.find("old", near, start) >= 0 and _AGE_BEFORE.search(text, near, start)
        ):
            self.persons.add(name)
        following = text[match.end() + 1 : match.end() + 12].split(None, 1)
        if following and _bare(following[0]) in _AFTER_PLACE:
            self.places.add(name)


@lru_cache(maxsize=8_000)
def _bare(word: str) -> str:
    """Lower case, without a possessive ending."""
    name = word.lower().replace("’", "'")
    return name[:-2] if name.endswith("'s") else name


def _hash(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))
