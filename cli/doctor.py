"""`variorum doctor`: checks the library and says how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.diagnostics import ExitCode, leave
from cli.listing import reading
from cli.options import json_option
from cli.output import print_json, print_sentence
from cli.place import Place
from cli.progress import progress
from tui.present.wording import count_words

if TYPE_CHECKING:
    from db.rows import Stats


@click.command("doctor")
@click.option("--mend", is_flag=True, help="Make anew first what is derived and torn.")
@json_option
@click.pass_obj
def command(place: Place, mend: bool, as_json: bool) -> None:
    """Check the library: what is wrong with it, and how to mend it.

    \b
    Examples:
      variorum doctor
      variorum doctor --mend
    """
    if mend:
        _mend(place)
    with reading(place) as library:
        findings = library.check()
        stats = library.stats()
    if as_json:
        print_json([{"what": finding.what, "mend": finding.mend} for finding in findings])
    else:
        for finding in findings:
            print_sentence(f"{finding.what}; {finding.mend}")
        if not findings:
            print_sentence(f"{place.path} is sound: {_told(stats)}")
    if findings:
        raise SystemExit(int(ExitCode.NOTHING))


def _told(stats: Stats) -> str:
    """What the library holds."""
    counts = [(stats.articles, "article"), (stats.figures, "figure"), (stats.questions, "question")]
    disputed = f" ({stats.conflicts:,} in conflict)" if stats.conflicts else ""
    return ", ".join(count_words(count, noun) for count, noun in counts) + disputed


def _mend(place: Place) -> None:
    from db.errors import LibraryError

    with place.write_existing() as library:
        try:
            with progress("reading anew") as tell:
                library.mend(tell)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)
