"""The tests that may explain why two numbers for one thing differ, one function each.

Every test looks at one cause and gives a Finding: the verdict it would settle on, or None when
it explains nothing, with what it saw in words. `figures.verdict` tries them in order; conflict is
what remains when none of them explains the difference.
"""

from __future__ import annotations

from figures.findings import Finding, PairContext, written
from figures.interval import committed, is_rounding, value_of
from figures.model import Claim
from figures.origins import same_origin, voice

_UNITS = {
    "hour": ("hour", 1.0),
    "minute": ("hour", 1 / 60),
    "second": ("hour", 1 / 3600),
    "kilometre": ("metre", 1000.0),
    "kilometer": ("metre", 1000.0),
    "mile": ("metre", 1609.344),
    "metre": ("metre", 1.0),
    "meter": ("metre", 1.0),
    "foot": ("metre", 0.3048),
    "yard": ("metre", 0.9144),
    "inch": ("metre", 0.0254),
    "kilogram": ("kilogram", 1.0),
    "gram": ("kilogram", 0.001),
    "pound": ("kilogram", 0.45359237),
    "tonne": ("kilogram", 1000.0),
    "ton": ("kilogram", 907.18474),
    "acre": ("hectare", 0.40468564),
    "hectare": ("hectare", 1.0),
    "square kilometre": ("hectare", 100.0),
    "square mile": ("hectare", 258.998811),
}


def copy_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Are the two one voice?"""
    reason = same_origin(a, b, context.copies)
    if reason:
        return Finding("same-origin", reason)
    return Finding(None, f"two origins: {voice(a)}; {voice(b)}")


def rounding_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """May one number be the other one, rounded?"""
    for exact, rounded in ((a, b), (b, a)):
        if is_rounding(exact.figure, rounded.figure):
            return Finding("agree", f"{written(rounded)} is {written(exact)} with fewer digits")
    return Finding(None, "neither is a rounding of the other")


def hedge_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Do the values meet once hedges and bounds are read?"""
    ours, theirs = committed(a.figure), committed(b.figure)
    if a.figure.unit == b.figure.unit and ours.meets(theirs):
        equal = a.figure.low == b.figure.low and a.figure.high == b.figure.high
        if equal:
            return Finding("agree", f"both say {written(a)}")
        return Finding("agree", f"“{a.figure.surface}” and “{b.figure.surface}” allow one value")
    return Finding(None, f"{apart(a, b)}")


def unit_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Is it one quantity in two units?"""
    one, other = a.figure.unit, b.figure.unit
    if one == other or (a.figure.kind == b.figure.kind == "count"):
        return Finding(None, "same unit")
    if one in _UNITS and other in _UNITS and _UNITS[one][0] == _UNITS[other][0]:
        ours = committed(a.figure).scaled(_UNITS[one][1])
        theirs = committed(b.figure).scaled(_UNITS[other][1])
        if ours.meets(theirs):
            return Finding("agree", f"the same in {one}s and in {other}s")
        return Finding(None, f"{one}s and {other}s, converted, do not meet")
    return Finding(
        "different-scope", f"one is in {one or 'a count'}, the other in {other or 'a count'}"
    )


def status_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Is one planned, alleged or denied, and the other reported as done?"""
    ours, theirs = a.figure.status, b.figure.status
    hard = {"planned", "denied"}
    if ours != theirs and (ours in hard or theirs in hard):
        return Finding("different-status", f"{written(a)} is {ours}, {written(b)} is {theirs}")
    return Finding(None, f"both {ours}" if ours == theirs else f"{ours} and {theirs}")


def apart(a: Claim, b: Claim) -> str:
    """How far the two values are from each other, in words."""
    ours, theirs = value_of(a.figure), value_of(b.figure)
    if ours is None or theirs is None or min(ours, theirs) <= 0:
        return "the values do not meet"
    low, high = sorted((ours, theirs))
    share = 100 * (high - low) / low
    return f"{share:.1f} % apart" if share < 100 else f"{high / low:.1f} times apart"
