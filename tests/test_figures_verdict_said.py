"""Pairs told apart by what is said of their numbers: denied, planned, risen since the morning."""

from __future__ import annotations

from typing import Any

import pytest

from figures.align import Placed
from figures.entries import Entry
from figures.findings import PairContext
from figures.model import Claim, Verdict
from figures.verdict import build_question, judge_pair
from tests.claims_material import YEAR_2024, claim, figure, says

KILLED = PairContext(topic="killed:person")
SENT = PairContext(topic="move:worker")


def killed(article: str, count: int, at: str = "", quote: str = "", **fields: Any) -> Claim:
    told = figure(f"{count} people", count, quote=quote or f"{count} people were killed.", **fields)
    return claim(article, told, published=f"2025-03-01{at}")


def sent(article: str, quote: str, **fields: Any) -> Claim:
    return claim(article, figure("300 workers", 300, quote=quote, **fields))


PAIRS: list[tuple[str, Claim, Claim, PairContext, Verdict]] = [
    (
        "hours later on one day a higher count supersedes",
        killed("a", 4, "T08:00:00Z"),
        killed("b", 5, "T18:30:00Z"),
        KILLED,
        "update",
    ),
    (
        "minutes later it does not by itself",
        killed("a", 4, "T08:00:00Z"),
        killed("b", 5, "T08:20:00Z"),
        KILLED,
        "conflict",
    ),
    (
        "minutes later it does when it is said to have risen",
        killed("a", 4, "T08:00:00Z"),
        killed("b", 5, "T08:20:00Z", "The death toll has climbed to 5 people."),
        KILLED,
        "update",
    ),
    (
        "the clocks of two zones are read as one",
        killed("a", 4, "T08:00:00+05:00"),
        killed("b", 5, "T07:30:00+00:00"),
        KILLED,
        "update",
    ),
    (
        "a clock of an unknown zone tells nothing against one of a known zone",
        killed("a", 4, "T08:00:00"),
        killed("b", 5, "T18:30:00Z"),
        KILLED,
        "conflict",
    ),
    (
        "a lower count hours later is none that went on",
        killed("a", 5, "T08:00:00Z"),
        killed("b", 4, "T18:30:00Z"),
        KILLED,
        "conflict",
    ),
    (
        "a denial of a number does not agree with it",
        killed("a", 12),
        killed("b", 12, quote="Estmark denied that 12 people were killed.", status="denied"),
        KILLED,
        "different-status",
    ),
    (
        "what is planned does not agree with what was done",
        sent("a", "300 workers were sent."),
        sent("b", "300 workers will be sent.", status="planned"),
        SENT,
        "different-status",
    ),
    (
        "a number that a plan takes for granted is not planned itself",
        sent("a", "300 workers were sent."),
        sent("b", "The 300 workers sent will be housed in tents.", status="planned"),
        SENT,
        "agree",
    ),
    (
        "nobody plans how many are killed",
        killed("a", 4),
        killed("b", 4, quote="A vigil for 4 people killed there will be held.", status="planned"),
        KILLED,
        "agree",
    ),
]


@pytest.mark.parametrize(
    ("a", "b", "context", "verdict"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS]
)
def test_a_pair_is_judged_by_what_is_said_of_its_numbers(
    a: Claim, b: Claim, context: PairContext, verdict: Verdict
) -> None:
    assert judge_pair(a, b, context).verdict == verdict
    assert judge_pair(b, a, context).verdict == verdict


def test_a_question_in_conflict_does_not_repeat_how_far_and_whose_but_its_pair_does() -> None:
    told = (("a", 13_800, "Union"), ("b", 13_221, "Customs"))
    claims = [
        claim(key, figure(f"{n} workers", n, period=YEAR_2024, attribution=says(name)))
        for key, n, name in told
    ]
    placed = [
        Placed(Entry(c.id, c.article, "move:worker", c.id), "move:worker", "q") for c in claims
    ]
    question = build_question("q", claims, placed)

    assert question.why == (
        "Same year 2024, two independent origins; neither is a rounding of the other."
    )
    assert "Union; Customs, 4.4 % apart" in question.pairs[0].why
