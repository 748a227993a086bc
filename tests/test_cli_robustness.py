"""Wrong usage, a full disk, a poor locale: the promised exit code and one clear line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_material import ROOT, Ran, piped_here


def started(
    *arguments: str,
    cwd: Path,
    **environment: str,
) -> Ran:
    """Run the program in `cwd`; an empty value takes a variable out of its environment."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
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


def test_importing_from_a_closed_standard_input_says_so(tmp_path: Path) -> None:
    command = f"exec 0<&-; exec '{sys.executable}' -m cli --db '{tmp_path / 'own.db'}' import -"
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines() == ["variorum: could not read -: it is empty"]


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
def test_wrong_usage_is_said_and_ends_with_2(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    (tmp_path / "story.txt").write_text("The ferry carried nobody.\n")
    monkeypatch.chdir(tmp_path)
    ran = piped_here(["--db", str(filled), *arguments])

    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()[-1].split()) > 3


@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8"])
def test_a_poor_locale_ends_no_look_up(filled: Path, tmp_path: Path, locale: str) -> None:
    ran = started(
        "--db", str(filled), "compare", "workers", cwd=tmp_path,
        LC_ALL=locale, LANG=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
    )  # fmt: skip

    assert clear(ran, 0)
    assert "13,800" in ran.out
