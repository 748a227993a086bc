"""Small numbers in a sentence, as digits or words: for facts beside a figure, not for figures."""

from __future__ import annotations

import re

from figures.numerals import ONES, TENS

_VALUES = {**{word: int(v) for word, v in {**ONES, **TENS}.items()}, "a": 1, "an": 1, "another": 1}
_SMALL = re.compile(rf"\b(?:\d{{1,3}}(?![\d,.%-]\d)|{'|'.join(_VALUES)})\b(?!-)", re.IGNORECASE)


def small_numbers(text: str) -> list[tuple[int, int, int]]:
    """(value, start, end) of every whole number below a thousand; "a" and "another" are 1.

    >>> small_numbers("killing one and wounding 12")
    [(1, 8, 11), (12, 25, 27)]
    """
    return [
        (int(word) if (word := m.group().lower()).isdigit() else _VALUES[word], m.start(), m.end())
        for m in _SMALL.finditer(text)
    ]
