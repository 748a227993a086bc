"""`variorum import`: files, folders, addresses and stdin into the library."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from cli.diagnostics import ExitCode, leave, say
from cli.output import print_json, print_text
from cli.place import Place
from cli.progress import progress
from tui.present.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.library import Library
    from importers.base import ImportOptions
    from importers.pipeline import ImportReport, Progress

FIELDS = ("text", "html", "title", "outlet", "published", "url", "author", "id", "language")


def _day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """The date as given; one that nobody can read would leave every period unresolved."""
    from importers.dates import parse_published

    if text is not None and parse_published(text) is None:
        raise click.BadParameter(f"{text!r} is no date: year-month-day, as 2025-05-27")
    return text


@click.command("import")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|- ...")
@click.option("--outlet", help="Who published them, where the input does not say.")
@click.option(
    "--published",
    metavar="DATE",
    callback=_day,
    help="When, where the input does not say (2025-02-10).",
)
@click.option("--url", help="The address of the article; for a single input.")
@click.option("--lang", "language", metavar="CODE", help="Language of the text (ISO 639-1).")
@click.option("--format", metavar="NAME", help="Read every input as this format: jsonl, html, ...")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help=f"Which column of a table holds a field: {', '.join(FIELDS)}.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    default=1,
    show_default=True,
    help="Processes to use.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Read on the Dask cluster with this scheduler (tcp://host:8786) instead.",
)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_obj
def command(
    place: Place,
    /,
    inputs: tuple[str, ...],
    columns: tuple[str, ...],
    as_json: bool,
    **given: Any,
) -> None:
    """Import articles into the library.

    Inputs are files, folders, archives, feeds, addresses, and - for stdin. Safe to run again:
    what is known already is not stored twice, and what could not be read is named and never
    stops the rest.

    \b
    Examples:
      variorum import ~/clippings https://example.org/feed.xml
      variorum import --outlet "Example Wire" --published 2025-02-10 story.txt
      variorum import --map title=headline --map text=body table.csv
    """
    from importers.base import ImportOptions

    if given["url"] and len(inputs) > 1:
        raise click.UsageError("--url names one article; give it with a single input")
    if given["cluster"] and given["jobs"] > 1:
        raise click.UsageError("--jobs is for this machine and --cluster for others; give one")
    options = ImportOptions(columns=dict(_mapped(pair) for pair in columns), **given)
    with place.write() as library:
        for befell in library.aftermath():
            say(f"variorum: {befell}")
        report = _imported(library, inputs, options)
    if as_json:
        print_json(_summary(report))
    else:
        print_text(_sentence(report))
    for name, notice in report.notices:
        say(f"variorum: {name}: {notice}")
    for name, reason in report.failed:
        say(f"variorum: could not read {name}: {reason}")
    if report.failed:
        raise SystemExit(int(ExitCode.NOTHING))


def _imported(library: Library, inputs: Sequence[str], options: ImportOptions) -> ImportReport:
    from db.errors import LibraryError
    from importers.cluster import ClusterError
    from importers.pipeline import run_import

    read = 0
    with progress("importing") as tell:

        def show(state: Progress) -> None:
            nonlocal read
            read = state.articles
            if tell:
                tell(state.done, state.total, f"{state.articles:,} articles")

        try:
            return run_import(library, inputs, options, show)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)
        except ClusterError as error:
            raise click.UsageError(f"--cluster: {error}") from None
        except LookupError as error:
            raise click.UsageError(f"--format: {error.args[0]}") from None
        except KeyboardInterrupt:
            leave(_stopped(read, options.dry_run), ExitCode.STOPPED)


def _stopped(read: int, is_dry: bool) -> str:
    if is_dry:
        return "stopped; a dry run stores nothing"
    kept = "the article read so far is" if read == 1 else f"the {read:,} articles read so far are"
    return f"stopped; {kept} stored, and the same import again does the rest"


def _mapped(pair: str) -> tuple[str, str]:
    field, sign, column = pair.partition("=")
    if field not in FIELDS or not sign or not column:
        raise click.UsageError(
            f"--map {pair!r} is not FIELD=COLUMN with a field of {', '.join(FIELDS)}"
        )
    return field, column


def _summary(report: ImportReport) -> dict[str, Any]:
    summary = asdict(report)
    summary["failed"] = [{"input": name, "error": reason} for name, reason in report.failed]
    summary["notices"] = [{"input": name, "notice": notice} for name, notice in report.notices]
    return summary


def _sentence(report: ImportReport) -> str:
    parts = [
        f"{count:,} {word}"
        for count, word in (
            (report.new, "new"),
            (report.revised, "revised"),
            (report.copies, "copies"),
            (report.unchanged, "unchanged"),
        )
        if count
    ]
    articles = count_words(report.articles, "article")
    known = f" ({', '.join(parts)})" if parts else ""
    failed = f"; {count_words(len(report.failed), 'input')} failed" if report.failed else ""
    return f"{articles} read{known}, {count_words(report.figures, 'figure')} found{failed}"
