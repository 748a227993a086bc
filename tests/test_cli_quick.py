"""Plain look-ups: the same answers as by click, without loading it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.group import run_by_click
from cli.quick import plain_look_up
from tests.cli_material import Runner

KEY = "https://harbour-wire.example/2025/02/10/arrivals"
PLAIN = [
    ["search", "workers"],
    ["search", "north", "korean", "workers", "--json"],
    ["search", "--limit", "2", "--sort=newest", "workers"],
    ["search", "workers", "--since", "2025-05-01", "--until=2025-10-01"],
    ["search", "--outlet", "Harbour Wire", "flood"],
    ["figures"],
    ["figures", "--article", KEY, "--json"],
    ["questions", "--verdict", "conflict", "--limit=0"],
    ["compare", "--explain", "north", "korean", "workers"],
    ["articles", "--outlet=Harbour Wire", "--limit", "1"],
    ["show", KEY],
]
LEFT_TO_CLICK = [
    ["--version"],
    ["--help"],
    ["import", "story.txt"],
    ["search"],
    ["search", "--help"],
    ["search", "--", "-workers"],
    ["search", "-workers"],
    ["search", "--json=yes", "workers"],
    ["search", "workers", "--limit"],
    ["search", "--limit", "-1", "workers"],
    ["search", "--limit", "٣", "workers"],
    ["search", "--since", "2025-13-01", "workers"],
    ["search", "--since", "2025-W01-1", "workers"],
    ["search", "--sort", "oldest", "workers"],
    ["questions", "--verdict", "maybe"],
    ["articles", "workers"],
    ["show"],
    ["show", KEY, KEY],
    ["--db"],
]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_a_plain_look_up_answers_as_click_does(
    variorum: Runner, filled: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert plain_look_up(arguments) is not None
    quick = variorum(*arguments)

    code = run_by_click(["--db", str(filled), *arguments])

    assert quick.out
    assert (quick.code, quick.out, quick.err) == (code, *capsys.readouterr())


@pytest.mark.parametrize("arguments", LEFT_TO_CLICK, ids=" ".join)
def test_what_is_not_plain_is_left_to_click(arguments: list[str]) -> None:
    assert plain_look_up(arguments) is None


def test_completion_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_VARIORUM_COMPLETE", "bash_complete")

    assert plain_look_up(["search", "workers"]) is None


@pytest.mark.parametrize("name", ["search", "figures", "compare", "questions", "articles"])
def test_a_look_up_loads_neither_click_nor_what_draws(filled: Path, name: str) -> None:
    words = [] if name == "articles" else ["workers"]
    code = (
        "import sys\nfrom cli.main import run\n"
        f"assert run({['--db', str(filled), name, *words]!r}) == 0\n"
        "unwanted = {'click', 'rich', 'textual', 'trafilatura', 'sqlite_utils', 'hashlib'}\n"
        "print(sorted(unwanted & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.stderr.splitlines()[-1] == "[]"
