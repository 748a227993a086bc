"""Claims that are echoes of one voice, put together: "5 outlets, 1 origin"."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Claim, Question
from tui.present.wording import origin_words


def voices(question: Question, claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """The claims by voice, each voice in the order of publication, its earliest claim first.

    Two claims are one voice where the question says so of them as a pair, or compares them not
    at all (as it does with copies) and both give one origin's same number. A claim joins the
    first voice whose earliest claim it echoes: an echo of an echo that contradicts it stands
    alone.
    """
    verdicts = {frozenset((pair.a, pair.b)): pair.verdict for pair in question.pairs}

    def echoes(claim: Claim, first: Claim) -> bool:
        verdict = verdicts.get(frozenset((claim.id, first.id)))
        return verdict == "same-origin" or (verdict is None and _told(claim) == _told(first))

    found: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda claim: (claim.published or "9999", claim.id)):
        voice = next((known for known in found if echoes(claim, known[0])), None)
        if voice is None:
            found.append([claim])
        else:
            voice.append(claim)
    place = {claim.id: number for number, claim in enumerate(claims)}
    return sorted((tuple(voice) for voice in found), key=lambda v: min(place[c.id] for c in v))


def _told(claim: Claim) -> tuple[object, ...]:
    figure = claim.figure
    value = (figure.low, figure.high, figure.relation, figure.unit, figure.status)
    return (origin_words(claim).casefold(), *value, figure.period and figure.period.start)
