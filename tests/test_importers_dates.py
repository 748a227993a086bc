"""Every date that an input gives is kept with what says so; one that lies ahead is not taken."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from figures.model import Article, DateSaid
from importers.base import ImportOptions, Noted, Source
from importers.preparing import Prepared, prepare
from importers.reading import read_source
from tests.cli_material import Runner
from tests.importers_material import BODY, HTML_BODY, OPTIONS, SAMPLES, articles, atom

DAY = "2025-05-27"
PAGE = (
    "<!doctype html><html><head>"
    '<link rel="canonical" href="https://solmark.example/2025/05/28/ferries">'
    '<meta property="article:published_time" content="2025-05-27T08:00:00Z">'
    '<meta name="date" content="2031-01-01"><meta name="author" content="Ida Falkenrath">'
    '<meta property="og:title" content="Ferries"></head>'
    f"<body><article>{HTML_BODY}</article></body></html>"
).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PAGE, [
            ("the tag article:published_time", DAY),
            ("the tag date", "2031-01-01"),
            ("the address", "2025-05-28"),
        ]),
        (SAMPLES["feed"](), [("the feed (published)", DAY)]),
        (atom(), [("the feed (published)", DAY), ("the feed (updated)", "2025-05-29")]),
        (SAMPLES["json-feed"](), [("the feed (date_published)", DAY)]),
        (SAMPLES["eml"](), [("the header Date", DAY)]),
        (SAMPLES["csv"](), [("its column", DAY)]),
        (SAMPLES["pdf"](), [("the PDF's properties", DAY)]),
        (SAMPLES["docx"](), [("the document's properties", DAY)]),
        (SAMPLES["epub"](), [("the book's package", DAY)]),
        (SAMPLES["newsml"](), [
            ("the agency (firstCreated)", DAY), ("the agency (versionCreated)", "2025-05-28"),
        ]),
        (SAMPLES["nitf"](), [("the agency (date.issue)", DAY)]),
        (SAMPLES["ninjs"](), [
            ("the agency (firstcreated)", DAY), ("the agency (versioncreated)", "2025-05-28"),
        ]),
        (f"Published: {DAY}\n\n{BODY}".encode(), [("the lines on top", DAY)]),
        (
            json.dumps({"id": "a", "published": DAY, "text": BODY}).encode(),
            [("the record", DAY)],
        ),
    ],
    # not by the bytes: some tell when they were packed
    ids=lambda value: value[0][0] if isinstance(value, list) else "",
)  # fmt: skip
def test_each_date_names_what_says_it(data: bytes, expected: list[tuple[str, str]]) -> None:
    (item,) = read_source(Source.of_bytes("input", data), OPTIONS)
    article = item.article if isinstance(item, Noted) else item
    assert isinstance(article, Article)

    assert [(one.where, one.day[:10]) for one in article.dates] == expected


def prepared(data: bytes, options: ImportOptions) -> Prepared:
    (item,) = read_source(Source.of_bytes("input", data), options)
    (outcome,) = prepare(item, options, None)
    assert isinstance(outcome, Prepared)
    return outcome


def test_a_date_that_lies_ahead_is_flagged_and_the_next_one_taken() -> None:
    outcome = prepared(PAGE.replace(b"2025-05-27T08:00:00Z", b"2026-05-27"), OPTIONS)

    assert outcome.article.published == "2025-05-28"
    assert [one.is_future for one in outcome.article.dates] == [True, True, False]


def test_what_a_person_says_stands_before_what_the_input_says() -> None:
    outcome = prepared(PAGE, ImportOptions(today=OPTIONS.today, published="2025-05-20"))

    assert outcome.article.published == "2025-05-20"
    assert outcome.article.dates[0] == DateSaid("the option --published", "2025-05-20")


@pytest.mark.parametrize(
    "name", sorted({*SAMPLES} - {"mbox", "csv", "zip", "tar", "gz", "warc", "wacz"})
)
def test_the_hash_is_that_of_the_bytes_that_were_read(name: str) -> None:
    data = SAMPLES[name]()
    (article,) = articles(data)

    assert article.raw_hash == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["zip", "tar", "gz"])
def test_the_hash_of_a_packed_file_is_that_of_the_file_itself(name: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.raw_hash == hashlib.sha256(BODY.encode()).hexdigest()


def test_records_lines_and_messages_have_hashes_of_their_own() -> None:
    first, second = ({"id": name, "text": BODY} for name in "ab")
    lines = [json.dumps(record).encode() + b"\n" for record in (first, second)]
    table = b'text,id\n"Two\nships, one yard",a\nThree ships,b\n'

    assert [one.raw_hash for one in articles(b"".join(lines))] == [
        hashlib.sha256(line).hexdigest() for line in lines
    ]
    assert [one.raw_hash for one in articles(table, "a.csv")] == [
        hashlib.sha256(row).hexdigest()
        for row in (b'"Two\nships, one yard",a\n', b"Three ships,b\n")
    ]


def test_show_names_every_date_and_the_hash(variorum: Runner, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    library = tmp_path / "library.db"
    variorum("import", str(tmp_path / "page.html"), db=library)
    record = variorum(
        "show", "https://solmark.example/2025/05/28/ferries", "--json", db=library
    ).json

    assert record["raw_hash"] == hashlib.sha256(PAGE).hexdigest()
    assert record["dates"] == [
        {
            "where": "the tag article:published_time",
            "day": "2025-05-27T08:00:00+00:00",
            "future": False,
        },
        {"where": "the tag date", "day": "2031-01-01", "future": True},
        {"where": "the address", "day": "2025-05-28", "future": False},
    ]
