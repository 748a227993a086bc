"""`variorum export`: a comparison to paste or publish, with its citations."""

from __future__ import annotations

from typing import TextIO, cast

import click

from cli.completing import question_words
from cli.listing import find_question, reading, say_coverage
from cli.output import Escaped, print_text
from cli.place import Place
from cli.progress import progress
from tui.present.exporting import FORMATS, exported


@click.command("export")
@click.argument("question", nargs=-1, shell_complete=question_words)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="md",
    show_default=True,
    help="md: with footnotes; html: a page that stands alone; bibtex: the articles cited.",
)
@click.option(
    "--everything",
    is_flag=True,
    help="The whole library as JSON lines, which `variorum merge` takes in.",
)
@click.pass_obj
def command(place: Place, question: tuple[str, ...], format_name: str, everything: bool) -> None:
    """Print a comparison to paste or publish, with its citations.

    QUESTION is words of the question, or its id as `variorum questions` prints it. With
    --everything it is instead all that cannot be made again: articles with their earlier texts,
    decisions, saved searches.

    \b
    Examples:
      variorum export north korean workers > workers.md
      variorum export --format html north korean workers > workers.html
      variorum export --format bibtex north korean workers >> sources.bib
      variorum export --everything > library.jsonl
    """
    if everything == bool(question):
        raise click.UsageError("name a question, or say --everything")
    if everything:
        _export_all(place)
        return
    with reading(place) as library:
        found = find_question(library, question)
        print_text(exported(found, format_name, library.article).rstrip("\n"))
        say_coverage(library)


def _export_all(place: Place) -> None:
    with reading(place) as library, progress("exporting") as tell:
        library.export_lines(cast("TextIO", Escaped()), tell)
