"""How the database goes about every question the library asks it: never through all rows.

Every method is called while the statements it runs are noted; then each statement's plan is
looked at. A step through a whole table, or a sorting of all matches, is allowed only where it
is named below with its reason.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.connections import Reader
from db.library import Library
from tests.db_material import TEXTS, article

SMALL = {
    "outlet": "a few thousand at most, and only their names",
    "source": "listed whole by the explorer; looked through for part of a name",
    "import_failure": "what failed, as a list",
    "curation": "decisions by hand",
    "later": "decisions by hand",
    "merged": "decisions by hand",
    "placement": "decisions by hand",
    "json_each": "a list that we pass in",
    "saved_search": "a list kept by hand",
    "short_term": "the commonest words of one beginning",
}
WHOLE = {
    r"SELECT count\(\*\) FROM article$": "one number, from the narrowest index",
    r"SELECT \(SELECT count\(\*\) FROM article\)": "stats: numbers from the narrowest indexes",
    r"SELECT id FROM article ORDER BY id DESC LIMIT": "read from the end, stops at the limit",
    r"SELECT article.id FROM article WHERE .* ORDER BY article.id DESC LIMIT": "the same",
    r"SELECT count\(\*\) FROM \(SELECT article.id FROM article WHERE .* LIMIT 1001\)": "the same",
    r"ORDER BY article.id DESC, n LIMIT": "read from the end, stops at the limit",
    r"SELECT count\(\*\) FROM figure$": "one number, from the narrowest index",
    r"SELECT id FROM question +ORDER BY contest": "read in the order of its index",
    r"SELECT count\(\*\) FROM question": "one number, from the narrowest index",
}
SORTS = {
    r"ORDER BY bm25\(": "ranking; only asked when the estimate allows",
    r"AS rank FROM article_fts": "ranking of at most the pool",
    r"FROM term WHERE term >=": "the words of one beginning, capped",
    r"^SELECT DISTINCT": "the rows of one article or source",
    r"UNION": "the names of one source, or members of one question",
    r"ORDER BY json_each.key": "the figures of the articles found",
    r"CROSS JOIN question ON question.id = value": "at most the thousand questions that match",
    r"ORDER BY doubtful": "the questions of one figure",
    r"FROM outlet WHERE articles": "a few thousand at most",
    r"FROM import_failure": "what failed, as a list",
    r"GROUP BY figure.name": "the figures of one article",
    r"count\(DISTINCT outlet_id\)": "stats: outlets, from the index of them",
}
CALLS: dict[str, Callable[[Library], object]] = {
    "search best": lambda lib: lib.search("ferry workers"),
    "search newest": lambda lib: lib.search("ferry", sort="newest"),
    "search typing": lambda lib: lib.search("ferry wor", complete_last=True),
    "search one letter": lambda lib: lib.search("f", complete_last=True),
    "search phrase": lambda lib: lib.search('"old port" OR NEAR(ferry port) -tickets'),
    "search unspaced": lambda lib: lib.search("工人"),
    "search all": lambda lib: lib.search(""),
    "search without": lambda lib: lib.search("-ferry"),
    "search dates": lambda lib: lib.search("ferry since:2024 before:2026"),
    "search dates alone": lambda lib: lib.search("since:2024 before:2026"),
    "search outlet": lambda lib: lib.search("outlet:harbour ferry lang:en"),
    "search cited": lambda lib: lib.search("cited:ministry ferry"),
    "search verdict": lambda lib: lib.search("verdict:conflict ferry"),
    "search lone figures": lambda lib: lib.search("verdict:single ferry"),
    "search value": lambda lib: lib.search("13000..26000 workers"),
    "search value with words": lambda lib: lib.search(">1000 ferry cited:ministry"),
    "articles": lambda lib: lib.articles(limit=20),
    "articles of an outlet": lambda lib: lib.articles_of_outlet("Harbour Post", limit=20),
    "articles that match": lambda lib: lib.articles(query="ferry", limit=20),
    "article by key": lambda lib: lib.article("wire/ferry"),
    "article by the end of its key": lambda lib: lib.article("flood"),
    "revisions": lambda lib: lib.revisions("wire/ferry"),
    "figures": lambda lib: lib.figures(limit=20),
    "figures that match": lambda lib: lib.figures(query="ferry >1000"),
    "claims of an article": lambda lib: lib.claims_of("wire/ferry"),
    "verdicts of an article": lambda lib: lib.verdicts_of("wire/ferry"),
    "questions": lambda lib: lib.questions(limit=20),
    "questions in conflict": lambda lib: lib.questions(verdict="conflict", limit=20),
    "questions that match": lambda lib: lib.questions("workers"),
    "question of a figure": lambda lib: [lib.question_of(claim.id) for claim in lib.figures().rows],
    "question": lambda lib: [lib.question(q.id) for q in lib.questions().rows],
    "best question": lambda lib: lib.best_question("workers"),
    "outlets": lambda lib: lib.outlets(),
    "cited": lambda lib: lib.cited(),
    "claims of a source": lambda lib: lib.claims_of_source("harbour ministry"),
    "import failures": lambda lib: lib.import_failures(),
    "stats": lambda lib: lib.stats(),
    "decisions": lambda lib: lib.decisions(),
    "saved searches": lambda lib: lib.saved_searches(),
    "what is new": lambda lib: lib.fresh(lib.questions().rows, "2000-01-01"),
    "offered merges": lambda lib: lib.offered_merges(),
    "search outlet alone": lambda lib: lib.search("outlet:harbour"),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("plans") / "library.db") as library:
        for key in TEXTS:
            library.store(article(key))
        library.edit_article("wire/ferry", title="Another title")
        yield library


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("few", [5_000, 0], ids=["few figures", "many figures"])
def test_no_question_is_answered_by_going_through_everything(
    library: Library, name: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.search._FEW", few)
    statements = statements_of(library, CALLS[name])

    assert statements
    assert [bad for sql in statements for bad in steps_through_everything(library.path, sql)] == []


@pytest.mark.parametrize("few", [5_000, 0], ids=["few figures", "many figures"])
def test_a_partly_ranked_search_goes_through_its_pool_alone(
    library: Library, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.search.RANKING_MS", -1.0)
    monkeypatch.setattr("db.search._POOL_MS", -10.0)
    monkeypatch.setattr("db.search._FEW", few)
    statements = statements_of(library, lambda lib: lib.search("ferry since:2024 >100"))

    assert any("AS rank FROM article_fts" in sql for sql in statements)
    assert [bad for sql in statements for bad in steps_through_everything(library.path, sql)] == []


def test_storing_one_more_article_goes_through_nothing(library: Library) -> None:
    statements: list[str] = []
    with library.batch() as storing:
        storing.writer.set_trace_callback(statements.append)
        for key in ("wire/ferry", "post/ferry"):
            text = article(key).text.replace("crossed", "came")
            library.store(type(article(key))(key, text))
        library.edit_article("post/ferry", published="2025-05-28")
    storing.writer.set_trace_callback(None)
    questions = [sql for sql in statements if re.match(r"(SELECT|UPDATE|DELETE|INSERT)", sql)]
    aside = re.compile(r"_fts|\bvalue FROM setting|temp\.")

    assert len(questions) > 100
    assert [
        bad
        for sql in questions
        if not aside.search(sql)
        for bad in steps_through_everything(library.path, sql)
    ] == []


def statements_of(library: Library, call: Callable[[Library], object]) -> list[str]:
    """The statements that a call runs, with their parameters put in."""
    statements: list[str] = []
    readers: tuple[Reader, ...] = (library._searcher, library._reader)
    for reader in readers:
        with reader.reading() as connection:
            connection.set_trace_callback(statements.append)
    call(library)
    for reader in readers:
        with reader.reading() as connection:
            connection.set_trace_callback(None)
    return [sql for sql in statements if sql.startswith("SELECT") and "_fts_config" not in sql]


def steps_through_everything(path: Path, sql: str) -> list[str]:
    """The steps of a statement's plan that touch all rows without leave."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    finally:
        connection.close()
    return [f"{step} in {sql}" for step in plan if not is_allowed(step, sql)]


def is_allowed(step: str, sql: str) -> bool:
    scan = re.match(r"SCAN (\w+)", step)
    if scan:
        through_index = "VIRTUAL TABLE INDEX" in step and not step.endswith("INDEX 0:")
        named = scan[1] in SMALL or scan[1] == "CONSTANT"
        return named or through_index or any(re.search(pattern, sql) for pattern in WHOLE)
    if "TEMP B-TREE" in step:
        return any(re.search(pattern, sql) for pattern in SORTS)
    return True
