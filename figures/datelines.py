"""The dateline of an article: where and when it says it was written."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from figures.moment import Moment
from figures.times import masked, time_phrases

_NOT_MONTH = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
_PLACE_LINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z.'’-]+){0,3}"
    rf"(?:,[ ]{_NOT_MONTH}[A-Z][\w.]+(?:[ ]\w+)?)?)"
    r"(?P<more>[^\n]{0,60}?)(?:\s[—–-]{1,2}\s|\s?[—–]\s?)",
    re.M,
)
_DATE_LINE = re.compile(
    r"^[ \t]*(?:(?:published|posted|updated|date|last updated)(?: on)?:? )?(?P<date>[^\n]{6,40})$",
    re.M | re.I,
)
_HEAD = 900
"""Characters of an article in which its dateline stands, if it has one."""


class DatelinePlace(NamedTuple):
    """Where a report was written, by the capitals it opens with."""

    place: str
    """As written: "KYIV, Ukraine"."""
    start: int
    end: int
    """Span of the whole dateline, dash included."""


def dateline_place(text: str) -> DatelinePlace | None:
    """The place that opens a report ("KYIV, Ukraine (AP) —"); None when there is none."""
    match = _PLACE_LINE.search(text[:_HEAD])
    return DatelinePlace(match["place"], match.start("place"), match.end()) if match else None


def dateline_of(text: str) -> date | None:
    """The day that the article's own dateline or date line tells with its year; else None."""
    head = text[:_HEAD]
    place = _PLACE_LINE.search(head)
    lines = [place["more"]] if place else []
    lines += [match["date"] for match in _DATE_LINE.finditer(head)]
    for line in lines:
        for phrase in time_phrases(line, masked(line)):
            alone = len(line) - (phrase.end - phrase.start) < 24
            if phrase.grain == "day" and phrase.has_year and alone:
                return phrase.resolve(Moment(None))[0]
    return None
