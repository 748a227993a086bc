"""What each test of a pair sees, and in which words: the reasons that a reader is given."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from figures.findings import PairFacts, day_of, moment_of, written
from figures.model import Claim, Period
from figures.pair_tests import copy_test, hedge_test, rounding_test, unit_test
from figures.scope_tests import (
    place_test,
)
from figures.time_tests import period_test, running_test
from tests.claims_material import YEAR_2023, YEAR_2024, claim, figure

MARCH = Period(date(2024, 3, 1), date(2024, 3, 31), "in March")
MARCH_ON = Period(date(2024, 3, 15), date(2024, 4, 30), "from mid-March")
DAY = Period(date(2024, 3, 4), date(2024, 3, 4), "on Monday")
NEXT_DAY = Period(date(2024, 3, 5), date(2024, 3, 5), "on Tuesday")
OPEN = Period(None, date(2024, 3, 4), "by Monday")
MAY_NOT_KNOWN = Period(None, None, "last spring")
KILLED, HURT, MOVE = (PairFacts(topic=t) for t in ("killed:person", "hurt:person", "move:worker"))


def count(article: str, number: int, quote: str = "", **fields: Any) -> Claim:
    """A count of workers, killed or sent, in a sentence that holds it once."""
    published = fields.pop("published", "2025-03-01")
    agency = fields.pop("agency", None)
    told = figure(str(number), number, quote=quote or f"There were {number} of them.", **fields)
    return claim(article, told, published=published, agency=agency)


def measure(article: str, number: float, unit: str | None, **fields: Any) -> Claim:
    kind = fields.pop("kind", "measure")
    return claim(article, figure(f"{number:g} so", number, kind=kind, unit=unit, **fields))


PERIODS = [
    (None, None, None, "no two periods to compare"),
    (YEAR_2024, None, None, "no two periods to compare"),
    (YEAR_2024, YEAR_2024, None, "same year 2024"),
    (MARCH, MARCH, None, "same time 2024-03-01 to 2024-03-31"),
    (DAY, DAY, None, "same time 2024-03-04"),
    (MAY_NOT_KNOWN, MAY_NOT_KNOWN, None, "same time “last spring”"),
    (MARCH, YEAR_2024, "different-period", "5 is for 2024-03-01 to 2024-03-31, a part of 2024"),
    (MARCH, MARCH_ON, None, "overlap (2024-03-01 to 2024-03-31; 2024-03-15 to 2024-04-30)"),
    (OPEN, DAY, None, "times overlap (“by Monday”; 2024-03-04)"),
    (DAY, NEXT_DAY, None, "days differ (2024-03-04; 2024-03-05), which tells little"),
    (OPEN, NEXT_DAY, None, "days differ (“by Monday”; 2024-03-05), which tells little"),
    (YEAR_2023, YEAR_2024, "different-period", "5 is for 2023, 7 for 2024"),
    (YEAR_2023, DAY, "different-period", "5 is for 2023, 7 for 2024-03-04"),
]


@pytest.mark.parametrize(("ours", "theirs", "verdict", "words"), PERIODS, ids=lambda v: str(v)[:30])
def test_times_are_compared_as_days_and_only_a_month_or_more_tells_two_answers_apart(
    ours: Period | None, theirs: Period | None, verdict: str | None, words: str
) -> None:
    found = period_test(count("a", 5, period=ours), count("b", 7, period=theirs), MOVE)

    assert found.verdict == verdict
    assert found.words.endswith(words)


def test_the_days_of_the_hurt_and_killed_are_those_of_one_affair() -> None:
    told = count("a", 5, period=YEAR_2023), count("b", 7, period=YEAR_2024)

    assert period_test(*told, HURT).verdict is None
    assert period_test(*told, PairFacts(topic="killed:person @nation")).verdict


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ("2025-01-01", "2025-02-01", None),  # 31 days
        ("2025-01-01", "2025-02-02", "different-period"),
        (None, "2025-02-02", None),
    ],
)
def test_a_value_without_a_time_may_have_changed_after_a_month(
    ours: str | None, theirs: str, verdict: str | None
) -> None:
    a, b = count("a", 5, published=ours), count("b", 7, published=theirs)

    assert period_test(a, b, PairFacts(topic="about:count:cow")).verdict == verdict
    assert period_test(a, b, MOVE).verdict is None


RUNNING = [
    # (what, the first, the second, facts, verdict, words)
    ("no such deed", count("a", 5), count("b", 7), MOVE, None, "not a running count"),
    (
        "hedged, and still more than before",
        count("a", 5),
        count("b", 7, relation="~", published="2025-03-02"),
        PairFacts(topic="killed:person"),
        "update",
        "7” was published 1 day after 5: the count went on",
    ),
    (
        "values that meet",
        count("a", 33),
        count("b", 35, relation="~", published="2025-03-03"),
        KILLED,
        None,
        "the values meet",
    ),
    (
        "a bound that was passed",
        count("a", 35, relation=">="),
        count("b", 40, published="2025-03-03"),
        KILLED,
        "update",
        "40 was published 2 days after “35”: the count went on",
    ),
    (
        "no day of publication",
        count("a", 5, published=None),
        count("b", 7),
        KILLED,
        None,
        "a running count, but not dated",
    ),
    ("one day", count("a", 5), count("b", 7), KILLED, None, "published the same day"),
    (
        "lower later",
        count("a", 7),
        count("b", 5, published="2025-03-02"),
        KILLED,
        None,
        "the later count is lower",
    ),
    (
        "lower and revised",
        count("a", 7),
        count("b", 5, "The toll was revised to 5.", published="2025-03-02"),
        KILLED,
        "update",
        "5 was published 1 day after 7: a revision says so",
    ),
    (
        "revised within the day",
        count("a", 7, "At first 7 were counted."),
        count("b", 5),
        KILLED,
        "update",
        "one text speaks of a revised count: 7, 5",
    ),
    (
        "a word of revision in the earlier text says nothing of the later",
        count("a", 7, "At first 7 were counted."),
        count("b", 5, published="2025-03-02"),
        KILLED,
        None,
        "the later count is lower",
    ),
    (
        "a total so far",
        count("a", 5, period=OPEN._replace(cumulative=True)),
        count("b", 7, period=NEXT_DAY._replace(cumulative=True), published="2025-03-02"),
        MOVE,
        "update",
        "7 was published 1 day after 5: the count went on",
    ),
    (
        "what goes on burning",
        count("a", 5, action="burn"),
        count("b", 7, action="burn", published="2025-03-02"),
        PairFacts(topic="about:count:acre"),
        "update",
        "7 was published 1 day after 5: the count went on",
    ),
    (
        "a reward that was raised",
        count("a", 5),
        count("b", 7, published="2025-03-02"),
        PairFacts(topic="money:USD reward"),
        "update",
        "7 was published 1 day after 5: the count went on",
    ),
]


@pytest.mark.parametrize(
    ("a", "b", "facts", "verdict", "words"), [r[1:] for r in RUNNING], ids=[r[0] for r in RUNNING]
)
def test_a_count_goes_on_from_day_to_day_or_by_a_word_of_revision(
    a: Claim, b: Claim, facts: PairFacts, verdict: str | None, words: str
) -> None:
    for found in (running_test(a, b, facts), running_test(b, a, facts)):
        assert (found.verdict, found.words.removeprefix("“")) == (verdict, words)


def aged(article: str, years: int, published: str | None) -> Claim:
    quote = f"Ada Quill, {years}, was found."
    told = figure(str(years), years, quote=quote, kind="measure", unit="year")
    return claim(article, told, published=published)


@pytest.mark.parametrize(
    ("days", "older", "verdict"),
    [
        (("2025-03-01", "2025-03-21"), 1, None),  # 20 days
        (("2025-03-01", "2025-03-22"), 1, "update"),
        (("2025-03-01", "2025-03-22"), 2, None),
        (("2023-03-01", "2025-03-02"), 3, "update"),
        (("2023-03-01", "2025-03-02"), 4, None),
        (("2021-03-01", "2025-03-01"), 5, "update"),  # four years to the day
        ((None, "2025-03-02"), 1, None),
        (("2025-03-02", None), 1, None),
    ],
)
def test_a_person_grows_older_by_a_birthday_and_the_years_between(
    days: tuple[str | None, str | None], older: int, verdict: str | None
) -> None:
    found = period_test(aged("a", 35, days[0]), aged("b", 35 + older, days[1]), MOVE)

    assert found.verdict == verdict
    assert ("dated" in found.words) == (None in days)


@pytest.mark.parametrize(
    ("theirs", "facts", "verdict", "words"),
    [
        (count("a", 7), MOVE, "same-origin", "both stand in the same article"),
        (count("b", 7, agency="AFP"), MOVE, None, "two origins: a; AFP"),
        (
            count("b", 7),
            MOVE._replace(are_copies=True),
            "same-origin",
            "one article is a copy of the other",
        ),
    ],
    ids=lambda v: v[:30] if isinstance(v, str) else "",
)
def test_two_numbers_of_one_voice_are_one_answer(
    theirs: Claim, facts: PairFacts, verdict: str | None, words: str
) -> None:
    found = copy_test(count("a", 5), theirs, facts)

    assert (found.verdict, found.words) == (verdict, words)


UNITS = [
    (measure("a", 5, "kilometre"), measure("b", 7, "kilometre"), None, "same unit"),
    (
        measure("a", 10, "mile"),
        measure("b", 16, "kilometre"),
        "agree",
        "the same in miles and in kilometres",
    ),
    (
        measure("a", 10, "mile"),
        measure("b", 30, "kilometre"),
        None,
        "in miles and in kilometres, converted, they do not meet",
    ),
    (
        measure("a", 10, "mile"),
        measure("b", 16, "tonne"),
        "different-scope",
        "one is in mile, the other in tonne",
    ),
    (
        measure("a", 10, "tonne"),
        measure("b", 16, None, kind="count"),
        "different-scope",
        "one is in tonne, the other in a count",
    ),
    (
        measure("a", 12, "tonne", per="year"),
        measure("b", 1, "tonne", per="month"),
        "agree",
        "the same per year and per month",
    ),
    (
        measure("a", 12, "tonne", per="year"),
        measure("b", 12, "tonne"),
        "different-scope",
        "one is in tonne, the other in tonne",
    ),
]


@pytest.mark.parametrize(("a", "b", "verdict", "words"), UNITS, ids=lambda v: str(v)[:40])
def test_units_are_converted_when_they_measure_one_thing(
    a: Claim, b: Claim, verdict: str | None, words: str
) -> None:
    found = unit_test(a, b, MOVE)

    assert (found.verdict, found.words) == (verdict, words)


def test_a_rounding_is_told_in_either_order_and_equal_numbers_are_none() -> None:
    exact, rounded = count("a", 13221), count("b", 13200)

    for pair in ((exact, rounded), (rounded, exact)):
        assert rounding_test(*pair, MOVE).words == "13,200 is 13,221 with fewer digits"
    assert rounding_test(exact, count("b", 13221), MOVE).verdict is None


@pytest.mark.parametrize(
    ("a", "b", "verdict", "words"),
    [
        (count("a", 5), count("b", 5), "agree", "both say 5"),
        (count("a", 35), count("b", 33, relation="~"), "agree", "“35” and “33” allow one value"),
        (count("a", 5), count("b", 5, high=9), "agree", "“5” and “5” allow one value"),
        (count("a", 5), count("b", 60), None, "12 times apart"),
        (count("a", 1), count("b", 5), None, "400 % apart"),
        (count("a", 5), count("b", 6), None, "20 % apart"),
        (count("a", 0), count("b", 6), None, "the values do not meet"),
    ],
    ids=lambda v: str(v)[:30],
)
def test_hedged_values_meet_or_are_said_to_be_so_far_apart(
    a: Claim, b: Claim, verdict: str | None, words: str
) -> None:
    found = hedge_test(a, b, MOVE)

    assert (found.verdict, found.words) == (verdict, words)


PLACES = [
    ((), ("Corvale",), MOVE, None, "no two places to compare"),
    (("corvale",), ("Corvale",), MOVE, None, "same place, corvale"),
    (("Corvale",), ("Tirimar",), KILLED, None, "places are named differently, within one affair"),
    (
        ("Corvale",),
        ("Tirimar",),
        PairFacts(topic="age:ada quill"),
        None,
        "places are named differently, within one affair",
    ),
    (("Corvale",), ("Tirimar",), MOVE, "different-scope", "5 is for Corvale, 7 for Tirimar"),
    (("Paris",), ("France",), MOVE, "different-scope", "5 is for Paris, a part of France"),
    (("France",), ("Paris",), MOVE, "different-scope", "7 is for Paris, a part of France"),
]


@pytest.mark.parametrize(("ours", "theirs", "facts", "verdict", "words"), PLACES)
def test_two_places_tell_two_answers_apart_unless_one_affair_is_told(
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    facts: PairFacts,
    verdict: str | None,
    words: str,
) -> None:
    found = place_test(count("a", 5, place=ours), count("b", 7, place=theirs), facts)

    assert (found.verdict, found.words) == (verdict, words)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (measure("a", 41, "percent", kind="percent"), "41 %"),
        (measure("a", 5000, "USD", kind="money"), "USD 5,000"),
        (measure("a", 5, "tonne"), "5 tonnes"),
        (measure("a", 1, "tonne"), "1 tonne"),
        (count("a", 13221), "13,221"),
        (count("a", 35, relation="~"), "“35”"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_number_is_written_plain_and_a_hedged_one_as_it_stands(told: Claim, words: str) -> None:
    assert written(told) == words


@pytest.mark.parametrize("published", [None, "", "soon", "2025-13-40", "last Monday at noon"])
def test_a_day_that_cannot_be_read_is_none(published: str | None) -> None:
    told = count("a", 5, published=published)

    assert (day_of(told), moment_of(told)) == (None, None)
