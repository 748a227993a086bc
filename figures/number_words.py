"""Number words: "twenty-eight thousand", "half a million", "dozens", "two-thirds", "one in five".

Vague words follow the custom of news: dozens 12 to 120, hundreds 100 to 1,000, tens of
thousands 10,000 to 100,000, several hundred 200 to 1,000.
"""

from __future__ import annotations

import re

from figures.numerals import GROUPS, ONES, PARTS, SCALES, TENS, Numeral, read_digits

_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_TEN = "|".join(TENS)
_GROUP = "|".join(GROUPS)
_WORD = rf"(?:{_ONE}|{_TEN}|{_GROUP})"
_BOUND = r"(?![^\W_])"
_SINGLE = re.compile(r"([A-Za-z][a-z]+) ([a-z]+)(?![^\W_])")
_GOING_ON = frozenset(
    (*ONES, *TENS, *GROUPS, *PARTS, *(f"{part}s" for part in PARTS), "and", "fold")
)
"""Words that make more of a number word before them."""
_CARDINAL = re.compile(
    rf"(?:(?:a|an)\s+(?=(?:{_GROUP}){_BOUND}))?{_WORD}{_BOUND}"
    rf"(?:(?:[\s-]+|\s*,\s+(?=(?:{_ONE}|{_TEN})\s+hundred))(?:and[\s-]+)?{_WORD}{_BOUND})*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[a-z]+")
_PLURAL_GROUPS = {
    "tens": (10.0, 100.0),
    "dozens": (12.0, 120.0),
    "scores": (20.0, 200.0),
    "hundreds": (100.0, 1000.0),
    "thousands": (1e3, 1e4),
    "lakhs": (1e5, 1e6),
    "millions": (1e6, 1e7),
    "crores": (1e7, 1e8),
    "billions": (1e9, 1e10),
    "trillions": (1e12, 1e13),
}
_VAGUE = re.compile(
    rf"(?:(?:many|untold)\s+)?(?P<first>{'|'.join(_PLURAL_GROUPS)})"
    rf"(?:\s+(?:of|and)\s+(?P<second>hundreds|thousands|lakhs|millions|crores|billions|trillions"
    rf"))?{_BOUND}"
    rf"|(?:a\s+)?(?P<few>several|few|couple(?:\s+of)?|many)\s+"
    rf"(?P<group>{_GROUP})s?(?:\s+(?P<scale>thousand|million|billion)s?)?{_BOUND}",
    re.IGNORECASE,
)
_PART = "|".join(PARTS)
_SHARE = re.compile(
    rf"(?:(?:(?P<over>a|an|{_ONE})[\s-]+)?(?P<part>{_PART})s?)"
    rf"(?:[\s-]+(?:of\s+)?(?:a[\s-]+|an?\s+)?(?P<group>{_GROUP}){_BOUND})?{_BOUND}",
    re.IGNORECASE,
)
_AND_PART = re.compile(
    rf"(?:\s+|-)and(?:\s+|-)(?:(?P<over>a|{_ONE})[\s-]+)?(?P<part>half|third|quarter)s?"
    rf"(?:[\s-]+(?P<group>{_GROUP}))?{_BOUND}",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"[\s-]+(?:in|out[\s-]of)[\s-]+(?:every\s+)?(?P<under>\d{{1,3}}(?:,\d{{3}})*|(?:a\s+)?{_WORD}"
    rf"(?:[\s-]{_WORD})*)(?![^\W_]|,\d|[.:]\d|[\s-]*(?:second|minute|hour|day|week|month|year|"
    rf"decade|game|match|start|season|attempt|round|meeting|outing|race|town|place|office)s?\b)",
    re.IGNORECASE,
)


def read_single(text: str, position: int, end: int) -> Numeral | None:
    """One word below a hundred with a word behind it that makes no more of it; None for others.

    Most number words stand so: read before `read_words`, which tries one pattern after another.
    """
    match = _SINGLE.match(text, position, end)
    if match is None or match[2] in _GOING_ON:
        return None
    word = match[1].lower()
    value = ONES.get(word) or TENS.get(word)
    if value is None:
        return None
    return Numeral(position, match.end(1), float(value), float(value), "words", "number words")


def read_words(text: str, position: int, end: int) -> Numeral | None:
    """The numeral in words that begins at `position`; None when those words are none."""
    return (
        _read_vague(text, position, end)
        or _read_part(text, position, end)
        or _read_cardinal(text, position, end)
    )


def read_share(text: str, numeral: Numeral, end: int) -> Numeral | None:
    """ "one in five", "3 out of 10" around a numeral already read; None when it is no share."""
    match = _ONE_IN.match(text, numeral.end, end)
    if match is None or numeral.low != numeral.high or numeral.form not in ("digits", "words"):
        return None
    written = match["under"]
    start = match.start("under")
    under = (
        read_digits(text, start, match.end())
        if written[0].isdigit()
        else _read_cardinal(text, start, match.end())
    )
    if under is None or not 0 < numeral.low < under.low or under.end != match.end():
        return None
    if "out" not in match.group().lower() and not _usual_share(numeral.low, under.low):
        return None
    value = numeral.low / under.low
    return Numeral(numeral.start, match.end(), value, value, "share", "a share: so many in so many")


def _usual_share(over: float, under: float) -> bool:
    # "one in five", "two in three", "seven in 10"; but "two in 2018" is no share
    if under > 2099:
        return over == 1 or under % 1000 == 0
    return (over == 1 or under <= 10 or under in (20, 100, 1000)) and not 1900 <= under <= 2099


def _read_cardinal(text: str, position: int, end: int) -> Numeral | None:
    match = _CARDINAL.match(text, position, min(end, position + 160))
    if match is None:
        return None
    value, length = _cardinal_value(match.group())
    if not length:
        return None
    stop = position + length
    numeral = Numeral(position, stop, value, value, "words", "number words")
    numeral.grouped = value >= 100
    return with_part(text, numeral, end)


def with_part(text: str, numeral: Numeral, end: int) -> Numeral:
    """ "two and a half", "2-and-a-half million": the numeral with the part added."""
    match = _AND_PART.match(text, numeral.end, end)
    if match is None:
        return numeral
    over = (match["over"] or "a").lower()
    value = numeral.low + (1 if over == "a" else ONES[over]) / PARTS[match["part"].lower()]
    if match["group"]:
        value *= GROUPS[match["group"].lower()]
    return Numeral(numeral.start, match.end(), value, value, "words", "a number and a part")


def _cardinal_value(written: str) -> tuple[float, int]:
    """Value of the longest well-formed cardinal at the head of `written`, and its length."""
    total = 0.0
    group = 0.0
    last = "start"  # what came before: start, article, one, teen, ten, hundred, scale
    lowest = float("inf")
    length = 0
    for match in _SPLIT.finditer(written.lower()):
        word = match.group()
        if word in ("and", "a", "an"):
            if word == "and" and last not in ("hundred", "scale"):
                break
            continue
        if word in ONES:
            value = ONES[word]
            allowed = (
                ("start", "hundred", "scale", "ten")
                if 0 < value < 10
                else ("start", "hundred", "scale")
            )
            if last not in allowed or (value == 0 and last != "start"):
                break
            group += value
            last = "one"
        elif word in TENS:
            if last not in ("start", "hundred", "scale"):
                break
            group += TENS[word]
            last = "ten"
        elif word in ("hundred", "dozen"):
            if last == "scale" or (word == "hundred" and group >= 100):
                break
            group = (group or 1) * GROUPS[word]
            last = "hundred"
        else:
            scale = SCALES[word]
            if last == "scale" and total < scale:
                total *= scale  # a thousand million
            elif last == "scale" or scale >= lowest:
                break
            else:
                total += (group or 1) * scale
            group, lowest, last = 0.0, scale, "scale"
        length = match.end()
    return total + group, length


def _read_vague(text: str, position: int, end: int) -> Numeral | None:
    match = _VAGUE.match(text, position, end)
    if match is None:
        return None
    if match["first"]:
        low, high = _PLURAL_GROUPS[match["first"].lower()]
        second = match["second"]
        if match["first"].lower() == "scores" and not text.startswith(" of", match.end()):
            return None
        if match["first"].lower() == "tens" and second is None:
            return None
        if second and second.lower() != match["first"].lower():
            times = _PLURAL_GROUPS[second.lower()][0]
            low, high = low * times, high * times
            if match["first"].lower() == "dozens":
                low, high = 12 * times, 120 * times
        return Numeral(position, match.end(), low, high, "vague", "vague plural", grouped=True)
    unit = GROUPS[match["group"].lower()] * (
        GROUPS[match["scale"].lower()] if match["scale"] else 1
    )
    few = match["few"].lower()
    if few.startswith("couple"):
        low = high = 2 * unit
    else:
        low, high = 2 * unit, 10 * unit
    return Numeral(position, match.end(), low, high, "vague", "several of a group", grouped=True)


def _read_part(text: str, position: int, end: int) -> Numeral | None:
    """ "two-thirds", "a third", "half a million"; the caller decides on a bare "half"."""
    match = _SHARE.match(text, position, end)
    if match is None:
        return None
    over = (match["over"] or "a").lower()
    part = match["part"].lower()
    if part == "halve" and over in ("a", "one"):
        return None
    value = (1 if over in ("a", "an") else ONES[over]) / PARTS[part]
    if match["group"]:
        if part not in ("half", "quarter", "third") and " of " not in match.group().lower():
            return None  # "a fifth million-dollar house"
        value *= GROUPS[match["group"].lower()]
        return Numeral(
            position, match.end(), value, value, "words", "part of a group", grouped=True
        )
    if match["over"] is None and part != "half":
        return None
    if over == "zero" or (over not in ("a", "an", "one") and text[match.end() - 1] not in "sS"):
        return None  # "two third-place finishes"
    return Numeral(position, match.end(), value, value, "fraction", "fraction in words")
