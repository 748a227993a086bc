"""Articles as JSON lines: {"id", "url", "title", "outlet", "author", "published", "text"|"html"}.

The text is kept exactly as it is, so that offsets computed elsewhere stay right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from figures.model import Article
from importers.base import MAX_BYTES, ImportOptions, Item, Piece, Source, UnreadableInput, digest_of
from importers.clean import clean_line, storable
from importers.dates import dates_said
from importers.lead import split_names


class JsonlImporter:
    """One article a line; a single object or an array of objects is read as well."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson", ".json")

    def recognises(self, source: Source) -> bool:
        """Whether it begins with a JSON object, or an array of them, that names our fields."""
        head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return bool(re.match(rb"(?:\[\s*)?\{\s*\"", head)) and bool(
            re.search(rb"\"(?:text|html)\"\s*:", head) or source.suffix in self.suffixes
        )

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """An article for each line, and a failure for each line that is none."""
        if re.match(rb"\s*\[", source.head) or _is_one_document(source):
            records = _loaded(source.read())
            listed = records if isinstance(records, list) else [records]
            for number, record in enumerate(listed, start=1):
                alone = len(listed) == 1
                yield from _articles(record, source, number, options, source.digest, alone=alone)
            return
        found = False
        bare = source.bare()
        with source.open() as stream:
            number = 0
            while line := stream.readline(MAX_BYTES + 1):
                number += 1
                if not line.strip():
                    continue
                found = True
                yield Piece(_line, (line, bare, number, options), len(line))
        if not found:
            raise UnreadableInput("it is empty")


def _line(line: bytes, source: Source, number: int, options: ImportOptions) -> Iterator[Item]:
    if len(line) > MAX_BYTES:
        yield UnreadableInput("the line is too long for one article", f"line {number}")
        return
    try:
        raw_hash = digest_of(line)
        yield from _articles(_loaded(line), source, number, options, raw_hash)
    except UnreadableInput as failure:
        yield UnreadableInput(failure.reason, f"line {number}")


def _articles(
    record: object,
    source: Source,
    number: int,
    options: ImportOptions,
    raw_hash: str,
    *,
    alone: bool = False,
) -> Iterator[Item]:
    part = f"line {number}"
    if not isinstance(record, dict):
        yield UnreadableInput("it is no JSON object", part)
        return
    key = source.key if alone else f"{source.key}#{number}"
    text, page = record.get("text"), record.get("html")
    try:
        if isinstance(text, str) and text.strip():
            article = Article(key=key, text=storable(text), input=source.input, raw_hash=raw_hash)
            yield _with_facts(article, record)
        elif isinstance(page, str) and page.strip():
            article = _from_page(page, source, key, options)
            yield _with_facts(article._replace(raw_hash=raw_hash), record)
        else:
            yield UnreadableInput('it has neither "text" nor "html"', part)
    except UnreadableInput as failure:
        yield UnreadableInput(failure.reason, part)


def _from_page(page: str, source: Source, key: str, options: ImportOptions) -> Article:
    from importers.html import read_page

    within = source.bare(key=key)
    return read_page(storable(page).encode("utf-8"), within, options, charset="utf-8")


def _with_facts(article: Article, record: dict[str, Any]) -> Article:
    url = _string(record, "url") or article.url
    given = _string(record, "id")
    authors = record.get("authors") or record.get("author")
    names = [authors] if isinstance(authors, str) else authors if isinstance(authors, list) else []
    found = tuple(name for text in names if isinstance(text, str) for name in split_names(text))
    dates = dates_said(("the record", _string(record, "published")))
    return article._replace(
        key=url or given or article.key,
        url=url,
        title=_string(record, "title") or article.title,
        outlet=_string(record, "outlet") or article.outlet,
        authors=found or article.authors,
        published=dates[0].day if dates else article.published,
        dates=(*dates, *article.dates),
        language=_string(record, "language") or article.language,
    )


def _string(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return clean_line(value) if isinstance(value, str) else None


def _is_one_document(source: Source) -> bool:
    """Whether the first line alone is no JSON, as in an object printed over several lines."""
    first = source.head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)
    return len(first) > 1 and first[0].strip() in (b"{", b"[")


def _loaded(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableInput("it is not UTF-8, as JSON has to be") from None
    except RecursionError:
        raise UnreadableInput("its JSON is nested too deeply") from None
    except ValueError as failure:
        raise UnreadableInput(f"it is not valid JSON ({failure})") from None
