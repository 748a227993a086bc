"""`variorum import`: files, folders, addresses and stdin into the library."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from cli.diagnostics import ExitCode, leave, say
from cli.output import print_json, print_text
from cli.place import Place

if TYPE_CHECKING:
    from importers.pipeline import ImportReport


@click.command("import")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|- ...")
@click.option("--outlet", help="Who published them, where the input does not say.")
@click.option(
    "--published", metavar="DATE", help="When, where the input does not say (2025-02-10)."
)
@click.option("--url", help="The address of the article; for a single input.")
@click.option("--lang", metavar="CODE", help="Language of the text (ISO 639-1).")
@click.option("--format", "format_name", help="Read every input as this format.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    as_json: bool,
    outlet: str | None,
    published: str | None,
    url: str | None,
    lang: str | None,
    format_name: str | None,
) -> None:
    """Import articles; safe to run again.

    Example: variorum import --outlet "Example Wire" --published 2025-02-10 story.txt
    """
    from db.errors import LibraryError
    from importers.base import ImportOptions
    from importers.pipeline import run_import

    if url and len(inputs) > 1:
        raise click.UsageError("--url names one article; give it with a single input")
    place: Place = ctx.obj
    options = ImportOptions(
        outlet=outlet, published=published, url=url, language=lang, format=format_name
    )
    with place.write() as library:
        try:
            report = run_import(library, inputs, options)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)
    if as_json:
        print_json(_summary(report))
    else:
        print_text(_sentence(report))
    for name, reason in report.failed:
        say(f"variorum: could not read {name}: {reason}")
    if report.failed:
        ctx.exit(int(ExitCode.NOTHING))


def _summary(report: ImportReport) -> dict[str, Any]:
    summary = asdict(report)
    summary["failed"] = [{"input": name, "error": reason} for name, reason in report.failed]
    return summary


def _sentence(report: ImportReport) -> str:
    parts = [
        f"{count:,} {word}"
        for count, word in (
            (report.new, "new"),
            (report.revised, "revised"),
            (report.copies, "copies"),
            (report.unchanged, "unchanged"),
            (len(report.failed), "failed"),
        )
        if count
    ]
    articles = f"{report.articles:,} article{'' if report.articles == 1 else 's'}"
    found = f"{report.figures:,} figure{'' if report.figures == 1 else 's'}"
    return f"{articles} read ({', '.join(parts) or 'nothing in them'}), {found} found"
