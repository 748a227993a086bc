"""Text and Markdown files, front matter, cleaning, dates and addresses."""

from __future__ import annotations

from datetime import date

import pytest

from figures.model import Article
from importers.addresses import canonical_address, is_address, outlet_of_address
from importers.base import ImportOptions, Source, UnreadableInput
from importers.clean import clean_line, clean_text, decode
from importers.dates import date_in_address, is_future, parse_published
from importers.frontmatter import split_front_matter
from importers.text import TextImporter

PARAGRAPH = "The ferry company in Solmark sold two ships on Tuesday, and 140 sailors wait for news."


def read(text: str | bytes, name: str = "ferry.txt") -> Article:
    data = text.encode() if isinstance(text, str) else text
    (item,) = TextImporter().read(Source.of_bytes(name, data), ImportOptions())
    assert isinstance(item, Article)
    return item


@pytest.mark.parametrize(
    "text",
    [
        "Title: Ferries sold\nOutlet: Solmark News\nPublished: 27 May 2025\n"
        "URL: https://solmark.example/1\nAuthor: Ida Falkenrath and Pim Castellan\n\n",
        "---\ntitle: 'Ferries sold'\noutlet: \"Solmark News\"\ndate: 2025-05-27\nlayout: post\n"
        "link: https://solmark.example/1\nauthors:\n  - Ida Falkenrath\n  - Pim Castellan\n---\n\n",
        "---\ntitle: Ferries sold\npublisher: Solmark News\npublished: May 27, 2025\n"
        "url: https://solmark.example/1\nauthors: [Ida Falkenrath, Pim Castellan]\n---\n",
        "\ufeff\nHEADLINE: Ferries sold\r\nPublisher: Solmark News\r\nDate: Tue, 27 May 2025\r\n"
        "Link: https://solmark.example/1\r\nBy: Ida Falkenrath; Pim Castellan\r\n\r\n",
    ],
    ids=["lines", "fenced with a list", "fenced with a flow list", "capitals, BOM and CRLF"],
)
def test_front_matter_tells_what_the_text_does_not(text: str) -> None:
    assert read(text + PARAGRAPH) == Article(
        key="https://solmark.example/1",
        text=PARAGRAPH,
        title="Ferries sold",
        outlet="Solmark News",
        authors=("Ida Falkenrath", "Pim Castellan"),
        published="2025-05-27",
        url="https://solmark.example/1",
        input="ferry.txt",
    )


@pytest.mark.parametrize(
    "text",
    [
        "SOLMARK: two ships were sold on Tuesday to a yard in Norwick.\n\nNobody else bid.",
        "---\nTwo ships were sold on Tuesday to a yard in Norwick.\n\nNobody else bid.",
        "Thorne said: two ships were sold on Tuesday to a yard in Norwick.",
    ],
)
def test_what_only_looks_like_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_an_article_without_address_or_id_is_known_by_its_path() -> None:
    assert read(PARAGRAPH).key == "ferry.txt"
    assert read(f"id: 4711\n\n{PARAGRAPH}").key == "4711"


def test_markdown_loses_its_marks_and_the_addresses_of_its_links() -> None:
    text = (
        "# Ferries *sold*\n\n**Two ships** of the company in [Solmark](https://s.example/12 'a') "
        "were sold\non Tuesday to `a yard`, see <https://s.example/99>.\n\n"
        "![Ship](https://s.example/2025.jpg)\n\n> The price was 3 million euros, said Thorne.\n\n"
        "## Who buys?\n\n* 12 bids came in\n* 2 * 3 were late\n\n[1]: https://s.example/77\n"
    )
    article = read(text, "ferry.md")

    assert article.title == "Ferries sold"
    assert article.text == (
        "Ferries sold\n\nTwo ships of the company in Solmark were sold on Tuesday to a yard, see ."
        "\n\nThe price was 3 million euros, said Thorne.\n\nWho buys?\n\n* 12 bids came in\n"
        "* 2 * 3 were late"
    )


def test_lines_broken_at_a_column_are_joined() -> None:
    wrapped = (
        "The ferry company in Solmark sold two ships on\nTuesday, and 140 sailors wait for\n"
        "news. The yard in Norwick, which bought them,\nmoved 1,200\ntonnes of steel.\n\n"
        "Nobody else made an offer, said the harbour\nmaster of the town."
    )
    assert read(wrapped).text == (
        "The ferry company in Solmark sold two ships on Tuesday, and 140 sailors wait for news. "
        "The yard in Norwick, which bought them, moved 1,200 tonnes of steel.\n\n"
        "Nobody else made an offer, said the harbour master of the town."
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Café für 30 €".encode(), "Café für 30 €"),
        ("Café für 30 €".encode("utf-8-sig"), "Café für 30 €"),
        ("Café für 30 €".encode("utf-16"), "Café für 30 €"),
        ("Café für 30 €".encode("utf-16-be"), None),
        (
            "Ein Café für dreißig Gäste, sagte Günther Köhler am Dienstag.".encode("cp1252"),
            "Café für",
        ),
        ("Café".encode()[:-1], "Caf"),
    ],
    ids=["utf-8", "BOM", "utf-16 BOM", "utf-16 without BOM", "cp1252", "cut inside a character"],
)
def test_bytes_become_text_by_their_own_evidence(data: bytes, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(UnreadableInput, match="binary"):
            decode(data)
    else:
        assert expected in decode(data)


def test_a_declared_character_set_is_used_only_where_utf_8_fails() -> None:
    assert decode("Łódź".encode("iso8859-2"), "iso-8859-2") == "Łódź"
    assert decode("Łódź".encode(), "iso-8859-2") == "Łódź"
    assert decode("Łódź".encode("iso8859-2"), "no-such-set")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cafe\u0301", "café"),
        ("co\u00adoperate 1\u200b3", "cooperate 13"),
        ("13\u202f800 men and 7\u00a0cats", "13\u00a0800 men and 7 cats"),
        ("a\u2003b\t\tc\u00a0 d", "a b c d"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one  \n\n\n\n  two", "one\n\ntwo"),
        ("all ferries \u2015 two of them new", "all ferries — two of them new"),
        ("nul \0 and half \ud800", "nul \ufffd and half \ufffd"),
        ("\x1b[31mred \u202e stays", "\x1b[31mred \u202e stays"),
    ],
)
def test_text_is_stored_in_one_normal_form(text: str, expected: str) -> None:
    assert clean_text(text) == expected
    assert clean_text(expected) == expected


def test_titles_are_one_line() -> None:
    assert clean_line(" Two\n ferries\u00a0sold ") == "Two ferries sold"
    assert clean_line(" \n") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-05-27", "2025-05-27"),
        ("2025-05-27T10:00:00Z", "2025-05-27T10:00:00+00:00"),
        ("2025-05-27 10:00:00", "2025-05-27T10:00:00"),
        ("20250527", "2025-05-27"),
        ("2025/5/27", "2025-05-27"),
        ("Tue, 27 May 2025 10:00:00 +0200", "2025-05-27T10:00:00+02:00"),
        ("Published on Tuesday, 27th of May 2025", "2025-05-27"),
        ("May 27, 2025 at 10:23 am", "2025-05-27"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("27/05/2025", "2025-05-27"),
        ("05/27/2025", "2025-05-27"),
        ("04/04/2025", "2025-04-04"),
        ("03/04/2025", None),
        ("2025-13-45", None),
        ("31 June 2025", None),
        ("0000-00-00", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_when_it_is_certain(text: str | None, expected: str | None) -> None:
    assert parse_published(text) == expected


def test_tomorrow_is_not_yet_the_future() -> None:
    today = date(2025, 5, 27)

    assert not is_future("2025-05-28T01:00:00+09:00", today)
    assert is_future("2025-05-29", today)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2025/05/27/ferry", "2025-05-27"),
        ("https://a.example/news/2025-05-27-ferry", "2025-05-27"),
        ("https://a.example/2025/45/27/ferry", None),
        ("https://a.example/ferry-20250", None),
    ],
)
def test_an_address_may_spell_the_day(url: str, expected: str | None) -> None:
    assert date_in_address(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://A.Example:443/x?utm_source=rss&id=3&fbclid=z#top", "https://a.example/x?id=3"),
        ("http://a.example", "http://a.example/"),
        ("https://a.example:8443/x?q=a%20b", "https://a.example:8443/x?q=a%20b"),
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("ftp://a.example/x", None),
        ("https://a.example/x\x00y", None),
        ("https://a.example:port/", None),
        ("https://[broken/", None),
        (None, None),
    ],
)
def test_one_page_has_one_address(url: str | None, expected: str | None) -> None:
    assert canonical_address(url) == expected


def test_a_host_stands_for_the_outlet_without_its_prefix() -> None:
    assert outlet_of_address("https://www.solmark.example/1") == "solmark.example"
    assert outlet_of_address("no address") is None
    assert is_address("https://solmark.example")
    assert not is_address("https:/solmark.example")
    assert not is_address("notes.txt")
