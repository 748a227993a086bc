"""Measures searching a library key by key against the bare index with the same plan.

    python bench/search.py 10000 [path]

Forty queries typed letter by letter (the last 4 letters of each word, about 150 keys), then the
same queries asked whole. "library" is the time from key to rows with snippets and count; "bare"
is the same plan in plain SQL on the same file, for an expression that is ready: the newest
twenty with their rows, FTS5's own snippets, and a count up to 1,001. The library is made
(articles alone) when the path holds none.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from library import COMMON, PLACES, Writer, build  # noqa: E402

from db.library import Library  # noqa: E402
from db.search import matching_of  # noqa: E402

BARE = (
    "SELECT article.key, article.title, outlet.name, published, snippet(article_fts, 1, '', '',"
    " '…', 24) FROM article_fts CROSS JOIN article ON article.id = article_fts.rowid"
    " LEFT JOIN outlet ON outlet.id = outlet_id WHERE article_fts MATCH ?"
    " ORDER BY article_fts.rowid DESC LIMIT 20"
)
TYPING: dict[str, Any] = {"complete_last": True}
BARE_COUNT = (
    "SELECT count(*) FROM (SELECT rowid FROM article_fts WHERE article_fts MATCH ? LIMIT 1001)"
)


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
        seconds = build(path, options.size, every=0)
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
            if not expression:
                return None
            rows = bare.execute(BARE, (expression,)).fetchall()
            return rows, bare.execute(BARE_COUNT, (expression,)).fetchone()

        typed_bare = measure(typed, lambda text: raw(text, True))
        whole_bare = measure(wanted, lambda text: raw(text, False))
        print(f"{'ms':<28}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}{'ratio':>9}")
        for name, ask, texts, limit in (
            ("typing, newest", partial(library.search, sort="newest", **TYPING), typed, typed_bare),
            ("typing, best", partial(library.search, **TYPING), typed, typed_bare),
            ("whole, newest", partial(library.search, sort="newest"), wanted, whole_bare),
            ("whole, best", library.search, wanted, whole_bare),
        ):
            times = measure(texts, ask)
            ratio = sum(times) / sum(limit)
            print(f"{told(f'{name} ({len(texts)})', times)}{ratio:>9.2f}")
        print(told("bare, typing", typed_bare))
        print(told("bare, whole", whole_bare))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory at most {memory} MB")


if __name__ == "__main__":
    main()
