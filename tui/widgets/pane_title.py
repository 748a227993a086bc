"""The first line of a pane: its name, and what it has to tell at the right."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.present.inked import fit
from tui.theme import style_words


class PaneTitle(Widget):
    """Names a pane; the name is lit while the pane has the focus."""

    DEFAULT_CSS = """
    PaneTitle { height: 1; width: 1fr; }
    """

    is_lit: reactive[bool] = reactive(False)
    note: reactive[str] = reactive("")
    """Printable."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = name

    def render(self) -> RenderResult:
        """Name, then the note."""
        theme = self.app.theme
        mark = "▌" if self.is_lit else " "
        name = f"{mark}{self._title}  "
        note = fit(self.note, max(0, self.size.width - len(name)))
        return Content.assemble(
            (name, style_words("accent" if self.is_lit else "muted", theme)),
            (note, style_words("muted", theme)),
        )
