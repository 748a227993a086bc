"""An article to read, its figures underlined, and their gravest verdict in the margin."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from figures.printable import printable_line
from tui.present.dates import published_words
from tui.present.finding import Finding
from tui.present.inked import Ink, Line, wrap
from tui.present.page import Page, Span, cut_at, laid_out, marked
from tui.present.verdicts import SIGNS, gravest
from tui.present.wording import source_words, title_words
from tui.widgets.inked_view import InkedView, ink

if TYPE_CHECKING:
    from figures.model import Article, Claim, Verdict

MARGIN = 3
"""Cells left of the text; the verdict's sign stands in them."""
MEASURE = 84
"""Longest line that is comfortable to read."""
LONG = 200_000
"""Characters and figures from which laying an article out is noticed."""


class ArticleView(InkedView, can_focus=True):
    """Scrolls through an article; a cursor steps through its figures."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "Next figure", id="reader.next"),
        Binding("N", "step(-1)", "Previous figure", id="reader.previous"),
        Binding("down,j", "scroll_by(1)", "Down", id="reader.down", key_display="↓ j"),
        Binding("up,k", "scroll_by(-1)", "Up", id="reader.up", key_display="↑ k"),
        Binding("pagedown,space", "page(1)", "Page down", id="reader.page-down"),
        Binding("pageup", "page(-1)", "Page up", id="reader.page-up"),
        Binding("home,g", "edge(0)", "Top", id="reader.top"),
        Binding("end,G", "edge(1)", "End", id="reader.end"),
    ]

    cursor: reactive[int | None] = reactive(None, repaint=False)
    """Index of the figure that the keys act on; None before the first step."""

    class Stepped(Message):
        """The cursor stands on another figure."""

    class Activated(Message):
        """The person clicked the figure under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.article: Article | None = None
        self.claims: Sequence[Claim] = ()
        self.verdicts: dict[str, Verdict] = {}
        self._text = ""
        self._heading: list[Line] = []
        self._lines: list[Span] = []
        self._marks: dict[int, list[int]] = {}
        self._page = Page("", 0, [], {})
        self._finding = Finding("", "", 0, 0)

    async def show(
        self,
        article: Article,
        claims: Sequence[Claim],
        verdicts: dict[str, Verdict],
        *,
        from_top: bool = True,
    ) -> None:
        """Show an article without a figure chosen, from its top or from where it is shown now."""
        ordered = sorted(claims, key=lambda claim: claim.figure.start)
        page = await self._page_of(article, ordered)
        self.article, self.claims, self.verdicts = article, ordered, verdicts
        self._finding = Finding("", "", 0, 0)
        self.set_reactive(ArticleView.cursor, None)
        self._turn_to(page)
        if from_top:
            self.scroll_to(y=0, animate=False, immediate=True)

    async def _page_of(self, article: Article, claims: Sequence[Claim]) -> Page:
        """The article broken to the width; a long one in a thread, as it takes seconds."""
        known = self._page if self.article is article else None
        lay_out = partial(_laid_out, article, claims, self._measure(), known)
        if _is_long(article, claims):
            return await asyncio.to_thread(lay_out)
        return lay_out()

    @property
    def claim(self) -> Claim | None:
        """The figure under the cursor."""
        return self.claims[self.cursor] if self.cursor is not None else None

    def go_to(self, figure: str) -> None:
        """Put the cursor on the figure with that id, if the article has it."""
        for index, claim in enumerate(self.claims):
            if claim.id == figure:
                self.cursor = index
                return

    def find(self, words: str) -> None:
        """Mark the places where `words` stand, and show the first from here on; "" marks none."""
        begin = self._lines[0][0] if self._lines else 0
        top = max(0, self.scroll_offset.y - len(self._heading))
        here = self._lines[top][0] if top < len(self._lines) else 0
        self._finding = Finding(words, self._text, begin, here)
        self._look(self._finding)

    @work(exclusive=True, group="article-find")
    async def _look(self, finding: Finding) -> None:
        """Find piece by piece, and show the first place as soon as it is found."""
        has_shown = False
        for _ in finding.search():
            if finding.count and not has_shown:
                has_shown = True
                self._show_found()
            await asyncio.sleep(0)  # keys go first
        if has_shown:
            self.post_message(self.Stepped())
        else:
            self._show_found()

    @property
    def found(self) -> tuple[int, int, bool]:
        """Which place is shown, 1 for the first, how many there are, and whether that is all."""
        return self._finding.number, self._finding.count, self._finding.is_done

    def _show_found(self) -> None:
        if (shown := self._finding.shown) is not None:
            line = bisect_left(self._lines, (shown[0] + 1, 0)) - 1
            self._bring_into_view(max(0, line) + len(self._heading))
        self.refresh()
        self.post_message(self.Stepped())

    def on_resize(self) -> None:
        """Break the lines anew when the width changed, and stay at the same text."""
        article = self.article
        if article is None or self._page.width == self._measure():
            return
        if _is_long(article, self.claims):
            self._break_anew(article)
        else:
            self._stay_at(_laid_out(article, self.claims, self._measure(), None))

    @work(exclusive=True, group="article-lines")
    async def _break_anew(self, article: Article) -> None:
        page = await self._page_of(article, self.claims)
        if article is self.article:
            self._stay_at(page)

    def _stay_at(self, page: Page) -> None:
        top = self.scroll_offset.y - len(self._heading)
        offset = self._lines[top][0] if 0 < top < len(self._lines) else 0
        self._turn_to(page)
        line = bisect_left(self._lines, (offset, 0)) if offset else -len(self._heading)
        self.scroll_to(y=line + len(self._heading), animate=False, immediate=True)

    def _measure(self) -> int:
        # Of the pane, less the scrollbar: the same before and after a first layout, and whether
        # or not the scrollbar is there yet.
        pane = self.parent.size.width if isinstance(self.parent, Widget) else 0
        return max(10, min(MEASURE, pane - 1 - MARGIN - 1))

    def _turn_to(self, page: Page) -> None:
        assert self.article is not None
        self._page = page
        self._text, self._lines, self._marks = page.text, page.lines, page.marks
        self._heading = _heading(self.article, page.width)
        self.virtual_size = Size(1, len(self._heading) + len(self._lines) + 1)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the heading or of the text."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        if number < len(self._heading):
            return self.strip_of((Ink(" " * MARGIN), *self._heading[number]), width)
        number -= len(self._heading)
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return Strip(self._segments(number)).adjust_cell_length(width, self.rich_style)

    def _segments(self, number: int) -> list[Segment]:
        start, end = self._lines[number]
        marks = self._marks.get(number, [])
        base = self.rich_style
        verdict = gravest(self._verdict(index) for index in marks)
        sign = SIGNS[verdict] if verdict and verdict != "single" else " "
        segments = [Segment(f" {sign} ", base + ink(self, verdict or ""))]
        spans = [(self.claims[i].figure.start, self.claims[i].figure.end) for i in marks]
        places = self._finding.within(start, end)
        for first, last in cut_at(start, end, spans + places):
            style = base
            for index, span in zip(marks, spans, strict=True):
                if span[0] <= first < span[1]:
                    style += ink(self, self._verdict(index)) + ink(self, "figure")
                    if index == self.cursor:
                        style += ink(self, "figure-cursor")
            for place in places:
                if place[0] <= first < place[1]:
                    is_shown = place == self._finding.shown
                    style += ink(self, "found-cursor" if is_shown else "found")
            segments.append(Segment(self._text[first:last], style))
        return segments

    def _verdict(self, index: int) -> Verdict:
        return self.verdicts.get(self.claims[index].id, "single")

    def _line_of(self, index: int) -> int:
        offset = self.claims[index].figure.start
        return max(0, bisect_left(self._lines, (offset + 1, 0)) - 1)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Draw both figures again and bring the new one into view."""
        for index in (old, new):
            if index is not None and index < len(self.claims):
                for line in range(self._line_of(index), self._line_of(index) + 3):
                    self.refresh_line(line + len(self._heading))
        if new is not None:
            self._bring_into_view(self._line_of(new) + len(self._heading))
        self.post_message(self.Stepped())

    def _bring_into_view(self, line: int) -> None:
        height = self.scrollable_content_region.height
        first = self.scroll_offset.y
        if not first <= line < first + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False, immediate=True)

    def action_step(self, direction: int) -> None:
        """Go to the next or previous figure, or place found while something is looked for.

        The first step to a figure begins at the top of the view.
        """
        if self._finding.count:
            self._finding.step(direction)
            self._show_found()
            return
        if not self.claims:
            return
        if self.cursor is not None:
            self.cursor = max(0, min(self.cursor + direction, len(self.claims) - 1))
            return
        top = max(0, self.scroll_offset.y - len(self._heading))
        offset = self._lines[min(top, len(self._lines) - 1)][0]
        below = [i for i, claim in enumerate(self.claims) if claim.figure.start >= offset]
        if direction > 0:
            self.cursor = below[0] if below else len(self.claims) - 1
        else:
            self.cursor = max(0, below[0] - 1) if below else len(self.claims) - 1

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, one line less than the view."""
        self.action_scroll_by(pages * max(1, self.scrollable_content_region.height - 1))

    def action_edge(self, end: int) -> None:
        """Scroll to the top or the end."""
        target = self.max_scroll_y if end else 0
        self.scroll_to(y=target, animate=False, immediate=True)

    @on(events.Click)
    def _press(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y - len(self._heading)
        if not 0 <= number < len(self._lines):
            return
        offset = self._lines[number][0] + event.x - MARGIN
        for index in self._marks.get(number, []):
            figure = self.claims[index].figure
            if figure.start <= offset < figure.end:
                if index == self.cursor:
                    self.post_message(self.Activated())
                self.cursor = index


def _heading(article: Article, width: int) -> list[Line]:
    title = title_words(article.title, article.key)
    facts = [source_words(article.outlet, article.key), published_words(article.published)]
    facts += [printable_line(author) for author in article.authors]
    lines: list[Line] = [(Ink(text, "title"),) for text in wrap(title, width)]
    lines += [(Ink(text, "muted"),) for text in wrap(" · ".join(facts), width)]
    return [*lines, ()]


def _is_long(article: Article, claims: Sequence[Claim]) -> bool:
    return len(article.text) + len(claims) > LONG


def _laid_out(article: Article, claims: Sequence[Claim], width: int, known: Page | None) -> Page:
    """The article as a page; `known` is the same article at some width, with other figures."""
    spans = [(claim.figure.start, claim.figure.end) for claim in claims]
    if known is not None and known.width == width:
        return marked(known, spans)
    return laid_out(article.text, article.title or "", spans, width)
