"""NewsML-G2: messages, packages and single items as news agencies send them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.agency import Story, article_of_story
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.markup import local_name, parse_xml, root_name, running_text
from importers.nitf import story_of_nitf

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = ("newsMessage", "newsItem", "packageItem")
_DATES = ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")


class NewsmlImporter:
    """One article a text item."""

    name = "newsml"
    suffixes = ()

    def recognises(self, source: Source) -> bool:
        """Whether its root element is one of NewsML-G2."""
        return root_name(source.head) in _ROOTS

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The items' articles; items without text, or not to be used, are named as failures."""
        root = parse_xml(source.read())
        items = [root] if local_name(root) == "newsItem" else list(root.iter("{*}newsItem"))
        if not items:
            raise UnreadableInput("it lists items that stand elsewhere and holds none itself")
        for number, item in enumerate(items, start=1):
            try:
                key = source.key if len(items) == 1 else f"{source.key}#{number}"
                yield article_of_story(_story(item), source, options, key)
            except UnreadableInput as failure:
                part = item.get("guid") or f"item {number}" if len(items) > 1 else None
                yield UnreadableInput(failure.reason, part)


def _story(item: _Element) -> Story:
    kind = _code(item.find("{*}itemMeta/{*}itemClass"))
    if kind not in ("", "text", "composite"):
        raise UnreadableInput(f"it is {kind}, not text")
    body = _body(item)
    return Story(
        ident=item.get("guid"),
        text=body.text,
        title=_words(item, "contentMeta/headline") or body.title,
        provider=_named(item, "itemMeta/provider") or body.provider,
        authors=tuple(_all(item, "contentMeta/by") or _all(item, "contentMeta/creator/name"))
        or body.authors,
        dates=(
            *((path.partition("/")[2], _words(item, path)) for path in _DATES),
            *body.dates,
        ),
        language=_language(item),
        status=_code(item.find("{*}itemMeta/{*}pubStatus")) or body.status,
        embargo=_words(item, "itemMeta/embargoed") or body.embargo,
        note=" ".join(_all(item, "itemMeta/edNote")) or body.note,
    )


def _body(item: _Element) -> Story:
    """What the content itself says: text and, inside NITF, facts as well."""
    content = item.find("{*}contentSet")
    for part in content if content is not None else ():
        if local_name(part) == "inlineXML" and len(part):
            if local_name(part[0]) == "nitf":
                return story_of_nitf(part[0])
            title = next((running_text(head) for head in part.iter("{*}title")), None)
            root = next(part.iter("{*}body"), part)
            return Story(None, running_text(root), title)
        if local_name(part) == "inlineData" and (part.text or "").strip():
            return Story(None, part.text or "")
    raise UnreadableInput("its text stands elsewhere, and it only names the place")


def _words(item: _Element, path: str) -> str | None:
    return next(iter(_all(item, path)), None)


def _all(item: _Element, path: str) -> list[str]:
    found = item.iterfind("/".join(f"{{*}}{step}" for step in path.split("/")))
    return [words for element in found if (words := running_text(element))]


def _named(item: _Element, path: str) -> str | None:
    """A party by its name, else as written, else by its code without the scheme."""
    element = item.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    if element is None:
        return None
    return _words(element, "name") or element.get("literal") or _code(element) or None


def _code(element: _Element | None) -> str:
    return (element.get("qcode") or "").rpartition(":")[2] if element is not None else ""


def _language(item: _Element) -> str | None:
    element = item.find("{*}contentMeta/{*}language")
    space = "{http://www.w3.org/XML/1998/namespace}lang"
    return element.get("tag") if element is not None else item.get(space)
