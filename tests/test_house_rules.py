"""Rules of the house that a reader could check by eye and a test checks every time."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("cli", "tui", "importers", "db", "figures")
SOURCES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
SQL = re.compile(
    r"\bSELECT\s[^.]+?\sFROM\b|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\bUPDATE\s+\w+\s+SET\b"
    r"|\bCREATE\s+(?:TABLE|INDEX|VIEW|TRIGGER)\b"
)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_no_source_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_sql_stands_in_db_alone() -> None:
    outside = [path for path in SOURCES if path.relative_to(ROOT).parts[0] != "db"]

    assert names([path for path in outside if SQL.search(path.read_text("utf-8"))]) == []


def test_no_module_is_named_for_having_no_name() -> None:
    vague = {"utils", "helpers", "common", "misc", "util", "helper"}

    assert names([path for path in SOURCES if path.stem.strip("_") in vague]) == []


def test_no_shell_is_ever_started() -> None:
    shell = re.compile(r"shell\s*=\s*True|os\.system\(|os\.popen\(|getoutput\(")

    assert names([path for path in SOURCES if shell.search(path.read_text("utf-8"))]) == []


def test_no_group_of_a_pattern_is_repeated_possessively() -> None:
    """Python before 3.11.5 keeps half a try of such a group, and reads other things than later."""
    possessive = re.compile(r"(?<![\\(])\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")

    assert possessive.search(r"(?:[.,]\d+)*+")
    assert names([path for path in SOURCES if possessive.search(path.read_text("utf-8"))]) == []


def test_tracked_files_hold_no_path_of_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout
    if not listed:
        pytest.skip("not a git checkout")
    private = re.compile(r"/(?:home|root|work|Users)/[a-z]\w*/")
    files = [ROOT / name for name in listed.decode().split("\0") if name]
    found = [
        path
        for path in files
        if path.is_file()
        and path != Path(__file__)
        and private.search(path.read_text("utf-8", errors="replace"))
    ]

    assert names(found) == []
