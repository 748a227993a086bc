"""Measures searching text that sets no spaces between words, by parts of its runs.

    python bench/unspaced.py 20000

Articles of 600 characters drawn from 3,000 by a Zipf curve, in 4,000 words of two or three. Asked
are single characters, words, and parts of sentences, as typed and as whole queries; times are of
the processor, the median of three.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from search import measure, told  # noqa: E402

from db.library import Library  # noqa: E402
from figures.model import Article  # noqa: E402

AT_ONCE = 500


def words(draw: random.Random) -> list[str]:
    """Words of two or three characters, few of the characters common."""
    signs = [chr(0x4E00 + n) for n in range(3_000)]
    return [
        "".join(signs[int(len(signs) * draw.random() ** 2)] for _ in range(draw.randint(2, 3)))
        for _ in range(4_000)
    ]


def articles(size: int, vocabulary: list[str], draw: random.Random) -> Iterator[Article]:
    """So many articles of sentences without spaces."""
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    for n in range(size):
        drawn = draw.choices(vocabulary, weights, k=250)
        text = "。".join("".join(drawn[at : at + 10]) for at in range(0, 250, 10))
        yield Article(f"k{n}", text, "".join(drawn[:4]), published="2025-01-01", language="zh")


def main() -> None:
    """Make a library in a folder of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    size = parser.parse_args().size
    draw = random.Random(7)
    vocabulary = words(draw)
    made = list(articles(size, vocabulary, draw))
    bytes_of_text = sum(len(article.text.encode()) for article in made)
    path = Path(tempfile.mkdtemp()) / "library.db"
    with Library.open(path) as library:
        for at in range(0, size, AT_ONCE):
            library.store_all([(article, []) for article in made[at : at + AT_ONCE]])
        library.settle()
        asked = {
            "one character": [word[0] for word in vocabulary[::100]],
            "a word": vocabulary[::100],
            "two words in a row": [article.text[:5] for article in made[:: size // 40]],
            "two words apart": [f"{vocabulary[n]} {vocabulary[n + 7]}" for n in range(0, 400, 10)],
        }
        print(f"{'ms':<28}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}")
        for name, texts in asked.items():
            typing = partial(library.search, sort="newest", complete_last=True)
            print(told(f"{name}, typing", measure(texts, typing)))
            print(told(f"{name}, best", measure(texts, library.search)))
    print(f"on disk {path.stat().st_size / bytes_of_text:.2f} of the text")


if __name__ == "__main__":
    main()
