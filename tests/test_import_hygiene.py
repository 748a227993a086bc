"""What starting a command loads: a look-up from the shell never pays for the explorer."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from db.library import Library
from figures.model import Article

SEARCHING = (
    "answers", "connections", "days", "errors", "index_words", "library", "matching", "presence",
    "query", "rows", "schema", "search", "snippets", "tables", "terms",
)  # fmt: skip
SLOW = (
    "dataclasses", "hashlib", "importlib.resources", "inspect", "json", "rich", "sqlite_utils",
    "textual", "trafilatura",
)  # fmt: skip
"""Each takes 2 to 180 ms of a look-up that takes 40."""
HEAVY = ("textual", "rich", "trafilatura", "lxml", "sqlite_utils", "dateutil", "asyncio")


@cache
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


SEARCH = """
import sys
from functools import cache
from pathlib import Path
from db.library import Library
with Library.open(Path(sys.argv[1]), read_only=True) as library:
    assert library.search("ferry workers", limit=5).total == 1
print(*sys.modules)
"""


def test_a_search_loads_neither_what_writes_nor_what_reads_numbers(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.store(Article("k", "Many workers crossed by ferry."), [])
    done = subprocess.run(
        [sys.executable, "-c", SEARCH, str(path)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    floors = {name for name in loaded if name.partition(".")[0] in ("db", "figures")}

    assert floors == {"db", "figures"} | {f"db.{name}" for name in SEARCHING} | {"figures.lemmas"}
    assert loaded.isdisjoint(SLOW)


LOOKED_UP = """
import sys
from cli.main import run
code = run(["--db", *sys.argv[1:]])
print("loaded", *sys.modules)
sys.exit(code)
"""


@pytest.mark.parametrize("name", ["search", "figures", "compare"])
def test_no_look_up_makes_classes_that_take_longer_than_the_look(tmp_path: Path, name: str) -> None:
    path = tmp_path / "library.db"
    text = "The ferry carried {} workers to Port Ansell on Monday, the mayor said."
    with Library.open(path) as library:
        for key, count in (("one", 120), ("other", 145)):
            library.store(Article(key, text.format(count), outlet=key, published="2025-03-02"))
    done = subprocess.run(
        [sys.executable, "-c", LOOKED_UP, str(path), name, "workers"],
        capture_output=True,
        text=True,
        check=False,
    )
    told, _, loaded = done.stdout.rpartition("loaded ")

    assert (done.returncode, done.stderr) == (0, "")
    assert "145" in told
    assert set(loaded.split()).isdisjoint({"click", "dataclasses", "inspect", "figures.verdict"})
