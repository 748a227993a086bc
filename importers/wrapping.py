"""Lines that end where a column ended, put together into paragraphs again."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n\s#>*•+-])(?!\d+[.)] )")
_WIDEST = 110
"""Characters of the longest line of a text that was wrapped for reading."""


def unwrapped(text: str) -> str:
    """`text` with its lines joined when they were broken at a column; else unchanged.

    Wrapped prose goes on in lower case at the head of every other line; headings, lists and
    paragraphs on single lines do not.
    """
    if max(map(len, text.split("\n"))) > _WIDEST:
        return text
    ends = [match.end() for match in _BREAK.finditer(text)]
    lower = sum(text[end].islower() for end in ends)
    return joined(text) if len(ends) > 2 and lower * 5 >= len(ends) * 2 else text


def joined(text: str) -> str:
    """`text` with the lines of each paragraph on one line; headings and list items stay apart."""
    return _BREAK.sub(" ", text)
