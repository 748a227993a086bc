"""`variorum doctor`: checks the library and says how to mend it."""

from __future__ import annotations

import click

from cli.diagnostics import ExitCode
from cli.listing import json_option, reading
from cli.output import print_json, print_text
from cli.place import Place


@click.command("doctor")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Check the library: what is wrong with it, and how to mend it.

    Example: variorum doctor
    """
    place: Place = ctx.obj
    with reading(place) as library:
        findings = library.check()
        stats = library.stats()
    if as_json:
        print_json([{"what": finding.what, "mend": finding.mend} for finding in findings])
    else:
        for finding in findings:
            print_text(f"{finding.what}; {finding.mend}")
        if not findings:
            print_text(
                f"{place.path} is sound: {stats.articles:,} articles, {stats.figures:,} figures, "
                f"{stats.questions:,} questions, {stats.conflicts:,} of them in conflict"
            )
    if findings:
        ctx.exit(int(ExitCode.NOTHING))
