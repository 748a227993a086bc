"""Several stories in one mail, told apart by headings (HTML) or by ruled lines (plain text)."""

from __future__ import annotations

import re

from importers.clean import clean_text, holds_words
from importers.fragments import strip_fragments
from importers.furniture import Capture, is_sentence, strip_furniture
from importers.wrapping import unwrapped

_EDGE = "\x01"
"""Stands where a story may begin; it is in no text, since it is taken out first."""
_HEADING = re.compile(r"<h[1-4]\b[^>]{0,2000}>(.{1,600}?)</h[1-4]\s*>", re.IGNORECASE | re.DOTALL)
_RULER = re.compile(
    r"^[ \t]*(?:[-=*_~#•—–][ \t]?){5,}$|^[ \t]*\*[ \t]\*[ \t]\*[ \t]*$", re.MULTILINE
)
_FLOWED = re.compile(r"(?<=\S) \n(?=\S)")
"""A space before the line end says that the paragraph goes on (RFC 3676)."""
_STORY = 25
"""Words of the shortest story."""
_REMARK = 8
"""Words up to which a part is a greeting, a section's name or a button."""
_LONGEST_TITLE = 20
"""Words."""


def stories_of_html(markup: str) -> list[Capture]:
    """The stories of a mail in HTML; one when it holds one, [] when it holds no words."""
    marked = _HEADING.sub(rf"\n\n{_EDGE}\1\n\n", markup.replace(_EDGE, " "))
    return _stories(strip_fragments(marked))


def stories_of_text(text: str) -> list[Capture]:
    """The stories of a mail in plain text; one when it holds one, [] when it holds no words."""
    marked = _RULER.sub(f"\n{_EDGE}\n", text.replace(_EDGE, " "))
    parts = [unwrapped(_FLOWED.sub(" ", part)) for part in marked.split(_EDGE)]
    return _stories(_EDGE.join(parts))


def _stories(marked: str) -> list[Capture]:
    """Each part as a story when all of them are stories or next to nothing; else the whole.

    So no part is lost because it is too short for a story and too long for a remark.
    """
    opening, *parts = marked.split(_EDGE)
    captures = [strip_furniture(clean_text(part)) for part in parts]
    told = [capture for capture in captures if _is_story(capture)]
    rest = [capture for capture in captures if not _is_story(capture)]
    if len(told) > 1 and all(len(capture.text.split()) <= _REMARK for capture in rest):
        first = strip_furniture(clean_text(opening))
        return [first, *told] if len(first.text.split()) >= _STORY else told
    whole = strip_furniture(clean_text(marked.replace(_EDGE, "\n\n")))
    return [whole] if holds_words(whole.text) else []


def _is_story(capture: Capture) -> bool:
    """Whether a part has a title of its own and running text below it."""
    title, _, body = capture.text.partition("\n")
    return (
        capture.title is not None
        and len(title.split()) <= _LONGEST_TITLE
        and len(body.split()) >= _STORY
        and any(map(is_sentence, body.split("\n")))
    )
