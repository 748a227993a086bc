"""Zip and tar archives and gzip files: what stands in them is read as if it stood alone.

Names of members are shown and kept as keys; they never become paths, and nothing is unpacked
to disk.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from gzip import GzipFile
from pathlib import PurePosixPath
from typing import BinaryIO

from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.clean import storable
from importers.inputs import is_left_behind
from importers.packed import MAX_MEMBERS, open_member, open_zip, unpacking

_NO_ARCHIVES = {
    "xl/workbook.xml": "a spreadsheet; save each of its sheets as .csv and import those",
    "ppt/presentation.xml": "a presentation; save it as .pdf and import that",
}
"""What looks like an archive and is a document, by a file that stands in each."""


class ZipImporter:
    """Everything in a zip archive that can be read."""

    name = "zip"
    suffixes = (".zip",)

    def recognises(self, source: Source) -> bool:
        """Whether it begins as a zip archive does; asked after the formats that are built on it."""
        return source.head[:4] in (b"PK\x03\x04", b"PK\x05\x06")

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The members as sources, in the archive's order."""
        with open_zip(source) as archive:
            for name, kind in _NO_ARCHIVES.items():
                if name in archive.NameToInfo:
                    raise UnreadableInput(f"it is {kind}")
            found = False
            for info in archive.infolist():
                if not info.is_dir() and not _is_hidden(info.filename):
                    found = True
                    yield zip_member(archive, info, source)
            if not found:
                raise UnreadableInput("the archive is empty")


class TarImporter:
    """Everything in a tar archive that can be read."""

    name = "tar"
    suffixes = (".tar",)

    def recognises(self, source: Source) -> bool:
        """Whether the first header is one of tar."""
        return source.head[257:262] == b"ustar"

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The members as sources, in the archive's order."""
        found = 0
        try:
            with (
                source.open_seekable() as stream,
                tarfile.open(fileobj=stream, mode="r:") as archive,
            ):
                for info in archive:
                    if not info.isfile() or _is_hidden(info.name):
                        continue
                    found += 1
                    if found > MAX_MEMBERS:
                        raise UnreadableInput(f"the archive holds more than {MAX_MEMBERS} files")
                    yield _tar_member(archive, info, source)
        except (tarfile.TarError, EOFError, zlib.error) as failure:
            raise UnreadableInput(f"the archive is damaged ({failure})") from None
        if not found:
            raise UnreadableInput("the archive is empty")


class GzipImporter:
    """The one file that a gzip file holds, under its own name without ".gz"."""

    name = "gz"
    suffixes = (".gz", ".tgz")

    def recognises(self, source: Source) -> bool:
        """Whether it begins as gzip does."""
        return source.head[:3] == b"\x1f\x8b\x08"

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The file inside as a source."""
        inner = PurePosixPath(source.input).with_suffix("")
        yield Source(
            source.input,
            lambda: _gunzip(source),
            key=source.key,
            suffix=inner.suffix.lower(),
            depth=source.depth + 1,
        )


def _gunzip(source: Source) -> BinaryIO:
    below = source.open()
    return unpacking(GzipFile(fileobj=below, mode="rb"), below)


def zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> Source:
    """A member of a zip archive as a source, for as long as the archive is open."""
    name = storable(info.filename)
    return Source(
        f"{source.input}/{name}",
        lambda: open_member(archive, info),
        key=f"{source.key}/{name}",
        depth=source.depth + 1,
    )


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source) -> Source:
    name = storable(info.name)

    def opened() -> BinaryIO:
        stream = archive.extractfile(info)
        if stream is None:
            raise UnreadableInput("it is no file")
        return unpacking(stream, info.size)

    return Source(
        f"{source.input}/{name}", opened, key=f"{source.key}/{name}", depth=source.depth + 1
    )


def _is_hidden(name: str) -> bool:
    """Whether a system or program left it, or a folder above it, there for itself."""
    return any(is_left_behind(part) for part in PurePosixPath(name).parts if part != "..")
