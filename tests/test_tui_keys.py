"""The keys: documented as they are, and named so that a keymap can change them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.binding import Binding

from tui.explorer import VariorumApp
from tui.screens.compare import CompareScreen
from tui.screens.main import MainScreen

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_of_keys_is_what_the_program_says() -> None:
    code = "from scripts.keys import keys_page; print(keys_page(), end='')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )

    assert done.stdout == (ROOT / "docs" / "keys.md").read_text("utf-8"), (
        "run python scripts/keys.py"
    )


@pytest.mark.parametrize("owner", [VariorumApp, MainScreen, CompareScreen])
def test_every_key_has_a_name_that_a_keymap_can_use(owner: type) -> None:
    bindings = [binding for binding in owner.BINDINGS if isinstance(binding, Binding)]

    assert all(binding.id and "." in binding.id for binding in bindings)
    assert len({binding.id for binding in bindings}) == len(bindings)
