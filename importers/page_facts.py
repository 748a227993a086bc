"""What a web page says about its article: JSON-LD first, then its meta tags."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "WebPage",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
_HOSTING = ("Blogger", "WordPress", "WordPress.com", "Medium", "Substack")
"""Who runs the machine is not who publishes."""
_MAX_BLOCK = 1_000_000


class DateWritten(NamedTuple):
    """A date of publication, as written, and what says so."""

    where: str
    """In words: "JSON-LD", "the tag pubdate"."""
    written: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts of a page as it writes them, None or empty where it is silent."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[DateWritten, ...] = ()
    """Every candidate, the most believable first."""
    url: str | None = None
    language: str | None = None

    def filled_from(self, other: PageFacts) -> PageFacts:
        """These facts, with the gaps filled by `other` and its dates behind ours."""
        return replace(
            self,
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            authors=self.authors or other.authors,
            dates=(*self.dates, *other.dates),
            url=self.url or other.url,
            language=self.language or other.language,
        )


def facts_of(tree: HtmlElement) -> PageFacts:
    """The facts in a page's JSON-LD and meta tags."""
    linked = next((_linked(node) for node in _nodes(tree)), PageFacts())
    tagged = _tagged(tree)
    return replace(linked.filled_from(tagged), url=tagged.url or linked.url)


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Article objects of the page's JSON-LD, an article before a mere web page."""
    found: list[tuple[int, dict[str, Any]]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        block = (script.text_content() or "")[:_MAX_BLOCK].strip()
        try:
            data = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and the meta tags say much the same
        for node in _objects(data):
            types = node.get("@type")
            names = types if isinstance(types, list) else [types]
            ranks = [_ARTICLE_TYPES.index(name) for name in names if name in _ARTICLE_TYPES]
            if ranks:
                found.append((min(ranks) == len(_ARTICLE_TYPES) - 1, node))
    yield from (node for _, node in sorted(found, key=lambda pair: pair[0]))


def _objects(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth)
    elif isinstance(data, dict):
        yield data
        if depth < 3:
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _objects(data.get(name), depth + 1)


def _linked(node: dict[str, Any]) -> PageFacts:
    publisher = _names(node.get("publisher"))
    page = node.get("mainEntityOfPage")
    address = page.get("@id") if isinstance(page, dict) else page
    dates = (node.get("datePublished"), node.get("dateCreated"))
    return PageFacts(
        title=_word(node.get("headline")),
        outlet=next((name for name in publisher if name not in _HOSTING), None),
        authors=_names(node.get("author")),
        dates=tuple(DateWritten("JSON-LD", day) for value in dates if (day := _word(value))),
        url=_word(node.get("url")) or _word(address),
        language=_word(node.get("inLanguage")),
    )


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value for name in _names(item)))
    word = _word(value.get("name") if isinstance(value, dict) else value)
    return (word,) if word and not word.startswith("http") else ()


def _word(value: object) -> str | None:
    # Twice: content systems escape what is already escaped.
    return html.unescape(html.unescape(value)).strip() or None if isinstance(value, str) else None


def _tagged(tree: HtmlElement) -> PageFacts:
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := _word(meta.get("content")):
            tags.setdefault(name.lower(), content)
    links = tree.xpath("//link[@rel='canonical']/@href")
    # The first one alone: those below belong to teasers of other articles.
    times = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    languages = tree.xpath("/html/@lang | //html/@lang")
    return PageFacts(
        title=tags.get("og:title"),
        outlet=tags.get("og:site_name"),
        authors=(tags["author"],) if "author" in tags and "/" not in tags["author"] else (),
        dates=(
            *(DateWritten(f"the tag {name}", tags[name]) for name in _DATES if name in tags),
            *(DateWritten("its time element", str(time)) for time in times[:1]),
        ),
        url=str(links[0]) if links else tags.get("og:url"),
        language=str(languages[0]) if languages else None,
    )
