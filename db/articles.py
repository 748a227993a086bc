"""Articles: storing, revising, finding and listing them."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from db import tally
from db.days import row_ids_of
from db.errors import LibraryError
from db.index_words import facets, fold, unspaced
from db.rows import ArticleRow
from db.shelving import Shelf
from figures.model import Article

TAIL = 32
"""So many characters of the end of a key can be looked up without the rest."""
CURATED = ("published", "outlet", "title")
"""Fields of an article that people decide about."""
_WHITE = bytes(code for code in range(128) if chr(code).isspace())
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(article: Article) -> Article:
    """The article with what SQLite cannot hold replaced one for one, so that offsets stay.

    That is NUL and unpaired surrogates; neither says anything in a text.
    """

    texts = (article.key, article.text, article.title, article.outlet, *article.authors)
    asides = (article.published, article.url, article.language, article.input)
    if _is_storable("".join(text for text in (*texts, *asides) if text)):
        return article

    def clean(text: str | None) -> str | None:
        return None if text is None else storable_text(text)

    return article._replace(
        key=clean(article.key) or "",
        text=clean(article.text) or "",
        title=clean(article.title),
        outlet=clean(article.outlet) or None,
        authors=tuple(clean(author) or "" for author in article.authors),
        published=clean(article.published),
        url=clean(article.url),
        language=clean(article.language),
        input=clean(article.input),
    )


def storable_text(text: str) -> str:
    """A text with what SQLite cannot hold replaced one for one."""
    return _UNSTORABLE.sub("\ufffd", text)


def _is_storable(text: str) -> bool:
    """Whether SQLite can hold a text; most are ASCII, where that is told without a pass."""
    return "\0" not in text and (text.isascii() or not _UNSTORABLE.search(text))


@lru_cache(maxsize=4)  # asked again for the same text within one transaction
def text_hash(text: str) -> str:
    """Equal for texts that differ in white space only."""
    import hashlib  # 3 ms of OpenSSL that looking things up does without

    if text.isascii():
        bare = text.encode().translate(None, _WHITE)  # a tenth of the time of the other way
    else:
        bare = "".join(text.split()).encode()
    return hashlib.sha256(bare).hexdigest()[:16]


def refuse_bad_day(day: object) -> None:
    """Raise `LibraryError` with a sentence when a day or moment is given that is none."""
    try:
        if day is not None:
            datetime.fromisoformat(str(day))
    except ValueError:
        raise LibraryError(
            f"{day!r} is not a date; write it as in 2025-02-10, nothing was changed"
        ) from None


def insert_article(
    writer: sqlite3.Connection, shelf: Shelf, article: Article, columns: tuple[Any, ...]
) -> int:
    """Store an article that is not there yet, with what `columns_of` gave; its row id.

    It is found once it is indexed too.
    """
    row_id = shelf.new_row_id(article.published_on)
    writer.execute(
        "INSERT INTO article (id, key, tail, title, outlet_id, authors, published, url, language,"
        " input, stored_at, text_hash, facets, text, unspaced, imported)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (row_id, article.key, tail_of(article.key), *columns),
    )
    shelf.count(columns[1])
    return row_id


def update_article(
    writer: sqlite3.Connection,
    shelf: Shelf,
    row_id: int,
    article: Article,
    columns: tuple[Any, ...],
) -> int:
    """Replace what is stored of an article; its row id, which follows its date."""
    low, high = row_ids_of(article.published_on)
    new_id = row_id if low <= row_id < high else shelf.new_row_id(article.published_on)
    writer.execute(
        "UPDATE article SET id = ?, title = ?, outlet_id = ?, authors = ?, published = ?, url = ?,"
        " language = ?, input = ?, stored_at = ?, text_hash = ?, facets = ?, text = ?,"
        " unspaced = ?, imported = ? WHERE id = ?",
        (new_id, *columns, row_id),
    )
    return new_id


def columns_of(shelf: Shelf, article: Article, imported: Article, at: str) -> tuple[Any, ...]:
    """What the columns of an article hold but for its id, key and tail.

    `imported` is the same article without what people decided about it, `at` when it was stored.
    """
    outlet = shelf.outlet_id(article.outlet) if article.outlet else None
    decided = {}
    if imported is not article:
        decided = {
            field: getattr(imported, field)
            for field in CURATED
            if getattr(imported, field) != getattr(article, field)
        }
    return (
        article.title,
        outlet,
        json.dumps(article.authors, ensure_ascii=False) if article.authors else "[]",
        article.published,
        article.url,
        article.language,
        article.input,
        at,
        text_hash(article.text),
        facets(outlet, article.language),
        article.text,
        unspaced(f"{article.title or ''}\n{article.text}"),
        json.dumps(decided, ensure_ascii=False) if decided else None,
    )


def now() -> str:
    """This moment, as the library writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def tail_of(key: str) -> str:
    """The end of a key, backwards: what a look-up by suffix starts with."""
    return key[: -TAIL - 1 : -1]


_SELECT_ARTICLE = (
    "SELECT key, text, title, outlet.name, authors, published, url, language, input FROM article"
    " LEFT JOIN outlet ON outlet.id = outlet_id"
)


def article_at(reader: sqlite3.Connection, row_id: int) -> Article:
    """The article of a row, with its text."""
    row = reader.execute(f"{_SELECT_ARTICLE} WHERE article.id = ?", (row_id,)).fetchone()
    key, text, title, outlet, authors, published, url, language, source = row
    return Article(
        key, text, title, outlet, tuple(json.loads(authors)), published, url, language, source
    )


def imported_at(reader: sqlite3.Connection, row_id: int) -> Article:
    """The article of a row as it was imported, without what people decided about it."""
    article = article_at(reader, row_id)
    row = reader.execute("SELECT imported FROM article WHERE id = ?", (row_id,)).fetchone()
    return article._replace(**json.loads(row[0])) if row[0] else article


def row_of_key(reader: sqlite3.Connection, key: str) -> int | None:
    """The row of the article with exactly this key; None when there is none."""
    row = reader.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
    return None if row is None else int(row[0])


def stored_at(reader: sqlite3.Connection, row_id: int) -> str:
    """When the current state of an article was stored."""
    row = reader.execute("SELECT stored_at FROM article WHERE id = ?", (row_id,)).fetchone()
    return str(row[0])


def find_row(reader: sqlite3.Connection, ref: str) -> int | None:
    """The row of an article by key, by its input, or by an end of its key that is its alone."""
    if not ref:
        return None
    row_id = row_of_key(reader, ref)
    if row_id is not None:
        return row_id
    row = reader.execute(
        "SELECT id FROM article WHERE input = ? ORDER BY id DESC LIMIT 1", (ref,)
    ).fetchone()
    if row is not None:
        return int(row[0])
    tail = tail_of(ref)
    found = [
        own
        for own, key in reader.execute(
            "SELECT id, key FROM article WHERE tail >= ? AND tail < ? LIMIT 100",
            (tail, f"{tail}\U0010ffff"),
        )
        if key.endswith(ref)
    ]
    return found[0] if len(found) == 1 else None


_SELECT_ROW = (
    "SELECT article.id, key, title, outlet.name, authors, published, url, language, input,"
    " (SELECT count(*) FROM figure WHERE figure.article_id = article.id),"
    " (SELECT count(*) FROM figure CROSS JOIN claim ON claim.figure_id = figure.id"
    "  WHERE figure.article_id = article.id AND claim.verdict = 'conflict')"
    " FROM article LEFT JOIN outlet ON outlet.id = outlet_id"
)


def article_rows(reader: sqlite3.Connection, ids: list[int]) -> list[ArticleRow]:
    """The listing rows of articles, in the order of `ids`."""
    found = {}
    for part in (ids[at : at + 500] for at in range(0, len(ids), 500)):
        marks = ", ".join("?" * len(part))
        for row in reader.execute(f"{_SELECT_ROW} WHERE article.id IN ({marks})", part):
            own, key, title, outlet, authors, *rest = row
            found[own] = ArticleRow(key, title, outlet, tuple(json.loads(authors)), *rest)
    return [found[own] for own in ids if own in found]


def newest_ids(
    reader: sqlite3.Connection, outlet: str | None, limit: int | None, offset: int
) -> tuple[list[int], int]:
    """Row ids of articles, newest first and undated last, and how many there are in all."""
    bound = -1 if limit is None else limit
    if outlet is None:
        ids = reader.execute(
            "SELECT id FROM article ORDER BY id DESC LIMIT ? OFFSET ?", (bound, offset)
        ).fetchall()
        total = tally.told(reader, "articles")
    else:
        own = reader.execute(
            "SELECT id, articles FROM outlet WHERE folded = ?", (fold(outlet),)
        ).fetchone()
        if own is None:
            return [], 0
        ids = reader.execute(
            "SELECT id FROM article WHERE outlet_id = ? ORDER BY id DESC LIMIT ? OFFSET ?",
            (own[0], bound, offset),
        ).fetchall()
        total = own[1]
    return [int(row[0]) for row in ids], int(total)
