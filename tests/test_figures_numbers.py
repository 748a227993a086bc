"""Numbers in sentences: value, bound, kind, unit, change and rate of each."""

from __future__ import annotations

import pytest

from figures.numbers import find_quantities
from figures.quantity import Quantity
from figures.text import Document


def quantities(text: str) -> list[Quantity]:
    """The quantities of all sentences of `text`."""
    return [
        quantity
        for sentence in Document(text).sentences
        for quantity in find_quantities(sentence)[0]
    ]


def only(text: str) -> Quantity:
    """The one quantity of `text`."""
    found = quantities(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return found[0]


VALUES = [
    # digits
    ("The ministry counted 13,221 entries.", 13221),
    ("The depot holds 816 000 t of grain.", 816000),
    ("Officials spoke of 12,34,567 voters.", 1234567),
    ("The fund lost 1.234.567 shares.", 1234567),
    ("Some 7 lakh pupils sat the test.", 700000),
    ("Prices rose 8,5 percent.", 8.5),
    ("The state owes $13 009 million.", 13009e6),
    ("The scheme reaches 2.5 crore farmers.", 25000000),
    ("The village has 40k inhabitants.", 40000),
    ("A swarm of 3.8 billion locusts settled.", 3.8e9),
    ("The probe measured 6.02x10^23 atoms.", 6.02e23),
    ("Add 2 1/2 cups of flour.", 2.5),
    ("Add 1½ cups of flour.", 1.5),
    ("They drank 3/4 of a litre.", 0.75),
    ("Batting at .534 is rare.", 0.534),
    ("The total offense was minus-5 yards.", -5),
    ("It was -12 degrees in the shade.", -12),
    # words
    ("Twenty-eight thousand six hundred forty-two pupils enrolled.", 28642),
    ("She owned a hundred and two dolls.", 102),
    ("One hundred and one dogs ran.", 101),
    ("Half a million people marched.", 500000),
    ("A quarter million people marched.", 250000),
    ("Two and a half million people marched.", 2500000),
    ("Two dozen officers stood by.", 24),
    ("Half a dozen officers stood by.", 6),
    ("There were 4 hundred guests.", 400),
    ("They bought 3 dozen eggs.", 36),
    ("A couple of hundred people waited.", 200),
    ("Two-thirds of the members agreed.", 2 / 3),
    ("A third of the members agreed.", 1 / 3),
    ("Half of the members agreed.", 0.5),
    ("Three quarters of the members agreed.", 0.75),
    ("One in five homes flooded.", 0.2),
    ("Nine out of ten homes flooded.", 0.9),
    ("Nearly 3 in 10 homes flooded.", 0.3),
    ("It was a 1-in-4 chance.", 0.25),
    ("Just one area was spared.", 1),
    ("One of the drivers fled.", 1),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_number_is_read_to_its_value(text: str, value: float) -> None:
    quantity = only(text)

    assert quantity.low == pytest.approx(value)
    assert quantity.high == pytest.approx(value)


VAGUE = [
    ("Dozens of homes burnt.", 12, 120),
    ("Scores of homes burnt.", 20, 200),
    ("Hundreds of homes burnt.", 100, 1000),
    ("Several hundred homes burnt.", 200, 1000),
    ("A few thousand homes burnt.", 2000, 10000),
    ("Tens of thousands of homes burnt.", 10000, 100000),
    ("Hundreds of thousands of homes burnt.", 1e5, 1e6),
    ("Millions of homes burnt.", 1e6, 1e7),
]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE)
def test_a_vague_number_spans_what_news_mean_by_it(text: str, low: float, high: float) -> None:
    quantity = only(text)

    assert (quantity.low, quantity.high, quantity.relation) == (low, high, "~")


BOUNDS = [
    ("over 100 drones", ">", 100, None, "over 100"),
    ("more than 3,000 soldiers", ">", 3000, None, "more than 3,000"),
    ("upwards of 40 trucks", ">", 40, None, "upwards of 40"),
    ("at least 12 miners", ">=", 12, None, "at least 12"),
    ("no fewer than six miners", ">=", 6, None, "no fewer than six"),
    ("12 or more miners", ">=", 12, None, "12 or more"),
    ("500+ guests", ">=", 500, None, "500+"),
    ("fewer than 20 jobs", "<", None, 20, "fewer than 20"),
    ("just under 300 jobs", "<", None, 300, "just under 300"),
    ("up to 500 of the tanks", "<=", None, 500, "up to 500"),
    ("as many as 90 boats", "<=", None, 90, "as many as 90"),
    ("no more than ten boats", "<=", None, 10, "no more than ten"),
    ("about 35 boats", "~", 35, 35, "about 35"),
    ("nearly 14,000 workers", "~", 14000, 14000, "nearly 14,000"),
    ("some 300 residents", "~", 300, 300, "some 300"),
    ("close to 60 residents", "~", 60, 60, "close to 60"),
    ("an estimated 60 residents", "~", 60, 60, "an estimated 60"),
    ("~80 residents", "~", 80, 80, "~80"),
    ("20 or so residents", "~", 20, 20, "20 or so"),
    ("25 residents", "=", 25, 25, "25"),
]


@pytest.mark.parametrize(("text", "relation", "low", "high", "surface"), BOUNDS)
def test_a_bound_or_hedge_opens_the_value_and_belongs_to_the_surface(
    text: str, relation: str, low: float | None, high: float | None, surface: str
) -> None:
    text = f"They counted {text} there."
    quantity = only(text)

    assert (quantity.relation, quantity.low, quantity.high) == (relation, low, high)
    assert text[quantity.start : quantity.end] == surface


UNITS = [
    ("It cost $1.2bn.", "money", 1.2e9, "USD"),
    ("It cost C$16.4 million.", "money", 16.4e6, "CAD"),
    ("It cost A$50.", "money", 50, "AUD"),
    ("A $5 toll was set.", "money", 5, "USD"),
    ("It cost HK$216,925.", "money", 216925, "HKD"),
    ("It cost US $84 billion.", "money", 84e9, "USD"),
    ("It cost €10M.", "money", 1e7, "EUR"),
    ("It cost £1,000.", "money", 1000, "GBP"),
    ("It cost RM120,000.", "money", 120000, "MYR"),
    ("It cost EUR50m.", "money", 5e7, "EUR"),
    ("It cost USD 200.", "money", 200, "USD"),
    ("It cost 333.6 million yen.", "money", 333.6e6, "JPY"),
    ("It cost 7,199 Chinese yuan.", "money", 7199, "CNY"),
    ("It cost 361 million pounds.", "money", 361e6, "GBP"),
    ("It cost 90,000 won.", "money", 90000, "KRW"),
    ("A crowd of 90,000 won the day.", "count", 90000, None),
    ("It cost 50 cents.", "money", 0.5, "USD"),
    ("It cost 470 pence.", "money", 4.7, "GBP"),
    ("It cost half a million dollars.", "money", 500000, "USD"),
    ("It cost thirteen dollars forty-five cents.", "money", 13.45, "USD"),
    ("Turnout was 37%.", "percent", 37, "percent"),
    ("Turnout was 37 per cent.", "percent", 37, "percent"),
    ("It slid by half a percent.", "percent", 0.5, "percent"),
    ("Turnout slid by 4 percentage points.", "percent", 4, "percentage point"),
    ("It weighs 278kg.", "measure", 278, "kilogram"),
    ("It weighs 25 lakh tonnes.", "measure", 2.5e6, "tonne"),
    ("It is a 10-gallon tank.", "measure", 10, "gallon"),
    ("It is five feet wide.", "measure", 5, "foot"),
    ("It covers 301,338 km2.", "measure", 301338, "square kilometre"),
    ("It covers 4 cubic kilometers.", "measure", 4, "cubic kilometre"),
    ("It covers 570 sq m.", "measure", 570, "square metre"),
    ("It uses 0.3 TWh.", "measure", 0.3, "terawatt hour"),
    ("It hit 40 degrees Celsius.", "measure", 40, "celsius"),
    ("It hit 100°F.", "measure", 100, "fahrenheit"),
    ("It took 20 minutes.", "measure", 20, "minute"),
    ("It took half an hour.", "measure", 0.5, "hour"),
    ("It took six more weeks.", "measure", 6, "week"),
    ("It holds 25 pounds of powder.", "measure", 25, "pound-mass"),
    ("It drew 12.3m tonnes.", "measure", 12.3e6, "tonne"),
    ("It is 37m long.", "measure", 37, "metre"),
    ("It spread for hundreds of miles.", "measure", None, "mile"),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), UNITS)
def test_a_unit_gives_the_kind_and_its_singular_name(
    text: str, kind: str, value: float | None, unit: str | None
) -> None:
    quantity = only(text)

    assert (quantity.kind, quantity.unit) == (kind, unit)
    if value is not None:
        assert quantity.low == pytest.approx(value)


RATES = [
    ("They fire 300 a month.", "month", "300 a month"),
    ("They fire over 100 per day.", "day", "over 100 per day"),
    ("It sells for $1,271.20 an ounce.", "ounce", "$1,271.20 an ounce"),
    ("Fuel costs $2 per litre.", "litre", "$2 per litre"),
    ("It grew 15 % per annum.", "year", "15 % per annum"),
    ("It cost $15.40/hour.", "hour", "$15.40/hour"),
    ("The car did 80 km/h.", "hour", "80 km/h"),
    ("The car did 60 mph.", "hour", "60 mph"),
    ("There were 14 deaths for every 100,000 people.", "100000 people", "14"),
    ("The star spins 78,000 times a minute.", "minute", "78,000"),
    ("They left 20 years ago.", None, "20 years"),
]


@pytest.mark.parametrize(("text", "per", "surface"), RATES)
def test_a_rate_is_read_behind_the_unit_or_the_counted_noun(
    text: str, per: str | None, surface: str
) -> None:
    quantity = only(text)

    assert quantity.per == per
    assert text[quantity.start : quantity.end] == surface


CHANGES = [
    ("Exports rose 12 percent.", "up"),
    ("Exports rose by about 12 percent.", "up"),
    ("Shares were up nearly 57%.", "up"),
    ("The index lost 190 points.", "down"),
    ("The army cut its staff by 200.", "down"),
    ("The Dow stood at +0.2%.", "up"),
    ("The army lost 200 men.", "none"),
    ("The charity raised $5 million.", "none"),
    ("Exports stood at 12 percent.", "none"),
    ("They saw a 4.2 percent drop.", "none"),
    ("They made up 12 percent.", "none"),
]


@pytest.mark.parametrize(("text", "change"), CHANGES)
def test_a_verb_or_adverb_says_where_it_moved(text: str, change: str) -> None:
    assert only(text).change == change


def test_a_change_and_the_new_level_are_two_figures() -> None:
    found = quantities("Sales rose 60% to 3.9 million headsets, up from 2.4 million.")

    assert [(q.low, q.change) for q in found] == [(60, "up"), (3.9e6, "none"), (2.4e6, "none")]


def test_a_change_by_an_amount_to_a_level_is_no_range() -> None:
    found = quantities("The deficit grew by $43 billion to $419 billion.")

    assert [(q.low, q.high) for q in found] == [(43e9, 43e9), (419e9, 419e9)]


MULTIPLES = [
    ("Output tripled.", 3, 3, "=", "up"),
    ("Output more than doubled.", 2, None, ">", "up"),
    ("They saw a twelve-fold increase.", 12, 12, "=", "up"),
    ("Output grew more than tenfold.", 10, None, ">", "up"),
    ("They saw a 12-fold increase.", 12, 12, "=", "up"),
    ("They saw a zero-fold increase.", 0, 0, "=", "up"),
    ("They saw a fivefold drop.", 5, 5, "=", "down"),
    ("They had three times as many guns.", 3, 3, "=", "none"),
]


@pytest.mark.parametrize(("text", "low", "high", "relation", "change"), MULTIPLES)
def test_multiples_are_ratios(
    text: str, low: float, high: float | None, relation: str, change: str
) -> None:
    quantity = only(text)

    assert quantity.kind == "ratio"
    assert (quantity.low, quantity.high) == (low, high)
    assert (quantity.relation, quantity.change) == (relation, change)


RANGES = [
    ("It hit 18 to 25 percent of homes.", 18, 25, "percent"),
    ("It takes between 40 and 50 hours.", 40, 50, "hour"),
    ("Fines run from $500,000 to $1 million.", 500000, 1e6, "USD"),
    ("It fell from $75 U.S. per barrel to $45.88.", 45.88, 75, "USD"),
    ("It is worth $89 to $93 billion.", 89e9, 93e9, "USD"),
    ("It is worth 2-3 million euros.", 2e6, 3e6, "EUR"),
    ("It weighs 5-10 kg.", 5, 10, "kilogram"),
    ("It climbed from 21 mpg combined to 23.", 21, 23, "mile"),
    ("It took three or four years.", 3, 4, "year"),
    ("The men were aged 18 to 34.", 18, 34, "year"),
    ("Flats run from 450 sq ft up to 900 sq ft.", 450, 900, "square foot"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_two_ends_of_a_range_are_one_figure(text: str, low: float, high: float, unit: str) -> None:
    quantity = only(text)

    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)
    assert quantity.relation == "range"


SHARED = [
    ("Lots of 5 and 6 kg sold.", [(5, "kilogram"), (6, "kilogram")]),
    ("It closed at 16,644, 16 percent up.", [(16644, None), (16, "percent")]),
    ("It has a 7- or 8-inch screen.", [(7, "inch"), (8, "inch")]),
    ("He raised 280 million of the 1.5 billion shekels.", [(280e6, "ILS"), (1.5e9, "ILS")]),
    ("It grew in 2013-14 by 278 t.", [(278, "tonne")]),
    ("It lies 100 km (62 miles) off.", [(100, "kilometre"), (62, "mile")]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_unit_said_once_holds_for_its_neighbours(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(q.low, q.unit) for q in quantities(text)] == expected


def test_a_conversion_in_brackets_inherits_the_bound() -> None:
    first, second = quantities("Moths fly more than 100 kilometers (60 miles).")

    assert (first.relation, first.low, first.high) == (">", 100, None)
    assert (second.relation, second.low, second.high) == (">", 60, None)


AGES = [
    ("A 28-year-old man fled.", 28, "year", "28-year-old"),
    ("A three-month-old baby slept.", 3, "month", "three-month-old"),
    ("He is 50 years old.", 50, "year", "50 years old"),
    ("The driver, aged 36, fled.", 36, "year", "36"),
    ("Ann Sample, 41, fled.", 41, "year", "41"),
    ("Ann Sample, 41, of Springfield, fled.", 41, "year", "41"),
    ("Her brother, 6, fled.", 6, "year", "6"),
    ("She is 60.", 60, "year", "60"),
    ("He turned 21.", 21, "year", "21"),
    ("Ann Sample was 15 at the time.", 15, "year", "15"),
    ("The patient is at the age of 87 now.", 87, "year", "87"),
]


@pytest.mark.parametrize(("text", "value", "unit", "surface"), AGES)
def test_ages_are_measures_in_years_months_weeks_or_days(
    text: str, value: float, unit: str, surface: str
) -> None:
    quantity = only(text)

    assert (quantity.low, quantity.kind, quantity.unit) == (value, "measure", unit)
    assert quantity.aspect == "age"
    assert text[quantity.start : quantity.end] == surface


@pytest.mark.parametrize(
    ("text", "aspect"),
    [("He left three years ago.", "when"), ("It took three years.", None)],
)
def test_a_span_that_dates_something_is_told_from_one_that_lasts(
    text: str, aspect: str | None
) -> None:
    assert only(text).aspect == aspect


def test_a_season_beside_an_amount_leaves_the_amount_alone() -> None:
    assert [(q.low, q.unit) for q in quantities("They sold 278 t in 2013-14.")] == [(278, "tonne")]


def test_a_time_of_day_is_no_small_length_and_a_mix_no_mile() -> None:
    assert quantities("At 2.15pm they had a mix of hopes.") == []


def test_ages_in_a_list_are_all_ages() -> None:
    found = quantities("He left three sons, ages 15, 10 and 6.")

    assert [(q.low, q.aspect) for q in found] == [(3, None), (15, "age"), (10, "age"), (6, "age")]


def test_a_vote_told_in_percent_is_no_range() -> None:
    found = quantities("She won 54 percent to 46 percent.")

    assert [q.low for q in found] == [54, 46]


def test_every_field_that_was_decided_names_its_rule() -> None:
    quantity = only("They built more than 12.5 km a day.")

    assert {name for name, _ in quantity.rules} >= {"value", "unit", "relation", "per"}
