"""Whether a figure is told as done, planned, alleged, estimated or denied."""

from __future__ import annotations

import re

from figures.model import Status
from figures.text import Sentence

_PLANNED = re.compile(
    r"\b(?:will|shall|set to|plans? to|planned|on track to|(?:is|are|was|were) to|aims? to|"
    r"expected to|would)\b"
)


def status_of(
    sentence: Sentence, start: int, end: int
) -> tuple[Status, tuple[tuple[str, str], ...]]:
    """The status of the figure at [start, end) and the rule that found it."""
    found = _PLANNED.search(sentence.text.lower())
    if found:
        return "planned", (("status", f'"{found.group()}"'),)
    return "reported", ()
