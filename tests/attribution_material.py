"""Reads the attribution of one number in a text, for tests."""

from __future__ import annotations

import re

from figures.attribution import Attribution, Voices
from figures.text import Document


def chain_of(text: str, number: str) -> Attribution:
    """The attribution of the first occurrence of `number` in a text."""
    document = Document(text)
    found = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text)
    assert found is not None
    sentence = document.sentence_at(found.start())
    return Voices(document).chain(sentence, found.start(), found.end())


def names(text: str, number: str = "412") -> list[str]:
    """The names of that chain, nearest speaker first."""
    return [link.name for link in chain_of(text, number).links]
