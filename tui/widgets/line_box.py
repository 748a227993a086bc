"""The box for one line of text that every pane and dialog uses."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Input


class LineBox(Input):
    """An input without a blinking cursor, which would write to the terminal for ever.

    A letter typed does not lay the screen out again: the box is as wide as its parent says.
    """

    virtual_size: reactive[Size] = reactive(Size(0, 0), layout=False)

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(value, placeholder=placeholder, id=id)
        self.cursor_blink = False
