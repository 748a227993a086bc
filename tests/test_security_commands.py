"""Hostile text through every command, on a terminal and in a pipe: nothing of it gets through."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from cli.group import COMMANDS
from cli.main import run
from tests.cli_material import Ran, Screen, piped
from tests.security_material import ATTACK, hostile_articles, hostile_library, leaked, raw_attacks

LINES = "".join(
    json.dumps(
        {"id": one.key, "text": one.text, "title": one.title, "outlet": one.outlet, "url": one.url}
    )
    + "\n"
    for one in hostile_articles()
)
BAD = ATTACK.replace("\x00", "")
KEY = "KEY OF THE FIRST ARTICLE"
RUNS: dict[str, list[list[str]]] = {
    "articles": [[], ["--json"], ["--outlet", BAD]],
    "backup": [["FOLDER/kept.db"], [f"FOLDER/none{BAD}/kept.db"]],
    "compare": [["workers", "ferry"], ["--json", "ferry"], ["--explain", "ferry"], [BAD]],
    "completion": [[BAD]],
    "config": [[], ["--json"]],
    "decisions": [[], ["--json"], ["--undo"]],
    "doctor": [[], ["--json"], ["--mend"]],
    "export": [
        *(["--format", form, "workers", "ferry"] for form in ("md", "csv", "json", "html")),
        ["--format", "bibtex", "workers", "ferry"],
        ["--everything"],
        ["--format", BAD, "ferry"],
        [BAD],
    ],
    "extract": [["--jsonl"], ["--explain"]],
    "figures": [[], ["--json"], ["ferry"], ["--article", KEY], ["--article", BAD]],
    "import": [
        ["FOLDER/hostile.jsonl"],
        ["--json", "FOLDER/hostile.jsonl"],
        ["--dry-run", "FOLDER"],
        [f"FOLDER/missing{BAD}"],
        ["--format", BAD, "FOLDER/hostile.jsonl"],
        ["--published", BAD, "FOLDER/hostile.jsonl"],
        ["--map", BAD, "FOLDER/hostile.jsonl"],
        [f"--{BAD}", "x"],
    ],
    "imports": [[], ["--json"]],
    "merge": [["FOLDER/other.db"], ["--json", "FOLDER/lines.jsonl"], [f"FOLDER/none{BAD}"]],
    "questions": [[], ["--json"], ["ferry"], ["--verdict", BAD], [f"since:{BAD}"]],
    "reindex": [["--all"]],
    "restore": [[f"FOLDER/none{BAD}"], ["FOLDER/hostile.jsonl"]],
    "revisions": [[KEY], ["--diff", KEY], ["--json", KEY], [BAD]],
    "search": [["ferry"], ["--json", "ferry"], [f'"{BAD}'], [f"before:{BAD}"], ["--since", BAD]],
    "show": [[KEY], ["--json", KEY], [BAD]],
    "sources": [[], ["--json"], ["--offered"], ["--merge", BAD, BAD]],
    "sql": [
        ["SELECT * FROM articles"],
        ["--json", "SELECT * FROM articles"],
        [f"SELECT '{BAD}'"],
        [BAD],
    ],
}
ELSEWHERE = {
    "demo": "holds our own samples alone, in the explorer",
    "serve": "the explorer, whose screens are tried by themselves",
    "watch": "runs until it is stopped: tried below",
}


def test_every_command_is_tried() -> None:
    assert set(RUNS) | set(ELSEWHERE) == set(COMMANDS)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    hostile_library(folder / "library.db")
    shutil.copy(folder / "library.db", folder / "other.db")
    (folder / "hostile.jsonl").write_text(LINES)
    (folder / f"file{BAD}".replace("/", "_")[:80]).write_text(f"{BAD} 5 houses fell.")
    (folder / "lines.jsonl").write_text(ran(folder, ["export", "--everything"]).out)
    return folder


def ran(folder: Path, arguments: list[str], out: Callable[[], StringIO] = StringIO) -> Ran:
    """Run the command line in this process on the library of a folder."""
    from contextlib import redirect_stderr, redirect_stdout

    looks = {"COLUMNS": "100", "TERM": "xterm-256color", "PAGER": "cat"}
    stdin = StringIO(LINES)
    with (
        patch.dict(os.environ, looks),
        patch("sys.stdin", stdin),
        redirect_stdout(out()) as said,
        redirect_stderr(out()) as err,
    ):
        code = run(["--db", str(folder / "library.db"), *arguments])
    return Ran(code, said.getvalue(), err.getvalue())


@pytest.mark.parametrize("out", [StringIO, Screen], ids=["pipe", "terminal"])
@pytest.mark.parametrize("command", RUNS)
def test_nothing_hostile_leaves(
    command: str, out: Callable[[], StringIO], original: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(original, folder)
    for given in RUNS[command]:
        key = hostile_articles()[0].key
        arguments = [one.replace("FOLDER", str(folder)).replace(KEY, key) for one in given]
        told = ran(folder, [command, *arguments], out)

        assert leaked(told.out) == "", (given, told.out)
        assert raw_attacks(told.out + told.err) == [], given
        if out is StringIO:  # on a terminal there is a progress bar with codes of its own
            assert leaked(told.err) == "", (given, told.err)
        assert "Traceback" not in told.err


def test_what_is_hostile_is_there_to_be_seen(original: Path) -> None:
    """The test above would pass on empty output too."""
    shown = ran(original, ["articles"], Screen).out
    assert "<U+001B>" in shown
    assert "<U+202E>" in ran(original, ["show", hostile_articles()[0].key]).out + shown
    listed = json.loads(ran(original, ["articles", "--json"]).out)
    assert any("\x1b]52;" in (one["title"] or "") for one in listed)


def test_the_program_that_watches_is_as_careful(original: Path, tmp_path: Path) -> None:
    import signal
    import subprocess
    import sys

    shutil.copytree(original, tmp_path / "own")
    argv = [sys.executable, "-m", "cli", "--db", str(tmp_path / "own" / "library.db")]
    watch = subprocess.Popen(
        [*argv, "watch", "--interval", "1", str(tmp_path / "own"), f"/none{BAD}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="surrogateescape",
    )
    try:
        assert watch.stderr is not None
        first = watch.stderr.readline()
    finally:
        watch.send_signal(signal.SIGTERM)
        out, err = watch.communicate()

    assert "could not read" in first
    assert leaked(out) == ""
    assert leaked(first + err) == ""


@pytest.mark.parametrize(
    "arguments",
    [[BAD], ["extract", BAD], ["search", f"--{BAD}"], ["search", "--limit", BAD, "words"]],
    ids=["command", "argument", "option", "value"],
)
def test_what_was_typed_wrong_is_quoted_harmlessly(arguments: list[str]) -> None:
    told = piped(arguments)

    assert told.code == 2
    assert leaked(told.out + told.err) == ""
