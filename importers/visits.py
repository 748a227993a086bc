"""Addresses as sources, asked only for what has changed since everything there was stored.

A page that a person names is read whatever the site asks of programs: a browser would do the
same. A feed is made to be read again and again, so there robots.txt decides, and of a list of
feeds as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from db.rows import Visit
from importers.addresses import canonical_address
from importers.base import Source, Visited

LookUp = Callable[[str], Visit | None]
"""The last visit to an address, as the library remembers it."""

_last_visit: ContextVar[LookUp | None] = ContextVar("last_visit", default=None)


class Unchanged(Exception):  # noqa: N818 - good news
    """The server says that nothing has changed since the last visit."""

    def __init__(self, visited: Visited):
        super().__init__(visited.url)
        self.visited = visited


@contextmanager
def remembering(look_up: LookUp | None) -> Iterator[None]:
    """While this lasts, servers are told what is known already; None asks for everything."""
    token = _last_visit.set(look_up)
    try:
        yield
    finally:
        _last_visit.reset(token)


def visit(url: str, *, listed: bool = False, depth: int = 0) -> tuple[Source, Visited]:
    """What stands at an address, and what to remember of the visit once it is stored.

    `listed`: a list named the address and no person. Raises `Unchanged` when nothing is new
    there, and `UnreadableInput` with the reason when nothing usable is.
    """
    from importers.fetch import fetch, refuse_disallowed  # http and ssl, which files do not need

    look_up = _last_visit.get()
    last = look_up(url) if look_up else None
    fetched = fetch(url, listed=listed, last=last)
    if fetched.unchanged and last:
        raise Unchanged(Visited(url, fetched.url, last.etag, last.modified, last.articles))
    source = Source.of_bytes(
        url,
        fetched.data,
        key=canonical_address(fetched.url),
        suffix=PurePosixPath(urlsplit(fetched.url).path).suffix.lower(),
        content_type=fetched.content_type,
        depth=depth,
    )
    if not listed and _is_feed(source):
        refuse_disallowed(fetched.url)
    return source, Visited(url, fetched.url, fetched.etag, fetched.modified)


def _is_feed(source: Source) -> bool:
    from importers.feed import FeedImporter
    from importers.json_feed import JsonFeedImporter

    return FeedImporter().recognises(source) or JsonFeedImporter().recognises(source)
