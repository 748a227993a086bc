"""Where articles go: row ids by their days, outlets by their names."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date

from db import tally
from db.days import PER_DAY, row_ids_of
from db.errors import LibraryError
from db.index_words import fold


class Shelf:
    """Looks every day and every outlet up once in a transaction, which alone may write then."""

    def __init__(self, writer: sqlite3.Connection):
        self._writer = writer
        self._last: dict[date | None, int] = {}
        self._outlets: dict[str, int] = {}
        self._counts: Counter[int | None] = Counter()

    def count(self, outlet: int | None) -> None:
        """Count one more article, of an outlet or of none."""
        self._counts[outlet] += 1

    def settle(self) -> None:
        """Write down what was counted, at the end of the transaction."""
        if self._counts:
            tally.add(self._writer, {"articles": self._counts.total()})
            tally.add_to_outlets(self._writer, {o: n for o, n in self._counts.items() if o})
            self._counts.clear()

    def counted(self) -> Counter[int | None]:
        """What was counted so far, to come back to when a part of the transaction fails."""
        return self._counts.copy()

    def restore(self, counted: Counter[int | None]) -> None:
        """Look everything up anew: what came after `counted` was taken back."""
        self._counts = counted
        self._last.clear()
        self._outlets.clear()

    def new_row_id(self, published: date | None) -> int:
        """The row id of one more article of this day (None: undated)."""
        low, high = row_ids_of(published)
        last = self._last.get(published)
        if last is None:
            found = self._writer.execute(
                "SELECT max(id) FROM article WHERE id >= ? AND id < ?", (low, high)
            ).fetchone()[0]
            last = low - 1 if found is None else int(found)
        made = last + 1
        if made >= high:
            raise LibraryError(
                f"a library holds at most {PER_DAY:,} articles of one day, and has as many of "
                f"{published}; keep them in several libraries"
            )
        self._last[published] = made
        return made

    def outlet_id(self, name: str) -> int:
        """The row of an outlet, made when it is new; names that differ in case only are one."""
        known = self._outlets.get(name)
        if known is None:
            known = self._outlets[name] = _outlet_id(self._writer, name)
        return known


def _outlet_id(writer: sqlite3.Connection, name: str) -> int:
    folded = fold(name)
    found = writer.execute("SELECT id FROM outlet WHERE folded = ?", (folded,)).fetchone()
    if found:
        return int(found[0])
    made = writer.execute("INSERT INTO outlet (name, folded) VALUES (?, ?)", (name, folded))
    return int(made.lastrowid or 0)
