"""Time phrases of a sentence: mentions of dates with what bounds them.

"Since mid-2022", "by the end of next month", "from Monday to Thursday", "in the 12 months to
June" are each one phrase. "Early", "mid" and "late" are thirds of what they stand before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from figures import dates, relative_dates
from figures.bounds import OpenResolver, at_edge, between, bounded, ending, plain
from figures.calendar_words import DAY, MONTHS, NUMERALS, SEASONS, WEEKDAYS, Span
from figures.moment import Mention, Moment
from figures.text import lower_case

_FORMS = relative_dates.FORMS | dates.FORMS
_SCAN = re.compile(
    r"(?<![\w.$€£/])(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()) + ")"
)
_WORD = re.compile(r"[^\W_]+")
_UNITS = "hour day night week fortnight weekend month quarter half year decade season"
_TIME_WORDS = frozenset(
    {*MONTHS, *WEEKDAYS, *SEASONS, *_UNITS.split(), *(f"{unit}s" for unit in _UNITS.split())}
    | set(
        "century centuries morning afternoon evening yesterday today tomorrow tonight overnight"
        " eve then now q1 q2 q3 q4 h1 h2".split()
    )
)
_OPENERS = frozenset(
    {*NUMERALS, *MONTHS, *SEASONS}
    | set(
        "last next this that the same past coming previous preceding following recent current"
        " prior few several final fiscal financial christmas new twenty thirty forty fifty sixty"
        " ninety hundred".split()
    )
)
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/\d\d")
_YEAR_STARTS = frozenset("0123456789f")
_YEAR_LIKE = re.compile(r"(?:18|19|20)\d\d|(?:\d\d)?\d0s|fy\d\d")
_TAG = re.compile(r"<[^<>]*>")

_DATED = (
    r"(?:in|of|since|by|until|till|from|to|through|throughout|during|between|and|for|before|after"
    r"|than|last|next|this|early|mid|late|on|at|the|its|their|his|her|around|over)"
)
_MONTH_BEFORE = re.compile(rf"(?:\b{_DATED}[\s-]|['’]s\s|\()$")
_TO_MONTH = re.compile(rf"\s?[-–]\s?{dates.MONTH}")
_PERSON_MONTHS = (
    "may",
    "march",
    "april",
    "june",
    "jun",
    "august",
    "jan",
    "mar",
    "dec",
    "sep",
    "oct",
)
_YEAR_BEFORE = re.compile(
    r"(?:^|[(,;:]\s?|\b(?:in|since|by|until|till|during|before|after|from|through|throughout|"
    r"between|early|mid|late|pre|post|fiscal|end|versus|vs|summer|spring|autumn|fall|winter|"
    r"of|to|and|for|than|the|over|around|on|its|their|to\sdate|elections?|census)[\s-]"
    r"|['’]s\s|[-–]\s?)$"
)
_YEAR_AFTER = re.compile(
    r"$|[,.;:)\]'’\"”–-]|\s(?:and|to|the|when|as|with|was|were|but|for|in|on|at|by|who|that|which"
    r"|after|before|until|through|than|compared|levels?|elections?|census|season|harvest|budget"
    r"|vote|survey|war|invasion|figures?|report|total|target|because|while|from|had|has|is"
    r"|alone|under|amid|despite|due|according|,|he|she|it|they|we|there)\b"
)
_SHORT_DECADE = re.compile(r"['’]$|\bthe (?:(?:early|mid|late)[\s-])?$")
_WEEKDAY_NAME = re.compile(
    r"\s(?:nights|mornings|evenings|afternoons|Night (?:Live|Football)|Times|Telegraph|Mirror"
    r"|Express|Post|Mail)\b"
)
"""Behind a weekday: a habit or a title, no day."""
_SURE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|before|early|mid|late|pre|post|throughout|fiscal|end"
    r"|summer|spring|autumn|fall|winter)[\s-]|\()$"
)
_JOIN = re.compile(r",?\s(?:of\s|in\s)?(?:the\s)?$")
_INTO = re.compile(r"\s(?:in)?to\s(?:the\s)?(?:early\s)?$")
_RANGE = re.compile(
    r"\snight\sinto\s(?:early\s)?$|\s?(?:-|–|—)\s?$|\s(?:to|through|until|till|and)\s(?:the\send\sof\s|in\s)?$"
)
_EDGE = re.compile(
    r"(?:\b(?:the\s)?(?P<edge>end|close|start|beginning|middle|rest|remainder|course)[\s-]of[\s-]"
    r"(?:the\s)?|\b(?P<tight>end)-|\b(?P<third>early|earlier|mid|late|later)(?:-|\s(?:in\s|on\s)?))$"
)
_STRETCH = re.compile(
    r"\b(?:the\s)?(?:(?P<count>\d{1,3}|[a-z]+)[\s-])?(?P<unit>day|week|month|quarter|year|half)s?"
    r"(?:\speriod)?\s(?:to|through|ended|ending|up\sto|until)\s"
    r"(?:(?:in|on|at|the\send\sof)\s)?$"
)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s)?$")
_PREPOSITION = re.compile(r"\b(?:in|on|during|over|at|for|throughout)\s(?:the\s)?$")
_BOUND = re.compile(
    r"\b(?P<bound>since|by|until|till|up\sto|before|prior\sto|ahead\sof|after|from|as\sof|as\sat"
    r"|starting|beginning|effective|through|between|pre|post)(?:\s|-)"
    r"(?:(?:(?:about|around|at\sleast|the|in|on|from|late|as)|noon|midnight"
    r"|\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?(?:\slocal\stime)?),?\s(?:on\s)?)?$"
)
_BOUNDS = {
    "till": "until", "prior to": "before", "ahead of": "before", "pre": "before",
    "post": "after", "as at": "as of", "starting": "from", "beginning": "from",
    "effective": "from", "through": "up to",
}  # fmt: skip


@dataclass(slots=True)
class TimePhrase:
    """Words for a time with their bound, not yet resolved; offsets count in the sentence."""

    start: int
    end: int
    """Span of the words, bound included ("since mid-2022"; but "2024" of "in 2024")."""
    outer: int
    """Start with the preposition that carries no meaning of its own ("in 2024")."""
    grain: str
    bound: str
    """"since", "by", "until", "up to", "before", "after", "from", "as of", "between" or ""."""
    resolve: OpenResolver = field(repr=False)
    has_year: bool = False


@lru_cache(maxsize=16)  # a sentence is read for its times and once more for its status
def masked(text: str) -> str:
    """The text in lower case with markup blanked, every character at its own offset."""
    if "<" in text:
        text = _TAG.sub(lambda tag: " " * len(tag.group()), text)
    return lower_case(text).replace("\xa0", " ")


def may_tell_time(terms: frozenset[str], lowered: str) -> bool:
    """Whether `time_phrases` can find something in a text in lower case with these terms."""
    return (
        "/" in lowered
        or not _TIME_WORDS.isdisjoint(terms)
        or any(_YEAR_LIKE.match(term) for term in terms if term[0] in _YEAR_STARTS)
    )


def time_phrases(
    text: str, lowered: str, *, day_first: Callable[[], bool] = bool
) -> list[TimePhrase]:
    """The time phrases of a sentence, in order.

    `lowered` is `masked(text)`; `day_first` is asked how "05/06/2025" is read, when one stands
    there (as it is: month first).
    """
    mentions = _joined(_mentions(text, lowered, day_first), lowered)
    phrases: list[TimePhrase] = []
    skip = False
    for index, mention in enumerate(mentions):
        if skip:
            skip = False
            continue
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if after and _is_range(mention, after, lowered):
            phrases.append(_range(mention, after, lowered))
            skip = True
        else:
            phrases.append(_bounded(mention, lowered))
    return phrases


def _mentions(text: str, lowered: str, day_first: Callable[[], bool]) -> list[Mention]:
    found: list[Mention] = []
    done = 0
    for start in _beginnings(lowered):
        match = _SCAN.match(lowered, start) if start >= done else None
        mention = _mention(text, lowered, match, day_first) if match else None
        if mention:
            found.append(mention)
        if match:
            done = mention.end if mention else match.end()
    return found


def _beginnings(lowered: str) -> list[int]:
    """Where a form can begin: each form holds a word of time among its first few words."""
    names = _WORD.findall(lowered)
    hits = [
        index
        for index, name in enumerate(names)
        if name in _TIME_WORDS or (name[0] in _YEAR_STARTS and _YEAR_LIKE.match(name))
    ]
    if not hits and "/" not in lowered:
        return []
    reached = hits[-1] + 1 if hits else 0
    places = [word.start() for word in islice(_WORD.finditer(lowered), reached)]
    starts: list[int] = []
    done = 0
    for hit in hits:
        starts += (
            places[index]
            for index in range(max(done, hit - 4), hit + 1)
            if index == hit or names[index] in _OPENERS or names[index][0].isdigit()
        )
        done = hit + 1
    if "/" in lowered:
        starts = sorted({*starts, *(match.start() for match in _SLASHED.finditer(lowered))})
    return starts


def _mention(
    text: str, lowered: str, match: re.Match[str], day_first: Callable[[], bool]
) -> Mention | None:
    form, words, start = match.lastgroup or "", match.group(), match.start()
    if form in relative_dates.FORMS:
        month = dates.MONTH_NAME.match(words.split()[-1])
        if month and not text[start + len(words) - len(month.group())].isupper():
            return None  # "a fire that may have begun": a verb
        return relative_dates.read_relative(form, words, start)
    mention = None
    if _is_date(form, text, lowered, match):
        slashed = form == "slashed" and day_first()
        mention = dates.read_date(form, words, start, day_first=slashed)
    if mention is None and form == "month_day" and text[start].isupper():
        month = dates.MONTH_NAME.match(words)
        mention = dates.read_date("month", month.group(), start) if month else None
    return mention


def _is_date(form: str, text: str, lowered: str, match: re.Match[str]) -> bool:
    """Whether a form is meant as a date here: "May" may be a verb, "2000" a number."""
    start, end = match.span()
    before = lowered[max(0, start - 14) : start]
    if form == "month":
        name = match.group().rstrip(".")
        sure = (
            name not in _PERSON_MONTHS
            or _MONTH_BEFORE.search(before)
            or _TO_MONTH.match(lowered, end)
        )
        return text[start].isupper() and bool(sure)
    if form == "month_day":
        # "In May 12 people died": a day would have been told with "on".
        counts = before.endswith("in ") and lowered[end : end + 2].strip().isalpha()
        return text[start].isupper() and not counts
    if form == "year":
        if before[-1:] == "-" and not _SURE_YEAR.search(before):
            return False
        sure = _SURE_YEAR.search(before)
        return bool(sure or (_YEAR_BEFORE.search(before) and _YEAR_AFTER.match(lowered, end)))
    if form == "decade" and len(match.group()) < 5:
        return bool(_SHORT_DECADE.search(before))
    if form == "season":
        return bool(re.search(r"\b(?:in|the|during|since|by|until|early|mid|late)[\s-]$", before))
    if form == "weekday":
        return text[start].isupper() and not _WEEKDAY_NAME.match(text, end)
    return True


def _joined(mentions: list[Mention], lowered: str) -> list[Mention]:
    """Parts put into the larger span named with them: "May" + "of last year"."""
    joined: list[Mention] = []
    for mention in mentions:
        part = joined[-1] if joined else None
        gap = lowered[part.end : mention.start] if part else ""
        if part and lowered[part.start : part.end] == "overnight" and _INTO.match(gap):
            joined[-1] = _night_into(part, mention)
            continue
        if part and len(gap) < 10 and _JOIN.match(gap):
            wider = ("month", "year", "decade") if part.grain == "window" else ("year", "decade")
            if part.inside and not part.has_year and mention.grain in wider:
                joined[-1] = _put_inside(part, mention)
                continue
            if (
                part.grain == mention.grain == "day"
                and mention.inside
                and not (part.inside or part.has_year)
            ):
                mention.start = part.start  # "Tuesday, 26 May"
                joined[-1] = mention
                continue
        joined.append(mention)
    return joined


def _night_into(part: Mention, day: Mention) -> Mention:
    """ "Overnight into Sunday": that day and the one before."""

    def resolve(moment: Moment) -> Span | None:
        span = day.resolve(moment)
        return (span[0] - DAY, span[1]) if span else None

    return Mention(part.start, day.end, "day", resolve, None, day.has_year)


def _put_inside(part: Mention, whole: Mention) -> Mention:
    inside = part.inside

    def resolve(moment: Moment) -> Span | None:
        outer = whole.resolve(moment)
        return inside(outer) if inside and outer else None

    return Mention(part.start, whole.end, part.grain, resolve, None, whole.has_year)


def _is_range(first: Mention, last: Mention, lowered: str) -> bool:
    gap = lowered[first.end : last.start]
    if len(gap) > 18 or not _RANGE.match(gap):
        return False
    return first.grain == last.grain or (first.grain in ("day", "month") and last.grain == "month")


def _range(first: Mention, last: Mention, lowered: str) -> TimePhrase:
    bound = _FROM.search(lowered, max(0, first.start - 14), first.start)
    start = bound.start() if bound else first.start
    resolve = between(first, last)
    has_year = first.has_year or last.has_year
    return TimePhrase(start, last.end, start, last.grain, "between", resolve, has_year)


def _bounded(mention: Mention, lowered: str) -> TimePhrase:
    phrase = TimePhrase(
        mention.start, mention.end, mention.start, mention.grain, "", plain(mention),
        mention.has_year,
    )  # fmt: skip
    edge = _EDGE.search(lowered, max(0, phrase.start - 24), phrase.start)
    if edge:
        phrase.resolve = at_edge(phrase.resolve, edge["edge"] or edge["third"] or "end")
        phrase.start = phrase.outer = edge.start()
    stretch = _STRETCH.search(lowered, max(0, phrase.start - 40), phrase.start)
    length = _length(stretch) if stretch else None
    if stretch and length:
        phrase.start = phrase.outer = stretch.start()
        phrase.resolve = ending(phrase.resolve, *length)
        phrase.grain, phrase.bound = "window", "between"
        return phrase
    bound = _BOUND.search(lowered, max(0, phrase.start - 30), phrase.start)
    if bound:
        words = " ".join(bound["bound"].split())
        phrase.bound = _BOUNDS.get(words, words)
        if (
            phrase.bound == "before"
            and edge
            and (edge["edge"] or edge["tight"]) in ("end", "close")
        ):
            phrase.bound = "by"  # before the end of the year: its last day counts
        phrase.resolve = bounded(phrase.resolve, phrase.bound)
        phrase.start = phrase.outer = bound.start()
        if mention.is_range and phrase.bound in ("from", "between"):
            phrase.bound, phrase.resolve = "between", plain(mention)
    elif outer := _PREPOSITION.search(lowered, max(0, phrase.start - 14), phrase.start):
        phrase.outer = outer.start()
    return phrase


def _length(stretch: re.Match[str]) -> tuple[int, str] | None:
    count = stretch["count"] or "one"
    number = int(count) if count.isdigit() else NUMERALS.get(count, 1 if count == "the" else None)
    return (number, stretch["unit"]) if number else None
