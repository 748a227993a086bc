"""Where a question draws its lines: too far off, too few, explained elsewhere, widest gap."""

from __future__ import annotations

from typing import Any

import pytest

from figures.align import Placed
from figures.entries import Entry
from figures.findings import PairContext
from figures.model import Claim, Question
from figures.verdict import COMPARED, build_question, judge_pair
from tests.claims_material import YEAR_2023, YEAR_2024, claim, figure, says


def count(article: str, number: float, quote: str = "", **fields: Any) -> Claim:
    written = f"{number:g}"
    published = fields.pop("published", "2025-03-01")
    told = figure(written, number, quote=quote or f"There were {written} of late.", **fields)
    return claim(article, told, published=published)


def question_of(
    *claims: Claim, topic: str = "move:worker", wants: tuple[str, ...] = ()
) -> Question:
    entries = [Entry(c.id, c.article, topic, c.article, wants=wants) for c in claims]
    return build_question("q", claims, [Placed(entry, topic, "q") for entry in entries])


@pytest.mark.parametrize(
    ("values", "topic", "candidates"),
    [
        ((10, 10, 80), "move:worker", [80]),  # eight times the middle one
        ((10, 10, 79), "move:worker", []),
        ((10, 10, 50), "move:worker", []),
        ((10, 10, 40), "about:count:worker", [40]),  # four times, where only words tell the topic
        ((10, 10, 39), "about:count:worker", []),
        ((10, 100), "move:worker", [100]),
        ((1, 1, 10, 10, 10), "move:worker", [1, 1]),
        ((0, 0, 10), "move:worker", []),
    ],
)
def test_a_value_is_a_candidate_from_so_many_times_the_middle_one_on(
    values: tuple[int, ...], topic: str, candidates: list[int]
) -> None:
    question = question_of(*(count(f"{n}", v) for n, v in enumerate(values)), topic=topic)

    assert [c.figure.low for c in question.candidates] == candidates


def test_a_spread_is_told_of_values_below_one_as_well() -> None:
    assert question_of(count("a", 0.5), count("b", 2)).spread == 4.0


@pytest.mark.parametrize(
    ("topic", "verdict"),
    [("age:ada quill", "single"), ("killed:person", "single"), ("move:worker", "conflict")],
)
def test_a_number_that_came_in_by_its_value_is_no_evidence_against_another(
    topic: str, verdict: str
) -> None:
    claims = [count("a", 35), count("b", 40)]
    entries = [Entry(c.id, c.article, topic, c.article, wants=("x",)) for c in claims]
    question = build_question("q", claims, [Placed(entry, topic, "q") for entry in entries])

    assert question.verdict == verdict


def test_one_origin_in_two_articles_is_one_voice_of_a_question() -> None:
    told = [count(key, 300, attribution=says("Radio Free Asia")) for key in "ab"]
    question = question_of(*told)

    assert question.verdict == "same-origin"
    assert question.why == "One origin, Radio Free Asia, in 2 articles."


def test_at_least_so_many_went_on_when_a_later_report_has_more() -> None:
    over = count("a", 35, relation=">=")
    killed = PairContext(topic="killed:person")

    later = count("b", 40, published="2025-03-03")

    assert judge_pair(over, later, killed).verdict == "update"
    assert judge_pair(later, over, killed).verdict == "update"
    assert judge_pair(over, count("b", 40), killed).verdict == "agree"
    assert judge_pair(over, count("b", 35, published="2025-03-03"), killed).verdict == "agree"


@pytest.mark.parametrize(("plain", "verdict"), [(1, "different-scope"), (2, "conflict")])
def test_a_difference_explained_in_one_pair_is_so_unless_more_pairs_speak_against_it(
    plain: int, verdict: str
) -> None:
    named = count("b", 4, "Police named the 4 dead.")
    others = [count(f"c{n}", 4) for n in range(plain)]

    assert question_of(count("a", 7), named, *others, topic="killed:person").verdict == verdict


def test_a_count_that_takes_in_the_dead_does_so_against_every_other_number() -> None:
    shot = count("a", 7, "In all 7 were shot.")
    hurt = count("b", 4, "Three died and 4 were hurt.")
    others = [count(f"c{n}", 5, "Some 5 were hurt.") for n in range(2)]
    question = question_of(shot, hurt, *others, topic="hurt:person")

    against = [pair for pair in question.pairs if shot.id in (pair.a, pair.b)]
    assert {pair.verdict for pair in against} == {"different-scope"}
    assert {pair.why for pair in against} == {"7 counts the dead as well."}


def test_the_reason_of_a_question_is_that_of_the_widest_gap() -> None:
    year_2022 = YEAR_2023._replace(
        start=YEAR_2023.start and YEAR_2023.start.replace(year=2022),
        end=YEAR_2023.end and YEAR_2023.end.replace(year=2022),
    )
    question = question_of(
        count("a", 14, period=YEAR_2023),
        count("b", 15, period=YEAR_2024),
        count("c", 10, period=year_2022),
    )

    assert question.why == "15 is for 2024, 10 for 2022."


def test_a_bound_gives_no_number_of_another_article() -> None:
    question = question_of(
        count("a", 20),
        count("a", 30, "Over 30 were sent.", relation=">"),
        count("b", 45),
    )

    assert question.verdict == "conflict"


def test_a_bound_far_from_the_others_is_a_candidate_though_it_allows_them() -> None:
    question = question_of(count("a", 1, relation=">="), count("b", 10), count("c", 10))

    assert [c.article for c in question.candidates] == ["a"]


def test_a_conflict_without_a_time_begins_with_whose_numbers_they_are() -> None:
    told = [
        count(key, n, attribution=says(name))
        for key, n, name in (("a", 5, "NTA"), ("b", 7, "Union"))
    ]

    assert judge_pair(*told, PairContext(topic="move:worker")).why == (
        "Two origins: NTA; Union, 40 % apart and neither is a rounding of the other."
    )


def test_numbers_that_may_be_of_parts_are_not_compared_and_the_question_says_so() -> None:
    question = question_of(
        count("a", 35), count("b", 40), topic="age:ada quill", wants=("age:=35",)
    )

    assert (question.verdict, question.pairs) == ("single", ())
    assert question.why == "2 articles give numbers that may be of parts, and are not compared."


def test_a_bound_that_a_plan_may_reach_is_compared_by_what_else_differs() -> None:
    over = count("a", 30, "Over 30 were sent.", relation=">", period=YEAR_2023)
    plan = count("b", 60, status="planned", period=YEAR_2024)
    told = count("b", 60, status="planned", period=YEAR_2023)
    sent = PairContext(topic="move:worker")

    assert judge_pair(over, plan, sent).verdict == "different-period"
    assert judge_pair(over, told, sent).verdict == "different-status"
    assert judge_pair(count("a", 60, period=YEAR_2023), plan, sent).verdict == "different-status"


def test_more_claims_than_are_compared_keep_first_and_last_of_every_value() -> None:
    claims = [
        count(
            f"{n:02}", 4 if n % 2 else 5, published=f"2025-03-{n + 1:02}", attribution=says(str(n))
        )
        for n in range(COMPARED + 6)
    ]
    question = question_of(*claims)

    compared = {one for pair in question.pairs for one in (pair.a, pair.b)}
    assert len(compared) == COMPARED
    assert {c.id for c in (*claims[: COMPARED - 2], *claims[-2:])} == compared


def test_one_article_alone_answers_and_nothing_of_parts_is_said() -> None:
    for claims in ([count("a", 35)], [count("a", 35), count("a", 40)]):
        question = question_of(*claims)

        assert (question.verdict, question.pairs) == ("single", ())
        assert "may be of parts" not in question.why


def test_the_spread_is_that_of_two_values_or_more_and_nought_has_none() -> None:
    told = [count(key, number) for key, number in (("a", 0), ("b", 4), ("c", 8))]

    assert question_of(*told).spread == 2.0
    assert question_of(*told[:2]).spread is None


def test_a_value_far_below_the_others_is_a_candidate_and_nought_is_compared() -> None:
    tonnes = [
        claim(key, figure(f"{n} tonnes", n, kind="measure", unit="tonne"))
        for key, n in (("a", 10), ("b", 10), ("c", 0.5))
    ]
    nought = [count("a", 10), count("b", 10), count("c", 0)]

    assert [c.article for c in question_of(*tonnes, topic="measure:tonne").candidates] == ["c"]
    assert question_of(*nought).candidates == ()
