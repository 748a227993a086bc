"""What changed between the revisions of an article: figures on top, then the words."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from db.errors import LibraryError
from db.library import Library
from db.rows import Revision
from figures.model import Article
from tui.asking import ask, leave_if_unwanted, say_error
from tui.present.changes import change_lines
from tui.present.inked import Ink
from tui.screens.library_screen import LibraryScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.line_view import LineView
from tui.widgets.pane_title import PaneTitle

HINTS = ("revisions.older", "revisions.newer", "revisions.back", "app.help", "app.quit")
NONE = "This article was stored once and never changed."


class RevisionsScreen(LibraryScreen):
    """One step between two revisions at a time, the latest first."""

    HELP = (
        "What a later import changed in the text: changed figures on top, then [-gone-] and "
        "{+new+} words with some of the text around them."
    )
    BINDING_GROUP_TITLE = "Revisions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Back", id="revisions.back"),
        Binding("left,h", "step(-1)", "Older change", id="revisions.older", key_display="← h"),
        Binding("right,l", "step(1)", "Newer change", id="revisions.newer", key_display="→ l"),
    ]

    lines = query_one("#revisions-lines", LineView)
    screen_title = query_one(PaneTitle)

    def __init__(self, library: Library, key: str) -> None:
        super().__init__(library)
        self._key = key
        self._article: Article | None = None
        self._revisions: list[Revision] = []
        self._step = 0

    def compose(self) -> ComposeResult:
        """Title, the change, keys."""
        yield PaneTitle("Revisions")
        view = LineView(id="revisions-lines")
        view.can_focus = True
        yield view
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to read."""
        self.screen_title.is_lit = True
        self.set_focus(self.lines)
        self.reload()
        self.call_after_refresh(self.query_one(KeyLine).hint, HINTS)

    @work(exclusive=True, group="revisions")
    async def reload(self) -> None:
        """Read the revisions, and show the latest change."""
        try:
            self._article = await ask(self, self.library.article, self._key)
            self._revisions = await ask(self, self.library.revisions, self._key)
        except LibraryError as error:
            say_error(self, error)
            return
        self._step = len(self._revisions) - 1
        await self._show()

    def action_step(self, by: int) -> None:
        """Show an older or newer change."""
        step = max(0, min(self._step + by, len(self._revisions) - 1))
        if step != self._step:
            self._step = step
            self._show_again()

    def on_resize(self) -> None:
        """The words are broken to the width."""
        if self._revisions:
            self._show_again()

    @work(exclusive=True, group="revisions")
    async def _show_again(self) -> None:
        await self._show()

    async def _show(self) -> None:
        article = self._article
        if article is None or not self._revisions:
            self.lines.show([(Ink(f" {NONE}", "muted"),)])
            return
        before = self._revisions[self._step]
        is_last = self._step == len(self._revisions) - 1
        after = article.text if is_last else self._revisions[self._step + 1].text
        width = max(20, self.size.width - 3)
        drawn = await asyncio.to_thread(
            change_lines, before.text, after, article, width, before.title
        )
        leave_if_unwanted(self)
        self.lines.show([(Ink(" "), *line) for line in drawn])
        self.lines.scroll_to(y=0, animate=False, immediate=True)
        count = len(self._revisions)
        when = before.replaced_at[:16].replace("T", " ")
        self.screen_title.note = f"change {self._step + 1:,} of {count:,} · stored {when}"
