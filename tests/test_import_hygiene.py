"""What starting a command loads: a look-up from the shell never pays for the explorer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "rich", "trafilatura", "lxml", "sqlite_utils", "dateutil", "asyncio")


def loaded_by(statement: str) -> set[str]:
    """Top-level names in sys.modules of a new interpreter that ran `statement`."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_importing_the_command_line_loads_nothing_heavy(module: str) -> None:
    assert module not in loaded_by("import cli.main")


@pytest.mark.parametrize("module", ["rich", "textual", "sqlite3", "sqlite_utils", "click"])
def test_the_core_loads_neither_store_nor_screen(module: str) -> None:
    assert module not in loaded_by("import figures.extract")


@pytest.mark.parametrize("module", ["textual", "trafilatura", "sqlite_utils", "rich"])
def test_opening_a_library_to_read_loads_neither_writer_nor_screen(module: str) -> None:
    assert module not in loaded_by("import db.library")


def test_importing_the_command_line_loads_three_modules_of_ours() -> None:
    code = "import cli.main, sys; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    floors = {"cli", "tui", "importers", "db", "figures"}
    ours = [name for name in done.stdout.split() if name.partition(".")[0] in floors]

    assert ours == ["cli", "cli.diagnostics", "cli.main"]


@pytest.mark.parametrize(
    "arguments",
    [["search", "workers"], ["figures", "workers"], ["questions"], ["compare", "workers"]],
    ids=lambda arguments: arguments[0],
)
def test_a_look_up_in_a_pipe_loads_no_more_than_it_needs(
    filled: Path, arguments: list[str]
) -> None:
    needless = (*HEAVY, "importers", "hashlib", "tempfile", "zipfile", "importlib.resources")
    code = (
        "import sys; from cli.main import run\n"
        f"assert run(['--db', {str(filled)!r}, *{arguments!r}]) == 0\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())

    assert not loaded & set(needless)
    assert done.stdout
