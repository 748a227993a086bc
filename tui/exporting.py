"""Writing what is on the screen into a file that the person names."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import App

from db.errors import LibraryError
from db.library import Library
from figures.model import Question
from tui.asking import say, say_error
from tui.desktop import is_confined, proposed_path, write_new
from tui.present.comparison import Order
from tui.present.exporting import FORMATS, SUFFIXES, exported

ENDINGS = {SUFFIXES.get(name, name): name for name in FORMATS}
"""Ending of a file's name -> the form that it asks for."""


async def export_question(
    app: App[None],
    library: Library,
    question: Question,
    format_name: str = "md",
    *,
    baseline: str | None = None,
    order: Order = "contested",
) -> None:
    """Ask for a name, and write the comparison; called by a worker."""
    proposed = proposed_path(Path.cwd(), question.label, SUFFIXES.get(format_name, format_name))
    path = await _asked(app, "Export the comparison", proposed, [*ENDINGS])
    if path is None:
        return
    chosen = ENDINGS[path.suffix.removeprefix(".")]
    try:
        text = await asyncio.to_thread(
            exported, question, chosen, library.article, baseline=baseline, order=order
        )
    except LibraryError as error:
        say_error(app.screen, error)
    else:
        await _write(app, path, text)


async def export_screen(app: App[None]) -> None:
    """Ask for a name, and write a picture of the screen as it was before; called by a worker."""
    text = app.export_screenshot(title="variorum")
    proposed = proposed_path(Path.cwd(), "screen", "svg")
    path = await _asked(app, "Export the screen", proposed, ["svg"])
    if path is not None:
        await _write(app, path, text)


async def _asked(app: App[None], title: str, proposed: Path, endings: list[str]) -> Path | None:
    """The path that the person names; None when they name none, or are at another machine."""
    if is_confined():  # whoever looks at a served explorer is not told what files are here
        say_error(app.screen, "nothing was written: an explorer that is served writes no files")
        return None
    from tui.screens.save_as import SaveAsScreen

    return await app.push_screen_wait(SaveAsScreen(title, proposed, endings))


async def _write(app: App[None], path: Path, text: str) -> None:
    try:
        await asyncio.to_thread(write_new, path, text)
    except OSError as error:
        say_error(app.screen, f"nothing was written: {error.strerror}")
    else:
        say(app.screen, f"Written to {path.absolute()}")
