"""What was begun and has not come to its end, so that the next start can tell what happened.

A row stands from the beginning of an import, a merge or reading everything anew to its orderly
end, a stop by a person or an error that was told included. One whose process is no more was
broken off: by `kill`, by the power, by the machine.
"""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from db.rows import BrokenOff, WorkKind

_NAMED = 3
"""Inputs that a sentence names; of more it says how many."""


def begin(writer: sqlite3.Connection, kind: WorkKind, inputs: Sequence[str], at: str) -> int:
    """Note that this process begins something; the number of the note."""
    cursor = writer.execute(
        "INSERT INTO unfinished (kind, inputs, at, process) VALUES (?, ?, ?, ?)",
        (kind, json.dumps(list(inputs)), at, _process(os.getpid())),
    )
    return int(cursor.lastrowid or 0)


def advance(writer: sqlite3.Connection, note: int, articles: int) -> None:
    """Count articles that were stored, in the transaction that stores them."""
    writer.execute("UPDATE unfinished SET articles = articles + ? WHERE id = ?", (articles, note))


def end(writer: sqlite3.Connection, note: int, *, complete: bool) -> None:
    """Take the note away and, if all was done, those of earlier tries at the same."""
    row = writer.execute("SELECT kind, inputs FROM unfinished WHERE id = ?", (note,)).fetchone()
    writer.execute("DELETE FROM unfinished WHERE id = ?", (note,))
    if row is not None and complete:
        forget(writer, kind=row[0], inputs=row[1])


def forget(
    writer: sqlite3.Connection, *, kind: WorkKind | None = None, inputs: str | None = None
) -> None:
    """Take away the notes of what was broken off: all, of a kind, or with just these inputs."""
    rows = writer.execute(
        "SELECT id, process FROM unfinished WHERE kind = coalesce(?, kind)"
        " AND inputs = coalesce(?, inputs)",
        (kind, inputs),
    ).fetchall()
    gone = [(note,) for note, process in rows if not _may_live(process)]
    if gone:
        writer.executemany("DELETE FROM unfinished WHERE id = ?", gone)


def broken_off(reader: sqlite3.Connection) -> list[BrokenOff]:
    """What was broken off and not done since, the latest first."""
    rows = reader.execute(
        "SELECT kind, inputs, at, articles, process FROM unfinished ORDER BY id DESC"
    ).fetchall()
    return [
        BrokenOff(kind, tuple(json.loads(inputs)), at, articles)
        for kind, inputs, at, articles, process in rows
        if not _may_live(process)
    ]


def in_words(one: BrokenOff) -> str:
    """A sentence without its end: what was broken off, and that it can be done again."""
    count = f"after {one.articles:,} article{'' if one.articles == 1 else 's'}, which are kept"
    if not one.articles:
        count = "before anything was stored"
    begun = f"begun on {one.at[:10]} at {one.at[11:16]} UTC was broken off {count}"
    if one.kind == "reindex":
        return f"reading figures anew {begun}; `variorum reindex` goes on with it"
    inputs = ", ".join("standard input" if name == "-" else name for name in one.inputs[:_NAMED])
    if len(one.inputs) > _NAMED:
        inputs += f" and {len(one.inputs) - _NAMED} more"
    what = "import" if one.kind == "import" else "merge"
    return f"the {what} of {inputs} {begun}; run it again to go on"


def _process(pid: int) -> str:
    """What tells a process from all others: machine since its start, name space, number, start."""
    return json.dumps([_machine(), _pid_space(), pid, _started(pid)])


def _may_live(process: str) -> bool:
    """Whether it is running, or that cannot be known from here (another container)."""
    machine, space, pid, started = json.loads(process)
    if machine != _machine():
        return False  # no file of this kind can be shared by machines: it was copied, or restarted
    if space != _pid_space():
        return True
    if started is not None:
        return bool(started == _started(pid))
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _machine() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return socket.gethostname()


def _pid_space() -> str:
    try:
        return os.readlink("/proc/self/ns/pid")
    except OSError:
        return ""


def _started(pid: int) -> str | None:
    """When it was started, in ticks since the machine was; None: no such process, or not told."""
    try:
        facts = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return None
    state, *rest = facts.rpartition(")")[2].split()  # its name may hold spaces and brackets
    return None if state == "Z" else rest[18]
