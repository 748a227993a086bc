"""Printed dialogue: paragraphs that open with who speaks, as interviews and transcripts do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from figures.tagger import default_tagger

_LABEL = re.compile(
    r"\n[ \t]*[\"“]?([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})(?: \([^()\n]{1,40}\))?:(?=[ \xa0]+\S)"
)


class Dialogue:
    """The paragraphs of a text that name their speaker first.

    A label counts when it stands before at least two paragraphs and is not a common word:
    "Name:", "Related:" and "Update:" are headings, not people.
    """

    def __init__(self, text: str):
        lines = "\n" + text  # each begins with a newline, which is found at a glance
        found = [(m.start(1) - 1, m.end(1) - 1, m.group(1)) for m in _LABEL.finditer(lines)]
        counts = Counter(label for _, _, label in found)
        known = default_tagger().lexicon if found else {}
        self.labels = [
            (start, end)
            for start, end, label in found
            if counts[label] > 1 and label.split()[-1].lower() not in known
        ]
        self._starts = [start for start, _ in self.labels]
        self._text = text

    def label_at(self, offset: int) -> tuple[int, int] | None:
        """Span of the speaker's label in the paragraph of `offset`; None when it has none."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or "\n" in self._text[self.labels[index][1] : offset]:
            return None
        return self.labels[index] if offset > self.labels[index][1] else None
