"""HTML fragments inside a text file: paragraphs become lines, links keep only their words."""

from __future__ import annotations

import html
import re

_BLOCKS = (
    "p|div|br|h[1-6]|ul|ol|li|table|tr|blockquote|figure|figcaption|section|article|header|"
    "footer|aside|hr|pre|dl|dt|dd|main|nav|html|body|form|fieldset|option|select|details|summary"
)
_INLINES = (
    "a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|"
    "td|th|thead|tbody|time|tt|u|video|audio|source|picture|iframe|center|label|button|input|"
    "o:p|wbr|meta|link|noscript"
)
_VALUES = r"""[^<>"']|"[^"<]*"|'[^'<]*'"""
_ATTRIBUTES = rf"(?:\s(?:{_VALUES})*)?"
_OPENS_HIDDEN = re.compile(
    rf"<(script|style|template|svg|noscript|iframe){_ATTRIBUTES}>|<(!--)", re.IGNORECASE
)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_BLOCK = re.compile(rf"\s*</?(?:{_BLOCKS}){_ATTRIBUTES}\s*/?>\s*", re.IGNORECASE)
_INLINE = re.compile(rf"</?(?:{_INLINES}){_ATTRIBUTES}\s*/?>", re.IGNORECASE)
_OTHER = re.compile(
    rf"<[a-z][\w:-]*\s+[\w:@.-]+\s*=\s*(?=[\"'])(?:{_VALUES})*>|</[a-z][\w:-]*\s*>", re.IGNORECASE
)
"""A tag of any name shows by its attributes, or by closing what one opened."""
_CUT_TAG = re.compile(r"</?(?:[a-z][a-z0-9]{0,9})(?:\s+[a-z-]+(?:=[^<>]*)?)*$", re.IGNORECASE)
_ANY = re.compile(rf"<(?:/?(?:{_BLOCKS}|{_INLINES}|script|style)\b|!--)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,24}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


def strip_fragments(text: str) -> str:
    """`text` without tags, scripts, comments and entities; unchanged when it has none.

    Only known tag names count as tags, so that "a < b and c > d" stays as it is.
    """
    if _ANY.search(text):
        text = _CDATA.sub(" ", _without_hidden(text))
        text = _BLOCK.sub("\n\n", text)
        text = _OTHER.sub("", _INLINE.sub("", text))
        text = _CUT_TAG.sub("", text)
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def _without_hidden(text: str) -> str:
    """`text` without scripts, styles and comments; one that is never closed is left alone."""
    kept: list[str] = []
    never_closed: set[str] = set()
    place = 0
    while match := _OPENS_HIDDEN.search(text, place):
        name = (match[1] or match[2]).lower()
        closed = None
        if name not in never_closed:
            closing = r"-->" if name == "!--" else rf"</{name}\s*>"
            closed = re.compile(closing, re.IGNORECASE).search(text, match.end())
        if closed is None:
            never_closed.add(name)  # looked for once: thousands of openings cost no more than one
        kept.append(text[place : match.end() if closed is None else match.start()])
        place = match.end() if closed is None else closed.end()
        if closed is not None:
            kept.append(" ")
    return "".join(kept) + text[place:]
