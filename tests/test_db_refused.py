"""What a library refuses, in words that say to what and what to do."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from db import lines
from db.connections import said
from db.decisions import refuse_malformed
from db.errors import LibraryError
from db.library import Library
from db.terms import fold_word
from tests.db_material import plain

ORCHARD = ["ada.example/1", "Some 12 trees fell.", "12 trees", 0]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        library.store(plain("a", "Some 412 trees fell in Corvale on Monday, the mayor said."))
        yield library


DECISIONS: list[tuple[Callable[[Library], object], str]] = [
    (lambda it: it.curator.note("nowhere", "x"), "no figure or article 'nowhere'"),
    (lambda it: it.curator.pin("nowhere"), "figure nowhere is in no question"),
    (lambda it: it.curator.split([]), "a split needs the figures that go"),
    (lambda it: it.curator.split(["nowhere"]), "there is no figure nowhere; nothing was changed"),
    (lambda it: it.curator.merge("nowhere", "nowhere"), "no question nowhere with other figures"),
]


@pytest.mark.parametrize(("decide", "words"), DECISIONS, ids=[words for _, words in DECISIONS])
def test_a_decision_on_nothing_is_refused_and_changes_nothing(
    library: Library, decide: Callable[[Library], object], words: str
) -> None:
    with pytest.raises(LibraryError, match=words):
        decide(library)

    written = io.StringIO()
    library.export_lines(written)
    assert '"log"' not in written.getvalue()


@pytest.mark.parametrize(
    ("kind", "change", "ref", "words"),
    [
        ("edit", {"published": "2025-02-10"}, ["", None, None, 0], "article has to name it"),
        ("note", {"text": "x"}, [None, None, None, 0], "article has to name it"),
        ("correct", {"low": True}, ORCHARD, "True cannot be the low of a figure"),
        ("correct", {"low": 1e301}, ORCHARD, "1e[+]301 cannot be the low of a figure"),
        ("correct", {"period_start": 5}, ORCHARD, "has to be a day as in 2025-02-10"),
        ("correct", {"period_end": "soon"}, ORCHARD, "has to be a day as in 2025-02-10"),
        ("correct", {"surface": "x"}, ORCHARD, "surface of a figure cannot be corrected"),
        ("correct", {"low": 1.0}, ORCHARD[:3], "has to name its article, quote and surface"),
        ("paint", {}, ORCHARD, "a decision of kind 'paint' cannot say"),
    ],
)
def test_a_decision_that_could_not_be_replayed_is_refused(
    kind: str, change: dict[str, Any], ref: list[Any], words: str
) -> None:
    with pytest.raises(LibraryError, match=words):
        refuse_malformed(kind, change, ref)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "the disk that holds a.db is full; nothing was changed, make room"),
        ("SQLITE_READONLY", "a.db cannot be written; check who owns the file and its folder"),
        ("SQLITE_ERROR", "a.db could not be used"),
    ],
)
def test_a_failure_of_the_store_says_what_to_do(name: str, words: str) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorname = name

    assert words in said(error, Path("a.db"))


def test_a_folder_that_anyone_may_write_is_found(library: Library) -> None:
    library.path.parent.chmod(0o777)
    try:
        told = [str(finding) for finding in library.check()]
    finally:
        library.path.parent.chmod(0o700)

    assert any("anyone on this machine can replace files" in words for words in told)


def test_writing_lines_tells_how_many_articles_are_written(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "_AT_ONCE", 1)
    library.store(plain("b", "Some 30 boats sank off Tirimar."))
    told: list[tuple[int, int]] = []
    library.export_lines(io.StringIO(), lambda done, total: told.append((done, total)))

    assert told[-1] == (2, 2)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize(
    ("word", "folded"), [("Cafe\u0301", "cafe"), ("Café", "cafe"), ("Łódź", "łodz"), ("…", "")]
)
def test_a_word_is_looked_up_without_its_marks(word: str, folded: str) -> None:
    assert fold_word(word) == folded
