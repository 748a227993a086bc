"""From what a person names on the command line to articles in the library."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from db.errors import LibraryError
from db.rows import Visit
from figures.model import Article
from importers.base import ImportOptions, UnreadableInput, Visited
from importers.inputs import entries_of, storable_path
from importers.preparing import Done, Prepared, StoredText, Task, prepare
from importers.reading import cut_input
from importers.registry import importer_named
from importers.visits import remembering

if TYPE_CHECKING:
    from db.deriving import Found

_AT_ONCE = 64
"""Articles stored in one transaction, at most."""
_SECONDS = 2.0
"""How long an article that is ready waits for others to be stored with: the more come at once, the
fewer questions are judged twice."""
_ONE_ADDRESS = "the address given belongs to the article before it; import this one by itself"


class StoreOutcome(Protocol):
    """What the library says about one stored article."""

    @property
    def state(self) -> str:
        """ "new", "revised", "unchanged" or "copy"."""
        ...

    @property
    def figures(self) -> int:
        """Figures found in it."""
        ...


class ImportLibrary(Protocol):
    """What an import needs of the library."""

    @property
    def path(self) -> Path:
        """Where its file is, so that an import never reads it as an input."""
        ...

    def article(self, ref: str) -> Article | None:
        """The article with this key, or that this otherwise names; None when there is none."""
        ...

    def store_all(
        self, wanted: Sequence[tuple[Article, Found]]
    ) -> Sequence[StoreOutcome | LibraryError]:
        """Stores articles in one transaction; one that fails gives its error in its place."""
        ...

    def record_import(self, input: str, error: str | None) -> None:  # noqa: A002
        """Keeps how an input went; `error` is None when it was read."""
        ...

    def visit(self, url: str) -> Visit | None:
        """What a server said when last all that an address gave was stored."""
        ...

    def record_visit(self, visit: Visit) -> None:
        """Keeps what a server said."""
        ...

    def forget_visit(self, url: str) -> None:
        """Drops what a server said, so that it is asked for everything again."""
        ...

    def settle(self) -> None:
        """Makes up for what storing many articles has put off."""
        ...

    def work(
        self, kind: Literal["import"], inputs: Sequence[str]
    ) -> AbstractContextManager[object]:
        """Notes that the import is going on; the next start tells when it was broken off."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    input: str
    """What is being read."""
    done: int
    """Inputs finished."""
    total: int
    """Inputs known; grows no more once the run has begun."""
    articles: int


@dataclass(slots=True)
class ImportReport:
    """What a run did, or for a dry run would do. Each failure names its input and its reason."""

    articles: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    copies: int = 0
    """A dry run does not tell copies from new articles."""
    failed: list[tuple[str, str]] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    """(input, what a person should know about an article that was stored all the same)."""
    figures: int = 0
    """A dry run finds none."""
    seconds: float = 0.0


def run_import(
    library: ImportLibrary,
    inputs: Sequence[str],
    options: ImportOptions,
    on_progress: Callable[[Progress], None] | None = None,
) -> ImportReport:
    """Reads every input and stores its articles, some at a time in one transaction.

    Inputs are files, folders (walked), addresses and "-" (standard input). What cannot be read
    is named in the report and never stops the rest. Running it again stores nothing twice.
    Raises `LookupError` for an unknown `options.format` or an installed importer that cannot be
    loaded, `ClusterError` for a cluster that cannot be used, and what the library raises; ctrl-c
    first stores what is ready.
    """
    importer_named(options.format or "text")
    started = time.monotonic()
    own = _library_files(library.path)
    queue = [entry for text in inputs for entry in entries_of(text, own)]
    run = _Run(library, options)

    def tell(entry: str, done: int) -> None:
        if on_progress is not None:
            on_progress(Progress(entry, done, len(queue), run.read))

    def tasks() -> Iterator[Task]:
        for done, entry in enumerate(queue):
            name = storable_path(entry)
            for item in cut_input(entry, options):
                tell(entry, done)  # for each: one file may hold thousands of articles
                yield Task(name, item)
            yield Task(name, None)

    with nullcontext() if options.dry_run else library.work("import", _named(inputs)):
        try:
            with remembering(None if options.says_something else library.visit):
                for done in _prepared(tasks(), library, options):
                    run.take(done)
        finally:
            run.store()
        if not options.dry_run:
            library.settle()
    run.report.seconds = time.monotonic() - started
    return run.report


def _prepared(
    tasks: Iterator[Task], library: ImportLibrary, options: ImportOptions
) -> Iterator[Done]:
    """The tasks' outcomes in their order, from here or from other processes."""
    if options.cluster:
        from importers.cluster import prepare_on_cluster

        yield from prepare_on_cluster(tasks, options, options.cluster)
        return
    if options.jobs > 1:
        from importers.workers import Setup, prepare_apart  # multiprocessing takes 30 ms

        yield from prepare_apart(tasks, Setup(options, library.path))
        return
    stored_text = None if options.dry_run else _stored_text_of(library)
    for task in tasks:
        if task.item is None:
            yield Done(task.input, None)
        else:
            for outcome in prepare(task.item, options, stored_text):
                yield Done(task.input, outcome)


def _stored_text_of(library: ImportLibrary) -> StoredText:
    def stored_text(key: str) -> str | None:
        article = library.article(key)
        return article.text if article is not None and article.key == key else None

    return stored_text


class _Run:
    """What a run has read and not yet stored, and its report."""

    def __init__(self, library: ImportLibrary, options: ImportOptions):
        self.report = ImportReport()
        self.read = 0
        """Articles so far, stored or about to be."""
        self._library = library
        self._options = options
        self._ready: list[tuple[str, Prepared]] = []
        self._ended: list[str] = []
        """Inputs that were read without a failure, whose articles may not be stored yet."""
        self._failures = 0
        """Of the input that is being read."""
        self._visit_began = (0, 0)
        """Articles and failures when what the present address gives began."""
        self._stored_at = time.monotonic()
        self._texts: dict[int, int] = {}
        """Of a dry run: the hash of the text that would be stored under the hash of a key."""

    def take(self, done: Done) -> None:
        """Goes on with one outcome; stores what is ready when it is much or has waited long."""
        if done.outcome is None:
            if not self._failures:
                self._ended.append(done.input)
            self._failures = 0
        elif isinstance(done.outcome, Visited):
            self._end_visit(done.outcome)
        elif isinstance(done.outcome, UnreadableInput):
            self._fail(_name_of(done.input, done.outcome.part), done.outcome.reason)
        elif self._options.url and self.read:
            self._fail(done.input, _ONE_ADDRESS, keep=False)
        else:
            self.read += 1
            self._ready.append((done.input, done.outcome))
            waited = time.monotonic() - self._stored_at
            if len(self._ready) >= _AT_ONCE or waited > _SECONDS:
                self.store()

    def _end_visit(self, visited: Visited) -> None:
        """Counts what has not changed at an address, or remembers what has come from there.

        It is remembered only when all of it could be read and stored: next time the server
        will not send the rest again.
        """
        self.store()
        articles, failures = (
            self.read - self._visit_began[0],
            len(self.report.failed) - self._visit_began[1],
        )
        self._visit_began = (self.read, len(self.report.failed))
        if visited.unchanged is not None:
            self.report.articles += visited.unchanged
            self.report.unchanged += visited.unchanged
        elif self._options.dry_run:
            return
        elif failures or not (visited.etag or visited.modified):
            self._library.forget_visit(visited.url)
        else:
            seen = (visited.url, visited.found_at, visited.etag, visited.modified)
            self._library.record_visit(Visit(*seen, articles))

    def store(self) -> None:
        """Stores what is ready."""
        ready, self._ready = self._ready, []
        for _, prepared in ready:
            name = prepared.article.input or prepared.article.key
            self.report.notices += [(name, notice) for notice in prepared.notices]
        if self._options.dry_run:
            self._compare(ready)
        elif ready:
            self._store(ready)
        ended, self._ended = self._ended, []
        for name in ended if not self._options.dry_run else ():
            self._library.record_import(name, None)
        self._stored_at = time.monotonic()

    def _store(self, ready: list[tuple[str, Prepared]]) -> None:
        wanted = [(prepared.article, prepared.derived) for _, prepared in ready]
        outcomes = self._library.store_all(wanted)
        failures = [outcome for outcome in outcomes if isinstance(outcome, LibraryError)]
        if len(failures) == len(outcomes):
            raise failures[0]  # the library's own trouble, not that of an article
        for (name, _), outcome in zip(ready, outcomes, strict=True):
            if isinstance(outcome, LibraryError):
                self._fail(name, str(outcome))
            else:
                self.report.articles += 1
                self.report.figures += outcome.figures
                self._count(outcome.state)

    def _compare(self, ready: list[tuple[str, Prepared]]) -> None:
        """Counts what storing would do, as far as the texts tell."""
        stored_text = _stored_text_of(self._library)
        for _, prepared in ready:
            key, text = hash(prepared.article.key), hash(prepared.article.text)
            if key not in self._texts:
                stored = stored_text(prepared.article.key)
                if stored is not None:
                    self._texts[key] = hash(stored)
            self.report.articles += 1
            if key not in self._texts:
                self._count("new")
            else:
                self._count("unchanged" if self._texts[key] == text else "revised")
            self._texts[key] = text

    def _count(self, state: str) -> None:
        self.report.new += state == "new"
        self.report.revised += state == "revised"
        self.report.unchanged += state == "unchanged"
        self.report.copies += state == "copy"

    def _fail(self, name: str, reason: str, *, keep: bool = True) -> None:
        self._failures += 1
        self.report.failed.append((name, reason))
        if keep and not self._options.dry_run:
            self._library.record_import(name, reason)


def _name_of(entry: str, part: str | None) -> str:
    """An input, or a part of it that has no name of its own or one beginning with the input's."""
    if not part:
        return entry
    return part if part.startswith(f"{entry}/") or part == entry else f"{entry}: {part}"


def _named(inputs: Sequence[str]) -> list[str]:
    """The inputs by names that mean the same in every folder."""
    return [os.path.abspath(text) if os.path.exists(text) else text for text in inputs]


def _library_files(path: Path) -> set[str]:
    real = os.path.realpath(path)
    return {real, f"{real}-wal", f"{real}-shm", f"{real}-journal"}
