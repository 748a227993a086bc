"""Numbers of one article that can be recomputed from each other: shares, multiples, rates, sums.

A check never changes a verdict: it is a note beside the question, with its computation. What
does not add up is said so only where the sentence itself ties the numbers together ("from A to
B, a tenfold increase"); anywhere else numbers that do not fit are simply about other things.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from figures.interval import Interval, committed, value_of
from figures.model import Claim, Figure

Outcome = Literal["consistent", "implied value", "part of", "does not add up"]

_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}
_FROM = re.compile(r"\bfrom\s+(?:\w+ ){0,2}$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:\w+ ){0,2}$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?::|[-–—]{1,2}|\()\s*$")
_WORTH_A_SHARE = 20
"""A share of fewer is read at a glance: "one of four" needs no 25.0 %."""
_TOLERANCE = 0.06
"""Share by which a recomputed multiple may miss a stated one that is rounded to a whole."""


@dataclass(frozen=True, slots=True)
class Check:
    """One computation over figures of an article."""

    claims: tuple[str, ...]
    """Ids of the claims it uses."""
    outcome: Outcome
    words: str
    """The computation, for a reader."""


def notes_of(claims: Sequence[Claim], beside: Sequence[Claim] = ()) -> tuple[str, ...]:
    """Words of the checks that use one of `claims`; `beside` are other claims of their articles."""
    ours = {claim.id for claim in claims}
    known = {claim.id: claim for claim in (*claims, *beside)}
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in known.values():
        by_article[claim.article].append(claim)
    return tuple(
        dict.fromkeys(
            check.words
            for article in sorted(by_article)
            if len(by_article[article]) > 1  # every check is of two figures at least
            for check in _checks(tuple(by_article[article]))
            if not ours.isdisjoint(check.claims)
        )
    )


@lru_cache(maxsize=1_000)
def _checks(claims: tuple[Claim, ...]) -> Sequence[Check]:
    """The checks of an article, remembered: its questions are built anew with every other one."""
    return checks_of(claims)


def checks_of(claims: Sequence[Claim]) -> list[Check]:
    """Everything that can be recomputed among the claims of one article."""
    ordered = sorted(claims, key=lambda claim: claim.figure.start)
    starts = {claim.figure.start: claim for claim in ordered}
    sentences: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in ordered:
        sentences[claim.figure.sentence].append(claim)
    found = [check for claim in ordered for check in _share(claim, starts, sentences)]
    for together in sentences.values():
        change = list(_change(together))
        found += change or list(_implied(together))
        found += _sum(together)
    return found


def _share(
    part: Claim, starts: dict[int, Claim], sentences: dict[tuple[int, int], list[Claim]]
) -> Iterator[Check]:
    whole = starts.get(part.figure.part_of) if part.figure.part_of is not None else None
    if whole is None:
        return
    less, more = _exact(part.figure), _exact(whole.figure)
    if less is None or not more or part.figure.kind != whole.figure.kind:
        return
    if less > more:
        words = f"{_say(less)} is said to be a part of {_say(more)}, which is less"
        yield Check((part.id, whole.id), "does not add up", words)
        return
    share = 100 * less / more
    words = f"{_say(less)} of {_say(more)} is {share:.1f} %"
    stated = [c for c in sentences[part.figure.sentence] if c.figure.kind == "percent"]
    if len(stated) == 1 and stated[0].figure.change == "none":
        holds = _near(committed(stated[0].figure), share, 0.5)
        outcome: Outcome = "consistent" if holds else "does not add up"
        told = f"stated as {stated[0].figure.surface}: {'holds' if holds else 'does not add up'}"
        yield Check((part.id, whole.id, stated[0].id), outcome, f"{words}, {told}")
    elif more >= _WORTH_A_SHARE:
        yield Check((part.id, whole.id), "part of", words)


def _change(claims: Sequence[Claim]) -> Iterator[Check]:
    """ "from 300 a month to over 100 per day", "more than tenfold"."""
    before = next((c for c in claims if _FROM.search(_text_before(c.figure))), None)
    after = next(
        (
            c
            for c in claims
            if before
            and c.figure.start > before.figure.start
            and _TO.search(_text_before(c.figure))
        ),
        None,
    )
    stated = next((c for c in claims if _factor(c.figure) is not None), None)
    if before is None or after is None or stated is None or before.figure.kind != after.figure.kind:
        return
    first, last = value_of(before.figure), value_of(after.figure)
    scale = _rate_scale(after.figure.per, before.figure.per)
    if not first or last is None or scale is None:
        return
    times = last * scale / first
    factor = _factor(stated.figure)
    holds = factor is not None and _near(factor, times, _TOLERANCE * times)
    rate = ""
    if scale != 1.0:
        rate = f"{_say(last)} a {after.figure.per} is about {_rough(last * scale, 3)} a "
        rate += f"{before.figure.per}, "
    told = f"{rate}{_say(round(times, 1))} times {_say(first)}"
    verdict = "holds" if holds else "does not add up"
    words = f"“{stated.figure.surface}”: {told}: {verdict}"
    outcome: Outcome = "consistent" if holds else "does not add up"
    yield Check((before.id, after.id, stated.id), outcome, words)


def _implied(claims: Sequence[Claim]) -> Iterator[Check]:
    """ "13,221 entered, a twelve-fold increase from the previous year"."""
    for stated in claims:
        factor = _factor(stated.figure)
        if factor is None or factor.low != factor.high or not factor.low:
            continue
        counts = [
            c
            for c in claims
            if c.figure.kind in ("count", "money")
            and c.figure.start < stated.figure.start
            and c.figure.low == c.figure.high
            and c.figure.part_of is None
        ]
        if len(counts) == 1 and (value := value_of(counts[0].figure)):
            when = _period_before(counts[0].figure)
            words = (
                f"{_say(value)} after a {stated.figure.surface} implies about "
                f"{_rough(value / factor.low, 2)}{when}"
            )
            yield Check((counts[0].id, stated.id), "implied value", words)


def _sum(claims: Sequence[Claim]) -> Iterator[Check]:
    """ "five people: two women and three men"."""
    counts = [c for c in claims if c.figure.kind == "count" and c.figure.per is None]
    starts = [c.figure.start for c in counts]
    for whole in claims:
        behind = bisect_right(starts, whole.figure.start)
        if whole.figure.kind != "count" or len(counts) - behind < 2:
            continue
        sentence_start = whole.figure.sentence[0]
        gap = whole.figure.quote[
            whole.figure.end - sentence_start : starts[behind] - sentence_start
        ]
        parts = counts[behind:] if _LISTED.match(gap) else []
        values = [value_of(c.figure) for c in parts]
        total = value_of(whole.figure)
        exact = all(c.figure.relation == "=" for c in (whole, *parts))
        if not parts or not exact or total is None or None in values:
            continue
        reached = sum(value for value in values if value is not None)
        terms = " + ".join(_say(value) for value in values if value is not None)
        ids = (whole.id, *(c.id for c in parts))
        if reached == total:
            yield Check(ids, "consistent", f"{terms} = {_say(total)}: holds")
        elif reached > total:
            yield Check(ids, "does not add up", f"{terms} = {_say(reached)}, not {_say(total)}")


def _exact(figure: Figure) -> float | None:
    return figure.low if figure.low == figure.high else None


def _factor(figure: Figure) -> Interval | None:
    """By how much something changed, as a multiple; None when the figure tells no change."""
    if figure.change == "none":
        return None
    if figure.kind == "ratio":
        return committed(figure) if figure.relation != "=" else _point(value_of(figure))
    if figure.kind == "percent" and (value := value_of(figure)) is not None:
        factor = 1 + value / 100 if figure.change == "up" else 1 - value / 100
        return _point(factor) if factor > 0 else None
    return None


def _point(value: float | None) -> Interval | None:
    return None if value is None else Interval(value, value)


def _rate_scale(per: str | None, to: str | None) -> float | None:
    """What a rate per `per` is multiplied with to be one per `to`; None when it cannot be."""
    if per == to:
        return 1.0
    if per in _DAYS and to in _DAYS:
        return _DAYS[to] / _DAYS[per]
    return None


def _near(allowed: Interval, value: float, slack: float) -> bool:
    return Interval(value - slack, value + slack).meets(allowed)


def _text_before(figure: Figure) -> str:
    return figure.quote[: figure.start - figure.sentence[0]][-30:]


def _period_before(figure: Figure) -> str:
    period = figure.period
    if period and period.start and period.end and (period.end - period.start).days in (364, 365):
        return f" in {period.start.year - 1}" if period.start.month == 1 else " the year before"
    return " before"


def _say(value: float) -> str:
    return f"{value:,.10g}"


def _rough(value: float, digits: int) -> str:
    return f"{float(f'{value:.{digits}g}'):,.10g}"
