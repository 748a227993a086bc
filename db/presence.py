"""Whether the file at a path is still the one that was opened.

SQLite goes on with the file it has, also when that has lost its name: what is written then is
gone as soon as the program ends (https://sqlite.org/howtocorrupt.html, "unlinking or renaming a
database file while in use").
"""

from __future__ import annotations

import os
from pathlib import Path

from db.errors import LibraryError

_Identity = tuple[int, int]


class Presence:
    """Remembers which file a path named; made right after that was opened."""

    def __init__(self, path: Path, *, with_log: bool):
        self._path = path
        log = path.with_name(f"{path.name}-wal")
        watched = (path, log) if with_log else (path,)
        self._opened = [(file, _identity(file)) for file in watched]

    def refuse_changed(self) -> None:
        """Raise `LibraryError` when the file has gone or another has taken its name."""
        for file, opened in self._opened:
            now = _identity(file)
            if now != opened:
                what = "was deleted" if now is None else "was replaced by another file"
                raise LibraryError(
                    f"{file} {what} while it was open; nothing was changed, leave and start "
                    f"variorum again{'' if now else ' (on a backup, if it was not you)'}"
                )


def _identity(file: Path) -> _Identity | None:
    """Device and inode; None when there is no such file."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino
