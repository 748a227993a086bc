"""The table of the benchmarks: what is read of their output, and how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.__main__ import BEGIN, END, ROOT, Line, renew, table
from bench.runs import RUNS, Row, column, number

PRINTED = """0.19 MB, 3,216 figures
typing, newest (159)            2.50     8.10     8.90    15.80     1.68
same rows          6,720 articles/s, ratio 0.64
"""


def test_numbers_are_read_behind_their_names() -> None:
    assert number("^same rows.*ratio")(PRINTED) == 0.64
    assert number("^same rows")(PRINTED) == 6720
    assert column(r"typing, newest \(\d+\)", 0)(PRINTED) == 2.5
    assert column(r"typing, newest \(\d+\)", 4)(PRINTED) == 1.68
    assert number("^title and text")(PRINTED) is None


@pytest.mark.parametrize(
    ("value", "wanted", "held"),
    [(1.9, "<= 2", True), (2.1, "<= 2", False), (0.5, ">= 0.5", True), (0.4, ">= 0.5", False),
     (9.0, "", None), (None, "<= 2", None)],
)  # fmt: skip
def test_a_line_says_whether_it_holds(value: float | None, wanted: str, held: bool | None) -> None:
    line = Line("search", Row("a key", number("x"), wanted), value, "python x")

    assert line.held is held
    assert ("missed" in table([line])) is (held is False)
    assert ("no number" in table([line])) is (value is None)


def test_only_what_stands_between_the_marks_is_renewed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}old\n{END}after\n")
    renew(page, [Line("search", Row("a key", number("x")), 1.5, "python x")], full=False)
    text = page.read_text()

    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| search | a key | 1.5 |" in text


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("mine\n")

    with pytest.raises(SystemExit, match="has no place for the table"):
        renew(page, [], full=False)
    assert page.read_text() == "mine\n"


def test_every_benchmark_that_is_run_is_there() -> None:
    scripts = {
        word
        for run in RUNS
        for command in (*run.short, *run.full)
        for word in command.split()
        if word.endswith(".py")
    }

    assert [script for script in scripts if not (ROOT / script).is_file()] == []
