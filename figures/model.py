"""The nouns of the core: article, figure, attribution, period, question, pair.

All of them are frozen and compare by value, so that the same article always gives equal
figures and a stored figure read back equals the one that was extracted. Named tuples, and
annotations that are no strings, since every look-up from the shell makes these classes: as
dataclasses they took a quarter of its time.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

ENGINE_VERSION = 6
"""Raised whenever extraction or alignment may give other results for the same text."""

Relation = Literal["=", "~", "<", "<=", ">", ">=", "range"]
Change = Literal["none", "up", "down"]
Kind = Literal["count", "measure", "money", "percent", "ratio", "ordinal"]
Status = Literal["reported", "planned", "alleged", "estimated", "denied"]
SourceKind = Literal["person", "institution", "agency", "group", "anonymous"]
Verdict = Literal[
    "conflict",
    "update",
    "different-period",
    "different-scope",
    "different-status",
    "same-origin",
    "agree",
    "single",
]
VERDICTS: tuple[Verdict, ...] = (
    "conflict",
    "update",
    "different-period",
    "different-scope",
    "different-status",
    "same-origin",
    "agree",
    "single",
)
_COMPARED = 9
"""Fields of an article that tell it from another: all but where it was read."""


class DateSaid(NamedTuple):
    """A date that an input gives for its article, and what in the input says so."""

    where: str
    """In words: "JSON-LD", "the tag pubdate", "the address"."""
    day: str
    """ISO 8601 day or moment."""
    is_future: bool = False
    """It lay ahead when the article was imported, so it was not taken."""


class Article(NamedTuple):
    """One published text, as an importer read it and as the library keeps it."""

    key: str
    """Its address, else the id given with it, else its path: what other records refer to."""
    text: str
    """The body as stored; every offset of a figure counts characters of this."""
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 day ("2025-05-27") or moment; None when nothing told it."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code; None when not known."""
    input: str | None = None
    """Path or address it was imported from; None when it came by another way."""
    dates: tuple[DateSaid, ...] = ()
    """Every date its input gave, the most believable first; an importer fills it in, and the
    library keeps it beside the article. It takes no part in comparing articles."""
    raw_hash: str | None = None
    """SHA-256 of the bytes it was read from, in hexadecimal; kept as `dates` are."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and self[:_COMPARED] == other[:_COMPARED]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:_COMPARED])

    @property
    def published_on(self) -> date | None:
        """The day of publication; None when it is not known or not a date."""
        try:
            return date.fromisoformat(self.published[:10]) if self.published else None
        except ValueError:
            return None


class Link(NamedTuple):
    """One voice of an attribution chain, with the words that made it one."""

    name: str
    """The resolved name: the fullest that the article gives for this source."""
    start: int
    end: int
    """Span of the mention beside the cue ("he", "the ministry"), not of the full name."""
    cue: str
    """"said", "according to", "citing": as written."""
    kind: SourceKind = "institution"


class Period(NamedTuple):
    """The time a figure speaks of, both ends included."""

    start: date | None
    """First day; None when open or not resolved (a relative phrase in an undated article)."""
    end: date | None
    text: str
    """The words as written ("last year")."""
    cumulative: bool = False
    """A running total: counted since `start` (None: since the beginning) as of `end`."""


class Figure(NamedTuple):
    """One quantity stated in an article."""

    start: int
    end: int
    surface: str
    """text[start:end]: bound or hedge, number, what is counted, rate."""
    low: float | None
    high: float | None
    """The stated value; equal for a point, None for an open end."""
    relation: Relation
    kind: Kind
    sentence: tuple[int, int]
    """Span of the sentence it stands in."""
    quote: str
    """The sentence itself."""
    change: Change = "none"
    unit: str | None = None
    """Money: ISO 4217; percent: "percent"; measures: singular English name; counts: None."""
    counted: str | None = None
    """Head noun of what is counted, lemmatised ("worker"); None when nothing is named."""
    concept: tuple[str, ...] = ()
    """Words of the noun phrases that the quantity is about."""
    action: str | None = None
    """Lemma of the verb done to or by what is counted ("send", "enter"); None if none."""
    per: str | None = None
    """"day" for a daily rate; None when it is none."""
    period: Period | None = None
    place: tuple[str, ...] = ()
    attribution: tuple[Link, ...] = ()
    """Nearest speaker first, origin last; empty: the outlet itself says so."""
    hearsay: tuple[int, int] | None = None
    """Span of a passive report without a speaker ("it is reported"); None otherwise."""
    status: Status = "reported"
    part_of: int | None = None
    """Start offset of the figure that this one is a stated part of ("of these, 7,887")."""
    rules: tuple[tuple[str, str], ...] = ()
    """(field, rule) in the order of decision: what `--explain` prints."""

    def __hash__(self) -> int:
        # Of what tells figures apart: hashing all fields takes ten times as long, and what is
        # remembered of figures is looked up again and again.
        return hash((self.start, self.surface, self.quote))


def figure_id(article_key: str, figure: Figure, occurrence: int = 0) -> str:
    """A name for a figure that outlives re-extraction: of article, sentence and surface.

    `occurrence` tells apart figures with the same surface in equal sentences (0 for the first).
    """
    import hashlib  # 3 ms of OpenSSL that looking things up does without

    facts = "\0".join(
        (article_key, " ".join(figure.quote.split()), figure.surface, str(occurrence))
    )
    return hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def figure_ids(article_key: str, figures: Sequence[Figure]) -> list[str]:
    """The id of each figure of one article, in the order given (that of the text)."""
    seen: dict[tuple[str, str], int] = {}
    ids = []
    for figure in figures:
        same = (figure.quote, figure.surface)
        ids.append(figure_id(article_key, figure, seen.get(same, 0)))
        seen[same] = seen.get(same, 0) + 1
    return ids


class Claim(NamedTuple):
    """A figure together with whose article it stands in: what questions are made of."""

    id: str
    figure: Figure
    article: str
    """Key of the article."""
    outlet: str | None
    published: str | None
    title: str | None = None
    agency: str | None = None
    """The news agency whose dispatch the article is; None for the outlet's own work."""

    def __hash__(self) -> int:
        return hash(self.id)  # for the reason told above


class Pair(NamedTuple):
    """How two claims of a question stand to each other, and why."""

    a: str
    b: str
    verdict: Verdict
    why: str
    tests: tuple[tuple[str, str], ...] = ()
    """(test, finding) for every test tried, in order: what `--explain` prints."""


class Question(NamedTuple):
    """What several figures answer, and how those figures stand."""

    id: str
    label: str
    verdict: Verdict
    why: str
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    articles: int
    outlets: int
    origins: int
    """Independent origins: an upper bound, since unknown names are never merged."""
    spread: float | None
    """Highest over lowest value; None when there are not two positive ones."""
    candidates: tuple[Claim, ...] = ()
    """Claims that may belong here but are too doubtful to be compared."""
    notes: tuple[str, ...] = ()
    """Arithmetic: what could be recomputed, with the computation."""
