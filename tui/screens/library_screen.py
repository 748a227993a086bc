"""What every whole screen on the library has in common."""

from __future__ import annotations

from textual.screen import Screen

from db.library import Library
from figures.model import Claim


class LibraryScreen(Screen[None]):
    """A screen that shows part of a library, and reads it again when the library changes."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    @property
    def claim(self) -> Claim | None:
        """The figure that the keys act on; None when no one figure is chosen."""
        return None

    def reload(self) -> object:
        """Read again what is shown."""
        raise NotImplementedError
