"""Claims that are echoes of one voice, put together: "5 outlets, 1 origin"."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Claim, Question


def voices(question: Question, claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """The claims by voice, each voice in the order of `claims`, its earliest claim first.

    Two claims are one voice where the question says so of them as a pair. A claim joins the first
    voice whose earliest claim it echoes: an echo of an echo that contradicts it stands alone.
    """
    echoed = {
        frozenset((pair.a, pair.b)) for pair in question.pairs if pair.verdict == "same-origin"
    }
    found: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda claim: (claim.published or "9999", claim.id)):
        for voice in found:
            if frozenset((voice[0].id, claim.id)) in echoed:
                voice.append(claim)
                break
        else:
            found.append([claim])
    place = {claim.id: number for number, claim in enumerate(claims)}
    return sorted((tuple(voice) for voice in found), key=lambda v: min(place[c.id] for c in v))
