"""A library as JSON lines: everything that cannot be made again, one record a line.

First comes a line that says what this is, then outlets and decisions (so that articles are
stored as people decided), the articles in their order with earlier states inside them, saved
searches, failed inputs, questions as they were last seen, and a line that says that it is whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Any, TextIO

from db import articles, curation, provenance, revisions, searches, tally
from db.errors import LibraryError
from db.line_records import Record, article_of, log_row_of, read_lines
from db.rows import ImportFailure, MergeReport, SavedSearch
from db.taking import Taking
from db.writing import Writer
from figures.model import Article

FORMAT = 1
"""Raised when a line changes so that an older variorum would misread it."""
_AT_ONCE = 64
Told = Callable[[int, int], None]


def export(reader: sqlite3.Connection, stream: TextIO, on_progress: Told | None = None) -> int:
    """Write every line; how many. `on_progress` is told articles written and in all."""
    total = tally.told(reader, "articles")
    written = done = 0
    for record in _records(reader, total):
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        written += 1
        if record["type"] == "article":
            done += 1
            if on_progress is not None and done % _AT_ONCE == 0:
                on_progress(done, total)
    stream.write(json.dumps({"type": "end", "lines": written + 1}) + "\n")
    return written + 1


def _records(reader: sqlite3.Connection, total: int) -> Iterator[dict[str, Any]]:
    yield {"type": "library", "format": FORMAT, "articles": total}
    for (name,) in reader.execute("SELECT name FROM outlet ORDER BY id"):
        yield {"type": "outlet", "name": name}
    for row in curation.rows(reader):
        yield _decision(row)
    for (row_id,) in reader.execute("SELECT id FROM article ORDER BY id"):
        yield _article(reader, row_id)
    for search in searches.saved(reader):
        yield {"type": "search", **search._asdict()}
    for row in reader.execute("SELECT input, error, at FROM import_failure ORDER BY input"):
        yield {"type": "failure", **dict(zip(("input", "error", "at"), row, strict=True))}
    for row in reader.execute("SELECT question, signature, at FROM seen ORDER BY question"):
        yield {"type": "seen", **dict(zip(("question", "signature", "at"), row, strict=True))}


def _decision(row: curation.LogRow) -> dict[str, Any]:
    entry = row.entry
    if row.undoes is not None:
        return {"type": "undo", "n": entry.n, "at": entry.at, "undoes": row.undoes}
    return {
        "type": "decision",
        "n": entry.n,
        "at": entry.at,
        "kind": entry.kind,
        "article": entry.article,
        "quote": entry.quote,
        "surface": entry.surface,
        "occurrence": entry.occurrence,
        "change": entry.change,
    }


def _article(reader: sqlite3.Connection, row_id: int) -> dict[str, Any]:
    article = provenance.with_provenance(reader, row_id, articles.imported_at(reader, row_id))
    earlier = revisions.states_of(reader, row_id, article.key)
    return {
        "type": "article",
        "key": article.key,
        "stored_at": articles.stored_at(reader, row_id),
        **_state(article),
        "revisions": [{"replaced_at": at, **_state(state)} for at, state in earlier],
    }


def _state(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "input": article.input,
        "text": article.text,
        "raw_hash": article.raw_hash,
        "dates": [
            {"where": said.where, "day": said.day, "future": said.is_future}
            for said in article.dates
        ],
    }


def take(writer: Writer, lines: Iterable[str], on_progress: Told | None = None) -> MergeReport:
    """Take over what `export` wrote; raises `LibraryError` with the line that is wrong.

    What stands well before that line is kept, and known when it is done again. `on_progress` is
    told articles read and in all.
    """
    records = read_lines(lines)
    total = _announced(next(records, None))
    taking = Taking(writer)
    done, whole = 0, False
    for kind, group in groupby(records, key=_group):
        whole = kind == "end"
        while part := list(islice(group, None if kind == "log" else _AT_ONCE)):
            _take_part(taking, kind, part)
            if kind == "article":
                done += len(part)
                if on_progress is not None:
                    on_progress(done, max(total, done))
    if not whole:
        raise LibraryError(
            "the lines end too early: part of the export is missing; what is there was taken over"
        )
    return taking.report()


def _group(record: Record) -> str:
    """What is taken over together: decisions with those that undo them."""
    return "log" if record.kind in ("decision", "undo") else record.kind


def _announced(header: Record | None) -> int:
    """How many articles the first line announces; raises `LibraryError` when it is another."""
    if header is None or header.kind != "library":
        raise LibraryError("the first line is not that of an exported library; nothing was changed")
    if header.whole_number("format") > FORMAT:
        raise LibraryError(
            "this was exported by a newer variorum; nothing was changed, update variorum to "
            "import it"
        )
    return header.whole_number("articles")


def _take_part(taking: Taking, kind: str, part: list[Record]) -> None:
    match kind:
        case "outlet":
            taking.take_outlets([record.text("name") for record in part])
        case "log":
            taking.take_log([log_row_of(record) for record in part])
        case "article":
            taking.take_articles([article_of(record) for record in part])
        case "search":
            taking.take_searches([SavedSearch(*_texts(r, "name", "query", "at")) for r in part])
        case "failure":
            taking.take_failures([ImportFailure(*_texts(r, "input", "error", "at")) for r in part])
        case "seen":
            taking.take_seen([_texts(r, "question", "signature", "at") for r in part])
        case "end":
            if part[-1].whole_number("lines") != part[-1].number:
                raise part[-1].wrong("lines are missing or too many before it")
        case _:
            raise part[0].wrong(f"there are no records of type {kind!r}")


def _texts(record: Record, *names: str) -> tuple[str, ...]:
    """Fields of a record of which the last is a moment."""
    *texts, moment = names
    return *(record.text(name) for name in texts), record.moment(moment)
