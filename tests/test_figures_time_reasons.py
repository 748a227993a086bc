"""What the clock and the calendar say of two numbers, to the day and the minute that decides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from figures.findings import PairFacts
from figures.model import Claim, Period
from figures.time_tests import period_test, running_test
from tests.claims_material import YEAR_2023, claim, figure

KILLED, MOVE = PairFacts(topic="killed:person"), PairFacts(topic="move:worker")
RISES = "The death toll reached 7."


def count(
    article: str, number: int, published: str | None, quote: str = "", **fields: Any
) -> Claim:
    """A count in a sentence of its own."""
    title = fields.pop("title", None)
    told = figure(str(number), number, quote=quote or f"There were {number} of them.", **fields)
    return claim(article, told, published=published, title=title)


def at(moment: str) -> str:
    """That moment of one day."""
    return f"2025-03-01{moment}"


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ("T08:00Z", "T08:59Z", None),
        ("T08:00Z", "T09:00Z", "60 minutes after"),
        ("T08:00Z", "T09:59Z", "119 minutes after"),
        ("T08:00Z", "T10:00Z", "2 hours after"),
        ("T08:00Z", "T18:59Z", "10 hours after"),
        ("T08:00+05:00", "T07:30+00:00", "4 hours after"),  # 03:00 and 07:30 in one zone
        ("T08:00", "T18:00", "10 hours after"),  # two clocks that tell no zone are taken for one
        ("T08:00", "T18:00Z", None),
        ("", "T18:00Z", None),
        ("", "", None),
    ],
)
def test_a_count_that_is_higher_an_hour_later_went_on(
    earlier: str, later: str, words: str | None
) -> None:
    found = running_test(count("a", 5, at(earlier)), count("b", 7, at(later)), KILLED)

    if words is None:
        assert (found.verdict, found.words) == (None, "published the same day")
    else:
        told = f"7 was published {words} 5: the count went on"
        assert (found.verdict, found.words) == ("update", told)


@pytest.mark.parametrize(
    ("what", "told", "beside", "went_on"),
    [
        ("nothing", {}, (), False),
        ("its own sentence", {"quote": RISES}, (), True),
        ("its headline", {"title": "Death toll rises after the fire"}, (), True),
        ("another of its sentences", {}, (count("b", 9, at(""), "The toll rose to 9."),), True),
        ("another article", {}, (count("c", 9, at(""), "The toll rose to 9."),), False),
    ],
)
def test_within_the_hour_it_went_on_when_the_later_report_says_so(
    what: str, told: dict[str, Any], beside: tuple[Claim, ...], went_on: bool
) -> None:
    pair = count("a", 5, at("T08:00Z")), count("b", 7, at("T08:20Z"), **told)

    found = running_test(*pair, KILLED._replace(beside=beside))

    assert found.verdict == ("update" if went_on else None)
    assert ("7 was published 20 minutes after 5" in found.words) == went_on


def total(article: str, number: int, published: str | None, day: int) -> Claim:
    """A total so far, up to a day of March."""
    so_far = Period(None, date(2025, 3, day), "so far", cumulative=True)
    return count(article, number, published, period=so_far)


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ((5, "2025-03-09", 3), (7, "2025-03-06", 5), "7 is for a later day than 5"),
        ((5, "2025-03-06", 3), (7, "2025-03-06", 5), "7 is for a later day than 5"),
        ((5, "2025-03-06", 3), (7, None, 5), "7 is for a later day than 5"),
        ((5, None, 3), (7, "2025-03-06", 5), "7 is for a later day than 5"),
        ((5, None, 3), (7, None, 5), "7 is for a later day than 5"),
        ((5, "2025-03-04", 3), (7, "2025-03-06", 5), "7 was published 2 days after 5"),
        ((7, None, 3), (5, None, 5), ""),  # a total so far does not fall
        ((7, "2025-03-06", 3), (5, "2025-03-06", 5), ""),
        ((5, None, 3), (7, None, 3), ""),
        ((7, None, 3), (5, None, 3), ""),
        ((5, "2025-03-06", 3), (7, "2025-03-06", 3), ""),
    ],
)
def test_a_total_so_far_is_ordered_by_the_day_it_is_for_whenever_it_was_published(
    earlier: tuple[int, str | None, int], later: tuple[int, str | None, int], words: str
) -> None:
    """And by nothing else: the names of the articles stand the other way round."""
    pair = total("b", *earlier), total("a", *later)

    for found in (running_test(*pair, MOVE), running_test(*reversed(pair), MOVE)):
        assert found.verdict == ("update" if words else None)
        assert not words or found.words == f"{words}: the count went on"


def test_a_total_without_a_day_of_publication_is_no_later_than_a_plain_count() -> None:
    found = running_test(count("b", 5, "2025-03-01"), total("a", 7, None, 5), MOVE)

    assert (found.verdict, found.words) == (None, "a running count, but not dated")


def test_a_count_goes_on_from_nought_in_the_order_of_publication() -> None:
    found = running_test(count("b", 0, "2025-03-01"), count("a", 1, "2025-03-02"), KILLED)

    assert found.words == "1 was published 1 day after 0: the count went on"


def test_a_deed_that_goes_on_makes_a_running_count_of_what_is_told_of_it_alone() -> None:
    pair = count("a", 5, "2025-03-01", action="burn"), count("b", 7, "2025-03-02", action="burn")

    assert running_test(*pair, PairFacts(topic="about:count:acre")).verdict == "update"
    assert running_test(*pair, MOVE).words == "not a running count"


def test_a_count_that_rose_went_on_also_when_it_is_called_revised() -> None:
    risen = count("b", 7, "2025-03-02", "The toll was revised to 7.")

    found = running_test(count("a", 5, "2025-03-01"), risen, KILLED)

    assert found.words == "7 was published 1 day after 5: the count went on"


def days(first: int | None, last: int | None, *, cumulative: bool = False) -> Period:
    """From one day of March to another."""
    start, end = (None if day is None else date(2025, 3, day) for day in (first, last))
    return Period(start, end, "then", cumulative)


TOTAL = days(2, 6, cumulative=True)


@pytest.mark.parametrize(
    ("part", "total", "numbers", "words"),
    [
        (days(3, 3), TOTAL, (11, 47), "11 is for 2025-03-03, a part of the time of 47"),
        (days(3, 6), TOTAL, (11, 47), "11 is for 2025-03-03 to 2025-03-06, a part of"),
        (days(3, 3), TOTAL, (0, 1), "0 is for 2025-03-03, a part of the time of 1"),
        (days(2, 2), TOTAL, (11, 47), ""),  # the day of the event that both speak of
        (days(3, 7), TOTAL, (11, 47), ""),
        (days(3, 3), TOTAL, (47, 11), ""),
        (days(3, 3), TOTAL, (11, 11), ""),
        (days(3, 3), days(2, 6), (11, 47), ""),
        (days(3, 5, cumulative=True), TOTAL, (11, 47), ""),
        (days(3, 3), days(None, 6, cumulative=True), (11, 47), ""),
        (days(3, None), TOTAL, (11, 47), ""),
    ],
)
def test_a_day_of_the_time_of_a_total_has_its_own_number(
    part: Period, total: Period, numbers: tuple[int, int], words: str
) -> None:
    pair = (
        count("a", numbers[0], at(""), period=part),
        count("b", numbers[1], at(""), period=total),
    )

    for found in (period_test(*pair, KILLED), period_test(*reversed(pair), KILLED)):
        assert found.verdict == ("different-period" if words else None)
        assert (words or "one affair, whatever the days") in found.words


def test_a_night_of_arrests_is_a_part_of_those_since_an_event_without_a_day() -> None:
    night = count("a", 45, at(""), period=days(3, 4))
    ever = count("b", 210, at(""), period=days(None, 6, cumulative=True))

    found = period_test(night, ever, PairFacts(topic="arrested:person"))
    assert found.words == "45 is for 2025-03-03 to 2025-03-04, a part of the time of 210"


UP_FROM = "The blast killed 14 people, up from 9 earlier."


@pytest.mark.parametrize(
    ("quote", "now", "before", "other", "moved"),
    [
        (UP_FROM, 14, 9, {}, True),
        ("The toll rose to 14 from an earlier count of 9.", 14, 9, {}, True),
        ("The toll was revised down from 16 to 14.", 14, 16, {}, True),
        ("Of 14 dead most came from 9 towns.", 14, 9, {}, False),
        ("The toll of 14 is up from last week, when 9 died.", 14, 9, {}, False),
        (UP_FROM, 14, 9, {"quote_at": 100}, True),
        (UP_FROM, 14, 9, {"value": 8}, False),
        (UP_FROM, 14, 9, {"article": "c"}, False),
        (UP_FROM, 14, 9, {"shift": 100}, False),  # said of another count, in another sentence
    ],
)
def test_a_count_that_says_from_where_it_moved_is_an_update_of_that(
    quote: str, now: int, before: int, other: dict[str, Any], moved: bool
) -> None:
    start = other.get("quote_at", 0)
    place = other.get("shift", start)
    earlier = figure(str(before), other.get("value", before), quote=quote, at=place)
    beside = claim(other.get("article", "b"), earlier)
    pair = count("a", before, at("")), count("b", now, at(""), quote, at=start)
    facts = KILLED._replace(beside=(beside,))

    for found in (running_test(*pair, facts), running_test(*reversed(pair), facts)):
        words = f"the article with {now} gives {before} as the earlier count"
        assert (found.words == words) == (found.verdict == "update") == moved


def month(year: int, number: int, last: int) -> Period:
    """A month of that many days."""
    return Period(date(year, number, 1), date(year, number, last), "that month")


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        (month(2023, 2, 28), month(2025, 2, 28), "different-period"),  # no month is shorter
        (month(2023, 2, 28), month(2025, 2, 1), "different-period"),
        (month(2025, 2, 1), month(2023, 2, 28), "different-period"),
        (month(2023, 2, 27), month(2025, 2, 27), None),
    ],
)
def test_two_months_tell_two_answers_apart_and_days_of_two_months_do_not(
    ours: Period, theirs: Period, verdict: str | None
) -> None:
    pair = count("a", 5, at(""), period=ours), count("b", 7, at(""), period=theirs)

    assert period_test(*pair, MOVE).verdict == verdict


@pytest.mark.parametrize(
    ("over", "planned_for", "verdict"),
    [
        (date(2025, 2, 28), date(2025, 3, 1), "different-period"),
        (date(2025, 2, 28), None, "different-period"),
        (date(2025, 2, 28), date(2025, 2, 27), None),  # what was planned was over, too
        (date(2025, 3, 1), date(2025, 3, 2), None),  # the day was not over
    ],
)
def test_what_was_over_is_no_answer_to_what_was_to_come_from_that_day_on(
    over: date, planned_for: date | None, verdict: str | None
) -> None:
    done = count("a", 5, at(""), period=Period(over, over, "then"))
    coming = None if planned_for is None else Period(planned_for, planned_for, "then")
    planned = count("b", 7, at(""), period=coming, status="planned")

    for pair in ((done, planned), (planned, done)):
        found = period_test(*pair, MOVE)
        assert found.verdict == verdict
        assert ("still to come" in found.words) == (verdict is not None)


def test_an_age_that_did_not_change_is_no_birthday() -> None:
    def aged(article: str, published: str) -> Claim:
        quote = "Ada Quill, 35, was found."
        return claim(
            article,
            figure("35", 35, quote=quote, kind="measure", unit="year"),
            published=published,
        )

    assert period_test(aged("a", "2025-01-01"), aged("b", "2025-03-01"), MOVE).verdict is None


YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "last year")
HALF = Period(date(2024, 1, 1), date(2024, 6, 30), "the first half of last year")
LATE = Period(date(2024, 10, 1), date(2025, 3, 31), "that winter")
DAY = Period(date(2024, 3, 12), date(2024, 3, 12), "that day")


@pytest.mark.parametrize(
    ("part", "whole", "numbers", "fields", "words"),
    [
        (HALF, YEAR, (5, 9), {}, "5 is for 2024-01-01 to 2024-06-30, a part of 2024"),
        (HALF, YEAR, (0, 1), {}, "0 is for 2024-01-01 to 2024-06-30, a part of 2024"),
        (Period(date(2024, 7, 1), YEAR.end, "then"), YEAR, (5, 9), {}, "5 is for 2024-07-01 to"),
        (month(2023, 2, 28), YEAR_2023, (5, 9), {}, "5 is for 2023-02-01 to 2023-02-28, a part"),
        (HALF, YEAR, (9, 5), {}, ""),  # a part is no larger than the whole
        (HALF, YEAR, (9, 5), {"kind": "percent"}, "9 % is for 2024-01-01 to 2024-06-30, a part"),
        (YEAR, YEAR, (5, 9), {}, ""),
        (LATE, YEAR, (5, 9), {}, ""),  # only half of it lies in the year
        (DAY, YEAR, (5, 9), {}, ""),  # the day of the one event of that year, for all we know
        (HALF, Period(None, YEAR.end, "until then"), (5, 9), {}, ""),
        (Period(None, HALF.end, "until June"), YEAR, (5, 9), {}, ""),
    ],
)
def test_a_number_for_some_months_is_a_part_of_that_for_the_year(
    part: Period, whole: Period, numbers: tuple[int, int], fields: dict[str, Any], words: str
) -> None:
    pair = (
        count("a", numbers[0], at(""), period=part, **fields),
        count("b", numbers[1], at(""), period=whole, **fields),
    )

    for found in (period_test(*pair, MOVE), period_test(*reversed(pair), MOVE)):
        assert found.verdict == ("different-period" if words else None)
        assert words in found.words
