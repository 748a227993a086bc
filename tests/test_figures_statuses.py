"""Whether a figure is told as done, planned, alleged, estimated or denied: own sentences."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures import statuses
from figures.statuses import status_of
from figures.text import Document, Sentence


def status(text: str, surface: str) -> str:
    document = Document(text)
    start = text.index(surface)
    return status_of(document.sentence_at(start), start, start + len(surface))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo plans to buy 40 trams.",
        "Oslo will buy 40 trams.",
        "Oslo won’t rule out that it will buy 40 trams.",
        "Oslo is set to buy 40 trams.",
        "Oslo aims to buy 40 trams.",
        "Oslo intends to buy 40 trams.",
        "Oslo is expected to buy 40 trams.",
        "Oslo is on track to buy 40 trams.",
        "Oslo is to buy 40 trams.",
        "Oslo pledged 40 trams.",
        "Oslo announced a plan to buy 40 trams.",
        "The deal would give Oslo 40 trams.",
        "40 trams are to be sent to Oslo.",
        "40 trams will be sent to Oslo.",
        "40 trams for the line are scheduled to arrive.",
        "Oslo reportedly plans to buy 40 trams.",
        "Oslo plans to build halls that hold 40 trams.",
        "The hall, which opened in May, will hold 40 trams.",
        "Oslo to Buy 40 trams",
        "40 trams to Reach Oslo",
        "Oslo to get 40 trams",
        "By the end of next month, Oslo gets 40 trams.",
    ],
)
def test_what_is_still_to_come_is_planned(text: str) -> None:
    assert status(text, "40 trams") == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Oslo reportedly bought 40 trams.",
        "Oslo allegedly lost 40 trams.",
        "Oslo may have lost 40 trams.",
        "Oslo might have lost 40 trams.",
        "40 trams may have burned.",
        "Oslo has 40 trams that may be unsafe.",
        "Auditors accused Oslo of losing 40 trams.",
        "Unconfirmed reports put the loss at 40 trams.",
        "Oslo lost 40 trams, a number that could not be independently verified.",
    ],
)
def test_what_nobody_stands_for_is_alleged(text: str) -> None:
    assert status(text, "40 trams") == "alleged"


@pytest.mark.parametrize(
    "text",
    [
        "An estimated 40 trams burned.",
        "The union estimates that 40 trams burned.",
        "Some 40 trams are believed to have burned.",
        "The number is thought to be near 40 trams.",
        "Demand is projected to reach 40 trams.",
        "The union forecasts that the city will need 40 trams.",
        "Oslo lost 40 trams, the union estimates.",
        "Oslo lost 40 trams, according to estimates by the union.",
        "40 trams are feared lost.",
    ],
)
def test_what_is_reckoned_is_estimated(text: str) -> None:
    assert status(text, "40 trams") == "estimated"


@pytest.mark.parametrize(
    "text",
    [
        "Oslo denied that it had lost 40 trams.",
        "Oslo denied on Saturday that it had lost 40 trams.",
        "Oslo again strongly denied late Friday that 40 trams were lost.",
        "Oslo denied losing 40 trams.",
        "Oslo rejected claims that it had lost 40 trams.",
        "There is no evidence that Oslo lost 40 trams.",
        "There was no evidence of 40 trams burning.",
        "Oslo did not lose 40 trams.",
        "Oslo has never bought 40 trams.",
        "The union counted 40 trams, a figure that Oslo rejected.",
    ],
)
def test_what_is_said_not_to_be_so_is_denied(text: str) -> None:
    assert status(text, "40 trams") == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Oslo bought 40 trams.",
        "Oslo bought 40 trams and plans to sell them.",
        "Oslo bought 40 trams, which will run at night.",
        "40 trams burned in a depot fire that may have been set.",
        "40 trams found burned to ash near Oslo",
        "Oslo, which plans to grow, bought 40 trams.",
        "Oslo plans to close a line after it lost 40 trams.",
        "Oslo plans to close a line because 40 trams burned.",
        "Oslo did not say which of the 40 trams burned.",
        "Oslo did not buy more than a few, but 40 trams came.",
        "On 3 May 40 trams burned.",
        "George Will sold 40 trams.",
        "Oslo rejected 40 trams.",
        "The drivers of 40 trams do not get paid.",
        "Oslo said the fire, due to heat, ruined 40 trams.",
        "“We will grow,” said the owner of 40 trams.",
        "Oslo plans to meet drivers after a fire that left 40 trams burned.",
        "Oslo plans to visit the hall that lost 40 trams.",
        "Oslo will build a hall at Skoyen, where crews keep 40 trams.",
        "The hall, due to open in May, holds 40 trams.",
    ],
)
def test_what_happened_is_reported_whatever_else_the_sentence_plans(text: str) -> None:
    assert status(text, "40 trams") == "reported"


def test_each_figure_of_a_sentence_has_its_own_status() -> None:
    text = "Oslo has bought 40 trams and is expected to order 25, but denied that 9 burned."

    assert [status(text, surface) for surface in ("40", "25", "9")] == [
        "reported",
        "planned",
        "denied",
    ]


def test_the_cue_is_told() -> None:
    sentence = Document("Oslo plans to buy 40 trams.").sentences[0]

    assert status_of(sentence, 18, 20) == ("planned", (("status", 'planned: "plans to"'),))


@given(st.text(max_size=80), st.integers(0, 40), st.integers(0, 40))
def test_any_text_has_a_status(text: str, first: int, second: int) -> None:
    document = Document("A 7 " + text)
    low, high = sorted((first, second))
    known = {"reported", "planned", "alleged", "estimated", "denied"}

    assert status_of(document.sentences[0], low, high)[0] in known


CUES = {name: cues for name, cues in vars(statuses).items() if isinstance(cues, statuses._Cues)}


@pytest.mark.parametrize("name", CUES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_cue_is_passed_over_for_its_words(name: str, data: st.DataObject) -> None:
    cues = CUES[name]
    text = data.draw(st.from_regex(cues.pattern, alphabet=st.characters(codec="ascii")))
    sentence = Sentence(Document(text), 0, 0, 0, len(text))
    lowered, words = statuses._cued(text.lower(), sentence.terms)

    assert not cues.pattern.search(lowered) or not cues.words.isdisjoint(words)
