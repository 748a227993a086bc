"""What news agencies say about their own stories, whatever format they send them in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from figures.model import Article
from importers.addresses import canonical_address
from importers.base import ImportOptions, Noted, Source, UnreadableInput
from importers.clean import clean_line, clean_text, holds_words, storable
from importers.credits import outlet_name, people
from importers.dates import believed, dates_said, parse_published

_UNUSABLE = {
    "canceled": "the agency has withdrawn it",
    "cancelled": "the agency has withdrawn it",
    "killed": "the agency has withdrawn it",
    "withheld": "the agency holds it back until further notice",
}


@dataclass(frozen=True, slots=True)
class Story:
    """One story as an agency sent it; None and empty where it says nothing."""

    ident: str | None
    text: str
    title: str | None = None
    provider: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[tuple[str, str | None], ...] = ()
    """When it was published, each with the field that says so, the best candidate first."""
    language: str | None = None
    url: str | None = None
    status: str | None = None
    """ "usable", "withheld", "canceled": as written, a code's scheme left out."""
    embargo: str | None = None
    """The moment before which it is not to be used."""
    note: str | None = None
    """The agency's note to editors: what was corrected, what to leave out."""


def article_of_story(
    story: Story, source: Source, options: ImportOptions, key: str
) -> Article | Noted:
    """The story as an article, with the agency's note to editors as a notice.

    `key` is for stories without an id. Raises `UnreadableInput` when the agency has withdrawn
    or holds back the story, when its embargo has not ended, or when it has no text.
    """
    _refuse_unpublished(story, options)
    text = clean_text(storable(story.text))
    if not holds_words(text):
        raise UnreadableInput("it holds no text")
    outlet = outlet_name(story.provider)
    url = canonical_address(story.url) or canonical_address(story.ident)
    dates = dates_said(*((f"the agency ({field})", written) for field, written in story.dates))
    note = clean_line(story.note)
    article = Article(
        key=url or clean_line(story.ident) or key,
        text=text,
        title=clean_line(story.title),
        outlet=outlet,
        authors=people(story.authors, outlet),
        published=believed(dates, options.today),
        url=url,
        language=(story.language or "")[:2].lower() or None,
        input=source.input,
        dates=dates,
    )
    return Noted(article, (f"the agency notes: {note}",)) if note else article


def _refuse_unpublished(story: Story, options: ImportOptions) -> None:
    status = (story.status or "").rpartition(":")[2].strip().lower()
    if reason := _UNUSABLE.get(status):
        raise UnreadableInput(f"{reason} (its status is {status!r})")
    if story.embargo and _lies_ahead(story.embargo, options):
        raise UnreadableInput(
            f"it is under embargo until {clean_line(story.embargo)}; import it again then"
        )


def _lies_ahead(written: str, options: ImportOptions) -> bool:
    """Whether a moment is still to come; one that cannot be read is taken to be."""
    moment = parse_published(written)
    if moment is None:
        return True
    today = options.today
    if len(moment) == 10:
        return moment > today.isoformat()
    now = datetime.now().astimezone().replace(year=today.year, month=today.month, day=today.day)
    until = datetime.fromisoformat(moment)
    return (until if until.tzinfo else until.astimezone()) > now
