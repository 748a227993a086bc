"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.model import Article
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.clean import clean_line, clean_text, decode, holds_words, looks_binary
from importers.dates import dates_said
from importers.fragments import strip_fragments
from importers.frontmatter import split_front_matter
from importers.furniture import Capture, strip_furniture
from importers.lead import split_names
from importers.wrapping import joined, unwrapped

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:\s+\S.*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_UNDERLINE = re.compile(r"^(?:=|-){3,}[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n*_]{1,500})(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^\n*_]{1,500}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,500})`")


class TextImporter:
    """One article a file; the last resort for everything that is readable text."""

    name = "text"
    suffixes = (".txt", ".text", ".md", ".markdown")

    def recognises(self, source: Source) -> bool:
        """Whether it is text at all; asked after every other format has declined."""
        head = source.head
        return bool(head) and (head[:2] in (b"\xff\xfe", b"\xfe\xff") or not looks_binary(head))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The one article; raises `UnreadableInput` when nothing but furniture was there."""
        text = decode(source.read())
        yield read_text(text, source, markdown=source.suffix in (".md", ".markdown"))


def read_text(text: str, source: Source, *, markdown: bool = False) -> Article:
    """The article that a captured or written text holds."""
    fields, body = split_front_matter(text.replace("\r\n", "\n"))
    heading = None
    if markdown:
        heading, body = _plain(body)
    else:
        body = unwrapped(body)
    capture = strip_furniture(clean_text(strip_fragments(body)))
    if not holds_words(capture.text):
        raise UnreadableInput("it holds no article text")
    return article_of(fields, capture, source, heading)


def article_of(
    fields: dict[str, str], capture: Capture, source: Source, heading: str | None = None
) -> Article:
    """The article of a capture, what the front matter says before what the capture shows."""
    title = fields.get("title") or heading or capture.title
    authors = split_names(fields["author"]) if fields.get("author") else capture.authors
    dates = dates_said(
        ("the lines on top", fields.get("published")), ("a line of the text", capture.published)
    )
    url = fields.get("url") or None
    return Article(
        key=url or fields.get("id") or source.key,
        text=capture.text,
        title=clean_line(title),
        outlet=clean_line(fields.get("outlet")),
        authors=authors,
        published=dates[0].day if dates else None,
        url=url,
        language=fields.get("language") or None,
        input=source.input,
        dates=dates,
    )


def _plain(text: str) -> tuple[str | None, str]:
    """Markdown without its marks, wrapped lines joined; and its first heading of level one."""
    text = _AUTOLINK.sub("", _LINK.sub(r"\1", _REFERENCE.sub("", _IMAGE.sub("", text))))
    text = _CODE.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text)))
    top = next((match[2] for match in _HEADING.finditer(text) if len(match[1]) == 1), None)
    text = _UNDERLINE.sub("", _HEADING.sub(r"\n\2\n", _QUOTE.sub("", text)))
    return top, joined(text)
