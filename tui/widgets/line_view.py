"""A view of lines that were laid out elsewhere: the number line, the plain comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from tui.present.inked import Line
from tui.widgets.inked_view import InkedView


class LineView(InkedView):
    """Shows lines and scrolls over them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_by(1)", "Down", id="lines.down", key_display="↓ j"),
        Binding("up,k", "scroll_by(-1)", "Up", id="lines.up", key_display="↑ k"),
        Binding("pagedown,space", "page(1)", "Page down", id="lines.page-down"),
        Binding("pageup", "page(-1)", "Page up", id="lines.page-up"),
        Binding("home,g", "first", "First", id="lines.first"),
        Binding("end,G", "last", "Last", id="lines.last"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._frozen = 0

    def show(self, lines: Sequence[Line], frozen: int = 0) -> None:
        """Show other lines; the first `frozen` ones stay on top."""
        self._lines = lines
        self._frozen = frozen
        self.virtual_size = Size(1, len(lines))
        self.refresh()

    def show_line(self, number: int) -> None:
        """Scroll as far as that line needs to be seen."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if number < top + self._frozen:
            self.scroll_to(y=number - self._frozen, animate=False, immediate=True)
        elif number >= top + height:
            self.scroll_to(y=number - height + 1, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        width = self.scrollable_content_region.width
        number = y if y < self._frozen else y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return self.strip_of(self._lines[number], width)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_scroll_by(pages * max(1, self.scrollable_content_region.height - 1))

    def action_first(self) -> None:
        """To the first line."""
        self.action_scroll_by(-len(self._lines))

    def action_last(self) -> None:
        """To the last line."""
        self.action_scroll_by(len(self._lines))
