"""OPML: a list of feeds, each of which is fetched and read as if it had been named itself."""

from __future__ import annotations

from collections.abc import Iterator

from importers.addresses import is_address
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.clean import clean_line
from importers.markup import parse_xml, root_name
from importers.visits import Unchanged, visit

MAX_FEEDS = 1000


class OpmlImporter:
    """The articles of every feed in the list."""

    name = "opml"
    suffixes = (".opml",)

    def recognises(self, source: Source) -> bool:
        """Whether its root element is that of OPML."""
        return (root_name(source.head) or "").lower() == "opml"

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The feeds as sources; those that cannot be fetched are named as failures."""
        if source.depth:
            raise UnreadableInput("a list of feeds is followed only when it is named itself")
        addresses = _addresses(source)
        if not addresses:
            raise UnreadableInput("the list names no feed")
        if len(addresses) > MAX_FEEDS:
            raise UnreadableInput(f"the list names more than {MAX_FEEDS} feeds")
        for url in addresses:
            try:
                feed, visited = visit(url, listed=True, depth=source.depth + 1)
            except Unchanged as same:
                yield same.visited
            except UnreadableInput as failure:
                yield UnreadableInput(failure.reason, url)
            else:
                yield feed
                yield visited


def _addresses(source: Source) -> list[str]:
    found: dict[str, None] = {}
    for element in parse_xml(source.read()).iter("{*}outline"):
        url = clean_line(element.get("xmlUrl") or element.get("xmlurl"))
        if url and is_address(url):
            found[url] = None
    return list(found)
