"""Every command against everything that can be wrong: the promised exit code, one clear line.

A fault that lies in the library is met in this process; one of the streams or of a person's
rights needs a program of its own.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.group import COMMANDS
from cli.main import run
from tests.cli_material import ROOT, Ran

KEY = "https://harbour-wire.example/2025/02/10/arrivals"
PATIENCE = 60.0


class Tried(NamedTuple):
    """How a command is tried: with what, and what it wants of the library."""

    kind: str
    arguments: tuple[str, ...] = ()


TRIED = {
    "articles": Tried("reads"),
    "backup": Tried("reads", ("copy.db",)),
    "compare": Tried("reads", ("workers",)),
    "completion": Tried("needs none", ("bash",)),
    "config": Tried("needs none"),
    "decisions": Tried("reads"),
    "demo": Tried("needs none"),
    "doctor": Tried("reads"),
    "export": Tried("reads", ("workers",)),
    "extract": Tried("needs none"),
    "figures": Tried("reads"),
    "import": Tried("fills", ("story.txt",)),
    "imports": Tried("reads"),
    "merge": Tried("fills", ("story.jsonl",)),
    "questions": Tried("reads"),
    "reindex": Tried("changes"),
    "restore": Tried("replaces", ("sound.db",)),
    "revisions": Tried("reads", (KEY,)),
    "search": Tried("reads", ("workers",)),
    "serve": Tried("reads", ("--web", "--port", "0")),
    "show": Tried("reads", (KEY,)),
    "sources": Tried("reads"),
    "sql": Tried("reads", ("select key from articles",)),
    "watch": Tried("fills", ("story.txt",)),
}
"""Command -> how it is tried, so that on a sound library it has something to say."""
ENDLESS = ("serve", "watch")
KINDS = ("reads", "changes", "fills", "replaces", "needs none")
PROMISED = {
    "newer version": (2, 2, 2, 0, 0),
    "no database": (2, 2, 2, 0, 0),
    "database of another": (2, 2, 2, 0, 0),
    "folder": (2, 2, 2, 2, 0),
    "in no folder": (2, 2, 2, 2, 0),
    "empty": (2, 0, 0, 0, 0),
    "missing": (2, 2, 0, 0, 0),
    "no home": (0, 0, 0, 0, 0),
    "read-only": (0, 2, 2, 2, 0),
    "barred": (2, 2, 2, 2, 0),
    "closed stdin": (0, 0, 0, 0, 0),
    "broken pipe": (0, 0, 0, 0, 0),
}
"""Fault -> exit code by kind."""
OTHERWISE = {
    ("backup", "read-only"): 2,  # the copy is to lie in the folder that nobody may write
    ("doctor", "read-only"): 1,  # it tells that others may read the library
}
IN_THE_LIBRARY = ("newer version", "no database", "database of another", "folder",
                  "in no folder", "empty", "missing", "no home")  # fmt: skip


def promised(name: str, fault: str) -> int:
    """The exit code that a command owes."""
    code = PROMISED[fault][KINDS.index(TRIED[name].kind)]
    return OTHERWISE.get((name, fault), code)


def holds(name: str, fault: str, ran: Ran) -> None:
    """Whether it ended as promised, with one line that tells what is wrong, if anything is."""
    assert ran.code == promised(name, fault), ran
    assert "Traceback" not in ran.err
    told = ran.err.splitlines()
    if ran.code and (name, fault) != ("doctor", "read-only"):
        assert len(told) == 1, ran.err
        assert told[0].startswith("variorum: ")
        assert len(told[0].split()) > 5
        assert ran.out == ""
    else:
        assert len(told) <= 1, ran.err


def test_every_command_is_tried_here() -> None:
    assert set(TRIED) == set(COMMANDS)


@pytest.fixture(scope="session")
def resting(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library as one file that nobody has open."""
    path = tmp_path_factory.mktemp("resting") / "sound.db"
    source, target = sqlite3.connect(filled), sqlite3.connect(path)
    source.backup(target)
    target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    target.close()
    source.close()
    path.chmod(0o600)
    return path


@pytest.fixture
def folder(resting: Path, tmp_path: Path) -> Path:
    """A library to spoil, a sound one, and articles to take in."""
    for name in ("library.db", "sound.db"):
        shutil.copy(resting, tmp_path / name)
    (tmp_path / "story.txt").write_text("Title: Ferry\n\nThe ferry carried nobody, they said.\n")
    (tmp_path / "story.jsonl").write_text(
        '{"type": "library", "format": 1, "articles": 0}\n{"type": "end", "lines": 2}\n'
    )
    return tmp_path


def spoiled(path: Path, fault: str) -> Path:
    """Brings the fault about at `path`; where the library is then."""
    if fault == "newer version":
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 999")
        connection.close()
    elif fault == "no database":
        path.write_text("a shopping list, and no database of any kind\n" * 100)
    elif fault == "empty":
        path.write_bytes(b"")
    elif fault in ("database of another", "folder", "missing"):
        path.unlink()
    if fault == "database of another":
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE invoice (id)")
        connection.close()
    elif fault == "folder":
        path.mkdir()
    elif fault == "in no folder":
        return path.parent / "story.txt" / "library.db"
    return path


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch, resting: Path) -> pytest.MonkeyPatch:
    """Let what would not end be over at once, and the demo have its library ready."""

    def stopped(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cli.watch.time.sleep", stopped)
    monkeypatch.setattr("cli.watch.signal.signal", lambda *_: None)
    monkeypatch.setattr("cli.serving.web.serve", lambda *_: None)
    monkeypatch.setattr("cli.demo._fill", lambda path: shutil.copy(resting, path))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return monkeypatch


@pytest.mark.parametrize("fault", IN_THE_LIBRARY)
@pytest.mark.parametrize("name", TRIED)
def test_a_fault_of_the_library_is_told_in_a_line_and_changes_nothing(
    folder: Path,
    once: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    fault: str,
) -> None:
    once.chdir(folder)
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME") if fault == "no home" else ():
        once.delenv(variable, raising=False)
    path = spoiled(folder / "library.db", fault)
    before = path.read_bytes() if path.is_file() else None

    code = run(["--db", str(path), name, *TRIED[name].arguments])

    ran = Ran(code, *capsys.readouterr())
    holds(name, fault, ran)
    if code:
        assert path.name in ran.err
        assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("name", [name for name in TRIED if TRIED[name].kind == "reads"])
def test_without_a_home_and_a_library_it_is_told_where_it_was_looked_for(
    folder: Path, once: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    once.chdir(folder)
    once.setenv("HOME", "/nonexistent")
    for variable in ("XDG_DATA_HOME", "VARIORUM_DB"):
        once.delenv(variable, raising=False)

    code = run([name, *TRIED[name].arguments])

    ran = Ran(code, *capsys.readouterr())
    holds(name, "missing", ran)
    assert "there is no library at /nonexistent/" in ran.err


def started(folder: Path, name: str, fault: str, *before: str, out: int = subprocess.PIPE) -> Ran:
    """Run the program in the folder, after `before`; what would not end, until it is at work."""
    library = str(folder / "library.db")
    program = [sys.executable, "-m", "cli", "--db", library, name, *TRIED[name].arguments]
    process = subprocess.Popen(
        [*before, *program],
        cwd=folder.parent if fault == "barred" else folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder)},
        stdin=None if before[:1] == ("bash",) else subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
    )
    if name in ENDLESS and promised(name, fault) == 0:
        wait_for_work(folder, name, process)
        process.send_signal(signal.SIGTERM)
    said, told = process.communicate(timeout=PATIENCE)
    return Ran(process.returncode, said or "", told)


def wait_for_work(folder: Path, name: str, process: subprocess.Popen[str]) -> None:
    """Wait until it serves, has imported what was new, or has ended."""
    if name == "serve":
        assert process.stderr is not None
        process.stderr.readline()
        return
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and not has_story(folder / "library.db"):
        assert time.monotonic() < deadline, "nothing was imported"
        time.sleep(0.05)


def has_story(path: Path) -> bool:
    """Whether the article of the folder is in the library."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return bool(connection.execute("SELECT 1 FROM articles WHERE title = 'Ferry'").fetchone())
    finally:
        connection.close()


@pytest.mark.parametrize("name", TRIED)
def test_a_reader_that_has_seen_enough_is_no_failure(folder: Path, name: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ran = started(folder, name, "broken pipe", out=write_end)
    os.close(write_end)

    holds(name, "broken pipe", ran)
    assert "BrokenPipe" not in ran.err


@pytest.mark.parametrize("name", TRIED)
def test_without_standard_input_nothing_breaks(folder: Path, name: str) -> None:
    ran = started(folder, name, "closed stdin", "bash", "-c", 'exec 0<&-; exec "$@"', "bash")

    holds(name, "closed stdin", ran)


@pytest.fixture
def public(folder: Path) -> Iterator[Path]:
    """The folder for everybody to look into and for nobody to write."""
    shared = Path(tempfile.mkdtemp(prefix="variorum-public-"))
    for file in folder.iterdir():
        shutil.copy(file, shared)
        (shared / file.name).chmod(0o444)
    shared.chmod(0o555)
    yield shared
    shared.chmod(0o755)
    shutil.rmtree(shared)


IS_SUPER = os.geteuid() == 0
SETPRIV = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
AS_SOMEBODY_ELSE = SETPRIV if IS_SUPER else ()


def is_fenced() -> bool:
    """Whether the program can be run by one who may not write everything."""
    program = [*AS_SOMEBODY_ELSE, sys.executable, "-c", ""]
    return not IS_SUPER or (
        shutil.which("setpriv") is not None
        and subprocess.run(program, capture_output=True, check=False).returncode == 0
    )


needs_rights = pytest.mark.skipif(
    not is_fenced(), reason="the super-user may write everything, and nobody else run this Python"
)


@needs_rights
@pytest.mark.parametrize("name", TRIED)
def test_a_read_only_library_is_read_and_not_written(public: Path, name: str) -> None:
    ran = started(public, name, "read-only", *AS_SOMEBODY_ELSE)

    holds(name, "read-only", ran)
    if name == "doctor":
        assert "other users of this machine can read" in ran.out
    elif TRIED[name].kind in ("fills", "changes"):
        assert "cannot be written" in ran.err


@needs_rights
@pytest.mark.parametrize("name", [name for name in TRIED if TRIED[name].kind in KINDS[:3]])
def test_a_library_in_a_folder_that_may_not_be_entered_is_told(public: Path, name: str) -> None:
    public.chmod(0o700 if IS_SUPER else 0o000)

    ran = started(public, name, "barred", *AS_SOMEBODY_ELSE)

    holds(name, "barred", ran)
    assert "library.db" in ran.err
