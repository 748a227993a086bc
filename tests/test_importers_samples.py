"""The sample articles come in whole, in every format, and show every verdict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.library import Library
from figures.model import VERDICTS, Article, Question
from importers.base import ImportOptions
from importers.inputs import source_of
from importers.pipeline import ImportReport, run_import
from importers.reading import read_source
from importers.samples import sample_paths

INPUTS = [str(path) for path in sample_paths()]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, ImportReport]]:
    with Library.open(tmp_path_factory.mktemp("demo") / "demo.db") as library:
        yield library, run_import(library, INPUTS, ImportOptions())


@pytest.fixture(scope="module")
def questions(imported: tuple[Library, ImportReport]) -> list[Question]:
    return imported[0].questions().rows


def articles() -> list[Article]:
    items = [item for text in INPUTS for item in read_source(source_of(text), ImportOptions())]
    assert all(isinstance(item, Article) for item in items)
    return [item for item in items if isinstance(item, Article)]


def holding(questions: list[Question], *values: float) -> Question:
    """The one question that holds all these values."""
    (found,) = [
        question
        for question in questions
        if set(values) <= {claim.figure.low for claim in question.claims}
    ]
    return found


def test_there_are_enough_articles_of_enough_outlets_in_every_common_format() -> None:
    found = articles()

    assert len(found) >= 14
    assert len({article.outlet for article in found}) >= 5
    assert {Path(text).suffix for text in INPUTS} == {".txt", ".md", ".html", ".jsonl"}


def test_every_sample_says_when_where_and_under_which_title_it_appeared() -> None:
    for article in articles():
        assert article.title
        assert article.outlet
        assert article.published_on
        assert article.url is not None
        assert article.url.split("/")[2].endswith(".example")
        assert article.key == article.url


def test_no_furniture_is_left_in_a_sample() -> None:
    for article in articles():
        for furniture in ("<", "](", "Share", "Related", "Most read", "©", "Home"):
            assert furniture not in article.text


def test_all_of_them_can_be_stored(imported: tuple[Library, ImportReport]) -> None:
    report = imported[1]

    assert (report.failed, report.notices) == ([], [])
    assert report.new == report.articles == len(articles())


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((13221, 13800, 25000), "conflict"),
        ((31, 47), "update"),
        ((41250, 52000), "conflict"),
        ((2.4e9, 3.1e9), "conflict"),
        ((84000, 61000), "different-period"),
    ],
)
def test_each_affair_has_its_verdict(
    questions: list[Question], values: tuple[float, ...], verdict: str
) -> None:
    assert holding(questions, *values).verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("13,221 North Koreans", "13,800 workers", "conflict"),
        ("13,221 North Koreans", "13,221 North Koreans", "same-origin"),
        ("13,800 workers", "25,000 workers", "different-period"),
        ("47 people", "Nearly 50 people", "agree"),
        ("31 people", "47 people", "update"),
        ("41,250 spectators", "52,000 spectators", "conflict"),
        ("41,250 spectators", "About 41,000 spectators", "agree"),
        ("2.4 billion euros", "3.1 billion euros", "conflict"),
    ],
)
def test_each_pair_has_its_verdict(
    questions: list[Question], one: str, other: str, verdict: str
) -> None:
    found = {
        pair.verdict
        for question in questions
        for pair in question.pairs
        if {one, other}
        == {claim.figure.surface for claim in question.claims if claim.id in (pair.a, pair.b)}
    }
    assert found == {verdict}


def test_every_verdict_is_shown(questions: list[Question]) -> None:
    shown = {pair.verdict for question in questions for pair in question.pairs}
    shown |= {question.verdict for question in questions}

    assert shown == set(VERDICTS)
