"""Deciding about figures in Compare and in the reader, on a real library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from db.library import Library
from figures.model import Article
from tests.tui_screen import SIZES, Reading, exploring

TEXTS = {
    "mail": "The harbour office counted 640 ferry passengers at Tern Bay in March 2024.",
    "post": "The bay police counted 910 ferry passengers at Tern Bay in March 2024.",
    "wire": "The coast guard counted 1,480 ferry passengers at Tern Bay in March 2024.",
    "farm": "The farm union said 7,300 sheep were sheared on Gull Island in June 2023.",
    "hill": "The hill teachers said 8,900 sheep were sheared on Gull Island in June 2023.",
}


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that nobody has open, with two questions: passengers of three articles, sheep of
    two."""
    path = tmp_path_factory.mktemp("undecided") / "library.db"
    with Library.open(path) as opened:
        for name, text in TEXTS.items():
            title = f"Numbers of the {name}"
            opened.store(Article(name, text, title, f"Daily {name.title()}", (), "2024-04-02"))
    return path


@pytest.fixture
def library(undecided: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy for one test."""
    own = tmp_path / "own.db"
    own.write_bytes(undecided.read_bytes())
    with Library.open(own) as opened:
        yield opened


@asynccontextmanager
async def looking(library: Library, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Reading]:
    """The explorer on the library, its articles listed."""
    async with exploring(size, library) as reading:
        await reading.shows("5 articles")
        yield reading


@asynccontextmanager
async def comparing(
    library: Library, words: str, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Reading]:
    """Compare open on the question of some words."""
    async with looking(library, size) as reading:
        await reading.press("slash")
        await reading.type(words)
        await reading.press("escape")
        await reading.shows("articles")
        await reading.press("c")
        await reading.shows("as written")
        yield reading


@pytest.mark.parametrize("size", SIZES)
async def test_a_dismissed_figure_leaves_the_comparison_until_u_brings_it_back(
    library: Library, size: tuple[int, int]
) -> None:
    async with comparing(library, "passengers", size) as reading:
        await reading.press("s", "end")
        before = await reading.shows("1,480")
        assert before.splitlines()[0].startswith(" 640 ─ 1,480")
        await reading.press("D")
        await reading.shows("Dismissed “1,480 ferry")
        await reading.shows(" 640 ─ 910")
        await reading.press("u")
        await reading.shows("Undone: dismissed")
        await reading.shows(" 640 ─ 1,480")


async def test_a_correction_is_checked_then_changes_the_values(library: Library) -> None:
    async with comparing(library, "sheep") as reading:
        await reading.shows("7,300 ─ 8,900")
        await reading.press("C")
        await reading.shows("Correct “", "Lowest value", "Period from")
        await reading.press("delete")
        await reading.type("many")
        await reading.press("enter")
        await reading.shows("“many” is no number")
        await reading.press("home", "ctrl+k")
        await reading.type("7200")
        await reading.press("enter")
        await reading.shows("Corrected. u undoes it.")
        await reading.shows("7,200 ─ ")


async def test_a_figure_moves_to_the_question_that_was_picked(library: Library) -> None:
    async with comparing(library, "passengers") as reading:
        await reading.press("s", "end", "m")
        await reading.shows("Move “1,480 ferry passengers” to", "7,300 ─ 8,900")
        await reading.type("sheep")
        await reading.shows("7,300 ─ 8,900")
        await reading.press("enter")
        await reading.shows("Moved “1,480 ferry passengers” to “")

    sheep, passengers = (library.best_question(word) for word in ("sheep", "passengers"))
    assert sheep is not None
    assert passengers is not None
    surfaces = [claim.figure.surface for claim in sheep.claims]
    assert sorted(surfaces) == ["1,480 ferry passengers", "7,300 sheep", "8,900 sheep"]
    assert len(passengers.claims) == 2


async def test_two_questions_become_one_and_two_again(library: Library) -> None:
    async with comparing(library, "sheep", (160, 50)) as reading:
        await reading.press("M")
        await reading.shows("Merge “")
        await reading.type("passengers")
        await reading.shows("640 ─ 1,480")
        await reading.press("down", "enter")
        await reading.shows("Merged “")
        assert len(library.questions().rows) == 1
        await reading.press("u")
        await reading.shows("Undone: merged the questions")
        assert len(library.questions().rows) == 2


async def test_ticked_figures_get_a_question_of_their_own(library: Library) -> None:
    async with comparing(library, "passengers", (160, 50)) as reading:
        await reading.press("s", "home", "shift+right")
        text = await reading.shows("✓ A", "✓ B")
        assert "✓ C" not in text
        await reading.press("S")
        await reading.shows("Split 2 figures off. u undoes it.")
        await reading.shows(" 640 ─ 910")
        await reading.hides("1,480 ferry passengers")


async def test_escape_takes_the_ticks_away_before_it_leaves(library: Library) -> None:
    async with comparing(library, "sheep") as reading:
        await reading.press("t")
        await reading.shows("✓")
        await reading.press("escape")
        await reading.hides("✓")
        await reading.shows("as written")
        await reading.press("escape")
        await reading.hides("as written")


async def test_every_decision_stands_in_the_log_also_when_undone(library: Library) -> None:
    async with comparing(library, "sheep") as reading:
        await reading.press("p")
        await reading.shows("to this question. u undoes it.")
        await reading.press("a")
        await reading.shows("Note on “")
        await reading.type("from the annual report")
        await reading.press("enter")
        await reading.shows("Noted. u undoes it.")
        await reading.press("U")
        await reading.shows("2 decisions, 2 standing", "pinned “", "“from the annual report”")
        await reading.press("u")
        await reading.shows("2 decisions, 1 standing", "undone  noted on")


async def test_the_figure_in_the_reader_is_dismissed_too(library: Library) -> None:
    async with looking(library) as reading:
        await reading.press("slash")
        await reading.type("sheep hill")
        await reading.press("enter")
        await reading.shows("figure 1 of 1", "✗ conflict")
        await reading.press("D")
        await reading.shows("Dismissed “8,900 sheep”")
        await reading.shows("○ single")


async def test_without_a_figure_in_hand_nothing_is_decided(library: Library) -> None:
    async with looking(library) as reading:
        await reading.press("D", "C", "U")
        await reading.shows("Nothing was decided yet.")
