"""From a bare numeral to an amount: its sign, unit or currency, bound and rate."""

from __future__ import annotations

import re

from figures import ages, changes, currencies, hedges, rates, units
from figures.numerals import LETTER_SCALES, Numeral, scaled
from figures.quantity import Quantity

_PERCENT = re.compile(
    r"[\s\u00a0]?-?\s?(?:(?:%|per[\s-]?cent\b|pct\b\.?|pc\b(?!\w))"
    r"(?P<points>[\s-]+(?:age\s+)?points?\b)?|(?P<age>percentage[\s-]points?\b))",
    re.IGNORECASE,
)
_BEGINNINGS = units.BEGINNINGS | currencies.BEGINNINGS | frozenset(
    "per percent percentage pct fold times more full whole consecutive straight additional extra "
    "previous past further long solid short other calendar working plus".split()
)  # fmt: skip
"""First words, of three letters or more, of all that `give_unit` reads behind a number."""
_WORD_BEHIND = re.compile(r" ([a-z]{3,})(?=[ ,.;]|\Z)")
_LETTER_SCALE = re.compile(r"[\s\u00a0]?([kKmMbBtT])(?![^\W_]|[/²³^])")
_COUNTED_MILLIONS = re.compile(
    r"m\s(?!(?:long|wide|tall|high|deep|from|to|in|on|at|of|and|or|by|above|below|away|apart|"
    r"across|for|x|the|a|is|was|off|freestyle|race|sprint|hurdles|relay|butterfly|backstroke|"
    r"breaststroke|final|record|tower|pool|radius|per|down|up|behind)\b)(?=[a-z])"
    r"|m\s(?=[A-Z][a-z]+(?:[nk]s|is)\b"
    r"|[A-Z][a-z]+\s(?:people|men|women|adults|children|workers|voters|users|customers|viewers|"
    r"citizens|households|homes|passengers|refugees|jobs)\b)"
)
"""What is counted behind "m" for millions: "20m homes", "5m Germans", "3m British adults"."""
_OF = re.compile(r"\s+of\s+(?:(?:an?|one|1)\s+(?:US\s+)?|1(?=%))?|\s+an?\s+")
_US_BEHIND = re.compile(r"\s?U\.?S\.?(?![^\W_])(?!\s+(?:dollar|[A-Z]))")
_INCHES = re.compile(
    r"\s?(?:\Z|[.,)x×]|(?:thick|wide|long|tall|deep|high|diameter|of\s+(?:rain|snow)|more|less|"
    r"by)\b)"
)
_INCH_SIGN = re.compile(
    r"\s?(?:\"|”|″|'')(?=\s?(?:long|wide|tall|high|thick|deep|x|×|by|screen|display|tv|monitor|"
    r"pipe|gun|of\s+(?:rain|snow))\b)",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"”″](?=\+?[\s,;)]|\Z)")
_MARKS = frozenset('"”″')
_QUOTED = 300
"""Characters before a number in which a quotation may have been opened."""
_TALK = 150
"""Characters around an amount in which talk of prices is looked for."""
_GENERATION = re.compile(r"G(?![^\W_])")
_MORE = re.compile(
    r"\s+(?:more|full|whole|consecutive|straight|additional|extra|previous|past|further|long|solid|"
    r"short|other|calendar|working)\s(?=[a-z]{3,})"
)
_AGO = re.compile(r"\s+(?:ago|earlier|later|from\s+now|hence)\b", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:after|before|since|prior\s+to)\b", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,;:(—–\n\"“]|\s-)\s*(?:(?:about|just|exactly|only|nearly|almost|more|less|than|some|around|"
    r"roughly|barely|but|and|then|over|under)\s+)*\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d(?!\d)")
_AT = re.compile(r"\bat\s(?:(?:approximately|about|around|exactly)\s)?\Z", re.IGNORECASE)
"""Before a time of day as the services tell it: "at 2004 hours"."""
_PAST = re.compile(
    r"(?<![^\W_])(?:over|in|during|within|across|through|throughout|for|of|from|the)\s+(?:the|these|those)"
    r"\s+(?:past|last|previous|preceding|prior|next|coming|final)\s+(?:[a-z]+\s)?\Z",
    re.IGNORECASE,
)
_EXTENT = re.compile(r"\s(?:of|long|late|away|apart|behind|early|ahead|after|before|old)\b")
"""Behind a span of time that something has: "over 20 years of service", "over a mile away"."""
_EITHER_WAY = re.compile(r"\bplus[\s-]?(?:or|and|/)[\s-]?minus[\s-]\Z", re.IGNORECASE)
_PLUS = re.compile(r"(?:\s?\+|[\s-]plus)[\s-](?=[a-z])")
_PLUS_MANY = re.compile(r"\splus(?=\s[a-z-]+s\b)")
"""Behind a number that is a lower bound: "50 plus points"; not "$50 plus tax"."""
_LEAST_PLUS = 10
"""Below this "plus" is a word of its own before what is counted: "two plus points"."""
_PER_MONEY = re.compile(
    r"\s(?:per|(?:to|against|versus)\s(?:the|one|a))\s(?:(?:US|U\.S\.)\s)?(dollar|euro|pound)\b"
)
_IN_WHAT = re.compile(r"\s(?:price|value|yield|total|trading|the|[A-Z])")
"""Behind "in" that is no inch: "rose 29/32 in price"."""
_DEGREES = frozenset(("celsius", "fahrenheit", "degree"))


def give_sign(quantity: Quantity, numeral: Numeral, text: str, low: int) -> None:
    """Reads "-5", "minus 260" and "+0.2" into the value."""
    start = quantity.number_start
    if numeral.form not in ("digits", "words") or start <= low:
        return
    before = text[max(low, start - 8) : start]
    bare = before.rstrip(" -‑").lower()
    spelled = bare.endswith("minus") and before[-1] in " -‑"
    if spelled and _EITHER_WAY.search(text, max(low, start - 20), start):
        return
    signed = before[-1] in "-−–" and (len(before) == 1 or before[-2] in " ($€£")
    if spelled or signed:
        quantity.low, quantity.high = -numeral.high, -numeral.low
        quantity.start = start - (len(before) - len(bare) + 5 if spelled else 1)
        quantity.number_start = quantity.start
        quantity.rules.append(("value", "a minus before it"))
    elif before[-1] == "+" and numeral.form == "digits":
        quantity.start = quantity.number_start = start - 1
        quantity.change = "up"
        quantity.rules.append(("change", "a plus sign before it"))


def give_unit(quantity: Quantity, numeral: Numeral, text: str, low: int, end: int) -> None:
    """Percent, money, age, multiple or measure: the first that fits; a count otherwise."""
    if _money_before(quantity, numeral, text, low, end):
        return
    word = _WORD_BEHIND.match(text, quantity.end, end)
    if word is not None and _BEGINNINGS.isdisjoint((word[1], word[1].rstrip("s"))):
        _give_age(quantity, numeral, text, low, end)
        return
    percent = _PERCENT.match(text, quantity.end, end)
    if percent is None and numeral.form == "fraction":
        of = _OF.match(text, quantity.end, end)  # "half a percent", "a tenth of 1 percent"
        percent = _PERCENT.match(text, _before_unit(of), end) if of else None
    if percent is not None:
        quantity.kind = "percent"
        points = percent["points"] or percent["age"]
        quantity.unit = "percentage point" if points else "percent"
        quantity.end = percent.end()
        quantity.rules.append(("unit", "percent behind the number"))
        return
    if _give_age(quantity, numeral, text, low, end):
        return
    fold = changes.fold_behind(text, quantity.end, end)
    if fold is not None or changes.is_multiple_of(text, quantity.end, end):
        quantity.kind = "ratio"
        quantity.rules.append(("kind", "so many times as much"))
        if fold is not None:
            quantity.end = fold
            quantity.change = changes.fold_change(text, fold, end)
        return
    if not _money_behind(quantity, text, quantity.end, low, end):
        _measure(quantity, numeral, text, low, end)


def _give_age(quantity: Quantity, numeral: Numeral, text: str, low: int, end: int) -> bool:
    age = ages.read_age(text, quantity.number_start, quantity.end, low, end, numeral.low)
    if age is None:
        return False
    quantity.kind, quantity.unit, quantity.aspect = "measure", age.unit, "age"
    quantity.end = age.end
    quantity.rules.append(("unit", "an age"))
    return True


def _before_unit(of: re.Match[str]) -> int:
    """Where the unit begins that "of a" leads to, with the space before it when there is one."""
    return of.end() - of.group()[-1].isspace()


def _money_before(quantity: Quantity, numeral: Numeral, text: str, low: int, end: int) -> bool:
    money = currencies.currency_before(text, quantity.start, low)
    if money is None:
        return False
    quantity.start = money.position
    _letter_scale(quantity, numeral, text, end)
    _times(quantity, money.factor)
    quantity.kind, quantity.unit = "money", money.code
    quantity.rules.append(("unit", "currency before the amount"))
    if money.code == "USD":
        named = _US_BEHIND.match(text, quantity.end, end)
        if named is not None:
            quantity.end = named.end()
    return True


def _money_behind(quantity: Quantity, text: str, at: int, low: int, end: int) -> bool:
    value = quantity.high if quantity.high is not None else 0.0
    around = (max(low, at - _TALK), min(end, at + _TALK))
    money = currencies.currency_after(text, at, end, value, around)
    if money is None:
        return False
    _times(quantity, money.factor)
    quantity.end = money.position
    quantity.kind, quantity.unit = "money", money.code
    quantity.rules.append(("unit", "currency behind the amount"))
    return True


def _letter_scale(quantity: Quantity, numeral: Numeral, text: str, end: int) -> None:
    if numeral.form != "digits" or numeral.end != quantity.end:
        return
    match = _LETTER_SCALE.match(text, quantity.end, end)
    if match is None:
        return
    _times(quantity, LETTER_SCALES[match[1]])
    quantity.end = quantity.number_end = match.end()
    quantity.rules.append(("value", "a letter for thousands, millions or billions"))


def _measure(quantity: Quantity, numeral: Numeral, text: str, low: int, end: int) -> None:
    if numeral.form == "digits" and _letter_is_scale(text, quantity.end, end):
        _letter_scale(quantity, numeral, text, end)
        if _money_behind(quantity, text, quantity.end, low, end):
            return
    at = quantity.end
    unit = _unit_at(text, at, end, numeral)
    if unit is None and numeral.form == "digits":
        unit = _inches(text, at, end)
    if unit is None and numeral.form in ("vague", "fraction"):
        of = _OF.match(text, at, end)
        if of is not None:
            at = _before_unit(of)
            if _money_behind(quantity, text, at, low, end):
                return
            unit = _unit_at(text, at, end, numeral)
    if unit is None:
        more = _MORE.match(text, at, end) or _PLUS.match(text, at, end)
        unit = units.read_unit(text, more.end() - 1, end) if more else None
    if unit is None:
        return
    quantity.kind, quantity.unit, quantity.per = "measure", unit.name, unit.per
    quantity.end = unit.end
    quantity.rules.append(("unit", "unit behind the number"))
    if unit.name in units.TIME_UNITS and _only_dates(text, numeral.start, unit.end, low, end):
        quantity.aspect = "when"
    is_clock = unit.name == "hour" and numeral.plain and _CLOCK.match(text, numeral.start)
    if is_clock and _AT.search(text, max(low, numeral.start - 20), numeral.start):
        quantity.aspect = "when"
    if unit.name in _DEGREES and text[max(low, quantity.start - 3) : quantity.start] == " - ":
        assert quantity.low is not None  # bounds come later
        assert quantity.high is not None
        quantity.low, quantity.high = -quantity.high, -quantity.low
        quantity.start = quantity.number_start = quantity.start - 2
        quantity.rules.append(("value", "a minus before it"))


def _only_dates(text: str, start: int, stop: int, low: int, end: int) -> bool:
    """Whether a span of time tells only when: "a week later", "over the past three weeks"."""
    if _AGO.match(text, stop, end):
        return True
    lead = text[max(low, start - 40) : start]
    if _AFTER.match(text, stop, end) and _OPENS_CLAUSE.search(lead):
        return True
    return _PAST.search(lead) is not None


def _letter_is_scale(text: str, stop: int, end: int) -> bool:
    """Whether "k", "m", "bn" without a currency multiplies ("1.2m tons") or measures ("37m")."""
    following = text[stop : stop + 1]
    if following in ("k", "K", "M", "B"):
        return not text[stop + 1 : stop + 2].isalnum()
    if following == "m":
        if _COUNTED_MILLIONS.match(text, stop, end):
            return True
        return currencies.of_a_country(text, stop + 1, end)  # "20m Danish kroner"
    return text[stop : stop + 3] in (" B ", " M ") and text[stop + 3 : stop + 4].islower()


def _unit_at(text: str, at: int, end: int, numeral: Numeral) -> units.Unit | None:
    unit = units.read_unit(text, at, end)
    if unit is not None:
        return unit if _is_meant(text, at, end, unit, numeral) else None
    if _GENERATION.match(text, at, end) and numeral.low in (2, 3, 4, 5, 6):
        return units.Unit("generation wireless", at + 1)
    sign = _INCH_SIGN.match(text, at, end)
    return units.Unit("inch", sign.end()) if sign else None


def _inches(text: str, at: int, end: int) -> units.Unit | None:
    """The unit where a quotation mark behind a number can end no quotation: a 70" TV."""
    if text[at : at + 1] not in _MARKS or not _QUOTE.match(text, at, end):
        return None
    before = text[max(0, at - _QUOTED) : at]
    is_open = before.count('"') % 2 or before.count("“") > before.count("”")
    return None if is_open else units.Unit("inch", at + 1)


def _is_meant(text: str, at: int, end: int, unit: units.Unit, numeral: Numeral) -> bool:
    """Turns down words that are units only in some surroundings."""
    word = text[at : unit.end].strip(" -").lower()
    if word == "in" and numeral.form == "words":
        return False
    if word == "in":
        glued = not text[at].isspace()
        is_fraction = numeral.form == "fraction" and not text[numeral.end - 1].isalpha()
        is_fraction = is_fraction and not _IN_WHAT.match(text, unit.end, end)
        return glued or is_fraction or bool(_INCHES.match(text, unit.end, end))
    if word in ("am", "pm"):
        return numeral.decimals in (1, 3)
    if word == "second":
        return numeral.low == 1 or numeral.form == "digits"
    if word in ("cup", "cups"):
        return numeral.low < 100 and not numeral.grouped
    if word == "stone":
        return 2 <= numeral.low <= 60
    if word in ("turn", "turns"):
        return numeral.form == "fraction"
    if word == "degree":
        return not text.startswith((" murder", " burn", " assault", " felony"), unit.end)
    if word == "bar":
        return numeral.form == "digits" and not text[at : at + 1].isalpha()
    if word in ("c", "f"):
        return numeral.low < 3000 and not re.match(r"\s[A-Z]|-|\.\w", text[unit.end : unit.end + 2])
    if word == "s":
        return numeral.decimals > 0
    return True


def give_hedge(quantity: Quantity, text: str, low: int, end: int) -> None:
    """Widens the quantity by the bound or hedge before or behind it."""
    hedge = hedges.hedge_before(
        text,
        quantity.start,
        low,
        is_span=_is_course(quantity, text, end),
        is_pair=quantity.kind == "count" and quantity.low in (1, 2),
    )
    if hedge is None and text[max(low, quantity.start - 4) : quantity.start].lower() == "sub-":
        hedge = hedges.Hedge("<", quantity.start - 4, "sub")
    if hedge is not None:
        quantity.start = hedge.position
        quantity.end = hedges.behind_odd(text, quantity.end, end)
    else:
        hedge = hedges.hedge_after(text, quantity.end, end)
        if hedge is None and _PLUS.match(text, quantity.number_end, end):
            hedge = _plus(quantity, text, end)
        if hedge is None:
            return
        quantity.end = max(quantity.end, hedge.position)
    if quantity.low is None or quantity.high is None:
        return
    quantity.low, quantity.high = hedges.hedged(hedge.relation, quantity.low, quantity.high)
    quantity.relation = hedge.relation
    quantity.rules.append(("relation", "a bound or hedge in words"))


def _plus(quantity: Quantity, text: str, end: int) -> hedges.Hedge | None:
    """ "plus" between a number and what it counts or measures: "20-plus years"."""
    at, stop = quantity.number_end, quantity.end
    if quantity.kind == "measure" and stop > at:
        return hedges.hedge_after(text, at, stop) or _plus_word(quantity, text, stop)
    return _plus_word(quantity, text, end) if quantity.kind == "count" else None


def _plus_word(quantity: Quantity, text: str, end: int) -> hedges.Hedge | None:
    match = _PLUS_MANY.match(text, quantity.number_end, end)
    if match is None or (quantity.kind == "count" and (quantity.low or 0) < _LEAST_PLUS):
        return None
    return hedges.Hedge(">=", match.end(), "plus")


def _is_course(quantity: Quantity, text: str, end: int) -> bool:
    """Whether "over" before a quantity may mean in the course of it: a span, and no extent."""
    is_span = quantity.unit in units.TIME_UNITS and quantity.aspect != "age"
    return is_span and _EXTENT.match(text, quantity.end, end) is None


def _exchange_rate(quantity: Quantity, text: str, low: int, end: int) -> bool:
    """ "The yen stood at 108.55 per dollar": money of the currency that the sentence is about."""
    if quantity.kind != "count" or quantity.end != quantity.number_end:
        return False
    per = _PER_MONEY.match(text, quantity.end, end)
    code = currencies.named_before(text, low, quantity.start, per[1]) if per else None
    if per is None or code is None:
        return False
    quantity.kind, quantity.unit, quantity.per, quantity.end = "money", code, per[1], per.end()
    quantity.rules.append(("unit", "the currency whose rate it is"))
    return True


def give_rate(quantity: Quantity, text: str, low: int, end: int) -> None:
    """Reads "per day" right behind the quantity, or behind the noun that it counts."""
    if _exchange_rate(quantity, text, low, end):
        return
    rate = rates.read_rate(text, quantity.end, end)
    if rate is not None:
        quantity.end = rate.end
    elif quantity.kind in ("count", "measure"):
        rate = rates.rate_behind_noun(text, quantity.end, end)
    if rate is None:
        return
    quantity.per = f"{quantity.per} per {rate.per}" if quantity.per else rate.per
    quantity.rate = (rate.start, rate.end)
    quantity.rules.append(("per", "a rate behind it"))


def _times(quantity: Quantity, factor: float) -> None:
    if factor != 1.0 and quantity.low is not None and quantity.high is not None:
        quantity.low = scaled(quantity.low, factor)
        quantity.high = scaled(quantity.high, factor)
