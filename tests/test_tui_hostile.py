"""Text that would steer the terminal, or be taken for markup, in every pane and screen."""

from __future__ import annotations

import pytest

from db.library import Library
from figures.model import Article, Link
from tests.test_tui_compare import OneQuestion
from tests.tui_library import MemoryLibrary
from tests.tui_material import HIGH, HOSTILE, QUESTION, claim
from tests.tui_screen import Reading, exploring

STEERING = set(map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)])) - {"\n"}


def assert_harmless(reading: Reading, *literal: str) -> None:
    """Nothing on the screen can steer a terminal, and the literal words survived."""
    text = reading.text

    assert not STEERING & set(text)
    for words in literal:
        assert words in text


@pytest.fixture
def library() -> Library:
    """A question whose every text is hostile."""
    bad = claim(
        "bad",
        HOSTILE,
        surface=HOSTILE,
        low=5.0,
        high=5.0,
        counted=HOSTILE,
        concept=(HOSTILE,),
        attribution=(Link(HOSTILE, 0, 0, HOSTILE),),
        place=(HOSTILE,),
        unit=HOSTILE,
        kind="measure",
    )
    return OneQuestion(
        QUESTION._replace(label=HOSTILE, why=HOSTILE, notes=(HOSTILE,), claims=(bad, HIGH))
    )


async def test_results_and_sources_show_it_as_letters(library: Library) -> None:
    async with exploring((160, 50), library) as reading:
        await reading.shows("undated", "▸ Cited", "[red]x[/]")
        await reading.press("h")
        await reading.shows("▌Sources")
        await reading.press("G", "enter", "end", "enter")
        await reading.shows("▾ Cited")
        assert_harmless(reading, "[red]x[/] [/nope]")


async def test_the_reader_shows_it_as_letters_with_the_figure_in_place() -> None:
    async with exploring((160, 50)) as reading:
        await reading.shows("undated")
        await reading.press("G", "enter")
        await reading.shows("1 figure")
        await reading.press("n")
        await reading.shows("figure 1 of 1")
        assert_harmless(reading, "Someone wrote �]52;c;aGk=�[red]x[/] [/nope]", "[@click=app.quit]")


async def test_compare_its_plain_view_and_the_questions_show_it_as_letters(
    library: Library,
) -> None:
    async with exploring((160, 50), library) as reading:
        await reading.press("d")
        await reading.shows("1 question")
        assert_harmless(reading, "[red]x[/]")
        await reading.press("enter")
        await reading.shows("CONFLICT", "as written")
        assert_harmless(reading, "[red]x[/]", "recomputed: �]52")
        await reading.press("v")
        await reading.shows("says who")
        assert_harmless(reading, "[red]x[/]")


async def test_the_palette_the_edit_form_and_messages_show_it_as_letters(library: Library) -> None:
    async with exploring((160, 50), library) as reading:
        await reading.shows("undated")
        await reading.press("G", "E")
        await reading.shows("Edit article")
        assert_harmless(reading, "[red]x[/]")
        await reading.press("escape")
        await reading.press("ctrl+p")
        await reading.type("nope")
        await reading.shows("Compare: �]52")
        assert_harmless(reading, "[red]x[/]")


async def test_a_citation_of_it_carries_nothing_to_the_clipboard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    async with exploring((120, 36)) as reading:
        await reading.shows("undated")
        await reading.press("G", "enter")
        await reading.shows("1 figure")
        await reading.press("n", "y")
        await reading.shows("copied")

        assert not STEERING & set(reading.app.clipboard)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 300_000,
        "日本語" * 2_000,
        "e\u0301\u0323" * 5_000,
        "👩\u200d👩\u200d👧 " * 500,
        "\n" * 5_000,
        "",
    ],
    ids=["one-line", "wide", "combining", "emoji", "newlines", "empty"],
)
async def test_odd_texts_are_read_from_top_to_end(text: str) -> None:
    library = MemoryLibrary([(Article("k", text, "Odd"), [])])
    async with exploring((80, 24), library) as reading:
        await reading.shows("Odd")
        await reading.press("enter")
        await reading.shows("No figures in this article.")
        await reading.press("G", "g", "space")
        assert_harmless(reading)
