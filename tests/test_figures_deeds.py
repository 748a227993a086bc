"""What was done to those whom a number counts."""

from __future__ import annotations

import pytest

from figures.deeds import deed_of
from figures.extract import extract_figures

DEEDS = [
    ("Four people were killed in the fire.", "Four people", "killed"),
    ("The blast left 12 people dead.", "12 people", "killed"),
    ("When the ferry sank, 16 people drowned.", "16 people", "killed"),
    ("The band drowned out 300 people in the hall.", "300 people", ""),
    ("The guests fled after two men started shooting.", "two men", ""),
    ("Two men killing time were shot.", "Two men", ""),
    ("Ada Quill died, three more people are at a hospital.", "three more people", ""),
    ("The guard, aged 36, was killed.", "36", ""),
    ("One of the guests in the fire that sent five people to a ward has died.", "five people", ""),
]


@pytest.mark.parametrize(("text", "surface", "deed"), DEEDS)
def test_the_cue_that_belongs_to_the_number_says_what_was_done(
    text: str, surface: str, deed: str
) -> None:
    (figure,) = (found for found in extract_figures(text) if found.surface == surface)

    assert deed_of(figure) == deed
