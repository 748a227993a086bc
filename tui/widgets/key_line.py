"""The bottom line: the keys that matter where the focus is, or what there is to tell.

A click on a hinted key presses it. What is told stands in the place of the hints, where it covers
nothing, until a key is pressed that cannot have been on its way already.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from textual import events, on
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.present.inked import cell_len, wrap
from tui.theme import style_words

GAP = 2
HELP = "help"
TOLD_LINES = 4
"""Lines that something told may take; longer than that is cut."""
READING = 2.0
"""Seconds in which a key does not take away what was just told."""


class KeyLine(Widget):
    """Shows as many of the hinted keys as fit."""

    DEFAULT_CSS = """
    KeyLine { height: auto; dock: bottom; padding: 0 1; }
    """

    hints: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    """(key, as displayed, word), most useful first."""
    told: reactive[tuple[str, str]] = reactive(("", ""), layout=True)
    """Printable words and the name of their style; no words while the hints are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._told_at = 0.0

    def tell(self, words: str, style: str) -> None:
        """Show words in the place of the hints."""
        self._told_at = time.monotonic()
        self.told = (words, style)

    def note_key(self) -> None:
        """A key was pressed: what was told is read, unless it has only just come."""
        if self.told[0] and time.monotonic() - self._told_at > READING:
            self.told = ("", "")

    def hint(self, ids: Sequence[str]) -> None:
        """Hint at those of the bindings that can be used now, in the order of `ids`.

        Nothing, when the screen was left before it was drawn: what it asked for comes afterwards.
        """
        if not self.is_attached:
            return
        found: dict[str, tuple[str, str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.id and binding.id in ids and binding.id not in found:
                shown = self.app.get_key_display(binding)
                found[binding.id] = (binding.key, shown, binding.description.lower())
        self.hints = tuple(found[name] for name in ids if name in found)

    def render(self) -> RenderResult:
        """What there is to tell, else keys in bold and their words muted."""
        theme = self.app.theme
        words, style = self.told
        if words:
            return Content.assemble(
                ("\n".join(wrap(words, self._room)[:TOLD_LINES]), style_words(style, theme))
            )
        parts: list[tuple[str, str]] = []
        for _, shown, word in self._fitting():
            parts += [
                (shown, style_words("accent", theme)),
                (f" {word}", style_words("muted", theme)),
            ]
            parts.append((" " * GAP, ""))
        return Content.assemble(*parts)

    def _fitting(self) -> list[tuple[str, str, str]]:
        """As many as fit; the way to all the others, help, among them in any case."""
        if _width(self.hints) <= self._room:
            return list(self.hints)
        helping = [hint for hint in self.hints if hint[2] == HELP]
        room = self._room - _width(helping) - GAP
        fitting: list[tuple[str, str, str]] = []
        for hint in self.hints:
            if hint in helping:
                continue
            if _width([*fitting, hint]) > room:
                break
            fitting.append(hint)
        return [*fitting, *helping]

    @property
    def _room(self) -> int:
        return max(1, self.screen.size.width - 2)  # also while the line has no size yet

    @on(events.Click)
    def _press(self, event: events.Click) -> None:
        if self.told[0]:
            self.told = ("", "")
            return
        left = event.x - 1
        for key, shown, word in self._fitting():
            width = cell_len(shown) + 1 + cell_len(word)
            if 0 <= left < width:
                self.app.simulate_key(key)
                return
            left -= width + GAP


def _width(hints: Sequence[tuple[str, str, str]]) -> int:
    """Cells that hints take side by side."""
    words = sum(cell_len(shown) + 1 + cell_len(word) for _, shown, word in hints)
    return words + GAP * max(0, len(hints) - 1)
