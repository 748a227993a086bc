"""What the victims of a fault work on, and what must hold of a library after one."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from db.library import Library
from figures.model import Article

ROOT = Path(__file__).resolve().parents[2]
PORTS = tuple(
    f"{front}{back}"
    for front in ("Sol", "Lan", "Vost", "Kel", "Est", "Tir")
    for back in ("mark", "berg", "hale")
)
OUTLETS = ("Northern Wire", "Harbour Post", "Evening Ledger")


def article(n: int) -> Article:
    """The n-th article; those of one port speak of one affair, so that questions come to be."""
    draw = random.Random(n)
    port = PORTS[n % len(PORTS)]
    workers = 13_000 + 20 * draw.randrange(60)
    hurt = draw.randrange(3, 9)
    text = (
        f"{workers:,} workers crossed by ferry to {port} in 2024\n\n"
        f"The harbour ministry of {port} said that {workers:,} workers crossed by ferry to {port} "
        f"in 2024. A fire at the {port} ferry terminal on 3 March injured {hurt} people, "
        f"the fire service said. Note {n} of the harbour desk: repairs will cost "
        f"${draw.randrange(2, 40)} million.\n"
    )
    return Article(
        key=f"https://example.org/{n:05d}",
        text=text,
        title=f"Ferry to {port}, note {n}",
        outlet=OUTLETS[n % len(OUTLETS)],
        published=f"2025-03-{4 + n % 20:02d}",
        language="en",
    )


def lines(numbers: Iterable[int]) -> str:
    """Articles as JSON lines that `variorum import` reads."""
    return "".join(
        json.dumps(
            {
                "id": one.key,
                "text": one.text,
                "title": one.title,
                "outlet": one.outlet,
                "published": one.published,
            }
        )
        + "\n"
        for one in map(article, numbers)
    )


def filled(path: Path, articles: int) -> None:
    """Make a library of so many articles."""
    with Library.open(path) as library:
        library.store_all([(article(n), None) for n in range(articles)])


@dataclass(slots=True)
class Confirmed:
    """What somebody was told is in the library, and must therefore be there after the fault."""

    articles: set[str] = field(default_factory=set)
    """Keys."""
    decisions: int = 0
    """The latest number of a decision, counted from 1."""

    def tell(self, line: str) -> None:
        """Take over one line of a victim: `article KEY` or `decision NUMBER`."""
        kind, _, value = line.strip().partition(" ")
        if kind == "article":
            self.articles.add(value)
        elif kind == "decision":
            self.decisions = max(self.decisions, int(value))


def derived(library: Library) -> list[object]:
    """All that can be made again, in an order of its own."""
    keys = sorted(row.key for row in library.articles().rows)
    return [[library.claims_of(key) for key in keys], library.questions().rows]


def losses(path: Path, confirmed: Confirmed) -> list[str]:
    """What is wrong with a library after a fault, each in a sentence; empty when nothing is.

    The file must be sound, hold everything that was confirmed, and everything derived must come
    out the same when it is made anew.
    """
    wrong = _damage(path)
    if wrong:
        return wrong
    Library.open(path).close()  # the next start mends what it can
    with Library.open(path) as library:
        library.reindex()  # what an older engine read, as the explorer does in the background
        findings = [finding.what for finding in library.check()]
        wrong += [f"the check finds: {one}" for one in findings if "was broken off" not in one]
        stored = {row.key for row in library.articles().rows}
        wrong += [f"{key} was confirmed and is lost" for key in confirmed.articles - stored]
        wrong += [
            f"the text of {key} is not what was stored"
            for key in stored
            if _text(library, key) != article(int(key.rpartition("/")[2])).text
        ]
        decisions = len(library.decisions())
        if decisions < confirmed.decisions:
            wrong.append(f"{confirmed.decisions} decisions were confirmed, {decisions} are there")
        before = derived(library)
        library.reindex(everything=True)
        if derived(library) != before:
            wrong.append("made anew, figures and questions differ")
    return wrong


def _text(library: Library, key: str) -> str | None:
    found = library.article(key)
    return found.text if found else None


def _damage(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        told = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
    return [f"integrity: {one}" for one in told if one != "ok"] + [
        f"a row of {table} refers to nothing" for table, *_ in loose
    ]
