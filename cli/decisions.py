"""`variorum decisions`: what people decided, and the latest of it taken back."""

from __future__ import annotations

import click

from cli.diagnostics import ExitCode, leave, say
from cli.listing import reading
from cli.options import json_option
from cli.output import is_terminal, print_json, print_record, print_text
from cli.place import Place


@click.command("decisions")
@click.option("--undo", is_flag=True, help="Take back the latest one that stands.")
@json_option
@click.pass_obj
def command(place: Place, undo: bool, as_json: bool) -> None:
    """List what people decided, the latest first.

    Decisions are never lost: one that was taken back stays in the list, and says so.

    \b
    Examples:
      variorum decisions
      variorum decisions --undo
    """
    if undo:
        _undo(place)
        return
    with reading(place) as library:
        decisions = library.decisions()
    if as_json:
        print_json([each._asdict() for each in decisions])
    elif is_terminal():
        from cli.table import print_table, row
        from tui.present.dates import published_words

        print_table(
            ["when", "decision", ""],
            [
                row(published_words(each.at), each.words, "taken back" if each.undone else "")
                for each in decisions
            ],
        )
    else:
        for each in decisions:
            print_record(each.at, each.kind, "undone" if each.undone else "stands", each.words)
    if not decisions:
        say("nothing was decided yet")


def _undo(place: Place) -> None:
    from db.errors import LibraryError

    with place.write_existing() as library:
        try:
            undone = library.undo()
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)
    if undone is None:
        leave("there is no decision to take back", ExitCode.NOTHING)
    print_text(f"taken back: {undone}")
