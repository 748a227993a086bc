"""Whether saved pages get the day that their metadata lists.

    python bench/page_dates.py FOLDER            # .html or .html.gz

What a page lists is looked up here by other means than the importer's: patterns over its source
for `datePublished` and `article:published_time`. Of several days any counts, since they also
belong to teasers of other articles; pages that list none are counted apart.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from figures.model import Article
from importers.base import ImportOptions, Noted, Source
from importers.reading import read_source

LISTED = re.compile(
    r"(?:datePublished\"?\s*(?::|content=|datetime=)\s*\"|article:published_time\"\s*content=\")"
    r"(\d{4}-\d\d-\d\d)"
    r"|content=\"(\d{4}-\d\d-\d\d)[^\"]*\"\s*(?:itemprop=\"datePublished|property=\"article:publ)"
)


def day_of(page: bytes) -> str | None:
    """The day that importing the page gives; None without one."""
    for item in read_source(Source.of_bytes("page.html", page), ImportOptions()):
        article = item.article if isinstance(item, Noted) else item
        if isinstance(article, Article):
            return (article.published or "")[:10] or None
    return None


def main() -> None:
    """Print how many of the listed days come out, and each page where another does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    right = listed = silent = told = 0
    for path in sorted(parser.parse_args().folder.iterdir()):
        data = path.read_bytes()
        page = gzip.decompress(data) if path.suffix == ".gz" else data
        days = {a or b for a, b in LISTED.findall(page.decode("utf-8", "replace"))}
        found = day_of(page)
        if not days:
            silent += 1
            told += found is not None
        else:
            listed += 1
            right += found in days
            if found not in days:
                print(f"{path.name}: {found} instead of {', '.join(sorted(days))}")
    print(f"{right} of {listed} listed days are right; {told} of {silent} other pages get a day")


if __name__ == "__main__":
    main()
