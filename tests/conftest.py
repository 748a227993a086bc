"""Fixtures that several files of tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.main import run
from importers.samples import sample_paths
from tests.cli_material import Ran, Runner


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
