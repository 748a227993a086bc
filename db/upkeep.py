"""Keeping a library in order: figures made anew by a newer engine, backups."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from db import articles, sources, terms, unfinished
from db.connections import connect_to_read, make_private_file, open_reader
from db.deriving import derive
from db.errors import LibraryError
from db.writing import Writer
from figures.model import ENGINE_VERSION

_AT_ONCE = 32
"""Articles made anew in one transaction: others may write in between."""


def stale(reader: sqlite3.Connection) -> int:
    """How many articles have figures that an older engine read."""
    row = reader.execute("SELECT count(*) FROM extraction WHERE engine < ?", (ENGINE_VERSION,))
    return int(row.fetchone()[0])


def reextract_some(writer: Writer, limit: int) -> int:
    """Make anew what an older engine made of the next few articles; how many it were, 0: none left.

    One transaction: whatever ends the process, each article is as it was or as it will be.
    """
    with writer.reading() as reader:
        waiting = reader.execute(
            "SELECT article_id FROM extraction WHERE engine < ? LIMIT ?", (ENGINE_VERSION, limit)
        ).fetchall()
        read = [articles.article_at(reader, row_id) for (row_id,) in waiting]
    derived = [derive(article) for article in read]  # long: nobody else waits meanwhile
    if not derived:
        return 0
    with writer.transaction() as storing:
        _forget_crowded_once(storing.writer)
        for made in derived:
            row_id = articles.row_of_key(storing.writer, made.article.key)
            if row_id is not None:
                storing.derive_anew(row_id, made)
        writer.count_done(storing, len(derived))
    with writer.transaction() as storing:
        if not stale(storing.writer):
            sources.forget_unused(storing.writer)
            unfinished.forget(storing.writer, kind="reindex")
    return len(waiting)


def _forget_crowded_once(writer: sqlite3.Connection) -> None:
    """What was too common to link articles by may not be so for a newer engine."""
    known = writer.execute("SELECT value FROM setting WHERE name = 'crowded_for_engine'").fetchone()
    if known is None or known[0] != str(ENGINE_VERSION):
        writer.execute("DELETE FROM crowded")
        writer.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES ('crowded_for_engine', ?)",
            (str(ENGINE_VERSION),),
        )


def reindex(
    writer: Writer, *, everything: bool, on_progress: Callable[[int, int], None] | None
) -> int:
    """Extract figures and questions anew where an older engine made them; how many articles.

    With `everything`, all of them, and the words of all are counted anew. Each step is kept, so
    that it can be stopped and goes on where it was when called again without `everything`.
    """
    with writer.work("reindex"):
        return _reindex(writer, everything, on_progress)


def _reindex(
    writer: Writer, everything: bool, on_progress: Callable[[int, int], None] | None
) -> int:
    if everything:
        with writer.transaction() as storing:
            storing.writer.execute("UPDATE extraction SET engine = 0")
            storing.writer.execute("DELETE FROM setting WHERE name = 'crowded_for_engine'")
    with writer.reading() as reader:
        total = stale(reader)
    done = 0
    while (at_once := reextract_some(writer, _AT_ONCE)) > 0:
        done += at_once
        if on_progress is not None:
            on_progress(done, max(total, done))
    if everything:
        with writer.transaction() as storing:
            terms.rebuild(storing.writer)
    return done


def backup(path: Path, target: Path) -> None:
    """Copy the library, while it may be in use, into a new file; raises `LibraryError`.

    The copy is complete or not there at all.
    """
    if target.exists():
        raise LibraryError(f"{target} is there already; name a file that is not")
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    make_private_file(unfinished)
    try:
        _copy(path, unfinished)
        os.replace(unfinished, target)
    except OSError as error:
        raise LibraryError(f"{target} could not be written ({error.strerror})") from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(source: Path, path: Path) -> Path | None:
    """Put a backup in the place of a library; gives where the old one is kept, None if none was.

    Raises `LibraryError` when `source` is not a sound library; then nothing was changed. No
    process may have the library open.
    """
    if not source.exists():
        raise LibraryError(f"there is no backup at {source}; nothing was changed")
    reader = open_reader(source)
    try:
        damage = reader.execute("PRAGMA quick_check(1)").fetchone()[0]
    finally:
        reader.close()
    if damage != "ok":
        raise LibraryError(f"{source} is damaged ({damage}); nothing was changed")
    fresh = path.with_name(f"{path.name}.restored")
    fresh.unlink(missing_ok=True)
    backup(source, fresh)
    kept = None
    if path.exists():
        kept = path.with_name(f"{path.name}.before-restore")
        kept.unlink(missing_ok=True)
        _put_aside(path, kept)
    os.replace(fresh, path)
    return kept


def _put_aside(path: Path, kept: Path) -> None:
    """Keep a library under another name; one that cannot be read, as the files it consists of."""
    log = path.with_name(f"{path.name}-wal")
    try:
        backup(path, kept)  # with whatever its write-ahead log still holds
        log.unlink(missing_ok=True)
    except LibraryError:
        os.replace(path, kept)
        if log.exists():
            os.replace(log, kept.with_name(f"{kept.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _copy(path: Path, target: Path) -> None:
    source = connect_to_read(path)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy, pages=2_000)
    except sqlite3.Error as error:
        raise LibraryError(f"{path} could not be copied to {target} ({error})") from error
    finally:
        copy.close()
        source.close()
