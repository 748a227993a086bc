"""A program in a real pseudo-terminal, its screen read through an emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).resolve().parent.parent
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "page down": "\x1b[6~",
    "ctrl+c": "\x03",
}
PATIENCE = 60.0
"""Seconds after which something awaited is missing, not late."""
_TELLS_STATES = Path("/proc/self/task").exists()
_TAKEN = b"\x1b[?1049h"
"""What the program writes when it takes the terminal: another screen than the shell's."""
QUIET = 0.15 if _TELLS_STATES else 0.4
"""Seconds without a word from the program after which it has said all it had to say."""


class Terminal:
    """Runs `python *arguments` on a terminal of its own; a context manager that ends it."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        folder: Path = ROOT,
        **environment: str,
    ) -> None:
        self.columns, self.lines = size
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        """Everything the program wrote."""
        self.status: int | None = None
        """How it ended, as far as was looked; negative: the signal that ended it."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name
            not in ("COLUMNS", "LINES", "NO_COLOR", "TEXTUAL_THEME", "TMUX", "SSH_CONNECTION")
        }
        # Every run begins at no remembered place, with no settings of whoever runs the tests.
        self._folder = tempfile.TemporaryDirectory(prefix="variorum-terminal-")
        own = dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME"), self._folder.name)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:  # the child
            os.chdir(folder)
            os.execve(
                sys.executable,
                [sys.executable, *arguments],
                {**inherited, **own, "TERM": "xterm-256color", **environment},
            )
        self.resize(*size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.has_ended():
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        self.hang_up()
        self._folder.cleanup()

    def hang_up(self) -> None:
        """Take the terminal away, as a connection that breaks does."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def resize(self, columns: int, lines: int) -> None:
        """Change the size as a window would."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self._pid, number)

    def stops(self) -> None:
        """Wait until a signal has stopped the program: continued before that, it would stay so."""
        deadline = time.monotonic() + PATIENCE
        while not os.waitpid(self._pid, os.WNOHANG | os.WUNTRACED)[0]:
            if time.monotonic() > deadline:
                raise AssertionError("not stopped")
            self.read(0.05)

    def goes_on(self) -> None:
        """Continue the program, and wait until it has the terminal again and is at rest.

        What is typed before that is dropped: the program leaves the terminal first.
        """
        taken = self.raw.count(_TAKEN)
        self.signal(signal.SIGCONT)
        deadline = time.monotonic() + PATIENCE
        while self.raw.count(_TAKEN) == taken:
            self.read(0.05)
            if time.monotonic() > deadline:
                raise AssertionError(f"the terminal was not taken again:\n{self.text}")
        self.settles()

    @property
    def modes(self) -> list[object]:
        """How the terminal treats keys and lines (termios)."""
        return termios.tcgetattr(self._fd)

    def press(self, *keys: str) -> None:
        """Press keys by name, or type letters."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def read(self, quiet: float = 0.15) -> bytes:
        """Take what the program writes until it is quiet for that many seconds."""
        taken = b""
        while self._fd >= 0 and select.select([self._fd], [], [], quiet)[0]:
            try:
                part = os.read(self._fd, 65536)
            except OSError:  # the program has gone
                break
            if not part:
                break
            taken += part
        self.raw += taken
        self._stream.feed(taken.replace(b"\x1b[<u", b""))  # pyte prints the u of that sequence
        return taken

    @property
    def text(self) -> str:
        """The screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def shows(self, *words: str) -> str:
        """Wait until all of the words are on the screen; the screen then."""
        deadline = time.monotonic() + PATIENCE
        self.read(0.05)
        text = self.text
        while not all(word in text for word in words):
            if self.read(0.05):
                text = self.text
            if time.monotonic() > deadline:
                raise AssertionError(f"{words} not shown:\n{text}")
        return text

    def hides(self, *words: str) -> None:
        """Wait until none of the words is on the screen."""
        deadline = time.monotonic() + PATIENCE
        text = self.text
        while any(word in text for word in words):
            if self.read(0.05):
                text = self.text
            if time.monotonic() > deadline:
                raise AssertionError(f"{words} not gone:\n{text}")

    def answer(self) -> bytes:
        """What the program writes next, from the first byte until it is quiet."""
        deadline = time.monotonic() + PATIENCE
        while not (taken := self.read(0.3)):
            if time.monotonic() > deadline:
                raise AssertionError(f"nothing was written:\n{self.text}")
        return taken

    def settles(self, quiet: float = QUIET) -> None:
        """Wait until the program has nothing to do, and writes nothing for `quiet` seconds then.

        Waiting for a clock is nothing to do: textual takes a lone escape for one after 0.1 s.
        """
        deadline = time.monotonic() + PATIENCE
        while self.read(0.02) or self._is_at_work() or self.read(quiet) or self._is_at_work():
            if time.monotonic() > deadline:
                raise AssertionError(f"still at work:\n{self.text}")

    def _is_at_work(self) -> bool:
        """Whether a thread of the program runs, would run if it could, or waits for a disk."""
        try:
            tasks = list(Path(f"/proc/{self._pid}/task").iterdir())
            states = [(task / "stat").read_text().rpartition(")")[2].split()[0] for task in tasks]
        except OSError:  # a thread that has just ended, or all; or there is no /proc here
            return _TELLS_STATES and not self.has_ended()
        return not {"R", "D"}.isdisjoint(states)

    def has_ended(self) -> bool:
        """Whether the program has ended by now."""
        if self.status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def ends(self) -> int:
        """Wait until the program has ended; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.read(0.05)
            if self.has_ended() and self.status is not None:
                return self.status
        raise AssertionError(f"still running:\n{self.text}")
