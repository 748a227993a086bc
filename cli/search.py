"""`variorum search`: articles that match a query, with a snippet."""

from __future__ import annotations

from datetime import datetime

import click

from cli.completing import outlets, question_words
from cli.listing import effective_limit, end_listing, json_option, limit_option, reading
from cli.output import is_terminal, print_json, print_record, print_table
from cli.place import Place

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("search")
@click.argument("query", nargs=-1, required=True, shell_complete=question_words)
@json_option
@limit_option
@click.option("--outlet", shell_complete=outlets, help="Only articles of this outlet.")
@click.option("--since", type=DAY, metavar="DATE", help="Published on this day or later.")
@click.option("--until", type=DAY, metavar="DATE", help="Published on this day or earlier.")
@click.option("--sort", type=click.Choice(["best", "newest"]), default="best", show_default=True)
@click.pass_obj
def command(
    place: Place,
    query: tuple[str, ...],
    as_json: bool,
    limit: int | None,
    outlet: str | None,
    since: datetime | None,
    until: datetime | None,
    sort: str,
) -> None:
    """Find articles, best match first.

    Words must all occur; "..." is a phrase, -word leaves out, OR and NEAR work as usual.

    \b
    Examples:
      variorum search '"north korean" workers -drones' --since 2025-01-01
      variorum search --outlet "Example Wire" --sort newest workers
    """
    with reading(place) as library:
        hits = library.search(
            " ".join(query),
            outlet=outlet,
            since=since.date() if since else None,
            until=until.date() if until else None,
            sort="newest" if sort == "newest" else "best",
            limit=effective_limit(limit, as_json) or -1,
        )
        if as_json:
            print_json(
                [
                    {
                        "article": hit.key,
                        "title": hit.title,
                        "outlet": hit.outlet,
                        "published": hit.published,
                        "snippet": hit.snippet,
                        "figures": hit.figures,
                        "conflicts": hit.conflicts,
                    }
                    for hit in hits.rows
                ]
            )
        elif is_terminal():
            print_table(
                [("published", "left"), ("outlet", "left"), ("article", "left")],
                [
                    (
                        hit.published or "undated",
                        hit.outlet or "",
                        f"{hit.title or hit.key} — {hit.snippet}",
                    )
                    for hit in hits.rows
                ],
            )
        else:
            for hit in hits.rows:
                print_record(hit.key, hit.published, hit.outlet, hit.title, hit.snippet)
        end_listing(library, len(hits.rows), hits.total, capped=hits.capped)
