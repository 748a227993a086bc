"""The tests that may explain why two numbers for one thing differ, one function each.

Every test looks at one cause and gives a Finding: the verdict it would settle on, or None when
it explains nothing, with what it saw in words. `figures.verdict` tries them in order; conflict is
what remains when none of them explains the difference.
"""

from __future__ import annotations

import re

from figures.distance import distance_words
from figures.findings import Finding, PairFacts, written
from figures.interval import committed, is_rounding
from figures.measures import compared, measured_by, rate_of, size_of
from figures.model import Claim, Status
from figures.origins import same_origin, voice
from figures.vocabulary import HARM

_GRANTED = re.compile(
    r"\b(?:the|these|those|all|both|its|their|his|her|our)(?: (?:other|remaining|first|last))?"
    r"(?: of the)?(?: [\w,.$€£-]+)? $",
    re.IGNORECASE,
)
"""Words before a number of things that are taken to be known."""


def copy_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Are the two one voice?"""
    reason = same_origin(a, b, are_copies=facts.are_copies)
    if reason:
        return Finding("same-origin", reason)
    return Finding(None, f"two origins: {voice(a)}; {voice(b)}")


def rounding_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """May one number be the other one, rounded?"""
    for exact, rounded in ((a, b), (b, a)) if a.figure.low != b.figure.low else ():
        if is_rounding(exact.figure, rounded.figure):
            return Finding("agree", f"{written(rounded)} is {written(exact)} with fewer digits")
    return Finding(None, "neither is a rounding of the other")


def hedge_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Do the values meet once hedges and bounds are read?"""
    one_unit = (a.figure.unit, a.figure.per) == (b.figure.unit, b.figure.per)
    if one_unit and committed(a.figure).meets(committed(b.figure)):
        equal = a.figure.low == b.figure.low and a.figure.high == b.figure.high
        if equal:
            return Finding("agree", f"both say {written(a)}")
        return Finding("agree", f"“{a.figure.surface}” and “{b.figure.surface}” allow one value")
    return Finding(None, f"{apart(a, b)}")


def unit_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Is it one quantity in two units?"""
    one, other = a.figure.unit, b.figure.unit
    paces = a.figure.per, b.figure.per
    if (one == other or a.figure.kind == b.figure.kind == "count") and paces[0] == paces[1]:
        return Finding(None, "same unit")
    convertible = one == other or measured_by(one) == measured_by(other)
    if convertible and rate_of(paces[0]) == rate_of(paces[1]):
        units = (
            f"in {one}s and in {other}s" if one != other else f"per {paces[0]} and per {paces[1]}"
        )
        if compared(a.figure).meets(compared(b.figure)):
            return Finding("agree", f"the same {units}")
        return Finding(None, f"{units}, converted, they do not meet")
    return Finding(
        "different-scope", f"one is in {one or 'a count'}, the other in {other or 'a count'}"
    )


def status_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Is one planned, alleged or denied, and the other reported as done?"""
    ours, theirs = _status(a, facts), _status(b, facts)
    hard = {"planned", "denied"}
    if ours != theirs and (ours in hard or theirs in hard) and facts.deed != "age":
        return Finding("different-status", f"{written(a)} is {ours}, {written(b)} is {theirs}")
    return Finding(None, f"both {ours}" if ours == theirs else f"{ours} and {theirs}")


def _status(claim: Claim, facts: PairFacts) -> Status:
    """The status of a number itself: "all four victims are expected to recover" takes the four for
    granted, and nobody plans how many are hurt.
    """
    figure = claim.figure
    before = figure.quote[: figure.start - figure.sentence[0]]
    granted = _GRANTED.search(f"{before}{figure.surface.partition(' ')[0]} ")
    planned_harm = figure.status == "planned" and facts.deed in HARM
    return "reported" if granted or planned_harm else figure.status


def apart(a: Claim, b: Claim) -> str:
    """How far the two values are from each other, in words."""
    ours, theirs = size_of(a.figure), size_of(b.figure)
    if ours is None or theirs is None or min(ours, theirs) <= 0:
        return "the values do not meet"
    return distance_words(*sorted((ours, theirs)))
