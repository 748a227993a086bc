"""The screens at three sizes, letter by letter, against pictures that a person looked at.

Renew the pictures after a change that was meant: `VARIORUM_PICTURES=renew python -m pytest
tests/test_tui_pictures.py`, then look at the difference in tests/pictures before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui_screen import exploring

PICTURES = Path(__file__).parent / "pictures"
SIZES = ((80, 24), (120, 36), (200, 60))
PLACES: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "panes": [((), ("Herons return", "✗ herons", "d conflicts"))],
    "reader": [
        (("enter",), ("3 figures", "n next figure")),
        (("n",), ("figure 1 of 3", "✗ conflict ·")),
    ],
    "compare": [(("c",), ("as written", "⏎ show in article"))],
    "plain": [(("c",), ("as written",)), (("v",), ("verdict      ✗", "s sort"))],
    "questions": [(("d",), ("1 question", "1 new", "⏎ open"))],
    "help": [(("question_mark",), ("esc close   ↓ ↑ scroll", "Next pane"))],
}
"""Picture -> keys, and what has to be there before the next are pressed."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PLACES)
async def test_the_screen_is_as_it_was_when_a_person_last_looked(
    name: str, size: tuple[int, int]
) -> None:
    path = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    wanted = path.read_text("utf-8") if path.exists() else ""
    async with exploring(size) as reading:
        await reading.shows("Herons return", "✗ herons", "d conflicts")
        for keys, words in PLACES[name]:
            await reading.press(*keys)
            await reading.shows(*words)
        if os.environ.get("VARIORUM_PICTURES") == "renew":
            await reading.pilot.pause(0.5)
            PICTURES.mkdir(exist_ok=True)
            path.write_text(f"{reading.text}\n", "utf-8")
            return
        await reading.until(lambda: f"{reading.text}\n" == wanted, f"as in {path.name}")
