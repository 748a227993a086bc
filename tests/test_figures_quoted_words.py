"""Quotation marks around a few words of a phrase leave it whole; speech ends it."""

from __future__ import annotations

import pytest

from figures.extract import extract_figures
from figures.quoted_words import marks_around_words
from figures.text import Document

PLAIN = [
    "Guards held 500 <foreign settlers> in June.",
    "Half of the town's <night riders> left.",
    "They sold 40 so-called <phantom tractors> and two <phantom> boats.",
    "At least 12 <guardians of order> were wounded.",
    "The <stolen> ships carried 300 tonnes of <cheap> coal.",
    "The mayor's 30 <helpers> cost $2 million.",
]


@pytest.mark.parametrize("sentence", PLAIN)
@pytest.mark.parametrize("marks", ['""', "“”", "‘’", "''", ("''", "''"), ("``", "''")])
def test_words_held_at_a_distance_are_read_as_if_they_had_no_marks(
    sentence: str, marks: tuple[str, str]
) -> None:
    marked = sentence.replace("<", marks[0]).replace(">", marks[1])
    bare = sentence.replace("<", "").replace(">", "")

    found, expected = extract_figures(marked), extract_figures(bare)

    assert expected
    for a, b in zip(found, expected, strict=True):
        assert (a.low, a.counted, a.action, a.concept) == (b.low, b.counted, b.action, b.concept)
        assert marked[a.start : a.end] == a.surface


# sentence | what stands between marks that are left out
MARKED = [
    ("They hold 500 “foreign settlers”, he said.", ["foreign settlers"]),
    ("They hold 500 'foreign settlers' and two \"cooks\".", ["foreign settlers", "cooks"]),
    ("The drivers' 40 boats and the pilots' 12 boats sank.", []),
    ("The drivers' 40 'phantom' boats sank.", ["phantom"]),
    ("He cried “No” and 40 people left.", []),
    ("“Nobody was there,” said the mayor.", []),
    ("It is on a “top 10” list.", []),
    ("A board of 12' by 4\" was sold.", []),
    ("They called it “a very long and cold winter night”.", []),
    ("“", []),
    ("\" '", []),
    ('He left "', []),
]


@pytest.mark.parametrize(("text", "words"), MARKED)
def test_only_marks_around_few_words_of_a_phrase_are_left_out(text: str, words: list[str]) -> None:
    (sentence,) = Document(text).sentences

    found = marks_around_words(sentence)

    inside = [text[sentence.starts[b] : sentence.ends[c - 1]] for _, b, c, _ in found]
    assert inside == words


def test_the_surface_of_a_figure_holds_both_marks() -> None:
    assert [f.surface for f in extract_figures("Guards held 500 “foreign settlers” in June.")] == [
        "500 “foreign settlers”"
    ]
    assert [f.surface for f in extract_figures("Guards spoke of “500 settlers” in June.")] == [
        "500 settlers"
    ]
