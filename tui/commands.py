"""What the command palette offers.

One provider gives all of it: several would race each other, and the order change with them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from db.errors import LibraryError
from db.library import Library
from figures.model import Question
from tui.asking import ask
from tui.messages import OpenQuestion
from tui.present.inked import one_line
from tui.present.verdicts import verdict_mark

COMMANDS = (
    ("Search articles", "app.search", "Words, phrases or numbers"),
    ("Conflicts", "app.conflicts", "The questions whose figures do not meet"),
    ("Import", "app.import", "Files, folders, archives, feeds or addresses"),
    ("Edit article", "app.edit", "Its date, outlet and title"),
    ("Copy citation", "app.cite", "The sentence with outlet, title and date"),
    ("Open address", "app.open_address", "The article in the browser"),
    ("Dismiss", "app.decide('dismiss')", "Take the figure in hand out of every comparison"),
    ("Move to a question", "app.decide('move')", "The figure in hand answers another question"),
    ("Merge questions", "app.decide('merge')", "Make one of this question and another"),
    ("Split off", "app.decide('split')", "The figures in hand get a question of their own"),
    ("Pin", "app.decide('pin')", "The figure in hand stays where it is"),
    ("Correct", "app.decide('correct')", "What was read wrongly: value, unit, period, status"),
    ("Note", "app.decide('note')", "A remark on the figure in hand"),
    ("Undo", "app.undo", "Take back the latest decision"),
    ("Decisions", "app.decisions", "The log of what was decided"),
    ("Mouse on or off", "app.mouse", "Left to the terminal, it selects text"),
)
MOST = 12
"""Questions offered at once."""


class ExplorerCommands(Provider):
    """The actions of explorer and system, and the questions of the library by their label."""

    async def discover(self) -> Hits:
        """Every action, before anything is typed: ours, then the system's."""
        for name, action, about in COMMANDS:
            yield DiscoveryHit(Content(name), self._run(action), text=name, help=about)
        for name, about, run, is_shown in self.app.get_system_commands(self.screen):
            if is_shown:
                yield DiscoveryHit(Content(name), run, text=name, help=about)

    async def search(self, query: str) -> Hits:
        """Actions and questions that match."""
        matcher = self.matcher(query)
        for name, action, about in COMMANDS:
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), self._run(action), text=name, help=about)
        for name, about, run, _ in self.app.get_system_commands(self.screen):
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), run, text=name, help=about)
        for question in await self._questions(query):
            label = one_line(question.label)
            shown = Content(f"Compare: {label}")
            opened = partial(self.app.post_message, OpenQuestion(question.id))
            yield Hit(0.5, shown, opened, text=label, help=verdict_mark(question.verdict))

    async def _questions(self, query: str) -> list[Question]:
        library = getattr(self.screen, "library", None)
        if not isinstance(library, Library):
            return []
        try:
            return (await ask(self.screen, library.questions, query, limit=MOST)).rows
        except LibraryError:  # half a query may be none; the palette has nowhere to say so
            return []

    def _run(self, action: str) -> Callable[[], object]:
        return partial(self.app.run_action, action)
