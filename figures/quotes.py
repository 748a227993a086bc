"""Quotations: where each begins and ends, over sentences and paragraphs.

Typographic, straight, doubled-apostrophe and angled marks are read. A quotation whose paragraph
ends without a closing mark goes on in the next one if that opens with a mark, as newspapers
print long quotations; otherwise it ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from figures.tagger import default_tagger, tag
from figures.text import Sentence

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_MARK = re.compile(r"[\"“”„«»]|''|``|(?<![\w'’])[‘'](?=[A-Z])|(?<=[.,?!])[’'](?![\w'’])|\n")
_OPENING = "“„«"
_CLOSING = "”»"
_SINGLE = "‘'’"


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
    closed: bool = True


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

    def index_at(self, offset: int) -> int | None:
        """Number of the quotation that `offset` stands in; None outside quotations."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.spans[index].end else None

    def is_hidden(self, offset: int) -> bool:
        """Whether `offset` stands in markup instead of in words."""
        index = bisect_right(self._hidden_starts, offset) - 1
        return index >= 0 and offset < self.hidden[index][1]

    def starting_in(self, start: int, end: int) -> range:
        """Numbers of the quotations whose opening mark stands in start..end."""
        return range(bisect_right(self._starts, start), bisect_right(self._starts, end))

    def _read(self) -> None:
        text = self.text
        left_open = False
        fresh = True  # nothing but white space in this paragraph so far
        line = 0
        for match in _MARK.finditer(text):
            mark, at = match.group(), match.start()
            if self.hidden and self.is_hidden(at):
                continue
            if mark == "\n":
                left_open = self._end_paragraph(at) or (left_open and fresh)
                line, fresh = at + 1, True
                continue
            fresh = fresh and not text[line:at].strip()
            if self._open is None and self._opens(mark, match):
                self._begin(match, continues=fresh and left_open)
                left_open = False
            elif self._open is not None and self._closes(mark, match):
                self._open.end = at
                self.marks[at] = "”"
                self._open = None
            fresh = False
        self._end_paragraph(len(text))

    def _begin(self, match: re.Match[str], *, continues: bool) -> None:
        single = match.group() in _SINGLE
        quote = Quote(match.end(), len(self.text), continues, single, closed=True)
        self.spans.append(quote)
        self.marks[match.start()] = "“"
        self._open = quote

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
        quote.end, quote.closed = at, False
        return True

    def _opens(self, mark: str, match: re.Match[str]) -> bool:
        if mark in _OPENING or mark == "``":
            return True
        if mark in _CLOSING or mark == "’":
            return False
        after = self.text[match.end() : match.end() + 1]
        before = self.text[max(match.start() - 1, 0) : match.start()]
        return bool(after.strip()) and not before.isalnum() and before not in tuple(".,?!")

    def _closes(self, mark: str, match: re.Match[str]) -> bool:
        assert self._open is not None
        after = self.text[match.end() : match.end() + 1]
        if mark in _OPENING and not after.isalnum() and self.text[match.start() - 1] in ",.?!":
            return True  # the wrong mark, at the end of what is quoted
        if mark in _OPENING or mark in ("``", "‘"):
            return False
        if self._open.single:
            return mark in ("’", "'") and self.text[match.start() - 1] in ".,?!"
        if mark in ("’", "'"):
            return False
        if mark in _CLOSING:
            return True
        before = self.text[match.start() - 1 : match.start()]
        return not (before.isspace() and after.isalnum())


def _tags(words: list[str]) -> list[str]:
    """The tagger's tags, mended where names that nobody taught it mislead it."""
    tags = tag([w.replace("’", "'") if w[0] == "’" else w for w in words])
    known = default_tagger().lexicon
    for i in range(1, len(words)):
        word = words[i]
        if word[0].isupper() and tags[i][0] in "RV" and word.lower() not in known:
            tags[i] = "NNP"
        elif word in ("'s", "’s") and tags[i] != "POS" and tags[i - 1].startswith("NNP"):
            following = tags[i + 1] if i + 1 < len(words) else ""
            if following[:1] == "N" or following == "JJ":
                tags[i] = "POS"
    return tags


class Line:
    """A sentence's words as attribution reads them: no markup, quotation marks made alike."""

    __slots__ = ("_tags", "ends", "inside", "low", "starts", "words")

    def __init__(self, sentence: Sentence, quotes: Quotes):
        words, starts, ends = sentence.words, sentence.starts, sentence.ends
        marks = quotes.marks
        hidden = quotes.hidden
        skip = -1
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for word, start, end in zip(words, starts, ends, strict=True):
            if start < skip or (hidden and quotes.is_hidden(start)):
                continue
            mark = marks.get(start)
            if mark is not None:
                skip = start + 2 if quotes.text[start : start + 2] in ("''", "``") else end
                skip += mark == "”" and quotes.text[skip : skip + 1] == "'"
                word, end = mark, skip
            self.words.append(word)
            self.starts.append(start)
            self.ends.append(end)
        self.low = [word.lower() for word in self.words]
        self.inside = self._depths(quotes, sentence)
        """For each word the number of the quotation it stands in, -1 outside."""
        self._tags: list[str] | None = None

    @property
    def tags(self) -> list[str]:
        """Penn Treebank tag of each word, made on first use."""
        if self._tags is None:
            self._tags = _tags(self.words)
        return self._tags

    def _depths(self, quotes: Quotes, sentence: Sentence) -> list[int]:
        first = quotes.index_at(sentence.start)
        if first is None and not quotes.starting_in(sentence.start, sentence.end):
            return [-1] * len(self.words)
        found = [quotes.index_at(start) for start in self.starts]
        return [-1 if index is None else index for index in found]
