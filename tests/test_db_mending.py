"""The doctor: each thing that can be torn is found, named, and mended without a loss."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from db.library import Library
from tests.test_db_curation import FERRY, everything, ferry

INDEX_ROW = "SELECT 'delete', id, title FROM article LIMIT 1"
TORN = [
    (
        "articles are not in the search index",
        "INSERT INTO article_fts (article_fts, rowid, title, text, authors, facets, unspaced)"
        " SELECT 'delete', id, title, text, authors, facets, unspaced FROM article LIMIT 1",
        "the search index of articles lacks 1",
    ),
    (
        "titles are not in their index",
        f"INSERT INTO title_fts (title_fts, rowid, title) {INDEX_ROW}",
        "the search index of titles lacks 1",
    ),
    (
        "a question is in its index that is not there",
        "INSERT INTO question_fts (rowid, label, words) VALUES (99999, 'ghosts', 'ghosts')",
        "the search index of questions lacks 0 and has 1",
    ),
    (
        "links of a figure that is not there",
        'INSERT INTO link SELECT 99999, n, alias_id, start, "end", cue FROM link LIMIT 1',
        "rows of link refer to rows that are not there",
    ),
    (
        "figures of an article that is not there",
        "UPDATE figure SET article_id = 99999 WHERE id = (SELECT min(id) FROM figure)",
        "rows of figure refer to rows that are not there",
    ),
    (
        "claims of questions that are not there",
        "DELETE FROM question",
        "rows of claim refer to rows that are not there",
    ),
    (
        "figures that another engine read",
        "UPDATE extraction SET engine = 0 WHERE article_id = (SELECT min(id) FROM article)",
        "the figures of 1 articles were read by another version",
    ),
    (
        "articles that are noted as read by no engine",
        "DELETE FROM extraction",
        "the figures of 3 articles were read by another version",
    ),
    ("an index is missing", "DROP INDEX article_tail", "the index article_tail is missing"),
    ("a trigger is missing", "DROP TRIGGER article_changed", "the trigger article_changed is"),
    ("a view is missing", "DROP VIEW claims", "the view claims is missing"),
    ("a search index is missing", "DROP TABLE title_fts", "the table title_fts is missing"),
    ("articles are miscounted", "UPDATE tally SET n = n + 7", "are not those that are there"),
]


@pytest.mark.parametrize(("tear", "told"), [row[1:] for row in TORN], ids=[row[0] for row in TORN])
def test_the_doctor_finds_and_mends(tmp_path: Path, tear: str, told: str) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        for key in FERRY:
            library.store(ferry(key))
        library.curator.note(library.claims_of("wire")[0].id, "seen")
        before = everything(library)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(tear)
    connection.close()

    with Library.open(path) as library:
        findings = library.check()
        assert any(told in finding.what for finding in findings), findings
        assert any("--mend" in finding.mend for finding in findings)
        library.mend()

        assert library.check() == []
        assert everything(library) == before


def test_what_was_authored_and_refers_to_nothing_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.store(ferry("wire"))
        library.store(ferry("wire")._replace(text="Another text about 5 ferries."))
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE revision SET article_id = 99999")
    connection.close()

    with Library.open(path) as library:
        (finding,) = library.check()
        assert finding.what == "rows of revision refer to rows that are not there"
        assert "they were kept; restore a backup" in finding.mend
        library.mend()
        assert len(library.check()) == 1


def test_a_table_that_is_gone_sends_one_to_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE revision")
    connection.close()

    with Library.open(path) as library:
        (finding,) = library.check()
    assert finding == ("the table revision is missing", "what it held is lost; restore a backup")
