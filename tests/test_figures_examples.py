"""The examples in the docstrings of the core give what they say."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import figures

MODULES = sorted(
    path.stem
    for path in Path(figures.__file__).parent.glob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    told = doctest.testmod(import_module(f"figures.{name}"))

    assert told.attempted
    assert not told.failed
