"""The command line: completing, running, and exporting from inside."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui_screen import exploring
from tui.command_words import Typed, completions, parse


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("theme light", Typed("theme", "light")),
        ("th light", Typed("theme", "light")),
        ("Open herons in the delta", Typed("open", "herons in the delta")),
        ("open address", Typed("open address", "")),
        ("copy cit", Typed("copy citation", "")),
        ("split off", Typed("split off", "")),
        ("co", None),
        ("fly away", None),
        ("", None),
    ],
)
def test_a_line_names_a_command_in_full_or_by_its_beginning(line: str, typed: Typed | None) -> None:
    assert parse(line) == typed


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("export ", [f"export {name}" for name in ("md", "csv", "json", "html", "bibtex", "svg")]),
        ("mouse o", ["mouse on", "mouse off"]),
        ("op", ["open", "open address"]),
        ("zz", []),
    ],
)
def test_half_a_line_is_completed(line: str, offered: list[str]) -> None:
    assert completions(line) == offered


async def test_tab_completes_and_enter_runs() -> None:
    async with exploring((80, 24)) as reading:
        await reading.shows("Herons return")
        await reading.press("colon")
        await reading.shows("conflicts  copy citation")
        await reading.type("conf")
        await reading.press("tab")
        await reading.shows(":conflicts")
        await reading.press("enter")
        await reading.shows("Questions  1 question")


async def test_escape_runs_nothing() -> None:
    async with exploring((80, 24)) as reading:
        await reading.press("colon")
        await reading.type("quit")
        await reading.press("escape")
        await reading.hides(":quit")
        await reading.shows("Herons return")


async def test_open_finds_an_article_by_words_and_by_key() -> None:
    async with exploring((120, 36)) as reading:
        await reading.press("colon")
        await reading.type("open reed trust")
        await reading.press("enter")
        await reading.shows("▌Reader", "A record year on the water")
        await reading.press("colon")
        await reading.type("open https://wire.example/herons")
        await reading.press("enter")
        await reading.shows("▌Reader", "Ada Reed")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("fly", "there is no command “fly”"),
        ("theme pink", ":theme wants one of dark light ansi mono"),
        ("compare", ":compare wants words after it"),
        ("compare zebras", "No question has any of these words."),
        ("export csv", "Nothing to export here"),
        ("mouse off", "The mouse is left to the terminal"),
    ],
)
async def test_what_cannot_be_done_is_said(line: str, told: str) -> None:
    async with exploring((160, 50)) as reading:
        await reading.shows("Herons return")
        await reading.press("colon")
        await reading.type(line)
        await reading.press("enter")
        await reading.shows(told)


async def test_theme_changes_the_colours_at_once() -> None:
    async with exploring((80, 24)) as reading:
        await reading.press("colon")
        await reading.type("theme light")
        await reading.press("enter")
        await reading.hides(":theme")
        assert reading.app.theme == "light"


async def test_a_comparison_is_exported_in_every_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with exploring((160, 50)) as reading:
        await reading.shows("Herons return")
        await reading.press("c")
        await reading.shows("CONFLICT")
        for name in ("csv", "json", "html", "svg"):
            await reading.press("colon")
            await reading.shows("compare  ")
            reading.app.screen.query_one(Input).value = f"export {name}"
            await reading.press("enter")
            await reading.shows("enter write")
            await reading.press("enter")
            written = "screen.svg" if name == "svg" else f"herons-in-the-delta.{name}"
            await reading.until((tmp_path / written).exists, f"{written} written")
            await reading.hides("enter write")

    table = (tmp_path / "herons-in-the-delta.csv").read_text("utf-8")
    rows = list(csv.reader(table.splitlines()))
    assert any("13,221" in cell for row in rows for cell in row)
    record = json.loads((tmp_path / "herons-in-the-delta.json").read_text("utf-8"))
    assert record["verdict"] == "conflict"
    assert "13,800" in (tmp_path / "herons-in-the-delta.html").read_text("utf-8")
    assert (tmp_path / "screen.svg").read_text("utf-8").startswith("<svg")
