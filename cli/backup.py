"""`variorum backup`: a copy of the library while it may be in use."""

from __future__ import annotations

from pathlib import Path

import click

from cli.listing import reading
from cli.output import print_text
from cli.place import Place
from tui.present.wording import count_words


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(place: Place, file: Path) -> None:
    """Copy the library into a new FILE, also while it is in use.

    \b
    Example:
      variorum backup library-2025-06-21.db
    """
    with reading(place) as library:
        library.backup(file)
        articles = library.stats().articles
    print_text(f"{file} holds a copy of {place.path}: {count_words(articles, 'article')}")
