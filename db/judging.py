"""Questions written: judged anew when their members change, stored whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from db import figures, tally
from db.placing import decided_claims
from figures.align import Placed
from figures.model import VERDICTS, Claim, Question, Verdict
from figures.profile import ArticleProfile
from figures.verdict import build_question


def put_question(writer: sqlite3.Connection, question: Question) -> None:
    """Store a question in the place of what was stored under its id."""
    drop_question(writer, question.id)
    words = _words(question)
    row = writer.execute(
        "INSERT INTO question (name, label, words, verdict, contest, why, articles, outlets,"
        " origins, spread, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            question.id,
            question.label,
            words,
            question.verdict,
            VERDICTS.index(question.verdict),
            question.why,
            question.articles,
            question.outlets,
            question.origins,
            question.spread,
            json.dumps(question.notes, ensure_ascii=False),
        ),
    ).lastrowid
    writer.execute(
        "INSERT INTO question_fts (rowid, label, words) VALUES (?, ?, ?)",
        (row, question.label, words),
    )
    _put_members(writer, row or 0, question)
    _count(writer, 1, in_conflict=question.verdict == "conflict")


def _count(writer: sqlite3.Connection, change: int, *, in_conflict: bool) -> None:
    tally.add(writer, {"questions": change, "conflicts": change * in_conflict})


def _put_members(writer: sqlite3.Connection, row: int, question: Question) -> None:
    """Store the claims, candidates and pairs of a question."""
    figure_rows = _figure_rows(writer, [*question.claims, *question.candidates])
    verdicts = _verdict_of_each(question)
    writer.executemany(
        "INSERT INTO claim (figure_id, question_id, n, doubtful, verdict) VALUES (?, ?, ?, ?, ?)",
        [
            (figure_rows[claim.id], row, n, doubtful, verdicts.get(claim.id, "single"))
            for doubtful, claims in enumerate((question.claims, question.candidates))
            for n, claim in enumerate(claims)
        ],
    )
    writer.executemany(
        "INSERT INTO pair (question_id, n, a, b, verdict, why, tests) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row,
                n,
                figure_rows[pair.a],
                figure_rows[pair.b],
                pair.verdict,
                pair.why,
                json.dumps(pair.tests, ensure_ascii=False),
            )
            for n, pair in enumerate(question.pairs)
        ],
    )


def rebuild(
    writer: sqlite3.Connection,
    question_id: str,
    members: Sequence[Placed],
    profiles: Mapping[str, ArticleProfile],
) -> None:
    """Judge a question anew whose members changed; one with a single figure is rarely kept.

    Such a question is made when it is asked for: most figures are alone, and always will be. It
    is kept when the figure is a multiple or a change that its sentence lets one recompute.
    """
    drop_question(writer, question_id)
    alone = len(members) == 1
    if not members or (alone and not members[0].topic.startswith("ratio:")):
        return
    rows = figures.rows_of(writer, [placed.entry.claim for placed in members])
    claims = figures.claims_by_id(writer, rows)
    beside = figures.claims_beside(writer, rows)
    decided = decided_claims(writer, question_id, [claim.id for claim in claims])
    question = build_question(question_id, claims, members, profiles, beside, decided)
    if not alone or question.notes:
        put_question(writer, question)


def stands(writer: sqlite3.Connection, question_id: str, claims: Iterable[str]) -> bool:
    """Whether a question was judged by exactly these claims, as far as those are still there."""
    rows = writer.execute(
        "SELECT figure.name FROM question CROSS JOIN claim ON question_id = question.id"
        " CROSS JOIN figure ON figure.id = figure_id WHERE question.name = ?",
        (question_id,),
    )
    judged = {row[0] for row in rows}
    return bool(judged) and judged == set(claims)


def questions_of_article(writer: sqlite3.Connection, article_id: int) -> set[str]:
    """Ids of the stored questions that figures of an article are in."""
    rows = writer.execute(
        "SELECT DISTINCT question.name FROM figure CROSS JOIN claim ON figure_id = figure.id"
        " CROSS JOIN question ON question.id = question_id WHERE figure.article_id = ?",
        (article_id,),
    )
    return {row[0] for row in rows}


def drop_question(writer: sqlite3.Connection, question_id: str) -> None:
    """Take a question away, to be built anew or because nothing is left of it."""
    row = writer.execute(
        "SELECT id, label, words, contest FROM question WHERE name = ?", (question_id,)
    ).fetchone()
    if row is not None:
        writer.execute(
            "INSERT INTO question_fts (question_fts, rowid, label, words)"
            " VALUES ('delete', ?, ?, ?)",
            row[:3],
        )
        writer.execute("DELETE FROM question WHERE id = ?", (row[0],))
        _count(writer, -1, in_conflict=row[3] == 0)


def _words(question: Question) -> str:
    """What else a question is found by: its figures as written, and what they are about."""
    words: dict[str, None] = {}
    for claim in question.claims:
        figure = claim.figure
        for word in (figure.surface, *figure.concept, figure.counted, *figure.place):
            if word:
                words[word] = None
    return " ".join(list(words)[:200])


def _figure_rows(writer: sqlite3.Connection, claims: Iterable[Claim]) -> dict[str, int]:
    names = [claim.id for claim in claims]
    return dict(zip(names, figures.rows_of(writer, names), strict=True))


def _verdict_of_each(question: Question) -> dict[str, Verdict]:
    """For each figure the gravest verdict among the pairs it is in."""
    gravest: dict[str, Verdict] = {}
    for pair in question.pairs:
        for own in (pair.a, pair.b):
            known = gravest.get(own)
            if known is None or VERDICTS.index(pair.verdict) < VERDICTS.index(known):
                gravest[own] = pair.verdict
    return gravest
