"""Every question, most contested first, all of them or those of one verdict."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Static

from db.errors import LibraryError
from db.library import Library
from figures.model import VERDICTS, Question, Verdict
from tui.asking import ask, say_error
from tui.messages import OpenQuestion
from tui.present.inked import Ink, Line
from tui.present.verdicts import MEANINGS, verdict_mark
from tui.present.wording import count_words
from tui.screens.library_screen import LibraryScreen
from tui.widgets.inked_view import inked_content
from tui.widgets.key_line import KeyLine
from tui.widgets.pane_title import PaneTitle
from tui.widgets.question_list import QuestionList

LIMIT = 500
NONE_HERE = " None here. f shows the next verdict, a all of them."
HINTS = (
    "list.open",
    "questions.new",
    "questions.seen",
    "questions.verdict",
    "questions.all",
    "questions.back",
    "app.import",
    "app.help",
    "app.quit",
)


class QuestionsScreen(LibraryScreen):
    """The questions in dispute; other verdicts a key away."""

    CSS_PATH = "questions.tcss"
    HELP = (
        "What several figures answer, most contested first. Enter compares the claims. "
        "What is new, or has changed since you compared it, is marked."
    )
    BINDING_GROUP_TITLE = "Questions"
    SHOWS_SEEN: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Back", id="questions.back"),
        Binding("f", "verdict(1)", "Other verdict", id="questions.verdict"),
        Binding("F", "verdict(-1)", "Previous verdict", id="questions.verdict-back"),
        Binding("a", "all", "All", id="questions.all"),
        Binding("w", "new", "New only", id="questions.new"),
        Binding("x", "seen", "Mark as seen", id="questions.seen"),
    ]

    rows = query_one("#questions-rows", QuestionList)
    status = query_one("#questions-status", Static)
    screen_title = query_one(PaneTitle)

    def __init__(self, library: Library, limit: int = LIMIT) -> None:
        super().__init__(library)
        self._limit = limit
        self._verdict: Verdict | None = "conflict"
        self._is_new_only = False

    def compose(self) -> ComposeResult:
        """Title, which verdict is shown, rows, keys."""
        yield PaneTitle("Questions")
        yield Static("", id="questions-status", markup=False)
        yield QuestionList(id="questions-rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the conflicts."""
        self.screen_title.is_lit = True
        self.set_focus(self.rows)
        self.reload()
        self.call_after_refresh(self.query_one(KeyLine).hint, HINTS)

    @work(exclusive=True, group="questions")
    async def reload(self) -> None:
        """Read the questions of the chosen verdict."""
        verdict = self._verdict
        try:
            page = await ask(self, self.library.questions, verdict=verdict, limit=self._limit)
            fresh = await ask(self, self._unseen, page.rows)
        except LibraryError as error:
            say_error(self, error)
            return
        shown = [q for q in page.rows if q.id in fresh] if self._is_new_only else page.rows
        self.rows.show(shown, fresh)
        note = count_words(page.total, "question")
        left_out = f", the first {self._limit:,} shown" if page.truncated else ""
        self.screen_title.note = f"{note}{left_out} · {len(fresh):,} new"
        if verdict is None:
            line: Line = (Ink(" all verdicts, most contested first", "muted"),)
        else:
            line = (
                Ink(f" {verdict_mark(verdict)}", verdict),
                Ink(f"  {MEANINGS[verdict]}", "muted"),
            )
        lines: list[Line] = [line]
        if not shown:
            hint = " Nothing new here. w shows the others too." if page.rows else NONE_HERE
            lines += [(), (Ink(hint, "muted"),)]
        self.status.update(inked_content(self, lines))

    @on(QuestionList.Opened)
    def _open(self, event: QuestionList.Opened) -> None:
        event.stop()
        self.app.post_message(OpenQuestion(event.question.id))

    def action_verdict(self, step: int) -> None:
        """Show the questions of the next verdict."""
        choices: tuple[Verdict | None, ...] = (*VERDICTS, None)
        self._verdict = choices[(choices.index(self._verdict) + step) % len(choices)]
        self.rows.cursor = 0
        self.reload()

    def _unseen(self, questions: list[Question]) -> set[str]:
        return {question.id for question in questions if self.library.unseen(question)}

    def action_new(self) -> None:
        """Show only what is new or has changed since it was seen, or everything again."""
        self._is_new_only = not self._is_new_only
        self.rows.cursor = 0
        self.reload()

    @work(exclusive=True, group="questions-seen")
    async def action_seen(self) -> None:
        """Take the mark away from the question under the cursor."""
        if not self.rows.questions:
            return
        question = self.rows.questions[self.rows.cursor]
        try:
            await ask(self, self.library.mark_seen, question.id)
        except LibraryError as error:
            say_error(self, error)
            return
        self.rows.action_move(1)
        self.reload()

    def action_all(self) -> None:
        """Show the questions of every verdict."""
        self._verdict = None
        self.rows.cursor = 0
        self.reload()
