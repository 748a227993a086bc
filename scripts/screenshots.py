"""Draws the pictures of the documentation from the sample articles: docs/*.svg.

Run it after a change of the screens: python scripts/screenshots.py
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
for name in ("NO_COLOR", "TEXTUAL_THEME"):
    os.environ.pop(name, None)

from textual.pilot import Pilot  # noqa: E402 - after the environment it reads

from db.library import Library  # noqa: E402
from importers.base import ImportOptions  # noqa: E402
from importers.pipeline import run_import  # noqa: E402
from importers.samples import sample_paths  # noqa: E402
from tui.explorer import VariorumApp  # noqa: E402

QUERY = "north koreans"
PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "explorer": ((132, 34), ("enter",)),
    "compare": ((122, 36), ("escape", "d", "enter")),
    "conflicts": ((122, 24), ("escape", "d")),
}


async def draw(library: Library, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The screen as SVG, after the query was typed and the keys were pressed."""
    app = VariorumApp(library)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        app.main.search.box.value = QUERY
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        return app.export_screenshot(title="variorum")


async def settle(pilot: Pilot[None]) -> None:
    """Wait for the readers behind the screen."""
    for _ in range(8):
        await pilot.pause(0.1)


def main() -> None:
    """Draw every picture."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "samples.db") as library,
    ):
        run_import(library, [str(path) for path in sample_paths()], ImportOptions())
        for name, (size, keys) in PICTURES.items():
            svg = asyncio.run(draw(library, size, keys))
            (ROOT / "docs" / f"{name}.svg").write_text(svg, "utf-8")
            print(f"docs/{name}.svg")


if __name__ == "__main__":
    main()
