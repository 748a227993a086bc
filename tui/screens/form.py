"""A dialog of labelled lines: what every form here has in common."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from db.errors import LibraryError
from figures.printable import printable_line
from tui.asking import leave_if_unwanted, say
from tui.messages import LibraryChanged
from tui.widgets.line_box import LineBox


class Field(NamedTuple):
    """One line of a form."""

    name: str
    label: str
    value: str = ""
    """Printable; what the box holds at first."""
    placeholder: str = ""


class FormScreen(ModalScreen[None]):
    """Asks for values and keeps those that were changed; what is wrong is said in the form."""

    CSS_PATH = "dialogs.tcss"
    BINDING_GROUP_TITLE = "Form"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="form.cancel"),
        Binding("ctrl+s", "save", "Save", id="form.save"),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Previous field", show=False),
    ]
    SAVED = "Saved. u undoes it."

    problem = query_one("#form-problem", Static)

    def __init__(self, title: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self._title = title
        self.fields = tuple(fields)

    def compose(self) -> ComposeResult:
        """The fields with what they hold now."""
        with Vertical(id="form", classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            for field in self.fields:
                with Horizontal(classes="form-line"):
                    yield Label(field.label, classes="field-label", markup=False)
                    box = LineBox(
                        field.value, placeholder=field.placeholder, id=f"form-{field.name}"
                    )
                    yield box
            yield Static("", id="form-problem", markup=False)
            keys = "enter save   esc cancel"
            if len(self.fields) > 1:
                keys = "enter save   ↓ next field   esc cancel"
            yield Static(keys, classes="dialog-keys", markup=False)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep what was changed, if it can be kept."""
        changes = self._changes()
        if not changes:
            self.dismiss()
        elif (slip := self.slip(changes)) is None:
            self._save(changes)
        else:
            name, words = slip
            self.problem.update(printable_line(words))
            self.query_one(f"#form-{name}").focus()

    def _changes(self) -> dict[str, str]:
        typed = {
            f.name: self.query_one(f"#form-{f.name}", Input).value.strip() for f in self.fields
        }
        return {f.name: typed[f.name] for f in self.fields if typed[f.name] != f.value}

    @work(exclusive=True, group="form")
    async def _save(self, changes: dict[str, str]) -> None:
        self.problem.update("saving …")
        try:
            await asyncio.to_thread(self.keep, changes)
        except LibraryError as error:
            leave_if_unwanted(self)
            self.problem.update(printable_line(str(error)))
            return
        self.app.post_message(LibraryChanged())
        say(self, self.SAVED)
        leave_if_unwanted(self)
        self.dismiss()

    def slip(self, changes: dict[str, str]) -> tuple[str, str] | None:
        """Name of the field that cannot be kept, and why; None when all can."""
        return None

    def keep(self, changes: dict[str, str]) -> None:
        """Store the changed fields, in a thread; raises `LibraryError`."""
        raise NotImplementedError
