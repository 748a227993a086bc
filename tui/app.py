"""The way into the explorer: what must be settled before Textual is loaded, then the run."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def run(library_path: Path, *, read_only: bool = False) -> int:
    """Explore the library at `library_path` until the person leaves; the exit code.

    2 and a sentence on stderr when the library cannot be used.
    """
    theme = _settle_environment()
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
        app = VariorumApp(library, theme=theme)
        app.run()
    return app.return_code or 0


def _settle_environment() -> str:
    """Set what Textual reads when it is imported; the theme to begin with."""
    # Twice the default: the time from key to painted rows falls from 38 to 21 ms.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    if "SSH_CONNECTION" in os.environ:
        # A page down is 150 kB animated and 6 kB plain.
        os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    # Textual would turn colours into greys; the theme without colours leaves them out.
    if os.environ.pop("NO_COLOR", None):
        return "mono"
    wanted = os.environ.pop("TEXTUAL_THEME", "dark")
    return wanted if wanted in ("dark", "light", "ansi", "mono") else "dark"
