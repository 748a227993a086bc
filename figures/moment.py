"""The moment an article speaks from, and how words like "May" or "last week" count from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from figures.calendar_words import (
    DAY,
    SEASONS,
    Span,
    make_date,
    month_span,
    months_span,
    shift_span,
    unit_span,
)

_DAYS_OF = {"day": 1, "weekend": 2, "week": 7, "month": 31, "quarter": 92, "year": 366}


@dataclass(slots=True)
class Moment:
    """What relative words are counted from."""

    today: date | None
    """Day of publication; None when not known: relative words then stay unresolved."""
    future: bool = False
    """The clause speaks of what is to come: "in May" is then the next May, not the last."""
    anchors: list[Span] = field(default_factory=list)
    """Spans named earlier in the text, nearest last: what "that year" goes back to."""
    year: int | None = None
    """Year that a day without one belongs to, named by the text around it."""

    def latest(self, at_year: Callable[[int], Span | None]) -> Span | None:
        """The recurring span ("May", "Christmas Day") that is meant, given its form in a year.

        The last one that had begun, or in a future clause the first that has not ended. A day
        after publication counts as begun: time zones and morning papers differ by one.
        """
        if self.year is not None and 1 < self.year < 9999:
            return at_year(self.year)
        if self.today is None or not 12 < self.today.year < 9990:
            return None
        years = range(self.today.year - 8, self.today.year + 9)
        spans = [span for span in map(at_year, years) if span]
        if self.future:
            return next((span for span in spans if span[1] >= self.today), None)
        begun = [span for span in spans if span[0] <= self.today + DAY]
        return begun[-1] if begun else None

    def finished(self, at_year: Callable[[int], Span | None]) -> Span | None:
        """Like `latest`, for a quarter or half of the year: the last one that was over."""
        if self.today is None or self.future or self.year is not None:
            return self.latest(at_year)
        spans = (at_year(self.today.year - step) for step in (0, 1))
        return next((span for span in spans if span and span[1] <= self.today), None)

    def month(self, month: int) -> Span | None:
        """The month meant by its bare name."""
        return self.latest(lambda year: month_span(year, month))

    def day(self, month: int, day: int) -> Span | None:
        """The day meant by "9 February"."""
        return self.latest(lambda year: single(make_date(year, month, day)))

    def weekday(self, number: int, which: str = "") -> Span | None:
        """The day meant by "Tuesday", "last Tuesday", "next Tuesday"."""
        if self.today is None:
            return None
        back = (self.today.weekday() - number) % 7
        if which in ("next", "coming", "following") or (self.future and which != "last"):
            ahead = -back % 7
            return single(self.today + DAY * (ahead or (7 if which else 0)))
        return single(self.today - DAY * (back or (7 if which == "last" else 0)))

    def season(self, name: str, which: str = "") -> Span | None:
        """The season meant by "last summer", "this winter", "the summer"."""
        if self.today is None:
            return None
        spans = [season_span(name, self.today.year + step) for step in (-2, -1, 0, 1)]
        today = self.today
        if which == "last":
            return [span for span in spans if span[1] < today][-1]
        if which in ("next", "coming"):
            return next((span for span in spans if span[0] > today), None)
        if which == "this":
            return min(spans, key=lambda span: abs((span[0] + (span[1] - span[0]) / 2) - today))
        return self.latest(lambda year: season_span(name, year))

    def unit(self, unit: str, step: int) -> Span | None:
        """The calendar unit that holds today, moved by `step`: -1 is "last year"."""
        if self.today is None:
            return None
        return shift_span(unit_span(self.today, unit), step, unit)

    def anchored(self, unit: str, step: int) -> Span | None:
        """The unit that holds the last span named before ("that year"), moved by `step`.

        None when nothing named before is as short as the unit: "that month" after a mere
        year says nothing.
        """
        limit = _DAYS_OF.get(unit, 10_000)
        for span in reversed(self.anchors):
            if (span[1] - span[0]).days < limit:
                return shift_span(unit_span(span[0], unit), step, unit)
        return None


@dataclass(slots=True)
class Mention:
    """Words that name a time by themselves ("May", "last week"), not yet resolved."""

    start: int
    end: int
    grain: str
    """"day", "week", "month", "quarter", "season", "year" or "window" (a stretch of time)."""
    resolve: Callable[[Moment], Span | None]
    inside: Callable[[Span], Span | None] | None = None
    """The days meant when a larger span is named with it ("May" + "of last year")."""
    has_year: bool = False
    """The year stands in the words themselves."""
    is_range: bool = False
    """Both ends stand in the words ("3 to 9 May")."""
    open_end: bool = False
    """Only the beginning is told ("in the coming weeks")."""
    open_start: bool = False
    """Only the end is told ("in recent years")."""


def single(day: date | None) -> Span | None:
    """A span of one day."""
    return (day, day) if day else None


def season_span(name: str, year: int) -> Span:
    """The season that begins in a year; winter runs on into the next."""
    return months_span(year, SEASONS[name], 3)
