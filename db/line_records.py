"""Records of an exported library read from lines, each field looked at before it is believed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, NoReturn

from db.articles import storable_text
from db.curation import Entry, LogRow, ref_of
from db.decisions import refuse_malformed
from db.errors import LibraryError
from db.taking import Taken
from figures.model import Article, DateSaid

_LARGEST = 2**31


class Record(NamedTuple):
    """The object on one line."""

    number: int
    """Of the line, from 1."""
    kind: str
    fields: dict[str, Any]

    def wrong(self, why: str) -> LibraryError:
        """What to raise about this line."""
        return LibraryError(
            f"line {self.number}: {why}; what came before may be taken over already, mend the "
            "line and import it again"
        )

    def text(self, name: str) -> str:
        """A field that has to be a text with something in it."""
        value = self.fields.get(name)
        if not isinstance(value, str) or not value:
            raise self.wrong(f"{name!r} has to be a text")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A field that is a text, null or not there."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(f"{name!r} has to be a text or null")
        return value

    def whole_number(self, name: str) -> int:
        """A field that has to be a whole number, 0 or more."""
        value = self.fields.get(name)
        if type(value) is not int or not 0 <= value < _LARGEST:
            raise self.wrong(f"{name!r} has to be a whole number")
        return value

    def moment(self, name: str) -> str:
        """A field that has to be a moment in ISO 8601."""
        value = self.text(name)
        try:
            datetime.fromisoformat(value)
        except ValueError:
            raise self.wrong(f"{name!r} has to be a moment as in 2025-02-10T09:30:00") from None
        return value

    def inner(self, value: object) -> Record:
        """An object within this one, as a record of the same line."""
        if not isinstance(value, dict):
            raise self.wrong(f"{str(value)[:40]!r} has to be an object")
        return Record(self.number, self.kind, value)


def read_lines(lines: Iterable[str]) -> Iterator[Record]:
    """The record of every line that is not empty; raises `LibraryError` for what is none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise Record(number, "", {}).wrong("it is no JSON object") from None
        if not isinstance(fields, dict) or not isinstance(fields.get("type"), str):
            raise Record(number, "", {}).wrong("it is no JSON object with a type")
        yield Record(number, fields["type"], _storable(fields))


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {_storable(name): _storable(item) for name, item in value.items()}
    return value


def article_of(record: Record) -> Taken:
    """An article with its earlier states; raises `LibraryError` when a field is wrong."""
    key = record.text("key")
    earlier = [record.inner(revision) for revision in _listed(record, "revisions")]
    states = [(state.moment("replaced_at"), _state(state, key)) for state in earlier]
    return Taken(_state(record, key), record.moment("stored_at"), None, states)


def _state(record: Record, key: str) -> Article:
    authors = record.fields.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(name, str) for name in authors):
        raise record.wrong("'authors' has to be a list of texts")
    return Article(
        key,
        record.text_or_none("text") or "",
        record.text_or_none("title"),
        record.text_or_none("outlet"),
        tuple(authors),
        published=record.text_or_none("published"),
        url=record.text_or_none("url"),
        language=record.text_or_none("language"),
        input=record.text_or_none("input"),
        dates=tuple(_date_said(record, said) for said in _listed(record, "dates")),
        raw_hash=record.text_or_none("raw_hash"),
    )


def _listed(record: Record, name: str) -> list[object]:
    value = record.fields.get(name, [])
    if not isinstance(value, list):
        raise record.wrong(f"{name!r} has to be a list")
    return value


def _date_said(record: Record, value: object) -> DateSaid:
    said = record.inner(value)
    return DateSaid(said.text("where"), said.moment("day"), said.fields.get("future") is True)


def log_row_of(record: Record) -> LogRow:
    """A row of the curation log; raises `LibraryError` when a field is wrong."""
    n, at = record.whole_number("n"), record.moment("at")
    if record.kind == "undo":
        undoes = record.whole_number("undoes")
        return LogRow(Entry(n, at, "undo", None, None, None, 0, {}), undoes)
    article, quote, surface = (record.text_or_none(x) for x in ("article", "quote", "surface"))
    occurrence = record.whole_number("occurrence")
    change = record.inner(record.fields.get("change")).fields
    entry = Entry(n, at, record.text("kind"), article, quote, surface, occurrence, change)
    try:
        refuse_malformed(entry.kind, entry.change, ref_of(entry))
    except LibraryError as error:
        raise record.wrong(str(error)) from None
    return LogRow(entry, None)
