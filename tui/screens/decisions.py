"""The log of what people decided about this library, the latest first."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one

from db.errors import LibraryError
from db.rows import Decision
from figures.printable import printable_line
from tui.asking import ask, say, say_error
from tui.present.inked import Ink, Line, fit
from tui.present.wording import count_words
from tui.screens.list_screen import ListScreen
from tui.widgets.line_list import LineList

NOTHING = (
    " Nothing was decided yet.\n\n"
    " In Compare and in the reader:\n\n"
    " D  dismiss a figure      m  move it to another question\n"
    " C  correct what was read a  keep a note\n"
    " E  edit the article"
)


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


class DecisionsScreen(ListScreen):
    """Every decision, also those taken back."""

    HELP = "What people decided, the latest first. u takes back the latest that still stands."
    BINDING_GROUP_TITLE = "Decisions"
    HINTS = ("app.undo", "decisions.back", "app.help", "app.quit")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Back", id="decisions.back"),
    ]

    rows = query_one("#decisions-rows", DecisionList)

    def list_of(self) -> DecisionList:
        """The log."""
        return DecisionList(id="decisions-rows")

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
        self.tell([] if decisions else [(Ink(line),) for line in NOTHING.split("\n")])
