"""`variorum reindex`: figures and questions made anew."""

from __future__ import annotations

import click

from cli.diagnostics import ExitCode, leave
from cli.output import print_text
from cli.place import Place
from cli.progress import progress
from tui.present.wording import count_words


@click.command("reindex")
@click.option("--all", "everything", is_flag=True, help="Also what this version has read already.")
@click.pass_obj
def command(place: Place, everything: bool) -> None:
    """Find figures anew in articles that an older version read.

    Questions follow; articles, revisions and what people decided stay as they are. It can be
    stopped at any time and goes on from there when it is run again.

    \b
    Examples:
      variorum reindex
      variorum reindex --all
    """
    from db.errors import LibraryError

    with place.write_existing() as library, progress("reading") as tell:
        try:
            done = library.reindex(everything=everything, on_progress=tell)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)
    if done:
        print_text(f"{count_words(done, 'article')} read anew")
    else:
        print_text("nothing to do: this version has read every article")
