"""NITF: a news story in XML, as agencies have sent them since the nineties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.agency import Story, article_of_story
from importers.base import ImportOptions, Item, Source, UnreadableInput
from importers.markup import parse_xml, root_name, running_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATES = ("date.issue", "story.date")


class NitfImporter:
    """One article a file."""

    name = "nitf"
    suffixes = (".nitf",)

    def recognises(self, source: Source) -> bool:
        """Whether its root element is that of NITF."""
        return root_name(source.head) == "nitf"

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The story; raises `UnreadableInput` when it has no text or is not to be used."""
        root = parse_xml(source.read())
        yield article_of_story(story_of_nitf(root), source, options, source.key)


def story_of_nitf(root: _Element) -> Story:
    """The story under an `nitf` element; raises `UnreadableInput` when it has no body."""
    content = next(root.iter("{*}body.content"), None)
    if content is None:
        raise UnreadableInput("the story has no body")
    ident = next(root.iter("{*}doc-id"), None)
    return Story(
        ident=ident.get("id-string") if ident is not None else None,
        text=running_text(content),
        title=_first(root, "hl1") or _first(root, "title"),
        provider=_attribute(root, "doc-id", "regsrc") or _first(root, "distributor"),
        authors=tuple(_people(root)),
        dates=tuple((name, _attribute(root, name, "norm")) for name in _DATES),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        status=_attribute(root, "docdata", "management-status"),
        embargo=_attribute(root, "date.release", "norm"),
        note=_attribute(root, "ed-msg", "info"),
    )


def _people(root: _Element) -> Iterator[str]:
    for byline in root.iter("{*}byline"):
        names = [running_text(person) for person in byline.iter("{*}person")]
        yield from filter(None, names or [running_text(byline)])


def _first(root: _Element, name: str) -> str | None:
    return next(
        (words for element in root.iter(f"{{*}}{name}") if (words := running_text(element))), None
    )


def _attribute(root: _Element, element: str, name: str) -> str | None:
    found = (part.get(name) for part in root.iter(f"{{*}}{element}"))
    return next(filter(None, found), None)
