"""Who says so: chains of sources in our own sentences, form by form."""

from __future__ import annotations

import re

import pytest

from figures.attribution import Attribution, Voices
from figures.text import Document


def chain_of(text: str, number: str) -> Attribution:
    """The attribution of the first occurrence of `number` in a text."""
    document = Document(text)
    found = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text)
    assert found is not None
    sentence = document.sentence_at(found.start())
    return Voices(document).chain(sentence, found.start(), found.end())


def names(text: str, number: str) -> list[str]:
    """The names of that chain, nearest speaker first."""
    return [link.name for link in chain_of(text, number).links]


FORMS = [
    ("speech in front", "The ministry said 412 houses burned.", "412", ["ministry"]),
    ("speech behind", "Some 412 houses burned, the ministry said.", "412", ["ministry"]),
    ("speech behind with a day", "412 houses burned, the ministry said Tuesday.", "412",
     ["ministry"]),
    ("speech in the middle", "The fire, Greta Holm said, burned 412 houses.", "412",
     ["Greta Holm"]),
    ("inverted behind a quotation", "“We lost 412 houses,” said Greta Holm.", "412",
     ["Greta Holm"]),
    ("told", "Greta Holm told reporters that 412 houses burned.", "412", ["Greta Holm"]),
    ("according to in front", "According to the Fire Service, 412 houses burned.", "412",
     ["Fire Service"]),
    ("according to behind", "412 houses burned, according to the Fire Service.", "412",
     ["Fire Service"]),
    ("nobody named", "The fire burned 412 houses.", "412", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number", "expected"), [form[1:] for form in FORMS], ids=[form[0] for form in FORMS]
)
def test_each_form_names_its_sources(text: str, number: str, expected: list[str]) -> None:
    assert names(text, number) == expected
