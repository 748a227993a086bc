"""Shares of a poll behind the first, which alone says per cent: "86 percent approve, 43 do not"."""

from __future__ import annotations

import re

from figures.numerals import Numeral
from figures.quantity import Quantity

_ANSWER = (
    r"(?:said|says?|approved?|disapproved?|opposed?|favou?r(?:ed|s|able)?|supported|support|backed|"
    r"back|agreed?|disagreed?|believed?|think|thought|viewed?|rated?|prefer(?:red)?|trust(?:ed)?|"
    r"disliked?|undecided|unsure|neutral|against|opinion)\b"
)
_ANSWERS = re.compile(
    rf"\s(?:(?:were|are|was|is|strongly|somewhat|in|had\s(?:an?|no)(?:\sun\w+)?)\s)?{_ANSWER}"
    r"|\s(?:did|do)(?:\snot|n['’]t)\b"
)
_ANSWERED = re.compile(rf"\b{_ANSWER}")
_REST = re.compile(r"\s(?:of|were|was|are|is|had|have|did|do|for)\s|\s?[.,;)]|\Z")
"""Behind a number with decimals, which counts nobody: "and 7.3 of another race"."""
_LISTED = re.compile(r"(?:,|;|\band|\bbut|\bwhile|\bwith)\s\Z")
_REACH = 160
"""Characters between two shares of one question."""


def is_percent_too(text: str, last: Quantity, numeral: Numeral, end: int) -> bool:
    """Whether a bare number behind the percentage `last` is one too."""
    if last.kind != "percent" or numeral.form != "digits" or numeral.grouped:
        return False
    between = text[last.end : numeral.start]
    if numeral.high > 100 or len(between) > _REACH or not _LISTED.search(between):
        return False
    if numeral.decimals:
        return _REST.match(text, numeral.end, end) is not None
    is_answered = _ANSWERED.search(between) is not None
    return is_answered and _ANSWERS.match(text, numeral.end, end) is not None
