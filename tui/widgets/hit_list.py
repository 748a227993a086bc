"""The articles that a search found, of which only the pages in view are ever fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from db.rows import ArticleRow, Hit
from figures.printable import printable, printable_line
from tui.present.dates import published_words
from tui.present.inked import Ink, Line, fit
from tui.present.verdicts import SIGNS
from tui.present.wording import count_words, source_words, title_words
from tui.widgets.line_list import LineList

PAGE = 50
"""Rows fetched at once."""
ROOMY = 56
"""Cells from which words are written out."""


class HitList(LineList):
    """Three lines an article: when and who, title, snippet."""

    ROW_HEIGHT: ClassVar[int] = 4
    CURSOR_LINE: ClassVar[int] = 1

    @dataclass
    class PageWanted(Message):
        """Rows came into view that have not been fetched."""

        page: int

    @dataclass
    class Opened(Message):
        """The person chose an article."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._pages: dict[int, list[Hit | ArticleRow]] = {}
        self._asked: set[int] = set()

    def show(self, rows: list[Hit | ArticleRow], total: int) -> None:
        """Show a new result by its first page; the cursor goes to the first row."""
        self._pages = {0: rows}
        self._asked = {0}
        self.scroll_to(y=0, animate=False, immediate=True)
        self.set_count(total)
        self.cursor = 0

    def add_page(self, page: int, rows: list[Hit | ArticleRow]) -> None:
        """Take the rows of a page that was wanted."""
        self._pages[page] = rows
        self.refresh_lines(page * PAGE * self.ROW_HEIGHT, PAGE * self.ROW_HEIGHT)

    def hit(self, row: int) -> Hit | ArticleRow | None:
        """The article of a row; None when it is not there yet."""
        page, index = divmod(row, PAGE)
        rows = self._pages.get(page, [])
        return rows[index] if index < len(rows) else None

    def row_lines(self, row: int, width: int) -> list[Line]:
        """The lines of an article, or a sign that it is on its way."""
        hit = self.hit(row)
        if hit is None:
            page = row // PAGE
            if page not in self._asked:
                self._asked.add(page)
                self.post_message(self.PageWanted(page))
            return [(Ink(" …", "muted"),)]
        title = title_words(hit.title, hit.key)
        return [
            _facts(hit, width),
            (Ink(f" {fit(title, width - 2)}", "title"),),
            _snippet(hit, width),
        ]

    def action_open(self) -> None:
        """Open the article under the cursor."""
        if (hit := self.hit(self.cursor)) is not None:
            self.post_message(self.Opened(hit.key))


def _facts(hit: Hit | ArticleRow, width: int) -> Line:
    is_narrow = width < ROOMY
    figures = f"{hit.figures:,} fig" if is_narrow else count_words(hit.figures, "figure")
    marks = [Ink(f"  {figures}", "muted")]
    if hit.conflicts:
        words = f"{hit.conflicts:,}" if is_narrow else count_words(hit.conflicts, "conflict")
        marks.append(Ink(f"  {SIGNS['conflict']} {words}", "conflict"))
    room = width - 1 - sum(len(mark.text) for mark in marks)
    when = f" {published_words(hit.published)}  {source_words(hit.outlet, hit.key)}"
    return (Ink(fit(when, max(8, room)), "muted"), *marks)


def _snippet(hit: Hit | ArticleRow, width: int) -> Line:
    if isinstance(hit, ArticleRow):
        by = ", ".join(printable_line(name) for name in hit.authors)
        return (Ink(fit(f" {by}", width), "muted"),)
    cut = 0
    if hit.marks and hit.marks[0][1] > width - 3:
        cut = hit.marks[0][0] - width // 3  # what was found must be seen
    text = fit(f" {'…' if cut else ''}{printable(hit.snippet)[cut:]}", width - 1)
    shift = 1 - cut + (1 if cut else 0)
    pieces: list[Ink] = []
    done = 0
    for start, end in hit.marks:
        first, last = min(start + shift, len(text)), min(end + shift, len(text))
        pieces += [Ink(text[done:first], "muted"), Ink(text[first:last], "match")]
        done = max(done, last)
    return (*pieces, Ink(text[done:], "muted"))
