"""Quantities that belong together: ranges, units said once for several, conversions in brackets."""

from __future__ import annotations

import re

from figures.quantity import Quantity

_TO = re.compile(r"\s*(?:-|–|—|‑)\s*\Z|\s+(?:up\s+)?(?:to|through)\s+\Z", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:-|–|‑)\s*\Z")
_AND = re.compile(r"\s+and\s+\Z", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+\Z", re.IGNORECASE)
_SUSPENDED = re.compile(r"-?\s*,?\s*(?:,|and|or|,\s*and|,\s*or|x|×)\s*\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\Z|\bfrom\s+between\s+\Z", re.IGNORECASE)
_OPEN = re.compile(r"\s*[(\[/]\s*\Z")


def join(text: str, low: int, end: int, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a sentence with ranges made one and shared units filled in."""
    if len(found) < 2:
        return found
    _share_units(text, found)
    return _ranges(text, low, found)


def _share_units(text: str, found: list[Quantity]) -> None:
    """ "5 and 6 kg", "7- or 8-inch": a unit said once holds for the numbers listed before it."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if left.kind != "count" or right.kind not in ("measure", "percent", "money"):
            continue
        if left.end != left.number_end or right.number_start < left.end:
            continue
        between = text[left.end : right.start]
        if _SUSPENDED.fullmatch(between) or _TO.fullmatch(between):
            if right.kind == "money" and right.start != right.number_start:
                continue
            left.kind, left.unit, left.per = right.kind, right.unit, right.per
            left.rules.append(("unit", "said once for several numbers"))


def _ranges(text: str, low: int, found: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for right in found:
        left = joined[-1] if joined else None
        if left is not None and _is_range(text, low, left, right):
            joined[-1] = _range(left, right)
        else:
            joined.append(right)
    return joined


def _is_range(text: str, low: int, left: Quantity, right: Quantity) -> bool:
    if left.relation == "range" or right.relation == "range":
        return False
    if not _comparable(left, right):
        return False
    between = text[left.end : right.start]
    before = text[max(low, left.start - 14) : left.start]
    if _TO.fullmatch(between):
        return True
    if _AND.fullmatch(between):
        return _BETWEEN.search(before) is not None
    return False


def _comparable(left: Quantity, right: Quantity) -> bool:
    if left.kind == right.kind and left.unit == right.unit:
        return True
    return left.kind == "count" and left.unit is None and right.kind != "ratio"


def _range(left: Quantity, right: Quantity) -> Quantity:
    ends = [value for value in (left.low, left.high, right.low, right.high) if value is not None]
    whole = Quantity(
        left.start,
        right.end,
        left.number_start,
        right.number_end,
        min(ends),
        max(ends),
        "range",
        right.kind,
        right.unit or left.unit,
        left.change,
        right.per or left.per,
        right.rate or left.rate,
        right.aspect or left.aspect,
        [*left.rules, ("relation", "two ends of one range")],
    )
    return whole
