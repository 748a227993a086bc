"""What the library gives back: frozen rows, and pages that know what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
StoreState = Literal["new", "revised", "unchanged", "copy"]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The first rows of a listing."""

    rows: list[T]
    total: int
    """How many there are in all."""

    @property
    def truncated(self) -> bool:
        """Whether there are more than `rows` holds."""
        return self.total > len(self.rows)


@dataclass(frozen=True, slots=True)
class StoreOutcome:
    """What storing an article did."""

    key: str
    state: StoreState
    """"copy": new, with the text of another article; stored all the same."""
    figures: int
    """Figures the article has now."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a listing, without its text."""

    key: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None
    language: str | None
    input: str | None
    figures: int
    conflicts: int
    """Figures of it that are in conflict with another one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found."""

    key: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    """A cutting of the text around the words found, at most 160 characters; one line."""
    figures: int
    conflicts: int
    marks: tuple[tuple[int, int], ...] = ()
    """Spans of the words found within the snippet."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of a search that were asked for."""

    rows: list[Hit]
    total: int
    """How many there are; when `capped`, there are more than this."""
    capped: bool
    partly_ranked: bool = False
    """"best" ranked only the newest matches, since there are too many to rank in time."""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet and how many articles the library has of it."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A source that figures are credited to."""

    name: str
    kind: str
    figures: int


@dataclass(frozen=True, slots=True)
class ImportFailure:
    """An input that could not be imported, and why."""

    input: str
    error: str
    at: str
    """ISO 8601 moment of the last try, UTC."""


@dataclass(frozen=True, slots=True)
class Stats:
    """How much the library holds."""

    articles: int
    figures: int
    questions: int
    conflicts: int
    """Questions whose verdict is conflict."""
    outlets: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the check of a library found wrong."""

    what: str
    mend: str
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier state of an article, as it was imported then."""

    n: int
    """1 for the oldest."""
    replaced_at: str
    title: str | None
    outlet: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the curation log."""

    n: int
    at: str
    kind: str
    words: str
    """What was decided, in words."""
    undone: bool
