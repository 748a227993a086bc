"""`watch`: one line for each new figure outside what its question held, until it is stopped."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.place import Place
from db.errors import LibraryBusyError, LibraryError
from db.library import Library
from tests.cli_material import ROOT, on_screen
from tests.test_cli_reference import holds

STORY = "Title: {title}\nOutlet: {outlet}\nPublished: 2025-03-0{day}\n\n{text}\n"
COUNTED = "The storm killed {count} people in Port Ansell on Saturday, {who} said on Sunday."
PATIENCE = 60.0


def story(folder: Path, name: str, count: int, who: str, day: int) -> None:
    """An article in the folder, complete from its first moment there."""
    text = STORY.format(
        title=f"Storm in Port Ansell, {name}",
        outlet=name.title(),
        day=day,
        text=COUNTED.format(count=count, who=who),
    )
    (folder / f".{name}").write_text(text)
    (folder / f".{name}").rename(folder / f"{name}.txt")


HEEDFUL = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from cli.main import main; main()"
)
"""The program as a person starts it: a shell's background process is born deaf to ctrl-c."""


class Watching:
    """A watch that runs on a folder with one article."""

    def __init__(self, folder: Path, *arguments: str):
        self.folder = folder / "in"
        self.folder.mkdir()
        story(self.folder, "wire", 120, "the mayor", 2)
        self.log = folder / "log.txt"
        argv = [sys.executable, "-c", HEEDFUL, "--db", str(folder / "own.db"), "watch"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*argv, "--interval", "1", *arguments, str(self.folder)],
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )

    def shows(self, words: str) -> str:
        """Wait until it has written the words; all it wrote."""
        return waited(lambda: text if words in (text := self.log.read_text()) else "", words)

    def imported(self, library: Path, articles: int) -> None:
        """Wait until the library holds so many articles."""

        def held() -> str:
            try:
                with Library.open(library, read_only=True) as opened:
                    return "yes" if opened.stats().articles == articles else ""
            except LibraryError:  # being made
                return ""

        waited(held, f"{articles} articles")

    def stop(self, number: signal.Signals) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def waited(found: Callable[[], str], what: str) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if text := found():
            return text
        time.sleep(0.1)
    pytest.fail(f"{what} did not come")


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(tmp_path, *arguments))
        started[-1].imported(tmp_path / "own.db", 1)
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


def test_a_figure_outside_what_was_held_is_told_once(
    watching: Callable[..., Watching], tmp_path: Path
) -> None:
    running = watching()
    story(running.folder, "post", 120, "the harbour police", 2)
    running.imported(tmp_path / "own.db", 2)
    story(running.folder, "echo", 145, "the fire brigade", 2)
    running.shows("new: ")
    running.imported(tmp_path / "own.db", 3)

    assert running.stop(signal.SIGINT) == 0
    lines = running.log.read_text().splitlines()
    assert [line for line in lines if line.startswith("new: ")] == [lines[0]]
    assert lines[0].startswith("new: 145 against 120 · ")
    assert "Echo" in lines[0]
    assert lines[-1] == "stopped"


def test_json_is_as_documented_and_a_program_is_run_without_a_shell(
    watching: Callable[..., Watching], tmp_path: Path
) -> None:
    keeper = tmp_path / "keep.py"
    keeper.write_text(
        "import json, pathlib, sys\n"
        f"out = pathlib.Path({str(tmp_path)!r}, 'kept.json')\n"
        "part = out.with_name('part')\n"
        "part.write_text(json.dumps([sys.argv[1:], json.load(sys.stdin)]))\n"
        "part.rename(out)\n"
    )
    running = watching("--json", "--exec", f"{sys.executable} {keeper} '$(touch x)'")
    story(running.folder, "echo", 145, "the fire brigade", 2)
    line = running.shows("\n").splitlines()[0]
    waited(lambda: "yes" if (tmp_path / "kept.json").exists() else "", "the program")

    assert running.stop(signal.SIGTERM) == 0
    news, kept = json.loads(line), json.loads((tmp_path / "kept.json").read_text())
    holds("news", news)
    assert news["figure"]["low"] == 145
    assert news["held"] == {"low": 120, "high": 120}
    assert kept[0][0] == "$(touch x)"
    assert kept[0][1].startswith("new: 145 against 120")
    assert kept[1] == news


def test_an_input_that_cannot_be_read_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_three_times(_seconds: float) -> None:
        looks.append(1)
        if len(looks) == 3:
            raise KeyboardInterrupt

    looks: list[int] = []
    monkeypatch.setattr("cli.watch.time.sleep", looked_three_times)
    monkeypatch.setattr("cli.watch.signal.signal", lambda *_: None)

    ran = on_screen(["--db", str(tmp_path / "own.db"), "watch", str(tmp_path / "missing.txt")])

    assert ran.code == 0
    assert ran.err.count("could not read") == 1
    assert ran.err.endswith("stopped\n")


def sand(folder: Path, outlet: str, load: str) -> None:
    """A story in which trucks carry that much sand."""
    text = (
        f"The trucks of Tarrowick carried {load} of sand to Ashdale. Fire chief Odo Penn of "
        "Tarrowick stood on Ashdale ridge."
    )
    told = {"id": outlet, "outlet": outlet, "published": "2025-03-01", "text": text}
    (folder / f"{outlet}.jsonl").write_text(json.dumps(told))


@pytest.mark.parametrize(
    ("load", "news"), [("40,000 kilograms", ""), ("60,000 kilograms", "against 40,000 · ")]
)
def test_what_was_held_is_told_in_the_unit_of_the_new_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, load: str, news: str
) -> None:
    def looked(_seconds: float) -> None:
        looks.append(1)
        if len(looks) == 2:
            raise KeyboardInterrupt
        sand(tmp_path / "in", "Post", load)

    looks: list[int] = []
    monkeypatch.setattr("cli.watch.time.sleep", looked)
    monkeypatch.setattr("cli.watch.signal.signal", lambda *_: None)
    (tmp_path / "in").mkdir()
    sand(tmp_path / "in", "Wire", "40 tonnes")

    ran = on_screen(["--db", str(tmp_path / "own.db"), "watch", str(tmp_path / "in")])

    assert ran.code == 0
    assert ran.out.count("new: ") == (1 if news else 0)
    assert news in ran.out
    with Library.open(tmp_path / "own.db", read_only=True) as library:
        assert [question.articles for question in library.questions().rows] == [2]


@pytest.mark.parametrize("article", [True, False], ids=["an article", "nothing new"])
def test_a_library_that_cannot_be_written_ends_it_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, article: bool
) -> None:
    def barred(place: Place) -> Library:
        library = Library.open(place.path)
        with library.batch() as storing:
            connection = storing.writer  # type: ignore[attr-defined]
        connection.execute("PRAGMA query_only = ON")  # as a file of somebody else answers
        return library

    monkeypatch.setattr(Place, "write", barred)
    monkeypatch.setattr("cli.watch.signal.signal", lambda *_: None)
    (tmp_path / "in").mkdir()
    if article:
        story(tmp_path / "in", "wire", 120, "the mayor", 2)

    ran = on_screen(["--db", str(tmp_path / "own.db"), "watch", str(tmp_path / "in")])

    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "cannot be written" in ran.err


def test_another_program_that_is_writing_only_makes_it_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_twice(_seconds: float) -> None:
        looks.append(1)
        if len(looks) == 2:
            raise KeyboardInterrupt

    def busy(_library: Library) -> None:
        if not looks:
            raise LibraryBusyError("another variorum is writing to it")

    looks: list[int] = []
    monkeypatch.setattr(Library, "refuse_unwritable", busy)
    monkeypatch.setattr("cli.watch.time.sleep", looked_twice)
    monkeypatch.setattr("cli.watch.signal.signal", lambda *_: None)
    (tmp_path / "in").mkdir()
    story(tmp_path / "in", "wire", 120, "the mayor", 2)

    ran = on_screen(["--db", str(tmp_path / "own.db"), "watch", str(tmp_path / "in")])

    assert ran.code == 0
    assert ran.err.splitlines() == ["variorum: another variorum is writing to it", "stopped"]
    with Library.open(tmp_path / "own.db", read_only=True) as library:
        assert library.stats().articles == 1
