"""The base of every widget here that draws its own lines: inks to strips, without markup."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.present.inked import Line
from tui.theme import ink_style, style_words


def ink(widget: Widget, name: str) -> RichStyle:
    """The named style as the theme of the running app has it."""
    return ink_style(name, widget.app.theme, widget.app.theme_variables)


def inked_content(widget: Widget, lines: Iterable[Line]) -> Content:
    """Lines of inks for a `Static`; nothing in them is parsed as markup."""
    theme = widget.app.theme
    parts: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        if number:
            parts.append(("\n", ""))
        parts.extend((piece.text, style_words(piece.style, theme)) for piece in line)
    return Content.assemble(*parts)


class InkedView(ScrollView):
    """Scrolls over lines that a subclass draws in `render_line`."""

    DEFAULT_CSS = """
    InkedView { overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    def strip_of(self, line: Line, width: int, over: RichStyle | None = None) -> Strip:
        """The line in exactly `width` cells on this widget's background.

        `over` is laid above every ink: the cursor's background.
        """
        base = self.rich_style
        segments = [Segment(text, base + self._style(style, over)) for text, style in line]
        filler = base + over if over else base
        return Strip(segments).adjust_cell_length(width, filler)

    def _style(self, name: str, over: RichStyle | None) -> RichStyle:
        style = ink(self, name)
        return style + over if over else style
