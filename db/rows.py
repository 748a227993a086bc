"""What the library gives back: frozen rows, and pages that know what they leave out.

Named tuples whose annotations are no strings: making them is a part of every look-up, and as
dataclasses they took 10 ms of it.
"""

from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from figures.model import DateSaid

T = TypeVar("T")
StoreState = Literal["new", "revised", "unchanged", "copy"]
WorkKind = Literal["import", "merge", "reindex"]


class Page(NamedTuple, Generic[T]):
    """The first rows of a listing."""

    rows: list[T]
    total: int
    """How many there are in all."""
    capped: bool = False
    """There are more than `total`: counting stopped there."""

    @property
    def truncated(self) -> bool:
        """Whether there are more than `rows` holds."""
        return self.capped or self.total > len(self.rows)


class StoreOutcome(NamedTuple):
    """What storing an article did."""

    key: str
    state: StoreState
    """"copy": new, with the text of another article; stored all the same."""
    figures: int
    """Figures the article has now."""


class ArticleRow(NamedTuple):
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


class Hit(NamedTuple):
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


class Hits(NamedTuple):
    """The hits of a search that were asked for."""

    rows: list[Hit]
    total: int
    """How many there are; when `capped`, there are more than this."""
    capped: bool
    partly_ranked: bool = False
    """"best" ranked only the newest matches, since there are too many to rank in time."""


class OutletRow(NamedTuple):
    """An outlet and how many articles the library has of it."""

    name: str
    articles: int


class CitedRow(NamedTuple):
    """A source that figures are credited to."""

    name: str
    kind: str
    figures: int


class Provenance(NamedTuple):
    """Where the text of an article came from."""

    raw_hash: str | None
    """SHA-256 of the bytes it was read from, in hexadecimal; None when it was not told."""
    dates: tuple["DateSaid", ...]
    """Every date its input gave, the most believable first."""


class Visit(NamedTuple):
    """What a server said about its last answer."""

    url: str
    """The address that was asked for."""
    found_at: str
    """The address behind all redirects, of which `etag` and `modified` are."""
    etag: str | None
    modified: str | None
    """When it was changed, as the server writes it."""
    articles: int
    """How many articles the answer gave."""


class ImportFailure(NamedTuple):
    """An input that could not be imported, and why."""

    input: str
    error: str
    at: str
    """ISO 8601 moment of the last try, UTC."""


class BrokenOff(NamedTuple):
    """Long work that was begun and did not come to an orderly end."""

    kind: WorkKind
    inputs: tuple[str, ...]
    """What was to be read, as the person named it; of a reindex nothing."""
    at: str
    """ISO 8601 moment when it was begun, UTC."""
    articles: int
    """How many it had stored."""


class Stats(NamedTuple):
    """How much the library holds."""

    articles: int
    figures: int
    questions: int
    conflicts: int
    """Questions whose verdict is conflict."""
    outlets: int


class Finding(NamedTuple):
    """Something the check of a library found wrong."""

    what: str
    mend: str
    """What to do about it."""


class Revision(NamedTuple):
    """An earlier state of an article, as it was imported then."""

    n: int
    """1 for the oldest."""
    replaced_at: str
    title: str | None
    outlet: str | None
    published: str | None
    text: str
    raw_hash: str | None = None
    """SHA-256 of the bytes that text was read from, in hexadecimal; None when it was not told."""


class Decision(NamedTuple):
    """One entry of the curation log."""

    n: int
    at: str
    kind: str
    words: str
    """What was decided, in words."""
    undone: bool


class SavedSearch(NamedTuple):
    """A search kept under a name."""

    name: str
    query: str
    at: str
    """ISO 8601 moment when it was saved, UTC."""


class OfferedMerge(NamedTuple):
    """Two cited sources that may be one: for a person to decide, never merged by themselves."""

    name: str
    """The one that is cited more."""
    other: str
    reason: str


class MergeReport(NamedTuple):
    """What taking over another library did."""

    new: int
    """Articles that were not there."""
    revised: int
    """Articles that both had with other content: one is current, the other a revision."""
    unchanged: int
    decisions: int
    """Decisions taken over."""
    searches: int
    """Saved searches taken over."""
    clashes: tuple[str, ...]
    """Where the two said different things, and what was done about it, in sentences."""
