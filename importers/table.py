"""CSV and TSV: one article a row; columns are recognised by the usual names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from figures.model import Article
from importers.base import MAX_BYTES, ImportOptions, Item, Source, UnreadableInput, digest_of
from importers.clean import clean_line, clean_text, decode, holds_words, storable
from importers.credits import people
from importers.dates import dates_said
from importers.fragments import strip_fragments

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "articlebody", "maintext", "story"),
    "html": ("html", "rawhtml", "page"),
    "title": ("title", "headline", "heading", "subject"),
    "outlet": ("outlet", "publisher", "publication", "source", "newspaper", "site", "domain"),
    "published": (
        "published",
        "date",
        "pubdate",
        "publishdate",
        "datepublished",
        "publicationdate",
        "publishedat",
        "time",
    ),
    "url": ("url", "link", "address", "articleurl", "permalink"),
    "author": ("author", "authors", "byline", "creator"),
    "id": ("id", "articleid", "docid", "uuid", "key"),
    "language": ("language", "lang"),
}


class TableImporter:
    """One article a row."""

    name = "csv"
    suffixes = (".csv", ".tsv", ".tab")

    def recognises(self, source: Source) -> bool:
        """Whether its first line names a column of text and another one of ours."""
        line = source.head.split(b"\n", 1)[0].decode("utf-8", "replace")
        found = _columns(_cells(line, _delimiter(line)), {})
        return len(found) > 1 and ("text" in found or "html" in found)

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """An article for each row; raises `UnreadableInput` when no column holds text."""
        csv.field_size_limit(MAX_BYTES)
        with source.open() as raw:
            encoding = _encoding(source)
            stream = io.TextIOWrapper(raw, encoding, errors="replace", newline="")
            header = stream.readline()
            delimiter = _delimiter(header)
            names = _cells(header.lstrip("\ufeff"), delimiter)
            columns = _columns(names, options.columns)
            if not {"text", "html"} & columns.keys():
                raise UnreadableInput(
                    f"no column holds the text (columns: {', '.join(names)[:200]}); "
                    "name one with --map text=COLUMN"
                )
            lines = _Lines(stream)
            rows = csv.reader(lines, delimiter=delimiter)
            yield from _rows(rows, lines, columns, source)


class _Lines:
    """The lines of a table, with those that the last row was made of."""

    def __init__(self, stream: Iterable[str]):
        self._stream = iter(stream)
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self._taken.append(line)
        return line

    def digest(self) -> str:
        """The hash of the lines since it was last asked for."""
        taken, self._taken = self._taken, []
        return digest_of("".join(taken).encode("utf-8", "surrogatepass"))


def _rows(
    rows: Iterator[list[str]], lines: _Lines, columns: Mapping[str, int], source: Source
) -> Iterator[Item]:
    number = 1
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as failure:
            yield UnreadableInput(f"the row is broken ({failure})", f"row {number}")
            continue
        if row is None:
            return
        raw_hash = lines.digest()
        if any(cell.strip() for cell in row):
            yield _article(row, columns, source, number, raw_hash)


def _article(
    row: list[str], columns: Mapping[str, int], source: Source, number: int, raw_hash: str
) -> Article | UnreadableInput:
    cells = {field: row[place].strip() for field, place in columns.items() if place < len(row)}
    text = clean_text(strip_fragments(cells.get("text") or cells.get("html") or ""))
    if not holds_words(text):
        return UnreadableInput("it has no text", f"row {number}")
    outlet = clean_line(cells.get("outlet"))
    dates = dates_said(("its column", cells.get("published")))
    url = storable(cells.get("url") or "") or None
    return Article(
        key=url or clean_line(cells.get("id")) or f"{source.key}#{number}",
        text=text,
        title=clean_line(cells.get("title")),
        outlet=outlet,
        authors=people([cells.get("author") or ""], outlet),
        published=dates[0].day if dates else None,
        url=url,
        language=(cells.get("language") or "")[:2].lower() or None,
        input=source.input,
        dates=dates,
        raw_hash=raw_hash,
    )


def _columns(names: list[str], given: Mapping[str, str]) -> dict[str, int]:
    """Our field -> the place of its column: as given, else by the usual names in their order."""
    places = {name.strip(): place for place, name in reversed(list(enumerate(names)))}
    plain = {re.sub(r"[\W_]+", "", name).lower(): place for name, place in places.items()}
    found: dict[str, int] = {}
    for field, usual in _NAMES.items():
        wanted = given.get(field)
        place = (
            places.get(wanted)
            if wanted
            else next((plain[name] for name in usual if name in plain), None)
        )
        if place is not None and place not in found.values():
            found[field] = place
    return found


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []


def _delimiter(line: str) -> str:
    return max((",", "\t", ";", "|"), key=line.count)


def _encoding(source: Source) -> str:
    """UTF-8 when the beginning is, else the one-byte set that takes everything."""
    if source.head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    decode(source.head)  # refuses binary data
    try:
        source.head[: source.head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
