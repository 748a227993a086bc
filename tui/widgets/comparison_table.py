"""The columns of a comparison: facets frozen at the left, headings frozen on top."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from figures.model import Claim
from tui.present.comparison import Comparison
from tui.present.inked import Ink, fit
from tui.present.table import FACET_WIDTH, TableLine, column_fit, table_lines
from tui.widgets.inked_view import InkedView, ink

TICK = "✓"


class ComparisonTable(InkedView, can_focus=True):
    """A cursor moves over cells; columns scroll sideways one by one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "column(1)", "Next claim", id="table.right", key_display="→ l"),
        Binding("left,h", "column(-1)", "Previous claim", id="table.left", key_display="← h"),
        Binding("down,j", "row(1)", "Next facet", id="table.down", key_display="↓ j"),
        Binding("up,k", "row(-1)", "Previous facet", id="table.up", key_display="↑ k"),
        Binding("pagedown,space", "page(1)", "Page down", id="table.page-down"),
        Binding("pageup", "page(-1)", "Page up", id="table.page-up"),
        Binding("home,g", "edge(0)", "First claim", id="table.first"),
        Binding("end,G", "edge(1)", "Last claim", id="table.last"),
        Binding("enter", "open", "Show in article", id="table.open"),
        Binding("t", "mark", "Tick", id="table.mark"),
        Binding("shift+right,L", "mark_to(1)", "Tick up to the next", id="table.mark-right"),
        Binding("shift+left,H", "mark_to(-1)", "Tick up to the previous", id="table.mark-left"),
    ]

    column: reactive[int] = reactive(0, repaint=False, init=False)
    """The column of the cursor."""
    row: reactive[int] = reactive(1, repaint=False, init=False)
    """The row of the cursor; 1 is the first facet."""

    class Opened(Message):
        """The person wants to see where the claim under the cursor stands."""

    class Moved(Message):
        """The cursor stands in another column."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self._lines: list[TableLine] = []
        self._first = 0
        self._shown: list[int] = [0]
        self._width = 30
        self._ticked: set[str] = set()
        self._anchor: int | None = None

    def show(self, comparison: Comparison, claim: str | None = None) -> None:
        """Show a comparison with the cursor on the column of a claim."""
        self.comparison = comparison
        columns = [
            {column.claim.id, *(c.id for c in column.echoes)} for column in comparison.columns
        ]
        self._ticked &= {column.claim.id for column in comparison.columns}
        found = (number for number, ids in enumerate(columns) if claim in ids)
        self.column = next(found, min(self.column, len(columns) - 1))
        self._lay_out()

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor."""
        if self.comparison is None:
            return None
        return self.comparison.columns[self.column].claim

    @property
    def ticked(self) -> tuple[Claim, ...]:
        """The claims that were ticked, in the order of the columns."""
        columns = self.comparison.columns if self.comparison is not None else ()
        return tuple(column.claim for column in columns if column.claim.id in self._ticked)

    def untick(self) -> None:
        """Take every tick away."""
        self._ticked.clear()
        self._anchor = None
        self.refresh_line(0)

    def on_resize(self) -> None:
        """The columns follow the width."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self.comparison is None or not self.scrollable_content_region.width:
            return
        self._shown, self._width = self._in_view(self.comparison)
        self._lines = table_lines(self.comparison, self._width, self._shown)
        self.virtual_size = Size(1, len(self._lines))
        self.refresh()

    def _in_view(self, comparison: Comparison) -> tuple[list[int], int]:
        """Indexes of the columns in view, among them cursor and baseline, and their width."""
        count = len(comparison.columns)
        fitting, width = column_fit(self.scrollable_content_region.width, count)
        base = comparison.baseline
        frozen = [base] if fitting > 1 else []
        others = [index for index in range(count) if index not in frozen]
        room = fitting - len(frozen)
        if self.column in others:
            place = others.index(self.column)
            self._first = max(min(self._first, place), place - room + 1)
        self._first = max(0, min(self._first, len(others) - room))
        return sorted(frozen + others[self._first : self._first + room]), width

    def render_line(self, y: int) -> Strip:
        """A line of the table; the first one in view is always the heading."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y if y else 0
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number]
        name = Ink(self._place(), "muted") if number == 0 else line.name
        over = ink(self, "cursor" if self.has_focus else "cursor-blurred")
        strips = [self.strip_of((name,), FACET_WIDTH)]
        for index, cell in zip(self._shown, line.cells, strict=True):
            is_ticked = number == 0 and self._is_ticked(index)
            mark = TICK if is_ticked else cell.text[1:2]
            edge, rest = Ink(cell.text[:1], "faint"), Ink(mark + cell.text[2:], cell.style)
            strips.append(self.strip_of((edge,), 1))
            is_cursor = index == self.column and line.row in (0, self.row)
            style = Ink(rest.text, "accent") if number == 0 and is_cursor else rest
            lit = over if is_cursor and number else None
            strips.append(self.strip_of((style,), self._width - 1, lit))
        return Strip.join(strips).adjust_cell_length(width, self.rich_style)

    def _is_ticked(self, index: int) -> bool:
        assert self.comparison is not None
        return self.comparison.columns[index].claim.id in self._ticked

    def _place(self) -> str:
        assert self.comparison is not None
        count = len(self.comparison.columns)
        if len(self._shown) == count:
            return ""
        hidden = [index for index in range(count) if index not in self._shown]
        left = "‹" if hidden[0] < self.column else " "
        right = "›" if hidden[-1] > self.column else " "
        letters = " ".join(self._runs())
        words = f"{left}{letters} of {count}{right}"
        if len(words) > FACET_WIDTH:
            words = f"{left}{len(self._shown)} of {count}{right}"
        return fit(words, FACET_WIDTH)

    def _runs(self) -> list[str]:
        """The letters of the columns in view, those that follow each other as "B–D"."""
        assert self.comparison is not None
        runs: list[list[int]] = []
        for index in self._shown:
            if runs and runs[-1][-1] == index - 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        columns = self.comparison.columns
        return [
            "–".join(dict.fromkeys(columns[i].letter for i in (run[0], run[-1]))) for run in runs
        ]

    def watch_column(self) -> None:
        """Bring the column into view."""
        self._lay_out()
        self.post_message(self.Moved())

    def watch_row(self, old: int, new: int) -> None:
        """Draw the cells of both rows again, scrolling when the new one is out of view."""
        height = self.scrollable_content_region.height
        rows = [number for number, line in enumerate(self._lines) if line.row == new]
        if not rows:
            return
        top = self.scroll_offset.y
        if rows[0] <= top:
            self.scroll_to(y=rows[0] - 1, animate=False, immediate=True)
        elif rows[-1] >= top + height:
            target = min(rows[0] - 1, rows[-1] - height // 2)
            self.scroll_to(y=target, animate=False, immediate=True)
        for number, line in enumerate(self._lines):
            if line.row in (old, new):
                self.refresh_line(number)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different without the focus."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_column(self, columns: int) -> None:
        """Move the cursor sideways."""
        if self.comparison is not None:
            last = len(self.comparison.columns) - 1
            self.column = max(0, min(self.column + columns, last))

    def action_row(self, rows: int) -> None:
        """Move the cursor up or down."""
        if self.comparison is not None:
            self.row = max(1, min(self.row + rows, len(self.comparison.facets)))

    def action_page(self, pages: int) -> None:
        """Scroll by a page; the cursor goes along."""
        height = max(1, self.scrollable_content_region.height - 2)
        target = max(1, min(self._row_line() + pages * height, len(self._lines) - 1))
        if self._lines:
            self.row = max(1, self._lines[target].row)

    def _row_line(self) -> int:
        return next((n for n, line in enumerate(self._lines) if line.row == self.row), 1)

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first or last column."""
        if self.comparison is not None:
            self.column = len(self.comparison.columns) - 1 if end else 0

    def action_mark(self) -> None:
        """Tick the claim under the cursor, or take its tick away."""
        if (claim := self.claim) is not None:
            self._ticked ^= {claim.id}
            self._anchor = self.column
            self.refresh_line(0)

    def action_mark_to(self, columns: int) -> None:
        """Move the cursor, and tick all from where ticking began up to it."""
        if self.comparison is None:
            return
        if self._anchor is None:
            self._anchor = self.column
        self.action_column(columns)
        first, last = sorted((self._anchor, self.column))
        self._ticked = {column.claim.id for column in self.comparison.columns[first : last + 1]}
        self.refresh_line(0)

    def action_open(self) -> None:
        """Show the sentence of the claim in its article."""
        if self.comparison is not None:
            self.post_message(self.Opened())

    @on(events.Click)
    def _press(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y if event.y else 0
        if event.x < FACET_WIDTH or number >= len(self._lines) or self.comparison is None:
            return
        place = (event.x - FACET_WIDTH) // self._width
        if place >= len(self._shown):
            return
        column = self._shown[place]
        row = self._lines[number].row
        if (column, row) == (self.column, self.row):
            self.action_open()
            return
        self.column = column
        self.row = max(1, row)
