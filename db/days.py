"""Row ids of articles: made of their dates, so that "newest first" is the order of the index."""

from __future__ import annotations

from datetime import date

PER_DAY = 1_000_000
UNDATED_BELOW = 10**12
"""Row ids of articles without a date lie below; the first dated one is far above."""


def first_row_id(day: date) -> int:
    """The lowest row id that an article of this day can have."""
    return (day.year * 10_000 + day.month * 100 + day.day) * PER_DAY


def row_ids_of(day: date | None) -> tuple[int, int]:
    """Row ids of articles of a day (None: undated): from the first on, below the second."""
    if day is None:
        return 1, UNDATED_BELOW
    return first_row_id(day), first_row_id(day) + PER_DAY
