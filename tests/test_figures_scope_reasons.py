"""When one number is said to be a part of another, and in which words."""

from __future__ import annotations

from typing import Any

import pytest

from figures.findings import PairFacts
from figures.model import Claim
from figures.pair_tests import status_test
from figures.scope_tests import (
    dead_test,
    died_since_test,
    parts_test,
    subset_test,
    together_test,
)
from tests.claims_material import claim, figure

KILLED, HURT, MOVE = (PairFacts(topic=t) for t in ("killed:person", "hurt:person", "move:worker"))
TWO_DEAD, THREE_DEAD = "Two died and 5 were hurt.", "Three died and 4 were hurt."


def count(article: str, number: float, quote: str = "", **fields: Any) -> Claim:
    """A count in a sentence that holds it once, on one day unless said."""
    published = fields.pop("published", "2025-03-01")
    told = figure(str(number), number, quote=quote or f"There were {number} of late.", **fields)
    return claim(article, told, published=published)


SUBSETS = [
    ("a part by its words", "Some 4 of the 9 men were taken in.", "", KILLED, "said to be a part"),
    ("a whole", "The mill cut 4 jobs.", "It cut 3 of its 7 jobs.", MOVE, "7 is the whole of which"),
    ("a lower whole", "It cut most of the 4 jobs.", "It cut 7 jobs.", MOVE, "4 is the whole of"),
    ("two wholes", "It cut 2 of its 4 jobs.", "It cut 2 of its 7 jobs.", MOVE, ""),
    ("a year's loss", "It lost 4 jobs.", "The loss in 2024 of 7 jobs hurt.", MOVE, ""),
    ("a day's loss", "It lost 4 jobs.", "The loss on May 3 of the 7 jobs hurt.", MOVE, ""),
    ("made of a place", "The mill cut 4 jobs.", "The mill of Kell 7 cut jobs.", MOVE, ""),
    ("the whole of the dead", "There 4 died.", "Two of the 7 killed were boys.", KILLED, ""),
    ("the badly hurt", "In all 4 were critically hurt.", "", HURT, "4 counts the badly hurt alone"),
    ("all badly hurt", "In all 4 were gravely hurt.", "In all 7 gravely hurt.", HURT, ""),
    ("the badly hurt of the dead", "In all 4 were critically hurt.", "", KILLED, ""),
    ("in hospital", "Some 4 were taken to a nearby hospital.", "", HURT, "4 counts those taken to"),
    ("hospitalised", "Doctors say 4 are hospitalised.", "", HURT, "4 counts those taken to"),
    ("others in hospital", "Some 4 fled and one was taken to hospital.", "", HURT, ""),
    ("both in hospital", "Some 4 were sent to hospital.", "The 7 were hospitalized.", HURT, ""),
    ("both taken", "Some 4 were sent to hospital.", "In all 7 were taken to Kell.", HURT, ""),
    ("shot and in hospital", "There 4 were shot and taken to hospital.", "", HURT, ""),
    ("hurt at a hospital", "Some 4 were hurt at the hospital.", "", HURT, ""),
    ("the dead in hospital", "Some 4 were taken to hospital.", "", KILLED, ""),
    ("of which", "", "He counted 7 shots, of which she fired 4.", MOVE, "gives 4 as a part of it"),
    ("including", "", "All 7 fell ill, including 4 boys.", HURT, "gives 4 as a part of it"),
    ("some of them", "", "In all 7 were hurt, 4 of them badly.", HURT, "gives 4 as a part of it"),
    ("others of them", "", "In all 7 were hurt, 3 of them badly.", HURT, ""),
    ("more behind", "", "In all 7 were hurt and 4 fled.", HURT, ""),
    ("an age behind", "", "All 7 were hurt, including a 4-year-old.", HURT, ""),
    ("identified", "Police named the 4 dead.", "", KILLED, "those who were identified"),
    ("both identified", "Police named the 4 dead.", "They named the 7.", KILLED, ""),
    ("at the scene", "Some 4 died at the scene.", "", KILLED, "those who died in one place"),
    ("hurt at the scene", "Some 4 were hurt at the scene.", "", HURT, ""),
    ("the others", "He and 4 others died.", "", KILLED, "the others, besides those named"),
    ("others in both", "He and 4 others died.", "She and 7 others died.", KILLED, ""),
    ("more others", "", "He and 7 others died.", KILLED, "7 counts the others"),
    ("more others hurt", "", "He and 7 others were hurt.", HURT, ""),
    ("others moved", "He and 4 others left.", "", MOVE, ""),
    ("another besides", "Some 4 died, another fled.", "", KILLED, ""),
    ("others far off", "Others fled, and the dead were 4", "", KILLED, ""),
]


@pytest.mark.parametrize("at", [0, 100])
@pytest.mark.parametrize(
    ("less", "more", "facts", "words"), [row[1:] for row in SUBSETS], ids=[r[0] for r in SUBSETS]
)
def test_a_lower_count_says_whom_it_counts(
    less: str, more: str, facts: PairFacts, words: str, at: int
) -> None:
    """Wherever in its article the sentence stands."""
    pair = count("a", 4, less, at=at), count("b", 7, more, at=at)
    for found in (subset_test(*pair, facts), subset_test(*reversed(pair), facts)):
        assert found.verdict == ("different-scope" if words else None)
        assert (words or "no sign that one is part of the other") in found.words


@pytest.mark.parametrize(
    ("less", "more", "facts", "words"),
    [
        ("Shots hurt 4 men, and a fifth man was cut by glass.", 5, HURT, "speaks of a fifth man"),
        ("Shots hurt 4 men, and a fifth was cut by glass.", 6, HURT, ""),
        ("Shots hurt 4 men on a fifth street.", 5, HURT, ""),
        ("Shots killed 4 men, and a fifth was cut by glass.", 5, KILLED, ""),
    ],
)
def test_one_more_told_besides_makes_the_next_number(
    less: str, more: int, facts: PairFacts, words: str
) -> None:
    found = parts_test(count("a", 4, less), count("b", more), facts)

    assert found.verdict == ("different-scope" if words else None)
    assert words in found.words


def test_one_of_them_behind_a_count_is_not_the_one_of_another_article() -> None:
    one, two = count("a", 1, "At least 1 was hurt."), count("a", 2, "Some 2 were hurt.")

    assert subset_test(one, count("b", 7, "In all 7 fell, including a boy."), HURT).verdict is None
    assert subset_test(two, count("b", 7, "In all 7 fell, including two."), HURT).verdict


@pytest.mark.parametrize("kinds", [("money", "money"), ("percent", "count"), ("count", "money")])
def test_only_people_and_things_are_counted_out_of_others(kinds: tuple[Any, Any]) -> None:
    less = count("a", 4, kind=kinds[0])
    more = count("b", 7, "They took 7 so far, including 4 that he had.", kind=kinds[1])

    assert subset_test(less, more, MOVE).verdict is None


def test_a_stated_part_is_one_whatever_its_words() -> None:
    part = count("a", 4, part_of=3)

    assert subset_test(part, count("b", 7), MOVE).verdict == "different-scope"
    assert subset_test(count("a", 7, part_of=3), count("b", 4), MOVE).verdict is None


@pytest.mark.parametrize(
    ("less", "more", "apart", "words"),
    [
        (4, 7, ("daily",), "“daily” sets 4 and 7 apart"),
        (4, 7, ("a", "b"), "“a” and “b” set 4 and 7 apart"),
        (0, 0.5, ("net",), "“net” sets 0 and 0.5 apart"),
    ],
)
def test_words_that_set_two_numbers_apart_are_named(
    less: float, more: float, apart: tuple[str, ...], words: str
) -> None:
    """The lower one first."""
    facts = PairFacts("about:count:cow", apart=apart)
    found = subset_test(count("b", more), count("a", less), facts)

    assert found.words == words


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("It cost 4 in all.", "It cost 7.", "4 is a total"),
        ("It cost 4.", "It cost 7 altogether.", "7 is a total"),
        ("It cost 4 in all.", "It cost 7 in total.", "no sign"),
        ("It cost 4.", "It cost 7.", "no sign"),
    ],
)
def test_a_sum_of_money_called_a_total_is_no_single_amount(
    one: str, other: str, words: str
) -> None:
    pair = count("a", 4, one), count("b", 7, other)

    assert words in subset_test(*pair, PairFacts(topic="money:USD")).words
    assert "no sign" in subset_test(*pair, MOVE).words


@pytest.mark.parametrize(
    ("killed", "quote", "named", "counted"),
    [
        ((3, 4), "The gunman killed himself and 4 died.", False, True),
        ((3, 5), "Police say 5 died, including the gunman.", False, True),
        ((3, 6), "Police say 6 died, including the gunman.", False, False),
        ((0, 3), "Police say 3 died, including the gunman.", False, False),
        ((3, 4), "Police say 4 died.", True, True),
        ((3, 5), "Police say 5 died.", True, False),
        ((3, 4), "Police say 4 died.", False, False),
    ],
)
def test_one_or_two_more_dead_may_be_the_attackers(
    killed: tuple[int, int], quote: str, named: bool, counted: bool
) -> None:
    facts = KILLED._replace(attacker_named=named, gives=(True, False))
    hurt = facts._replace(topic="hurt:person")
    fewer, more = count("a", killed[0]), count("b", killed[1], quote)

    for pair in ((fewer, more), (more, fewer)):
        assert ("attacker" in subset_test(*pair, facts).words) == counted
        assert ("attacker" in together_test(*pair, facts).words) == counted
        assert "attacker" not in subset_test(*pair, hurt).words


@pytest.mark.parametrize(
    ("gives", "both", "quote", "verdict", "words"),
    [
        ((True, False), 0, "", "different-scope", "the article with 4 gives 7 as well"),
        ((False, True), 0, "", "different-scope", "the article with 7 gives 4 as well"),
        (
            (True, False),
            0,
            "At first 4 were counted.",
            "update",
            "one article gives 4 and 7, as a revision",
        ),
        (
            (True, False),
            0,
            "Police first said 4.",
            "update",
            "one article gives 4 and 7, as a revision",
        ),
        ((False, False), 2, "", "different-scope", "2 other articles give both, side by side"),
        ((False, False), 1, "", None, "no article gives both"),
    ],
)
def test_an_article_with_both_numbers_takes_them_for_two_or_revises_one(
    gives: tuple[bool, bool], both: int, quote: str, verdict: str | None, words: str
) -> None:
    facts = MOVE._replace(gives=gives, both=both)
    found = together_test(count("a", 4, quote), count("b", 7), facts)

    assert (found.verdict, found.words) == (verdict, words)


def shot(article: str, quote: str, **fields: Any) -> Claim:
    """A count that its sentence gives as its only digit."""
    return count(article, int(next(filter(str.isdigit, quote))), quote, **fields)


@pytest.mark.parametrize(
    ("less", "more", "facts", "verdict"),
    [
        ("One died and 4 were hurt.", "In all 5 were shot.", HURT, "different-scope"),
        ("One died and 4 were hurt.", "In all 5 were shot.", KILLED, None),
        ("One died and 4 were hurt.", "In all 5 were hurt.", HURT, None),
        ("One died and 4 were hurt.", "In all 5 others were shot.", HURT, None),
        ("Two died and 4 were hurt.", "In all 5 were shot.", HURT, None),
        ("Some 4 were hurt.", "In all 5 were shot, one fatally.", HURT, "different-scope"),
        ("Some 4 were hurt.", "In all 5 were shot.", HURT, None),
        ("One died and 4 were hurt.", "He denies shooting 5 men.", HURT, "different-scope"),
        ("One died and 4 were hurt.", "They fired on at least 5 men.", HURT, "different-scope"),
        ("One died and 4 were hurt.", "The shooting left 5 hurt.", HURT, None),
        ("One died and 4 were hurt.", "Gunshots left 5 hurt.", HURT, "different-scope"),
        ("One died and 4 were hurt.", "Counted as shot in all 5 men.", HURT, "different-scope"),
        ("One died and 4 were hurt.", "A man shot at cars, and in all 5 were hurt.", HURT, None),
        ("One died and 0 were hurt.", "In all 1 was shot.", HURT, "different-scope"),
        ("Some 3 were hurt.", "In all 5 were shot, killing two.", HURT, "different-scope"),
        (
            "In town, two men of the village died, 4 were hurt.",
            "All 6 were shot.",
            HURT,
            "different-scope",
        ),
        ("Some 4 were hurt.", "Both were fatally shot and died; 5 were shot.", HURT, None),
    ],
)
@pytest.mark.parametrize("at", [0, 100])
def test_those_shot_may_take_in_the_dead_that_a_sentence_names(
    less: str, more: str, facts: PairFacts, verdict: str | None, at: int
) -> None:
    """Wherever in its article the sentence stands."""
    pair = shot("a", less, at=at), shot("b", more, at=at)

    assert dead_test(*pair, facts).verdict == verdict
    assert dead_test(*reversed(pair), facts).verdict == verdict


@pytest.mark.parametrize(
    ("more", "less", "published", "words"),
    [
        (TWO_DEAD, THREE_DEAD, "2025-03-03", "2 dead and 5, then 3 and 4"),
        (TWO_DEAD, THREE_DEAD, "2025-03-01", "2 dead and 5, then 3 and 4"),
        (TWO_DEAD, THREE_DEAD, None, "2 dead and 5, then 3 and 4"),
        (TWO_DEAD, "Four died and 3 were hurt.", None, "2 dead and 5, then 4 and 3"),
        (TWO_DEAD, "Seven died and 0 were hurt.", None, "2 dead and 5, then 7 and 0"),
        (TWO_DEAD, THREE_DEAD, "2025-02-27", ""),
        (TWO_DEAD, "Two died and 4 were hurt.", "2025-03-03", ""),
        (TWO_DEAD, "Four died and 4 were hurt.", "2025-03-03", ""),
        ("Some 5 were hurt.", THREE_DEAD, "2025-03-03", ""),
    ],
)
def test_some_of_the_hurt_may_have_died_by_a_later_report(
    more: str, less: str, published: str | None, words: str
) -> None:
    pair = shot("a", more), shot("b", less, published=published)

    for found in (died_since_test(*pair, HURT), died_since_test(*reversed(pair), HURT)):
        assert found.verdict == ("update" if words else None)
        assert words in found.words
    assert died_since_test(*pair, KILLED).verdict is None


@pytest.mark.parametrize(
    ("more", "less", "words"),
    [
        ("Some 5 are missing.", "Three died, 2 are missing.", "0 dead and 5, then 3 and 2"),
        ("Two died, 5 are missing.", "Three died, 4 are missing.", "2 dead and 5, then 3 and 4"),
        ("Some 5 are missing.", "Four died, 2 are missing.", ""),
        ("Some 5 are missing.", "Some 2 are missing.", ""),
    ],
)
def test_the_missing_are_fewer_by_those_who_were_found_dead(
    more: str, less: str, words: str
) -> None:
    pair = shot("a", more), shot("b", less)

    found = died_since_test(*pair, PairFacts(topic="missing:person"))
    assert found.verdict == ("update" if words else None)
    assert (words or "no sign that some of the missing") in found.words


@pytest.mark.parametrize(
    ("article", "quote", "fields", "verdict"),
    [
        ("a", "Police say 2 died.", {}, "update"),
        ("c", "Some 2 died.", {}, None),
        ("a", "Some 2 hid.", {}, None),
        ("a", "Over 2 died.", {"relation": ">"}, None),
        ("a", "Some 2 tonnes of fish died.", {"kind": "measure"}, None),
    ],
)
def test_the_dead_of_another_sentence_count_where_the_own_names_none(
    article: str, quote: str, fields: dict[str, Any], verdict: str | None
) -> None:
    facts = HURT._replace(beside=(also(article, 2, quote, **fields),))

    pair = shot("a", "Another 5 were hurt."), shot("b", THREE_DEAD)
    assert died_since_test(*pair, facts).verdict == verdict


def also(article: str, number: int, quote: str, at: int = 100, **fields: Any) -> Claim:
    return claim(article, figure(str(number), number, quote=quote, at=at, **fields))


@pytest.mark.parametrize(
    ("what", "beside", "verdict"),
    [
        ("another sentence adds three", also("a", 3, "Another 3 died."), "different-scope"),
        ("another sentence has three", also("a", 3, "Police say 3 died."), None),
        ("another article adds three", also("c", 3, "Another 3 died."), None),
        ("it adds two", also("a", 2, "Another 2 died."), None),
        ("it adds three hurt", also("a", 3, "Another 3 were hurt."), None),
        ("it adds three tonnes", also("a", 3, "Another 3 died.", kind="measure"), None),
        ("it is the number itself", also("a", 4, "Another 4 died.", at=-6), None),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_an_article_adds_makes_the_higher_count(
    what: str, beside: Claim, verdict: str | None
) -> None:
    less, more = count("a", 4, "He said 4 people died."), count("b", 7)
    facts = KILLED._replace(beside=(beside,))

    assert parts_test(less, more, facts).verdict == verdict
    assert parts_test(more, less, facts).verdict == verdict
    assert parts_test(less, more, facts._replace(topic="move:worker")).verdict is None


OTHER = "different-status"
STATUSES = [
    ("reported", "planned", "", MOVE, OTHER, "4 is reported, 7 is planned"),
    ("denied", "reported", "", MOVE, OTHER, "4 is denied, 7 is reported"),
    ("denied", "denied", "", MOVE, None, "both denied"),
    ("reported", "alleged", "", MOVE, None, "reported and alleged"),
    ("reported", "planned", "", PairFacts(topic="age:ada quill"), None, "reported and planned"),
    ("reported", "planned", "All the 7 will leave.", MOVE, None, "both reported"),
    ("reported", "planned", "", KILLED, None, "both reported"),
    ("reported", "denied", "", KILLED, OTHER, "4 is reported, 7 is denied"),
]


@pytest.mark.parametrize("at", [0, 100])
@pytest.mark.parametrize(("ours", "theirs", "quote", "facts", "verdict", "words"), STATUSES)
def test_what_is_planned_or_denied_is_no_answer_to_what_was_done(
    ours: Any, theirs: Any, quote: str, facts: PairFacts, verdict: str | None, words: str, at: int
) -> None:
    """Wherever in its article the sentence stands."""
    found = status_test(
        count("a", 4, at=at, status=ours), count("b", 7, quote, at=at, status=theirs), facts
    )

    assert (found.verdict, found.words) == (verdict, words)
