"""Quantities that belong together: ranges, units said once for several, conversions in brackets."""

from __future__ import annotations

import re
from itertools import pairwise

from figures.ages import ends_clause
from figures.heights import join_heights
from figures.numerals import GROUPS, ONES, SHORT_SCALES, TENS
from figures.quantity import Quantity, Refusal
from figures.rates import read_rate

_TO = re.compile(r"\s*(?:-|–|—|‑)\s*|-to-|-?\s+(?:up\s+)?(?:to|through)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–‑]\s?|-to-")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_WORDS_TO = re.compile(r"(?:\s+[a-z]+){0,2}(?:\s+in\s+\d{4})?\s+to\s+")
_SUSPENDED = re.compile(r"-?\s*(?:,|and|or|,\s*and|,\s*or|x|×)\s*", re.IGNORECASE)
_OF_THE = re.compile(r"\s+of\s+(?:the|its|a)\s+(?:total\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+ages\s+of\s+|ages\s+)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_BY = re.compile(r"\bby\s+\Z", re.IGNORECASE)
_OPEN = re.compile(r"\s*[(\[]\s*|\s/\s")
_REWORDED = re.compile(r"(?:\s+(?:index\s+)?points?)?,?\s+or\s+", re.IGNORECASE)
_ALSO_BY = re.compile(r"(?:,|\sand|,\sand|;|\swhile)\s(?:[\w&’'-]+\s){1,4}by\s(?:just\s)?")
_CENTS = re.compile(r"\s+(?:and\s+)?", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;!?)]|\Z)")
_COUNTS_BEHIND = re.compile(
    r"(?:\s+(?:[a-z][\w’'-]*\s+){0,2}?|-)(?:people|[a-z][\w’'-]*(?:s|men|ren))\b"
)
_CONTEST_BEHIND = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:wins?|victory|loss|lead|draw|defeats?|record|votes?|decision|aggregate|"
    r"ties?|down|up|on|ruling|split|majority|triumph|run|edge|advantage)\b",
    re.IGNORECASE,
)
_SMALL = {**ONES, **TENS}

SHARED = "said once for several numbers"
"""The rule of a unit that stands behind a later number of a list."""


def join(
    text: str, low: int, end: int, found: list[Quantity], refused: list[Refusal]
) -> list[Quantity]:
    """The quantities of a sentence with ranges made one and shared units filled in.

    Scores are told from ranges only here; they go to `refused`.
    """
    if len(found) < 2:
        return found
    found = join_heights(text, end, found)
    _share_units(text, found)
    _share_ages(text, end, found)
    found = _money_and_cents(text, end, found)
    found = _ranges(text, low, end, found, refused)
    worth: dict[str | None, str | None] = {}
    for left, right in pairwise(found):
        _conversion(text, end, left, right, worth)
        _same_change(text, left, right)
    return found


def _share_units(text: str, found: list[Quantity]) -> None:
    """ "5 and 6 kg", "7- or 8-inch": a unit said once holds for the numbers listed before it."""
    for right, left in pairwise(found[::-1]):
        if left.kind != "count" or right.kind not in ("measure", "percent", "money"):
            continue
        if left.end != left.number_end or right.start < left.end:
            continue
        if right.kind == "percent" and (left.low or 0) >= 1000:
            continue  # "at 16,644, 16 percent above last year"
        between = text[left.end : right.start]
        prefixed = right.kind == "money" and right.start != right.number_start
        if right.kind == "money" and _OF_THE.fullmatch(between):
            _take_unit(left, right)
        elif not prefixed and (_SUSPENDED.fullmatch(between) or _TO.fullmatch(between)):
            _take_unit(left, right)
            left.per, left.aspect = right.per, right.aspect


def _share_ages(text: str, end: int, found: list[Quantity]) -> None:
    """ "ages 15, 10 and 6": what holds for the first holds for the bare numbers after it."""
    for left, right in pairwise(found):
        if left.aspect != "age" or left.end != left.number_end or right.kind != "count":
            continue
        listed = _SUSPENDED.fullmatch(text, left.end, right.start) is not None
        if listed and right.end == right.number_end and ends_clause(text, right.end, end):
            _take_unit(right, left)
            right.aspect = "age"


def _take_unit(left: Quantity, right: Quantity) -> None:
    left.kind, left.unit = right.kind, right.unit
    left.rules.append(("unit", SHARED))


def _money_and_cents(text: str, end: int, found: list[Quantity]) -> list[Quantity]:
    """ "13 dollars 45 cents", "15 dollars 50": the coins belong to the notes."""
    joined: list[Quantity] = []
    for right in found:
        left = joined[-1] if joined else None
        if left is not None and _are_coins(text, end, left, right):
            assert left.low is not None
            assert left.high is not None
            assert right.high is not None
            coins = right.high if right.kind == "money" else right.high / 100
            left.low, left.high = left.low + coins, left.high + coins
            left.end = left.number_end = right.end
            left.rules.append(("value", "cents added to the whole"))
        else:
            joined.append(right)
    return joined


def _are_coins(text: str, end: int, left: Quantity, right: Quantity) -> bool:
    if left.kind != "money" or left.end == left.number_end or left.relation == "range":
        return False
    if None in (left.low, left.high, right.low, right.high) or right.relation != "=":
        return False
    if left.low != int(left.low or 0) or not _CENTS.fullmatch(text, left.end, right.start):
        return False
    if right.kind == "money":
        return right.unit == left.unit and 0 < (right.high or 0) < 1
    bare = right.kind == "count" and right.end == right.number_end
    return bare and 10 <= (right.high or 0) < 100 and _ENDS.match(text, right.end, end) is not None


def _ranges(
    text: str, low: int, end: int, found: list[Quantity], refused: list[Refusal]
) -> list[Quantity]:
    joined: list[Quantity] = []
    for right in found:
        left = joined[-1] if joined else None
        if left is None:
            joined.append(right)
        elif _is_score(text, end, left, right):
            joined.pop()
            surface = text[left.start : right.end]
            refused.append(Refusal(left.start, right.end, surface, "a score, vote or odds"))
        elif _is_range(text, low, left, right):
            joined[-1] = _range(text, left, right)
        else:
            joined.append(right)
    return joined


def _is_score(text: str, end: int, left: Quantity, right: Quantity) -> bool:
    """ "2-0", "92 to 0", "nearly 2-1": two bare numbers and nothing that they could count."""
    if left.kind != "count" or right.kind != "count" or left.relation not in ("=", "~"):
        return False
    if left.end != left.number_end or right.end != right.number_end:
        return False
    if not _DASH.fullmatch(text, left.end, right.start):
        return _is_vote(text, end, left, right)
    if (left.low or 0) >= (right.low or 0) or _CONTEST_BEHIND.match(text, right.end, end):
        return True
    return _COUNTS_BEHIND.match(text, right.end, end) is None


def _is_vote(text: str, end: int, left: Quantity, right: Quantity) -> bool:
    """Whether two numbers with "to" are a vote, a score or odds: the higher one comes first."""
    if text[left.end : right.start] != " to " or _FROM.search(
        text, max(0, left.start - 6), left.start
    ):
        return False
    is_small = (left.high or 0) < 1000 and (left.low or 0) > (right.low or 0)
    return is_small and _COUNTS_BEHIND.match(text, right.end, end) is None


def _is_range(text: str, low: int, left: Quantity, right: Quantity) -> bool:
    if left.relation == "range" or right.relation == "range" or right.start < left.end:
        return False
    if not _comparable(left, right):
        return False
    between = text[left.end : right.start]
    before = text[max(low, left.start - 26) : left.start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(before) is not None
    if _OR.fullmatch(between):
        return _is_uncertain(text, left, right)
    from_before = _FROM.search(before) is not None or _FROM.match(text, left.start) is not None
    if from_before:
        if right.relation == "<=" and not between.strip():
            return True
        return _TO.fullmatch(between) is not None or _WORDS_TO.fullmatch(between) is not None
    if not _TO.fullmatch(between):
        return False
    if left.kind in ("percent", "count") and (left.low or 0) > (right.high or right.low or 0):
        return False  # "46%-35%", "54 percent to 46 percent": a vote
    if left.kind in ("measure", "money") and right.kind == "count":
        told_behind = left.end > left.number_end
        if told_behind or (left.low or 0) > (right.high or right.low or 0):
            return False  # "paid 3 million yen to 40 farmers": what and whom
    # "rose 5 percent to 7 percent" and "grew by 200 to 1,500": the change, then the new level
    own_unit = left.end != left.number_end or left.start != left.number_start
    changed = left.change != "none" or _BY.search(before) is not None
    return not (changed and (own_unit or right.kind == "count")) or bool(_DASH.fullmatch(between))


def _is_uncertain(text: str, left: Quantity, right: Quantity) -> bool:
    """ "three or four years": neighbours in words are one uncertain number."""
    first = _SMALL.get(text[left.number_start : left.number_end].lower())
    second = _SMALL.get(text[right.number_start : right.number_end].lower())
    return first is not None and second is not None and second == first + 1


def _comparable(left: Quantity, right: Quantity) -> bool:
    if left.kind == right.kind and left.unit == right.unit:
        return True
    if left.aspect == "age" and right.kind == "count" and right.end == right.number_end:
        return True
    if right.kind == "count" and right.unit is None and left.kind in ("measure", "money"):
        return right.end == right.number_end
    return left.kind == "count" and left.unit is None and right.kind != "ratio"


def _range(text: str, left: Quantity, right: Quantity) -> Quantity:
    scale = _scale(text, right) if _scale(text, left) == 1 else 1.0
    mantissa = (right.high or right.low or 0) / scale
    values = [value for value in (left.low, left.high) if value is not None]
    if scale > 1 and values and values[-1] <= mantissa:
        values = [value * scale for value in values]
    values += [value for value in (right.low, right.high) if value is not None]
    unit_of = left if right.unit is None else right
    return Quantity(
        left.start,
        right.end,
        left.number_start,
        right.number_end,
        min(values),
        max(values),
        "range",
        unit_of.kind if unit_of.kind != "count" else right.kind,
        unit_of.unit,
        left.change,
        right.per or left.per,
        right.rate or left.rate,
        unit_of.aspect,
        [*left.rules, ("relation", "two ends of one range")],
    )


def _scale(text: str, quantity: Quantity) -> float:
    """The scale word that a number ends in ("93 billion"); 1 when it ends in none."""
    written = text[quantity.number_start : quantity.number_end]
    word = written.rsplit(None, 1)[-1].lower().lstrip("0123456789.,-")
    return (
        GROUPS.get(word) or SHORT_SCALES.get(word) or {"m": 1e6, "k": 1e3, "b": 1e9}.get(word, 1.0)
    )


def _same_change(text: str, left: Quantity, right: Quantity) -> None:
    """ "lost 190 points, or 0.6%", "A was down 2.3%, B by 2.6%": one verb for both."""
    if left.change == "none" or right.change != "none" or right.kind == "count":
        return
    between = text[left.end : right.start]
    reworded = _REWORDED.fullmatch(between) is not None
    if reworded or (left.kind == right.kind == "percent" and _ALSO_BY.fullmatch(between)):
        right.change = left.change
        right.rules.append(("change", "the verb of the number before it"))


def _conversion(
    text: str, end: int, left: Quantity, right: Quantity, worth: dict[str | None, str | None]
) -> None:
    """ "more than 100 kilometres (60 miles)", "9 billion shekels ($2.4 billion) a year".

    `worth` remembers which currency was told in which other one earlier in the sentence.
    """
    if right.start < left.end or not _OPEN.fullmatch(text, left.end, right.start):
        return
    closed = text.startswith(")", right.end)
    if left.kind == "measure" and right.kind == "measure":
        if right.relation == "=" and left.relation in ("<", ">", "<=", ">="):
            right.relation = left.relation
            right.low = None if left.low is None else right.low
            right.high = None if left.high is None else right.high
            right.rules.append(("relation", "the bound of the number that it converts"))
        if right.change == "none":
            right.change = left.change
    if left.kind == "count" and right.kind == "money" and closed and left.end == left.number_end:
        if left.unit is None and (left.high or left.low or 0) >= 1000:
            left.kind, left.unit = "money", worth.get(right.unit)
            left.rules.append(("kind", "an amount with its worth in another currency"))
    elif left.kind == right.kind == "money":
        worth[right.unit] = left.unit
    if closed and left.per is None:
        rate = read_rate(text, right.end + 1, end)
        if rate is not None:
            left.per, left.rate = rate.per, (rate.start, rate.end)
