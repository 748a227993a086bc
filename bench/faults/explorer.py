"""What can happen to a running explorer: library gone, terminal gone, window too small."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pyte

from bench.faults.material import ROOT, Confirmed, filled, losses
from bench.faults.trials import Row, fresh
from bench.faults.victims import SIZE

PATIENCE = 120.0
"""Seconds after which the explorer hangs; far above what it takes on a slow machine."""
_ARTICLES = SIZE // 2
_KEYS = ("j", "j", "\r", "n", "c", "\x1b", "d", "j", "\x1b", "/", "f", "e", "r", "\x1b", "\t")


class Explorer:
    """The explorer in a terminal of its own; a context manager that ends it."""

    def __init__(self, path: Path, home: Path):
        self.screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        """Everything it wrote."""
        self.status: int | None = None
        """How it ended; None while it runs. Negative: the signal that ended it."""
        own = {"XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "TERM": "xterm-256color"}
        own |= {"PYTHONPATH": str(ROOT)}
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.chdir(path.parent)  # where it exports to
            argv = [sys.executable, "-m", "cli", "--db", str(path)]
            os.execve(sys.executable, argv, {**os.environ, **own})
        self.resize(100, 30)

    def __enter__(self) -> Explorer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        self.hang_up()

    def resize(self, columns: int, lines: int) -> None:
        """Change the size as a window would."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def press(self, *keys: str) -> None:
        """Type keys, and take what is drawn."""
        for key in keys:
            if self.status is None:
                os.write(self._fd, key.encode())
                self.read(0.4 if key == "\x1b" else 0.05)  # else it is alt and the next key

    def read(self, quiet: float) -> None:
        """Take what is written until nothing comes for so many seconds."""
        while self._fd >= 0 and select.select([self._fd], [], [], quiet)[0]:
            try:
                part = os.read(self._fd, 65536)
            except OSError:
                break
            if not part:
                break
            self.raw += part
            self._stream.feed(part.replace(b"\x1b[<u", b""))
        self._look()

    def waits_for(self, *words: str) -> bool:
        """Whether any of the words come to stand on the screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.status is None:
            self.read(0.1)
            text = "\n".join(self.screen.display)
            if any(one in text for one in words):
                return True
        return False

    def ends(self) -> bool:
        """Whether it comes to an end by itself."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.status is None:
            self.read(0.1)
        return self.status is not None

    def stops(self) -> bool:
        """Whether it comes to a stop; to be continued before that would leave it stopped."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.status is None:
            self.read(0.1)
            pid, status = os.waitpid(self._pid, os.WNOHANG | os.WUNTRACED)
            if pid:
                return os.WIFSTOPPED(status)
        return False

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self._pid, number)

    def hang_up(self) -> None:
        """Take the terminal away."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _look(self) -> None:
        if self.status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)


def happens(
    times: int,
    draw: random.Random,
    strike: Callable[[Explorer, Path, random.Random], list[str]],
    keeps_file: bool = True,
) -> Row:
    """Something happens to an explorer in use; `strike` does it and says what was wrong then."""
    row = Row()
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        for n in range(times):
            path = fresh(Path(folder) / str(n), lambda path: filled(path, _ARTICLES))
            with Explorer(path, path.parent) as explorer:
                if not explorer.waits_for("Northern Wire"):
                    row.take(False, ["the explorer did not open"])
                    continue
                explorer.press(*draw.sample(_KEYS, draw.randrange(len(_KEYS))))
                wrong = strike(explorer, path, draw)
                if b"Traceback" in explorer.raw:
                    wrong.append("a traceback was shown")
            told = Confirmed({f"https://example.org/{k:05d}" for k in range(_ARTICLES)})
            row.take(True, wrong + (losses(path, told) if keeps_file else []))
    return row


def terminal_gone(explorer: Explorer, path: Path, draw: random.Random) -> list[str]:
    """The connection breaks: the terminal hangs up and the program is told so."""
    explorer.signal(signal.SIGHUP)
    explorer.hang_up()
    return [] if explorer.ends() else ["it went on without a terminal"]


def suspended(explorer: Explorer, path: Path, draw: random.Random) -> list[str]:
    """Stopped as a shell stops it and continued, it draws itself anew and goes on."""
    explorer.signal(signal.SIGTSTP)
    if not explorer.stops():
        return ["it does not stop when it is told to"]
    time.sleep(draw.uniform(0, 0.5))
    explorer.signal(signal.SIGCONT)
    return _still_answers(explorer)


def shrunk(explorer: Explorer, path: Path, draw: random.Random) -> list[str]:
    """The window is drawn to one cell and back, also between two keys."""
    for columns, lines in ((1, 1), (100, 1), (1, 30), (2, 2)):
        explorer.resize(columns, lines)
        explorer.press(draw.choice(_KEYS))
        if explorer.status is not None:
            return [f"it ended with {explorer.status} at {columns}x{lines}"]
    explorer.resize(100, 30)
    return _still_answers(explorer)


def deleted(explorer: Explorer, path: Path, draw: random.Random) -> list[str]:
    """Somebody deletes the file; what is open can go on or end, in words."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    explorer.press("\x1b", "\x1b", "\x1b", "/", "f", "e", "r")
    told = explorer.waits_for("was deleted", "there is no library")
    wrong = [] if told else ["it does not say that the library was deleted"]
    return wrong + _ends_in_order(explorer)


def truncated(explorer: Explorer, path: Path, draw: random.Random) -> list[str]:
    """Somebody cuts the file short."""
    os.truncate(path, draw.randrange(path.stat().st_size))
    return _ends_in_order(explorer) + _next_start(path)


def flipped(explorer: Explorer, path: Path, draw: random.Random) -> list[str]:
    """Bits of the file turn over."""
    with path.open("r+b") as file:
        for _ in range(40):
            at = draw.randrange(path.stat().st_size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << draw.randrange(8)]))
    return _ends_in_order(explorer) + _next_start(path)


def _still_answers(explorer: Explorer) -> list[str]:
    explorer.press("\x1b", "\x1b", "\x1b", "?")
    if not explorer.waits_for("esc close"):
        return [f"it no longer answers (status {explorer.status})"]
    explorer.press("\x1b", "\x1b", "\x1b", "\x11")
    if not explorer.ends():
        return ["it does not end when it is told to"]
    return [] if explorer.status == 0 else [f"it ended with {explorer.status}"]


def _next_start(path: Path) -> list[str]:
    """What the next start says must be a sentence; a damaged library is named as that, not used."""
    argv = [sys.executable, "-m", "cli", "--db", str(path), "doctor"]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
    told = (done.stdout + done.stderr).strip()
    if done.returncode not in (0, 1, 2) or not told or "Traceback" in told:
        return [f"the next start ended with {done.returncode}: {told[-200:]}"]
    return []


def _ends_in_order(explorer: Explorer) -> list[str]:
    explorer.press(*_KEYS, "\x1b", "\x1b", "\x1b", "\x1b", "\x11")
    if not explorer.ends():
        return ["it does not end when it is told to"]
    if explorer.status is not None and explorer.status < 0:
        return [f"signal {-explorer.status} ended it"]
    return []
