"""Claims that are looked at again and again while their affair grows, read from the file once.

Every article that comes in has the questions of its affair judged anew, by claims that were read
a moment before (`db.remembered` says for how long they are kept).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db import figures
from figures.model import Claim

KEPT = 10_000
"""Claims kept at most, a kilobyte or two each."""


class KnownClaims:
    """The claims of a library being written, by the ids and rows of their figures."""

    def __init__(self, writer: sqlite3.Connection):
        self._writer = writer
        self._rows: dict[str, int] = {}
        self._claims: dict[int, Claim] = {}
        self._beside: dict[int, Sequence[int]] = {}

    def forget(self) -> None:
        """Forget everything: figures have been dropped, or what was stored is taken back."""
        self._rows.clear()
        self._claims.clear()
        self._beside.clear()

    def read_ahead(self, names: Sequence[str]) -> None:
        """Read all that will be asked for of these figures."""
        rows = list(self.rows_of(names).values())
        self.claims(rows)
        self.beside(rows)

    def rows_of(self, names: Sequence[str]) -> dict[str, int]:
        """The rows of figures by their ids; those that are gone are left out."""
        unread = [name for name in names if name not in self._rows]
        if unread and len(self._claims) + len(unread) > KEPT:
            self.forget()
            unread = list(names)
        if unread:
            self._rows.update(figures.rows_by_name(self._writer, unread))
        return {name: self._rows[name] for name in names if name in self._rows}

    def claims(self, rows: Sequence[int]) -> list[Claim]:
        """The claims of figure rows, in the order of `rows`."""
        unread = [row for row in rows if row not in self._claims]
        if unread:
            read = figures.claims_by_id(self._writer, unread)
            self._claims.update(zip(unread, read, strict=True))
        return [self._claims[row] for row in rows]

    def beside(self, rows: Sequence[int]) -> list[Claim]:
        """What `figures.claims_beside` gives for these rows."""
        unread = [row for row in rows if row not in self._beside]
        if unread:
            self._beside.update(figures.rows_beside(self._writer, unread))
        others = dict.fromkeys(other for row in rows for other in self._beside[row])
        taken = set(rows)
        near = list(others)[: figures.MOST_BESIDE]
        return self.claims([other for other in near if other not in taken])
