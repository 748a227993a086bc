"""`variorum export`: a comparison to paste or publish, with its citations."""

from __future__ import annotations

import click

from cli.completing import question_words
from cli.listing import find_question, reading, say_coverage
from cli.output import print_text
from cli.place import Place
from tui.present.exporting import FORMATS, exported


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
        print_text(exported(found, format_name, library.article).rstrip("\n"))
        say_coverage(library)
