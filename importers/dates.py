"""When an article was published, out of the many ways in which inputs write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from figures.calendar_words import MONTHS
from figures.model import DateSaid

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WRITTEN = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b"
    ),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"),
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)"),
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_EARLIEST = 1600


def parse_published(text: str | None) -> str | None:
    """An ISO 8601 day, or moment where `text` gives one; None when it holds no certain date.

    "03/04/2025" is not certain (March or April), "27/05/2025" is.
    """
    text = (text or "").strip()
    if not text or len(text) > 200:
        return None
    return _iso(text) or _mail(text) or _written(text) or _slashed(text)


def dates_said(*written: tuple[str, str | None]) -> tuple[DateSaid, ...]:
    """Candidates, each as what says it and as it is written there; those that are none go."""
    known = ((where, parse_published(text)) for where, text in written)
    return tuple(DateSaid(where, day) for where, day in known if day)


def believed(dates: Iterable[DateSaid], today: date) -> str | None:
    """The first of these dates that does not lie ahead, else the first; None without any."""
    days = [said.day for said in dates]
    return next((day for day in days if not is_future(day, today)), next(iter(days), None))


def is_month(word: str) -> bool:
    """Whether `word` names a month in English, in full or shortened."""
    return word.lower().rstrip(".") in MONTHS


def is_future(published: str, today: date) -> bool:
    """Whether `published` is later than tomorrow (tomorrow has begun in some time zone)."""
    try:
        return date.fromisoformat(published[:10]) > today + timedelta(days=1)
    except ValueError:
        return False


def date_in_address(url: str | None) -> str | None:
    """The day that an address spells out ("/2025/05/27/"); None when it does not."""
    match = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)", url or "")
    return _day(*map(int, match.groups())) if match else None


def _iso(text: str) -> str | None:
    if not re.match(r"\d{4}-\d\d-\d\d|\d{8}T\d{4}", text):
        return None
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
    except ValueError:
        return None
    return moment.isoformat() if moment.year >= _EARLIEST else None


def _mail(text: str) -> str | None:
    if not re.search(r"\d{4} +\d\d?:\d\d", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(text: str) -> str | None:
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            word = match["month"]
            month = int(word) if word.isdigit() else MONTHS.get(word.lower(), 0)
            if found := _day(int(match["year"]), month, int(match["day"])):
                return found
    return None


def _slashed(text: str) -> str | None:
    match = _SLASHED.search(text)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    if first == second or second > 12:
        return _day(year, first, second)
    return _day(year, second, first) if first > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= _EARLIEST else None
    except ValueError:
        return None
