"""Runs the explorer without a terminal, and reads its screen as a person would."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from db.library import Library
from tests.tui_library import MemoryLibrary
from tui.explorer import VariorumApp
from tui.memory import Memory
from tui.settings import Settings, Slip

SIZES = ((80, 24), (160, 50))
PATIENCE = 60.0
"""Seconds after which something awaited is missing, not late, on a slow and busy machine too."""


class Reading:
    """A running explorer: press keys, read the screen."""

    def __init__(self, app: VariorumApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        """Everything on the screen, line by line."""
        # As the app does it: a dialog first drawn without what lies below would stay so.
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; what they led to is painted, looked at or not."""
        await self.pilot.press(*keys)
        assert self.text

    async def type(self, words: str) -> None:
        """Type words into what has the focus."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in words))

    async def shows(self, *words: str) -> str:
        """Wait until all of the words are on the screen; the screen then."""
        return await self._until(words, present=True)

    async def hides(self, *words: str) -> str:
        """Wait until none of the words is on the screen."""
        return await self._until(words, present=False)

    async def _until(self, words: tuple[str, ...], *, present: bool) -> str:
        text = ""

        def is_so() -> bool:
            nonlocal text
            text = self.text
            return all((word in text) is present for word in words)

        await self.until(is_so, f"{words} {'shown' if present else 'gone'}")
        return text

    async def until(self, is_so: Callable[[], bool], wanted: str) -> None:
        """Wait until something is so; `wanted` names it when it never comes."""
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > deadline:
                pytest.fail(f"not {wanted}:\n{self.text}")
            await self.pilot.pause(0.02)


_parse_rules = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def _parsed_once(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
    """The rules of a stylesheet, which say the same in every test; Textual keeps them by app."""
    known_by = (frozenset(sheet._variables.items()), given, frozenset(named.items()))
    if known_by not in _parsed:
        _parsed[known_by] = _parse_rules(sheet, *given, **named)
    return _parsed[known_by]


def _unpainted(compositor: Compositor, **_how: object) -> None:
    """Paints nothing: up to sixty pictures a second that no terminal would be shown."""
    compositor._dirty_regions.clear()


@contextmanager
def cheaply() -> Iterator[None]:
    """An explorer without a terminal paints when it is looked at, and leaves nothing behind.

    Textual remembers backgrounds by what holds the painted lines of a widget, a thousand times
    over: looking through those for garbage took a seventh of the time of these tests.
    """
    try:
        with (
            patch.object(Compositor, "render_update", _unpainted),
            patch.object(Stylesheet, "_parse_rules", _parsed_once),
        ):
            yield
    finally:
        StylesCache.get_inner_outer.cache_clear()


@asynccontextmanager
async def exploring(
    size: tuple[int, int] = (80, 24),
    library: Library | None = None,
    theme: str = "dark",
    memory: Memory | None = None,
    settings: Settings | None = None,
    slips: Sequence[Slip] = (),
) -> AsyncIterator[Reading]:
    """The explorer on a library, by default the invented one."""
    app = VariorumApp(
        library or MemoryLibrary(), theme=theme, memory=memory, settings=settings, slips=slips
    )
    with cheaply():
        async with app.run_test(size=size) as pilot:
            reading = Reading(app, pilot)
            await reading.pilot.pause()
            yield reading


@asynccontextmanager
async def with_herons_open(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Reading]:
    """The explorer on the invented library, its first article in the reader."""
    async with exploring(size) as reading:
        await reading.shows("Herons return")
        await reading.press("enter")
        await reading.shows("▌Reader", "3 figures", "Ada Reed")
        yield reading
