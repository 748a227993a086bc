"""`variorum articles`: every article of the library."""

from __future__ import annotations

from cli.declared import JSON, LIMIT, OUTLET, Declared, effective_limit
from cli.listing import end_listing, reading
from cli.output import is_terminal, print_json, print_record, width
from cli.place import Place


def list_articles(place: Place, as_json: bool, limit: int | None, outlet: str | None) -> None:
    """List the articles, newest first.

    A pipe gets key, published, outlet and title; JSON holds their text too.

    \b
    Example:
      variorum articles --outlet "Example Wire"
    """
    with reading(place) as library:
        page = library.articles(outlet=outlet, limit=effective_limit(limit, as_json))
        if as_json:
            from figures.record import article_record

            found = (library.article(each.key) for each in page.rows)
            print_json([article_record(each) for each in found if each])
        elif is_terminal():
            from cli.table import print_table, row
            from tui.present.dates import published_words
            from tui.present.inked import Ink, cut_middle, one_line

            print_table(
                ["published", "outlet", "title", ">figures"],
                [
                    row(
                        published_words(article.published),
                        article.outlet or "",
                        Ink(article.title or "", "strong"),
                        f"{article.figures:,}",
                        below=(cut_middle(one_line(article.key), width() - 2),),
                    )
                    for article in page.rows
                ],
            )
        else:
            for article in page.rows:
                print_record(article.key, article.published, article.outlet, article.title)
        end_listing(library, len(page.rows), page.total, "articles")


DECLARED = Declared(list_articles, None, (JSON, LIMIT, OUTLET))
