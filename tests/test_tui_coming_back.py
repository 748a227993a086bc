"""What a person comes back to: kept searches, and questions that are new since they looked."""

from __future__ import annotations

import pytest

from tests.tui_library import MemoryLibrary
from tests.tui_screen import exploring
from tui.memory import Memory


async def test_a_kept_search_stands_in_sources_and_runs_from_there() -> None:
    library = MemoryLibrary()
    async with exploring((160, 50), library) as reading:
        await reading.press("slash")
        await reading.type("reed trust")
        await reading.press("escape")
        await reading.shows("1 article")
        await reading.press("w")
        await reading.shows("Keep “reed trust”")
        await reading.type("the trust")
        await reading.press("enter")
        await reading.shows("▾ Searches", "the trust")
        await reading.press("escape")
        await reading.shows("3 articles")
        await reading.press("h", "j", "j", "j", "enter")
        await reading.shows("1 article", "A record year on the water")

    assert library.saved == {"the trust": "reed trust"}


async def test_x_forgets_a_kept_search() -> None:
    library = MemoryLibrary()
    library.saved = {"birds": "herons"}
    async with exploring((160, 50), library) as reading:
        await reading.shows("birds")
        await reading.press("h", "j", "j", "j", "x")
        await reading.shows("“birds” is no longer kept.")
        await reading.hides("Searches")


async def test_a_question_is_new_until_it_was_compared() -> None:
    async with exploring((120, 36)) as reading:
        await reading.press("d")
        await reading.shows("1 question · 1 new", "  new  2 articles")
        await reading.press("enter")
        await reading.shows("as written")
        await reading.press("escape")
        await reading.shows("1 question · 0 new")
        await reading.press("w")
        await reading.shows("None of them fits. w shows those already seen")
        await reading.press("w")
        await reading.shows("herons in the delta")


@pytest.mark.parametrize(
    ("visited", "told"),
    [("2024-05-31T09:00:00+00:00", "1 new since"), ("2024-06-02T09:00:00+00:00", "0 new since")],
)
async def test_new_is_what_came_after_the_last_visit(visited: str, told: str) -> None:
    memory = Memory(visited=visited)
    async with exploring((120, 36), memory=memory) as reading:
        has_some = told.startswith("1")
        await reading.shows("Conflicts · 1 new" if has_some else "Conflicts  ", "✗ herons")
        await reading.press("d")
        await reading.shows(f"1 question · {told} your last visit")
        await reading.press("w")
        await reading.shows("  new  2 articles" if has_some else "None of them fits.")


async def test_a_conflict_that_was_compared_is_no_longer_counted_as_new() -> None:
    memory = Memory(visited="2024-05-31T09:00:00+00:00")
    async with exploring((120, 36), memory=memory) as reading:
        await reading.shows("Conflicts · 1 new")
        await reading.press("d")
        await reading.shows("1 new since")
        await reading.press("enter")
        await reading.shows("as written")
        await reading.press("escape")
        await reading.shows("0 new since")
        await reading.press("escape")
        await reading.shows("Herons return")
        await reading.hides("1 new")


async def test_leaving_ends_the_visit() -> None:
    memory = Memory()
    async with exploring(memory=memory) as reading:
        await reading.shows("Herons return")
        await reading.press("q")
        await reading.until(lambda: bool(memory.visited), "the end of the visit remembered")


async def test_x_marks_a_question_as_seen() -> None:
    library = MemoryLibrary()
    async with exploring((80, 24), library) as reading:
        await reading.press("d")
        await reading.shows("1 new")
        await reading.press("x")
        await reading.shows("0 new")

    assert library.seen == {"q1"}
