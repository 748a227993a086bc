"""The program as a person runs it: in a real terminal, key by key, read off the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.terminal import PATIENCE, ROOT, Terminal


@pytest.fixture(scope="module")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library of the sample articles that ship with the program."""
    from db.library import Library
    from importers.base import ImportOptions
    from importers.pipeline import run_import
    from importers.samples import sample_paths

    path = tmp_path_factory.mktemp("terminal") / "samples.db"
    with Library.open(path) as library:
        run_import(library, [str(sample) for sample in sample_paths()], ImportOptions())
    return str(path)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_both_claims_stand_in_one_comparison_after_search_enter_and_c(
    sample_library: str, size: tuple[int, int]
) -> None:
    with Terminal("-m", "cli", "--db", sample_library, size=size) as terminal:
        terminal.shows("Search", "articles")
        terminal.press("/", *"north korean workers", "enter")
        terminal.shows("▌Reader", "figure ")
        terminal.press("c")
        text = terminal.shows("CONFLICT", "13,800", "13,221", "as written")

        assert "◄" in text or "●" in text
        terminal.press("q")
        assert terminal.ends() == 0


def test_the_demo_opens_the_explorer_on_articles_of_its_own() -> None:
    with Terminal("-m", "cli", "demo") as terminal:
        terminal.shows("Sources", "Search", "articles")
        terminal.press("d")
        terminal.shows("Questions", "✗ conflict")
        terminal.press("q")
        assert terminal.ends() == 0


def test_a_change_of_size_is_followed(sample_library: str) -> None:
    with Terminal("-m", "cli", "--db", sample_library, size=(120, 36)) as terminal:
        terminal.shows("Sources", "Search", "Reader")
        terminal.resize(80, 24)
        terminal.hides("Reader")
        terminal.shows("Sources", "▌Search")
        terminal.press("q")
        assert terminal.ends() == 0


def test_a_window_of_one_cell_is_survived(sample_library: str) -> None:
    with Terminal("-m", "cli", "--db", sample_library) as terminal:
        terminal.shows("Sources", "Search", "articles")
        terminal.resize(1, 1)
        terminal.settles()
        for key in ("enter", "n", "c", "v", "escape", "d", "?", "escape", "escape"):
            terminal.press(key)
            terminal.settles()
        terminal.resize(120, 36)
        terminal.shows("Sources", "Search", "Reader")
        terminal.press("q")
        assert terminal.ends() == 0


def test_a_library_that_vanishes_is_no_failure_of_the_screen(
    sample_library: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.db"
    shutil.copyfile(sample_library, own)
    with Terminal("-m", "cli", "--db", str(own)) as terminal:
        terminal.shows("Sources", "Search", "articles")
        terminal.settles()
        for path in tmp_path.iterdir():
            path.unlink()
        terminal.press("/", *"workers")
        terminal.shows("there is no library at")
        for key in ("escape", "d", "escape", "u"):  # one by one: esc and a letter are alt and it
            terminal.press(key)
            terminal.settles()
        terminal.press("q")
        assert terminal.ends() == 0
    assert b"Traceback" not in terminal.raw


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")
def test_it_works_inside_tmux(sample_library: str, tmp_path: Path) -> None:
    """tmux is asked, since what it shows is what a person in it sees."""
    socket = str(tmp_path / "tmux")
    environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
    environment |= {"XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}

    def tmux(*arguments: str) -> str:
        argv = ["tmux", "-S", socket, "-f", os.devnull, *arguments]
        done = subprocess.run(
            argv, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shows(*words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not all(word in (text := tmux("capture-pane", "-p")) for word in words):
            assert time.monotonic() < deadline, f"{words} not shown:\n{text}"
            time.sleep(0.1)

    program = shlex.join([sys.executable, "-m", "cli", "--db", sample_library])
    tmux("new-session", "-d", "-x", "100", "-y", "30", f"{program}; echo left with $?; sleep 600")
    try:
        shows("Sources", "Search", "articles")
        tmux("send-keys", "/")
        tmux("send-keys", "-l", "north korean workers")
        tmux("send-keys", "Enter")
        shows("▌Reader", "figure ")
        tmux("send-keys", "c")
        shows("CONFLICT", "13,800", "13,221")
        tmux("send-keys", "q")
        shows("left with 0")
    finally:
        tmux("kill-server")


def test_nothing_is_written_while_nobody_types_and_a_cursor_key_writes_little(
    sample_library: str,
) -> None:
    with Terminal("-m", "cli", "--db", sample_library) as terminal:
        terminal.shows("Search", "articles")
        terminal.settles()
        assert terminal.read(1.5) == b""
        terminal.press("j")
        terminal.answer()
        terminal.press("j")

        assert len(terminal.answer()) < 800


def test_ctrl_c_does_not_leave_a_broken_terminal(sample_library: str) -> None:
    with Terminal("-m", "cli", "--db", sample_library) as terminal:
        terminal.shows("Search", "articles")
        terminal.press("ctrl+c")
        terminal.settles()
        terminal.press("q")
        assert terminal.ends() == 0
        assert b"\x1b[?1049l" in terminal.raw  # back from the alternate screen


def test_over_ssh_a_page_is_painted_once(sample_library: str) -> None:
    with Terminal(
        "-m", "cli", "--db", sample_library, SSH_CONNECTION="192.0.2.1 1 192.0.2.2 22"
    ) as terminal:
        terminal.shows("Search", "articles")
        terminal.settles()
        terminal.press("page down")

        assert len(terminal.answer()) < 12_000


def test_no_color_leaves_colours_out(sample_library: str) -> None:
    with Terminal("-m", "cli", "--db", sample_library, NO_COLOR="1") as terminal:
        terminal.shows("Search", "articles")
        terminal.settles()

        assert b"\x1b[38;" not in terminal.raw
        assert b";38;" not in terminal.raw


def test_a_hostile_article_writes_none_of_its_control_bytes(tmp_path: Path) -> None:
    source = tmp_path / "hostile.txt"
    source.write_text(
        "Title: Free \x1b]0;owned\x07 title \x9b31m\n\n"
        "The clerk counted 8,214 gulls \x1b]52;c;aGk=\x07 in May.\n\n"
        "The [red]second[/] clerk \u202ecounted\u202c 19 [/nope] terns.\n"
    )
    library = str(tmp_path / "own.db")
    done = subprocess.run(
        [sys.executable, "-m", "cli", "--db", library, "import", str(source)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with Terminal("-m", "cli", "--db", library) as terminal:
        terminal.shows("1 article", "title")
        terminal.press("enter")
        terminal.shows("[red]second[/]", "[/nope]")
        terminal.press("n")
        terminal.settles()

        for written in (b"\x1b]52", b"\x1b]0;owned", b"\xc2\x9b", "\u202e".encode()):
            assert written not in terminal.raw


def test_without_a_terminal_it_says_so_and_ends(sample_library: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "--db", sample_library],
        cwd=ROOT,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert done.stdout == ""


def test_a_terminal_without_a_screen_is_told_apart_from_none(sample_library: str) -> None:
    with Terminal("-m", "cli", "--db", sample_library, size=(200, 24), TERM="dumb") as terminal:
        terminal.shows("TERM=dumb says that this one does not")

        assert terminal.ends() == 2


def test_a_file_that_is_no_library_is_refused_in_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("shopping list " * 100)
    with Terminal("-m", "cli", "--db", str(other), size=(200, 24)) as terminal:
        text = terminal.shows("notes.db")

        assert terminal.ends() == 2
        assert "Traceback" not in text


def test_the_place_is_remembered_beside_the_library_and_not_in_it(
    sample_library: str, tmp_path: Path
) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path)}
    with Terminal("-m", "cli", "--db", sample_library, size=(120, 36), **state) as terminal:
        terminal.shows("Search", "articles")
        terminal.press("/", *"spectators", "enter")
        terminal.shows("▌Reader", "figure ")
        terminal.press("q")
        assert terminal.ends() == 0
    with Terminal("-m", "cli", "--db", sample_library, size=(120, 36), **state) as terminal:
        terminal.shows("▌Reader", "figure ", "spectators")
        terminal.press("q")
        assert terminal.ends() == 0


@pytest.mark.parametrize("before", ["SIG_DFL", "SIG_IGN"])
def test_a_connection_that_breaks_ends_it_and_the_place_is_remembered(
    sample_library: str, tmp_path: Path, before: str
) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path)}
    started = f"import signal; signal.signal(signal.SIGHUP, signal.{before}); import cli.__main__"
    argv = ("-c", started, "--db", sample_library)
    with Terminal(*argv, size=(120, 36), **state) as terminal:
        terminal.shows("Search", "articles")
        terminal.press("/", *"spectators", "enter")
        terminal.shows("▌Reader", "figure ")
        terminal.hang_up()
        assert terminal.ends() == 128 + signal.SIGHUP
    with Terminal(*argv, size=(120, 36), **state) as terminal:
        terminal.shows("▌Reader", "figure ", "spectators")
