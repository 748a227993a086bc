"""Manners towards servers: a pause between requests to one host, and its robots.txt."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from importers.base import UnreadableInput

AGENT = "variorum"
MAX_PAUSE = 10.0
"""Seconds; a host that wants more is not waited for."""


KEPT = 24 * 60 * 60.0
"""Seconds for which the rules of a site are believed (RFC 9309)."""


class RefusedByServer(UnreadableInput):
    """The server answered, but with something other than what was asked for."""

    def __init__(self, status: int, reason: str):
        super().__init__(f"the server answered {status} {reason}".rstrip())
        self.status = status


class Manners:
    """What is remembered of hosts while the program runs; safe in several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next_turn: dict[str, float] = {}
        self._rules: dict[str, tuple[float, RobotFileParser]] = {}
        """Of each site, with when they were read."""

    def wait_for_turn(self, url: str, pause: float) -> None:
        """Sleeps until `pause` seconds, or what its rules ask for, lie behind the last request."""
        host = _site(url)
        _, rules = self._rules.get(host, (0.0, None))
        asked = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next_turn.get(host, 0.0))
            self._next_turn[host] = turn + max(pause, min(asked, MAX_PAUSE))
        time.sleep(turn - now)

    def refuse_disallowed(self, url: str, fetch_text: Callable[[str], str]) -> None:
        """Raises `UnreadableInput` when the site's robots.txt asks programs not to read `url`.

        `fetch_text` gets a file of the site; a site without the file allows everything, one that
        fails to give it allows nothing.
        """
        site = _site(url)
        read, rules = self._rules.get(site, (0.0, None))
        if rules is None or time.monotonic() > read + KEPT:
            rules = _rules(f"{site}/robots.txt", fetch_text)
            self._rules[site] = (time.monotonic(), rules)
        if not rules.can_fetch(AGENT, url):
            raise UnreadableInput("the site's robots.txt asks programs not to read it")


def _rules(url: str, fetch_text: Callable[[str], str]) -> RobotFileParser:
    rules = RobotFileParser()
    try:
        rules.parse(fetch_text(url).splitlines())
    except RefusedByServer as failure:
        rules.parse([] if failure.status < 500 else ["User-agent: *", "Disallow: /"])
    return rules


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
