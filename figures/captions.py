"""Numbers that a page or a broadcaster sets beside the news: picture counters, stations, marks.

Texts taken from pages and scripts hold them between the sentences. They say nothing of the
affair, however much they look like counts ("1 of 12", "69 News", "4 SOT").
"""

from __future__ import annotations

import re

_PICTURE = re.compile(
    r"\b(?:images?|photos?|pictures?|slides?|pic|gallery|caption|video|page|screen)\s?[:#(\[]?\s?\Z",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?P<this>\d{1,3})\s?(?:/|of(?:\s/)?)\s?(?P<all>\d{1,3})(?![.,:]?\d|[\w%]|\s?(?:percent|/))"
)
_PROSE_BEHIND = re.compile(r"\s?[(,]?\s?(?!caption|close|next|previous|image|photo|view)[a-z]")
_SCRIPT = re.compile(r"\s(?:SOT|SOTVO|VOSOT|VO|NAT|NATS|PKG|CG|TRT|OTS)(?![\w-])")
"""Marks of a broadcast script: sound on tape, voice over, package and the like."""
_STATION_BEHIND = re.compile(
    r"\s(?:(?:Action|Eyewitness|Local|On\sYour\sSide|Live|Sports)\s)?(?:News|NEWS)(?![\w-])"
    r"|\s(?:On\sYour\sSide|Eyewitness\sNews|WFAA|ABC|NBC|CBS|FOX)(?![\w-])"
)
_CALL_SIGN = re.compile(
    r"(?<![\w-])(?:[KW][A-Z]{2,3}(?:-TV|-FM|-AM)?(?:\s(?:News|Channel))?"
    r"|(?:Action|Eyewitness|Local|Live)\sNews|NBC|ABC|CBS|FOX)\s\Z"
)
_FREQUENCY = re.compile(r"/\d{2,3}\.\d\s?(?:FM|AM)\b|\s?(?:FM|AM)\b(?!\s?(?:on|in|to))")
_NAMED_SPAN = re.compile(
    r"[-‐‑][A-Z][a-z]+\s(?:[A-Z][a-z]+\s)?(?:News|Show|Project|Center|Centre|Fitness|Diner)\b"
)
_COUNTED_OFF = re.compile(r"\b\d{1,3}\sof\s\d{1,3}\s\Z")
COUNTER = "a counter of pictures or pages"
_ATTRIBUTE = re.compile(r"[\w-]=[\"'“]\Z")


def page_reason(text: str, start: int, stop: int, low: int, end: int) -> str | None:
    """Why the digits of [start, stop) belong to a page or a broadcaster; None when they do not."""
    before = text[max(low, start - 24) : start]
    if _ATTRIBUTE.search(before):
        return "the value of an attribute in markup"
    if _CALL_SIGN.search(before) or _FREQUENCY.match(text, stop, end):
        return "the name of a station"
    if _COUNTED_OFF.search(before) and text[stop : stop + 1] in (".", ""):
        return COUNTER
    if _SCRIPT.match(text, stop, end):
        return "a mark of a broadcast script"
    if _STATION_BEHIND.match(text, stop, end):
        return "the name of a station"
    return None


def names_hours(text: str, stop: int, end: int) -> bool:
    """Whether a span in capitals behind the number is part of a name: "24-Hour News"."""
    return _NAMED_SPAN.match(text, stop, end) is not None


def counter_end(text: str, at: int, low: int, end: int) -> int | None:
    """Where a place among so many that begins at `at` ends; None when it is none.

    "Photo 3/8", "Image 1 of / 12", and "1 of 12" by itself; "3 of 12 victims" is a count.
    """
    counter = _COUNTER.match(text, at, end)
    if counter is None or int(counter["this"]) > int(counter["all"]):
        return None
    before = text[max(low, at - 24) : at]
    opens = not before.strip() or before.rstrip(" ")[-1:] in "\n([|×" or " / " in counter.group()
    opens = opens or _COUNTED_OFF.search(before) is not None
    alone = opens and _PROSE_BEHIND.match(text, counter.end(), end) is None
    return counter.end() if alone or _PICTURE.search(before) else None
