"""Whose age a figure tells, and under which name."""

from __future__ import annotations

import pytest

from figures.entries import are_one_subject, entries_of
from figures.extract import extract_figures
from figures.model import Article, Claim
from figures.persons import full_name, person_of

AGES = [
    ("Ada Quill, 36, was found on Monday.", ("ada", "quill")),
    ("Police named the driver as 41-year-old Tomas Reyk.", ("tomas", "reyk")),
    ("Ada Quill’s 14-year-old sister saw it.", ()),
    ("The Quills' 9-year-old son Piet Quill slept.", ("piet", "quill")),
    ("A 30-year-old man was hurt.", ()),
    ("Ludwig van Quill, 36, was found.", ("ludwig", "vanquill")),
]


@pytest.mark.parametrize(("text", "person"), AGES, ids=[text[:30] for text, _ in AGES])
def test_an_age_is_that_of_the_person_named_beside_it(text: str, person: tuple[str, ...]) -> None:
    (figure,) = (found for found in extract_figures(text) if found.unit == "year")

    assert person_of(figure) == person


def test_a_family_name_that_two_people_bear_is_nobodys_in_particular() -> None:
    text = "Ada Quill and her brother Tomas Quill fled. Quill, 36, was found."

    assert full_name(("quill",), text) == ("quill",)
    assert full_name(("quill",), "Ada Quill fled. Quill, 36, was found.") == ("ada", "quill")


def test_initials_are_those_of_the_person_the_article_spells_out() -> None:
    text = "J.R. Quill, 13, fell. James Robert Quill was known to all. Jane Quill wept."

    assert full_name(("j.r", "quill"), text) == ("james", "quill")
    assert full_name(("j.r", "quill"), "J.R. Quill, 13, fell.") == ("j.r", "quill")


def test_a_family_name_is_of_the_one_introduced_so_far_though_relatives_follow() -> None:
    first = Article("a", "Tomas Reyk fled. The 36-year-old Reyk hid. His wife was Ada Reyk.")
    second = Article("b", "Tomas Reyk and Ada Reyk fled. The 36-year-old Reyk hid.")
    topics = []
    for article in (first, second):
        (age,) = (f for f in extract_figures(article.text) if f.unit == "year")
        (entry,) = entries_of(article, [Claim("1", age, article.key, None, None)])
        topics.append(entry.topic)

    assert topics == ["age:rey tom", "age:year=36"]


@pytest.mark.parametrize(("text", "is_one"), [("Five", False), ("Forty", True)])
def test_only_a_large_number_of_victims_is_so_rare_that_it_names_an_affair(
    text: str, is_one: bool
) -> None:
    entries = []
    for key in ("a", "b"):
        article = Article(key, f"{text} people were wounded in a shooting.")
        (figure,) = extract_figures(article.text)
        entries += entries_of(article, [Claim(key, figure, key, None, None)])

    assert are_one_subject(*entries) == is_one


def test_a_person_of_three_names_goes_by_the_first_name_that_the_article_uses() -> None:
    name = ("ada", "maria", "quill")

    assert full_name(name, "Maria Quill fled. Ada Maria Quill, 36, was found.") == name[1:]
    assert full_name(name, "Ada Quill fled. Ada Maria Quill, 36, was found.") == ("ada", "quill")
