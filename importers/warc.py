"""Web archives: WARC (also as .warc.gz, by way of gzip) and WACZ, read record by record."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from importers.addresses import canonical_address
from importers.archives import zip_member
from importers.base import MAX_BYTES, ImportOptions, Item, Source, UnreadableInput
from importers.clean import storable
from importers.packed import open_zip, zip_names

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_KINDS = ("response", "resource")
_MEDIA = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What may hold an article, of all that a page needs to look right; with its suffix."""


class WarcImporter:
    """One article a captured page or document; what pages are made of is passed over."""

    name = "warc"
    suffixes = (".warc", ".arc")

    def recognises(self, source: Source) -> bool:
        """Whether it begins with the header of a record."""
        return source.head.startswith((b"WARC/1.", b"WARC/0.", b"filedesc://"))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """Every captured page as a source; raises `UnreadableInput` when none is in it."""
        found = False
        with source.open() as stream:
            for record in _records(stream):
                if (suffix := _suffix(record)) is not None:
                    found = True
                    yield _page(record, suffix, source)
        if not found:
            raise UnreadableInput("the web archive holds no page that was captured whole")


class WaczImporter:
    """The web archives in a WACZ file; its indexes and lists of pages say nothing more."""

    name = "wacz"
    suffixes = (".wacz",)

    def recognises(self, source: Source) -> bool:
        """Whether it is a zip archive with web archives where WACZ has them."""
        names = zip_names(source)
        return "datapackage.json" in names and any(map(_is_archive, names))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The web archives inside, as sources."""
        with open_zip(source) as archive:
            yield from _archives(archive, source)


def _archives(archive: zipfile.ZipFile, source: Source) -> Iterator[Source]:
    for info in archive.infolist():
        if _is_archive(info.filename):
            yield zip_member(archive, info, source)


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _records(stream: Any) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator  # 30 ms, web archives only

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # what it would write to stderr about records of a wrong length

    try:
        yield from Quiet(stream)
    except UnreadableInput:
        raise
    except Exception as failure:
        # It has no error of its own for most of what can be wrong with a record.
        raise UnreadableInput(f"the web archive is damaged ({failure})") from None


def _suffix(record: ArcWarcRecord) -> str | None:
    """The suffix of what may be an article; None for everything else."""
    if record.rec_type not in _KINDS:
        return None
    headers = record.http_headers or record.rec_headers
    if record.http_headers is not None and headers.get_statuscode() != "200":
        return None
    media = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return _MEDIA.get(media)


def _page(record: ArcWarcRecord, suffix: str, source: Source) -> Source | UnreadableInput:
    url = storable(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    headers = record.http_headers or record.rec_headers
    try:
        data = record.content_stream().read(MAX_BYTES + 1)
    except UnreadableInput:
        raise
    except Exception as failure:
        return UnreadableInput(f"its record is damaged ({failure})", url)
    if len(data) > MAX_BYTES:
        return UnreadableInput(f"it is larger than {MAX_BYTES // 2**20} MiB", url)
    if getattr(record.raw_stream, "limit", 0):
        return UnreadableInput("its record is cut off", url)
    return Source.of_bytes(
        f"{source.input}/{url}",
        data,
        key=canonical_address(url) or f"{source.key}/{url}",
        suffix=suffix,
        content_type=headers.get_header("Content-Type"),
        depth=source.depth + 1,
    )
