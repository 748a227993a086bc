"""The explorer on a real library of sample articles: what a person decides reaches the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.library import Library
from importers.base import ImportOptions
from importers.pipeline import run_import
from importers.samples import sample_paths
from tests.tui_screen import SIZES, exploring


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
