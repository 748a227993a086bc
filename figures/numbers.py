"""Sentences to quantities: finds each number, refuses those that only name, reads the rest."""

from __future__ import annotations

import re

from figures import ages, changes, currencies, hedges, names, rates, units
from figures.joining import join
from figures.number_words import read_share, read_words
from figures.numerals import LETTER_SCALES, ONES, TENS, VULGAR, Numeral, read_digits
from figures.quantity import Quantity, Refusal
from figures.text import Sentence


def _cased(words: str) -> str:
    """Alternatives for each word in lower case, capitalised and in capitals."""
    parts = []
    for word in words.split():
        first, rest = word[0], word[1:]
        parts.append(f"[{first}{first.upper()}](?:{rest}|{rest.upper()})")
    return "|".join(parts)


_PARTS = "half halves third thirds quarter quarters fourth fourths fifth fifths sixth tenth tenths"
_CANDIDATE = re.compile(
    rf"\d|\.(?=\d)|[{''.join(VULGAR)}]"
    rf"|(?<![^\W_])(?:(?:{_cased(' '.join([*ONES, *TENS]))}|{_cased('hundred thousand')})"
    rf"(?![^\W_])|[Aa]n?(?=\s(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|half|"
    rf"third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|few\s|couple\s))"
    rf"|(?:{_cased('half dozens hundreds thousands lakhs millions crores billions trillions')})"
    rf"(?![^\W_])|(?:{_cased('million billion dozen several few many scores tens couple')})"
    rf"(?=\s)|(?:{_cased('doubl tripl trebl quadrupl quintupl halv')})(?=ed\b|ing\b)"
    rf"|[A-Za-z]+(?=fold\b))"
)
_PERCENT = re.compile(
    r"[\s\u00a0]?-?\s?(?:(?:%|per[\s-]?cent\b|pct\b\.?|pc\b(?!\w))"
    r"(?P<points>[\s-]+(?:age\s+)?points?\b)?|(?P<age>percentage[\s-]points?\b))",
    re.IGNORECASE,
)
_LETTER_SCALE = re.compile(r"[\s\u00a0]?([kKmMbBtT])(?![^\W_]|[/²³^])")
_GLUED_CODE = re.compile(r"[^\W_][\w-]*")
_COUNTED_MILLIONS = re.compile(r"m\s(?!(?:long|wide|tall|high|deep|from|to|in|on|at|of|and|or|by|"
    r"above|below|away|apart|across|for|x|the|a|is|was|off|freestyle|race|sprint|hurdles|relay|"
    r"butterfly|backstroke|breaststroke|final|record|tower|pool|radius|per|down|up|behind)\b)"
    r"(?=[a-z])")  # fmt: skip
_LOWER_NOUN = re.compile(r"(?:\s|-)[a-z]")
_PLURAL_BEHIND = re.compile(r"\s+(?:[a-z][\w’'-]*\s+){0,2}?[a-z][\w’'-]*(?:s|en|people)\b")
_TOKEN_BACK = re.compile(r"[\w&.-]+\Z")
_HYPHEN_LEAD = re.compile(r"([^\W\d_]+)[-‐‑–]\Z")


def may_hold_number(text: str) -> bool:
    """Whether a sentence holds anything that `find_quantities` would look at."""
    return _CANDIDATE.search(text) is not None


def find_quantities(sentence: Sentence) -> tuple[list[Quantity], list[Refusal]]:
    """The quantities of a sentence in order of place, and the numbers that were refused."""
    reading = _Reading(sentence.document.text, sentence.start, sentence.end)
    reading.run()
    return join(reading.text, reading.low, reading.end, reading.quantities), reading.refusals


class _Reading:
    """One pass over a sentence from left to right."""

    __slots__ = ("end", "low", "quantities", "refusals", "text")

    def __init__(self, text: str, low: int, end: int):
        self.text = text
        self.low = low
        self.end = end
        self.quantities: list[Quantity] = []
        self.refusals: list[Refusal] = []

    def run(self) -> None:
        position = self.low
        while True:
            match = _CANDIDATE.search(self.text, position, self.end)
            if match is None:
                return
            at = match.start()
            digit = self.text[at].isdigit() or self.text[at] in VULGAR or self.text[at] == "."
            position = max(self._digits(at) if digit else self._words(at), at + 1)

    def _refuse(self, start: int, stop: int, reason: str) -> int:
        self.refusals.append(Refusal(start, stop, self.text[start:stop], reason))
        return stop

    def _digits(self, at: int) -> int:
        text = self.text
        glued = self._glued(at)
        if glued is not None:
            return glued
        named = names.name_at(text, at, self.end) or names.date_after_month(
            text, at, self.low, self.end
        )
        if named is not None:
            return self._refuse(at, *named)
        numeral = read_digits(text, at, self.end)
        if numeral is None:
            code = _GLUED_CODE.match(text, at, self.end)
            return self._refuse(at, code.end() if code else at + 1, "too long for a number")
        share = read_share(text, numeral, self.end)
        return self._assemble(share or numeral)

    def _glued(self, at: int) -> int | None:
        """Refuses digits that are glued to letters before them; None when they stand free."""
        text = self.text
        if at == self.low:
            return None
        before = text[at - 1]
        if before in " \n\t(" or before in "$€£¥":
            return None
        code = _GLUED_CODE.match(text, at, self.end)
        stop = code.end() if code else at + 1
        if before.isalpha() or before == "_":
            if currencies.currency_before(text, at, self.low) is not None:
                return None
        elif before in "-‐‑–":
            lead = _HYPHEN_LEAD.search(text, max(self.low, at - 24), at)
            if lead is None or lead[1].lower() in ("sub", "minus", "plus", "over", "under"):
                return None
            if self.quantities and self.quantities[-1].end == at - 1:
                return None  # the second end of a range
        elif before in "'’":
            if not (text[at : at + 2].isdigit() and not text[at + 2 : at + 3].isdigit()):
                return None
            return self._refuse(at - 1, at + 2, "a date")
        elif before == "#":
            return self._refuse(at - 1, stop, "a label: it numbers or names something")
        elif before not in "/.:@=" or not text[at - 2 : at - 1].isalnum():
            return None
        elif before == "=" and currencies.currency_before(text, at, self.low) is not None:
            return None
        start = at
        back = _TOKEN_BACK.search(text, max(self.low, at - 24), at)
        if back is not None:
            start = back.start()
        return self._refuse(start, stop, "part of a name or code")

    def _words(self, at: int) -> int:
        text = self.text
        multiple = changes.read_multiple(text, at, self.end)
        if multiple is not None:
            quantity = Quantity(
                at, multiple.end, at, multiple.end, multiple.value, multiple.value, "=", "ratio"
            )
            quantity.change = multiple.change
            quantity.rules += [("value", "multiple"), ("kind", "a multiple is a ratio")]
            self._bound(quantity)
            self.quantities.append(quantity)
            return multiple.end
        numeral = read_words(text, at, self.end)
        if numeral is None:
            return at + 1
        share = read_share(text, numeral, self.end)
        reason = None if share else _idiom(text, numeral, self.low, self.end)
        if reason is not None:
            return self._refuse(numeral.start, numeral.end, reason)
        return self._assemble(share or numeral)

    def _assemble(self, numeral: Numeral) -> int:
        text, low, end = self.text, self.low, self.end
        quantity = Quantity(
            numeral.start,
            numeral.end,
            numeral.start,
            numeral.end,
            numeral.low,
            numeral.high,
            "~" if numeral.form == "vague" else "=",
            "ratio" if numeral.form in ("share", "fraction") else "count",
        )
        quantity.rules.append(("value", numeral.rule))
        self._sign(quantity, numeral)
        self._unit(quantity, numeral)
        if quantity.kind == "count" or quantity.unit in ("millimetre", "gauge", "inch"):
            reason = self._name_reason(quantity, numeral)
            if reason is not None:
                return self._refuse(quantity.start, max(quantity.end, numeral.end), reason)
        if quantity.end == numeral.end and quantity.kind == "count":
            code = _GLUED_CODE.match(text, quantity.end, end)
            if code is not None:
                return self._refuse(numeral.start, code.end(), "part of a name or code")
        self._bound(quantity)
        self._rate(quantity)
        change = changes.change_before(
            text, quantity.start, low, end, quantity.end, counts=quantity.kind == "count"
        )
        if change != "none" and quantity.change == "none":
            quantity.change = change
            quantity.rules.append(("change", "a verb or adverb before it"))
        self.quantities.append(quantity)
        return quantity.end

    def _sign(self, quantity: Quantity, numeral: Numeral) -> None:
        text, start = self.text, quantity.number_start
        if numeral.form not in ("digits", "words") or start <= self.low:
            return
        before = text[max(self.low, start - 8) : start]
        minus = before[-1] in "-−–" and (
            len(before) == 1 or before[-2] in " ($€£" or before.lower().endswith("minus-")
        )
        if minus or before.lower().endswith("minus "):
            quantity.low, quantity.high = -numeral.high, -numeral.low
            width = 6 if before.lower().rstrip(" -").endswith("minus") else 1
            quantity.start = quantity.number_start = start - width
            quantity.rules.append(("value", "a minus sign before it"))
        elif before[-1] == "+" and numeral.form == "digits":
            quantity.start = quantity.number_start = start - 1
            quantity.change = "up"
            quantity.rules.append(("change", "a plus sign before it"))

    def _unit(self, quantity: Quantity, numeral: Numeral) -> None:
        """Percent, money, age or measure: the first that fits; a count otherwise."""
        text, end = self.text, self.end
        money = currencies.currency_before(text, quantity.start, self.low)
        if money is not None:
            quantity.start = money.position
            self._letter_scale(quantity, numeral)
            _times(quantity, money.factor)
            quantity.kind, quantity.unit = "money", money.code
            quantity.rules.append(("unit", "currency before the amount"))
            return
        percent = _PERCENT.match(text, quantity.end, end)
        if percent is not None:
            points = percent["points"] or percent["age"]
            quantity.kind = "percent"
            quantity.unit = "percentage point" if points else "percent"
            quantity.end = percent.end()
            quantity.rules.append(("unit", "percent behind the number"))
            return
        age = ages.read_age(text, quantity.number_start, quantity.end, self.low, end, numeral.low)
        if age is not None:
            quantity.kind, quantity.unit, quantity.aspect = "measure", age.unit, "age"
            quantity.end = age.end
            quantity.rules.append(("unit", "an age"))
            return
        fold = changes.fold_behind(text, quantity.end, end)
        if fold is not None or changes.is_multiple_of(text, quantity.end, end):
            quantity.kind = "ratio"
            quantity.rules.append(("kind", "so many times as much"))
            if fold is not None:
                quantity.end = fold
                quantity.change = changes.fold_change(text, fold, end)
            return
        if not self._money_behind(quantity, numeral):
            self._measure(quantity, numeral)

    def _money_behind(self, quantity: Quantity, numeral: Numeral) -> bool:
        text, end = self.text, self.end
        span = (self.low, end)
        money = currencies.currency_after(text, quantity.end, end, numeral.high, span)
        if money is None:
            return False
        _times(quantity, money.factor)
        quantity.end = money.position
        quantity.kind, quantity.unit = "money", money.code
        quantity.rules.append(("unit", "currency behind the amount"))
        return True

    def _letter_scale(self, quantity: Quantity, numeral: Numeral) -> None:
        if numeral.form != "digits" or numeral.end != quantity.end:
            return
        match = _LETTER_SCALE.match(self.text, quantity.end, self.end)
        if match is None:
            return
        _times(quantity, LETTER_SCALES[match[1]])
        quantity.end = quantity.number_end = match.end()
        quantity.rules.append(("value", "a letter for thousands, millions or billions"))

    def _measure(self, quantity: Quantity, numeral: Numeral) -> None:
        text, end = self.text, self.end
        stop = quantity.end
        following = text[stop : stop + 1]
        if following in ("k", "K") or (
            following in ("m", "M", "b", "B") and self._means_millions(stop)
        ) or (following == " " and _COUNTED_MILLIONS.match("m" + text[stop + 2 : stop + 24])
              and text[stop + 1 : stop + 3] in ("B ", "M ")):  # fmt: skip
            self._letter_scale(quantity, numeral)
            self._money_behind(quantity, numeral)
            if quantity.kind != "count":
                return
        unit = units.read_unit(text, quantity.end, end)
        if unit is None and following == "G" and numeral.low in (2, 3, 4, 5, 6):
            if not text[stop + 1 : stop + 2].isalnum():
                unit = units.Unit("generation wireless", stop + 1)
        if unit is None or not self._unit_is_meant(unit, quantity, numeral):
            return
        quantity.kind, quantity.unit, quantity.per = "measure", unit.name, unit.per
        if numeral.form == "fraction" and unit.name in units.TIME_UNITS:
            quantity.rules.append(("value", "a fraction of a unit"))
        quantity.end = unit.end
        quantity.rules.append(("unit", "unit behind the number"))

    def _means_millions(self, stop: int) -> bool:
        text = self.text
        if text[stop] in "MbB":
            return not text[stop + 1 : stop + 2].isalnum() and text[stop] != "b"
        return _COUNTED_MILLIONS.match(text, stop, self.end) is not None

    def _unit_is_meant(self, unit: units.Unit, quantity: Quantity, numeral: Numeral) -> bool:
        """Turns down words that are units only in some surroundings."""
        text, stop = self.text, quantity.end
        word = text[stop : unit.end].strip(" -")
        if word == "in":
            return bool(_INCHES.match(text, unit.end, self.end)) or numeral.form == "fraction"
        if word in ("am", "pm"):
            return numeral.decimals in (1, 3)
        if word.lower() in ("second", "third", "stone", "turn", "turns", "bar", "degree"):
            return _stands_as_unit(word.lower(), text, unit.end, self.end, numeral)
        if word in ("C", "F"):
            return (
                abs(numeral.low) < 3000
                and not numeral.grouped
                and not re.match(r"\s[A-Z]|-", text[unit.end : unit.end + 2])
            )
        return True

    def _bound(self, quantity: Quantity) -> None:
        text = self.text
        bound = hedges.hedge_before(text, quantity.start, self.low)
        if bound is None:
            lead = text[max(self.low, quantity.start - 4) : quantity.start].lower()
            if lead == "sub-":
                bound = hedges.Hedge("<", quantity.start - 4, "sub")
        if bound is not None:
            quantity.start = bound.position
        else:
            bound = hedges.hedge_after(text, quantity.end, self.end)
            if bound is None:
                return
            quantity.end = bound.position
        assert quantity.low is not None
        assert quantity.high is not None
        if quantity.relation == "~" and bound.relation == "~":
            return
        quantity.low, quantity.high = hedges.hedged(bound.relation, quantity.low, quantity.high)
        quantity.relation = bound.relation
        quantity.rules.append(("relation", "a bound or hedge in words"))

    def _rate(self, quantity: Quantity) -> None:
        rate = rates.read_rate(self.text, quantity.end, self.end)
        if rate is not None:
            quantity.end = rate.end
        elif quantity.kind == "count" or quantity.kind == "measure":
            rate = rates.rate_behind_noun(self.text, quantity.end, self.end)
        if rate is None:
            return
        quantity.per = f"{quantity.per} per {rate.per}" if quantity.per else rate.per
        quantity.rate = (rate.start, rate.end)
        quantity.rules.append(("per", "a rate behind it"))

    def _name_reason(self, quantity: Quantity, numeral: Numeral) -> str | None:
        """Why a count or a bore only names something; None when it counts."""
        text, low, end = self.text, self.low, self.end
        start, stop, value = numeral.start, numeral.end, numeral.low
        reason = names.calibre(text, quantity.end, end, unit=quantity.unit, value=value)
        if reason is not None or quantity.kind != "count" or numeral.form in ("vague", "share"):
            return reason
        word = names.last_word(text, quantity.start, low)
        if word is not None and not numeral.grouped:
            reason = names.label(word, lower=word.islower())
            if reason is not None:
                return reason
        if numeral.form != "digits" or not numeral.plain:
            return None
        return (
            names.address(text, start, stop, end)
            or names.stock_index(text, start, low, value)
            or names.list_mark(text, start, stop, low, end)
            or self._year(numeral)
            or self._capitalised(word, numeral)
            or ("an emergency number" if value == 911 else None)
        )

    def _year(self, numeral: Numeral) -> str | None:
        text, start, stop = self.text, numeral.start, numeral.end
        if not names.is_year(numeral.low, text[start:stop]):
            return None
        if hedges.hedge_before(text, start, self.low) is not None:
            bound = hedges.hedge_before(text, start, self.low)
            if bound is not None and bound.words not in ("around", "about", "by", "circa"):
                return None
        likely = 1900 <= numeral.low <= 2040
        noun = _PLURAL_BEHIND.match(text, stop, self.end)
        if noun is not None and (not likely or numeral.low == 2000):
            return None
        if not likely and _LOWER_NOUN.match(text, stop, self.end):
            word = names.last_word(text, start, self.low)
            if word is None or word.lower() not in _YEAR_LEADS:
                return None
        return "a bare year"

    def _capitalised(self, word: str | None, numeral: Numeral) -> str | None:
        """A number right behind a name ("Shahed 136", "Voyager 2") belongs to it."""
        text = self.text
        if word is None or not word[0].isupper() or numeral.low >= 10000:
            return None
        if word.lower() in _NO_NAME or text[numeral.start - 1] != " ":
            return None
        at = numeral.start - 1 - len(word)
        if at <= self.low or text[at - 1] in '“"(':
            first = True
        else:
            first = False
        if _PLURAL_BEHIND.match(text, numeral.end, self.end):
            lead = names.last_word(text, at, self.low)
            if first or (lead is not None and lead.islower()):
                return None
        elif first and _LOWER_NOUN.match(text, numeral.end, self.end):
            return None
        return "part of a name"


_YEAR_LEADS = frozenset(
    "in since by between from until till of the before after during to and circa early late "
    "around about a.d. ad".split()
)
_NO_NAME = frozenset(
    "the a an in on at of by for with from to and or but nor so yet as about over under nearly "
    "almost some only just all another more less than at least up these those its his her their "
    "our my your when while if because that which who where after before during since until i "
    "we he she they it you this have has had was were is are be been monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday dow meanwhile currently".split()
)
_INCHES = re.compile(
    r"\s?(?:\Z|[.,)x×]|(?:thick|wide|long|tall|deep|high|diameter|of\s+(?:rain|snow)|more|less|"
    r"by|in\s))"
)
_STAND = re.compile(r"\s+(?:of|to|in|for|angle|turn|shift|rise|drop|warming|celsius|fahrenheit)\b")


def _stands_as_unit(word: str, text: str, stop: int, end: int, numeral: Numeral) -> bool:
    if word == "second":
        return numeral.low == 1 or numeral.form == "digits"
    if word == "stone":
        return 2 <= numeral.low <= 60
    if word == "degree":
        return text[stop - 7 : stop - 6] in " -" and not text.startswith(" murder", stop)
    if word in ("turn", "turns"):
        return numeral.form == "fraction"
    return word == "bar" and numeral.form == "digits"


def _times(quantity: Quantity, factor: float) -> None:
    if factor != 1.0 and quantity.low is not None and quantity.high is not None:
        quantity.low *= factor
        quantity.high *= factor


_NOT_ONE_BEFORE = frozenset(
    "no the this that every any each which another some not other only-one number square".split()
)
_ONE_PRONOUN_BEHIND = re.compile(
    r"\s?(?:['’]s\b|[-–]|another\b|can\b|could\b|has\b|had\b|who\b|that\b|must\b|may\b|might\b|"
    r"should\b|would\b|will\b|in\s+which\b|[.;?!]|to\s|thing\b|day\b|time\b(?!\s+only)|way\b|"
    r"or\s+(?:another|more|the)\b)|\s?,\s"
)
_HALF_NAMES = re.compile(
    r"\s?-|\s+(?:marathon|time|brother|sister|century|way|hour\s+mark|back|backs|term)\b", re.I
)
_HALF_COUNTS = re.compile(
    r"\s+(?:of|the|a|an|its|their|his|her|our|all|my|as|turn|million|billion|those|these)\b", re.I
)
_HEDGES = frozenset(
    "almost nearly about over than roughly around only least just approximately under".split()
)


def _idiom(text: str, numeral: Numeral, low: int, end: int) -> str | None:
    """Why a number word is no figure: "no one", "half-time", "a third person"."""
    written = text[numeral.start : numeral.end].lower()
    word = names.last_word(text, numeral.start, low)
    before = word.lower() if word else ""
    if written == "one":
        if before in _NOT_ONE_BEFORE or _ONE_PRONOUN_BEHIND.match(text, numeral.end, end):
            return "the pronoun, not a number"
        return None
    if numeral.form != "fraction":
        return None
    if written == "half":
        if _HALF_NAMES.match(text, numeral.end, end):
            return "part of a name"
        if before in _HEDGES or _HALF_COUNTS.match(text, numeral.end, end):
            return None
        return "half of a match or a year"
    if written == "a half" or written.startswith(("one ", "one-")) or written.endswith("s"):
        return None
    if before in _HEDGES or re.match(r"\s+(?:of\b|that\b|the\b|as\b)|\s?[.,;]|\Z", text[numeral.end : min(end, numeral.end + 6)]):  # fmt: skip
        return None
    return "an ordinal: a place in an order"
