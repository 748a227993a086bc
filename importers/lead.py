"""What stands between the top of a capture and its first paragraph: headline, byline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from importers.clean import clean_line
from importers.dates import is_month, parse_published

_BYLINE = re.compile(
    r"(?:(?:(?:written|reported|reporting|words|story|text|posted|published) )?by:?|authors?:)\s+"
    r"(?P<names>[^\d:;!?|•·]{3,80}?)\s*"
    r"(?:[|•·–—]|$|(?=,?\s(?:(?:on|at)\s)?(?:(?:[A-Z][a-z]+day,?\s)?[A-Z][a-z]{2,8}\.?\s\d|\d)))",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"(?:and|of|for|in|the|del?|della|d[aiu]|dos|la|le|van|von|der|den|al|bin)$", re.IGNORECASE
)
_DATE_WORD = re.compile(
    r"(?:(?:last |first )?(?:published|posted|updated|modified|created)|first|last|date|on|at|of"
    r"|the|[ap]\.?m|gmt|utc|[ecmp][sd]?t|bst|ce?s?t|[ijk]st|hours|hrs|h"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satu?r?|sun)(?:day)?)$",
    re.IGNORECASE,
)
_ORDINAL_END = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_WORD = re.compile(r"[A-Za-z][A-Za-z.]*[A-Za-z]|[A-Za-z]")
_MAX_DATE_LINE = 80


@dataclass(frozen=True, slots=True)
class Lead:
    """The lines above the first paragraph, told apart."""

    lines: tuple[str, ...]
    """Headline and the lines of the deck, to be kept."""
    title: str | None
    authors: tuple[str, ...]
    published: str | None


def read_lead(lines: Sequence[str], repeated: AbstractSet[str]) -> Lead:
    """Tells headline, byline and date apart in `lines`, from which navigation is gone.

    `repeated` are lines that the capture held more than once, as it does its headline when the
    whole article stands twice. Lines above the headline, and the bare words below it, are left
    out: they are names of sections and buttons.
    """
    authors: tuple[str, ...] = ()
    published: str | None = None
    headings: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        names = byline_names(line)
        if names:
            authors = authors or names
            line = _BYLINE.sub("", line, count=1).strip(" |•·")
        if day := line_date(line):
            published = published or day
        elif line:
            headings.append(line)
    title = _headline(headings, repeated)
    if title is None:
        return Lead((), None, authors, published)
    below = headings[headings.index(title) + 1 :]
    # The window's title comes with the site's name; the headline below it without.
    title = next((line for line in below if _is_headline_of(title, line)), title)
    deck = [line for line in below if len(line.split()) > 3 and line != title]
    return Lead((title, *deck), clean_line(title), authors, published)


def byline_names(line: str) -> tuple[str, ...]:
    """The authors that a "By Jane Doe" line names; () when it is no such line."""
    match = _BYLINE.match(line)
    if not match:
        return ()
    words = [word.strip(",.&") for word in match["names"].split()]
    lower = [word for word in words if word[:1].islower() and not _PARTICLE.match(word)]
    return () if lower or not any(w[:1].isupper() for w in words) else split_names(match["names"])


def split_names(text: str) -> tuple[str, ...]:
    """The names of a byline: "A, B and C" and "A; B" are several."""
    text = re.sub(r"^(?:by|authors?:|written by)\s+", "", text.strip(), flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:;|,|&|\band\b|\|)\s*", text)
    return tuple(dict.fromkeys(name for part in parts if (name := clean_line(part))))


def line_date(line: str) -> str | None:
    """The day of a line that holds a date and nothing else; None for every other line."""
    if len(line) > _MAX_DATE_LINE or not any(char.isdigit() for char in line):
        return None
    words = [word.strip(".") for word in _WORD.findall(_ORDINAL_END.sub("", line))]
    others = [word for word in words if not _DATE_WORD.match(word) and not is_month(word)]
    return parse_published(line) if not others else None


def _is_headline_of(window: str, line: str) -> bool:
    rest = window.removeprefix(line)
    return len(line.split()) > 2 and rest != window and bool(re.match(r"\s+[|•·–—-]+\s", rest))


def _headline(headings: Sequence[str], repeated: AbstractSet[str]) -> str | None:
    """The line that a later copy of the page repeats, else the first of some length."""
    for line in headings:
        if line in repeated and len(line.split()) > 2:
            return line
    for least in (5, 3, 1):
        for line in headings:
            if len(line.split()) >= least:
                return line
    return None
