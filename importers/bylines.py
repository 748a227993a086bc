"""Who a web page says wrote its article, where neither JSON-LD nor a meta tag does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.clean import clean_line
from importers.lead import byline_names, line_date, split_names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CANDIDATES = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'uthor')"
    " or contains(@class, 'yline') or contains(@class, 'AUTHOR')]"
)
_CLASS = re.compile(
    r"(?:^|\s)(?:(?:article|post|entry|story|c|p|news|meta|content|node|field(?:-name)?|byline"
    r"|author)?[-_]*(?:author|byline|by-line)s?(?:[-_]*(?:names?|author|link))?)(?=\s|$)",
    re.IGNORECASE,
)
_LONGEST = 120
"""Characters; longer ones are boxes about the author."""


def byline_of(tree: HtmlElement) -> tuple[str, ...]:
    """The names in the first element that is marked as a byline; () when none is."""
    for text in _marked(tree):
        names = byline_names(text) or split_names(text)
        if names and not any(char.isdigit() for name in names for char in name):
            return tuple(name for name in names if not line_date(name))
    return ()


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath(_CANDIDATES):
        marks = (element.get("rel"), element.get("itemprop"))
        if "author" in marks or _CLASS.search(element.get("class") or ""):
            # Names stand in elements beside each other, with no space between them.
            text = clean_line(" ".join(element.itertext()))
            if text and 2 < len(text) <= _LONGEST:
                yield text
