"""XML of documents and feeds, parsed without anything that a document could make us do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.base import UnreadableInput

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*|<\?[^>]*>\s*"
    rb"|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:[\w.-]+:)?([\w.-]+)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
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


def root_name(head: bytes) -> str | None:
    """The root element's name, without a namespace, by the first bytes of an XML document."""
    match = _ROOT.match(head.replace(b"\0", b"").lstrip(b"\xff\xfe"))
    return match[1].decode("ascii", "replace") if match else None


def local_name(element: _Element) -> str:
    """The tag without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


_BLOCKS = frozenset(
    ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hl2", "br", "block", "pre")
)
_UNREAD = frozenset(("script", "style", "media", "table-legend", "abstract", "image", "video"))


def running_text(element: _Element) -> str:
    """The text of an element of XHTML or NITF, a line for each block; "" when it has none."""
    lines = "".join(_pieces(element)).split("\n")
    return "\n\n".join(line for text in lines if (line := " ".join(text.split())))


def _pieces(element: _Element) -> Iterator[str]:
    """Text in the order of the document; "\n" stands where a block begins or ends."""
    if (element.text or "").strip():
        yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        name = local_name(child)
        edge = "\n" if name in _BLOCKS else ""
        if name and name not in _UNREAD:
            yield edge
            yield from _pieces(child)
            yield edge
        yield re.sub(r"\s+", " ", child.tail or "")
