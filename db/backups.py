"""The copies of a library that lie beside it, to be named when it is damaged."""

from __future__ import annotations

from pathlib import Path

from db.schema import APPLICATION_ID

_HEADER = b"SQLite format 3\x00"
_APPLICATION_AT = 68  # https://sqlite.org/fileformat2.html#the_database_header


def newest_backup(path: Path) -> Path | None:
    """The library changed last among the other ones in the same folder; None when there is none.

    Those that `backup`, `restore` and a new version of the tables leave there. Only their first
    bytes are looked at: `restore` checks the rest.
    """
    try:
        others = [file for file in path.absolute().parent.iterdir() if file.name != path.name]
        found = [(file.stat().st_mtime_ns, file) for file in others if _is_library(file)]
    except OSError:
        return None
    return max(found)[1] if found else None


def advice(path: Path) -> str:
    """What to do about a damaged library, for the end of a sentence."""
    backup = newest_backup(path)
    if backup is None:
        return (
            "no backup lies beside it; put one in its place with `variorum restore FILE`, or "
            "move the file away and import again"
        )
    from shlex import quote  # only once a library is damaged

    return f"`variorum restore {quote(str(backup))}` puts the newest backup in its place"


def _is_library(file: Path) -> bool:
    if file.name.endswith((".unfinished", "-wal", "-shm")) or not file.is_file():
        return False
    with file.open("rb") as opened:
        header = opened.read(100)
    ours = APPLICATION_ID.to_bytes(4, "big")
    return header.startswith(_HEADER) and header[_APPLICATION_AT:][:4] == ours
