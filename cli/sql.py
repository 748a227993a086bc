"""`variorum sql`: a SELECT of one's own over the library."""

from __future__ import annotations

import click

from cli.diagnostics import ExitCode, leave
from cli.listing import reading
from cli.options import json_option
from cli.output import is_terminal, print_json, print_record
from cli.place import Place


@click.command("sql")
@click.argument("statement")
@json_option
@click.pass_obj
def command(place: Place, statement: str, as_json: bool) -> None:
    """Run one SELECT over the library; nothing can be changed by it.

    STATEMENT reads the views articles, figures, questions and claims, and the full-text index
    article_fts. A pipe gets a line of column names and one line a row.

    \b
    Examples:
      variorum sql "select outlet, count(*) from articles group by outlet"
      variorum sql --json "select * from claims where verdict = 'conflict'"
    """
    with reading(place) as library, library.selecting(statement) as (columns, found):
        rows = [[_plain(value) for value in each] for each in found]
    if as_json:
        print_json([dict(zip(columns, each, strict=True)) for each in rows])
    elif is_terminal():
        from cli.table import print_table, row

        print_table(
            [column.lstrip(">") for column in columns],
            [row(*("" if value is None else str(value) for value in each)) for each in rows],
        )
    else:
        print_record(*columns)
        for each in rows:
            print_record(*each)
    if not rows:
        leave("no row matches", ExitCode.NOTHING)


def _plain(value: object) -> object:
    """Bytes as their hexadecimal digits, since neither JSON nor a terminal holds bytes."""
    return value.hex() if isinstance(value, bytes) else value
