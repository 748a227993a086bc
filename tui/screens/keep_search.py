"""Keeping a search under a name."""

from __future__ import annotations

from db.library import Library
from figures.printable import printable_line
from tui.screens.form import Field, FormScreen


class KeepSearchScreen(FormScreen):
    """Asks for the name."""

    HELP = "A kept search stands in Sources, and is run again from there."
    BINDING_GROUP_TITLE = "Keep search"
    SAVED = "Kept. It stands in Sources; x forgets it there."

    def __init__(self, library: Library, query: str) -> None:
        self.library = library
        self.words = query
        words = printable_line(query)
        super().__init__(f"Keep “{words}”", [Field("name", "Name", "", words)])

    def keep(self, changes: dict[str, str]) -> None:
        """Keep it."""
        self.library.save_search(changes["name"], self.words)
