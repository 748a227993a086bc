"""Feeds, mail, tables, documents: the right article, or a reason, from every one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from figures.model import Article
from importers.base import ImportOptions, Source, UnreadableInput
from importers.reading import read_source
from importers.registry import importer_for
from tests.importers_material import (
    BODY,
    FIRST,
    HTML_BODY,
    OPTIONS,
    SAMPLES,
    SECOND,
    articles,
    atom,
    mail,
    pdf,
    read,
    rss,
)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf", ".zip", ""])
def test_every_format_is_told_by_its_content(name: str, suffix: str) -> None:
    source = Source.of_bytes(f"input{suffix}", SAMPLES[name]())

    assert importer_for(source).name == name


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_gives_the_text_of_the_article(name: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.text.replace("\n", " ").startswith(f"{FIRST} ".rstrip())
    assert SECOND in article.text
    for furniture in ("99", "77", "Share", "Unsubscribe", "<"):
        assert furniture not in article.text


AGENCY = ["newsml", "nitf", "ninjs"]


@pytest.mark.parametrize("name", ["feed", "json-feed", "eml", "docx", "odt", "pdf", "csv", *AGENCY])
def test_title_and_day_come_along(name: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.title == "Ferries & sailors"
    assert (article.published or "")[:10] == "2025-05-27"


@pytest.mark.parametrize(
    "name", ["feed", "json-feed", "csv", "docx", "odt", "pdf", "epub", *AGENCY]
)
def test_authors_come_along(name: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.authors == ("Ida Falkenrath",)


@pytest.mark.parametrize("name", ["feed", "json-feed", "eml", "mbox", "csv", "epub", *AGENCY])
def test_the_outlet_comes_along(name: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.outlet == "Solmark News"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("feed", "https://solmark.example/1"),
        ("json-feed", "https://solmark.example/1"),
        ("csv", "https://solmark.example/1"),
        ("mhtml", "https://solmark.example/1"),
        ("eml", "mid:g1@solmark.example"),
        ("warc", "https://solmark.example/1"),
        ("wacz", "https://solmark.example/1"),
        ("newsml", "urn:newsml:solmark.example:20250527:1"),
        ("nitf", "sol-1"),
        ("ninjs", "urn:newsml:solmark.example:20250527:1"),
        ("docx", "input"),
        ("gz", "input"),
        ("zip", "input/a.txt"),
        ("tar", "input/a.txt"),
        ("epub", "input/OEBPS/text/a 1.xhtml"),
    ],
)
def test_articles_are_known_by_the_best_name_there_is(name: str, key: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.key == key


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_gives_an_article_or_a_reason(name: str, share: float) -> None:
    data = SAMPLES[name]()
    items = read(data[: int(len(data) * share)])

    assert items
    assert all(item.text if isinstance(item, Article) else item.reason for item in items)


@pytest.mark.parametrize("name", SAMPLES)
def test_flipped_bits_give_an_article_or_a_reason(name: str) -> None:
    data = SAMPLES[name]()
    for place in range(0, len(data), max(1, len(data) // 40)):
        broken = bytearray(data)
        broken[place] ^= 1 << (place % 8)
        items = read(bytes(broken))

        assert items
        for item in items:
            if isinstance(item, UnreadableInput):
                assert "reader failed" not in item.reason


def test_an_atom_feed_gives_the_first_date_and_the_whole_text() -> None:
    (article,) = articles(atom())

    assert article.published == "2025-05-27T08:00:00+00:00"
    assert article.text == BODY


def test_the_source_of_an_item_is_its_publisher_not_the_feed_that_carries_it() -> None:
    named = rss('<source url="https://lantern.example">The Lantern Post</source>')
    assert articles(named)[0].outlet == "The Lantern Post"

    carrier = rss().replace(
        b"<link>https://solmark.example/</link>", b"<link>https://news.google.com/x</link>"
    )
    assert articles(carrier)[0].outlet == "solmark.example"


def test_entries_that_are_only_links_are_named() -> None:
    data = rss().replace(HTML_BODY.encode(), b"").replace(b"Two ships sold.", b"")
    data = data.replace(b"<p>Share this article</p>", b"")
    (item,) = read(data)

    assert isinstance(item, UnreadableInput)
    assert item.part == "https://solmark.example/1?utm_source=rss"
    assert "only a link" in item.reason


@pytest.mark.parametrize("make", [rss, atom])
def test_entities_declared_in_a_feed_are_refused(make: Callable[[], bytes]) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    data = bomb + make().partition(b"?>")[2]
    source = Source.of_bytes("feed.rss", data)

    (item,) = read_source(source, OPTIONS)
    assert isinstance(item, UnreadableInput)
    assert "entities" in item.reason


def test_html_mail_is_read_and_attached_documents_too() -> None:
    data = (
        "From: news@solmark.example\r\nSubject: Ferries\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="edge"\r\n\r\n--edge\r\n'
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{HTML_BODY}\r\n--edge\r\n"
        'Content-Type: text/plain; name="seals.txt"\r\n'
        'Content-Disposition: attachment; filename="seals.txt"\r\n\r\n'
        "A census in Solmark counted 312 seals on Tuesday.\r\n--edge--\r\n"
    ).encode()
    message, attached = articles(data, "mail.eml")

    assert message.text == BODY
    assert attached.text == "A census in Solmark counted 312 seals on Tuesday."
    assert attached.key == "mail.eml/seals.txt"


def test_a_mail_folder_gives_each_message() -> None:
    one = mail().replace(b"\r\n", b"\n")
    two = one.replace(b"g1@", b"g2@").replace(b"140", b"150").replace(b"Harbour", b">From Harbour")
    line = b"From a@b Tue May 27 10:00:00 2025\n"
    found = articles(line + one + b"\n" + line + two)

    assert [article.key for article in found] == [
        "mid:g1@solmark.example",
        "mid:g2@solmark.example",
    ]
    assert "150 sailors" in found[1].text


def test_a_table_tells_its_columns_or_is_told_them() -> None:
    rows = f"Nr;Kopf;Inhalt\n1;Ferries;{FIRST}\n2;;\n3;Seals\n"
    source = Source.of_bytes("a.csv", rows.encode())
    (refused,) = read_source(source, OPTIONS)

    assert isinstance(refused, UnreadableInput)
    assert "--map text=COLUMN" in refused.reason

    told = ImportOptions(columns={"text": "Inhalt", "title": "Kopf"})
    article, empty, short = read_source(source, told)

    assert isinstance(article, Article)
    assert (article.title, article.text, article.key) == ("Ferries", FIRST, "a.csv#2")
    assert isinstance(empty, UnreadableInput)
    assert isinstance(short, UnreadableInput)
    assert (empty.part, short.part) == ("row 3", "row 4")


def test_a_pdf_without_text_is_called_a_scan() -> None:
    (item,) = read(pdf((" ",)))

    assert isinstance(item, UnreadableInput)
    assert "scan" in item.reason
