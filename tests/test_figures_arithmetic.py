"""What an article's numbers say about each other, recomputed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from figures.arithmetic import checks_of, notes_of
from figures.extract import extract_figures
from figures.model import Claim
from tests.claims_material import YEAR_2024, claim, figure


def read(text: str) -> list[Claim]:
    return [claim("a", found) for found in extract_figures(text, date(2025, 3, 1))]


def test_a_stated_part_is_told_as_a_share() -> None:
    whole = figure("13,221 sailors", 13221, quote="13,221 sailors came.")
    part = figure("7,887 sailors", 7887, quote="Of these, 7,887 sailors stayed.", at=40, part_of=0)

    [check] = checks_of([claim("a", whole), claim("a", part)])

    assert check.outcome == "part of"
    assert check.words == "7,887 of 13,221 is 59.7 %"


def test_a_share_of_a_few_is_not_worth_telling() -> None:
    whole = figure("4 sailors", 4, quote="4 sailors came.")
    part = figure("One of them", 1, quote="One of them stayed.", at=40, part_of=0)

    assert checks_of([claim("a", whole), claim("a", part)]) == []


def test_a_part_larger_than_its_whole_does_not_add_up() -> None:
    whole = figure("120 sailors", 121, quote="120 sailors came.")
    part = figure("340 sailors", 341, quote="Of these, 340 sailors stayed.", at=40, part_of=0)

    assert [c.outcome for c in checks_of([claim("a", whole), claim("a", part)])] == [
        "does not add up"
    ]


@pytest.mark.parametrize(
    ("stated", "low", "relation", "outcome"),
    [
        ("more than tenfold", 10, ">", "consistent"),
        ("tenfold", 10, "=", "consistent"),
        ("threefold", 3, "=", "does not add up"),
    ],
)
def test_a_multiple_is_recomputed_from_the_rates_it_is_stated_of(
    stated: str, low: float, relation: str, outcome: str
) -> None:
    quote = f"Output rose {stated} from 300 a month to 100 per day."
    told = [
        figure(
            stated,
            low,
            low if relation == "=" else None,
            quote=quote,
            relation=relation,
            kind="ratio",
            change="up",
        ),
        figure("300 a month", 300, quote=quote, per="month"),
        figure("100 per day", 100, quote=quote, per="day"),
    ]

    [check] = checks_of([claim("a", one) for one in told])

    assert check.outcome == outcome
    assert "100 a day is about 3,040 a month, 10.1 times 300" in check.words


def test_an_increase_to_a_number_implies_the_number_before() -> None:
    quote = "13,221 sailors came, a twelve-fold increase."
    told = [
        figure("13,221 sailors", 13221, quote=quote, period=YEAR_2024),
        figure("twelve-fold increase", 12, quote=quote, kind="ratio", change="up"),
    ]

    [check] = checks_of([claim("a", one) for one in told])

    assert check.outcome == "implied value"
    assert check.words.endswith("implies about 1,100 in 2023")


@pytest.mark.parametrize(
    ("women", "outcome"), [(2, ["consistent"]), (4, ["does not add up"]), (1, [])]
)
def test_a_list_after_a_total_is_summed(women: int, outcome: list[str]) -> None:
    quote = f"5 sailors: {women} women and 3 men."
    told = [
        figure("5 sailors", 5, quote=quote),
        figure(f"{women} women", women, quote=quote),
        figure("3 men", 3, quote=quote),
    ]

    assert [c.outcome for c in checks_of([claim("a", one) for one in told])] == outcome


def test_numbers_that_nothing_ties_together_are_left_alone() -> None:
    assert checks_of(read("The mill has 12 doors. The barge carried 40 crates to 9 towns.")) == []


def test_notes_are_those_that_use_a_claim_of_the_question() -> None:
    whole = claim("a", figure("200 sailors", 201, quote="200 sailors came."))
    part = claim(
        "a", figure("51 sailors", 51, quote="Of these, 51 sailors stayed.", at=40, part_of=0)
    )
    elsewhere = whole._replace(id="other", article="b")

    assert notes_of([whole], [part]) == ("51 of 201 is 25.4 %",)
    assert notes_of([elsewhere], [whole, part]) == ()


def told_of(quote: str, *told: tuple[str, float, dict[str, Any]]) -> list[str]:
    """The outcomes among figures of one sentence."""
    claims = [claim("a", figure(words, low, quote=quote, **more)) for words, low, more in told]
    return [check.outcome for check in checks_of(claims)]


@pytest.mark.parametrize(
    ("stated", "change", "outcomes"),
    [
        (25, "none", ["consistent"]),
        (40, "none", ["does not add up"]),
        (40, "up", ["part of", "implied value"]),  # a change is no share
    ],
)
def test_a_share_that_is_stated_is_held_against_the_numbers(
    stated: int, change: str, outcomes: list[str]
) -> None:
    quote = f"Of 200 sailors 51 stayed, or {stated} percent."
    share = {"kind": "percent", "unit": "percent", "change": change}
    told = (f"{stated} percent", stated, share)

    assert told_of(quote, ("200 sailors", 200, {}), ("51", 50, {"part_of": 3}), told) == outcomes


def test_a_part_of_another_kind_is_no_share() -> None:
    quote = "Of 200 sailors 51 stayed."

    assert (
        told_of(quote, ("200 sailors", 200, {}), ("51", 51, {"part_of": 3, "kind": "money"})) == []
    )


@pytest.mark.parametrize(
    ("change", "stated", "last", "outcomes"),
    [
        ("up", 20, 360, ["consistent"]),
        ("up", 20, 420, ["does not add up"]),
        ("down", 20, 240, ["consistent"]),
        ("down", 120, 240, []),  # less than nothing is left
        ("none", 20, 360, []),
    ],
)
def test_a_change_in_percent_is_recomputed(
    change: str, stated: int, last: int, outcomes: list[str]
) -> None:
    quote = f"Output moved {stated} percent from 300 tonnes to {last} tonnes."
    moved = {"kind": "percent", "unit": "percent", "change": change}

    assert (
        told_of(
            quote,
            (f"{stated} percent", stated, moved),
            ("300 tonnes", 300, {}),
            (f"{last} tonnes", last, {}),
        )
        == outcomes
    )


@pytest.mark.parametrize(("first", "per"), [(0, None), (300, "person")])
def test_a_change_from_nothing_or_between_two_paces_is_left_alone(
    first: int, per: str | None
) -> None:
    quote = f"Output rose tenfold from {first} tonnes to 3,000 tonnes."
    tenfold = ("tenfold", 10, {"kind": "ratio", "change": "up"})
    start = (f"{first} tonnes", first, {"per": per})

    assert told_of(quote, tenfold, start, ("3,000 tonnes", 3000, {})) == []


def test_a_list_is_not_summed_when_a_number_of_it_is_a_bound() -> None:
    quote = "5 sailors: over 4 women and 3 men."
    women = ("over 4 women", 4, {"relation": ">"})

    assert told_of(quote, ("5 sailors", 5, {}), women, ("3 men", 3, {})) == []


@pytest.mark.parametrize(
    ("period", "words"), [(None, "implies about 1,100 before"), (YEAR_2024, "1,100 in 2023")]
)
def test_the_number_before_an_increase_is_of_the_year_before_or_just_before(
    period: Any, words: str
) -> None:
    quote = "13,221 sailors came, a twelve-fold increase."
    told = [
        figure("13,221 sailors", 13221, quote=quote, period=period),
        figure("twelve-fold increase", 12, quote=quote, kind="ratio", change="up"),
    ]

    [check] = checks_of([claim("a", one) for one in told])

    assert check.words.endswith(words)
