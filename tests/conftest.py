"""Fixtures that several files of tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cli.main import run
from importers.samples import sample_paths
from tests.cli_material import Ran, Runner

# Without limits of time for an example: a machine may be slow, or busy with something else.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

LONG = ("test_importers_cluster", "test_faults", "test_cli_serve_ssh", "test_cli_serve_web")
"""Files whose tests take longest: begun late, one of them would keep the others waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest; the order of the rest stays."""
    items.sort(key=lambda item: item.path.stem not in LONG)


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
