"""The `Title:`, `Outlet:`, `Published:` lines on top of a text file."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "url": "url",
    "link": "url",
    "address": "url",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "by": "author",
    "language": "language",
    "lang": "language",
    "id": "id",
}
_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{0,30}):[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"[ \t]+-[ \t]+(?P<value>.+)$|[ \t]*-[ \t]+(?P<item>.+)$")
_MAX_LINES = 40


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The known fields on top of `text` ({} when there are none) and what stands below them.

    Both forms are read: bare `Name: value` lines, ended by an empty line or by the first line
    that is no such line; and the same between two `---` lines, where other names may stand too.
    """
    lines = text.lstrip("\ufeff\n\r\t ").split("\n")
    if lines[0].rstrip() == "---":
        return _fenced(lines, text)
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[:_MAX_LINES]):
        match = _LINE.match(line.rstrip())
        name = _NAMES.get(match["name"].strip().lower()) if match else None
        if match is None or name is None:
            return (fields, "\n".join(lines[number:])) if fields else ({}, text)
        fields.setdefault(name, _unquoted(match["value"]))
    return fields, "\n".join(lines[_MAX_LINES:])


def _fenced(lines: list[str], text: str) -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    last: str | None = None
    for number, line in enumerate(lines[1:_MAX_LINES], start=1):
        if line.rstrip() in ("---", "..."):
            return fields, "\n".join(lines[number + 1 :])
        if match := _LINE.match(line.rstrip()):
            last = _NAMES.get(match["name"].strip().lower())
            if last and match["value"]:
                fields.setdefault(last, _unquoted(match["value"]))
        elif (item := _ITEM.match(line.rstrip())) and last:
            value = _unquoted(item["value"] or item["item"])
            fields[last] = f"{fields[last]}; {value}" if last in fields else value
    return {}, text  # never closed: a ruled line, not front matter


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == "[" and value[-1] == "]":
        value = "; ".join(_unquoted(part) for part in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value.strip()
