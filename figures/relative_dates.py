"""Times told from where the article stands: "last week", "three years ago", "overnight".

"Last year" is the calendar year before, "the past year" the twelve months up to publication.
Weeks run from Monday to Sunday. A window of N units reaches back N units from the day of
publication, that day included.
"""

from __future__ import annotations

import re

from figures.calendar_words import DAY, MONTHS, NUMERALS, SEASONS, WEEKDAYS, Span, shift, unit_span
from figures.moment import Mention, Moment, single

_NUM = (
    rf"(?:\d{{1,3}}|(?:a\s)?(?:few|couple\sof|couple|dozen)|several|{'|'.join(NUMERALS)}"
    r"|twenty|thirty|forty|fifty|sixty|ninety|hundred)"
)
_UNIT = r"(?:hour|day|night|week|fortnight|weekend|month|quarter|year|decade|century|centurie)s?"
_NAMES = "|".join(
    (
        *SEASONS,
        *WEEKDAYS,
        *(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")),
    )
)
_PART = r"(?:morning|afternoon|evening|night)"

_WHOLE = rf"(?:last|this|that|the)\s(?:year|month|quarter)|{_NAMES}\b|(?:19|20)\d\d\b"
"""Behind "the last two months of": they end with it, and not today."""

FORMS = {
    "window": rf"(?:past|last|next|coming|previous|preceding|following|recent)\s"
    rf"(?:{_NUM}[\s-])?(?:hours|days|nights|weeks|fortnights|weekends|months|quarters|years"
    rf"|decades|centuries)\b(?!\sof\s(?:{_WHOLE}))"
    r"|past\s(?:hour|day|week|fortnight|month|quarter|year|decade|century)\b",
    "relative": r"(?:that\ssame|the\ssame|the\snext|same|that|this|last|next|previous|preceding"
    rf"|following|coming|current|prior)\s(?:(?:fiscal|financial|calendar)\s)?(?:day|week|weekend|month"
    rf"|quarter|half|year|decade|century|season|{_PART}|{_NAMES})(?!\w|-)",
    "day_word": r"(?:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today"
    r"|tomorrow|tonight|overnight)\b",
    "ago": rf"(?:{_NUM}\s{_UNIT}|(?:the\s)?(?:day|week|month|quarter|year))\s"
    r"(?:ago|earlier|previously|later|afterwards?|(?:before|prior|after)(?!\s(?:to|the|an?|this"
    r"|that|its|his|her|their|it|he|she|they)\b))\b",
    "new_year": r"(?:christmas\s(?:day|eve)|new\syear['’]s\s(?:day|eve))",
    "unit_end": r"(?:year|quarter|month)[\s-]end\b",
    "the_unit": r"(?<=of\s)the\s(?:year|month|week|quarter|decade|century)\b",
    "weekend": r"the\sweekend\b",
    "then": r"(?<=since\s)then\b|(?<=until\s)now\b|(?<=until\s)then\b",
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
}
_SPACE = re.compile(r"[\s-]+")
_HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}
_BACK = ("last", "previous", "preceding", "prior")
_AHEAD = ("next", "coming", "following")


def read_relative(form: str, words: str, start: int) -> Mention | None:
    """The mention of a matched form of `FORMS`; `words` is in lower case."""
    mention = Mention(start, start + len(words), "day", lambda _: None)
    parts = _SPACE.split(words)
    match form:
        case "window":
            return _window(mention, parts)
        case "relative":
            return _relative(mention, parts)
        case "ago":
            return _ago(mention, parts)
        case "new_year":
            month, day = _HOLIDAYS[" ".join(parts).replace("’", "'")]
            mention.resolve = lambda moment: moment.day(month, day)
            mention.inside = lambda span: single(span[0].replace(month=month, day=day))
        case "unit_end":
            mention.resolve = lambda moment: _last_day(moment, parts[0])
        case "the_unit":
            mention.grain = parts[1]
            mention.resolve = lambda moment: _unit_meant(moment, parts[1])
        case "weekend":
            mention.resolve = _weekend
        case "then":
            mention.resolve = _then if words == "then" else lambda moment: single(moment.today)
        case _:
            mention.resolve = lambda moment: _day_word(words, moment)
    return mention


def _last_day(moment: Moment, unit: str) -> Span | None:
    """ "At year-end": the last one there was, or the next when the clause looks ahead."""
    span = moment.unit(unit, 0)
    if span and moment.today and span[1] > moment.today and not moment.future:
        span = moment.unit(unit, -1)
    return single(span[1]) if span else None


def _unit_meant(moment: Moment, unit: str) -> Span | None:
    """ "The end of the year": the year told of, or today's when the clause looks ahead."""
    told = None if moment.future else moment.anchored(unit, 0)
    return told or moment.unit(unit, 0)


def _weekend(moment: Moment) -> Span | None:
    span = moment.unit("weekend", 0)
    if span and moment.today and span[0] > moment.today and not moment.future:
        return moment.unit("weekend", -1)
    return span


def _then(moment: Moment) -> Span | None:
    return moment.anchors[-1] if moment.anchors else None


def _day_word(words: str, moment: Moment) -> Span | None:
    if moment.today is None:
        return None
    if words == "overnight":
        return moment.today - DAY, moment.today
    step = {"yesterday": -1, "tomorrow": 1}.get(words, 0)
    if words.startswith("the day"):
        step = -2 if words.endswith("yesterday") else 2
    return single(moment.today + DAY * step)


def _number(parts: list[str]) -> int | None:
    """How many: None when it is left vague ("a few", "several")."""
    words = [part for part in parts if part not in ("of", "the")]
    if len(words) > 1 and words[0] == "a":
        words = words[1:]
    word = words[0] if words else ""
    return int(word) if word.isdigit() else NUMERALS.get(word, _TENS.get(word))


def _unit(word: str) -> str:
    return "century" if word.startswith("centur") else word.rstrip("s")


def _window(mention: Mention, parts: list[str]) -> Mention:
    which, unit = parts[0], _unit(parts[-1])
    count = _number(parts[1:-1]) if len(parts) > 2 else 1 if not parts[-1].endswith("s") else None
    ahead = which in _AHEAD
    mention.grain = "window"
    mention.open_end = ahead and count is None
    mention.open_start = not ahead and count is None

    def resolve(moment: Moment) -> Span | None:
        if moment.today is None:
            return None
        if count is None:
            return moment.today, moment.today
        far = shift(moment.today, count if ahead else -count, unit)
        return (moment.today, far) if ahead else (far, moment.today)

    mention.resolve = resolve
    return mention


def _relative(mention: Mention, parts: list[str]) -> Mention:
    which, unit = parts[0], parts[-1]
    if which == "the" and parts[1] == "next":
        if not (unit in WEEKDAYS or unit in MONTHS or unit in SEASONS or unit == "season"):
            return _next(mention, unit)
        which = "next"
    anchored = which in ("that", "same", "the") or which in ("previous", "preceding", "following")
    step = -1 if which in _BACK else 1 if which in _AHEAD else 0
    mention.grain = unit
    if unit in ("morning", "afternoon", "evening", "night"):
        mention.grain = "day"
        mention.resolve = lambda moment: (
            moment.anchored("day", 0)
            if anchored
            else moment.unit("day", -1 if which == "last" else step)
        )
    elif unit in WEEKDAYS:
        mention.grain = "day"
        mention.resolve = lambda moment: moment.weekday(WEEKDAYS[unit], which)
    elif unit in MONTHS:
        mention.grain = "month"
        mention.resolve = lambda moment: _named_month(moment, MONTHS[unit], which)
    elif unit in SEASONS:
        mention.grain = "season"
        mention.resolve = lambda moment: moment.season(unit, which)
    elif unit == "season":
        return mention
    else:

        def resolve(moment: Moment) -> Span | None:
            span = moment.anchored(unit, step) if anchored else None
            if span or which in ("that", "same", "the"):
                return span
            return moment.unit(unit, step)

        mention.resolve = resolve
    return mention


def _next(mention: Mention, unit: str) -> Mention:
    """ "The next day": behind a day named before, else or in a plan behind today."""
    mention.grain = "day" if unit in ("morning", "afternoon", "evening", "night") else unit

    def resolve(moment: Moment) -> Span | None:
        told = None if moment.future else moment.anchored(mention.grain, 1)
        return told or (moment.unit(mention.grain, 1) if moment.future else None)

    mention.resolve = resolve
    return mention


def _named_month(moment: Moment, month: int, which: str) -> Span | None:
    """ "Last May" is a May that is over, "next May" one that has not begun, "this May" this
    year's."""
    if moment.today is None:
        return None
    year = moment.today.year
    if which in _BACK:
        year -= moment.today.month <= month
    elif which in _AHEAD:
        year += moment.today.month >= month
    return unit_span(moment.today.replace(year=year, month=month, day=1), "month")


def _ago(mention: Mention, parts: list[str]) -> Mention:
    side = parts[-1]
    unit = _unit(parts[-2])
    count = _number(parts[:-2]) if len(parts) > 2 and parts[:-2] != ["the"] else 1
    back = side in ("ago", "earlier", "before", "prior", "previously")
    mention.grain = unit

    def resolve(moment: Moment) -> Span | None:
        if count is None:
            return None
        step = -count if back else count
        if side != "ago" and moment.anchors:
            first, last = moment.anchors[-1]
            if unit == "year" and count > 1 and first == last:  # at the vote four years earlier
                return unit_span(shift(first, step, unit), unit)
            return shift(first, step, unit), shift(last, step, unit)
        if moment.today is None or not back:
            return None
        far = shift(moment.today, step, unit)
        return unit_span(far, "day" if unit in ("hour", "night") else unit)

    mention.resolve = resolve
    return mention
