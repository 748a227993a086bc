"""The question of a figure that no other one answers with.

Most figures are alone and always will be, so their questions are not kept but made when they are
asked for. What that needs of everything that judges figures is worked out beforehand, for a
look-up would wait for it: `told_of` is for the time of storing, `lone_question` for that of asking.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from figures.model import Claim, Question

LONGEST = 2_000
"""Characters of a sentence whose figures are named beforehand. A page of numbers on one line is
gone through for each of them, which is worth it only for the one that is asked for."""


class Told(NamedTuple):
    """What is said of a figure when it is alone."""

    label: str
    notes: tuple[str, ...] = ()
    """Arithmetic in which it takes part; see `Question.notes`."""


def told_of(claims: Sequence[Claim], topics: Mapping[str, str]) -> dict[str, Told]:
    """What to say of each claim of one article, by its id.

    `topics` are those of their entries. Claims in sentences beyond `LONGEST` are left out.
    """
    from figures.arithmetic import checks_of
    from figures.labels import label_of

    named = [claim for claim in claims if len(claim.figure.quote) <= LONGEST]
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for check in checks_of(named):
        for own in check.claims:
            notes[own].append(check.words)
    return {
        claim.id: Told(label_of([claim], topics[claim.id]), tuple(dict.fromkeys(notes[claim.id])))
        for claim in named
    }


def lone_question(question: str, claim: Claim, told: Told) -> Question:
    """The question of this id that a single claim answers."""
    return Question(
        id=question,
        label=told.label,
        verdict="single",
        why=only_one(claim),
        claims=(claim,),
        pairs=(),
        articles=1,
        outlets=int(bool(claim.outlet)),
        origins=1,
        spread=None,
        notes=told.notes,
    )


def only_one(claim: Claim) -> str:
    """Why a question whose claims are all of the article of `claim` is not judged."""
    return f"Only one article answers this{f', of {claim.outlet}' if claim.outlet else ''}."
