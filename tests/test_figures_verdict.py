"""Pairs and questions: every explanation is tried before a difference is called a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from figures.align import Placed
from figures.entries import Entry
from figures.findings import PairContext
from figures.interval import committed
from figures.labels import deed_in_words
from figures.model import Claim, Verdict
from figures.origins import independent_origins
from figures.verdict import build_question, judge_pair
from tests.claims_material import YEAR_2023, YEAR_2024, claim, figure, says


def people(article: str, count: int, quote: str = "", **fields: Any) -> Claim:
    quote = quote or f"{count} people were killed in the fire."
    surface = f"{count} people" if f"{count} people" in quote else str(count)
    published = fields.pop("published", "2025-03-01")
    return claim(article, figure(surface, count, quote=quote, **fields), published=published)


def age(article: str, years: int, published: str) -> Claim:
    told = figure(
        str(years), years, quote=f"Ada Quill, {years}, was found.", kind="measure", unit="year"
    )
    return claim(article, told, published=published)


KILLED = PairContext(topic="killed:person")
AGE = PairContext(topic="age:ada qui")
SENT = PairContext(topic="move:worker")

PAIRS: list[tuple[str, Claim, Claim, PairContext, Verdict]] = [
    ("equal numbers agree", people("a", 4), people("b", 4), KILLED, "agree"),
    ("on one day neither is newer", people("a", 4), people("b", 5), KILLED, "conflict"),
    (
        "a later, higher count supersedes",
        people("a", 4),
        people("b", 5, published="2025-03-03"),
        KILLED,
        "update",
    ),
    (
        "a later, lower count does not, without a word of revision",
        people("a", 5),
        people("b", 4, published="2025-03-03"),
        KILLED,
        "conflict",
    ),
    (
        "a lower count that is called revised does",
        people("a", 5),
        people("b", 4, "The toll was revised to 4 people.", published="2025-03-03"),
        KILLED,
        "update",
    ),
    (
        "with and without the gunman",
        people("a", 3, "3 people died, including the gunman."),
        people("b", 2, "He killed 2 people."),
        KILLED,
        "different-scope",
    ),
    (
        "the others besides the one who died",
        people("a", 5, "5 people were shot, one fatally."),
        people("b", 4, "One man died and 4 others were wounded."),
        PairContext(topic="hurt:person"),
        "different-scope",
    ),
    (
        "a rounding",
        claim("a", figure("13,221 workers", 13221)),
        claim("b", figure("13,200 workers", 13200)),
        SENT,
        "agree",
    ),
    (
        "a hedge",
        claim("a", figure("about 35 goats", 35, relation="~")),
        claim("b", figure("33 goats", 33)),
        PairContext(topic="count:goat"),
        "agree",
    ),
    (
        "two units of one length",
        claim("a", figure("10 miles", 10, kind="measure", unit="mile")),
        claim("b", figure("16 kilometres", 16, kind="measure", unit="kilometre")),
        PairContext(topic="measure:length"),
        "agree",
    ),
    (
        "two years",
        claim("a", figure("900 workers", 900, period=YEAR_2023)),
        claim("b", figure("1,340 workers", 1340, period=YEAR_2024)),
        SENT,
        "different-period",
    ),
    (
        "done last year against still to come",
        claim("a", figure("13,221 workers", 13221, period=YEAR_2024)),
        claim("b", figure("25,000 workers", 25000, status="planned")),
        SENT,
        "different-period",
    ),
    (
        "planned against reported, undated",
        claim("a", figure("13,221 workers", 13221)),
        claim("b", figure("25,000 workers", 25000, status="planned")),
        SENT,
        "different-status",
    ),
    (
        "two places",
        claim("a", figure("120 houses", 120, place=("Aldport",))),
        claim("b", figure("90 houses", 90, place=("Brinmouth",))),
        PairContext(topic="count:house"),
        "different-scope",
    ),
    (
        "same year, same thing, different numbers",
        claim("a", figure("13,221 workers", 13221, period=YEAR_2024, attribution=says("Customs"))),
        claim("b", figure("13,800 workers", 13800, period=YEAR_2024, attribution=says("Union"))),
        SENT,
        "conflict",
    ),
    (
        "a birthday may lie between",
        age("a", 35, "2025-03-01"),
        age("b", 36, "2025-08-01"),
        AGE,
        "update",
    ),
    (
        "no birthday within a week",
        age("a", 35, "2025-03-01"),
        age("b", 36, "2025-03-08"),
        AGE,
        "conflict",
    ),
    (
        "nobody gets younger",
        age("a", 36, "2025-03-01"),
        age("b", 35, "2025-08-01"),
        AGE,
        "conflict",
    ),
]


@pytest.mark.parametrize(("what", "a", "b", "context", "verdict"), PAIRS, ids=lambda v: str(v)[:40])
def test_a_pair_gets_the_verdict_that_a_reader_would_give(
    what: str, a: Claim, b: Claim, context: PairContext, verdict: Verdict
) -> None:
    pair = judge_pair(a, b, context)

    assert pair.verdict == verdict, (what, pair.tests)
    assert pair.why.endswith(".")


def test_the_order_of_a_pair_does_not_change_its_verdict() -> None:
    for what, a, b, context, verdict in PAIRS:
        assert judge_pair(b, a, context).verdict == verdict, what


def test_a_conflict_names_period_origins_distance_and_what_each_counts() -> None:
    a = figure(
        "13,800 workers",
        13800,
        period=YEAR_2024,
        action="send",
        counted="worker",
        attribution=says("Union"),
    )
    b = figure(
        "13,221 Sylvanians",
        13221,
        period=YEAR_2024,
        action="enter",
        counted="Sylvanian",
        attribution=says("Customs"),
    )
    pair = judge_pair(claim("a", a), claim("b", b), SENT)

    assert pair.why == (
        "Same year 2024, two origins: Union; Customs, 4.4 % apart and neither is a rounding of "
        "the other; the first counts workers sent, the second Sylvanians who entered."
    )


@pytest.mark.parametrize(
    ("surface", "counted", "action", "words"),
    [
        ("2,100 workers", "worker", "send", "workers sent"),
        ("2,100 Sylvanians", "Sylvanian", "enter", "Sylvanians who entered"),
        ("four", "person", "injure", "people injured"),
        ("At least five", "person", "wound", "people wounded"),
        ("four people", "person", "find", "people"),
        ("four people", "person", None, "people"),
        ("One man", "man", "shoot", "men shot"),
        ("four", None, "injure", ""),
    ],
)
def test_a_definition_names_what_is_counted_and_what_was_done(
    surface: str, counted: str | None, action: str | None, words: str
) -> None:
    assert deed_in_words(figure(surface, 4, counted=counted, action=action)) == words


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        (("Belvane", "eVireo", "Plus"), ("Belvane", "Tarn", "Plus"), "different-scope"),
        (("Belvane", "latest", "Vireo"), ("Belvane", "Vireo"), "conflict"),
        (("price", "Vireo"), ("Vireo", "cost"), "conflict"),
    ],
)
def test_prices_of_two_models_are_prices_of_two_things(
    ours: tuple[str, ...], theirs: tuple[str, ...], verdict: str
) -> None:
    a = figure("$799", 799, kind="money", unit="USD", concept=ours)
    b = figure("$235", 235, kind="money", unit="USD", concept=theirs)

    pair = judge_pair(claim("a", a), claim("b", b), PairContext(topic="money:USD"))

    assert pair.verdict == verdict


def test_every_test_tried_is_kept_with_what_it_found() -> None:
    pair = judge_pair(people("a", 4), people("b", 5), KILLED)

    assert [name for name, _ in pair.tests] == [
        "copy",
        "rounding",
        "hedge",
        "unit",
        "period",
        "with the dead",
        "died since",
        "given together",
        "subset",
        "sum of parts",
        "running total",
        "place",
        "definition",
        "status",
        "conflict",
    ]
    assert all(finding for _, finding in pair.tests)


def test_equal_numbers_of_copies_are_one_voice() -> None:
    context = PairContext(topic="killed:person", copies={"a": "a", "b": "a"})

    assert judge_pair(people("a", 4), people("b", 4), context).verdict == "same-origin"


def test_an_article_that_gives_both_numbers_shows_that_they_are_two_things() -> None:
    six, four = figure("6 people", 6), figure("4 people", 4)
    also = {"a": (committed(six), committed(four)), "b": (committed(four),)}
    context = PairContext(topic="hurt:person", also=also)

    assert judge_pair(claim("a", six), claim("b", four), context).verdict == "different-scope"


def question_of(*claims: Claim, topic: str = "killed:person") -> Any:
    entries = [Placed(Entry(c.id, c.article, topic, c.article), topic, "q") for c in claims]
    return build_question("q", claims, entries)


def test_one_conflict_among_agreements_makes_the_question_a_conflict() -> None:
    question = question_of(people("a", 4), people("b", 4), people("c", 5))

    assert question.verdict == "conflict"
    assert (question.articles, question.origins, question.spread) == (3, 3, 1.25)


def test_two_numbers_that_differ_in_scope_between_two_articles_do_so_in_the_whole_question() -> (
    None
):
    question = question_of(
        people("wire", 7, "In all 7 people were shot, counting the three who died."),
        people("wire", 4, "The hospital treated 4 people."),
        people("post", 4, "The shots hit 4 people."),
        people("echo", 7, "Gunfire hit 7 people."),
        topic="hurt:person",
    )

    assert {pair.verdict for pair in question.pairs if pair.verdict != "agree"} == {
        "different-scope"
    }
    echo_and_post = next(
        pair for pair in question.pairs if ("same numbers elsewhere" in dict(pair.tests))
    )
    assert echo_and_post.why
    assert question.verdict != "conflict"


def test_a_noun_in_capitals_stands_once_in_a_label() -> None:
    headline = figure("More Than 100 Delegates", 100, counted="Delegate")
    body = figure("100 delegates", 100, counted="delegate")
    question = question_of(claim("a", headline), claim("b", body), topic="about:count:delegate")

    assert question.label == "delegates (1 Mar 2025)"


def test_an_age_that_is_only_bounded_from_above_and_nobodys_has_a_label() -> None:
    told = figure("younger than 14", None, quote="A child was younger than 14.", unit="year")
    bounded = told._replace(kind="measure", high=14.0, relation="<")

    assert question_of(claim("a", bounded), topic="age:").label == "somebody's age (1 Mar 2025)"


def test_a_question_of_one_article_is_single() -> None:
    assert question_of(people("a", 4)).verdict == "single"


def test_a_number_many_times_the_others_is_a_candidate_and_no_conflict() -> None:
    question = question_of(people("a", 4), people("b", 4), people("c", 110))

    assert question.verdict == "agree"
    assert [c.article for c in question.candidates] == ["c"]


def test_a_single_lower_count_against_several_equal_ones_is_a_candidate() -> None:
    question = question_of(*(people(name, 5) for name in "abcd"), people("e", 3))

    assert question.verdict == "agree"
    assert [c.article for c in question.candidates] == ["e"]


def test_the_same_claims_in_another_order_make_the_same_question() -> None:
    claims = [people("a", 4), people("b", 5), people("c", 4, published="2025-03-02")]

    assert question_of(*claims) == question_of(*reversed(claims))


def test_a_question_without_claims_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a claim"):
        build_question("q", [])


def test_origins_are_counted_as_an_upper_bound() -> None:
    copy = {"a": "a", "b": "a"}
    named = [
        claim(article, figure("4 people", 4, attribution=says(name)))
        for article, name in [
            ("c", "The Customs Office"),
            ("d", "Customs Office"),
            ("e", "police"),
            ("f", "police"),
        ]
    ]
    copied = [people("a", 4), people("b", 4)]

    groups = independent_origins([*copied, *named], copy)

    assert sorted(sorted(c.article for c in group) for group in groups) == [
        ["a", "b"],
        ["c", "d"],
        ["e"],
        ["f"],
    ]


def test_the_reason_of_an_agreement_tells_in_how_many_articles() -> None:
    question = question_of(people("a", 4), people("b", 4), people("c", 4))

    assert question.verdict == "agree"
    assert question.why.endswith(", in 3 articles.")
