"""Figures to questions: one affair together, like affairs apart, whatever the order."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures.affairs import Affairs, likeness
from figures.deeds import deed_of
from figures.entries import entries_of
from figures.extract import extract_figures
from figures.model import Article
from figures.persons import full_name, person_key, person_of
from figures.profile import ArticleProfile, profile_article
from figures.topics import topic_of
from tests.alignment_store import MemoryStore, claims_of, store_of


def story(key: str, day: str, title: str, text: str) -> Article:
    return Article(key, text, title=title, outlet=f"{key}.example", published=f"2025-03-{day}")


# Two fires on one night in one town, three reports of the first and two of the second.
MILL = [
    story(
        "mill-1",
        "02",
        "Four killed in fire at Corvale cannery",
        "CORVALE — Four people were killed and six others were injured when fire swept the Harrow "
        "cannery on Tamber Lane late Saturday, police said.\n\nOne of the dead was named as Odile "
        "Branwick, 43, a foreman at the Harrow cannery.",
    ),
    story(
        "mill-2",
        "02",
        "Cannery blaze leaves five dead",
        "Five people died in the blaze at the Harrow cannery in Corvale, firefighters said.\n\n"
        "Odile Branwick, 43, had worked at Harrow on Tamber Lane since she was nineteen.",
    ),
    story(
        "mill-3",
        "04",
        "Corvale mourns foreman Branwick",
        "Corvale buried Odile Branwick on Tuesday. Branwick, 43, was among the four people killed "
        "in the Harrow cannery on Tamber Lane. The six people injured are all at home again.",
    ),
]
FARM = [
    story(
        "farm-1",
        "02",
        "Two die in Corvale farmhouse fire",
        "CORVALE — Two people were killed on Saturday night when the Dunmarsh farmhouse of Piet "
        "Orvellan on Gullet Road burned down, police said. Piet Orvellan, 71, escaped.",
    ),
    story(
        "farm-2",
        "03",
        "Orvellan: 'I heard them call'",
        "Piet Orvellan, 71, stood before what was the Dunmarsh farmhouse on Gullet Road in "
        "Corvale. Two people died in there.",
    ),
]
ALL = [*MILL, *FARM]


def test_reports_of_one_fire_share_its_questions_and_those_of_another_do_not() -> None:
    assert store_of(ALL).shared() == [
        ["farm-1: 71", "farm-2: 71"],
        ["farm-1: Two people", "farm-2: Two people"],
        ["mill-1: 43", "mill-2: 43", "mill-3: 43"],
        ["mill-1: Four people", "mill-2: Five people", "mill-3: four people"],
        ["mill-1: six others", "mill-3: six people"],
    ]


def test_every_order_of_arrival_gives_the_same_questions_and_ids() -> None:
    expected = store_of(ALL).questions()

    for order in permutations(ALL):
        assert store_of(order).questions() == expected


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(ALL), st.sets(st.sampled_from([a.key for a in ALL])))
def test_an_article_that_came_and_went_leaves_no_trace(
    order: list[Article], gone: set[str]
) -> None:
    store = store_of(order)
    for key in sorted(gone):
        store.remove(key)

    assert store.questions() == store_of([a for a in ALL if a.key not in gone]).questions()


# Three floods of one week in one valley; some reports tell of two of them.
PEOPLE = ["Odile Branwick", "Piet Orvellan", "Hedda Morcant", "Osric Venn", "Signe Aldahl"]
VALLEY = [
    story(
        f"flood-{n:02}",
        f"{2 + n % 5:02}",
        f"{PEOPLE[n % 3]} on the flood",
        f"{3 + n % 3} people were killed and {7 + n % 2} were injured in the flood at "
        f"{('Harrow', 'Dunmarsh', 'Tamber')[n % 3]} Weir, {PEOPLE[n % 3]} said. {PEOPLE[n % 5]}, "
        f"{40 + n % 3}, lost {2 + n % 4} boats. A {40 + n % 3}-year-old man swam to Corvale. "
        f"The men of {PEOPLE[(n * 2) % 5]} sent {20 + n % 2} tents to Corvale.",
    )
    for n in range(14)
]


@pytest.mark.parametrize("at_once", [1, 3, 8])
@pytest.mark.parametrize(("vouching", "crowd"), [(12, 48), (3, 48), (2, 6), (3, 4)])
def test_large_affairs_are_the_same_in_every_order_and_after_every_removal(
    monkeypatch: pytest.MonkeyPatch, vouching: int, crowd: int, at_once: int
) -> None:
    monkeypatch.setattr("figures.affairs.VOUCHING", vouching)
    monkeypatch.setattr("figures.align.CROWD", crowd)
    monkeypatch.setattr("figures.align.SETTLED_AT_ONCE", 1_000)
    expected = store_of(VALLEY).questions()
    monkeypatch.setattr("figures.align.SETTLED_AT_ONCE", at_once)
    chance = Random(vouching)

    for _ in range(6):
        order = chance.sample(VALLEY, len(VALLEY))
        store = store_of(order)
        assert store.questions() == expected
        if crowd > len(VALLEY):  # what was crowded once stays so, whatever is removed
            gone = chance.sample(VALLEY, 4)
            for article in gone:
                store.remove(article.key)
            left = [article for article in VALLEY if article not in gone]
            assert store.questions() == store_of(left).questions()


def test_between_parts_a_store_may_forget_what_it_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting(MemoryStore):
        rooms = 0

        def make_room(self) -> None:
            self.rooms += 1

    def rooms(at_once: int) -> int:
        monkeypatch.setattr("figures.align.SETTLED_AT_ONCE", at_once)
        store = Counting()
        for one in VALLEY:
            store.add(one)
        return store.rooms

    assert rooms(1_000) == len(VALLEY)
    assert rooms(1) > 2 * len(VALLEY)


def test_an_id_stays_when_later_articles_join_the_question() -> None:
    before = store_of(MILL[:2]).questions()
    after = store_of(MILL).questions()

    assert set(before) <= set(after)
    assert all(before[name] <= after[name] for name in before)


def test_a_crowd_that_shares_a_name_is_linked_by_it_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("figures.align.CROWD", 3)
    crowd = [
        story(str(n), "02", "Ferry report", f"Zephyrine Ferries carried {n} goats on pier {n}.")
        for n in range(2, 7)
    ]
    forward, backward = store_of(crowd), store_of(reversed(crowd))

    assert forward.questions() == backward.questions()
    assert forward.shared() == []


def test_likeness_is_mutual_and_falls_with_the_days_between() -> None:
    one, same, other = (profile_article(a) for a in (MILL[0], MILL[1], FARM[0]))
    late = profile_article(
        Article("late", MILL[1].text, title=MILL[1].title, published="2026-03-02")
    )

    assert likeness(one, same) == likeness(same, one) > likeness(one, other)
    assert likeness(one, late) < likeness(one, same)


def test_a_report_on_several_affairs_does_not_chain_them() -> None:
    links = {
        "a1": {"a2": 500, "roundup": 120},
        "a2": {"a1": 500, "roundup": 90},
        "b1": {"b2": 500, "roundup": 120},
        "b2": {"b1": 500, "roundup": 90},
        "roundup": {"a1": 120, "a2": 90, "b1": 120, "b2": 90},
    }
    affairs = Affairs(lambda keys: {key: links[key] for key in keys})

    assert affairs.are_one("a1", "a2")
    assert affairs.are_one("b1", "b2")
    assert not affairs.are_one("a2", "roundup")
    assert not affairs.are_one("a1", "b1")


def test_a_profile_read_back_is_the_one_that_was_stored() -> None:
    profile = profile_article(MILL[0])

    assert ArticleProfile.load(profile.dump()) == profile
    assert len(profile.dump()) < 1200


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_has_a_profile(text: str, title: str) -> None:
    profile = profile_article(Article("x", text, title=title))

    assert ArticleProfile.load(profile.dump()) == profile


DEEDS = [
    ("Four people were killed in the fire.", ["killed"]),
    ("The blast killed two people and wounded nine others.", ["killed", "hurt"]),
    ("It left three dead and 4 injured.", ["killed", "hurt"]),
    ("Six children and two adults were fatally shot.", ["killed", "killed"]),
    ("Five people, including a baby, were injured.", ["hurt"]),
    ("He is accused of shooting five people, killing two.", ["hurt", "killed"]),
    ("The deaths of eight people shook the town.", ["killed"]),
    ("Deputies arrested seven suspects.", ["arrested"]),
    ("Two people were killed and four others were in the hospital with burns.", ["killed", ""]),
    ("Seven officers returned fire and Wick was shot and killed.", [""]),
    ("He shot at seven people in a car.", [""]),
    ("The barge carried 40 goats.", [""]),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS, ids=[text for text, _ in DEEDS])
def test_what_was_done_is_read_from_the_words_round_the_number(
    text: str, expected: list[str]
) -> None:
    assert [deed_of(figure) for figure in extract_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Odile Branwick, 43, was found.", ("odile", "branwick")),
        ("Police named 43-year-old Odile Branwick.", ("odile", "branwick")),
        ("Police named Officer Odile M. Branwick, 43, as the victim.", ("odile", "m", "branwick")),
        ("A 43-year-old woman was found.", ()),
        ("A 43-year-old Corvale woman was found.", ()),
    ],
)
def test_an_age_belongs_to_the_person_named_beside_it(text: str, expected: tuple[str, ...]) -> None:
    [figure] = extract_figures(text)

    assert [w for w in person_of(figure) if len(w) > 1] == [w for w in expected if len(w) > 1]


def test_a_family_name_alone_is_the_person_the_article_named_in_full() -> None:
    text = "Odile Branwick worked late. Branwick, 43, was found on Sunday."

    assert full_name(("branwick",), text) == ("odile", "branwick")
    assert person_key("odile", "branwick") == person_key("branwick", "odil")


TOPICS = [
    ("Union leaders said 13,800 workers were sent to Sylvania.", "move:worker", True),
    ("Last year 13,221 Sylvanians entered Ruritania.", "move:people", True),
    (
        "More than 750 people have been killed in Corvale so far this year.",
        "killed:person @year",
        True,
    ),
    ("Two of the victims were killed.", "killed:person", True),
    ("Police found 15 bottles.", "count:bottle", False),
]


@pytest.mark.parametrize(("text", "topic", "definite"), TOPICS, ids=[t for t, _, _ in TOPICS])
def test_a_topic_says_what_is_counted_and_whether_that_is_definite(
    text: str, topic: str, definite: bool
) -> None:
    found = topic_of(extract_figures(text)[0])

    assert (found.name, found.definite) == (topic, definite)


def test_an_age_without_a_name_goes_to_the_person_of_that_age_and_sex() -> None:
    named = story(
        "n",
        "02",
        "Two hurt at Harrow",
        "Odile Branwick, 43, and Piet Orvellan, 43, were hurt at the Harrow cannery on Tamber "
        "Lane. Branwick said she would return. Orvellan said he would not.",
    )
    plain = story(
        "p",
        "02",
        "Woman hurt at Harrow",
        "A 43-year-old woman was hurt at the Harrow cannery on Tamber Lane. Odile Branwick was "
        "named by Piet Orvellan.",
    )

    assert ["n: 43", "p: 43-year-old"] in [
        sorted({s.split(" woman")[0] for s in group}) for group in store_of([named, plain]).shared()
    ]


def test_a_second_number_of_an_article_joins_only_those_who_give_the_same() -> None:
    article = story(
        "x",
        "02",
        "Four dead",
        "Four people were killed at Harrow. The mayor spoke of 12 people killed.",
    )
    topics = [entry.topic for entry in entries_of(article, claims_of(article))]

    assert topics == ["killed:person", "killed:person=12"]


def test_an_empty_store_takes_an_article_without_figures() -> None:
    store = MemoryStore()
    store.add(Article("x", "Nothing to count here."))

    assert store.questions() == {}
