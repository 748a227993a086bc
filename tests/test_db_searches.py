"""Saved searches, and what is new since a question was last seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from figures.model import Article

CROSSING = (
    "The Estmark harbour ministry said {} workers crossed the Lannet strait by ferry in 2024. "
    "Minister Oruk Halder said most of them came from Vostrana."
)


def crossing(key: str, workers: str, published: str) -> Article:
    text = CROSSING.format(workers)
    return Article(key, text, "Workers cross the Lannet strait", key, published=published)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        library.store(crossing("wire", "13,221", "2025-02-10"))
        library.store(crossing("post", "13,800", "2025-05-27"))
        yield library


def test_a_search_is_kept_under_its_name_until_it_is_forgotten(library: Library) -> None:
    library.save_search("ferries", "ferry OR ship")
    library.save_search(" border ", " border since:2024 ")
    library.save_search("ferries", "ferry workers")

    assert [(row.name, row.query) for row in library.saved_searches()] == [
        ("border", "border since:2024"),
        ("ferries", "ferry workers"),
    ]
    library.forget_search("border")
    assert [row.name for row in library.saved_searches()] == ["ferries"]


@pytest.mark.parametrize(("name", "query"), [("", "ferry"), ("ferries", " ")])
def test_a_search_without_name_or_words_is_refused(library: Library, name: str, query: str) -> None:
    with pytest.raises(LibraryError, match="needs a name and a query"):
        library.save_search(name, query)


def test_forgetting_what_was_never_saved_is_told(library: Library) -> None:
    with pytest.raises(LibraryError, match="no search is saved as 'ferries'"):
        library.forget_search("ferries")


def test_fresh_is_what_is_unseen_and_has_an_article_stored_since_then(library: Library) -> None:
    questions = library.questions().rows
    ids = {question.id for question in questions}

    assert ids
    assert library.fresh(questions) == ids
    assert library.fresh(questions, "2000-01-01T00:00:00+00:00") == ids
    assert library.fresh(questions, "2999-01-01T00:00:00+00:00") == set()

    library.mark_seen(questions[0].id)
    assert library.fresh(questions, "2000-01-01T00:00:00+00:00") == ids - {questions[0].id}


def test_a_question_is_new_until_it_is_seen_and_again_when_it_changes(library: Library) -> None:
    question = library.best_question("workers ferry")
    assert question is not None
    assert library.unseen(question)

    library.mark_seen(question.id)
    assert not library.unseen(question)

    library.store(Article("other", "Another matter altogether.", published="2025-06-01"))
    same = library.question(question.id)
    assert same is not None
    assert not library.unseen(same)

    library.store(crossing("ledger", "14,950", "2025-06-03"))
    grown = library.question(question.id)
    assert grown is not None
    assert library.unseen(grown)


def test_a_corrected_value_makes_a_question_new_again(library: Library) -> None:
    question = library.best_question("workers ferry")
    assert question is not None
    library.mark_seen(question.id)
    library.curator.correct(question.claims[0].id, low=13800.0, high=13800.0)
    changed = library.question(question.id)

    assert changed is not None
    assert library.unseen(changed)


def test_an_unknown_question_cannot_be_marked(library: Library) -> None:
    with pytest.raises(LibraryError, match="there is no question nowhere"):
        library.mark_seen("nowhere")
