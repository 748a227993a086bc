"""Who says what: the questions in conflict, the outlets, and the sources they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input

from db.errors import LibraryError
from db.library import Library
from db.rows import ArticleRow
from figures.printable import printable_line
from tui.asking import ask, say, say_error
from tui.messages import OpenArticle, OpenQuestion, RunSearch
from tui.present.dates import published_words
from tui.present.numbers import value_words
from tui.present.verdicts import SIGNS
from tui.present.wording import outlet_words, source_words, title_words
from tui.widgets.line_box import LineBox
from tui.widgets.outline import Node, Outline
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from figures.model import Claim, Question

PAGE = 100
"""Articles of an outlet read at once."""
QUESTIONS = 200
"""Conflicts shown in the tree; the list of questions has them all."""


class SourcesPane(Vertical):
    """A tree of conflicts, outlets and cited sources that reads its branches when they open."""

    HELP = "Conflicts, outlets and the sources they cite. Enter opens a branch or what it names."
    BINDING_GROUP_TITLE = "Sources"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", "Filter", id="sources.filter"),
        Binding("x", "forget", "Forget search", id="sources.forget"),
        Binding("escape", "clear", "Clear filter", id="sources.clear", show=False),
    ]

    outline = query_one("#sources-outline", Outline)

    def __init__(self, library: Library, conflicts: int = QUESTIONS, since: str = "") -> None:
        """`since`: when the last visit ended; how many conflicts are new is told once one has."""
        super().__init__(id="sources-pane")
        self.library = library
        self.pane_title = PaneTitle("Sources")
        self._most = conflicts
        self._since = since
        self._filter_box: Input | None = None
        self._conflicts = Node("conflicts", "Conflicts", is_open=True)
        self._searches = Node("searches", "Searches", is_open=True)
        self._outlets = Node("outlets", "Outlets")
        self._cited = Node("cited", "Cited")

    def compose(self) -> ComposeResult:
        """Title and tree; the filter comes when it is asked for."""
        yield self.pane_title
        yield Outline(id="sources-outline")

    def on_mount(self) -> None:
        """Begin to read."""
        self._show_roots()
        self.call_after_refresh(self.reload)  # the first picture waits for nothing

    def take_focus(self) -> None:
        """Take the keys."""
        self.screen.set_focus(self.outline)

    @work(exclusive=True, group="sources")
    async def reload(self) -> None:
        """Read the roots again; branches that were open are read when opened again."""
        try:
            questions = await ask(
                self, self.library.questions, verdict="conflict", limit=self._most
            )
            saved = await ask(self, self.library.saved_searches)
            outlets = await ask(self, self.library.outlets)
            cited = await ask(self, self.library.cited)
            fresh = await ask(self, self._fresh, questions.rows)
            offers = len(await ask(self, self.library.offered_merges))
        except LibraryError as error:
            say_error(self, error)
            return
        self._conflicts.text = _conflicts_words(fresh)
        self._conflicts.count = questions.total
        self._conflicts.style = "conflict" if questions.total else ""
        self._conflicts.adopt(
            [_question_node(question) for question in questions.rows]
            or [Node("hint", "no figures in conflict", style="muted")]
        )
        self._searches.count = len(saved)
        self._searches.adopt(
            [Node("search", printable_line(s.name), s.name, detail=s.query) for s in saved]
        )
        self._outlets.count = len(outlets)
        self._outlets.adopt(
            [Node("outlet", outlet_words(o.name), o.name, o.articles) for o in outlets]
        )
        self._cited.count = len(cited)
        self._cited.adopt(
            ([Node("offers", "one source twice?", count=offers, sign="?")] if offers else [])
            + [Node("source", printable_line(c.name), c.name, c.figures) for c in cited]
        )
        self._show_roots()

    @work(exclusive=True, group="sources-new")
    async def count_new(self) -> None:
        """Tell again how many conflicts are new: one may have been seen."""
        try:
            page = await ask(self, self.library.questions, verdict="conflict", limit=self._most)
            fresh = await ask(self, self._fresh, page.rows)
        except LibraryError:  # told where it matters: nobody asked for this
            return
        self._conflicts.text = _conflicts_words(fresh)
        self.outline.refresh()

    def _fresh(self, questions: list[Question]) -> int:
        return len(self.library.fresh(questions, self._since)) if self._since else 0

    def _show_roots(self) -> None:
        searches = [self._searches] if self._searches.children else []
        self.outline.show([self._conflicts, *searches, self._outlets, self._cited])

    @on(Outline.Wanted)
    def _read_branch(self, event: Outline.Wanted) -> None:
        event.stop()
        self._read(event.node)

    @work(exclusive=True, group="sources-branch")
    async def _read(self, node: Node) -> None:
        branch = node.parent if node.kind == "more" and node.parent else node
        try:
            if branch.kind == "outlet":
                known = [child for child in branch.children or [] if child.kind == "article"]
                page = await ask(
                    self, self.library.articles_of_outlet, branch.ref, limit=PAGE, offset=len(known)
                )
                known += [_article_node(row) for row in page.rows]
                left = page.total - len(known)
                more = [Node("more", f"… {left:,} more")] if left > 0 and page.rows else []
                branch.adopt(known + more)
            elif branch.kind == "source":
                claims = await ask(self, self.library.claims_of_source, branch.ref)
                branch.adopt([_figure_node(claim) for claim in claims])
        except LibraryError as error:
            say_error(self, error)
            return
        self.outline.update_rows()

    @on(Outline.Chosen)
    def _open(self, event: Outline.Chosen) -> None:
        event.stop()
        node = event.node
        if node.kind == "question":
            self.post_message(OpenQuestion(node.ref))
        elif node.kind == "search":
            self.post_message(RunSearch(node.detail))
        elif node.kind == "offers":
            from tui.screens.offers import OffersScreen

            self.app.push_screen(OffersScreen(self.library))
        elif node.kind == "article":
            self.post_message(OpenArticle(node.ref))
        else:
            self.post_message(OpenArticle(node.detail, figure=node.ref))

    @on(Input.Changed, "#sources-filter")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.outline.narrow(event.value)

    @on(Input.Submitted, "#sources-filter")
    def _to_tree(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.outline)

    async def action_filter(self) -> None:
        """Show the filter and type into it."""
        if self._filter_box is None:
            self._filter_box = LineBox(placeholder="Filter", id="sources-filter")
            await self.mount(self._filter_box, before=self.outline)
        self.screen.set_focus(self._filter_box)

    async def action_clear(self) -> None:
        """Drop the filter."""
        box, self._filter_box = self._filter_box, None
        self.outline.narrow("")
        self.screen.set_focus(self.outline)
        if box is not None:
            await box.remove()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Clearing makes sense only while there is a filter, forgetting on a saved search."""
        if action == "forget":
            return self.outline.node is not None and self.outline.node.kind == "search"
        return self._filter_box is not None if action == "clear" else True

    @work(exclusive=True, group="sources-forget")
    async def action_forget(self) -> None:
        """Drop the saved search under the cursor."""
        node = self.outline.node
        if node is None or node.kind != "search":
            return
        try:
            await ask(self, self.library.forget_search, node.ref)
        except LibraryError as error:
            say_error(self, error)
            return
        say(self, f"“{node.text}” is no longer kept.")
        self.reload()

    def question_here(self) -> str | None:
        """Id of the question under the cursor; None on any other row."""
        node = self.outline.node
        return node.ref if node is not None and node.kind == "question" else None


def _conflicts_words(fresh: int) -> str:
    return f"Conflicts · {fresh:,} new" if fresh else "Conflicts"


def _question_node(question: Question) -> Node:
    return Node(
        "question",
        printable_line(question.label),
        question.id,
        len(question.claims),
        SIGNS[question.verdict],
        question.verdict,
    )


def _article_node(row: ArticleRow) -> Node:
    title = title_words(row.title, row.key)
    sign = SIGNS["conflict"] if row.conflicts else ""
    return Node("article", title, row.key, row.figures, sign, "conflict" if sign else "")


def _figure_node(claim: Claim) -> Node:
    what = printable_line(claim.figure.surface) or value_words(claim.figure)
    text = (
        f"{what} · {source_words(claim.outlet, claim.article)} · {published_words(claim.published)}"
    )
    return Node("figure", text, claim.id, detail=claim.article)
