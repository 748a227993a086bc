"""Sources to articles: each by its importer, sources inside sources, failures in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import cast

from figures.model import Article
from importers.addresses import is_address
from importers.base import ImportOptions, Item, Noted, Piece, Source, UnreadableInput, Visited
from importers.inputs import source_of
from importers.registry import holds_many, importer_for, importer_named
from importers.visits import Unchanged, visit

MAX_DEPTH = 4
"""Archives inside archives, at most."""

Given = Article | Noted | UnreadableInput | Visited
"""What is left when every piece and every inner source has been read."""


def read_source(
    source: Source, options: ImportOptions, format_name: str | None = None
) -> Iterator[Given]:
    """The articles of a source and of the sources inside it."""
    items = _guarded(lambda: _items(source, options, format_name), None)
    return cast("Iterator[Given]", _flat(items, options))


def read_piece(piece: Piece, options: ImportOptions) -> Iterator[Given]:
    """The articles of a piece, and of everything inside it."""
    return cast("Iterator[Given]", _flat(iter([piece]), options))


def cut_input(entry: str, options: ImportOptions) -> Iterator[Given | Piece]:
    """What one file, address or standard input holds, as far as cutting it up is cheap.

    Archives and files of many articles are opened here; everything else is a piece unread.
    """
    visited = None
    try:
        if is_address(entry):
            source, visited = visit(entry)
        else:
            source = source_of(entry)
    except Unchanged as same:
        yield same.visited
        return
    except UnreadableInput as failure:
        yield failure
        return
    items = _guarded(lambda: _items(source, options, options.format, cut=True), None)
    yield from _flat(items, options, cut=True)
    if visited:
        yield visited


def _flat(
    items: Iterator[Item], options: ImportOptions, *, cut: bool = False
) -> Iterator[Given | Piece]:
    """`items` with what stands in sources and, unless `cut`, in pieces in their places."""
    for item in items:
        if isinstance(item, Source):
            yield from _flat(
                _guarded(partial(_inner, item, options, cut), item.input), options, cut=cut
            )
        elif isinstance(item, Piece) and not cut:
            yield from _flat(_guarded(partial(item.read, *item.arguments), item.part), options)
        else:
            yield item


def _inner(source: Source, options: ImportOptions, cut: bool) -> Iterator[Item]:
    if source.depth > MAX_DEPTH:
        raise UnreadableInput(f"it stands in more than {MAX_DEPTH} archives")
    yield from _items(source, options, None, cut=cut)


def _items(
    source: Source, options: ImportOptions, format_name: str | None, *, cut: bool = False
) -> Iterator[Item]:
    importer = importer_named(format_name) if format_name else importer_for(source)
    if cut and not holds_many(importer):
        try:
            own = source.on_its_own()
        except UnreadableInput:
            pass  # too large: its importer says so in its own words
        else:
            yield Piece(_items, (own, options, importer.name), own.size or 0)
            return
    for item in importer.read(source, options):
        yield item if holds_many(importer) else _with_digest(item, source)


def _with_digest(item: Item, source: Source) -> Item:
    """An article of this source with the hash of its bytes, unless it has one of its own part."""
    if isinstance(item, Noted):
        return replace(item, article=_of_source(item.article, source))
    return _of_source(item, source) if isinstance(item, Article) else item


def _of_source(article: Article, source: Source) -> Article:
    return article if article.raw_hash else article._replace(raw_hash=source.digest)


def _guarded(read: Callable[[], Iterator[Item]], part: str | None) -> Iterator[Item]:
    """What `read` gives; its failures as items, about `part` when they name nothing else."""
    try:
        for item in read():
            if part and isinstance(item, UnreadableInput | Piece) and item.part is None:
                yield _about(item, part)
            else:
                yield item
    except UnreadableInput as failure:
        yield UnreadableInput(failure.reason, failure.part or part)
    except OSError as failure:
        yield UnreadableInput(f"it could not be read: {failure.strerror or failure}", part)
    except Exception as failure:
        # Parsers of other projects meet hostile input here; none of it may stop the run.
        yield UnreadableInput(f"its reader failed ({type(failure).__name__}: {failure})", part)


def _about(item: UnreadableInput | Piece, part: str) -> UnreadableInput | Piece:
    if isinstance(item, Piece):
        return replace(item, part=part)
    return UnreadableInput(item.reason, part)
