"""What a person names on the command line, as sources: files, folders, addresses, stdin."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from importers.addresses import is_address
from importers.base import MAX_BYTES, Source, UnreadableInput

STDIN = "-"
_LEFT_BEHIND = ("__macosx", "thumbs.db", "desktop.ini")


def entries_of(text: str, own: set[str]) -> Iterator[str]:
    """What one argument stands for: itself, or the files of a folder in the order of names.

    `own` are paths that are no inputs, those of the library.
    """
    if text == STDIN or is_address(text) or not os.path.isdir(text):
        yield text
        return
    for folder, folders, files in os.walk(text):
        folders[:] = sorted(name for name in folders if not is_left_behind(name))
        for name in sorted(files):
            path = os.path.join(folder, name)
            if not is_left_behind(name) and os.path.realpath(path) not in own:
                yield path


def is_left_behind(name: str) -> bool:
    """Whether a system or program put a file or folder of this name there for itself.

    Dot files, the resource forks of macOS, what Windows keeps of a folder's looks, and the lock
    of a document that is open.
    """
    return name.startswith((".", "~$")) or name.lower() in _LEFT_BEHIND


def source_of(entry: str) -> Source:
    """The source of a file or standard input; raises `UnreadableInput` when it cannot be opened."""
    if entry == STDIN:
        return _from_stdin()
    path = Path(entry)
    key = storable_path(os.path.normpath(entry))
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            with path.open("rb"):
                return Source.of_path(path, storable_path(entry), key=key)
        if stat.S_ISFIFO(mode):
            with path.open("rb") as stream:
                return Source.of_bytes(entry, _all_of(stream), key=key)
    except OSError as failure:
        raise UnreadableInput(f"it cannot be opened: {failure.strerror or failure}") from None
    except ValueError:
        raise UnreadableInput("it is no possible path") from None
    raise UnreadableInput("it is neither a file nor a folder")


def storable_path(path: str) -> str:
    """`path` with bytes that are no UTF-8 written out, since the library holds only text."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _from_stdin() -> Source:
    with contextlib.suppress(OSError):
        data = _all_of(sys.stdin.buffer)
        digest = hashlib.sha256(data).hexdigest()[:12]
        return Source.of_bytes(STDIN, data, key=f"stdin:{digest}")
    raise UnreadableInput("standard input cannot be read")


def _all_of(stream: BinaryIO) -> bytes:
    """What a pipe holds; it can be read only once, so all of it has to be kept in memory."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableInput(
            f"a pipe may hold at most {MAX_BYTES // 2**20} MiB; save it to a file first"
        )
    return data
