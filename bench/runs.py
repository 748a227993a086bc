"""The benchmarks that `python -m bench` runs: their commands, and what of their output counts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NamedTuple

FOLDER = "{folder}"
"""Stands in a command for a temporary folder that all commands of a run share."""


class Row(NamedTuple):
    """One line of the table."""

    what: str
    read: Callable[[str], float | None]
    """Takes the value out of what the benchmark printed; None when it is not there."""
    wanted: str = ""
    """ "<= 2" or ">= 0.5"; empty where nothing was promised."""
    unit: str = ""


class Run(NamedTuple):
    """A benchmark: its commands at reduced size and at full size, and its lines of the table."""

    area: str
    short: tuple[str, ...]
    full: tuple[str, ...]
    rows: tuple[Row, ...]


def number(before: str, after: str = "") -> Callable[[str], float | None]:
    """Reads the number between two patterns, on one line."""
    pattern = re.compile(rf"{before}\s*(-?[\d,]*\.?\d+)\s*{after}", re.MULTILINE)

    def read(printed: str) -> float | None:
        found = pattern.search(printed)
        return float(found[1].replace(",", "")) if found else None

    return read


def column(name: str, at: int) -> Callable[[str], float | None]:
    """Reads the `at`-th number behind the name that a line begins with."""
    return number(rf"^{name}.*?" + r"(?<!\S)[\d,.]+\s+" * at)


def _losses(printed: str) -> float | None:
    counts = re.findall(r"(\d+) losses", printed)
    return float(sum(map(int, counts))) if counts else None


def _crowd(*names: str) -> Callable[[str], float | None]:
    def read(printed: str) -> float | None:
        told = json.loads(printed)
        values = [told[name] for name in names]
        return float(sum(len(each) if isinstance(each, list) else each for each in values))

    return read


_SEARCHED = tuple(
    Row(f"{words}, to the bare index", column(rf"{name} \(\d+\)", 4), wanted)
    for name, words, wanted in (
        ("typing, newest", "a key, newest first", "<= 2"),
        ("typing, best", "a key, best first", "<= 2"),
        ("whole, newest", "a query, newest first", ""),
        ("whole, best", "a query, best first (bare: newest)", ""),
    )
)

RUNS = (
    Run(
        "quality: values",
        ("bench/quantities.py",),
        ("bench/quantities.py",),
        (
            Row("value, F1", number("^value"), ">= 94", "%"),
            Row("value and unit, F1", number("^unit"), ">= 90", "%"),
            Row("what it is about", number("^concept"), ">= 94", "%"),
        ),
    ),
    Run(
        "quality: who, when, where, whether",
        ("bench/statements.py",),
        ("bench/statements.py",),
        tuple(
            Row(name, number(rf"^{name}.*?of\s+\d+\s"), f">= {floor}", "%")
            for name, floor in (("attribution", 90), ("period", 95), ("place", 95), ("status", 96))
        ),
    ),
    Run(
        "quality: questions",
        ("bench/incidents.py",),
        ("bench/incidents.py",),
        (
            Row("figures of one question together", number("^grouped"), ">= 73", "%"),
            Row("together and judged right", number("^verdict"), ">= 67", "%"),
            Row("incidents kept apart", number("^apart"), ">= 100", "%"),
            Row("false conflicts", number("^false conflicts"), "<= 0"),
        ),
    ),
    Run(
        "text to figures",
        ("bench/extraction.py",),
        ("bench/extraction.py",),
        (
            Row("values and units, passes of a bare pattern", number("quantities alone.*MB/s")),
            Row("every field, passes of a bare pattern", number("every field.*MB/s")),
        ),
    ),
    Run(
        "search",
        ("bench/search.py 4000",),
        (
            f"bench/library.py 1000000 {FOLDER}/million.db --poured",
            f"bench/search.py 1000000 {FOLDER}/million.db",
        ),
        (
            *_SEARCHED,
            Row("a key, 99th percentile", column(r"typing, newest \(\d+\)", 2), "<= 15", "ms"),
        ),
    ),
    Run(
        "search without spaces",
        ("bench/unspaced.py 1000",),
        ("bench/unspaced.py 20000",),
        (
            Row("a word, as typed", column("a word, typing", 0), "", "ms"),
            Row("on disk, to the text", number("on disk")),
        ),
    ),
    Run(
        "storing ready text",
        ("bench/store.py 1500",),
        ("bench/store.py 20000",),
        (
            Row("rate, to a bare FTS5 insert of the texts", number("^title and text.*ratio")),
            Row("rate, to bare inserts of the same rows", number("^same rows.*ratio"), ">= 0.5"),
            Row("on disk, to the text", number("on disk")),
        ),
    ),
    Run(
        "importing",
        ("bench/imports.py --size 200",),
        ("bench/imports.py",),
        (
            Row("two processes, to one", number("two processes")),
            Row("pages with figures, to trafilatura alone", number("^pages:"), "", "%"),
        ),
    ),
    Run(
        "grouping into questions",
        ("bench/questions.py --articles 400",),
        ("bench/questions.py --articles 100000",),
        (
            Row("one figure", number("^", "ms a figure in"), "<= 3", "ms"),
            Row("the last articles, to the first", number(r"same pace \("), "<= 2"),
        ),
    ),
    Run(
        "starting a command",
        ("bench/start.py",),
        (
            f"bench/library.py 100000 {FOLDER}/hundred.db --every 5",
            f"bench/start.py {FOLDER}/hundred.db harbour workers",
        ),
        tuple(
            Row(f"`{name}`, to {words}", number("^", re.escape(f"{name} / {base}")), wanted)
            for name, base, words, wanted in (
                ("variorum --version", "import click", "importing click", "<= 1.5"),
                ("variorum search", "import sqlite3 and query", "sqlite3 alone", "<= 4"),
                ("variorum figures", "import sqlite3 and query", "sqlite3 alone", "<= 4"),
                ("variorum compare", "import sqlite3 and query", "sqlite3 alone", "<= 4"),
                ("variorum search", "sqlite-utils search", "sqlite-utils", "<= 0.6"),
            )
        ),
    ),
    Run(
        "explorer",
        ("bench/explorer.py 300",),
        ("bench/explorer.py 100000",),
        (
            Row("first screen, to an empty program", number("least", "median  of a"), "<= 1.4"),
            Row("cursor key, median", number("^cursor.*least", "median"), "<= 15", "ms"),
            Row("search key, median", number("^search.*least", "median"), "<= 60", "ms"),
            Row("bytes written when idle", number("^idle", "bytes"), "<= 0"),
        ),
    ),
    Run(
        "two writers, four readers",
        ("bench/crowd.py 5",),
        ("bench/crowd.py 60",),
        (
            Row("errors", _crowd("writers_errors", "readers_errors", "findings"), "<= 0"),
            Row("articles lost", _crowd("lost"), "<= 0"),
            Row("longest wait of a reader", _crowd("wait_ms"), "<= 100", "ms"),
        ),
    ),
    Run(
        "every fault",
        ("-m bench.faults --times 1",),
        ("-m bench.faults --times 50",),
        (Row("losses", _losses, "<= 0"),),
    ),
)
