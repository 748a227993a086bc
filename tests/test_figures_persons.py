"""Whose age a figure tells, and under which name."""

from __future__ import annotations

import pytest

from figures.extract import extract_figures
from figures.persons import full_name, person_of

AGES = [
    ("Ada Quill, 36, was found on Monday.", ("ada", "quill")),
    ("Police named the driver as 41-year-old Tomas Reyk.", ("tomas", "reyk")),
    ("Ada Quill’s 14-year-old sister saw it.", ()),
    ("The Quills' 9-year-old son Piet Quill slept.", ("piet", "quill")),
    ("A 30-year-old man was hurt.", ()),
]


@pytest.mark.parametrize(("text", "person"), AGES, ids=[text[:30] for text, _ in AGES])
def test_an_age_is_that_of_the_person_named_beside_it(text: str, person: tuple[str, ...]) -> None:
    (figure,) = (found for found in extract_figures(text) if found.unit == "year")

    assert person_of(figure) == person


def test_a_family_name_that_two_people_bear_is_nobodys_in_particular() -> None:
    text = "Ada Quill and her brother Tomas Quill fled. Quill, 36, was found."

    assert full_name(("quill",), text) == ("quill",)
    assert full_name(("quill",), "Ada Quill fled. Quill, 36, was found.") == ("ada", "quill")
