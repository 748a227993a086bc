"""Numerals: digits, number words and mixtures of both, read to values.

Nothing here knows of units, bounds or what is counted; `figures.numbers` puts those around.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["digits", "words", "vague", "fraction", "share"]

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
}
SHORT_SCALES = {
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mm": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
    "lakhs": 1e5,
    "crores": 1e7,
    "cr": 1e7,
}
LETTER_SCALES = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12}
GROUPS = {"dozen": 12.0, "hundred": 100.0} | SCALES
VULGAR = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
MOST_DIGITS = 18
LONGEST_RUN = 12
"""A longer run of digits without separators is an identifier, not a number."""


@dataclass(slots=True)
class Numeral:
    """A number as written: its span and its value, equal ends for a point."""

    start: int
    end: int
    low: float
    high: float
    form: Form
    rule: str
    """How the value was read, for `--explain`."""
    plain: bool = False
    """Digits alone, without separator, decimals or scale: could be a year or a label."""
    decimals: int = 0
    """Digits behind the decimal point."""
    grouped: bool = False
    """Written with thousands separators, or with a scale word: never a year or a label."""


_DIGITS = re.compile(
    r"""(?P<indian>\d{1,2}(?:,\d\d){1,6},\d{3}(?![\d]))(?P<ifrac>\.\d+)?
      | (?P<dotted>\d{1,3}(?:\.\d{3}){2,6}(?:,\d+)?(?![\d.]))
      | (?P<spaced>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,6}(?![\d,/:]|[-–]\d))(?P<sfrac>\.\d+)?
      | (?P<comma>\d{1,3}(?:,\ 000|,\d{3}){1,7}(?![\d]))(?P<cfrac>\.\d+)?
      | (?P<european>\d{1,9},\d{1,2}(?=[\s\u00a0]?(?:%|€|per\s?cent\b|[mb]illion\b|euros?\b
            |k?[mg]\b|tonnes\b)))
      | (?P<whole>\d+)(?P<frac>\.\d+)?
      | (?P<bare>\.\d+)
    """,
    re.VERBOSE,
)
_COMMON = re.compile(
    r"(?:(\d{1,3}(?:,\d{3}){1,5})|\d{1,12}+)(?![.,/⁄½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞eE×*x\d]|[\s-]+[\d½¼¾x×*])"
)
"""The everyday case, read first for speed: nothing behind it that could lengthen the number."""
_FRACTION = re.compile(r"(?:(\d+)[\s-]+)?(\d+)[/⁄](\d+)(?![\d/])|(\d*)\s?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])")
_POWER = re.compile(r"\s?[x×*]\s?(\d{1,3})(?:\^|(?<=10)(?=[-−–]))([-−–+]?\d{1,3})(?![\d.])")
_EXPONENT = re.compile(r"[eE]([-−+]?\d{1,3})(?![\w.])")
_SCALE_WORD = re.compile(
    r"[\s\u00a0]?-?\s?(hundred|thousand|million|billion|trillion|quadrillion|lakhs?|crores?"
    r"|dozen|bn|mn|mln|bln|tn|trn|tln)(?![^\W_])"
    r"|[\s\u00a0]?-?(H(?:undred|UNDRED)|T(?:housand|HOUSAND)|M(?:illion|ILLION)"
    r"|B(?:illion|ILLION)|T(?:rillion|RILLION)|L(?:akh|AKH)|C(?:rore|RORE)|D(?:ozen|OZEN)"
    r"|BN|Bn|MN|Mn|TN|Tn)(?![^\W_])"
)


def read_digits(text: str, position: int, end: int) -> Numeral | None:
    """The numeral in digits that begins at `position`; None when it is too long to be one."""
    common = _COMMON.match(text, position, end)
    if common is not None:
        value = float(common.group().replace(",", ""))
        separated = common[1] is not None
        numeral = Numeral(
            position, common.end(), value, value, "digits", "digits", not separated, 0, separated
        )
        return _with_scale(text, numeral, end)
    fraction = _FRACTION.match(text, position, end)
    if fraction is not None:
        read = _read_fraction(fraction)
        if read is not None:
            return read
    match = _DIGITS.match(text, position, end)
    if match is None or len(match.group()) > MOST_DIGITS + 8:
        return None
    written = match.group()
    decimals = 0
    if match["dotted"]:
        digits = written.replace(".", "").replace(",", ".")
    elif match["european"]:
        digits, decimals = written.replace(",", "."), len(written.partition(",")[2])
    elif match["bare"]:
        digits, decimals = "0" + written, len(written) - 1
    else:
        digits = re.sub(r"[,\s]", "", written)
        fraction_digits = match["frac"] or match["cfrac"] or match["sfrac"] or match["ifrac"]
        decimals = len(fraction_digits) - 1 if fraction_digits else 0
    grouped = match["whole"] is None and match["bare"] is None
    if len(digits) > (MOST_DIGITS if grouped else LONGEST_RUN):
        return None
    value = float(digits)
    plain = match["whole"] is not None and not decimals
    numeral = Numeral(
        position, match.end(), value, value, "digits", "digits", plain, decimals, grouped
    )
    return _with_scale(text, _with_exponent(text, numeral, end), end)


def _read_fraction(match: re.Match[str]) -> Numeral | None:
    whole, over, under, lead, sign = match.groups()
    if sign:
        value = (float(lead) if lead and len(lead) <= MOST_DIGITS else 0.0) + VULGAR[sign]
    else:
        if len(over) > 3 or len(under) > 4 or not int(under) or (whole and len(whole) > 6):
            return None
        if whole and int(over) >= int(under):
            return None
        if not whole and not _usual_fraction(match, int(over), int(under)):
            return None
        value = int(over) / int(under) + (int(whole) if whole else 0)
    return Numeral(match.start(), match.end(), value, value, "fraction", "fraction in digits")


def _usual_fraction(match: re.Match[str], over: int, under: int) -> bool:
    """Tells "3/4" and "1/40 of" from dates, ratings and "and/or" codes."""
    behind = match.string[match.end() : match.end() + 4]
    if behind.startswith((" of ", " of\n")):
        return True
    return over < under and under in (2, 3, 4, 8, 16, 32, 64) and not behind[:1].isalnum()


def _with_exponent(text: str, numeral: Numeral, end: int) -> Numeral:
    following = text[numeral.end : numeral.end + 1]
    if following in ("e", "E"):
        match = _EXPONENT.match(text, numeral.end, end)
        base = 10.0
        power = match[1] if match else ""
    elif following and following in " x×*":
        match = _POWER.match(text, numeral.end, end)
        base = float(match[1]) if match else 10.0
        power = match[2] if match else ""
    else:
        return numeral
    if match is None:
        return numeral
    exponent = int(power.replace("−", "-").replace("–", "-"))
    try:
        value = numeral.low * base**exponent
    except (OverflowError, ZeroDivisionError):
        return numeral
    if not math.isfinite(value):
        return numeral
    return Numeral(numeral.start, match.end(), value, value, "digits", "scientific notation")


def scaled(value: float, factor: float) -> float:
    """A value times a power of ten, as written: 2.3 lakh is 230,000 and not a hair less."""
    return float(f"{value * factor:.15g}")


def _with_scale(text: str, numeral: Numeral, end: int) -> Numeral:
    match = _SCALE_WORD.match(text, numeral.end, end)
    if match is None:
        return numeral
    word = (match[1] or match[2]).lower()
    scale = GROUPS.get(word) or SHORT_SCALES[word]
    follow = _SCALE_WORD.match(text, match.end(), end)  # "3 hundred thousand", "2 lakh crore"
    if follow is not None:
        word = (follow[1] or follow[2]).lower()
        scale *= GROUPS.get(word) or SHORT_SCALES[word]
        match = follow
    value = scaled(numeral.low, scale)
    return Numeral(
        numeral.start,
        match.end(),
        value,
        value,
        "digits",
        "digits with a scale word",
        decimals=numeral.decimals,
        grouped=True,
    )
