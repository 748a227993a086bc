"""A figure that no other one answers with: its question is made from what was stored with it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.library import Library
from figures.alone import LONGEST
from figures.model import Article

TEXT = (
    "In Tarnbridge 4,000 passengers were carried on Sunday, of whom 1,000 were children. "
    "Rosalind Achterberg, 47, won the lantern prize. Some 365 lime trees were planted in Corvale."
)
KEPT_BACK = """
import sys
from cli.main import run
code = run(["--db", sys.argv[1], "compare", *sys.argv[2:]])
print("loaded", *sys.modules)
sys.exit(code)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.store(Article("k", TEXT, "Ferries", "Harbour Post", published="2025-03-02"))
    return path


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as library:
        yield library


def forget_what_was_told(path: Path) -> None:
    """Make the library one that was filled before what is told of figures alone was stored."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT claim, entry FROM entry").fetchall()
        for claim, entry in rows:
            kept = {name: value for name, value in json.loads(entry).items() if name != "told"}
            connection.execute(
                "UPDATE entry SET entry = ? WHERE claim = ?", (json.dumps(kept), claim)
            )
    connection.close()


@pytest.mark.parametrize(
    ("words", "label", "notes"),
    [
        ("passengers carried", "passengers carried in Tarnbridge", ("1,000 of 4,000 is 25.0 %",)),
        ("lantern prize", "age of Rosalind Achterberg", ()),
        ("lime trees corvale", "trees planted in Corvale", ()),
    ],
)
def test_a_lone_figure_is_named_by_its_topic_and_keeps_its_arithmetic(
    library: Library, words: str, label: str, notes: tuple[str, ...]
) -> None:
    question = library.best_question(words)

    assert question is not None
    assert (question.label, question.verdict, question.notes) == (label, "single", notes)
    assert question.why == "Only one article answers this, of Harbour Post."
    assert (question.articles, question.outlets, question.origins) == (1, 1, 1)


def test_a_library_filled_before_tells_the_same_and_takes_more_articles(path: Path) -> None:
    with Library.open(path) as library:
        told = [library.question_of(claim.id) for claim in library.claims_of("k")]
    forget_what_was_told(path)
    with Library.open(path) as library:
        assert [library.question_of(claim.id) for claim in library.claims_of("k")] == told
        library.store(Article("other", TEXT, "Ferries", "Lowland Wire", published="2025-03-03"))
        question = library.best_question("lime trees")

    assert len(told) == 4
    assert question is not None
    assert question.articles == 2


def test_a_figure_set_right_is_named_anew(library: Library) -> None:
    (trees,) = [claim for claim in library.claims_of("k") if "trees" in claim.figure.surface]
    library.curator.correct(trees.id, counted="sapling")
    question = library.question_of(trees.id)

    assert question is not None
    assert "sapling" in question.label


def test_figures_of_an_endless_sentence_are_named_when_they_are_asked_for(tmp_path: Path) -> None:
    listed = ", ".join(f"{n} crates of pears" for n in range(1_000, 1_000 + LONGEST // 16))
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.store(Article("k", f"They sold {listed}.", outlet="Harbour Post"))
        first = library.claims_of("k")[0]
        question = library.question_of(first.id)
    with sqlite3.connect(path) as connection:
        stored = [json.loads(row[0]) for row in connection.execute("SELECT entry FROM entry")]
    connection.close()

    assert stored
    assert not any("told" in entry for entry in stored)
    assert question is not None
    assert question.label


@pytest.mark.parametrize("words", [["lantern", "prize"], ['"lantern prize"']])
def test_looking_up_a_lone_figure_loads_nothing_that_judges(path: Path, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KEPT_BACK, str(path), *words],
        capture_output=True,
        text=True,
        check=False,
    )
    told, _, loaded = done.stdout.rpartition("loaded ")

    assert (done.returncode, done.stderr) == (0, "")
    assert "age of Rosalind Achterberg" in told
    unwanted = {"verdict", "labels", "arithmetic", "tagger", "align"}
    assert set(loaded.split()).isdisjoint(
        {f"figures.{name}" for name in unwanted} | {"db.grouping"}
    )
