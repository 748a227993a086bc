"""Names of cited sources that may be one source: offered, and made one when a person says so."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message

from db.errors import LibraryError
from db.rows import OfferedMerge
from figures.printable import printable_line
from tui.asking import ask, say, say_error
from tui.messages import LibraryChanged
from tui.present.inked import Ink, Line, fit
from tui.present.wording import count_words
from tui.screens.list_screen import ListScreen
from tui.widgets.line_list import LineList

NOTHING = " No two cited sources look like one."
ABOUT = " Enter takes the two for one source: their figures then count as one voice."


class OfferList(LineList):
    """One line an offer: the two names, and why they may be one."""

    class Taken(Message):
        """The person takes the two under the cursor for one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.offers: list[OfferedMerge] = []

    def show(self, offers: list[OfferedMerge]) -> None:
        """Show other offers."""
        self.offers = offers
        self.set_count(len(offers))

    def row_lines(self, row: int, width: int) -> list[Line]:
        """The rarer name, the one it may be, the reason."""
        offer = self.offers[row]
        names = f" {printable_line(offer.other)} may be {printable_line(offer.name)}"
        room = max(8, width * 2 // 3)
        reason = fit(printable_line(offer.reason), max(0, width - room - 3))
        return [(Ink(fit(names, room), "strong"), Ink(f"  {reason}", "muted"))]

    def action_open(self) -> None:
        """Take the two for one."""
        if self.offers:
            self.post_message(self.Taken())


class OffersScreen(ListScreen):
    """The offers, the likeliest first."""

    HELP = "Sources that are cited under two names, as far as the spelling tells."
    BINDING_GROUP_TITLE = "One source or two"
    HINTS = ("offers.take", "app.undo", "offers.back", "app.help", "app.quit")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Back", id="offers.back"),
        Binding("m", "take", "Make one of them", id="offers.take"),
    ]

    rows = query_one("#offers-rows", OfferList)

    def list_of(self) -> OfferList:
        """The offers."""
        return OfferList(id="offers-rows")

    @work(exclusive=True, group="offers")
    async def reload(self) -> None:
        """Look for names that may be one."""
        try:
            offers = await ask(self, self.library.offered_merges)
        except LibraryError as error:
            say_error(self, error)
            return
        self.rows.show(offers)
        self.screen_title.note = count_words(len(offers), "offer")
        self.tell([(Ink(ABOUT if offers else NOTHING, "muted"),)])

    @on(OfferList.Taken)
    @work(exclusive=True, group="offers-take")
    async def action_take(self) -> None:
        """Take the two under the cursor for one source."""
        if not self.rows.offers:
            return
        offer = self.rows.offers[self.rows.cursor]
        try:
            await ask(self, self.library.curator.merge_sources, offer.name, offer.other)
        except LibraryError as error:
            say_error(self, error)
            return
        one, other = printable_line(offer.other), printable_line(offer.name)
        say(self, f"“{one}” and “{other}” are one source now. u undoes it.")
        self.app.post_message(LibraryChanged())
