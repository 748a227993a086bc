"""A question as columns and facets: one column a claim, one row a facet, differences found."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from figures.interval import committed, value_of
from figures.measures import compared, factor_to, measured_by, rate_of, size_in, size_of
from figures.model import Claim, Figure, Question, Verdict
from figures.printable import printable_line
from tui.present.dates import period_words, published_words
from tui.present.echoes import voices
from tui.present.facets import FACETS
from tui.present.numbers import difference_words, value_words
from tui.present.verdicts import disputed, pair_verdict, verdict_mark
from tui.present.wording import (
    chain_lines,
    counted_words,
    doubtful_words,
    headline,
    interval_words,
    origin_words,
    place_words,
    source_words,
)

ALSO_IN = "also in"
"""The row of a folded comparison that names the echoes."""
Order = Literal["contested", "value", "date", "origin"]
ORDERS: tuple[Order, ...] = ("contested", "value", "date", "origin")


class Cell(NamedTuple):
    """What one claim says to one facet."""

    lines: tuple[str, ...]
    """Unwrapped, printable."""
    differs: bool = False
    """Whether it says otherwise than the baseline does."""
    style: str = ""


class Column(NamedTuple):
    """One claim with the letter it goes by."""

    letter: str
    claim: Claim
    is_baseline: bool
    style: str = ""
    """The question's verdict, when this claim is one of those that make it."""
    echoes: tuple[Claim, ...] = ()
    """Later claims of the same voice that this column stands for too."""


class Facet(NamedTuple):
    """One row: its name and a cell for every column."""

    name: str
    cells: tuple[Cell, ...]


class Comparison(NamedTuple):
    """A question laid out against one of its claims."""

    label: str
    headline: str
    verdict: Verdict
    why: str
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    notes: tuple[str, ...]
    baseline: int
    """Index of the column that the others are held against."""


def letter(index: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def ordered_claims(question: Question, order: Order = "contested") -> tuple[Claim, ...]:
    """The claims in the order of the columns; "contested" puts those that make the verdict first.

    Equals are ordered by date of publication, then by id.
    """
    chosen = set(disputed(question))
    keys: dict[Order, Callable[[Claim], tuple[object, ...]]] = {
        "contested": lambda claim: (claim.id not in chosen,),
        "value": lambda claim: _first_known(size_of(claim.figure)),
        "date": lambda claim: (),
        "origin": lambda claim: (origin_words(claim).casefold(),),
    }
    key = keys[order]
    return tuple(sorted(question.claims, key=lambda c: (*key(c), c.published or "9999", c.id)))


def _first_known(value: float | None) -> tuple[object, ...]:
    return (value is None, value or 0.0)


def compare(
    question: Question,
    baseline: str | None = None,
    order: Order = "contested",
    rows: Collection[str] = FACETS,
    *,
    folded: bool = False,
    noted: Mapping[str, Sequence[str]] | None = None,
) -> Comparison:
    """The comparison of a question, with those of `FACETS` that are named by `rows`.

    `baseline` is a claim's id, by default the first column's. `folded`: echoes of one voice
    share a column, in which its earliest claim stands. `noted`: what people noted, by claim.
    """
    claims = ordered_claims(question, order)
    groups = voices(question, claims) if folded else [(claim,) for claim in claims]
    base = next((n for n, group in enumerate(groups) if baseline in {c.id for c in group}), 0)
    chosen = set(disputed(question))
    columns = tuple(
        Column(
            letter(index),
            first,
            is_baseline=index == base,
            style=question.verdict if {first.id, *(c.id for c in echoes)} & chosen else "",
            echoes=tuple(echoes),
        )
        for index, (first, *echoes) in enumerate(groups)
    )
    return Comparison(
        printable_line(question.label),
        headline(question),
        question.verdict,
        printable_line(question.why),
        columns,
        (
            *(
                f
                for f in _facets(question, columns, base)
                if _facet_key(f.name) in {*rows, ALSO_IN}
            ),
            *_noted(columns, noted or {}),
        ),
        tuple(printable_line(note) for note in (*question.notes, doubtful_words(question)) if note),
        base,
    )


def _says_another(claim: Claim, baseline: Claim) -> bool:
    """Two outlets that speak for themselves are two origins, but no difference to be seen here."""
    is_unlike = chain_lines(claim) != chain_lines(baseline)
    return is_unlike and _origin(claim) != _origin(baseline)


def _facets(question: Question, columns: Sequence[Column], base: int) -> list[Facet]:
    baseline = columns[base].claim
    texts: list[tuple[str, Callable[[Claim], tuple[str, ...]], Callable[[Claim], bool]]] = [
        ("as written", lambda c: (printable_line(c.figure.surface),), _never),
        ("value", lambda c: (value_words(c.figure),), lambda c: _values_differ(c, baseline)),
        ("read as", lambda c: (interval_words(committed(c.figure)),), _never),
        ("difference", lambda c: (_difference(c, baseline),), _never),
        ("counts", lambda c: (counted_words(c.figure),), _unlike(baseline, _counted)),
        ("period", lambda c: (period_words(c.figure.period),), _unlike(baseline, _days)),
        ("place", lambda c: (place_words(c.figure),), _unlike(baseline, lambda f: set(f.place))),
        ("says who", chain_lines, lambda c: _says_another(c, baseline)),
        ("status", lambda c: (c.figure.status,), _unlike(baseline, lambda f: f.status)),
        ("published", lambda c: (published_words(c.published),), _never),
        ("quote", lambda c: (f"“{printable_line(c.figure.quote)}”",), _never),
    ]
    facets = [
        Facet(name, tuple(Cell(words(c.claim), differs(c.claim)) for c in columns))
        for name, words, differs in texts
    ]
    if len(columns) > 1:
        against = tuple(_against(question, column.claim, baseline) for column in columns)
        facets.insert(4, Facet(f"against {columns[base].letter}", against))
    if any(column.echoes for column in columns):
        facets.append(Facet(ALSO_IN, tuple(_also_in(column.echoes) for column in columns)))
    return facets


def _noted(columns: Sequence[Column], noted: Mapping[str, Sequence[str]]) -> tuple[Facet, ...]:
    cells = tuple(
        Cell(tuple(printable_line(note) for note in noted.get(column.claim.id, ())) or ("–",))
        for column in columns
    )
    has_some = any(noted.get(column.claim.id) for column in columns)
    return (Facet("noted", cells),) if has_some else ()


def _also_in(echoes: Sequence[Claim]) -> Cell:
    return Cell(
        tuple(
            f"{source_words(c.outlet, c.article)}, {published_words(c.published)}" for c in echoes
        )
        or ("–",)
    )


def _facet_key(name: str) -> str:
    return "against" if name.startswith("against ") else name


def _never(claim: Claim) -> bool:
    return False


def _unlike(baseline: Claim, part: Callable[[Figure], object]) -> Callable[[Claim], bool]:
    return lambda claim: part(claim.figure) != part(baseline.figure)


def _counted(figure: Figure) -> object:
    unit, rate = measured_by(figure.unit), rate_of(figure.per)
    return (figure.counted, unit, frozenset(figure.concept), rate)


def _days(figure: Figure) -> object:
    period = figure.period
    return None if period is None else (period.start, period.end, period.cumulative)


def _origin(claim: Claim) -> str:
    return origin_words(claim).casefold()


def _difference(claim: Claim, baseline: Claim) -> str:
    if claim is baseline:
        return "baseline"
    ours, other = claim.figure, baseline.figure
    unit_of = None if factor_to(ours, other) == 1.0 else other
    return difference_words(size_in(ours, other), value_of(other), unit_of)


def _values_differ(claim: Claim, baseline: Claim) -> bool:
    return not compared(claim.figure).meets(compared(baseline.figure))


def _told_above(question: Question, verdict: Verdict) -> bool:
    """Whether all that conflict do so by the two values whose reason stands above.

    Other verdicts rest on periods, places or words, which each pair has its own of.
    """
    value = {claim.id: size_of(claim.figure) for claim in question.claims}
    told = {
        frozenset((value.get(p.a), value.get(p.b))) for p in question.pairs if p.verdict == verdict
    }
    return verdict == question.verdict == "conflict" and len(told) == 1


def _against(question: Question, claim: Claim, baseline: Claim) -> Cell:
    if claim is baseline:
        return Cell(("–",), style="muted")
    found = pair_verdict(question, claim.id, baseline.id)
    if found is None:
        return Cell(("not compared",), style="muted")
    verdict, why = found
    if why == question.why or _told_above(question, verdict):
        return Cell((verdict_mark(verdict), "for the reason above"), style=verdict)
    return Cell((verdict_mark(verdict), printable_line(why)), style=verdict)
