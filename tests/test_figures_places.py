"""The places a figure is about: own sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.gazetteer import country_of
from figures.places import Places
from figures.text import Document


def where(text: str, surface: str = "300") -> tuple[str, ...]:
    document = Document(text)
    start = text.index(surface)
    return Places(document).places_of(document.sentence_at(start), start, start + len(surface))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm killed 300 goats in Kenya.", ("Kenya",)),
        ("The storm killed 300 goats near Vuhlehirsk.", ("Vuhlehirsk",)),
        ("The storm killed 300 goats in eastern Libya.", ("eastern Libya",)),
        ("The storm killed 300 goats in the Netherlands.", ("Netherlands",)),
        ("The storm killed 300 goats in Louisville, Ky., and left.", ("Louisville", "Kentucky")),
        ("The storm killed 300 goats in Paris, Texas.", ("Paris", "Texas")),
        ("The storm killed 300 goats in Cook County.", ("Cook County",)),
        ("The storm killed 300 goats in Kursk region.", ("Kursk region",)),
        ("The storm killed 300 goats in the village of Lanz.", ("Lanz",)),
        ("The storm killed 300 goats in Peru, Chile and Bolivia.", ("Peru", "Chile", "Bolivia")),
        ("The Orlik Free Trade Zone employs 300 clerks.", ("Orlik Free Trade Zone",)),
        ("Some 300 goats died at the Dolna refinery.", ("Dolna refinery",)),
        ("German firms sold 300 goats.", ("Germany",)),
        ("U.S. firms sold 300 goats.", ("United States",)),
        ("Some 300 Danes came.", ("Denmark",)),
        ("Scottish firms sold 300 goats.", ("Scotland",)),
        ("The storm killed 300 goats in the Alps.", ("Alps",)),
        ("Some 300 goats died at the Dolna steelworks.", ("Dolna steelworks",)),
        ("Denmark sent 300 goats to Iceland.", ("Iceland", "Denmark")),
    ],
)
def test_places_named_with_a_figure_are_its_places(text: str, expected: tuple[str, ...]) -> None:
    assert where(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post counted 300 goats.",
        "Michael Jordan owned 300 goats.",
        "Paris Hilton owned 300 goats.",
        "The Bank of England printed 300 goats.",
        "The University of Texas owned 300 goats.",
        "Austin owned 300 goats.",
        "In May, 300 goats died.",
        "In Congress, 300 goats are rare.",
        "According to Japan’s NHK, 300 goats died.",
        "Russian media said 300 goats had died.",
    ],
)
def test_names_of_people_organisations_and_tellers_are_not_places(text: str) -> None:
    assert where(text) == ()


@pytest.mark.parametrize(
    ("surface", "expected"), [("300", ("Kenya",)), ("12", ("Uganda",)), ("7", ("Mali",))]
)
def test_each_figure_has_its_own_place(surface: str, expected: tuple[str, ...]) -> None:
    text = "It killed 300 goats in Kenya and 12 in Uganda, while Mali lost 7."

    assert where(text, surface) == expected


def test_an_authority_speaks_for_its_own_place() -> None:
    assert where("Police in Ohio said 300 goats were stolen.") == ("Ohio",)
    assert where("Kenya’s health ministry said 300 goats had died.") == ("Kenya",)


def test_a_heading_gives_its_place_to_the_paragraph_below() -> None:
    assert where("Drought in Kenya\n\nSome 300 goats died.") == ("Kenya",)


def test_a_dateline_gives_its_place_to_the_lead_alone() -> None:
    text = "KYIV, Ukraine (Wire) — Some 300 goats died.\n\nAll is calm.\n\nThen 45 more died."

    assert where(text) == ("Kyiv", "Ukraine")
    assert where(text, "45") == ()


def test_a_sentence_that_goes_on_about_the_figures_before_keeps_their_place() -> None:
    assert where("Kenya lost 900 goats. Of these, 300 drowned.") == ("Kenya",)


def test_the_gazetteer_knows_in_which_country_a_place_lies() -> None:
    assert country_of("Tatarstan") == "Russia"
    assert country_of("Louisville") == "United States"
    assert country_of("Kursk region") == "Russia"
    assert country_of("Kenya") == "Kenya"
    assert country_of("Georgia") == "Georgia"
    assert country_of("Nowhere") is None


@given(st.text(max_size=80))
def test_any_text_has_its_places_or_none(text: str) -> None:
    document = Document("In Kenya 7 " + text)
    places = Places(document)

    for sentence in document.sentences:
        names, _ = places.places_of(sentence, sentence.start, sentence.start + 1)

        assert all(names)
