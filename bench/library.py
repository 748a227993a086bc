"""Makes libraries of any size from seeded text of our own word lists.

    python bench/library.py 10000 /tmp/ten.db          # articles with figures given
    python bench/library.py 10000 /tmp/ten.db --every 5   # figures in every fifth article
    python bench/library.py 10000 /tmp/ten.db --bare   # articles alone

At every fiftieth thousand it says what that many articles cost and what the process holds. The
same size and seed give the same articles, of 500 words in the middle as in news. Words
follow a Zipf curve over a small common vocabulary and a long tail of made-up names, as news
does; figures are handed over ready, so that what is measured is the library and not the reading
of numbers.

    python bench/library.py 1000000 /tmp/million.db --poured

puts articles of half the length past the library right into its tables, for measuring searches
in a library that would take too long to import.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from db import tally
from db.articles import tail_of
from db.days import PER_DAY, first_row_id
from db.index_words import facets
from db.library import Library
from db.terms import rebuild
from figures.model import Article, Figure, Link, Period

COMMON = """
    the of to and in a that for on was said with by from at it as is were has had been this an
    their its are not but they which who would after more will have also about when over there
    two than last year one into people first government officials state told new other could
    week million workers city minister country report police according security military war
    president national company public between since against region local during group foreign
    border trade forces agency power water energy food price market court law health hospital
    school election party vote leader talks deal aid crisis attack killed wounded missile drone
    factory plant port rail road bridge flood storm fire earthquake rescue shelter refugee camp
    migrant ship tanker oil gas grain wheat steel coal export import budget tax debt bank rate
    growth inflation wage strike union protest rally arrest charge trial sentence prison appeal
    ruling treaty sanctions embargo summit embassy envoy spokesman ministry parliament senate
    committee inquiry survey census estimate figure number total average record increase fall
""".split()
ONSETS = "b br d dr f g gr h k kl l m n p pr r s sh st t tr v w z".split()
VOWELS = "a e i o u ai ea ou".split()
CODAS = ("", "n", "r", "l", "s", "t", "k", "nd", "rt", "sk", "m")
PLACES = ("Norvale", "Estmark", "Kelberg", "Sundara", "Port Hale", "Vostrana", "Lakonia", "Tirimar")
OUTLETS = tuple(
    f"{a} {b}"
    for a in ("Daily", "Evening", "North", "Harbour", "Capital", "Open")
    for b in ("Wire", "Post", "Courier", "Ledger", "Herald")
)
COUNTED = ("worker", "soldier", "house", "shell", "refugee", "tonne", "case", "vehicle")
VERBS = ("send", "kill", "destroy", "deliver", "register", "build")
FIRST_DAY = date(2019, 1, 1)
DAYS = 2_000
TOLD_AT = 50_000
"""Articles between two lines of progress."""


class Writer:
    """Writes articles, the same ones for the same seed."""

    def __init__(self, seed: int = 7, paragraphs: int = 3_000, names: int = 60_000):
        self.random = random.Random(seed)
        self.names = [self._name() for _ in range(names)]
        weights = [1 / (rank + 2) for rank in range(len(COMMON))]
        self.paragraphs = [
            " ".join(self.random.choices(COMMON, weights, k=45)).capitalize() + "."
            for _ in range(paragraphs)
        ]

    def _name(self) -> str:
        draw = self.random.choice
        syllables = self.random.randint(2, 3)
        return "".join(draw(ONSETS) + draw(VOWELS) + draw(CODAS) for _ in range(syllables)).title()

    def name(self) -> str:
        """A name; few are common, most are rare."""
        return self.names[int(len(self.names) * self.random.random() ** 4)]

    def article(self, n: int, size: int) -> tuple[Article, list[Figure]]:
        """The n-th of so many articles, with its figures; each is of a later day or the same."""
        draw = self.random
        day = FIRST_DAY + timedelta(days=n * DAYS // size)
        lead, figures = self._lead()
        body = draw.choices(self.paragraphs, k=draw.randint(5, 14))
        for at in range(len(body)):
            noun = COMMON[90 + draw.randrange(60)]
            told = f"{self.name()} of {self.name()} said {draw.randint(2, 90_000):,} {noun}."
            body[at] = f"{body[at]} {told}"
        text = "\n".join([lead, *body])
        return Article(
            key=f"https://example.org/{n:07d}",
            text=text,
            title=f"{self.name()} {' '.join(draw.choices(COMMON[70:], k=5))}",
            outlet=draw.choice(OUTLETS),
            published=day.isoformat(),
            language="en",
        ), figures

    def _lead(self) -> tuple[str, list[Figure]]:
        draw = self.random
        lead = ""
        figures = []
        for _ in range(3):
            value, counted = draw.randint(10, 99_000), draw.choice(COUNTED)
            speaker, place, verb = (
                f"{self.name()} ministry",
                draw.choice(PLACES),
                draw.choice(VERBS),
            )
            surface = f"{value:,} {counted}s"
            sentence = f"{surface} were counted in {place}, the {speaker} said."
            said = len(lead) + sentence.index(speaker)
            found = count_of(len(lead), sentence, surface, value, counted, verb)
            figures.append(
                found._replace(
                    period=Period(date(2024, 1, 1), date(2024, 12, 31), "last year"),
                    place=(place,),
                    attribution=(Link(speaker, said, said + len(speaker), "said"),),
                )
            )
            lead += sentence + " "
        return lead.rstrip(), figures


def count_of(at: int, sentence: str, surface: str, value: int, counted: str, action: str) -> Figure:
    """The count that a sentence gives, which begins at that character of its text."""
    start = at + sentence.index(surface)
    return Figure(
        start=start,
        end=start + len(surface),
        surface=surface,
        low=float(value),
        high=float(value),
        relation="=",
        kind="count",
        sentence=(at, at + len(sentence)),
        quote=sentence,
        counted=counted,
        concept=(counted,),
        action=action,
    )


def articles(size: int, seed: int = 7) -> Iterator[tuple[Article, list[Figure]]]:
    """So many articles with their figures, oldest first."""
    writer = Writer(seed)
    for n in range(size):
        yield writer.article(n, size)


def build(path: Path, size: int, *, every: int = 1, at_once: int = 500) -> float:
    """Make a library of so many articles; seconds that storing them took.

    Every so many-th article has its figures; 0: none has.
    """
    seconds = 0.0
    made = enumerate(articles(size))
    with Library.open(path) as library:
        told = Progress()
        while part := list(islice(made, at_once)):
            wanted = [(a, found if every and n % every == 0 else []) for n, (a, found) in part]
            started, began = time.perf_counter(), time.process_time()
            library.store_all(wanted)
            seconds += time.perf_counter() - started
            told.add(wanted, time.perf_counter() - started, time.process_time() - began)
        started = time.perf_counter()
    return seconds + time.perf_counter() - started


class Progress:
    """What storing costs while a library grows, printed at every so many articles."""

    def __init__(self) -> None:
        self.articles = 0
        self._seconds = self._busy = 0.0
        self._figures = 0

    def add(
        self, stored: Sequence[tuple[Article, Sequence[Figure]]], seconds: float, busy: float
    ) -> None:
        """Count articles with their figures, seconds by the clock and of the processor."""
        self.articles += len(stored)
        self._figures += sum(len(figures) for _, figures in stored)
        self._seconds += seconds
        self._busy += busy
        if self.articles % TOLD_AT == 0:
            each = f", {1000 * self._busy / self._figures:.2f} ms a figure" * bool(self._figures)
            print(
                f"{self.articles:,}: {TOLD_AT / self._seconds:,.0f} articles/s, "
                f"{TOLD_AT / self._busy:,.0f} a second of the processor{each}; "
                f"{resident():.0f} MB, at most {peak():.0f}",
                flush=True,
            )
            self._seconds = self._busy = 0.0
            self._figures = 0


def resident() -> float:
    """MiB of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pour(path: Path, size: int) -> float:
    """Make a library of short articles without figures, by bare inserts; seconds it took."""
    started = time.perf_counter()
    Library.open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -131072"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("INSERT INTO article_fts(article_fts, rank) VALUES ('hashsize', 134217728)")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO outlet (id, name, folded) VALUES (?, ?, ?)",
        [(n, name, name.casefold()) for n, name in enumerate(OUTLETS, 1)],
    )
    rows = _rows(size)
    while part := list(islice(rows, 2_000)):
        connection.executemany(
            "INSERT INTO article (id, key, tail, title, outlet_id, published, language, stored_at,"
            " text_hash, facets, text) VALUES (?, ?, ?, ?, ?, ?, 'en', '2025-01-01', ?, ?, ?)",
            part,
        )
        connection.executemany(
            "INSERT INTO article_fts (rowid, title, text, authors, facets)"
            " VALUES (?, ?, ?, '[]', ?)",
            [(row[0], row[3], row[8], row[7]) for row in part],
        )
        connection.executemany(
            "INSERT INTO title_fts (rowid, title) VALUES (?, ?)", [(row[0], row[3]) for row in part]
        )
    rebuild(connection)
    tally.recount(connection)
    connection.execute("COMMIT")
    connection.execute("INSERT INTO article_fts(article_fts, rank) VALUES ('hashsize', 16777216)")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return time.perf_counter() - started


def _rows(size: int) -> Iterator[tuple[int, str, str, str, int, str, str, str, str]]:
    """Rows of the table of articles, oldest first."""
    writer = Writer()
    draw = writer.random
    for n in range(size):
        day = FIRST_DAY + timedelta(days=n * DAYS // size)
        outlet = draw.randrange(len(OUTLETS)) + 1
        names = [writer.name() for _ in range(8)]
        parts = draw.choices(writer.paragraphs, k=draw.randint(4, 7))
        told = [f"{a} of {b} said {draw.randint(2, 90_000):,}." for a, b in pairwise(names)]
        text = "\n".join(f"{part} {line}" for part, line in zip(parts, told, strict=False))
        key = f"https://example.org/{n:07d}"
        yield (
            first_row_id(day) + n % PER_DAY,
            key,
            tail_of(key),
            f"{names[0]} {COMMON[70 + n % 90]} {COMMON[70 + n % 77]} in {names[-1]}",
            outlet,
            day.isoformat(),
            f"{n:016x}",
            facets(outlet, "en"),
            text,
        )


def main() -> None:
    """Make a library and say how fast it went and how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--bare", action="store_true", help="without figures")
    parser.add_argument("--every", type=int, default=1, help="figures in every so many-th article")
    parser.add_argument("--poured", action="store_true", help="short ones, by bare inserts")
    options = parser.parse_args()
    if options.poured:
        seconds = pour(options.path, options.size)
    else:
        seconds = build(options.path, options.size, every=0 if options.bare else options.every)
    megabytes = options.path.stat().st_size / 1e6
    print(f"{options.size / seconds:,.0f} articles/s, {megabytes:,.0f} MB")


if __name__ == "__main__":
    main()
