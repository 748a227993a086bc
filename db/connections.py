"""Opening the library file: who may, as which version, with which limits."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock

from db.errors import Interrupted, LibraryBusyError, LibraryError
from db.presence import Presence
from db.schema import APPLICATION_ID, USER_VERSION, migrations

BUSY_SECONDS = 20.0
"""How long one writer waits for another before it gives up with a message."""
READ_SECONDS = 60.0
"""The longest any read may take."""
FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""How SQLite fails; the second where its message quotes a damaged name, which no text can hold."""
_STEPS_BETWEEN_CHECKS = 20_000  # virtual machine steps, about a millisecond
_WRITER_CACHE_KIB = 32_768  # keys come in any order: the default holds 125 pages of their index
_PAGE_SIZE = 16_384  # measured: the text table shrinks by a sixth against 4 KiB pages


def open_writer(path: Path) -> tuple[sqlite3.Connection, list[str]]:
    """The one connection that writes, to a file that is created or migrated when need be.

    With it comes what a person should know of what was found, in sentences without their ends.
    Raises `LibraryError` when the file is not a library, is of a newer version, cannot be
    written, or is being written by another process for longer than `BUSY_SECONDS`.
    """
    make_private_file(path)
    found = []
    try:
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise LibraryError(_unopenable(path, error)) from error
    try:
        version = _version(connection, path)
        if version == 0:
            connection.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL loses commits with the power
        connection.execute("PRAGMA journal_size_limit = 67108864")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB}")
        if version < USER_VERSION and _migrate(connection, path, version):
            found.append(
                f"bringing {path} up to date from version {version} of its tables was broken off "
                "before; it is done now, and nothing was lost"
            )
    except FAILURES as error:
        connection.close()
        raise LibraryError(said(error, path)) from error
    except BaseException:
        connection.close()
        raise
    return connection, found


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; raises `LibraryError` as `open_writer` does."""
    if not path.exists():
        raise LibraryError(
            f"there is no library at {path}; import an article to make one, or name another file"
        )
    connection = connect_to_read(path)
    try:
        version = _version(connection, path)
        if version == 0:
            raise LibraryError(
                f"{path} is empty; import an article to make a library of it, or name another file"
            )
        if version < USER_VERSION:
            raise LibraryError(
                f"{path} is of an older version; open it once for writing (any import does) "
                "and it is brought up to date"
            )
    except FAILURES as error:
        connection.close()
        raise LibraryError(said(error, path)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Read-only; a file in a folder that cannot be written is read as one that never changes."""
    uri = path.absolute().as_uri()
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        try:
            connection = sqlite3.connect(
                f"{uri}?{mode}", uri=True, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise LibraryError(_unopenable(path, error)) from error
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            no_memory = error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
            if no_memory and mode == "mode=ro":
                continue  # no -shm file can be made beside it
            raise LibraryError(_unopenable(path, error)) from error
        except FAILURES as error:
            connection.close()
            raise LibraryError(said(error, path)) from error
        return connection
    raise LibraryError(f"{path} cannot be read; check that you may open it")


class Reader:
    """One read-only connection with a deadline, usable from any thread, one read at a time."""

    def __init__(self, path: Path):
        self._path = path
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._presence: Presence | None = None
        self._gate = Lock()
        self._stale = 0
        self._running = False

    @contextmanager
    def reading(self, seconds: float = READ_SECONDS) -> Iterator[sqlite3.Connection]:
        """A snapshot of the library; raises `Interrupted` or `LibraryError` (took too long)."""
        asked = self._stale
        with self._lock:
            connection = self._opened()
            with self._gate:
                if asked != self._stale:
                    raise Interrupted("a newer question took the place of this one")
                self._running = True
            until = time.monotonic() + seconds
            connection.set_progress_handler(
                lambda: time.monotonic() > until or asked != self._stale, _STEPS_BETWEEN_CHECKS
            )
            try:
                connection.execute("BEGIN")
                yield connection
            except sqlite3.OperationalError as error:
                raise self._explained(error, asked, seconds) from error
            except FAILURES as error:
                raise LibraryError(said(error, self._path)) from error
            finally:
                with self._gate:  # from here on, an interrupt is meant for the next read
                    self._running = False
                connection.set_progress_handler(None, 0)
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _opened(self) -> sqlite3.Connection:
        """The connection, once it is known that it reads the file that others see."""
        if self._connection is None or self._presence is None:
            self._connection = open_reader(self._path)
            self._presence = Presence(self._path, with_log=False)
        self._presence.refuse_changed()
        return self._connection

    def _explained(
        self, error: sqlite3.OperationalError, asked: int, seconds: float
    ) -> LibraryError:
        if error.sqlite_errorname != "SQLITE_INTERRUPT":
            return LibraryError(said(error, self._path))
        if asked != self._stale:
            return Interrupted("a newer question took the place of this one")
        return LibraryError(
            f"this took longer than {seconds:g} seconds and was given up; ask for less, for "
            "example with since: or outlet:"
        )

    def interrupt(self) -> None:
        """Give up the read that is running and those that wait; from any thread."""
        with self._gate:
            self._stale += 1
            if self._running and self._connection is not None:
                self._connection.interrupt()

    def close(self) -> None:
        """Let go of the file; a later read opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def explained(error: Exception, path: Path) -> LibraryError:
    """What to raise for an error of SQLite: `LibraryBusyError` for what passes by itself."""
    kind = LibraryBusyError if _is_busy(error) else LibraryError
    return kind(said(error, path))


def _name(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "SQLITE_CORRUPT"
    return getattr(error, "sqlite_errorname", "") or ""


def _is_busy(error: Exception) -> bool:
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def said(error: Exception, path: Path) -> str:
    """What an error of SQLite means for the person, and what to do."""
    name = _name(error)
    if _is_busy(error):
        return (
            f"another variorum is writing to {path}; nothing was changed, try again when it is done"
        )
    if name.startswith("SQLITE_NOTADB"):
        return f"{path} is not a library of variorum (nor any SQLite file); name another file"
    if name.startswith("SQLITE_CORRUPT"):
        from db.backups import advice

        what = "the list of its tables" if isinstance(error, UnicodeDecodeError) else error
        return f"{path} is damaged ({what}); {advice(path)}"
    if name.startswith("SQLITE_FULL"):
        return f"the disk that holds {path} is full; nothing was changed, make room and try again"
    if name.startswith("SQLITE_READONLY"):
        return f"{path} cannot be written; check who owns the file and its folder"
    return f"{path} could not be used ({error}); `variorum doctor` tells more"


def _unopenable(path: Path, error: Exception) -> str:
    if path.is_dir():
        return f"{path} is a folder; name a file in it, for example {path / 'library.db'}"
    return f"{path} could not be opened ({error}); check that the folder exists and is yours"


def make_private_file(path: Path) -> None:
    """Create the file for its owner alone, in a folder for its owner alone when that is new."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)):
            pass
    except FileExistsError:
        if path.is_dir() or not stat.S_ISDIR(path.parent.stat().st_mode):
            raise LibraryError(_unopenable(path, sqlite3.Error("not a file"))) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(
            f"{path} could not be made ({reason}); name a file in a folder that is yours"
        ) from error


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Version of the tables, 0 for a new file; raises `LibraryError` for what is not ours."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application == APPLICATION_ID:
        if version > USER_VERSION:
            raise LibraryError(
                f"{path} was made by a newer variorum (tables of version {version}, this one "
                f"knows {USER_VERSION}); update variorum to open it"
            )
        return version
    if connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").fetchone()[0]:
        raise LibraryError(
            f"{path} is a database of another program; it was left alone, name another file"
        )
    return 0


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> bool:
    """Bring the tables up to date, after a copy of an older file was put beside it.

    Whether that had been begun before and was broken off.
    """
    from sqlite_utils import Database  # 90 ms to import: only for files that need a step

    connection.execute("BEGIN IMMEDIATE")  # two that open a new file: the second finds it made
    begun = path.with_name(f"{path.name}.version-{version}.migrating")  # what is killed leaves it
    is_again = begun.exists()
    try:
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) < USER_VERSION:
            if version:
                _snapshot(path, version)
                begun.touch(mode=0o600)
            migrations().apply(Database(connection, recursive_triggers=False))
        connection.execute("COMMIT")
        begun.unlink(missing_ok=True)
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return is_again


def _snapshot(path: Path, version: int) -> None:
    """Keep the file as it was, beside it, under a name that tells its version."""
    kept = path.with_name(f"{path.name}.version-{version}")
    if kept.exists():
        return
    unfinished = kept.with_name(f"{kept.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    make_private_file(unfinished)
    with connect_to_read(path) as source, sqlite3.connect(unfinished) as target:
        source.backup(target)
    source.close()
    target.close()
    unfinished.rename(kept)
