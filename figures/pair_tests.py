"""The tests that may explain why two numbers for one thing differ, one function each.

Every test looks at one cause and gives a Finding: the verdict it would settle on, or None when
it explains nothing, with what it saw in words. `figures.verdict` tries them in order; conflict is
what remains when none of them explains the difference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from figures.entries import is_age_of_person
from figures.interval import Interval, committed, is_rounding, value_of
from figures.labels import deed_in_words
from figures.model import Claim, Figure, Period, Verdict
from figures.numerals_in_prose import small_numbers
from figures.origins import same_origin, voice
from figures.vocabulary import DEED, HARM, RUNNING


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test found: the verdict it settles, or None, and the facts in words."""

    verdict: Verdict | None
    words: str


@dataclass(frozen=True, slots=True)
class PairContext:
    """What a pair is judged by besides its two claims."""

    topic: str = ""
    """Topic of the question, as `figures.entries` names it."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Article -> name of its group of copies, for articles that have copies."""
    also: Mapping[str, tuple[Interval, ...]] = field(default_factory=dict)
    """Article -> everything it gives as an answer to this question."""

    @property
    def deed(self) -> str:
        """The first word of the topic: "killed", "age", "move"."""
        return self.topic.partition(":")[0]


OWN_BOTH = "the article with"
"""How the finding starts that one of the two articles gives both numbers itself."""
BIRTHDAY = timedelta(days=21)
"""Less time than this between two articles, and a birthday is no likely explanation."""
LONG = 27
"""Days of a period that is a month or more: not the day of an event."""

_UNITS = {
    "hour": ("hour", 1.0),
    "minute": ("hour", 1 / 60),
    "second": ("hour", 1 / 3600),
    "kilometre": ("metre", 1000.0),
    "kilometer": ("metre", 1000.0),
    "mile": ("metre", 1609.344),
    "metre": ("metre", 1.0),
    "meter": ("metre", 1.0),
    "foot": ("metre", 0.3048),
    "yard": ("metre", 0.9144),
    "inch": ("metre", 0.0254),
    "kilogram": ("kilogram", 1.0),
    "gram": ("kilogram", 0.001),
    "pound": ("kilogram", 0.45359237),
    "tonne": ("kilogram", 1000.0),
    "ton": ("kilogram", 907.18474),
    "acre": ("hectare", 0.40468564),
    "hectare": ("hectare", 1.0),
    "square kilometre": ("hectare", 100.0),
    "square mile": ("hectare", 258.998811),
}
_REVISED = re.compile(
    r"\b(?:revised|correct(?:ed|ion)|updated (?:count|toll|figures?|number)|initial(?:ly)?|"
    r"earlier (?:report|said|count)|"
    r"at first|first reported|rose to|risen to|climbed to|(?:has|have) (?:since|now) died|"
    r"later died|increased to|raised to|originally|preliminary|early reports?|now stands)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:others?|another|besides|more|additional|remaining|else)\b", re.IGNORECASE
)
_GUNMAN = re.compile(
    r"\b(?:including|includes|plus|besides|excluding|not counting|as well as|along with) (?:the )?"
    r"(?:\w+ )?(?:gunm[ae]n|gunwoman|shooter|suspect|attacker|assailant|killer|perpetrator)"
    r"|(?:kill(?:ed|ing)|shot|shooting|taking|took|turn(?:ed|ing) the (?:gun|weapon) on) "
    r"(?:him|her|his|their)(?:self|selves| own life)?|murder-suicide|committed suicide|"
    r"took (?:his|her) own life|(?:gunman|shooter|suspect) (?:was |is |were )?(?:also )?"
    r"(?:dead|killed|died)",
    re.IGNORECASE,
)
_SHOT = re.compile(r"\b(?:shot|struck|hit|victims?|gunned|gunshots?)\b", re.IGNORECASE)
_GRAVE = re.compile(
    r"\b(?:critical(?:ly)?|serious(?:ly)?|grave(?:ly)?|life-threatening|severe(?:ly)?)\b",
    re.IGNORECASE,
)


def copy_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Are the two one voice?"""
    reason = same_origin(a, b, context.copies)
    if reason:
        return Finding("same-origin", reason)
    return Finding(None, f"two origins: {voice(a)}; {voice(b)}")


def rounding_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """May one number be the other one, rounded?"""
    for exact, rounded in ((a, b), (b, a)):
        if is_rounding(exact.figure, rounded.figure):
            return Finding("agree", f"{_number(rounded)} is {_number(exact)} with fewer digits")
    return Finding(None, "neither is a rounding of the other")


def hedge_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Do the values meet once hedges and bounds are read?"""
    ours, theirs = committed(a.figure), committed(b.figure)
    if a.figure.unit == b.figure.unit and ours.meets(theirs):
        equal = a.figure.low == b.figure.low and a.figure.high == b.figure.high
        if equal:
            return Finding("agree", f"both say {_number(a)}")
        return Finding("agree", f"“{a.figure.surface}” and “{b.figure.surface}” allow one value")
    return Finding(None, f"{apart(a, b)}")


def unit_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Is it one quantity in two units?"""
    one, other = a.figure.unit, b.figure.unit
    if one == other or (a.figure.kind == b.figure.kind == "count"):
        return Finding(None, "same unit")
    if one in _UNITS and other in _UNITS and _UNITS[one][0] == _UNITS[other][0]:
        ours = committed(a.figure).scaled(_UNITS[one][1])
        theirs = committed(b.figure).scaled(_UNITS[other][1])
        if ours.meets(theirs):
            return Finding("agree", f"the same in {one}s and in {other}s")
        return Finding(None, f"{one}s and {other}s, converted, do not meet")
    return Finding(
        "different-scope", f"one is in {one or 'a count'}, the other in {other or 'a count'}"
    )


def period_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Do they speak of different times?"""
    if is_age_of_person(a.figure) and is_age_of_person(b.figure):
        return _birthday(a, b)
    ours, theirs = a.figure.period, b.figure.period
    if context.deed in HARM and "@" not in context.topic:
        return Finding(None, "one affair, whatever the days")
    for done, to_come in ((a, b), (b, a)):
        if _over_before(done, to_come):
            text = done.figure.period.text if done.figure.period else "the past"
            return Finding(
                "different-period",
                f"{_number(done)} is for {_when(done, text)} as reported, "
                f"{_number(to_come)} is still to come",
            )
    if ours is None or theirs is None:
        return Finding(None, "no two periods to compare")
    if _disjoint(ours, theirs) and (_length(ours) > LONG or _length(theirs) > LONG):
        return Finding(
            "different-period", f"{_number(a)} is for {_when(a)}, {_number(b)} for {_when(b)}"
        )
    if _disjoint(ours, theirs):
        return Finding(None, f"days differ ({_when(a)}; {_when(b)}), which tells little")
    if _same_span(ours, theirs):
        year = "year" if _when(a).isdigit() else "time"
        return Finding(None, f"same {year} {_when(a)}")
    return Finding(None, f"times overlap ({_when(a)}; {_when(b)})")


def running_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Did a running count move on between the two?"""
    cumulative = any(c.figure.period and c.figure.period.cumulative for c in (a, b))
    if context.deed not in RUNNING and not cumulative and "reward" not in context.topic:
        return Finding(None, "not a running count")
    first, last = sorted((a, b), key=_as_of)
    if hedge_test(a, b, context).verdict and first.figure.relation not in (">", ">="):
        return Finding(None, "the values meet")
    rises = (value_of(last.figure) or 0) > (value_of(first.figure) or 0)
    dated = _day(first), _day(last)
    days = (dated[1] - dated[0]).days if dated[0] and dated[1] else None
    revised = _REVISED.search(last.figure.quote) or (
        days == 0 and _REVISED.search(first.figure.quote)
    )
    if days and (rises or revised):
        moved = "a revision says so" if revised and not rises else "the count went on"
        return Finding(
            "update",
            f"{_number(last)} was published {days} day{'s' * (days != 1)} after "
            f"{_number(first)}: {moved}",
        )
    if revised:
        return Finding(
            "update", f"one text speaks of a revised count: {_number(first)}, {_number(last)}"
        )
    if days is None:
        return Finding(None, "a running count, but not dated")
    return Finding(None, "published the same day" if not days else "the later count is lower")


def status_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Is one planned, alleged or denied, and the other reported as done?"""
    ours, theirs = a.figure.status, b.figure.status
    hard = {"planned", "denied"}
    if ours != theirs and (ours in hard or theirs in hard):
        return Finding("different-status", f"{_number(a)} is {ours}, {_number(b)} is {theirs}")
    return Finding(None, f"both {ours}" if ours == theirs else f"{ours} and {theirs}")


def place_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Do they speak of different places?"""
    ours = {name.lower() for name in a.figure.place}
    theirs = {name.lower() for name in b.figure.place}
    if not ours or not theirs:
        return Finding(None, "no two places to compare")
    if ours & theirs:
        return Finding(None, f"same place, {_list(sorted(ours & theirs))}")
    if context.deed in RUNNING or context.deed == "age":
        return Finding(None, "places are named differently, within one affair")
    return Finding(
        "different-scope",
        f"{_number(a)} is for {_list(a.figure.place)}, {_number(b)} for {_list(b.figure.place)}",
    )


def together_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Does one article give both numbers, and so does not take them for two answers?"""
    for ours, theirs in ((a, b), (b, a)):
        if _gives(context, ours.article, theirs.figure):
            if _REVISED.search(ours.figure.quote):
                first, last = _number(ours), _number(theirs)
                return Finding("update", f"one article gives {first} and {last}, as a revision")
            return Finding(
                "different-scope",
                f"{OWN_BOTH} {_number(ours)} gives {_number(theirs)} as well",
            )
    both = [
        article
        for article in context.also
        if _gives(context, article, a.figure) and _gives(context, article, b.figure)
    ]
    if len(both) > 1:
        return Finding("different-scope", f"{len(both)} other articles give both, side by side")
    return Finding(None, "no article gives both")


def _gives(context: PairContext, article: str, figure: Figure) -> bool:
    wanted = committed(figure)
    return any(interval.meets(wanted) for interval in context.also.get(article, ()))


def subset_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Does one count a part of what the other counts?"""
    less, more = sorted((a, b), key=lambda claim: value_of(claim.figure) or 0)
    if less.figure.part_of is not None:
        return Finding(
            "different-scope", f"{_number(less)} is said to be a part of a larger number"
        )
    if context.deed not in RUNNING:
        return Finding(None, "no sign that one is part of the other")
    gap = (value_of(more.figure) or 0) - (value_of(less.figure) or 0)
    if (
        gap <= 2
        and any(_GUNMAN.search(c.figure.quote) for c in (a, b))
        and context.deed == "killed"
    ):
        return Finding(
            "different-scope", "one counts the attacker among the dead, the other does not"
        )
    if _OTHERS.search(_beside(less)) and not _OTHERS.search(_beside(more)):
        return Finding("different-scope", f"{_number(less)} counts the others, besides those named")
    whole = _SHOT.search(_beside(more)) and not _OTHERS.search(_beside(more))
    if context.deed == "hurt" and whole and gap in {*_dead(less), *_dead(more)}:
        return Finding("different-scope", f"{_number(more)} counts the dead as well")
    if context.deed == "hurt" and _GRAVE.search(_beside(less)) and not _GRAVE.search(_beside(more)):
        return Finding("different-scope", f"{_number(less)} counts the badly hurt alone")
    return Finding(None, "no sign that one is part of the other")


def definition_test(a: Claim, b: Claim, context: PairContext) -> Finding:
    """Do they count by different definitions? Said in words; it settles nothing by itself."""
    ours, theirs = deed_in_words(a.figure), deed_in_words(b.figure)
    if ours and theirs and ours != theirs:
        return Finding(None, f"the first counts {ours}, the second {theirs}")
    return Finding(None, "both count the same kind")


def apart(a: Claim, b: Claim) -> str:
    """How far the two values are from each other, in words."""
    ours, theirs = value_of(a.figure), value_of(b.figure)
    if ours is None or theirs is None or min(ours, theirs) <= 0:
        return "the values do not meet"
    low, high = sorted((ours, theirs))
    share = 100 * (high - low) / low
    return f"{share:.1f} % apart" if share < 100 else f"{high / low:.1f} times apart"


def _birthday(a: Claim, b: Claim) -> Finding:
    days = [_day(a), _day(b)]
    if days[0] is None or days[1] is None:
        return Finding(None, "not both articles are dated")
    first, last = sorted((a, b), key=_as_of)
    passed = abs(days[0] - days[1])
    older = (value_of(last.figure) or 0) - (value_of(first.figure) or 0)
    if older > 0 and passed >= BIRTHDAY and older <= passed.days / 365.25 + 1:
        return Finding(
            "update", f"{passed.days} days lie between the articles, and so may a birthday"
        )
    return Finding(None, f"{passed.days} days between the articles do not explain the difference")


def _over_before(done: Claim, to_come: Claim) -> bool:
    period, planned = done.figure.period, to_come.figure
    day = _day(to_come)
    over = period is not None and period.end is not None and day is not None and period.end < day
    later = (
        planned.period is None
        or planned.period.end is None
        or (day is not None and planned.period.end >= day)
    )
    return over and planned.status == "planned" and done.figure.status != "planned" and later


def _as_of(claim: Claim) -> tuple[str, str]:
    period = claim.figure.period
    end = period.end.isoformat() if period and period.cumulative and period.end else ""
    return (end or claim.published or "9999")[:10], claim.article


def _day(claim: Claim) -> date | None:
    try:
        return date.fromisoformat(claim.published[:10]) if claim.published else None
    except ValueError:
        return None


def _disjoint(a: Period, b: Period) -> bool:
    return bool((a.end and b.start and a.end < b.start) or (b.end and a.start and b.end < a.start))


def _same_span(a: Period, b: Period) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def _length(period: Period) -> int:
    if period.start is None or period.end is None:
        return 0
    return (period.end - period.start).days


def _when(claim: Claim, fallback: str = "some time") -> str:
    period = claim.figure.period
    if period is None:
        return fallback
    if period.start and period.end:
        start, end = period.start, period.end
        if (start.month, start.day, end.month, end.day) == (
            1,
            1,
            12,
            31,
        ) and start.year == end.year:
            return str(start.year)
        if start == end:
            return start.isoformat()
        return f"{start.isoformat()} to {end.isoformat()}"
    return f"“{period.text}”"


def _number(claim: Claim) -> str:
    low, high = claim.figure.low, claim.figure.high
    if low is not None and low == high and claim.figure.relation == "=":
        return f"{low:,.10g}"
    return f"“{claim.figure.surface}”"


def _beside(claim: Claim) -> str:
    end = claim.figure.end - claim.figure.sentence[0]
    return f"{claim.figure.surface} {claim.figure.quote[end : end + 18]}"


def _dead(claim: Claim) -> set[int]:
    """Numbers of dead that the sentence of a claim names ("one fatally", "killing two")."""
    quote = claim.figure.quote
    cues = [m for m in DEED.finditer(quote) if m.lastgroup == "killed"]
    return {
        value
        for value, start, end in small_numbers(quote)
        if any(-25 <= start - m.end() <= 3 or -3 <= m.start() - end <= 30 for m in cues)
    } | ({1} if re.search(r"\bfatally\b", quote) and not cues[1:] else set())


def _list(names: object) -> str:
    return (
        ", ".join(str(name) for name in names) if isinstance(names, (list, tuple)) else str(names)
    )
