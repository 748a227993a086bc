"""When one number is said to be a part of another, and in which words."""

from __future__ import annotations

from typing import Any

import pytest

from figures.align import Placed
from figures.entries import Entry
from figures.findings import PairContext, PairFacts
from figures.model import Claim, Question
from figures.pair_tests import status_test
from figures.scope_tests import (
    dead_test,
    definition_test,
    died_since_test,
    parts_test,
    subset_test,
    together_test,
)
from figures.verdict import COMPARED, build_question, judge_pair
from tests.claims_material import YEAR_2023, YEAR_2024, claim, figure, says

KILLED, HURT, MOVE = (PairFacts(topic=t) for t in ("killed:person", "hurt:person", "move:worker"))


def count(article: str, number: int, quote: str = "", **fields: Any) -> Claim:
    """A count in a sentence that holds it once, on one day unless said."""
    published = fields.pop("published", "2025-03-01")
    told = figure(str(number), number, quote=quote or f"There were {number} of late.", **fields)
    return claim(article, told, published=published)


SUBSETS = [
    ("a part by its words", "Some 4 of the 9 men were taken in.", "", KILLED, "said to be a part"),
    ("the badly hurt", "In all 4 were critically hurt.", "", HURT, "4 counts the badly hurt alone"),
    ("all badly hurt", "In all 4 were gravely hurt.", "In all 7 gravely hurt.", HURT, ""),
    ("the badly hurt of the dead", "In all 4 were critically hurt.", "", KILLED, ""),
    ("identified", "Police named the 4 dead.", "", KILLED, "those who were identified"),
    ("both identified", "Police named the 4 dead.", "They named the 7.", KILLED, ""),
    ("at the scene", "Some 4 died at the scene.", "", KILLED, "those who died in one place"),
    ("hurt at the scene", "Some 4 were hurt at the scene.", "", HURT, ""),
    ("the others", "He and 4 others died.", "", KILLED, "the others, besides those named"),
    ("others in both", "He and 4 others died.", "She and 7 others died.", KILLED, ""),
    ("more others", "", "He and 7 others died.", KILLED, "7 counts the others"),
    ("more others hurt", "", "He and 7 others were hurt.", HURT, ""),
    ("others moved", "He and 4 others left.", "", MOVE, ""),
]


@pytest.mark.parametrize(
    ("less", "more", "facts", "words"), [row[1:] for row in SUBSETS], ids=[r[0] for r in SUBSETS]
)
def test_a_lower_count_says_whom_it_counts(
    less: str, more: str, facts: PairFacts, words: str
) -> None:
    pair = count("a", 4, less), count("b", 7, more)
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


def test_a_stated_part_is_one_whatever_its_words() -> None:
    part = count("a", 4, part_of=3)

    assert subset_test(part, count("b", 7), MOVE).verdict == "different-scope"
    assert subset_test(count("a", 7, part_of=3), count("b", 4), MOVE).verdict is None


@pytest.mark.parametrize(
    ("apart", "words"),
    [(("daily",), "“daily” sets 4 and 7 apart"), (("a", "b"), "“a” and “b” set 4 and 7 apart")],
)
def test_words_that_set_two_numbers_apart_are_named(apart: tuple[str, ...], words: str) -> None:
    found = subset_test(count("a", 4), count("b", 7), PairFacts("about:count:cow", apart=apart))

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
        ((3, 4), "Four died, 4 with the gunman.", False, True),
        ((3, 5), "Police say 5 died, including the gunman.", False, True),
        ((3, 6), "Police say 6 died, including the gunman.", False, False),
        ((3, 4), "Police say 4 died.", True, True),
        ((3, 5), "Police say 5 died.", True, False),
        ((3, 4), "Police say 4 died.", False, False),
    ],
)
def test_one_or_two_more_dead_may_be_the_attackers(
    killed: tuple[int, int], quote: str, named: bool, counted: bool
) -> None:
    if "with the gunman" in quote:
        quote = "The gunman killed himself and 4 died."
    facts = KILLED._replace(attacker_named=named, gives=(True, False))
    pair = count("a", killed[0]), count("b", killed[1], quote)

    assert ("attacker" in subset_test(*pair, facts).words) == counted
    assert ("attacker" in together_test(*pair, facts).words) == counted
    hurt = facts._replace(topic="hurt:person")
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


def shot(article: str, number: int, quote: str) -> Claim:
    return count(article, number, quote)


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
    ],
)
def test_those_shot_may_take_in_the_dead_that_a_sentence_names(
    less: str, more: str, facts: PairFacts, verdict: str | None
) -> None:
    pair = shot("a", 4, less), shot("b", 5, more)

    assert dead_test(*pair, facts).verdict == verdict
    assert dead_test(*reversed(pair), facts).verdict == verdict


@pytest.mark.parametrize(
    ("more", "less", "published", "verdict"),
    [
        ("Two died and 5 were hurt.", "Three died and 4 were hurt.", "2025-03-03", "update"),
        ("Two died and 5 were hurt.", "Three died and 4 were hurt.", "2025-03-01", "update"),
        ("Two died and 5 were hurt.", "Three died and 4 were hurt.", None, "update"),
        ("Two died and 5 were hurt.", "Three died and 4 were hurt.", "2025-02-27", None),
        ("Two died and 5 were hurt.", "Two died and 4 were hurt.", "2025-03-03", None),
        ("Two died and 5 were hurt.", "Four died and 4 were hurt.", "2025-03-03", None),
        ("Some 5 were hurt.", "Three died and 4 were hurt.", "2025-03-03", None),
    ],
)
def test_some_of_the_hurt_may_have_died_by_a_later_report(
    more: str, less: str, published: str | None, verdict: str | None
) -> None:
    pair = shot("a", 5, more), count("b", 4, less, published=published)

    for found in (died_since_test(*pair, HURT), died_since_test(*reversed(pair), HURT)):
        assert found.verdict == verdict
        assert ("2 dead and 5, then 3 and 4" in found.words) == (verdict is not None)
    assert died_since_test(*pair, KILLED).verdict is None


def test_the_dead_of_another_sentence_count_where_the_own_names_none() -> None:
    pair = shot("a", 5, "Another 5 were hurt."), shot("b", 4, "Three died and 4 were hurt.")
    dead = also("a", 2, "Police say 2 died.")

    assert died_since_test(*pair, HURT._replace(beside=(dead,))).verdict == "update"
    assert (
        died_since_test(*pair, HURT._replace(beside=(also("c", 2, "Some 2 died."),))).verdict
        is None
    )
    assert (
        died_since_test(*pair, HURT._replace(beside=(also("a", 2, "Some 2 hid."),))).verdict is None
    )


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


def test_deeds_that_differ_are_told_and_settle_nothing() -> None:
    sent, entered = (figure("4 men", 4, counted="man", action=deed) for deed in ("send", "enter"))
    pair = claim("a", sent), claim("b", entered)

    assert (
        definition_test(*pair, MOVE).words
        == "the first counts men sent, the second men who entered"
    )
    assert definition_test(pair[0], pair[0], MOVE).words == "both count the same kind"


def question_of(*claims: Claim, topic: str, wants: tuple[str, ...] = ()) -> Question:
    entries = [Entry(c.id, c.article, topic, c.article, wants=wants) for c in claims]
    return build_question("q", claims, [Placed(entry, topic, "q") for entry in entries])


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
    question = question_of(*claims, topic="move:worker")

    compared = {one for pair in question.pairs for one in (pair.a, pair.b)}
    assert len(compared) == COMPARED
    assert {c.id for c in (*claims[: COMPARED - 2], *claims[-2:])} == compared


def test_one_article_alone_answers_and_nothing_of_parts_is_said() -> None:
    for claims in ([count("a", 35)], [count("a", 35), count("a", 40)]):
        question = question_of(*claims, topic="move:worker")

        assert (question.verdict, question.pairs) == ("single", ())
        assert "may be of parts" not in question.why


def test_the_spread_is_that_of_two_values_or_more_and_nought_has_none() -> None:
    told = [count(key, number) for key, number in (("a", 0), ("b", 4), ("c", 8))]

    assert question_of(*told, topic="move:worker").spread == 2.0
    assert question_of(*told[:2], topic="move:worker").spread is None


def test_a_value_far_below_the_others_is_a_candidate_and_nought_is_compared() -> None:
    tonnes = [
        claim(key, figure(f"{n} tonnes", n, kind="measure", unit="tonne"))
        for key, n in (("a", 10), ("b", 10), ("c", 0.5))
    ]
    nought = [count("a", 10), count("b", 10), count("c", 0)]

    assert [c.article for c in question_of(*tonnes, topic="measure:tonne").candidates] == ["c"]
    assert question_of(*nought, topic="move:worker").candidates == ()
