"""The application: holds the library, the screens, and the keys that work everywhere.

Screens other than the first are imported when they are opened: together they would take a third
of the time to the first picture.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Input

from db.errors import LibraryError
from db.library import Library
from figures.printable import printable_line
from tui.asking import ask, say, say_error
from tui.garbage import collect_again
from tui.memory import Memory
from tui.messages import LibraryChanged, OpenArticle, OpenQuestion, RunSearch
from tui.screens.library_screen import LibraryScreen
from tui.screens.main import MainScreen
from tui.settings import Settings, Slip
from tui.terminal_app import TerminalApp
from tui.theme import INK_DEFAULTS, THEMES
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from figures.model import Article, Claim


def _explorer_commands() -> type[Provider]:
    from tui.commands import ExplorerCommands

    return ExplorerCommands


class VariorumApp(TerminalApp):
    """Explores one library."""

    TITLE = "variorum"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_explorer_commands}
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "conflicts", "Conflicts", id="app.conflicts"),
        Binding("y", "cite", "Copy citation", id="app.cite"),
        Binding("o", "open_address", "Open address", id="app.open"),
        Binding("E", "edit", "Edit article", id="app.edit"),
        Binding("i", "import", "Import", id="app.import"),
        Binding("D", "decide('dismiss')", "Dismiss", id="claim.dismiss"),
        Binding("m", "decide('move')", "Move to a question", id="claim.move"),
        Binding("M", "decide('merge')", "Merge questions", id="claim.merge"),
        Binding("S", "decide('split')", "Split off", id="claim.split"),
        Binding("p", "decide('pin')", "Pin", id="claim.pin"),
        Binding("C", "decide('correct')", "Correct", id="claim.correct"),
        Binding("a", "decide('note')", "Note", id="claim.note"),
        Binding("u", "undo", "Undo", id="app.undo"),
        Binding("U", "decisions", "Decisions", id="app.decisions"),
        Binding("colon", "command", "Command line", id="app.command", key_display=":"),
        Binding("question_mark", "help", "Help", id="app.help", key_display="?"),
        Binding("ctrl+l", "paint_anew", "Draw anew", id="app.paint", show=False),
        Binding("q", "quit", "Quit", id="app.quit"),
    ]

    def __init__(
        self,
        library: Library,
        *,
        theme: str = "dark",
        memory: Memory | None = None,
        settings: Settings | None = None,
        slips: Sequence[Slip] = (),
    ) -> None:
        """`slips` are told to the person once the screen is there."""
        super().__init__()
        # The bottom line tells everything: without their widgets every screen opens sooner.
        self._disable_tooltips = self._disable_notifications = True
        self._begun_with = theme
        self._slips = slips
        self.memory = memory or Memory()
        self.settings = settings or Settings()
        self._has_mouse = self.settings.mouse
        if self.settings.keys:
            self.set_keymap(self.settings.keys)
        for name in list(self.available_themes):
            self.unregister_theme(name)
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme
        self.library = library
        self.main = MainScreen(library, self.memory, self.settings)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the named styles."""
        return INK_DEFAULTS

    def get_default_screen(self) -> Screen[None]:
        """Begin with the panes."""
        return self.main

    def on_ready(self) -> None:
        """Tell what went wrong before, and bring figures up to date."""
        self.call_after_refresh(collect_again)
        self._bring_up_to_date()
        self._tell_aftermath()

    @work(group="aftermath")
    async def _tell_aftermath(self) -> None:
        """Tell what was wrong with the settings, and what was broken off before this start."""
        try:
            told = await asyncio.to_thread(self.library.aftermath)
        except LibraryError as error:
            told = [str(error)]
        told = [*map(str, self._slips), *told]
        if told:
            say_error(self.screen, " · ".join(told))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something in the bottom line of every screen, where it covers nothing.

        It stays until a key is pressed; `timeout` is not looked at.
        """
        words = Content.from_markup(message).plain if markup else message
        for line in self._key_lines():
            line.tell(printable_line(words), "error" if severity == "error" else "accent")

    def _key_lines(self) -> list[KeyLine]:
        return [line for screen in self.screen_stack for line in screen.query(KeyLine)]

    @work(group="bring-up-to-date")
    async def _bring_up_to_date(self) -> None:
        from tui.catching_up import catch_up

        def tell(words: str) -> None:
            self.main.sources.pane_title.note = words

        if await catch_up(self.library, tell):
            self.post_message(LibraryChanged())

    async def on_event(self, event: events.Event) -> None:
        """A key takes away what was told before it."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            for line in self._key_lines():
                line.note_key()
        await super().on_event(event)

    async def action_quit(self) -> None:
        """Leave, and remember the place."""
        self.note_place()
        self.exit()

    def note_place(self) -> None:
        """Put into the memory where the person is, and that this visit ends."""
        self.main.note_place()
        self.memory.visited = datetime.now(UTC).isoformat(timespec="seconds")
        if self.theme != self._begun_with:
            self.memory.theme = self.theme
        screens = [s for s in self.screen_stack if isinstance(s, LibraryScreen)]
        self.memory.question = next((s.question_id for s in reversed(screens) if s.question_id), "")
        if self.memory.question and (claim := screens[-1].claim):
            self.memory.figure = claim.id

    def on_unmount(self) -> None:
        """Nobody waits for a search any more."""
        self.library.interrupt()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The system's commands but those that only repeat ours, or write files elsewhere."""
        from tui.desktop import is_confined

        unwanted = {"Keys", "Maximize", "Minimize", "Screenshot" if is_confined() else ""}
        for command in super().get_system_commands(screen):
            if command.title not in unwanted:
                yield command

    # Going places

    @on(OpenArticle)
    def _read(self, event: OpenArticle) -> None:
        while self.screen is not self.main and len(self.screen_stack) > 1:
            self.pop_screen()
        self.main.open_article(event.key, event.figure, event.query)

    @on(OpenQuestion)
    def _compare(self, event: OpenQuestion) -> None:
        self._open_question(event.question, event.claim)

    @work(exclusive=True, group="open-question")
    async def _open_question(self, question_id: str, claim: str | None) -> None:
        asked_on = self.screen
        try:
            question = await ask(asked_on, self.library.question, question_id)
        except LibraryError as error:
            say_error(self.screen, error)
            return
        if self.screen is not asked_on:
            return  # the person has gone on: nothing is put over what is looked at now
        if question is None:
            say(self.screen, "This question has no figures any more.")
        else:
            from tui.screens.compare import CompareScreen

            rows = self.settings.facets
            await self.push_screen(CompareScreen(self.library, question, claim, rows))
            with suppress(LibraryError):  # a library that may only be read has no marks
                await asyncio.to_thread(self.library.mark_seen, question.id)
            self.main.sources.count_new()
            for screen in self.screen_stack:
                if isinstance(screen, LibraryScreen) and screen.SHOWS_SEEN:
                    screen.reload()

    @on(RunSearch)
    def _search_for(self, event: RunSearch) -> None:
        self.action_search()
        self.main.search.box.value = event.query

    @on(LibraryChanged)
    def _read_again(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.reload()

    def action_conflicts(self) -> None:
        """List the questions in conflict."""
        from tui.screens.questions import QuestionsScreen

        if not isinstance(self.screen, QuestionsScreen):
            since = self.memory.visited
            self.push_screen(QuestionsScreen(self.library, self.settings.questions, since))

    def action_decisions(self) -> None:
        """List what was decided."""
        from tui.screens.decisions import DecisionsScreen

        if not isinstance(self.screen, DecisionsScreen):
            self.push_screen(DecisionsScreen(self.library))

    def action_search(self) -> None:
        """Type a query."""
        while self.screen is not self.main and len(self.screen_stack) > 1:
            self.pop_screen()
        self.main.action_search()

    def action_import(self) -> None:
        """Import files or addresses."""
        from tui.desktop import is_confined

        if is_confined():
            say(self.screen, "An explorer that is served imports nothing.")
            return
        from tui.screens.import_ import ImportScreen

        self.push_screen(ImportScreen(self.library))

    @on(CommandPalette.Opened)
    def _hold_cursor(self) -> None:
        """A cursor that blinks would write to the terminal for ever."""
        for box in self.screen.query(Input):
            box.cursor_blink = False

    @work(exclusive=True, group="command")
    async def action_command(self) -> None:
        """Type a command."""
        from tui.command_line import run_line
        from tui.screens.command import CommandScreen

        line = await self.push_screen_wait(CommandScreen())
        if line:
            await run_line(self, line)

    def use_mouse(self, is_used: bool) -> None:
        """Take the mouse, or leave it to the terminal, and say so."""
        name = "_enable_mouse_support" if is_used else "_disable_mouse_support"
        if (switch := getattr(self._driver, name, None)) is not None:
            switch()
        self._has_mouse = is_used
        whose = "used here" if is_used else "left to the terminal; :mouse on takes it back"
        say(self.screen, f"The mouse is {whose}.")

    def action_mouse(self) -> None:
        """Take the mouse when the terminal has it, else leave it to the terminal."""
        self.use_mouse(not self._has_mouse)

    def action_help(self) -> None:
        """List the keys that work here."""
        from tui.screens.help import HelpScreen, live_keys

        focused = self.focused
        nodes = focused.ancestors_with_self if focused is not None else [self.screen]
        about = next((words for node in nodes if (words := getattr(node, "HELP", None))), "")
        active = list(self.screen.active_bindings.values())
        shown = {key.binding.key: self.get_key_display(key.binding) for key in active}
        self.push_screen(HelpScreen(about, live_keys(active, shown)))

    # What is in hand

    def _claim(self) -> Claim | None:
        return self.screen.claim if isinstance(self.screen, LibraryScreen) else None

    def _article_key(self) -> str | None:
        if self.screen is self.main:
            return self.main.article_key
        claim = self._claim()
        return claim.article if claim is not None else None

    async def _article_in_hand(self) -> Article | None:
        key = self._article_key()
        try:
            article = await ask(self.screen, self.library.article, key) if key else None
        except LibraryError as error:
            say_error(self.screen, error)
            return None
        if article is None:
            say(self.screen, "No article is chosen.")
        return article

    def action_cite(self) -> None:
        """Copy the citation of the figure in hand."""
        claim = self._claim()
        if claim is None:
            say(self.screen, "Choose a figure first: n in the reader, or a column in Compare.")
        else:
            from tui.present.wording import citation

            self._copy(citation(claim))

    @work(exclusive=True, group="clipboard")
    async def _copy(self, text: str) -> None:
        from tui.desktop import copy

        way = await asyncio.to_thread(
            copy, text, lambda words: self.call_from_thread(self.copy_to_clipboard, words)
        )
        say(self.screen, f"Citation {way}.")

    @work(exclusive=True, group="article-in-hand")
    async def action_open_address(self) -> None:
        """Show the article in hand in the browser."""
        if (article := await self._article_in_hand()) is None:
            return
        from tui.desktop import open_address

        say(self.screen, await asyncio.to_thread(open_address, article.url or article.key))

    @work(exclusive=True, group="article-in-hand")
    async def action_edit(self) -> None:
        """Correct date, outlet and title of the article in hand."""
        if (article := await self._article_in_hand()) is None:
            return
        from tui.screens.edit import EditScreen

        await self.push_screen(EditScreen(self.library, article))

    def _chosen(self) -> tuple[Claim, ...]:
        return self.screen.chosen if isinstance(self.screen, LibraryScreen) else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Deciding takes a figure to decide about."""
        return bool(self._chosen()) if action == "decide" else True

    @work(exclusive=True, group="decide")
    async def action_decide(self, what: str) -> None:
        """Dismiss, move, merge, split off, pin, correct or note the figures in hand."""
        from tui.curating import decide

        await decide(self, self.library, what, self._chosen())

    @work(exclusive=True, group="undo")
    async def action_undo(self) -> None:
        """Take back the latest decision."""
        try:
            undone = await ask(self.main, self.library.undo)
        except LibraryError as error:
            say_error(self.screen, error)
            return
        if undone is None:
            say(self.screen, "Nothing to undo.")
            return
        say(self.screen, f"Undone: {printable_line(undone)}")
        self.post_message(LibraryChanged())
