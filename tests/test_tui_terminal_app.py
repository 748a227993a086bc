"""What the explorer writes to its terminal, and how it comes back to it and leaves it."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from rich.console import Console
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from bench.terminal import QUIET, Terminal
from tui.terminal_app import Glass

SIZE = Size(6, 2)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library of the sample articles that ship with the program."""
    from db.library import Library
    from importers.base import ImportOptions
    from importers.pipeline import run_import
    from importers.samples import sample_paths

    path = tmp_path_factory.mktemp("terminal") / "samples.db"
    with Library.open(path) as library:
        run_import(library, [str(sample) for sample in sample_paths()], ImportOptions())
    return str(path)


def written(glass: Glass, *lines: str, x: int = 0, size: Size = SIZE) -> str:
    """What of these lines goes to the terminal, the codes that move its cursor made readable."""
    strips = [[Strip([Segment(line)])] for line in lines]
    update = LayoutUpdate(strips, Region(x, 0, size.width, len(lines)))  # type: ignore[arg-type]
    return glass.difference(update, Console(), size).words.replace("\x1b[", "^")


def test_only_lines_that_differ_are_written() -> None:
    glass = Glass()

    assert written(glass, "herons", "geese ") == "^1;1Hherons^2;1Hgeese "
    assert written(glass, "herons", "geese ") == ""
    assert written(glass, "herons", "gulls ") == "^2;1Hgulls "


def test_what_was_written_over_is_written_again() -> None:
    glass = Glass()
    written(glass, "herons")

    assert written(glass, "on", x=4) == "^1;5Hon"
    assert written(glass, "herons") == "^1;1Hherons"


def test_a_change_of_size_and_forgetting_write_everything_again() -> None:
    glass = Glass()
    written(glass, "herons")

    assert written(glass, "herons", size=Size(7, 2)) == "^1;1Hherons"
    glass.forget()
    assert written(glass, "herons", size=Size(7, 2)) == "^1;1Hherons"


@pytest.mark.parametrize("text", ["👩\u200d👧", "e\u0301", "日本", "a\u200bb"])
def test_text_whose_width_terminals_differ_about_is_never_relied_on(text: str) -> None:
    glass = Glass()

    assert written(glass, text) == written(glass, text) == f"^1;1H{text}"


WALKS = {
    "panes": ("j", "tab", "tab", "j", "j", "enter", "escape", "escape", "z", "z", "f", "a"),
    "reading": ("/", "w", "o", "r", "enter", "n", "n", "\x06", "t", "enter", "n", "escape"),
    "comparing": ("d", "j", "f", "F", "enter", "l", "j", "v", "v", "b", "?", "escape", "enter"),
    "dialogs": ("U", "escape", ":", "escape", "\x10", "escape", "i", "escape", "E", "escape"),
}


HOME = ("escape", "escape", "escape", "g")
"""From wherever a walk ends to where the next begins."""


def differing(
    library: str, names: tuple[str, ...], size: tuple[int, int], quiet: float
) -> list[tuple[str, str]]:
    """Walks and their keys after which painting everything gave another screen than there was.

    A screen is taken for finished when nothing was written for `quiet` seconds.
    """
    found = []
    with Terminal("-m", "cli", "--db", library, size=size) as terminal:
        terminal.shows("Search", "articles", "✗")
        terminal.settles(quiet)
        for name, key in ((walk, key) for walk in names for key in (*WALKS[walk], *HOME)):
            terminal.press(key)
            terminal.settles(quiet)
            before = terminal.text
            terminal.press("\x0c")
            terminal.settles(quiet)
            if terminal.text != before:
                found.append((name, key))
    return found


@pytest.mark.parametrize(
    ("names", "size"),
    [(("panes", "comparing", "dialogs"), (80, 24)), (("reading", "comparing"), (130, 40))],
)
def test_what_stands_on_the_screen_is_what_painting_all_of_it_gives(
    library: str, names: tuple[str, ...], size: tuple[int, int]
) -> None:
    """Ctrl+l paints everything: nothing may change by it, wherever the person is."""
    if found := differing(library, names, size, QUIET):  # or an answer came late
        again = differing(library, names, size, 1.0)
        assert not set(found) & set(again)


def test_the_next_pane_turns_the_page_once(library: str) -> None:
    with Terminal("-m", "cli", "--db", library) as terminal:
        terminal.shows("Search", "articles", "✗")
        terminal.settles()
        terminal.press("tab")
        terminal.shows("▌Reader")
        terminal.settles()
        begun = len(terminal.raw)
        terminal.press("tab")
        terminal.shows("▌Sources")
        terminal.settles()

        assert len(terminal.raw) - begun < 6_500  # one picture of 80x24, its colours, the keys


def test_stopped_without_being_asked_and_continued_it_goes_on_and_ends_in_order(
    library: str,
) -> None:
    with Terminal("-m", "cli", "--db", library) as terminal:
        modes = terminal.modes
        terminal.shows("Search", "articles")
        terminal.settles()
        for _ in range(2):
            terminal.signal(signal.SIGSTOP)
            terminal.stops()
            terminal.goes_on()
        terminal.press("?")
        terminal.shows("esc close")
        terminal.press("escape")
        terminal.hides("esc close")
        terminal.press("\x11")  # ctrl+q

        assert terminal.ends() == 0
        assert terminal.modes == modes


BREAKS = {
    "a key": ("tui.explorer", "VariorumApp.action_conflicts", "d"),
    "a worker": ("db.library", "Library.article", "enter"),
    "drawing": ("tui.widgets.question_list", "QuestionList.row_lines", "d"),
    "a timer": ("tui.widgets.article_view", "ArticleView.action_scroll_by", "enter j"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_failure_that_nobody_foresaw_ends_in_a_sentence_on_a_terminal_as_it_was(
    library: str, tmp_path: Path, name: str
) -> None:
    module, broken, keys = BREAKS[name]
    started = f"""
import {module} as module
def fail(*given, **named):
    raise RuntimeError("secret words of an article")
module.{broken} = fail
import cli.__main__
"""
    argv = ("-c", started, "--db", library)
    with Terminal(*argv, XDG_STATE_HOME=str(tmp_path)) as terminal:
        modes = terminal.modes
        terminal.shows("Search", "articles")
        terminal.settles()
        for key in keys.split():
            terminal.press(key)
            terminal.settles()

        assert terminal.ends() == 1
        left = terminal.raw.partition(b"\x1b[?1049l")[2].decode()
        told = " ".join(left.split())
        assert "something went wrong in the explorer (RuntimeError)" in told
        assert "the library is as it was" in told
        assert "Traceback" not in terminal.raw.decode()
        assert "secret" not in terminal.raw.decode()
        assert b"\x1b[?25h" in terminal.raw  # the cursor is seen again
        assert terminal.modes == modes
    kept = tmp_path / "variorum" / "failure.txt"
    assert "RuntimeError" in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0
