"""`variorum show`: one article with its figures marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cli.completing import article_keys
from cli.declared import JSON, Declared, Words
from cli.listing import find_article, reading
from cli.output import is_terminal, print_json, print_lines, print_record, print_text, width
from cli.place import Place

if TYPE_CHECKING:
    from db.rows import Provenance
    from figures.model import Article, Claim, Verdict
    from tui.present.inked import Line


def show_article(place: Place, article: str, as_json: bool) -> None:
    """Show one article with its figures marked by how they stand.

    ARTICLE is its key (address, id or path), or the path it was imported from.

    \b
    Example:
      variorum show https://example.org/story
    """
    with reading(place) as library:
        found = find_article(library, article)
        claims = library.claims_of(found.key)
        verdicts = library.verdicts_of(found.key)
        origin = library.provenance(found.key)
    if as_json:
        print_json(_record(found, claims, origin))
    elif is_terminal():
        print_lines(_drawn(found, claims, verdicts, origin, width()))
    else:
        print_text(_marked(found.text, claims))
        for claim in claims:
            print_record(claim.id, verdicts.get(claim.id, "single"), claim.figure.surface)


DECLARED = Declared(
    show_article, Words("article", is_required=True, is_one=True, offers=article_keys), (JSON,)
)


def _record(article: Article, claims: Sequence[Claim], origin: Provenance) -> dict[str, Any]:
    from figures.record import article_record, claim_record

    return {
        **article_record(article),
        "raw_hash": origin.raw_hash,
        "dates": [
            {"where": said.where, "day": said.day, "future": said.is_future}
            for said in origin.dates
        ],
        "figures": [claim_record(claim) for claim in claims],
    }


def _marked(text: str, claims: Sequence[Claim]) -> str:
    """The text with each figure in double square brackets."""
    parts: list[str] = []
    at = 0
    for claim in claims:
        if claim.figure.start >= at:
            parts += [text[at : claim.figure.start], f"[[{claim.figure.surface}]]"]
            at = claim.figure.end
    return "".join([*parts, text[at:]])


def _drawn(
    article: Article,
    claims: Sequence[Claim],
    verdicts: Mapping[str, Verdict],
    origin: Provenance,
    columns: int,
) -> Iterator[Line]:
    from cli.table import row, table
    from tui.present.dates import published_words
    from tui.present.inked import Ink, wrap
    from tui.present.verdicts import verdict_mark
    from tui.present.wording import chain_words, outlet_words

    for line in wrap(article.title or article.key, columns):
        yield (Ink(line, "strong"),)
    facts = [outlet_words(article.outlet), published_words(article.published), *article.authors]
    yield (Ink(" · ".join(facts), "muted"),)
    for line in wrap(_dated(origin), columns) if origin.dates else ():
        yield (Ink(line, "muted"),)
    yield ()
    yield from _body(article, claims, verdicts, columns)
    yield ()
    if claims:
        rows = [
            row(
                Ink(verdict_mark(verdicts.get(claim.id, "single")), verdicts.get(claim.id, "")),
                Ink(claim.figure.surface, "strong"),
                Ink(chain_words(claim), "muted"),
            )
            for claim in claims
        ]
        yield from table(["verdict", "figure", "says who"], rows, columns)


def _dated(origin: Provenance) -> str:
    """Every date that the input gave, and what in it said so."""
    from tui.present.dates import published_words

    parts = []
    for said in origin.dates:
        ahead = " (yet to come when it was imported, not taken)" if said.is_future else ""
        parts.append(f"{published_words(said.day)} by {said.where}{ahead}")
    return f"dated {'; '.join(dict.fromkeys(parts))}"


def _body(
    article: Article, claims: Sequence[Claim], verdicts: Mapping[str, Verdict], columns: int
) -> Iterator[Line]:
    """The text, each figure in its verdict's style and followed by its sign."""
    from cli.marked import Mark, marked_lines
    from db.snippets import after_title
    from figures.printable import printable
    from tui.present.verdicts import SIGNS

    parts: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for claim in claims:
        figure, verdict = claim.figure, verdicts.get(claim.id, "single")
        if figure.start < at:
            continue
        signed = f"{figure.surface} {SIGNS[verdict]}"
        before = article.text[at : figure.start]
        start = length + len(before)
        length = start + len(signed)
        marks.append(Mark(start, length, f"figure-{verdict}"))
        parts += [before, signed]
        at = figure.end
    text = printable("".join([*parts, article.text[at:]]))
    yield from marked_lines(text, marks, columns, after_title(text, article.title or ""))
