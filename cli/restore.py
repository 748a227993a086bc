"""`variorum restore`: a backup in the place of the library."""

from __future__ import annotations

from pathlib import Path

import click

from cli.diagnostics import ExitCode, leave
from cli.output import print_text
from cli.place import Place


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(place: Place, file: Path) -> None:
    """Put the backup FILE in the place of the library.

    The old library is kept beside it. End every other variorum on this library first.

    \b
    Example:
      variorum restore library-2025-06-21.db
    """
    from db.errors import LibraryError
    from db.library import Library

    if place.path.is_dir():
        leave(f"{place.path} is a folder; name the library in it with --db", ExitCode.UNUSABLE)
    try:
        kept = Library.restore(file, place.path)
    except LibraryError as error:
        leave(str(error), ExitCode.UNUSABLE)
    except OSError as error:
        leave(
            f"{place.path} could not be replaced ({error.strerror}); nothing was changed",
            ExitCode.UNUSABLE,
        )
    print_text(f"{place.path} is now what {file} holds")
    if kept:
        print_text(f"the library as it was before is kept in {kept}")
