"""From what a person names on the command line to articles in the library."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from figures.model import Article, Figure
from importers.addresses import canonical_address, is_address
from importers.base import MAX_BYTES, ImportOptions, Item, Source, UnreadableInput
from importers.dates import is_future, parse_published
from importers.registry import importer_for, importer_named

STDIN = "-"
MAX_DEPTH = 4
"""Archives inside archives, at most."""
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

    def store(self, article: Article, figures: Sequence[Figure] | None = None) -> StoreOutcome:
        """Stores one article in one transaction."""
        ...

    def record_import(self, input: str, error: str | None) -> None:  # noqa: A002
        """Keeps how an input went; `error` is None when it was read."""
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
    """What a run did. Each failure names its input and its reason."""

    articles: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    copies: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    """(input, what a person should know about an article that was stored all the same)."""
    figures: int = 0
    seconds: float = 0.0


def run_import(
    library: ImportLibrary,
    inputs: Sequence[str],
    options: ImportOptions,
    on_progress: Callable[[Progress], None] | None = None,
) -> ImportReport:
    """Reads every input and stores its articles, each in a transaction of its own.

    Inputs are files, folders (walked), addresses and "-" (standard input). What cannot be read
    is named in the report and never stops the rest. Running it again stores nothing twice.
    Raises `LookupError` for an unknown `options.format`, and what the library raises.
    """
    if options.format is not None:
        importer_named(options.format)
    report = ImportReport()
    started = time.monotonic()
    own = _library_files(library.path)
    queue = [entry for text in inputs for entry in _entries(text, own)]
    for done, entry in enumerate(queue):
        if on_progress is not None:
            on_progress(Progress(entry, done, len(queue), report.articles))
        _import_entry(library, entry, options, report)
    report.seconds = time.monotonic() - started
    return report


def _import_entry(
    library: ImportLibrary, entry: str, options: ImportOptions, report: ImportReport
) -> None:
    shown = _storable_path(entry)
    failures = len(report.failed)
    for item in read_input(entry, options):
        if isinstance(item, UnreadableInput):
            name = f"{shown}: {item.part}" if item.part else shown
            report.failed.append((name, item.reason))
            library.record_import(name, item.reason)
        elif options.url and report.articles:
            report.failed.append((shown, _ONE_ADDRESS))
        else:
            _store(library, item, options, report)
    if len(report.failed) == failures:
        library.record_import(shown, None)


def read_input(entry: str, options: ImportOptions) -> Iterator[Article | UnreadableInput]:
    """The articles of one file, address or of standard input; failures in their places."""
    try:
        source = _source(entry)
    except UnreadableInput as failure:
        yield failure
        return
    for item in read_source(source, options, options.format):
        yield item if isinstance(item, UnreadableInput) else _with_options(item, options)


def read_source(
    source: Source, options: ImportOptions, format_name: str | None = None
) -> Iterator[Article | UnreadableInput]:
    """The articles of a source and of the sources inside it."""
    try:
        for item in _items(source, options, format_name):
            if not isinstance(item, Source):
                yield item
            elif item.depth > MAX_DEPTH:
                yield UnreadableInput(f"it stands in more than {MAX_DEPTH} archives", item.input)
            else:
                for inner in read_source(item, options):
                    if isinstance(inner, UnreadableInput) and inner.part is None:
                        inner = UnreadableInput(inner.reason, item.input)
                    yield inner
    except UnreadableInput as failure:
        yield failure
    except OSError as failure:
        yield UnreadableInput(f"it could not be read: {failure.strerror or failure}")
    except Exception as failure:
        # Parsers of other projects meet hostile input here; none of it may stop the run.
        yield UnreadableInput(f"its reader failed ({type(failure).__name__}: {failure})")


def _items(source: Source, options: ImportOptions, format_name: str | None) -> Iterator[Item]:
    importer = importer_named(format_name) if format_name else importer_for(source)
    return importer.read(source, options)


def _store(
    library: ImportLibrary, article: Article, options: ImportOptions, report: ImportReport
) -> None:
    if article.published and is_future(article.published, options.today):
        name = article.input or article.key
        if options.published and article.published == parse_published(options.published):
            report.notices.append((name, f"the date given, {article.published}, is yet to come"))
        else:
            report.notices.append(
                (name, f"its date, {article.published}, is yet to come and was not kept")
            )
            article = replace(article, published=None)
    outcome = library.store(article)
    report.articles += 1
    report.figures += outcome.figures
    report.new += outcome.state == "new"
    report.revised += outcome.state == "revised"
    report.unchanged += outcome.state == "unchanged"
    report.copies += outcome.state == "copy"


def _with_options(article: Article, options: ImportOptions) -> Article:
    """What a person said outranks what the input says."""
    published = parse_published(options.published) if options.published else None
    return replace(
        article,
        key=options.url or article.key,
        url=options.url or article.url,
        outlet=options.outlet or article.outlet,
        published=published or article.published,
        language=options.language or article.language,
    )


def _entries(text: str, own: set[str]) -> Iterator[str]:
    """What one argument stands for: itself, or the files of a folder in the order of names."""
    if text == STDIN or is_address(text) or not os.path.isdir(text):
        yield text
        return
    for folder, folders, files in os.walk(text):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(folder, name)
            if not name.startswith(".") and os.path.realpath(path) not in own:
                yield path


def _library_files(path: Path) -> set[str]:
    real = os.path.realpath(path)
    return {real, f"{real}-wal", f"{real}-shm", f"{real}-journal"}


def _source(entry: str) -> Source:
    if entry == STDIN:
        return _from_stdin()
    if is_address(entry):
        return _from_address(entry)
    path = Path(entry)
    key = _storable_path(os.path.normpath(entry))
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            with path.open("rb"):
                return Source.of_path(path, _storable_path(entry), key=key)
        if stat.S_ISFIFO(mode):
            with path.open("rb") as stream:
                return Source.of_bytes(entry, _all_of(stream), key=key)
    except OSError as failure:
        raise UnreadableInput(f"it cannot be opened: {failure.strerror or failure}") from None
    except ValueError:
        raise UnreadableInput("it is no possible path") from None
    raise UnreadableInput("it is neither a file nor a folder")


def _from_address(url: str) -> Source:
    from importers.fetch import fetch  # brings in http and ssl, which files do not need

    fetched = fetch(url)
    return Source.of_bytes(
        url,
        fetched.data,
        key=canonical_address(fetched.url),
        suffix=PurePosixPath(urlsplit(fetched.url).path).suffix.lower(),
        content_type=fetched.content_type,
    )


def _from_stdin() -> Source:
    with contextlib.suppress(OSError):
        data = _all_of(sys.stdin.buffer)
        digest = hashlib.sha256(data).hexdigest()[:12]
        return Source.of_bytes(STDIN, data, key=f"stdin:{digest}")
    raise UnreadableInput("standard input cannot be read")


def _all_of(stream: BinaryIO) -> bytes:
    """What a pipe holds; it can be read only once, so all of it has to be kept in memory."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableInput(
            f"a pipe may hold at most {MAX_BYTES // 2**20} MiB; save it to a file first"
        )
    return data


def _storable_path(path: str) -> str:
    """`path` with bytes that are no UTF-8 written out, since the library holds only text."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
