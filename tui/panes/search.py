"""Articles by what is typed, newest first while nothing is."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from db.errors import Interrupted, LibraryError
from db.library import Library
from db.rows import ArticleRow, Hit
from figures.printable import printable
from tui.asking import ask, leave_if_unwanted, say, say_error
from tui.memory import Memory
from tui.messages import OpenArticle
from tui.present.inked import Ink
from tui.present.wording import count_words
from tui.widgets.hit_list import PAGE, HitList
from tui.widgets.inked_view import inked_content
from tui.widgets.line_box import LineBox
from tui.widgets.pane_title import PaneTitle

EMPTY = "The library is empty.\n\ni  import articles: files, folders or addresses\n?  every key"


class SearchPane(Vertical):
    """Query box over the articles that match it."""

    HELP = (
        "Type to search titles and texts. Quotes hold a phrase, - leaves a word out; outlet:, "
        "cited:, since:, before:, lang: and verdict: narrow the search, and >1000 killed or "
        "5..10 tonnes finds figures."
    )
    BINDING_GROUP_TITLE = "Search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "newer", "Results", id="search.to-hits", show=False),
        Binding("w", "keep", "Keep search", id="search.keep"),
        Binding("up", "older", "Earlier search", id="search.older", show=False),
        Binding("escape", "leave", "Back", id="search.leave", show=False),
    ]

    box = query_one("#search-query", Input)
    hits = query_one("#search-hits", HitList)
    status = query_one("#search-status", Static)

    def __init__(self, library: Library, memory: Memory) -> None:
        super().__init__(id="search-pane")
        self.library = library
        self.pane_title = PaneTitle("Search")
        self._memory = memory
        self._query = memory.query
        self._back = 0
        """How many queries back in the history the box is; 0: what is typed now."""
        self._typed = ""
        self._asked = 0
        """How often something was asked for."""
        self._is_searching = False
        self._is_settled = False
        self._opens_first = False

    def compose(self) -> ComposeResult:
        """Title, box, what went wrong or nothing, results."""
        yield self.pane_title
        yield LineBox(printable(self._query), placeholder="/ to search", id="search-query")
        yield Static("", id="search-status", markup=False)
        yield HitList(id="search-hits")

    def on_mount(self) -> None:
        """Begin with everything, newest first."""
        self.status.display = False
        self.call_after_refresh(self.search, self._query)  # the first picture waits for nothing

    def take_focus(self) -> None:
        """Take the keys: the results, or the box while there are none."""
        self.screen.set_focus(self.hits if self.hits.count else self.box)

    @property
    def query_text(self) -> str:
        """What the results answer."""
        return self._query

    @on(Input.Changed, "#search-query")
    def _restart_search(self, event: Input.Changed) -> None:
        event.stop()
        if (query := event.value.strip()) != self._query:
            self.search(query)

    def reload(self) -> None:
        """Ask the same again: the library has changed."""
        self.search(self._query)

    def search(self, query: str) -> None:
        """Show what matches; an empty query shows every article."""
        self._query = query
        self._asked += 1
        self._is_settled = False
        if self._is_searching:
            self.library.interrupt()  # what is still running is stale
        else:
            self._is_searching = True
            self._settle()

    @work(group="search")
    async def _settle(self) -> None:
        """Search until the answer is to what was asked last.

        One search at a time, and no waiting for quiet: keys that come faster than answers find
        the search before them interrupted, and only the last of them is searched for.
        """
        try:
            while not self._is_settled:
                await self._answer()
        finally:
            self._is_searching = False

    async def _answer(self) -> None:
        asked, query = self._asked, self._query
        try:
            rows, total, capped = await asyncio.to_thread(self._rows, query, 0)
        except Interrupted:
            return
        except LibraryError as error:
            if asked == self._asked:
                self._is_settled = True
                self._tell(str(error), "error")
                self.pane_title.note = ""
                self.hits.show([], 0)
            return
        leave_if_unwanted(self)
        if asked != self._asked:
            return
        self._is_settled = True
        self.hits.show(rows, total)
        self._tell_count(query, total, capped)
        if self._opens_first:
            self._opens_first = False
            self.hits.action_open()

    def _tell_count(self, query: str, total: int, capped: bool) -> None:
        self.pane_title.note = count_words(total, "article") + (" or more" if capped else "")
        if total:
            self._tell("", "")
        elif query:
            from db.query import no_filters  # only where nothing was found

            self.pane_title.note = "nothing found"
            told = ["No article has all of these words. Fewer words find more.", no_filters(query)]
            self._tell("\n\n".join(filter(None, told)), "muted")
        else:
            self._tell(EMPTY, "muted")

    def _tell(self, words: str, style: str) -> None:
        self.status.display = bool(words)
        if words:
            lines = [(Ink(line, style),) for line in printable(words).split("\n")]
            self.status.update(inked_content(self, lines))

    @on(HitList.PageWanted)
    def _read_page(self, event: HitList.PageWanted) -> None:
        event.stop()
        self._page(self._query, event.page)

    @work(group="search-pages")
    async def _page(self, query: str, page: int) -> None:
        try:
            rows, _, _ = await ask(self, self._rows, query, page * PAGE)
        except LibraryError as error:
            say_error(self, error)
            return
        if query == self._query:
            self.hits.add_page(page, rows)

    def _rows(self, query: str, offset: int) -> tuple[list[Hit | ArticleRow], int, bool]:
        if not query:
            page = self.library.articles(limit=PAGE, offset=offset)
            return list(page.rows), page.total, False
        hits = self.library.search(query, limit=PAGE, offset=offset, complete_last=True)
        return list(hits.rows), hits.total, hits.capped

    @on(Input.Submitted, "#search-query")
    def _open_first(self, event: Input.Submitted) -> None:
        event.stop()
        self._memory.note_query(event.value.strip())
        self._back = 0
        if self._is_settled:
            self.hits.action_open()
        else:
            self._opens_first = True  # typed faster than searched

    @on(HitList.Opened)
    def _open(self, event: HitList.Opened) -> None:
        event.stop()
        self._memory.note_query(self._query)
        self.post_message(OpenArticle(event.key, query=self._query))

    def action_older(self) -> None:
        """Put the query before this one into the box."""
        self._recall(self._back + 1)

    def action_newer(self) -> None:
        """Put the query after this one into the box; after the latest, go to the results."""
        if self._back:
            self._recall(self._back - 1)
        else:
            self.screen.set_focus(self.hits)

    def _recall(self, back: int) -> None:
        queries = [query for query in self._memory.queries if query != self._typed]
        if not self._back:
            self._typed = self.box.value
        if back > len(queries):
            return
        self._back = back
        self.box.value = printable(queries[-back]) if back else self._typed
        self.box.cursor_position = len(self.box.value)

    def action_keep(self) -> None:
        """Keep the search under a name; it then stands in Sources."""
        if self._query:
            from tui.screens.keep_search import KeepSearchScreen

            self.app.push_screen(KeepSearchScreen(self.library, self._query))
        else:
            say(self, "Search for something first: / and words.")

    def action_leave(self) -> None:
        """Leave the box; outside of it, clear it."""
        if self.box.has_focus:
            self.screen.set_focus(self.hits)
        elif self.box.value:
            self.box.value = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to leave in the results of no query; the box has a history."""
        if action in ("older", "newer"):
            return self.box.has_focus
        return self.box.has_focus or bool(self.box.value) if action == "leave" else True
