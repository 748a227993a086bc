"""Rates: "per day", "a month", "for every 100,000", "annually"."""

from __future__ import annotations

import re
from typing import NamedTuple

from figures.units import NAMES, SYMBOLS, TIME_UNITS, read_unit


class Rate(NamedTuple):
    """The "per" of a number and the span of its words."""

    per: str
    start: int
    end: int


_TIME = "|".join(sorted(TIME_UNITS, key=len, reverse=True))
_SHARED = (
    "share|barrel|ounce|pound|gallon|tonne|ton|kilo|kilogram|litre|liter|head|person|unit|game|"
    "match|piece|pop|dose|kilometre|kilometer|mile|acre|hectare|bushel|household|family|child|"
    "pupil|student|worker|employee|vote|bottle|ticket|visit|session|shift|episode|flight"
)
_RATE = re.compile(
    rf"[\s,]*-?\s?(?:(?:per|a|an|each|every|/)[\s-]*(?P<time>{_TIME})(?![^\W_]|\s+(?:ago|earlier|"
    rf"later|old|before|after|from\s+now|and\s+a\s+half|or\s+(?:so|two)))"
    rf"|(?:a|an|each|apiece\s+per)\s+(?P<shared>{_SHARED})(?![^\W_])"
    r"|per\s+(?P<latin>annum|capita)\b"
    r"|(?:for|per|in)\s+(?:every\s+)?(?P<many>1,000|10,000|100,000|100|1000|10000|100000|thousand"
    r"|million|hundred)\s+(?P<of>(?:[a-z]+\s)?[a-z]+)"
    r"|per\s+(?:(?:diluted|basic|common|ordinary|adjusted)\s+(?=share))?"
    r"(?P<unit>(?:(?:square|cubic|sq\.?)\s)?[^\W\d_]+(?:-[^\W\d_]+)?)"
    r"|/\s?(?P<slash>[^\W\d_]+)(?![\w/]))",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\s(?P<word>daily|hourly|weekly|monthly|yearly|annually)\b", re.IGNORECASE)
_ADVERBS = {
    "daily": "day",
    "hourly": "hour",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}
_BEHIND_NOUN = re.compile(
    r"(?:\s+[^\W\d_A-Z][\w’'-]*){1,3}?(?=\s+(?:per|an?|each|every|for\s+every)\s"
    r"|\s(?:daily|hourly|weekly|monthly|yearly|annually)(?:[.,;)]|\s(?:in|at|on|for|to|by|and)\b|\Z))"
    r"(?<!\sin)(?<!\sof)(?<!\sat)(?<!\son)(?<!\sto)(?<!\sby)(?<!\sfor)(?<!\swith)"
)
_QUICK = frozenset(" ,-/\u00a0")
_NO_RATE = frozenset("bcgjklnoqrstuvxz")
"""Letters that no rate begins with."""


def read_rate(text: str, position: int, end: int) -> Rate | None:
    """The rate whose words begin at `position` (spaces aside); None when there is none."""
    if position >= end or text[position] not in _QUICK:
        return None
    if text[position] == " " and text[position + 1 : position + 2] in _NO_RATE:
        return None
    match = _RATE.match(text, position, end)
    if match is None:
        match = _ADVERB.match(text, position, end)
        if match is None:
            return None
        return Rate(_ADVERBS[match["word"].lower()], match.start("word"), match.end())
    start = match.start() + len(match.group()) - len(match.group().lstrip(" ,\t\n\u00a0"))
    if match["time"]:
        return Rate(match["time"].lower(), start, match.end())
    if match["shared"]:
        return Rate(match["shared"].lower(), start, match.end())
    if match["latin"]:
        return Rate("year" if match["latin"].lower() == "annum" else "person", start, match.end())
    if match["many"]:
        return Rate(f"{match['many'].replace(',', '')} {match['of'].lower()}", start, match.end())
    return _read_unit_rate(text, match, start, end)


def _read_unit_rate(text: str, match: re.Match[str], start: int, end: int) -> Rate | None:
    if match["slash"]:
        letters = match["slash"]  # one letter alone may be anything
        name = NAMES.get(letters.lower()) or (SYMBOLS.get(letters) if len(letters) > 1 else None)
        return Rate(name, start, match.end()) if name else None
    unit = read_unit(text, match.start("unit") - 1, end)
    if unit is not None:
        per = unit.name if unit.per is None else f"{unit.name} per {unit.per}"
        return Rate(per, start, unit.end)
    word = match["unit"].lower()
    if word in ("cent", "se", "cents"):
        return None
    return Rate(word, start, match.end())


def rate_behind_noun(text: str, position: int, end: int) -> Rate | None:
    """The rate that stands behind the counted noun ("300 workers a month")."""
    noun = _BEHIND_NOUN.match(text, position, end)
    return read_rate(text, noun.end(), end) if noun else None
