"""Sentences and tokens: where they are cut, and that their offsets hold."""

from __future__ import annotations

import pytest

from figures.text import Document

SENTENCES = [
    ("They left. We stayed.", ["They left.", "We stayed."]),
    ("The U.S. Navy sent two ships.", ["The U.S. Navy sent two ships."]),
    ("She moved to the U.S. He stayed behind.", ["She moved to the U.S.", "He stayed behind."]),
    ("It began at 5 p.m. Tuesday in Kent.", ["It began at 5 p.m. Tuesday in Kent."]),
    (
        "The gates were closed again at 5 p.m. Nobody was hurt.",
        ["The gates were closed again at 5 p.m.", "Nobody was hurt."],
    ),
    ("At 10 a.m. Greene left.", ["At 10 a.m. Greene left."]),
    ("Lt. Gen. Ray Odum spoke to Mrs. Hale.", ["Lt. Gen. Ray Odum spoke to Mrs. Hale."]),
    ("Acme Inc. The firm folded.", ["Acme Inc.", "The firm folded."]),
    ("Acme Inc. Chairman Jo Lund quit.", ["Acme Inc. Chairman Jo Lund quit."]),
    ("He ran away.Police found him.", ["He ran away.", "Police found him."]),
    ("NASHUA, N.H. — Two barns burned.", ["NASHUA, N.H. — Two barns burned."]),
    ("Prices rose 2.5 percent.", ["Prices rose 2.5 percent."]),
    ("It costs Rs. 20 or approx. 3 kroner.", ["It costs Rs. 20 or approx. 3 kroner."]),
    ("See vol. 3 and No. 4, pp. 20-22.", ["See vol. 3 and No. 4, pp. 20-22."]),
    ("He cut his ch. They left.", ["He cut his ch.", "They left."]),
    ("“Go!” She went.", ["“Go!”", "She went."]),
    ("Title Without Stop\n\nThe body begins.", ["Title Without Stop", "The body begins."]),
    ("a line broken in\nthe middle of it.", ["a line broken in\nthe middle of it."]),
    ("", []),
    ("  \n ", []),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES, ids=[t[:30] for t, _ in SENTENCES])
def test_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    assert [s.text for s in Document(text).sentences] == sentences


TOKENS = [
    ("13,221 entered", ["13,221", "entered"]),
    ("Russia's 2.5 million", ["Russia", "'s", "2.5", "million"]),
    ("on the 11th, O’Brien", ["on", "the", "11th", ",", "O’Brien"]),
    ("a 5-year-old T-90M", ["a", "5", "-", "year-old", "T-90M"]),
    ("at 5 p.m. in the U.S.", ["at", "5", "p.m.", "in", "the", "U.S."]),
    ("$1.2bn for AT&T", ["$", "1.2", "bn", "for", "AT&T"]),
    ("see https://a.example/b?c=12 now", ["see", "https://a.example/b?c=12", "now"]),
    ("they don't", ["they", "don", "'t"]),
]


@pytest.mark.parametrize(("text", "words"), TOKENS, ids=[t for t, _ in TOKENS])
def test_a_sentence_is_cut_into_tokens(text: str, words: list[str]) -> None:
    assert Document(text).sentences[0].words == words


def test_offsets_of_tokens_and_sentences_slice_to_their_text() -> None:
    text = "First line\n\nOne, two. “Three” four…\n \nFive's\u00a0end"
    document = Document(text)
    for sentence in document.sentences:
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert text[start:end] == word
    assert [s.paragraph for s in document.sentences] == [0, 1, 1, 2]


def test_a_sentence_is_found_by_offset() -> None:
    document = Document("One two. Three four.")
    assert document.sentence_at(10).index == 1
