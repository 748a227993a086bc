"""What every importer takes and gives: a source of bytes in, articles out, one at a time."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Protocol, cast

from figures.model import Article

HEAD_BYTES = 8192
"""How much of a source is looked at to tell what it is."""
MAX_BYTES = 64 * 1024 * 1024
"""The most that is ever held in memory of one article's source."""
_STEP = 1024 * 1024


class UnreadableInput(Exception):  # noqa: N818 - a fact about the input, not a fault
    """An input, or a part of one, that gave no article; the message says why, in a sentence."""

    def __init__(self, reason: str, part: str | None = None):
        super().__init__(reason)
        self.reason = reason
        self.part = part
        """The member, line or entry that could not be read; None for the whole input."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person said about the inputs of one run; None leaves it to the input."""

    outlet: str | None = None
    published: str | None = None
    """ISO 8601 day or moment."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code."""
    format: str | None = None
    """Name of the importer to use whatever the content looks like."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Our field -> the table's column name, where guessing is not wanted."""
    today: date = field(default_factory=date.today)
    """Dates later than this are not believed."""
    jobs: int = 1
    """Processes that read and find figures; one writes, whatever the number."""
    cluster: str | None = None
    """Address of the scheduler of a Dask cluster that reads and finds figures instead of `jobs`."""
    dry_run: bool = False
    """Read everything and say what would come in, but store nothing."""

    @property
    def says_something(self) -> bool:
        """Whether it may change what an input that is known already gives."""
        said = (self.outlet, self.published, self.url, self.language, self.format, self.columns)
        return any(said)


class Source:
    """Bytes that may hold articles, opened when they are needed, with where they came from."""

    __slots__ = (
        "_digest",
        "_head",
        "_opener",
        "content_type",
        "depth",
        "input",
        "key",
        "size",
        "suffix",
    )

    def __init__(
        self,
        input: str,  # noqa: A002 - the word of the contract
        opener: Callable[[], BinaryIO],
        *,
        key: str | None = None,
        suffix: str | None = None,
        content_type: str | None = None,
        depth: int = 0,
        size: int | None = None,
    ):
        self.input = input
        """Path or address as given; a member of an archive adds its own name."""
        self.key = key or input
        """Key of an article that brings neither an address nor an id."""
        self.suffix = PurePosixPath(input).suffix.lower() if suffix is None else suffix
        self.content_type = content_type
        """Media type that came with it ("text/html; charset=…"); None when nothing said so."""
        self.depth = depth
        """How many archives it stands in."""
        self.size = size
        """Bytes of it, when it stands on its own as a file or in memory; else None."""
        self._opener = opener
        self._head: bytes | None = None
        self._digest: str | None = None

    @classmethod
    def of_bytes(
        cls,
        input: str,  # noqa: A002
        data: bytes,
        *,
        key: str | None = None,
        suffix: str | None = None,
        content_type: str | None = None,
        depth: int = 0,
    ) -> Source:
        """A source over bytes already in memory."""
        return cls(
            input,
            partial(io.BytesIO, data),
            key=key,
            suffix=suffix,
            content_type=content_type,
            depth=depth,
            size=len(data),
        )

    @classmethod
    def of_path(cls, path: Path, input: str, *, key: str | None = None) -> Source:  # noqa: A002
        """A source over a file, which is opened anew for each reading."""
        return cls(input, partial(_open_file, path), key=key, size=os.path.getsize(path))

    def bare(self, *, key: str | None = None) -> Source:
        """Where it came from without its bytes, for articles that are cut out of it."""
        return Source.of_bytes(self.input, b"", key=key or self.key, depth=self.depth)

    def on_its_own(self) -> Source:
        """The same source, able to go to another process: itself, or a copy in memory.

        Raises `UnreadableInput` when it is too large to be held in memory.
        """
        if self.size is not None:
            return self
        return Source.of_bytes(
            self.input,
            self.read(),
            key=self.key,
            suffix=self.suffix,
            content_type=self.content_type,
            depth=self.depth,
        )

    @property
    def head(self) -> bytes:
        """The first bytes, enough to tell a format by."""
        if self._head is None:
            with self._opener() as stream:
                self._head = stream.read(HEAD_BYTES)
        return self._head

    def open(self) -> BinaryIO:
        """A fresh stream from the beginning; the caller closes it."""
        return self._opener()

    def open_seekable(self) -> BinaryIO:
        """Like `open`, for formats that jump about; packed streams are laid aside for it."""
        stream = self._opener()
        if stream.seekable():
            return stream
        from tempfile import TemporaryFile

        aside = TemporaryFile()  # noqa: SIM115 - the caller closes it, and then it is gone
        with stream:
            shutil.copyfileobj(stream, aside, _STEP)
        aside.seek(0)
        return cast(BinaryIO, aside)

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All of its bytes; raises `UnreadableInput` when empty or more than `limit`."""
        pieces: list[bytes] = []
        size = 0
        with self._opener() as stream:
            while piece := stream.read(min(_STEP, limit + 1 - size)):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise UnreadableInput(
                        f"it is larger than the {limit // 2**20} MiB that one article may have"
                    )
        if not size:
            raise UnreadableInput("it is empty")
        data = b"".join(pieces)
        self._digest = digest_of(data)
        return data

    @property
    def digest(self) -> str:
        """SHA-256 of all of its bytes, in hexadecimal; read again when they are not known."""
        if self._digest is None:
            found = hashlib.sha256()
            with self._opener() as stream:
                while piece := stream.read(_STEP):
                    found.update(piece)
            self._digest = found.hexdigest()
        return self._digest


def digest_of(data: bytes) -> str:
    """SHA-256 in hexadecimal: by this an article remembers what it was read from."""
    return hashlib.sha256(data).hexdigest()


def _open_file(path: Path) -> BinaryIO:
    return path.open("rb")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a source that is cheap to cut out and is read apart, also in another process."""

    read: Callable[..., Iterator[Item]]
    """A function of a module, so that other processes find it."""
    arguments: tuple[Any, ...]
    size: int = 0
    """Bytes that reading it looks at, roughly."""
    part: str | None = None
    """What a failure that does not say where it happened is about."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An article with what a person should know about how it was read."""

    article: Article
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visited:
    """Everything that an address gave has come before this."""

    url: str
    found_at: str
    """The address behind all redirects."""
    etag: str | None
    modified: str | None
    """What the server said, to be told it again: the version, and when it was changed."""
    unchanged: int | None = None
    """So many articles stand there that are stored already; None: the server sent them."""


Item = Article | Noted | Source | Piece | UnreadableInput | Visited
"""What reading gives: an article; a source inside this one; a piece to be read later; a part
that failed, while the parts behind it still come; or the end of what an address gave."""


class Importer(Protocol):
    """Reads one format. A new format is one class of this shape, named in the registry."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, with the dot, that suggest it when the content does not tell."""
        ...

    def recognises(self, source: Source) -> bool:
        """Whether the first bytes are of this format, whatever the name says."""
        ...

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The articles in `source`, lazily; raises `UnreadableInput` when it holds none."""
        ...
