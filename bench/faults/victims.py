"""The programs that faults happen to: `python -m bench.faults.victims NAME PATH`.

Each says `begun` when its work starts, and then, a line each, what it was told is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from bench.faults.material import ROOT, article
from db.errors import LibraryError
from db.library import Library

FIRST = int(os.environ.get("FAULT_FIRST", "0"))
"""The number of the first article, so that several victims store different ones."""
NOTED, ENDING = "noted", "ending"
"""What `bulk` says once its note stands, and before that is taken away."""


def size() -> int:
    """How many articles a victim is about; fewer make a try shorter."""
    return int(os.environ.get("FAULT_SIZE", "24"))


def store(path: Path) -> None:
    """Articles one by one, each extracted and confirmed by itself."""
    with Library.open(path) as library:
        say("begun")
        for n in range(FIRST, FIRST + size()):
            one = article(n)
            library.store(one)
            say(f"article {one.key}")


def bulk(path: Path) -> None:
    """Articles by the dozen, as an import stores them."""
    at_once = max(size() // 2, 2)
    with Library.open(path) as library:
        say("begun")
        with library.work("import", ["articles"]):
            say(NOTED)
            for start in range(0, 6 * at_once, at_once):
                some = [article(n) for n in range(start, start + at_once)]
                for outcome in library.store_all([(one, None) for one in some]):
                    if isinstance(outcome, LibraryError):
                        raise outcome
                    say(f"article {outcome.key}")
            library.settle()
            say(ENDING)


def read(path: Path) -> None:
    """Reads of every kind until the articles of both writers are there; each must be answered."""
    with Library.open(path, read_only=True) as library:
        say("begun")
        while library.search("ferry").total < 2 * size():
            for row in library.articles(limit=5).rows:
                assert library.article(row.key) is not None
            library.questions(limit=5)
            library.stats()


def extract(path: Path) -> None:
    """Everything extracted anew, again and again."""
    with Library.open(path) as library:
        say("begun")
        for _ in range(3):
            library.reindex(everything=True)


def decide(path: Path) -> None:
    """Decisions of every kind on the figures of the library, some of them undone."""
    with Library.open(path) as library:
        keys = [row.key for row in library.articles().rows]
        say("begun")
        for n, key in enumerate(keys):
            decision(library, n, key)
            say(f"decision {n + 1 - (n + 1) // 5}")  # every fifth undoes one


def decision(library: Library, n: int, key: str) -> None:
    """The n-th decision, on the article with this key."""
    figure = library.claims_of(key)[0].id
    curator = library.curator
    match n % 5:
        case 0:
            curator.note(figure, f"seen {n}")
        case 1:
            curator.dismiss(figure, "not ours")
        case 2:
            curator.correct(figure, low=float(n), high=float(n))
        case 3:
            library.edit_article(key, title=f"Ferry desk {n}")
        case _:
            library.undo()


def migrate(path: Path) -> None:
    """A library of the first version brought up to date."""
    say("begun")
    Library.open(path).close()


def upgrade(path: Path) -> None:
    """A library whose figures an older engine made, read anew as the next start does."""
    with Library.open(path) as library:
        say("begun")
        library.reindex()


def say(line: str) -> None:
    """Print a line that a reader has even when this program is killed at once."""
    os.write(1, f"{line}\n".encode())


VICTIMS: dict[str, Callable[[Path], None]] = {
    victim.__name__: victim for victim in (store, bulk, read, extract, decide, migrate, upgrade)
}


def argv(name: str, path: Path) -> list[str]:
    """The command line of a victim, to be run in `ROOT`."""
    return [sys.executable, "-m", "bench.faults.victims", name, str(path)]


def main() -> None:
    """Run the victim that the command line names; a refusal of the library ends it with 1."""
    assert Path.cwd() == ROOT
    try:
        VICTIMS[sys.argv[1]](Path(sys.argv[2]))
    except LibraryError as error:
        say(f"refused {error}")
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
