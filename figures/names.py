"""Numbers that only name something: dates, times, models, laws, addresses, scores, labels.

Each refusal gives its reason. The tests run on the text around a number before or after it is
read; none of them looks further than a few words.
"""

from __future__ import annotations

import re

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_MONTH_WORDS = frozenset(MONTHS.split("|"))
_MONTHS_LOWER = frozenset(month.lower() for month in _MONTH_WORDS)
_ZONE = r"(?:\s?(?:GMT|BST|EST|EDT|PST|PDT|CET|UTC|ET|hrs|hours))?"
_AT_NUMBER = re.compile(
    rf"""(?!\d+(?:,\d{{3}})*(?:%|[.,;](?:\s|\Z)|\s(?:[b-nq-svwyz]|p(?!\.?\s?m))))  # "9 men", "9 %"
      (?: (?P<time>\d{{1,2}}(?:[:.]\d\d){{0,2}}(?:\s?[-–]\s?\d{{1,2}}(?:[:.]\d\d)?)?
            (?:\s?[ap]\.\s?m\b\.?|\s?[AP]\.?M\b\.?|(?<!\.\d)\s?[ap]m\b|(?<=[.:]\d\d)\s?[ap]m\b)
          |\d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)?{_ZONE}|\d{{3,4}}\s?(?:GMT|BST|UTC)\b
          |\d{{1,2}}\s?(?:o['’]?\s?clock)\b
          |\d{{1,2}}(?=\s(?:and|to|or|until)\s\d{{1,2}}(?::\d\d)?\s?(?:[ap]\.\s?m|[AaPp][Mm]\b)))
      | (?P<date>\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–/]\s?\d{{1,2}})?(?:\s|-|\s+of\s+)(?:{MONTHS})\b
            (?:\.?,?(?:\s|-)+(?:1[5-9]|20)\d\d\b)?
          |(?:19|20)\d\d\.(?:0\d|1[0-2])\.[0-3]\d\b
          |\d{{1,4}}\s?(?:BCE?|B\.C|AD|A\.D)\b|\d{{4}}-\d\d-\d\d(?:T[\d:.]+Z?)?\b|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b
          |\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d\b|\d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d\b)
      | (?P<alert>(?:9/11|24/7|7/7|50/50|20/20|7-11)(?![\w/-]))
      | (?P<phone>(?:\+?1[-.\s])?\(?\d{{3}}\)?[-.\s]\d{{3}}[-.\s]\d{{4}}\b|\d{{3}}-\d{{4}}\b
          |\d{{3}}-(?:\d{{0,3}}-?)?[A-Z]{{4,}}\b|\d{{4,}}-\d{{3,}}-\d{{3,}}[\d-]*|\d+(?:-\d+){{2,}}\b|1-8\d\d-[\w-]+
          |(?<=\+)\d{{1,3}}\s?(?:\(0\)\s?\d[\d\s-]{{4,20}}\d|\d{{2,5}}(?:[\s.-]\d{{2,5}}){{2,5}})\b
          |\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b)
      | (?P<foreign>\d+(?:[.,]\d+)?\s?(?:Mio|Mrd)\b\.?|\d+,\d+\s?(?:Mill?n?|Mds?)\b\.?
          |\d{{1,3}}(?:['’]\d{{3}})+(?![\d\w]))
      | (?P<season>(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d|\s?percent|\s?%))
      | (?P<decade>(?:\d\d)?\d0(?:['’][sS]|s)\b|\d0-something\b)
      | (?P<list>(?P<best>\d\d)\s(?i:under)\s(?P=best)\b)  # "40 Under 40"
      | (?P<format>[2-4]-?D\b|[2458]K\b|[2579]\.1(?=[\s-](?:surround|channel|sound|audio)))
      | (?P<point>\d{{1,3}}\.\d{{4,}},?\s?[-−]?\d{{1,3}}\.\d{{4,}}\b)
      | (?P<ratio>\d{{1,2}}:\d(?![\d:]))
      | (?P<work>10\.\d{{4,9}}/\S+)  # the DOI Handbook: a directory, a registrant, a work
      | (?P<rank>\d{{1,9}}(?:,\d{{3}}){{0,2}}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
      | (?P<score>\d{{1,2}}[-–]for[-–]\d+|\d{{1,2}}-of-\d+|\d{{1,3}}-\d{{1,3}}(?=-\d)
          |\d+/\d+(?:/\d+)+
          |\d{{1,2}}\s?x\s?\d{{1,2}}(?![\d.^]|\s?(?:m|cm|mm|ft|in|metre|meter|feet|inch))))
    """,
    re.VERBOSE,
)
_REASONS = {
    "time": "a time of day",
    "date": "a date",
    "alert": "a set phrase",
    "phone": "a phone or serial number",
    "foreign": "written as another language writes it",
    "season": "a season or span of years",
    "decade": "a decade",
    "list": "part of a name",
    "format": "the name of a format",
    "point": "a point on the map",
    "ratio": "a ratio, score or verse: two numbers",
    "work": "the identifier of a publication",
    "rank": "an ordinal: a place in an order",
    "score": "a score or formation",
}
_DAY_TAIL = re.compile(
    r"(?:[0-3]?\d(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-3]?\d(?:st|nd|rd|th)?)?(?![\d%]|,\d{3}|[:.]\d)"
    r"(?:,?\s+(?:1[5-9]|20)\d\d(?!\d|[\d,.]*\d))?|(?:1[5-9]|20)\d\d(?![\d,]*\d))"
)
_LABELS = frozenset(
    "article articles section sections chapter chapters page pages p pp paragraph paragraphs "
    "clause clauses rule row rows aisle seat lot box block apartment apt suite room unit flight "
    "highway highways hwy interstate route routes rt rte exit mile-marker phase type grade group "
    "district districts ward precinct act version windows iphone ipad boeing airbus game week "
    "day round channel psalm engine ladder local title proposition prop measure amendment "
    "resolution formula class category stage tier division apollo gate pier no no. nos nos. "
    "number numbers item exhibit figure table appendix annex schedule part volume vol vol. issue "
    "episode season level zone area sector line platform track terminal bus train tram cell pod "
    "ch fig mark mk series generation gen operation convoy squad unit company battalion regiment "
    "model brigade division corps squadron precinct station house order directive bill protocol "
    "form code covid covid- sars hiv h1n1 group pool heat court hall studio dorm catch "
    "shahed boeing airbus iphone galaxy pixel xbox playstation euro cop expo agenda fortune "
    "catch area studio chapter verse bay berth camp psalms genesis john matthew luke mach "
    "pct ios macos android wave dimension under- suspect victim witness defendant patient juror "
    "subject option step lesson tip question junction road note pro mate redmi kindle".split()
)
_NUMBERED = frozenset(
    "act article articles amendment apartment apt appendix box ch channel fig chapter clause "
    "division exhibit exit flight gate group highway hwy interstate iphone junction lot no no. "
    "nos. order page pages paragraph part platform precinct proposition room district stage image "
    "photo slide rule size sizes season episode "
    "route row rte seat section sections sec sec. suite table terminal title ward p pp vol vol. "
    "game week round grade phase tier formula resolution".split()
)
_ALSO_PLAIN = frozenset(
    "week game round grade order group stage image photo slide district gate box lot table part "
    "flight act ward phase title exit junction platform road season episode".split()
)
"""Label words that in lower case may also stand before a count ("last week 35 people"); a road
may in capitals too ("on Mill Road 35 people")."""
_INDEXES = frozenset(
    "s&p s&p/asx s&p/tsx sp asx ftse cac dax nikkei stoxx ta tsx russell csi topix nasdaq mib ibex "
    "mdax seng s.&p. nifty kospi smi aex".split()
)
_INDEX_SIZES = frozenset(
    int(size)
    for size in "10 20 25 30 35 40 50 60 90 100 120 125 200 225 250 300 350 400 500 600 1000 2000 "
    "3000".split()
)
_WEAPON = re.compile(
    r"(?:\s+and\s+\d+(?:\.\d+)?\s?mm|[\s-]+[\w.-]+){0,3}?[\s-]+(?:hand)?(?:guns?|howitzers?|"
    r"shells?|artillery|mortars?|"
    r"pistols?|rifles?|rounds?|ammunition|ammo|cannons?|casings?|bullets?|caliber|calibre|glock|"
    r"ruger|beretta|taurus|sig|smith|semi-?automatics?|rockets?|launchers?|revolvers?|cartridges?|"
    r"shotguns?|firearms?|weapons?|m\d+|mlrs|self-propelled|magazines?|slugs?)\b",
    re.IGNORECASE,
)
_BORE = re.compile(r"(?<![\d.])\.\d{2,3}\Z")
"""A bore in inches as it is said without the word: "a .45 handgun"."""
_GUN_WORD = re.compile(r"[\s-]?(?:cal(?:iber|ibre)?s?\b\.?|magnum\b)", re.IGNORECASE)
_THINGS = re.compile(r"\s[a-z-]{2,}[^\Wsu]s\b")
"""A plural: what is counted is told behind a model or weapon ("38 Max jets")."""
_GUN = re.compile(
    r"\s(?:semi-?automatic\s)?(?:handgun|pistol|revolver|rifle|magnum)\b"
    rf"(?!{_THINGS.pattern})"
)
_BORES = frozenset((22, 25, 32, 38, 40, 44, 45, 357, 380))
"""Bores in hundredths or thousandths of an inch, as they are said: "a 45 pistol"."""
_THE_NUMBER = re.compile(r"\b(?:the|a|an|his|her|its|their|my|our|['’]s)\s+number\s\Z", re.I)
_VERSIONS = "Pro|Plus|Max|Ultra|Mini|Lite|XL|SE"
_MODEL = re.compile(
    rf"\s(?:{_VERSIONS}|XR|XS)(?:\sMax)?"
    r"(?=['’]s\b|[.,;:!?)]|\Z|\s(?:[a-z]|[-–—]))"
)
_INNER_CAPITAL = re.compile(r"(?!Ma?c[A-Z]|[A-Z]['’])[A-Za-z]*[a-z][A-Z][A-Za-z]*\Z")
"""A word written as only products and firms are: "AirPods", "iPhone"; not "McCain"."""
_LOWER = re.compile(r"[\s-]+[a-z]")
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d\d0\Z")
_SCORED = re.compile(
    r"[\s-](?:[a-z]+\s)?(?:points?|seconds?|secs?|average|inch(?:es)?|mm|percent|million|billion|"
    r"trillion|per|times|ounces?|grams?|metres?|meters?|litres?|liters?|kg|km|miles?)\b"
)
_EDITION = re.compile(rf"\s(?:{_VERSIONS}|Premium|Turbo|Deluxe|Edition|XT|Ti|GT|Fold|Flip)\b")
_PLATE = re.compile(r"-(?:[A-Z]{2,4}|(?<=\b\d-)[1-9]A)(?![\w-])")  # classes of school sport: "5-1A"
_ROAD = re.compile(r"\sMile(?![\w-])")
_LIST_MARK = re.compile(r"\s?\)|[.)]\s+(?=[A-Z“\"'])")
_NAME_LOOK = 26
_NOUN_LOOK = 80
"""Characters before and behind a number that are looked at: keeps the time linear."""
_OPENING = re.compile(r"[\"“‘(\[>=]")
LABEL = "a label: it numbers or names something"


_TAIL = re.compile(
    r"(?:[-–.]\d+)+(?![\d%])(?:[A-Z]\b)?|(?<!\d{4})\s+of\s+\d{1,3}(?!,?\d|\s?%)|(?:\(\w\))+"
)


def name_tail(text: str, stop: int, end: int) -> int:
    """Where a name that ends in a number really ends: "24-9", "part 3 of 3", "12(b)"."""
    match = _TAIL.match(text, stop, end)
    return match.end() if match else stop


def name_at(text: str, position: int, end: int) -> tuple[int, str] | None:
    """(end, reason) of a date, time, phone number, season or rank that begins in digits here."""
    match = _AT_NUMBER.match(text, position, end)
    if match is None:
        return None
    return match.end(), _REASONS[match.lastgroup or "date"]


def date_after_month(text: str, position: int, end: int) -> tuple[int, str] | None:
    """(end, reason) of a day or year behind the name of a month."""
    # a lower-case "jan." may have ended the sentence before, so its start is no limit
    word = last_word(text, position, 0)
    if word is None:
        return None
    bare = word.rstrip(".")
    if len(bare) > 9:  # a page glued together: "posted onFebruary 6, 2016"
        bare = next((month for month in _MONTH_WORDS if bare.endswith(month)), bare)
    if bare not in _MONTH_WORDS and (bare not in _MONTHS_LOWER or bare in ("may", "march", "mar")):
        return None
    match = _DAY_TAIL.match(text, position, end)
    return (match.end(), "a date") if match else None


def last_word(text: str, position: int, low: int) -> str | None:
    """The word right before `position`, as written; None at the start or behind punctuation."""
    before = text[max(low, position - _NAME_LOOK) : position]
    if before and before[-1] in "\"“‘'(":
        before = before[:-1]
    if not before:
        return None
    if before[-1] in "-–":
        parts = before[:-1].split()
        return parts[-1] if parts and parts[-1].rstrip(".").isalpha() else None
    if not before[-1].isspace():
        return None
    parts = before.rsplit(None, 1)
    word = parts[-1] if parts else ""
    if not word.isalnum():
        word = _OPENING.split(word)[-1]
    if not word or not word[0].isalpha() or not (word[-1].isalnum() or word[-1] in ".’'&-"):
        return None
    return word


def calibre(text: str, stop: int, end: int, unit: str | None, value: float) -> str | None:
    """A reason when a bore names a weapon or its ammunition ("152mm shells", ".45-caliber")."""
    end = min(end, stop + _NOUN_LOOK)
    if _GUN_WORD.match(text, stop, end):
        return "a calibre: it names the weapon"
    if unit is None and value in _BORES and _GUN.match(text, stop, end):
        return "a calibre: it names the weapon"
    bore = unit == "gauge" or (unit == "millimetre" and 4 < value < 500)
    bore = bore or (unit is None and bool(_BORE.search(text, max(stop - 5, 0), stop)))
    if bore and _WEAPON.match(text, stop, end):
        return "a calibre: it names the weapon"
    return None


def stock_index(word: str, value: float) -> str | None:
    """A reason when the number belongs to the name of a share index ("S&P 500")."""
    if value in _INDEX_SIZES and word.lower() in _INDEXES:
        return "part of the name of a share index"
    return None


def numbered(text: str, start: int, low: int) -> str | None:
    """A reason when "the number" before a number makes it a name ("the number 11 tram")."""
    return LABEL if _THE_NUMBER.search(text, max(low, start - _NAME_LOOK), start) else None


def label(word: str, *, counts: bool) -> str | None:
    """A reason when the word before a number makes it a label ("Section 427", "No. 3").

    `counts` tells that a plural noun follows the number.
    """
    bare = word.lower().rstrip(".")
    if counts and bare in _ALSO_PLAIN and (word.islower() or bare == "road"):
        return None
    if bare in _NUMBERED or (bare in _LABELS and not word.islower()):
        return LABEL
    return None


def edition(text: str, word: str | None, stop: int, end: int) -> str | None:
    """A reason when a name goes on behind the number: "Galaxy Note 10 Plus", "Mate 20 Pro"."""
    behind = _MODEL.match(text, stop, end)
    if word is not None and word[0].isupper():
        behind = behind or _EDITION.match(text, stop, end)
    elif behind and _THINGS.match(text, behind.end(), end):
        behind = None
    if word is not None and not _LOWER.match(text, stop, end):
        behind = behind or _INNER_CAPITAL.match(word)
    return "part of a name" if behind else None


def pointed(text: str, start: int, stop: int, end: int, *, counts: bool) -> str | None:
    """A reason when a point stands before thousands: "17.000 people", "€25.500".

    Decimals do not end in a nought there, as they do in scores. `counts` tells that a plural noun
    follows the number.
    """
    if not _POINTED.match(text[start:stop]) or _SCORED.match(text, stop, end):
        return None
    is_money = text[start - 1 : start] in ("€", "$", "£", "¥")
    return _REASONS["foreign"] if counts or is_money else None


def plate(text: str, stop: int, end: int) -> str | None:
    """A reason when capitals are tied to the number: "943-LQQ", the class "5-1A"."""
    return "part of a name or code" if _PLATE.match(text, stop, end) else None


def road(text: str, stop: int, end: int) -> str | None:
    """A reason when a road is named by its miles: "on 8 Mile"."""
    return "part of a name" if _ROAD.match(text, stop, end) else None


def list_mark(text: str, start: int, stop: int, low: int, end: int) -> str | None:
    """A reason when the number only numbers an item or stands in brackets by itself."""
    if start > low and text[start - 1 : start] + text[stop : stop + 1] in ("()", "[]"):
        return "a number in brackets by itself"
    if start == low and not text[stop : min(end, stop + 8)].strip(" .)"):
        return "a number by itself"
    match = _LIST_MARK.match(text, stop, end)
    if match is None:
        return None
    if text[match.start() : match.end()].lstrip()[0] == ")":
        return None if "(" in text[max(low, start - 80) : start] else "a list number"
    return "a list number" if start == low else None
