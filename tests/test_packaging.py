"""What is published: the wheel holds the five packages and their data, the sdist its tests too."""

from __future__ import annotations

import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from cli import __version__

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("cli", "tui", "importers", "db", "figures")


def files_of(*folders: str) -> set[str]:
    """Every file of these folders but byte code, as paths from the root."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    return zipfile.ZipFile(next(WheelBuilder(str(ROOT)).build(directory=str(folder))))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the sdist, without its own folder."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(next(SdistBuilder(str(ROOT)).build(directory=str(folder)))) as packed:
        return {member.name.partition("/")[2] for member in packed if member.isfile()}


def test_the_wheel_holds_exactly_the_five_packages_and_their_data(wheel: zipfile.ZipFile) -> None:
    described = f"variorum-{__version__}.dist-info/"
    held = {name for name in wheel.namelist() if not name.startswith(described)}

    assert held == files_of(*FLOORS)


@pytest.mark.parametrize(
    "name",
    ["figures/data/tagger.txt", "figures/data/places.txt", "tui/app.tcss",
     "importers/sample_articles/quayside-daily.jsonl"],
)  # fmt: skip
def test_data_stands_in_the_wheel_as_in_the_repository(wheel: zipfile.ZipFile, name: str) -> None:
    assert wheel.read(name) == (ROOT / name).read_bytes()


def test_the_wheel_brings_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    described = f"variorum-{__version__}.dist-info"

    assert "variorum = cli.main:main" in wheel.read(f"{described}/entry_points.txt").decode()
    assert f"{described}/licenses/LICENSE" in wheel.namelist()


def test_the_sdist_holds_what_its_tests_need(sdist: set[str]) -> None:
    needed = files_of(*FLOORS, "tests", "bench", "scripts", "docs")

    assert needed - sdist == set()
    assert {"README.md", "LICENSE", "pyproject.toml", ".ci/run"} <= sdist


def test_the_sdist_holds_nothing_that_lies_about(sdist: set[str]) -> None:
    folders = {*FLOORS, "tests", "bench", "scripts", "docs", ".ci"}
    single = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "mkdocs.yml",
              "pyproject.toml", ".gitignore", "PKG-INFO"}  # fmt: skip

    assert {name.partition("/")[0] for name in sdist} <= folders | single


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [each for group in project["optional-dependencies"].values() for each in group]
    others = [each for each in extras if not each.startswith("variorum[")]

    assert [each for each in [*project["dependencies"], *others] if ">=" not in each] == []
