"""The figure under the cursor in words, as many lines of them as there is room for."""

from __future__ import annotations

from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from tui.present.inked import Ink, Line, fit, wrap
from tui.widgets.inked_view import inked_content


class FigureLine(Widget):
    """Breaks its words to its own width whenever it is drawn."""

    told: reactive[tuple[str, str, str]] = reactive(("", "", ""))
    """A first word in the style that is named second, then the rest, muted without a first."""

    def render(self) -> RenderResult:
        """The words, wrapped."""
        mark, style, words = self.told
        width, height = self.content_size
        if not width:
            return ""
        if not mark:
            return inked_content(self, [(Ink(line, "muted"),) for line in wrap(words, width)])
        first, *rest = wrap(f"{mark} · {words}", width)
        if len(rest) >= height:
            rest[height - 2 :] = [fit(" ".join(rest[height - 2 :]), width)] if height > 1 else []
        lines: list[Line] = [(Ink(first[: len(mark)], style), Ink(first[len(mark) :]))]
        lines += [(Ink(line),) for line in rest]
        return inked_content(self, lines)
