"""A server on loopback that answers each path in its own bad or good way."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import importers.fetch
from importers.base import Source
from importers.fetch import Limits
from importers.manners import Manners
from tests.importers_material import rss

PAGE = (
    "<!doctype html><html><head><title>Ferries</title></head><body><article>"
    + "<p>Two ferries were sold to a yard in Norwick on Tuesday, said the company.</p>" * 3
    + "</article></body></html>"
).encode()
BOMB = gzip.compress(bytes(5_000_000))
SOON = Limits(wait=30, total=60, size=100_000, pause=0)
"""Generous in time: a busy machine is slow, and only what a server does wrong shall be refused."""


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own bad or good way."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
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
        self.server.closing.wait(60)  # type: ignore[attr-defined]

    def answer_endless(self) -> None:
        """Drips on until the client hangs up."""
        self.send_response(200)
        self.end_headers()
        while not self.server.closing.wait(0.02):  # type: ignore[attr-defined]
            self.wfile.write(b"x")
            self.wfile.flush()

    def answer_picture(self) -> None:
        self.reply(b"\x89PNG\r\n\x1a\n" + bytes(500), kind="image/png")

    def answer_feed(self) -> None:
        self.reply(rss(), kind="application/rss+xml")

    def answer_secret(self) -> None:
        self.reply(rss(), kind="application/rss+xml")

    def answer_moved(self) -> None:
        self.redirect("/news")

    def answer_news(self) -> None:
        """A feed that says which version it is, and does not send that one twice."""
        version, data = self.server.feed  # type: ignore[attr-defined]
        told = (self.headers["If-None-Match"], self.headers["If-Modified-Since"])
        self.server.told.append(told)  # type: ignore[attr-defined]
        if told == (f'"{version}"', f"Tue, 27 May 2025 10:00:0{version} GMT"):
            self.send_response(304)
            self.end_headers()
            return
        self.reply(
            data,
            kind="application/rss+xml",
            ETag=f'"{version}"',
            Last_Modified=f"Tue, 27 May 2025 10:00:0{version} GMT",
        )

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

    def reply(
        self,
        data: bytes,
        *,
        encoding: str | None = None,
        kind: str = "text/html; charset=utf-8",
        **headers: str,
    ) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its base names it
        """Tests print nothing."""


class Server(ThreadingHTTPServer):
    """Does not report that a client hung up, which is what the tests want."""

    asked: list[str]
    """For what it was asked."""
    told: list[tuple[str | None, str | None]]
    """What the questions for its feed said about the version they knew."""
    feed: tuple[int, bytes]
    """Version of its feed, and what stands in it."""
    closing: threading.Event

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to say."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.asked, server.told, server.feed = [], [], (1, rss())
        server.closing = threading.Event()
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def address(server: Server) -> str:
    server.asked.clear()
    server.told.clear()
    server.feed = (1, rss())
    return f"http://127.0.0.1:{server.server_address[1]}"


@pytest.fixture(autouse=True)
def nobody_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """No host has been asked before, and none is waited for."""
    manners = Manners()
    monkeypatch.setattr(manners, "wait_for_turn", lambda url, pause: None)
    monkeypatch.setattr(importers.fetch, "_manners", manners)


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loopback server passes as one of the open internet."""
    monkeypatch.setattr(importers.fetch, "_refuse_private", lambda connected: None)


def opml(*addresses: str) -> Source:
    outlines = "".join(f'<outline type="rss" xmlUrl="{url}"/>' for url in addresses)
    text = f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'
    return Source.of_bytes("feeds.opml", text.encode())
