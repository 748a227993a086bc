"""Writing a comparison or the screen into a file that the person names."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui_screen import Reading, exploring


async def compared(reading: Reading) -> None:
    """Open the question in dispute."""
    await reading.shows("Herons return")
    await reading.press("c")
    await reading.shows("as written")


def name_it(reading: Reading, path: Path) -> None:
    """Type another path into the box."""
    reading.app.screen.query_one(Input).value = str(path)


async def test_e_proposes_a_free_name_and_never_writes_over_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "herons-in-the-delta.md").write_text("mine")
    async with exploring((160, 50)) as reading:
        await compared(reading)
        await reading.press("e")
        await reading.shows("Export the comparison", ".md .csv .json .html .bib")
        name_it(reading, tmp_path / "herons-in-the-delta.md")
        await reading.press("enter")
        await reading.shows("there is such a file already")
        name_it(reading, tmp_path / "herons-in-the-delta-2.md")
        await reading.press("enter")
        await reading.shows("Written to")

    assert (tmp_path / "herons-in-the-delta.md").read_text() == "mine"
    written = (tmp_path / "herons-in-the-delta-2.md").read_text("utf-8")
    assert "| value | 13,221 | **≠ 13,800** |" in written
    assert "\n[^A]: “Wardens of the Ilmen delta" in written


async def test_the_ending_says_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with exploring((120, 36)) as reading:
        await compared(reading)
        await reading.press("e")
        await reading.shows("Export the comparison")
        name_it(reading, tmp_path / "herons.bib")
        await reading.press("enter")
        await reading.shows("Written to")

    assert (tmp_path / "herons.bib").read_text("utf-8").startswith("@misc{")


@pytest.mark.parametrize(
    ("name", "slip"),
    [("herons.docx", "must end in one of"), ("nowhere/herons.md", "there is no folder")],
)
async def test_a_name_that_will_not_do_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, slip: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with exploring((120, 36)) as reading:
        await compared(reading)
        await reading.press("e")
        await reading.shows("Export the comparison")
        name_it(reading, tmp_path / name)
        await reading.press("enter")
        await reading.shows(slip)
        await reading.press("escape")
        await reading.shows("as written")

    assert list(tmp_path.iterdir()) == []
