"""The days an article names: what a report of a trial shares with the first reports, years on."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from figures.calendar_words import MONTHS, make_date
from figures.dates import MONTH, YEAR

MOST = 12
"""Most days that are kept of an article: those named most often, then those named first."""
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_FORMS = re.compile(
    rf"\b(?-i:(?=[JFMASOND\d]))(?:(?P<month>{MONTH})\s{_DAY.format('day')}(?![\w%]|[.,:]\d)"
    rf"|{_DAY.format('first')}\s(?:of\s)?(?P<second>{MONTH})(?!\w))(?:,?\s(?P<year>{YEAR})\b)?",
    re.IGNORECASE,
)


def days_named(text: str, published: date | None) -> tuple[int, ...]:
    """Ordinals of the past days that a text names ("Nov. 22", "5 May 2019"), ascending.

    A day without a year is the last one before the article was published, and nothing when that
    is not known.

    >>> days_named("It burned on Nov. 22 and on 5 May 2019.", date(2020, 1, 3))
    (737184, 737385)
    """
    found: Counter[int] = Counter()
    for match in _FORMS.finditer(text):
        name = match["month"] or match["second"]
        if not name[0].isupper():
            continue  # "may 20 people come?"
        month = MONTHS[name.lower().rstrip(".")]
        day = int(match["day"] or match["first"])
        named = _last(month, day, published) if not match["year"] else None
        if match["year"]:
            named = make_date(int(match["year"]), month, day)
        if named is not None and (published is None or named <= published):
            found[named.toordinal()] += 1
    return tuple(sorted(named for named, _ in found.most_common(MOST)))


def _last(month: int, day: int, published: date | None) -> date | None:
    """The last such day up to the one of publication."""
    if published is None:
        return None
    this_year = make_date(published.year, month, day)
    if this_year is not None and this_year <= published:
        return this_year
    return make_date(published.year - 1, month, day)
