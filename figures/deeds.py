"""What was done to the people that a number counts: killed, hurt, arrested.

News says it in many places round the number: "four people were killed", "killing four", "left
four dead", "the deaths of four". The verb of the clause alone is not enough, so the cue nearest
to the number decides, unless it belongs to another number.
"""

from __future__ import annotations

import re

from figures.model import Figure
from figures.text import lower_case
from figures.vocabulary import DEED

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|dozens?|"
    r"hundreds?|several|another|an?)"
)
_TAKES_NUMBER = re.compile(
    r"\s+(?:at least |as many as |more than |about |up to |all |the |of )*"
    rf"{_NUMBER}\b(?! hospital)",
    re.IGNORECASE,
)
_WHO = r"(?:[\w’'-]+ ){0,3}[\w’'-]+"
_PASSIVE = r"(?:were|was|are|is|have|had|has|been|being)"
_BREAK = re.compile(
    r"[;:.!?—]|\b(?:when|after|before|while|but|because|since)\b|\band\b"
    r"|\b(?:opened|fired|returned|responded|arrived|said|told|charged|faces?|accused)\b"
    rf"|,[^,]*\b{_NUMBER}\b",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"^(?P<rest>.*?)(?:,? including [^,;.]*,| [-–—]+ [^.;]*? [-–—?]+"
    rf"| and {_NUMBER} {_WHO}(?= {_PASSIVE} ))",
    re.IGNORECASE,
)
_UP_TO_NUMBER = re.compile(
    r"^(?:\W|\b(?:at|least|as|many|about|the|all|of|other|others|another|an|a|estimated|more|than|"
    r"up|to|some|nearly|almost|over|around|her|his|him|their|them|these|those|additional|total|"
    rf"{_NUMBER} {_WHO} and|(?:his|her|their|the|a) (?:[\w’'-]+ ){{1,2}}and)\b)*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"^(?: (?:{_PASSIVE}|others?|more|also|reported(?:ly)?|confirmed|left|found|\w+ly))*\s?$"
)
"""What may stand between a bare number and its cue: "3 dead", "four were killed"."""
_NOUN = re.compile(
    r"\b(?:the|an?|this|that|his|her|their|fatal|deadly|mass|double|triple|drive-by|police|in|"
    r"accidental|officer-involved|of|late|early|morning|night)\s$",
    re.IGNORECASE,
)
_MAY_BE_NOUN = frozenset(
    "shooting shot murder murders killing hit death deaths homicide injuries injury".split()
)
_DONE_BY_THEM = re.compile(
    r"(?:shoot|kill|murder|slay|injur|wound|hurt|hitt|arrest|detain)ing\Z", re.IGNORECASE
)
"""What those counted do themselves when it follows them: "after two people started shooting"."""
_SINGULAR = re.compile(r"\b(?:has|was|is)\s(?:(?:been|since|later|\w+ly)\s)*$")
_TAKES_NO_OBJECT = frozenset(("die", "dies", "died", "dying"))
"""Verbs after which a number begins something else: "he died, three more are in hospital"."""
_OWN_AGE = re.compile(r"[A-Z][\w’'-]+, \(?$")
"""What stands before a bare number that is somebody's age: "Ada Quill, 31 were arrested"."""
_CHILD = 12
_AFTER_REACH = 70
_BEFORE_REACH = 45


def deed_of(figure: Figure) -> str:
    """Family of what was done to those counted; "" when nothing near the number says it."""
    quote = figure.quote
    start = figure.start - figure.sentence[0]
    end = figure.end - figure.sentence[0]
    adult = figure.surface.isdigit() and int(figure.surface) > _CHILD
    if adult and _OWN_AGE.search(quote, 0, start):
        return ""
    low = lower_case(quote)
    inside = DEED.search(lower_case(figure.surface))
    if inside and inside.lastgroup:
        return _widest(low, start + inside.start()) or inside.lastgroup
    several = figure.low is not None and figure.low > 1
    after = _after(quote, low, end, named=figure.counted is not None, several=several)
    before = _before(quote, low, start)
    if after and (before is None or after[0] <= before[0] + 12):
        return after[1]
    return before[1] if before else ""


def _after(quote: str, low: str, end: int, *, named: bool, several: bool) -> tuple[int, str] | None:
    for match in DEED.finditer(low, end, min(len(low), end + _AFTER_REACH)):
        gap = quote[end : match.start()]
        while coordinated := _COORDINATED.match(gap):
            gap = coordinated["rest"] + gap[coordinated.end() :]
        if _BREAK.search(gap) or not (named or _BARE.match(gap)):
            return None
        if several and _SINGULAR.search(gap):
            return None  # "one of those shot when five were hurt has died"
        word = match.group()
        if word in _MAY_BE_NOUN and _NOUN.search(quote[: match.start()]):
            return None
        if _DONE_BY_THEM.match(word):
            return None
        # "killed two people and wounded nine": wounded goes with nine.
        if not _TAKES_NUMBER.match(quote, match.end()) and match.lastgroup:
            return len(gap), match.lastgroup
    return None


def _before(quote: str, low: str, start: int) -> tuple[int, str] | None:
    found = None
    for match in DEED.finditer(low, max(0, start - _BEFORE_REACH), start):
        gap = quote[match.end() : start]
        passive = re.search(rf"\b{_PASSIVE} (?:\w+ly |also )*$", quote[: match.start()])
        if match.group() in _TAKES_NO_OBJECT:
            continue
        if _UP_TO_NUMBER.match(gap) and not (passive and " and " in gap) and match.lastgroup:
            found = len(gap), match.lastgroup
    return found


def _widest(low: str, at: int) -> str | None:
    """The family of the longest cue that covers `at` ("gunshot victims were killed")."""
    for match in DEED.finditer(low, max(0, at - 20), min(len(low), at + 60)):
        if match.start() <= at < match.end():
            return match.lastgroup
    return None
