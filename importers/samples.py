"""The sample articles that ship with the program: invented outlets, sentences of our own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_paths() -> list[Path]:
    """The sample files in the order of their names; one file may hold several articles."""
    folder = Path(str(files("importers").joinpath("sample_articles")))
    return sorted(path for path in folder.iterdir() if path.is_file())
