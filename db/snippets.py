"""Cutting the piece of a text that shows why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.terms import fold_word

WIDTH = 160
_BEFORE = 40
_LONG_WORD = 15
_MANY = 60
"""Places of words that are looked at for the best cutting."""
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")


def cut(text: str, words: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of at most `WIDTH` characters around the words, and where they stand in it.

    `words` are folded words or phrases; the cutting is the one with the most different ones.
    Without any, it is the beginning of the text.
    """
    places = _places(text, words)
    start = _best_start(places)
    start = _word_start(text, start)
    end = min(start + WIDTH - 2, len(text))
    piece = text[start:end]
    if end < len(text) and (space := piece.rfind(" ")) > WIDTH // 2:
        piece = piece[:space]
    line = f"{'…' if start else ''}{_one_line(piece)}{'…' if end < len(text) else ''}"
    return line, tuple(_marks(line, words))


def _word_start(text: str, start: int) -> int:
    """The nearest beginning of a word at or before `start`, unless that is a long one."""
    if start <= _LONG_WORD:
        return 0
    for at in range(start, start - _LONG_WORD, -1):
        if text[at - 1].isspace():
            return at
    return start


def _one_line(piece: str) -> str:
    return _SPACE.sub(" ", piece).strip()


def _places(text: str, words: Sequence[str]) -> list[tuple[int, str]]:
    if not words:
        return []
    found: list[tuple[int, str]] = []
    for match in _pattern(words, text.isascii()).finditer(text):
        found.append((match.start(), fold_word(match.group())))
        if len(found) >= _MANY:
            break
    if found or text.isascii():
        return found
    wanted = set(words)
    for match in _WORD.finditer(text):
        if (folded := fold_word(match.group())) in wanted:
            found.append((match.start(), folded))
            if len(found) >= _MANY:
                break
    return found


def _pattern(words: Sequence[str], ascii_only: bool) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace("\\ ", r"[\W_]+") for word in longest_first)
    unspaced = any(not word.isascii() for word in words) and not ascii_only
    bounded = f"(?:{either})" if unspaced else rf"\b(?:{either})\b"
    return re.compile(bounded, re.IGNORECASE)


def _best_start(places: Sequence[tuple[int, str]]) -> int:
    best, start = 0, 0
    for n, (place, _) in enumerate(places):
        inside = {word for at, word in places[n:] if at < place + WIDTH - _BEFORE - 10}
        if len(inside) > best:
            best, start = len(inside), max(place - _BEFORE, 0)
    return start


def _marks(line: str, words: Sequence[str]) -> list[tuple[int, int]]:
    if not words:
        return []
    wanted = set(words)
    marks = [match.span() for match in _pattern(words, line.isascii()).finditer(line)]
    if not marks:
        marks = [m.span() for m in _WORD.finditer(line) if fold_word(m.group()) in wanted]
    return marks
