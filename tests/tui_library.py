"""A library in memory with invented articles, for tests of the explorer's screens alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.errors import QueryError
from db.library import Library
from db.rows import (
    ArticleRow,
    CitedRow,
    Hit,
    Hits,
    OfferedMerge,
    OutletRow,
    Page,
    Revision,
    SavedSearch,
    Stats,
)
from figures.model import Article, Claim, Figure, Link, Pair, Period, Question, figure_id
from tests.tui_material import HOSTILE, WHY

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), "last year")
Part = tuple[str, dict[str, object]]


def voices(*names: str) -> tuple[Link, ...]:
    """A chain, nearest first."""
    return tuple(Link(name, 0, 0, "said") for name in names)


def _figure(text: str, surface: str, facts: dict[str, object]) -> Figure:
    start = text.index(surface)
    first = text.rfind("\n", 0, start) + 1
    dot = text.find(". ", start)
    end = dot + 1 if dot >= 0 else len(text)
    number = float("".join(c for c in surface if c.isdigit()) or 0)
    plain: dict[str, object] = {
        "low": number,
        "high": number,
        "relation": "=",
        "kind": "count",
        "counted": surface.split()[-1],
        "concept": tuple(surface.lower().split()[1:]),
    }
    return Figure(
        start=start,
        end=start + len(surface),
        surface=surface,
        sentence=(first, end),
        quote=text[first:end],
        **{**plain, **facts},  # type: ignore[arg-type]
    )


ARTICLES: list[tuple[Article, list[Part]]] = [
    (
        Article(
            "https://wire.example/herons",
            "Wardens of the Ilmen delta counted 13,221 herons in 2023, the bird survey told "
            "Marsh Radio. The count took nine weeks.\n\nBoats carried 38 volunteers along the "
            "reed beds, and the press office called the season the best in memory. Channels that "
            "had been dry for years held water again. " + "The reeds grew tall. " * 60 + "\n\n"
            "At dusk another 412 egrets came in.",
            "Herons return to the Ilmen delta",
            "Delta Wire",
            ("Ada Reed",),
            "2024-02-10",
            "https://wire.example/herons",
        ),
        [
            (
                "13,221 herons",
                {"period": YEAR, "attribution": voices("Marsh Radio", "bird survey")},
            ),
            ("38 volunteers", {}),
            ("412 egrets", {}),
        ],
    ),
    (
        Article(
            "https://post.example/birds",
            "The Reed Trust put the number at 13,800 wading herons last year. It expects about "
            "25,000 herons in two years.",
            "A record year on the water",
            "Estuary Post",
            (),
            "2024-05-27",
            "https://post.example/birds",
        ),
        [
            ("13,800 wading herons", {"period": YEAR, "attribution": voices("Reed Trust")}),
            (
                "about 25,000 herons",
                {"relation": "~", "status": "planned", "attribution": voices("Reed Trust")},
            ),
        ],
    ),
    (
        Article(
            "hostile.txt",
            f"Someone wrote {HOSTILE} here. Then 77 {HOSTILE} came.",
            HOSTILE,
            HOSTILE,
            (HOSTILE,),
            None,
        ),
        [(f"77 {HOSTILE}", {"attribution": voices(HOSTILE), "counted": HOSTILE})],
    ),
]


class MemoryLibrary(Library):
    """Answers like a library, out of a list."""

    def __init__(self, articles: list[tuple[Article, list[Part]]] | None = None) -> None:
        self.path = Path("memory.db")
        self.stored = {
            article.key: (article, [_figure(article.text, *part) for part in parts])
            for article, parts in (ARTICLES if articles is None else articles)
        }
        self.decisions: list[Article] = []
        self.asked: list[str] = []
        self.seen: set[str] = set()
        self.stored_at = "2024-06-01T00:00:00+00:00"
        self.saved: dict[str, str] = {}

    def close(self) -> None: ...

    def interrupt(self) -> None: ...

    def _claims(self, key: str) -> list[Claim]:
        article, figures = self.stored[key]
        return [
            Claim(figure_id(key, f), f, key, article.outlet, article.published, article.title)
            for f in figures
        ]

    def _row(self, article: Article) -> ArticleRow:
        verdicts = self.verdicts_of(article.key)
        return ArticleRow(
            article.key,
            article.title,
            article.outlet,
            article.authors,
            article.published,
            article.url,
            "en",
            article.input,
            len(verdicts),
            sum(verdict == "conflict" for verdict in verdicts.values()),
        )

    def _question(self) -> Question | None:
        claims = [
            claim
            for key in self.stored
            for claim in self._claims(key)
            if "herons" in claim.figure.surface
        ]
        if len(claims) < 2:
            return None
        same_year = claims[0].published and claims[1].published
        verdict = "conflict" if same_year else "different-period"
        why = WHY if same_year else "One of the articles has no date."
        pairs = [Pair(claims[0].id, claims[1].id, verdict, why)]
        pairs += [
            Pair(claims[2].id, claim.id, "different-status", "One is a plan.")
            for claim in claims[:2]
        ]
        return Question(
            "q1", "herons in the delta", verdict, why, tuple(claims), tuple(pairs), 2, 2, 2, 1.9
        )

    def article(self, ref: str) -> Article | None:
        found = self.stored.get(ref)
        return found[0] if found else None

    def articles(
        self,
        *,
        outlet: str | None = None,
        query: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[ArticleRow]:
        rows = [self._row(a) for a, _ in self.stored.values() if outlet in (None, a.outlet)]
        return Page(rows[offset : offset + limit if limit else None], len(rows))

    def search(self, query: str, **options: object) -> Hits:
        self.asked.append(query)
        if query.endswith(":"):
            raise QueryError(f"{query} wants a name after it")
        limit, offset = int(str(options["limit"])), int(str(options["offset"]))
        words = query.casefold().split()
        rows = []
        for article, _ in self.stored.values():
            if all(word in article.text.casefold() for word in words):
                row = self._row(article)
                at = article.text.casefold().index(words[0])
                snippet = article.text[at : at + 80]
                rows.append(
                    Hit(
                        row.key,
                        row.title,
                        row.outlet,
                        row.published,
                        snippet,
                        row.figures,
                        row.conflicts,
                        ((0, len(words[0])),),
                    )
                )
        return Hits(rows[offset : offset + limit], len(rows), False)

    def claims_of(self, article_key: str) -> list[Claim]:
        return self._claims(article_key)

    def verdicts_of(self, article_key: str) -> dict[str, str]:  # type: ignore[override]
        question = self._question()
        found = {claim.id: "single" for claim in self._claims(article_key)}
        for pair in reversed(question.pairs if question else ()):
            for name in (pair.a, pair.b):
                if name in found:
                    found[name] = pair.verdict
        return found

    def questions(
        self, query: str | None = None, *, verdict: str | None = None, limit: int | None = None
    ) -> Page[Question]:
        question = self._question()
        rows = [question] if question and verdict in (None, question.verdict) else []
        return Page(rows, len(rows))

    def question(self, id: str) -> Question | None:  # noqa: A002
        return self._question() if id == "q1" else None

    def best_question(self, query: str) -> Question | None:
        return self._question() if "heron" in query else None

    def question_of(self, figure_id: str) -> Question | None:
        question = self._question()
        return question if question and figure_id in {c.id for c in question.claims} else None

    def outlets(self) -> list[OutletRow]:
        names = dict.fromkeys(a.outlet or "" for a, _ in self.stored.values())
        return [OutletRow(name, 1) for name in names]

    def articles_of_outlet(
        self, name: str, limit: int | None = None, offset: int = 0
    ) -> Page[ArticleRow]:
        return self.articles(outlet=name, limit=limit, offset=offset)

    def cited(self) -> list[CitedRow]:
        names = [
            link.name
            for _, figures in self.stored.values()
            for figure in figures
            for link in figure.attribution
        ]
        return [CitedRow(n, "institution", names.count(n)) for n in dict.fromkeys(names)]

    def claims_of_source(self, name: str) -> list[Claim]:
        return [
            claim
            for key in self.stored
            for claim in self._claims(key)
            if name in {link.name for link in claim.figure.attribution}
        ]

    def offered_merges(self) -> list[OfferedMerge]:
        return []

    def notes_of(self, article_key: str) -> dict[str, tuple[str, ...]]:
        return {}

    def aftermath(self) -> list[str]:
        return []

    def stale_articles(self) -> int:
        return 0

    def unseen(self, question: Question) -> bool:
        return question.id not in self.seen

    def fresh(self, questions: Sequence[Question], since: str = "") -> set[str]:
        return {q.id for q in questions if self.unseen(q) and since <= self.stored_at}

    def mark_seen(self, question_id: str) -> None:
        self.seen.add(question_id)

    def saved_searches(self) -> list[SavedSearch]:
        return [SavedSearch(name, query, "2024-01-01") for name, query in self.saved.items()]

    def save_search(self, name: str, query: str) -> None:
        self.saved[name] = query

    def forget_search(self, name: str) -> None:
        del self.saved[name]

    def revisions(self, key: str) -> list[Revision]:
        return []

    def stats(self) -> Stats:
        return Stats(len(self.stored), 6, 1, 1, 3)

    def edit_article(self, key: str, **changes: str | None) -> None:
        article, figures = self.stored[key]
        self.decisions.append(article)
        changed = {name: value or None for name, value in changes.items()}
        self.stored[key] = (article._replace(**changed), figures)  # type: ignore[arg-type]

    def undo(self) -> str | None:
        if not self.decisions:
            return None
        before = self.decisions.pop()
        self.stored[before.key] = (before, self.stored[before.key][1])
        return f"the edit of “{before.title}”"
