"""When two names are one source, when they only might be, and when they are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.sources import (
    declared_acronyms,
    is_outlet,
    likely_typo,
    same_source,
    source_key,
    spelled_out,
)

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
    assert same_source(a, b)
    assert source_key(a) == source_key(b)


@pytest.mark.parametrize(("a", "b"), TWO)
def test_without_evidence_two_names_stay_two_sources(a: str, b: str) -> None:
    assert same_source(a, b) is None


def test_an_acronym_that_an_article_explains_is_evidence() -> None:
    text = "The Northern Fire Service (NFS) met. Radio Free Asia (RFA) and a man (OLD) came."

    declared = declared_acronyms(text)

    assert declared == {"NFS": "Northern Fire Service", "RFA": "Radio Free Asia"}
    assert same_source("NFS", "the Northern Fire Service", declared)
    assert same_source("NFS", "the Northern Fire Service") is None


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


def test_known_news_organisations_are_outlets_under_every_name() -> None:
    assert is_outlet("the BBC")
    assert is_outlet("Radio Free Asia")
    assert not is_outlet("Fire Service")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared_both_ways(a: str, b: str) -> None:
    assert source_key(source_key(a)) == source_key(a)
    assert (same_source(a, b) is None) == (same_source(b, a) is None)
    assert likely_typo(a, b) == likely_typo(b, a)
    assert not (likely_typo(a, b) and same_source(a, b))
