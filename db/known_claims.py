"""Claims that are looked at again and again while their affair grows, read from the file once.

Every article that comes in has the questions of its affair judged anew, by claims that were read
a moment before (`db.remembered` says for how long they are kept) or that came with it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from db import figures
from figures.model import Claim

KEPT = 3_000
"""Claims kept at most, a kilobyte or two each; and as many that a transaction has written."""


class KnownClaims:
    """The claims of a library being written, by the ids and rows of their figures."""

    def __init__(self, writer: sqlite3.Connection):
        self._writer = writer
        self._rows: dict[str, int] = {}
        self._claims: dict[int, Claim] = {}
        self._beside: dict[int, Sequence[int]] = {}
        self._written: dict[int, _Written] = {}
        """By row, what this transaction has written. Most of it is never asked for."""
        self._written_rows: dict[str, int] = {}

    def forget(self) -> None:
        """Forget everything: figures have been dropped, or what was stored is taken back."""
        self._forget_read()
        self.settle()

    def _forget_read(self) -> None:
        self._rows.clear()
        self._claims.clear()
        self._beside.clear()

    def add(self, written: Mapping[int, Claim], text: str) -> None:
        """Claims of one article with this text, by their rows: they need not be read again."""
        if not all(figures.reads_back(claim.figure, text) for claim in written.values()):
            return
        if len(self._written) + len(written) > KEPT:
            self.settle()
        self._written.update(dict.fromkeys(written, _Written(written)))
        self._written_rows.update((claim.id, row) for row, claim in written.items())

    def settle(self) -> None:
        """Forget what was written and nobody asked for: the transaction ends."""
        self._written.clear()
        self._written_rows.clear()

    def read_ahead(self, names: Sequence[str]) -> None:
        """Read all that will be asked for of these figures."""
        rows = list(self.rows_of(names).values())
        self.claims(rows)
        self.beside(rows)

    def rows_of(self, names: Sequence[str]) -> dict[str, int]:
        """The rows of figures by their ids; those that are gone are left out."""
        unread = [name for name in names if name not in self._rows]
        if unread and len(self._claims) + len(unread) > KEPT:
            self._forget_read()
            unread = list(names)
        known = self._written_rows
        self._rows.update((name, known[name]) for name in unread if name in known)
        if unread := [name for name in unread if name not in known]:
            self._rows.update(figures.rows_by_name(self._writer, unread))
        return {name: self._rows[name] for name in names if name in self._rows}

    def claims(self, rows: Sequence[int]) -> list[Claim]:
        """The claims of figure rows, in the order of `rows`."""
        unread = [row for row in rows if row not in self._claims]
        known = self._written
        self._claims.update((row, known[row].as_read(row)) for row in unread if row in known)
        if unread := [row for row in unread if row not in known]:
            read = figures.claims_by_id(self._writer, unread)
            self._claims.update(zip(unread, read, strict=True))
        return [self._claims[row] for row in rows]

    def beside(self, rows: Sequence[int]) -> list[Claim]:
        """What `figures.claims_beside` gives for these rows."""
        unread = [row for row in rows if row not in self._beside]
        known = self._written
        self._beside.update((row, known[row].beside(row)) for row in unread if row in known)
        if unread := [row for row in unread if row not in known]:
            self._beside.update(figures.rows_beside(self._writer, unread))
        others = dict.fromkeys(other for row in rows for other in self._beside[row])
        taken = set(rows)
        near = list(others)[: figures.MOST_BESIDE]
        return self.claims([other for other in near if other not in taken])


class _Written:
    """The claims of one article by their rows, in the order of the text."""

    def __init__(self, claims: Mapping[int, Claim]):
        self._claims = claims
        self._near: dict[tuple[str, int | None], list[int]] = {}

    def as_read(self, row: int) -> Claim:
        """The claim of a row as it is read: how its figure was found is not stored."""
        claim = self._claims[row]
        return claim._replace(figure=claim.figure._replace(rules=()))

    def beside(self, row: int) -> list[int]:
        """What `figures.rows_beside` gives for a row, which is one of these."""
        if not self._near:
            self._near = self._by_place()
        own = self._claims[row].figure
        near = {
            *self._near["sentence", own.sentence[0]],
            *self._near.get(("whole", own.start), ()),
            *self._near.get(("start", own.part_of), ()),
        }
        near.discard(row)
        return sorted(near)[: figures.MOST_BESIDE]

    def _by_place(self) -> dict[tuple[str, int | None], list[int]]:
        """Rows by the starts of their sentences, of the wholes they are parts of, and their own."""
        found: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        for row, claim in self._claims.items():
            figure = claim.figure
            found["sentence", figure.sentence[0]].append(row)
            found["start", figure.start].append(row)
            if figure.part_of is not None:
                found["whole", figure.part_of].append(row)
        return dict(found)
