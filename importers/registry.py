"""Every format that can be read, in the order in which a source is asked about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from importers.base import Importer, Source, UnreadableInput
from importers.clean import looks_binary

GROUP = "variorum.importers"
"""The entry points by which other packages bring importers of their own."""
_KNOWN_BINARIES = (
    (rb"SQLite format 3\0", "a SQLite database"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|BM..\0\0", "an image"),
    (rb"\x7fELF|MZ|\xcf\xfa\xed\xfe", "a program"),
    (rb"\xd0\xcf\x11\xe0", "an old Office document (save it as .docx or .odt)"),
    (rb"ID3|OggS|fLaC|....ftyp|\x1aE\xdf\xa3", "sound or video"),
    (rb"7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd", "an archive of a kind that is not read"),
)

_TOLD_BY_CONTENT = ("pdf", "epub", "odt", "docx", "wacz", "zip", "gz", "tar")
"""Formats that legible text is never of, whatever it is called."""

_HOLDERS = frozenset(("zip", "gz", "tar", "jsonl", "mbox", "csv", "warc", "wacz", "opml"))
"""Formats that are cheap to cut into the many articles or files that stand in them."""


@cache
def importers() -> tuple[Importer, ...]:
    """All importers, installed ones first; text, which takes anything legible, last.

    Raises `LookupError` when an installed one cannot be loaded.
    """
    return (*_installed(), *_built_in())


def _installed() -> Iterator[Importer]:
    """What other packages bring: each entry point names a class without arguments."""
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            importer: Importer = entry.load()()
        except Exception as failure:
            raise LookupError(
                f"the importer {entry.name!r} ({entry.value}) cannot be loaded "
                f"({type(failure).__name__}: {failure}); mend or uninstall its package"
            ) from failure
        yield importer


def _built_in() -> tuple[Importer, ...]:
    from importers.archives import GzipImporter, TarImporter, ZipImporter
    from importers.epub import EpubImporter
    from importers.feed import FeedImporter
    from importers.html import HtmlImporter
    from importers.json_feed import JsonFeedImporter
    from importers.jsonl import JsonlImporter
    from importers.mail import MailImporter, MboxImporter
    from importers.mhtml import MhtmlImporter
    from importers.newsml import NewsmlImporter
    from importers.ninjs import NinjsImporter
    from importers.nitf import NitfImporter
    from importers.office import DocxImporter, OdtImporter
    from importers.opml import OpmlImporter
    from importers.pdf import PdfImporter
    from importers.table import TableImporter
    from importers.text import TextImporter
    from importers.warc import WaczImporter, WarcImporter

    return (
        PdfImporter(),
        EpubImporter(),
        OdtImporter(),
        DocxImporter(),
        WaczImporter(),
        ZipImporter(),
        GzipImporter(),
        TarImporter(),
        WarcImporter(),
        HtmlImporter(),
        FeedImporter(),
        NewsmlImporter(),
        NitfImporter(),
        OpmlImporter(),
        JsonFeedImporter(),
        NinjsImporter(),
        JsonlImporter(),
        MhtmlImporter(),
        MboxImporter(),
        MailImporter(),
        TableImporter(),
        TextImporter(),
    )


def importer_named(name: str) -> Importer:
    """The importer that `--format` calls `name`; raises `LookupError` with the known names."""
    for importer in importers():
        if importer.name == name:
            return importer
    known = ", ".join(importer.name for importer in importers())
    raise LookupError(f"there is no format {name!r}; known are {known}")


def importer_for(source: Source) -> Importer:
    """The importer that reads `source`, by its content, then by its name.

    Raises `UnreadableInput` when it is empty or of no known format.
    """
    if not source.head:
        raise UnreadableInput("it is empty")
    *particular, last = importers()
    for importer in particular:
        if importer.recognises(source):
            return importer
    if looks_binary(source.head) and not last.recognises(source):
        raise UnreadableInput(_what_it_is(source.head))
    for importer in particular:
        if source.suffix in importer.suffixes and importer.name not in _TOLD_BY_CONTENT:
            return importer
    return last


def holds_many(importer: Importer) -> bool:
    """Whether what it reads is cut here, and only its pieces are read in other processes."""
    return importer.name in _HOLDERS


def _what_it_is(head: bytes) -> str:
    for pattern, name in _KNOWN_BINARIES:
        if re.match(pattern, head, re.DOTALL):
            return f"it is {name}, which holds no article text"
    return "it is binary data of no known format"
