"""`variorum imports`: the inputs that could not be read."""

from __future__ import annotations

import click

from cli.diagnostics import say
from cli.listing import reading
from cli.options import json_option
from cli.output import is_terminal, print_json, print_record
from cli.place import Place


@click.command("imports")
@json_option
@click.pass_obj
def command(place: Place, as_json: bool) -> None:
    """List the inputs that could not be read, and why.

    The latest stands first. An input leaves the list when a later import can read it.

    \b
    Example:
      variorum imports
    """
    with reading(place) as library:
        failures = library.import_failures()
    if as_json:
        print_json([{"input": f.input, "error": f.error, "at": f.at} for f in failures])
    elif is_terminal():
        from cli.table import print_table, row
        from tui.present.dates import published_words

        print_table(
            ["when", "input", "reason"],
            [row(published_words(f.at), f.input, f.error) for f in failures],
        )
    else:
        for failure in failures:
            print_record(failure.input, failure.error, failure.at)
    if not failures:
        say("every input was read")
