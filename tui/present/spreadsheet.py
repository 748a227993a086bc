"""A comparison as CSV: one row a claim, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from figures.model import Claim
from figures.printable import printable_line
from tui.present.comparison import Column, Comparison
from tui.present.numbers import number_plain
from tui.present.wording import chain_words

HEADER = (
    "letter", "question", "verdict", "as_written", "low", "high", "relation", "kind", "unit",
    "counted", "per", "period_start", "period_end", "period", "place", "says_who", "status",
    "outlet", "published", "title", "article", "figure", "quote",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "|", "%")


def spreadsheet(comparison: Comparison) -> str:
    """CSV with a header line; a text that a spreadsheet would compute is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for column in comparison.columns:
        writer.writerow(_row(comparison, column))
    return out.getvalue()


def _row(comparison: Comparison, column: Column) -> Iterator[str]:
    claim: Claim = column.claim
    figure, period = claim.figure, claim.figure.period
    yield column.letter
    yield _text(comparison.label)
    yield comparison.verdict
    yield _text(figure.surface)
    yield number_plain(figure.low)
    yield number_plain(figure.high)
    yield figure.relation
    yield figure.kind
    yield _text(figure.unit)
    yield _text(figure.counted)
    yield _text(figure.per)
    yield period.start.isoformat() if period and period.start else ""
    yield period.end.isoformat() if period and period.end else ""
    yield _text(period.text if period else None)
    yield _text(", ".join(figure.place))
    yield _text(chain_words(claim))
    yield figure.status
    yield _text(claim.outlet)
    yield _text(claim.published)
    yield _text(claim.title)
    yield _text(claim.article)
    yield claim.id
    yield _text(figure.quote)


def _text(text: str | None) -> str:
    """One printable line that no spreadsheet takes for a formula."""
    line = printable_line(text) if text else ""
    return f"'{line}" if line.startswith(_FORMULA) else line
