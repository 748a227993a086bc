"""What was read of a library being written, kept from one transaction to the next.

Every article that comes in has its affair looked at again, which was read a moment before. It is
kept for as long as this process alone writes: what another one has changed, or what is taken
back, is forgotten.
"""

from __future__ import annotations

import sqlite3

from db.grouping import Grouping
from db.known_claims import KnownClaims


class Remembered:
    """The claims that were read, and what alignment knows of their articles."""

    def __init__(self, writer: sqlite3.Connection):
        self._writer = writer
        self._version = 0
        self.claims = KnownClaims(writer)
        self.grouping = Grouping(writer)

    def catch_up(self) -> None:
        """Forget everything if another process has written since; call it in a transaction."""
        version = self._writer.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self.forget()
            self._version = version

    def forget(self) -> None:
        """Forget everything: what was read may be no more."""
        self.claims.forget()
        self.grouping.forget()
