"""Memory of an import while it works through one large file: flat, or growing?

    python bench/flat.py jsonl 2000          # 2,000 MB of JSON lines, figures and all
    python bench/flat.py warc 2000
    python bench/flat.py --plain warc 2000   # articles with hardly a figure: reading and storing

The articles are made up, each another; what they are packed in is as large as on the web: pages
with 700 kB of scripts, records with 250 kB of other fields. Prints the resident memory of the
process at every tenth of the articles. What is kept of articles for the next one of their affair
grows until it holds 15,000 figures, and SQLite's pages to 32 MB; `--plain` leaves the former out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from imports import PAGE  # noqa: E402
from library import articles, peak, resident  # noqa: E402

from db.library import Library  # noqa: E402
from figures.model import Article  # noqa: E402
from importers.base import ImportOptions  # noqa: E402
from importers.pipeline import Progress, run_import  # noqa: E402

MEGABYTE = 1_000_000
FIELD = "0123456789abcdef" * 16_000
SCRIPT = f"<script>{'var a = [0, 1, 2, 3];' * 11_000}</script>"


def json_lines(made: Iterator[Article]) -> Iterator[bytes]:
    """Each article as a record with a large field that nobody reads."""
    for n, article in enumerate(made):
        facts = {"title": article.title, "outlet": article.outlet, "published": article.published}
        record = {"id": f"{article.key}-{n}", **facts, "text": article.text, "raw": FIELD}
        yield (json.dumps(record) + "\n").encode()


def web_archive(made: Iterator[Article]) -> Iterator[bytes]:
    """Each article as a captured page with large scripts."""
    for n, article in enumerate(made):
        paragraphs = "".join(f"<p>{part}</p>" for part in article.text.split("\n"))
        facts = {"title": article.title, "outlet": article.outlet, "published": article.published}
        page = PAGE.format(**facts, links=SCRIPT, paragraphs=paragraphs).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        yield (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a{n}.example/{n}\r\n"
                f"WARC-Record-ID: <urn:uuid:{n:032x}>\r\nWARC-Date: 2025-05-27T10:00:00Z\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )


def without_digits(made: Iterator[Article]) -> Iterator[Article]:
    """The articles with letters for the digits of their texts."""
    letters = str.maketrans("0123456789", "abcdefghij")
    return (article._replace(text=article.text.translate(letters)) for article in made)


def write(path: Path, records: Iterator[bytes], size: int) -> int:
    """Writes records until the file has `size` bytes; how many they are."""
    written = 0
    with path.open("wb") as stream:
        for number in count(1):
            written += stream.write(next(records))
            if written >= size:
                return number
    raise AssertionError("counting never ends")


def main() -> None:
    """Make the file, import it, print what the process holds on the way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("format", choices=("jsonl", "warc"))
    parser.add_argument("megabytes", type=int)
    parser.add_argument("--plain", action="store_true", help="no digits in the texts")
    given = parser.parse_args()
    forms = {"jsonl": json_lines, "warc": web_archive}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"large.{given.format}"
        made = (article for article, _ in articles(given.megabytes * 5))
        told = without_digits(made) if given.plain else made
        total = write(path, forms[given.format](told), given.megabytes * MEGABYTE)
        print(f"{path.stat().st_size / MEGABYTE:,.0f} MB, {total:,} articles", flush=True)
        next_at = [total // 10]

        def tell(progress: Progress) -> None:
            if progress.articles >= next_at[0]:
                print(f"{progress.articles:>8,} articles  {resident():6.0f} MiB", flush=True)
                next_at[0] += total // 10

        started = time.monotonic()
        with Library.open(Path(folder) / "library.db") as library:
            report = run_import(library, [str(path)], ImportOptions(), tell)
        seconds = time.monotonic() - started
        print(
            f"{report.articles:,} stored, {len(report.failed)} failed, {report.figures:,} figures"
        )
        print(f"{seconds:,.0f} s, {report.articles / seconds:,.1f}/s, at most {peak():,.0f} MiB")


if __name__ == "__main__":
    main()
