"""The log of what people decided about this library, the latest first."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Static

from db.errors import LibraryError
from db.rows import Decision
from figures.printable import printable_line
from tui.asking import ask, say, say_error
from tui.present.inked import Ink, Line, fit
from tui.present.wording import count_words
from tui.screens.library_screen import LibraryScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.line_list import LineList
from tui.widgets.pane_title import PaneTitle

NOTHING = (
    " Nothing was decided yet.\n\n"
    " In Compare and in the reader:\n\n"
    " D  dismiss a figure      m  move it to another question\n"
    " C  correct what was read a  keep a note\n"
    " E  edit the article"
)
HINTS = ("app.undo", "decisions.back", "app.help", "app.quit")


class DecisionList(LineList):
    """One line a decision: when, whether it stands, what it was."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.decisions: list[Decision] = []

    def show(self, decisions: list[Decision]) -> None:
        """Show other decisions."""
        self.decisions = decisions
        self.set_count(len(decisions))

    def row_lines(self, row: int, width: int) -> list[Line]:
        """Day and minute, a mark when undone, the words."""
        decision = self.decisions[row]
        when = f" {decision.at[:16].replace('T', ' ')}  "
        state = "undone  " if decision.undone else ""
        room = max(8, width - len(when) - len(state) - 1)
        words = fit(printable_line(decision.words), room)
        faded = "muted" if decision.undone else ""
        return [(Ink(when, "muted"), Ink(state, "muted"), Ink(words, faded))]

    def action_open(self) -> None:
        """Tell the decision under the cursor in full."""
        if self.decisions:
            say(self, self.decisions[self.cursor].words)


class DecisionsScreen(LibraryScreen):
    """Every decision, also those taken back."""

    CSS_PATH = "questions.tcss"
    HELP = "What people decided, the latest first. u takes back the latest that still stands."
    BINDING_GROUP_TITLE = "Decisions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Back", id="decisions.back"),
    ]

    rows = query_one("#decisions-rows", DecisionList)
    status = query_one("#decisions-status", Static)
    screen_title = query_one(PaneTitle)

    def compose(self) -> ComposeResult:
        """Title, what to do while there is none, rows, keys."""
        yield PaneTitle("Decisions")
        yield Static("", id="decisions-status", markup=False)
        yield DecisionList(id="decisions-rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to read."""
        self.screen_title.is_lit = True
        self.set_focus(self.rows)
        self.reload()
        self.call_after_refresh(self.query_one(KeyLine).hint, HINTS)

    @work(exclusive=True, group="decisions")
    async def reload(self) -> None:
        """Read the log again."""
        try:
            decisions = await ask(self, self.library.decisions)
        except LibraryError as error:
            say_error(self, error)
            return
        self.rows.show(decisions)
        standing = sum(not decision.undone for decision in decisions)
        self.screen_title.note = f"{count_words(len(decisions), 'decision')}, {standing:,} standing"
        self.status.update("" if decisions else NOTHING)
