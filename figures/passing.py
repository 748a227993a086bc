"""Counts that a sentence gives in passing: of a part, of before, of another event than its own.

None of them is an article's answer to how many were hurt or killed in its affair.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from figures.model import Figure
from figures.text import lower_case

RECALLED = timedelta(days=7)
"""A count for a time that ended longer before the article is of another event, where the
article has a count for a time nearer to it."""
_PARTITIVE = re.compile(
    r"^(?!all )[\w-]+ of (?:the|his|her|its|their|those|these|them|whom)\b(?! aircraft)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:initial(?:ly)?|earlier (?:reports?|said|count|figure)|at first|first reported|"
    r"preliminary|early reports?|previously (?:reported|said)|originally (?:reported|said))\b"
)
"""In lower case, like the next one: to ignore case takes twice as long."""
_EVENT = (
    r"(?:shooting|stabbing|attack|incident|crash|blast|explosion|fire|case|massacre|raid|strike|"
    r"accident|killing|disaster|collision|clash|flood)s?"
)
_ANOTHER = re.compile(
    r"\b(?:another|separate|unrelated|second|third|fourth|previous|similar|past|nearby|other|"
    rf"different|most recent) (?:\w+ ){{0,2}}{_EVENT}\b|\bone of the \w+ {_EVENT}\b|"
    r"\belsewhere in\b|\b(?:hours|days|weeks|months|years) (?:earlier|before|later),"
)


def is_partitive(figure: Figure) -> bool:
    """Whether a figure counts some of a group that is named with it ("four of his children")."""
    after = figure.quote[figure.end - figure.sentence[0] :][:12]
    return bool(_PARTITIVE.search(figure.surface + after))


def speaks_of_earlier(figure: Figure) -> bool:
    """Whether a sentence gives a count as one that has been replaced ("initial reports")."""
    return bool(_EARLIER.search(lower_case(figure.quote)))


def speaks_of_another(figure: Figure) -> bool:
    """Whether a sentence is about another event than its article ("in an unrelated shooting")."""
    return bool(_ANOTHER.search(lower_case(figure.quote)))


def is_recalled(figure: Figure, published: date | None) -> bool:
    """Whether a figure is for a time that was over a while before the article came out."""
    period = figure.period
    if published is None or period is None or period.end is None:
        return False
    return period.end < published - RECALLED
