"""The sign and the word of every verdict: what stands wherever a colour could be missed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures.model import Question, Verdict

SIGNS: dict[Verdict, str] = {
    "conflict": "✗",
    "update": "↑",
    "different-period": "↔",
    "different-scope": "⊂",
    "different-status": "◇",
    "same-origin": "≡",
    "agree": "=",
    "single": "○",
}
"""The gravest first, as everywhere."""
MEANINGS: dict[Verdict, str] = {
    "conflict": "same thing, same period, and the values do not meet",
    "update": "a running count moved on; the later one supersedes",
    "different-period": "they speak of different times",
    "different-scope": "part of it, another place or another population",
    "different-status": "done against planned, alleged or denied",
    "same-origin": "echoes of one voice",
    "agree": "the values meet",
    "single": "one figure alone",
}


def verdict_word(verdict: Verdict) -> str:
    """The verdict as words: "different period"."""
    return verdict.replace("-", " ")


def verdict_mark(verdict: Verdict) -> str:
    """Sign and word: "✗ conflict"."""
    return f"{SIGNS[verdict]} {verdict_word(verdict)}"


def gravest(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that a reader must see first; None when there is none."""
    present = set(verdicts)
    return next((verdict for verdict in SIGNS if verdict in present), None)


def pair_verdict(question: Question, a: str, b: str) -> tuple[Verdict, str] | None:
    """Verdict and reason of two claims of a question; None when they were not compared."""
    for pair in question.pairs:
        if {pair.a, pair.b} == {a, b}:
            return pair.verdict, pair.why
    return None


def disputed(question: Question) -> tuple[str, ...]:
    """Ids of the claims that make the question's verdict, in the question's order."""
    named = {
        claim_id
        for pair in question.pairs
        if pair.verdict == question.verdict
        for claim_id in (pair.a, pair.b)
    }
    return tuple(claim.id for claim in question.claims if claim.id in named)
