"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from figures.model import Article
from importers.addresses import canonical_address, outlet_of_address
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.credits import people, title_without_outlet
from importers.dates import believed, dates_said
from importers.feed import body_text, feed_outlet

_VERSION = re.compile(rb"\"version\"\s*:\s*\"https?:(?:\\?/){2}jsonfeed\.org\\?/version")


class JsonFeedImporter:
    """One article an item."""

    name = "json-feed"
    suffixes = ()

    def recognises(self, source: Source) -> bool:
        """Whether it is a JSON object that names the version of JSON Feed."""
        return source.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and bool(
            _VERSION.search(source.head)
        )

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The items' articles; items without any text are named as failures."""
        try:
            feed = json.loads(source.read().decode("utf-8-sig"))
        except (ValueError, RecursionError) as failure:
            raise UnreadableInput(f"it is not valid JSON ({failure})") from None
        items = feed.get("items")
        if not isinstance(items, list) or not items:
            raise UnreadableInput("the feed has no items")
        for number, item in enumerate(items, start=1):
            try:
                yield _article(item, feed, source, options)
            except UnreadableInput as failure:
                yield UnreadableInput(failure.reason, f"item {number}")


def _article(item: object, feed: dict[str, Any], source: Source, options: ImportOptions) -> Article:
    if not isinstance(item, dict):
        raise UnreadableInput("it is no JSON object")
    text = body_text(_word(item, "content_html", "content_text", "summary") or "")
    url = canonical_address(_word(item, "url", "external_url"))
    home = _word(feed, "home_page_url", "feed_url")
    outlet = feed_outlet(None, _word(feed, "title"), home) or outlet_of_address(url)
    names = ("date_published", "date_modified")
    dates = dates_said(*((f"the feed ({name})", _word(item, name)) for name in names))
    key = url or _word(item, "id")
    if not key:
        raise UnreadableInput("it has neither an address nor an id")
    persons = item.get("authors") or [item.get("author")]
    written = [person.get("name") for person in persons if isinstance(person, dict)]
    return Article(
        key=key,
        text=text,
        title=title_without_outlet(_word(item, "title"), outlet),
        outlet=outlet,
        authors=people([name for name in written if isinstance(name, str)], outlet),
        published=believed(dates, options.today),
        url=url,
        language=(_word(item, "language") or _word(feed, "language") or "")[:2].lower() or None,
        input=source.input,
        dates=dates,
    )


def _word(record: dict[str, Any], *names: str) -> str | None:
    """The first of these fields that holds a string or a number."""
    for name in names:
        value = record.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
