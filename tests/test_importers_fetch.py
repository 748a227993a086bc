"""Addresses are fetched within limits; every refusal is a sentence."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

import importers.fetch
from db.library import Library
from figures.model import Article
from importers.base import ImportOptions, Source, UnreadableInput
from importers.fetch import Limits, fetch
from importers.manners import Manners, RefusedByServer
from importers.pipeline import run_import
from importers.reading import read_source
from tests.importers_material import FIRST, rss

PAGE = (
    "<!doctype html><html><head><title>Ferries</title></head><body><article>"
    + "<p>Two ferries were sold to a yard in Norwick on Tuesday, said the company.</p>" * 3
    + "</article></body></html>"
).encode()
BOMB = gzip.compress(bytes(5_000_000))
QUICK = Limits(wait=0.4, total=0.8, size=100_000, pause=0)


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own bad or good way."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((time.monotonic(), self.path))  # type: ignore[attr-defined]
        name = self.path.split("/")[1].split("?")[0].removesuffix(".txt")
        getattr(self, f"answer_{name}", self.answer_missing)()

    def answer_page(self) -> None:
        self.reply(PAGE)

    def answer_packed(self) -> None:
        self.reply(gzip.compress(PAGE), encoding="gzip")

    def answer_bomb(self) -> None:
        self.reply(BOMB, encoding="gzip")

    def answer_damaged(self) -> None:
        self.reply(b"no gzip at all", encoding="gzip")

    def answer_strange(self) -> None:
        self.reply(PAGE, encoding="br")

    def answer_large(self) -> None:
        self.reply(bytes(200_000))

    def answer_hop(self) -> None:
        self.redirect("/page")

    def answer_loop(self) -> None:
        self.redirect("/loop")

    def answer_private(self) -> None:
        port = self.server.server_address[1]
        self.redirect(f"http://localhost:{port}/page")

    def answer_file(self) -> None:
        self.redirect("file:///etc/passwd")

    def answer_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(PAGE[:100])
        self.close_connection = True

    def answer_silent(self) -> None:
        time.sleep(1.2)

    def answer_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def answer_feed(self) -> None:
        self.reply(rss())

    def answer_robots(self) -> None:
        self.reply(b"User-agent: variorum\nDisallow: /secret\n")

    def answer_agent(self) -> None:
        self.reply(self.headers["User-Agent"].encode())

    def answer_missing(self) -> None:
        self.send_error(404)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def reply(self, data: bytes, *, encoding: str | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its base names it
        """Tests print nothing."""


class Server(ThreadingHTTPServer):
    """Does not report that a client hung up, which is what the tests want."""

    asked: list[tuple[float, str]]
    """When and for what it was asked."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to say."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def address(server: Server) -> str:
    server.asked.clear()
    return f"http://127.0.0.1:{server.server_address[1]}"


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loopback server passes as one of the open internet; nobody is known yet."""
    monkeypatch.setattr(importers.fetch, "_refuse_private", lambda connected: None)
    monkeypatch.setattr(importers.fetch, "_manners", Manners())


@pytest.mark.parametrize("name", ["page", "packed", "hop", "page/süd?q=ä"])
def test_pages_come_plain_packed_and_redirected(address: str, name: str) -> None:
    fetched = fetch(f"{address}/{name}", QUICK)

    assert fetched.data == PAGE
    assert fetched.content_type == "text/html; charset=utf-8"


def test_the_address_behind_redirects_is_the_one_that_counts(address: str) -> None:
    assert fetch(f"{address}/hop", QUICK).url == f"{address}/page"


def test_it_says_truthfully_who_asks(address: str) -> None:
    assert fetch(f"{address}/agent", QUICK).data.startswith(b"variorum/")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing", "answered 404"),
        ("loop", "redirected more than 5 times"),
        ("private", "private network"),
        ("file", "no http or https address"),
        ("large", "larger than"),
        ("bomb", "larger than"),
        ("damaged", "damaged"),
        ("strange", "not asked for"),
        ("cut", "ended before all of it had come"),
        ("silent", "sent nothing for 0.4 seconds"),
        ("endless", "longer than 0.8 seconds"),
    ],
)
def test_what_a_server_does_wrong_is_refused_with_its_reason(
    address: str, name: str, reason: str
) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableInput, match=reason):
        fetch(f"{address}/{name}", QUICK)

    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://a.example/x", "no http or https"),
        ("http://no-such-host.invalid/", "host is not known"),
        ("http://127.0.0.1:1/", "refused"),
        ("http://127.0.0.1:port/", "port"),
        ("http://a.example\r\nX: y/", "no http or https"),
    ],
)
def test_addresses_that_lead_nowhere_are_refused(url: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        fetch(url, QUICK)


def test_an_address_is_imported_as_a_file_is(address: str, tmp_path: Path) -> None:
    inputs = [f"{address}/page?utm_source=mail", f"{address}/missing"]
    with Library.open(tmp_path / "library.db") as library:
        report = run_import(library, inputs, ImportOptions())
        article = library.article(f"{address}/page")

    assert report.articles == 1
    assert report.failed == [(f"{address}/missing", "the server answered 404 Not Found")]
    assert article is not None
    assert (article.url, article.outlet) == (f"{address}/page", "127.0.0.1")
    assert article.input == f"{address}/page?utm_source=mail"


def opml(*addresses: str) -> Source:
    outlines = "".join(f'<outline type="rss" xmlUrl="{url}"/>' for url in addresses)
    text = f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'
    return Source.of_bytes("feeds.opml", text.encode())


@pytest.mark.usefixtures("public")
def test_the_feeds_of_a_list_are_read(address: str) -> None:
    source = opml(f"{address}/feed", f"{address}/missing", f"{address}/secret/feed")
    items = list(read_source(source, ImportOptions()))

    assert [type(item) for item in items] == [Article, UnreadableInput, UnreadableInput]
    assert isinstance(items[0], Article)
    assert items[0].text.startswith(FIRST)
    failures = {item.part: item.reason for item in items if isinstance(item, UnreadableInput)}
    assert failures == {
        f"{address}/missing": "the server answered 404 Not Found",
        f"{address}/secret/feed": "the site's robots.txt asks programs not to read it",
    }


def test_a_list_leads_into_no_private_network(address: str) -> None:
    (item,) = read_source(opml(f"{address}/feed"), ImportOptions())

    assert isinstance(item, UnreadableInput)
    assert "private network" in item.reason


def test_lists_inside_archives_and_empty_lists_are_refused() -> None:
    inner = opml("http://a.example/feed").read()
    for source in (Source.of_bytes("a.zip/feeds.opml", inner, depth=1), opml()):
        (item,) = read_source(source, ImportOptions())
        assert isinstance(item, UnreadableInput)
        assert "list" in item.reason


@pytest.mark.usefixtures("public")
def test_a_host_is_asked_at_most_once_in_a_while(server: Server, address: str) -> None:
    for _ in range(3):
        fetch(f"{address}/page", Limits(pause=0.3))
    times = [when for when, _ in server.asked]

    assert all(later - earlier > 0.25 for earlier, later in pairwise(times))


@pytest.mark.parametrize(
    ("answer", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /a", "/a/1", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        (404, "/a", True),
        (503, "/a", False),
    ],
)
def test_the_rules_of_a_site_are_asked_for_once_and_kept(
    answer: str | int, path: str, allowed: bool
) -> None:
    asked: list[str] = []

    def robots(url: str) -> str:
        asked.append(url)
        if isinstance(answer, int):
            raise RefusedByServer(answer, "")
        return answer

    manners = Manners()
    for _ in range(2):
        if allowed:
            manners.refuse_disallowed(f"https://a.example{path}", robots)
        else:
            with pytest.raises(UnreadableInput, match=r"robots\.txt"):
                manners.refuse_disallowed(f"https://a.example{path}", robots)

    assert asked == ["https://a.example/robots.txt"]
