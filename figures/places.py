"""The places a figure is about: where it was counted, sent or found, most telling first.

Named places of the sentence come from the gazetteer and from the words around unknown names
("Cook County", "the city of Derna", "near Vuhlehirsk"). Places that only belong to who says so
("Japan's NHK", "police in Ohio said") do not count, unless the sentence names no other and the
speaker is the place's own authority. A sentence without any takes the place from its heading,
in the lead from the dateline, and when it goes on about the figures before, from there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from figures.datelines import dateline_place
from figures.gazetteer import places
from figures.place_names import PlaceName, place_names
from figures.text import Document, Sentence

Rules = tuple[tuple[str, str], ...]

_SPEECH = (
    r"(?:said|says|told|reported|reports|announced|estimates?|estimated|claimed|claims|stated"
    r"|confirmed|warned|believes?|revealed|wrote|argued|insisted|acknowledged)"
)
_SAID = re.compile(
    rf"\b{_SPEECH}\b(?! (?:in|to be|as|by|from|at|on|since|for|cases|deaths)\b)"
    r"|\b(?:added|noted)(?= that\b|[,:.])|\bdenie[sd](?= that\b| having\b)"
)
_CITING = re.compile(
    r"\b(?:[Aa]ccording to|[Cc]iting|[Cc]ited by|[Qq]uoting|(?:reported|published|issued|released"
    r"|compiled|estimates|confirmed|told) by|[Dd]ata from|[Ff]igures from)\b[^,;.:”\"]*"
)
_SAID_PARTS = (
    *("said", "says", "told", "report", "announced", "estimate", "claim", "stated", "confirmed"),
    *("warned", "believe", "revealed", "wrote", "argued", "insisted", "acknowledged", "added"),
    *("noted", "denie"),
)
"""One of these stands in all that `_SAID` finds."""
_CITING_PARTS = (" by", " from", "ccording to", "iting", "uoting")
"""One of these stands in all that `_CITING` finds."""
_NP_START = re.compile(r"[,;:“”\"—–(]\s?|\b(?:that|and|but|while|as|because)\s")
_AUTHORITY = re.compile(
    r"\b(?:police|ministry|minister|officials?|authorit\w+|fire|firefighters|hospital|health"
    r"|governor|mayor|statistics|bureau|office|central bank|electoral|election commission|sheriff"
    r"|prosecutors?|court|coast guard|rescue\w*|emergency|civil defen[cs]e|government|department"
    r"|doctors|medics|council|parliament|weather|geological|prison|census|province|county|state)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:intelligence|media|newspaper|agency|outlet|daily|broadcaster|spy)\b", re.I
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds"
    r"|thousands|millions)\b",
    re.IGNORECASE,
)
_REACH = 400
"""Characters around a figure in which its places are sought."""
_CLAUSE = re.compile(r";|\b(?:while|whereas|but|although|though)\b|, compared (?:with|to)\b")
_GOES_ON = re.compile(
    r"(?:Of|Among) (?:these|those|them|the)\b|Another\b|A further\b|The (?:rest|remain\w+|other"
    r"|total|figure|number)|They\b|These\b|Those\b|There\b|Some of (?:them|these)"
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What one sentence says about places."""

    text: str
    names: list[PlaceName]
    speakers: list[tuple[int, int]]
    """Spans of those who say so."""
    cuts: list[int]
    """Where a new clause begins."""


class Places:
    """The places of one article's figures; each sentence is read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._read: dict[int, _Read] = {}
        self._line = dateline_place(document.text)

    def places_of(self, sentence: Sentence, start: int, end: int) -> tuple[tuple[str, ...], Rules]:
        """Names of the places that the figure at [start, end) is about, and the rule for them."""
        low, high = start - sentence.start, end - sentence.start
        read = self._sentence(sentence)
        near = _near(read.names, low - _REACH, high + _REACH)
        about = [name for name in near if not _within(name, read.speakers, low, high)]
        chosen = _governing(read, about, low, high)
        if chosen:
            return _named(chosen), (("place", "named in the sentence"),)
        own = [
            name for name in near if name not in about and _is_own(read.text, name, read.speakers)
        ]
        if own:
            return _named(own), (("place", "the speaker is its own authority"),)
        return self._around(sentence)

    def _sentence(self, sentence: Sentence) -> _Read:
        read = self._read.get(sentence.index)
        if read is None:
            text = sentence.text
            names = place_names(sentence)
            if self._line and self._line.start in range(sentence.start, sentence.end):
                opening = self._line.end - sentence.start
                names = [name for name in names if name.start >= opening]
            read = _Read(
                text,
                names,
                _speakers(text) if names else [],
                [match.start() for match in _CLAUSE.finditer(text)] if len(names) > 1 else [],
            )
            self._read[sentence.index] = read
        return read

    def _around(self, sentence: Sentence) -> tuple[tuple[str, ...], Rules]:
        """The place that the text around a sentence without one gives it."""
        sentences = self._document.sentences
        before = sentences[sentence.index - 1] if sentence.index else None
        if before and before.paragraph == sentence.paragraph:
            if _GOES_ON.match(sentence.text):
                names = self._sentence(before).names
                if names:
                    return _named(names), (("place", "goes on from the sentence before"),)
        elif before and _is_heading(before):
            names = self._sentence(before).names
            if names:
                return _named(names), (("place", "stands in the heading"),)
        return self._from_dateline(sentence)

    def _from_dateline(self, sentence: Sentence) -> tuple[tuple[str, ...], Rules]:
        if self._line is None:
            return (), ()
        paragraph = self._document.sentence_at(self._line.start).paragraph
        if not paragraph <= sentence.paragraph <= paragraph + 1:
            return (), ()
        words = [part.strip() for part in self._line.place.split(",")]
        known = places()
        named = [word.title() if word.isupper() and len(word) > 3 else word for word in words]
        return tuple(known[word].name if word in known else word for word in named if word), (
            ("place", "from the dateline"),
        )


def _near(names: list[PlaceName], low: int, high: int) -> list[PlaceName]:
    """The names that begin between two offsets of their sentence."""
    first = bisect_right(names, low, key=lambda name: name.start)
    return names[first : bisect_left(names, high, key=lambda name: name.start)]


def _governing(read: _Read, names: list[PlaceName], low: int, high: int) -> list[PlaceName]:
    """The names that a figure shares a clause with, without those that belong to another one."""
    if len(names) < 2:
        return names
    text = read.text
    clause = [name for name in names if _same_clause(read.cuts, name.start, low)]
    names = clause or names
    located = [name for name in names if name.is_located]
    own = [name for name in located if not _NUMBER.search(_gap(text, name, low, high))]
    if located and not own:
        own = [min(located, key=lambda name: len(_gap(text, name, low, high)))]
    behind = [name for name in own if name.start >= high]
    if behind and any(_NUMBER.search(text, 0, name.start) for name in own if name.end <= low):
        own = behind  # "12 died in Kenya and 5 in Uganda"
    if own and len(own) < len(located):
        names = [name for name in names if not name.is_located or name in own]
    return sorted(names, key=lambda name: (not name.is_located, name.is_people, name.start))


def _gap(text: str, name: PlaceName, low: int, high: int) -> str:
    return text[high : name.start] if name.start >= high else text[name.end : low]


def _same_clause(cuts: list[int], first: int, second: int) -> bool:
    return not any(min(first, second) < cut <= max(first, second) for cut in cuts)


def _speakers(text: str) -> list[tuple[int, int]]:
    """Spans of the sentence that name who says so."""
    spans: list[tuple[int, int]] = []
    if any(part in text for part in _CITING_PARTS):
        spans += (match.span() for match in _CITING.finditer(text))
    if not any(part in text for part in _SAID_PARTS):
        return spans
    for verb in _SAID.finditer(text):
        begin = max(0, verb.start() - _REACH)
        for cut in _NP_START.finditer(text, max(0, verb.start() - _REACH), verb.start()):
            begin = cut.end()
        spans.append((begin, verb.end()))
    return sorted(spans)


def _zones(name: PlaceName, speakers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The speakers that a place name is part of."""
    at = bisect_right(speakers, name.start, key=lambda span: span[0])
    return [span for span in speakers[max(0, at - 6) : at] if name.start < span[1]]


def _within(name: PlaceName, speakers: list[tuple[int, int]], low: int, high: int) -> bool:
    """Whether a place belongs to a speaker that does not hold the figure itself."""
    return any(not (begin <= low and high <= end) for begin, end in _zones(name, speakers))


def _is_own(text: str, name: PlaceName, speakers: list[tuple[int, int]]) -> bool:
    """Whether the speaker speaks for its place ("Kenya's health ministry", "China reported")."""
    for begin, end in _zones(name, speakers):
        words = text[begin:end]
        if _PRESS.search(words):
            return False
        alone = len(words.split()) <= 1 + len(text[name.start : name.end].split())
        return alone or bool(_AUTHORITY.search(words))
    return False


def _is_heading(sentence: Sentence) -> bool:
    return sentence.end - sentence.start < 120 and sentence.text[-1] not in '.!?:,;”"'


def _named(names: list[PlaceName]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.name for name in names))
