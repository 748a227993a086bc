"""An article's text cut into paragraphs, sentences and tokens, each with its offsets.

Cutting is lazy below the sentence: most sentences of an article hold no number and are
never looked at word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from figures.tagger import MEMO_LIMIT, tag

# Every branch begins with one character or class: the matcher then drops it at a glance. Only
# single characters are repeated possessively: a group repeated so keeps half a try in Python
# before 3.11.5, and "2024," became one token.
_TOKEN = re.compile(
    r"[A-Za-z][A-Za-z]*+(?=,|\Z)"  # most words, before anything rarer is tried
    r"|h(?:ttps?://)\S+|w(?:ww\.)\S+"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S., p.m.
    r"|\d\d*+(?:(?:st|nd|rd|th)\b|(?:[.,]\d+)*)"  # 11th  13,221  2.5
    r"|['’](?:s|S|re|ve|ll|d|m|t)\b"  # the 's of Russia's is a token of its own
    r"|[OLDld]['’][A-Z][^\W_]+"  # O'Brien, d'Ivoire
    r"|[A-Z][A-Z]*+&[A-Z]+\b"  # AT&T
    r"|[^\W\d_][^\W_]*+(?:[-‐‑][^\W_]+)*"  # words, hyphenated words, T-90M, M1989
    r"|\S"
)
_TERM = re.compile(r"[^\W_]+")
_USUAL = 24
"""Characters of a piece of text up to which its words are remembered."""
_SENTENCE_END = re.compile(
    r"[.!?…\n](?:(?<=\n)\s*+|(?<!\n)[.!?…]*+[\"'”’»)\]]*"
    r"(?=\s+(?:[\"'“‘«(\[]*[^\W_a-zß-öø-ÿ]|[-–—•])|[\"“]?[A-Z][a-z]*[ '’,]))"
)
_TITLES = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Adm|Cmdr|Gov|Sen|Rep|Reps|Sens|Rev|Hon|Pres|"
    "Supt|Det|Ste|Mt|Ft|vs|No|Nos|Art|Sec|Fig|approx|est|ca|cf|St"
)
_COUNTERS = (
    "Rs|Re|Tk|Nr|nr|Vol|vol|Ch|ch|Pt|pt|Par|par|paras|pp|p|sec|art|fig|figs|Figs|appr|max|min|ext|"
    "tel|Tel|Pct"
)
_SHORT_FORMS = (
    "Jr|Sr|Inc|Corp|Co|Ltd|Bros|Ave|Blvd|Rd|Hwy|Rte|Sq|Dept|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|"
    "Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
_TITLE = re.compile(rf"(?:^|[\s(\"“‘'.])(?:{_TITLES})\.$")
"""Never the end of a sentence."""
_BEFORE_NUMBER = re.compile(rf"(?:^|[\s(\"“‘'])(?:{_COUNTERS})\.$")
"""No end of a sentence before a number."""
_ABBREVIATION = re.compile(rf"(?:^|[\s(\"“‘'])(?:{_SHORT_FORMS}|[A-Z]|(?:[^\W\d_]\.)+[^\W\d_])\.$")
"""The end of a sentence only before a word that often begins one."""
_SHORTENED = frozenset(f"{_TITLES}|{_COUNTERS}|{_SHORT_FORMS}".split("|"))
_STARTER = re.compile(
    r"\s*[\"'“‘«(\[]*(?:The|A|An|This|That|These|Those|He|She|It|They|We|I|You|His|Her|Its|Their|"
    r"Our|My|There|Here|But|And|Or|So|Yet|If|When|While|After|Before|Since|As|At|In|On|By|For|From|"
    r"With|Without|According|However|Meanwhile|Although|Though|Because|Both|Some|Many|Most|All|"
    r"Another|Also|Last|No|Not|Now|Then|One|Two|Three|Police|Officials|What|Who|How|Why|Asked)\b"
)
_CLOCK = re.compile(r"\b[ap]\.m\.$")
_AFTER_CLOCK = re.compile(
    r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)s?\.|"
    r"Jan|Feb|March|April|May|June|July|Aug|Sep|Oct|Nov|Dec|[A-Z]{2,4}\b|(?:East|Cent|Pacif|Mount)|"
    r"[-–—•]|\d)"
)


class Sentence:
    """One sentence; its tokens are parallel lists, made on first use."""

    __slots__ = (
        "document",
        "end",
        "ends",
        "index",
        "low",
        "paragraph",
        "start",
        "starts",
        "tags",
        "terms",
        "words",
    )

    words: list[str]
    """Its tokens as written: words, numbers, single punctuation marks."""
    low: list[str]
    """The same in lower case."""
    starts: list[int]
    """Offset of each token in the article's text."""
    ends: list[int]
    """Offset behind each token in the article's text."""
    tags: list[str]
    """Penn Treebank tag of each token."""
    terms: frozenset[str]
    """Runs of letters and digits in lower case: to see quickly what cannot be in it."""

    def __init__(self, document: Document, index: int, paragraph: int, start: int, end: int):
        self.document = document
        self.index = index
        self.paragraph = paragraph
        """Number of the paragraph it stands in, counted from 0."""
        self.start = start
        self.end = end

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.document.text[self.start : self.end]

    def __getattr__(self, name: str) -> list[str] | list[int] | frozenset[str]:
        """Makes tokens and tags when they are first asked for; after that they are plain slots."""
        if name == "tags":
            self.tags = tag(self.words)
        elif name == "low":
            self.low = list(map(str.lower, self.words))
        elif name in ("words", "starts", "ends", "terms"):
            self._cut()
        else:
            raise AttributeError(name)
        made: list[str] | list[int] | frozenset[str] = getattr(self, name)
        return made

    def _cut(self) -> None:
        """Makes the words, their offsets and the terms."""
        text, at = self.document.text, self.start
        words, starts, ends = [], [], []
        terms: list[str] = []
        for piece in text[at : self.end].split():
            at = text.find(piece, at)
            words_within, terms_within = _pieces.get(piece) or _cut_piece(piece)
            terms += terms_within
            for word in words_within:
                words.append(word)
                starts.append(at)
                at += len(word)
                ends.append(at)
        self.words, self.starts, self.ends = words, starts, ends
        self.terms = frozenset(terms)


_Cut = tuple[tuple[str, ...], tuple[str, ...]]
_pieces: dict[str, _Cut] = {}
"""Words and terms of what has stood between white space: a few thousand pieces make most of all
text. Tuples of strings, since lists are looked through by every search for garbage."""


def _cut_piece(piece: str) -> _Cut:
    """Words and terms of a text without white space, remembered unless it is oddly long."""
    words = tuple(_TOKEN.findall(piece))
    terms = tuple(_TERM.findall(lower_case(piece)))
    cut = words, words if terms == words else terms  # one tuple for both takes less memory
    if len(piece) <= _USUAL:
        if len(_pieces) > MEMO_LIMIT:
            _pieces.clear()
        _pieces[piece] = cut
    return cut


def lower_case(text: str) -> str:
    """The text in lower case, every character at its own offset."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower()[:1] or char for char in text)
    return low


class Document:
    """One article's text with what else the core needs to know to read it."""

    __slots__ = ("_starts", "outlet", "published", "sentences", "text")

    def __init__(self, text: str, published: date | None = None, outlet: str | None = None):
        self.text = text
        self.published = published
        """Day of publication: what "last year" is counted from; None when not known."""
        self.outlet = outlet
        self.sentences: list[Sentence] = _sentences(self)
        self._starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one before it."""
        index = bisect_right(self._starts, offset) - 1
        return self.sentences[max(index, 0)]


def _sentences(document: Document) -> list[Sentence]:
    text = document.text
    sentences: list[Sentence] = []
    paragraph = 0
    start = _skip_space(text, 0)
    for match in _SENTENCE_END.finditer(text):
        mark, behind = match.span()
        if mark < start:
            continue
        newline = text[mark] == "\n"
        if newline:
            if _is_wrapped(text, mark, behind):
                continue
        elif not _ends_sentence(text, start, mark, behind):
            continue
        end = mark if newline else behind
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            sentences.append(Sentence(document, len(sentences), paragraph, start, end))
        start = _skip_space(text, behind)
        paragraph += "\n" in text[end:start]
    end = len(text.rstrip())
    if end > start:
        sentences.append(Sentence(document, len(sentences), paragraph, start, end))
    return sentences


def _is_wrapped(text: str, mark: int, end: int) -> bool:
    """A line broken in mid-sentence: one newline between two lower-case words."""
    before = text[mark - 1] if mark else "."
    after = text[end] if end < len(text) else "."
    wrapped = (before.islower() or before == ",") and after.islower()
    return wrapped and text.count("\n", mark, end) == 1


def _ends_sentence(text: str, start: int, mark: int, end: int) -> bool:
    """Whether the marks at mark..end close the sentence that begins at `start`."""
    if end < len(text) and not text[end].isspace():  # a lost space: "away.Police said"
        return mark > 1 and text[mark - 2 : mark].isalpha() and text[mark - 2 : mark].islower()
    return text[mark] != "." or not _is_abbreviation(text, start, mark, end)


def _is_abbreviation(text: str, start: int, mark: int, end: int) -> bool:
    word = text[text.rfind(" ", start, mark) + 1 : mark]
    if len(word) > 1 and word not in _SHORTENED and word.isalpha():
        return False
    before = text[max(start, mark - 12) : mark + 1]
    if _TITLE.search(before):
        return True
    if text[end : end + 2].strip()[:1].isdigit() and _BEFORE_NUMBER.search(before):
        return True
    if not _ABBREVIATION.search(before):
        return False
    if not _CLOCK.search(before):
        return not _STARTER.match(text, end)
    # "At 10 a.m. Smith left" opens with the time; elsewhere a capital begins a sentence.
    return mark - start < 25 or bool(_AFTER_CLOCK.match(text, end))


def _skip_space(text: str, start: int) -> int:
    length = len(text)
    while start < length and text[start].isspace():
        start += 1
    return start
