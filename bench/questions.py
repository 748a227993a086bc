"""Measures grouping figures into questions, article by article, as a library does it.

    python bench/questions.py                 # 5,000 articles with 10 figures each
    python bench/questions.py --articles 100000
    python bench/questions.py --affair 60     # one affair of so many articles, one at a time
    python bench/questions.py --articles 3000 --into million.db   # added to a copy of a library

Figures are handed over ready, so that reading numbers is not measured; what is measured is
storing, profiling, linking, grouping and judging. Most affairs have one to four articles, a few
have dozens, as in news. The text of an affair is made up; the same seed gives the same articles.
The affairs that are under way become longer ones for some thousand articles, since short ones are
over soon, and only then stay as they are.

A processor that other programs want too is slower, by half and more. So a fixed piece of work is
timed beside each transaction, and costs are told at the pace of the first thousand articles too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from library import OUTLETS, Writer, count_of, peak  # noqa: E402

from db.library import Library  # noqa: E402
from figures.model import Article, Figure  # noqa: E402

AT_ONCE = 100
"""Articles in one transaction, as an import has them."""
PART = 1_000
"""Articles at either end that are held against each other."""
FIRST_DAY = date(2015, 1, 1)
PER_DAY = 20
"""Articles a day."""
TOLD = (
    # (sentence, surface, counted, action): {n} is the number, {place} and {who} are names
    ("{n} people were killed in {place}.", "{n} people", "person", "kill"),
    ("{n} people were wounded in {place}.", "{n} people", "person", "wound"),
    ("{n} suspects were arrested in {place}.", "{n} suspects", "suspect", "arrest"),
    ("Some {n} houses burned down in {place}.", "{n} houses", "house", "burn"),
    ("The repair of {place} will take {n} workers.", "{n} workers", "worker", "take"),
    ("{n} tents were sent to {place}.", "{n} tents", "tent", "send"),
    ("{who} counted {n} shells in {place}.", "{n} shells", "shell", "count"),
    ("{n} families left {place}.", "{n} families", "family", "leave"),
    ("{who} lost {n} goats.", "{n} goats", "goat", "lose"),
    ("{n} soldiers entered {place}.", "{n} soldiers", "soldier", "enter"),
)


class Affairs:
    """Writes the articles of affairs, oldest first."""

    def __init__(self, seed: int = 11):
        self.writer = Writer(seed, paragraphs=500)
        self.random = self.writer.random

    def articles(self, size: int) -> Iterator[tuple[Article, list[Figure]]]:
        """So many articles with ten figures each; affairs overlap in time."""
        running: list[tuple[list[str], list[int], int]] = []
        for n in range(size):
            while len(running) < 2 * PER_DAY:
                running.append(self.affair())
            at = self.random.randrange(len(running))
            names, values, left = running[at]
            yield self.article(n, names, values)
            if left > 1:
                running[at] = names, values, left - 1
            else:
                running.pop(at)

    def affair(self, articles: int | None = None) -> tuple[list[str], list[int], int]:
        """Names, true values and the number of articles of an affair."""
        names = [self.writer._name() + self.random.choice("aeiou") for _ in range(8)]
        values = [self.random.randint(2, 90) for _ in TOLD]
        drawn = min(60, int(1 / (1 - self.random.random())))
        return names, values, drawn if articles is None else articles

    def article(self, n: int, names: list[str], values: list[int]) -> tuple[Article, list[Figure]]:
        """One report of an affair: some of its names, most of its values."""
        draw = self.random
        told = draw.sample(names, 6)
        text, figures = "", []
        for value, (sentence, surface, counted, action) in zip(values, TOLD, strict=True):
            said = value if draw.random() < 0.9 else value + draw.randint(1, 3)
            place, who = draw.sample(told, 2)
            quote = sentence.format(n=said, place=place, who=who)
            written = surface.format(n=said)
            figures.append(count_of(len(text), quote, written, said, counted, action))
            text += quote + " "
        text += "\n".join(draw.choices(self.writer.paragraphs, k=3))
        day = FIRST_DAY + timedelta(days=n // PER_DAY)
        return Article(
            key=f"https://affairs.example.org/{n:07d}",
            text=text,
            title=f"{told[0]} and {told[1]} in {told[2]}",
            outlet=draw.choice(OUTLETS),
            published=day.isoformat(),
            language="en",
        ), figures


def pace() -> float:
    """Processor seconds that a fixed piece of work takes just now."""
    started = time.process_time()
    counted: dict[str, int] = {}
    for n in range(20_000):
        key = f"{n % 977} of {n % 31}"
        counted[key] = counted.get(key, 0) + n
    return time.process_time() - started


def measure(path: Path, size: int) -> None:
    """Store and group so many articles; print what a figure cost, at both ends and overall."""
    made = Affairs().articles(size)
    seconds: list[float] = []
    paces: list[float] = []
    waited = 0.0
    per_figure = 1000 / len(TOLD)
    with Library.open(path) as library:
        for done in range(0, size, AT_ONCE):
            part = [next(made) for _ in range(min(AT_ONCE, size - done))]
            started, began = time.process_time(), time.perf_counter()
            library.store_all(part)
            seconds += [(time.process_time() - started) / len(part)] * len(part)
            waited += time.perf_counter() - began
            paces += [pace()] * len(part)
            if (done + AT_ONCE) % PART == 0:
                cost = sum(seconds[-PART:]) / PART * per_figure
                even = cost * sum(paces[:PART]) / sum(paces[-PART:])
                print(
                    f"{done + AT_ONCE:,}: {cost:.2f} ms a figure, {even:.2f} at the first pace, "
                    f"{peak():.0f} MB",
                    flush=True,
                )
        questions = library.questions(limit=1).total
    end = min(PART, size // 2)
    first, last = sum(seconds[:end]) / end, sum(seconds[-end:]) / end
    last *= sum(paces[:end]) / sum(paces[-end:])
    print(
        f"{sum(seconds) / size * per_figure:.2f} ms a figure in processor time, "
        f"{waited / size * per_figure:.2f} by the clock; the first {end:,} articles "
        f"{first * per_figure:.2f}, the last {last * per_figure:.2f} at the same pace "
        f"({last / first:.2f} times); "
        f"{peak():.0f} MB" + (f"; {questions:,} questions" if questions else "")
    )


def measure_affair(path: Path, size: int) -> None:
    """Add the articles of one affair one at a time; print what one cost at every tenth."""
    affairs = Affairs()
    names, values, _ = affairs.affair()
    with Library.open(path) as library:
        for n in range(size):
            made = affairs.article(n, names, values)
            started = time.process_time()
            library.store_all([made])
            if (n + 1) % 10 == 0:
                print(f"article {n + 1}: {1000 * (time.process_time() - started):.0f} ms")


def main() -> None:
    """Measure grouping at the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--affair", type=int, help="one affair of so many articles instead")
    parser.add_argument("--into", type=Path, help="a library, of which a copy is added to")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        if options.into:
            shutil.copyfile(options.into, path)
        if options.affair:
            measure_affair(path, options.affair)
        else:
            measure(path, options.articles)


if __name__ == "__main__":
    main()
