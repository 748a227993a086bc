"""Random input into everything that takes text from outside; a long run is a command.

    python -m bench.fuzz --seconds 1200

What once went wrong, or is likely to, is kept in `CORPUS` and tried each time.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.errors import LibraryError
from db.line_records import read_lines
from db.query import parse
from figures.extract import extract_figures
from figures.model import Article
from figures.printable import escape_caught, printable, printable_line, printable_named
from importers.base import ImportOptions, Source, UnreadableInput
from importers.reading import read_source
from tests.importers_material import read
from tui.settings import read_settings

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "30"))
fuzz = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
CORPUS = [
    "\x1b]52;c;QQ==\x07 5 houses",
    "1" * 5_000,
    "1e999 people",
    "12,34,56,7.8.9 tonnes",
    "five hundred and " * 200 + "three",
    "½ of ¾ · ٣٤٥ · 十二万 · Ⅻ people",
    "between 5 and 5 and between 6",
    "Between five",
    "$€£¥ 4bn-5m per per cent",
    '"' * 400,
    "a\x00b \ud800 \U000e0041",
    "[[[[" * 200,
    "outlet:: since:9999-99-99 >>10 OR OR NOT (",
    "{" * 300,
    "31 February 0000 and 99 of 13/13/13",
]
WORDS = st.sampled_from(
    "about five million people 13,221 % $ per 2024 said . between and to - of killed not half 1e9 "
    "ministry \u202e".split(" ")
)
TEXTS = st.text(max_size=300) | st.lists(WORDS, max_size=60).map(" ".join)
OPENINGS = [
    b"",
    b"<html>",
    b"{",
    b'{"text": "5 houses"',
    b"<rss><channel><item>",
    b"<newsItem>",
    b"<nitf>",
    b"From: a\r\nSubject: b\r\n\r\n",
    b"From a@b Mon Jan 1 00:00:00 2024\n",
    b"PK\x03\x04",
    b"%PDF-1.4\n",
    b"\x1f\x8b\x08",
    b"title,text\n",
    b"---\ntitle: x\n---\n",
    b"WARC/1.0\r\n",
    b"<opml>",
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [',
    b"\xff\xfe",
    b"BZh9",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"MIME-Version: 1.0\r\n",
]
ENDINGS = ["txt", "md", "html", "json", "jsonl", "csv", "xml", "eml", "mbox", "zip", "tar.gz"]
ENDINGS += ["pdf", "docx", "odt", "epub", "warc", "mhtml", "opml", "tsv", "xlsx", "gz", "none"]


TABLE = b"title,text\nA,5 houses\n"


def corpus(test: Any) -> Any:
    """The test, with each text of the corpus tried before all others."""
    for text in CORPUS:
        test = example(text)(test)
    return test


def assert_told(error: Exception) -> None:
    """A refusal is a sentence for a person."""
    assert str(error).strip()


@contextmanager
def written(data: bytes, ending: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"input.{ending}"
        path.write_bytes(data)
        yield path


@fuzz
@given(
    st.sampled_from(OPENINGS),
    st.binary(max_size=400) | TEXTS.map(lambda t: t.encode("utf-8", "surrogatepass")),
    st.sampled_from(ENDINGS),
)
def test_every_importer_gives_articles_or_reasons(opening: bytes, data: bytes, end: str) -> None:
    for item in read(opening + data, f"input.{end}"):
        if isinstance(item, UnreadableInput):
            assert item.reason
            assert "reader failed" not in item.reason
        else:
            item.text.encode()
            item.key.encode()


@fuzz
@given(TEXTS)
@corpus
def test_every_figure_lies_in_its_text(text: str) -> None:
    for figure in extract_figures(text):
        assert text[figure.start : figure.end] == figure.surface
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        first, last = figure.sentence
        assert first <= figure.start < figure.end <= last


@fuzz
@given(TEXTS)
@corpus
def test_a_query_is_read_or_its_slip_is_told(text: str) -> None:
    try:
        parse(text)
    except LibraryError as error:
        assert_told(error)


@fuzz
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | TEXTS,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["kind", "key", "text", "format", "title", "articles", "x"]),
                inner,
                max_size=6,
            )
        ),
        max_leaves=12,
    )
)
def test_exported_lines_are_read_or_the_wrong_one_is_told(value: object) -> None:
    lines = ['{"kind": "library", "format": 1, "articles": 1}', json.dumps(value)]
    try:
        list(read_lines(lines))
    except LibraryError as error:
        assert_told(error)


@fuzz
@given(TEXTS)
@corpus
def test_the_gate_lets_nothing_through_and_keeps_offsets(text: str) -> None:
    shown = printable(text)

    assert len(shown) == len(text)
    for passed in (shown, printable_line(text), printable_named(text), escape_caught(text)):
        assert printable(passed) == passed
        passed.encode()
        assert not set(passed) & set("\x1b\x07\x9b\x9d\x7f\u202e\u2066\u200b")


@fuzz
@given(
    TEXTS
    | st.lists(
        st.sampled_from(["[keys]", "theme", "=", '"', "x", "\n", "1", "[", "]", "mouse", "true"]),
        max_size=30,
    ).map(" ".join)
)
@corpus
def test_settings_are_read_or_their_slips_are_told(text: str) -> None:
    with written(text.encode("utf-8", "surrogatepass"), "toml") as path:
        settings_read, slips = read_settings(path)

        assert settings_read is not None
        assert all(str(slip) for slip in slips)


@fuzz
@given(TEXTS, TEXTS)
def test_a_column_that_is_mapped_is_found_or_its_lack_is_told(field: str, column: str) -> None:
    from click import UsageError

    from cli.import_ import _mapped

    try:
        name, wanted = _mapped(f"{field}={column}")
    except UsageError as error:
        assert_told(error)
        return
    options = replace(ImportOptions(), columns={name: wanted})
    for item in read_source(Source.of_bytes("t.csv", TABLE), options):
        assert item.reason if isinstance(item, UnreadableInput) else isinstance(item, Article)


@pytest.mark.parametrize("text", CORPUS)
def test_the_corpus_goes_through_from_end_to_end(text: str) -> None:
    data = json.dumps({"id": text[:50], "text": text, "title": text}).encode()

    assert read(data, "c.jsonl")
