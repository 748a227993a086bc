"""Articles and figures of our own that the tests of the library store and look for."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

from db.library import Library
from figures.model import Article, Figure, Link, Period

TEXTS = {
    "wire/ferry": (
        "Ferry deal brings 13,221 workers",
        "Northern Wire",
        "2025-02-10",
        "en",
        "The harbour ministry said 13,221 workers crossed by ferry last year. "
        "Most of them work in construction near the old port.",
    ),
    "post/ferry": (
        "Workers keep coming",
        "Harbour Post",
        "2025-05-27",
        "en",
        "Some 13,800 workers crossed by ferry in 2024, the harbour ministry said. "
        "The café owners' union spoke of a labour shortage.",
    ),
    "post/flood": (
        "Flood damages 120 houses",
        "Harbour Post",
        "2024-11-03",
        "en",
        "The flood destroyed 120 houses and killed more than 35 people, rescuers said.",
    ),
    "blatt/brücke": (
        "Brücke gesperrt",
        "Küstenblatt",
        "2024-11-04",
        "de",
        "Die Brücke über den Fluss bleibt nach dem Hochwasser gesperrt.",
    ),
    "ribao/港口": (
        "港口工人增加",
        "海港日报",
        "2024-12-01",
        "zh",
        "港口管理部门表示,去年有一万三千名工人乘渡轮过境。",
    ),
    "notes/undated": (
        None,
        None,
        None,
        None,
        "An undated note about ferry tickets and the old port.",
    ),
}


def article(key: str) -> Article:
    """The article of `TEXTS` with this key."""
    title, outlet, published, language, text = TEXTS[key]
    return Article(
        key, text, title=title, outlet=outlet, published=published, language=language, input=key
    )


def lines_of(library: Library) -> list[str]:
    """A library as the lines it is exported in."""
    written = StringIO()
    library.export_lines(written)
    return list(StringIO(written.getvalue()))


def decision_lines(library: Library) -> list[str]:
    """The lines of an export that hold no more than what people decided."""
    first, *rest, _ = lines_of(library)
    kept = [first, *(line for line in rest if line.startswith(('{"type": "dec', '{"type": "un')))]
    return [*kept, json.dumps({"type": "end", "lines": len(kept) + 1})]


def plain(key: str, text: str, **fields: str) -> Article:
    """An article with nothing but a key and a text, unless said."""
    return Article(key, text)._replace(**fields)


def figure_in(
    text: str, surface: str, low: float | None, high: float | None = None, **fields: object
) -> Figure:
    """A figure of `text`, whose only sentence it is; with `fields` of its own."""
    start = text.index(surface)
    made = Figure(
        start=start,
        end=start + len(surface),
        surface=surface,
        low=low,
        high=high if high is not None else low,
        relation="=",
        kind="count",
        sentence=(0, len(text)),
        quote=text,
    )
    return made._replace(**fields)  # type: ignore[arg-type]


def full_figure(text: str) -> Figure:
    """A figure in which every field says something; `text` has "13,221 workers" in it."""
    return figure_in(
        text,
        "13,221 workers",
        13221.0,
        relation="~",
        change="up",
        counted="worker",
        concept=("harbour", "worker"),
        action="cross",
        per="year",
        period=Period(date(2024, 1, 1), date(2024, 12, 31), "last year", cumulative=True),
        place=("Port Hale", "Estmark"),
        attribution=(
            Link("Northern Wire", 4, 11, "reported", "agency"),
            Link("harbour ministry", 4, 20, "said", "institution"),
        ),
        hearsay=(1, 4),
        status="estimated",
        part_of=3,
        unit="person",
    )
