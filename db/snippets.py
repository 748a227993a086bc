"""Cutting the piece of a text that shows why it was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

WIDTH = 160
_BEFORE = 40
_LONG_WORD = 15
_EACH = 6
"""Places of one word that are looked at for the best cutting."""
_SPACE = re.compile(r"\s+")


class _Folding(dict[int, str]):
    """Maps a character to its lower case without diacritics, always one for one."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFD", chr(code).lower())[:1] or chr(code)
        self[code] = folded
        return folded


_FOLDING = _Folding()


class Cutter:
    """Cuts texts around the same words; `words` are folded words or phrases."""

    def __init__(self, words: Sequence[str]):
        self._words = [word for word in dict.fromkeys(words) if " " not in word]
        self._phrases = [
            re.compile(re.escape(word).replace(r"\ ", r"[\W_]+"))
            for word in dict.fromkeys(words)
            if " " in word
        ]

    def cut(self, text: str, title: str = "") -> tuple[str, tuple[tuple[int, int], ...]]:
        """One line of at most `WIDTH` characters around the words, and where they stand in it.

        It is the piece with the most different words; without any, the beginning of the text. A
        first line that only says the title again, which stands above the snippet, is no part of it.
        """
        text = text[after_title(text, title) :]
        start = _word_start(text, _best_start(self._places(text)))
        end = min(start + WIDTH - 2, len(text))
        piece = text[start:end]
        if end < len(text) and (space := piece.rfind(" ")) > WIDTH // 2:
            piece = piece[:space]
        line = _SPACE.sub(" ", piece).strip()
        line = f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}"
        return line, self._marks(line)

    def _places(self, text: str) -> list[tuple[int, int, int]]:
        """(start, end, number of the word) for the first places of each word."""
        if not self._words and not self._phrases:
            return []
        plain = text.lower()
        found = list(self._found(plain)) if len(plain) == len(text) else []
        if not found and not text.isascii():  # accents cost a slower pass, taken when needed
            found = list(self._found(text.translate(_FOLDING)))
        return sorted(found)

    def _found(self, plain: str) -> Iterator[tuple[int, int, int]]:
        for n, word in enumerate(self._words):
            places = 0
            at = plain.find(word)
            while at >= 0 and places < _EACH:
                if _stands_alone(plain, at, at + len(word)):
                    yield at, at + len(word), n
                    places += 1
                at = plain.find(word, at + 1)
        for n, phrase in enumerate(self._phrases, len(self._words)):
            for match, _ in zip(phrase.finditer(plain), range(_EACH), strict=False):
                if _stands_alone(plain, *match.span()):
                    yield *match.span(), n

    def _marks(self, line: str) -> tuple[tuple[int, int], ...]:
        marks: list[tuple[int, int]] = []
        for start, end, _ in sorted(self._found(line.translate(_FOLDING))):
            if marks and start < marks[-1][1]:
                marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
            else:
                marks.append((start, end))
        return tuple(marks)


def after_title(text: str, title: str) -> int:
    """Where the text begins when its first line only says the title again; else 0."""
    end = text.find("\n")
    if end > 0 and text[:end].split() == title.split():
        return end + len(text[end:]) - len(text[end:].lstrip("\n"))
    return 0


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span is a whole word; in scripts without spaces any part is."""
    if text[start] >= "\u0e00" and not text[start].isascii():
        return True
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def _best_start(places: Sequence[tuple[int, int, int]]) -> int:
    best, start = 0, 0
    for n, (place, _, _) in enumerate(places):
        inside = {word for at, _, word in places[n:] if at < place + WIDTH - _BEFORE - 10}
        if len(inside) > best:
            best, start = len(inside), max(place - _BEFORE, 0)
    return start


def _word_start(text: str, start: int) -> int:
    """The nearest beginning of a word at or before `start`, unless that is a long one."""
    if start <= _LONG_WORD:
        return 0
    for at in range(start, start - _LONG_WORD, -1):
        if text[at - 1].isspace():
            return at
    return start
