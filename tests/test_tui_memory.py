"""What the explorer remembers between two visits, and the history of searches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui_library import MemoryLibrary
from tests.tui_screen import exploring
from tui.memory import MOST_QUERIES, Memory, read_memory, recall


async def test_the_next_visit_begins_at_the_article_and_figure_of_the_last(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "place.json")
    async with exploring((120, 36), memory=memory) as reading:
        await reading.press("slash")
        await reading.type("herons last year")
        await reading.press("enter")
        await reading.shows("▌Reader", "figure 1 of 2")
        await reading.press("n", "q")
    memory.keep()

    async with exploring((120, 36), memory=read_memory(tmp_path / "place.json")) as reading:
        text = await reading.shows("▌Reader", "figure 2 of 2", "herons last year", "1 article")
        assert "A record year on the water" in text


async def test_a_comparison_that_was_open_is_opened_again() -> None:
    memory = Memory()
    async with exploring((120, 36), memory=memory) as reading:
        await reading.shows("Herons return")
        await reading.press("c")
        await reading.shows("CONFLICT")
        await reading.press("end", "q")
    async with exploring((120, 36), memory=memory) as reading:
        await reading.shows("CONFLICT", "as written")


async def test_an_article_that_is_gone_is_not_missed() -> None:
    async with exploring((120, 36), memory=Memory(article="gone", question="gone")) as reading:
        text = await reading.shows("Herons return", "No article is open")
        assert "no longer" not in text


async def test_widths_and_zoom_are_kept() -> None:
    memory = Memory()
    async with exploring((160, 50), memory=memory) as reading:
        before = (await reading.shows("Herons return")).index("Search")
        await reading.press("tab", "tab", "greater_than_sign")
        await reading.until(lambda: reading.text.index("Search") > before, "made wider")
        wider = reading.text.index("Search")
        await reading.press("q")
    async with exploring((160, 50), memory=memory) as reading:
        text = await reading.shows("▌Sources", "Herons return")
        assert text.index("Search") == wider
        await reading.press("z", "q")
    async with exploring((160, 50), memory=memory) as reading:
        await reading.shows("▌Sources")
        await reading.hides("Reader")


async def test_up_and_down_go_through_earlier_searches() -> None:
    memory = Memory(queries=["egrets", "herons"])
    async with exploring((120, 36), memory=memory) as reading:
        await reading.shows("Herons return")
        await reading.press("slash")
        await reading.type("vol")
        box = reading.app.main.search.box
        for keys, value in ((["up"], "herons"), (["up", "up"], "egrets"), (["down"] * 2, "vol")):
            await reading.press(*keys)
            await reading.until(lambda wanted=value: box.value == wanted, f"{value} in the box")
        await reading.press("down")
        await reading.until(lambda: reading.app.main.search.hits.has_focus, "in the results")


async def test_another_theme_is_kept_and_the_one_begun_with_is_not() -> None:
    memory = Memory()
    async with exploring((80, 24), memory=memory) as reading:
        await reading.press("q")
    assert memory.theme == ""
    async with exploring((80, 24), memory=memory) as reading:
        reading.app.theme = "light"
        await reading.press("q")
    assert memory.theme == "light"


def test_the_history_holds_each_query_once_and_not_without_end() -> None:
    memory = Memory()
    for number in range(MOST_QUERIES + 5):
        memory.note_query(f"q{number}")
    memory.note_query("q50")

    assert len(memory.queries) == MOST_QUERIES
    assert memory.queries[-1] == "q50"
    assert memory.queries.count("q50") == 1


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"theme": 3, "queries": [1], "shares": {"a": "b"}}']
)
def test_a_damaged_file_is_forgotten(tmp_path: Path, text: str) -> None:
    path = tmp_path / "place.json"
    path.write_text(text)

    assert read_memory(path) == Memory(path)


def test_libraries_of_the_same_name_have_a_memory_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    one, other = recall(tmp_path / "a" / "library.db"), recall(tmp_path / "b" / "library.db")
    one.query = "gulls \ud800"
    one.keep()

    assert one.path is not None
    assert json.loads(one.path.read_text())["query"] == "gulls \ud800"
    assert recall(tmp_path / "a" / "library.db").query == "gulls \ud800"
    assert other.path != one.path


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    Memory(tmp_path / "state" / "place.json").keep()

    assert (tmp_path / "state").read_text() == "a file where a folder should be"


async def test_the_memory_never_reaches_the_library() -> None:
    library = MemoryLibrary()
    async with exploring((80, 24), library, memory=Memory(query="herons")) as reading:
        await reading.press("q")

    assert library.decisions == []
