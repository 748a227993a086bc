"""Questions written: judged anew when their members change, stored whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from db import tally
from db.known_claims import KnownClaims
from db.placing import decided_claims
from figures.align import Placed
from figures.model import VERDICTS, Question, Verdict
from figures.profile import ArticleProfile
from figures.verdict import build_question

_FACTS = (
    "label", "words", "verdict", "contest", "why", "articles", "outlets", "origins", "spread",
    "notes",
)  # fmt: skip


def put_question(
    writer: sqlite3.Connection, question: Question, figure_rows: Mapping[str, int]
) -> None:
    """Store a question in the place of what is stored under its id.

    `figure_rows` are the rows of its claims. Only what differs is written: one more article
    changes few of the pairs of a large question.
    """
    row = _put_facts(writer, question)
    verdicts = _verdict_of_each(question)
    claims = [
        (figure_rows[claim.id], n, doubtful, verdicts.get(claim.id, "single"))
        for doubtful, several in enumerate((question.claims, question.candidates))
        for n, claim in enumerate(several)
    ]
    _put_rows(writer, row, "claim", ("figure_id", "n", "doubtful", "verdict"), claims)
    pairs = [
        (n, figure_rows[p.a], figure_rows[p.b], p.verdict, p.why, _dumped(p.tests))
        for n, p in enumerate(question.pairs)
    ]
    _put_rows(writer, row, "pair", ("n", "a", "b", "verdict", "why", "tests"), pairs)


def _put_facts(writer: sqlite3.Connection, question: Question) -> int:
    """Store the facts of a question itself and what it is found by; gives its row."""
    words = _words(question)
    facts = (
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
    )
    known = writer.execute(
        f"SELECT id, {', '.join(_FACTS)} FROM question WHERE name = ?", (question.id,)
    ).fetchone()
    if known is not None and known[1:] == facts:
        return int(known[0])
    if known is None:
        row = writer.execute(
            f"INSERT INTO question (name, {', '.join(_FACTS)})"
            f" VALUES ({', '.join('?' * (len(_FACTS) + 1))})",
            (question.id, *facts),
        ).lastrowid
    else:
        row = known[0]
        changes = ", ".join(f"{name} = ?" for name in _FACTS)
        writer.execute(f"UPDATE question SET {changes} WHERE id = ?", (*facts, row))
        _count(writer, -1, in_conflict=known[4] == 0)
    if known is None or known[1:3] != facts[:2]:
        if known is not None:
            _take_out_words(writer, known[:3])
        writer.execute(
            "INSERT INTO question_fts (rowid, label, words) VALUES (?, ?, ?)",
            (row, question.label, words),
        )
    _count(writer, 1, in_conflict=question.verdict == "conflict")
    return int(row or 0)


def _take_out_words(writer: sqlite3.Connection, stored: Sequence[object]) -> None:
    """Take a question (row, label, words) out of the index by its words."""
    writer.execute(
        "INSERT INTO question_fts (question_fts, rowid, label, words) VALUES ('delete', ?, ?, ?)",
        stored,
    )


def _count(writer: sqlite3.Connection, change: int, *, in_conflict: bool) -> None:
    tally.add(writer, {"questions": change, "conflicts": change * in_conflict})


def _put_rows(
    writer: sqlite3.Connection,
    question: int,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Make these the rows of a question in a table; the first of the columns tells them apart."""
    named = ", ".join(columns)
    stored = {
        row[0]: row
        for row in writer.execute(f"SELECT {named} FROM {table} WHERE question_id = ?", (question,))
    }
    writer.executemany(
        f"INSERT OR REPLACE INTO {table} (question_id, {named})"
        f" VALUES (?, {', '.join('?' * len(columns))})",
        [(question, *row) for row in rows if stored.pop(row[0], None) != row],
    )
    writer.executemany(
        f"DELETE FROM {table} WHERE question_id = ? AND {columns[0]} = ?",
        [(question, left) for left in stored],
    )


def _dumped(tests: Iterable[tuple[str, str]]) -> str:
    """What `json.dumps` gives; most findings are the same few hundred sentences."""
    return f"[{', '.join(map(_dumped_test, tests))}]"


@lru_cache(maxsize=4_000)
def _dumped_test(test: tuple[str, str]) -> str:
    return json.dumps(test, ensure_ascii=False)


def may_be_kept(members: Sequence[Placed]) -> bool:
    """Whether a question of these members can be worth keeping, as far as that shows unread.

    One with a single figure is made when it is asked for: most figures are alone, and always
    will be. It is kept when the figure is a multiple or a change that its sentence lets one
    recompute.
    """
    return len(members) > 1 or any(p.topic.startswith("ratio:") for p in members)


def rebuild(
    writer: sqlite3.Connection,
    known: KnownClaims,
    question_id: str,
    members: Sequence[Placed],
    profiles: Mapping[str, ArticleProfile],
) -> None:
    """Judge a question anew whose members changed and that may be kept."""
    rows = known.rows_of([placed.entry.claim for placed in members])
    claims = known.claims(list(rows.values()))
    beside = known.beside(list(rows.values()))
    decided = decided_claims(writer, question_id, list(rows))
    question = build_question(question_id, claims, members, profiles, beside, decided)
    if len(members) > 1 or question.notes:
        put_question(writer, question, rows)
    else:
        drop_question(writer, question_id)


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
        _take_out_words(writer, row[:3])
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


def _verdict_of_each(question: Question) -> dict[str, Verdict]:
    """For each figure the gravest verdict among the pairs it is in."""
    gravest: dict[str, Verdict] = {}
    for pair in question.pairs:
        for own in (pair.a, pair.b):
            known = gravest.get(own)
            if known is None or VERDICTS.index(pair.verdict) < VERDICTS.index(known):
                gravest[own] = pair.verdict
    return gravest
