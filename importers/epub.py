"""EPUB: every document of the reading order that holds an article's worth of text."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from figures.model import Article
from importers.base import MAX_BYTES, ImportOptions, Item, Source, UnreadableInput
from importers.clean import clean_line
from importers.credits import outlet_name, people
from importers.dates import dates_said
from importers.html import read_page
from importers.markup import local_name, parse_xml
from importers.packed import open_zip, read_member

_LEAST_WORDS = 40
"""Shorter documents are covers, title pages and tables of contents."""


class EpubImporter:
    """One article a document of the book or magazine."""

    name = "epub"
    suffixes = (".epub",)

    def recognises(self, source: Source) -> bool:
        """Whether it is a zip archive that names itself an EPUB."""
        return b"mimetypeapplication/epub+zip" in source.head[:200]

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The documents' articles; raises `UnreadableInput` when none holds text."""
        with open_zip(source) as archive:
            facts, names = _package(archive)
            found = False
            for name in names:
                data = read_member(archive, name, MAX_BYTES)
                part = Source.of_bytes(
                    f"{source.input}/{name}", b"", key=f"{source.key}/{name}", suffix=".xhtml"
                )
                try:
                    article = read_page(data or b"", part, options, charset=None)
                except UnreadableInput:
                    continue  # pages of pictures
                if len(article.text.split()) >= _LEAST_WORDS:
                    found = True
                    yield _with_facts(article, facts)
        if not found:
            raise UnreadableInput("the book holds no document with enough text")


def _package(archive: zipfile.ZipFile) -> tuple[dict[str, str], list[str]]:
    """What the package says about itself, and its documents in the reading order."""
    container = read_member(archive, "META-INF/container.xml", MAX_BYTES)
    paths = (
        [element.get("full-path") for element in parse_xml(container).iter("{*}rootfile")]
        if container
        else []
    )
    path = paths[0] if paths else None
    data = read_member(archive, path, MAX_BYTES) if path else None
    if path is None or data is None:
        raise UnreadableInput("the book does not say where its package is")
    package = parse_xml(data)
    places: dict[str, str] = {}
    for element in package.iter("{*}item"):
        identity, target = element.get("id"), element.get("href")
        if identity and target and "html" in (element.get("media-type") or ""):
            places[identity] = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), unquote(target))
            )
    order = [places.get(element.get("idref") or "") for element in package.iter("{*}itemref")]
    facts: dict[str, str] = {}
    for element in package.iter():
        if element.text and element.text.strip():
            facts.setdefault(local_name(element), element.text.strip())
    return facts, [name for name in order if name]


def _with_facts(article: Article, facts: dict[str, str]) -> Article:
    publisher = outlet_name(facts.get("publisher"))
    dates = (*article.dates, *dates_said(("the book's package", facts.get("date"))))
    return article._replace(
        title=article.title or clean_line(facts.get("title")),
        outlet=article.outlet or publisher,
        authors=article.authors or people([facts.get("creator", "")], publisher),
        published=article.published or (dates[0].day if dates else None),
        dates=dates,
        language=article.language or (facts.get("language") or "")[:2].lower() or None,
    )
