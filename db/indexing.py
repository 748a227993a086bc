"""New articles for the search indexes and the note of who read them: put in all at once.

FTS5 gathers what it is given until it has to write a segment, and any statement that could fail
half-way makes it do so. Alignment is full of such statements; so articles are indexed after it,
at the end of a transaction, which costs a fraction of indexing each on its own.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from figures.model import ENGINE_VERSION


class Indexing:
    """What is to be indexed in one transaction."""

    def __init__(self, writer: sqlite3.Connection):
        self._writer = writer
        self._articles: list[tuple[Any, ...]] = []
        self._read: list[tuple[int, int]] = []

    def add_article(self, row_id: int, columns: tuple[Any, ...]) -> None:
        """An article that was stored with what `articles.columns_of` gave."""
        title, _, authors, *_, facets, text, unspaced, _ = columns
        self._articles.append((row_id, title, text, authors, facets, unspaced))

    def add_extraction(self, row_id: int) -> None:
        """An article whose figures are those of this engine."""
        self._read.append((row_id, ENGINE_VERSION))

    def flush(self) -> None:
        """Put everything in; before what is indexed is changed, and at the end."""
        if self._articles:
            self._writer.executemany(
                "INSERT INTO article_fts (rowid, title, text, authors, facets, unspaced)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                self._articles,
            )
            self._writer.executemany(
                "INSERT INTO title_fts (rowid, title) VALUES (?, ?)",
                [row[:2] for row in self._articles],
            )
        self._writer.executemany(
            "INSERT INTO extraction (article_id, engine) VALUES (?, ?)", self._read
        )
        self.forget()

    def forget(self) -> None:
        """Drop what was added since the last `flush`: it was taken back."""
        self._articles.clear()
        self._read.clear()
