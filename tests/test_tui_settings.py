"""The file of settings: what it may hold, and how slips in it are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui_material import QUESTION
from tests.tui_screen import exploring
from tui.present.comparison import compare
from tui.present.facets import FACETS
from tui.settings import Settings, read_settings


def read(tmp_path: Path, text: str) -> tuple[Settings, list[str]]:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    settings, slips = read_settings(path)
    return settings, [str(slip).replace(str(path), "config.toml") for slip in slips]


def test_everything_can_be_set(tmp_path: Path) -> None:
    settings, slips = read(
        tmp_path,
        'theme = "light"\nmouse = false\n[compare]\nrows = ["value", "quote"]\n'
        '[limits]\nquestions = 20\nconflicts = 5\n[keys]\n"app.undo" = "ctrl+z"\napp.quit = "Q"\n',
    )

    assert slips == []
    assert settings == Settings(
        "light", False, ("value", "quote"), 20, 5, {"app.undo": "ctrl+z", "app.quit": "Q"}
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\ntheme = "pink"\n', "config.toml:2: theme: one of dark, light, ansi, mono is wanted"),
        ("mouse = 1\n", "config.toml:1: mouse: true or false is wanted, not 1"),
        ("[limits]\n\nquestions = 0\n", "config.toml:3: limits.questions: a whole number from 1"),
        ("[limits]\nquestions = true\n", "config.toml:2: limits.questions: a whole number"),
        ('[compare]\nrows = ["price"]\n', "config.toml:2: compare.rows: there is no row 'price'"),
        ('[compare]\nrows = "value"\n', "config.toml:2: compare.rows: a list as"),
        ('colour = "red"\n', "config.toml:1: colour: there is no such setting; there are theme"),
        ('[keys]\n"app.undo" = 3\n', "config.toml:2: keys.app.undo: keys as"),
        ("theme = \n", "config.toml:1: this is no TOML"),
        ("[keys", "config.toml: this is no TOML"),
    ],
)
def test_a_slip_is_named_by_file_line_and_key(tmp_path: Path, text: str, told: str) -> None:
    settings, slips = read(tmp_path, text)

    assert settings == Settings()
    assert len(slips) == 1
    assert slips[0].startswith(told)


def test_one_slip_leaves_the_other_settings_alone(tmp_path: Path) -> None:
    settings, slips = read(tmp_path, 'theme = "pink"\nmouse = false\n')

    assert len(slips) == 1
    assert not settings.mouse


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == (Settings(), [])


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"theme = '\xff'\n")
    _, slips = read_settings(tmp_path / "config.toml")

    assert [slip.reason for slip in slips] == ["cannot be read: it is not UTF-8 text"]


def test_the_rows_of_a_comparison_are_those_that_can_be_named() -> None:
    names = [facet.name for facet in compare(QUESTION).facets]

    assert [name if "against" not in name else "against" for name in names] == list(FACETS)
    chosen = compare(QUESTION, rows=("period", "value")).facets
    assert [facet.name for facet in chosen] == ["value", "period"]


async def test_a_rebound_key_works_and_is_hinted_at() -> None:
    settings = Settings(keys={"app.conflicts": "f5"})
    async with exploring((120, 36), settings=settings) as reading:
        await reading.shows("Herons return", "f5 conflicts")
        await reading.press("f5")
        await reading.shows("Questions  1 question")


async def test_only_the_rows_that_were_asked_for_are_shown() -> None:
    settings = Settings(facets=("value", "says who"))
    async with exploring((120, 36), settings=settings) as reading:
        await reading.shows("Herons return")
        await reading.press("c")
        text = await reading.shows(" value", " says who")
        assert "as written" not in text


async def test_a_slip_is_told_and_the_explorer_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a long path would break the message elsewhere
    path = Path("config.toml")
    path.write_text('theme = "pink"\n')
    settings, slips = read_settings(path)
    async with exploring((120, 36), settings=settings, slips=slips) as reading:
        await reading.shows("one of dark, light,")
        await reading.shows("Herons return")
