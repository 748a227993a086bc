"""Limits on what a packed file may unfold into, however small it looks."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from importers.base import Source, UnreadableInput

MAX_MEMBERS = 20_000
MAX_UNPACKED = 8 * 2**30
"""Bytes of one member; only formats that are read line by line ever come near."""
_FREE = 1024 * 1024
_RATIO = 100
"""How many times its packed size a member may become, beyond the first MiB."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


class Readable(Protocol):
    """What can be unpacked from."""

    def read(self, size: int = ..., /) -> bytes:
        """At most `size` bytes; b"" at the end."""
        ...

    def close(self) -> None:
        """Lets go of it."""
        ...


class Unpacking(io.RawIOBase):
    """A stream of unpacked bytes that stops when there are more of them than is believable."""

    def __init__(self, stream: Readable, packed: int | BinaryIO):
        super().__init__()
        self._stream = stream
        self._packed = packed
        self._position = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Reads on; raises `UnreadableInput` for damaged data and beyond the limit."""
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as failure:
            raise UnreadableInput(f"its packed data is damaged ({failure})") from None
        self._position += len(data)
        packed = self._packed if isinstance(self._packed, int) else self._packed.tell()
        if self._position > min(max(_FREE, packed * _RATIO), MAX_UNPACKED):
            raise UnreadableInput(
                f"it unfolds to more than {_RATIO} times its size, as only bombs do"
            )
        buffer[: len(data)] = data
        return len(data)

    def tell(self) -> int:
        """Bytes given so far."""
        return self._position

    def close(self) -> None:
        """Closes the streams below as well."""
        self._stream.close()
        if not isinstance(self._packed, int):
            self._packed.close()
        super().close()


def unpacking(stream: Readable, packed: int | BinaryIO) -> BinaryIO:
    """`stream` as a buffered stream under the limits.

    `packed` is its size before, in bytes; or the stream it is unpacked from, whose place tells
    the size so far and which is closed with it.
    """
    return io.BufferedReader(Unpacking(stream, packed))


@contextmanager
def open_zip(source: Source) -> Iterator[zipfile.ZipFile]:
    """The zip archive of `source`; raises `UnreadableInput` when it is broken."""
    with source.open_seekable() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN as failure:
            raise UnreadableInput(f"the archive is damaged ({failure})") from None
        with archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise UnreadableInput(f"the archive holds more than {MAX_MEMBERS} files")
            yield archive


def open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    """A member's stream under the limits; raises `UnreadableInput` when it cannot be opened."""
    if info.flag_bits & 1:
        raise UnreadableInput("it is encrypted")
    try:
        return unpacking(archive.open(info), info.compress_size)
    except (*_BROKEN, RuntimeError) as failure:
        raise UnreadableInput(f"it cannot be unpacked ({failure})") from None


def read_member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """All of a member; None when the archive has none of that name."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    return Source(name, lambda: open_member(archive, info)).read(limit)


def zip_names(source: Source) -> frozenset[str]:
    """Names of the members, empty when `source` is no sound zip archive."""
    if source.head[:4] != b"PK\x03\x04":
        return frozenset()
    try:
        with open_zip(source) as archive:
            return frozenset(archive.namelist())
    except UnreadableInput:
        return frozenset()
