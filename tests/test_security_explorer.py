"""A hostile library in the explorer, in a real terminal: the bytes that it writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from figures.printable import printable
from tests.security_material import hostile_library, raw_attacks
from tests.terminal import Terminal

OSC = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\)", re.DOTALL)
WALKS = {
    "sources": ["h", "j", "enter", "j", "j", "enter", "G", "enter", "j", "enter", "f", "W", "i"],
    "reader": ["enter", "n", "n", "n", "N", "tab", "/", "f", "e", "r", "enter", "i"],
    "edit": ["E"],
    "revisions": ["R"],
    "conflicts": ["d", "enter", "v", "v", "j", "l", "b"],
    "export": ["d", "enter", "e"],
    "note": ["d", "enter", "N"],
    "dismiss": ["d", "enter", "x"],
    "correct": ["d", "enter", "="],
    "merge": ["d", "enter", "m"],
    "decisions": ["U"],
    "import": ["i", "/", "x", "enter"],
    "palette": ["\x10", "f", "e", "r"],
    "command line": [":", "o", "p", "e", "n", " ", "w", "tab", "tab", "enter"],
    "unknown command": [":", "n", "o", "\x85", "enter"],
    "help": ["?"],
    "undo": ["u"],
    "address": ["enter", "o"],
    "quick": ["1", "2", "3", "s", "t", "w", "D", "O", "S", "p"],
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_library(tmp_path_factory.mktemp("hostile") / "library.db")


@pytest.fixture
def terminal(library: Path, tmp_path: Path) -> Iterator[Terminal]:
    own = tmp_path / "library.db"
    own.write_bytes(library.read_bytes())
    arguments = ("-m", "cli", "--db", str(own))
    with Terminal(*arguments, size=(120, 36), DISPLAY="", WAYLAND_DISPLAY="") as terminal:
        terminal.shows("Sources", "Wire")
        yield terminal


def commanded(raw: bytes) -> list[bytes]:
    """What the terminal was told to do beside drawing: title, clipboard, links.

    The shape of the mouse pointer (22) is a word that Textual chooses.
    """
    return [part for part in OSC.findall(raw) if not re.fullmatch(rb"22;[a-z]+", part)]


@pytest.mark.parametrize("name", WALKS)
def test_no_screen_writes_what_steers_the_terminal(terminal: Terminal, name: str) -> None:
    for key in WALKS[name]:
        terminal.press(key)
        terminal.read(0.1)
    terminal.read(0.3)  # a cursor that blinks is never quiet for long

    assert b"Traceback" not in terminal.raw
    assert raw_attacks(terminal.raw) == []
    assert commanded(terminal.raw) == []
    assert all(char == printable(char) for line in terminal.screen.display for char in line)


def test_a_path_that_is_hostile_is_told_harmlessly(tmp_path: Path) -> None:
    path = tmp_path / "no\x1b]0;owned\x07\u202ewhere" / "x"
    path.parent.write_text("a file")
    with Terminal("-m", "cli", "--db", str(path)) as terminal:
        assert terminal.ends() == 2

        assert raw_attacks(terminal.raw) == []
        assert commanded(terminal.raw) == []
