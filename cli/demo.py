"""`variorum demo`: sample articles in a library of their own, opened in the explorer."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from cli.compare import print_question
from cli.diagnostics import ExitCode, leave
from cli.explorer import has_screen


@click.command("demo")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Open the explorer on a library of sample articles.

    Nothing of yours is touched. Without a terminal it prints the most contested comparison instead.

    \b
    Example:
      variorum demo
    """
    with tempfile.TemporaryDirectory(prefix="variorum-demo-") as folder:
        path = Path(folder) / "demo.db"
        _fill(path)
        if has_screen():
            from tui.app import run

            ctx.exit(run(path, remember=False))
        _print_most_contested(path)


def _fill(path: Path) -> None:
    from db.library import Library
    from importers.base import ImportOptions
    from importers.pipeline import run_import
    from importers.samples import sample_paths

    with Library.open(path) as library:
        run_import(library, [str(sample) for sample in sample_paths()], ImportOptions())


def _print_most_contested(path: Path) -> None:
    from db.library import Library

    with Library.open(path, read_only=True) as library:
        page = library.questions(limit=1)
        if not page.rows:
            leave("the sample articles hold no question", ExitCode.NOTHING)
        print_question(page.rows[0])
