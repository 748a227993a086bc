"""One article with its figures marked, and a line that tells the chosen figure in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker

from db.errors import LibraryError
from db.library import Library
from figures.printable import printable, printable_line
from tui.asking import ask, say, say_error
from tui.messages import OpenQuestion
from tui.present.verdicts import SIGNS, verdict_mark
from tui.present.wording import claim_words, count_words
from tui.widgets.article_view import LONG, ArticleView
from tui.widgets.figure_line import FigureLine
from tui.widgets.line_box import LineBox
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from figures.model import Article, Claim, Verdict

NOTHING_OPEN = (
    "No article is open.\n\n"
    "/  search, then enter opens a result here\n"
    "d  the questions whose figures conflict\n"
    "i  import articles\n"
    "?  every key"
)


class ReaderPane(Vertical):
    """Reads an article from the library and steps through its figures."""

    HELP = (
        "The open article. Underlined figures carry the sign of their verdict in the margin. "
        "While something is looked for, n and N go from place to place."
    )
    BINDING_GROUP_TITLE = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,enter", "compare", "Compare", id="reader.compare", key_display="c ⏎"),
        Binding("ctrl+f", "find", "Find in text", id="reader.find"),
        Binding("r", "revisions", "Revisions", id="reader.revisions"),
        Binding("escape", "end_find", "End of finding", id="reader.find-end", show=False),
    ]

    @dataclass
    class Opened(Message):
        """An article is there to be read; or it is not, and why has been told."""

        is_shown: bool

    def __init__(self, library: Library) -> None:
        super().__init__(id="reader-pane")
        self.library = library
        self.pane_title = PaneTitle("Reader")
        self.view = ArticleView(id="reader-article")
        self.figure_line = FigureLine(id="reader-figure")
        self._find_box: Input | None = None
        self._noted: dict[str, tuple[str, ...]] = {}
        self._asked = 0
        """How often an article was asked for."""
        self._answered = 0

    def compose(self) -> ComposeResult:
        """Title, and what to do without an article."""
        yield self.pane_title
        empty = Static(NOTHING_OPEN, id="reader-empty", markup=False)
        empty.can_focus = True
        yield empty

    def take_focus(self) -> None:
        """Take the keys, with or without an article."""
        target = self.view if self.view.is_attached else self.query_one("#reader-empty")
        self.screen.set_focus(target)

    @property
    def article(self) -> Article | None:
        """The open article."""
        return self.view.article

    @property
    def claim(self) -> Claim | None:
        """The chosen figure."""
        return self.view.claim

    @property
    def is_opening(self) -> bool:
        """Whether the article asked for last is not there yet."""
        return self._answered < self._asked

    def open(self, key: str, figure: str | None = None, query: str = "") -> Worker[None]:
        """Show an article at a figure, or at the figure that a query is most about."""
        self._asked += 1
        return self._open(self._asked, key, figure, query)

    @work(exclusive=True, group="reader")
    async def _open(self, asked: int, key: str, figure: str | None, query: str) -> None:
        is_shown = False
        try:
            article = await ask(self, self.library.article, key)
            if article is None:
                say_error(self, f"{key} is no longer in the library")
                return
            is_long = len(article.text) > LONG
            if is_long:
                await self._show(article, [], {})
                self.pane_title.note = "reading figures …"
                self._answer(asked, True)
            claims = await ask(self, self.library.claims_of, article.key)
            verdicts = await ask(self, self.library.verdicts_of, article.key)
            self._noted = await ask(self, self.library.notes_of, article.key)
            await self._show(article, claims, verdicts, from_top=not is_long)
            chosen = figure or most_about(query, claims, verdicts)
            if chosen is not None:
                self.call_after_refresh(self.view.go_to, chosen)
            is_shown = True
        except LibraryError as error:
            say_error(self, error)
        finally:
            self.call_after_refresh(self._answer, asked, is_shown)  # behind the step to its figure

    def _answer(self, asked: int, is_shown: bool) -> None:
        """The article asked for as the `asked`th is there, or not; another may be asked for."""
        if asked == self._asked and self.is_opening:
            self._answered = asked
            self.post_message(self.Opened(is_shown))

    async def _show(
        self,
        article: Article,
        claims: list[Claim],
        verdicts: dict[str, Verdict],
        *,
        from_top: bool = True,
    ) -> None:
        if not self.view.is_attached:
            empty = self.query_one("#reader-empty")
            await self.mount(self.view, self.figure_line)
            if empty.has_focus:
                self.take_focus()  # before the other goes: the focus would fall to another pane
            await empty.remove()
        await self._stop_finding()
        await self.view.show(article, claims, verdicts, from_top=from_top)
        self._tell()

    @on(ArticleView.Stepped)
    def _tell(self) -> None:
        if self.article is None:
            return
        count = len(self.view.claims)
        if self._find_box is not None:
            at, places, is_all = self.view.found
            note = f"{at:,} of {places:,} found" if places else "not found"
            note = note if is_all else f"{note} so far" if places else "looking …"
            self.pane_title.note = note if self._find_box.value else ""
            return
        cursor = self.view.cursor
        claim = self.view.claim
        if claim is None or cursor is None:
            self.pane_title.note = count_words(count, "figure")
            words = "n goes to the first figure" if count else "No figures in this article."
            self.figure_line.told = ("", "", words)
            return
        verdict = self.view.verdicts.get(claim.id, "single")
        self.pane_title.note = f"figure {cursor + 1:,} of {count:,}"
        words = claim_words(claim, None)
        if notes := self._noted.get(claim.id):
            words = f"noted: {printable_line('; '.join(notes))} · {words}"
        self.figure_line.told = (verdict_mark(verdict), verdict, words)

    async def action_find(self) -> None:
        """Type what to find; n and N then go from place to place."""
        if self.article is None:
            return
        if self._find_box is None:
            self._find_box = LineBox(placeholder="find in this text", id="reader-find")
            await self.mount(self._find_box, before=self.figure_line)
        self.screen.set_focus(self._find_box)

    @on(Input.Changed, "#reader-find")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        self.view.find(printable(event.value))

    @on(Input.Submitted, "#reader-find")
    def _to_found(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.view)

    async def action_end_find(self) -> None:
        """Mark what was found no longer."""
        await self._stop_finding()
        self.screen.set_focus(self.view)

    async def _stop_finding(self) -> None:
        box, self._find_box = self._find_box, None
        if box is not None:
            self.view.find("")
            await box.remove()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is an end only to finding that began."""
        return self._find_box is not None if action == "end_find" else True

    def action_revisions(self) -> None:
        """Show what later imports changed in the open article."""
        if self.article is not None:
            from tui.screens.revisions import RevisionsScreen

            self.app.push_screen(RevisionsScreen(self.library, self.article.key))

    @on(ArticleView.Activated)
    def action_compare(self) -> None:
        """Compare the chosen figure with the others that answer the same question."""
        if self.article is None:
            return
        claim = self.claim
        if claim is None:
            self.view.action_step(1)
            return
        self._compare(claim)

    @work(exclusive=True, group="reader-question")
    async def _compare(self, claim: Claim) -> None:
        try:
            question = await ask(self, self.library.question_of, claim.id)
        except LibraryError as error:
            say_error(self, error)
            return
        if question is None:
            say(self, "No other article answers what this figure answers.")
        else:
            self.post_message(OpenQuestion(question.id, claim.id))


def most_about(query: str, claims: list[Claim], verdicts: dict[str, Verdict]) -> str | None:
    """Id of the figure whose sentence shares most words with a query; None without a query.

    Among equals the one with the graver verdict, then the earlier one.
    """
    words = [word.casefold().strip("\"'-,.") for word in query.split() if ":" not in word]
    words = [word for word in words if word]
    if not words or not claims:
        return None

    gravity = list(SIGNS)

    def rank(claim: Claim) -> tuple[int, int, int, int]:
        figure = claim.figure
        about = " ".join((figure.surface, *figure.concept)).casefold()
        sentence = figure.quote.casefold()
        verdict = gravity.index(verdicts.get(claim.id, "single"))
        return (
            -sum(word in about for word in words),
            -sum(word in sentence for word in words),
            verdict,
            figure.start,
        )

    return min(claims, key=rank).id
