"""Floors for period, place, status and attribution over our own gold of news sentences."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parent.parent / "bench" / "statements.py"
READERS_ALONE = {"period": 97.0, "place": 96.0, "status": 97.0, "attribution": 90.0}
EXTRACTED = {"found": 97.0, "period": 95.0, "place": 95.0, "status": 96.0, "attribution": 90.0}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("statements_bench", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def percent(score: tuple[int, int]) -> float:
    right, judged = score
    return 100 * right / judged


def test_the_gold_holds_enough_examples_of_every_field(bench: ModuleType) -> None:
    gold = bench.examples()

    assert len(gold) >= 300
    assert sum(example.get("period") is not None for example in gold) >= 80
    assert sum(bool(example.get("place")) for example in gold) >= 80
    assert sum("attribution" in example for example in gold) >= 100
    for status in ("planned", "alleged", "estimated", "denied"):
        assert sum(example.get("status") == status for example in gold) >= 5


@pytest.mark.parametrize(("field", "floor"), READERS_ALONE.items())
def test_each_reader_keeps_its_floor(bench: ModuleType, field: str, floor: float) -> None:
    scores = bench.scores(readers_alone=True)

    assert percent(scores[field]) >= floor


@pytest.mark.parametrize(("field", "floor"), EXTRACTED.items())
def test_the_extraction_keeps_its_floor(bench: ModuleType, field: str, floor: float) -> None:
    scores = bench.scores()

    assert percent(scores[field]) >= floor
