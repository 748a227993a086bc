"""Tests that explain a difference by time: other periods, a birthday, a count that went on."""

from __future__ import annotations

import re
from datetime import UTC, timedelta

from figures.entries import is_age_of_person
from figures.families import DEEDS, GOING_ON
from figures.findings import REVISED, RISEN, Finding, PairFacts, day_of, moment_of, written
from figures.interval import value_of
from figures.measures import size_of
from figures.model import Claim, Period
from figures.pair_tests import hedge_test
from figures.vocabulary import HARM, RUNNING

BIRTHDAY = timedelta(days=21)
"""Less time than this between two articles, and a birthday is no likely explanation."""
HOUR = timedelta(hours=1)
"""Less time than this between two reports, and a count may as well be disputed as have risen."""
NEWS = 31
"""Days between two articles from which on a value without a time may simply have changed."""
LONG = 27
"""Days from the first to the last of a February, the shortest month: no day of an event."""

_FROM = re.compile(
    r"\b(?:up|down|r[io]ses?|risen|rising|climb(?:s|ed|ing)|jump(?:s|ed|ing)|gr(?:ew|own|owing)|"
    r"raised|revised|increas(?:ed|ing)|lowered|corrected)(?: \w+){0,2} from (?:(?:an?|the|earlier|"
    r"previous(?:ly)?|initial(?:ly)?|first|toll|count|number|figure|of|at|least|about|some|"
    r"reported) )*$",
    re.IGNORECASE,
)
"""What stands before a number from which a count moved: "up from an earlier toll of 9"."""


def period_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Do they speak of different times?"""
    if is_age_of_person(a.figure) and is_age_of_person(b.figure):
        return _birthday(a, b)
    ours, theirs = a.figure.period, b.figure.period
    for part, total in ((a, b), (b, a)):
        if day := _within_total(part, total, facts):
            words = f"{written(part)} is for {_when(day)}, a part of the time of {written(total)}"
            return Finding("different-period", words)
    if facts.deed in HARM and "@" not in facts.topic:
        return Finding(None, "one affair, whatever the days")
    for part, whole in ((a, b), (b, a)):
        if spans := _within_span(part, whole):
            words = f"{written(part)} is for {_when(spans[0])}, a part of {_when(spans[1])}"
            return Finding("different-period", words)
    for done, to_come in ((a, b), (b, a)):
        if over := _over_before(done, to_come):
            return Finding(
                "different-period",
                f"{written(done)} is for {_when(over)} as reported, "
                f"{written(to_come)} is still to come",
            )
    long = _length(ours) >= LONG or _length(theirs) >= LONG
    if ours and theirs and _disjoint(ours, theirs) and long:
        return Finding(
            "different-period",
            f"{written(a)} is for {_when(ours)}, {written(b)} for {_when(theirs)}",
        )
    days = _days_between(a, b)
    common = ours and theirs and not _disjoint(ours, theirs)
    if facts.deed == "about" and days is not None and days > NEWS and not common:
        words = f"{days} days lie between the articles, and they name no time in common"
        return Finding("different-period", words)
    if ours is None or theirs is None:
        return Finding(None, "no two periods to compare")
    if _disjoint(ours, theirs):
        return Finding(None, f"days differ ({_when(ours)}; {_when(theirs)}), which tells little")
    if _same_span(ours, theirs):
        year = "year" if _when(ours).isdigit() else "time"
        return Finding(None, f"same {year} {_when(ours)}")
    return Finding(None, f"times overlap ({_when(ours)}; {_when(theirs)})")


def running_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Did a running count move on between the two?"""
    cumulative = any(c.figure.period and c.figure.period.cumulative for c in (a, b))
    goes_on = facts.deed == "about" and any(_goes_on(claim) for claim in (a, b))
    running = facts.deed in RUNNING or cumulative or "reward" in facts.topic
    if not running and not goes_on:
        return Finding(None, "not a running count")
    for now, before in ((a, b), (b, a)):
        if _moved_from(now, before, facts):
            words = f"the article with {written(now)} gives {written(before)} as the earlier count"
            return Finding("update", words)
    first, last = sorted((a, b), key=as_of)
    if hedge_test(a, b, facts).verdict and first.figure.relation not in (">", ">="):
        return Finding(None, "the values meet")
    rises = (size_of(last.figure) or 0) > (size_of(first.figure) or 0)
    dated = day_of(first), day_of(last)
    days = (dated[1] - dated[0]).days if dated[0] and dated[1] else None
    revised = REVISED.search(last.figure.quote) or (
        days == 0 and REVISED.search(first.figure.quote)
    )
    if (days or _is_for_later(last, first)) and (rises or revised):
        moved = "a revision says so" if revised and not rises else "the count went on"
        when = "is for a later day than"
        if days and days > 0:
            when = f"was published {days} day{'s' * (days != 1)} after"
        return Finding("update", f"{written(last)} {when} {written(first)}: {moved}")
    if revised:
        return Finding(
            "update", f"one text speaks of a revised count: {written(first)}, {written(last)}"
        )
    if days == 0 and rises and (moved := _within_the_day(first, last, facts)):
        return Finding("update", moved)
    if days is None:
        return Finding(None, "a running count, but not dated")
    return Finding(None, "published the same day" if not days else "the later count is lower")


def _moved_from(now: Claim, before: Claim, facts: PairFacts) -> bool:
    """Whether the sentence of a count says from which number it moved: "14 dead, up from 9"."""
    value = value_of(before.figure)
    return any(
        other.article == now.article
        and other.figure.sentence == now.figure.sentence
        and value_of(other.figure) == value
        and _FROM.search(other.figure.quote[: other.figure.start - other.figure.sentence[0]])
        for other in facts.beside
    )


def _is_for_later(last: Claim, first: Claim) -> bool:
    """Whether both are totals up to a day, and the one up to a later day than the other."""
    ends = [p.end if (p := c.figure.period) and p.cumulative else None for c in (first, last)]
    return bool(ends[0] and ends[1] and ends[0] < ends[1])


def _within_the_day(first: Claim, last: Claim, facts: PairFacts) -> str:
    """How a count went on within one day, in words; "" when nothing says so.

    By the time of publication, and of those within an hour by a report that says it rose.
    """
    moments = moment_of(first), moment_of(last)
    if moments[0] is None or moments[1] is None:
        return ""
    if (moments[0].tzinfo is None) != (moments[1].tzinfo is None):
        return ""
    passed = moments[1] - moments[0]
    told = (last.title or "", last.figure.quote, *_said_beside(last, facts))
    if passed < HOUR and not any(RISEN.search(words) for words in told):
        return ""
    minutes = passed // timedelta(minutes=1)
    after = f"{minutes} minutes" if passed < 2 * HOUR else f"{passed // HOUR} hours"
    return f"{written(last)} was published {after} after {written(first)}: the count went on"


def _said_beside(claim: Claim, facts: PairFacts) -> list[str]:
    return [other.figure.quote for other in facts.beside if other.article == claim.article]


def _goes_on(claim: Claim) -> bool:
    action = claim.figure.action or ""
    return DEEDS.get(action, action) in GOING_ON


def _days_between(a: Claim, b: Claim) -> int | None:
    one, other = day_of(a), day_of(b)
    return None if one is None or other is None else abs((one - other).days)


def _birthday(a: Claim, b: Claim) -> Finding:
    days = [day_of(a), day_of(b)]
    if days[0] is None or days[1] is None:
        return Finding(None, "not both articles are dated")
    first, last = sorted((a, b), key=as_of)
    passed = abs(days[0] - days[1])
    older = (value_of(last.figure) or 0) - (value_of(first.figure) or 0)
    if older > 0 and passed >= BIRTHDAY and older <= passed.days / 365.25 + 1:
        return Finding(
            "update", f"{passed.days} days lie between the articles, and so may a birthday"
        )
    return Finding(None, f"{passed.days} days between the articles do not explain the difference")


def _within_total(part: Claim, total: Claim, facts: PairFacts) -> Period | None:
    """The days of a lower number in the time of a total that began before; None without such.

    The dead and the hurt are mostly of one day, from which a total without a beginning counts.
    """
    inner, outer = part.figure.period, total.figure.period
    if inner is None or outer is None or inner.cumulative or not outer.cumulative:
        return None
    if not (inner.start and inner.end and outer.end):
        return None
    began = outer.start < inner.start if outer.start else facts.deed not in HARM
    within = began and inner.end <= outer.end
    lower = (size_of(part.figure) or 0) < (size_of(total.figure) or 0)
    return inner if within and lower else None


def _within_span(part: Claim, whole: Claim) -> tuple[Period, Period] | None:
    """Two spans of a month or more, the one a part of the other and its number no larger.

    A share or a rate of a part may be the higher one.
    """
    inner, outer = part.figure.period, whole.figure.period
    if inner is None or outer is None or not (inner.start and inner.end):
        return None
    within = outer.start and outer.end and outer.start <= inner.start and inner.end <= outer.end
    if not within or not LONG <= _length(inner) < _length(outer):
        return None
    lower = (size_of(part.figure) or 0) < (size_of(whole.figure) or 0)
    return (inner, outer) if lower or part.figure.kind in ("percent", "ratio") else None


def _over_before(done: Claim, to_come: Claim) -> Period | None:
    """The time that was over when the other number was still planned; None when it was not."""
    period, planned = done.figure.period, to_come.figure
    day = day_of(to_come)
    over = period is not None and period.end is not None and day is not None and period.end < day
    later = (
        planned.period is None
        or planned.period.end is None
        or (day is not None and planned.period.end >= day)
    )
    planned_only = planned.status == "planned" and done.figure.status != "planned"
    return period if over and planned_only and later else None


def as_of(claim: Claim) -> tuple[str, float, str]:
    """Sorts claims by the day that a running count is for, else by when they were published."""
    period = claim.figure.period
    end = period.end.isoformat() if period and period.cumulative and period.end else ""
    moment = moment_of(claim)
    seconds = 0.0 if moment is None else moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    return (end or claim.published or "9999")[:10], seconds, claim.article


def _disjoint(a: Period, b: Period) -> bool:
    return bool((a.end and b.start and a.end < b.start) or (b.end and a.start and b.end < a.start))


def _same_span(a: Period, b: Period) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def _length(period: Period | None) -> int:
    if period is None or period.start is None or period.end is None:
        return 0
    return (period.end - period.start).days


def _when(period: Period) -> str:
    if period.start and period.end:
        start, end = period.start, period.end
        if (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year):
            return str(start.year)
        if start == end:
            return start.isoformat()
        return f"{start.isoformat()} to {end.isoformat()}"
    return f"“{period.text}”"
