"""When two names are one source, when they only might be, and when they are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.offers import likely_typo, offers
from figures.sources import declared_acronyms, is_outlet, source_key, spelled_out

ONE = [
    ("Radio Free Asia", "RFA"),
    ("AFP", "Agence France-Presse"),
    ("the Associated Press", "AP"),
    ("New York Times", "The New York Times"),
    ("Yonhap", "Yonhap News Agency"),
    ("NIS", "National Intelligence Service"),
    ("KCNA", "Korean Central News Agency"),
    ("NHK", "Japan Broadcasting Corporation"),
    ("U.N.", "United Nations"),
    ("Norway’s Fire Service", "Norway's fire service"),
]
TWO = [
    ("NKH", "NHK"),
    ("ABC", "NBC"),
    ("Fire Service", "Fire Service of the North"),
    ("John Berg", "Jane Berg"),
    ("officials", "official"),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_evidence_merges_two_names_and_gives_them_one_key(a: str, b: str) -> None:
    assert source_key(a) == source_key(b)


@pytest.mark.parametrize(("a", "b"), TWO)
def test_without_evidence_two_names_stay_two_sources(a: str, b: str) -> None:
    assert source_key(a) != source_key(b) or not source_key(a)


def test_an_acronym_that_an_article_explains_is_evidence() -> None:
    text = "The Northern Fire Service (NFS) met. Radio Free Asia (RFA) and a man (OLD) came."

    declared = declared_acronyms(text)

    assert declared == {"NFS": "Northern Fire Service", "RFA": "Radio Free Asia"}


@pytest.mark.parametrize(
    ("acronym", "before", "expected"),
    [
        ("NFS", "said the Northern Fire Service ", "Northern Fire Service"),
        ("SNBR", "Norway’s Secret Bureau of Roads ", "Norway’s Secret Bureau of Roads"),
        ("IMF", "the International Monetary Fund ", "International Monetary Fund"),
        ("XYZ", "the Northern Fire Service ", None),
        ("NFS", "", None),
    ],
)
def test_a_name_spells_an_acronym_by_its_capitals_in_any_order(
    acronym: str, before: str, expected: str | None
) -> None:
    assert spelled_out(acronym, before) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("NKH", "NHK", True),
        ("Zelensky", "Zelenskyy", True),
        ("Rueters", "Reuters", True),
        ("ABC", "NBC", False),
        ("CNN", "CNBC", False),
        ("RFA", "Radio Free Asia", False),
        ("Route 61", "Route 62", False),
        ("Fire Service", "Fire Service", False),
        ("Ann", "Ana", False),
    ],
)
def test_only_what_looks_like_a_slip_is_offered_as_one(a: str, b: str, expected: bool) -> None:
    assert likely_typo(a, b) is expected
    assert likely_typo(b, a) is expected


OFFERED = [
    (["Reuters", "Rueters"], "Rueters is one slip from Reuters"),
    (["Clear Sky Politics", "ClearSky Politics"], "differ in spaces and marks alone"),
    (["Ann Holm", "Holm"], "Holm is the last name of Ann Holm, and of nobody else cited"),
    (["FEB", "Federal Exports Board"], "FEB are the initials of Federal Exports Board"),
]
NOT_OFFERED = [
    ["survey", "surveys"],
    ["candidate", "candidates"],
    ["Ann Holm", "Olav Holm", "Holm"],
    ["FEB", "Federal Exports Board", "First Eastern Bank"],
    ["Northern Board", "Southern Board"],
]
PERSONS = frozenset({"Ann Holm", "Olav Holm", "Holm"})


@pytest.mark.parametrize(("names", "reason"), OFFERED)
def test_names_that_may_be_one_are_offered_with_the_reason(names: list[str], reason: str) -> None:
    (offer,) = offers([(name, name in PERSONS) for name in names])

    assert (offer.first, offer.second) == (0, 1)
    assert reason in offer.reason


@pytest.mark.parametrize("names", NOT_OFFERED)
def test_common_nouns_and_names_that_two_can_have_are_not_offered(names: list[str]) -> None:
    assert offers([(name, name in PERSONS) for name in names]) == []


def test_known_news_organisations_are_outlets_under_every_name() -> None:
    assert is_outlet("the BBC")
    assert is_outlet("Radio Free Asia")
    assert not is_outlet("Fire Service")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared_both_ways(a: str, b: str) -> None:
    assert source_key(source_key(a)) == source_key(a)
    assert likely_typo(a, b) == likely_typo(b, a)
    assert not (likely_typo(a, b) and source_key(a) == source_key(b))
