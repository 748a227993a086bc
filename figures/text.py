"""An article's text cut into paragraphs, sentences and tokens, each with its offsets.

Cutting is lazy below the sentence: most sentences of an article hold no number and are
never looked at word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|\d+(?:st|nd|rd|th)\b"  # 11th
    r"|\d+(?:[.,]\d+)*"  # 13,221  2.5
    r"|['’](?:s|S|re|ve|ll|d|m|t)\b"  # the 's of Russia's is a token of its own
    r"|[^\W\d_][^\W_]*(?:[-‐‑][^\W_]+)*"  # words, hyphenated words, T-90M, M1989
    r"|\S"
)
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s+(?:[\"'“‘«(\[]*[^\W_a-zß-öø-ÿ]|[-–—•]))|\n\s*"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Adm|Cmdr|Gov|Sen|Rep|Reps|"
    r"Sens|Rev|Hon|Pres|Supt|Det|St|Ste|Mt|Ft|Jr|Sr|vs|No|Nos|Art|Sec|Fig|Inc|Corp|Co|Ltd|Bros|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|est|ca|cf|"
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|"
    r"Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z])\.$"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}$")


class Sentence:
    """One sentence; its tokens are parallel lists, made on first use."""

    __slots__ = ("_tokens", "document", "end", "index", "paragraph", "start")

    def __init__(self, document: Document, index: int, paragraph: int, start: int, end: int):
        self.document = document
        self.index = index
        self.paragraph = paragraph
        """Number of the paragraph it stands in, counted from 0."""
        self.start = start
        self.end = end
        self._tokens: tuple[list[str], list[int], list[int]] | None = None

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.document.text[self.start : self.end]

    @property
    def words(self) -> list[str]:
        """Its tokens as written: words, numbers, single punctuation marks."""
        return self._cut()[0]

    @property
    def starts(self) -> list[int]:
        """Offset of each token in the article's text."""
        return self._cut()[1]

    @property
    def ends(self) -> list[int]:
        """Offset behind each token in the article's text."""
        return self._cut()[2]

    def _cut(self) -> tuple[list[str], list[int], list[int]]:
        if self._tokens is None:
            words: list[str] = []
            starts: list[int] = []
            ends: list[int] = []
            for match in _TOKEN.finditer(self.document.text, self.start, self.end):
                words.append(match.group())
                starts.append(match.start())
                ends.append(match.end())
            self._tokens = (words, starts, ends)
        return self._tokens

    def token_at(self, offset: int) -> int:
        """Index of the token that covers `offset`, or of the last one before it (-1: none)."""
        return bisect_right(self.starts, offset) - 1


class Document:
    """One article's text with what else the core needs to know to read it."""

    __slots__ = ("outlet", "published", "sentences", "text")

    def __init__(self, text: str, published: date | None = None, outlet: str | None = None):
        self.text = text
        self.published = published
        """Day of publication: what "last year" is counted from; None when not known."""
        self.outlet = outlet
        self.sentences: list[Sentence] = _sentences(self)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one before it."""
        index = bisect_right([s.start for s in self.sentences], offset) - 1
        return self.sentences[max(index, 0)]


def _sentences(document: Document) -> list[Sentence]:
    text = document.text
    sentences: list[Sentence] = []
    paragraph = 0
    start = _skip_space(text, 0)
    for match in _SENTENCE_END.finditer(text):
        if match.start() < start:
            continue
        newline = match.group().startswith("\n")
        if not newline and text[match.start()] == "." and _is_abbreviation(text, start, match):
            continue
        end = match.start() if newline else match.end()
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            sentences.append(Sentence(document, len(sentences), paragraph, start, end))
        paragraph += newline
        start = _skip_space(text, match.end())
    end = len(text.rstrip())
    if end > start:
        sentences.append(Sentence(document, len(sentences), paragraph, start, end))
    return sentences


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 12) : match.start() + 1]
    return bool(_ABBREVIATION.search(before)) and not _INITIALS.search(before)


def _skip_space(text: str, start: int) -> int:
    length = len(text)
    while start < length and text[start].isspace():
        start += 1
    return start
