"""Measures importing as ratios within one run, since machines and their load differ.

    python bench/imports.py                      # made-up articles and pages
    python bench/imports.py --pages FOLDER       # saved pages (.html, .html.gz) instead

Three figures: JSONL articles stored per processor second without figures; how much faster two
processes are than one, figures and all; and importing pages, figures and all, as a share of the
rate at which trafilatura alone takes the text out of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from library import articles  # noqa: E402

from db.library import Library  # noqa: E402
from figures.model import Article  # noqa: E402
from importers.base import ImportOptions  # noqa: E402
from importers.inputs import source_of  # noqa: E402
from importers.pipeline import run_import  # noqa: E402
from importers.reading import read_source  # noqa: E402

AT_ONCE = 64
PAGE = (
    '<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" '
    'content="{outlet}"><meta property="article:published_time" content="{published}">'
    '<meta name="author" content="Ida Falkenrath"></head><body><header><nav>{links}</nav></header>'
    "<main><article><h1>{title}</h1>{paragraphs}</article><aside><ul>{links}</ul></aside></main>"
    "<footer>{links}</footer></body></html>"
)
LINKS = "".join(f'<li class="menu"><a href="/section/{n}">Section {n}</a></li>' for n in range(60))


def json_lines(path: Path, made: list[Article]) -> None:
    """Writes articles as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for article in made:
            record = {
                "id": article.key,
                "title": article.title,
                "outlet": article.outlet,
                "published": article.published,
                "text": article.text,
            }
            stream.write(json.dumps(record) + "\n")


def bare_rate(path: Path, folder: Path, size: int) -> float:
    """Articles per processor second, read and stored without figures."""
    with Library.open(folder / "bare.db") as library:
        started = time.process_time()
        ready: list[tuple[Article, tuple[()]]] = []
        for article in read_source(source_of(str(path)), ImportOptions()):
            assert isinstance(article, Article)
            ready.append((article, ()))
            if len(ready) == AT_ONCE:
                library.store_all(ready)
                ready.clear()
        library.store_all(ready)
        return size / (time.process_time() - started)


def seconds_with(jobs: int, path: Path, folder: Path) -> float:
    """Wall seconds of an import with figures; starting the processes is a part of it."""
    with Library.open(folder / f"jobs{jobs}.db") as library:
        return run_import(library, [str(path)], ImportOptions(jobs=jobs)).seconds


def made_pages(made: list[Article]) -> Iterator[bytes]:
    """The articles as web pages with a usual amount of frame."""
    for article in made:
        paragraphs = "".join(f"<p>{part}</p>" for part in article.text.split("\n"))
        yield PAGE.format(
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            links=LINKS,
            paragraphs=paragraphs,
        ).encode()


def saved_pages(folder: Path) -> Iterator[bytes]:
    """The pages in a folder."""
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        yield gzip.decompress(data) if path.suffix == ".gz" else data


def page_share(pages: list[bytes], folder: Path) -> float:
    """Processor time of trafilatura alone over that of an import of the same pages."""
    place = folder / "pages"
    place.mkdir()
    for number, page in enumerate(pages):
        (place / f"{number}.html").write_bytes(page)
    _imported(place / "0.html", folder / "warm.db")  # loads word lists and models
    alone = _taken_out(pages)
    imported = _imported(place, folder / "pages.db")
    return (alone + _taken_out(pages)) / 2 / imported


def _taken_out(pages: list[bytes]) -> float:
    import trafilatura

    started = time.process_time()
    for page in pages:
        trafilatura.extract(page, include_comments=False)
    return time.process_time() - started


def _imported(place: Path, path: Path) -> float:
    with Library.open(path) as library:
        started = time.process_time()
        run_import(library, [str(place)], ImportOptions())
        return time.process_time() - started


def main() -> None:
    """Print the three figures and the most memory that was used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1200, help="articles")
    parser.add_argument("--pages", type=Path, help="a folder of saved pages")
    given = parser.parse_args()
    made = [article for article, _ in articles(given.size)]
    folder = Path(tempfile.mkdtemp())
    json_lines(folder / "a.jsonl", made)
    print(f"JSONL without figures: {bare_rate(folder / 'a.jsonl', folder, given.size):,.0f}/s")
    some = given.size // 4
    json_lines(folder / "b.jsonl", made[:some])
    one, two = (seconds_with(jobs, folder / "b.jsonl", folder) for jobs in (1, 2))
    print(f"JSONL with figures: {some / one:,.0f}/s; two processes {one / two:.2f} times")
    pages = list(saved_pages(given.pages) if given.pages else made_pages(made[:100]))
    print(f"pages: {page_share(pages, folder):.0%} of the rate of trafilatura alone")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"most memory: {memory / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
