"""What every importer takes and gives: a source of bytes in, articles out, one at a time."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, cast

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


class Source:
    """Bytes that may hold articles, opened when they are needed, with where they came from."""

    __slots__ = ("_head", "_opener", "content_type", "depth", "input", "key", "suffix")

    def __init__(
        self,
        input: str,  # noqa: A002 - the word of the contract
        opener: Callable[[], BinaryIO],
        *,
        key: str | None = None,
        suffix: str | None = None,
        content_type: str | None = None,
        depth: int = 0,
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
        self._opener = opener
        self._head: bytes | None = None

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
            lambda: io.BytesIO(data),
            key=key,
            suffix=suffix,
            content_type=content_type,
            depth=depth,
        )

    @classmethod
    def of_path(cls, path: Path, input: str, *, key: str | None = None) -> Source:  # noqa: A002
        """A source over a file, which is opened anew for each reading."""
        return cls(input, lambda: path.open("rb"), key=key)

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
        return b"".join(pieces)


Item = Article | Source | UnreadableInput
"""What reading gives: an article; a source inside this one; or a part that failed, while the
parts behind it still come."""


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
