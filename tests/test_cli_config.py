"""`variorum config`: what it shows can be read back, and slips end it with 2."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.cli_material import piped, piped_here
from tui.settings import read_settings, settings_path


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of settings, in a folder of its own; not there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_what_is_shown_without_a_file_is_a_file_of_defaults(config: Path) -> None:
    ran = piped(["config"])

    assert ran.code == 0
    assert ran.out.startswith(f"# {config} (not there yet")
    config.write_text(ran.out)
    assert tomllib.loads(ran.out)["limits"]["questions"] == 500
    before, slips = read_settings(config.with_name("none.toml"))
    assert read_settings(config) == (before, slips)


def test_a_slip_is_named_by_line_and_ends_with_2(config: Path) -> None:
    config.write_text('mouse = false\ntheme = "pink"\n')
    ran = piped(["config"])

    assert ran.code == 2
    assert "mouse = false" in ran.out
    assert f"{config}:2: theme: one of dark" in ran.err


def test_a_key_that_does_not_exist_is_a_slip_and_one_that_does_is_none(config: Path) -> None:
    config.write_text('[keys]\n"app.undo" = "ctrl+z"\n"app.fly" = "f"\n')
    ran = piped_here(["config", "--json"])

    assert ran.code == 2
    assert ran.json["keys"] == {"app.undo": "ctrl+z", "app.fly": "f"}
    assert [slip["key"] for slip in ran.json["slips"]] == ["keys.app.fly"]


def test_the_names_of_keys_are_listed_with_what_they_do(config: Path) -> None:
    ran = piped_here(["config", "--keys"])

    assert '"app.undo" = ""  # Undo' in ran.out.splitlines()
    assert '"claim.dismiss" = ""  # Dismiss' in ran.out.splitlines()
