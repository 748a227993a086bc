"""The explorer on a real library of sample articles: what a person decides reaches the verdict."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from db.library import Library
from importers.base import ImportOptions
from importers.pipeline import run_import
from importers.samples import sample_paths
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


@pytest.fixture
def outdated(library: Library) -> Library:
    """The same, read by an older engine."""
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE extraction SET engine = 0")
    assert library.stale_articles() == 2
    return library


async def test_figures_of_an_older_engine_are_read_anew_behind_the_screen(
    outdated: Library,
) -> None:
    told: list[str] = []

    assert await catch_up(outdated, told.append)
    assert outdated.stale_articles() == 0
    assert (told[0], told[-1]) == ("reading 2 articles anew", "")
    assert not await catch_up(outdated, told.append)


async def test_a_library_that_may_only_be_read_is_left_alone(outdated: Library) -> None:
    with Library.open(outdated.path, read_only=True) as closed:
        assert not await catch_up(closed, lambda words: None)

    assert outdated.stale_articles() == 2


@pytest.mark.parametrize("cancelled", [1, 2])
async def test_whoever_leaves_ends_the_reading(
    outdated: Library, monkeypatch: pytest.MonkeyPatch, cancelled: int
) -> None:
    """The process is one that would read for ever; leaving may cancel more than once."""
    started: list[subprocess.Popen[bytes]] = []

    def for_ever(path: Path) -> subprocess.Popen[bytes]:
        code = "import time; print(1, flush=True); time.sleep(1000)"
        started.append(subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE))
        return started[0]

    monkeypatch.setattr("tui.catching_up._started", for_ever)
    task = asyncio.create_task(catch_up(outdated, lambda words: None))
    while not started:
        await asyncio.sleep(0.01)
    for _ in range(cancelled):
        task.cancel()
        await asyncio.sleep(0)
    with suppress(asyncio.CancelledError):
        await task

    assert started[0].returncode is not None


async def test_the_explorer_catches_up_when_it_is_opened(outdated: Library) -> None:
    async with exploring((120, 36), outdated) as reading:
        await reading.until(lambda: outdated.stale_articles() == 0, "caught up")
        await reading.hides("anew")
        await reading.shows("2 articles")
