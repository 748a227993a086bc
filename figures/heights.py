"""Heights told in feet and inches: one length, read in inches."""

from __future__ import annotations

import re
from itertools import pairwise

from figures.quantity import Quantity

_MARKED = re.compile(
    r"(?P<feet>[3-7])['’′]\s?(?P<inches>1[01]|\d)(?P<half>\s?½|\.5)?(?:\"|”|″|'')?(?![\d\w])"
)
_TALL = re.compile(r"(?:\s|-)(?:tall|high|in\s+height)\b", re.IGNORECASE)
_STANDS = re.compile(r"\b(?:stands?|stood|standing|height(?:\sof)?)\s(?:about\s|at\s|only\s)*\Z")
_AND = re.compile(r"(?:\s|-|,\s|\sand\s)")
_INCHES_IN_FOOT = 12
_RULE = ("unit", "feet and inches of one height, told in inches")


def read_height(text: str, position: int, end: int) -> Quantity | None:
    """The height written with marks at `position` ("6'2\\""), in inches; None when it is none."""
    match = _MARKED.match(text, position, end)
    if match is None:
        return None
    value = float(_INCHES_IN_FOOT * int(match["feet"]) + int(match["inches"]))
    value += 0.5 if match["half"] else 0.0
    stop = match.end()
    height = Quantity(position, stop, position, stop, value, value, "=", "measure", "inch")
    height.rules += [("value", "digits"), _RULE]
    return height


def join_heights(text: str, end: int, found: list[Quantity]) -> list[Quantity]:
    """ "5-foot-11" and "5 feet 11 inches tall" made one; others stay two lengths."""
    if not any(quantity.unit == "foot" for quantity in found):
        return found
    drop = []
    for left, right in pairwise(found):
        if left.unit == "foot" and _is_one(text, end, left, right):
            drop.append(right)
            assert left.low is not None or left.high is not None
            low, high = left.low, left.high
            inches = next(side for side in (right.low, right.high) if side is not None)
            left.low = None if low is None else low * _INCHES_IN_FOOT + inches
            left.high = None if high is None else high * _INCHES_IN_FOOT + inches
            left.unit, left.end, left.number_end = "inch", right.end, right.number_end
            left.rules.append(_RULE)
    return [quantity for quantity in found if all(quantity is not other for other in drop)]


def _is_one(text: str, end: int, left: Quantity, right: Quantity) -> bool:
    inches = right.low if right.low is not None else right.high
    if inches is None or inches >= _INCHES_IN_FOOT or left.relation == "range":
        return False
    if _AND.fullmatch(text, left.end, right.start) is None:
        return False
    if right.unit == "inch":
        is_stature = _TALL.match(text, right.end, end) or _STANDS.search(
            text, max(0, left.start - 24), left.start
        )
        return right.end > right.number_end and bool(is_stature)
    is_bare = right.kind == "count" and right.end == right.number_end
    return is_bare and text[left.end] in "- " and (left.low or 0) < 10
