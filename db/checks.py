"""The check of a library: is the file whole, do its parts agree, is it private."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from db.rows import Finding
from figures.model import ENGINE_VERSION


def check(reader: sqlite3.Connection, path: Path) -> list[Finding]:
    """Everything found wrong; empty for a sound library."""
    return [
        *_damage(reader, path),
        *_broken_references(reader),
        *_old_engine(reader),
        *_exposed(path),
    ]


def _damage(reader: sqlite3.Connection, path: Path) -> list[Finding]:
    said = [row[0] for row in reader.execute("PRAGMA integrity_check(5)")]
    if said == ["ok"]:
        return []
    return [Finding(f"{path} is damaged: {'; '.join(said)}", "restore a backup of it")]


def _broken_references(reader: sqlite3.Connection) -> list[Finding]:
    tables = sorted({row[0] for row in reader.execute("PRAGMA foreign_key_check")})
    return [
        Finding(
            f"rows of {table} refer to rows that are not there",
            "run `variorum reindex` to make the derived tables anew",
        )
        for table in tables
    ]


def _old_engine(reader: sqlite3.Connection) -> list[Finding]:
    waiting = reader.execute(
        "SELECT (SELECT count(*) FROM article)"
        " - (SELECT count(*) FROM extraction WHERE engine = ?)",
        (ENGINE_VERSION,),
    ).fetchone()[0]
    if not waiting:
        return []
    return [
        Finding(
            f"the figures of {waiting:,} articles were read by another version of variorum",
            "run `variorum reindex` to read them anew",
        )
    ]


def _exposed(path: Path) -> list[Finding]:
    findings = []
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        findings.append(
            Finding(
                f"other users of this machine can read {path} (mode {mode:o})",
                f"run `chmod 600 {path}` to keep it to yourself",
            )
        )
    folder = path.absolute().parent
    if folder.stat().st_mode & stat.S_IWOTH and not folder.stat().st_mode & stat.S_ISVTX:
        findings.append(
            Finding(
                f"anyone on this machine can replace files in {folder}",
                "move the library into a folder of your own",
            )
        )
    return findings
