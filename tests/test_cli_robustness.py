"""Every command where something is wrong: the promised exit code and one clear line."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.group import COMMANDS
from tests.cli_material import ROOT, Ran

READING = {
    "articles": [],
    "compare": ["workers"],
    "decisions": [],
    "doctor": [],
    "export": ["workers"],
    "figures": [],
    "imports": [],
    "questions": [],
    "revisions": ["https://harbour-wire.example/2025/02/10/arrivals"],
    "search": ["workers"],
    "show": ["https://harbour-wire.example/2025/02/10/arrivals"],
    "sources": [],
    "sql": ["select key from articles"],
}
"""Commands that only look things up, with arguments that find something in the samples."""
WRITING = {"import": ["story.txt"], "merge": ["story.jsonl"], "reindex": []}
OTHER = {
    "backup": ["copy.db"],
    "restore": ["missing.db"],
    "completion": ["bash"],
    "config": [],
    "demo": [],
    "extract": [],
}
EVERY = {**READING, **WRITING, **OTHER}
ENDLESS = {"serve": ["--web", "--port", "0"], "watch": ["story.txt"]}
"""Tested to the end elsewhere."""


def started(
    *arguments: str,
    cwd: Path,
    stdin: int | None = subprocess.DEVNULL,
    **environment: str,
) -> Ran:
    """Run the program in `cwd`; an empty value takes a variable out of its environment."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        cwd=cwd,
        stdin=stdin,
        env={name: value for name, value in variables.items() if value},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def clear(ran: Ran, *codes: int) -> bool:
    """Whether it ended with one of the codes, and told what is wrong in a single line."""
    assert "Traceback" not in ran.err, ran.err
    assert ran.code in codes, ran
    assert not ran.code or len(ran.err.splitlines()) == 1, ran.err
    return True


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    """A library of one's own to spoil, and an article to import beside it."""
    path = tmp_path / "library.db"
    source = sqlite3.connect(filled)
    target = sqlite3.connect(path)
    source.backup(target)
    target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    target.close()
    source.close()
    path.chmod(0o600)
    (tmp_path / "story.txt").write_text("Title: Ferry\n\nThe ferry carried 40 people, they said.\n")
    with (tmp_path / "story.jsonl").open("w") as lines:
        lines.write(
            '{"type": "library", "format": 1, "articles": 0}\n{"type": "end", "lines": 2}\n'
        )
    return path


def test_every_command_is_tried_here() -> None:
    assert {*EVERY, *ENDLESS} == set(COMMANDS)


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize("form", ["plain", "json"])
def test_a_reader_that_has_seen_enough_is_no_failure(filled: Path, name: str, form: str) -> None:
    arguments = [name, *(["--json"] if form == "json" else []), *READING[name]]
    if name == "export" and form == "json":
        arguments = [name, "--format", "json", *READING[name]]
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "cli", "--db", str(filled), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write_end)

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("name", EVERY)
def test_without_standard_input_nothing_breaks(copy: Path, name: str) -> None:
    command = f"exec 0<&-; exec '{sys.executable}' -m cli --db '{copy}' \"$@\""
    done = subprocess.run(
        ["bash", "-c", command, "bash", name, *EVERY[name]],
        cwd=copy.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    ran = Ran(done.returncode, done.stdout, done.stderr)
    assert clear(ran, 2 if name == "restore" else 0)


def test_importing_from_a_closed_standard_input_says_so(copy: Path) -> None:
    command = f"exec 0<&-; exec '{sys.executable}' -m cli --db '{copy}' import -"
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines() == ["variorum: could not read -: it is empty"]


@pytest.mark.parametrize("name", EVERY)
def test_without_a_home_the_library_that_is_named_is_used(copy: Path, name: str) -> None:
    ran = started("--db", str(copy), name, *EVERY[name], cwd=copy.parent, HOME="", XDG_DATA_HOME="")

    assert clear(ran, 2 if name == "restore" else 0)


@pytest.mark.parametrize("name", READING)
def test_without_a_home_and_a_library_it_is_said_where_it_was_looked_for(
    tmp_path: Path, name: str
) -> None:
    ran = started(name, *READING[name], cwd=tmp_path, HOME="/nonexistent", XDG_DATA_HOME="")

    assert clear(ran, 2)
    assert "no library at" in ran.err


def spoiled(path: Path, how: str) -> Path:
    """Makes what stands at `path` unusable; where it is then."""
    if how == "newer":
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 999")
        connection.close()
    elif how == "text":
        path.write_text("a shopping list, and no database of any kind\n" * 100)
    elif how == "other":
        path.unlink()
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE invoice (id)")
        connection.close()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "folder":
        path.unlink()
        path.mkdir()
    elif how == "missing folder":
        return path.parent / "story.txt" / "library.db"
    return path


@pytest.mark.parametrize("how", ["newer", "text", "other", "folder", "missing folder"])
@pytest.mark.parametrize("name", [*READING, *WRITING, *ENDLESS, "backup"])
def test_a_library_that_cannot_be_used_is_said_in_one_line_and_left_alone(
    copy: Path, name: str, how: str
) -> None:
    path = spoiled(copy, how)
    before = path.read_bytes() if path.is_file() else None

    ran = started("--db", str(path), name, *{**EVERY, **ENDLESS}[name], cwd=copy.parent)

    assert clear(ran, 2)
    assert path.name in ran.err
    assert ran.out == ""
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize("name", [*READING, "backup", "serve"])
def test_an_empty_file_is_no_library_to_read(copy: Path, name: str) -> None:
    copy.write_bytes(b"")

    ran = started("--db", str(copy), name, *{**EVERY, **ENDLESS}[name], cwd=copy.parent)

    assert clear(ran, 2)
    assert "library.db" in ran.err
    assert copy.read_bytes() == b""


@pytest.mark.parametrize("name", WRITING)
def test_an_empty_file_becomes_a_library_when_it_is_written(copy: Path, name: str) -> None:
    copy.write_bytes(b"")

    assert clear(started("--db", str(copy), name, *WRITING[name], cwd=copy.parent), 0)
    assert clear(started("--db", str(copy), "doctor", cwd=copy.parent), 0)


@pytest.fixture
def public(copy: Path) -> Iterator[Path]:
    """The library and the article in a folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp(prefix="variorum-public-"))
    for name in ("library.db", "story.txt", "story.jsonl"):
        shutil.copy(copy.parent / name, folder)
        (folder / name).chmod(0o444)
    folder.chmod(0o555)
    yield folder / "library.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_somebody_else(db: Path, *arguments: str) -> Ran:
    """Run the program as a person who owns nothing here."""
    plain = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    argv = [*(plain if os.geteuid() == 0 else []), sys.executable, "-m", "cli"]
    done = subprocess.run(
        [*argv, "--db", str(db), *arguments],
        cwd=db.parent if os.access(db.parent, os.X_OK) else "/",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


needs_rights = pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"), reason="the super-user may write everything"
)


@needs_rights
@pytest.mark.parametrize("name", [*READING, *WRITING])
def test_a_library_in_a_folder_that_may_not_be_entered_is_said(public: Path, name: str) -> None:
    public.parent.chmod(0o700 if os.geteuid() == 0 else 0o000)
    arguments = ["-"] if name in ("import", "merge") else EVERY[name]

    ran = as_somebody_else(public, name, *arguments)

    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert "library.db" in ran.err
    assert len(ran.err.splitlines()) == 1


@needs_rights
@pytest.mark.parametrize("name", [*READING, *WRITING])
def test_a_read_only_library_is_read_and_not_written(public: Path, name: str) -> None:
    ran = as_somebody_else(public, name, *EVERY[name])

    if name == "doctor":
        assert (ran.code, ran.err) == (1, "")
        assert "other users of this machine can read" in ran.out
    elif name in WRITING:
        assert clear(ran, 2)
        assert "cannot be written" in ran.err
    else:
        assert clear(ran, 0)
        assert ran.out or name in ("decisions", "imports", "revisions")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_to_a_full_disk_is_said(filled: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cli", "--db", str(filled), "articles"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert clear(Ran(done.returncode, "", done.stderr), 2)
    assert "could not be read or written (No space left on device)" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["search"],
        ["search", "--limit", "-1", "x"],
        ["search", "--since", "yesterday", "x"],
        ["export", "--format", "docx", "workers"],
        ["import"],
        ["import", "--format", "nonsense", "story.txt"],
        ["import", "--map", "headline", "story.txt"],
        ["import", "--map", "colour=red", "story.txt"],
        ["import", "--url", "https://one.example/", "a.txt", "b.txt"],
        ["questions", "--verdict", "maybe"],
        ["sql", "drop table article"],
        ["completion", "tcsh"],
        ["--nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_said_and_ends_with_2(copy: Path, arguments: list[str]) -> None:
    ran = started("--db", str(copy), *arguments, cwd=copy.parent)

    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()[-1].split()) > 3


@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8"])
def test_a_poor_locale_ends_no_look_up(copy: Path, locale: str) -> None:
    ran = started(
        "--db", str(copy), "compare", "workers", cwd=copy.parent,
        LC_ALL=locale, LANG=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
    )  # fmt: skip

    assert clear(ran, 0)
    assert "13,800" in ran.out
