"""Numbers of houses, blocks and streets: "12 Elm Street", "the 100 North block", "3747 S"."""

from __future__ import annotations

import re

_KINDS = (
    r"(?:Streets?|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Broadway|Court|Ct|Place|"
    r"Pl|Way|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Terrace|Terr|Trail|Pike|Square|Crescent|Plaza|"
    r"Turnpike|Freeway|Row|Alley|Loop)\b(?!\s+(?:residents|journal|traders|bank|banks))"
)
_SIDE = r"(?:North|South|East|West|north|south|east|west|[NSEW]\.?|[NS][EW]\.?)"
_STREET = re.compile(
    rf"(?:\s?[-–]\s?\d+)?(?:(?:\s+(?:hundred|{_SIDE})){{0,2}}\s+(?:[Bb]lo?c?k\b|section\s+of\s+[A-Z])"
    rf"|(?:\s+(?:{_SIDE}|[A-Z][\w’'.]*|\d{{1,3}}(?:st|nd|rd|th)?)){{0,4}}?\s+{_KINDS}"
    rf"|\s+{_SIDE}\s+\d{{1,5}}\s+{_SIDE}(?!\w)"
    rf"|\s+and\s+[A-Z]\w+\s+{_KINDS})"
)
_LETTERED = re.compile(rf"(?P<house>\d{{1,5}}[A-Z])\s+(?:[A-Z][\w’'.]*\s+){{1,3}}?{_KINDS}")
_SIDE_ALONE = re.compile(
    r"\s[NSEW](?:\.|\s|\Z)(?!\s?[a-z])|\s(?:North|South|East|West)(?=\s?[).,;])"
)
_PLACED = re.compile(r"\b(?:at|near|on|of|address:?|located\s+at)\s\Z", re.IGNORECASE)
_NAME_BEHIND = re.compile(
    r"\s(?:[A-Z][a-z]+(?<!s)\s){0,1}[A-Z][a-z]+(?<!s)(?:\s?[.,;)\n]|\Z|\s(?:in|on|near|at|around|"
    r"about|shortly|just|when|where|after|before)\b)"
)
_HYPHENED = re.compile(r"[-–][Bb]lock\s+(?:of|on)\s+\S")
"""Behind the number of a block in a street, "the 2300-block of Elm"; "a 12-block walk" is none."""
_SIDE_NAMED = re.compile(
    rf"\s{_SIDE}\s(?!(?:Korea|Africa|America|Asia|Sudan|Timor|Carolin|Dakota|German|Wales|Virginia)\w*)"
    r"[A-Z][a-z]+(?<!s)\b(?!\s[A-Za-z]+s\b)"
)
"""Behind a house in a street without its kind: "on 313 North Seminary"."""
_ABROAD = re.compile(
    r"\b(?:[Vv]iale|[Cc]orso|[Pp]iazza|[Rr]ue|[Cc]alle|[Aa]venida|[Rr]ua)\s"
    r"(?:[A-Z][\w’'-]*\s?){1,3},\s\Z"
)
"""A street abroad, whose number stands behind: "corso Elmo, 15, Milan"."""
_LOOK = 80
"""Characters behind a number that are looked at: keeps the time linear."""
ADDRESS = "a street address"
_SMALLEST = 100
"""Value from which a number before a name alone may be that of a house."""


def lettered_end(text: str, position: int, end: int) -> int | None:
    """Behind a house number with a letter, whose street follows: "33B Elm Ave"; None if none."""
    match = _LETTERED.match(text, position, min(end, position + _LOOK))
    return match.end("house") if match else None


def is_abroad(text: str, start: int, low: int) -> bool:
    """Whether the name of a street abroad stands before a number: "corso Elmo, 15, Milan"."""
    return _ABROAD.search(text, max(low, start - 50), start) is not None


def address_reason(text: str, start: int, stop: int, low: int, end: int) -> str | None:
    """A reason when the number is that of a house or a block in a street; None when not."""
    if text[start - 2 : start] == ", " and is_abroad(text, start, low):
        return ADDRESS
    if text[stop : stop + 1] not in (" ", "-", "–"):
        return None
    end = min(end, stop + _LOOK)
    if _STREET.match(text, stop, end):
        return ADDRESS
    digits = text[start:stop]
    if not digits.isdigit() or len(digits) > 5 or int(digits) < _SMALLEST:
        return None
    if _HYPHENED.match(text, stop, end):
        return ADDRESS
    is_year = len(digits) == 4 and 1900 <= int(digits) <= 2040
    if _SIDE_ALONE.match(text, stop, end) and not is_year:
        return ADDRESS
    is_placed = _PLACED.search(text, max(low, start - 14), start) is not None
    if not is_placed or is_year:
        return None
    is_named = _NAME_BEHIND.match(text, stop, end) or _SIDE_NAMED.match(text, stop, end)
    return ADDRESS if is_named else None
