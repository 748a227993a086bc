"""Correcting when, where and under which title an article was published."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from db.errors import LibraryError
from db.library import Library
from figures.model import Article
from figures.printable import printable_line
from tui.asking import leave_if_unwanted, say
from tui.messages import LibraryChanged

FIELDS = (("published", "Published"), ("outlet", "Outlet"), ("title", "Title"))


class EditScreen(ModalScreen[None]):
    """A form of three lines; what is wrong with it is said in it."""

    CSS_PATH = "dialogs.tcss"
    HELP = "What a person decides about an article outlives every new import of it; u undoes it."
    BINDING_GROUP_TITLE = "Edit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="edit.cancel"),
        Binding("ctrl+s", "save", "Save", id="edit.save"),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Previous field", show=False),
    ]

    problem = query_one("#edit-problem", Static)

    def __init__(self, library: Library, article: Article) -> None:
        super().__init__()
        self.library = library
        self.article = article

    def compose(self) -> ComposeResult:
        """The fields with what is stored now."""
        with Vertical(id="edit-form", classes="dialog"):
            yield Static("Edit article", classes="dialog-title", markup=False)
            for field, label in FIELDS:
                yield Label(label, classes="field-label", markup=False)
                stored = getattr(self.article, field) or ""
                shown = stored[:10] if field == "published" else printable_line(stored)
                placeholder = "year-month-day, as 2025-05-27" if field == "published" else ""
                box = Input(shown, placeholder=placeholder, id=f"edit-{field}")
                box.cursor_blink = False
                yield box
            yield Static("", id="edit-problem", markup=False)
            yield Static(
                "enter save   ↓ next field   esc cancel", classes="dialog-keys", markup=False
            )

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep what was changed, if it can be kept."""
        changes = self._changes()
        if (day := changes.get("published")) and not _is_day(day):
            self.problem.update(
                f"“{printable_line(day)}” is no date: year-month-day, as 2025-05-27"
            )
            self.query_one("#edit-published").focus()
            return
        if not changes:
            self.dismiss()
            return
        self._save(changes)

    def _changes(self) -> dict[str, str]:
        changes = {}
        for field, _ in FIELDS:
            box = self.query_one(f"#edit-{field}", Input)
            stored = getattr(self.article, field) or ""
            shown = stored[:10] if field == "published" else printable_line(stored)
            if box.value.strip() != shown:
                changes[field] = box.value.strip()
        return changes

    @work(exclusive=True, group="edit")
    async def _save(self, changes: dict[str, str]) -> None:
        self.problem.update("saving …")
        try:
            await asyncio.to_thread(self.library.edit_article, self.article.key, **changes)
        except LibraryError as error:
            leave_if_unwanted(self)
            self.problem.update(printable_line(str(error)))
            return
        self.app.post_message(LibraryChanged())
        say(self, "Saved. u undoes it.")
        leave_if_unwanted(self)
        self.dismiss()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-05-27")
