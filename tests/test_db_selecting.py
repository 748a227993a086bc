"""A person's own SELECT: everything can be read, nothing can be changed by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import QueryError
from db.library import Library
from figures.model import Article


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "library.db"
    with Library.open(path) as writing:
        writing.store(Article("one", "The ferry carried 40 people on Monday."))
        writing.store(Article("two", "The tram carried 70 people on Monday."))
    return Library.open(path, read_only=True)


def selected(library: Library, statement: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    with library, library.selecting(statement) as (columns, rows):
        return columns, list(rows)


def test_a_select_gives_names_and_rows(library: Library) -> None:
    columns, rows = selected(
        library, "SELECT key, surface FROM articles JOIN figures ON article = key"
    )

    assert columns == ("key", "surface")
    assert sorted(rows) == [("one", "40 people"), ("two", "70 people")]


def test_the_full_text_index_can_be_asked(library: Library) -> None:
    statement = (
        "SELECT key FROM articles WHERE article_id IN"
        " (SELECT rowid FROM article_fts WHERE article_fts MATCH 'ferry')"
    )

    assert selected(library, statement)[1] == [("one",)]


def test_the_columns_of_a_table_can_be_asked(library: Library) -> None:
    assert "key" in {row[1] for row in selected(library, "PRAGMA table_info(article)")[1]}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM article",
        "INSERT INTO setting VALUES ('a', 'b')",
        "DROP TABLE article",
        "CREATE TEMP TABLE t (x)",
        "ATTACH '{folder}/other.db' AS other",
        "VACUUM INTO '{folder}/other.db'",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = 1",
        "COMMIT",
        "SELECT 1; DELETE FROM article",
        "SELECT load_extension('{folder}/x')",
        "SELECT nothing FROM nowhere",
        "",
        "nonsense",
        "SELECT '\0'",
    ],
)
def test_anything_else_is_refused_in_a_sentence(
    library: Library, statement: str, tmp_path: Path
) -> None:
    before = library.path.read_bytes()

    with pytest.raises(QueryError, match=r"\w+ \w+ \w+"):
        selected(library, statement.format(folder=tmp_path))

    assert library.path.read_bytes() == before
    assert not (tmp_path / "other.db").exists()
