"""The numbers a library keeps of what is in it: right after everything that changes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from db.rows import OutletRow, Stats
from tests.db_material import TEXTS, article, plain
from tests.test_db_curation import FERRY, ferry


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        for key in FERRY:
            library.store(ferry(key))
        yield library


def counted(library: Library) -> tuple[Stats, list[OutletRow]]:
    """What there is, counted row by row."""
    connection = sqlite3.connect(library.path)
    stats = connection.execute(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM figures),"
        " (SELECT count(*) FROM questions),"
        " (SELECT count(*) FROM questions WHERE verdict = 'conflict'),"
        " (SELECT count(DISTINCT outlet) FROM articles)"
    ).fetchone()
    outlets = connection.execute(
        "SELECT outlet, count(*) FROM articles WHERE outlet NOT NULL GROUP BY outlet"
    ).fetchall()
    connection.close()
    return Stats(*stats), sorted(OutletRow(*row) for row in outlets)


def decide(library: Library) -> None:
    library.curator.dismiss(library.claims_of("post")[0].id)
    library.curator.split([library.claims_of("ledger")[0].id])


def undo_what_is_decided(library: Library) -> None:
    decide(library)
    assert library.undo()
    assert library.undo()


def fail_half_way(library: Library) -> None:
    def part(key: str, *, fails: bool) -> None:
        with library.batch():
            library.store(plain(key, "A text.", outlet="New Outlet"))
            if fails:
                raise LibraryError("taken back")

    with library.batch():
        part("kept", fails=False)
        with pytest.raises(LibraryError, match="taken back"):
            part("lost", fails=True)
        part("kept too", fails=False)


CHANGES: dict[str, Callable[[Library], object]] = {
    "nothing": lambda lib: None,
    "more articles": lambda lib: [lib.store(article(key)) for key in TEXTS],
    "a bulk import": lambda lib: lib.store_all([(article(key), []) for key in TEXTS]),
    "an article without outlet": lambda lib: lib.store(plain("k", "A text.")),
    "the same again": lambda lib: lib.store(ferry("wire")),
    "another text": lambda lib: lib.store(ferry("wire")._replace(text="No figure is left.")),
    "another outlet": lambda lib: lib.edit_article("wire", outlet="Open Ledger"),
    "no outlet": lambda lib: lib.edit_article("wire", outlet=""),
    "another date": lambda lib: lib.edit_article("wire", published="2020-01-01"),
    "decisions": decide,
    "decisions undone": undo_what_is_decided,
    "everything read anew": lambda lib: lib.reindex(everything=True),
    "a part that is taken back": fail_half_way,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_told_is_what_is_there(library: Library, change: str) -> None:
    CHANGES[change](library)

    assert (library.stats(), sorted(library.outlets())) == counted(library)
    assert library.articles(limit=1).total == library.stats().articles
    assert library.figures(limit=1).total == library.stats().figures
    assert library.questions(limit=1).total == library.stats().questions
    assert library.check() == []


def test_a_listing_of_an_outlet_tells_how_many_articles_it_has(library: Library) -> None:
    library.store(ferry("wire")._replace(key="second"))

    assert library.articles_of_outlet("Northern Wire", limit=1).total == 2


def test_the_doctor_finds_wrong_numbers_and_mends_them(library: Library) -> None:
    connection = sqlite3.connect(library.path)
    connection.execute("UPDATE tally SET n = n + 1 WHERE name = 'figures'")
    connection.execute("UPDATE outlet SET articles = 7")
    connection.commit()
    connection.close()
    (finding,) = library.check()

    assert "the numbers kept" in finding.what
    library.mend()
    assert library.check() == []
    assert (library.stats(), sorted(library.outlets())) == counted(library)
