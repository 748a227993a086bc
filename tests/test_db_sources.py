"""Cited sources: one row for all names of a source, on evidence or by a person's decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from figures.model import Link
from tests.db_material import decision_lines, figure_in, plain

BOARD = "Northern Mining Board"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def cite(library: Library, key: str, name: str, explained: str = "") -> None:
    """Store an article whose only figure is credited to `name`."""
    text = f"{explained or name} counted 120 miners."
    figure = figure_in(text, "120 miners", 120.0, attribution=(Link(name, 0, 3, "counted"),))
    library.store(plain(key, text), [figure])


def cited(library: Library) -> list[tuple[str, int]]:
    return [(row.name, row.figures) for row in library.cited()]


def test_the_usual_short_form_of_a_known_source_is_that_source(library: Library) -> None:
    cite(library, "a", "RFA")
    cite(library, "b", "Radio Free Asia")

    assert cited(library) == [("Radio Free Asia", 2)]
    assert {claim.article for claim in library.claims_of_source("RFA")} == {"a", "b"}
    assert library.search("cited:rfa").total == 2


def test_a_pronoun_that_stands_for_nobody_known_is_listed_as_no_source(library: Library) -> None:
    text = "They counted 120 miners."
    link = Link("They", 0, 4, "counted", "anonymous")
    library.store(plain("a", text), [figure_in(text, "120 miners", 120.0, attribution=(link,))])
    cite(library, "b", "RFA")

    assert cited(library) == [("RFA", 1)]
    [claim] = [claim for claim in library.claims_of("a") if claim.figure.attribution]
    assert claim.figure.attribution == (link,)


@pytest.mark.parametrize("order", [("short", "full"), ("full", "short")])
def test_an_acronym_is_the_source_that_an_article_explains_it_as(
    library: Library, order: tuple[str, str]
) -> None:
    for key in order:
        if key == "short":
            cite(library, "short", "NMB")
        else:
            cite(library, "full", BOARD, f"The {BOARD} (NMB)")

    assert cited(library) == [(BOARD, 2)]
    assert library.search("cited:nmb").total == 2
    assert list(library.check()) == []


def test_an_acronym_that_articles_explain_differently_stays_by_itself(library: Library) -> None:
    cite(library, "short", "NMB")
    cite(library, "one", BOARD, f"The {BOARD} (NMB)")
    cite(library, "two", "National Maritime Bureau", "The National Maritime Bureau (NMB)")

    assert sorted(cited(library)) == [("NMB", 1), ("National Maritime Bureau", 1), (BOARD, 1)]


def test_an_explanation_that_goes_takes_its_merge_along(library: Library) -> None:
    cite(library, "short", "NMB")
    cite(library, "full", BOARD, f"The {BOARD} (NMB)")
    cite(library, "full", BOARD)

    assert sorted(cited(library)) == [("NMB", 1), (BOARD, 1)]


def test_a_likely_slip_is_offered_and_never_merged(library: Library) -> None:
    for key in ("a", "b"):
        cite(library, key, "Estmark ministry")
    cite(library, "c", "Estmrak ministry")
    cite(library, "d", "Vostrana ministry")

    assert len(library.cited()) == 3
    assert [(row.name, row.other) for row in library.offered_merges()] == [
        ("Estmark ministry", "Estmrak ministry")
    ]


def test_sources_merged_by_hand_are_one_until_it_is_undone(library: Library) -> None:
    cite(library, "a", "Estmark ministry")
    cite(library, "b", "Estmrak ministry")
    library.curator.merge_sources("Estmark ministry", "Estmrak ministry")

    assert cited(library) == [("Estmark ministry", 2)]
    assert {c.article for c in library.claims_of_source("Estmrak ministry")} == {"a", "b"}
    cite(library, "c", "Estmrak ministry")
    assert cited(library) == [("Estmark ministry", 3)]

    assert library.undo() == "took Estmrak ministry and Estmark ministry for one source"
    assert cited(library) == [("Estmrak ministry", 2), ("Estmark ministry", 1)]


def test_merged_sources_stay_so_when_everything_is_read_anew(
    library: Library, tmp_path: Path
) -> None:
    cite(library, "a", "Estmark ministry")
    cite(library, "b", "Estmrak ministry")
    library.curator.merge_sources("Estmark ministry", "Estmrak ministry")
    with Library.open(tmp_path / "other.db") as other:
        other.import_lines(decision_lines(library))
        cite(other, "b", "Estmrak ministry")
        cite(other, "a", "Estmark ministry")

        assert cited(other) == cited(library)


@pytest.mark.parametrize(
    ("name", "other", "said"),
    [
        ("Estmark ministry", "nobody", "no figure is credited to 'nobody'"),
        ("Estmark ministry", "the Estmark Ministry", "are one source already"),
    ],
)
def test_a_merge_that_says_nothing_is_refused(
    library: Library, name: str, other: str, said: str
) -> None:
    cite(library, "a", "Estmark ministry")
    with pytest.raises(LibraryError, match=said):
        library.curator.merge_sources(name, other)
