"""What a library answers: articles, search, figures, questions, sources.

Every method loads what it needs by itself: a search from the shell pays for searching alone.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.connections import Reader
from db.rows import (
    ArticleRow,
    CitedRow,
    Hits,
    ImportFailure,
    OfferedMerge,
    OutletRow,
    Page,
    Provenance,
    Revision,
    SavedSearch,
    Stats,
    Visit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.search import Sort
    from figures.model import Article, Claim, Question, Verdict


class Answers:
    """The reading side of a library; reads never wait for writes."""

    def __init__(self, path: Path):
        self.path = path
        self._searcher = Reader(path)
        self._reader = Reader(path)

    def interrupt(self) -> None:
        """Give up the search that is running, from any thread; it raises `Interrupted`."""
        self._searcher.interrupt()

    # Articles

    def article(self, ref: str) -> Article | None:
        """The article with this key, input, or end of a key that is its alone; None if none."""
        from db import articles

        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, ref)
            return None if row_id is None else articles.article_at(reader, row_id)

    def articles(
        self,
        *,
        outlet: str | None = None,
        query: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[ArticleRow]:
        """Articles, newest first and undated ones last: all, of an outlet, or that match."""
        from db import articles, search

        with self._reader.reading() as reader:
            if query and query.strip():
                matching = search.matching_of(reader, query, outlet)
                found = search.matching_ids(reader, matching, -1)
                end = None if limit is None else offset + limit
                return Page(articles.article_rows(reader, found[offset:end]), len(found))
            ids, total = articles.newest_ids(reader, outlet, limit, offset)
            return Page(articles.article_rows(reader, ids), total)

    def revisions(self, key: str) -> list[Revision]:
        """The earlier states of an article, the oldest first."""
        from db import articles
        from db.revisions import revisions_of

        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, key)
            return [] if row_id is None else revisions_of(reader, row_id)

    def provenance(self, key: str) -> Provenance:
        """Where the present text of an article came from; empty when nothing is known of that."""
        from db import articles, provenance

        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, key)
            if row_id is None:
                return Provenance(None, ())
            text = articles.imported_at(reader, row_id).text
            return provenance.of_text(reader, row_id, text)

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        sort: Sort = "best",
        limit: int = 20,
        offset: int = 0,
        complete_last: bool = False,
    ) -> Hits:
        """Articles that match, best or newest first; an empty query matches every article.

        `complete_last`: the query is being typed, its last word may lack its end. Raises
        `QueryError` with a sentence about a slip, `Interrupted` after `interrupt`.
        """
        from db import search

        with self._searcher.reading() as reader:
            return search.search(
                reader,
                query,
                outlet=outlet,
                since=since,
                until=until,
                sort=sort,
                limit=limit,
                offset=offset,
                complete_last=complete_last,
            )

    # Figures

    def figures(
        self, *, query: str | None = None, article: str | None = None, limit: int | None = None
    ) -> Page[Claim]:
        """Figures of an article, of the articles that match, or all; newest article first."""
        from db.figure_search import figure_page

        with self._reader.reading() as reader:
            return figure_page(reader, query, article, limit)

    def claims_of(self, article_key: str) -> list[Claim]:
        """Every figure of an article as a claim, in the order of the text."""
        from db import articles, figures

        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, article_key)
            return [] if row_id is None else figures.claims_of_article(reader, row_id)

    def verdicts_of(self, article_key: str) -> dict[str, Verdict]:
        """How each figure of an article stands to the others of its question, by figure id."""
        from db import articles, questions

        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, article_key)
            return {} if row_id is None else questions.verdicts_of_article(reader, row_id)

    def notes_of(self, article_key: str) -> dict[str, tuple[str, ...]]:
        """What people noted on an article's figures, by figure id; on the article itself: ""."""
        from db import corrections

        with self._reader.reading() as reader:
            return corrections.notes_of(reader, article_key)

    # Questions

    def questions(
        self,
        query: str | None = None,
        *,
        verdict: Verdict | None = None,
        limit: int | None = None,
    ) -> Page[Question]:
        """Questions, the most contested first; with a query those that match, best first."""
        from db import questions

        with self._reader.reading() as reader:
            return questions.questions(reader, query, verdict, limit)

    def question(self, id: str) -> Question | None:  # noqa: A002
        """The question with this id; None when there is none."""
        from db import questions

        with self._reader.reading() as reader:
            return questions.question(reader, id)

    def best_question(self, query: str) -> Question | None:
        """The question that fits the words best; None when none has any of them.

        Raises `QueryError` for a filter that questions do not have (`since:`).
        """
        from db import questions

        with self._reader.reading() as reader:
            return questions.best_question(reader, query)

    def question_of(self, figure_id: str) -> Question | None:
        """The question that a figure answers; None when it answers none."""
        from db import questions

        with self._reader.reading() as reader:
            return questions.question_of_figure(reader, figure_id)

    def unseen(self, question: Question) -> bool:
        """Whether a question is new, or has changed since `mark_seen`."""
        from db import searches

        with self._reader.reading() as reader:
            return searches.unseen(reader, question)

    def fresh(self, questions: Sequence[Question], since: str = "") -> set[str]:
        """Ids of those unseen with an article stored, or stored anew, since a moment (UTC)."""
        from db import searches

        with self._reader.reading() as reader:
            return searches.fresh(reader, questions, since)

    def saved_searches(self) -> list[SavedSearch]:
        """Every saved search, by name."""
        from db import searches

        with self._reader.reading() as reader:
            return searches.saved(reader)

    # Sources

    def outlets(self) -> list[OutletRow]:
        """Every outlet with articles, by name."""
        from db import tally

        with self._reader.reading() as reader:
            return tally.outlets(reader)

    def articles_of_outlet(
        self, name: str, limit: int | None = None, offset: int = 0
    ) -> Page[ArticleRow]:
        """Articles of an outlet, newest first."""
        return self.articles(outlet=name, limit=limit, offset=offset)

    def cited(self) -> list[CitedRow]:
        """Every source that figures are credited to, the most cited first."""
        from db import sources

        with self._reader.reading() as reader:
            return sources.cited(reader)

    def source_names(self) -> dict[str, list[str]]:
        """Every name that a cited source goes by, itself among them, by its name."""
        from db import sources

        with self._reader.reading() as reader:
            return sources.names(reader)

    def offered_merges(self) -> list[OfferedMerge]:
        """Cited sources whose names are a slip apart; `curator.merge_sources` makes them one."""
        from db import same_sources

        with self._reader.reading() as reader:
            return same_sources.offered(reader)

    def claims_of_source(self, name: str) -> list[Claim]:
        """The claims with this source in their attribution, newest article first."""
        from db import figures, sources

        with self._reader.reading() as reader:
            return figures.claims_of_source(reader, sources.sources_named(reader, name))

    # The library itself

    def stale_articles(self) -> int:
        """How many articles have figures of an older engine; see `Library.reextract_some`."""
        from db import upkeep

        with self._reader.reading() as reader:
            return upkeep.stale(reader)

    def import_failures(self) -> list[ImportFailure]:
        """Inputs that could not be imported, the latest first."""
        with self._reader.reading() as reader:
            rows = reader.execute(
                "SELECT input, error, at FROM import_failure ORDER BY at DESC, input"
            )
            return [ImportFailure(*row) for row in rows]

    def visit(self, url: str) -> Visit | None:
        """What the server said the last time everything at an address was stored; else None."""
        from db import visits

        with self._reader.reading() as reader:
            return visits.known(reader, url)

    def stats(self) -> Stats:
        """How much the library holds."""
        from db import tally

        with self._reader.reading() as reader:
            return tally.stats(reader)
