"""Every question, most contested first, all of them or those of one verdict."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Input

from db.errors import LibraryError
from db.library import Library
from figures.model import VERDICTS, Verdict
from tui.asking import ask, say_error
from tui.messages import OpenQuestion
from tui.present.inked import Ink, Line
from tui.present.narrowing import narrowing, newest
from tui.present.verdicts import MEANINGS, verdict_mark
from tui.present.wording import count_words
from tui.screens.list_screen import ListScreen
from tui.widgets.line_box import LineBox
from tui.widgets.question_list import QuestionList

LIMIT = 500
NONE_HERE = " None here. f shows the next verdict, a all of them."


class QuestionsScreen(ListScreen):
    """The questions in dispute; other verdicts a key away."""

    HELP = (
        "What several figures answer, most contested first. Enter compares the claims. "
        "What has articles from after your last visit is marked as new until you compare it; w "
        "shows only that. / narrows the list: words, outlet:, since: and before: work as in a "
        "search."
    )
    BINDING_GROUP_TITLE = "Questions"
    SHOWS_SEEN: ClassVar[bool] = True
    HINTS = (
        "list.open",
        "questions.filter",
        "questions.new",
        "questions.verdict",
        "questions.sort",
        "questions.seen",
        "questions.all",
        "questions.back",
        "app.help",
        "app.quit",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="questions.back"),
        Binding("slash", "filter", "Narrow", id="questions.filter", key_display="/"),
        Binding("f", "verdict(1)", "Other verdict", id="questions.verdict"),
        Binding("F", "verdict(-1)", "Previous verdict", id="questions.verdict-back"),
        Binding("a", "all", "All", id="questions.all"),
        Binding("w", "new", "New only", id="questions.new"),
        Binding("s", "sort", "Sort", id="questions.sort"),
        Binding("x", "seen", "Mark as seen", id="questions.seen"),
    ]

    rows = query_one("#questions-rows", QuestionList)

    def __init__(self, library: Library, limit: int = LIMIT, since: str = "") -> None:
        """`since`: when the last visit ended; before there was one, all that is unseen is new."""
        super().__init__(library)
        self._limit = limit
        self._since = since
        self._verdict: Verdict | None = "conflict"
        self._is_new_only = False
        self._is_by_day = False
        self._filter_box: LineBox | None = None

    def list_of(self) -> QuestionList:
        """The questions."""
        return QuestionList(id="questions-rows")

    @work(exclusive=True, group="questions")
    async def reload(self) -> None:
        """Read the questions of the chosen verdict."""
        verdict = self._verdict
        wanted = narrowing(self._filter_box.value if self._filter_box else "")
        try:
            page = await ask(
                self, self.library.questions, wanted.words, verdict=verdict, limit=self._limit
            )
            fresh = await ask(self, self.library.fresh, page.rows, self._since)
        except LibraryError as error:
            say_error(self, error)
            return
        shown = [question for question in page.rows if wanted.keeps(question)]
        if self._is_new_only:
            shown = [question for question in shown if question.id in fresh]
        if self._is_by_day:
            shown.sort(key=newest, reverse=True)
        self.rows.show(shown, fresh)
        note = count_words(page.total, "question")
        left_out = f", the first {self._limit:,} looked at" if page.truncated else ""
        new = sum(question.id in fresh for question in shown)
        listed = "" if len(shown) == len(page.rows) else f"{len(shown):,} of "
        since = " since your last visit" if self._since else ""
        self.screen_title.note = f"{listed}{note}{left_out} · {new:,} new{since}"
        self._tell_which(verdict, bool(shown), bool(page.rows))

    def _tell_which(self, verdict: Verdict | None, has_some: bool, had_some: bool) -> None:
        order = " · newest first" if self._is_by_day else ""
        if verdict is None:
            line: Line = (Ink(f" all verdicts{order}", "muted"),)
        else:
            line = (
                Ink(f" {verdict_mark(verdict)}", verdict),
                Ink(f"  {MEANINGS[verdict]}{order}", "muted"),
            )
        lines: list[Line] = [line]
        if not has_some:
            hint = NONE_HERE
            if had_some:
                hint = " None of them fits. w shows those already seen, esc drops what is typed."
            lines += [(), (Ink(hint, "muted"),)]
        self.tell(lines)

    @on(QuestionList.Opened)
    def _open(self, event: QuestionList.Opened) -> None:
        event.stop()
        self.app.post_message(OpenQuestion(event.question.id))

    async def action_filter(self) -> None:
        """Type what the questions must have."""
        if self._filter_box is None:
            self._filter_box = LineBox(placeholder="words outlet: since: before:", id="list-filter")
            await self.mount(self._filter_box, before=self.rows)
        self.set_focus(self._filter_box)

    @on(Input.Changed, "#list-filter")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.rows.cursor = 0
        self.reload()

    @on(Input.Submitted, "#list-filter")
    def _to_rows(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.rows)

    async def action_back(self) -> None:
        """Drop what was typed; without that, leave."""
        box, self._filter_box = self._filter_box, None
        if box is None:
            self.dismiss()
            return
        self.set_focus(self.rows)
        await box.remove()
        self.reload()

    def action_sort(self) -> None:
        """Put the newest first, or the most contested again."""
        self._is_by_day = not self._is_by_day
        self.rows.cursor = 0
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the box for words, / is a letter."""
        return not isinstance(self.focused, Input) if action == "filter" else True

    def action_verdict(self, step: int) -> None:
        """Show the questions of the next verdict."""
        choices: tuple[Verdict | None, ...] = (*VERDICTS, None)
        self._verdict = choices[(choices.index(self._verdict) + step) % len(choices)]
        self.rows.cursor = 0
        self.reload()

    def action_new(self) -> None:
        """Show only what is new since the last visit and not seen yet, or everything again."""
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
