"""Questions as the library keeps them: kept up to date, found by their words, read whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import QueryError
from db.library import Library
from figures.model import Article
from tests.test_db_curation import FERRY, claim_of, ferry, members


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("questions") / "library.db") as library:
        for key in FERRY:
            library.store(ferry(key))
        yield library


@pytest.mark.parametrize(
    "query",
    ["workers", "worker", "WORKERS", "ferry workers", '"13,221 workers"', "workers nonsense"],
)
def test_a_question_is_found_by_words_of_its_label_or_its_figures(
    library: Library, query: str
) -> None:
    question = library.best_question(query)

    assert members(question) == ["ledger", "post", "wire"]


def test_a_lone_figure_is_a_question_when_it_is_asked_for(library: Library) -> None:
    question = library.best_question("houses built")

    assert question is not None
    assert [claim.figure.surface for claim in question.claims] == ["120 houses"]
    assert question.verdict == "single"
    assert library.question(question.id) == question
    assert library.question_of(claim_of(library, "ledger", "houses")) == question


@pytest.mark.parametrize("query", ["zeppelin", "", "workers -workers", "workers verdict:update"])
def test_words_that_nothing_has_find_no_question(library: Library, query: str) -> None:
    assert library.best_question(query) is None


@pytest.mark.parametrize("query", ["since:2024", "workers since:2024", "workers outlet:ledger"])
def test_what_only_articles_have_finds_no_question_and_says_so(
    library: Library, query: str
) -> None:
    with pytest.raises(QueryError, match="questions are found by words and verdict:"):
        library.best_question(query)


def test_questions_are_listed_by_verdict(library: Library) -> None:
    assert [q.verdict for q in library.questions(verdict="conflict").rows] == ["conflict"]
    assert library.questions(verdict="update").rows == []
    assert library.questions("workers", verdict="update").total == 0
    assert library.questions("workers verdict:conflict").total == 1
    assert library.questions(limit=0).truncated


def test_a_question_is_read_back_as_it_was_judged(library: Library) -> None:
    from figures.verdict import build_question

    (question,) = library.questions(verdict="conflict").rows
    again = build_question(question.id, [*question.claims, *question.candidates])

    assert {claim.id for claim in question.claims} == {claim.id for claim in again.claims}
    assert [(p.a, p.b) for p in question.pairs] == [(p.a, p.b) for p in again.pairs]
    assert all(pair.why and pair.tests for pair in question.pairs)
    assert library.question(question.id) == question


def test_every_figure_of_an_article_has_a_verdict(library: Library) -> None:
    for key in FERRY:
        assert set(library.verdicts_of(key)) == {claim.id for claim in library.claims_of(key)}


def test_one_more_article_changes_the_questions_it_belongs_to_and_no_other(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        for key in ("wire", "post"):
            library.store(ferry(key))
        conflict = library.best_question("workers")
        assert conflict is not None
        library.store(ferry("ledger"))
        grown = library.question(conflict.id)

        assert members(grown) == ["ledger", "post", "wire"]
        library.store(Article("far", "In Kelberg, 77 cows were sold.", published="2019-01-01"))
        assert library.question(conflict.id) == grown


def test_a_revision_without_the_figure_takes_it_out_of_its_question(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        for key in FERRY:
            library.store(ferry(key))
        library.store(Article("post", "The figure was withdrawn.", outlet="Harbour Post"))

        assert members(library.best_question("workers")) == ["ledger", "wire"]
        assert library.stats().conflicts == 0
        assert library.check() == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("verdict:conflict", 1),
        ("verdict:update", 0),
        ("workers -13,221", 0),
        ("workers -houses", 1),
        ("-houses", 1),
        ("-workers", 0),
        ("NEAR(workers 13,800, 3)", 1),
        ("workers OR zeppelins", 1),
    ],
)
def test_questions_are_listed_by_what_a_query_asks_of_them(
    library: Library, query: str, found: int
) -> None:
    assert library.questions(query).total == found


@pytest.mark.parametrize("query", ["since:2024", "workers outlet:wire", ">1000 workers"])
def test_what_a_question_does_not_have_is_not_ignored(library: Library, query: str) -> None:
    with pytest.raises(QueryError, match="questions are found by words and verdict:"):
        library.questions(query)
