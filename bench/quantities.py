"""Scores values, units and what is counted over tests/gold/figures.jsonl, sentences of our own.

    python bench/quantities.py             # found, value, unit, concept
    python bench/quantities.py --errors    # and every sentence that was read otherwise

A value is right when both ends are. Figures and gold are paired once each, by value first. The
unit of a count is its noun. A concept is right when the noun of a count or one of the other
words expected is in what is counted or related. Shares are F1 (value, unit) and of the paired
figures (concept). A sentence that holds names and dates alone costs precision when anything is
found in it.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from figures.extract import extract_figures  # noqa: E402
from figures.model import Figure  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "figures.jsonl"


class Reading(NamedTuple):
    """What was read of one sentence."""

    text: str
    expected: list[dict[str, Any]]
    found: list[Figure]
    paired: list[tuple[dict[str, Any], Figure]]


def examples() -> list[dict[str, Any]]:
    """The sentences of the gold, each with its figures."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def readings() -> Iterator[Reading]:
    """Every sentence read, its figures paired with those expected."""
    for example in examples():
        found = extract_figures(example["text"], None)
        rest, paired = list(found), []
        for wanted in example["figures"]:
            equal = [figure for figure in rest if same_value(wanted, figure)]
            best = next((figure for figure in equal if same_unit(wanted, figure)), None)
            if best := best or next(iter(equal), None):
                rest.remove(best)
                paired.append((wanted, best))
        yield Reading(example["text"], example["figures"], found, paired)


def scores() -> dict[str, float]:
    """Field -> per cent: F1 of values and of values with units, share of concepts."""
    read = list(readings())
    pairs = [pair for reading in read for pair in reading.paired]
    expected = sum(len(reading.expected) for reading in read)
    found = sum(len(reading.found) for reading in read)
    units = sum(same_unit(*pair) for pair in pairs)
    concepts = sum(same_concept(*pair) for pair in pairs)
    return {
        "value": 200 * len(pairs) / (expected + found),
        "unit": 200 * units / (expected + found),
        "concept": 100 * concepts / max(len(pairs), 1),
    }


def same_value(wanted: dict[str, Any], figure: Figure) -> bool:
    """Both ends, open ones too."""
    return _close(wanted["low"], figure.low) and _close(wanted["high"], figure.high)


def same_unit(wanted: dict[str, Any], figure: Figure) -> bool:
    """The unit of a measure, the noun of a count; what has neither agrees with neither given."""
    if figure.unit is not None:
        return bool(wanted["unit"] == figure.unit)
    return wanted["unit"] is None or wanted["unit"] in (figure.counted or "").lower().split()


def same_concept(wanted: dict[str, Any], figure: Figure) -> bool:
    """The noun of a count, or one of the words expected, is in what is counted or related."""
    if figure.unit is None and wanted["unit"] is not None and same_unit(wanted, figure):
        return True
    words = {word.lower() for phrase in figure.concept for word in phrase.split()}
    words |= set((figure.counted or "").lower().split())
    return any(word in words or word.rstrip("s") in words for word in wanted["about"])


def _close(wanted: float | None, read: float | None) -> bool:
    if wanted is None or read is None:
        return wanted is read
    return math.isclose(wanted, read, rel_tol=1e-6)


def main() -> None:
    """Print the shares, and with --errors what was read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print what was read otherwise")
    if parser.parse_args().errors:
        for reading in readings():
            lost = [each for each in reading.expected if each not in [p for p, _ in reading.paired]]
            extra = [each for each in reading.found if each not in [f for _, f in reading.paired]]
            other = [
                (wanted["unit"], wanted["about"], figure.unit, figure.counted, figure.concept)
                for wanted, figure in reading.paired
                if not (same_unit(wanted, figure) and same_concept(wanted, figure))
            ]
            if lost or extra or other:
                print(reading.text)
                for each in lost:
                    print(f"    missed {each['low']} to {each['high']}")
                for figure in extra:
                    print(f"    extra  {figure.surface!r}: {figure.low} to {figure.high}")
                for each in other:
                    print(f"    other  {each}")
    for field, share in scores().items():
        print(f"{field:12} {share:5.1f} %")


if __name__ == "__main__":
    main()
