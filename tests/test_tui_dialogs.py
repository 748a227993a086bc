"""Editing an article, undoing it, and importing from inside the explorer."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.library import Library
from tests.tui_library import MemoryLibrary
from tests.tui_screen import SIZES, exploring


@pytest.mark.parametrize("size", SIZES)
async def test_a_changed_date_changes_the_verdict_and_undo_brings_it_back(
    size: tuple[int, int],
) -> None:
    async with exploring(size) as reading:
        await reading.shows("Herons return")
        await reading.press("c")
        await reading.shows("✗ CONFLICT")
        await reading.press("E")
        await reading.shows("Edit article", "2024-02-10", "Delta Wire")
        await reading.press("delete", "enter")
        await reading.shows("Saved. u undoes it.")
        await reading.shows("↔ DIFFERENT PERIOD", "One of the articles has no date.")
        await reading.press("u")
        await reading.shows("Undone: the edit of “Herons return")
        await reading.shows("✗ CONFLICT", "Same year")


async def test_a_date_that_is_none_is_refused_with_the_form_it_should_have() -> None:
    library = MemoryLibrary()
    async with exploring(library=library) as reading:
        await reading.shows("Herons return")
        await reading.press("E")
        await reading.shows("Edit article")
        await reading.press("delete")
        await reading.type("10 Feb 2024")
        await reading.press("enter")
        await reading.shows("is no date", "2025-05-27")

    assert library.decisions == []


async def test_escape_leaves_the_article_as_it_was() -> None:
    library = MemoryLibrary()
    async with exploring(library=library) as reading:
        await reading.shows("Herons return")
        await reading.press("E")
        await reading.shows("Edit article")
        await reading.type("x")
        await reading.press("escape")
        await reading.hides("Edit article")

    assert library.decisions == []


async def test_another_outlet_shows_in_the_results() -> None:
    async with exploring((160, 50)) as reading:
        await reading.shows("Delta Wire")
        await reading.press("E")
        await reading.shows("Edit article")
        await reading.press("down", "delete")
        await reading.type("Mudflat Mail")
        await reading.press("enter")
        await reading.shows("10 Feb 2024  Mudflat Mail")


async def test_undo_without_a_decision_says_so() -> None:
    async with exploring() as reading:
        await reading.press("u")
        await reading.shows("Nothing to undo.")


async def test_importing_a_file_shows_its_article_and_importing_it_again_changes_nothing(
    tmp_path: Path,
) -> None:
    source = tmp_path / "ferries.txt"
    source.write_text(
        "Title: Ferries full\nOutlet: Quay Mail\nPublished: 2024-03-01\n\n"
        "The harbour office counted 640 passengers on Friday, its master said. "
        "Boats left on time all day, and the last of them came back after dark.\n"
    )
    with Library.open(tmp_path / "own.db") as library:
        async with exploring((120, 36), library) as reading:
            await reading.shows("The library is empty.")
            await reading.press("i")
            await reading.shows("Import")
            await reading.type(str(source))
            await reading.press("enter")
            await reading.shows("1 new")
            await reading.press("enter")
            await reading.shows("1 already there")
            await reading.press("escape")
            await reading.shows("Ferries full", "Quay Mail", "1 Mar 2024")


async def test_escape_stops_a_run_between_two_inputs_and_keeps_what_was_read(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1500):
        text = f"Title: Ferry {number}\n\nThe office counted {number + 100} passengers that day.\n"
        (folder / f"{number:04}.txt").write_text(text)
    with Library.open(tmp_path / "own.db") as library:
        async with exploring((120, 36), library) as reading:
            await reading.press("i")
            await reading.shows("Import")
            await reading.type(str(folder))
            await reading.press("enter")
            await reading.shows(" of 1,500")
            await reading.press("escape")
            await reading.shows("stopped; what was read is kept")
        kept = library.stats().articles

    assert 0 < kept < 1500


async def test_an_input_that_fails_is_named_with_its_reason(tmp_path: Path) -> None:
    with Library.open(tmp_path / "own.db") as library:
        async with exploring((120, 36), library) as reading:
            await reading.press("i")
            await reading.shows("Import")
            await reading.type(str(tmp_path / "nowhere.txt"))
            await reading.press("enter")
            await reading.shows("1 failed", "cannot be opened")


async def test_a_library_opened_for_reading_refuses_to_change_in_words(tmp_path: Path) -> None:
    Library.open(tmp_path / "own.db").close()
    with Library.open(tmp_path / "own.db", read_only=True) as library:
        async with exploring((120, 36), library) as reading:
            await reading.press("u")
            await reading.shows("reading only")
