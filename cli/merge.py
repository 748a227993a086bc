"""`variorum merge`: another library, or one exported as lines, taken over into this one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from cli.diagnostics import ExitCode, leave, say
from cli.options import json_option
from cli.output import print_json, print_text
from cli.place import Place
from cli.progress import progress

if TYPE_CHECKING:
    from db.library import Library
    from db.rows import MergeReport

_DATABASE = b"SQLite format 3\0"


@click.command("merge")
@click.argument("other", metavar="FILE")
@json_option
@click.pass_obj
def command(place: Place, other: str, as_json: bool) -> None:
    """Take over everything from another library.

    That is its articles, decisions and saved searches. FILE is a library, or what `variorum export
    --everything` wrote; - is stdin. Nothing of either is lost; where the two say different things,
    a line on stderr says what was done about it. Doing it again changes nothing.

    \b
    Examples:
      variorum merge colleague.db
      ssh desk variorum export --everything | variorum merge -
    """
    from db.errors import LibraryError

    try:
        _refuse_itself(place, other)
        with place.write() as library:
            report = _merged(library, other)
    except LibraryError as error:
        leave(str(error), ExitCode.UNUSABLE)
    if as_json:
        print_json({**report._asdict(), "clashes": list(report.clashes)})
    else:
        print_text(_sentence(report))
    for clash in report.clashes:
        say(f"clash: {clash}")


def _refuse_itself(place: Place, other: str) -> None:
    path = Path(other)
    if other != "-" and path.exists() and place.path.exists() and path.samefile(place.path):
        leave(f"{other} is this library itself; name another one", ExitCode.UNUSABLE)


def _merged(library: Library, other: str) -> MergeReport:
    if other == "-":
        sys.stdin.reconfigure(newline="\n")  # type: ignore[union-attr]  # other separators are text
        return _taken(library, sys.stdin)
    try:
        with open(other, "rb") as file:
            is_library = file.read(len(_DATABASE)) == _DATABASE
        if is_library:
            return library.merge(Path(other))
        with open(other, encoding="utf-8", newline="\n") as lines:
            return _taken(library, lines)
    except UnicodeDecodeError:
        leave(f"{other} is neither a library nor one exported as lines", ExitCode.UNUSABLE)


def _taken(library: Library, lines: TextIO) -> MergeReport:
    with progress("merging") as tell:
        return library.import_lines(lines, tell)


def _sentence(report: MergeReport) -> str:
    parts = (
        (report.new, "new article", "new articles"),
        (report.revised, "article revised", "articles revised"),
        (report.unchanged, "article known already", "articles known already"),
        (report.decisions, "decision", "decisions"),
        (report.searches, "saved search", "saved searches"),
    )
    told = [f"{count:,} {one if count == 1 else many}" for count, one, many in parts if count]
    return f"taken over: {', '.join(told) or 'nothing, the other library is empty'}"
