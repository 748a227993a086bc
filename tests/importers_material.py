"""One article in every format, each built here to the shape that its programs give it."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import time
import zipfile
from collections.abc import Callable
from datetime import date

from figures.model import Article
from importers.base import ImportOptions, Source, UnreadableInput
from importers.reading import read_source

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


def assert_in_proportion(read: Callable[[int], object]) -> None:
    """Fails when reading eight times as much takes far more than eight times the processor time.

    Time of the processor and the best of several, since machines are slow and busy.
    """

    def seconds(size: int) -> float:
        tries = []
        for _ in range(3):
            started = time.process_time()
            read(size)
            tries.append(time.process_time() - started)
        return min(tries)

    little, much = seconds(1_000), seconds(8_000)
    assert much < 30 * little + 0.2, (little, much)


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


def tarred(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def page() -> bytes:
    return (
        '<!doctype html><html lang="en"><head><title>Ferries &amp; sailors</title></head><body>'
        f"<article>{HTML_BODY}</article></body></html>"
    ).encode()


def warc_record(kind: str, url: str, payload: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2025-05-31T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:5c0a9f3e-6d0a-4c69-9d59-5e2f7c1e0a01>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def http_answer(body: bytes, kind: str = "text/html; charset=utf-8", extra: str = "") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{extra}\r\n"
    return head.encode() + body


def warc() -> bytes:
    """A crawl: what was asked for, a page, its picture, and a page that had moved."""
    site = "https://solmark.example"
    moved = b"HTTP/1.1 301 Moved\r\nLocation: /1\r\nContent-Type: text/html\r\n\r\n77"
    return b"".join(
        (
            warc_record("request", f"{site}/1", b"GET /1 HTTP/1.1\r\n\r\n"),
            warc_record("response", f"{site}/1", http_answer(page())),
            warc_record("response", f"{site}/1.jpg", http_answer(b"\xff\xd8\xff", "image/jpeg")),
            warc_record("response", f"{site}/old", moved),
        )
    )


def wacz() -> bytes:
    return zipped(
        {
            "archive/data.warc.gz": gzip.compress(warc()),
            "datapackage.json": '{"profile": "data-package", "wacz_version": "1.1.1"}',
            "pages/pages.jsonl": '{"format": "json-pages-1.0"}\n{"text": "Ferries 77"}\n',
            "indexes/index.cdx": "77",
        },
        stored="archive/data.warc.gz",
    )


def nitf(docdata: str = "", root: str = "<nitf>") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/specification/dtd/nitf-3-6.dtd">'
        f'{root}<head><title>77</title><docdata management-status="usable">'
        '<doc-id id-string="sol-1" regsrc="Solmark News"/><date.issue norm="20250527T080000Z"/>'
        f"{docdata}</docdata></head><body><body.head><hedline><hl1>Ferries &amp; sailors</hl1>"
        "</hedline><byline>By <person>Ida Falkenrath</person><byttl>Harbour writer 99</byttl>"
        "</byline></body.head><body.content><block>"
        f"<p>{FIRST}</p><media><media-caption><p>Picture 99</p></media-caption></media>"
        f"<p>{SECOND.replace('Gisli Thorne', '<person>Gisli Thorne</person>')}</p></block>"
        "</body.content></body></nitf>"
    ).encode()


def newsml(meta: str = "", content: str = "", kind: str = "text") -> bytes:
    body = content or (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>77</title></head><body>{HTML_BODY}</body></html></inlineXML>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage '
        'xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2025-05-27T10:00:00Z</sent>'
        '</header><itemSet><newsItem guid="urn:newsml:solmark.example:20250527:1" version="2" '
        'standard="NewsML-G2" conformance="power" xml:lang="en-GB"><itemMeta>'
        f'<itemClass qcode="ninat:{kind}"/><provider qcode="nprov:SOL"><name>Solmark News</name>'
        "</provider><versionCreated>2025-05-28T08:00:00Z</versionCreated>"
        f"<firstCreated>2025-05-27T08:00:00Z</firstCreated>{meta}</itemMeta><contentMeta>"
        "<by>Ida Falkenrath</by><language tag='en'/><slugline>FERRIES 99</slugline>"
        "<headline>Ferries &amp; sailors</headline></contentMeta>"
        f"<contentSet>{body}</contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def ninjs(**more: object) -> bytes:
    return json.dumps(
        {
            "uri": "urn:newsml:solmark.example:20250527:1",
            "type": "text",
            "pubstatus": "usable",
            "versioncreated": "2025-05-28T08:00:00Z",
            "firstcreated": "2025-05-27T08:00:00Z",
            "language": "en-GB",
            "headline": "Ferries & sailors",
            "byline": "By Ida Falkenrath",
            "infosources": [{"name": "Solmark News", "role": "originator"}],
            "body_xhtml": HTML_BODY,
            **more,
        }
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
    "warc": warc,
    "wacz": wacz,
    "newsml": newsml,
    "nitf": nitf,
    "ninjs": ninjs,
    "zip": lambda: zipped({"a.txt": BODY}),
    "gz": lambda: gzip.compress(BODY.encode()),
    "tar": lambda: tarred({"a.txt": BODY.encode()}),
}
