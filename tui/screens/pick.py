"""Choosing a question: the one a figure belongs to, or the one to merge with."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from db.errors import LibraryError
from db.library import Library
from figures.model import Question
from figures.printable import printable_line
from tui.asking import ask
from tui.widgets.line_box import LineBox
from tui.widgets.question_list import QuestionList

MOST = 40
"""Questions offered for one query."""


class PickScreen(ModalScreen[Question | None]):
    """Narrows the questions as words are typed; gives the chosen one, or None."""

    CSS_PATH = "dialogs.tcss"
    HELP = "Type words of the question, go down, and press enter."
    BINDING_GROUP_TITLE = "Choose a question"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="pick.cancel"),
        Binding("down", "to_rows", "Questions", id="pick.down", show=False),
    ]
    DEBOUNCE = 0.1  # seconds of quiet before a query is worth running

    box = query_one("#pick-query", Input)
    rows = query_one("#pick-rows", QuestionList)
    status = query_one("#pick-status", Static)

    def __init__(self, library: Library, title: str, but: str | None) -> None:
        """The question with the id `but` is left out."""
        super().__init__()
        self.library = library
        self._title = title
        self._but = but

    def compose(self) -> ComposeResult:
        """Title, box, the questions that match."""
        with Vertical(id="pick-form", classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield LineBox(placeholder="words of the question", id="pick-query")
            yield Static("", id="pick-status", markup=False)
            yield QuestionList(id="pick-rows")
            yield Static("enter choose   ↓ ↑ questions   esc cancel", classes="dialog-keys")

    def on_mount(self) -> None:
        """Begin with every question, the most contested first."""
        self._narrow("", delay=0)

    @on(Input.Changed, "#pick-query")
    def _type(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value.strip(), self.DEBOUNCE)

    @work(exclusive=True, group="pick")
    async def _narrow(self, query: str, delay: float) -> None:
        await asyncio.sleep(delay)  # the next key cancels us here
        try:
            page = await ask(self, self.library.questions, query or None, limit=MOST)
        except LibraryError as error:
            self.status.update(printable_line(str(error)))
            return
        found = [question for question in page.rows if question.id != self._but]
        self.rows.show(found)
        self.rows.cursor = 0
        words = "" if found else "No other question has these words. Fewer words find more."
        self.status.update(words)

    @on(Input.Submitted)
    def _choose_first(self) -> None:
        self.rows.action_open()

    @on(QuestionList.Opened)
    def _choose(self, event: QuestionList.Opened) -> None:
        event.stop()
        self.dismiss(event.question)

    def action_to_rows(self) -> None:
        """Go from the box to the questions."""
        self.rows.focus()
