"""What became of a text: the words that changed, and on top of them the figures that did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from figures.interval import value_of
from figures.measures import factor_to, size_in
from figures.model import Article, Figure
from figures.printable import printable_line
from tui.present.inked import Ink, Line, wrap
from tui.present.numbers import difference_words

Kept = Literal["same", "gone", "new"]

_WORD = re.compile(r"\s+|[^\s\w]|\w+(?:[.,]\w+)*")
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
_MOST = 50_000_000
"""Pairs of parts beyond which comparing them takes minutes; all is shown as changed instead."""
_CONTEXT = 60
"""Characters of unchanged text shown on either side of a change."""
_MARKS: dict[Kept, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
"""How a change reads without colours, as `git diff --word-diff` writes it."""
_INKS: dict[Kept, str] = {"same": "", "gone": "conflict", "new": "agree"}


class Change(NamedTuple):
    """A stretch of the old text and what stands in its place."""

    old: tuple[int, int]
    new: tuple[int, int]
    is_same: bool


class FigureChange(NamedTuple):
    """A figure of the old text and what it became; None where there was or is none."""

    old: Figure | None
    new: Figure | None


def change_lines(
    before: str, after: str, article: Article, width: int, title: str | None = None
) -> list[Line]:
    """What one step changed: title, figures, words. `title` is the one it had before the step.

    The figures of both texts are found anew, as the article's date and outlet say.
    """
    found = changes(before, after)
    old, new = (_figures(text, article) for text in (before, after))
    told = figure_lines(figure_changes(found, old, new), width)
    lines: list[Line] = [(Ink(printable_line(article.title or article.key), "title"),)]
    if title and title != article.title:
        lines.append((Ink(f"was: {printable_line(title)}", "muted"),))
    lines += [(), (Ink("Changed figures" if told else "No figure changed", "strong"),), *told]
    return [*lines, (), (Ink("Changed words", "strong"),), *text_lines(before, after, found, width)]


def _figures(text: str, article: Article) -> list[Figure]:
    from figures.extract import extract_figures  # half a second, which only a change is worth

    return extract_figures(text, article.published_on, outlet=article.outlet)


def changes(old: str, new: str) -> list[Change]:
    """Both texts from beginning to end, in stretches that are the same or differ by whole words."""
    found: list[Change] = []
    for change in _compared(old, new, _PARAGRAPH, (0, 0)):
        if change.is_same or change.old[0] == change.old[1] or change.new[0] == change.new[1]:
            found.append(change)
        else:
            at = (change.old[0], change.new[0])
            inner = (old[slice(*change.old)], new[slice(*change.new)])
            found.extend(_compared(*inner, _WORD, at))
    return found


def _compared(old: str, new: str, parts: re.Pattern[str], at: tuple[int, int]) -> Iterator[Change]:
    before = [match.span() for match in parts.finditer(old)]
    after = [match.span() for match in parts.finditer(new)]
    if len(before) * len(after) > _MOST:
        yield Change((at[0], at[0] + len(old)), (at[1], at[1] + len(new)), old == new)
        return
    matcher = SequenceMatcher(
        None, [old[a:b] for a, b in before], [new[a:b] for a, b in after], autojunk=False
    )
    for tag, i, j, k, m in matcher.get_opcodes():
        yield Change(
            _stretch(before, i, j, len(old), at[0]),
            _stretch(after, k, m, len(new), at[1]),
            tag == "equal",
        )


def _stretch(
    spans: Sequence[tuple[int, int]], first: int, last: int, end: int, at: int
) -> tuple[int, int]:
    start = spans[first][0] if first < len(spans) else end
    return at + start, at + (spans[last - 1][1] if last > first else start)


def figure_changes(
    found: Sequence[Change], old: Sequence[Figure], new: Sequence[Figure]
) -> list[FigureChange]:
    """The figures that the changed stretches touch, in the order of the text.

    Within one stretch the first old figure is held against the first new one, and so on.
    """
    told: list[FigureChange] = []
    for change in found:
        if change.is_same:
            continue
        before = [figure for figure in old if _touches(figure, change.old)]
        after = [figure for figure in new if _touches(figure, change.new)]
        for index in range(max(len(before), len(after))):
            pair = FigureChange(
                before[index] if index < len(before) else None,
                after[index] if index < len(after) else None,
            )
            if pair not in told:
                told.append(pair)
    return told


def _touches(figure: Figure, span: tuple[int, int]) -> bool:
    return figure.start < span[1] and span[0] < figure.end


def figure_lines(told: Sequence[FigureChange], width: int) -> list[Line]:
    """One line a changed figure: as it was, as it is, and how far apart."""
    lines: list[Line] = []
    for old, new in told:
        if old is not None and new is not None:
            unit_of = None if factor_to(new, old) == 1.0 else old
            apart = difference_words(size_in(new, old), value_of(old), unit_of)
            words = f"{_surface(old)} → {_surface(new)}" + (f" · {apart}" if apart else "")
            style = "update"
        elif new is not None:
            words, style = f"new: {_surface(new)}", "agree"
        elif old is not None:
            words, style = f"gone: {_surface(old)}", "conflict"
        else:
            continue
        lines += [(Ink(line, style),) for line in wrap(words, width)]
    return lines


def _surface(figure: Figure) -> str:
    return printable_line(figure.surface)


def text_lines(old: str, new: str, found: Sequence[Change], width: int) -> list[Line]:
    """The changed words between some unchanged ones, wrapped; what was left out is an ellipsis."""
    pieces: list[tuple[str, Kept]] = []
    for number, change in enumerate(found):
        if change.is_same:
            text = new[slice(*change.new)]
            pieces.append((_around(text, number > 0, number < len(found) - 1), "same"))
            continue
        pieces.append((old[slice(*change.old)], "gone"))
        pieces.append((new[slice(*change.new)], "new"))
    return _wrapped([piece for piece in pieces if piece[0]], width)


def _around(text: str, has_before: bool, has_after: bool) -> str:
    head = _CONTEXT if has_before else 0
    tail = _CONTEXT if has_after else 0
    if len(text) <= head + tail + 3:
        return text
    before = text[:head].rsplit(" ", 1)[0] if head else ""
    after = text[len(text) - tail :].split(" ", 1)[-1] if tail else ""
    return f"{before} … {after}"


def _wrapped(pieces: Sequence[tuple[str, Kept]], width: int) -> list[Line]:
    lines: list[Line] = []
    line: list[Ink] = []
    room = width
    for text, kind in pieces:
        first, last = _MARKS[kind]
        for number, part in enumerate(f"{first}{text}{last}".split("\n")):
            if number:
                lines.append(tuple(line))
                line, room = [], width
            for word in re.findall(r"\s+|\S+", part):
                if len(word) > room and line:
                    lines.append(tuple(line))
                    line, room = [], width
                    if word.isspace():
                        continue
                for shown in wrap(word, width) if word.strip() else [" "]:
                    line.append(Ink(shown, _INKS[kind]))
                    room -= len(shown)
    return [*lines, tuple(line)] if line else lines
