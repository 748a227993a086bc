"""A list of any length with a cursor: rows are drawn when they come into view, never before."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.present.inked import Line
from tui.widgets.inked_view import InkedView, ink


class LineList(InkedView, can_focus=True):
    """Rows of equal height; subclasses draw one row and say what opening it means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", id="list.down", key_display="↓ j"),
        Binding("up,k", "move(-1)", "Up", id="list.up", key_display="↑ k"),
        Binding("pagedown,space", "page(1)", "Page down", id="list.page-down"),
        Binding("pageup", "page(-1)", "Page up", id="list.page-up"),
        Binding("home,g", "jump(0)", "First", id="list.first"),
        Binding("end,G", "jump(-1)", "Last", id="list.last"),
        Binding("enter", "open", "Open", id="list.open"),
    ]
    ROW_HEIGHT: ClassVar[int] = 1
    CURSOR_LINE: ClassVar[int] = 0
    """The line of a row that shows the cursor: one line is all that a move has to paint."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row that the keys act on."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.count = 0
        """How many rows there are."""

    def set_count(self, count: int) -> None:
        """Say how many rows there are now; the cursor stays on a row that exists."""
        self.count = count
        self.virtual_size = Size(1, count * self.ROW_HEIGHT)
        self.cursor = max(0, min(self.cursor, count - 1))
        self.refresh()

    def row_lines(self, row: int, width: int) -> list[Line]:
        """`ROW_HEIGHT` lines, each at most `width` cells."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Open the row under the cursor."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the row that stands there."""
        width = self.scrollable_content_region.width
        row, part = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        if row >= self.count:
            return Strip.blank(width, self.rich_style)
        lines = self.row_lines(row, width)
        line = lines[part] if part < len(lines) else ()
        if row != self.cursor or part != self.CURSOR_LINE:
            return self.strip_of(line, width)
        return self.strip_of(
            line, width, ink(self, "cursor" if self.has_focus else "cursor-blurred")
        )

    def refresh_row(self, row: int) -> None:
        """Draw the line of a row that shows the cursor again."""
        self.refresh_line(row * self.ROW_HEIGHT + self.CURSOR_LINE)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows again, and scroll by half a page when the cursor left the view."""
        self.refresh_row(old)
        self.refresh_row(new)
        self._show_row(new)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different without the focus; nothing else does."""
        super().watch_has_focus(has_focus)
        self.refresh_row(self.cursor)

    def _show_row(self, row: int) -> None:
        height = self.scrollable_content_region.height
        top, bottom = row * self.ROW_HEIGHT, (row + 1) * self.ROW_HEIGHT
        first = self.scroll_offset.y
        if top < first:
            target = max(0, bottom - max(self.ROW_HEIGHT, height // 2))
        elif bottom > first + height:
            target = max(0, top - height // 2) if bottom - first - height < height else top
        else:
            return
        target -= target % self.ROW_HEIGHT
        self.scroll_to(y=target, animate=False, immediate=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.cursor = max(0, min(self.cursor + rows, self.count - 1))

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many rows as are in view."""
        height = max(1, self.scrollable_content_region.height // self.ROW_HEIGHT)
        self.action_move(pages * height)

    def action_jump(self, row: int) -> None:
        """Move the cursor to a row; -1 is the last."""
        self.cursor = max(0, row if row >= 0 else self.count - 1)

    @on(events.Click)
    def _press(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // self.ROW_HEIGHT
        if row < self.count:
            self.cursor = row
            self.action_open()
