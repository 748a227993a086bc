"""Part-of-speech tags: common sentences, headlines, odd input, and what it was trained on."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import numbers, tagger, text
from figures.extract import extract_figures
from figures.tagger import is_headline, tag

SENTENCES = [
    "The/DT ministry/NN said/VBD it/PRP would/MD send/VB more/JJR workers/NNS ./.",
    "They/PRP have/VBP already/RB built/VBN a/DT bridge/NN near/IN the/DT border/NN ./.",
    "She/PRP wants/VBZ to/TO leave/VB because/IN the/DT work/NN is/VBZ hard/JJ ./.",
    "Russia/NNP 's/POS army/NN lost/VBD many/JJ soldiers/NNS in/IN May/NNP ./.",
    "ships/NNS which/WDT they/PRP sold/VBD",
    "the/DT killed/VBN soldiers/NNS",
    "Bus/NN 77/CD 's/POS driver/NN left/VBD ./.",
]


@pytest.mark.parametrize("tagged", SENTENCES)
def test_common_sentences_are_tagged(tagged: str) -> None:
    pairs = [item.rpartition("/") for item in tagged.split()]
    words = [word for word, _, _ in pairs]
    wrong = [
        (word, truth, given)
        for (word, _, truth), given in zip(pairs, tag(words), strict=True)
        if given != truth
    ]
    assert not wrong


def test_numbers_are_cardinals() -> None:
    assert tag(["13,221", "2.5", "2024"]) == ["CD", "CD", "CD"]


def test_a_headline_is_read_as_if_in_lower_case() -> None:
    words = "Army Sends Thousands Of Workers To Build New Homes".split()
    assert is_headline(words)
    assert tag(words) == tag([words[0].lower(), *(w.lower() for w in words[1:])])


def test_a_sentence_with_names_is_no_headline() -> None:
    assert not is_headline("Olga Petrova met Ivan Smirnov in Moscow and then left for home".split())


@given(st.lists(st.text(min_size=1, max_size=12), max_size=30))
def test_every_word_gets_a_tag(words: list[str]) -> None:
    tags = tag(words)
    assert len(tags) == len(words)
    assert all(tags)


def test_what_is_remembered_of_words_is_bounded_and_changes_no_tag(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = "A zorble of 12 vexing quimmers left Harrowgate-on-Lune at noon.".split()
    plain = tag(told)
    for module in (tagger, numbers, text):
        monkeypatch.setattr(module, "MEMO_LIMIT", 1)

    assert [tag(told) for _ in range(3)] == [plain] * 3
    assert [figure.low for figure in extract_figures("Some 12 quimmers ate 30.5 zorbles.")] == [
        12,
        30.5,
    ]


def test_the_weights_say_what_they_were_trained_on() -> None:
    text = files("figures").joinpath("data/tagger.txt").read_text(encoding="utf-8")
    assert "MASC" in text[: text.index("\n")]
