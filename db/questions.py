"""Questions as they are kept: read with their claims and pairs, written whole when they change."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Sequence
from typing import Any

from db import placing, tally
from db.errors import QueryError
from db.figures import claims_by_id
from db.lone import lone_question, sentences
from db.query import Phrase, Query, Term, parse
from db.rows import Page
from db.search import best_ids
from db.terms import fold_word, number_forms
from figures.model import VERDICTS, Claim, Pair, Question, Verdict

_LOOKED_AT = 200
"""Articles in which a sentence is sought that has all the words of a query."""
_COLUMNS = "id, name, label, verdict, why, articles, outlets, origins, spread, notes"


def questions(
    reader: sqlite3.Connection, query: str | None, verdict: Verdict | None, limit: int | None
) -> Page[Question]:
    """Questions, the most contested first: all, or those that match; raises `QueryError`."""
    bound = -1 if limit is None else limit
    asked = _asked(query or "")
    verdict = verdict or _gravest(asked)
    if asked.groups or asked.without:
        ids = _contested_first(reader, _matching(reader, asked, verdict))
        return Page([_question(reader, own) for own in ids[:limit]], len(ids))
    where = "WHERE contest = ?" if verdict else ""
    given = (VERDICTS.index(verdict),) if verdict else ()
    rows = reader.execute(
        f"SELECT id FROM question {where}"
        " ORDER BY contest, origins DESC, articles DESC, name LIMIT ?",
        (*given, bound),
    ).fetchall()
    if verdict is None or verdict == "conflict":
        total = tally.told(reader, "conflicts" if verdict else "questions")
    else:
        total = reader.execute(f"SELECT count(*) FROM question {where}", given).fetchone()[0]
    return Page([_question(reader, row[0]) for row in rows], total)


def question(reader: sqlite3.Connection, question_id: str) -> Question | None:
    """The question with this id; None when there is none."""
    row = reader.execute("SELECT id FROM question WHERE name = ?", (question_id,)).fetchone()
    return lone_question(reader, question_id) if row is None else _question(reader, row[0])


def question_of_figure(reader: sqlite3.Connection, figure_id: str) -> Question | None:
    """The question that a figure answers; None when it answers none."""
    row = reader.execute(
        "SELECT question_id FROM figure CROSS JOIN claim ON claim.figure_id = figure.id"
        " WHERE figure.name = ? ORDER BY doubtful, question_id LIMIT 1",
        (figure_id,),
    ).fetchone()
    if row is not None:
        return _question(reader, row[0])
    question_id = placing.question_of_claim(reader, figure_id)
    return lone_question(reader, question_id) if question_id else None


def best_question(reader: sqlite3.Connection, query: str) -> Question | None:
    """The question that fits the words best; None when no question has any of them.

    Raises `QueryError` for a filter that questions do not have.
    """
    asked = _asked(query)
    groups = _groups(asked.groups)
    if not groups:
        return None
    without = _groups([(term,) for term in asked.without])
    verdict = _gravest(asked)
    ids = _ranked(reader, " NOT ".join([f"({' AND '.join(groups)})", *without]), verdict)
    if not ids and verdict in (None, "single") and (lone := _lone_match(reader, query)):
        return lone
    ids = ids or _ranked(reader, " NOT ".join([f"({' OR '.join(groups)})", *without]), verdict)
    return _question(reader, ids[0]) if ids else None


def _ranked(reader: sqlite3.Connection, expression: str, verdict: Verdict | None) -> list[int]:
    """Rows of matching questions, best first: fitting words, then many articles, then dispute."""
    rows = reader.execute(
        "SELECT question.id, bm25(question_fts, 4.0, 1.0) AS rank, articles, contest"
        " FROM question_fts CROSS JOIN question ON question.id = question_fts.rowid"
        " WHERE question_fts MATCH ? AND contest = coalesce(?, contest)"
        " ORDER BY bm25(question_fts, 4.0, 1.0) LIMIT 200",
        (expression, VERDICTS.index(verdict) if verdict else None),
    ).fetchall()
    scored = [
        (rank * (1 + math.log(articles)) * (1.5 if contest == 0 else 1.0), own)
        for own, rank, articles, contest in rows
    ]
    return [own for _, own in sorted(scored)]


def _lone_match(reader: sqlite3.Connection, query: str) -> Question | None:
    """The question of a lone figure whose sentence has all of the words."""
    wanted = [
        [f" {form} " for phrase in group if isinstance(phrase, Phrase) for form in _forms(phrase)]
        for group in parse(query).groups
    ]
    for sentence, claims in sentences(reader, best_ids(reader, query, _LOOKED_AT)):
        words = f" {' '.join(fold_word(sentence).split())} "
        if all(any(form in words for form in forms) for forms in wanted):
            for claim in claims:
                if found := question_of_figure(reader, claim):
                    return found
    return None


def verdicts_of_article(reader: sqlite3.Connection, article_id: int) -> dict[str, Verdict]:
    """How each figure of an article stands to the others of its question, by figure id.

    Dismissed figures are left out.
    """
    rows = reader.execute(
        "SELECT figure.name, coalesce(min(claim.verdict), 'single') FROM figure"
        " CROSS JOIN entry ON entry.claim = figure.name"
        " LEFT JOIN claim ON claim.figure_id = figure.id"
        " WHERE figure.article_id = ? GROUP BY figure.name",
        (article_id,),
    )
    return dict(rows.fetchall())


def _asked(text: str) -> Query:
    """What a query asks of questions; raises `QueryError` for what questions do not have."""
    query = parse(text)
    if query._replace(groups=(), without=(), verdicts=()) != Query():
        raise QueryError(
            "questions are found by words and verdict:; outlet:, cited:, since:, before:, lang: "
            "and values such as >1000 find articles and figures"
        )
    return query


def _gravest(asked: Query) -> Verdict | None:
    """The first of the verdicts asked for; None when any will do."""
    return next((each for each in VERDICTS if each in asked.verdicts), None)


def _matching(reader: sqlite3.Connection, asked: Query, verdict: Verdict | None) -> list[int]:
    """Rows of the questions with all of the words; with any of them when none has all."""
    groups = _groups(asked.groups)
    without = _groups([(term,) for term in asked.without]) or ['""']
    contest = VERDICTS.index(verdict) if verdict else None
    for joint in (" AND ", " OR ") if groups else ():
        expression = " NOT ".join([f"({joint.join(groups)})", *without])
        rows = reader.execute(
            "SELECT question.id FROM question_fts"
            " CROSS JOIN question ON question.id = question_fts.rowid"
            " WHERE question_fts MATCH ? AND contest = coalesce(?, contest)",
            (expression, contest),
        ).fetchall()
        if rows:
            return [row[0] for row in rows]
    if asked.groups:
        return []
    others = reader.execute(
        "SELECT id FROM question WHERE contest = coalesce(:contest, contest) AND id NOT IN"
        " (SELECT rowid FROM question_fts WHERE question_fts MATCH :without)",
        {"contest": contest, "without": " OR ".join(without)},
    )
    return [row[0] for row in others]


def _contested_first(reader: sqlite3.Connection, ids: Sequence[int]) -> list[int]:
    rows = reader.execute(
        "SELECT question.id FROM json_each(?) CROSS JOIN question ON question.id = value"
        " ORDER BY contest, origins DESC, articles DESC, name",
        (json.dumps(ids),),
    )
    return [row[0] for row in rows]


def _groups(groups: Sequence[Sequence[Term]]) -> list[str]:
    """The words of a query for the index of questions, each in its forms."""
    return [f"({' OR '.join(map(_spelled, group))})" for group in groups]


def _spelled(term: Term) -> str:
    """A term for the index of questions, whose labels are so short that all words are near."""
    if isinstance(term, Phrase):
        return " OR ".join(f'"{form}"' for form in _forms(term))
    return f"({' AND '.join(f'({_spelled(phrase)})' for phrase in term.phrases)})"


def _forms(phrase: Phrase) -> list[str]:
    """A phrase folded or, for a single word, the number forms it may have in a label."""
    if len(phrase.words) > 1:
        return [" ".join(map(fold_word, phrase.words))]
    return number_forms(phrase.words[0])


def _question(reader: sqlite3.Connection, row_id: int) -> Question:
    row: tuple[Any, ...] = reader.execute(
        f"SELECT {_COLUMNS} FROM question WHERE id = ?", (row_id,)
    ).fetchone()
    _, name, label, verdict, why, articles, outlets, origins, spread, notes = row
    sure, doubtful = _members(reader, row_id)
    return Question(
        id=name,
        label=label,
        verdict=verdict,
        why=why,
        claims=tuple(sure),
        pairs=tuple(_pairs(reader, row_id)),
        articles=articles,
        outlets=outlets,
        origins=origins,
        spread=spread,
        candidates=tuple(doubtful),
        notes=tuple(json.loads(notes)),
    )


def _members(reader: sqlite3.Connection, row_id: int) -> tuple[list[Claim], Sequence[Claim]]:
    rows = reader.execute(
        "SELECT figure_id, doubtful FROM claim WHERE question_id = ? ORDER BY doubtful, n",
        (row_id,),
    ).fetchall()
    claims = claims_by_id(reader, [own for own, _ in rows])
    sure = sum(not doubtful for _, doubtful in rows)
    return claims[:sure], claims[sure:]


def _pairs(reader: sqlite3.Connection, row_id: int) -> list[Pair]:
    rows = reader.execute(
        "SELECT first.name, second.name, verdict, why, tests FROM pair"
        " JOIN figure AS first ON first.id = a JOIN figure AS second ON second.id = b"
        " WHERE question_id = ? ORDER BY pair.n",
        (row_id,),
    )
    found = rows.fetchall()
    tests = json.loads(f"[{','.join(row[4] for row in found)}]")  # at once: a third of the time
    return [
        Pair(a, b, verdict, why, tuple((test, finding) for test, finding in own))
        for (a, b, verdict, why, _), own in zip(found, tests, strict=True)
    ]
