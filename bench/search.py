"""Measures searching a library key by key against the bare index with the same plan.

    python bench/search.py 10000 [path]

Forty queries typed letter by letter (the last 4 letters of each word, about 150 keys), then the
same queries asked whole. "rows" is the time from key to rows with snippets and count; "index"
is the bare FTS5 MATCH for the newest twenty of the same expression on the same file. The
library is made (articles alone) when the path holds none.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from library import COMMON, PLACES, Writer, build  # noqa: E402

from db.library import Library  # noqa: E402
from db.search import matching_of  # noqa: E402

BARE = "SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid DESC LIMIT 20"


def queries(seed: int = 11) -> list[str]:
    """Forty queries: common, middling and rare words, pairs, phrases, filters."""
    draw = random.Random(seed)
    names = Writer().names
    common, middling = COMMON[20:60], COMMON[60:]
    made = draw.sample(common, 8) + draw.sample(middling, 8) + draw.sample(names, 6)
    made += [f"{draw.choice(middling)} {draw.choice(middling)}" for _ in range(8)]
    made += [f"{draw.choice(common)} {draw.choice(names[:500])}" for _ in range(4)]
    made += [f'"counted in {place}"' for place in PLACES[:3]]
    made += [f"outlet:harbour {draw.choice(middling)}" for _ in range(2)]
    made += [f"since:2022-06 {draw.choice(common)}"]
    return made


def keystrokes(wanted: Sequence[str]) -> list[str]:
    """What stands in the box after each of the last four letters of every query."""
    return [
        query[:end] for query in wanted for end in range(max(len(query) - 3, 1), len(query) + 1)
    ]


def measure(asked: Sequence[str], ask: Callable[[str], object]) -> list[float]:
    """Milliseconds of processor time for each, the median of three: others may be at work."""
    times = []
    for text in asked:
        rounds = []
        for _ in range(3):
            started = time.process_time()
            ask(text)
            rounds.append((time.process_time() - started) * 1e3)
        times.append(statistics.median(rounds))
    return times


def told(name: str, times: list[float]) -> str:
    """One line: median, 95th, 99th percentile and slowest."""
    ranked = sorted(times)
    at = [ranked[min(int(len(ranked) * share), len(ranked) - 1)] for share in (0.5, 0.95, 0.99, 1)]
    return f"{name:<28}" + "".join(f"{ms:>9.2f}" for ms in at)


def main() -> None:
    """Make the library when there is none, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("path", type=Path, nargs="?")
    options = parser.parse_args()
    path = options.path or Path(tempfile.mkdtemp()) / "library.db"
    if not path.exists():
        seconds = build(path, options.size, bare=True)
        print(
            f"made: {options.size / seconds:,.0f} articles/s, {path.stat().st_size / 1e6:,.0f} MB"
        )
    wanted = queries()
    typed = keystrokes(wanted)
    bare = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    started = time.perf_counter()
    with Library.open(path, read_only=True) as library:
        library.search("x")
        print(f"opened and first search: {(time.perf_counter() - started) * 1e3:.1f} ms")
        expressions = {
            (text, typing): matching_of(bare, text, complete_last=typing).expression
            for typing, texts in ((True, typed), (False, wanted))
            for text in texts
        }

        def raw(text: str, typing: bool) -> object:
            expression = expressions[text, typing]
            return bare.execute(BARE, (expression,)).fetchall() if expression else None

        print(f"{'ms':<28}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}")
        newest = measure(
            typed, lambda text: library.search(text, sort="newest", complete_last=True)
        )
        best = measure(typed, lambda text: library.search(text, complete_last=True))
        index = measure(typed, lambda text: raw(text, True))
        print(told(f"typing, newest ({len(typed)} keys)", newest))
        print(told("typing, best", best))
        print(told("index alone", index))
        print(told("whole, best", measure(wanted, library.search)))
        print(told("index alone", measure(wanted, lambda text: raw(text, False))))


if __name__ == "__main__":
    main()
