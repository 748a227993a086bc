"""ninjs: a news story in JSON, versions 1 and 2 of the IPTC's format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from importers.agency import Story, article_of_story
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.fragments import strip_fragments

_TELLING = re.compile(
    rb"\"(?:body_xhtml|body_text|body_html|bodies|headlines|pubstatus|versioncreated"
    rb"|versionCreated|representationtype)\"\s*:"
)


class NinjsImporter:
    """One article an object; a list of objects is read as well."""

    name = "ninjs"
    suffixes = (".ninjs",)

    def recognises(self, source: Source) -> bool:
        """Whether it is JSON that names a story by "uri" and uses names of ninjs."""
        head = source.head
        return (
            head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
            and bool(re.search(rb"\"uri\"\s*:", head))
            and bool(_TELLING.search(head))
        )

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The stories' articles; those without text, or not to be used, are named as failures."""
        try:
            data = json.loads(source.read().decode("utf-8-sig"))
        except (ValueError, RecursionError) as failure:
            raise UnreadableInput(f"it is not valid JSON ({failure})") from None
        records = data if isinstance(data, list) else [data]
        if not records:
            raise UnreadableInput("it is an empty list")
        for number, record in enumerate(records, start=1):
            alone = len(records) == 1
            try:
                key = source.key if alone else f"{source.key}#{number}"
                yield article_of_story(_story(record), source, options, key)
            except UnreadableInput as failure:
                yield UnreadableInput(failure.reason, None if alone else f"item {number}")


def _story(record: object) -> Story:
    if not isinstance(record, dict):
        raise UnreadableInput("it is no JSON object")
    kind = _word(record, "type")
    if kind not in (None, "text", "composite"):
        raise UnreadableInput(f"it is {kind}, not text")
    return Story(
        ident=_word(record, "uri"),
        text=_body(record),
        title=_word(record, "headline") or _listed(record, "headlines", "value"),
        provider=_provider(record),
        authors=(_word(record, "byline", "by") or "",),
        dates=tuple(
            (name, _word(record, name))
            for name in (
                "firstpublished",
                "firstcreated",
                "firstCreated",
                "contentcreated",
                "contentCreated",
                "versioncreated",
                "versionCreated",
            )
        ),
        language=_word(record, "language"),
        url=_word(record, "canonicalurl", "url"),
        status=_word(record, "pubstatus", "pubStatus"),
        embargo=_word(record, "embargoed"),
        note=_word(record, "ednote", "edNote"),
    )


def _body(record: dict[str, Any]) -> str:
    """The text: as such where it is given so, else out of its markup."""
    bodies = [body for body in record.get("bodies") or () if isinstance(body, dict)]
    bodies.sort(key=lambda body: "html" in str(body.get("contenttype", body.get("contentType"))))
    plain = _word(record, "body_text")
    marked = _word(record, "body_xhtml", "body_html")
    values = [plain, marked, *(_word(body, "value") for body in bodies)]
    return strip_fragments(next(filter(None, values), ""))


def _provider(record: dict[str, Any]) -> str | None:
    for info in record.get("infosources") or ():
        if isinstance(info, dict) and info.get("role") in (None, "", "originator", "provider"):
            return _word(info, "name", "literal")
    return _word(record, "provider", "source", "copyrightholder", "copyrightHolder")


def _listed(record: dict[str, Any], name: str, field: str) -> str | None:
    items = record.get(name)
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and (word := _word(item, field)):
            return word
    return None


def _word(record: dict[str, Any], *names: str) -> str | None:
    """The first of these fields that holds a string or a number."""
    for name in names:
        value = record.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
