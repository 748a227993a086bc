"""How the words around a date change the days it means: "since", "by the end of", "the rest of".

`None` as the first day is "no beginning told", as the last "no end told"; a span that could
not be resolved is (None, None).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps

from figures.calendar_words import DAY, Span, shift, third_of
from figures.moment import Mention, Moment

OpenSpan = tuple[date | None, date | None]
OpenResolver = Callable[[Moment], OpenSpan]

RUNNING = ("since", "as of", "up to")
"""Bounds that make a count a running total."""


def _on_calendar(resolve: OpenResolver) -> OpenResolver:
    """The same, but nothing where a day lies outside the years 1 to 9999."""

    @wraps(resolve)
    def tried(moment: Moment) -> OpenSpan:
        try:
            return resolve(moment)
        except (ValueError, OverflowError):
            return None, None

    return tried


def plain(mention: Mention) -> OpenResolver:
    """The days of a mention; one side open where it tells only the other."""

    @_on_calendar
    def resolve(moment: Moment) -> OpenSpan:
        span = mention.resolve(moment)
        if span is None:
            return None, None
        first = None if mention.open_start else span[0]
        last = None if mention.open_end else span[1]
        return first, last

    return resolve


def at_edge(inner: OpenResolver, edge: str) -> OpenResolver:
    """The "end", "early" or "rest" of a span."""

    def resolve(moment: Moment) -> OpenSpan:
        first, last = inner(moment)
        if first is None or last is None:
            return first, last
        today = moment.today
        holds_today = today is not None and first <= today <= last
        match edge:
            case "end" | "close":
                return last, last
            case "start" | "beginning":
                return first, first
            case "early" | "mid" | "late":
                return third_of((first, last), edge)
            case "middle":
                return third_of((first, last), "mid")
            case "earlier" if holds_today:
                return first, today
            case "later" | "rest" | "remainder" if holds_today:
                return today, last
        return first, last

    return resolve


def ending(inner: OpenResolver, count: int, unit: str) -> OpenResolver:
    """ "The 12 months to June": `count` units that end with the span."""

    @_on_calendar
    def resolve(moment: Moment) -> OpenSpan:
        last = inner(moment)[1]
        return (shift(last + DAY, -count, unit), last) if last else (None, None)

    return resolve


def bounded(inner: OpenResolver, bound: str) -> OpenResolver:
    """The span with its bound: "since" runs to the day of publication, "by" from it or to it."""

    @_on_calendar
    def resolve(moment: Moment) -> OpenSpan:
        first, last = inner(moment)
        today = moment.today
        match bound:
            case "since":
                return first, today if first and today and first <= today else None
            case "from":
                return first, None
            case "after":
                return (last + DAY if last else None), None
            case "before":
                return None, (first - DAY if first else None)
            case "by" | "until" | "up to" if last and today and last > today:
                return today, last
            case "by" | "until" | "up to" | "as of":
                return None, last
        return first, last

    return resolve


def between(first: Mention, last: Mention) -> OpenResolver:
    """From one mention to another; the first end is sought back from the last."""

    def resolve(moment: Moment) -> OpenSpan:
        until = plain(last)(moment)[1]
        if until is None:
            return None, None
        years: tuple[int | None, ...] = (None,)
        if first.inside is not None and not first.has_year:
            years = (until.year, until.year - 1)
        for year in years:
            since = plain(first)(Moment(until, anchors=moment.anchors, year=year))[0]
            if since and since <= until:
                return since, until
        return None, None

    return resolve


def hull(span: Span | OpenSpan) -> Span | None:
    """A span with both ends, or None."""
    first, last = span
    return (first, last) if first and last else None
