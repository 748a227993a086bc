"""How many there are of what the explorer shows at its start: kept up to date, never counted.

Counting the articles of each outlet takes a second in a library of a million.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Literal

from db.rows import OutletRow, Stats

Counted = Literal["articles", "figures", "questions", "conflicts"]


def add(writer: sqlite3.Connection, counts: Mapping[Counted, int]) -> None:
    """Count so many more (or fewer) of each."""
    for name, n in counts.items():
        writer.execute("UPDATE tally SET n = n + ? WHERE name = ?", (n, name))


def add_to_outlets(writer: sqlite3.Connection, counts: Mapping[int, int]) -> None:
    """Count so many more articles for each outlet."""
    writer.executemany(
        "UPDATE outlet SET articles = articles + ? WHERE id = ?",
        [(n, outlet) for outlet, n in counts.items()],
    )


def told(reader: sqlite3.Connection, name: Counted) -> int:
    """How many there are."""
    row = reader.execute("SELECT n FROM tally WHERE name = ?", (name,)).fetchone()
    return int(row[0])


def stats(reader: sqlite3.Connection) -> Stats:
    """How much the library holds."""
    outlets = reader.execute("SELECT count(*) FROM outlet WHERE articles > 0").fetchone()[0]
    return Stats(
        articles=told(reader, "articles"),
        figures=told(reader, "figures"),
        questions=told(reader, "questions"),
        conflicts=told(reader, "conflicts"),
        outlets=outlets,
    )


def outlets(reader: sqlite3.Connection) -> list[OutletRow]:
    """Every outlet with articles, by name."""
    rows = reader.execute("SELECT name, articles FROM outlet WHERE articles > 0 ORDER BY folded")
    return [OutletRow(*row) for row in rows]


_COUNTED = {
    "articles": "SELECT count(*) FROM article",
    "figures": "SELECT count(*) FROM figure",
    "questions": "SELECT count(*) FROM question",
    "conflicts": "SELECT count(*) FROM question WHERE contest = 0",
}
_OF_OUTLET = "(SELECT count(*) FROM article WHERE outlet_id = outlet.id)"
_OF_SOURCE = (
    "(SELECT count(DISTINCT figure_id) FROM alias CROSS JOIN link ON alias_id = alias.id"
    " WHERE source_id = source.id)"
)


def is_wrong(reader: sqlite3.Connection) -> bool:
    """Whether something was counted wrongly; counts everything, for the doctor alone."""
    if reader.execute(f"SELECT 1 FROM outlet WHERE articles <> {_OF_OUTLET} LIMIT 1").fetchone():
        return True
    if reader.execute(f"SELECT 1 FROM source WHERE figures <> {_OF_SOURCE} LIMIT 1").fetchone():
        return True
    kept = dict(reader.execute("SELECT name, n FROM tally").fetchall())
    return kept != {name: reader.execute(sql).fetchone()[0] for name, sql in _COUNTED.items()}


def recount(writer: sqlite3.Connection) -> None:
    """Count everything anew."""
    for name, sql in _COUNTED.items():
        writer.execute(f"INSERT OR REPLACE INTO tally (name, n) VALUES (?, ({sql}))", (name,))
    writer.execute(f"UPDATE outlet SET articles = {_OF_OUTLET}")
    writer.execute(f"UPDATE source SET figures = {_OF_SOURCE}")
