"""Measures storing ready text against bare inserts, in processor time, the best of three.

    python bench/store.py 10000

"title and text" is a bare FTS5 insert of these two columns; "same rows" that of all columns of
the library's own table and both of its indexes, but for what finding copies, completing words
and keeping track of extraction take.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from library import articles  # noqa: E402

from db.library import Library  # noqa: E402
from figures.model import Article  # noqa: E402

BARE = """
CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, text TEXT);
CREATE VIRTUAL TABLE article_fts USING fts5(
  title, text, content='article', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
"""
AT_ONCE = 500
ROUNDS = 3


def bare(path: Path, made: list[Article]) -> float:
    """Processor seconds to insert title and text alone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(BARE)
    rows = [(n, article.title, article.text) for n, article in enumerate(made)]
    started = time.process_time()
    for at in range(0, len(rows), AT_ONCE):
        connection.execute("BEGIN")
        part = rows[at : at + AT_ONCE]
        connection.executemany("INSERT INTO article VALUES (?, ?, ?)", part)
        connection.executemany("INSERT INTO article_fts(rowid, title, text) VALUES (?, ?, ?)", part)
        connection.execute("COMMIT")
    seconds = time.process_time() - started
    connection.close()
    return seconds


def same_rows(path: Path, library: Path) -> float:
    """Processor seconds to insert the rows of a library into an empty one, with its indexes."""
    Library.open(path).close()
    source = sqlite3.connect(library)
    rows = source.execute("SELECT * FROM article ORDER BY id").fetchall()
    outlets = source.execute("SELECT * FROM outlet").fetchall()
    names = [column[1] for column in source.execute("PRAGMA table_info(article)")]
    source.close()
    indexed = ("id", "title", "text", "authors", "facets", "unspaced")
    at_columns = [names.index(name) for name in indexed]
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = -65536")
    connection.executemany("INSERT INTO outlet VALUES (?, ?, ?, ?)", outlets)
    started = time.process_time()
    for at in range(0, len(rows), AT_ONCE):
        part = [[row[n] for n in at_columns] for row in rows[at : at + AT_ONCE]]
        connection.execute("BEGIN")
        connection.executemany(
            f"INSERT INTO article VALUES ({', '.join('?' * len(names))})", rows[at : at + AT_ONCE]
        )
        connection.executemany(
            "INSERT INTO article_fts (rowid, title, text, authors, facets, unspaced)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            part,
        )
        connection.executemany(
            "INSERT INTO title_fts (rowid, title) VALUES (?, ?)", [row[:2] for row in part]
        )
        connection.execute("COMMIT")
    seconds = time.process_time() - started
    connection.close()
    return seconds


def ours(path: Path, made: list[Article]) -> float:
    """Processor seconds for the library to store the same articles."""
    with Library.open(path) as library:
        started = time.process_time()
        for at in range(0, len(made), AT_ONCE):
            library.store_all([(article, []) for article in made[at : at + AT_ONCE]])
        library.settle()
        return time.process_time() - started


def main() -> None:
    """Print both rates, their ratio, and what the library takes on disk and in memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    size = parser.parse_args().size
    made = [article for article, _ in articles(size)]
    text = sum(len(article.text.encode()) for article in made)
    folder = Path(tempfile.mkdtemp())
    ours(folder / "warm.db", made[:AT_ONCE])  # loads what storing needs
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    own = ours(folder / "0.db", made)
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    stored = (folder / "0.db").stat().st_size
    limit, rows = bare(folder / "bare0.db", made), same_rows(folder / "rows0.db", folder / "0.db")
    for n in range(1, ROUNDS):  # in turns: others may be at work
        own = min(own, ours(folder / f"{n}.db", made))
        limit = min(limit, bare(folder / f"bare{n}.db", made))
        rows = min(rows, same_rows(folder / f"rows{n}.db", folder / "0.db"))
    shutil.rmtree(folder)
    for name, seconds in (("title and text", limit), ("same rows", rows), ("library", own)):
        print(f"{name:<16}{size / seconds:>8,.0f} articles/s, ratio {seconds / own:.2f}")
    print(f"on disk {stored / text:.2f} of the text, {more / 1024:.0f} MB more memory")


if __name__ == "__main__":
    main()
