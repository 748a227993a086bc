"""`variorum figures`: the figures of the articles that match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cli.completing import article_keys, question_words
from cli.declared import JSON, LIMIT, Declared, Option, Words, effective_limit
from cli.listing import end_listing, find_article, reading
from cli.output import is_terminal, print_json, print_record, width
from cli.place import Place

if TYPE_CHECKING:
    from cli.table import Row
    from figures.model import Claim, Figure


def list_figures(
    place: Place,
    query: tuple[str, ...],
    article: str | None,
    as_json: bool,
    limit: int | None,
) -> None:
    """List figures: of one article, or of the articles that match.

    \b
    Examples:
      variorum figures workers russia
      variorum figures '>1000 killed' since:2024
      variorum figures --json --article https://example.org/story
    """
    with reading(place) as library:
        if article is not None:
            article = find_article(library, article).key
        page = library.figures(
            query=" ".join(query) or None,
            article=article,
            limit=effective_limit(limit, as_json),
        )
        if as_json:
            from figures.record import claim_record

            print_json([claim_record(claim) for claim in page.rows])
        elif is_terminal():
            from cli.table import print_table

            print_table(["figure", "period", "says who", "status"], _rows(page.rows))
        else:
            from figures.record import plain_number

            for claim in page.rows:
                figure = claim.figure
                print_record(
                    claim.article,
                    figure.surface,
                    plain_number(figure.low),
                    plain_number(figure.high),
                    figure.counted or figure.unit,
                    figure.status,
                    " <- ".join(link.name for link in figure.attribution),
                    figure.quote,
                )
        end_listing(library, len(page.rows), page.total, "figures", capped=page.capped, query=query)


ARTICLE = Option(
    "--article", "article", "Only the figures of this article.", str, "KEY", offers=article_keys
)
DECLARED = Declared(list_figures, Words(offers=question_words), (ARTICLE, JSON, LIMIT))


def _rows(claims: Iterable[Claim]) -> Iterator[Row]:
    """A row a figure, under a heading for each article."""
    from cli.table import row
    from tui.present.dates import period_words, published_words
    from tui.present.inked import Ink, cut_middle, one_line, wrap
    from tui.present.wording import chain_words, source_words

    before = None
    for claim in claims:
        title = one_line(claim.title, claim.article)
        facts = f"{source_words(claim.outlet, claim.article)} · {published_words(claim.published)}"
        titled = [(Ink(part, "accent"),) for part in wrap(title, width())]
        heading = ((), *titled, (Ink(cut_middle(facts, width()), "muted"),))
        yield row(
            Ink(claim.figure.surface, "strong"),
            period_words(claim.figure.period) if claim.figure.period else "",
            chain_words(claim) if claim.figure.attribution else "",
            claim.figure.status,
            above=() if claim.article == before else heading,
            below=(_sentence(claim.figure, width() - 2),),
        )
        before = claim.article


def _sentence(figure: Figure, columns: int) -> str:
    """The sentence of a figure, as much of it round the figure as one line holds."""
    from tui.present.inked import fit, one_line

    sentence, surface = one_line(figure.quote), one_line(figure.surface)
    at = max(0, sentence.find(surface))
    if at + len(surface) > columns - 2:
        sentence = "…" + sentence[sentence.rfind(" ", 0, at - columns // 3) + 1 :]
    return fit(sentence, columns).rstrip()
