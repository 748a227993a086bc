"""Boxes about the author, as content systems print them above and below an article."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from importers.clean import clean_line

_LABEL = re.compile(
    r"(?:member (?:for|since)|real name|bio(?:graphy)?|about the authors?|author(?:[’']s)? (?:bio|"
    r"profile|info(?:rmation)?)|view all (?:posts|articles|stories).*|more (?:posts|articles|"
    r"stories) by .*|(?:all )?(?:posts|articles|stories) by .*|joined(?: on)?|contributor)\s*:?$",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(r"(?:real name|author|written by|about the author)\s*:?$", re.IGNORECASE)
_BIO_LABEL = re.compile(r"(?:bio(?:graphy)?|about the authors?)\s*:?$", re.IGNORECASE)
_PART = re.compile(
    r"(?:picture|photo|image|avatar|profile picture|\d+ (?:year|month|week|day)s?\b.*"
    r"|\[email.?protected\]|\S+@\S+\.\w+|(?:https?://|www\.)\S+|@\w+|e-?mail|website|twitter|x"
    r"|facebook|linkedin|follow.*|location|country|job title|role|history|blog)\s*:?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^\W\d_][\w.’'-]*\.?\s+){1,4}[^\W\d_][\w.’'-]*$")
_ABOUT = re.compile(
    r"\s+(?:is|was|has|holds?|writes?|covers?|reports?|works?|blends?|joined|serves?|speciali[sz]es?"
    r"|contributes?|currently|lives?|graduated|teaches|studied|heads?|leads?|edits?)\b"
)


def without_profiles(
    lines: list[str], repeated: AbstractSet[str] = frozenset()
) -> tuple[list[str], tuple[str, ...]]:
    """The lines without author boxes, and the names that those boxes give.

    `repeated` are lines that the capture held more than once, as it does the biographies of
    boxes that stand above and below the article.
    """
    kept: list[str] = []
    names: list[str] = []
    number = 0
    while number < len(lines):
        if not _LABEL.match(lines[number].strip()):
            kept.append(lines[number])
            number += 1
            continue
        while kept and (not kept[-1].strip() or _PART.match(kept[-1].strip())):
            kept.pop()  # the picture above the first label
        kept.append("")
        number = _behind_box(lines, number, names, repeated)
    found = tuple(dict.fromkeys(names))
    return [line for line in kept if not _is_bio(line, found)], found


def _behind_box(lines: list[str], number: int, names: list[str], repeated: AbstractSet[str]) -> int:
    """Index of the first line behind the box that begins at `number`; adds its names."""
    label = ""
    bio_expected = False
    while number < len(lines):
        line = lines[number].strip()
        if not line or _LABEL.match(line) or _PART.match(line):
            bio_expected = bio_expected or bool(_BIO_LABEL.match(line))
            label = line or label
        elif _NAME_LABEL.match(label) and _NAME.match(line):
            names.append(clean_line(line) or line)
            label = ""
        elif _is_bio(line, tuple(names)) or (
            bio_expected and (line in repeated or _names_one(line, names) or _opens_bio(line))
        ):
            bio_expected = False
            label = ""
        else:
            break
        number += 1
    return number


def _is_bio(line: str, names: tuple[str, ...]) -> bool:
    """Whether a line tells about one of the authors: it begins with the name and a bio's verb."""
    return any(
        line.startswith(name) and _ABOUT.match(line, len(name)) is not None for name in names
    )


def _names_one(line: str, names: list[str]) -> bool:
    """Whether a line under "Bio" speaks of one of the people in the box."""
    return any(name in line or name.split()[-1] in line.split() for name in names)


def _opens_bio(line: str) -> bool:
    """Whether a line under "About the author" begins with a name and a bio's verb."""
    match = re.match(r"(?:[A-Z][\w.’'-]*\s+){1,4}(?=[a-z])", line)
    return bool(match and _ABOUT.match(line, match.end() - 1))
