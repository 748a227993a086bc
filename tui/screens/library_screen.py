"""What every whole screen on the library has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from db.library import Library

if TYPE_CHECKING:
    from figures.model import Claim


class LibraryScreen(Screen[None]):
    """A screen that shows part of a library, and reads it again when the library changes."""

    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """As every screen's, but what gains and loses the focus draws itself, not all of the screen."""

    SHOWS_SEEN: ClassVar[bool] = False
    """Whether it tells which questions are new."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    @property
    def claim(self) -> Claim | None:
        """The figure that the keys act on; None when no one figure is chosen."""
        return None

    @property
    def question_id(self) -> str:
        """The question that fills the screen; "" where none does."""
        return ""

    @property
    def chosen(self) -> tuple[Claim, ...]:
        """The figures that a decision is about; empty where none can be decided about."""
        return ()

    def reload(self) -> object:
        """Read again what is shown."""
        raise NotImplementedError
