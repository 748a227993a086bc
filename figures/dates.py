"""Dates that stand in a text by name or number: "26 May 2025", "Sept. 3", "the 1990s", "Q1".

Numeric dates: year first is ISO, dots are day first, slashes are month first unless the first
number is above 12 or the article holds another slashed date that can only be day first.

Split years: "2012-13" alone is both calendar years; as a season, school or fiscal year it runs
from July to June. "Fiscal 2019" alone is taken as the calendar year of its name, since where
a fiscal year begins differs by country and company.
"""

from __future__ import annotations

import re
from datetime import date

from figures.calendar_words import (
    MONTHS,
    NUMERALS,
    SEASONS,
    WEEKDAYS,
    Span,
    make_date,
    month_span,
    months_span,
    unit_span,
    year_span,
)
from figures.moment import Mention, season_span, single

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
YEAR = r"(?:1[89]|20)\d\d"
_SEASON = rf"(?:{'|'.join(SEASONS)})"
_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|final|last)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|\bto\b|\band\b|\bthrough\b)\s?"
_CLOSE = r"(?!\w|[.,]\d)"
_NUMERAL = rf"(?:\d{{1,2}}|{'|'.join(NUMERALS)})"

FORMS = {
    "iso": rf"{YEAR}-\d\d-\d\d{_CLOSE}",
    "dotted": rf"\d{{1,2}}\.\d{{1,2}}\.{YEAR}{_CLOSE}",
    "slashed": rf"\d{{1,2}}/\d{{1,2}}/(?:{YEAR}|\d\d){_CLOSE}",
    "day_month": rf"(?:{_DAY}{_TO})?{_DAY}\s(?:of\s)?{MONTH}(?!\w)(?:,?\s{YEAR}{_CLOSE})?",
    "month_year": rf"{MONTH}(?:,|\sof)?\s{YEAR}{_CLOSE}",
    "month_day": rf"{MONTH}\s{_DAY}(?:{_TO}{_DAY})?(?![\w%]|[.,:]\d)(?:,?\s{YEAR}{_CLOSE})?",
    "month": rf"{MONTH}(?!\w)",
    "weekday": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!s?\w)",
    "fiscal": rf"(?:fiscal|financial)(?:\syear)?\s{YEAR}(?:[-–/]\d\d(?:\d\d)?)?{_CLOSE}"
    rf"|fy\s?(?:{YEAR}|\d\d){_CLOSE}",
    "split_year": rf"{YEAR}[-–/](?:{YEAR}|\d\d){_CLOSE}"
    r"(?:(?:\s[a-z]+)??\s(?:season|campaign|winter|(?:school|academic|fiscal|financial)\syear)\b)?",
    "decade": r"(?:1[89]|20)\d0s\b|\d0s\b",
    "century": r"\d{1,2}(?:st|nd|rd|th)[\s-]century",
    "quarter": rf"{_NTH}[\s-](?:quarter|half)\b(?![\s-]final)"
    rf"|[qh][1-4](?:\s{YEAR})?{_CLOSE}",
    "part_of": rf"(?:first|last|final)\s{_NUMERAL}\s(?:months|weeks|days)(?=\sof\b)",
    "season_year": rf"{_SEASON}\s(?:of\s)?{YEAR}(?:[-–/]\d\d)?{_CLOSE}",
    "season": rf"{_SEASON}\b",
    "year": rf"{YEAR}{_CLOSE}",
}
_NUMBER = re.compile(r"\d+")
MONTH_NAME = re.compile(MONTH)
_YEAR = re.compile(rf"{YEAR}")


def read_date(form: str, words: str, start: int, *, day_first: bool = False) -> Mention | None:
    """The mention of a matched form of `FORMS`; None when the calendar has no such date.

    `words` is in lower case; `day_first` says how an ambiguous slashed date is read.
    """
    mention = Mention(start, start + len(words), "year", lambda _: None)
    span: Span | None = None
    match form:
        case "iso" | "dotted" | "slashed":
            mention.grain = "day"
            span = single(_numeric(form, words, day_first))
        case "day_month" | "month_day":
            return _days_of_month(mention, words)
        case "month" | "month_year":
            return _month(mention, words)
        case "weekday":
            number = WEEKDAYS[words]
            mention.grain = "day"
            mention.resolve = lambda moment: moment.weekday(number)
            return mention
        case "season" | "season_year":
            return _season(mention, words)
        case "quarter" | "part_of":
            return _part_of_year(mention, words)
        case "year":
            span = year_span(int(words))
        case _:
            span = _years(form, words)
    if span is None:
        return None
    fixed = span
    mention.resolve = lambda _: fixed
    mention.has_year = True
    return mention


def _numeric(form: str, words: str, day_first: bool) -> date | None:
    first, second, third = (int(number) for number in _NUMBER.findall(words))
    if form == "iso":
        return make_date(first, second, third)
    year = third if third > 99 else 2000 + third if third < 70 else 1900 + third
    if form == "dotted" or first > 12 or (day_first and second <= 12):
        return make_date(year, second, first)
    return make_date(year, first, second)


def _days_of_month(mention: Mention, words: str) -> Mention | None:
    month = MONTHS[MONTH_NAME.search(words).group().rstrip(".")]  # type: ignore[union-attr]
    numbers = [int(number) for number in _NUMBER.findall(words)]
    year = numbers.pop() if numbers[-1] > 99 else None
    first, last = numbers[0], numbers[-1]
    if not 1 <= first <= last <= 31:
        return None

    def in_year(year: int) -> Span | None:
        low, high = make_date(year, month, first), make_date(year, month, last)
        return (low, high) if low and high else None

    mention.grain = "day"
    mention.has_year = year is not None
    mention.is_range = first < last
    if year is not None:
        fixed = in_year(year)
        mention.resolve = lambda _: fixed
        return mention if fixed else None
    mention.inside = lambda span: in_year(span[0].year)
    mention.resolve = lambda moment: moment.latest(in_year)
    return mention


def _month(mention: Mention, words: str) -> Mention:
    month = MONTHS[MONTH_NAME.search(words).group().rstrip(".")]  # type: ignore[union-attr]
    year = _YEAR.search(words)
    mention.grain = "month"
    mention.has_year = year is not None
    if year:
        fixed = month_span(int(year.group()), month)
        mention.resolve = lambda _: fixed
    else:
        mention.inside = lambda span: month_span(span[0].year, month)
        mention.resolve = lambda moment: moment.month(month)
    return mention


def _season(mention: Mention, words: str) -> Mention:
    name = words.split()[0]
    year = _YEAR.search(words)
    mention.grain = "season"
    mention.has_year = year is not None
    if year:
        fixed = season_span(name, int(year.group()))
        mention.resolve = lambda _: fixed
    else:
        mention.inside = lambda span: season_span(name, span[0].year)
        mention.resolve = lambda moment: moment.season(name)
    return mention


def _part_of_year(mention: Mention, words: str) -> Mention | None:
    """Quarters, halves, "the first nine months": parts of the year named with them, or not."""
    year = _YEAR.search(words)
    nth = re.split(r"[\s-]", words)[0]
    from_end = nth in ("final", "last")
    if words[0] in "qh" and words[1].isdigit():
        number, length = int(words[1]), 3 if words[0] == "q" else 6
    elif words.endswith(("quarter", "half")):
        length = 3 if words.endswith("quarter") else 6
        number = 12 // length if from_end else NUMERALS.get(nth, 4)
    else:
        return _leading_part(mention, words, from_end)
    if number * length > 12:
        return None

    def in_year(year: int) -> Span:
        return months_span(year, (number - 1) * length + 1, length)

    mention.grain = "quarter"
    mention.has_year = year is not None
    if year:
        fixed = in_year(int(year.group()))
        mention.resolve = lambda _: fixed
    else:
        mention.inside = lambda span: in_year(span[0].year)
        mention.resolve = lambda moment: moment.finished(in_year)
    return mention


def _leading_part(mention: Mention, words: str, from_end: bool) -> Mention | None:
    _, count, unit = words.split()
    number = int(count) if count.isdigit() else NUMERALS[count]
    unit = unit.rstrip("s")
    if unit == "month" and number > 12:
        return None

    def inside(span: Span) -> Span | None:
        first, last = span
        if unit == "month":
            at = last.month - number + 1 if from_end else first.month
            part = months_span(last.year if from_end else first.year, at, number)
        else:
            days = number * (7 if unit == "week" else 1) - 1
            whole = unit_span(first, "day")[0].toordinal()
            low = last.toordinal() - days if from_end else whole
            part = date.fromordinal(low), date.fromordinal(low + days)
        return part if first <= part[0] and part[1] <= last else None

    mention.grain = "window"
    mention.inside = inside
    return mention


def _years(form: str, words: str) -> Span | None:
    """Spans of several years: decades, centuries, "2012-13", fiscal years."""
    numbers = [int(number) for number in _NUMBER.findall(words)]
    first = numbers[0]
    if form == "decade":
        first += 0 if first > 99 else 1900 if first >= 30 else 2000
        return date(first, 1, 1), date(first + 9, 12, 31)
    if form == "century":
        if not 1 <= first <= 90:
            return None
        return date(first * 100 - 99, 1, 1), date(first * 100, 12, 31)
    if form == "fiscal" and len(numbers) == 1:
        return year_span(first if first > 99 else 2000 + first)
    last = numbers[1] if numbers[1] > 99 else first // 100 * 100 + numbers[1]
    if not first < last < 2100:
        return None
    if words.endswith("winter"):
        return season_span("winter", first)
    if form == "fiscal" or words[-1].isalpha():
        return months_span(first, 7, 12)
    return date(first, 1, 1), date(last, 12, 31)
