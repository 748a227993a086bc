"""A library as JSON lines: what goes out comes back, byte for byte, and nothing bad gets in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.errors import LibraryError
from db.library import Library
from figures.model import Article
from tests.db_material import TEXTS, article, lines_of, plain
from tests.test_db_curation import FERRY, everything, ferry

NOW = "2025-06-01T10:00:00+00:00"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with something of everything in it."""
    with Library.open(tmp_path / "library.db") as library:
        for key in TEXTS:
            library.store(article(key))
        for key in FERRY:
            library.store(ferry(key))
        library.store(
            plain("wire", "An earlier text,\u2028 on two lines.\nWith “quotes” and \x1b.")
        )
        library.store(ferry("wire"))
        library.edit_article("wire", published="2025-02-11", outlet="NORTHERN wire")
        library.edit_article("post/flood", title="Taken back")
        library.undo()
        figures = {claim.article: claim.id for claim in library.figures().rows}
        library.curator.dismiss(figures["post"], "a slip")
        library.curator.correct(figures["ledger"], low=14_000, high=None)
        library.curator.split([figures["post/ferry"]])
        library.curator.note("wire", "ask again")
        library.save_search("ferries", "ferry OR ship")
        library.record_import("broken.pdf", "it is damaged")
        library.mark_seen(library.questions().rows[0].id)
        yield library


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "other.db") as library:
        yield library


def test_what_is_exported_and_imported_is_exported_again_byte_for_byte(
    library: Library, other: Library
) -> None:
    lines = lines_of(library)
    other.import_lines(lines)

    assert lines_of(other) == lines
    kinds = {json.loads(line)["type"] for line in lines}
    assert kinds == {
        "library", "outlet", "decision", "undo", "article", "search", "failure", "seen", "end",
    }  # fmt: skip


def test_what_is_imported_answers_as_the_library_it_came_from(
    library: Library, other: Library
) -> None:
    other.import_lines(lines_of(library))

    assert everything(other) == everything(library)
    assert other.articles().rows == library.articles().rows
    assert other.decisions() == library.decisions()
    assert other.revisions("wire") == library.revisions("wire")
    assert other.outlets() == library.outlets()
    seen = library.questions().rows
    assert [other.unseen(q) for q in seen] == [library.unseen(q) for q in seen]
    assert other.check() == []


def test_importing_the_same_lines_again_changes_nothing(library: Library) -> None:
    lines = lines_of(library)
    report = library.import_lines(lines)

    assert lines_of(library) == lines
    assert (report.new, report.revised, report.decisions, report.searches) == (0, 0, 0, 0)
    assert report.unchanged == len(TEXTS) + len(FERRY)


def test_lines_are_taken_over_into_a_library_that_has_articles_of_its_own(
    library: Library, other: Library
) -> None:
    other.store(plain("wire", "Another text of the same article, with 12 houses."))
    other.store(plain("own", "Our own text."))
    other.save_search("ferries", "ship")
    report = other.import_lines(lines_of(library))

    assert {row.key for row in other.articles().rows} >= {"own", "wire", "post"}
    assert {"12 houses", "13,221 workers", "on two lines"} <= {
        words
        for state in (other.article("wire"), *other.revisions("wire"))
        for words in ("12 houses", "13,221 workers", "on two lines")
        if state and words in state.text
    }
    assert {row.name for row in other.saved_searches()} == {"ferries", "ferries (other)"}
    assert len(report.clashes) == 2
    assert other.check() == []


def test_an_import_that_was_broken_off_is_simply_done_again(
    library: Library, other: Library
) -> None:
    lines = lines_of(library)
    with pytest.raises(LibraryError, match="end too early"):
        other.import_lines(lines[:-6])
    other.import_lines(lines)

    assert lines_of(other) == lines


def test_progress_is_told_in_articles(library: Library, other: Library) -> None:
    told: list[tuple[int, int]] = []
    other.import_lines(lines_of(library), lambda done, total: told.append((done, total)))

    assert told == [(9, 9)]


HEADER = {"type": "library", "format": 1, "articles": 1}
ARTICLE = {"type": "article", "key": "k", "stored_at": NOW, "text": "Some text.", "revisions": []}
DECISION = {
    "type": "decision", "n": 1, "at": NOW, "kind": "dismiss", "article": "k", "quote": "q",
    "surface": "12", "occurrence": 0, "change": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("not json", "no JSON object"),
        ("[" * 100_000, "no JSON object"),
        ('{"type": "end", "lines": NaN}', "no JSON object"),
        ("[1]", "no JSON object with a type"),
        ({"type": 7}, "no JSON object with a type"),
        ({"type": "figure"}, "no records of type 'figure'"),
        ({**ARTICLE, "key": ""}, "'key' has to be a text"),
        ({**ARTICLE, "key": 7}, "'key' has to be a text"),
        ({**ARTICLE, "text": ["x"]}, "'text' has to be a text or null"),
        ({**ARTICLE, "authors": "Ada"}, "'authors' has to be a list of texts"),
        ({**ARTICLE, "stored_at": "yesterday"}, "'stored_at' has to be a moment"),
        ({**ARTICLE, "revisions": {}}, "'revisions' has to be a list"),
        ({**ARTICLE, "revisions": [7]}, "'7' has to be an object"),
        ({**DECISION, "kind": "explode"}, "a decision of kind 'explode' cannot say"),
        ({**DECISION, "occurrence": True}, "'occurrence' has to be a whole number"),
        ({**DECISION, "quote": None}, "has to name its article, quote and surface"),
        ({**DECISION, "kind": "move", "change": {"to": ["k"]}}, "cannot say {'to': ['k']}"),
        ({**DECISION, "kind": "split", "change": {"figures": 3}}, "cannot say"),
        ({**DECISION, "kind": "merge", "change": {}}, "cannot say {}"),
        ({**DECISION, "kind": "edit", "change": {"text": "mine"}}, "cannot say"),
        ({**DECISION, "kind": "edit", "change": {"published": "May"}}, "is not a date"),
        ({**DECISION, "kind": "correct", "change": {"low": 10**400}}, "cannot be the low"),
        ({**DECISION, "kind": "correct", "change": {"status": "sure"}}, "cannot be the status"),
        ({**DECISION, "kind": "correct", "change": {"id": "x"}}, "id of a figure cannot be"),
        ({**DECISION, "kind": "same-source", "change": {"to": "a", "from": 1}}, "cannot say"),
        ({"type": "search", "name": "n", "query": None, "at": NOW}, "'query' has to be a text"),
        ({"type": "end", "lines": 9}, "lines are missing"),
    ],
)
def test_a_line_that_is_wrong_is_told_with_its_number_and_never_gets_in(
    other: Library, record: str | dict[str, Any], said: str
) -> None:
    line = record if isinstance(record, str) else json.dumps(record)
    with pytest.raises(LibraryError) as refused:
        other.import_lines([json.dumps(HEADER), line])

    assert str(refused.value).startswith("line 2: ")
    assert said in str(refused.value)
    assert other.articles().total == 0
    assert other.decisions() == []
    assert other.store(article("wire/ferry")).state == "new"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "not that of an exported library"),
        (["\n"], "not that of an exported library"),
        ([json.dumps(ARTICLE)], "not that of an exported library"),
        ([json.dumps({**HEADER, "format": 99})], "exported by a newer variorum"),
        ([json.dumps(HEADER)], "end too early"),
    ],
)
def test_lines_that_are_no_whole_export_are_refused(
    other: Library, lines: list[str], said: str
) -> None:
    with pytest.raises(LibraryError, match=said):
        other.import_lines(lines)


def test_what_no_database_can_hold_is_replaced(other: Library) -> None:
    hostile = {**ARTICLE, "text": "a\0b\ud800c", "title": "\0"}
    other.import_lines(map(json.dumps, [HEADER, hostile, {"type": "end", "lines": 3}]))

    assert other.article("k") == Article("k", "a\ufffdb\ufffdc", "\ufffd")


def test_equal_decisions_taken_in_one_second_stay_apart(
    library: Library, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.curation.now", lambda: NOW)
    for _ in range(2):
        library.edit_article("post", title="Another")
        library.undo()
    library.edit_article("post", title="Another")
    other.import_lines(lines_of(library))
    other.import_lines(lines_of(library))
    post = other.article("post")

    assert lines_of(other) == lines_of(library)
    assert post is not None
    assert post.title == "Another"
