"""`serve --web`: an explorer in browsers of this machine, for whoever has the printed address."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.cli_material import piped
from tests.serve_material import PATIENCE, Serving


class Page(Serving):
    """A web server on the sample library."""

    def __init__(self, folder: Path, filled: Path, *arguments: str):
        super().__init__(folder, filled, "--web", *arguments)
        said = self.says(r"open (http://127\.0\.0\.1:(\d+)/\?secret=(\S+))")
        self.address, self.port, self.secret = said[1], int(said[2]), said[3]
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def cookies(self) -> dict[str, str]:
        """What a browser holds that opened the address."""
        return {f"variorum-{self.port}": self.secret}


@pytest.fixture
def page(tmp_path: Path, filled: Path) -> Iterator[Callable[..., Page]]:
    started: list[Page] = []

    def start(*arguments: str) -> Page:
        started.append(Page(tmp_path, filled, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.kill()


async def painted(socket: aiohttp.ClientWebSocketResponse, words: str) -> None:
    """Wait until the explorer has painted the words, whatever colours come between."""
    seen = b""
    while words not in re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", seen.decode("utf-8", "replace")):
        message = await asyncio.wait_for(socket.receive(), PATIENCE)
        assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
        if message.type == aiohttp.WSMsgType.BINARY:
            seen += message.data


async def test_the_printed_address_opens_the_explorer_on_the_library(
    page: Callable[..., Page],
) -> None:
    served = page()
    jar = aiohttp.CookieJar(unsafe=True)  # aiohttp keeps none of a numeric address otherwise
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        async with browser.get(served.address) as answer:
            assert answer.status == 200
            assert str(answer.url) == f"{served.url}/"
            text = await answer.text()
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        script = re.search(r'src="([^"]+textual\.js)"', text)
        assert script
        assert script[1].startswith(served.url)
        async with browser.get(script[1]) as answer:
            assert answer.status == 200
        async with browser.ws_connect(f"{served.url}/ws?width=100&height=30") as socket:
            await painted(socket, "North Korean workers sent to Russia")

    assert served.stop(signal.SIGINT) == 0


async def test_without_the_secret_nothing_is_given(page: Callable[..., Page]) -> None:
    served = page()
    async with aiohttp.ClientSession() as browser:
        for path in ("/", "/ws", "/static/js/textual.js", "/?secret=guessed"):
            async with browser.get(served.url + path) as answer:
                assert answer.status == 403, path
                assert "textual" not in await answer.text()


async def test_another_page_of_the_same_browser_is_refused(page: Callable[..., Page]) -> None:
    served = page()
    async with aiohttp.ClientSession(cookies=served.cookies) as browser:
        for header, value in (
            ("Origin", "https://elsewhere.example"),
            ("Origin", "null"),
            ("Host", "elsewhere.example"),
        ):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await browser.ws_connect(f"{served.url}/ws", headers={header: value})
            assert refused.value.status == 403, value


async def test_more_sessions_than_were_allowed_are_turned_away(page: Callable[..., Page]) -> None:
    served = page("--sessions", "1")
    async with (
        aiohttp.ClientSession(cookies=served.cookies) as browser,
        browser.ws_connect(f"{served.url}/ws?width=80&height=24"),
    ):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(f"{served.url}/ws")

    assert refused.value.status == 503


def test_a_port_that_is_taken_is_said_in_one_line(filled: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = piped(["--db", str(filled), "serve", "--web", "--port", port])

    assert (ran.code, ran.out) == (2, "")
    assert "--port" in ran.err
    assert len(ran.err.splitlines()) == 1
