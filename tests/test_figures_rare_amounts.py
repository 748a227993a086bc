"""Amounts as they are written more rarely: money of every kind, numbers in words, vague ones."""

from __future__ import annotations

import pytest

from figures.extract import extract_figures

MONEY = [
    ("The fare is 80p a ride.", 0.8, "GBP"),
    ("Sweets cost 45c each at the stall.", 0.45, "USD"),
    ("The loan is 20 million Australian dollars.", 20e6, "AUD"),
    ("The debt is 5 million Canadian dollars.", 5e6, "CAD"),
    ("They paid 300 million won for the hall.", 3e8, "KRW"),
    ("The company paid 25 million pounds sterling.", 25e6, "GBP"),
    ("The hall cost RMB 40 million.", 40e6, "CNY"),
    ("The state owes EUR 3 billion.", 3e9, "EUR"),
    ("The state owes 3 billion EUR.", 3e9, "EUR"),
    ("The bond is worth 700 MUSD in all.", 7e8, "USD"),
    ("A ticket costs A$35 on the door.", 35, "AUD"),
    ("The bridge cost HK$2 billion.", 2e9, "HKD"),
    ("The farm sold for US$1.5 million.", 1.5e6, "USD"),
    ("The clinic spent 4 million Swiss francs.", 4e6, "CHF"),
    ("He was fined 500 kroner.", 500, None),
    ("A loaf costs 90 cents.", 0.9, "USD"),
]
WORDS = [
    ("Three hundred and forty-two goats were sold.", 342, 342),
    ("Two million five hundred thousand trees were felled.", 2_500_000, 2_500_000),
    ("Twenty-one dozen eggs were broken.", 252, 252),
    ("One in three bakers has closed.", 1 / 3, 1 / 3),
    ("Seven out of 10 bakers have closed.", 0.7, 0.7),
    ("A third of the bakers have closed.", 1 / 3, 1 / 3),
    ("Three quarters of the bakers have closed.", 0.75, 0.75),
    ("A quarter of a million books were lost.", 250_000, 250_000),
    ("A couple of hundred books were lost.", 200, 200),
    ("Several hundred books were lost.", 200, 1000),
    ("Hundreds of thousands of books were lost.", 100_000, 1_000_000),
    ("Dozens of books were lost.", 12, 120),
]
NOTHING = [
    "Boats won again on Sunday.",
    "The film is shown in 1080p.",
    "Doors open at 7 p.m. on Friday.",
    "The PS 5 was sold out.",
    "Two third-place finishes were hers.",
]


@pytest.mark.parametrize(("text", "value", "currency"), MONEY)
def test_money_is_read_with_its_currency(text: str, value: float, currency: str | None) -> None:
    figure = extract_figures(text, None)[0]

    assert figure.kind == "money"
    assert figure.low == pytest.approx(value)
    assert currency is None or figure.unit == currency


@pytest.mark.parametrize(("text", "low", "high"), WORDS)
def test_numbers_in_words_are_read(text: str, low: float, high: float) -> None:
    figure = extract_figures(text, None)[0]

    assert (figure.low, figure.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", NOTHING)
def test_what_looks_like_money_or_a_share_is_none(text: str) -> None:
    assert [
        figure for figure in extract_figures(text, None) if figure.kind in ("money", "ratio")
    ] == []
