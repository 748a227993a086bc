"""Quotations: where each begins and ends, over sentences and paragraphs.

Typographic, straight, doubled-apostrophe and angled marks are read. A quotation whose paragraph
ends without a closing mark goes on in the next one if that opens with a mark, as newspapers
print long quotations; otherwise it ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from figures.tagger import default_tagger
from figures.text import Sentence

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_SIGN = re.compile(r"[\"“”„«»\n'‘’`](?:(?<!['’])|(?![^\W_])|(?<![^\W_].))")
"""No apostrophe within a word."""
_OPENING = "“„«"
_CLOSING = "”»"
_SINGLE = "‘'’"
_STOPS = (".", ",", "?", "!")
_NAMING = frozenset({"said", "says", "told", "added", "wrote"})
_COUNTS = frozenset({"count", "tally", "estimate", "survey", "report", "poll", "forecast"})
_GENITIVES = ("'s", "’s")


@dataclass(slots=True)
class Quote:
    """One quotation, or the part of one that stands in one paragraph."""

    start: int
    """Offset behind its opening mark."""
    end: int
    """Offset of its closing mark, or of the paragraph's end when that is missing."""
    continues: bool = False
    """True when it takes up the quotation before it, left open in the paragraph before."""
    single: bool = False
    """Whether its marks are single, so that it may turn out to be an apostrophe."""


class Quotes:
    """The quotations of a text, in order, and the spans of markup that hide in it."""

    def __init__(self, text: str):
        self.text = text
        self.hidden = [m.span() for m in _TAG.finditer(text)] if "<" in text else []
        self._hidden_starts = [start for start, _ in self.hidden]
        self.spans: list[Quote] = []
        self.marks: dict[int, str] = {}
        """Offset of each quotation mark to what it is: "“" opens, "”" closes."""
        self._open: Quote | None = None
        self._read()
        self._starts = [quote.start for quote in self.spans]
        self._marked = list(self.marks)

    def index_at(self, offset: int) -> int | None:
        """Number of the quotation that `offset` stands in; None outside quotations."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.spans[index].end else None

    def is_hidden(self, offset: int) -> bool:
        """Whether `offset` stands in markup instead of in words."""
        index = bisect_right(self._hidden_starts, offset) - 1 if self.hidden else -1
        return index >= 0 and offset < self.hidden[index][1]

    def starting_in(self, start: int, end: int) -> range:
        """Numbers of the quotations whose opening mark stands in start..end."""
        return range(bisect_right(self._starts, start), bisect_right(self._starts, end))

    def marks_in(self, start: int, end: int) -> list[int]:
        """Offsets of the quotation marks in start..end."""
        return self._marked[bisect_left(self._marked, start) : bisect_left(self._marked, end)]

    def are_plain(self, start: int, end: int) -> bool:
        """Whether neither a quotation mark nor markup stands in start..end."""
        if bisect_right(self._marked, end) > bisect_right(self._marked, start - 1):
            return False
        last = bisect_right(self._hidden_starts, end) - 1
        return last < 0 or self.hidden[last][1] <= start

    def _read(self) -> None:
        text = self.text
        left_open = False
        fresh = True  # nothing but white space in this paragraph so far
        line = 0
        for mark, at in _marks(text):
            if self.hidden and self.is_hidden(at):
                continue
            if mark == "\n":
                left_open = self._end_paragraph(at) or (left_open and fresh)
                line, fresh = at + 1, True
                continue
            fresh = fresh and not text[line:at].strip()
            if self._open is None and self._opens(mark, at):
                self._open = Quote(at + len(mark), len(text), fresh and left_open, mark in _SINGLE)
                self.spans.append(self._open)
                self.marks[at] = "“"
                left_open = False
            elif self._open is not None and self._closes(mark, at):
                self._open.end = at
                self.marks[at] = "”"
                self._open = None
            fresh = False
        self._end_paragraph(len(text))

    def _end_paragraph(self, at: int) -> bool:
        """Whether a quotation was open when the paragraph ended at `at`; it ends there."""
        quote = self._open
        self._open = None
        if quote is None:
            return False
        if quote.single:  # an apostrophe, not a quotation
            self.spans.pop()
            del self.marks[quote.start - 1]
            return False
        quote.end = at
        return True

    def _opens(self, mark: str, at: int) -> bool:
        if mark in _OPENING or mark == "``":
            return True
        if mark in _CLOSING or mark == "’":
            return False
        after = self.text[at + len(mark) : at + len(mark) + 1]
        before = self.text[max(at - 1, 0) : at]
        return bool(after.strip()) and not before.isalnum() and before not in _STOPS

    def _closes(self, mark: str, at: int) -> bool:
        assert self._open is not None
        before = self.text[at - 1 : at]
        after = self.text[at + len(mark) : at + len(mark) + 1]
        if mark in _OPENING and not after.isalnum() and before in _STOPS:
            return True  # the wrong mark, at the end of what is quoted
        if mark in _OPENING or mark in ("``", "‘"):
            return False
        if self._open.single:
            return mark in ("’", "'") and before in _STOPS
        if mark in ("’", "'"):
            return False
        return mark in _CLOSING or not (before.isspace() and after.isalnum())


def _marks(text: str) -> Iterator[tuple[str, int]]:
    """What may open or close a quotation, with its offset, and the ends of lines."""
    skip = -1
    for match in _SIGN.finditer(text):
        sign, at = match.group(), match.start()
        if at < skip:
            continue
        if sign not in "'‘’`":
            yield sign, at
        elif sign in "'`" and text[at + 1 : at + 2] == sign:
            skip = at + 2
            yield sign * 2, at
        elif sign != "`":
            before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
            opens = sign != "’" and after.isupper() and not _is_wordlike(before)
            closes = sign != "‘" and before in _STOPS and not _is_wordlike(after)
            if opens or closes:
                yield sign, at


def _is_wordlike(character: str) -> bool:
    return character.isalnum() or character in ("'", "’", "_")


class Line:
    """A sentence's words as attribution reads them: no markup, quotation marks made alike."""

    __slots__ = (
        "_kept",
        "_quotes",
        "_sentence",
        "ends",
        "inside",
        "low",
        "starts",
        "tags",
        "words",
    )

    tags: list[str]
    """Penn Treebank tag of each word."""
    inside: list[int]
    """For each word the number of the quotation it stands in, -1 outside."""

    def __init__(self, sentence: Sentence, quotes: Quotes):
        self._sentence, self._quotes = sentence, quotes
        self._kept: list[int] | None = None
        """Which words of the sentence these are; None when they are all."""
        if quotes.are_plain(sentence.start, sentence.end):
            self.words, self.starts, self.ends = sentence.words, sentence.starts, sentence.ends
            self.low = sentence.low
        else:
            self._read_marked(sentence, quotes)
            self.low = list(map(str.lower, self.words))

    def _read_marked(self, sentence: Sentence, quotes: Quotes) -> None:
        text, starts = quotes.text, sentence.starts
        words, ends = sentence.words[:], sentence.ends[:]
        dropped = {k for k, start in enumerate(starts) if quotes.is_hidden(start)}
        skip = -1
        for at in quotes.marks_in(sentence.start, sentence.end):
            k = bisect_left(starts, at)
            if at < skip or k == len(starts) or starts[k] != at:
                continue
            mark = words[k] = quotes.marks[at]
            skip = at + 2 if text[at : at + 2] in ("''", "``") else ends[k]
            skip += mark == "”" and text[skip : skip + 1] == "'"
            ends[k] = skip
            dropped.update(range(k + 1, bisect_left(starts, skip, k + 1)))
        self._kept = [k for k in range(len(words)) if k not in dropped]
        self.words = [words[k] for k in self._kept]
        self.starts = [starts[k] for k in self._kept]
        self.ends = [ends[k] for k in self._kept]

    def __getattr__(self, name: str) -> list[str] | list[int]:
        """Makes tags and `inside` when they are first asked for; then they are plain slots."""
        if name == "inside":
            self.inside = self._depths()
            return self.inside
        if name != "tags":
            raise AttributeError(name)
        tags = self._sentence.tags
        self.tags = tags[:] if self._kept is None else [tags[k] for k in self._kept]
        _mend(self.words, self.tags)
        return self.tags

    def _depths(self) -> list[int]:
        quotes, sentence = self._quotes, self._sentence
        inside = [-1] * len(self.words)
        first = quotes.index_at(sentence.start)
        numbers = quotes.starting_in(sentence.start, sentence.end)
        for number in numbers if first is None else (first, *numbers):
            quote = quotes.spans[number]
            a, b = bisect_left(self.starts, quote.start), bisect_left(self.starts, quote.end)
            inside[a:b] = [number] * (b - a)
        return inside


def _may_be_surname(word: str, tag: str) -> bool:
    """Whether the capitalised word that opens a sentence can be a name: Gray, Young, Banks."""
    return word[0].isupper() and tag in ("JJ", "VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "NN")


def _mend(words: list[str], tags: list[str]) -> None:
    """Corrects the tags that names nobody taught the tagger mislead it to."""
    known = default_tagger().lexicon
    if len(words) > 2 and words[1].lower() in _NAMING and _may_be_surname(words[0], tags[0]):
        tags[0] = "NNP"  # Gray said
    for i in [i for i, tag in enumerate(tags) if i and (tag[0] in "RV" or words[i][0] in "'’")]:
        word, tag = words[i], tags[i]
        if word in ("'", "’") and words[i - 1].endswith("s"):
            tags[i] = "POS"  # the traders' union
        elif tag[0] in "RV" and word[0].isupper() and word.lower() not in known:
            tags[i] = "NNP"
        elif tag[0] in "RV" and word in _COUNTS and tags[i + 1 : i + 2] in (["VBZ"], ["VBD"]):
            tags[i] = "NN"  # the agency's tally puts
        elif tag[0] in "RV" and i > 1 and words[i - 2].lower() == "according":
            tags[i] = "NN"  # according to police
        elif word in _GENITIVES and tag != "POS" and tags[i - 1].startswith("NNP"):
            following = tags[i + 1] if i + 1 < len(words) else ""
            if following[:1] == "N" or following == "JJ":
                tags[i] = "POS"
