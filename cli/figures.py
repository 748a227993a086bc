"""`variorum figures`: the figures of the articles that match."""

from __future__ import annotations

import click

from cli.completing import article_keys, question_words
from cli.listing import effective_limit, end_listing, json_option, limit_option, reading
from cli.output import is_terminal, print_json, print_record, print_table
from cli.place import Place


@click.command("figures")
@click.argument("query", nargs=-1, shell_complete=question_words)
@click.option(
    "--article",
    metavar="KEY",
    shell_complete=article_keys,
    help="Only the figures of this article.",
)
@json_option
@limit_option
@click.pass_obj
def command(
    place: Place,
    query: tuple[str, ...],
    article: str | None,
    as_json: bool,
    limit: int | None,
) -> None:
    """List figures: of one article, or of the articles that match.

    \b
    Examples:
      variorum figures workers russia
      variorum figures --json --article https://example.org/story
    """
    with reading(place) as library:
        page = library.figures(
            query=" ".join(query) or None,
            article=article,
            limit=effective_limit(limit, as_json),
        )
        if as_json:
            from figures.record import claim_record

            print_json([claim_record(claim) for claim in page.rows])
        elif is_terminal():
            print_table(
                [
                    ("figure", "left"),
                    ("period", "left"),
                    ("says who", "left"),
                    ("status", "left"),
                    ("article", "left"),
                ],
                [
                    (
                        claim.figure.surface,
                        claim.figure.period.text if claim.figure.period else "",
                        " ← ".join(link.name for link in claim.figure.attribution),
                        claim.figure.status,
                        claim.title or claim.article,
                    )
                    for claim in page.rows
                ],
            )
        else:
            for claim in page.rows:
                figure = claim.figure
                print_record(
                    claim.article,
                    figure.surface,
                    figure.low,
                    figure.high,
                    figure.counted or figure.unit,
                    figure.status,
                    " <- ".join(link.name for link in figure.attribution),
                    figure.quote,
                )
        end_listing(library, len(page.rows), page.total)
