"""Newsletters and press releases that came as mail: single messages (EML) and MBOX folders."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO

from figures.model import Article
from importers.base import MAX_BYTES, ImportOptions, Item, Piece, Source, UnreadableInput, digest_of
from importers.clean import clean_line
from importers.credits import outlet_name
from importers.dates import dates_said
from importers.furniture import Capture
from importers.stories import stories_of_html, stories_of_text

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]*\S?")
_TELLING = re.compile(rb"^(?:from|message-id|mime-version|received|return-path):", re.I | re.M)
_SEPARATOR = re.compile(rb"From \S+.*\d{4}\s*$")
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)


class MailImporter:
    """One message; attached documents are read as well."""

    name = "eml"
    suffixes = (".eml",)

    def recognises(self, source: Source) -> bool:
        """Whether it opens with mail headers."""
        head = source.head.replace(b"\r\n", b"\n").split(b"\n\n")[0]
        return bool(_HEADER.match(head)) and len(set(_names(head))) > 1

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The message's article, or articles, then what is attached to it."""
        yield from _items(source.read(), source, source.key)


class MboxImporter:
    """The messages of one folder, one after the other."""

    name = "mbox"
    suffixes = (".mbox", ".mbx")

    def recognises(self, source: Source) -> bool:
        """Whether it opens with the line that parts messages."""
        line, _, rest = source.head.partition(b"\n")
        return bool(_SEPARATOR.match(line)) and bool(_HEADER.match(rest))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """An article for each message, and a failure for each that has none."""
        bare = source.bare()
        with source.open() as stream:
            for number, message in enumerate(_messages(stream), start=1):
                key = f"{source.key}#{number}"
                part = f"message {number}"
                yield Piece(_items, (message, bare, key), len(message), part)


def _names(head: bytes) -> list[bytes]:
    return [name.lower() for name in _TELLING.findall(head)]


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    blank = True
    for line in iter(lambda: stream.readline(MAX_BYTES), b""):
        if blank and _SEPARATOR.match(line):
            if lines:
                yield _QUOTED_FROM.sub(b"", b"".join(lines))
            lines, size = [], 0
        elif size <= MAX_BYTES:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield _QUOTED_FROM.sub(b"", b"".join(lines))


def _items(data: bytes, source: Source, key: str) -> Iterator[Item]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableInput("it has no mail headers")
    attached = list(_attachments(message, source, key))
    stories = _stories(message)
    if not stories and not attached:
        raise UnreadableInput("the message holds no text")
    yield from _articles(stories, message, source, key, digest_of(data))
    yield from attached


def _articles(
    stories: list[Capture], message: EmailMessage, source: Source, key: str, raw_hash: str
) -> Iterator[Article]:
    """An article for each story; that of a single one has the mail's own key and subject."""
    sender = re.sub(r"\s*<[^>]*>\s*$|^\s*<|>\s*$", "", _header(message, "From") or "")
    ident = (_header(message, "Message-ID") or "").strip("<> ")
    subject = _header(message, "Subject")
    alone = len(stories) == 1
    key = f"mid:{ident}" if ident else key
    for number, story in enumerate(stories, start=1):
        dates = dates_said(
            ("the header Date", _header(message, "Date")), ("a line of the text", story.published)
        )
        yield Article(
            key=key if alone else f"{key}#{number}",
            text=story.text,
            title=subject or story.title if alone else story.title or subject,
            outlet=outlet_name(sender.strip("\"' ")),
            authors=story.authors,
            published=dates[0].day if dates else None,
            language=(_header(message, "Content-Language") or "")[:2].lower() or None,
            input=source.input,
            dates=dates,
            raw_hash=raw_hash,
        )


def _stories(message: EmailMessage) -> list[Capture]:
    """What the message's body tells; its plain form before its HTML one."""
    body = message.get_body(("plain", "html"))
    if body is None:
        return []
    try:
        content = body.get_content()
    except (LookupError, ValueError, AttributeError):
        raw = body.get_payload(decode=True)
        content = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    text = content.replace("\r\n", "\n") if isinstance(content, str) else ""
    is_html = body.get_content_type() == "text/html"
    return stories_of_html(text) if is_html else stories_of_text(text)


def _attachments(message: EmailMessage, source: Source, key: str) -> Iterator[Source]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        content = part.get_payload(decode=True)
        name = clean_line(part.get_filename()) or f"attachment-{number}"
        if part.get_content_maintype() in ("image", "audio", "video"):
            continue  # pictures in the text, not documents
        if isinstance(content, bytes) and content:
            yield Source.of_bytes(
                f"{source.input}/{name}",
                content,
                key=f"{key}/{name}",
                content_type=part.get_content_type(),
                depth=source.depth + 1,
            )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return clean_line(str(message.get(name) or ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        return None  # the standard library's header parser fails on some broken headers
