"""Addresses are fetched within limits; every refusal is a sentence."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from db.library import Library
from figures.model import Article
from importers.base import ImportOptions, Source, UnreadableInput, Visited
from importers.fetch import Limits, fetch
from importers.manners import KEPT, MAX_PAUSE, Manners, RefusedByServer
from importers.pipeline import run_import
from importers.reading import read_source
from tests.importers_material import FIRST
from tests.importers_server import PAGE, SOON, address, nobody_known, opml, public, server

__all__ = ["address", "nobody_known", "public", "server"]


@pytest.mark.parametrize("name", ["page", "packed", "hop", "page/süd?q=ä"])
def test_pages_come_plain_packed_and_redirected(address: str, name: str) -> None:
    fetched = fetch(f"{address}/{name}", SOON)

    assert fetched.data == PAGE
    assert fetched.content_type == "text/html; charset=utf-8"


def test_the_address_behind_redirects_is_the_one_that_counts(address: str) -> None:
    assert fetch(f"{address}/hop", SOON).url == f"{address}/page"


def test_it_says_truthfully_who_asks(address: str) -> None:
    assert fetch(f"{address}/agent", SOON).data.startswith(b"variorum/")


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
    ],
)
def test_what_a_server_does_wrong_is_refused_with_its_reason(
    address: str, name: str, reason: str
) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        fetch(f"{address}/{name}", SOON)


@pytest.mark.parametrize(
    ("name", "limits", "reason"),
    [
        ("silent", Limits(wait=0.4, total=60, pause=0), "sent nothing for 0.4 seconds"),
        ("endless", Limits(wait=60, total=0.8, pause=0), "longer than 0.8 seconds"),
    ],
)
def test_a_server_that_never_ends_is_left(
    address: str, name: str, limits: Limits, reason: str
) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        fetch(f"{address}/{name}", limits)


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
        fetch(url, SOON)


def test_an_address_is_imported_as_a_file_is(address: str, tmp_path: Path) -> None:
    inputs = [f"{address}/page?utm_source=mail", f"{address}/missing", f"{address}/picture"]
    with Library.open(tmp_path / "library.db") as library:
        report = run_import(library, inputs, ImportOptions())
        article = library.article(f"{address}/page")

    assert report.articles == 1
    assert report.failed == [
        (f"{address}/missing", "the server answered 404 Not Found"),
        (f"{address}/picture", "it is an image, which holds no article text"),
    ]
    assert article is not None
    assert (article.url, article.outlet) == (f"{address}/page", "127.0.0.1")
    assert article.input == f"{address}/page?utm_source=mail"


@pytest.mark.usefixtures("public")
def test_the_feeds_of_a_list_are_read(address: str) -> None:
    source = opml(f"{address}/feed", f"{address}/missing", f"{address}/secret/feed")
    items = list(read_source(source, ImportOptions()))

    assert [type(item) for item in items] == [Article, Visited, UnreadableInput, UnreadableInput]
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


def test_a_host_is_asked_once_in_a_while_and_as_slowly_as_it_wants(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    slept: list[float] = []
    monkeypatch.setattr("importers.manners.time.monotonic", lambda: now)
    monkeypatch.setattr("importers.manners.time.sleep", slept.append)
    manners = Manners()
    for url in (
        "https://a.example/1",
        "https://a.example/2",
        "https://b.example/",
        "http://a.example/",
    ):
        manners.wait_for_turn(url, 1.0)
    manners.refuse_disallowed("https://c.example/", lambda _: "User-agent: *\nCrawl-delay: 600")
    for _ in range(2):
        manners.wait_for_turn("https://c.example/", 1.0)

    assert slept == [0.0, 1.0, 0.0, 0.0, 0.0, MAX_PAUSE]


def test_the_rules_of_a_site_are_asked_for_again_after_a_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    asked: list[str] = []
    monkeypatch.setattr("importers.manners.time.monotonic", lambda: now[0])
    manners = Manners()
    for later in (0.0, KEPT - 1, KEPT + 1):
        now[0] = 100.0 + later
        manners.refuse_disallowed("https://a.example/x", lambda url: asked.append(url) or "")

    assert len(asked) == 2


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


def test_no_connection_stays_open_whatever_the_answer(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[socket.socket] = []
    connect = socket.create_connection

    def noted(*given: Any, **named: Any) -> socket.socket:
        opened.append(connect(*given, **named))
        return opened[-1]

    monkeypatch.setattr(socket, "create_connection", noted)
    reasons: list[UnreadableInput] = []  # each with the frames it came through
    for name in ("page", "hop", "missing", "large", "damaged", "strange", "cut", "private"):
        try:
            fetch(f"{address}/{name}", SOON)
        except UnreadableInput as reason:
            reasons.append(reason)

    assert len(opened) > 8
    assert len(reasons) == 6
    assert {each.fileno() for each in opened} == {-1}
