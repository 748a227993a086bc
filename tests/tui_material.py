"""Invented claims and questions that the tests of the explorer share."""

from __future__ import annotations

from datetime import date

from figures.model import Claim, Figure, Link, Pair, Period, Question

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), "last year")
HOSTILE = "\x1b]52;c;aGk=\x07[red]x[/] [/nope] \x9b31m \u202etxt\u202c [@click=app.quit]q[/] \\"


def figure(surface: str = "4,120 herons", **changes: object) -> Figure:
    """A figure of one sentence; everything can be said otherwise."""
    quote = f"Wardens counted {surface} in the delta."
    facts: dict[str, object] = {
        "start": 16,
        "end": 16 + len(surface),
        "surface": surface,
        "low": 4120.0,
        "high": 4120.0,
        "relation": "=",
        "kind": "count",
        "sentence": (0, len(quote)),
        "quote": quote,
        "counted": "heron",
        "concept": ("heron", "delta"),
        "action": "count",
    }
    return Figure(**{**facts, **changes})  # type: ignore[arg-type]


def claim(name: str, outlet: str | None = None, **changes: object) -> Claim:
    """A claim with id `name`, of an article of its own."""
    published = changes.pop("published", "2024-02-10")
    surface = str(changes.pop("surface", "4,120 herons"))
    return Claim(
        name,
        figure(surface, **changes),
        f"https://{name}.example/1",
        outlet or f"The {name.title()} Gazette",
        str(published) if published else None,
        f"Herons of {name}",
    )


def voice(*names: str) -> tuple[Link, ...]:
    """A chain of voices, nearest first."""
    return tuple(Link(name, 0, 0, "said") for name in names)


LOW = claim(
    "wire",
    "Delta Wire",
    period=Period(date(2023, 1, 1), date(2023, 12, 31), "2023"),
    attribution=voice("press office", "Marsh Radio", "bird survey"),
)
HIGH = claim(
    "post",
    "Estuary Post",
    surface="a total of 4,390 wading birds",
    low=4390.0,
    high=4390.0,
    period=YEAR,
    counted="bird",
    concept=("wading", "bird"),
    attribution=voice("Reed Trust"),
    published="2024-05-27",
)
PLAN = claim(
    "plan",
    "Lagoon Daily",
    surface="about 9,000 herons",
    low=9000.0,
    high=9000.0,
    relation="~",
    status="planned",
    published=None,
)
WHY = "Same year, two independent origins; neither is a rounding of the other."
QUESTION = Question(
    id="q-herons",
    label="herons counted in the delta",
    verdict="conflict",
    why=WHY,
    claims=(PLAN, HIGH, LOW),
    pairs=(
        Pair("post", "wire", "conflict", WHY),
        Pair("plan", "wire", "different-status", "One is planned, the other reported."),
        Pair("plan", "post", "different-status", "One is planned, the other reported."),
    ),
    articles=3,
    outlets=3,
    origins=2,
    spread=9000 / 4120,
    notes=("4,120 × 2 = 8,240",),
)
