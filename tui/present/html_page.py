"""A comparison as one HTML page that stands alone: no script, no request, nothing to load."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from figures.printable import printable_line
from tui.present.comparison import Cell, Comparison, Facet
from tui.present.markdown import web_address
from tui.present.svg_line import svg_line
from tui.present.table import DIFFERS, bars, is_chain
from tui.present.verdicts import verdict_mark
from tui.present.wording import reference, source_words, undrawn

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root{color-scheme:light dark;--ink:#1c1b19;--paper:#fdfcf9;--soft:#6a665e;--rule:#d9d5cb;
--conflict:#b3261e;--update:#1f5fbf;--period:#0b6e75;--status:#7a3fa0;--origin:#8a6100;
--agree:#2b6e35}
@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--paper:#191817;--soft:#a19c91;
--rule:#3d3a35;--conflict:#ff8a80;--update:#8ab4f8;--period:#6fd3db;--status:#d5a6f0;
--origin:#e5c07b;--agree:#8fd19e}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);
max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .3rem}
.verdict{font-weight:700}.headline{font-variant-numeric:tabular-nums}
.conflict{--mark:var(--conflict)}.update{--mark:var(--update)}
.different-period,.different-scope{--mark:var(--period)}.different-status{--mark:var(--status)}
.same-origin{--mark:var(--origin)}.agree{--mark:var(--agree)}
.verdict,td b,td span.mark{color:var(--mark,inherit)}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .7rem;border-top:1px solid var(--rule);
min-width:12rem;overflow-wrap:anywhere}
th[scope=row]{min-width:6rem;color:var(--soft);font-weight:400}
td.differs{font-weight:600}ol.chain{list-style:none;margin:0;padding:0}
ol.chain ol{padding-left:1rem}a{color:inherit}li{margin:.4rem 0;overflow-wrap:anywhere}
svg.line{width:100%;max-width:60rem;height:auto;margin:1rem 0;font-size:14px;fill:var(--ink)}
svg .tick{fill:var(--soft);stroke:none}svg path.tick{stroke:var(--rule)}
svg .lead{stroke:var(--rule);stroke-dasharray:2 3}
svg .bar{stroke:var(--mark,var(--soft));stroke-width:5}
svg circle,svg .end{fill:var(--mark,var(--ink))}svg .letter{font-weight:700}
footer{color:var(--soft);font-size:.85rem;margin-top:2rem}
"""


def html_page(comparison: Comparison) -> str:
    """The whole page; text from articles is escaped and made harmless."""
    return "\n".join(_page(comparison)) + "\n"


def _page(comparison: Comparison) -> Iterator[str]:
    label, verdict = _safe(comparison.label), comparison.verdict
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{label}</title><style>{_STYLE}</style></head><body>"
    yield f'<h1 dir="auto">{label}</h1>'
    yield (
        f'<p class="{verdict}"><span class="verdict">{verdict_mark(verdict)}</span>'
        f' · <span class="headline">{_safe(undrawn(comparison.headline))}</span></p>'
    )
    yield f"<p>{_safe(comparison.why)}</p>"
    yield svg_line(bars(comparison), f"{comparison.label}: {undrawn(comparison.headline)}")
    yield from _table(comparison)
    if comparison.notes:
        yield "<h2>Arithmetic</h2><ul>"
        yield from (f"<li>{_safe(note)}</li>" for note in comparison.notes)
        yield "</ul>"
    yield "<h2>Sources</h2><ul>"
    for column in comparison.columns:
        words = f'<b>{column.letter}</b> <span dir="auto">{_safe(reference(column.claim))}</span>'
        if address := web_address(column.claim):
            link = escape(address)
            words += f', <a href="{link}" rel="noopener noreferrer nofollow">{link}</a>'
        yield f'<li id="source-{column.letter}">{words}</li>'
    yield "</ul><footer>Compared with variorum.</footer></body></html>"


def _table(comparison: Comparison) -> Iterator[str]:
    yield '<div class="wide"><table><thead><tr><td></td>'
    for column in comparison.columns:
        name = _safe(source_words(column.claim.outlet, column.claim.article))
        mark = " · baseline" if column.is_baseline and len(comparison.columns) > 1 else ""
        yield (
            f'<th scope="col"><a href="#source-{column.letter}">{column.letter}</a>'
            f' <span dir="auto">{name}</span>{mark}</th>'
        )
    yield "</tr></thead><tbody>"
    for facet in comparison.facets:
        yield f'<tr><th scope="row">{facet.name}</th>'
        yield from (_cell(facet, cell) for cell in facet.cells)
        yield "</tr>"
    yield "</tbody></table></div>"


def _cell(facet: Facet, cell: Cell) -> str:
    lines = [_safe(line.strip().removeprefix("└ ")) for line in cell.lines]
    if is_chain(facet):
        text = " ← ".join(lines)
    elif cell.style:
        text = "<br>".join([f'<span class="mark">{lines[0]}</span>', *lines[1:]])
    else:
        text = "<br>".join(lines)
    mark = f"{DIFFERS} " if cell.differs else ""
    classes = f"{'differs' if cell.differs else ''} {cell.style}".strip()
    return f'<td class="{classes}" dir="auto">{mark}{text}</td>'


def _safe(text: str) -> str:
    return escape(printable_line(text))
