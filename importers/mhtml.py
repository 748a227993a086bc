"""MHTML: a web page as a browser saves it into a single file."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from importers.addresses import canonical_address, outlet_of_address
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.html import MAX_PAGE_BYTES, read_page

_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^(?:snapshot-content-location:|from:\s*<?saved by)", re.I | re.MULTILINE)
_CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)


class MhtmlImporter:
    """One article a file."""

    name = "mhtml"
    suffixes = (".mhtml", ".mht")

    def recognises(self, source: Source) -> bool:
        """Whether its mail headers are those that browsers write."""
        return bool(_RELATED.search(source.head) and _SAVED.search(source.head))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The page's article; raises `UnreadableInput` when the file holds no page."""
        message = email.message_from_bytes(source.read(), policy=email.policy.compat32)
        told = message.get("Snapshot-Content-Location")  # no string when it is not ASCII
        url = canonical_address(None if told is None else str(told))
        for part in message.walk():
            data = part.get_payload(decode=True)
            if part.get_content_type() == "text/html" and isinstance(data, bytes) and data:
                charset = _CHARSET.search(str(part.get("Content-Type") or ""))
                article = read_page(
                    data[:MAX_PAGE_BYTES], source, options, charset=charset[1] if charset else None
                )
                place = article.url or url
                yield article._replace(
                    key=place or source.key,
                    url=place,
                    outlet=article.outlet or outlet_of_address(place),
                )
                return
        raise UnreadableInput("it holds no web page")
