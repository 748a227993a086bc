"""Numbers of one article that can be recomputed from each other: shares, sums, multiples, rates."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Claim


def notes_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What could be recomputed among these claims, with the computation."""
    return ()
