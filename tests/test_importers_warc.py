"""Web archives: pages as they were captured, whatever stands between them, in flat memory."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib

import pytest

from figures.model import Article
from importers.base import Source, UnreadableInput
from importers.reading import read_source
from tests.importers_material import (
    BODY,
    OPTIONS,
    SECOND,
    articles,
    http_answer,
    page,
    read,
    wacz,
    warc,
    warc_record,
)

SITE = "https://solmark.example"


def test_pages_are_read_and_what_they_are_made_of_is_passed_over() -> None:
    (article,) = articles(warc(), "crawl.warc")

    assert article.text.split() == BODY.split()
    assert (article.key, article.url) == (f"{SITE}/1", f"{SITE}/1")
    assert article.input == f"crawl.warc/{SITE}/1"
    assert article.outlet == "solmark.example"


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        (gzip.compress(page()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(page()), "Content-Encoding: deflate\r\n"),
        (chunked(page()), "Transfer-Encoding: chunked\r\n"),
    ],
    ids=["gzip", "deflate", "chunked"],  # the first has the second of its packing in it
)
def test_pages_are_unpacked_as_they_were_sent(body: bytes, extra: str) -> None:
    (article,) = articles(warc_record("response", f"{SITE}/1", http_answer(body, extra=extra)))

    assert article.text.split() == BODY.split()


def test_a_record_for_each_page_may_be_packed_on_its_own() -> None:
    records = [
        warc_record("response", f"{SITE}/{n}", http_answer(page().replace(b"140", b"%d" % n)))
        for n in range(3)
    ]
    found = articles(b"".join(map(gzip.compress, records)), "crawl.warc.gz")

    assert [article.key for article in found] == [f"{SITE}/{n}" for n in range(3)]
    assert [f"said that {n} sailors" in found[n].text for n in range(3)] == [True] * 3


def test_a_page_says_its_own_address_only_within_its_site() -> None:
    linked = page().replace(b"</head>", b'<link rel="canonical" href="/story"></head>')
    other = page().replace(b"</head>", b'<link rel="canonical" href="https://a.example/"></head>')
    data = b"".join(
        warc_record("response", f"{SITE}/{n}?utm_source=x", http_answer(body))
        for n, body in enumerate((linked, other))
    )

    assert [article.key for article in articles(data)] == [f"{SITE}/0", f"{SITE}/1"]


def test_pages_without_text_are_named_by_their_address() -> None:
    empty = http_answer(b"<!doctype html><html><body></body></html>")
    data = warc_record("response", f"{SITE}/empty", empty) + warc()
    failure, article = read(data, "crawl.warc")

    assert isinstance(failure, UnreadableInput)
    assert failure.part == f"crawl.warc/{SITE}/empty"
    assert isinstance(article, Article)


def test_a_record_that_is_cut_off_is_no_article() -> None:
    data = warc_record("response", f"{SITE}/0", http_answer(page()))
    whole = data + warc_record("response", f"{SITE}/1", http_answer(page()))
    first, second = read(whole[: whole.rindex(SECOND.encode())], "crawl.warc")

    assert isinstance(first, Article)
    assert isinstance(second, UnreadableInput)
    assert second.part == f"{SITE}/1"
    assert "cut off" in second.reason


def test_an_archive_without_pages_says_so() -> None:
    data = warc_record("response", f"{SITE}/1.jpg", http_answer(b"\xff\xd8\xff", "image/jpeg"))
    (item,) = read(data)

    assert isinstance(item, UnreadableInput)
    assert "no page" in item.reason


def test_broken_records_write_nothing_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    data = warc().replace(b"Content-Length: ", b"Content-Length: 1", 1)
    read(data)
    read(wacz()[:-200])

    assert capfd.readouterr() == ("", "")


class Endless(io.RawIOBase):
    """A WARC of many pages that is made while it is read."""

    def __init__(self, count: int):
        self._left = count
        self._buffer = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while len(self._buffer) < len(buffer) and self._left:
            self._left -= 1
            filling = b"<!-- %s -->" % (b"x" * 200_000)
            answer = http_answer(page().replace(b"</body>", filling))
            self._buffer += warc_record("response", f"{SITE}/{self._left}", answer)
        piece, self._buffer = self._buffer[: len(buffer)], self._buffer[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_memory_stays_flat_over_a_long_archive() -> None:
    def peak(count: int) -> int:
        source = Source("crawl.warc", lambda: io.BufferedReader(Endless(count)))
        tracemalloc.start()
        found = sum(isinstance(item, Article) for item in read_source(source, OPTIONS))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found == count
        return most

    peak(2)
    assert peak(24) < peak(4) * 1.5
