"""Running totals: counts that go on growing, so that a later one replaces an earlier one.

"So far this year", "since the invasion began", "to date", "the death toll rose to", "now stands
at".
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_EVENT = (
    r"(?:invasion|war|conflict|fighting|outbreak|pandemic|epidemic|start|beginning|onset|launch"
    r"|attacks?|election|coup|independence|quake|earthquake|storm|hurricane|floods?|flooding"
    r"|offensive|crisis|ceasefire|truce|revolution|uprising|protests?|unrest|strikes?|rebellion"
    r"|collapse|fall|end|escalation|hostilities|genocide|siege|blockade|operation|ban|reform"
    r"|law|founding|opening|lockdown|programme|program|campaign|fire|eruption|disaster|violence)"
)
_SINCE = re.compile(
    rf"\bsince\s(?:(?:the|its|his|her|their|a|an|this|that|\w+['’]s)\s)?(?:[\w’'-]+\s){{0,4}}?"
    rf"(?:{_EVENT}\b|(?:taking|coming|entering|assuming|seizing|winning|joining|opening"
    r"|launching|moving|returning|arriving|starting|began|started|broke out|took office"
    r"|took power|invaded|erupted|opened|launched|resumed|came to power)\b)[^,;.]*"
)
_SO_FAR = re.compile(
    r"\b(?:so far|to date|thus far|until now|up to now|year-to-date|cumulative(?:ly)?"
    r"|in total since)\b"
)
_TALLY = (
    r"(?:toll|tally|count|total|cases|deaths|dead|fatalities|casualties|injured|wounded|infections"
    r"|arrests|detentions|missing|displaced|victims|hospitali[sz]ations|killed|evacuees|refugees)"
)
_HEDGE = r"(?:\s(?:more than|over|at least|about|around|some|nearly|almost|an estimated))?\s*$"
_TOLL_BEFORE = re.compile(
    rf"\b{_TALLY}\b[^,;.]{{0,60}}?\b(?:(?:rose|risen|rises|climbed|climbs|increased|grew|grown"
    r"|jumped|soared|mounted|swelled|raised|revised)(?:\s\w+){0,3}?\sto|reached|reaches|hit|hits"
    r"|passed|topped|surpassed|exceeded|stands at|stood at|now at)" + _HEDGE
)
_BRINGS_TO = re.compile(
    r"\b(?:bring|took|taking|takes|rais|push|put|lift|brought)\w*\s(?:the|its|their|his|her|that)\s"
    rf"[^;.]{{0,60}}?(?:{_TALLY}|number)\b[^;.]{{0,50}}?\sto"
    + _HEDGE
    + r"|\b(?:bring|brought|tak|took|rais|push)\w*\sto"
    + _HEDGE
)
_NOW_AT = re.compile(r"\bnow\s(?:stands|standing|stood|totals|numbers|at)(?:\sat)?" + _HEDGE)
RUNNING_WORDS = frozenset(
    "since so date thus until year-to-date cumulative cumulatively total now toll tally count"
    " cases deaths dead fatalities casualties injured wounded infections arrests detentions"
    " missing displaced victims hospitalizations hospitalisations killed evacuees refugees"
    " number bringing brings brought taking takes took raising raises pushing pushes putting"
    " lifting".split()
)
"""A sentence without any of these words holds no running total."""
_REACH = 300
"""Characters around a figure in which the words are sought."""
_BREAK = re.compile(
    r";|\b(?:while|whereas|but|although|though|when)\b"
    r"|\band (?:aims?|plans?|expects?|intends?|hopes?|will|would|is|are)\b"
)


class Running(NamedTuple):
    """Words that make a figure a running total, by their span in the sentence."""

    kind: Literal["since", "so far", "toll"]
    start: int
    end: int


def running_total(lowered: str, low: int, high: int) -> Running | None:
    """What makes the figure at [low, high) of a sentence in lower case a running total, if so."""
    for kind, pattern in (("since", _SINCE), ("so far", _SO_FAR)):
        for match in pattern.finditer(lowered, max(0, low - _REACH), high + _REACH):
            gap = (
                lowered[high : match.start()]
                if match.start() >= high
                else (lowered[match.end() : low])
            )
            if not _BREAK.search(gap):
                return Running(kind, match.start(), match.end())  # type: ignore[arg-type]
    for pattern in (_TOLL_BEFORE, _BRINGS_TO, _NOW_AT):
        found = pattern.search(lowered, max(0, low - 140), low)
        if found:
            return Running("toll", found.start(), len(lowered[:low].rstrip()))
    return None
