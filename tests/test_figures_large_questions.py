"""A big affair: what is compared is bounded, and copies are found without holding all pairs."""

from __future__ import annotations

import random

from figures.copies import copy_groups, sketch_text
from figures.findings import PairContext
from figures.interval import Interval
from figures.verdict import COMPARED, build_question
from tests.claims_material import claim, figure

WORDS = [f"{first}{last}" for first in "bcdfglmnprst" for last in ("ad", "en", "im", "ol", "usk")]


def text_of(seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(200))


def test_copies_are_one_group_however_many_there_are() -> None:
    sketches = {f"copy-{n:03d}": sketch_text(f"{text_of(1)} {WORDS[n]}") for n in range(40)}
    sketches |= {f"own-{n}": sketch_text(text_of(n + 2)) for n in range(20)}

    groups = copy_groups(sketches)

    assert set(groups) == {f"copy-{n:03d}" for n in range(40)}
    assert set(groups.values()) == {"copy-000"}


def test_a_question_with_hundreds_of_claims_compares_a_bounded_number_of_pairs() -> None:
    claims = [
        claim(f"paper-{n}", figure(f"{40 + n % 7} ships", 40 + n % 7, counted="ship"))
        for n in range(300)
    ]
    question = build_question("q", claims)

    assert len(question.claims) == 300
    assert len(question.pairs) <= COMPARED * (COMPARED - 1) // 2
    assert {pair.verdict for pair in question.pairs} == {"agree", "conflict"}


def test_who_gives_a_value_is_looked_up_once() -> None:
    context = PairContext(also={"alpha": (Interval(5, 5),), "beta": (Interval(6, 6),)})
    five = figure("5 ships", 5)

    assert context.givers(five) == {"alpha"}
    assert context.givers(five) is context.givers(five)
    assert context.givers(figure("at least 5 ships", 5, None, relation=">=")) == frozenset()
