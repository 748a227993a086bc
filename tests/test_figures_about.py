"""Topics that no list foresees: different numbers for one thing meet, look-alikes do not."""

from __future__ import annotations

from datetime import date

import pytest

from figures.about import about_of, alike, is_trivial
from figures.extract import extract_figures
from figures.measures import compared
from figures.model import Figure
from tests.affairs_material import questions_of, reports, verdict_on

MARCH = ("2025-03-12", "2025-03-13")
CONFLICTS = [
    (
        "budget",
        "The city council's budget for 2026 is 412 million euros, the treasurer said.",
        "The opposition puts the city's budget for 2026 at 398 million euros.",
        (412e6, 398e6),
    ),
    (
        "tanks",
        "Karsova lost 340 tanks in the battle of Velm, its general staff said.",
        "In the battle of Velm, Karsova lost 290 tanks, according to the ministry.",
        (340, 290),
    ),
    (
        "plant",
        "The smelter emitted 4.2 million tonnes of carbon dioxide in 2024, its owner said.",
        "Emissions of the smelter reached 5.1 million tonnes in 2024, the agency found.",
        (4.2e6, 5.1e6),
    ),
    (
        "jobs",
        "Belvane will cut 3,500 jobs at its Quillon works, the union said.",
        "Belvane plans to shed 2,800 jobs at Quillon, a spokesman said.",
        (3500, 2800),
    ),
    (
        "bread",
        "A loaf of bread costs 3.20 euros in Nordhollow, the guild said.",
        "The price of a loaf of bread in Nordhollow is 3.80 euros, the statistics office said.",
        (3.2, 3.8),
    ),
    (
        "turnout",
        "Turnout was 61.3 percent, the electoral commission said.",
        "Voter turnout reached 54.2 percent, observers said.",
        (61.3, 54.2),
    ),
    (
        "bridge",
        "The Sarn Bridge cost 96 million euros to build, the ministry said.",
        "The audit office says that the Sarn Bridge cost 131 million euros.",
        (96e6, 131e6),
    ),
    (
        "concert",
        "The concert at Gallow Park drew 18,000 fans, the organisers said.",
        "Police counted 11,500 fans at the concert.",
        (18000, 11500),
    ),
    (
        "march",
        "About 4,000 people marched against the ring road in Velm on Saturday, police said.",
        "Organisers said 9,000 people marched through Velm against the ring road.",
        (4000, 9000),
    ),
]
OTHERWISE = [
    (
        "another year",
        "plant",
        "The smelter emitted 4.2 million tonnes of carbon dioxide in 2024, its owner said.",
        "The smelter emitted 5.1 million tonnes of carbon dioxide in 2019, the agency said.",
        (4.2e6, 5.1e6),
        ("different-period",),
    ),
    (
        "net against gross",
        "jobs",
        "Belvane made a net profit of 45 million euros in 2024, it said.",
        "Belvane made a gross profit of 120 million euros in 2024.",
        (45e6, 120e6),
        ("different-scope", "apart"),
    ),
    (
        "a price with a discount against the plain one",
        "bread",
        "The Velm bread oven costs 240 euros, the guild said.",
        "The Velm bread oven costs 199 euros with a coupon, the shop said.",
        (240, 199),
        ("different-scope", "apart"),
    ),
    (
        "another part",
        "concert",
        "The concert at Gallow Park drew 18,000 fans, the organisers said.",
        "In the north stand, police counted 5,200 fans at the concert.",
        (18000, 5200),
        ("different-scope", "apart"),
    ),
    (
        "another place",
        "bread",
        "A loaf of bread costs 3.20 euros in Nordhollow, the guild said.",
        "A loaf of bread costs 2.10 euros in Fenn Weir, the guild said.",
        (3.2, 2.1),
        ("different-scope", "apart"),
    ),
    (
        "a rate against a total",
        "plant",
        "The smelter emits 9,000 tonnes of carbon dioxide a day, its owner said.",
        "The smelter has emitted 4.2 million tonnes of carbon dioxide, the agency said.",
        (9000, 4.2e6),
        ("apart",),
    ),
    (
        "a rise against a level",
        "bread",
        "The price of a loaf of bread rose by 0.40 euros in Nordhollow, the guild said.",
        "A loaf of bread costs 3.80 euros in Nordhollow, the statistics office said.",
        (0.4, 3.8),
        ("apart",),
    ),
    (
        "a plan against what came of it",
        "bridge",
        "The Sarn Bridge will cost 96 million euros, the ministry said.",
        "The Sarn Bridge cost 131 million euros, the audit office said.",
        (96e6, 131e6),
        ("different-status", "different-period"),
    ),
    (
        "a cost against a loan",
        "bridge",
        "The Sarn Bridge cost 131 million euros, the audit office said.",
        "The ministry took a loan of 40 million euros for the Sarn Bridge.",
        (131e6, 40e6),
        ("apart",),
    ),
    (
        "votes for against votes against",
        "vote",
        "The assembly passed the fisheries bill with 212 votes in favour.",
        "The fisheries bill met 187 votes against in the assembly.",
        (212, 187),
        ("different-scope", "apart"),
    ),
    (
        "a fire that went on",
        "fire",
        "The fire has burned 1,200 hectares of forest, the fire chief said.",
        "The fire has burned 3,100 hectares of forest, the fire chief said.",
        (1200, 3100),
        ("update",),
    ),
    (
        "hectares and acres of one fire",
        "fire",
        "The fire burned 1,200 hectares of forest, the fire chief said.",
        "The fire burned 2,965 acres of forest, the governor said.",
        (1200, 2965),
        ("agree",),
    ),
    (
        "per month and per year",
        "plant",
        "The smelter emits 350,000 tonnes of carbon dioxide a month, its owner said.",
        "The smelter emits 4.2 million tonnes of carbon dioxide a year, the agency said.",
        (350000, 4.2e6),
        ("agree",),
    ),
    (
        "a rounding",
        "concert",
        "The concert at Gallow Park drew 18,243 fans, the organisers said.",
        "About 18,000 fans watched the concert.",
        (18243, 18000),
        ("agree", "same-origin"),
    ),
    (
        "a difference against the sum itself",
        "bridge",
        "The Sarn Bridge cost 131 million euros, the audit office said.",
        "The Sarn Bridge cost 35 million euros more than planned, the ministry said.",
        (131e6, 35e6),
        ("apart",),
    ),
    (
        "two candidates in two polls",
        "turnout",
        "A poll gives Asta Breuer 46 percent of the vote.",
        "A survey gives Asta Breuer 41 percent of the vote.",
        (46, 41),
        ("apart",),
    ),
]


@pytest.mark.parametrize(("scene", "first", "second", "values"), CONFLICTS)
def test_two_numbers_for_one_thing_are_a_conflict(
    scene: str, first: str, second: str, values: tuple[float, float]
) -> None:
    assert verdict_on(reports(scene, first, second, MARCH), *values) == "conflict"


@pytest.mark.parametrize(
    ("scene", "first", "second", "values", "verdicts"),
    [case[1:] for case in OTHERWISE],
    ids=[case[0] for case in OTHERWISE],
)
def test_a_look_alike_is_no_conflict(
    scene: str, first: str, second: str, values: tuple[float, float], verdicts: tuple[str, ...]
) -> None:
    assert verdict_on(reports(scene, first, second, MARCH), *values) in verdicts


def test_what_two_months_may_have_changed_is_no_conflict() -> None:
    scene, first, second, values = CONFLICTS[4]
    articles = reports(scene, first, second, ("2025-01-12", "2025-03-30"))

    assert verdict_on(articles, *values) in ("different-period", "apart")


def test_an_article_that_gives_both_numbers_takes_them_for_two_things() -> None:
    scene, first, second, _ = CONFLICTS[-1]
    articles = reports(scene, f"{first} {second}", second, MARCH)

    assert all(question.verdict != "conflict" for question in questions_of(articles))


def test_a_list_of_prices_answers_nothing() -> None:
    prices = [f"A loaf of bread costs {euros} euros in Nordhollow." for euros in (2.1, 2.6, 3.4)]
    articles = reports("bread", " ".join(prices), CONFLICTS[4][2], MARCH)

    assert all(question.verdict != "conflict" for question in questions_of(articles))


def only_figure(text: str) -> Figure:
    (figure,) = extract_figures(text, date(2025, 3, 12))
    return figure


@pytest.mark.parametrize(
    ("text", "trivial"),
    [
        ("The two countries signed the treaty.", True),
        ("Both of its three sponsors withdrew.", True),
        ("Two countries signed the treaty.", False),
        ("The 240 countries signed the treaty.", False),
    ],
)
def test_a_small_number_behind_an_article_only_points_back(text: str, trivial: bool) -> None:
    assert is_trivial(only_figure(text)) is trivial


def test_numbers_that_only_point_back_make_no_question() -> None:
    articles = reports(
        "vote",
        "The two bills went to the assembly.",
        "Speaker Renn read the two bills to the assembly.",
        MARCH,
    )
    assert questions_of(articles) == []


def test_what_a_bridge_costs_is_not_what_a_tunnel_costs() -> None:
    bridge = about_of(only_figure("The new bridge cost 20 million euros."))
    tunnel = about_of(only_figure("The long tunnel cost 30 million euros."))

    assert bridge.kind == tunnel.kind == "money:EUR"
    assert not alike(bridge.words, tunnel.words)


def test_values_are_compared_in_one_unit_and_by_the_year() -> None:
    month = compared(only_figure("The mill sells 2 tonnes of flour a month."))
    year = compared(only_figure("The mill sells 24,000 kilograms of flour a year."))

    assert month.meets(year)
    assert not month.meets(compared(only_figure("The mill sells 39 tonnes of flour a year.")))


@pytest.mark.parametrize(
    ("case", "label"),
    [
        (0, "budget"),
        (1, "tanks lost by Karsova"),
        (3, "jobs cut"),
        (6, "cost of the Sarn Bridge"),
        (7, "fans at the concert"),
    ],
)
def test_a_question_is_called_what_a_person_would_call_it(case: int, label: str) -> None:
    scene, first, second, values = CONFLICTS[case]
    found = [
        question.label
        for question in questions_of(reports(scene, first, second, MARCH))
        if set(values) <= {claim.figure.low for claim in question.claims}
    ]
    assert len(found) == 1
    assert found[0].startswith(label)


def test_a_town_named_like_its_region_stays_another_name() -> None:
    quote = "In Velmburg, the largest town of Velmar, 340 tanks were lost."
    start = quote.index("340")
    tanks = Figure(
        start, start + 9, "340 tanks", 340.0, 340.0, "=", "count", (0, len(quote)), quote,
        counted="tank", place=("Velmburg", "Velmar"),
    )  # fmt: skip

    assert {"@velmburg", "@velmar"} <= set(about_of(tanks).words)
