"""A comparison as Markdown to paste: the verdict, a table, and a citation for every column."""

from __future__ import annotations

import re

from tui.present.comparison import Comparison
from tui.present.table import DIFFERS, is_chain
from tui.present.verdicts import verdict_mark
from tui.present.wording import citation, source_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(comparison: Comparison) -> str:
    """The comparison; text from articles is escaped, so that it cannot become markup."""
    head = [
        "",
        *(
            f"{c.letter} · {_escaped(source_words(c.claim.outlet, c.claim.article))}"
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
    sources = "\n".join(f"- {c.letter}: {_escaped(citation(c.claim))}" for c in comparison.columns)
    return (
        f"# {_escaped(comparison.label)}\n\n"
        f"**{verdict_mark(comparison.verdict)}** · {_escaped(comparison.headline)}\n\n"
        f"{_escaped(comparison.why)}\n\n{table}\n\n"
        + (f"{notes}\n" if notes else "")
        + f"{sources}\n"
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
