"""Figures that come in beside what the library held, and those among them that stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from db.errors import LibraryError
from db.rows import StoreOutcome, Visit
from figures.interval import Interval
from figures.measures import compared, size_in
from figures.model import Article, Claim, Question

if TYPE_CHECKING:
    from db.deriving import Found
    from db.library import Library


class News(NamedTuple):
    """A new figure that no figure its question held before allows."""

    claim: Claim
    question: Question
    low: float
    high: float
    """The lowest and the highest value that the question held before, in the claim's unit."""


class Watched:
    """A library to import into that remembers which figures were not there before."""

    def __init__(self, library: Library):
        self._library = library
        self._known: dict[str, set[str]] = {}
        """Article -> ids of the figures it had."""
        self._changed: list[str] = []

    @property
    def path(self) -> Path:
        """Where the library is."""
        return self._library.path

    def article(self, ref: str) -> Article | None:
        """As the library does."""
        return self._library.article(ref)

    def record_import(self, input: str, error: str | None) -> None:  # noqa: A002
        """As the library does."""
        self._library.record_import(input, error)

    def visit(self, url: str) -> Visit | None:
        """As the library does."""
        return self._library.visit(url)

    def record_visit(self, visit: Visit) -> None:
        """As the library does."""
        self._library.record_visit(visit)

    def forget_visit(self, url: str) -> None:
        """As the library does."""
        self._library.forget_visit(url)

    def settle(self) -> None:
        """As the library does."""
        self._library.settle()

    def work(
        self, kind: Literal["import"], inputs: Sequence[str]
    ) -> AbstractContextManager[object]:
        """Notes nothing: whoever watches looks again in a moment, and after a kill as well.

        Raises `LibraryError` when the library cannot be written, even if nothing is new.
        """
        self._library.refuse_unwritable()
        return nullcontext()

    def store_all(
        self, wanted: Sequence[tuple[Article, Found]]
    ) -> Sequence[StoreOutcome | LibraryError]:
        """As the library does, after a look at what it has of these articles."""
        for article, _ in wanted:
            had = {claim.id for claim in self._library.claims_of(article.key)}
            self._known.setdefault(article.key, had)
        outcomes = self._library.store_all(wanted)
        self._changed += [
            outcome.key
            for outcome in outcomes
            if isinstance(outcome, StoreOutcome) and outcome.state != "unchanged"
        ]
        return outcomes

    def news(self) -> Iterator[News]:
        """New figures outside what their questions held, then forgets what was new."""
        changed, known = dict.fromkeys(self._changed), self._known
        self._changed, self._known = [], {}
        fresh = {
            claim.id: claim
            for key in changed
            for claim in self._library.claims_of(key)
            if claim.id not in known.get(key, ())
        }
        for claim in fresh.values():
            question = self._library.question_of(claim.id)
            if question is not None and (found := _outside(claim, question, set(fresh))):
                yield found


def _outside(claim: Claim, question: Question, fresh: set[str]) -> News | None:
    """The news that `claim` is; None when the others allow its value, or there are none."""
    held = [other.figure for other in question.claims if other.id not in fresh]
    values = [value for figure in held if (value := size_in(figure, claim.figure)) is not None]
    if not values:
        return None
    allowed = [compared(figure) for figure in held]
    hull = Interval(min(each.low for each in allowed), max(each.high for each in allowed))
    if compared(claim.figure).meets(hull):
        return None
    return News(claim, question, min(values), max(values))
