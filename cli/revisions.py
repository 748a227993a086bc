"""`variorum revisions`: the earlier texts of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from cli.completing import article_keys
from cli.diagnostics import say
from cli.listing import find_article, reading
from cli.options import json_option
from cli.output import is_terminal, print_json, print_record, print_text
from cli.place import Place

if TYPE_CHECKING:
    from db.rows import Revision
    from figures.model import Article


@click.command("revisions")
@click.argument("article", metavar="ARTICLE", shell_complete=article_keys)
@click.option("--diff", "as_diff", is_flag=True, help="Show what each one changed, line by line.")
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
        for line in _changes(found, revisions):
            print_text(line)
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


def _changes(article: Article, revisions: Sequence[Revision]) -> Iterator[str]:
    """What became of each revision, as a unified diff."""
    from difflib import unified_diff

    texts = [(f"revision {r.n}", r.text) for r in revisions] + [("now", article.text)]
    for (before, old), (after, new) in pairwise(texts):
        yield from unified_diff(old.splitlines(), new.splitlines(), before, after, lineterm="")
