"""Bare hours: "around 7 this evening", "until 9", "works from 9 to 5"."""

from __future__ import annotations

import re

_LAST_HOUR = 12
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_PART = re.compile(
    rf"\s(?:(?:this|in\sthe|that|{_DAY})\s(?:morning|afternoon|evening)|tonight|sharp|(?:on\s)?{_DAY})\b"
)
_LEAD = re.compile(
    r"(?:(?P<verb>[a-z]+)\s)?(?P<lead>at|about|around|by|before|until|till|since|near)\s\Z",
    re.IGNORECASE,
)
_COUNTING = tuple("kill shoot shot injur wound hurt arrest detain rescu".split())
"""Beginnings of verbs behind which "about 7" is a number of people: "killed about 7 on Monday"."""
_PRICING = tuple("clos end trad finish settl stand stood price value remain".split())
"""Beginnings of verbs behind which "at 7" is a level: "closed at 7 on Friday"."""
_STARTING = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg[iau]ns?|kick(?:s|ed)?\soff|(?:get|wake)s?\sup|(?:got|woke)\sup|"
    r"arriv(?:es?|ed)|news|live|airs?|tonight)\s(?:at|around|about)\s\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[.,;)]|\Z)|\s(?:and|on|but|every|each)\b")
_SHIFT = re.compile(
    r"\b(?:work|open)(?:s|ed|ing)?\s(?:[a-z]+\s){0,2}from\s(?P<first>\d{1,2}\s(?:to|until)\s)?\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_UNTIL_AN_HOUR = re.compile(r"\suntil\s\d{1,2}(?![\d%.,:]*\d)")
_TO_AN_HOUR = re.compile(r"\s(?:to|until)\s\d{1,2}(?![\d%.,:]*\d)")
_LOOK = 40


def is_hour(text: str, start: int, stop: int, low: int, end: int) -> bool:
    """Whether the digits from `start` to `stop`, with nothing that they count, tell an hour."""
    if stop - start > 2 or int(text[start:stop]) > _LAST_HOUR:
        return False
    before = text[max(low, start - _LOOK) : start]
    is_end = _ENDS.match(text, stop, end) is not None
    shift = _SHIFT.search(before)
    if shift is not None:
        if shift["first"]:
            return is_end
        other = _TO_AN_HOUR.match(text, stop, end)
        return other is not None and _ENDS.match(text, other.end(), end) is not None
    if _FROM.search(before) and _UNTIL_AN_HOUR.match(text, stop, end):
        return True
    lead = _LEAD.search(before)
    if lead is None:
        return False
    if lead["lead"].lower() in ("until", "till") and is_end:
        return True
    if is_end and _STARTING.search(before):
        return True
    if (lead["verb"] or "").lower().startswith(_COUNTING + _PRICING):
        return False
    return _DAY_PART.match(text, stop, end) is not None
