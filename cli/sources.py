"""`variorum sources`: the register of cited sources, and two names made one."""

from __future__ import annotations

from collections.abc import Sequence

import click

from cli.declared import DEFAULT_LIMIT, effective_limit
from cli.diagnostics import ExitCode, leave
from cli.listing import end_listing, reading
from cli.options import json_option
from cli.output import is_terminal, print_json, print_record, print_text
from cli.place import Place


@click.command("sources")
@click.option("--offered", is_flag=True, help="List pairs of names that may be one source.")
@click.option(
    "--merge",
    "pair",
    nargs=2,
    metavar="NAME OTHER",
    help="Take two names for one source, under the first.",
)
@json_option
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most so many; 0 for all.  [default: {DEFAULT_LIMIT}; with --json: all]",
)
@click.pass_obj
def command(
    place: Place, offered: bool, pair: tuple[str, str] | None, as_json: bool, limit: int | None
) -> None:
    """List who is cited, the most cited first.

    With each stand the names it goes by: they are one source where there is evidence. Where one
    may be a slip for another it is only offered; to merge is a decision, which `variorum decisions
    --undo` takes back.

    \b
    Examples:
      variorum sources
      variorum sources --offered
      variorum sources --merge "Radio Free Asia" RFA
    """
    if pair:
        _merge(place, pair)
        return
    with reading(place) as library:
        if offered:
            pairs = library.offered_merges()
            if not pairs and not as_json:
                leave("no two names look like one source", ExitCode.NOTHING)
            shown = pairs[: effective_limit(limit, as_json)]
            rows = [(each.name, each.other, each.reason) for each in shown]
            _print_offered(rows, as_json)
            end_listing(library, len(shown), len(pairs), "pairs of names")
            return
        cited = library.cited()
        names = library.source_names()
        some = cited[: effective_limit(limit, as_json)]
        if as_json:
            print_json([{**each._asdict(), "names": names.get(each.name, [])} for each in some])
        else:
            listed = [
                (row.name, row.kind, _shown(row.figures), ", ".join(_others(row.name, names)))
                for row in some
            ]
            _print_cited(listed)
        end_listing(library, len(some), len(cited), "sources")


def _shown(count: int) -> str:
    return f"{count:,}" if is_terminal() else str(count)


def _others(name: str, names: dict[str, list[str]]) -> list[str]:
    """The other names of a source, without those that differ in case or apostrophe alone."""
    told = {_folded(name)}
    others = []
    for alias in names.get(name, []):
        if _folded(alias) not in told:
            told.add(_folded(alias))
            others.append(alias)
    return others


def _folded(name: str) -> str:
    return name.casefold().replace("’", "'")


def _print_cited(rows: Sequence[tuple[str, ...]]) -> None:
    if is_terminal():
        from cli.table import print_table, row

        print_table(("source", "kind", ">figures", "also"), [row(*each) for each in rows])
    else:
        for each in rows:
            print_record(*each)


def _print_offered(rows: Sequence[tuple[str, str, str]], as_json: bool) -> None:
    if as_json:
        print_json([dict(zip(("name", "other", "reason"), each, strict=True)) for each in rows])
    elif is_terminal():
        from cli.table import print_table, row

        print_table(("name", "other"), [row(*names, below=(why,)) for *names, why in rows])
    else:
        for each in rows:
            print_record(*each)


def _merge(place: Place, pair: tuple[str, str]) -> None:
    from db.errors import LibraryError

    with place.write_existing() as library:
        try:
            library.curator.merge_sources(*pair)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)
    print_text(f"{pair[1]} is now {pair[0]}; `variorum decisions --undo` takes it back")
