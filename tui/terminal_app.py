"""How the explorer meets its terminal: what it writes there, and how it comes back and leaves.

Textual draws again whatever may have changed, often several times for one key, and never compares
with what it drew before. Over a network every byte of that is waited for, so that only what
differs from what stands there already is written.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

from tui.present.inked import is_even

Piece = tuple[int, int, int, Strip]
"""Line, first column, the column after the last, and what stands there."""


class Difference(CompositorUpdate):
    """The pieces of an update that have to be written."""

    def __init__(self, words: str) -> None:
        self.words = words
        """With the codes that move the terminal's cursor to each."""

    def render_segments(self, console: Console) -> str:
        """What goes to the terminal."""
        return self.words


class Glass:
    """What the terminal shows, piece by piece and as far as it is known."""

    def __init__(self) -> None:
        self._size = Size(0, 0)
        self._lines: dict[int, dict[int, tuple[int, str]]] = {}

    def forget(self) -> None:
        """Somebody else may have written to the terminal."""
        self._lines.clear()

    def difference(self, update: CompositorUpdate, console: Console, size: Size) -> Difference:
        """What of an update differs from what is shown; it is known to be shown from then on."""
        if size != self._size:
            self.forget()
            self._size = size
        written: list[str] = []
        place = (-1, -1)
        for line, start, end, drawn in _pieces(update):
            words = drawn.render(console)
            known = self._lines.setdefault(line, {})
            if known.get(start) == (end, words):
                continue
            for first in [x for x, (last, _) in known.items() if x < end and last > start]:
                del known[first]
            if place != (line, start):
                written.append(Control.move_to(start, line).segment.text)
            written.append(words)
            # Terminals differ about the width of some characters: those are never relied on.
            place = (-1, -1)
            if is_even(drawn.text):
                known[start] = (end, words)
                place = (line, end)
        return Difference("".join(written))


def _pieces(update: CompositorUpdate) -> Iterator[Piece]:
    if isinstance(update, LayoutUpdate):
        for line, strips in enumerate(update.strips, update.region.y):
            x = update.region.x
            for whole in strips:
                yield line, x, x + whole.cell_length, whole
                x += whole.cell_length
    elif isinstance(update, ChopsUpdate):
        for line, first, last in update.spans:
            chops = update.chops[line].items()
            for end, (x, strip) in zip(update.chop_ends[line], chops, strict=False):
                if strip is None or x > last or end <= first:
                    continue
                is_whole = first <= x < last and end <= last
                drawn = strip if is_whole else strip.crop(0, min(end, last) - x)
                yield line, x, x + drawn.cell_length, drawn


class TerminalApp(App[None]):
    """Writes differences, and leaves with a sentence when something went wrong."""

    def __init__(self) -> None:
        super().__init__(driver_class=_driver_class())
        self._glass = Glass()

    def on_resize(self) -> None:
        """A terminal moves or drops what it shows when its size changes."""
        self.paint_anew()

    def paint_anew(self) -> None:
        """Somebody else may have written to the terminal: draw all of it at the next chance."""
        self._glass.forget()

    def action_paint_anew(self) -> None:
        """Draw the whole screen again, for when something else has written over it."""
        self.paint_anew()
        self.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write what differs; all of it where that is not a part of the usual screen."""
        driver = self._driver
        if (
            isinstance(renderable, (LayoutUpdate, ChopsUpdate))
            and self._running
            and not (self._batch_count or self._closed or self.is_headless)
            and driver is not None
            and not driver.is_inline
        ):
            changed = self._glass.difference(renderable, self.console, self.size)
            at = self.screen.outer_size.clamp_offset(self.cursor_position)
            is_same = not changed.words and at == self._previous_cursor_position
            super()._display(screen, None if is_same else changed)  # type: ignore[arg-type]
        else:
            super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        """Leave with a sentence where Textual would leave with pages of source and values."""
        from rich.text import Text

        from tui.crash import report

        self._return_code = 1
        if not self._exit_renderables:  # the first; as Textual does, tests are told what it was
            self._exit_renderables.append(Text(report(error)))
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def _driver_class() -> type[Driver] | None:
    """None leaves the choice to Textual, as where the environment names a driver."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from textual.drivers.linux_driver import LinuxDriver

    class ContinuedDriver(LinuxDriver):
        """Also comes back from a stop that nobody asked it about (`kill -STOP`)."""

        def start_application_mode(self) -> None:
            """Take the terminal, which shows nothing of ours yet."""
            if isinstance(self._app, TerminalApp):
                self._app.paint_anew()
            self._stop_in_order()
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def _stop_in_order(self) -> None:
            """Be stopped and continued by the loop, and not wherever a signal finds us.

            The main thread alone acts on a signal: it may wait for keys while another thread
            catches that one, or hold the lock of what is written to leave the terminal.
            """
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
            loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

        def _sigcont_application(self, *_: object) -> None:
            """Leave the terminal before it is taken again.

            Otherwise a second thread would read keys beside the first, and the terminal's own
            modes be forgotten in favour of ours.
            """
            if self._auto_restart and not self._must_signal_resume:
                self.suspend_application_mode()
                self._must_signal_resume = True
            super()._sigcont_application()

    return ContinuedDriver
