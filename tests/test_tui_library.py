"""The explorer on a real library of sample articles: what a person decides reaches the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from importers.base import ImportOptions
from importers.pipeline import run_import
from importers.samples import sample_paths
from tests.tui_library import MemoryLibrary
from tests.tui_screen import SIZES, exploring
from tui.catching_up import catch_up


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two of the sample articles, which contradict each other."""
    wanted = ("workers-harbour-wire", "workers-lantern-post")
    paths = [str(path) for path in sample_paths() if path.stem in wanted]
    with Library.open(tmp_path / "samples.db") as opened:
        run_import(opened, paths, ImportOptions())
        yield opened


@pytest.mark.parametrize("size", SIZES)
async def test_a_changed_date_moves_last_year_and_with_it_the_verdict(
    library: Library, size: tuple[int, int]
) -> None:
    async with exploring(size, library) as reading:
        await reading.shows("2 articles")
        await reading.press("d")
        await reading.shows("✗ conflict")
        await reading.press("enter")
        await reading.shows("✗ CONFLICT", "13,221", "13,800", "last year = 2024")
        await reading.press("end", "E")
        await reading.shows("Edit article", "2025-05-27")
        await reading.press("delete")
        await reading.type("2024-12-27")
        await reading.press("enter")
        await reading.shows("↔ DIFFERENT PERIOD", "last year = 2023")
        await reading.press("u")
        await reading.shows("✗ CONFLICT", "last year = 2024")


async def test_search_reads_the_article_and_c_compares_its_figure(library: Library) -> None:
    async with exploring((120, 36), library) as reading:
        await reading.press("slash")
        await reading.type("foreign intelligence service labour")
        await reading.press("enter")
        await reading.shows("▌Reader", "13,800 workers", "✗ conflict")
        await reading.press("c")
        await reading.shows("✗ CONFLICT", "13,221 North Koreans", "13,800 workers")
        await reading.press("enter")
        await reading.shows("▌Reader", "13,800 workers")


async def test_a_library_of_nothing_but_reading_shows_everything(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with Library.open(path) as writable:
        run_import(writable, [str(sample_paths()[0])], ImportOptions())
    with Library.open(path, read_only=True) as library:
        async with exploring((120, 36), library) as reading:
            await reading.shows("1 article")
            await reading.press("E")
            await reading.shows("Edit article")
            await reading.press("down", "end", "x", "enter")
            await reading.shows("reading only")


class Stale(MemoryLibrary):
    """Was read by an older engine, and is read anew in steps of two."""

    def __init__(self, articles: int) -> None:
        super().__init__()
        self.stale = articles
        self.steps = 0

    def stale_articles(self) -> int:
        return self.stale

    def reextract_some(self, limit: int = 8) -> int:
        self.steps += 1
        done = min(2, self.stale)
        self.stale -= done
        return done


async def at_once() -> None:
    """Nobody types."""


@pytest.mark.parametrize(("articles", "steps"), [(0, 0), (1, 1), (5, 3)])
async def test_figures_of_an_older_engine_are_read_anew_behind_the_screen(
    articles: int, steps: int
) -> None:
    library = Stale(articles)
    told: list[str] = []

    assert await catch_up(library, told.append, at_once) is (articles > 0)
    assert (library.stale, library.steps) == (0, steps)
    assert told[-1] == ""
    assert ("reading 5 articles anew" in told) is (articles == 5)


async def test_a_library_that_may_only_be_read_is_left_alone() -> None:
    class Closed(Stale):
        def reextract_some(self, limit: int = 8) -> int:
            raise LibraryError("opened for reading only")

    assert not await catch_up(Closed(3), lambda words: None, at_once)


async def test_the_explorer_catches_up_when_it_is_opened() -> None:
    library = Stale(5)
    async with exploring((120, 36), library) as reading:
        await reading.until(lambda: library.stale == 0, "caught up")
        await reading.hides("anew")
        await reading.shows("Herons return")
