"""Ages: "28-year-old", "aged 36", "John Smith, 36,", "she is 60"."""

from __future__ import annotations

import re
from typing import NamedTuple

from figures.addresses import is_abroad


class Age(NamedTuple):
    """The unit an age is told in and the span of its words."""

    unit: str
    start: int
    end: int


_OLD = re.compile(
    r"[\s-]{0,3}(?P<unit>year|month|week|day)s?(?:[\s-]{1,3}olds?|\s+of\s+age)(?![^\W_])"
    r"|[\s-]?(?P<short>y/o|yo|yr[\s-]old|yrs\s+old)(?![^\W_])",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?<![^\W_])(?:ages?\s+of\s+(?:the\s+)?[a-z]+\s+(?:as|were|was|are|is)|(?:aged?|ages|age\s+of|ages\s+of)(?:\s+(?:between|from))?|turn(?:s|ed|ing)|"
    r"(?:younger|older)\s+than|(?:you|they)(?:['’]re|\s+are)|(?:he|she|I)(?:['’]s|['’]m|\s+(?:is|was|will\s+be|turned))(?:\s+(?:only|just|already))?)\s\Z",
    re.IGNORECASE,
)
_KIN_IS = re.compile(
    r"\b(?:dad|mom|mum|mother|father|brother|sister|son|daughter|husband|wife|grandmother|grandfather)"
    r"(?:['’]s|\s(?:is|was))\s(?:only\s|just\s)?\Z"
)
_PERSON = re.compile(r"(?<![^\W_])(?:he|she|turn|you|they|I\b)", re.IGNORECASE)
_NAMED_IS = re.compile(
    r"[A-Z][\w’'-]+\s[A-Z][\w’'-]+(?:,\s\w+,)?\s(?:was|is|turned)\s(?:only\s|just\s)?\Z"
)
_AT_THE_TIME = re.compile(r"\s(?:at\s+the\s+time|when|years?\s+old)\b|\s?[.;]")
_KIN = re.compile(
    r"\b(?:brother|sister|son|daughter|mother|father|boy|girl|wife|husband|man|woman|friend|"
    r"victim|suspect|child|children|men|women|people|teen|teenager|cousin|uncle|aunt|nephew|niece|grandson|granddaughter|"
    r"student|driver|resident|native|gunman|shooter|boyfriend|girlfriend|twin|baby|defendant|"
    r"pensioner|widow|widower|teacher|officer|soldier|pilot|cyclist|motorcyclist|pedestrian|"
    r"passenger|farmer|nurse|doctor|singer|actor|actress|midfielder|striker|winger|defender|"
    r"goalkeeper|keeper|batsman|bowler|pitcher|quarterback|guard|veteran|champion|incumbent|"
    r"candidate|fugitive|inmate|prisoner|climber|hiker|swimmer|surfer|runner|star|host|presenter|"
    r"executive|businessman|businesswoman|billionaire|mogul|lawyer|attorney|politician|lawmaker|"
    r"senator|journalist|reporter|author|novelist|director|rapper|model|comedian|entrepreneur|"
    r"founder|boxer|golfer|activist|engineer|worker|employee|manager|coach|captain|princess|prince|"
    r"duke|duchess|queen|artist|dancer|musician|drummer|guitarist|composer|photographer)s?,\s\Z",
    re.IGNORECASE,
)
_ENDS_CLAUSE = re.compile(
    r"\s?(?:[.,;:)!?\n—–]|-(?!\w)|\Z|(?:later|earlier|last|today|soon|and|by|when|at|on|in|as|but|or|who|this|that|next|if|now|were|was|are|is|had|have|to|respectively)\b)"
)
_AFTER_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:III|II|IV|Jr\.?|Sr\.?))?\s?,\s?\Z")
_CLOSES_AGE = re.compile(
    r"\s?(?:[,.;)]|\Z)|\s[-–—(]|\s(?:of|from)\s+(?:the\s+)?[A-Z]|\s+and\s+(?:[A-Z]|of\s|\d\d?\s?[,.;)])"
)
_FOLK_UNDER = re.compile(
    r"\b(?:voters?|people|adults?|children|kids|men|women|those|anyone|everyone|anybody|americans|"
    r"workers|patients|drivers|players?|residents|citizens|girls|boys|students|males|females)\s"
    r"(?:under|over|below|above|aged)\s\Z",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:[A-Z][\w’'-]*|\b(?:wom[ae]n|m[ae]n|boy|girl|teen|teenager|brother|sister|son|daughter|"
    r"victim|suspect|friend|classmate|cousin|husband|wife|mother|father|girlfriend|boyfriend)),"
    r"\s(?:then|now|only|just|age|aged|also|both)\s\Z"
)
_WHO_WAS = re.compile(r"\b(?:who|he|she|I|whom)\s(?:is|was|were)\s(?:only\s|just\s)?\Z")
_WHO_IS = re.compile(
    r"\b(?:who|he|she)\s(?:is|was)\s(?:(?:only|just|about|almost|nearly|barely|now|then)\s)?\Z"
)
_CLOSED = re.compile(r"\s?[,;)](?!\d)")
_FULL_NAME = re.compile(r"(?!(?:In|At|On|For|From|By|As|Of)\s)[A-Z][a-z]+\s[A-Z][a-z]+,\s\Z")
_WAS = re.compile(r"\s(?:was|is)\b")
_WHEN = re.compile(r"\s(?:when|at\s+the\s+time)\b")
_TIME_UNIT = re.compile(r"[\s-]+(year|month|week|day)s?\b")
_AT = re.compile(
    r"(?:\A|[.;:,“\"(—–]\s*|\b(?:and|but|then|when|that)\s)[Aa]t\s(?:just\s|only\s)?\Z"
)
_THEN_WHO = re.compile(r",\s(?:he|she|I|they|(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen)\.)\s")
_AT_LEADS = frozenset(("At", "at", "just", "only"))
_LEAST_AT = 13
"""Up to twelve "at 9, he ..." may be an hour."""
_PLACES = frozenset("Page Chapter Section Article Route Highway Room Channel".split())


_LEADS = frozenset(
    "aged age ages of between from as than turn turns turned turning is was were are be he she i "
    "only just already under over below above about almost nearly barely now then also both".split()
)
"""Words that may stand right before an age; behind any other that is all of letters is none."""


def read_age(text: str, start: int, stop: int, low: int, end: int, value: float) -> Age | None:
    """The age that a number tells; None when it tells none.

    `start` and `stop` are the span of the number, `low` and `end` that of the sentence.
    """
    match = _OLD.match(text, stop, end)
    if match is not None:
        return Age((match["unit"] or "year").lower(), start, match.end())
    if value > 120 or value != int(value):
        return None
    window = max(low, start - 28)
    lead = text[window:start].rsplit(None, 1)
    if lead and lead[-1] in _AT_LEADS and value >= _LEAST_AT and _THEN_WHO.match(text, stop, end):
        return Age("year", start, stop) if _AT.search(text[window:start]) else None
    if not lead or (lead[-1].isalpha() and lead[-1].lower() not in _LEADS):
        return None
    aged = _AGED.search(text, window, start)
    if aged is not None:
        return _aged(text, aged, start, stop, end)
    if text[start - 2 : start].endswith((", ", ",")) and value >= 1:
        named = _AFTER_NAME.search(text, window, start) or _KIN.search(text, window, start)
        is_part = text[start].isalpha() and text.startswith(
            " of ", stop
        )  # "Poe, one of Roe's sons"
        if named is not None and _CLOSES_AGE.match(text, stop, end) and not is_part:
            word = named.group().split()[0].rstrip(",")
            is_place = word in _PLACES or is_abroad(text, start, low)
            return None if is_place else Age("year", start, stop)
    if _is_limit(text, window, start, stop, end, value):
        return Age("year", start, stop)
    if value > 1 and _FULL_NAME.search(text, window, start) and _WAS.match(text, stop, end):
        return Age("year", start, stop)
    if value >= 1 and _WHEN.match(text, stop, end) and _WHO_WAS.search(text, window, start):
        return Age("year", start, stop)
    if value >= 1 and _KIN_IS.search(text, window, start) and _ENDS_CLAUSE.match(text, stop, end):
        return Age("year", start, stop)
    if value < 5 or _AT_THE_TIME.match(text, stop, end) is None:
        return None
    named = _NAMED_IS.search(text, max(low, start - 50), start)
    return Age("year", start, stop) if named else None


def _is_limit(text: str, window: int, start: int, stop: int, end: int, value: float) -> bool:
    """Whether a bare number bounds or tells an age: "voters under 30", "Ann Poe, then 38, "."""
    if not 1 <= value <= 110:
        return False
    if _FOLK_UNDER.search(text, window, start):
        return _ENDS_CLAUSE.match(text, stop, end) is not None
    if _WHO_IS.search(text, window, start) and _CLOSED.match(text, stop, end):
        return True
    return bool(_THEN.search(text, window, start) and _CLOSES_AGE.match(text, stop, end))


def ends_clause(text: str, stop: int, end: int) -> bool:
    """Whether no noun follows that a number ending at `stop` could count."""
    return _ENDS_CLAUSE.match(text, stop, end) is not None


def _aged(text: str, aged: re.Match[str], start: int, stop: int, end: int) -> Age | None:
    if _PERSON.match(aged.group()):
        return Age("year", start, stop) if _ENDS_CLAUSE.match(text, stop, end) else None
    unit = _TIME_UNIT.match(text, stop, end)
    if unit is not None:
        return Age(unit[1], start, unit.end())
    return Age("year", start, stop)
