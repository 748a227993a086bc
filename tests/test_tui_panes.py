"""Sources, Search and Reader, each for what it shows and what its keys do."""

from __future__ import annotations

import time
from typing import Any

import pytest

from db.rows import Hit, Hits, Page
from figures.model import Article
from tests.tui_library import ARTICLES, MemoryLibrary
from tests.tui_screen import SIZES, exploring, with_herons_open

# Search


@pytest.mark.parametrize("size", SIZES)
async def test_results_show_day_outlet_title_figures_and_conflicts(size: tuple[int, int]) -> None:
    async with exploring(size) as reading:
        text = await reading.shows("10 Feb 2024", "Delta", "Herons return", "3 fig", "✗ 1")

        assert text.index("Herons return") < text.index("A record year")


async def test_typing_searches_and_shows_the_words_found() -> None:
    async with exploring((160, 50)) as reading:
        await reading.press("slash")
        await reading.type("trust")
        text = await reading.shows("1 article", "Trust put the number")

        assert "Herons return" not in text.split("Reader")[0]


class FarWord(MemoryLibrary):
    """Finds the word at the end of a long snippet."""

    def search(self, query: str, **options: object) -> Hits:
        snippet = "reeds and mud and water and sky over the delta, where an avocet stood"
        start = snippet.index("avocet")
        hit = Hit("k", "Far", "Wire", None, snippet, 0, 0, ((start, start + 6),))
        return Hits([hit], 1, False)


async def test_the_word_found_is_seen_however_narrow_the_pane_is() -> None:
    async with exploring((80, 24), FarWord()) as reading:
        await reading.press("slash")
        await reading.type("avocet")
        await reading.shows("where an avocet stood")


class SlowSearch(MemoryLibrary):
    """Answers after a while."""

    def search(self, query: str, **options: object) -> Hits:
        time.sleep(0.1)
        return super().search(query, **options)


async def test_fast_typing_skips_words_that_a_slow_search_would_be_late_for() -> None:
    library = SlowSearch()
    async with exploring(library=library) as reading:
        await reading.press("slash")
        await reading.type("egret")
        await reading.shows("1 article")
        library.asked.clear()
        box = reading.app.main.search.box
        for typed in range(len("egrets came in") + 1):
            box.value = "egrets came in"[:typed]
        await reading.until(lambda: library.asked[-1:] == ["egrets came in"], "asked at last")

    assert len(library.asked) < 5


async def test_nothing_found_says_so_and_what_to_do() -> None:
    async with exploring() as reading:
        await reading.press("slash")
        await reading.type("zebra")
        await reading.shows("nothing found", "Fewer words find more.")


async def test_what_looks_like_a_filter_and_is_none_is_told_where_nothing_is_found() -> None:
    async with exploring((120, 36)) as reading:
        await reading.press("slash")
        await reading.type("until:2016 zebra")
        await reading.shows("nothing found", "until: is no filter", "lang: and verdict:")


async def test_a_slip_in_the_query_is_told_and_is_not_zero_results() -> None:
    async with exploring() as reading:
        await reading.press("slash")
        await reading.type("outlet:")
        text = await reading.shows("outlet: wants a name")

        assert "nothing found" not in text


async def test_escape_leaves_the_box_then_clears_the_query() -> None:
    async with exploring() as reading:
        await reading.press("slash")
        await reading.type("trust")
        await reading.shows("1 article")
        await reading.press("escape", "escape")
        await reading.shows("3 articles")


class ManyArticles(MemoryLibrary):
    """Ten thousand articles, read page by page."""

    def __init__(self) -> None:
        super().__init__()
        self.offsets: list[int] = []

    def articles(self, **options: Any) -> Page[Any]:
        limit, offset = options["limit"], options["offset"]
        self.offsets.append(offset)
        row = self._row(ARTICLES[0][0])
        rows = [row._replace(title=f"Article number {n}") for n in range(offset, offset + limit)]
        return Page(rows, 10_000)

    def search(self, query: str, **options: object) -> Hits:
        raise AssertionError("nothing was typed")


async def test_only_the_pages_in_view_are_read() -> None:
    library = ManyArticles()
    async with exploring((120, 36), library) as reading:
        await reading.shows("10,000 articles", "Article number 0")
        await reading.press("G")
        await reading.shows("Article number 9999")
        await reading.press("k")
        await reading.shows("Article number 9998")

    assert set(library.offsets) == {0, 9950}


# Sources


async def test_conflicts_stand_on_top_with_sign_and_number_of_claims() -> None:
    async with exploring((160, 50)) as reading:
        text = await reading.shows("▾ Conflicts", "✗ herons in the delta", "▸ Outlets", "▸ Cited")

        assert text.index("Conflicts") < text.index("Outlets") < text.index("Cited")


async def test_an_outlet_opens_to_its_articles_and_an_article_to_the_reader() -> None:
    async with exploring((160, 50)) as reading:
        await reading.press("h")
        await reading.shows("▸ Outlets")
        await reading.press("j", "j", "enter")
        await reading.shows("▸ Estuary Post")
        await reading.press("j", "j", "enter")
        await reading.shows("▾ Estuary Post")
        await reading.press("j", "enter")
        await reading.shows("2 figures", "Reed Trust put the number")


async def test_a_cited_source_opens_to_its_figures_and_a_figure_to_its_sentence() -> None:
    async with exploring((160, 50)) as reading:
        await reading.press("h")
        await reading.shows("▸ Cited")
        await reading.press("G", "enter")
        await reading.shows("▸ bird survey")
        await reading.press("j", "j", "enter")
        await reading.shows("▾ bird survey", "13,221 herons · Delta Wire")
        await reading.press("j", "enter")
        await reading.shows("figure 1 of 3", "Marsh Radio ← bird survey")


async def test_enter_on_a_conflict_compares_it() -> None:
    async with exploring((160, 50)) as reading:
        await reading.press("h")
        await reading.shows("▌Sources")
        await reading.press("j", "enter")
        await reading.shows("CONFLICT", "13,221")


async def test_the_filter_keeps_what_holds_the_words_and_escape_drops_it() -> None:
    async with exploring((160, 50)) as reading:
        await reading.press("h")
        await reading.shows("▌Sources", "herons in the delta")
        await reading.press("f")
        await reading.type("estuary")
        await reading.shows("▸ Estuary Post")
        await reading.hides("✗ herons in the delta")
        await reading.press("escape")
        await reading.shows("✗ herons in the delta")


# Reader


@pytest.mark.parametrize("size", SIZES)
async def test_n_and_shift_n_step_through_the_figures_and_tell_each(size: tuple[int, int]) -> None:
    async with with_herons_open(size) as reading:
        await reading.press("n")
        await reading.shows("figure 1 of 3", "✗ conflict", "exactly 13,221", "= 2023")
        await reading.press("n")
        await reading.shows("figure 2 of 3", "exactly 38", "the outlet itself")
        await reading.press("n")
        await reading.shows("figure 3 of 3", "412 egrets")
        await reading.press("N", "N")
        await reading.shows("figure 1 of 3")


async def test_the_margin_carries_the_verdicts_sign_beside_the_figure() -> None:
    async with exploring() as reading:
        await reading.shows("Herons return")
        await reading.press("enter")
        lines = (await reading.shows("13,221 herons")).splitlines()
        beside = next(line for line in lines if "13,221 herons" in line)

        assert "✗" in beside.split("│")[1]


async def test_an_article_without_figures_says_so() -> None:
    library = MemoryLibrary([(Article("k", "Nothing here counts.", "Plain"), [])])
    async with exploring(library=library) as reading:
        await reading.shows("Plain")
        await reading.press("enter")
        await reading.shows("No figures in this article.")
        await reading.press("n", "c")
        await reading.shows("No figures in this article.")


async def test_a_figure_that_nobody_else_has_says_so_instead_of_comparing() -> None:
    async with with_herons_open() as reading:
        await reading.press("n", "n", "c")
        await reading.shows("No other article answers")


async def test_y_tells_which_way_the_citation_went(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    async with with_herons_open((120, 36)) as reading:
        await reading.press("n", "y")
        await reading.shows("copied through the terminal")

        assert "“Wardens of the Ilmen delta counted 13,221 herons" in reading.app.clipboard
        assert reading.app.clipboard.endswith("10 Feb 2024, https://wire.example/herons")


async def test_y_without_a_figure_says_how_to_choose_one() -> None:
    async with exploring((120, 36)) as reading:
        await reading.press("y")
        await reading.shows("Choose a figure first")


async def test_a_narrower_terminal_breaks_the_lines_anew_at_the_same_text() -> None:
    async with with_herons_open((160, 50)) as reading:
        await reading.press("G")
        await reading.shows("412 egrets")
        await reading.pilot.resize_terminal(80, 24)
        await reading.shows("The reeds grew tall.")
