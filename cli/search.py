"""`variorum search`: articles that match a query, with a snippet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from cli.completing import question_words
from cli.declared import JSON, LIMIT, OUTLET, SINCE, UNTIL, Declared, Option, Words, effective_limit
from cli.diagnostics import say
from cli.listing import end_listing, reading
from cli.output import is_terminal, print_json, print_lines, print_record, width
from cli.place import Place

if TYPE_CHECKING:
    from db.rows import Hit
    from tui.present.inked import Line


def find(
    place: Place,
    query: tuple[str, ...],
    as_json: bool,
    limit: int | None,
    outlet: str | None,
    since: date | None,
    until: date | None,
    sort: str,
) -> None:
    """Find articles, best match first.

    Words must all occur; "..." is a phrase, -word leaves out, OR and NEAR work as usual. Also
    outlet:wire, cited:ministry, since:2024-06, before:2025, lang:de, verdict:conflict, and figures
    by their value: 13000..26000 workers, ">1000 killed". `figures` takes the same.

    \b
    Examples:
      variorum search '"north korean" workers -drones' --since 2025-01-01
      variorum search '13000..26000 workers cited:ministry'
      variorum search --outlet "Example Wire" --sort newest workers
    """
    with reading(place) as library:
        hits = library.search(
            " ".join(query),
            outlet=outlet,
            since=since,
            until=until,
            sort="newest" if sort == "newest" else "best",
            limit=effective_limit(limit, as_json) or -1,
        )
        if as_json:
            print_json([_record(hit) for hit in hits.rows])
        elif is_terminal():
            print_lines(line for hit in hits.rows for line in _drawn(hit, width()))
        else:
            for hit in hits.rows:
                print_record(hit.key, hit.published, hit.outlet, hit.title, hit.snippet)
        if hits.partly_ranked:
            say("too many match to rank: hits in titles come first, then the best of the newest")
        end_listing(
            library, len(hits.rows), hits.total, "articles", capped=hits.capped, query=query
        )


DECLARED = Declared(
    find,
    Words(is_required=True, offers=question_words),
    (
        JSON,
        LIMIT,
        OUTLET,
        SINCE,
        UNTIL,
        Option(
            "--sort", "sort", "What comes first.", str, choices=("best", "newest"), default="best"
        ),
    ),
)


def _record(hit: Hit) -> dict[str, Any]:
    return {
        "article": hit.key,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "snippet": hit.snippet,
        "figures": hit.figures,
        "conflicts": hit.conflicts,
    }


def _drawn(hit: Hit, columns: int) -> Iterator[Line]:
    """Title, facts, the snippet with the words found, and the key to show it by."""
    from cli.marked import Mark, marked_lines
    from figures.printable import printable
    from tui.present.dates import published_words
    from tui.present.inked import Ink, cut_middle, one_line, wrap
    from tui.present.wording import count_words, source_words, title_words

    title = title_words(hit.title, hit.key)
    yield from ((Ink(part, "strong"),) for part in wrap(title, columns))
    source = source_words(hit.outlet, hit.key)
    facts = [] if source == title else [source]
    facts.append(published_words(hit.published))
    if hit.figures:
        facts.append(count_words(hit.figures, "figure"))
    conflicts = (Ink(" · "), Ink(f"✗ {hit.conflicts:,} in conflict", "conflict"))
    yield (Ink(" · ".join(facts), "muted"), *(conflicts if hit.conflicts else ()))
    marks = [Mark(start, end, "found") for start, end in hit.marks]
    for line in marked_lines(printable(hit.snippet), marks, columns - 2):
        yield (Ink("  "), *line)
    yield (Ink(f"  {cut_middle(one_line(hit.key), columns - 2)}", "muted"),)
    yield ()
