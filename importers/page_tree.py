"""A web page as a tree: parsed once, and cut down to what an article can stand in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from importers.clean import in_utf8

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.html import HtmlElement

_NO_CHARACTERS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
"""What no tree holds, like U+FFFE and U+FFFF."""
_HEAD = 4096
_SLASHED_DOCTYPE = re.compile(rb"<\s?!\s?doctype[^>]*/[^<>]*>", re.IGNORECASE)
"""libxml2 takes a page for XML by it (https://bugs.launchpad.net/lxml/+bug/1955915)."""
_CLOSED_AT_ONCE = re.compile(rb"(<html\b[^<>]*?)\s*/>", re.IGNORECASE)
_JSON_LD = "application/ld+json"


def tree_of(page: bytes, charset: str | None = None) -> HtmlElement | None:
    """The tree of a page as trafilatura would make it; None when it holds no HTML.

    Trafilatura's own way takes twice as long, and its parser asks Python for the class of every
    element that anything looks at. `charset` is the one declared. Raises `UnreadableInput` for
    binary data.
    """
    from lxml import etree, html

    data = in_utf8(page, charset).translate(None, _NO_CHARACTERS)
    if b"\xef\xbf" in data:
        data = data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    head = _CLOSED_AT_ONCE.sub(rb"\1>", _SLASHED_DOCTYPE.sub(b"", data[:_HEAD], count=1), count=1)
    try:
        tree = html.fromstring(head + data[_HEAD:], parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    is_said_to_be = b"html" in data[:50].lower()
    return tree if is_said_to_be or len(tree) > 1 else None


@cache
def _parser() -> HTMLParser:
    """Trafilatura's parser, but for the classes of elements, which are found without Python."""
    from lxml import etree, html

    parser = etree.HTMLParser(
        collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


def drop_unseen(tree: HtmlElement) -> None:
    """Takes out what no reader sees.

    JSON-LD stays, which may hold the article's text.
    """
    from lxml import etree

    for script in [one for one in tree.iter("script") if one.get("type") != _JSON_LD]:
        script.drop_tree()
    etree.strip_elements(tree, "style", "svg", "link", "meta", with_tail=False)


def drop_surroundings(tree: HtmlElement) -> None:
    """Takes out what trafilatura never takes text from: menus, buttons, boxes at the side.

    It would do so by itself, but only after it has searched and copied all of it, several times.
    """
    from lxml import etree

    etree.strip_elements(tree, *_surroundings(), with_tail=False)


@cache
def _surroundings() -> tuple[str, ...]:
    """Elements left out at all times: a form may hold the page, a figure a table of the article,
    and a script the article itself."""
    from trafilatura.settings import MANUALLY_CLEANED

    return tuple(tag for tag in MANUALLY_CLEANED if tag not in ("form", "figure", "head", "script"))
