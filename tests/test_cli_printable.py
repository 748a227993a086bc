"""The gate: what an article may not do to a terminal, and what it may."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.printable import escape_caught, printable, printable_line, printable_named

HOSTILE = [
    ("\x1b[31mred", "a colour"),
    ("\x1b]52;c;ZXZpbA==\x07", "the clipboard"),
    ("\x9b31m", "an eight-bit control sequence"),
    ("a\rb", "a carriage return that overprints"),
    ("\x7f", "delete"),
    ("user\u202egpj.exe", "a right-to-left override"),
    ("\u2066x\u2069", "an isolate"),
    ("in\u200bvisible", "a zero-width space"),
    ("\ufefftext", "a byte order mark"),
    ("\U000e0041", "a tag character"),
    ("\ud800", "an unpaired surrogate"),
    ("a\u2028b", "a line separator"),
]
HARMLESS = [
    "plain text, with\ttab\nand newline",
    "عربي",
    "עברית",
    "👩‍👩‍👧 family",
    "❤️‍🔥",
    "e\u0301 combining",
    "नमस्ते क्‍ष",
    "می‌خواهم",
]


@pytest.mark.parametrize(("text", "what"), HOSTILE)
def test_what_could_steer_the_terminal_is_caught(text: str, what: str) -> None:
    shown = printable(text)

    assert "\ufffd" in shown, what
    assert len(shown) == len(text), "offsets must hold"


@pytest.mark.parametrize("text", HARMLESS)
def test_letters_of_every_script_and_emoji_pass_unchanged(text: str) -> None:
    assert printable(text) == text
    assert printable_named(text) == text


def test_plain_output_names_what_was_caught() -> None:
    assert printable_named("user\u202egpj") == "user<U+202E>gpj"


def test_a_list_row_is_one_line() -> None:
    assert printable_line(" two\n\tlines ") == "two lines"


@given(st.text())
def test_nothing_caught_is_left_after_the_gate(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert "\x1b" not in printable(text) + printable_named(text)


@given(st.text(st.characters()))
def test_escaped_json_reads_back_the_same(text: str) -> None:
    escaped = escape_caught(json.dumps(text, ensure_ascii=False))

    assert json.loads(escaped) == text
    assert "\x1b" not in escaped
    assert "\u202e" not in escaped
