"""Days and periods in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from figures.printable import printable_line

if TYPE_CHECKING:  # the model takes 12 ms to load, which the first picture does without
    from figures.model import Period

UNRESOLVED = "date unknown"
NOT_SAID = "not said"
UNDATED = "undated"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """A day: "10 Feb 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 day or moment; None when it is neither."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def published_words(published: str | None) -> str:
    """When an article was published: "10 Feb 2025"; "undated" when nothing tells."""
    if not published:
        return UNDATED
    day = day_of(published)
    return day_words(day) if day else printable_line(published)


def span_words(period: Period) -> str:
    """The resolved days of a period, as short as they can be said: "2024", "Mar – May 2023"."""
    start, end = period.start, period.end
    if start is None and end is None:
        return ""
    if period.cumulative and end is not None:
        since = f" since {day_words(start)}" if start else ""
        return f"total as of {day_words(end)}{since}"
    if start is None:
        assert end is not None
        return f"until {day_words(end)}"
    if end is None:
        return f"since {day_words(start)}"
    return _closed(start, end)


def _closed(start: date, end: date) -> str:
    if start == end:
        return day_words(start)
    from_first = start.day == 1
    to_last = end == date.max or (end + timedelta(days=1)).day == 1
    if from_first and to_last:
        if start.month == 1 and end.month == 12:
            return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
        first, last = _MONTHS[start.month - 1], _MONTHS[end.month - 1]
        if start.year != end.year:
            return f"{first} {start.year} – {last} {end.year}"
        return f"{first} {start.year}" if first == last else f"{first} – {last} {end.year}"
    return f"{day_words(start)} – {day_words(end)}"


def period_words(period: Period | None) -> str:
    """A period as written and as understood: "last year = 2024"; "not said" without one."""
    if period is None:
        return NOT_SAID
    written, meant = printable_line(period.text), span_words(period)
    if not meant:
        return f"{written} ({UNRESOLVED})" if written else UNRESOLVED
    if not written or _says_the_same(written, meant):
        return meant
    return f"{written} = {meant}"


def _says_the_same(written: str, meant: str) -> bool:
    words = written.lower().removeprefix("in ").removeprefix("during ")
    return words == meant.lower()
