"""Saved web pages: trafilatura for the body, the page's own metadata for the rest."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from figures.model import Article, DateSaid
from importers.addresses import canonical_address, outlet_of_address, same_site
from importers.base import ImportOptions, Item, Noted, Source, UnreadableInput
from importers.bylines import byline_of
from importers.clean import clean_text, holds_words
from importers.credits import outlet_name, people, title_without_outlet
from importers.dates import believed, date_in_address, dates_said
from importers.furniture import strip_furniture, strip_leftovers
from importers.page_facts import DateWritten, PageFacts, facts_of
from importers.page_tree import drop_surroundings, drop_unseen, tree_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

for _name in ("trafilatura", "htmldate"):  # they would write about pages into the terminal
    logging.getLogger(_name).setLevel(logging.CRITICAL)

MAX_PAGE_BYTES = 20 * 1024 * 1024
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_FRAME = ("script", "style", "noscript", "template", "svg", "iframe")
_LEFT_OUT = (*_FRAME, "nav", "header", "footer", "aside", "form", "button")
_SHORT = 250
"""Characters; articles are longer, and captions and teasers shorter."""
_PART = 8
"""An article that is a smaller part of the words of its page's paragraphs is most likely none."""
_PARAGRAPHS = ".//p | .//li | .//blockquote | .//h1 | .//h2 | .//h3 | .//pre"


class HtmlImporter:
    """One article a page."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def recognises(self, source: Source) -> bool:
        """Whether it opens as an HTML document does, or came as one from a server."""
        if _OPENING.match(source.head):
            return True
        wide = source.head[:2] in (b"\xff\xfe", b"\xfe\xff")
        return wide and bool(_OPENING.match(source.head[2:].replace(b"\0", b"")))

    def read(self, source: Source, options: ImportOptions) -> Iterator[Item]:
        """The page's article; raises `UnreadableInput` when the page has no text."""
        declared = _HEADER_CHARSET.search(source.content_type or "")
        noted = _read_page(
            source.read(MAX_PAGE_BYTES), source, options, declared[1] if declared else None
        )
        yield noted if noted.notices else noted.article


def read_page(
    data: bytes, source: Source, options: ImportOptions, *, charset: str | None = None
) -> Article:
    """The article on a page; raises `UnreadableInput` when it has no text.

    `charset` is what the transport declared; it outranks what the page says about itself.
    """
    return _read_page(data, source, options, charset).article


def _read_page(data: bytes, source: Source, options: ImportOptions, charset: str | None) -> Noted:
    if charset is None and (match := _CHARSET.search(data[:4096])):
        charset = match[1].decode("ascii")
    tree = tree_of(data, charset)
    if tree is None:
        raise UnreadableInput("it holds no HTML that can be read")
    facts = facts_of(tree)
    facts = facts.filled_from(_guessed_facts(tree, facts, options))
    whole = partial(_seen, data, charset)
    text = _body(tree, whole) or _plain_body(whole())
    if not holds_words(text):
        raise UnreadableInput("the page holds no article text")
    return _article(text, facts, source, options)


def _article(text: str, facts: PageFacts, source: Source, options: ImportOptions) -> Noted:
    url = _address(facts, source)
    outlet = outlet_name(facts.outlet) or outlet_of_address(url)
    dates = dates_said(*facts.dates, ("the address", date_in_address(url)))
    article = Article(
        key=url or source.key,
        text=text,
        title=title_without_outlet(facts.title, outlet),
        outlet=outlet,
        authors=people(facts.authors, outlet),
        published=believed(dates, options.today),
        url=url,
        language=(facts.language or "")[:2].lower() or None,
        input=source.input,
        dates=dates,
    )
    return Noted(article, _disagreement(dates))


def _disagreement(dates: Sequence[DateSaid]) -> tuple[str, ...]:
    """A notice when dates lie more than a day apart, which time zones do not explain."""
    days = sorted(date.fromisoformat(said.day[:10]) for said in dates)
    if not days or (days[-1] - days[0]).days < 2:
        return ()
    said = ", ".join(dict.fromkeys(f"{one.day[:10]} by {one.where}" for one in dates))
    return (f"its dates differ: {said}",)


def _address(facts: PageFacts, source: Source) -> str | None:
    """The page's address: what it says itself, unless it was fetched from another site.

    Otherwise any page could pass itself off as a revision of somebody else's article.
    """
    said, fetched = canonical_address(facts.url), canonical_address(source.key)
    if said and fetched and not same_site(said, fetched):
        return fetched
    return said or fetched


def _body(tree: HtmlElement, whole: Callable[[], HtmlElement]) -> str:
    """The article text that trafilatura finds on a page; "" for none. Takes the tree apart.

    Its second opinions (other algorithms on the whole page) cost as much as the first and are
    asked for only when that is next to nothing by itself, or beside what stands in paragraphs.
    They get the page as it was.
    """
    drop_unseen(tree)
    paragraphs = sum(len(text) for element in tree.iter("p") for text in element.itertext())
    drop_surroundings(tree)
    text = _extracted(tree, fast=True)
    if len(text) < _SHORT or len(text) * _PART < paragraphs:
        text = _extracted(whole(), fast=False)
    return strip_leftovers(clean_text(text))


def _seen(page: bytes, charset: str | None) -> HtmlElement:
    """What a reader may see of a page that holds HTML."""
    tree = tree_of(page, charset)
    assert tree is not None
    drop_unseen(tree)
    return tree


@cache
def _extractor(fast: bool) -> Extractor:
    """The settings of trafilatura, which take it 2 ms to read."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=fast, comments=False)


def _extracted(tree: HtmlElement, *, fast: bool) -> str:
    import trafilatura

    document = trafilatura.bare_extraction(tree, options=_extractor(fast))
    return "" if document is None or isinstance(document, dict) else document.text or ""


def _guessed_facts(tree: HtmlElement, facts: PageFacts, options: ImportOptions) -> PageFacts:
    """What headings, bylines and dates in the page itself tell of what its facts leave open."""
    from htmldate import find_date
    from trafilatura.metadata import extract_sitename, extract_title

    day = None
    if not facts.dates:
        day = find_date(
            tree,
            original_date=True,
            extensive_search=False,
            max_date=options.today.isoformat(),
            url=facts.url,
        )
    return PageFacts(
        title=None if facts.title else extract_title(tree),
        outlet=None if facts.outlet else extract_sitename(tree),
        authors=() if facts.authors else byline_of(tree),
        dates=(DateWritten("the page's text", day),) if day else (),
    )


def _plain_body(tree: HtmlElement) -> str:
    """Paragraphs, headings and list items outside of the page's frame; "" when there are none."""
    for element in list(tree.iter(*_LEFT_OUT)):
        element.drop_tree()
    root = next(iter(tree.xpath("//article | //main | //*[@role='main']")), tree)
    parts = [part.text_content() for part in root.xpath(_PARAGRAPHS)] or [root.text_content()]
    text = "\n\n".join(" ".join(part.split()) for part in parts if part.strip())
    return strip_furniture(clean_text(text)).text
