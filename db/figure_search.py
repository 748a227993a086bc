"""Finding figures: those of the articles that match, with the value, source or verdict wanted."""

from __future__ import annotations

import sqlite3

from db.articles import find_row
from db.figures import all_claims, claims_by_id
from db.matching import Matching
from db.rows import Page
from db.search import figure_condition, json_list, matching_ids, matching_of
from figures.model import Claim

_COUNTED = 1000
"""Articles of which figures are counted when only the first are wanted; those of all 80,000 that
hold a common word would take longer than everything else."""


def figure_page(
    reader: sqlite3.Connection, text: str | None, article: str | None, limit: int | None
) -> Page[Claim]:
    """Figures of one article, of those that match, or of all; newest article first.

    Where the query asks for a value, a source or a verdict, only figures that have it.
    """
    matching = matching_of(reader, text or "")
    if article is not None:
        row_id = find_row(reader, article)
        if row_id is None:
            return Page([], 0)
        ids = [row_id]
        if text and text.strip():
            ids = [own for own in matching_ids(reader, matching, -1) if own == row_id]
        return _page(reader, _figures_in(reader, ids, matching), limit)
    if matching.is_everything:
        return all_claims(reader, limit)
    if limit is not None:
        some = matching_ids(reader, matching, _COUNTED + 1)
        found = _figures_in(reader, some, matching)
        if len(some) > _COUNTED and len(found) >= limit:
            return _page(reader, found, limit)._replace(capped=True)
    every = matching_ids(reader, matching, -1)
    return _page(reader, _figures_in(reader, every, matching), limit)


def _figures_in(reader: sqlite3.Connection, ids: list[int], matching: Matching) -> list[int]:
    """Rows of the figures of some articles that have what the query asks of figures."""
    wanted = [figure_condition(one, f"f{n}_") for n, one in enumerate(matching.figures)]
    where = " OR ".join(f"({sql})" for sql, _ in wanted) or "1"
    parameters = {name: value for _, own in wanted for name, value in own.items()}
    rows = reader.execute(
        "SELECT figure.id FROM json_each(:ids) CROSS JOIN figure"
        f" ON figure.article_id = json_each.value WHERE ({where})"
        " ORDER BY json_each.key, figure.n",
        {**parameters, "ids": json_list(ids)},
    )
    return [row[0] for row in rows]


def _page(reader: sqlite3.Connection, figures: list[int], limit: int | None) -> Page[Claim]:
    return Page(claims_by_id(reader, figures[:limit]), len(figures))
