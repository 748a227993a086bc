"""Word processor documents: DOCX and ODT, by what their XML says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.base import MAX_BYTES, ImportOptions, Item, Source, UnreadableInput
from importers.clean import clean_line
from importers.credits import people
from importers.dates import dates_said
from importers.markup import local_name, parse_xml
from importers.packed import open_zip, read_member, zip_names
from importers.text import read_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = {"tab": " ", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
_SKIPPED = frozenset(
    ("del", "instrText", "annotation", "note", "tracked-changes", "bookmark", "moveFrom")
)


class DocxImporter:
    """One article a document."""

    name = "docx"
    suffixes = (".docx",)

    def recognises(self, source: Source) -> bool:
        """Whether it is a zip archive with a Word document in it."""
        return "word/document.xml" in zip_names(source)

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The document's article; raises `UnreadableInput` when it has no text."""
        yield from _document(source, "word/document.xml", "docProps/core.xml")


class OdtImporter:
    """One article a document."""

    name = "odt"
    suffixes = (".odt", ".fodt")

    def recognises(self, source: Source) -> bool:
        """Whether it is a zip archive that names itself an OpenDocument text."""
        return b"application/vnd.oasis.opendocument.text" in source.head[:200]

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The document's article; raises `UnreadableInput` when it has no text."""
        yield from _document(source, "content.xml", "meta.xml")


def _document(source: Source, content: str, facts: str) -> Iterator[Item]:
    with open_zip(source) as archive:
        data = read_member(archive, content, MAX_BYTES)
        about = read_member(archive, facts, MAX_BYTES)
    if data is None:
        raise UnreadableInput(f"the document has no {content}")
    text = "\n\n".join(filter(None, _paragraphs(parse_xml(data))))
    article = read_text(text, source)
    known = _facts(parse_xml(about)) if about else {}
    created = known.get("created") or known.get("creation-date")
    dates = (*article.dates, *dates_said(("the document's properties", created)))
    yield article._replace(
        title=article.title or clean_line(known.get("title")),
        authors=article.authors or people([known.get("creator", "")]),
        published=dates[0].day if dates else None,
        dates=dates,
        language=article.language or (known.get("language") or "")[:2].lower() or None,
    )


def _paragraphs(root: _Element) -> Iterator[str]:
    """The text of each paragraph and heading, in order."""
    for element in root.iter("{*}p", "{*}h"):
        if not any(local_name(above) in _SKIPPED for above in element.iterancestors()):
            yield "".join(_pieces(element)).strip()


def _pieces(element: _Element) -> Iterator[str]:
    yield _own(element)
    for child in element:
        name = local_name(child)
        if name in _SPACES:
            yield _SPACES[name]
        elif name not in _SKIPPED and name not in ("p", "h", "txbxContent"):
            yield from _pieces(child)
        yield _tail(element, child)


def _own(element: _Element) -> str:
    """Text before the first child; in Word only that of the elements made for it."""
    if local_name(element) in ("t", "delText") or not _is_word(element):
        return element.text or ""
    return ""


def _tail(parent: _Element, child: _Element) -> str:
    return "" if _is_word(parent) else child.tail or ""


def _is_word(element: _Element) -> bool:
    return isinstance(element.tag, str) and "wordprocessingml" in element.tag


def _facts(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter():
        if element.text and element.text.strip():
            found.setdefault(local_name(element), element.text.strip())
    return found
