"""Independent origins: known spellings of one source are one voice, unknown names never merge."""

from __future__ import annotations

import pytest

from figures.origins import independent_origins, same_origin
from tests.claims_material import claim, figure, says


@pytest.mark.parametrize(
    ("ours", "theirs", "origins"),
    [
        ("RFA", "Radio Free Asia", 1),
        ("the World Health Organization", "WHO", 1),
        ("Orrin Valley Water Board", "the Orrin Valley water board", 1),
        ("Orrin Valley Water Board", "Orrin Valley Power Board", 2),
        ("police", "police", 2),
    ],
)
def test_origins_are_counted_by_source_and_not_by_spelling(
    ours: str, theirs: str, origins: int
) -> None:
    claims = [
        claim("alpha", figure("300 sheep", 300, attribution=says(ours))),
        claim("beta", figure("300 sheep", 300, attribution=says(theirs))),
    ]
    assert len(independent_origins(claims, {})) == origins
    assert (same_origin(claims[0], claims[1], {}) is not None) == (origins == 1)
