"""Fixtures that several files of tests share."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cli.main import run
from importers.samples import sample_paths
from tests.cli_material import Ran, Runner

# Hundreds of tests start the program: each would compile all of it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Without limits of time for an example: a machine may be slow, or busy with something else. The
# examples are the same each time; --hypothesis-profile=searching draws others.
settings.register_profile(
    "same", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.register_profile("searching", settings.get_profile("same"), derandomize=False)
settings.load_profile("same")

LONG = (
    "test_importers_cluster",
    "test_importers_jobs",
    "test_faults",
    "test_security_explorer",
    "test_cli_serve_ssh",
    "test_cli_serve_web",
)
"""Files whose tests take longest: begun late, one of them would keep the others waiting."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let each process of a whole run compile another share of the tests first.

    pytest rewrites their assertions and keeps what it made: what one process has done the others
    read. In one order each would do all of it at once, which in a new copy takes longest.
    """
    name = os.environ.get("PYTEST_XDIST_WORKER", "")
    here = Path(__file__).resolve().parent
    given = [Path(path).resolve() for path in session.config.args]
    if not name.startswith("gw") or given != [here]:
        return
    modules = sorted(path.stem for path in here.glob("test_*.py"))
    first = int(name[2:]) * len(modules) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    for module in modules[first:] + modules[:first]:
        with suppress(Exception, pytest.skip.Exception):  # collecting tells what is wrong
            importlib.import_module(f"tests.{module}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every process begin with its share of the longest; the order of the rest stays.

    Each gets as many tests as the next, one after the other in this order.
    """
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    longest = [item for item in items if item.path.stem in LONG]
    others = iter([item for item in items if item.path.stem not in LONG])
    left, long_left, ordered = len(items), len(longest), list[pytest.Item]()
    for remaining in range(processes, 0, -1):
        size, share = left // remaining, long_left // remaining
        left, long_left = left - size, long_left - share
        ordered += longest[:share]
        ordered += islice(others, max(size - share, 0))
        longest = longest[share:]
    items[:] = [*ordered, *others]


def pytest_collection_finish() -> None:
    """Never look for garbage in the tests themselves: a process keeps thousands of them."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """For `-n auto` five for two cores: hundreds of tests wait for programs that they started.

    None, and with it what pytest-xdist takes, when somebody has said how many.
    """
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    known = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1
    return 2 * cores + cores // 2


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample articles."""
    path = tmp_path_factory.mktemp("cli") / "library.db"
    assert run(["--db", str(path), "import", *map(str, sample_paths())]) == 0
    return path


@pytest.fixture
def variorum(filled: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Runs the command line in this process, on the sample library or on `db`."""

    def runner(*arguments: str, db: Path = filled) -> Ran:
        capsys.readouterr()
        code = run(["--db", str(db), *arguments])
        return Ran(code, *capsys.readouterr())

    return runner
