"""Where words stand in a text, found piece by piece so that nobody waits for a long one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tui.present.page import Span

PIECE = 20_000
"""Characters looked through at once: 1 ms, and 20 where every letter of them is found."""
_SPACES = 200
"""Characters more than its own that a place may have between words."""


class Finding:
    """The places of some words, from where a reader is to the end, then from the beginning."""

    def __init__(self, words: str, text: str, begin: int, here: int) -> None:
        """Nothing before `begin` is looked through; no words stand nowhere."""
        parts = [re.escape(word) for word in words.split()]
        self._pattern = re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None
        self._text = text
        self._begin, self._here = begin, max(begin, here)
        self._margin = len(words) + _SPACES
        self._below: list[Span] = []
        self._above: list[Span] = []
        self._at = 0
        self.is_done = self._pattern is None

    def search(self) -> Iterator[None]:
        """Look through one piece of the text after the other."""
        yield from self._through(self._here, len(self._text), self._below)
        yield from self._through(self._begin, self._here, self._above)
        self.is_done = True

    def _through(self, start: int, end: int, found: list[Span]) -> Iterator[None]:
        if self._pattern is None:
            return
        while start < end:
            until = min(start + PIECE, end)
            for match in self._pattern.finditer(self._text, start, until + self._margin):
                if match.start() >= until:
                    break
                found.append(match.span())
            start = max(until, found[-1][1] if found else 0)
            yield

    @property
    def count(self) -> int:
        """How many places were found so far."""
        return len(self._below) + len(self._above)

    @property
    def number(self) -> int:
        """Which place is shown, 1 for the first of the text; 0 for none."""
        if not self.count:
            return 0
        below = len(self._below)
        return self._at - below + 1 if self._at >= below else len(self._above) + self._at + 1

    @property
    def shown(self) -> Span | None:
        """The place that is shown."""
        if not self.count:
            return None
        below = len(self._below)
        return self._above[self._at - below] if self._at >= below else self._below[self._at]

    def step(self, by: int) -> None:
        """Show another place, around the ends."""
        if self.count:
            self._at = (self._at + by) % self.count

    def within(self, start: int, end: int) -> list[Span]:
        """The places that touch a span of the text."""
        touched: list[Span] = []
        for found in (self._above, self._below):
            first = bisect_left(found, (start, 0))
            first -= first > 0 and found[first - 1][1] > start
            touched += found[first : bisect_left(found, (end, 0))]
        return touched
