"""The three panes together: how many are shown, and how keys go between them."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui_library import MemoryLibrary
from tests.tui_screen import SIZES, exploring
from tui.panes.search import SearchPane
from tui.present.verdicts import MEANINGS
from tui.widgets.key_line import KeyLine


async def test_a_wide_terminal_shows_all_three_panes() -> None:
    async with exploring((160, 50)) as reading:
        text = await reading.shows("Conflicts", "Herons return", "No article is open")

        assert text.index("Sources") < text.index("Search") < text.index("Reader")


async def test_eighty_columns_show_two_panes_and_tab_brings_the_third() -> None:
    async with exploring((80, 24)) as reading:
        await reading.shows("Sources", "▌Search")
        await reading.hides("Reader")
        await reading.press("enter")
        await reading.shows("Search", "▌Reader", "Ada Reed")
        await reading.hides("Sources")
        await reading.press("tab")
        await reading.shows("▌Sources", "herons in the delta", "Reader")
        await reading.hides("Search")


async def test_zoom_gives_the_screen_to_one_pane_and_escape_takes_it_back() -> None:
    async with exploring((160, 50)) as reading:
        await reading.shows("Herons return")
        await reading.press("z")
        await reading.hides("Sources", "Reader")
        await reading.press("escape")
        await reading.shows("Sources", "Reader")


async def test_panes_follow_a_change_of_the_terminals_size() -> None:
    async with exploring((160, 50)) as reading:
        await reading.shows("Sources", "Search", "Reader")
        await reading.pilot.resize_terminal(60, 20)
        await reading.hides("Sources", "Reader")
        await reading.shows("Herons return to the Ilmen delta")
        await reading.pilot.resize_terminal(120, 36)
        await reading.shows("Sources", "Search", "Reader")


@pytest.mark.parametrize("size", [(20, 6), (30, 10), (250, 70)])
async def test_no_size_breaks_a_screen(size: tuple[int, int]) -> None:
    async with exploring((80, 24)) as reading:
        await reading.shows("Herons return")
        await reading.pilot.resize_terminal(*size)
        for keys in (
            ("enter", "n"),
            ("c",),
            ("v",),
            ("v", "j", "l"),
            ("escape", "d"),
            ("question_mark",),
        ):
            await reading.press(*keys)
            await reading.pilot.pause()

            assert len(reading.text.split("\n")) == size[1]


@pytest.mark.parametrize("size", SIZES)
async def test_search_enter_and_c_lead_to_both_claims_side_by_side(size: tuple[int, int]) -> None:
    async with exploring(size) as reading:
        await reading.press("slash")
        await reading.type("herons last year")
        await reading.press("enter")
        await reading.shows("figure 1 of 2", "✗ conflict")
        await reading.press("c")
        await reading.shows("13,221", "13,800", "CONFLICT", "Same year")


async def test_keys_typed_into_the_box_are_letters_not_commands() -> None:
    async with exploring() as reading:
        await reading.press("slash")
        await reading.type("quiz")

        assert reading.app.main.search.box.value == "quiz"
        assert reading.app.screen is reading.app.main


async def test_the_bottom_line_names_the_keys_of_the_pane_in_use() -> None:
    async with exploring((120, 36)) as reading:
        await reading.shows("⏎ open", "/ search", "? help", "q quit")
        await reading.press("enter")
        await reading.shows("n next figure", "y copy citation")
        await reading.hides("⏎ open")


async def test_a_screen_that_was_left_before_it_was_drawn_hints_at_nothing() -> None:
    async with exploring((100, 30)) as reading:
        await reading.press("d")
        await reading.shows("1 question")
        line = reading.app.screen.query_one(KeyLine)
        await reading.press("escape")
        await reading.shows("▌Search")
        await reading.until(lambda: not line.is_attached, "left")

        line.hint(("app.help",))

        assert line.hints


async def test_a_click_on_a_hinted_key_presses_it() -> None:
    async with exploring((120, 36)) as reading:
        line = (await reading.shows("d conflicts")).splitlines()[-1]
        await reading.pilot.click(offset=(line.index("d conflicts"), 35))
        await reading.shows("Questions  1 question")


async def test_c_in_the_results_compares_what_was_searched_for() -> None:
    async with exploring() as reading:
        await reading.shows("Herons return")
        await reading.press("c")
        await reading.shows("CONFLICT", "13,800")


async def test_an_empty_library_says_what_to_do() -> None:
    async with exploring((160, 50), MemoryLibrary([])) as reading:
        await reading.shows("The library is empty.", "i  import articles", "no figures in conflict")


async def test_help_lists_the_keys_of_the_pane_and_the_signs() -> None:
    async with exploring((80, 50)) as reading:
        await reading.press("enter")
        await reading.shows("figure")
        await reading.press("question_mark")
        text = await reading.shows("The open article.", "Next figure", "Copy citation")

        assert "✗ conflict" in text
        assert "same thing, same period" in text
        await reading.press("escape")
        await reading.hides("same thing, same period")


async def test_the_palette_offers_our_actions_and_finds_questions() -> None:
    async with exploring((120, 40)) as reading:
        await reading.press("ctrl+p")
        text = await reading.shows("Import", "Copy citation")
        assert text.index("Search articles") < text.index("Import") < text.index("Copy citation")
        await reading.type("theme")
        await reading.shows("Theme", "Change the current theme")
        reading.app.screen.query_one(Input).value = "delta"
        await reading.hides("Change the current theme")
        await reading.shows("Compare: herons in the delta")
        await reading.press("enter")
        await reading.shows("CONFLICT")


@pytest.mark.parametrize("theme", ["dark", "light", "ansi", "mono"])
async def test_every_theme_shows_the_same_words(theme: str) -> None:
    async with exploring((160, 50), theme=theme) as reading:
        await reading.shows("✗ herons in the delta", "Herons return")
        await reading.press("c")
        await reading.shows("✗ CONFLICT", "≠ 13,800")


async def test_q_leaves() -> None:
    async with exploring() as reading:
        await reading.press("q")
        await reading.until(lambda: reading.app.return_code == 0, "left")


async def test_help_is_read_whole_on_a_narrow_screen() -> None:
    async with exploring((60, 24)) as reading:
        await reading.shows("Herons return")
        await reading.press("question_mark")
        text = await reading.shows("esc close", "Type to search")
        assert [word for word in SearchPane.HELP.split() if word not in text] == []
        await reading.press("G")
        text = await reading.shows("says otherwise than")
        assert [word for word in MEANINGS["conflict"].split() if word not in text] == []
