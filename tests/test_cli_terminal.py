"""What a person sees in a terminal of 80 and of 120 columns, and what a pipe gets instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.terminal import Terminal
from cli import compare as compare_command
from cli import output
from cli.table import row, table
from tests.cli_material import piped, piped_here
from tests.tui_material import QUESTION
from tui.present.inked import Ink, cell_len, plain

GOLDEN = Path(__file__).parent / "golden"
"""Looked at by a person before they are changed."""
ESCAPE = re.compile(rb"\x1b\[[\d;]*m")
KEY = "https://harbour-wire.example/2025/02/10/arrivals"
COMMANDS = [
    (["compare", "north", "korean", "workers"], ["✗ conflict", "13,221", "13,800", "● 13,221"]),
    (["questions"], ["✗ conflict", "figures", "apart"]),
    (["figures", "workers"], ["says who", "13,800 workers", "NHK ← diplomats"]),
    (["search", "workers"], ["in conflict", "The Lantern Post · 27 May 2025", "https://"]),
    (["show", KEY], ["13,221 North Koreans ✗", "Harbour Wire · 10 Feb 2025"]),
    (["articles"], ["published", "outlet", "title", "Harbour Wire"]),
]


def shown(filled: Path, *arguments: str, columns: int, **environment: str) -> Terminal:
    """The command run to its end on a terminal tall enough for all it prints."""
    with Terminal(
        "-m", "cli", "--db", str(filled), *arguments, size=(columns, 200), **environment
    ) as terminal:
        assert terminal.ends() == 0
        return terminal


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(("arguments", "words"), COMMANDS, ids=lambda value: value[0])
def test_on_a_terminal_everything_is_there_and_no_line_is_wider(
    filled: Path, columns: int, arguments: list[str], words: list[str]
) -> None:
    terminal = shown(filled, *arguments, columns=columns)

    text = " ".join(terminal.text.split())
    assert all(" ".join(word.split()) in text for word in words), terminal.text
    lines = ESCAPE.sub(b"", terminal.raw).decode().replace("\r", "").split("\n")
    assert max(cell_len(line) for line in lines) <= columns


@pytest.mark.parametrize(("arguments", "words"), COMMANDS, ids=lambda value: value[0])
def test_in_a_pipe_there_are_records_without_a_line_drawn(
    filled: Path, arguments: list[str], words: list[str]
) -> None:
    ran = piped_here(["--db", str(filled), *arguments])

    assert ran.code == 0
    assert not set(ran.out) & set("\x1b─━│└●◄►")
    assert not any(line.endswith(" ") for line in ran.out.splitlines())


def test_a_column_of_a_pipe_always_holds_the_same(filled: Path) -> None:
    for name, fields in (("articles", 4), ("figures", 8), ("questions", 7)):
        lines = piped(["--db", str(filled), name, "--limit", "0"]).out.splitlines()

        assert {line.count("\t") + 1 for line in lines} == {fields}, name


@pytest.mark.parametrize("name", ["NO_COLOR", "TERM"])
def test_without_colours_not_one_code_is_written(filled: Path, name: str) -> None:
    value = {"NO_COLOR": "1", "TERM": "dumb"}[name]

    assert b"\x1b" not in shown(filled, "questions", columns=80, **{name: value}).raw


def test_no_color_as_an_option_does_the_same(filled: Path) -> None:
    arguments = ("-m", "cli", "--no-color", "--db", str(filled), "questions")
    with Terminal(*arguments, PAGER="cat") as terminal:
        terminal.shows("conflict")

        assert b"\x1b" not in terminal.raw


def test_a_conflict_is_red_and_says_so_as_well(filled: Path) -> None:
    raw = shown(filled, "questions", columns=80).raw

    assert "\x1b[1;31m✗ conflict\x1b[0m".encode() in raw


def test_the_words_found_stand_out_in_a_snippet(filled: Path) -> None:
    assert b"\x1b[1;33mworkers\x1b[0m" in shown(filled, "search", "workers", columns=80).raw


def test_columns_sets_the_width(filled: Path) -> None:
    terminal = shown(filled, "questions", columns=120, COLUMNS="60")
    lines = ESCAPE.sub(b"", terminal.raw).decode().replace("\r", "").split("\n")

    assert 40 < max(map(cell_len, lines)) <= 60


def test_what_fits_the_screen_is_not_paged(filled: Path) -> None:
    with Terminal(
        "-m", "cli", "--db", str(filled), "questions", size=(80, 60), PAGER="false"
    ) as terminal:
        terminal.shows("conflict")

        assert terminal.ends() == 0


def test_what_is_longer_than_the_screen_goes_through_the_pager(filled: Path) -> None:
    with Terminal(
        "-m", "cli", "--db", str(filled), "articles", PAGER="sed s/^/paged:/"
    ) as terminal:
        terminal.shows("paged:")

        assert terminal.ends() == 0


def test_less_shows_the_first_page_in_colour_and_q_leaves_it(filled: Path) -> None:
    with Terminal("-m", "cli", "--db", str(filled), "articles", PAGER="less", LESS="") as terminal:
        terminal.shows("published")
        terminal.press("q")

        assert terminal.ends() == 0


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager-anywhere", "'unpaired"])
def test_without_a_pager_all_is_printed(filled: Path, pager: str) -> None:
    with Terminal("-m", "cli", "--db", str(filled), "articles", PAGER=pager) as terminal:
        assert terminal.ends() == 0

        assert b"published" in terminal.raw
        assert terminal.raw.count(b".example") > 10


def test_a_pager_that_is_left_early_is_no_failure(filled: Path) -> None:
    with Terminal("-m", "cli", "--db", str(filled), "articles", PAGER="head -n 1") as terminal:
        assert terminal.ends() == 0


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A terminal without colours that takes any number of lines."""
    monkeypatch.setattr(compare_command, "is_terminal", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    return monkeypatch


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_comparison_is_drawn_as_it_was_last_looked_at(
    pretended: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    pretended.setenv("COLUMNS", str(columns))

    compare_command.print_question(QUESTION)

    expected = (GOLDEN / f"compare_{columns}.txt").read_text("utf-8")
    assert capsys.readouterr().out == expected


def test_a_comparison_is_piped_as_it_was_last_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: False)

    compare_command.print_question(QUESTION)

    assert capsys.readouterr().out == (GOLDEN / "compare_pipe.txt").read_text("utf-8")


ROWS = [
    row("Harbour Wire", Ink("a ferry with a long name", "strong"), "1,200", below=("a reason",)),
    row("Post", "港の船", "7"),
]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (60, ["outlet        what                      figures",
              "Harbour Wire  a ferry with a long name    1,200",
              "  a reason",
              "Post          港の船                          7"]),
        (34, ["outlet       what          figures",
              "Harbour      a ferry with    1,200",
              "Wire         a long name",
              "  a reason",
              "Post         港の船              7"]),
    ],
)  # fmt: skip
def test_a_table_fits_its_columns_to_the_width(columns: int, expected: list[str]) -> None:
    lines = [plain(line).rstrip() for line in table(["outlet", "what", ">figures"], ROWS, columns)]

    assert lines == expected
