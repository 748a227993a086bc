"""What the commands print, to the letter: on a terminal of 80 columns, and in a pipe.

The library is made of figures that are given, so that what is found in texts plays no part. After
a change that is wanted: VARIORUM_GOLDEN=write python -m pytest tests/test_cli_golden.py, and look.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from db.library import Library
from figures.model import Article, Link, Period
from tests.cli_material import piped
from tests.db_material import figure_in
from tests.terminal import Terminal

GOLDEN = Path(__file__).parent / "golden"
FERRY = "The ferry carried 1,200 people in May, the Harbour Office said."
TRAM = "Some 70 people took the tram, and 7 of them a bicycle."
TITLES = {
    "https://wire.example/ferry": "Ferry carries more people than in any May since it was built",
    "https://post.example/tram": "Tram",
    "notes/港.txt": "港の船",
}
COMMANDS = {
    "articles": ["articles"],
    "search": ["search", "people"],
    "figures": ["figures"],
    "show": ["show", "https://wire.example/ferry"],
    "sources": ["sources"],
    "imports": ["imports"],
    "decisions": ["decisions"],
    "sql": ["sql", "select outlet, count(*) as n, null as void from articles group by 1"],
    "nothing": ["figures", "zyxwvut"],
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles and a decision."""
    path = tmp_path_factory.mktemp("golden") / "library.db"
    said = (Link("Harbour Office", 43, 57, "said", "institution"),)
    may = Period(date(2025, 5, 1), date(2025, 5, 31), "May")
    ferry = figure_in(FERRY, "1,200 people", 1200.0, counted="person", attribution=said, period=may)
    tram = figure_in(TRAM, "70 people", 70.0, counted="person", relation="~", status="estimated")
    with Library.open(path) as opened:
        for (key, title), text, figures, outlet, day in zip(
            TITLES.items(),
            (FERRY, TRAM, "船が港に着いた。"),
            ([ferry], [tram], []),
            ("Example Wire", "Example Post", None),
            ("2025-06-02", "2025-06-03", None),
            strict=True,
        ):
            opened.store(Article(key, text, title, outlet, ("A. Writer",), day), figures)
        opened.curator.note("https://post.example/tram", "is it 7 or 70?")
    return path


def matches(name: str, shown: str) -> None:
    """Hold what was shown against the file, or write that when told to."""
    path = GOLDEN / f"{name}.txt"
    lines = [line.rstrip() for line in shown.replace("\r", "").rstrip().splitlines()]
    text = "\n".join(lines) + "\n"
    if os.environ.get("VARIORUM_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def without_times(text: str, library: Path) -> str:
    """The text with the one moment in it that is of the run, the decision's, made the same."""
    with Library.open(library, read_only=True) as opened:
        return text.replace(opened.decisions()[0].at, "NOW")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_in_a_pipe_what_was_last_looked_at(library: Path, name: str) -> None:
    ran = piped(["--db", str(library), *COMMANDS[name]])

    matches(f"{name}_pipe", without_times(ran.out, library) + ran.err)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "decisions"])
def test_a_command_shows_on_a_terminal_what_was_last_looked_at(library: Path, name: str) -> None:
    arguments = ("-m", "cli", "--db", str(library), *COMMANDS[name])
    with Terminal(*arguments, size=(80, 60), NO_COLOR="1", PAGER="cat") as terminal:
        terminal.ends()

        matches(f"{name}_80", terminal.raw.decode())
