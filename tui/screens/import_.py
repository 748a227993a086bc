"""Importing from inside the explorer: a path or an address, progress, and what failed."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from db.errors import LibraryError
from db.library import Library
from figures.printable import printable_line
from tui.asking import leave_if_unwanted
from tui.messages import LibraryChanged
from tui.present.inked import Ink, Line
from tui.present.wording import count_words
from tui.widgets.line_box import LineBox
from tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from importers.pipeline import ImportReport, Progress


class _StoppedError(Exception):
    """Raised in the run's thread between two inputs, once nobody wants the rest."""


class ImportScreen(ModalScreen[None]):
    """One box for what to import; the run goes on in a thread and reports here."""

    CSS_PATH = "dialogs.tcss"
    HELP = "A file, a folder, an archive, a feed or a web address. Importing again changes nothing."
    BINDING_GROUP_TITLE = "Import"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="import.close"),
    ]

    box = query_one("#import-input", Input)
    status = query_one("#import-status", Static)
    failures = query_one("#import-failures", LineView)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._is_running = False
        self._is_stopping = False

    def compose(self) -> ComposeResult:
        """Box, progress, failures."""
        with Vertical(id="import-form", classes="dialog"):
            yield Static("Import", classes="dialog-title", markup=False)
            yield LineBox(placeholder="path or https://…", id="import-input")
            yield Static("", id="import-status", markup=False)
            yield LineView(id="import-failures")
            yield Static("enter import   esc stop, close", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """No failures yet."""
        self.failures.display = False

    @on(Input.Submitted)
    def _start(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() and not self._is_running:
            entry = event.value.strip()
            # "-" would read the terminal that the keys come from.
            self._run("./-" if entry == "-" else os.path.expanduser(entry))

    def action_close(self) -> None:
        """Leave; while a run is under way, stop it first."""
        if not self._is_running:
            self.dismiss()
            return
        self._is_stopping = True
        self.status.update("stopping after this input …")

    @work(exclusive=True, group="import")
    async def _run(self, entry: str) -> None:
        # The readers of pages and archives take 0.2 s to load: only a run pays for them.
        from importers.base import ImportOptions
        from importers.pipeline import run_import

        self._is_running = True
        self._is_stopping = False
        self.failures.display = False
        self.status.update("reading …")
        try:
            report = await asyncio.to_thread(
                run_import, self.library, [entry], ImportOptions(), self._note
            )
        except _StoppedError:
            self._say("stopped; what was read is kept")
        except LibraryError as error:
            self._say(str(error))
        else:
            self._tell(report)
        finally:
            self._is_running = False
        self.app.post_message(LibraryChanged())

    def _note(self, progress: Progress) -> None:
        """Called in the run's thread."""
        if self._is_stopping or get_current_worker().is_cancelled:
            raise _StoppedError
        words = f"{progress.done:,} of {progress.total:,} · {printable_line(progress.input)}"
        self.app.call_later(self._show_progress, words)

    def _say(self, words: str) -> None:
        leave_if_unwanted(self)
        self.status.update(printable_line(words))

    def _show_progress(self, words: str) -> None:
        if self.is_attached and self._is_running and not self._is_stopping:
            self.status.update(words)

    def _tell(self, report: ImportReport) -> None:
        told = [
            (report.new, "new"),
            (report.revised, "revised"),
            (report.copies, "copies of others"),
            (report.unchanged, "already there"),
            (len(report.failed), "failed"),
        ]
        parts = [f"{count:,} {word}" for count, word in told if count]
        words = " · ".join([*parts, count_words(report.figures, "figure")])
        self._say(words if report.articles or report.failed else "nothing to import there")
        lines: list[Line] = []
        for name, reason in report.failed:
            lines.append((Ink(printable_line(name), "strong"),))
            lines.append((Ink(f"  {printable_line(reason)}", "error"),))
        for name, notice in report.notices:
            lines.append((Ink(printable_line(name), "strong"),))
            lines.append((Ink(f"  {printable_line(notice)}", "muted"),))
        self.failures.display = bool(lines)
        self.failures.show(lines)
