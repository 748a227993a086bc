"""The register of cited sources: one row a source, one alias for each name it goes by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from db.rows import CitedRow
from db.same_sources import key_of, rename, source_row
from figures.model import Link
from figures.sources import is_pronoun, source_key


def alias_id(writer: sqlite3.Connection, link: Link) -> int:
    """The row of a name as it is cited; made, with its source, when it is new."""
    found = writer.execute(
        "SELECT id FROM alias WHERE name = ? AND kind = ?", (link.name, link.kind)
    ).fetchone()
    if found:
        return int(found[0])
    source = source_row(writer, key_of(writer, link.name), link.name, link.kind)
    made = writer.execute(
        "INSERT INTO alias (source_id, name, kind) VALUES (?, ?, ?)", (source, link.name, link.kind)
    )
    rename(writer, source)
    return int(made.lastrowid or 0)


def forget_unused(writer: sqlite3.Connection) -> None:
    """Drop the names that no figure is credited to any more."""
    writer.execute("DELETE FROM alias WHERE id NOT IN (SELECT alias_id FROM link)")
    writer.execute("DELETE FROM source WHERE id NOT IN (SELECT source_id FROM alias)")


def source_of(writer: sqlite3.Connection, alias: int) -> int:
    """The source that an alias names."""
    return int(writer.execute("SELECT source_id FROM alias WHERE id = ?", (alias,)).fetchone()[0])


def add_figures(writer: sqlite3.Connection, sources: Iterable[int], change: int) -> None:
    """Count `change` more figures for each source named, as often as it is named."""
    writer.executemany(
        "UPDATE source SET figures = figures + ? WHERE id = ?",
        [(change, source) for source in sources],
    )


def cited(reader: sqlite3.Connection) -> list[CitedRow]:
    """Every source that figures are credited to, the most cited first.

    A pronoun of which nobody knows whom it means is none.
    """
    rows = reader.execute(
        "SELECT name, kind, figures FROM source WHERE figures > 0 ORDER BY figures DESC, key"
    )
    return [CitedRow(*row) for row in rows if row[1] != "anonymous" or not is_pronoun(row[0])]


def names(reader: sqlite3.Connection) -> dict[str, list[str]]:
    """The names of every source, in order, by the name it is called."""
    found: dict[str, list[str]] = {}
    for source, name in reader.execute(
        "SELECT DISTINCT source.name, alias.name FROM source JOIN alias"
        " ON alias.source_id = source.id ORDER BY source.name, alias.name"
    ):
        found.setdefault(source, []).append(name)
    return found


def sources_named(reader: sqlite3.Connection, name: str) -> list[int]:
    """Ids of the sources that go by a name, also by an acronym or one a person took for it."""
    keys = {source_key(name), key_of(reader, name), key_of(reader, name.upper())}
    rows = reader.execute(
        "SELECT source_id FROM alias WHERE name = ?"
        " UNION SELECT source.id FROM json_each(?) CROSS JOIN source ON source.key = value",
        (name, json.dumps(sorted(keys))),
    ).fetchall()
    return [int(row[0]) for row in rows]
