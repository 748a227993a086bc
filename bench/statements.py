"""Scores period, place, status and attribution over tests/gold/statements.jsonl.

    python bench/statements.py             # through the whole extraction
    python bench/statements.py --readers   # each reader alone, at the figure's own place
    python bench/statements.py --errors    # and every example that was read otherwise

A period counts as right when both days and the running-total mark agree, a place when the same
names are given (order left aside), an attribution when the names of its chain agree link by
link, each sharing its words with the expected name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from figures.attribution import Voices  # noqa: E402
from figures.extract import extract_figures  # noqa: E402
from figures.model import Link, Period  # noqa: E402
from figures.periods import Periods  # noqa: E402
from figures.places import Places  # noqa: E402
from figures.statuses import status_of  # noqa: E402
from figures.text import Document  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "statements.jsonl"
FIELDS = ("found", "period", "place", "status", "attribution")


class Finding(NamedTuple):
    """One field of one example: what was expected and what was read."""

    field: str
    is_right: bool
    expected: object
    read: object
    example: dict[str, Any]


def examples() -> list[dict[str, Any]]:
    """The gold, one object an example."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def findings(*, readers_alone: bool = False) -> Iterator[Finding]:
    """Every judged field of every example."""
    for example in examples():
        read = _read_alone(example) if readers_alone else _read_extracted(example)
        yield Finding("found", read is not None, example["surface"], bool(read), example)
        period, place, status, chain = read or (None, ("-",), "-", ())
        told = _plain(period)
        if "period" in example:
            right = read is not None and told == example["period"]
            yield Finding("period", right, example["period"], told, example)
        if "place" in example:
            same = set(place) == set(example["place"])
            yield Finding("place", same, example["place"], place, example)
        if "status" in example:
            expected = example["status"]
            yield Finding("status", status == expected, expected, status, example)
        if "attribution" in example:
            names = [link.name for link in chain]
            agree = _same_chain(names, example["attribution"])
            yield Finding("attribution", agree, example["attribution"], names, example)


def scores(*, readers_alone: bool = False) -> dict[str, tuple[int, int]]:
    """Field -> (right, judged)."""
    counts = dict.fromkeys(FIELDS, (0, 0))
    for finding in findings(readers_alone=readers_alone):
        right, judged = counts[finding.field]
        counts[finding.field] = right + finding.is_right, judged + 1
    return counts


Read = tuple[Period | None, tuple[str, ...], str, tuple[Link, ...]]


def _read_alone(example: dict[str, Any]) -> Read:
    document, start, end = _placed(example)
    sentence = document.sentence_at(start)
    return (
        Periods(document).period_of(sentence, start, end)[0],
        Places(document).places_of(sentence, start, end)[0],
        status_of(sentence, start, end)[0],
        Voices(document).chain(sentence, start, end).links,
    )


def _read_extracted(example: dict[str, Any]) -> Read | None:
    document, start, end = _placed(example)
    for figure in extract_figures(document.text, document.published):
        if figure.start < end and start < figure.end:
            return figure.period, figure.place, figure.status, figure.attribution
    return None


def _placed(example: dict[str, Any]) -> tuple[Document, int, int]:
    published = example["published"]
    day = date.fromisoformat(published) if published else None
    start = example["text"].index(example["surface"])
    return Document(example["text"], day), start, start + len(example["surface"])


def _plain(period: Period | None) -> list[object] | None:
    if period is None:
        return None
    ends = [day.isoformat() if day else None for day in (period.start, period.end)]
    return [*ends, period.cumulative]


def _same_chain(names: list[str], expected: list[str]) -> bool:
    return len(names) == len(expected) and all(
        _words(wanted) <= _words(name) for name, wanted in zip(names, expected, strict=True)
    )


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an", "of"}


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--readers", action="store_true", help="each reader alone")
    parser.add_argument("--errors", action="store_true", help="print what was read otherwise")
    options = parser.parse_args()
    if options.errors:
        for finding in findings(readers_alone=options.readers):
            if not finding.is_right:
                example = finding.example
                print(f"{finding.field}: {finding.expected} != {finding.read}")
                print(f"    [{example['surface']}] {example['text']!r}")
    for field, (right, judged) in scores(readers_alone=options.readers).items():
        print(f"{field:12} {right:4} of {judged:4}  {100 * right / max(judged, 1):5.1f} %")


if __name__ == "__main__":
    main()
