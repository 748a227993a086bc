"""Nothing that can be written into a file makes reading it fail, hang or lie about its text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from figures.model import Article
from importers.base import Source, UnreadableInput
from importers.clean import clean_text
from importers.fragments import strip_fragments
from importers.furniture import strip_furniture
from tests.importers_material import SAMPLES, assert_in_proportion, read

OPENINGS = [
    b"",
    b"<html>",
    b"{",
    b'{"text": "',
    b"<rss>",
    b"From: a\nMessage-ID: b\n",
    b"PK\x03\x04",
]
OPENINGS += [b"%PDF-1.4\n", b"\x1f\x8b\x08", b"title,text\n", b"---\n", b"Title: x\n", b"\xff\xfe"]
PIECES = ["<a ", '<a "', "<p x='", "<!--", "<script>", "[", "**a ", "![", "_a ", "a\n", "- ", " \n"]
PIECES += [
    "By A ",
    "Related: x\n",
    "Member for\n",
    "Title: x\n",
    "&a",
    "<http://",
    "`",
    "A. ",
    "1 ",
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(OPENINGS), st.binary(max_size=300))
def test_any_bytes_give_articles_or_reasons(opening: bytes, data: bytes) -> None:
    for item in read(opening + data):
        if isinstance(item, UnreadableInput):
            assert item.reason
            assert "reader failed" not in item.reason
        else:
            assert item.text
            item.text.encode()
            item.key.encode()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
@example("\u00ad\u00d0\x80")  # without the soft hyphen it is a letter decoded wrongly
@example("A\u0303\u00a9")  # and so it is once letter and tilde are one
@example("\u00d0\u200b\u20ac")
@example("e\u00ad\u0301")  # the letter and its accent are one
def test_cleaning_is_done_after_one_time(text: str) -> None:
    cleaned = clean_text(text)

    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert strip_furniture(cleaned).text in ("", strip_furniture(cleaned).text.strip())


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_repeating_a_mark_takes_time_in_proportion(piece: str, name: str) -> None:
    assert_in_proportion(lambda count: read((piece * count).encode(), name))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_control_and_bidi_characters_in_names_do_no_harm(name: str) -> None:
    hostile = "evil\x1b]52;c;aGk=\x07\u202e\udcff.txt"
    source = Source.of_bytes(hostile, SAMPLES[name]())

    assert source.head
    assert [type(item) for item in read(source.read(), hostile)] == [Article]


@given(
    st.lists(st.sampled_from(["<b>", "</p>", "<br/>", "x < y", "&amp;", "12", " "]), max_size=12)
)
def test_no_known_tag_is_left_and_no_word_is_lost(pieces: list[str]) -> None:
    text = strip_fragments(" ".join(pieces))

    assert not {"<b>", "</p>", "<br/>", "&amp;"} & set(text.split())
    assert text.split().count("12") == pieces.count("12")
