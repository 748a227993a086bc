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
    assert (same_origin(claims[0], claims[1]) is not None) == (origins == 1)


SHEEP = figure("300 sheep", 300)


@pytest.mark.parametrize(
    ("ours", "theirs", "origins"),
    [
        ({"agency": "Yonhap"}, {"agency": "Yonhap"}, 1),
        ({"agency": "Yonhap"}, {"agency": "Reuters"}, 2),
        ({"agency": "Yonhap"}, {}, 2),
        ({"agency": "Reuters"}, {"outlet": "Reuters"}, 1),
        ({"outlet": "The Dale Courier"}, {"outlet": "The Hill Courier"}, 2),
    ],
)
def test_outlets_that_print_one_agency_are_one_origin(
    ours: dict[str, str], theirs: dict[str, str], origins: int
) -> None:
    claims = [claim("alpha", SHEEP, **ours), claim("beta", SHEEP, **theirs)]

    assert len(independent_origins(claims, {})) == origins
    assert (same_origin(claims[0], claims[1]) is not None) == (origins == 1)


def test_an_agency_that_is_cited_is_the_one_that_is_printed() -> None:
    printed = claim("alpha", SHEEP, agency="Associated Press")
    cited = claim("beta", figure("300 sheep", 300, attribution=says("the AP")))

    assert same_origin(printed, cited) == "both come from Associated Press"
    assert len(independent_origins([cited, printed], {})) == 1


def test_who_an_agency_cites_is_the_origin_and_not_the_agency() -> None:
    sheriff = figure("300 sheep", 300, attribution=says("Orrin County Sheriff's Office"))
    board = figure("310 sheep", 310, attribution=says("Orrin Valley Water Board"))
    claims = [claim("alpha", sheriff, agency="Reuters"), claim("beta", board, agency="Reuters")]

    assert len(independent_origins(claims, {})) == 2


def test_why_two_claims_are_one_voice_is_told() -> None:
    ours, again, theirs = (
        claim(article, figure("300 sheep", 300), outlet="Alpha Post") for article in ("a", "a", "b")
    )

    assert same_origin(ours, again) == "both stand in the same article"
    assert same_origin(ours, theirs) == "both are Alpha Post's own"
    assert same_origin(ours, theirs._replace(outlet="Beta")) is None
    assert same_origin(ours, theirs, are_copies=True) == "one article is a copy of the other"
