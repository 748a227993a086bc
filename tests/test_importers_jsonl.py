"""JSON lines become articles whose text is kept to the character."""

from __future__ import annotations

import json
from typing import Any

import pytest

from figures.model import Article
from importers.base import ImportOptions, Source, UnreadableInput
from importers.reading import Given, read_source

TEXT = "  Two  ferries\r\nwere sold\u00a0… 13\u202f800 tickets\t&amp; more. "


def read(data: str | bytes) -> list[Given]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_source(Source.of_bytes("in.jsonl", raw), ImportOptions(), "jsonl"))


def one(record: dict[str, Any]) -> Article:
    (item,) = read(json.dumps(record) + "\n")
    assert isinstance(item, Article)
    return item


def test_text_is_kept_exactly_as_it_is() -> None:
    assert one({"text": TEXT}).text == TEXT


def test_half_a_surrogate_pair_is_replaced_in_its_place() -> None:
    assert one({"text": "a\ud800b\0c"}).text == "a\ufffdb\ufffdc"


def test_all_fields_are_taken_over() -> None:
    record = {
        "id": "7",
        "url": "https://solmark.example/1?utm_medium=x",
        "title": "Ferries\nsold",
        "outlet": "Solmark News",
        "author": "Ida Falkenrath and Pim Castellan",
        "published": "27 May 2025",
        "text": TEXT,
    }
    assert one(record) == Article(
        key="https://solmark.example/1?utm_medium=x",
        text=TEXT,
        title="Ferries sold",
        outlet="Solmark News",
        authors=("Ida Falkenrath", "Pim Castellan"),
        published="2025-05-27",
        url="https://solmark.example/1?utm_medium=x",
        input="in.jsonl",
    )


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ({"url": "https://a.example/1", "id": "7"}, "https://a.example/1"),
        ({"id": "7"}, "7"),
        ({"id": 7}, "7"),
        ({}, "in.jsonl#1"),
    ],
)
def test_the_key_is_url_then_id_then_place(record: dict[str, Any], key: str) -> None:
    assert one({**record, "text": TEXT}).key == key


def test_a_page_inside_a_line_is_read_as_a_page() -> None:
    body = "<p>Two ferries were sold to a yard in Norwick on Tuesday, said the company.</p>" * 3
    article = one({"html": f"<html><head><title>Ferries</title></head>{body}</html>", "id": "h"})

    assert article.key == "h"
    assert article.text.startswith("Two ferries were sold")
    assert "<p>" not in article.text


def test_bad_lines_are_named_and_the_others_still_come() -> None:
    lines = ['{"text": "One ferry."}', "", "{broken", '{"title": "x"}', "[1]", '{"text": "Two."}']
    items = read("\n".join(lines))

    assert [item.text for item in items if isinstance(item, Article)] == ["One ferry.", "Two."]
    failures = [item for item in items if isinstance(item, UnreadableInput)]
    assert [failure.part for failure in failures] == ["line 3", "line 4", "line 5"]
    assert "not valid JSON" in failures[0].reason
    assert "neither" in failures[1].reason


@pytest.mark.parametrize(
    "data",
    ['[{"text": "One."}, {"text": "Two."}]', '[\n {"text": "One."},\n {"text": "Two."}\n]'],
)
def test_an_array_of_articles_is_read_too(data: str) -> None:
    assert [item.text for item in read(data) if isinstance(item, Article)] == ["One.", "Two."]


def test_one_object_over_several_lines_is_one_article_known_by_its_path() -> None:
    (item,) = read('{\n "text": "One."\n}\n')

    assert isinstance(item, Article)
    assert item.key == "in.jsonl"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"[" * 100_000, b"[\xff]", b'{\n "text": '])
def test_what_is_no_json_is_refused_with_a_reason(data: bytes) -> None:
    (item,) = read(data)

    assert isinstance(item, UnreadableInput)
    assert "reader failed" not in item.reason


def test_lines_are_read_one_at_a_time() -> None:
    lines = b'{"text": "One."}\n' * 3 + b"{broken"
    items = read_source(Source.of_bytes("in.jsonl", lines), ImportOptions(), "jsonl")

    assert isinstance(next(items), Article)
