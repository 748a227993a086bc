"""Units of measure: how they are written, and the singular name each goes by.

Symbols count case ("MW" is no "mW"); names do not. Only what directly follows a number is
looked at, so a table of a few hundred entries is enough.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit read behind a number."""

    name: str
    """Singular: "kilometre per hour" is name "kilometre", per "hour"."""
    end: int
    per: str | None = None
    scale: float = 1.0
    """What the value is multiplied by (a thousand for "k" written before a unit)."""


_PREFIXES = {
    "nano": "n",
    "micro": "μ",
    "milli": "m",
    "centi": "c",
    "deci": "d",
    "hecto": "h",
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "peta": "P",
    "exa": "E",
}
_PREFIXED = {  # name: (symbol, prefixes in use)
    "metre": ("m", "nano micro milli centi deci kilo"),
    "gram": ("g", "nano micro milli kilo"),
    "second": ("s", "nano micro milli"),
    "litre": ("l", "micro milli centi deci hecto"),
    "watt": ("W", "milli kilo mega giga tera"),
    "watt hour": ("Wh", "kilo mega giga tera"),
    "hertz": ("Hz", "kilo mega giga tera"),
    "byte": ("B", "kilo mega giga tera peta exa"),
    "bit": ("bit", "kilo mega giga"),
    "volt": ("V", "milli kilo mega"),
    "ampere": ("A", "milli kilo"),
    "ampere hour": ("Ah", "milli"),
    "joule": ("J", "kilo mega giga"),
    "pascal": ("Pa", "hecto kilo mega giga"),
    "electronvolt": ("eV", "kilo mega giga tera"),
    "newton": ("N", "kilo mega"),
    "sievert": ("Sv", "micro milli"),
    "bar": ("bar", "milli"),
    "tonne": ("t", "kilo mega giga"),
    "gray": ("Gy", "milli"),
    "mole": ("mol", "milli"),
}
_NAMES = """
inch inches|foot feet|yard yards|mile miles|nautical-mile nautical-miles|furlong furlongs
acre acres|hectare hectares ha|ounce ounces oz|pound-mass lb lbs pound pounds
stone|ton tons|tonne tonnes
metric-ton metric-tons|gallon gallons gal|pint pints|quart quarts|cup cups|barrel barrels bbl
tablespoon tablespoons tbsp|teaspoon teaspoons tsp|fluid-ounce fluid-ounces|bushel bushels
carat carats|horsepower hp|brake-horsepower bhp|metric-horsepower PS|decibel decibels
knot knots|degree degrees deg|celsius centigrade degc|fahrenheit degf|kelvin kelvins
millisecond milliseconds|second seconds sec secs|minute minutes min mins|hour hours hr hrs
day days|week weeks wk wks|month months|year years yr yrs|decade decades|century centuries
fortnight fortnights|light-year light-years|micron microns|pixel pixels|megapixel megapixels MP
calorie calories|kilocalorie kilocalories kcal|newton-metre Nm|kilometre kms kilometers
dram drams drachm drachms drachma drachmas|grain grains|radian radians rad|turn turns
basis-point basis-points bp bps|cubic-centimetre cc|kilopound-per-square-inch ksi
board-foot board-feet|gauge|gigayear Ga gigaannum|inverse-femtobarn fb−1|kibibyte kibibytes
mebibyte mebibytes|gibibyte gibibytes|british-thermal-unit BTU btu|man-hour man-hours
foot-pound-force lb-ft ft-lb lbft|quintal quintals|pood|sievert sieverts|hertz|lux|cylinder-x
megaton megatons|kiloton kilotons|gigaton gigatons gigatonnes gigatonne|long-ton long-tons
short-ton short-tons|troy-ounce troy-ounces|metre metres meters meter mtr|kilogram kilos kilo
"""
_COMPOUND = {  # one symbol, two units
    "mph": ("mile", "hour"),
    "m.p.h.": ("mile", "hour"),
    "kph": ("kilometre", "hour"),
    "kmh": ("kilometre", "hour"),
    "km/hr": ("kilometre", "hour"),
    "mpg": ("mile", "gallon"),
    "rpm": ("revolution", "minute"),
    "bpm": ("beat", "minute"),
    "fps": ("frame", "second"),
    "mbps": ("megabit", "second"),
    "gbps": ("gigabit", "second"),
    "kbps": ("kilobit", "second"),
    "tpd": ("ton", "day"),
    "bpd": ("barrel", "day"),
    "psi": ("pound-mass", "square inch"),
    "ppm": ("part", "million"),
    "ppb": ("part", "billion"),
    "ppg": ("point", "game"),
    "rpg": ("rebound", "game"),
    "apg": ("assist", "game"),
}
_ABBREVIATED = {"sq": "square", "sq.": "square", "cu": "cubic", "cu.": "cubic"}
_AREA = {"square": "square", "cubic": "cubic", "sq": "square", "sq.": "square", "cu": "cubic"}
_AREA_SYMBOLS = {
    "sqm": "square metre",
    "sqft": "square foot",
    "sqkm": "square kilometre",
    "sqmi": "square mile",
    "psf": "pound-force per square foot",
}


def _symbols() -> dict[str, str]:
    table = {"in": "inch", "ft": "foot", "yd": "yard", "yds": "yard", "mi": "mile", "h": "hour"}
    for name, (symbol, prefixes) in _PREFIXED.items():
        table[symbol] = name
        for prefix in prefixes.split():
            table[_PREFIXES[prefix] + symbol] = prefix + name
    for symbol, name in list(table.items()):
        if symbol[0] == "μ":
            table["µ" + symbol[1:]] = name
            table["u" + symbol[1:]] = name
        if symbol.endswith("l"):
            table[symbol[:-1] + "L"] = name
    table |= {"mcg": "microgram", "pm": "picometre", "am": "attometre", "Nm": "newton metre"}
    table |= {"Gb": "gigabit", "Mb": "megabit", "gb": "gigabyte", "KB": "kilobyte"}
    table |= {"HZ": "hertz", "KHz": "kilohertz", "hz": "hertz", "MHZ": "megahertz"}
    table |= {"KM": "kilometre", "Km": "kilometre", "KG": "kilogram", "Kg": "kilogram"}
    table |= {"Mt": "megaton", "kt": "kiloton", "Js": "joule second", "Å": "angstrom"}
    table |= {"C": "celsius", "F": "fahrenheit"}
    del table["us"]  # the pronoun
    return table


def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _NAMES.replace("\n", "|").strip("|").split("|"):
        forms = entry.split()
        name = forms[0] if forms[0] == "pound-mass" else forms[0].replace("-", " ")
        for form in forms:
            table[form.replace("-", " ").lower()] = name
    for name, (_, prefixes) in _PREFIXED.items():
        for prefix in ("", *prefixes.split()):
            long = prefix + name
            for form in {long, long.replace("metre", "meter").replace("litre", "liter")}:
                table[form] = long
                table[form + "s"] = long
    return table


SYMBOLS = _symbols()
NAMES = _names()
BEGINNINGS = frozenset(name.partition(" ")[0] for name in (*NAMES, *SYMBOLS, *_COMPOUND)) | {
    *_AREA, *_AREA_SYMBOLS, "nautical"
}  # fmt: skip
"""First words of all units: behind any other word in lower case stands none."""
TIME_UNITS = frozenset(
    "second minute hour day night week fortnight month quarter year season decade century".split()
)
_LEAD = re.compile(
    r"(?P<gap>[ \t\u00a0\u202f\u2009]{0,2}|\s?[-‐‑–]\s?)[\[<]?"
    r"(?P<one>(?:[^\W\d_]\.){3}|[^\W\d_]+(?:[-·][^\W\d_]+)?|[°º′″])"
)
_WORDS = re.compile(r"[\s-]{1,2}([^\W\d_]+)\.?")
_GLUED_WORD = re.compile(r"\s{0,2}([^\W\d_]+)\.?")
_RAISED = re.compile(r"\^?([23²³])(?!\d)|[\s-](squared|cubed)\b")
_OVER = re.compile(
    r"\s?/\s?(?:(\d)\s?)?([^\W\d_]+)(?:\^?([23²³])(?![\d\w]))?(?![^\W_])", re.IGNORECASE
)
_CAPITAL = re.compile(r"\s[A-Z][a-z]")
_NOT_A_SYMBOL_AFTER = re.compile(r"[^\W_]|[-/]\d|\.\w")


def singular(name: str) -> str | None:
    """The name a unit word goes by ("kilometers", "feet"); None when it is no unit."""
    return NAMES.get(name.lower()) or SYMBOLS.get(name)


def is_unit(word: str) -> bool:
    """Whether a lower-case word is a unit ("mph", "metres") rather than a number."""
    return word in NAMES or word in _COMPOUND


def read_unit(text: str, position: int, end: int, *, glued_only: bool = False) -> Unit | None:
    """The unit of measure that follows a number ending at `position`; None when there is none."""
    lead = _LEAD.match(text, position, end)
    if lead is None:
        return None
    glued = not lead["gap"]
    word = lead["one"]
    unit = _read_temperature(text, lead, end) or _read_named(text, lead, end)
    if unit is None:
        unit = _read_symbol(text, word, lead.start("one"), end, glued=glued)
    if unit is None or (glued_only and not glued):
        return None
    return _with_divisor(text, unit, end)


def _read_named(text: str, lead: re.Match[str], end: int) -> Unit | None:
    start = lead.start("one")
    whole = lead["one"]
    lowered = whole.lower()
    if lowered in _COMPOUND:
        name, per = _COMPOUND[lowered]
        return Unit(name, lead.end(), per)
    if lowered in _AREA_SYMBOLS:
        return Unit(_AREA_SYMBOLS[lowered], lead.end())
    if lowered in _AREA or lowered == "nautical":
        dot = text.startswith(".", lead.end())
        follow = (_GLUED_WORD if dot else _WORDS).match(text, lead.end() + dot, end)
        name_of = singular(follow[1]) if follow else None
        if follow is None or name_of is None:
            return None
        return Unit(f"{_AREA.get(lowered, lowered)} {name_of}", follow.end(1))
    follow = _WORDS.match(text, lead.end(), end)
    if follow is not None:
        pair = NAMES.get(f"{lowered} {follow[1].lower()}".replace("-", " "))
        if pair is not None:
            return Unit(pair, follow.end(1))
    single = NAMES.get(lowered.replace("-", " "))
    if single is not None:
        return _raised(text, Unit(single, lead.end()), end)
    head, hyphen, _ = lowered.partition("-")
    if hyphen and head in NAMES:
        return Unit(NAMES[head], start + len(head))
    return None


def _read_temperature(text: str, lead: re.Match[str], end: int) -> Unit | None:
    word = lead["one"].lower()
    if word not in ("°", "º", "deg", "degree", "degrees"):
        return None
    scale = _SCALE_OF_DEGREES.match(text, lead.end(), end)
    if scale is None:
        return Unit("degree", lead.end())
    name = {"c": "celsius", "f": "fahrenheit", "k": "kelvin"}[scale[1][0].lower()]
    return Unit(name, scale.end())


_SCALE_OF_DEGREES = re.compile(r"\.?\s?(celsius|centigrade|fahrenheit|kelvin|[cf])\b", re.I)


_DIMENSIONS = frozenset(["long", "wide", "high", "tall", "deep", "thick"])


def _read_symbol(text: str, word: str, start: int, end: int, *, glued: bool) -> Unit | None:
    stop = start + len(word)
    head, hyphen, _ = word.partition("-")
    if hyphen and head in SYMBOLS and (glued or word[len(head) + 1 :] in _DIMENSIONS):
        word, stop = head, start + len(head)
    name = SYMBOLS.get(word)
    if name is None:
        return None
    unit = _raised(text, Unit(name, stop), end)
    if unit.end == stop and _NOT_A_SYMBOL_AFTER.match(text, stop, end):
        if text[stop] not in "/-":
            return None
        if not _OVER.match(text, stop, end):
            return None
    if len(word) == 1 and unit.end == stop and not _symbol_stands_alone(text, word, stop, glued):
        return None
    return unit


def _symbol_stands_alone(text: str, word: str, stop: int, glued: bool) -> bool:
    """Whether a one-letter symbol may be read as a unit: initials and letters are commoner."""
    if text.startswith("/", stop):
        return True
    if word in "shA":
        return glued and word != "A"
    if word in "WN" and not glued and _CAPITAL.match(text, stop):
        return False  # "704 W Elm Ave"
    # an initial otherwise: "5 W. 42nd Street"
    return not (text.startswith(".", stop) and text[stop + 1 : stop + 3].strip()[:1].isalnum())


def _raised(text: str, unit: Unit, end: int) -> Unit:
    match = _RAISED.match(text, unit.end, end)
    if match is None:
        return unit
    power = "square" if (match[1] or match[2]) in ("2", "²", "squared") else "cubic"
    return Unit(f"{power} {unit.name}", match.end())


def _with_divisor(text: str, unit: Unit, end: int) -> Unit:
    if unit.per is not None:
        return unit
    match = _OVER.match(text, unit.end, end)
    if match is None:
        return unit
    below = singular(match[2]) or SYMBOLS.get(match[2])
    if below is None:
        return unit
    power = {"2": "square ", "²": "square ", "3": "cubic ", "³": "cubic "}.get(match[3] or "", "")
    return Unit(unit.name, match.end(), power + below)
