"""One page or feed over http or https, with limits on everything a server could do.

An address that a person typed may lead anywhere, also into their own network. One that a
server handed out (a redirect) may not lead into a private network, whatever name it hides
behind: the address that was really connected to is looked at before anything is asked of it.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote, urljoin, urlsplit

from db.rows import Visit
from importers.addresses import is_address
from importers.base import UnreadableInput
from importers.manners import AGENT, Manners, RefusedByServer

MAX_FETCHED_BYTES = 32 * 1024 * 1024
MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_STEP = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may take, and how much it may send."""

    wait: float = 15.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds for the whole answer, redirects included."""
    size: int = MAX_FETCHED_BYTES
    """Bytes, unpacked."""
    pause: float = 1.0
    """Seconds between two requests to one host."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    url: str
    """Where it was found in the end, behind all redirects."""
    content_type: str | None
    data: bytes
    etag: str | None = None
    modified: str | None = None
    """What the server says of this version, to be told again the next time."""
    unchanged: bool = False
    """It is what it was at the last visit, and was not sent again."""


def fetch(
    url: str, limits: Limits | None = None, *, listed: bool = False, last: Visit | None = None
) -> Fetched:
    """What stands at `url`; raises `UnreadableInput` with the reason when nothing usable does.

    `listed`: a list named the address and no person, so it may not lead into a private network
    and the site's robots.txt decides. `last` is what the server said at the last visit.
    """
    limits = limits or Limits()
    if listed:
        _manners.refuse_disallowed(url, lambda robots: _text(robots, None, limits))
    _manners.wait_for_turn(url, limits.pause)
    return _fetched(url, None if listed else _host(url), limits, last)


def refuse_disallowed(url: str) -> None:
    """Raises `UnreadableInput` when robots.txt asks programs not to read what a person named."""
    _manners.refuse_disallowed(url, lambda robots: _text(robots, _host(url), Limits()))


_manners = Manners()


def _text(url: str, typed: str | None, limits: Limits) -> str:
    _manners.wait_for_turn(url, limits.pause)
    return _fetched(url, typed, limits).data.decode("utf-8", "replace")


def _fetched(url: str, typed: str | None, limits: Limits, last: Visit | None = None) -> Fetched:
    """What stands at `url`, behind redirects; `typed` is the host that may be a private one."""
    deadline = time.monotonic() + limits.total
    for _ in range(MAX_REDIRECTS + 1):
        if not is_address(url):
            raise UnreadableInput(f"it leads to {url[:200]!r}, which is no http or https address")
        told = _conditions(last) if last and last.found_at == url else {}
        with _answer(url, typed, deadline, limits, told) as answer:
            target = answer.getheader("Location")
            if answer.status in _REDIRECTS and target:
                url = urljoin(url, target)
                continue
            if answer.status == 304 and told:
                return Fetched(url, None, b"", unchanged=True)
            if answer.status != 200:
                raise RefusedByServer(answer.status, answer.reason)
            data = b"".join(_unpacked(answer, limits.size))
            if time.monotonic() >= deadline:
                raise UnreadableInput(f"it took longer than {limits.total:g} seconds")
            if answer.length:
                raise UnreadableInput("the connection ended before all of it had come")
            known = (answer.getheader(name) for name in ("Content-Type", "ETag", "Last-Modified"))
            content_type, etag, modified = known
            return Fetched(url, content_type, data, etag, modified)
    raise UnreadableInput(f"it was redirected more than {MAX_REDIRECTS} times")


@contextmanager
def _answer(
    url: str, typed: str | None, deadline: float, limits: Limits, told: dict[str, str]
) -> Iterator[http.client.HTTPResponse]:
    """The server's answer to one request; its failures as `UnreadableInput`."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise UnreadableInput(f"it took longer than {limits.total:g} seconds")
    connection = _connection(url, min(limits.wait, left))
    alarm: threading.Timer | None = None
    try:
        connection.connect()
        if _host(url) != typed:
            _refuse_private(connection.sock)
        # A server that drips bytes never runs into the wait; this ends it all the same.
        alarm = threading.Timer(deadline - time.monotonic(), _hang_up, (connection.sock,))
        alarm.daemon = True
        alarm.start()
        connection.request("GET", _target(url), headers={**_headers(), **told})
        with connection.getresponse() as answer:  # it alone holds a connection not to be kept
            yield answer
    except TimeoutError:
        raise UnreadableInput(f"the server sent nothing for {limits.wait:g} seconds") from None
    except (OSError, http.client.HTTPException, ValueError) as failure:
        if time.monotonic() >= deadline:
            raise UnreadableInput(f"it took longer than {limits.total:g} seconds") from None
        raise UnreadableInput(f"it could not be fetched: {_said(failure)}") from None
    finally:
        if alarm is not None:
            alarm.cancel()
        connection.close()


def _connection(url: str, timeout: float) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UnreadableInput("its port is no number") from None
    if parts.scheme.lower() == "https":
        return http.client.HTTPSConnection(host, port, timeout=timeout)
    return http.client.HTTPConnection(host, port, timeout=timeout)


def _refuse_private(connected: socket.socket) -> None:
    peer = ipaddress.ip_address(connected.getpeername()[0].split("%")[0])
    mapped = getattr(peer, "ipv4_mapped", None)
    if not (mapped or peer).is_global:
        raise UnreadableInput(
            "it leads into a private network, which is followed only when it is named itself"
        )


def _unpacked(answer: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
    """The body in pieces, unpacked, at most `limit` bytes of it."""
    encoding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise UnreadableInput(f"the server packed it in a way that was not asked for ({encoding})")
    unpacker = None if encoding == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
    size = 0
    while piece := answer.read(_STEP):
        if unpacker is not None:
            try:
                piece = unpacker.decompress(piece, limit + 1 - size)
            except zlib.error:
                raise UnreadableInput("its packed content is damaged") from None
        size += len(piece)
        if size > limit:
            raise UnreadableInput(f"it is larger than {limit // 2**20} MiB")
        yield piece


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"{AGENT}/{_version()}",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _conditions(last: Visit) -> dict[str, str]:
    """What makes a server answer 304 when nothing has changed since that visit."""
    told = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    return {name: value for name, value in told.items() if value}


def _version() -> str:
    try:
        return version("variorum")
    except PackageNotFoundError:
        return "0"


def _host(url: str) -> str:
    with suppress(ValueError):
        return (urlsplit(url).hostname or "").lower()
    return ""


def _target(url: str) -> str:
    """Path and query as they go over the wire: characters outside ASCII are percent-encoded."""
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return f"{path}?{query}" if query else path


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _said(failure: Exception) -> str:
    if isinstance(failure, socket.gaierror):
        return "its host is not known"
    return getattr(failure, "strerror", None) or str(failure) or type(failure).__name__
