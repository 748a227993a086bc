"""Importers of other packages, by the example that the documentation gives."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.library import Library
from importers.base import ImportOptions
from importers.pipeline import run_import
from importers.registry import importers

DOCUMENTATION = (Path(__file__).resolve().parent.parent / "docs" / "importers.md").read_text(
    "utf-8"
)
TELEGRAMS = "ZCZC\nFERRIES SOLD\nTwo ships were sold to a yard in Norwick.\nNNNN\nZCZC\nEMPTY\nNNNN"
Install = Callable[[str], None]


def code_block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", DOCUMENTATION, re.DOTALL)
    assert match
    return match[1]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs the documented package, as pip leaves it, with an entry point of one's choice."""

    def installed(entry: str) -> None:
        site = tmp_path / "site"
        about = site / "telegram_importer-1.0.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: telegram-importer\nVersion: 1\n"
        )
        (about / "entry_points.txt").write_text(f"[variorum.importers]\n{entry}\n")
        (site / "telegram_importer.py").write_text(code_block("python"))
        monkeypatch.syspath_prepend(str(site))
        importers.cache_clear()

    yield installed
    importers.cache_clear()
    sys.modules.pop("telegram_importer", None)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_documented_importer_is_installed_and_used(
    install: Install, tmp_path: Path, jobs: int
) -> None:
    entry = code_block("toml").splitlines()[1].replace('"', "")
    install(entry)
    (tmp_path / "wire.txt").write_text(TELEGRAMS)
    with Library.open(tmp_path / "library.db") as library:
        report = run_import(library, [str(tmp_path / "wire.txt")], ImportOptions(jobs=jobs))
        article = library.article(f"{tmp_path / 'wire.txt'}#1")

    assert article is not None
    assert (article.title, article.outlet) == ("FERRIES SOLD", "Telex")
    assert article.text == "Two ships were sold to a yard in Norwick."
    assert report.failed == [(f"{tmp_path / 'wire.txt'}: telegram 2", "the telegram has no text")]


@pytest.mark.parametrize(
    "entry", ["telegram = no_such_module:Importer", "telegram = telegram_importer:Missing"]
)
def test_an_importer_that_cannot_be_loaded_is_named(
    install: Install, tmp_path: Path, entry: str
) -> None:
    install(entry)
    with Library.open(tmp_path / "library.db") as library, pytest.raises(LookupError) as raised:
        run_import(library, [], ImportOptions())

    assert "'telegram'" in str(raised.value)
    assert "uninstall" in str(raised.value)


def test_the_example_is_about_twenty_lines() -> None:
    assert len([line for line in code_block("python").splitlines() if line.strip()]) <= 20


def test_every_format_is_documented() -> None:
    documented = set(
        re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\|(.*?)\|", DOCUMENTATION, re.M)))
    )

    assert {importer.name for importer in importers()} <= documented
