"""What a slip on the command line is answered with, and where what was meant stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.library import Library
from tests.cli_material import Runner, on_screen, piped
from tests.db_material import figure_in, plain


@pytest.mark.parametrize(
    ("slip", "hint"),
    [
        (["serch", "workers"], "there is no command 'serch'; did you mean search"),
        (["question"], "did you mean questions?"),
        (["im", "story.txt"], "did you mean import or imports?"),
        (["xyzzy"], "there is no command 'xyzzy'; `variorum help` lists them all"),
        (["help", "xyzzy"], "there is no command 'xyzzy'"),
        (["articles", "--db", "x.db"], "stands before the command: variorum --db PATH articles"),
        (["import", "--no-color", "a"], "stands before the command: variorum --no-color import"),
        (["search", "--outlt", "x", "y"], "--outlet"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(
    variorum: Runner, slip: list[str], hint: str
) -> None:
    ran = variorum(*slip)

    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        (["help"], ["--help"]),
        (["-h"], ["--help"]),
        (["help", "search"], ["search", "--help"]),
        (["search", "-h"], ["search", "--help"]),
    ],
    ids=lambda words: " ".join(words),
)
def test_help_is_given_however_it_is_asked_for(
    variorum: Runner, asked: list[str], same: list[str]
) -> None:
    ran = variorum(*asked)

    assert ran.code == 0
    assert ran.out.startswith("Usage: variorum")
    assert ran.out == variorum(*same).out


KEY = "https://post.example/2025/06/03/{}-and-its-long-way-to-the-harbour-and-back-again.html"


@pytest.fixture
def long_keys(tmp_path: Path) -> Path:
    """Two articles whose addresses are longer than a line."""
    path = tmp_path / "library.db"
    text = f"{'On the long way to the harbour, ' * 4}some 70 people took the tram{' again' * 20}."
    with Library.open(path) as library:
        for name in ("tram", "ferry"):
            figure = figure_in(text, "70 people", 70.0, relation="~")
            library.store(plain(KEY.format(name), text, title=name.title()), [figure])
    return path


def test_a_long_key_is_cut_in_its_middle_and_found_by_what_is_left_of_it(
    variorum: Runner, long_keys: Path
) -> None:
    lines = on_screen(["--db", str(long_keys), "search", "tram"], 70).out.splitlines()

    shown = [line.strip() for line in lines if "https:" in line]
    assert [len(key) for key in shown] == [68, 68]
    for key in shown:
        assert variorum("show", "--json", key, db=long_keys).json["key"].endswith("again.html")
    assert variorum("show", "https://…again.html", db=long_keys).code == 1


def test_a_figure_is_listed_with_as_much_of_its_sentence_as_a_line_holds(long_keys: Path) -> None:
    lines = on_screen(["--db", str(long_keys), "figures"], 60).out.splitlines()

    sentences = [line.strip() for line in lines if line.startswith("  ")]
    assert len(sentences) == 2
    for sentence in sentences:
        assert "70 people took" in sentence
        assert (sentence[0], sentence[-1]) == ("…", "…")
        assert 50 < len(sentence) <= 58


@pytest.mark.parametrize(
    "command", ["search x", "figures", "compare x", "questions", "articles", "sources", "show x"]
)
def test_an_empty_library_is_told_how_it_is_filled(tmp_path: Path, command: str) -> None:
    path = tmp_path / "empty.db"
    Library.open(path).close()
    ran = piped(["--db", str(path), *command.split()])

    assert ran.code == 1
    assert "the library holds no articles yet, `variorum import PATH` brings some in" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["figures", "--article", "nope"], 1, "no article 'nope'; `variorum articles` lists them"),
        (["sql", "select * from figuers"], 2, "the views are articles, figures, questions and"),
        (["questions", "since:2024"], 2, "questions are found by words and verdict:"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(
    variorum: Runner, words: list[str], code: int, hint: str
) -> None:
    ran = variorum(*words)

    assert ran.code == code
    assert hint in ran.err
