"""A whole screen that is one list: what the screens of questions, decisions and offers share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from tui.present.inked import Line
from tui.screens.library_screen import LibraryScreen
from tui.widgets.inked_view import inked_content
from tui.widgets.key_line import KeyLine
from tui.widgets.line_list import LineList
from tui.widgets.pane_title import PaneTitle


class ListScreen(LibraryScreen):
    """Title with a note, a few lines about what is listed, the rows, and the keys."""

    CSS_PATH = "list.tcss"
    HINTS: ClassVar[tuple[str, ...]] = ()
    """Ids of the bindings that the bottom line hints at."""

    screen_title = query_one(PaneTitle)

    def list_of(self) -> LineList:
        """The rows, made once."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Everything from top to bottom."""
        yield PaneTitle(self.BINDING_GROUP_TITLE or "")
        yield Static("", id="list-status", markup=False)
        yield self.list_of()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to read."""
        self.screen_title.is_lit = True
        self.set_focus(self.query_one(LineList))
        self.reload()
        self.hint()

    def hint(self) -> None:
        """Hint at the keys that work now."""
        self.call_after_refresh(self.query_one(KeyLine).hint, self.HINTS)

    def tell(self, lines: Iterable[Line]) -> None:
        """Say something above the rows."""
        self.query_one("#list-status", Static).update(inked_content(self, lines))
