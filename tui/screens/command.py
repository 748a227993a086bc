"""The command line at the foot of the screen, with what can be typed above it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from tui.command_words import FREE, completions
from tui.widgets.line_box import LineBox

MOST = 8
"""Completions shown at once."""


class CommandScreen(ModalScreen[str]):
    """Gives the line that was typed; "" when the person changed their mind."""

    CSS_PATH = "dialogs.tcss"
    HELP = "Type a command; tab completes it, enter runs it."
    BINDING_GROUP_TITLE = "Command line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", "Cancel", id="command.cancel"),
        Binding("tab", "complete(1)", "Complete", id="command.complete", priority=True),
        Binding("shift+tab", "complete(-1)", "Complete backwards", priority=True, show=False),
    ]

    box = query_one("#command-line", Input)
    offered = query_one("#command-offered", Static)

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._at = -1

    def compose(self) -> ComposeResult:
        """What fits, then the line."""
        with Vertical(id="command-form"):
            yield Static("", id="command-offered", markup=False)
            with Horizontal(classes="form-line"):
                yield Label(":", id="command-colon", markup=False)
                yield LineBox(id="command-line")

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer("")

    @on(Input.Changed)
    def _type(self, event: Input.Changed) -> None:
        self._typed, self._at = event.value, -1
        self._offer(event.value)

    def _offer(self, line: str) -> None:
        fitting = completions(line)
        if len(fitting) > MOST and not line:
            lines = ["  ".join(fitting)]
        else:
            lines = [f"{name}  {FREE.get(name, '')}".rstrip() for name in fitting[:MOST]]
        self.offered.update("\n".join(lines))
        self.offered.display = bool(lines)

    def action_complete(self, step: int) -> None:
        """Put the next of what fits into the line."""
        fitting = completions(self._typed)
        if not fitting:
            return
        self._at = (self._at + step) % len(fitting) if self._at >= 0 or step > 0 else -1
        with self.box.prevent(Input.Changed):
            self.box.value = fitting[self._at]
        self.box.cursor_position = len(self.box.value)
        if len(fitting) == 1:
            self.box.insert_text_at_cursor(" ")

    @on(Input.Submitted)
    def _run(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())
