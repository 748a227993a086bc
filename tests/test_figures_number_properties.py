"""Number grammar under random and hostile text: spelling out and back, order, time."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from itertools import product
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import amounts, currencies, numbers, units
from figures.extract import read_text
from figures.numbers import find_quantities, sentences_with_numbers
from figures.quantity import Quantity, Refusal
from figures.text import Document


def only(text: str) -> Quantity:
    """The one quantity of a text of one sentence."""
    (sentence,) = Document(text).sentences
    (quantity,) = find_quantities(sentence)[0]
    return quantity


def read(text: str) -> list[tuple[list[Quantity], list[Refusal]]]:
    """All that is found in the sentences of a text."""
    return [find_quantities(sentence) for sentence in Document(text).sentences]


MONEY = [
    (country, nouns)
    for country, nouns in currencies._OF_COUNTRY.items()
    if country.replace(" ", "").isalpha()
]
LETTERS = sorted(currencies._LETTERS.keys() - {"PS", "GH¢"})  # a console; no letter
SIGNS = sorted(currencies._SIGNS.keys() - {"ரூ", "zł", "元", "円"})  # stand behind
DOLLARS = [f"{letters}$" for letters in currencies._DOLLARS]
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
)
ONES += "fifteen sixteen seventeen eighteen nineteen".split()
TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]


def spelled(number: int) -> str:
    """`number` in English words, written here apart from the grammar under test."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for scale, word in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= scale:
            head, rest = divmod(number, scale)
            joint = " and " if scale == 100 else " "
            return f"{spelled(head)} {word}" + (joint + spelled(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_a_number_spelled_out_reads_back_as_itself(number: int) -> None:
    quantity = only(f"They met {spelled(number)} people.")

    assert quantity.low == quantity.high == number


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators_read_back_as_themselves(number: int) -> None:
    quantity = only(f"They met {number:,} people.")

    assert quantity.low == number


PIECES = st.sampled_from(
    "5 6,000 -3 2.5 1/2 ½ .5 $ £ % kg km/h 's - – ( ) , . and or to from between of in one two "
    "half dozens million bn a per day more than up rose US C$ 2019 May 9/11 3-2 T-90M “ ” 12 34 "
    "fold doubled aged years old 10^5 e9 #".split()
)


@settings(max_examples=300)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14), st.sampled_from(["", " "]))
def test_any_text_is_read_without_an_error_and_with_ordered_ends(
    pieces: list[str], glue: str
) -> None:
    text = glue.join(pieces)
    document = Document(text)
    looked_at = list(sentences_with_numbers(document))

    for sentence in document.sentences:
        found, refused = find_quantities(sentence)
        for quantity in found:
            assert sentence.start <= quantity.start <= quantity.number_start
            assert quantity.number_start < quantity.number_end <= quantity.end <= sentence.end
            low, high = quantity.low, quantity.high
            assert low is not None or high is not None
            assert all(math.isfinite(end) for end in (low, high) if end is not None)
            if low is not None and high is not None:
                assert low <= high
        for refusal in refused:
            assert refusal.surface == text[refusal.start : refusal.end]
        if found or refused:
            assert sentence in looked_at


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits only": lambda n: "7" * n,
    "no space": lambda n: "ab1," * (n // 4),
    "nested brackets": lambda n: "(" * (n // 2) + "5" + ")" * (n // 2),
    "commas": lambda n: "1,234," * (n // 6),
    "number words": lambda n: "one " * (n // 4),
    "hyphens": lambda n: "five-" * (n // 5),
    "ranges": lambda n: "5 to " * (n // 5),
    "capitals": lambda n: "Aa 5 " * (n // 5),
    "spaces": lambda n: "5" + " " * n + "kg",
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(shape: str) -> None:
    def seconds(size: int) -> float:
        sentences = Document(HOSTILE[shape](size)).sentences
        started = time.process_time()
        for sentence in sentences:
            find_quantities(sentence)
        return time.process_time() - started

    small = min(seconds(2_000) for _ in range(2))
    large = seconds(16_000)

    # eight times the text; a quadratic reader would need sixty-four times as long
    assert large < 24 * small + 0.25


LARGE: dict[str, Callable[[int], str]] = {
    "digits only": lambda n: "7" * n,
    "no space": lambda n: "ab1," * (n // 4),
    "letters only": lambda n: "a" * n,
    "nested brackets": lambda n: "(" * (n // 10) + "5" + ")" * (n // 10),
}


@pytest.mark.parametrize("shape", LARGE)
def test_a_megabyte_without_a_sentence_is_read_whole_in_linear_time(shape: str) -> None:
    def seconds(size: int) -> float:
        text = LARGE[shape](size)
        started = time.process_time()
        reading = read_text(text)
        spent = time.process_time() - started
        assert all(f.surface == text[f.start : f.end] for f in reading.figures)
        return spent

    assert seconds(1_000_000) < 24 * min(seconds(125_000) for _ in range(2)) + 1


REPEATED = ["1 of ", "5 and ", "up to 5 ", "5'6 ", "at 500 Main ", "one ", '"5 ', "He saw 5. "]


@pytest.mark.parametrize("behind", ["", "it is said that "])
@pytest.mark.parametrize("words", REPEATED)
def test_every_field_of_many_numbers_is_read_in_linear_time(words: str, behind: str) -> None:
    def seconds(size: int) -> float:
        text = words * (size // len(words)) + behind * (size // 16)
        started = time.process_time()
        read_text(text)
        return time.process_time() - started

    # six times the text; a quadratic reader would need thirty-six times as long
    assert seconds(6_000) < 18 * min(seconds(1_000) for _ in range(2)) + 0.25


def test_quick_looks_pass_over_no_unit_and_no_currency(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {*units.NAMES, *units.SYMBOLS, *currencies._NOUNS, *currencies._SUBUNITS}
    texts = [f"Some 7 {word} fell, 5,000 {word}s more and 20 {word}." for word in sorted(words)] + [
        f"He had 300 {country} {noun}s." for country, nouns in MONEY for noun in nouns
    ]
    quick = [read(text) for text in texts]
    monkeypatch.setattr(amounts, "_WORD_BEHIND", re.compile("(?!)"))

    assert quick == [read(text) for text in texts]


@pytest.mark.parametrize("written", [*LETTERS, *SIGNS, *DOLLARS])
def test_a_currency_before_an_amount_is_seen_whatever_it_ends_with(written: str) -> None:
    text = f"It cost {written}"

    assert currencies.currency_before(f"{text}500", len(text), 0) is not None


def test_a_code_in_lower_case_before_an_amount_is_seen_whichever_it_is() -> None:
    every = map("".join, product(ascii_lowercase, repeat=3))
    codes = [code for code in every if currencies._code_before(code, 0, spaced=True)]
    texts = [f"it cost {code} " for code in codes]

    assert {"usd", "rmb"} <= set(codes)
    assert [t for t in texts if currencies.currency_before(f"{t}10", len(t), 0) is None] == []


def test_a_number_word_alone_is_read_as_one_that_may_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    behind = "men percent and third thirds fold hundred dozen half of million ten or".split()
    texts = [f"He saw {one} {word} there." for one in (*ONES, *TENS[2:]) for word in behind]
    quick = [read(text) for text in texts]
    monkeypatch.setattr(numbers, "read_single", lambda *_: None)

    assert quick == [read(text) for text in texts]
