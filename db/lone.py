"""Questions with a single figure, which are not kept but made when they are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby

from db import figures, placing
from figures import alone
from figures.model import Question

TOLD = "told"
"""What the stored entry of a claim calls what is said of it when it is alone."""
READ = 50
"""Articles of which the sentences are read to find a lone figure by its words."""


def lone_question(reader: sqlite3.Connection, question_id: str) -> Question | None:
    """The question of this id that is answered by figures, and not kept; None when there is none"""
    names = placing.claims_of_question(reader, question_id)
    rows = [row for name in names if (row := figures.row_id_of(reader, name)) is not None]
    if not rows:
        return None
    claims = figures.claims_by_id(reader, rows)
    if len(claims) == 1 and (told := _told(reader, claims[0].id)):
        return alone.lone_question(question_id, claims[0], told)
    from db.grouping import Grouping  # 300 ms with the next: for what was stored before, or is long
    from figures.verdict import build_question

    placed = Grouping(reader).of_claims(names)
    beside = figures.claims_beside(reader, rows)
    return build_question(question_id, claims, placed, beside=beside)


def sentences(
    reader: sqlite3.Connection, article_ids: Sequence[int]
) -> Iterator[tuple[str, list[str]]]:
    """Sentences with figures, each with the ids of those, of at most `READ` of the articles."""
    rows = reader.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS"
        " (SELECT 1 FROM figure WHERE article_id = value)",
        (json.dumps(article_ids),),
    )
    with_figures = {row[0] for row in rows}
    for article_id in [own for own in article_ids if own in with_figures][:READ]:
        (text,) = reader.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()
        rows = reader.execute(
            "SELECT sentence_start, sentence_end, name FROM figure WHERE article_id = ? ORDER BY n",
            (article_id,),
        )
        for span, stated in groupby(rows, key=lambda row: row[:2]):
            yield text[slice(*span)], [name for *_, name in stated]


def _told(reader: sqlite3.Connection, claim: str) -> alone.Told | None:
    """What was stored to be said of a claim; None when nothing was."""
    row = reader.execute("SELECT entry FROM entry WHERE claim = ?", (claim,)).fetchone()
    stored = json.loads(row[0]).get(TOLD) if row else None
    return alone.Told(stored[0], tuple(stored[1])) if stored else None
