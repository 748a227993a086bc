"""Where texts come from is kept for every state of an article, and what servers said of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.library import Library
from db.rows import Visit
from figures.model import Article, DateSaid
from tests.db_material import lines_of

SAID = (DateSaid("JSON-LD", "2025-05-27"), DateSaid("the address", "2031-01-01", is_future=True))
STORY = Article(
    "https://solmark.example/ferries",
    "The company sold 2 ships in Solmark.",
    published="2025-05-27",
    dates=SAID,
    raw_hash="ab" * 32,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_hash_and_dates_are_kept_and_every_earlier_text_keeps_its_own(path: Path) -> None:
    later = STORY._replace(text="The company sold 3 ships.", raw_hash="cd" * 32, dates=SAID[:1])
    with Library.open(path) as library:
        library.store(STORY)
        first = library.provenance(STORY.key)
        assert library.store(later).state == "revised"
        (earlier,) = library.revisions(STORY.key)

        assert (first.raw_hash, first.dates) == ("ab" * 32, SAID)
        assert earlier.raw_hash == "ab" * 32
        assert library.provenance(STORY.key) == ("cd" * 32, SAID[:1])


def test_the_same_text_from_other_bytes_is_unchanged_and_the_later_bytes_count(path: Path) -> None:
    with Library.open(path) as library:
        library.store(STORY)
        assert library.store(STORY._replace(raw_hash="cd" * 32)).state == "unchanged"

        assert library.provenance(STORY.key).raw_hash == "cd" * 32
        assert library.revisions(STORY.key) == []


def test_provenance_follows_an_article_whose_date_is_edited(path: Path) -> None:
    with Library.open(path) as library:
        library.store(STORY)
        library.edit_article(STORY.key, published="2024-01-01")

        assert library.provenance(STORY.key).dates == SAID
        assert library.check() == []


def test_nothing_is_known_of_what_no_importer_read(path: Path) -> None:
    with Library.open(path) as library:
        library.store(Article("bare", "Nothing is known of this."))

        assert library.provenance("bare") == (None, ())
        assert library.provenance("missing") == (None, ())


@pytest.mark.parametrize("by_lines", [False, True])
def test_provenance_goes_into_another_library(path: Path, tmp_path: Path, by_lines: bool) -> None:
    with Library.open(tmp_path / "other.db") as other:
        other.store(STORY)
        other.store(STORY._replace(text="The company sold 3 ships.", raw_hash="cd" * 32))
        lines = lines_of(other)
    with Library.open(path) as library:
        if by_lines:
            library.import_lines(lines)
        else:
            library.merge(tmp_path / "other.db")

        assert library.provenance(STORY.key).dates == SAID
        assert library.provenance(STORY.key).raw_hash == "cd" * 32
        assert [revision.raw_hash for revision in library.revisions(STORY.key)] == ["ab" * 32]


def test_a_visit_is_remembered_until_it_is_forgotten(path: Path) -> None:
    visit = Visit("https://a.example/feed", "https://b.example/feed", '"v1"', None, 3)
    with Library.open(path) as library:
        library.record_visit(visit)
        library.record_visit(visit._replace(etag='"v2"'))
        seen = library.visit(visit.url)
        library.forget_visit(visit.url)

        assert seen == visit._replace(etag='"v2"')
        assert library.visit(visit.url) is None
