"""`variorum export`: a comparison to paste or publish, with its citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.completing import question_words
from cli.listing import find_question, reading, say_coverage
from cli.output import print_json, print_text
from cli.place import Place

if TYPE_CHECKING:
    from db.library import Library
    from figures.model import Question

FORMATS = ("md", "csv", "json", "html", "bibtex")


@click.command("export")
@click.argument("question", nargs=-1, required=True, shell_complete=question_words)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="md",
    show_default=True,
    help="md: with footnotes; html: a page that stands alone; bibtex: the articles cited.",
)
@click.pass_obj
def command(place: Place, question: tuple[str, ...], format_name: str) -> None:
    """Print a comparison to paste or publish, with its citations.

    QUESTION is words of the question, or its id as `variorum questions` prints it.

    \b
    Examples:
      variorum export north korean workers > workers.md
      variorum export --format html north korean workers > workers.html
      variorum export --format bibtex north korean workers >> sources.bib
    """
    with reading(place) as library:
        found = find_question(library, question)
        if format_name == "json":
            from figures.record import question_record

            print_json(question_record(found))
        else:
            print_text(_exported(library, found, format_name).rstrip("\n"))
        say_coverage(library)


def _exported(library: Library, question: Question, format_name: str) -> str:
    from tui.present.comparison import compare

    if format_name == "bibtex":
        from tui.present.bibtex import bibtex

        keys = dict.fromkeys(claim.article for claim in question.claims)
        return bibtex([article for key in keys if (article := library.article(key))])
    comparison = compare(question)
    if format_name == "csv":
        from tui.present.spreadsheet import spreadsheet

        return spreadsheet(comparison)
    if format_name == "html":
        from tui.present.html_page import html_page

        return html_page(comparison)
    from tui.present.markdown import markdown

    return markdown(comparison)
