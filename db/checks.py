"""The check of a library: is the file whole, do its parts agree, is it private."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from db import tally, terms
from db.rows import Finding
from figures.model import ENGINE_VERSION


def check(reader: sqlite3.Connection, path: Path) -> list[Finding]:
    """Everything found wrong; empty for a sound library."""
    if damage := _damage(reader, path):
        return damage  # nothing else can be told of a damaged file
    return [
        *_broken_references(reader),
        *_index_gaps(reader),
        *_uncounted_words(reader),
        *_miscounted(reader),
        *_old_engine(reader),
        *_exposed(path),
    ]


def _damage(reader: sqlite3.Connection, path: Path) -> list[Finding]:
    try:
        said = [row[0] for row in reader.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise
        said = [str(error)]
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


def _index_gaps(reader: sqlite3.Connection) -> list[Finding]:
    """Articles the search index lacks or has too many; it counts them in a table of its own."""
    missing = reader.execute(
        "SELECT count(*) FROM article WHERE id NOT IN (SELECT id FROM article_fts_docsize)"
    ).fetchone()[0]
    spare = reader.execute(
        "SELECT count(*) FROM article_fts_docsize WHERE id NOT IN (SELECT id FROM article)"
    ).fetchone()[0]
    if not missing and not spare:
        return []
    return [
        Finding(
            f"the search index lacks {missing:,} articles and has {spare:,} that are not there",
            "run `variorum doctor --mend` to make it anew",
        )
    ]


def _uncounted_words(reader: sqlite3.Connection) -> list[Finding]:
    waiting = terms.uncounted(reader)
    if not waiting:
        return []
    return [
        Finding(
            f"words of {waiting:,} articles are not completed yet while they are typed; an import "
            "is running or was broken off",
            "run `variorum doctor --mend` when no import is running",
        )
    ]


def _miscounted(reader: sqlite3.Connection) -> list[Finding]:
    if not tally.is_wrong(reader):
        return []
    return [
        Finding(
            "the numbers kept of articles, figures or questions are not those that are there",
            "run `variorum doctor --mend` to count them anew",
        )
    ]


def mend(writer: sqlite3.Connection) -> None:
    """Make the indexes anew from the articles and questions themselves."""
    for index in ("article_fts", "title_fts", "question_fts"):
        writer.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    terms.rebuild(writer)
    tally.recount(writer)


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
