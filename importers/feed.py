"""RSS and Atom feeds: one article an entry, as far as the feed carries its text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from figures.model import Article
from importers.addresses import canonical_address, outlet_of_address
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.clean import clean_text, holds_words
from importers.credits import outlet_name, people, title_without_outlet
from importers.dates import believed, dates_said
from importers.fragments import strip_fragments
from importers.furniture import strip_leftovers
from importers.markup import refuse_entities

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*|<\?[^>]*>\s*)*"
    rb"<(?:rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CARRIERS = re.compile(
    r"(?:^|\.)(?:news\.google\.[a-z.]+|feedburner\.com|feedproxy\.google\.com|feeds\.[a-z.]+"
    r"|news\.yahoo\.com|msn\.com|flipboard\.com|rss\.app|feedspot\.com)$"
)


class FeedImporter:
    """One article an entry."""

    name = "feed"
    suffixes = (".rss", ".atom", ".rdf")

    def recognises(self, source: Source) -> bool:
        """Whether its root element is one of a feed."""
        return bool(_OPENING.match(source.head))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The entries' articles; entries without any text are named as failures."""
        import feedparser  # 60 ms, feeds only

        data = source.read()
        refuse_entities(data)
        # A stream and not the bytes: bytes would be tried as an address and a path first.
        try:
            feed = feedparser.parse(io.BytesIO(data), response_headers=_headers(source))
        except UnicodeDecodeError as failure:
            raise UnreadableInput("the feed names its character set in no letters") from failure
        if not feed.entries:
            reason = feed.get("bozo_exception")
            raise UnreadableInput(f"the feed is broken ({reason})" if reason else "it is empty")
        for number, entry in enumerate(feed.entries, start=1):
            try:
                yield _article(entry, feed.feed, source, options)
            except UnreadableInput as failure:
                name = entry.get("link") or entry.get("id") or f"entry {number}"
                yield UnreadableInput(failure.reason, name)


def body_text(markup: str) -> str:
    """The plain text of an entry's markup; raises `UnreadableInput` when there is none."""
    text = strip_leftovers(clean_text(strip_fragments(markup)))
    if not holds_words(text):
        raise UnreadableInput("the feed gives no text for it, only a link")
    return text


def feed_outlet(publisher: str | None, feed: str | None, home: str | None) -> str | None:
    """Who publishes an entry: its named source, else the feed, unless that only carries others.

    `home` is the feed's own address.
    """
    try:
        host = (urlsplit(home or "").hostname or "").lower()
    except ValueError:
        host = ""
    carried = bool(host and _CARRIERS.search(host))
    return outlet_name(publisher) or (None if carried else outlet_name(feed))


def _article(
    entry: dict[str, Any], feed: Mapping[str, Any], source: Source, options: ImportOptions
) -> Article:
    contents = [part.get("value") or "" for part in entry.get("content", ())]
    text = body_text(max([*contents, entry.get("summary") or ""], key=len))
    url = canonical_address(entry.get("link"))
    named = (entry.get("source") or {}).get("title")
    outlet = feed_outlet(named, feed.get("title"), feed.get("link")) or outlet_of_address(url)
    # Its own `get` would give "updated" for a missing "published".
    names = ("published", "created", "updated")
    dates = dates_said(*((f"the feed ({name})", dict.get(entry, name)) for name in names))
    authors = [person.get("name") or "" for person in entry.get("authors", ())]
    key = url or entry.get("id")
    if not key:
        raise UnreadableInput("it has neither an address nor an id")
    return Article(
        key=key,
        text=text,
        title=title_without_outlet(strip_fragments(entry.get("title") or ""), outlet),
        outlet=outlet,
        authors=people(authors, outlet),
        published=believed(dates, options.today),
        url=url,
        language=(entry.get("language") or feed.get("language") or "")[:2].lower() or None,
        input=source.input,
        dates=dates,
    )


def _headers(source: Source) -> dict[str, str]:
    return {"content-type": source.content_type} if source.content_type else {}
