"""Measures how long a command takes to start, as ratios to what nobody can do without.

    python bench/start.py [library.db [words [words of a question [words of a lone figure]]]]

`variorum --version` against importing click; piped look-ups against `import sqlite3` with a
query of the same articles, and against the search of sqlite-utils. Medians of wall time, all in
one run with the programs taking turns, so that a busy machine is busy for each of them. A lone
figure is one in a sentence with all of the words, of which no question has all.
"""

from __future__ import annotations

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
BARE = """
import sqlite3, sys
library = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(library.execute(
    "SELECT article.key, article.title, snippet(article_fts, 1, '', '', '', 16) FROM article_fts"
    " JOIN article ON article.id = article_fts.rowid WHERE article_fts MATCH ?"
    " ORDER BY article_fts.rowid DESC LIMIT 20", (sys.argv[2],)).fetchall())
"""


def programs(library: str, words: str, question: str, lone: str) -> dict[str, list[str]]:
    """What is measured: name -> command line."""
    variorum = [sys.executable, "-m", "cli", "--db", library]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import click": [sys.executable, "-c", "import click"],
        "variorum --version": [sys.executable, "-m", "cli", "--version"],
        "import sqlite3 and query": [sys.executable, "-c", BARE, library, words],
        "sqlite-utils search": [
            sys.executable, "-m", "sqlite_utils", "search", library, "article", words,
            "--limit", "20", "-c", "key", "-c", "title",
        ],
        "variorum search": [*variorum, "search", words],
        "variorum figures": [*variorum, "figures", words],
        "variorum compare": [*variorum, "compare", question],
        "import sqlite3 and query of a lone figure": [sys.executable, "-c", BARE, library, lone],
        "variorum compare, lone figure": [*variorum, "compare", *lone.split()],
        "variorum search, terminal": ["script", "-qec", shlex.join([*variorum, "search", words]),
                                      "/dev/null"],
    }  # fmt: skip


def medians(wanted: dict[str, list[str]]) -> dict[str, float]:
    """Median milliseconds of each program; the first round, which fills caches, is left out."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="variorum-start-")}
    environment |= {"PAGER": "cat"}  # one that waits for a key would be waited for
    times: dict[str, list[float]] = {name: [] for name in wanted}
    for number in range(ROUNDS + 1):
        for name, argv in wanted.items():
            started = time.perf_counter()
            subprocess.run(
                argv,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
            )
            if number:
                times[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def sample_library(folder: str) -> str:
    """A library of the sample articles, where no other is given."""
    path = str(Path(folder) / "samples.db")
    argv = [sys.executable, "-m", "cli", "--db", path, "import", "importers/sample_articles"]
    subprocess.run(argv, cwd=ROOT, capture_output=True, check=True)
    return path


def main() -> None:
    """Measure, and print milliseconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        library = sys.argv[1] if len(sys.argv) > 1 else sample_library(folder)
        words = sys.argv[2] if len(sys.argv) > 2 else "workers"
        question = sys.argv[3] if len(sys.argv) > 3 else words
        lone = sys.argv[4] if len(sys.argv) > 4 else "apprentices january"
        found = medians(programs(library, words, question, lone))
    for name, taken in found.items():
        print(f"{taken:8.1f} ms  {name}")
    print()
    for name, base, most in (
        ("variorum --version", "import click", 1.5),
        ("variorum search", "import sqlite3 and query", 4.0),
        ("variorum figures", "import sqlite3 and query", 4.0),
        ("variorum compare", "import sqlite3 and query", 4.0),
        ("variorum compare, lone figure", "import sqlite3 and query of a lone figure", 4.0),
        ("variorum search", "sqlite-utils search", 0.6),
        ("variorum search, terminal", "sqlite-utils search", 0.8),
    ):
        print(f"{found[name] / found[base]:8.2f}  {name} / {base} (wanted: at most {most})")


if __name__ == "__main__":
    main()
