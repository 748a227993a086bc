"""Every statement the library runs: none is left untried, none goes through all rows unasked.

All that a library can do is done once while each statement in `db/` is noted with the function
it stands in. A statement that never ran is not known to be any good; one whose plan reads a
whole table is allowed only where it is named below with its reason.
"""

from __future__ import annotations

import ast
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import pytest

import db
from db.errors import LibraryError
from db.library import Library
from db.rows import Visit
from figures.model import DateSaid
from tests.db_material import TEXTS, article, lines_of, plain
from tests.test_db_curation import FERRY, ferry
from tests.test_db_plans import CALLS, is_allowed
from tests.test_db_versions import make_old

FOLDER = Path(db.__file__).resolve().parent
GOES_THROUGH_ALL = {
    "checks.py": "the doctor looks at everything",
    "schema.py": "an older file is brought up to date once",
    "connections.py:_version": "the names of tables",
    "connections.py:connect_to_read": "the names of tables",
    "questions.py:_matching": "nothing but words left out: all of the others are asked for",
    "tally.py:is_wrong": "the doctor counts",
    "tally.py:recount": "the doctor counts anew",
    "terms.py:rebuild": "words are counted after a bulk import",
    "terms.py:refresh_short": "the same",
    "upkeep.py:_reindex": "everything is asked for",
    "mending.py": "the doctor mends everything",
    "unfinished.py": "a note or two, of what is going on",
    "sources.py:forget_unused": "after figures were read anew, in one statement",
    "sources.py:names": "every name of every source, for completing them",
    "lines.py:_records": "everything is exported, a row at a time",
    "selecting.py": "what a person asks for in SQL",
    "same_sources.py:replay": "a person said that two names are one source",
    "same_sources.py:_reassign": "the figures of one source are counted",
    "same_sources.py:settle": "the names an acronym goes by",
    "placing.py:replay": "decisions by hand",
    "library.py:refuse_unwritable": "no row is looked at",
    "taking.py": "decisions and searches by hand",
}


class Noted(sqlite3.Connection):
    """Notes where in `db/` each statement comes from, and the plan of each."""

    sites: ClassVar[set[tuple[str, int]]] = set()
    plans: ClassVar[dict[tuple[str, str], list[str]]] = {}

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        self._note(sql, parameters)
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        given = list(parameters)
        if given:
            self._note(sql, given[0])
        return super().executemany(sql, given)

    def _note(self, sql: str, parameters: Any) -> None:
        frame = sys._getframe(2)
        path = Path(frame.f_code.co_filename)
        if path.parent != FOLDER:
            return
        Noted.sites.add((path.name, frame.f_lineno))
        place = (f"{path.name}:{frame.f_code.co_name}", sql)
        if place not in Noted.plans and sql.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            with suppress(sqlite3.Error):  # the statement itself will say so
                rows = super().execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
                Noted.plans[place] = [row[3] for row in rows]


@pytest.fixture(scope="module", autouse=True)
def everything_done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Everything that a library can do, done once."""
    connect = sqlite3.connect

    def noted(*given: Any, **more: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*given, **{**more, "factory": Noted})
        return made

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sqlite3, "connect", noted)
        _do_everything(tmp_path_factory.mktemp("statements"), patched)
        yield
    Noted.sites.clear()
    Noted.plans.clear()


def _do_everything(folder: Path, patched: pytest.MonkeyPatch) -> None:
    make_old(folder / "old.db", 1)
    Library.open(folder / "old.db").close()
    with Library.open(folder / "one.db") as library, Library.open(folder / "two.db") as other:
        _store(library)
        with patched.context() as crowded:
            crowded.setattr("figures.align.CROWD", 1)
            crowded.setattr("db.terms._QUICKLY_TRIED", 0)
            library.store_all([(ferry(key), None) for key in FERRY])
            library.reindex(everything=True)
        library.reindex(everything=True)
        _decide(library)
        for call in CALLS.values():
            for few in (5_000, 0):
                patched.setattr("db.search._FEW", few)
                call(library)
        for ranking in (150.0, -1.0):
            patched.setattr("db.search.RANKING_MS", ranking)
            patched.setattr("db.search._POOL_MS", -10.0)
            library.search("ferry since:2024 >100")
            library.search("ferry")
        _keep(library, folder)
        other.store(plain("wire", "Another text.", outlet="Open Ledger"))
        other.save_search("ferries", "another")
        other.edit_article("wire", title="Theirs")
        other.merge(library.path)
        other.import_lines(lines_of(library))
    with Library.open(folder / "one.db") as again:  # nothing is remembered from before
        again.refuse_unwritable()
        again.curator.split([next(c.id for c in again.figures().rows if c.article == "ledger")])
        again.edit_article("ledger", title="Another title")
    Library.restore(folder / "kept.db", folder / "one.db")


def _store(library: Library) -> None:
    for key in TEXTS:
        library.store(article(key))
    library.store_all([(ferry(key), None) for key in FERRY])
    library.questions(verdict="update")
    library.questions("-ferry")
    library.best_question("houses built")
    library.source_names()
    library.store_all([(plain(f"k{n}", f"Text {n}."), []) for n in range(40)])
    library.settle()
    said = (DateSaid("meta", "2025-02-10"),)
    library.store(ferry("wire")._replace(text="Another text.", dates=said, raw_hash="ab"))
    library.store(ferry("wire"))
    library.store(
        plain("acronym", "The Northern Mining Board (NMB) said 12 houses fell. NMB said so.")
    )
    library.record_import("broken.pdf", "it is damaged")
    library.record_import("mended.pdf", None)
    library.record_visit(
        Visit("https://example.org/feed", "https://example.org/feed", "x", None, 1)
    )
    library.visit("https://example.org/feed")
    library.forget_visit("https://example.org/feed")
    with library.batch():
        library.store(plain("in a part", "A text."))
        with pytest.raises(LibraryError):
            library.edit_article("nowhere", title="No title")


def _decide(library: Library) -> None:
    figures = {claim.article: claim.id for claim in library.figures().rows}
    questions = {key: library.question_of(own) for key, own in figures.items()}
    asked = {key: question.id for key, question in questions.items() if question}
    library.edit_article("wire", published="2025-02-11", outlet="NORTHERN wire")
    library.curator.pin(figures["wire"])
    library.curator.correct(figures["post"], low=13_900, high=13_900)
    library.curator.split([figures["ledger"]])
    library.curator.move(figures["ledger"], asked["wire"])
    library.curator.merge(asked["wire"], asked["post/flood"])
    library.curator.dismiss(figures["post/flood"])
    library.curator.note(figures["wire"], "ask again")
    library.curator.note("wire", "ask again")
    names = [row.name for row in library.cited()]
    library.curator.merge_sources(names[0], names[-1])
    library.undo()


def _keep(library: Library, folder: Path) -> None:
    library.save_search("ferries", "ferry")
    library.save_search("floods", "flood")
    library.forget_search("floods")
    library.mark_seen(library.questions().rows[0].id)
    library.reindex(everything=True)
    library.stale_articles()
    library.check()
    _leave_torn(library.path)
    library.aftermath()
    library.mend()
    library.backup(folder / "kept.db")
    with library.selecting("SELECT key FROM articles") as (_, rows):
        list(rows)


def _leave_torn(path: Path) -> None:
    """A note of a process that is no more, a row that refers to nothing, an index that is gone."""
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO unfinished (kind, inputs, at, process)"
            """ VALUES ('import', '["a"]', '2025-06-21T14:03:05Z', '["elsewhere", "", 1, "1"]')"""
        )
        connection.execute("UPDATE claim SET question_id = 999999")
        connection.execute("DROP INDEX article_tail")
    connection.close()


def test_no_statement_goes_through_everything_unless_it_is_named() -> None:
    assert len(Noted.plans) > 150
    assert [
        f"{place}: {step} in {sql}"
        for (place, sql), steps in sorted(Noted.plans.items())
        for step in steps
        if place not in GOES_THROUGH_ALL
        and place.split(":")[0] not in GOES_THROUGH_ALL
        and not is_allowed(step, sql)
    ] == []


def test_every_statement_but_those_of_transactions_is_tried() -> None:
    untried = [
        f"{path.name}:{call.lineno}"
        for path in sorted(FOLDER.glob("*.py"))
        for call in _statements(path)
        if not any((path.name, line) in Noted.sites for line in _lines(call))
    ]

    assert untried == []


def _statements(path: Path) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("execute", "executemany")
        and not (
            isinstance(node.args[0], ast.Constant)
            and str(node.args[0].value).startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA"))
        )
    ]


def _lines(call: ast.Call) -> range:
    return range(call.lineno, (call.end_lineno or call.lineno) + 1)
