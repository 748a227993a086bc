"""A comparison as Markdown to paste: verdict, table, and a footnote with the citation of each."""

from __future__ import annotations

import re

from figures.model import Claim
from tui.present.comparison import Comparison
from tui.present.table import DIFFERS, is_chain
from tui.present.verdicts import verdict_mark
from tui.present.wording import address_of, reference, source_words, undrawn

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"`\\^{|}]")


def markdown(comparison: Comparison) -> str:
    """The comparison; text from articles is escaped, so that it cannot become markup."""
    head = [
        "",
        *(
            f"{c.letter} · {_escaped(source_words(c.claim.outlet, c.claim.article))}[^{c.letter}]"
            for c in comparison.columns
        ),
    ]
    rows = [head, ["---"] * len(head)]
    for facet in comparison.facets:
        cells = []
        for cell in facet.cells:
            parts = [_escaped(part.strip().removeprefix("└ ")) for part in cell.lines]
            text = (" ← " if is_chain(facet) else "<br>").join(parts)
            cells.append(f"**{DIFFERS} {text}**" if cell.differs else text)
        rows.append([facet.name, *cells])
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    notes = "".join(f"- {_escaped(note)}\n" for note in comparison.notes)
    footnotes = "\n".join(f"[^{c.letter}]: {_citation(c.claim)}" for c in comparison.columns)
    return (
        f"# {_escaped(comparison.label)}\n\n"
        f"**{verdict_mark(comparison.verdict)}** · {_escaped(undrawn(comparison.headline))}\n\n"
        f"{_escaped(comparison.why)}\n\n{table}\n\n"
        + (f"{notes}\n" if notes else "")
        + f"{footnotes}\n"
    )


def web_address(claim: Claim) -> str | None:
    """The address of a claim's article as a link may hold it; None when it has none."""
    address = address_of(claim)
    if address is None:
        return None
    return _NOT_IN_ADDRESS.sub(lambda match: f"%{ord(match.group()):02X}", address)


def _citation(claim: Claim) -> str:
    address = web_address(claim)
    words = _escaped(reference(claim))
    return f"{words}, <{address}>" if address else words


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
