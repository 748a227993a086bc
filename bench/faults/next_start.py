"""What is said at the next start after a fault: one sentence that a person can read."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

from bench.faults.material import ROOT
from db.errors import LibraryError
from db.library import Library
from db.schema import USER_VERSION


def told_after_a_kill(path: Path, *, must_tell: bool) -> tuple[str, list[str]]:
    """What an explorer that starts now puts into its bottom line, and what is wrong with that.

    Work that left its note, and tables that were being brought up to date, must be told of; where
    neither was in hand, nothing is said: all that was confirmed is there.
    """
    try:
        must_tell = must_tell or _was_in_hand(path)
        with Library.open(path) as library:
            told = library.aftermath()
    except (LibraryError, sqlite3.Error) as error:
        return "", [f"the next start is refused: {error}"]
    is_plain = len(told) == must_tell and all("was broken off" in one for one in told)
    return general(told[0] if told else "", path), (
        [] if is_plain else [f"the next start does not tell what happened, but {told}"]
    )


def told_of_damage(path: Path) -> tuple[str, list[str]]:
    """What `variorum doctor` says first, and what is wrong with that."""
    argv = [sys.executable, "-m", "cli", "--db", str(path), "doctor"]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
    told = (done.stdout + done.stderr).strip()
    if done.returncode not in (0, 1, 2) or not told or "Traceback" in told:
        return "", [f"the next start ended with {done.returncode}: {told[-200:]}"]
    return general(told.splitlines()[0], path), []


def general(said: str, path: Path) -> str:
    """A sentence without what differs from one try to the next, so that equal ones are counted."""
    for name in (str(path), str(path.parent)):
        said = said.replace(name, "LIBRARY")
    said = re.sub(r"\d{4}-\d\d-\d\d at \d\d:\d\d", "DAY at HOUR", said.removeprefix("refused "))
    return re.sub(r"\b\d[\d,]* (article|row|finding)s?\b", r"N \1s", said)


def _was_in_hand(path: Path) -> bool:
    """Whether the file holds a note of work, or its tables were being brought up to date."""
    connection = sqlite3.connect(path)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version < USER_VERSION:
            return any(path.parent.glob("*.migrating"))
        return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM unfinished)").fetchone()[0])
    finally:
        connection.close()
