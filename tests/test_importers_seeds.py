"""Captured articles beside the repository come out as a careful reader would copy them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from figures.model import Article
from importers.base import ImportOptions
from importers.inputs import source_of
from importers.reading import read_source

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
if not SEEDS.is_dir():
    pytest.skip("the captured articles are not here", allow_module_level=True)
EXPECTED: dict[str, dict[str, Any]] = json.loads((SEEDS / "expected.json").read_text("utf-8"))[
    "articles"
]


@pytest.fixture(params=sorted(EXPECTED))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def article(name: str) -> Article:
    (item,) = read_source(source_of(str(SEEDS / name)), ImportOptions())
    assert isinstance(item, Article)
    return item


def test_title_and_author_are_those_of_the_article(name: str, article: Article) -> None:
    author = EXPECTED[name].get("author")

    assert article.title == EXPECTED[name]["title"]
    assert article.authors == ((author,) if author else ())


def test_nothing_of_the_page_around_it_is_in_the_text(name: str, article: Article) -> None:
    assert [text for text in EXPECTED[name]["not_article_text"] if text in article.text] == []


def test_every_figure_is_in_the_text(name: str, article: Article) -> None:
    surfaces = [figure["surface"] for figure in EXPECTED[name]["figures"]]

    assert [surface for surface in surfaces if surface not in article.text] == []


def test_the_headline_is_the_first_line_and_the_body_stands_once(article: Article) -> None:
    lines = [line for line in article.text.split("\n") if line]

    assert article.title in (None, lines[0])
    assert len(set(lines)) == len(lines)
