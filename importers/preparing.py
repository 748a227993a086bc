"""Articles made ready to store: what a person said, believable dates, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from figures.agencies import agency_of
from figures.model import Article
from importers.base import ImportOptions, Noted, Piece, UnreadableInput, Visited
from importers.dates import dates_said, is_future
from importers.language import language_of
from importers.reading import Given, read_piece

if TYPE_CHECKING:
    from db.deriving import Derived

StoredText = Callable[[str], str | None]
"""The text that the library holds under a key; None when it holds none."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored."""

    article: Article
    derived: Derived | None
    """Its figures and all that follows from the article alone; None when the library has the text
    already, or nobody wants them."""
    notices: tuple[str, ...]
    """What a person should know about it."""


Outcome = Prepared | UnreadableInput | Visited


class Task(NamedTuple):
    """Something to be prepared, and the input it belongs to; None ends an input."""

    input: str
    item: Given | Piece | None


class Done(NamedTuple):
    """What one task gave; None when its input has ended."""

    input: str
    outcome: Outcome | None


def prepare(
    item: Given | Piece, options: ImportOptions, stored_text: StoredText | None
) -> Iterator[Outcome]:
    """What `item` gives, with its figures unless `stored_text` is None."""
    for given in read_piece(item, options) if isinstance(item, Piece) else (item,):
        if isinstance(given, UnreadableInput | Visited):
            yield given
            continue
        noted = given if isinstance(given, Noted) else Noted(given, ())
        article, notice = _believable(_completed(noted.article, options), options)
        yield Prepared(
            article,
            _derived(article, stored_text) if stored_text else None,
            (*noted.notices, *((notice,) if notice else ())),
        )


def _derived(article: Article, stored_text: StoredText) -> Derived | None:
    if stored_text(article.key) == article.text:
        return None  # most likely unchanged; should only its date differ, the library finds them
    from db.deriving import derive  # 100 ms with all that finds figures

    return derive(article)


def _completed(article: Article, options: ImportOptions) -> Article:
    """What a person said outranks what the input says, and that what the text shows."""
    given = dates_said(("the option --published", options.published))
    return article._replace(
        key=options.url or article.key,
        url=options.url or article.url,
        outlet=options.outlet or article.outlet,
        published=given[0].day if given else article.published,
        dates=(*given, *article.dates),
        authors=article.authors or tuple(filter(None, [agency_of(article.text)])),
        language=options.language or article.language or language_of(article.text),
    )


def _believable(article: Article, options: ImportOptions) -> tuple[Article, str | None]:
    """The article without a date yet to come, unless a person gave it; and a notice of that."""
    dates = tuple(said._replace(is_future=_lies_ahead(said.day, options)) for said in article.dates)
    article = article._replace(dates=dates)
    day = article.published
    if not day or not _lies_ahead(day, options):
        return article, None
    if options.published:
        return article, f"the date given, {day}, is yet to come"
    past = next((said for said in dates if not said.is_future), None)
    taken = f"; {past.day} by {past.where} was taken" if past else ""
    notice = f"its date, {day}, is yet to come and was not kept{taken}"
    return article._replace(published=past.day if past else None), notice


def _lies_ahead(day: str, options: ImportOptions) -> bool:
    return is_future(day, options.today)
