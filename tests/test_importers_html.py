"""Saved web pages become articles, with what the pages say about themselves."""

from __future__ import annotations

from datetime import date

import pytest

from figures.model import Article
from importers.base import ImportOptions, Noted, Source, UnreadableInput
from importers.html import HtmlImporter
from importers.reading import read_source
from importers.registry import importer_for

OPTIONS = ImportOptions(today=date(2025, 6, 1))
BODY = (
    "<p>The ferry company in Solmark has sold two of its four ships to a yard in Norwick, and "
    "nobody on the quay was surprised when the news came on Tuesday.</p>"
    "<p>Harbour master Gisli Thorne said that 140 sailors would keep their jobs, because the yard "
    "needs people who know the engines and have worked on them for years.</p>"
    "<p>The remaining ships sail every 40 minutes until the autumn, the company said in a letter "
    "to the town council that was read out in the evening.</p>"
)
FRAME = (
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/top'>99 top stories</a></li></ul></nav>"
    "<main><article><h1>Ferries sold</h1>{body}</article></main>"
    "<aside><h2>Most read</h2><ol><li>77 ways to tie a knot</li></ol></aside>"
    "<footer>© 2025 Solmark News, 12 editions</footer>"
)


def page(head: str = "", body: str = BODY, *, language: str = "en") -> str:
    frame = FRAME.format(body=body)
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{frame}</body></html>'


def read(data: str | bytes, name: str = "page.html", content_type: str | None = None) -> Article:
    raw = data.encode() if isinstance(data, str) else data
    source = Source.of_bytes(name, raw, content_type=content_type)
    (item,) = HtmlImporter().read(source, OPTIONS)
    article = item.article if isinstance(item, Noted) else item
    assert isinstance(article, Article)
    return article


def test_the_body_comes_without_the_frame_of_the_page() -> None:
    text = read(page()).text

    assert "140 sailors" in text
    assert "40 minutes" in text
    for furniture in ("99 top", "77 ways", "12 editions", "Home"):
        assert furniture not in text


def test_json_ld_says_title_authors_date_outlet_and_language() -> None:
    head = (
        '<link rel="canonical" href="https://www.solmark.example/ferries?utm_source=x">'
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, '
        '{"@type": ["NewsArticle"], "headline": "Two ferries sold &amp; gone", '
        '"datePublished": "2025-05-27T08:00:00+02:00", "dateModified": "2025-05-30", '
        '"author": [{"@type": "Person", "name": "Ida Falkenrath"}, {"name": "Pim Castellan"}], '
        '"publisher": {"name": "Solmark News"}}]}</script>'
    )
    article = read(page(head))

    assert article.title == "Two ferries sold & gone"
    assert article.authors == ("Ida Falkenrath", "Pim Castellan")
    assert article.published == "2025-05-27T08:00:00+02:00"
    assert article.outlet == "Solmark News"
    assert article.language == "en"
    assert article.key == article.url == "https://www.solmark.example/ferries"


def test_meta_tags_say_it_where_json_ld_is_broken() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
        '<meta property="og:title" content="Two ferries sold | Solmark News">'
        '<meta property="og:site_name" content="Solmark News | The voice of the north">'
        '<meta property="article:published_time" content="2025-05-27">'
        '<meta name="author" content="Ida Falkenrath, PhD and Pim Castellan, Solmark News">'
        '<meta property="og:url" content="https://solmark.example/ferries">'
    )
    article = read(page(head))

    assert article.title == "Two ferries sold"
    assert article.outlet == "Solmark News"
    assert article.published == "2025-05-27"
    assert article.authors == ("Ida Falkenrath", "Pim Castellan")
    assert article.url == "https://solmark.example/ferries"


def test_a_silent_page_takes_outlet_and_day_from_its_address() -> None:
    head = '<link rel="canonical" href="https://www.solmark.example/2025/05/27/ferries">'
    article = read(page(head))

    assert (article.outlet, article.published) == ("solmark.example", "2025-05-27")


def test_a_page_without_an_address_is_known_by_its_path() -> None:
    article = read(page(), "saved/page.html")

    assert (article.key, article.url, article.outlet) == ("saved/page.html", None, None)


def test_a_date_that_is_yet_to_come_gives_way_to_a_believable_one() -> None:
    head = (
        '<meta property="article:published_time" content="2031-01-01">'
        '<meta name="date" content="2025-05-27">'
    )
    assert read(page(head)).published == "2025-05-27"


def test_dates_that_differ_are_named_with_what_says_them() -> None:
    head = (
        '<meta property="article:published_time" content="2025-05-27T23:30:00-05:00">'
        '<meta name="date" content="{}"><meta name="author" content="Ida Falkenrath">'
        '<meta property="og:title" content="Two ferries sold">'
        '<link rel="canonical" href="https://solmark.example/2025/05/27/ferries">'
    )
    items = [
        next(HtmlImporter().read(Source.of_bytes("p", page(head.format(day)).encode()), OPTIONS))
        for day in ("2025-05-28", "2025-05-30")
    ]

    assert isinstance(items[0], Article)
    assert isinstance(items[1], Noted)
    assert items[1].article.published == "2025-05-27T23:30:00-05:00"
    assert items[1].notices == (
        "its dates differ: 2025-05-27 by the tag article:published_time, 2025-05-30 by the tag "
        "date, 2025-05-27 by the address",
    )


@pytest.mark.parametrize(
    ("encoding", "head", "content_type"),
    [
        ("utf-8", "", None),
        ("cp1252", '<meta charset="windows-1252">', None),
        ("iso8859-1", "", "text/html; charset=ISO-8859-1"),
        ("utf-16", "", None),
    ],
)
def test_pages_are_read_in_the_character_set_they_are_in(
    encoding: str, head: str, content_type: str | None
) -> None:
    body = BODY.replace("Thorne", "Þórhallsson").replace("ferry", "färje")
    raw = page(head, body).encode(encoding)

    assert importer_for(Source.of_bytes("page", raw)).name == "html"
    assert "Þórhallsson" in read(raw, content_type=content_type).text


def test_a_page_in_which_no_article_is_found_gives_its_plain_paragraphs() -> None:
    short = "<!DOCTYPE html><html><body><p>Two ferries sold for 3 million.</p></body></html>"

    assert read(short).text == "Two ferries sold for 3 million."


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>var x = 1;</script><nav>Home</nav>"])
def test_a_page_without_text_is_named_as_such(body: str) -> None:
    with pytest.raises(UnreadableInput, match=r"no article text|no HTML"):
        read(f"<!DOCTYPE html><html><body>{body}</body></html>")


@pytest.mark.parametrize("cut", [60, 700, 1200])
def test_a_page_cut_off_gives_what_is_there_or_says_why_not(cut: int) -> None:
    whole = page().encode()
    items = list(read_source(Source.of_bytes("page.html", whole[:cut]), OPTIONS))

    assert len(items) == 1
    assert ("<" not in items[0].text) if isinstance(items[0], Article) else items[0].reason


def test_entities_in_a_page_never_read_files_or_grow() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        f"<html><body><article>{BODY}<p>&b; &file; stays as it is in this last paragraph of the "
        "page.</p></article></body></html>"
    )
    text = read(bomb).text

    assert "aaaaaaaaaaaa" not in text
    assert "root:" not in text


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("page.txt", b"  <!-- saved --><!DOCTYPE HTML><html>", "html"),
        ("page", b"\xef\xbb\xbf<html>", "html"),
        ("notes.html", b"Two ferries were sold.", "html"),
        ("notes.txt", b"<p >Two ferries were sold.</p>", "text"),
        ("a.txt", b'{"text": "Two ferries were sold."}', "jsonl"),
        ("a.json", b'{"headline": "x", "body": "y"}', "jsonl"),
        ("a.txt", b'{"a": 1} is how JSON looks.', "text"),
        ("a.html", b"[12 ferries] sold", "html"),
    ],
)
def test_formats_are_told_by_content_then_by_name(name: str, data: bytes, expected: str) -> None:
    assert importer_for(Source.of_bytes(name, data)).name == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"SQLite format 3\0" + b"\0" * 90, "SQLite database"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "an image"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", "a program"),
        (bytes(range(256)), "binary"),
    ],
)
def test_what_holds_no_text_is_named_for_what_it_is(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        importer_for(Source.of_bytes("article.txt", data))


@pytest.mark.parametrize(
    "opening",
    [
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html lang="en">',
        '<!DOCTYPE html>\n<html lang="en" />',
        "<!-- saved from the quay -->\n<!DOCTYPE HTML><HTML>",
        "\ufeff<html>",
        "",
    ],
)
def test_a_page_is_read_however_it_opens(opening: str) -> None:
    assert read(f"{opening}<body>{FRAME.format(body=BODY)}").text == read(page()).text


def test_signs_that_no_text_can_hold_do_not_stop_a_page() -> None:
    spoilt = BODY.replace("nobody", "no\x01bo\ufffedy\uffff").replace("ferry", "fer\0ry")
    style = f"<style>{' ' * 9000}</style>"  # a NUL at the very beginning means binary data
    text = read(page(style, spoilt)).text
    assert "nobody on the quay" in text
    assert "fer\ufffdry company" in text


@pytest.mark.parametrize("frame", ["<aside>{}</aside>", "<nav>{}</nav>", "<footer>{}</footer>"])
def test_what_surrounds_an_article_is_no_part_of_it(frame: str) -> None:
    around = frame.format("<p>The weather desk of the paper expects 12 dry days in a row.</p>" * 9)
    assert read(page(body=BODY + around)).text == read(page()).text


@pytest.mark.parametrize("frame", ["<form>{}</form>", "<noscript>{}</noscript>"])
def test_an_article_inside_of_a_frame_is_read_all_the_same(frame: str) -> None:
    text = read(f"<html><body>{frame.format(BODY)}</body></html>").text
    assert "140 sailors" in text
    assert "every 40 minutes" in text


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Ferries sold | Solmark News", "Ferries sold"),
        ("Ferries sold - the Solmark News", "Ferries sold"),
        ("Ferries - all of them - sold — SOLMARK NEWS", "Ferries - all of them - sold"),
        ("Ferries sold - Norwick Post", "Ferries sold - Norwick Post"),
        ("Solmark News", "Solmark News"),
    ],
)
def test_a_title_comes_without_the_name_of_its_outlet(title: str, kept: str) -> None:
    head = f'<title>x</title><meta property="og:title" content="{title}">'
    outlet = '<meta property="og:site_name" content="Solmark News">'
    assert read(page(head + outlet)).title == kept
