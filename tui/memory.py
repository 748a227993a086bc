"""What the explorer remembers of a library between two visits: kept beside it, never inside it.

One small JSON file a library in the platform's folder for state. Losing it loses nothing of worth,
so that what cannot be read is forgotten, and what cannot be written is not kept.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

MOST_QUERIES = 100
"""Queries that the history goes back."""


@dataclass(slots=True)
class Memory:
    """Where a person was in a library, and how they had arranged the screen."""

    path: Path | None = None
    """The file it is kept in; None: nowhere."""
    theme: str = ""
    is_zoomed: bool = False
    shares: dict[str, int] = field(default_factory=dict)
    """Width of a pane in relation to the others, by the pane's id; only where it was changed."""
    query: str = ""
    article: str = ""
    figure: str = ""
    question: str = ""
    """The question that was being compared; "" when none was."""
    pane: str = ""
    """Id of the pane in use."""
    visited: str = ""
    """When the last visit ended, ISO 8601 in UTC; "" before the first one has."""
    queries: list[str] = field(default_factory=list)
    """What was searched for, the latest last, each once."""

    def note_query(self, query: str) -> None:
        """Put a query at the end of the history."""
        if query:
            self.queries = [*(q for q in self.queries if q != query), query][-MOST_QUERIES:]

    def keep(self) -> None:
        """Write it down, all of it or nothing."""
        if self.path is None:
            return
        known = {name: value for name, value in asdict(self).items() if name != "path"}
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(known, ensure_ascii=True), "ascii")
            beside.replace(self.path)
        except OSError:
            return


def recall(library: Path) -> Memory:
    """What is remembered of the library at that path; all empty when it is new."""
    return read_memory(_file_of(library))


def read_memory(path: Path) -> Memory:
    """What such a file holds; fields of another kind than expected are left empty."""
    try:
        stored: Any = json.loads(path.read_text("ascii"))
    except (OSError, ValueError):
        stored = {}
    memory = Memory(path)
    for known in fields(Memory):
        value = stored.get(known.name) if isinstance(stored, dict) else None
        if known.name != "path" and type(value) is type(getattr(memory, known.name)):
            setattr(memory, known.name, value)
    memory.queries = [query for query in memory.queries if isinstance(query, str)]
    memory.shares = {k: v for k, v in memory.shares.items() if isinstance(v, int) and 0 < v < 100}
    return memory


def _file_of(library: Path) -> Path:
    import zlib

    from platformdirs import user_state_path

    place = str(library.resolve())
    name = f"{library.stem[:40]}-{zlib.crc32(place.encode('utf-8', 'surrogatepass')):08x}.json"
    return user_state_path("variorum", appauthor=False) / "libraries" / name
