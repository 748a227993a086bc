"""`variorum revisions`: the earlier texts of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cli.completing import article_keys
from cli.diagnostics import say
from cli.listing import find_article, reading
from cli.options import json_option
from cli.output import is_terminal, print_json, print_lines, print_record, print_text, width
from cli.place import Place
from tui.present.inked import plain

if TYPE_CHECKING:
    from db.rows import Revision
    from figures.model import Article
    from tui.present.inked import Line


@click.command("revisions")
@click.argument("article", metavar="ARTICLE", shell_complete=article_keys)
@click.option(
    "--diff", "as_diff", is_flag=True, help="Show what each one changed: figures, then words."
)
@json_option
@click.pass_obj
def command(place: Place, article: str, as_diff: bool, as_json: bool) -> None:
    """List the earlier texts of an article, the oldest first.

    ARTICLE is its key (address, id or path), or the path it was imported from.

    \b
    Examples:
      variorum revisions https://example.org/story
      variorum revisions --diff https://example.org/story
    """
    with reading(place) as library:
        found = find_article(library, article)
        revisions = library.revisions(found.key)
    if as_json:
        print_json(
            [
                {
                    "n": revision.n,
                    "replaced_at": revision.replaced_at,
                    "title": revision.title,
                    "outlet": revision.outlet,
                    "published": revision.published,
                    "text": revision.text,
                }
                for revision in revisions
            ]
        )
    elif as_diff:
        lines = _changes(found, revisions)
        if is_terminal():
            print_lines(lines)
        else:
            for line in lines:
                print_text(plain(line).rstrip())
    else:
        _print_list(revisions)
    if not revisions:
        say("this article was stored once and never changed")


def _print_list(revisions: Sequence[Revision]) -> None:
    rows = [
        (str(r.n), r.replaced_at, r.published or "undated", r.title or "", f"{len(r.text):,}")
        for r in revisions
    ]
    if is_terminal():
        from cli.table import print_table, row

        headings = [">n", "replaced", "published", "title", ">characters"]
        print_table(headings, [row(*cells) for cells in rows])
    else:
        for cells in rows:
            print_record(*cells)


def _changes(article: Article, revisions: Sequence[Revision]) -> Iterator[Line]:
    """What became of each revision: changed figures, then changed words."""
    from tui.present.changes import change_lines
    from tui.present.inked import Ink

    texts = [*(revision.text for revision in revisions), article.text]
    for before, after in zip(revisions, texts[1:], strict=True):
        step = f"change {before.n:,} of {len(revisions):,} · stored {before.replaced_at}"
        yield (Ink(step, "muted"),)
        yield from change_lines(before.text, after, article, width(), before.title)
        yield ()
