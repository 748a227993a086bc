"""Which time phrase of a sentence governs a figure.

The cheapest to reach from it does: nearest, with no other number and no new clause in between.
Left out are dates of the report itself ("said on Tuesday that"), baselines ("than in 2019",
"from a year earlier") and dates that only tell which thing is meant ("a treaty signed in 2019").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from figures.past_verbs import PAST
from figures.times import TimePhrase

_REPORT_VERB = (
    r"(?:said|says|told|announced|stated|revealed|reveals|added|confirmed|disclosed|wrote"
    r"|declared|acknowledged|posted|tweeted|reported|reports|claimed|estimated|warned"
    r"|testified|insisted|showed|shows|found)"
)
_NOT_PASSIVE = r"(?<!were )(?<!was )(?<!been )(?<!being )(?<!are )(?<!is )"
_REPORT_BEFORE = re.compile(
    rf"\b(?:{_NOT_PASSIVE}(?P<verb>{_REPORT_VERB}|published|released|issued|unveiled)"
    r"|(?:report|statement|interview|update|briefing|bulletin|letter|speech|study|survey|data"
    r"|figures|article|filing|memo|dispatch)(?! of))\b[^,;:.\d]{0,45}$"
)
_REPORT_BETWEEN = re.compile(rf"\b{_NOT_PASSIVE}{_REPORT_VERB}\b(?![,.])(?P<rest>.*)$", re.S)
_COUNTED = re.compile(r"(?:reported|confirmed|recorded|announced|found|disclosed|acknowledged)$")
_BASELINE_BEFORE = re.compile(
    r"\b(?:(?:than|compared (?:with|to)|versus|vs\.?|against|relative to|above|below|as"
    r"|as (?:they|it) (?:was|were|did))(?: (?:in|at|on|for|during|the|that of|those of"
    r"|levels? (?:in|of)|same \w+ (?:of|in|a)))*)\s?$"
)
_CHANGE = re.compile(
    r"\b(?:up|down|ris\w+|rose|fell|fall\w*|increas\w*|declin\w*|decreas\w*|drop\w*|jump\w*|grew"
    r"|grow\w*|surg\w*|soar\w*|climb\w*|slow\w*|gain\w*|unchanged|\w*fold|doubl\w+|tripl\w+"
    r"|quadrupl\w+|changed?|higher|lower|improve\w*|shr\w+nk|slid\w*|plung\w*|slump\w*)\b"
)
_STARTING_FROM = re.compile(r"\bfrom (?:(?!\bto\b)[^,;])*$")
_TO_A_NUMBER = re.compile(r",? to (?:\D{0,24}\s)?\W?\d")
_BACK_TO = re.compile(
    r"^(?:from|over|on|for)\s(?:the\s)?(?:(?:same|corresponding)\s|"
    r"(?:previous|last|prior|preceding)\s(?:year|quarter|month|week|season|day)\b|a\s|one\s|\w+\s"
    r"(?:years?|months?|weeks?|days?)\s(?:ago|earlier|before)|(?:year|month|week|day)\sbefore|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|1[89]|20)\w*)"
)
_COMPARISON = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs|against|(?<!more )(?<!less )(?<!fewer )than(?! \d)"
    r"|(?:up|down|ris\w+|rose|increas\w+|declin\w+|dropped|fell|grew) from)\b"
)
_OWN_CLAUSE = re.compile(
    r"[;:]|\s[–—-]\s|\b(?:while|whereas|but|although|though|because|after|before|when|where|which"
    rf"|who|whose|despite|that (?:\w+ly )?{PAST})\b"
)
_AFTERMATH = re.compile(r"\b(?:after|following|in the wake of|in response to)\b")
_MODIFIER_BEFORE = re.compile(
    r"\b(?P<participle>signed|adopted|agreed|introduced|launched|founded|established|imposed"
    r"|enacted|elected|born|approved|ratified|opened|built|expir\w+|ousted|annexed|convicted"
    r"|appointed|acquired|ended|seized|captured)(?: \w+){0,2} ?$"
)
_INSERTION = re.compile(
    r",\s(?:which|who|whose|where|when|first|founded|opened|born|built|signed|launched|due"
    r"|expected|scheduled|slated|set|planned)\b[^,;]*"
)
_NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|half|doubled|tripled)\b"
)
_LEVELS = re.compile(r"(?:['’]s?)?\s(?:levels?|prices)\b")
_HABIT = re.compile(r"\b(?:every|each|most|some)\s(?:the\s)?$")
_POSSESSIVE = re.compile(r"['’]s?\s[^,;]{0,25}$")
_REACH = 300
"""Characters around a figure in which its time is sought."""
_NEAREST = 5
"""Time phrases on each side of a figure that are weighed."""
_FAR = 60.0
"""Cost beyond which a phrase of the sentence is not taken to govern the figure."""


class Choice(NamedTuple):
    """What governs a figure, and the day its report was made on when that is told."""

    phrase: TimePhrase | None
    why: str
    reported: TimePhrase | None
    aftermath: bool
    """Another event stands between figure and phrase ("following the floods in April")."""


_NOTHING = Choice(None, "", None, False)


def choose(lowered: str, phrases: Sequence[TimePhrase], low: int, high: int) -> Choice:
    """The phrase that governs the figure at [low, high) of a sentence in lower case."""
    if not phrases:
        return _NOTHING
    best: TimePhrase | None = None
    best_cost, best_why = _FAR, ""
    reported: TimePhrase | None = None
    at = bisect_left(phrases, low, key=lambda phrase: phrase.start)
    for phrase in phrases[max(0, at - _NEAREST) : at + _NEAREST]:
        if phrase.end < low - _REACH or phrase.start > high + _REACH:
            continue
        if low < phrase.outer and phrase.end <= high:
            return Choice(phrase, "is part of it", reported, False)
        if phrase.outer < high and low < phrase.end:
            continue
        if _is_of_report(lowered, phrase, low, high):
            reported = reported or phrase
            continue
        if _is_baseline(lowered, phrase, low) or _is_modifier(lowered, phrase, low, high):
            continue
        cost, why = _cost(lowered, phrase, low, high)
        if cost < best_cost:
            best, best_cost, best_why = phrase, cost, why
    aftermath = best is not None and bool(_AFTERMATH.search(lowered, high, max(best.outer, high)))
    return Choice(best, best_why, reported, aftermath)


def _cost(lowered: str, phrase: TimePhrase, low: int, high: int) -> tuple[float, str]:
    before = phrase.end <= low
    gap = lowered[phrase.end : low] if before else lowered[high : phrase.outer]
    if _COMPARISON.search(gap):
        return _FAR, ""
    if before and phrase.grain == "day" and _AFTERMATH.search(gap):
        return _FAR, ""  # "resumed on Wednesday after four students were shot"
    clauses = len(_OWN_CLAUSE.findall(gap))
    numbers = len(_NUMBER.findall(gap))
    cost = len(gap) / 15 + 3 * gap.count(",")
    if before and phrase.outer < 9 and not lowered[: phrase.outer].strip(" \"“'‘(–—-"):
        return 4 + cost + 3 * numbers + 6 * clauses, "opens the sentence"
    if before:
        return 3 + cost + 8 * numbers + 20 * clauses, "stands before it"
    return cost + 10 * numbers + 20 * clauses, "stands behind it"


def _is_of_report(lowered: str, phrase: TimePhrase, low: int, high: int) -> bool:
    """Whether the phrase dates the report ("said on Tuesday that") and not what it tells."""
    day = phrase.grain == "day"
    if phrase.bound in ("since", "by", "as of", "up to"):
        return False
    verb = _REPORT_BEFORE.search(lowered, max(0, phrase.outer - 90), phrase.outer)
    if verb and verb.start() >= high:
        counted = verb["verb"] and _COUNTED.match(verb["verb"])
        return not (counted and "," not in lowered[high : verb.start()])
    if verb and low <= verb.start():
        return False
    if verb and (day or verb["verb"]):
        return phrase.end <= low or day
    if phrase.end > low:
        return False
    told = _REPORT_BETWEEN.search(lowered, phrase.end, low)
    if told is None:
        return False
    rest = told["rest"].strip()
    if re.match(r"(?:\w+ ){0,4}that\b", rest):
        return True
    return day and len(rest.split()) > 1


def _is_baseline(lowered: str, phrase: TimePhrase, low: int) -> bool:
    """Whether the phrase is only what a change is measured from."""
    if _LEVELS.match(lowered, phrase.end) and phrase.end <= low + 200:
        return True
    if phrase.end <= low and _POSSESSIVE.match(lowered[phrase.end : low]):
        return False
    before = lowered[max(0, phrase.outer - 40) : phrase.outer]
    if _BASELINE_BEFORE.search(before):
        return True
    if _BACK_TO.match(lowered[phrase.outer : phrase.end]):
        return bool(_CHANGE.search(lowered, max(0, phrase.outer - 70), phrase.outer))
    return bool(_HABIT.search(before)) or _is_of_start(lowered, phrase, low)


def _is_of_start(lowered: str, phrase: TimePhrase, low: int) -> bool:
    """Whether the phrase dates what a change started from: "from 300 in the spring to 400"."""
    start = _STARTING_FROM.search(lowered, max(0, phrase.outer - 70), phrase.outer)
    if start is None or start.start() <= low < phrase.outer:
        return False
    goes_on = _TO_A_NUMBER.match(lowered, phrase.end)
    return goes_on is not None and _NUMBER.search(lowered, start.start(), phrase.outer) is not None


def _is_modifier(lowered: str, phrase: TimePhrase, low: int, high: int) -> bool:
    """Whether the phrase only tells which thing is meant ("a treaty signed in 2019")."""
    participle = _MODIFIER_BEFORE.search(lowered, max(0, phrase.outer - 40), phrase.outer)
    if participle:
        at = participle.start()
        passive = re.search(
            r"\b(?:was|were|been|being|be|are|is|have|has|had) (?:\w+ly )?$",
            lowered[max(0, at - 24) : at],
        )
        if not passive and not high <= at <= high + 12 and not at < low < phrase.outer:
            return True
    for insertion in _INSERTION.finditer(lowered, max(0, low - _REACH), high + _REACH):
        inside = insertion.start() < phrase.start < insertion.end()
        if inside and not insertion.start() < low < insertion.end():
            return True
    return False
