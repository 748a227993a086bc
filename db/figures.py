"""Figures of articles: written with their attribution links, read back equal to what was stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from db import sources, tally
from db.rows import Page
from figures.agencies import agency_of
from figures.model import Claim, Figure, Link, Period

_COLUMNS = (
    'name, article_id, n, "start", "end", surface, low, high, relation, kind, change, unit,'
    " counted, concept, action, per, period_start, period_end, period_text, cumulative, place,"
    " status, sentence_start, sentence_end, hearsay_start, hearsay_end, part_of, origin_id"
)
_INSERT = f"INSERT INTO figure ({_COLUMNS}) VALUES ({', '.join('?' * 28)})"
_SELECT = f"SELECT id, {_COLUMNS} FROM figure"
MOST_BESIDE = 200
"""Claims beside those of a question that its arithmetic looks at."""


def put_figures(
    writer: sqlite3.Connection, article_id: int, claims: Sequence[Claim]
) -> dict[int, Claim]:
    """Store the claims of an article that has none; each by the row that its figure got."""
    stored: dict[int, Claim] = {}
    for n, claim in enumerate(claims):
        figure = claim.figure
        aliases = [sources.alias_id(writer, link) for link in figure.attribution]
        of = [sources.source_of(writer, alias) for alias in aliases]
        row = writer.execute(_INSERT, _values(claim.id, article_id, n, figure, of))
        writer.executemany(
            'INSERT INTO link (figure_id, n, alias_id, "start", "end", cue)'
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (row.lastrowid, n, alias, link.start, link.end, link.cue)
                for n, (alias, link) in enumerate(zip(aliases, figure.attribution, strict=True))
            ],
        )
        sources.add_figures(writer, set(of), +1)
        stored[int(row.lastrowid or 0)] = claim
    tally.add(writer, {"figures": len(stored)})
    return stored


def reads_back(figure: Figure, text: str) -> bool:
    """Whether a figure of an article with this text is read as it was, but for its rules.

    One that was found there is; people may hand over others.
    """
    values = (figure.low, figure.high)
    are_floats = all(value is None or type(value) is float for value in values)
    return are_floats and figure.quote == text[slice(*figure.sentence)]


def drop_figures(writer: sqlite3.Connection, article_id: int) -> None:
    """Take away the figures of an article, to be extracted anew."""
    cited = writer.execute(
        "SELECT DISTINCT figure.id, source_id FROM figure JOIN link ON link.figure_id = figure.id"
        " JOIN alias ON alias.id = alias_id WHERE figure.article_id = ?",
        (article_id,),
    ).fetchall()
    sources.add_figures(writer, [source for _, source in cited], -1)
    gone = writer.execute("DELETE FROM figure WHERE article_id = ?", (article_id,)).rowcount
    tally.add(writer, {"figures": -gone})


def claims_of_article(reader: sqlite3.Connection, article_id: int) -> list[Claim]:
    """Every figure of an article as a claim, in the order of the text."""
    rows = reader.execute(f"{_SELECT} WHERE article_id = ? ORDER BY n", (article_id,)).fetchall()
    return _claims(reader, rows)


def claims_by_id(reader: sqlite3.Connection, ids: Sequence[int]) -> list[Claim]:
    """The claims of figure rows, in the order of `ids`; those that are gone are left out."""
    rows: dict[int, tuple[Any, ...]] = {}
    for part in (ids[at : at + 500] for at in range(0, len(ids), 500)):
        marks = ", ".join("?" * len(part))
        for row in reader.execute(f"{_SELECT} WHERE id IN ({marks})", part):
            rows[row[0]] = row
    return _claims(reader, [rows[own] for own in ids if own in rows])


def claims_beside(reader: sqlite3.Connection, ids: Sequence[int]) -> list[Claim]:
    """Claims that the arithmetic of these figures may use: in their sentences, parts and wholes.

    At most `MOST_BESIDE`: those beside the first of the figures.
    """
    beside = rows_beside(reader, ids)
    others = dict.fromkeys(other for own in ids for other in beside[own])
    taken = set(ids)
    return claims_by_id(reader, [row for row in list(others)[:MOST_BESIDE] if row not in taken])


def rows_beside(reader: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[int]]:
    """For each figure row the rows of `claims_beside`, in the order of the text."""
    found: dict[int, list[int]] = {own: [] for own in ids}
    rows = reader.execute(
        "SELECT own.id, other.n, other.id FROM json_each(?)"
        " CROSS JOIN figure AS own ON own.id = value"
        " CROSS JOIN figure AS other ON other.article_id = own.article_id AND other.id <> own.id"
        ' AND (other.sentence_start = own.sentence_start OR other.part_of = own."start"'
        ' OR other."start" = own.part_of)',
        (json.dumps(list(ids)),),
    )
    for own, _, other in sorted(rows):
        if len(found[own]) < MOST_BESIDE:
            found[own].append(other)
    return found


def row_id_of(reader: sqlite3.Connection, figure_id: str) -> int | None:
    """The row of a figure; None when the library has no such figure."""
    row = reader.execute("SELECT id FROM figure WHERE name = ?", (figure_id,)).fetchone()
    return None if row is None else int(row[0])


def rows_of(reader: sqlite3.Connection, figure_ids: Sequence[str]) -> list[int]:
    """The rows of figures, in the order given; those that are gone are left out."""
    rows = rows_by_name(reader, figure_ids)
    return [rows[name] for name in figure_ids if name in rows]


def rows_by_name(reader: sqlite3.Connection, figure_ids: Sequence[str]) -> dict[str, int]:
    """The rows of figures by their ids; those that are gone are left out."""
    return dict(
        reader.execute(
            "SELECT name, figure.id FROM json_each(?) CROSS JOIN figure ON figure.name = value",
            (json.dumps(list(figure_ids)),),
        )
    )


def _values(
    name: str, article_id: int, n: int, figure: Figure, source_ids: Sequence[int]
) -> tuple[Any, ...]:
    period = figure.period
    hearsay = figure.hearsay or (None, None)
    return (
        name,
        article_id,
        n,
        figure.start,
        figure.end,
        figure.surface,
        figure.low,
        figure.high,
        figure.relation,
        figure.kind,
        figure.change,
        figure.unit,
        figure.counted,
        _dumped(figure.concept),
        figure.action,
        figure.per,
        period.start.isoformat() if period and period.start else None,
        period.end.isoformat() if period and period.end else None,
        period.text if period else None,
        int(period.cumulative) if period else 0,
        _dumped(figure.place),
        figure.status,
        *figure.sentence,
        *hearsay,
        figure.part_of,
        source_ids[-1] if source_ids else None,
    )


def _claims(reader: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> list[Claim]:
    rows = list(rows)
    links = _links(reader, [row[0] for row in rows])
    articles: dict[int, tuple[Any, ...]] = {}
    claims = []
    for row in rows:
        article_id = row[2]
        if article_id not in articles:
            *facts, text, authors = reader.execute(
                "SELECT key, outlet.name, published, title, text, authors FROM article"
                " LEFT JOIN outlet ON outlet.id = outlet_id WHERE article.id = ?",
                (article_id,),
            ).fetchone()
            articles[article_id] = (*facts, agency_of(text, json.loads(authors)), text)
        *facts, text = articles[article_id]
        claims.append(Claim(row[1], _figure(row, text, links.get(row[0], ())), *facts))
    return claims


def _links(reader: sqlite3.Connection, figure_rows: Sequence[int]) -> dict[int, tuple[Link, ...]]:
    """The attribution of those of the figures that have one."""
    found: dict[int, tuple[Link, ...]] = {}
    rows = reader.execute(
        'SELECT figure_id, n, name, "start", "end", cue, kind FROM json_each(?)'
        " CROSS JOIN link ON figure_id = value CROSS JOIN alias ON alias.id = alias_id",
        (json.dumps(list(figure_rows)),),
    )
    for figure_row, _, *link in sorted(rows, key=lambda row: row[:2]):
        found[figure_row] = (*found.get(figure_row, ()), Link(*link))
    return found


def _figure(row: tuple[Any, ...], text: str, links: tuple[Link, ...]) -> Figure:
    start, end, words, cumulative = row[17:21]
    period = Period(_day(start), _day(end), words, bool(cumulative)) if words is not None else None
    sentence = (row[23], row[24])
    return Figure(
        start=row[4],
        end=row[5],
        surface=row[6],
        low=row[7],
        high=row[8],
        relation=row[9],
        kind=row[10],
        change=row[11],
        unit=row[12],
        counted=row[13],
        concept=tuple(json.loads(row[14])),
        action=row[15],
        per=row[16],
        period=period,
        place=tuple(json.loads(row[21])),
        status=row[22],
        sentence=sentence,
        quote=text[slice(*sentence)],
        hearsay=cast("tuple[int, int]", row[25:27]) if row[25] is not None else None,
        part_of=row[27],
        attribution=links,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _dumped(words: Sequence[str]) -> str:
    return json.dumps(words, ensure_ascii=False) if words else "[]"


def count_of_article(reader: sqlite3.Connection, article_id: int) -> int:
    """How many figures an article has."""
    row = reader.execute("SELECT count(*) FROM figure WHERE article_id = ?", (article_id,))
    return int(row.fetchone()[0])


def claims_of_source(reader: sqlite3.Connection, source_ids: Sequence[int]) -> list[Claim]:
    """The claims that have one of these sources in their attribution, newest article first."""
    marks = ", ".join("?" * len(source_ids))
    rows = reader.execute(
        "SELECT DISTINCT figure_id FROM alias CROSS JOIN link ON alias_id = alias.id"
        f" WHERE source_id IN ({marks})",
        list(source_ids),
    ).fetchall()
    claims = claims_by_id(reader, sorted(row[0] for row in rows))
    return sorted(claims, key=lambda claim: claim.published or "", reverse=True)


def all_claims(reader: sqlite3.Connection, limit: int | None) -> Page[Claim]:
    """Every figure of the library as a claim, newest article first."""
    rows = reader.execute(
        "SELECT figure.id FROM article CROSS JOIN figure ON article_id = article.id"
        " ORDER BY article.id DESC, n LIMIT ?",
        (-1 if limit is None else limit,),
    ).fetchall()
    return Page(claims_by_id(reader, [row[0] for row in rows]), tally.told(reader, "figures"))
