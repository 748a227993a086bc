"""XML of documents and feeds, parsed without anything that a document could make us do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers.base import UnreadableInput

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def refuse_entities(data: bytes) -> None:
    """Raises `UnreadableInput` when XML declares entities: they grow, or fetch other files."""
    narrow = data.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    if _DECLARES.search(narrow):
        raise UnreadableInput("its XML declares entities, which are refused")


def parse_xml(data: bytes) -> _Element:
    """The root of an XML document; raises `UnreadableInput` when it is broken or unsafe."""
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise UnreadableInput(f"its XML is broken ({failure.msg})") from None


def local_name(element: _Element) -> str:
    """The tag without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
