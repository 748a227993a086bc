"""The bottom line: the keys that matter where the focus is. A click on one presses it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events, on
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.theme import style_words

GAP = 2


class KeyLine(Widget):
    """Shows as many of the hinted keys as fit."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; padding: 0 1; }
    """

    hints: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    """(key, as displayed, word), most useful first."""

    def hint(self, ids: Sequence[str]) -> None:
        """Hint at those of the bindings that can be used now, in the order of `ids`."""
        found: dict[str, tuple[str, str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.id and binding.id in ids and binding.id not in found:
                shown = self.app.get_key_display(binding)
                found[binding.id] = (binding.key, shown, binding.description.lower())
        self.hints = tuple(found[name] for name in ids if name in found)

    def render(self) -> RenderResult:
        """Keys in bold, their words muted."""
        theme = self.app.theme
        parts: list[tuple[str, str]] = []
        for _, shown, word in self._fitting():
            parts += [
                (shown, style_words("accent", theme)),
                (f" {word}", style_words("muted", theme)),
            ]
            parts.append((" " * GAP, ""))
        return Content.assemble(*parts)

    def _fitting(self) -> list[tuple[str, str, str]]:
        room = self.content_size.width
        fitting: list[tuple[str, str, str]] = []
        for key, shown, word in self.hints:
            room -= cell_len(shown) + 1 + cell_len(word) + (GAP if fitting else 0)
            if room < 0:
                break
            fitting.append((key, shown, word))
        return fitting

    @on(events.Click)
    def _press(self, event: events.Click) -> None:
        left = event.x - 1
        for key, shown, word in self._fitting():
            width = cell_len(shown) + 1 + cell_len(word)
            if 0 <= left < width:
                self.app.simulate_key(key)
                return
            left -= width + GAP
