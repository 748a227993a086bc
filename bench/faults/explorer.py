"""What can happen to a running explorer: library gone, terminal gone, window too small."""

from __future__ import annotations

import os
import random
import re
import signal
import tempfile
import time
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from bench.faults.material import ROOT, Confirmed, filled, losses
from bench.faults.next_start import told_of_damage
from bench.faults.trials import Row, fresh
from bench.faults.victims import size
from bench.terminal import Terminal

PATIENCE = 120.0
"""Seconds after which the explorer hangs; far above what it takes on a slow machine."""
_DELETED = re.compile(
    r"(was deleted while it was open; .*? again)|there is no library at .*?; (import .*? file)"
)
"""What it says then; the name of the file may be broken at the end of a line."""
Outcome = tuple[str, list[str]]
"""The sentence in which it was told, "" when there was nothing to tell; and what was wrong."""
_KEYS = ("j", "j", "\r", "n", "c", "\x1b", "d", "j", "\x1b", "/", "f", "e", "r", "\x1b", "\t")


class Explorer(Terminal):
    """The explorer on a library, in the folder of that library."""

    def __init__(self, path: Path):
        home = str(path.parent)
        own = {"XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home, "PYTHONPATH": str(ROOT)}
        super().__init__("-m", "cli", "--db", str(path), size=(100, 30), folder=path.parent, **own)

    def press(self, *keys: str) -> None:
        """Type keys as long as somebody reads them, and take what is drawn."""
        for key in keys:
            if not self.has_ended():
                super().press(key)
                self.read(0.4 if key == "\x1b" else 0.05)  # else it is alt and the next key

    def comes_to(self, is_so: Callable[[], object]) -> bool:
        """Whether something comes to be so, read after read."""
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > deadline:
                return False
            self.read(0.1)
        return True

    def waits_for(self, *words: str) -> bool:
        """Whether any of the words come to stand on the screen before it ends."""
        self.comes_to(lambda: any(one in self.text for one in words) or self.has_ended())
        return any(one in self.text for one in words)

    def comes_to_end(self) -> bool:
        """Whether it ends by itself."""
        return self.comes_to(self.has_ended)

    def comes_to_stop(self) -> bool:
        """Whether it comes to a stop; to be continued before that would leave it stopped."""
        return self.comes_to(lambda: bool(os.waitpid(self._pid, os.WNOHANG | os.WUNTRACED)[0]))

    @property
    def columns_of_text(self) -> str:
        """The words of the screen, pane after pane, each without its line breaks."""
        lines = [line.split("│") for line in self.text.splitlines()]
        panes = zip_longest(*lines, fillvalue="")
        return " ".join(part.strip() for pane in panes for part in pane)


def happens(
    times: int,
    draw: random.Random,
    strike: Callable[[Explorer, Path, random.Random], Outcome],
    keeps_file: bool = True,
) -> Row:
    """Something happens to an explorer in use; `strike` does it and gives what came of it."""
    row = Row()
    articles = size() // 2
    with tempfile.TemporaryDirectory(prefix="variorum-fault-") as folder:
        for n in range(times):
            path = fresh(Path(folder) / str(n), lambda path: filled(path, articles))
            with Explorer(path) as explorer:
                if not explorer.waits_for("Northern Wire"):
                    row.take(False, ["the explorer did not open"])
                    continue
                explorer.press(*draw.sample(_KEYS, draw.randrange(len(_KEYS))))
                told, wrong = strike(explorer, path, draw)
                if b"Traceback" in explorer.raw:
                    wrong.append("a traceback was shown")
            kept = Confirmed({f"https://example.org/{k:05d}" for k in range(articles)})
            row.take(True, wrong + (losses(path, kept) if keeps_file else []), told)
    return row


def terminal_gone(explorer: Explorer, path: Path, draw: random.Random) -> Outcome:
    """The connection breaks: the terminal hangs up and the program is told so."""
    explorer.signal(signal.SIGHUP)
    explorer.hang_up()
    return "", [] if explorer.comes_to_end() else ["it went on without a terminal"]


def suspended(explorer: Explorer, path: Path, draw: random.Random) -> Outcome:
    """Stopped as a shell stops it and continued, it draws itself anew and goes on."""
    explorer.signal(signal.SIGTSTP)
    if not explorer.comes_to_stop():
        return "", ["it does not stop when it is told to"]
    time.sleep(draw.uniform(0, 0.5))
    try:
        explorer.goes_on()
    except AssertionError as error:
        return "", [f"continued, it does not go on ({error})"]
    return "", _still_answers(explorer)


def shrunk(explorer: Explorer, path: Path, draw: random.Random) -> Outcome:
    """The window is drawn to one cell and back, also between two keys."""
    for columns, lines in ((1, 1), (100, 1), (1, 30), (2, 2)):
        explorer.resize(columns, lines)
        explorer.press(draw.choice(_KEYS))
        if explorer.status is not None:
            return "", [f"it ended with {explorer.status} at {columns}x{lines}"]
    explorer.resize(100, 30)
    return "", _still_answers(explorer)


def deleted(explorer: Explorer, path: Path, draw: random.Random) -> Outcome:
    """Somebody deletes the file; what is open can go on or end, in words."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    explorer.press("\x1b", "\x1b", "\x1b", "/", "f", "e", "r")
    explorer.comes_to(lambda: explorer.has_ended() or _DELETED.search(explorer.columns_of_text))
    found = _DELETED.search(explorer.columns_of_text)
    if found is None:
        return "", ["it does not say that the library was deleted", *_ends_in_order(explorer)]
    told = f"LIBRARY {found[1]}" if found[1] else f"there is no library at LIBRARY; {found[2]}"
    return told, _ends_in_order(explorer)


def truncated(explorer: Explorer, path: Path, draw: random.Random) -> Outcome:
    """Somebody cuts the file short."""
    os.truncate(path, draw.randrange(path.stat().st_size))
    wrong = _ends_in_order(explorer)
    told, unsaid = told_of_damage(path)
    return told, wrong + unsaid


def flipped(explorer: Explorer, path: Path, draw: random.Random) -> Outcome:
    """Bits of the file turn over."""
    with path.open("r+b") as file:
        for _ in range(40):
            at = draw.randrange(path.stat().st_size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << draw.randrange(8)]))
    wrong = _ends_in_order(explorer)
    told, unsaid = told_of_damage(path)
    return told, wrong + unsaid


def _still_answers(explorer: Explorer) -> list[str]:
    explorer.press("\x1b", "\x1b", "\x1b", "?")
    if not explorer.waits_for("esc close"):
        return [f"it no longer answers (status {explorer.status})"]
    explorer.press("\x1b", "\x1b", "\x1b", "\x11")
    if not explorer.comes_to_end():
        return ["it does not end when it is told to"]
    return [] if explorer.status == 0 else [f"it ended with {explorer.status}"]


def _ends_in_order(explorer: Explorer) -> list[str]:
    explorer.press(*_KEYS, "\x1b", "\x1b", "\x1b", "\x1b", "\x11")
    if not explorer.comes_to_end():
        return ["it does not end when it is told to"]
    if explorer.status is not None and explorer.status < 0:
        return [f"signal {-explorer.status} ended it"]
    return []
