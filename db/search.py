"""Finding articles: newest first at any size, best first as far as there is time for it.

Ranking reads every match, newest first reads twenty: so what is too much to rank is ranked
among its newest matches only, and counts stop at 1,000. Rows are fetched for the hits asked
for alone, and snippets are cut here, not by the database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from db.days import first_row_id
from db.matching import ALL_ROWS, FigureFilter, Matching, match, value_conditions
from db.query import day_after, parse
from db.rows import Hit, Hits
from db.snippets import Cutter

Sort = Literal["best", "newest"]
COUNT_CAP = 1_000
POOL = 1_000
"""Newest matches that are ranked when there are too many to rank all."""
RANKING_MS = 100.0
"""Estimated milliseconds of ranking that a finished query may cost."""
TYPING_MS = 6.0
"""The same for each key while somebody types."""
_POOL_MS = 2.0
_FEW = 5_000
"""Figures that fulfil a filter and are looked up first; with more, articles are checked."""
_RANK = "bm25(article_fts, 6.0, 1.0, 2.0, 0.0, 1.0)"


def search(
    reader: sqlite3.Connection,
    text: str,
    *,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    sort: Sort = "best",
    limit: int = 20,
    offset: int = 0,
    complete_last: bool = False,
) -> Hits:
    """The articles that `text` finds; raises `QueryError` with a sentence about a slip."""
    matching = matching_of(reader, text, outlet, since, until, complete_last)
    where, parameters = condition(reader, matching)
    best = sort == "best" and bool(matching.words)  # an outlet alone ranks nothing
    budget = TYPING_MS if complete_last else RANKING_MS
    cheap = matching.ranking_ms <= budget
    if best:
        ids = _best(reader, matching, where, parameters, offset + limit, budget)[offset:]
    else:
        ids = _newest(reader, matching, where, parameters, limit, offset)
    total = _count(reader, matching, where, parameters)
    return Hits(
        hits(reader, ids, matching.words),
        min(total, COUNT_CAP),
        total > COUNT_CAP,
        best and not cheap and total > COUNT_CAP,
    )


def best_ids(reader: sqlite3.Connection, text: str, limit: int) -> list[int]:
    """Rows of the articles that `text` finds, best first as far as that takes no time to tell."""
    matching = matching_of(reader, text)
    where, parameters = condition(reader, matching)
    return _best(reader, matching, where, parameters, limit, TYPING_MS)


def matching_of(
    reader: sqlite3.Connection,
    text: str,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    complete_last: bool = False,
) -> Matching:
    """What `text` and the options beside it ask of this library."""
    query = parse(text, unfinished=complete_last)
    if outlet:
        query = query._replace(outlets=(outlet,))
    matching = match(reader, query)
    low, high = matching.low, matching.high
    if since or until:
        low = max(low, first_row_id(since or date.min))
    if until:
        high = min(high, first_row_id(day_after(until)))
    return matching._replace(low=low, high=high)


def matching_ids(reader: sqlite3.Connection, matching: Matching, limit: int) -> list[int]:
    """Rows of the matching articles, newest first."""
    where, parameters = condition(reader, matching)
    return _newest(reader, matching, where, parameters, limit, 0)


def condition(reader: sqlite3.Connection, matching: Matching) -> tuple[str, dict[str, Any]]:
    """The WHERE of a search, and its parameters."""
    row = _row(matching)
    wheres = []
    parameters: dict[str, Any] = {}
    if matching.expression:
        wheres.append("article_fts MATCH :expression")
        parameters["expression"] = matching.expression
    elif matching.without:
        wheres.append(
            f"{row} NOT IN (SELECT rowid FROM article_fts WHERE article_fts MATCH :without)"
        )
        parameters["without"] = matching.without
    if matching.low > 0:
        wheres.append(f"{row} >= :low_row")
        parameters["low_row"] = matching.low
    if matching.high < ALL_ROWS:
        wheres.append(f"{row} < :high_row")
        parameters["high_row"] = matching.high
    for n, wanted in enumerate(matching.figures):
        few = articles_fulfilling(reader, wanted, _FEW)
        if few is None:
            sql, own = figure_condition(wanted, prefix=f"f{n}_")
            wheres.append(
                f"EXISTS (SELECT 1 FROM figure WHERE figure.article_id = {row} AND {sql})"
            )
            parameters |= own
        else:
            # `+` keeps the index in the lead where words match fewer articles than the list has
            lead = "" if len(few) * 100 < matching.fewest or not matching.expression else "+"
            wheres.append(f"{lead}{row} IN (SELECT value FROM json_each(:few{n}))")
            parameters[f"few{n}"] = json_list(few)
    return " AND ".join(wheres) or "1", parameters


def figure_condition(wanted: FigureFilter, prefix: str = "") -> tuple[str, dict[str, Any]]:
    """A condition on a row of `figure` that is already found by other means."""
    parts = []
    parameters: dict[str, Any] = {}
    if wanted.value is not None:
        conditions, parameters = value_conditions(wanted.value)
        if prefix:
            conditions = [text.replace(":", f":{prefix}") for text in conditions]
            parameters = {f"{prefix}{name}": value for name, value in parameters.items()}
        parts.append(f"({' OR '.join(conditions)})")
    if wanted.sources is not None:
        parts.append(
            "EXISTS (SELECT 1 FROM link JOIN alias ON alias.id = alias_id"
            f" WHERE figure_id = figure.id AND source_id IN ({_integers(wanted.sources)}))"
        )
    if wanted.verdicts:
        parts.append(_has_verdict(wanted.verdicts))
    return " AND ".join(parts), parameters


def _has_verdict(verdicts: Sequence[str]) -> str:
    """A condition on a row of `figure`; one that is in no stored question is alone in its own."""
    listed = (
        "EXISTS (SELECT 1 FROM claim WHERE figure_id = figure.id"
        f" AND claim.verdict IN ({_verdicts(verdicts)}))"
    )
    if "single" not in verdicts:
        return listed
    alone = "NOT EXISTS (SELECT 1 FROM claim WHERE figure_id = figure.id)"
    kept = "EXISTS (SELECT 1 FROM entry WHERE entry.claim = figure.name)"
    return f"({listed} OR ({alone} AND {kept}))"


def articles_fulfilling(
    reader: sqlite3.Connection, wanted: FigureFilter, most: int
) -> list[int] | None:
    """Articles with such a figure, found by the figures' own indexes; None: more than `most`."""
    found: set[int] | None = None
    rest: dict[str, Any] = {}
    queries = []
    if wanted.value is not None:
        conditions, rest = value_conditions(wanted.value)
        queries = [f"SELECT id FROM figure WHERE {text}" for text in conditions]
    elif wanted.sources is not None:
        queries = [
            "SELECT figure_id FROM alias CROSS JOIN link ON alias_id = alias.id"
            f" WHERE source_id IN ({_integers(wanted.sources)})"
        ]
    elif "single" in wanted.verdicts:
        return None
    else:
        queries = [f"SELECT figure_id FROM claim WHERE verdict IN ({_verdicts(wanted.verdicts)})"]
    found = set()
    for sql in queries:
        found |= {row[0] for row in reader.execute(f"{sql} LIMIT {most + 1}", rest)}
        if len(found) > most:
            return None
    sql, parameters = figure_condition(wanted)
    parameters["ids"] = json_list(sorted(found))
    return sorted(
        {
            row[0]
            for row in reader.execute(
                "SELECT article_id FROM json_each(:ids) CROSS JOIN figure"
                f" ON figure.id = json_each.value WHERE {sql}",
                parameters,
            )
        }
    )


def hits(reader: sqlite3.Connection, ids: Sequence[int], words: Sequence[str]) -> list[Hit]:
    """The rows of the hits, in the order of `ids`."""
    cutter = Cutter(words)
    found = []
    for key, title, outlet, published, text, figures, conflicts in reader.execute(
        _HITS, (json_list(ids),)
    ):
        snippet, marks = cutter.cut(text, title or "")
        found.append(Hit(key, title, outlet, published, snippet, figures, conflicts, marks))
    return found


_HITS = (
    "SELECT article.key, title, outlet.name, published, text,"
    " (SELECT count(*) FROM figure WHERE figure.article_id = article.id),"
    " (SELECT count(*) FROM figure CROSS JOIN claim ON claim.figure_id = figure.id"
    "  WHERE figure.article_id = article.id AND claim.verdict = 'conflict')"
    " FROM json_each(?) CROSS JOIN article ON article.id = value"
    " LEFT JOIN outlet ON outlet.id = outlet_id ORDER BY json_each.key"
)


def _row(matching: Matching) -> str:
    return "article_fts.rowid" if matching.expression else "article.id"


def _from(matching: Matching) -> str:
    if matching.expression:
        return "SELECT article_fts.rowid FROM article_fts"
    return "SELECT article.id FROM article"


def _newest(
    reader: sqlite3.Connection,
    matching: Matching,
    where: str,
    parameters: dict[str, Any],
    limit: int,
    offset: int,
) -> list[int]:
    sql = (
        f"{_from(matching)} WHERE {where} ORDER BY {_row(matching)} DESC"
        " LIMIT :limit OFFSET :offset"
    )
    rows = reader.execute(sql, {**parameters, "limit": limit, "offset": offset})
    return [int(row[0]) for row in rows]


def _best(
    reader: sqlite3.Connection,
    matching: Matching,
    where: str,
    parameters: dict[str, Any],
    limit: int,
    budget: float,
) -> list[int]:
    """The best of all matches, or of as many of them as the `budget` of milliseconds lets rank."""
    if matching.ranking_ms <= budget:
        return _best_of_all(reader, matching, where, parameters, limit)
    ranked = matching.lookup_ms + _POOL_MS * matching.effort <= budget
    pool = max(POOL, limit) if ranked else 0
    return _best_of_newest(reader, matching, where, parameters, limit, pool)


def _best_of_all(
    reader: sqlite3.Connection,
    matching: Matching,
    where: str,
    parameters: dict[str, Any],
    limit: int,
) -> list[int]:
    sql = f"{_from(matching)} WHERE {where} ORDER BY {_RANK} LIMIT :limit"
    return [int(row[0]) for row in reader.execute(sql, {**parameters, "limit": limit})]


def _best_of_newest(
    reader: sqlite3.Connection,
    matching: Matching,
    where: str,
    parameters: dict[str, Any],
    limit: int,
    pool: int,
) -> list[int]:
    """Hits in the title, then the best of the `pool` newest (0: then the newest as they come)."""
    first = _title_hits(reader, matching, limit)
    if len(first) < limit and pool:
        sql = (
            f"SELECT id FROM (SELECT article_fts.rowid AS id, {_RANK} AS rank FROM article_fts"
            f" WHERE {where} ORDER BY article_fts.rowid DESC LIMIT :pool)"
            " ORDER BY rank LIMIT :limit"
        )
        rows = reader.execute(sql, {**parameters, "limit": limit, "pool": pool})
        first += [int(row[0]) for row in rows]
    elif len(first) < limit:
        first += _newest(reader, matching, where, parameters, limit, 0)
    return list(dict.fromkeys(first))[:limit]


def _title_hits(reader: sqlite3.Connection, matching: Matching, limit: int) -> list[int]:
    """The newest articles with all the words in the title, where titles alone can tell."""
    if not matching.titles or matching.figures:
        return []
    rows = reader.execute(
        "SELECT rowid FROM title_fts WHERE title_fts MATCH ? AND rowid >= ? AND rowid < ?"
        " ORDER BY rowid DESC LIMIT ?",
        (matching.titles, matching.low, matching.high, limit),
    )
    return [int(row[0]) for row in rows]


def _count(
    reader: sqlite3.Connection, matching: Matching, where: str, parameters: dict[str, Any]
) -> int:
    """How many match, counted up to one above the cap."""
    sql = f"SELECT count(*) FROM ({_from(matching)} WHERE {where} LIMIT {COUNT_CAP + 1})"
    return int(reader.execute(sql, parameters).fetchone()[0])


def json_list(numbers: Sequence[int]) -> str:
    """Row ids as `json_each` takes them."""
    return f"[{', '.join(map(str, numbers))}]"


def _integers(numbers: Sequence[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers) or "NULL"


def _verdicts(verdicts: Sequence[str]) -> str:
    return ", ".join(f"'{verdict}'" for verdict in verdicts if verdict.replace("-", "").isalpha())
