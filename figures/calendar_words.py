"""Words of the calendar, and spans of days made of them.

A span is (first day, last day), both included. Nothing here knows today's date.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season: the meteorological seasons of the northern hemisphere."""
NUMERALS = {
    name: number
    for number, names in enumerate(
        (
            "a an one first 1st",
            "two second 2nd couple both",
            "three third 3rd",
            "four fourth 4th",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve dozen",
        ),
        start=1,
    )
    for name in names.split()
}
DAY = timedelta(days=1)


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> Span:
    """The whole month; months beyond 1 to 12 count on into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_span(year: int) -> Span:
    """The whole calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_span(day: date) -> Span:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_span(year: int, month: int, length: int) -> Span:
    """`length` whole months from the given one on: quarters, halves, seasons."""
    return month_span(year, month)[0], month_span(year, month + length - 1)[1]


def unit_span(day: date, unit: str) -> Span:
    """The calendar unit ("week", "quarter") that holds a day; the day itself for "day"."""
    match unit:
        case "week":
            return week_span(day)
        case "weekend":
            saturday = week_span(day)[0] + timedelta(days=5)
            return saturday, saturday + DAY
        case "month":
            return month_span(day.year, day.month)
        case "quarter":
            return months_span(day.year, (day.month - 1) // 3 * 3 + 1, 3)
        case "half":
            return months_span(day.year, 1 if day.month < 7 else 7, 6)
        case "year":
            return year_span(day.year)
        case "decade":
            first = day.year // 10 * 10
            return date(max(first, 1), 1, 1), date(first + 9, 12, 31)
        case "century":
            first = (day.year - 1) // 100 * 100 + 1
            return date(first, 1, 1), date(first + 99, 12, 31)
    return day, day


def shift(day: date, count: int, unit: str) -> date:
    """The day `count` units later (earlier when negative), kept inside its month's length.

    Raises OverflowError or ValueError beyond the years 1 to 9999.
    """
    days = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
    if unit in days:
        return day + timedelta(days=round(count * days[unit]))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
    first, last = month_span(day.year, day.month + count * months[unit])
    return first.replace(day=min(day.day, last.day))


def shift_span(span: Span, count: int, unit: str) -> Span:
    """Both ends moved; a span of whole months stays one."""
    first, last = shift(span[0], count, unit), shift(span[1], count, unit)
    if span[0].day == 1 and span[1] == month_span(span[1].year, span[1].month)[1]:
        last = month_span(last.year, last.month)[1] if unit not in ("day", "week") else last
    return first, last


def third_of(span: Span, which: str) -> Span:
    """The "early", "mid" or "late" third of a span, in whole years or months
    where it is long enough."""
    first, last = span
    index = {"early": 0, "mid": 1, "late": 2}[which]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > 1:
        step = 12 if months % 12 == 0 and months > 12 else 1
        low, high = (_cut(months // step, part) * step for part in (index, index + 1))
        return months_span(first.year, first.month + low, max(high - low, 1))
    days = (last - first).days + 1
    if days < 3:
        return span
    low, high = (_cut(days, part) for part in (index, index + 1))
    return first + timedelta(days=low), first + timedelta(days=max(high - 1, low))


def _cut(length: int, part: int) -> int:
    """Where the third number `part` of a length begins; the first gets what does not divide."""
    return -(-length // 3) if part == 1 else round(length * part / 3)
