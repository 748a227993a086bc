"""The check of a library: is the file whole, do its parts agree, is it private."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from db import tally, terms, unfinished
from db.backups import advice
from db.mending import DERIVED, missing_parts
from db.rows import Finding
from figures.model import ENGINE_VERSION

_INDEXED = (
    ("article_fts", "article", "articles"),
    ("title_fts", "article", "titles"),
    ("question_fts", "question", "questions"),
)


def check(reader: sqlite3.Connection, path: Path) -> list[Finding]:
    """Everything found wrong; empty for a sound library."""
    if damage := _damage(reader, path):
        return damage  # nothing else can be told of a damaged file
    if missing := _missing_parts(reader):
        return missing  # the other checks may need them
    return [
        *_broken_references(reader),
        *_index_gaps(reader),
        *_uncounted_words(reader),
        *_miscounted(reader),
        *_old_engine(reader),
        *_broken_off(reader),
        *_exposed(path),
    ]


def _damage(reader: sqlite3.Connection, path: Path) -> list[Finding]:
    try:
        told = "\n".join(row[0] for row in reader.execute("PRAGMA integrity_check(5)"))
        said = told.removeprefix("*** in database main ***\n").splitlines()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise
        said = [str(error)]
    if said == ["ok"]:
        return []
    return [Finding(f"{path} is damaged: {'; '.join(said)}", advice(path))]


def _broken_references(reader: sqlite3.Connection) -> list[Finding]:
    tables = sorted({row[0] for row in reader.execute("PRAGMA foreign_key_check")})
    return [
        Finding(
            f"rows of {table} refer to rows that are not there",
            "run `variorum doctor --mend` to drop them and read the figures anew"
            if table in DERIVED
            else "they were kept; restore a backup to have what they belong to",
        )
        for table in tables
    ]


def _missing_parts(reader: sqlite3.Connection) -> list[Finding]:
    findings = []
    for name, part in missing_parts(reader).items():
        mend = "run `variorum doctor --mend` to make it anew"
        if not part.is_derived:
            mend = "what it held is lost; restore a backup"
        findings.append(Finding(f"the {part.kind} {name} is missing", mend))
    return findings


def _index_gaps(reader: sqlite3.Connection) -> list[Finding]:
    """What the search indexes lack or have too many; they count in tables of their own."""
    findings = []
    for index, table, words in _INDEXED:
        missing, spare = (
            reader.execute(
                f"SELECT count(*) FROM {one} WHERE id NOT IN (SELECT id FROM {other})"
            ).fetchone()[0]
            for one, other in ((table, f"{index}_docsize"), (f"{index}_docsize", table))
        )
        if missing or spare:
            findings.append(
                Finding(
                    f"the search index of {words} lacks {missing:,} and has {spare:,} that are "
                    "not there",
                    "run `variorum doctor --mend` to make it anew",
                )
            )
    return findings


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
            "run `variorum reindex` or `variorum doctor --mend` to read them anew",
        )
    ]


def _broken_off(reader: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(unfinished.in_words(one), "or run `variorum doctor --mend` to hear no more of it")
        for one in unfinished.broken_off(reader)
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
