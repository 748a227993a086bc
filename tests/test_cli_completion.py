"""What the shell is offered for a word that was begun, by click and in real shells."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.terminal import Terminal
from cli.completing import _quoted
from tests.cli_material import ROOT, Ran, Runner, piped


def completed(library: Path, *words: str, shell: str = "bash") -> list[str]:
    """What the shell is offered for the last word."""
    line = ["variorum", "--db", str(library), *words]
    asked = {
        "_VARIORUM_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(line),
        "COMP_CWORD": str(len(line) - 1),
    }
    os.environ.update(asked)
    try:
        ran: Ran = piped([])
    finally:
        for name in asked:
            del os.environ[name]
    return [offer.partition(",")[2] for offer in ran.out.splitlines() if offer]


def test_commands_and_options_are_completed(filled: Path) -> None:
    assert completed(filled, "que") == ["questions"]
    assert completed(filled, "export", "--f") == ["--format"]
    assert "bibtex" in completed(filled, "export", "--format", "b")


def test_outlets_questions_and_articles_are_completed_from_the_library(filled: Path) -> None:
    assert completed(filled, "search", "--outlet", "Har") == ["Harbour\\ Wire"]
    assert "workers" in completed(filled, "compare", "work")
    assert completed(filled, "show", "https://harbour-wire.example/2025/02") == [
        "https://harbour-wire.example/2025/02/10/arrivals"
    ]


SHELLS = [
    pytest.param(shell, marks=pytest.mark.skipif(not shutil.which(shell), reason=f"no {shell}"))
    for shell in ("bash", "fish", "zsh")
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The program by its name, and the scripts that complete it."""
    program = tmp_path / "variorum"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli "$@"\n')
    program.chmod(0o755)
    for shell in ("bash", "fish", "zsh"):
        (tmp_path / shell).write_text(piped(["completion", shell]).out)
    return tmp_path


def in_shell(shell: str, filled: Path, folder: Path, line: list[str]) -> list[str]:
    """What a real shell offers for the last word once our script is sourced."""
    words = ["variorum", "--db", str(filled), *line]
    if shell == "bash":
        quoted = " ".join(shlex.quote(word) for word in words)
        code = (
            f"source ./bash; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n"
            "_variorum_completion variorum\n"
            "printf '%s\\n' \"${COMPREPLY[@]}\""
        )
    elif shell == "fish":
        code = f"source ./fish; complete -C '{' '.join(words)}'"
    else:
        return typed_in_zsh(" ".join(words), folder)
    done = subprocess.run(
        [shell, "-c", code],
        cwd=folder,
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [offer.partition("\t")[0] for offer in done.stdout.splitlines() if offer]


def typed_in_zsh(line: str, folder: Path) -> list[str]:
    """The last word of the line after a tab: zsh completes nowhere but at its prompt."""
    start = "import os; os.execvp('zsh', ['zsh', '-f', '-i'])"
    path = f"{folder}:{os.environ['PATH']}"
    with Terminal("-c", start, size=(200, 24), PATH=path, PYTHONPATH=str(ROOT)) as terminal:
        terminal.press(f"PS1='ready> '; cd {folder}; autoload -U compinit; compinit -u -D", "enter")
        terminal.press("source ./zsh; clear; print -r sour''ced", "enter")
        terminal.shows("sourced\nready>")
        terminal.press(line, "tab")
        terminal.press("#end")  # typed ahead, it stands behind whatever was put in
        shown = terminal.shows("#end").partition("ready> ")[2]
    words = shlex.split(shown.partition("#end")[0])
    return [words[-1]]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes_commands_options_outlets_and_questions(
    filled: Path, folder: Path, shell: str
) -> None:
    def offers(*line: str) -> list[str]:
        return [offer.replace("\\", "") for offer in in_shell(shell, filled, folder, [*line])]

    assert offers("que") == ["questions"]
    assert offers("export", "--form") == ["--format"]
    assert offers("export", "--format", "bib") == ["bibtex"]
    assert offers("search", "--outlet", "Har") == ["Harbour Wire"]
    assert "workers" in offers("compare", "work")


def test_without_a_library_nothing_is_offered_and_nothing_breaks(tmp_path: Path) -> None:
    assert completed(tmp_path / "none.db", "search", "--outlet", "H") == []


def test_an_outlet_cannot_put_a_command_into_the_line(
    variorum: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        {"id": "a", "outlet": "Wire $(touch x); `id` & 'q' \"p\" > f", "text": "It took 40 ships."},
        {"id": "b", "outlet": "Wire\x1b[2J", "text": "It took 41 ships."},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    variorum("import", str(tmp_path / "in.jsonl"), db=tmp_path / "own.db")

    (offer,) = completed(tmp_path / "own.db", "search", "--outlet", "Wi")

    assert offer.startswith("Wire\\ \\$\\(touch\\ x\\)\\;\\ \\`id\\`")
    monkeypatch.setenv("_VARIORUM_COMPLETE", "zsh_complete")
    assert _quoted("Harbour Wire") == "Harbour Wire"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(variorum: Runner, shell: str) -> None:
    ran = variorum("completion", shell)

    assert ran.code == 0
    assert f"_VARIORUM_COMPLETE={shell}_complete" in ran.out
