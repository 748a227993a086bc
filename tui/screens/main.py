"""The three panes, as many of them side by side as the terminal has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.widgets import Input

from db.errors import LibraryError, QueryError
from db.library import Library
from tui.asking import ask, say, say_error
from tui.memory import Memory
from tui.messages import OpenQuestion
from tui.panes.reader import ReaderPane
from tui.panes.search import SearchPane
from tui.panes.sources import SourcesPane
from tui.screens.library_screen import LibraryScreen
from tui.settings import Settings
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from figures.model import Claim

THREE_PANES = 116
TWO_PANES = 72
HINTS = {
    "sources-pane": ("list.open", "sources.filter", "search.focus", "main.next", "app.conflicts"),
    "search-pane": ("list.open", "search.focus", "main.compare", "main.next", "app.conflicts"),
    "reader-pane": ("reader.next", "reader.compare", "app.cite", "search.focus", "claim.dismiss"),
}
ALWAYS = ("main.zoom", "main.back", "app.import", "app.help", "app.quit")

SHARES = {"sources-pane": 6, "search-pane": 8, "reader-pane": 10}
"""Widths in relation to each other, from which a person begins to change them."""

Pane = SourcesPane | SearchPane | ReaderPane


class MainScreen(LibraryScreen):
    """Sources, Search and Reader; the pane in use is always shown."""

    BINDING_GROUP_TITLE = "Panes"
    AUTO_FOCUS = "#search-hits"
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority, so that what is typed right after it already reaches the box.
        Binding("slash", "search", "Search", id="search.focus", key_display="/", priority=True),
        Binding("tab", "pane(1)", "Next pane", id="main.next", key_display="tab"),
        Binding("shift+tab", "pane(-1)", "Previous pane", id="main.previous"),
        Binding("right,l", "pane(1)", "Next pane", id="main.right", show=False),
        Binding("left,h", "pane(-1)", "Previous pane", id="main.left", show=False),
        Binding("c", "compare", "Compare", id="main.compare"),
        Binding("z", "zoom", "Zoom", id="main.zoom"),
        Binding("greater_than_sign", "widen(1)", "Wider", id="main.wider", key_display=">"),
        Binding("less_than_sign", "widen(-1)", "Narrower", id="main.narrower", key_display="<"),
        Binding("escape", "back", "Back", id="main.back"),
    ]

    is_zoomed: var[bool] = var(False, init=False)

    def __init__(
        self, library: Library, memory: Memory | None = None, settings: Settings | None = None
    ) -> None:
        super().__init__(library)
        self._memory = memory or Memory()
        settings = settings or Settings()
        self.sources = SourcesPane(library, settings.conflicts, self._memory.visited)
        self.search = SearchPane(library, self._memory)
        self.reader = ReaderPane(library)
        self.panes: tuple[Pane, ...] = (self.sources, self.search, self.reader)
        """From left to right."""
        self._active: Pane = self.search
        self._left: Pane = self.search
        self._held: list[events.Key] = []
        """Keys for the article that is opening."""
        self.set_reactive(MainScreen.is_zoomed, self._memory.is_zoomed)

    def compose(self) -> ComposeResult:
        """The panes from left to right, and the keys below them."""
        self._share()
        self._arrange()  # before anything has a style: each change afterwards styles all again
        yield from self.panes
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list of articles, where nothing else is remembered."""
        self.call_after_refresh(self._return)

    def _return(self) -> None:
        """Go where the person was when they left."""
        memory = self._memory
        if memory.article:
            self._reopen(memory.article, memory.figure or None, memory.pane == self.reader.id)
        if memory.pane == self.sources.id:
            self.sources.take_focus()
        if memory.question:
            self.post_message(OpenQuestion(memory.question, memory.figure or None))

    @work(exclusive=True, group="main-return")
    async def _reopen(self, key: str, figure: str | None, is_in_use: bool) -> None:
        try:
            article = await ask(self, self.library.article, key)
        except LibraryError:  # nobody asked for it: the panes are there, and say what is wrong
            return
        if article is None or article.key != key:
            return
        await self.reader.open(key, figure).wait()
        self._arrange()
        if is_in_use and self.app.screen is self:
            self.reader.take_focus()

    def note_place(self) -> None:
        """Put into the memory where the person is."""
        memory = self._memory
        memory.is_zoomed = self.is_zoomed
        memory.query = self.search.query_text
        article, claim = self.reader.article, self.reader.claim
        memory.article = article.key if article else ""
        memory.figure = claim.id if claim else ""
        memory.pane = str(self._active.id)

    @property
    def claim(self) -> Claim | None:
        """The figure chosen in the reader."""
        return self.reader.claim

    @property
    def chosen(self) -> tuple[Claim, ...]:
        """The figure chosen in the reader, while the reader is in use."""
        claim = self.claim if self._active is self.reader else None
        return (claim,) if claim is not None else ()

    @property
    def article_key(self) -> str | None:
        """Key of the article in hand: under the cursor of the results, else in the reader."""
        if self._active is self.search and (hit := self.search.hits.hit(self.search.hits.cursor)):
            return hit.key
        article = self.reader.article
        return article.key if article else None

    def reload(self) -> None:
        """The library has changed."""
        self.sources.reload()
        self.search.reload()
        if (article := self.reader.article) is not None:
            claim = self.reader.claim
            self.reader.open(article.key, claim.id if claim else None)

    def open_article(self, key: str, figure: str | None, query: str) -> None:
        """Read an article."""
        self.reader.open(key, figure, query)
        self._activate(self.reader)
        self.reader.take_focus()

    def on_key(self, event: events.Key) -> None:
        """Keys for an article that is still opening wait until it is there: the one before it,
        or none, is still shown. Those that lead away do not wait.
        """
        bound = self.active_bindings.get(event.key)
        leads_away = bound is not None and bound.binding.action in ("back", "quit")
        if self.reader.is_opening and self._active is self.reader and not leads_away:
            event.stop()
            self._held.append(event)

    @on(ReaderPane.Opened)
    def _pass_on(self, event: ReaderPane.Opened) -> None:
        """Press the keys that waited, unless the person has gone elsewhere in the meantime."""
        event.stop()
        held, self._held = self._held, []
        if event.is_shown and self._active is self.reader and self.app.screen is self:
            for key in held:  # of the app, as if typed: from here they would bubble no further
                self.app.post_message(events.Key(key.key, key.character).set_sender(self.app))

    def on_resize(self) -> None:
        """As many panes as fit."""
        self._arrange()

    @on(events.DescendantFocus)
    def _note_pane(self, event: events.DescendantFocus) -> None:
        for pane in self.panes:
            if pane in event.widget.ancestors_with_self:
                self._activate(pane)
        self._hint()

    def _activate(self, pane: Pane) -> None:
        self._active = pane
        if pane is not self.reader:
            self._left = pane
        self._arrange()

    def _arrange(self) -> None:
        width = self.size.width
        is_new = not self.is_mounted
        shown = self._shown(width)
        self.set_class(self.is_zoomed or width < TWO_PANES, "-one", update=not is_new)
        self.set_class(width >= THREE_PANES, "-three", update=not is_new)
        for pane in self.panes:
            pane.display = pane in shown
            pane.set_class(pane is not shown[0], "-ruled", update=not is_new)
            pane.pane_title.is_lit = pane is self._active

    def _shown(self, width: int) -> tuple[Pane, ...]:
        if self.is_zoomed or width < TWO_PANES:
            return (self._active,)
        if width >= THREE_PANES:
            return self.panes
        if self._active is self.reader or self.reader.article is not None:
            return (self._left, self.reader)
        return (self.sources, self.search)  # an empty reader would waste half of the screen

    def _hint(self) -> None:
        ids = HINTS[str(self._active.id)] + ALWAYS
        self.call_after_refresh(self.query_one(KeyLine).hint, ids)

    def watch_is_zoomed(self) -> None:
        """One pane, or as many as fit."""
        self._arrange()

    def action_search(self) -> None:
        """Type a query."""
        self._activate(self.search)
        self.set_focus(self.search.box)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a box for text, / is a letter."""
        return not isinstance(self.focused, Input) if action == "search" else True

    def action_pane(self, step: int) -> None:
        """Go to a neighbouring pane, around the ends."""
        index = (self.panes.index(self._active) + step) % len(self.panes)
        pane = self.panes[index]
        self._activate(pane)
        pane.take_focus()

    def action_zoom(self) -> None:
        """Give the whole screen to this pane, or share it again."""
        self.is_zoomed = not self.is_zoomed

    def action_widen(self, step: int) -> None:
        """Give the pane in use more of the width, or less."""
        name = str(self._active.id)
        shares = {**SHARES, **self._memory.shares}
        self._memory.shares = {**shares, name: max(2, min(shares[name] + step, 40))}
        self._share()

    def _share(self) -> None:
        for pane in self.panes if self._memory.shares else ():
            share = self._memory.shares.get(str(pane.id), SHARES[str(pane.id)])
            pane.styles.width = f"{share}fr"
            pane.styles.max_width = "100%"

    def action_back(self) -> None:
        """Leave the zoom, then the reader, then the sources."""
        if self.is_zoomed:
            self.is_zoomed = False
        elif self._active is self.reader:
            self._left.take_focus()
        else:
            self.search.take_focus()

    def action_compare(self) -> None:
        """Compare what is under the cursor, or what was searched for."""
        if self._active is self.sources and (question := self.sources.question_here()):
            self.post_message(OpenQuestion(question))
        else:
            self._compare(self.search.query_text, self.article_key)

    @work(exclusive=True, group="main-compare")
    async def _compare(self, query: str, key: str | None) -> None:
        try:
            try:
                found = await ask(self, self.library.best_question, query) if query else None
            except QueryError:  # "since:" finds articles: the one under the cursor is meant
                found = None
            if found is None and key is not None:
                verdicts = await ask(self, self.library.verdicts_of, key)
                grave = [figure for figure, verdict in verdicts.items() if verdict == "conflict"]
                for figure in grave[:1] or list(verdicts)[:1]:
                    found = await ask(self, self.library.question_of, figure)
        except LibraryError as error:
            say_error(self, error)
            return
        if found is None:
            say(self, "Nothing to compare here: no other article has a figure for this.")
        else:
            self.post_message(OpenQuestion(found.id))
