"""How fast text becomes figures, as a ratio to one bare pass of a number pattern.

    python bench/extraction.py                    # over the statements of the tests, repeated
    python bench/extraction.py articles.jsonl     # over articles of your own ("text" in each)
    python bench/extraction.py --profile          # and where the time goes

The statements of the tests hold a number in nearly every sentence, news about one in three: a
run over real articles says more. Times are processor time, the least of five passes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from figures.extract import read_text  # noqa: E402
from figures.numbers import find_quantities, sentences_with_numbers  # noqa: E402
from figures.phrases import counted_phrases  # noqa: E402
from figures.text import Document  # noqa: E402

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
PUBLISHED = date(2025, 6, 1)


def texts(path: Path | None) -> list[str]:
    """The texts to read: of a file of articles, or paragraphs made of the tests' statements."""
    if path is None:
        gold = (ROOT / "tests" / "gold" / "statements.jsonl").read_text("utf-8").splitlines()
        statements = [json.loads(line)["text"] for line in gold]
        return ["\n\n".join(statements[at : at + 12]) for at in range(0, len(statements), 12)] * 8
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines() if line]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest of five runs."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Measure, and print one line a step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    corpus = texts(options.articles)
    size = sum(map(len, corpus)) / 1e6

    def numbers() -> None:
        for text in corpus:
            for sentence in sentences_with_numbers(Document(text)):
                find_quantities(sentence)

    def counted() -> None:
        for text in corpus:
            for sentence in sentences_with_numbers(Document(text)):
                counted_phrases(sentence, find_quantities(sentence)[0])

    def everything() -> None:
        for text in corpus:
            read_text(text, PUBLISHED)

    bare = seconds(lambda: [NUMBER.findall(text) for text in corpus])
    figures = sum(len(read_text(text, PUBLISHED).figures) for text in corpus)
    print(f"{size:.2f} MB, {figures:,} figures, {figures / size:,.0f} a MB")
    for name, spent in (
        ("bare number pattern", bare),
        ("quantities alone", seconds(numbers)),
        ("and what they count", seconds(counted)),
        ("every field", seconds(everything)),
    ):
        print(f"{name:<20} {size / spent:8.2f} MB/s   {spent / bare:7.1f} times the bare pattern")
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(everything)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
