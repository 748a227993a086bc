"""Other tools on a library: Datasette and sqlite-utils, really run on the file."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli_material import ROOT

ANSWERING = """
import asyncio, json, sys
from datasette.app import Datasette

async def answer():
    served = Datasette([sys.argv[1]], metadata=json.load(open(sys.argv[2], encoding="utf-8")))
    await served.invoke_startup()
    for address in sys.stdin:
        given = await served.client.get(address.strip())
        print(given.status_code, json.dumps(given.json()), flush=True)

asyncio.run(answer())
"""
VIEWS = {"articles", "figures", "questions", "claims"}


@pytest.fixture(scope="module")
def library(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library under the name that docs/datasette.json is written for."""
    path = tmp_path_factory.mktemp("tools") / "library.db"
    source, target = sqlite3.connect(filled), sqlite3.connect(path)
    source.backup(target)
    source.close()
    target.close()
    path.chmod(0o600)
    return path


def ran(*arguments: str) -> Any:
    """What a tool prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def datasette(library: Path) -> Iterator[Callable[[str], Any]]:
    """What Datasette answers at an address, with the settings that we hand out.

    One process answers all, as `datasette --get` would each: it takes long to start.
    """
    argv = [sys.executable, "-c", ANSWERING, str(library), str(ROOT / "docs" / "datasette.json")]
    with subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as answering:

        def answer(address: str) -> Any:
            assert answering.stdin is not None
            assert answering.stdout is not None
            answering.stdin.write(f"{address}\n")
            answering.stdin.flush()
            status, _, body = answering.stdout.readline().partition(" ")
            assert status == "200", body
            return json.loads(body)

        yield answer


def test_datasette_finds_tables_views_and_foreign_keys(library: Path) -> None:
    settings = str(ROOT / "docs" / "datasette.json")
    found = ran("datasette", str(library), "--metadata", settings, "--get", "/library.json")

    tables = {table["name"]: table for table in found["tables"]}
    assert {view["name"] for view in found["views"]} == VIEWS
    assert tables["article"]["fts_table"] == "article_fts"
    keys = {
        (key["column"], key["other_table"])
        for name in ("article", "figure", "claim")
        for key in tables[name]["foreign_keys"]["outgoing"]
    }
    assert keys >= {
        ("outlet_id", "outlet"), ("article_id", "article"), ("origin_id", "source"),
        ("figure_id", "figure"), ("question_id", "question"),
    }  # fmt: skip
    shown = {name for name, table in tables.items() if not table["hidden"]}
    assert {"article", "figure", "claim", "question", "source", "outlet", "curation"} <= shown
    assert not shown & {"term", "handle", "entry", "tally", "article_fts_data"}


@pytest.mark.parametrize("table", ["article", "articles"])
def test_datasette_searches_the_words_of_articles(
    datasette: Callable[[str], Any], table: str
) -> None:
    found = datasette(f"/library/{table}.json?_search=harbour&_shape=objects")

    assert 0 < found["filtered_table_rows_count"] < 19
    assert all("harbour" in row["text"].casefold() for row in found["rows"])


def test_datasette_labels_what_foreign_keys_point_to(datasette: Callable[[str], Any]) -> None:
    claims = datasette("/library/claim.json?_labels=on&_shape=objects&_size=3")["rows"]
    figures = datasette("/library/figure.json?_labels=on&_shape=objects&_size=3")["rows"]

    for claim in claims:
        assert any(letter.isspace() for letter in claim["question_id"]["label"])
        assert any(letter.isdigit() for letter in claim["figure_id"]["label"])
    assert all(figure["article_id"]["label"] for figure in figures)


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_datasette_pages_through_every_view(datasette: Callable[[str], Any], view: str) -> None:
    page = datasette(f"/library/{view}.json?_shape=objects&_size=2")

    assert len(page["rows"]) == 2


def test_sqlite_utils_searches_and_reads_the_views(library: Path) -> None:
    hits = ran("sqlite_utils", "search", str(library), "article", "harbour", "-c", "title")
    claims = ran("sqlite_utils", "rows", str(library), "claims")
    views = ran("sqlite_utils", "views", str(library))

    assert hits
    assert all(set(hit) == {"title"} for hit in hits)
    assert {"question", "surface", "verdict", "quote"} <= set(claims[0])
    assert {view["view"] for view in views} == VIEWS


def test_no_tool_has_changed_the_library(library: Path) -> None:
    assert ran("cli", "--db", str(library), "doctor", "--json") == []
