"""Feeds, mail, archives, tables, documents: the right article, or a reason, from every one."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from figures.model import Article
from importers.base import ImportOptions, Source, UnreadableInput
from importers.packed import MAX_MEMBERS
from importers.pipeline import MAX_DEPTH, read_source
from importers.registry import importer_for

OPTIONS = ImportOptions(today=date(2025, 6, 1))
FIRST = "The ferry company in Solmark sold two of its ships to a yard in Norwick on Tuesday."
SECOND = "Harbour master Gisli Thorne said that 140 sailors would keep their jobs for a year."
BODY = f"{FIRST}\n\n{SECOND}"
HTML_BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"


def read(data: bytes, name: str = "input") -> list[Article | UnreadableInput]:
    return list(read_source(Source.of_bytes(name, data), OPTIONS))


def articles(data: bytes, name: str = "input") -> list[Article]:
    items = read(data, name)
    assert [item.reason for item in items if isinstance(item, UnreadableInput)] == []
    return [item for item in items if isinstance(item, Article)]


def zipped(members: dict[str, bytes | str], *, stored: str | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, kind)
    return stream.getvalue()


def rss(extra: str = "", channel: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Solmark News - All stories</title><link>https://solmark.example/</link>{channel}"
        "<language>en-gb</language><item><title>Ferries &amp;amp; sailors - Solmark News</title>"
        "<link>https://solmark.example/1?utm_source=rss</link><guid>g1</guid>"
        "<author>Ida Falkenrath</author><pubDate>Tue, 27 May 2025 10:00:00 +0200</pubDate>"
        f"{extra}<description>Two ships sold.</description>"
        f"<content:encoded><![CDATA[{HTML_BODY}<p>Share this article</p>]]></content:encoded>"
        "</item></channel></rss>"
    ).encode()


def atom() -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'
        "<title>Solmark News</title><entry><title>Ferries &amp; sailors</title>"
        '<link href="https://solmark.example/1"/><id>g1</id>'
        "<author><name>Ida Falkenrath</name></author>"
        "<published>2025-05-27T08:00:00Z</published><updated>2025-05-29T08:00:00Z</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML_BODY}</div>'
        "</content></entry></feed>"
    ).encode()


def json_feed() -> bytes:
    item = {
        "id": "g1",
        "url": "https://solmark.example/1",
        "title": "Ferries & sailors",
        "content_html": HTML_BODY,
        "date_published": "2025-05-27T08:00:00Z",
        "authors": [{"name": "Ida Falkenrath"}],
    }
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "Solmark News", "items": [item]}).encode()


def mail(body: str = BODY, kind: str = "text/plain") -> bytes:
    return (
        "Received: from a by b; Tue, 27 May 2025 10:00:01 +0200\r\n"
        'From: "Solmark News" <news@solmark.example>\r\nTo: desk@lantern.example\r\n'
        "Subject: =?utf-8?q?Ferries_=26_sailors?=\r\nDate: Tue, 27 May 2025 10:00:00 +0200\r\n"
        "Message-ID: <g1@solmark.example>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n\r\nUnsubscribe from this list\r\n"
    ).encode()


def mhtml() -> bytes:
    page = f"<!doctype html><html><body><article>{HTML_BODY}</article></body></html>"
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://solmark.example/1\r\n"
        "Subject: Ferries\r\nDate: Sat, 31 May 2025 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n--edge\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{page}\r\n--edge--\r\n"
    ).encode()


def docx() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    runs = FIRST.replace("two of", "</w:t></w:r><w:r><w:t>two of</w:t></w:r><w:r><w:t>")
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>'
        f'<w:p><w:r><w:t xml:space="preserve">{runs}</w:t></w:r></w:p>'
        f"<w:p><w:r><w:instrText>PAGE 99</w:instrText></w:r><w:del><w:r><w:delText>77"
        f"</w:delText></w:r></w:del><w:r><w:t>{SECOND}</w:t></w:r></w:p></w:body></w:document>"
    )
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:t="http://purl.org/dc/terms/"><dc:title>Ferries &amp; sailors</dc:title>'
        "<dc:creator>Ida Falkenrath</dc:creator><t:created>2025-05-27T08:00:00Z</t:created>"
        "</c:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            "docProps/core.xml": core,
        }
    )


def odt() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{office}:office:1.0" xmlns:t="{office}:text:1.0"><o:body>'
        f"<o:text><t:tracked-changes><t:p>77 old words</t:p></t:tracked-changes><t:p>{FIRST}</t:p>"
        f"<t:p>{SECOND.replace(' said', '<t:s/>said')}<t:note><t:p>99</t:p></t:note></t:p>"
        "</o:text></o:body></o:document-content>"
    )
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:e="urn:e"><dc:title>Ferries &amp; '
        "sailors</dc:title><dc:creator>Ida Falkenrath</dc:creator>"
        "<e:creation-date>2025-05-27T08:00:00</e:creation-date></m>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content, "meta.xml": meta}, stored="mimetype")


def epub() -> bytes:
    chapter = (
        f"<html><head><title>Ferries</title></head><body>{HTML_BODY * 1}<p>{FIRST} {SECOND}</p>"
    )
    chapter += "<p>Nobody else made an offer for the ships, as far as people on the quay know.</p>"
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbours</dc:title>'
        "<dc:creator>Ida Falkenrath</dc:creator><dc:publisher>Solmark News</dc:publisher>"
        "<dc:date>2025-05-27</dc:date><dc:language>en</dc:language></metadata><manifest>"
        '<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="text/a%201.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="c"/><itemref idref="a"/></spine></package>'
    )
    container = '<c><rootfiles><rootfile full-path="OEBPS/p.opf"/></rootfiles></c>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/p.opf": package,
            "OEBPS/cover.xhtml": "<html><body><img src='c.jpg'/></body></html>",
            "OEBPS/text/a 1.xhtml": f"{chapter}</body></html>",
        },
        stored="mimetype",
    )


def pdf(lines: tuple[str, ...] = ()) -> bytes:
    """A PDF of one page, written by hand, with a broken word and a page number."""
    lines = lines or (
        "The ferry company in Solmark sold two of its ships to a yard in Nor-",
        "wick on Tuesday.",
        "Harbour master Gisli Thorne said that 140 sailors would keep their",
        "jobs for a year.",
        "7",
    )
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Ferries & sailors) /Author (Ida Falkenrath) "
        "/CreationDate (D:20250527100000) >>",
    )
    data = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 7\n0000000000 65535 f \n{table}".encode()
    end = len(data) - len(table) - len("xref\n0 7\n0000000000 65535 f \n")
    return data + f"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{end}\n%%EOF".encode()


def table() -> bytes:
    text = BODY.replace('"', '""')
    return (
        "Headline,Publication,Date,Link,Byline,Body\r\n"
        "Ferries & sailors,Solmark News,2025-05-27,https://solmark.example/1,Ida Falkenrath,"
        f'"{text}"\r\n'
    ).encode()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "feed": rss,
    "json-feed": json_feed,
    "eml": mail,
    "mbox": lambda: b"From a@b Tue May 27 10:00:00 2025\n" + mail().replace(b"\r\n", b"\n"),
    "mhtml": mhtml,
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "pdf": pdf,
    "csv": table,
    "zip": lambda: zipped({"a.txt": BODY}),
    "gz": lambda: gzip.compress(BODY.encode()),
    "tar": lambda: tarred({"a.txt": BODY.encode()}),
}


def tarred(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


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


@pytest.mark.parametrize("name", ["feed", "json-feed", "eml", "docx", "odt", "pdf", "csv"])
def test_title_and_day_come_along(name: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.title == "Ferries & sailors"
    assert (article.published or "")[:10] == "2025-05-27"


@pytest.mark.parametrize("name", ["feed", "json-feed", "csv", "docx", "odt", "pdf", "epub"])
def test_authors_come_along(name: str) -> None:
    (article,) = articles(SAMPLES[name]())

    assert article.authors == ("Ida Falkenrath",)


@pytest.mark.parametrize("name", ["feed", "json-feed", "eml", "mbox", "csv", "epub"])
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


def test_archives_hold_archives_and_broken_members_do_not_stop_the_rest() -> None:
    inner = gzip.compress(tarred({"b.html": f"<!doctype html><html>{HTML_BODY}".encode()}))
    data = zipped(
        {
            "a.txt": BODY,
            "empty.txt": b"",
            "picture.jpg": b"\xff\xd8\xff\xe0\0",
            "__MACOSX/._a.txt": b"\0\5\26\7",
            ".DS_Store": b"\0",
            "../../etc/up.txt": BODY,
            "more.tgz": inner,
        }
    )
    items = read(data, "press.zip")

    assert [item.key for item in items if isinstance(item, Article)] == [
        "press.zip/a.txt",
        "press.zip/../../etc/up.txt",
        "press.zip/more.tgz/b.html",
    ]
    failures = {item.part: item.reason for item in items if isinstance(item, UnreadableInput)}
    assert failures.keys() == {"press.zip/empty.txt", "press.zip/picture.jpg"}


def test_nesting_ends_somewhere() -> None:
    data = BODY.encode()
    for _ in range(MAX_DEPTH + 1):
        data = gzip.compress(data)
    (item,) = read(data)

    assert isinstance(item, UnreadableInput)
    assert "more than" in item.reason


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"bomb.txt": data})])
def test_bombs_do_not_go_off(pack: Callable[[bytes], bytes]) -> None:
    (item,) = read(pack(bytes(b" " * 40_000_000)), "bomb.jsonl.gz")

    assert isinstance(item, UnreadableInput)
    assert "unfolds" in item.reason


def test_an_archive_of_too_many_files_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(MAX_MEMBERS + 1):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    (item,) = read(stream.getvalue())

    assert isinstance(item, UnreadableInput)
    assert "more than" in item.reason


def test_encrypted_members_are_named() -> None:
    data = bytearray(zipped({"a.txt": BODY}))
    for header, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + place] |= 1
    (item,) = read(bytes(data))

    assert isinstance(item, UnreadableInput)
    assert "encrypted" in item.reason


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
