"""A hostile library in the explorer, in a real terminal: the bytes that it writes.

The screens and panes are those that the program has: one more fails here until it is walked.
"""

from __future__ import annotations

import base64
import importlib
import os
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.containers import Vertical
from textual.screen import Screen

import tui.panes
import tui.screens
from bench.terminal import Terminal
from db.library import Library
from figures.model import Article, Figure, Link
from figures.printable import printable
from tests.security_material import ATTACK, hostile_library, raw_attacks

OSC = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\)", re.DOTALL)
BASES = {"LibraryScreen", "ListScreen", "FormScreen"}
"""What other screens are made of."""

Steps = tuple[tuple[str, str], ...]
WALKS: dict[str, Steps] = {
    "MainScreen": (("tab tab j j j", "▌Sources"), ("z", "Conflicts"), ("z", "▌Sources")),
    "SourcesPane": (
        ("h", "▌Sources"),
        ("G enter j", "▾ Cited"),
        ("G enter j j", "Estmark"),
        ("k enter enter", "Reader"),
        ("h h f G", "G"),
    ),
    "SearchPane": (("/ f e r r y enter", "▌Reader"), ("h j j", "▌Search")),
    "ReaderPane": (
        ("enter", "n goes to the first figure"),
        ("n n n N n", "says"),
        ("\x06 w o r k enter n N", "found"),
        ("escape G g", "figure"),
    ),
    "CompareScreen": (
        ("d", "2 questions"),
        ("j enter", "as written"),
        ("l j j b t x f e", "Export"),
        ("escape v j", "verdict"),
    ),
    "QuestionsScreen": (("d", "2 questions"), ("f a s j j x w w", "all verdicts")),
    "RevisionsScreen": (
        ("j enter", "n goes to the first figure"),
        ("r", "change 2 of 2"),
        ("h", "change 1"),
    ),
    "DecisionsScreen": (("U", "Decisions"), ("j", "note")),
    "OffersScreen": (("h G k k G enter", "▾ Cited"), ("j enter", "One source or two")),
    "EditScreen": (("j E", "Edit article"), ("down x enter", "Outlet")),
    "CorrectScreen": (
        ("enter", "n goes to the first figure"),
        ("n C", "Correct “"),
        ("x enter", "is no number"),
    ),
    "NoteScreen": (
        ("enter", "n goes to the first figure"),
        ("n a", "Note on “"),
        ("x enter", "Noted"),
    ),
    "PickScreen": (
        ("enter", "n goes to the first figure"),
        ("n m", "Move"),
        ("p e o down up", "✗"),
    ),
    "KeepSearchScreen": (("/ f e r r y escape", "▌Search"), ("w", "Keep “ferry”")),
    "SaveAsScreen": (("d", "2 questions"), ("enter", "as written"), ("e", "Export the comparison")),
    "ImportScreen": (("i", "Import"), ("/ n o w h e r e \x0c enter", "failed")),
    "CommandScreen": ((":", "copy citation"), ("o p e n", "open"), ("\t \t", "open")),
    "HelpScreen": (("?", "esc close"), ("down down", "esc close")),
    "palette": (("\x10", "Search articles"), ("p e o p l e", "Compare: ")),
    "messages": ((": n o p e enter", "there is no command"),),
    "address": (("o", "not opened: the address holds"),),
    "undo": (("u", "Undone: "),),
}
"""Screen, pane or what else shows texts -> keys apart by blanks, and what then is seen."""
HOME: Steps = (("escape escape escape g", "▌Search  5 articles"),)
"""From wherever a walk ends to where the next begins."""
STARTS = 3
"""Explorers among which the walks are dealt out: a start takes longer than most walks."""


def hostile_source(number: int) -> tuple[Article, Figure]:
    """An article whose one figure is credited to names that may be one source."""
    name = f"{('Estmark', 'Estmrak')[number]} ministry {ATTACK}"
    text = f"The {name} counted {number + 41} gulls {ATTACK} there."
    start = text.index(str(number + 41))
    figure = Figure(
        start, start + 8, text[start : start + 8], 41.0 + number, 41.0 + number, "=", "count",
        (0, len(text)), text, counted=f"gull{ATTACK}", concept=(ATTACK,), place=(ATTACK,),
        attribution=(Link(name, 4, 4 + len(name), ATTACK),),
    )  # fmt: skip
    return Article(f"source{number}{ATTACK}", text, ATTACK, ATTACK), figure


ODD_WALK: Steps = (
    ("G g \x1b[6~ \x06 4 1 enter n escape r escape", "Sources"),
    ("h h G k enter j enter d escape ?", "esc close"),
)
"""A text in the reader, looked through in it, and then in the other panes."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = hostile_library(tmp_path_factory.mktemp("hostile") / "library.db")
    with Library.open(path) as opened:
        for number in range(2):
            article, figure = hostile_source(number)
            opened.store(article, [figure])
    return path


@pytest.fixture
def terminal(library: Path, tmp_path: Path) -> Iterator[Terminal]:
    own = tmp_path / "library.db"
    own.write_bytes(library.read_bytes())
    arguments = ("-m", "cli", "--db", str(own))
    with Terminal(*arguments, size=(120, 36), DISPLAY="", WAYLAND_DISPLAY="") as terminal:
        terminal.shows("Sources", "Wire", "✗", "Searches")
        yield terminal


def commanded(raw: bytes) -> list[bytes]:
    """What the terminal was told to do beside drawing: title, clipboard, links.

    The shape of the mouse pointer (22) is a word that Textual chooses.
    """
    return [part for part in OSC.findall(raw) if not re.fullmatch(rb"22;[a-z]+", part)]


def assert_harmless(terminal: Terminal) -> None:
    """Nothing of the texts steered the terminal, and it was told nothing else."""
    assert b"Traceback" not in terminal.raw
    assert raw_attacks(terminal.raw) == []
    assert commanded(terminal.raw) == []
    assert all(char == printable(char) for line in terminal.screen.display for char in line)


def copy_first_figure(terminal: Terminal, *opening: str) -> None:
    """Open an article, and copy the citation of its first figure."""
    for key in opening:
        terminal.press(key)
        terminal.settles()
    terminal.shows("n goes to the first figure")
    terminal.press("n")
    terminal.shows("figure 1 of")
    terminal.press("y")


def test_every_screen_and_pane_is_walked() -> None:
    found = set()
    for package in (tui.screens, tui.panes):
        for module in pkgutil.iter_modules(package.__path__):
            named = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
            found |= {
                kind.__name__
                for kind in named.values()
                if isinstance(kind, type)
                and issubclass(kind, (Screen, Vertical))
                and kind.__module__.startswith(package.__name__)
            }

    assert found - BASES <= set(WALKS)


def walk(terminal: Terminal, steps: Steps) -> None:
    """Press the keys, and see after each step what it leads to."""
    for keys, words in steps:
        for key in keys.split(" "):
            terminal.press(key)
            terminal.settles()
        terminal.shows(words)


@pytest.mark.parametrize(
    "names", [list(WALKS)[first::STARTS] for first in range(STARTS)], ids=" ".join
)
def test_no_screen_writes_what_steers_the_terminal(terminal: Terminal, names: list[str]) -> None:
    terminal.settles()
    for name in names:
        walk(terminal, WALKS[name])
        assert_harmless(terminal)
        walk(terminal, HOME)


def test_a_path_that_is_hostile_is_told_harmlessly(tmp_path: Path) -> None:
    path = tmp_path / "no\x1b]0;owned\x07\u202ewhere" / "x"
    path.parent.write_text("a file")
    with Terminal("-m", "cli", "--db", str(path)) as terminal:
        assert terminal.ends() == 2

        assert raw_attacks(terminal.raw) == []
        assert commanded(terminal.raw) == []


def test_the_clipboard_gets_letters_in_base64_and_nothing_else(terminal: Terminal) -> None:
    terminal.settles()
    copy_first_figure(terminal, "j", "enter")
    terminal.shows("copied through the terminal")

    (asked,) = commanded(terminal.raw)
    kind, payload = asked[:5], asked[5:]
    assert kind == b"52;c;"
    copied = base64.b64decode(payload, validate=True).decode()
    assert "people" in copied or "workers" in copied
    assert copied == printable(copied)
    assert raw_attacks(terminal.raw) == []


def test_what_is_too_long_for_a_terminal_is_not_asked_of_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    text = f"Wardens counted 4,120 herons {'and more ' * 9_000}"
    figure = Figure(16, 28, "4,120 herons", 4120.0, 4120.0, "=", "count", (0, len(text)), text)
    with Library.open(path) as library:
        library.store(Article("long", text), [figure])
    arguments = ("-m", "cli", "--db", str(path))
    with Terminal(*arguments, DISPLAY="", WAYLAND_DISPLAY="") as terminal:
        terminal.shows("1 article")
        copy_first_figure(terminal, "enter")
        terminal.shows("not copied: too long")

        assert commanded(terminal.raw) == []


def test_inside_tmux_the_clipboard_is_tmux_s(library: Path, tmp_path: Path) -> None:
    own = tmp_path / "library.db"
    own.write_bytes(library.read_bytes())
    script = tmp_path / "tmux"
    script.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat > {tmp_path}/copied\n')
    script.chmod(0o755)
    named = {"TMUX": "/tmp/none,1,0", "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    arguments = ("-m", "cli", "--db", str(own))
    with Terminal(*arguments, DISPLAY="", WAYLAND_DISPLAY="", **named) as terminal:
        terminal.shows("Search", "Wire")
        copy_first_figure(terminal, "j", "enter")
        terminal.shows("copied to tmux")

        assert commanded(terminal.raw) == []
    assert (tmp_path / "asked").read_text() == "load-buffer -w -\n"
    copied = (tmp_path / "copied").read_text()
    assert copied == printable(copied)
    assert "people" in copied or "workers" in copied


ODD = {
    "ten million letters in one line": "The clerk counted 41 gulls. " * 360_000,
    "ten million letters in one word": "x" * 10_000_000,
    "combining marks": "The clerk counted 41 gulls, e" + "\u0301\u0323" * 200 + " it said.",
    "wide letters and families": "書記は 41 羽 " * 900 + "👩\u200d👩\u200d👧 " * 900,
    "markup": "[bold]The[/] [@click=app.quit]clerk[/nope] counted 41 gulls [/]. \\[red] \\",
    "bidirectional": "The \u202eclerk\u2066 counted 41 gulls\u200f \u061c.",
}


TOGETHER = (
    ("ten million letters in one line",),
    ("ten million letters in one word",),
    ("combining marks", "wide letters and families", "markup", "bidirectional"),
)
"""Texts that share an explorer, each an article of its own."""


def test_every_odd_text_is_walked() -> None:
    assert sorted(name for names in TOGETHER for name in names) == sorted(ODD)


@pytest.mark.parametrize("names", TOGETHER, ids="; ".join)
def test_odd_texts_are_walked_in_every_pane(names: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        for name in names:
            library.store(Article(name, ODD[name], ODD[name][:200], ODD[name][:80]), [])
    listed = "1 article" if len(names) == 1 else f"{len(names)} articles"
    opened = set()
    with Terminal("-m", "cli", "--db", str(path), size=(120, 36)) as terminal:
        terminal.shows(listed)
        for place in range(len(names)):
            walk(terminal, (("g" + " j" * place + " enter", "No figures in this article."),))
            opened.add(terminal.shows("▌Reader"))
            walk(terminal, ODD_WALK)
            assert_harmless(terminal)
            walk(terminal, ((HOME[0][0], f"▌Search  {listed}"),))

    assert len(opened) == len(names)
