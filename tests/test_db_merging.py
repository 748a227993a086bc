"""Two people's libraries made one: nothing of either is lost, and clashes are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from figures.model import Article
from tests.db_material import TEXTS, article, plain

CROSSING = (
    "The Estmark harbour ministry said {} workers crossed the Lannet strait by ferry in 2024. "
    "Minister Oruk Halder said most of them came from Vostrana."
)


def crossing(key: str, workers: str, published: str) -> Article:
    text = CROSSING.format(workers)
    return Article(key, text, "Workers cross the Lannet strait", key, published=published)


WIRE = crossing("wire", "13,221", "2025-02-10")
POST = crossing("post", "13,800", "2025-05-27")
LEDGER = crossing("ledger", "14,950", "2025-06-03")


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "ours.db") as library:
        yield library


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "theirs.db") as library:
        yield library


def pass_time(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Let what is stored or decided from here on have happened at this moment."""
    for place in ("articles", "curation", "revisions", "searches"):
        monkeypatch.setattr(f"db.{place}.now", lambda: moment)


def test_two_libraries_become_what_one_would_have_been(
    ours: Library, theirs: Library, tmp_path: Path
) -> None:
    ours.store(WIRE)
    for one in (POST, LEDGER, *map(article, TEXTS)):
        theirs.store(one)
    report = ours.merge(theirs.path)
    with Library.open(tmp_path / "one.db") as one_library:
        for one in (WIRE, POST, LEDGER, *map(article, TEXTS)):
            one_library.store(one)

        assert ours.articles().rows == one_library.articles().rows
        assert ours.questions().rows == one_library.questions().rows
    assert (report.new, report.revised, report.clashes) == (2 + len(TEXTS), 0, ())
    assert ours.check() == []


def test_merging_again_changes_nothing(ours: Library, theirs: Library) -> None:
    ours.store(plain("k", "Our text."))
    theirs.store(plain("k", "Their first text."))
    theirs.store(plain("k", "Their text."))
    theirs.store(POST)
    theirs.edit_article("post", published="2025-05-28")
    theirs.save_search("ferries", "ferry")
    ours.merge(theirs.path)
    before = ours.articles().rows, ours.revisions("k"), ours.decisions(), ours.saved_searches()
    again = ours.merge(theirs.path)

    assert again == (0, 0, 2, 0, 0, ())
    assert before == (
        ours.articles().rows, ours.revisions("k"), ours.decisions(), ours.saved_searches(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("their_moment", "current", "said"),
    [
        ("2025-01-01T00:00:00+00:00", "Our text.", "this library's is the later"),
        ("2025-03-01T00:00:00+00:00", "Their text.", "the other library's is the later"),
    ],
)
def test_of_two_texts_the_later_is_current_and_the_other_a_revision(
    ours: Library,
    theirs: Library,
    monkeypatch: pytest.MonkeyPatch,
    their_moment: str,
    current: str,
    said: str,
) -> None:
    pass_time(monkeypatch, "2025-02-01T00:00:00+00:00")
    ours.store(plain("k", "Our text."))
    pass_time(monkeypatch, "2024-01-01T00:00:00+00:00")
    theirs.store(plain("k", "Their earlier text."))
    pass_time(monkeypatch, their_moment)
    theirs.store(plain("k", "Their text."))
    report = ours.merge(theirs.path)
    kept = ours.article("k")

    assert kept is not None
    assert kept.text == current
    texts = {row.text for row in ours.revisions("k")} | {kept.text}
    assert texts == {"Our text.", "Their text.", "Their earlier text."}
    assert len(report.clashes) == 1
    assert report.clashes[0].startswith("k differs in its text; ")
    assert said in report.clashes[0]


def test_decisions_of_both_hold(ours: Library, theirs: Library) -> None:
    for library in (ours, theirs):
        for one in (WIRE, POST, LEDGER):
            library.store(one)
    ours.edit_article("wire", title="Ours")
    theirs.edit_article("wire", outlet="Northern Wire")
    theirs.curator.dismiss(theirs.claims_of("ledger")[0].id)
    report = ours.merge(theirs.path)
    wire = ours.article("wire")

    assert wire is not None
    assert (wire.title, wire.outlet) == ("Ours", "Northern Wire")
    assert ours.verdicts_of("ledger") == {}
    assert (report.decisions, report.clashes) == (2, ())


@pytest.mark.parametrize(
    ("their_moment", "title"),
    [("2025-01-01T00:00:00+00:00", "Ours"), ("2025-03-01T00:00:00+00:00", "Theirs")],
)
def test_of_two_decisions_on_one_thing_the_later_stands_and_both_are_in_the_log(
    ours: Library,
    theirs: Library,
    monkeypatch: pytest.MonkeyPatch,
    their_moment: str,
    title: str,
) -> None:
    for library in (ours, theirs):
        library.store(WIRE)
    pass_time(monkeypatch, "2025-02-01T00:00:00+00:00")
    ours.edit_article("wire", title="Ours")
    pass_time(monkeypatch, their_moment)
    theirs.edit_article("wire", title="Theirs")
    report = ours.merge(theirs.path)
    wire = ours.article("wire")

    assert wire is not None
    assert wire.title == title
    assert len(report.clashes) == 1
    assert {decision.words for decision in ours.decisions()} == {
        "changed wire: title Ours",
        "changed wire: title Theirs",
    }


def test_our_latest_decision_on_a_thing_is_the_one_that_clashes(
    ours: Library, theirs: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library, moment, title in (
        (ours, "2025-01-01T00:00:00+00:00", "Ours, first"),
        (ours, "2025-03-01T00:00:00+00:00", "Ours, then"),
        (theirs, "2025-02-01T00:00:00+00:00", "Theirs, between"),
    ):
        pass_time(monkeypatch, moment)
        library.store(WIRE)
        library.edit_article("wire", title=title)
    report = ours.merge(theirs.path)
    wire = ours.article("wire")

    assert wire is not None
    assert wire.title == "Ours, then"
    assert [clash.split(";")[1] for clash in report.clashes] == [
        " this library's decision is the later one and stands"
    ]


def test_figures_moved_to_different_questions_are_a_clash(ours: Library, theirs: Library) -> None:
    for library in (ours, theirs):
        for one in (WIRE, POST, LEDGER):
            library.store(one)
    ledger = ours.claims_of("ledger")[0].id
    ours.curator.split([ledger])
    theirs.curator.pin(ledger)
    report = ours.merge(theirs.path)

    assert len(report.clashes) == 1
    assert "pinned" in report.clashes[0]
    assert {decision.kind for decision in ours.decisions()} == {"split", "pin"}


def test_a_decision_undone_there_is_kept_as_undone(ours: Library, theirs: Library) -> None:
    for library in (ours, theirs):
        library.store(WIRE)
    theirs.edit_article("wire", title="A slip")
    theirs.undo()
    ours.edit_article("wire", title="Ours")
    report = ours.merge(theirs.path)

    assert [(d.words, d.undone) for d in ours.decisions()] == [
        ("changed wire: title A slip", True),
        ("changed wire: title Ours", False),
    ]
    assert report.clashes == ()


def test_a_decision_undone_there_after_it_was_taken_over_is_undone_here(
    ours: Library, theirs: Library
) -> None:
    theirs.store(WIRE)
    theirs.edit_article("wire", title="A slip")
    ours.merge(theirs.path)
    theirs.undo()
    ours.merge(theirs.path)
    wire = ours.article("wire")

    assert wire is not None
    assert wire.title == WIRE.title
    assert [decision.undone for decision in ours.decisions()] == [True]


def test_what_only_the_other_library_knows_of_an_article_is_taken(
    ours: Library, theirs: Library
) -> None:
    ours.store(plain("k", "The same text."))
    theirs.store(plain("k", "The same text.", title="A title", published="2025-01-01"))
    report = ours.merge(theirs.path)

    assert ours.article("k") == theirs.article("k")
    assert (report.revised, report.clashes) == (1, ())


def test_a_decision_makes_an_article_no_later_than_it_was_stored(
    ours: Library, theirs: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_time(monkeypatch, "2025-01-01T00:00:00+00:00")
    ours.store(plain("k", "Our text."))
    pass_time(monkeypatch, "2025-02-01T00:00:00+00:00")
    theirs.store(plain("k", "Their text."))
    pass_time(monkeypatch, "2025-03-01T00:00:00+00:00")
    ours.edit_article("k", title="Decided")
    ours.merge(theirs.path)
    kept = ours.article("k")

    assert kept is not None
    assert (kept.title, kept.text) == ("Decided", "Their text.")


def test_a_search_of_the_same_name_is_kept_under_another(ours: Library, theirs: Library) -> None:
    ours.save_search("ferries", "ferry")
    theirs.save_search("ferries", "ferry OR ship")
    theirs.save_search("floods", "flood")
    report = ours.merge(theirs.path)

    assert {row.name: row.query for row in ours.saved_searches()} == {
        "ferries": "ferry",
        "ferries (other)": "ferry OR ship",
        "floods": "flood",
    }
    assert report.searches == 2
    assert len(report.clashes) == 1


def test_merging_what_is_no_library_is_refused(ours: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library at"):
        ours.merge(tmp_path / "nowhere.db")
