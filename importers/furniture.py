"""Page furniture out of captured text: what a page shows around its article.

A capture is read as lines. Rules look at the shape of lines and at what stands twice, not at
particular sites: a block that stands twice is kept once, boxes about the author are lifted out,
lines that are no sentences before the first paragraph are headline, byline or navigation, and
what follows "Related:" is a list of links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from importers.clean import clean_line
from importers.dates import parse_published
from importers.profiles import without_profiles

_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_BULLET = re.compile(r"^(?:[-–—•*·▪►>]|\d{1,2}[.)])\s+")
_NAVIGATION = re.compile(
    r"(?:skip (?:to|navigation)\b.*|(?:main )?menu|home|search|log ?in|log ?out|sign ?(?:in|up)"
    r"|register|subscribe(?: (?:now|today|to|for)\b.*)?|newsletters?|sections?|breaking(?: news)?"
    r"|share(?: (?:this|on|via|article|story)\b.*)?|listen(?: to this (?:article|story).*)?"
    r"|print(?: this.*)?|e-?mail(?: this.*)?|save(?: (?:this )?(?:article|story|for later))?"
    r"|comments?(?: \(?\d+\)?)?|\d+ comments?|leave a (?:comment|reply)|advertisements?|sponsored"
    r"|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|copy link|copied!?"
    r"|follow us\b.*|join (?:us|our)\b.*|(?:click|tap) here\b.*|back to top|top"
    r"|(?:this )?(?:article|story) continues below.*|continue reading.*|read (?:the )?full .*"
    r"|(?:\d+ )?min(?:ute)?s? read|reading time:?.*|\d+ shares?|\d+ views?"
    r"|(?:tags?|topics?|filed under|categor(?:y|ies)):.*|(?:accept|reject)(?: all)?(?: cookies)?"
    r"|we use cookies.*|this (?:site|website) uses cookies.*|cookie (?:policy|settings)"
    r"|privacy policy|terms (?:of|and) (?:use|service|conditions)|about us|contact(?: us)?"
    r"|picture|image|photo|file photo|loading\.*|close|previous|next|prev(?:ious)? article"
    r"|next article|get the latest\b.*|sign up (?:for|to)\b.*|support (?:us|our)\b.*"
    r"|donate(?: now)?"
    r"|copyright\b.*|©.*|\(c\) \d{4}.*|all rights reserved\.?.*|changed|updated|published|new"
    r"|\[email.?protected\]|\S+@\S+\.\w+)$",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    r"(?:(?:related|recommended|trending|popular|latest|top|more)"
    r"(?: (?:articles?|stories|news|posts?|content|topics?|coverage|reading|links?|headlines))?"
    r"|related to this|read (?:more|also|next)|also read|see also|more (?:on|from|about)\b.{0,60}"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)\b.*|most (?:read|popular|viewed)"
    r"|don[’']t miss|in other news|further reading|editors?[’']s? picks?|what to read next"
    r"|(?:related|read|see|more|also)\b.{0,30}\b(?:stories|articles|read|reading|coverage))"
    r"\s*(?P<colon>:?)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:(?:written|reported|reporting|words|story) )?by|author:)\s+"
    r"(?P<names>[^\W\d_][^\d:;!?|]{2,80}?)\s*(?:\||•|·|$)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|created)(?: on| at)?|date|on)?"
    r"[:\s]*(?P<date>(?:[A-Za-z]+day,? )?(?:\d|[A-Z][a-z]{2,8}\.? \d).{4,50})$",
    re.IGNORECASE,
)
_LONG = 60
"""Characters from which an equal line is a repetition and not chance."""
_MAX_COMPARED = 1_000_000
"""Letters of a text in which lines are also looked for within longer ones."""
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Capture:
    """What a captured text holds once its furniture is gone."""

    text: str
    """Headline, when the capture holds one, and body; "" when nothing but furniture was there."""
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    """ISO day of the line that dates the article; None without one."""


def strip_furniture(text: str) -> Capture:
    """`text`, cleaned and without HTML, parted into the article and what is said about it."""
    lines, repeated = _once(text.split("\n"))
    lines, authors = without_profiles(lines)
    lines = _without_lists(lines)
    body = _first_paragraph(lines)
    lead, title, byline, published = _lead(lines[:body], repeated)
    kept = [*lead, "", *(line for line in lines[body:] if not _is_navigation(line))]
    while kept and not _BULLET.match(kept[-1]) and _is_closing(kept[-1]):
        kept.pop()
    return Capture(_joined(kept), title, authors or byline, published)


def is_sentence(line: str) -> bool:
    """Whether a line reads as running text: it ends a sentence, or is too long for a heading."""
    words = line.split()
    return len(words) >= 30 or (
        len(words) >= 6 and bool(_SENTENCE.search(line)) and not _BULLET.match(line)
    )


def _once(lines: list[str]) -> tuple[list[str], set[str]]:
    """The lines without later repetitions of a block, and the lines that stood more than once."""
    again = _stands_above(lines)
    kept: list[str] = []
    repeated: set[str] = set()
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (again[end] or not lines[end].strip()):
            end += 1
        block = [line.strip() for line in lines[start:end]]
        if any(again[n] and len(lines[n].strip()) >= _LONG for n in range(start, end)):
            repeated.update(block)
            block = [""]
        kept += block + lines[end : end + 1]
        start = end + 1
    return kept, repeated


def _stands_above(lines: list[str]) -> list[bool]:
    """For each line, whether its words stood above it: as a line, or within longer ones."""
    keys = [_LETTERS.sub("", line).casefold() for line in lines]
    joined = "".join(keys) if sum(map(len, keys)) < _MAX_COMPARED else ""
    first: dict[str, int] = {}
    above: list[bool] = []
    offset = 0
    for number, key in enumerate(keys):
        is_equal = first.setdefault(key, number) < number
        above.append(is_equal or (len(key) >= _LONG and joined.find(key, 0, offset) >= 0))
        offset += len(key)
    return above


def _without_lists(lines: list[str]) -> list[str]:
    """The lines without "Related:" headings and the links under them."""
    kept: list[str] = []
    in_list = False
    for line in lines:
        if head := _list_head(line):
            in_list = head == "list"
            continue
        if in_list and line.strip():
            in_list = not is_sentence(line) or bool(_BULLET.match(line))
        if not in_list:
            kept.append(line)
    return kept


def _list_head(line: str) -> str | None:
    """ "list" when links follow below, "line" when the line names its own link, else None."""
    match = _LIST_HEAD.match(_BULLET.sub("", line.strip().strip("*_#[]")).strip())
    if not match or len(line) > 200:
        return None
    if not match["rest"]:
        return "list"
    return "line" if match["colon"] and not _SENTENCE.search(match["rest"]) else None


def _first_paragraph(lines: list[str]) -> int:
    for number, line in enumerate(lines):
        if is_sentence(line) and not _is_navigation(line):
            return number
    return len(lines)


def _lead(
    lines: list[str], repeated: set[str]
) -> tuple[list[str], str | None, tuple[str, ...], str | None]:
    """What stands before the first paragraph: lines to keep, headline, authors, date."""
    authors: tuple[str, ...] = ()
    published: str | None = None
    headings: list[str] = []
    for line in lines:
        words = line.strip()
        if match := _BYLINE.match(words):
            authors = authors or split_names(match["names"])
            words = words[match.end() :].strip(" |•·")
        if (dated := _DATED.match(words)) and (day := parse_published(dated["date"])):
            published = published or day
        elif words and not _is_navigation(words):
            headings.append(words)
    title = _headline(headings, repeated)
    if title is None:
        return headings, None, authors, published
    start = headings.index(title)
    deck = [line for line in headings[start + 1 :] if len(line.split()) > 3]
    return [title, *deck], clean_line(_BULLET.sub("", title)), authors, published


def _headline(headings: list[str], repeated: set[str]) -> str | None:
    """The line that a later copy of the page repeats, else the first of some length."""
    for line in headings:
        if line in repeated and len(line.split()) > 2:
            return line
    for least in (5, 3, 1):
        for line in headings:
            if len(line.split()) >= least:
                return line
    return None


def split_names(text: str) -> tuple[str, ...]:
    """The names of a byline: "A, B and C" and "A; B" are several."""
    text = re.sub(r"^(?:by|author:?|written by)\s+", "", text.strip(), flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:;|,|&|\band\b|\|)\s*", text)
    return tuple(dict.fromkeys(name for part in parts if (name := clean_line(part))))


def _is_navigation(line: str) -> bool:
    return len(line) < 160 and bool(_NAVIGATION.match(line.strip(" |>›»·•\t*_#")))


def _is_closing(line: str) -> bool:
    """Whether a last line is left over from the page's foot: empty, or one or two bare words."""
    words = line.split()
    return not words or (len(words) < 3 and not _SENTENCE.search(line) and line != "###")


def _joined(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
