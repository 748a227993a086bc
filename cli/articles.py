"""`variorum articles`: every article of the library."""

from __future__ import annotations

import click

from cli.completing import outlets
from cli.listing import effective_limit, end_listing, json_option, limit_option, reading
from cli.output import is_terminal, print_json, print_record, print_table
from cli.place import Place


@click.command("articles")
@json_option
@limit_option
@click.option("--outlet", shell_complete=outlets, help="Only articles of this outlet.")
@click.pass_obj
def command(place: Place, as_json: bool, limit: int | None, outlet: str | None) -> None:
    """List the articles: key, published, outlet, title; with --json their text too.

    \b
    Example:
      variorum articles --outlet "Example Wire"
    """
    with reading(place) as library:
        page = library.articles(outlet=outlet, limit=effective_limit(limit, as_json))
        if as_json:
            from figures.record import article_record

            found = (library.article(row.key) for row in page.rows)
            print_json([article_record(article) for article in found if article])
        elif is_terminal():
            print_table(
                [
                    ("published", "left"),
                    ("outlet", "left"),
                    ("title", "left"),
                    ("figures", "right"),
                    ("key", "left"),
                ],
                [
                    (
                        row.published or "undated",
                        row.outlet or "",
                        row.title or "",
                        str(row.figures),
                        row.key,
                    )
                    for row in page.rows
                ],
            )
        else:
            for row in page.rows:
                print_record(row.key, row.published, row.outlet, row.title)
        end_listing(library, len(page.rows), page.total)
