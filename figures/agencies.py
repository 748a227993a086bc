"""Whose dispatch a text is: outlets print what an agency sent, and say so in set places.

Those are the dateline ("SEOUL (Yonhap) --"), the byline ("By Reuters", "By Ida Falkenrath,
Associated Press") and the closing line ("(AFP)"). Elsewhere a name is somebody who is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from figures.sources import full_name_of, is_outlet

_DATELINE = re.compile(
    r"^[ \t]*(?:[^\W\d_a-z][^()\n]{1,60}\s)?\((?P<agency>[^()\n]{2,40})\)\s*[-–—]",
    re.MULTILINE,
)
_BYLINE = re.compile(r"^[ \t]*[Bb][Yy][: ][ \t]*(?P<names>[^\n]{2,120})$", re.MULTILINE)
_CLOSING = re.compile(
    r"(?:(?:^|\n)[ \t]*(?:[-–—]\s*)?|[.!?”\"]\s*(?:[-–—]\s*|(?=\()))"
    r"\(?(?P<agency>[^()\n.]{2,40})\)?$"
)
_APART = re.compile(r"\s*(?:,|;|/|\||&|\band\b|\bfor\b|\bvia\b|\bwith\b)\s*", re.IGNORECASE)
_STAFF = re.compile(r"\s+(?:staff|(?:staff )?writers?|reporters?|correspondents?|newsroom)$", re.I)
_HEAD = 600
"""Characters of an article in which its dateline and its byline stand, if it has them."""
_TAIL = 200


def agency_of(text: str, authors: Iterable[str] = ()) -> str | None:
    """The news organisation whose dispatch a text is, under its full name; None without one.

    >>> agency_of("SEOUL, May 27 (Yonhap) -- Two ships were sold.")
    'Yonhap'
    >>> agency_of("Two ships were sold, Reuters reported.") is None
    True
    """
    for name in (*_named_on_top(text[:_HEAD]), *authors, *_named_at_the_end(text[-_TAIL:])):
        plain = _STAFF.sub("", name.strip())
        if is_outlet(plain):
            return full_name_of(plain)
    return None


def _named_on_top(head: str) -> Iterator[str]:
    if "(" in head:  # seen at a glance, where every article of a question is asked for
        for match in _DATELINE.finditer(head):
            yield match["agency"].split("/")[0]
    for match in _BYLINE.finditer(head):
        yield from _APART.split(match["names"])


def _named_at_the_end(tail: str) -> Iterator[str]:
    tail = tail.rstrip()
    if not tail.endswith(".") and (match := _CLOSING.search(tail)):
        yield match["agency"]
