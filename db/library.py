"""The library as the rest of the program sees it: one object over one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from db import articles, figures, questions, search, sources
from db.connections import Reader, open_reader
from db.errors import LibraryError
from db.rows import (
    ArticleRow,
    CitedRow,
    Decision,
    Finding,
    Hits,
    ImportFailure,
    OutletRow,
    Page,
    Revision,
    Stats,
    StoreOutcome,
)
from figures.model import Article, Claim, Figure, Question, Verdict

if TYPE_CHECKING:
    from db.curator import Curator
    from db.storing import Storing
    from db.writing import Writer


class Library:
    """Everything a person has imported, with what was found in it and what they decided.

    Safe to use from several threads. Reads never wait for writes; searches and other reads have
    a connection each, so that `interrupt` gives up a search and nothing else.
    """

    def __init__(self, path: Path, writer: Writer | None):
        self.path = path
        self._writer = writer
        self._searcher = Reader(path)
        self._reader = Reader(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Library:
        """The library at `path`; when it may be written, made or brought up to date as needed.

        Raises `LibraryError` with a sentence: no library there, another program's file, of a
        newer version, damaged, not yours.
        """
        path = Path(path)
        if read_only:
            open_reader(path).close()
            return cls(path, None)
        from db.writing import Writer

        return cls(path, Writer(path))

    def close(self) -> None:
        """Let go of the file."""
        self._searcher.close()
        self._reader.close()
        if self._writer is not None:
            self._writer.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def interrupt(self) -> None:
        """Give up the search that is running, from any thread; it raises `Interrupted`."""
        self._searcher.interrupt()

    # Writing

    def batch(self) -> AbstractContextManager[object]:
        """One transaction for all that is written inside: faster; all of it or nothing is kept.

        An article that fails inside is taken back alone.
        """
        return self._transaction()

    def _transaction(self) -> AbstractContextManager[Storing]:
        return self._open_writer().transaction()

    def _open_writer(self) -> Writer:
        if self._writer is None:
            raise LibraryError(f"{self.path} was opened for reading only; nothing was changed")
        return self._writer

    def store(self, article: Article, figures: Sequence[Figure] | None = None) -> StoreOutcome:
        """Store an article in one transaction; its figures are extracted when not given.

        Extraction comes before the transaction: it never keeps another process waiting.
        """
        return self._open_writer().store(article, figures)

    def store_all(
        self, wanted: Sequence[tuple[Article, Sequence[Figure] | None]]
    ) -> list[StoreOutcome | LibraryError]:
        """Store several articles at the price of one transaction; what became of each.

        One that fails gives its error in its place, and the others are stored all the same.
        """
        return self._open_writer().store_all(wanted)

    def edit_article(
        self,
        key: str,
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
    ) -> None:
        """Decide when, where or under which title an article was published; can be undone.

        None leaves a field alone; an empty text says that it is not known. Figures are extracted
        anew, since periods follow the date. Raises `LibraryError` for an unknown key or a date
        that is none.
        """
        given = {"published": published, "outlet": outlet, "title": title}
        change = {field: value or None for field, value in given.items() if value is not None}
        articles.refuse_bad_day(published or None)
        if change:
            with self._transaction() as storing:
                storing.edit(key, change)

    def undo(self) -> str | None:
        """Take back the latest decision; what it was, in words. None when there is none."""
        with self._transaction() as storing:
            return storing.undo()

    @property
    def curator(self) -> Curator:
        """What people can decide about figures and questions."""
        from db.curator import Curator

        return Curator(self._transaction)

    def decisions(self) -> list[Decision]:
        """Every decision with whether it was undone, the latest first."""
        from db import curation

        with self._reader.reading() as reader:
            return curation.log(reader)

    def reindex(
        self,
        *,
        everything: bool = False,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Extract figures anew where an older engine read them, or all; how many articles.

        `on_progress` is told articles done and in all. What people decided is applied again.
        """
        from db.upkeep import reindex

        return reindex(self._open_writer(), everything=everything, on_progress=on_progress)

    def record_import(self, input: str, error: str | None) -> None:  # noqa: A002
        """Note that an input failed, and why; None: that it did not fail any more."""
        with self._transaction() as storing:
            if error is None:
                storing.writer.execute("DELETE FROM import_failure WHERE input = ?", (input,))
            else:
                storing.writer.execute(
                    "INSERT OR REPLACE INTO import_failure (input, error, at) VALUES (?, ?, ?)",
                    (input, error, articles.now()),
                )

    # Articles

    def article(self, ref: str) -> Article | None:
        """The article with this key, input, or end of a key that is its alone; None if none."""
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
        from db.revisions import revisions_of

        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, key)
            return [] if row_id is None else revisions_of(reader, row_id)

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        sort: search.Sort = "best",
        limit: int = 20,
        offset: int = 0,
        complete_last: bool = False,
    ) -> Hits:
        """Articles that match, best or newest first; an empty query matches every article.

        `complete_last`: the query is being typed, its last word may lack its end. Raises
        `QueryError` with a sentence about a slip, `Interrupted` after `interrupt`.
        """
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
        with self._reader.reading() as reader:
            return search.figure_page(reader, query, article, limit)

    def claims_of(self, article_key: str) -> list[Claim]:
        """Every figure of an article as a claim, in the order of the text."""
        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, article_key)
            return [] if row_id is None else figures.claims_of_article(reader, row_id)

    def verdicts_of(self, article_key: str) -> dict[str, Verdict]:
        """How each figure of an article stands to the others of its question, by figure id."""
        with self._reader.reading() as reader:
            row_id = articles.find_row(reader, article_key)
            return {} if row_id is None else questions.verdicts_of_article(reader, row_id)

    # Questions

    def questions(
        self,
        query: str | None = None,
        *,
        verdict: Verdict | None = None,
        limit: int | None = None,
    ) -> Page[Question]:
        """Questions, the most contested first; with a query those that match, best first."""
        with self._reader.reading() as reader:
            return questions.questions(reader, query, verdict, limit)

    def question(self, id: str) -> Question | None:  # noqa: A002
        """The question with this id; None when there is none."""
        with self._reader.reading() as reader:
            return questions.question(reader, id)

    def best_question(self, query: str) -> Question | None:
        """The question that fits the words best; None when none has any of them."""
        with self._reader.reading() as reader:
            return questions.best_question(reader, query)

    def question_of(self, figure_id: str) -> Question | None:
        """The question that a figure answers; None when it answers none."""
        with self._reader.reading() as reader:
            return questions.question_of_figure(reader, figure_id)

    # Sources

    def outlets(self) -> list[OutletRow]:
        """Every outlet with articles, by name."""
        with self._reader.reading() as reader:
            return articles.outlets(reader)

    def articles_of_outlet(
        self, name: str, limit: int | None = None, offset: int = 0
    ) -> Page[ArticleRow]:
        """Articles of an outlet, newest first."""
        return self.articles(outlet=name, limit=limit, offset=offset)

    def cited(self) -> list[CitedRow]:
        """Every source that figures are credited to, the most cited first."""
        with self._reader.reading() as reader:
            return sources.cited(reader)

    def claims_of_source(self, name: str) -> list[Claim]:
        """The claims with this source in their attribution, newest article first."""
        with self._reader.reading() as reader:
            return figures.claims_of_source(reader, sources.sources_named(reader, name))

    # The library itself

    def import_failures(self) -> list[ImportFailure]:
        """Inputs that could not be imported, the latest first."""
        with self._reader.reading() as reader:
            rows = reader.execute(
                "SELECT input, error, at FROM import_failure ORDER BY at DESC, input"
            )
            return [ImportFailure(*row) for row in rows]

    def stats(self) -> Stats:
        """How much the library holds."""
        with self._reader.reading() as reader:
            row = reader.execute(
                "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM figure),"
                " (SELECT count(*) FROM question),"
                " (SELECT count(*) FROM question WHERE contest = 0),"
                " (SELECT count(DISTINCT outlet_id) FROM article)"
            ).fetchone()
            return Stats(*row)

    @contextmanager
    def selecting(
        self, statement: str
    ) -> Iterator[tuple[tuple[str, ...], Iterator[tuple[object, ...]]]]:
        """Columns and rows of a SELECT in SQL; raises `QueryError` for anything else."""
        from db.selecting import rows_of

        with self._reader.reading(seconds=3600) as reader:
            yield rows_of(reader, statement)

    def check(self) -> list[Finding]:
        """What is wrong with the library; empty when it is sound."""
        from db import checks

        with self._reader.reading(seconds=3600) as reader:
            return checks.check(reader, self.path)

    def mend(self) -> None:
        """Make the search indexes anew; nothing that was stored or decided is touched."""
        from db import checks

        with self._transaction() as storing:
            checks.mend(storing.writer)

    def backup(self, target: Path) -> None:
        """Copy the library, also while it is in use, into a new file; raises `LibraryError`."""
        from db.upkeep import backup

        backup(self.path, Path(target))

    @staticmethod
    def restore(source: Path, path: Path) -> Path | None:
        """Put a backup in the place of the library at `path`; where the old one is kept."""
        from db.upkeep import restore

        return restore(Path(source), Path(path))

    def export_curation(self) -> list[str]:
        """The standing decisions as JSON lines."""
        from db.upkeep import curation_lines

        with self._reader.reading() as reader:
            return list(curation_lines(reader))

    def import_curation(self, lines: Iterable[str]) -> int:
        """Take over decisions exported elsewhere; how many were new."""
        from db.upkeep import take_curation

        return take_curation(self._open_writer(), lines)
