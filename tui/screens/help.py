"""The keys that work where the person was when they asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from figures.model import VERDICTS
from tui.present.inked import Ink, Line, fit, wrap
from tui.present.table import DIFFERS
from tui.present.verdicts import MEANINGS, verdict_mark
from tui.widgets.line_view import LineView

KEY_WIDTH = 15
SIGN_WIDTH = 22


class HelpScreen(ModalScreen[None]):
    """Lists live keys, grouped by what they act on, then the verdict signs."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", id="help.close"),
    ]

    lines = query_one("#help-lines", LineView)

    def __init__(self, about: str, keys: Iterable[tuple[str, str, str]]) -> None:
        """`keys` are (group, key as displayed, what it does)."""
        super().__init__()
        self._about = about
        self._keys = list(keys)

    def compose(self) -> ComposeResult:
        """Everything in one scrolling text."""
        with Vertical(id="help-page", classes="dialog"):
            view = LineView(id="help-lines")
            view.can_focus = True
            yield view
            yield Static("esc close   ↓ ↑ scroll", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """The keys go to the text."""
        self.lines.focus()

    def on_resize(self) -> None:
        """The text follows the width, once its box has it."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        width = self.lines.outer_size.width - 1  # with or without the scrollbar
        self.lines.show(help_lines(self._about, self._keys, width))


def help_lines(about: str, keys: Iterable[tuple[str, str, str]], width: int) -> list[Line]:
    """What the pane is, its keys by group, and the meaning of every sign, in `width` cells."""
    lines: list[Line] = [(Ink(line),) for line in wrap(about, width)] if about else []
    last = None
    for group, key, words in keys:
        if group != last:
            lines += [(), (Ink(group, "strong"),)]
            last = group
        lines += _told(f"  {key}", "accent", words, "", KEY_WIDTH, width)
    lines += [(), (Ink("Signs", "strong"),)]
    signs = [(verdict_mark(verdict), verdict, MEANINGS[verdict]) for verdict in VERDICTS]
    for mark, style, words in (*signs, (DIFFERS, "differs", "says otherwise than the baseline")):
        lines += _told(f"  {mark}", style, words, "muted", SIGN_WIDTH, width)
    return lines


def _told(name: str, style: str, words: str, quiet: str, column: int, width: int) -> list[Line]:
    """A name and, in a column beside it, what is said of it."""
    broken = wrap(words, max(column, width - column))
    return [
        (Ink(fit(name if number == 0 else "", column), style), Ink(line, quiet))
        for number, line in enumerate(broken)
    ]


def live_keys(
    bindings: Iterable[ActiveBinding], shown: dict[str, str]
) -> list[tuple[str, str, str]]:
    """(group, key, words) of our bindings that work now; `shown` says how a key is displayed."""
    found: dict[tuple[str, str], list[str]] = {}
    for active in bindings:
        binding = active.binding
        if not active.enabled or not binding.description or not binding.id:
            continue  # without an id it is one of Textual's own
        keys = found.setdefault((_group(active.node), binding.description), [])
        key = binding.key_display or shown.get(binding.key, binding.key)
        if key not in keys:
            keys.append(key)
    return [(group, " ".join(keys), words) for (group, words), keys in found.items()]


def _group(node: DOMNode) -> str:
    titles = (getattr(step, "BINDING_GROUP_TITLE", None) for step in node.ancestors_with_self)
    return next((title for title in titles if title), "")
