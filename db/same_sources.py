"""Which source a name means: on evidence, or because a person said so; the rest is only offered.

Evidence is an equal key, the usual short form of a known organisation, or an acronym that
articles of the library explain, all of them alike ("Northern Mining Board (NMB)").
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from db import curation
from db.rows import OfferedMerge
from figures.offers import offers
from figures.sources import full_name_of, source_key

KIND = "same-source"
"""The decision that two names are one source."""
_ACRONYM = 5
"""Letters of the longest name in capitals that is no word of a headline."""
_COMPARED = 20_000
"""The most cited sources, among which names that may be one are looked for."""


def key_of(reader: sqlite3.Connection, name: str) -> str:
    """The key of the source that a name means, as far as the library knows."""
    seen = set()
    while (key := source_key(name)) not in seen:
        seen.add(key)
        row = reader.execute("SELECT into_name FROM same_source WHERE key = ?", (key,)).fetchone()
        if row is None:
            break
        name = row[0]
    return _explained(reader, name) or source_key(name)


def _explained(reader: sqlite3.Connection, name: str) -> str | None:
    """The key of the full name behind an acronym, if articles explain it and agree."""
    if " " in name or not name.isupper() or full_name_of(name):
        return None
    rows = reader.execute(
        "SELECT DISTINCT key FROM acronym WHERE short = ? LIMIT 2", (name,)
    ).fetchall()
    return rows[0][0] if len(rows) == 1 else None


def put_acronyms(
    writer: sqlite3.Connection, article_id: int, acronyms: Mapping[str, str]
) -> set[str]:
    """Keep which acronyms an article explains; gives them, for `settle`."""
    writer.executemany(
        "INSERT INTO acronym (short, article_id, key) VALUES (?, ?, ?)",
        [(short, article_id, source_key(full)) for short, full in acronyms.items()],
    )
    return set(acronyms)


def drop_acronyms(writer: sqlite3.Connection, article_id: int) -> set[str]:
    """Forget what an article explains; gives the acronyms, for `settle`."""
    rows = writer.execute("SELECT short FROM acronym WHERE article_id = ?", (article_id,))
    dropped = {row[0] for row in rows}
    writer.execute("DELETE FROM acronym WHERE article_id = ?", (article_id,))
    return dropped


def settle(writer: sqlite3.Connection, acronyms: Iterable[str]) -> None:
    """Put acronyms to the sources they mean now."""
    for short in sorted(set(acronyms)):
        for row in writer.execute("SELECT id FROM alias WHERE name = ?", (short,)).fetchall():
            _reassign(writer, row[0], short)


def replay(writer: sqlite3.Connection) -> None:
    """Apply the standing decisions about names anew."""
    before = dict(writer.execute("SELECT key, into_name FROM same_source").fetchall())
    after: dict[str, str] = {}
    for entry in curation.standing(writer, kinds=(KIND,)):
        after[source_key(entry.change["from"])] = entry.change["to"]
    if before == after:
        return
    writer.execute("DELETE FROM same_source")
    writer.executemany(
        "INSERT INTO same_source (key, into_name) VALUES (?, ?)", sorted(after.items())
    )
    for own, name in writer.execute("SELECT id, name FROM alias ORDER BY id").fetchall():
        if source_key(name) in before.keys() | after.keys():
            _reassign(writer, own, name)


def _reassign(writer: sqlite3.Connection, alias: int, name: str) -> None:
    """Put an alias to the source it means, and all that counts figures after it."""
    old, kind = writer.execute(
        "SELECT source_id, kind FROM alias WHERE id = ?", (alias,)
    ).fetchone()
    new = source_row(writer, key_of(writer, name), name, kind)
    if new == old:
        return
    writer.execute("UPDATE alias SET source_id = ? WHERE id = ?", (new, alias))
    writer.execute(
        "UPDATE figure SET origin_id = ? WHERE id IN (SELECT figure_id FROM link WHERE"
        " alias_id = ? AND n = (SELECT max(n) FROM link AS own WHERE own.figure_id ="
        " link.figure_id))",
        (new, alias),
    )
    for source in (old, new):
        writer.execute(
            "UPDATE source SET figures = (SELECT count(DISTINCT figure_id) FROM alias"
            " CROSS JOIN link ON alias_id = alias.id WHERE source_id = source.id) WHERE id = ?",
            (source,),
        )
        rename(writer, source)


def source_row(writer: sqlite3.Connection, key: str, name: str, kind: str) -> int:
    """The row of the source with a key, made when there is none."""
    writer.execute(
        "INSERT OR IGNORE INTO source (key, name, kind) VALUES (?, ?, ?)", (key, name, kind)
    )
    return int(writer.execute("SELECT id FROM source WHERE key = ?", (key,)).fetchone()[0])


def rename(writer: sqlite3.Connection, source: int) -> None:
    """Call a source by the plainest of its names; drop it when it has none any more."""
    names = writer.execute("SELECT name, kind FROM alias WHERE source_id = ?", (source,)).fetchall()
    if not names:
        writer.execute("DELETE FROM source WHERE id = ?", (source,))
        return
    name, kind = min(names, key=_plainness)
    writer.execute("UPDATE source SET name = ?, kind = ? WHERE id = ?", (name, kind, source))


def _plainness(alias: tuple[str, str]) -> tuple[bool, bool, bool, int, str, str]:
    """Orders names of one source: no headline's, capitalised, no acronym, short; then by letter."""
    name, kind = alias
    shouted = name.isupper() and len(name) > _ACRONYM
    return shouted, not name[:1].isupper(), name.isupper(), len(name), name, kind


def offered(reader: sqlite3.Connection) -> list[OfferedMerge]:
    """Pairs of sources whose names may mean one, the more cited first."""
    rows = reader.execute(
        "SELECT name, kind = 'person' FROM source WHERE figures > 0 ORDER BY figures DESC, key"
        " LIMIT ?",
        (_COMPARED,),
    ).fetchall()
    return [
        OfferedMerge(rows[offer.first][0], rows[offer.second][0], offer.reason)
        for offer in offers([(name, bool(is_person)) for name, is_person in rows])
    ]
