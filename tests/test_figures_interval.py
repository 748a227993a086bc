"""What a written number commits its writer to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.interval import Interval, committed, is_age, is_rounding, rounding_unit, value_of
from figures.model import Figure
from tests.claims_material import figure

PLAIN = [
    ("13,221 ferries", 13221, 13221, 13221),
    ("25,000 workers", 25000, 24500, 25500),
    ("1,000 tents", 1000, 950, 1050),
    ("300 a month", 300, 295, 305),
    ("2,500,000 doses", 2_500_000, 2_450_000, 2_550_000),
    ("30 people", 30, 30, 30),
    ("99 boats", 99, 99, 99),
    ("100 boats", 100, 95, 105),
    ("7 boats", 7, 7, 7),
    ("0 cases", 0, 0, 0),
]


@pytest.mark.parametrize(("surface", "value", "low", "high"), PLAIN)
def test_a_plain_count_is_read_to_its_last_significant_digit(
    surface: str, value: float, low: float, high: float
) -> None:
    interval = committed(figure(surface, value))

    assert (interval.low, interval.high) == (low, high)


@pytest.mark.parametrize(
    ("surface", "fields", "low", "high"),
    [
        ("about 40 goats", {"low": 40, "relation": "~"}, 36, 44),
        ("nearly 14,000 seats", {"low": 14000, "relation": "~"}, 12600, 14000),
        ("over 100 goats", {"low": 100, "relation": ">"}, 100, math.inf),
        ("at least 3 goats", {"low": 3, "relation": ">="}, 3, math.inf),
        ("up to 500 goats", {"low": None, "high": 500, "relation": "<="}, -math.inf, 500),
        ("under 500 goats", {"low": 500, "high": 500, "relation": "<"}, -math.inf, 500),
        ("over 100 goats", {"low": 100, "high": 100, "relation": ">"}, 100, math.inf),
        ("at least 3 goats", {"low": 3, "high": 3, "relation": ">="}, 3, math.inf),
        ("almost 900 goats", {"low": None, "high": 900, "relation": "<"}, 810, 900),
        ("17 kilometres", {"low": 17, "kind": "measure", "unit": "km"}, 16.5, 17.5),
        ("hundreds of goats", {"low": 100, "high": 1000, "relation": "~"}, 100, 1000),
        ("18 to 25 goats", {"low": 18, "high": 25, "relation": "range"}, 18, 25),
    ],
)
def test_hedges_and_bounds_widen_or_open_the_interval(
    surface: str, fields: dict[str, float], low: float, high: float
) -> None:
    interval = committed(figure(surface, **fields))

    assert interval.low == pytest.approx(low)
    assert interval.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("surface", "low", "high", "relation", "held"),
    [
        ("over 100 goats", 100, None, ">", False),
        ("over 100 goats", 100, 100, ">", False),
        ("at least 100 goats", 100, None, ">=", True),
        ("under 100 goats", None, 100, "<", False),
        ("under 100 goats", 100, 100, "<", False),
        ("up to 100 goats", None, 100, "<=", True),
    ],
)
def test_more_or_less_than_a_number_leaves_out_the_number_itself(
    surface: str, low: float | None, high: float | None, relation: str, held: bool
) -> None:
    assert committed(figure(surface, low, high, relation=relation)).holds(100) is held


def test_what_has_no_upper_end_meets_all_that_has_none() -> None:
    over_50, over_100 = (committed(figure(f"over {n} goats", n, relation=">")) for n in (50, 100))

    assert over_100.meets(over_50)
    assert over_50.meets(over_100)


def test_a_figure_without_a_value_commits_to_nothing_and_is_not_rounded() -> None:
    unknown = figure("some kilometres", None, kind="measure", unit="km")

    assert committed(unknown) == Interval(-math.inf, math.inf)
    assert rounding_unit(unknown) == 0


def test_a_very_small_share_is_taken_as_written_to_six_decimals() -> None:
    share = figure("0.00001 percent", 0.00001, kind="percent", unit="percent")

    assert rounding_unit(share) == pytest.approx(1e-6)


def test_a_measurement_is_read_to_half_of_its_last_written_digit() -> None:
    share = committed(figure("4.9 percent", 4.9, kind="percent", unit="percent"))

    assert share.low == pytest.approx(4.85)
    assert share.high == pytest.approx(4.95)


def test_an_age_is_exact() -> None:
    age, distance = (figure("60", 60, kind="measure", unit=unit) for unit in ("year", "km"))

    assert (is_age(age), is_age(distance)) == (True, False)
    assert (rounding_unit(age), rounding_unit(distance)) == (0, 1)


def test_no_distance_is_exact_and_the_shortest_one_is_not() -> None:
    none, shortest = (figure(f"{n} km", n, kind="measure", unit="km") for n in (0, 1))

    assert (rounding_unit(none), rounding_unit(shortest)) == (0, 1)


def test_ends_that_differ_by_an_error_of_arithmetic_meet() -> None:
    assert Interval(0, 1e6).meets(Interval(1e6 + 1e-7, 2e6))
    assert not Interval(0, 1e6).meets(Interval(1e6 + 1e-5, 2e6))


@pytest.mark.parametrize(
    ("exact", "rounded", "expected"),
    [(13221, 13200, True), (13221, 13000, True), (13221, 13800, False), (24, 25, False)],
)
def test_a_rounding_holds_the_exact_number_within_its_interval(
    exact: int, rounded: int, expected: bool
) -> None:
    one, other = figure(f"{exact} goats", exact), figure(f"{rounded} goats", rounded)

    assert is_rounding(one, other) is expected


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (figure("13,221 goats", 13221), figure("about 13,000 goats", 13000, relation="~")),
        (figure("about 13,221 goats", 13221, relation="~"), figure("13,000 goats", 13000)),
        (figure("12,900 to 13,221", 12900, 13221, relation="range"), figure("13,000", 13000)),
        (figure("some goats", None), figure("13,000 goats", 13000)),
    ],
)
def test_only_a_plain_number_is_rounded_to_a_plain_number(exact: Figure, rounded: Figure) -> None:
    assert not is_rounding(exact, rounded)


def test_a_distance_is_rounded_to_the_kilometre() -> None:
    exact, rounded = (figure(f"{n} km", n, kind="measure", unit="km") for n in (16.8, 17))

    assert is_rounding(exact, rounded)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_meeting_does_not_depend_on_who_is_asked(a: float, b: float, c: float, d: float) -> None:
    one, other = Interval(a, a + b), Interval(c, c + d)

    assert one.meets(other) is other.meets(one)


@given(st.integers(0, 10**12))
def test_every_number_is_allowed_by_its_own_interval(value: int) -> None:
    assert committed(figure(f"{value} goats", value)).holds(value)


def test_a_number_with_decimals_may_be_rounded_up_to_it_but_not_down_from_the_next() -> None:
    interval = committed(figure("2.5 percent", 2.5, kind="percent", unit="percent"))

    assert interval.holds(2.45)
    assert not interval.holds(2.55)


def test_a_bound_is_as_round_as_it_is_written() -> None:
    assert rounding_unit(figure("up to 500 goats", None, high=500, relation="<=")) == 10
    assert rounding_unit(figure("at least 500 goats", 500, high=None, relation=">=")) == 10


def test_a_unit_scales_both_ends_and_keeps_them_open() -> None:
    assert Interval(1, 2, high_open=True).scaled(10) == Interval(10, 20, high_open=True)


@pytest.mark.parametrize(
    ("low", "high", "value"), [(5, 5, 5), (10, 30, 20), (None, 7, 7), (3, None, 3)]
)
def test_one_value_stands_for_a_figure(low: float | None, high: float | None, value: float) -> None:
    assert value_of(figure("so many goats", low, high=high, relation="range")) == value
