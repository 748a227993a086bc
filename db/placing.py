"""Which question a claim is in: where alignment put it, unless a person decided otherwise.

Decisions name figures, and a question by one of its figures. Replaying them gives two small
tables: `placement` (claim -> question) and `merged` (question -> the one that took it in). A
question's label there is an id that alignment gave, or one made for a split.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from db.curation import Entry, ref_of, standing
from figures.model import Figure, figure_id

KINDS = ("move", "pin", "merge", "split")
"""Decisions about which question a figure is in."""


def name_of(ref: list[Any]) -> str:
    """The id of the figure that a decision names by article, quote, surface and occurrence."""
    article, quote, surface, occurrence = ref
    figure = Figure(0, 0, surface, None, None, "=", "count", (0, 0), quote)
    return figure_id(article, figure, occurrence)


def question_of_claim(reader: sqlite3.Connection, claim: str) -> str | None:
    """Id of the question that a claim is in; None for a claim that is in none."""
    row = reader.execute("SELECT question FROM entry WHERE claim = ?", (claim,)).fetchone()
    if row is None:
        return None
    placed = reader.execute("SELECT question FROM placement WHERE claim = ?", (claim,)).fetchone()
    label = placed[0] if placed else row[0]
    while label and (into := _merged_into(reader, label)):
        label = into
    return label or None


def claims_of_question(reader: sqlite3.Connection, question: str) -> list[str]:
    """Ids of the claims that are in a question; empty when there is no such question."""
    if _merged_into(reader, question):
        return []
    labels = [question]
    for label in labels:  # grows: what was merged into it, and into that
        labels += [
            row[0]
            for row in reader.execute(
                "SELECT question FROM merged WHERE into_question = ?", (label,)
            )
        ]
    rows = reader.execute(
        "SELECT entry.claim FROM json_each(:labels) CROSS JOIN entry ON question = value"
        " WHERE entry.claim NOT IN (SELECT claim FROM placement)"
        " UNION SELECT placement.claim FROM json_each(:labels)"
        " CROSS JOIN placement ON placement.question = value"
        " CROSS JOIN entry ON entry.claim = placement.claim",
        {"labels": json.dumps(labels)},
    )
    return sorted(row[0] for row in rows)


def decided_claims(reader: sqlite3.Connection, question: str, claims: Sequence[str]) -> list[str]:
    """Those of a question's claims that are in it because a person said so."""
    took_in = "SELECT 1 FROM merged WHERE into_question = ? LIMIT 1"
    if reader.execute(took_in, (question,)).fetchone():
        return list(claims)
    rows = reader.execute(
        "SELECT claim FROM json_each(?) CROSS JOIN placement ON placement.claim = value",
        (json.dumps(claims),),
    )
    return [row[0] for row in rows]


def _merged_into(reader: sqlite3.Connection, label: str) -> str | None:
    row = reader.execute("SELECT into_question FROM merged WHERE question = ?", (label,)).fetchone()
    return row[0] if row else None


def replay(writer: sqlite3.Connection, touched: Iterable[str]) -> set[str]:
    """Apply the standing decisions anew; gives the ids of all questions to be judged anew.

    `touched` are those whose claims alignment has changed.
    """
    changed = set(touched)
    placements = dict(writer.execute("SELECT claim, question FROM placement").fetchall())
    merged = dict(writer.execute("SELECT question, into_question FROM merged").fetchall())
    decisions = _Decisions(writer)
    if decisions.placed != placements or decisions.merged != merged:
        _store(writer, decisions)
        changed |= _differing(placements, decisions.placed)
        changed |= _differing(merged, decisions.merged)
        different = {c for c, _ in placements.items() ^ decisions.placed.items()}
        changed |= {base for claim in different if (base := decisions.base(claim))}
    changed |= {
        label for claim, label in decisions.placed.items() if decisions.base(claim) in changed
    }
    return changed | {decisions.resolved(label) for label in changed}


def _store(writer: sqlite3.Connection, decisions: _Decisions) -> None:
    writer.execute("DELETE FROM placement")
    writer.execute("DELETE FROM merged")
    writer.executemany(
        "INSERT INTO placement (claim, question) VALUES (?, ?)", sorted(decisions.placed.items())
    )
    writer.executemany(
        "INSERT INTO merged (question, into_question) VALUES (?, ?)",
        sorted(decisions.merged.items()),
    )


def _differing(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {label for pair in before.items() ^ after.items() for label in pair[1:]} | {
        name for name, _ in before.items() ^ after.items()
    }


class _Decisions:
    """The standing decisions about questions, applied one after the other."""

    def __init__(self, reader: sqlite3.Connection):
        self._reader = reader
        self.placed: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        for entry in standing(reader, kinds=KINDS):
            getattr(self, f"_{entry.kind}")(entry)

    def base(self, claim: str) -> str | None:
        """Where alignment put a claim; None when there is no such claim (any more)."""
        row = self._reader.execute(
            "SELECT question FROM entry WHERE claim = ?", (claim,)
        ).fetchone()
        return row[0] if row else None

    def resolved(self, label: str) -> str:
        """The question that a label stands for after merging."""
        while label in self.merged:
            label = self.merged[label]
        return label

    def _current(self, ref: list[Any]) -> str | None:
        claim = name_of(ref)
        base = self.base(claim)
        return self.resolved(self.placed.get(claim, base)) if base else None

    def _move(self, entry: Entry) -> None:
        target = self._current(entry.change["to"])
        if target and self._current(ref_of(entry)):
            self.placed[name_of(ref_of(entry))] = target

    _pin = _move

    def _merge(self, entry: Entry) -> None:
        kept, other = (self._current(entry.change[side]) for side in ("to", "from"))
        if kept and other and kept != other:
            self.merged[other] = kept

    def _split(self, entry: Entry) -> None:
        import hashlib  # 3 ms of OpenSSL that looking things up does without

        claims = [name_of(ref) for ref in entry.change["figures"]]
        label = hashlib.sha256(f"{entry.n}\0{claims}".encode()).hexdigest()[:12]
        self.placed.update((claim, label) for claim in claims if self.base(claim))
