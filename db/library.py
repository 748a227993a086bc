"""The library as the rest of the program sees it: one object over one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from db.answers import Answers
from db.connections import Reader, open_reader
from db.errors import LibraryError
from db.rows import Decision, Finding, MergeReport, StoreOutcome, Visit, WorkKind

if TYPE_CHECKING:
    from db.curator import Curator
    from db.deriving import Found
    from db.storing import Storing
    from db.writing import Writer
    from figures.model import Article, Figure


class Library(Answers):
    """Everything a person has imported, with what was found in it and what they decided.

    Safe to use from several threads. Reads never wait for writes; searches and other reads have
    a connection each, so that `interrupt` gives up a search and nothing else.
    """

    def __init__(self, path: Path, writer: Writer | None):
        super().__init__(path)
        self._writer = writer

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

    # Writing

    def refuse_unwritable(self) -> None:
        """Raises `LibraryError` when nothing can be stored: the file is not yours to write."""
        with self._transaction() as storing:
            storing.writer.execute("UPDATE tally SET n = n WHERE 0 = 1")

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
        self, wanted: Sequence[tuple[Article, Found]]
    ) -> list[StoreOutcome | LibraryError]:
        """Store several articles at the price of one transaction; what became of each.

        With each goes what is known of its figures, or None for them to be extracted.
        One that fails gives its error in its place, and the others are stored all the same.
        """
        return self._open_writer().store_all(wanted)

    def settle(self) -> None:
        """Count the words of a bulk import, so that typing completes them; `close` does it too."""
        self._open_writer().settle()

    def work(self, kind: WorkKind, inputs: Sequence[str] = ()) -> AbstractContextManager[object]:
        """Note that something long is going on, so that the next start can tell if it is killed."""
        return self._open_writer().work(kind, inputs)

    def aftermath(self) -> list[str]:
        """What befell the library before this start, in sentences without their ends.

        What was broken off and not done again since, the latest first; empty when all is well.
        """
        from db import unfinished

        with self._reader.reading() as reader:
            told = [unfinished.in_words(one) for one in unfinished.broken_off(reader)]
        return (self._writer.found if self._writer else []) + told

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
        from db.articles import refuse_bad_day

        given = {"published": published, "outlet": outlet, "title": title}
        change = {field: value or None for field, value in given.items() if value is not None}
        refuse_bad_day(published or None)
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

    # What a person comes back to

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name, in the place of what had it; raises `LibraryError`."""
        from db import searches

        with self._transaction() as storing:
            searches.save(storing.writer, name, query)

    def forget_search(self, name: str) -> None:
        """Drop a saved search; raises `LibraryError` when there is none of that name."""
        from db import searches

        with self._transaction() as storing:
            searches.forget(storing.writer, name)

    def mark_seen(self, question_id: str) -> None:
        """Remember that a question was seen as it is now; raises `LibraryError` for none."""
        from db import searches

        question = self.question(question_id)
        if question is None:
            raise LibraryError(f"there is no question {question_id}; nothing was changed")
        with self._transaction() as storing:
            searches.mark_seen(storing.writer, question)

    def reextract_some(self, limit: int = 8) -> int:
        """Find figures anew in so many articles that an older engine read; how many it were.

        A step to be called until it gives 0, by whoever has time: it can be stopped at any
        moment and goes on where it was, others may read and write in between, and what people
        decided is applied again. `stale_articles` tells how many there are.
        """
        from db.upkeep import reextract_some

        return reextract_some(self._open_writer(), limit)

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
        """Note that an input failed, and why; None: that nothing of it failed any more."""
        from db.articles import now

        with self._transaction() as storing:
            if error is None:
                # As an input and its parts are named: what begins with "input/" and "input: ".
                storing.writer.execute(
                    "DELETE FROM import_failure WHERE input = :input"
                    " OR (input >= :input || '/' AND input < :input || '0')"
                    " OR (input >= :input || ': ' AND input < :input || ':!')",
                    {"input": input},
                )
            else:
                storing.writer.execute(
                    "INSERT OR REPLACE INTO import_failure (input, error, at) VALUES (?, ?, ?)",
                    (input, error, now()),
                )

    def record_visit(self, visit: Visit) -> None:
        """Keep what a server said, once all that its answer gave is stored."""
        from db import visits

        with self._transaction() as storing:
            visits.remember(storing.writer, visit)

    def forget_visit(self, url: str) -> None:
        """Ask for everything at an address again next time."""
        from db import visits

        with self._transaction() as storing:
            visits.forget(storing.writer, url)

    # The library itself

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

    def mend(self, on_progress: Callable[[int, int], None] | None = None) -> None:
        """Make anew what is derived and torn; nothing that was stored or decided is touched.

        Missing indexes, rows that refer to nothing, the search indexes, what is counted, and
        figures that another engine read. `on_progress` is told of these: articles done, in all.
        """
        from db import mending

        with self._transaction() as storing:
            mending.mend(storing.writer)
            storing.forget()
        self.reindex(on_progress=on_progress)

    def backup(self, target: Path) -> None:
        """Copy the library, also while it is in use, into a new file; raises `LibraryError`."""
        from db.upkeep import backup

        backup(self.path, Path(target))

    @staticmethod
    def restore(source: Path, path: Path) -> Path | None:
        """Put a backup in the place of the library at `path`; where the old one is kept."""
        from db.upkeep import restore

        return restore(Path(source), Path(path))

    def export_lines(
        self, stream: TextIO, on_progress: Callable[[int, int], None] | None = None
    ) -> int:
        """Write everything that cannot be made again as JSON lines; how many lines.

        Taken in again by an empty library and written once more, every byte is the same.
        `on_progress` is told articles written and in all.
        """
        from db import lines

        own = Reader(self.path)  # beside whatever else is being read meanwhile
        try:
            with own.reading(seconds=24 * 3600) as reader:
                return lines.export(reader, stream, on_progress)
        finally:
            own.close()

    def import_lines(
        self, given: Iterable[str], on_progress: Callable[[int, int], None] | None = None
    ) -> MergeReport:
        """Take over the lines that `export_lines` wrote, as `merge` takes over a library.

        Raises `LibraryError` with the line that is wrong; what stands well before it is kept.
        `on_progress` is told articles read and in all.
        """
        from db import lines

        return lines.take(self._open_writer(), given, on_progress)

    def merge(self, path: Path) -> MergeReport:
        """Take over all articles, decisions and saved searches of another library.

        Nothing of either is lost; `MergeReport.clashes` says where they differed. Doing it again
        changes nothing. Raises `LibraryError` when there is no library of this version.
        """
        from db.merging import merge

        return merge(self._open_writer(), Path(path))
