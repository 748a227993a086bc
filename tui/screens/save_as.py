"""Asking where to write something; never over another file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from figures.printable import printable, printable_line
from tui.widgets.line_box import LineBox


class SaveAsScreen(ModalScreen[Path | None]):
    """Gives the path of a file that is not there yet; None when the person changed their mind."""

    CSS_PATH = "dialogs.tcss"
    HELP = "The folder must be there, the file must not; the ending says which form it gets."
    BINDING_GROUP_TITLE = "Save as"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="save-as.cancel"),
    ]

    problem = query_one("#form-problem", Static)

    def __init__(self, title: str, proposed: Path, endings: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._proposed = proposed
        self._endings = tuple(endings)

    def compose(self) -> ComposeResult:
        """The proposed path, to be changed."""
        with Vertical(id="form", classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield LineBox(printable(str(self._proposed)), id="save-as-path")
            yield Static("", id="form-problem", markup=False)
            forms = " ".join(f".{ending}" for ending in self._endings)
            keys = f"enter write   esc cancel   endings: {forms}"
            yield Static(keys, classes="dialog-keys", markup=False)

    @on(Input.Submitted)
    def _choose(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            path = Path(event.value.strip()).expanduser()
        except RuntimeError:  # ~somebody who is unknown here
            path = Path(event.value.strip())
        if slip := self._slip(path):
            self.problem.update(printable_line(slip))
        else:
            self.dismiss(path)

    def _slip(self, path: Path) -> str:
        try:
            if path.suffix.removeprefix(".") not in self._endings:
                return f"the name must end in one of {' '.join(f'.{e}' for e in self._endings)}"
            if not path.absolute().parent.is_dir():
                return f"there is no folder {path.absolute().parent}"
            if path.exists() or path.is_symlink():
                return "there is such a file already; choose another name"
        except (OSError, ValueError) as error:
            return f"there can be no such file: {error}"
        return ""
