"""Counts of people in one affair that differ and are no conflict, and those that are one."""

from __future__ import annotations

from typing import Any

import pytest

from figures.extract import extract_figures
from figures.findings import PairFacts
from figures.model import Article
from figures.passing import is_recalled, speaks_of_another
from figures.scope_tests import definition_test, place_test
from tests.affairs_material import verdict_on
from tests.claims_material import claim, figure

SCENE = (
    "Shots were fired at the Tallow Row market in Brackwater. Inspector Hedda Morcant closed "
    "Tallow Row, and stallholder Osric Venn of Brackwater hid under his cart."
)


def told(key: str, sentence: str, day: str = "2025-03-02") -> Article:
    """A report of the one affair of this file."""
    return Article(
        key,
        f"{sentence}\n\n{SCENE}",
        title="Tallow Row",
        outlet=f"{key}.example",
        published=day,
    )


CASES = [
    # (what the first says, what the second says, their numbers, verdict)
    ("Three people were killed.", "Five people were killed.", (3, 5), "conflict"),
    (
        "The shots wounded two children and four other people.",
        "Six people were wounded.",
        (4, 6),
        "different-scope",
    ),
    (
        "Police gave the identities of three people killed.",
        "Five people were killed.",
        (3, 5),
        "different-scope",
    ),
    (
        "Two people were pronounced dead at the scene.",
        "Three people were killed.",
        (2, 3),
        "different-scope",
    ),
    ("Four more people were killed.", "Two people were killed.", (2, 4), "different-scope"),
    ("Four people were killed.", "Five people were killed by the gunman, who shot himself.", (4, 5),
     "different-scope"),
    (
        "Seven people were shot.",
        "Four people were injured and three were killed.",
        (4, 7),
        "different-scope",
    ),
    ("Bail was set at $300,000.", "Bail was set at $500,000.", (300_000, 500_000), "conflict"),
    (
        "Bail was set at $100,000.",
        "He is held on bonds totalling $500,000.",
        (100_000, 500_000),
        "different-scope",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "values", "verdict"), CASES, ids=[f"{a} {b}" for a, b, _, _ in CASES]
)
def test_counts_of_one_affair_conflict_only_when_they_count_the_same(
    first: str, second: str, values: tuple[float, float], verdict: str
) -> None:
    assert verdict_on([told("wire", first), told("post", second)], *values) == verdict


APART = [
    ("Police found one man dead and one woman dead.", "Two people were killed.", (1, 2)),
    ("A man and a woman were killed.", "Two people were killed.", (1, 2)),
    (
        "Two people were killed. In an unrelated shooting, six people were killed.",
        "Five people were killed.",
        (5, 6),
    ),
    (
        "Four people were wounded on Sunday. The market was closed after a Dec. 3 "
        "shooting that left nine people wounded.",
        "Five people were wounded.",
        (5, 9),
    ),
    ("Three people were killed.", "Ada Quill, 31 was killed.", (3, 31)),
]


@pytest.mark.parametrize(
    ("first", "second", "values"), APART, ids=[f"{a} {b}" for a, b, _ in APART]
)
def test_parts_and_other_events_are_never_held_against_a_count(
    first: str, second: str, values: tuple[float, float]
) -> None:
    found = verdict_on([told("wire", first), told("post", second)], *values)

    assert found in ("apart", "different-scope")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a separate shooting, two people were hurt.", True),
        ("Two people were hurt in the most recent incident.", True),
        ("Hours earlier, two people were hurt.", True),
        ("Two people were hurt in the shooting.", False),
        ("One of the three shootings left two people hurt.", True),
    ],
)
def test_a_sentence_may_speak_of_another_event(text: str, expected: bool) -> None:
    assert [speaks_of_another(figure) for figure in extract_figures(text)][-1] is expected


def test_a_count_is_recalled_when_its_time_was_over_long_before_the_article() -> None:
    published = told("x", "").published_on
    [now, then] = extract_figures(
        "Two people were hurt on Sunday. A Dec. 3 blast left nine people hurt.", published
    )

    assert not is_recalled(now, published)
    assert is_recalled(then, published)
    assert not is_recalled(then, None)


def test_two_places_say_that_one_lies_in_the_other() -> None:
    far = figure("120 houses", 120, place=("Tatarstan",))
    wide = figure("90 houses", 90, place=("Russia",))

    finding = place_test(claim("a", far), claim("b", wide), PairFacts())

    assert finding.verdict == "different-scope"
    assert finding.words == "120 is for Tatarstan, a part of Russia"


@pytest.mark.parametrize(
    ("inner", "outer", "numbers", "words"),
    [
        ("Kell", "across Solmark", (40, 110), "40 is for Kell, a part of what 110 covers"),
        ("Kell", "throughout the Solmark", (40, 110), "40 is for Kell, a part of what 110 covers"),
        ("Kell", "all over Solmark", (0, 1), "0 is for Kell, a part of what 1 covers"),
        ("Kell", "in Solmark", (40, 110), ""),  # two names of one place, for all that is known
        ("Kell", "across Solmark", (110, 40), ""),
        ("Kell", "across the river in Solmark", (40, 110), ""),
    ],
)
def test_what_is_counted_across_an_area_takes_in_what_is_counted_in_a_place_of_an_affair(
    inner: str, outer: str, numbers: tuple[int, int], words: str
) -> None:
    part = figure(
        f"{numbers[0]}", numbers[0], quote=f"{numbers[0]} died in {inner}.", place=(inner,)
    )
    whole = figure(
        f"{numbers[1]}", numbers[1], quote=f"{numbers[1]} died {outer}.", place=("Solmark",)
    )
    facts = PairFacts(topic="killed:person")

    for pair in ((claim("a", part), claim("b", whole)), (claim("b", whole), claim("a", part))):
        found = place_test(*pair, facts)
        assert found.verdict == ("different-scope" if words else None)
        assert found.words == (words or "places are named differently, within one affair")


SAME = "both count the same kind"


@pytest.mark.parametrize(
    ("deed", "topic", "words"),
    [
        ("enter", "move:worker", "the first counts men sent, the second men who entered"),
        ("enter", "about:count:man", SAME),  # sent and entered are one deed
        ("hire", "about:count:man", "the first counts men sent, the second men hired"),
        ("send", "move:worker", SAME),
    ],
)
def test_deeds_that_differ_are_told_and_settle_nothing(deed: str, topic: str, words: str) -> None:
    sent, other = (figure("4 men", 4, counted="man", action=each) for each in ("send", deed))

    found = definition_test(claim("a", sent), claim("b", other), PairFacts(topic=topic))
    assert (found.verdict, found.words) == (None, words)


@pytest.mark.parametrize(
    ("kind", "ours", "theirs", "words"),
    [
        ("money", "Brel Swift", "Brel Comet", "the first is of Swift, the second of Comet"),
        (
            "percent",
            "Brel Swift",
            "Brel Big Comet",
            "the first is of Swift, the second of Big, Comet",
        ),
        ("money", "Brel Swift", "Brel", ""),  # one says less of the same
        ("money", "Brel", "Brel Swift", ""),
        ("money", "Swift", "Comet", ""),  # what may be two names of one thing
        ("money", "Brel swift", "Brel comet", ""),
        ("count", "Brel Swift", "Brel Comet", ""),
    ],
)
def test_prices_of_two_things_of_one_maker_are_of_two_things(
    kind: Any, ours: str, theirs: str, words: str
) -> None:
    a, b = (
        claim(key, figure(str(n), n, kind=kind, concept=tuple(told.split())))
        for key, n, told in (("a", 4, ours), ("b", 7, theirs))
    )
    found = definition_test(a, b, PairFacts(topic="about:money:USD"))

    assert (found.verdict, found.words) == (("different-scope", words) if words else (None, SAME))
