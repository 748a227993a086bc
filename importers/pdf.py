"""PDF: the text of its pages, lines put together into paragraphs, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.clean import clean_line
from importers.credits import people
from importers.dates import dates_said
from importers.text import read_text

_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010]\n(?=[a-zà-ÿ])|[\ufffe\x02]\n?")
"""A hyphen at a line's end; U+0002 and U+FFFE are what PDFium writes for one."""
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_MAX_PAGES = 2000


class PdfImporter:
    """One article a document."""

    name = "pdf"
    suffixes = (".pdf",)

    def recognises(self, source: Source) -> bool:
        """Whether it begins, after at most some stray bytes, as a PDF does."""
        return b"%PDF-" in source.head[:1024]

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The document's article; raises `UnreadableInput` for scans, locked or broken files."""
        try:
            import pypdfium2  # some megabytes of library, hence an extra
        except ImportError:
            raise UnreadableInput(
                "it is a PDF, which needs the extra: install variorum[pdf]"
            ) from None
        data = source.read()
        try:
            with closing(pypdfium2.PdfDocument(data)) as document:
                count = min(len(document), _MAX_PAGES)
                pages = [_page_text(document, number) for number in range(count)]
                facts = document.get_metadata_dict()
        except pypdfium2.PdfiumError as failure:
            locked = "password" in str(failure).lower()
            reason = "it is locked with a password" if locked else f"the PDF is broken ({failure})"
            raise UnreadableInput(reason) from None
        text = _paragraphs(_without_running_heads(pages))
        if not any(char.isalpha() for char in text):
            raise UnreadableInput("its pages hold no text (a scan?)")
        article = read_text(text, source)
        dates = (
            *article.dates,
            *dates_said(("the PDF's properties", _day(facts.get("CreationDate")))),
        )
        yield article._replace(
            title=article.title or clean_line(facts.get("Title")),
            authors=article.authors or people([facts.get("Author") or ""]),
            published=dates[0].day if dates else None,
            dates=dates,
        )


def _page_text(document: Any, number: int) -> list[str]:
    page = document[number]
    try:
        text = page.get_textpage().get_text_bounded()
    finally:
        page.close()
    text = _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [line.strip() for line in text.split("\n") if line.strip()]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages' lines without page numbers and what stands at the edge of most pages."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_shape(line) for line in lines[:2] + lines[-2:]})
    often = {shape for shape, count in edges.items() if count > 2 and count * 2 > len(pages)}
    return [
        [
            line
            for line in lines
            if not _PAGE_NUMBER.match(line) and not (len(line) < 100 and _shape(line) in often)
        ]
        for lines in pages
    ]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(pages: list[list[str]]) -> str:
    """Lines joined unless one ends a paragraph: it ends a sentence and stops short of the edge."""
    widest = max((len(line) for lines in pages for line in lines), default=0)
    parts: list[str] = []
    going_on = False
    for line in (line for lines in pages for line in lines):
        if going_on:
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
        is_full = len(line) > widest * 0.75
        going_on = is_full or (not _PARAGRAPH_END.search(line) and len(line) > widest * 0.5)
    return "\n\n".join(parts)


def _day(written: str | None) -> str | None:
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", written or "")
    return "-".join(match.groups()) if match else None
