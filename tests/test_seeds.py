"""Three captured articles against what a careful reader takes from them.

The captures and the reading lie beside the project, not in it; without them these tests are
skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.library import Library
from figures.model import Article, Claim, Question
from importers.base import ImportOptions
from importers.pipeline import run_import

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not (SEEDS / "expected.json").exists(),
    reason="the captured articles are not beside the project",
)


def read_expected() -> dict[str, Any]:
    path = SEEDS / "expected.json"
    expected: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return expected


EXPECTED = read_expected()
ARTICLES = EXPECTED.get("articles", {})
FIGURES = [
    pytest.param(name, wanted, id=f"{name[:3]}-{wanted['surface'][:30]}")
    for name, article in ARTICLES.items()
    for wanted in article["figures"]
]
NAMES = [
    pytest.param(name, digits, id=f"{name[:3]}-{digits}")
    for name, article in ARTICLES.items()
    for digits in article["names"]
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("seeds") / "library.db") as library:
        for name, article in ARTICLES.items():
            options = ImportOptions(published=article["published_for_tests"])
            assert run_import(library, [str(SEEDS / name)], options).new == 1
        yield library


def stored(library: Library, name: str) -> Article:
    article = library.article(str(SEEDS / name))
    assert article is not None
    return article


def claim_with(library: Library, name: str, surface: str) -> Claim:
    claims = library.claims_of(stored(library, name).key)
    found = [claim for claim in claims if claim.figure.surface == surface]
    assert found, f"{surface!r} is not among {[claim.figure.surface for claim in claims]}"
    return found[0]


@pytest.mark.parametrize("name", ARTICLES)
def test_title_author_and_text_are_those_of_the_article(library: Library, name: str) -> None:
    article = stored(library, name)
    wanted = ARTICLES[name]

    assert article.title == wanted["title"]
    if "author" in wanted:
        assert article.authors == (wanted["author"],)
    for furniture in wanted["not_article_text"]:
        assert furniture not in article.text


@pytest.mark.parametrize(("name", "wanted"), FIGURES)
def test_figure_is_read_as_a_careful_reader_does(
    library: Library, name: str, wanted: dict[str, Any]
) -> None:
    figure = claim_with(library, name, wanted["surface"]).figure

    assert (figure.low, figure.high, figure.relation, figure.kind) == (
        wanted["low"],
        wanted["high"],
        wanted["relation"],
        wanted["kind"],
    )
    assert stored(library, name).text[figure.start : figure.end] == wanted["surface"]
    if "counted" in wanted:
        assert figure.counted == wanted["counted"]
    if "change" in wanted:
        assert figure.change == wanted["change"]
    if "per" in wanted:
        assert figure.per == wanted["per"]
    if "status" in wanted:
        assert figure.status == wanted["status"]
    if "attribution" in wanted:
        assert [link.name for link in figure.attribution] == wanted["attribution"]
    if "period" in wanted:
        period = figure.period
        assert period is not None
        assert f"{period.start}/{period.end}" == wanted["period"]


@pytest.mark.parametrize(("name", "digits"), NAMES)
def test_digits_that_only_name_something_are_no_figure(
    library: Library, name: str, digits: str
) -> None:
    article = stored(library, name)
    expected = {wanted["surface"] for wanted in ARTICLES[name]["figures"]}
    for claim in library.claims_of(article.key):
        if claim.figure.surface in expected:
            continue
        assert digits not in claim.figure.surface
        assert claim.figure.surface not in digits


@pytest.mark.parametrize("name", ARTICLES)
def test_every_figure_counts_once(library: Library, name: str) -> None:
    claims = library.claims_of(stored(library, name).key)
    surfaces = [claim.figure.surface for claim in claims]

    for wanted in ARTICLES[name]["figures"]:
        assert surfaces.count(wanted["surface"]) == 1


def test_a_stated_part_knows_its_whole(library: Library) -> None:
    for name, article in ARTICLES.items():
        for wanted in article["figures"]:
            if "part_of" in wanted:
                part = claim_with(library, name, wanted["surface"]).figure
                text = stored(library, name).text
                whole = next(
                    claim.figure
                    for claim in library.claims_of(stored(library, name).key)
                    if claim.figure.start == part.part_of
                )
                assert whole.low == wanted["part_of"], text[part.start : part.end]


@pytest.fixture(scope="module")
def question(library: Library) -> Question:
    found = library.best_question("north korean workers")
    assert found is not None
    return found


def values(question: Question) -> set[tuple[float | None, str]]:
    return {(claim.figure.low, Path(claim.article).name) for claim in question.claims}


def test_the_question_holds_what_answers_it_and_nothing_else(question: Question) -> None:
    wanted = EXPECTED["questions"][0]

    assert {(float(value), name) for value, name in wanted["must_hold"]} <= values(question)
    held = {value for claim in question.claims for value in (claim.figure.low, claim.figure.high)}
    assert not held & {float(value) for value in wanted["must_not_hold"]}
    assert question.verdict == wanted["verdict"]


def test_its_pairs_stand_as_a_careful_reader_says(question: Question) -> None:
    by_id = {claim.id: claim.figure for claim in question.claims}
    workers = {
        claim.id
        for claim in question.claims
        if claim.figure.surface.startswith(("13,", "25,000 w"))
    }
    found = {
        frozenset((by_id[pair.a].low, by_id[pair.b].low)): pair
        for pair in question.pairs
        if {pair.a, pair.b} <= workers
    }
    for wanted in EXPECTED["questions"][0]["pairs"]:
        pair = found[frozenset(float(value) for value in wanted["values"])]
        accepted = {wanted["verdict"]}
        if wanted["verdict"] == "different-period":
            accepted.add("different-status")
        assert pair.verdict in accepted, pair.why


def test_the_conflict_says_why(question: Question) -> None:
    reason = next(pair.why for pair in question.pairs if pair.verdict == "conflict")

    for fact in ("2024", "4.4 %", "rounding"):
        assert fact in reason


def test_arithmetic_that_can_be_recomputed_is(library: Library) -> None:
    notes = " ".join(note for found in library.questions().rows for note in found.notes)

    for fact in ("10.1", "1,10", "59.7 %"):
        assert fact in notes
