"""The way into the explorer: what must be settled before Textual is loaded, then the run."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from tui.garbage import collect_later

if TYPE_CHECKING:
    from tui.explorer import VariorumApp


def run(library_path: Path, *, read_only: bool = False, remember: bool = True) -> int:
    """Explore the library at `library_path` until the person leaves; the exit code.

    `remember`: begin where they left it the last time, and keep where they leave it now. 2 and
    a sentence on stderr when the library cannot be used.
    """
    theme = _settle_environment()
    collect_later()
    from tui.memory import Memory, recall
    from tui.settings import read_settings, settings_path

    settings, slips = read_settings(settings_path())
    memory = recall(library_path) if remember else Memory()
    theme = theme or known_theme(memory.theme) or settings.theme
    from db.errors import LibraryError
    from db.library import Library
    from tui.explorer import VariorumApp

    try:
        library = Library.open(library_path, read_only=read_only)
    except LibraryError as error:
        from figures.printable import printable

        print(f"variorum: {printable(str(error))}", file=sys.stderr)
        return 2
    with library:
        app = VariorumApp(library, theme=theme, memory=memory, settings=settings, slips=slips)
        _end_with_terminal(app)
        app.run(mouse=settings.mouse)
        memory.keep()
    return app.return_code or 0


def _end_with_terminal(app: VariorumApp) -> None:
    """Remember the place and end at once when the connection breaks.

    Also where whoever started us ignores that signal, as `nohup` does: without a terminal the
    explorer would wait for ever for somebody to read what it draws. What was decided is in the
    library already.
    """

    def end(number: int, frame: FrameType | None) -> None:
        with suppress(Exception):  # in the middle of a change there may be no place to name
            app.note_place()
        app.memory.keep()
        os._exit(128 + number)  # the orderly way would write to the terminal that is gone

    if hasattr(signal, "SIGHUP"):  # not on Windows
        signal.signal(signal.SIGHUP, end)


def _settle_environment() -> str:
    """Set what Textual reads when it is imported; the theme that it asks for, or ""."""
    # Twice the default: the time from key to painted rows falls from 38 to 21 ms.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    if "SSH_CONNECTION" in os.environ:
        # A page down is 150 kB animated and 6 kB plain.
        os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    # Textual would turn colours into greys; the theme without colours leaves them out.
    if os.environ.pop("NO_COLOR", None):
        return "mono"
    return known_theme(os.environ.pop("TEXTUAL_THEME", ""))


def known_theme(name: str) -> str:
    """`name` when there is such a theme; else ""."""
    from tui.settings import THEME_NAMES

    return name if name in THEME_NAMES else ""
