"""Currencies as written around an amount, each as its ISO 4217 code.

A bare "$" is the US dollar; "C$", "A$", "HK$" and the like say otherwise.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Money(NamedTuple):
    """A currency read before or behind an amount."""

    code: str
    position: int
    """Where it begins when read before the amount, where it ends when read behind."""
    factor: float = 1.0
    """0.01 for cents and pence, a million for "MUSD"."""


_DOLLARS = {
    "": "USD", "US": "USD", "U.S.": "USD", "U.S": "USD", "USD": "USD", "C": "CAD", "CA": "CAD",
    "CAD": "CAD", "CAN": "CAD", "CDN": "CAD", "A": "AUD", "AU": "AUD", "AUD": "AUD", "AUS": "AUD",
    "NZ": "NZD", "NZD": "NZD", "HK": "HKD", "HKD": "HKD", "S": "SGD", "SG": "SGD", "SGD": "SGD",
    "NT": "TWD", "TW": "TWD", "R": "BRL", "MX": "MXN", "J": "JMD", "TT": "TTD", "Z": "ZWL",
}  # fmt: skip
_LOWER_DOLLARS = frozenset("us u.s u.s. c cad usd hk nz".split())
_SPACED_DOLLARS = _LOWER_DOLLARS | frozenset("US U.S U.S. USD C CAD HK NZ NT AUD".split())
_SIGNS = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND",
    "₡": "CRC", "₾": "GEL", "₸": "KZT", "₵": "GHS", "₿": "BTC", "元": "CNY", "円": "JPY",
    "ரூ": "LKR", "zł": "PLN",
}  # fmt: skip
_CODES = frozenset(
    "USD EUR GBP JPY CNY CNH INR RUB KRW KPW ILS TRY UAH NGN PHP THB VND CRC GEL KZT GHS BTC CAD "
    "AUD NZD HKD SGD TWD BRL MXN ZAR CHF SEK NOK DKK PLN CZK HUF RON BGN HRK MYR IDR PKR LKR NPR "
    "BDT EGP SAR AED QAR KWD IQD IRR KES UGX TZS ETB ARS CLP COP PEN UYU VES DEM FRF ITL ESP NLG "
    "FIM BEF MMK LAK KHR XOF XAF MAD DZD TND LYD JOD LBP SYP AFN UZS AMD AZN BYN MDL RSD ISK "
    "ETH".split()
)
_LETTERS = {  # other letters before an amount; "PS" and "Y=" stand in wire copy for £ and ¥
    "RM": "MYR", "Rs": "INR", "Rs.": "INR", "INR": "INR", "RMB": "CNY", "PS": "GBP", "Y=": "JPY",
    "Rp": "IDR", "Rp.": "IDR", "Kshs": "KES", "KSh": "KES", "Sh": "KES", "Fr": "CHF", "Php": "PHP",
    "N": "NGN", "Tk": "BDT", "R": "ZAR", "sen": "MYR", "SFr": "CHF", "Bt": "THB", "GH¢": "GHS",
}  # fmt: skip
_GLUED_ONLY = frozenset(("PS", "R", "N", "Sh", "Fr", "Bt"))
_BEFORE = re.compile(
    r"(?:(?<![^\W_])(?P<lead>[A-Za-z]{1,3}|[Uu]\.[Ss]\.?)?\s?\$\s?(?P<tail>[A-Z]{1,3}(?=\d|\s?\Z))?"
    r"|(?P<sign>[€£¥￥₹₽₩₪₺₴₦₱฿₫₡₾₸₵₿])"
    r"|(?<![\w-])(?P<letters>[A-Z]{3}|[a-z]{3}|RM|R[sp]\.?|PS|Y=|Kshs|KSh|Sh|SFr|Fr|Php|N|Tk|R|Bt)"
    r")(?P<space>[\s\u00a0]{0,2})(?P<minus>[-−–])?\Z"
)
_LOWER_CODES = ("usd", "eur", "gbp", "cad", "aud", "rmb")
"""Codes that stand before an amount in lower case too."""
_LOWER_ENDS = (*_LOWER_CODES, *"sen Rs Rp shs Sh Fr Php Tk Bt".split())
_SIGN_ENDS = frozenset("$€£¥￥₹₽₩₪₺₴₦₱฿₫₡₾₸₵₿.=")
"""What else than a capital may end what `_BEFORE` finds."""
_WON_SOMETHING = re.compile(
    r"\s(?:a|an|the|their|his|her|its|at|by|with|against|on|over|from|and|but|no)\b"
)
_CONSOLE = re.compile(r"[1-6](?!\d|[.,]\d|\s?(?:[mbk]|bn|mn)\b)")
_MODEL = re.compile(r"\d{3,5}(?![\d.,]*\d|\s?(?:[mbk]|bn|mn|million|billion)\b)")
_BRACKETED = re.compile(r"\b([A-Z])[\w&.-]*(?:\s[\d,]+)?\s\(\Z")
"""Before a code in brackets, its name: "Nikkei 225 (N225)"."""
_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]+\s\Z")
"""Before "R6700", the model of something that has a name."""
_NOUNS = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY",
    "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW", "shekel": "ILS", "peso": "MXN",
    "reais": "BRL", "real": "BRL", "rand": "ZAR", "lira": "TRY", "lire": "ITL", "franc": "CHF",
    "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "ringgit": "MYR",
    "baht": "THB", "dong": "VND", "rupiah": "IDR", "zloty": "PLN", "zlotys": "PLN",
    "forint": "HUF", "koruna": "CZK", "hryvnia": "UAH", "hryvnias": "UAH", "naira": "NGN",
    "shilling": "KES", "dirham": "AED", "riyal": "SAR", "rial": "IRR", "dinar": "IQD",
    "taka": "BDT", "cedi": "GHS", "leu": "RON", "lei": "RON", "leva": "BGN", "kuna": "HRK",
    "lari": "GEL", "tenge": "KZT", "peseta": "ESP", "mark": "DEM", "markka": "FIM",
    "guilder": "NLG", "bitcoin": "BTC", "kip": "LAK", "kyat": "MMK", "bolivar": "VES",
    "birr": "ETB", "afghani": "AFN", "kwacha": "ZMW", "pound": "GBP", "sterling": "GBP",
    "quid": "GBP", "buck": "USD", "colon": "CRC", "colón": "CRC", "colone": "CRC",
}  # fmt: skip
_OF_COUNTRY = {
    "us": {"dollar": "USD"}, "u.s.": {"dollar": "USD"}, "u.s": {"dollar": "USD"},
    "american": {"dollar": "USD"}, "united states": {"dollar": "USD"},
    "canadian": {"dollar": "CAD"}, "australian": {"dollar": "AUD"},
    "hong kong": {"dollar": "HKD"}, "new zealand": {"dollar": "NZD"},
    "singapore": {"dollar": "SGD"}, "singaporean": {"dollar": "SGD"},
    "taiwan": {"dollar": "TWD"}, "taiwanese": {"dollar": "TWD"}, "jamaican": {"dollar": "JMD"},
    "british": {"pound": "GBP"}, "egyptian": {"pound": "EGP"}, "sudanese": {"pound": "SDG"},
    "lebanese": {"pound": "LBP", "lira": "LBP"}, "syrian": {"pound": "SYP"},
    "chinese": {"yuan": "CNY"}, "japanese": {"yen": "JPY"}, "israeli": {"shekel": "ILS"},
    "indian": {"rupee": "INR"}, "pakistani": {"rupee": "PKR"}, "pakistan": {"rupee": "PKR"},
    "sri lankan": {"rupee": "LKR"}, "nepalese": {"rupee": "NPR"}, "indonesian": {"rupiah": "IDR"},
    "mexican": {"peso": "MXN"}, "philippine": {"peso": "PHP"}, "argentine": {"peso": "ARS"},
    "argentinian": {"peso": "ARS"}, "chilean": {"peso": "CLP"}, "colombian": {"peso": "COP"},
    "cuban": {"peso": "CUP"}, "uruguayan": {"peso": "UYU"}, "dominican": {"peso": "DOP"},
    "swiss": {"franc": "CHF"}, "french": {"franc": "FRF"}, "belgian": {"franc": "BEF"},
    "cfa": {"franc": "XOF"}, "rwandan": {"franc": "RWF"}, "congolese": {"franc": "CDF"},
    "danish": {"krone": "DKK", "kroner": "DKK", "crown": "DKK"},
    "norwegian": {"krone": "NOK", "kroner": "NOK", "crown": "NOK"},
    "swedish": {"krona": "SEK", "kronor": "SEK", "crown": "SEK"},
    "icelandic": {"krona": "ISK", "kronur": "ISK"}, "czech": {"crown": "CZK", "koruna": "CZK"},
    "south korean": {"won": "KRW"}, "korean": {"won": "KRW"}, "north korean": {"won": "KPW"},
    "turkish": {"lira": "TRY"}, "italian": {"lira": "ITL", "lire": "ITL"},
    "iraqi": {"dinar": "IQD"}, "kuwaiti": {"dinar": "KWD"}, "jordanian": {"dinar": "JOD"},
    "serbian": {"dinar": "RSD"}, "algerian": {"dinar": "DZD"}, "libyan": {"dinar": "LYD"},
    "saudi": {"riyal": "SAR"}, "qatari": {"riyal": "QAR"}, "yemeni": {"riyal": "YER"},
    "iranian": {"rial": "IRR"}, "omani": {"rial": "OMR"}, "kenyan": {"shilling": "KES"},
    "ugandan": {"shilling": "UGX"}, "tanzanian": {"shilling": "TZS"}, "german": {"mark": "DEM"},
    "deutsche": {"mark": "DEM"}, "finnish": {"markka": "FIM", "mark": "FIM"},
    "brazilian": {"real": "BRL", "reai": "BRL"}, "russian": {"ruble": "RUB", "rouble": "RUB"},
    "belarusian": {"ruble": "BYN", "rouble": "BYN"}, "thai": {"baht": "THB"},
    "emirati": {"dirham": "AED"}, "uae": {"dirham": "AED"}, "moroccan": {"dirham": "MAD"},
    "south african": {"rand": "ZAR"}, "polish": {"zloty": "PLN"}, "dutch": {"guilder": "NLG"},
}  # fmt: skip
_SUBUNITS = {
    "cent": ("USD", 0.01), "cents": ("USD", 0.01), "pence": ("GBP", 0.01), "penny": ("GBP", 0.01),
    "pennies": ("GBP", 0.01), "sen": ("MYR", 0.01), "dime": ("USD", 0.1), "dimes": ("USD", 0.1),
    "kopecks": ("RUB", 0.01), "paise": ("INR", 0.01), "eurocents": ("EUR", 0.01),
}  # fmt: skip
_VERBS_TOO = frozenset(("won", "real", "mark", "lei", "pound", "buck", "kip", "colon", "sterling"))
_COUNTRIES = "|".join(re.escape(c) for c in sorted(_OF_COUNTRY, key=len, reverse=True))
_COUNTRY_BEGINS = frozenset(re.split(r"[\s.]", country)[0] for country in _OF_COUNTRY)
BEGINNINGS = _COUNTRY_BEGINS | {*_SUBUNITS, *_NOUNS, "usd", "eur", "gbp"}
"""First words, of three letters or more in lower case, of money behind an amount; a noun may
have an "s" besides."""


def _after(country: str) -> re.Pattern[str]:
    """A sign, the name of a `country` with its money, or any word behind an amount."""
    return re.compile(
        rf"[\s\u00a0]?-?\s?(?:(?P<sign>[€£¥￥₹₽₩₪₺₴₦₱฿₫₡₾₸₵₿元円]|ரூ|zł|\$(?!\s?\d))"
        rf"|(?P<country>{country})\s+(?P<of>[^\W\d_]+)"
        rf"|(?P<word>[^\W\d_]+))(?![^\W_])(?P<sterling>\s+sterling\b)?",
        re.IGNORECASE,
    )


_AFTER = _after(_COUNTRIES)
_AFTER_NO_COUNTRY = _after("(?!)")
_NAMED = re.compile(r"\b(?:([Ss]terling)|(?:[Tt]he|[A-Z][a-z]+)\s([a-z]+))\b")
_SCALE_BEHIND_CODE = re.compile(r"\s(million|billion|trillion|m|bn)\b", re.IGNORECASE)
_SPENDING = re.compile(
    r"\b(?:cost|costs|costing|pay|pays|paid|paying|price|prices|priced|worth|fine|fined|salary|"
    r"wage|wages|spend|spent|spending|earn|earned|sold|buy|bought|bill|profit|profits|revenue|"
    r"debt|fund|funding|bonus|fee|fees|budget|charge|charged|sterling|bank|tax|cash|money|"
    r"shares|share|ticket|tickets)\b|£",
    re.IGNORECASE,
)


def currency_before(text: str, start: int, low: int) -> Money | None:
    """The currency sign or code that ends where the amount begins; None when there is none."""
    window = max(low, start - 9)
    before = text[window:start]
    word = before.rstrip(" \u00a0-−–")
    last = word[-1:]
    if not (last in _SIGN_ENDS or last.isupper() or word.endswith(_LOWER_ENDS)):
        return None
    match = _BEFORE.search(before)
    if match is None:
        return None
    at = window + match.start()
    if match["sign"]:
        return Money(_SIGNS[match["sign"]], at)
    letters = match["letters"]
    if letters == "PS" and _CONSOLE.match(text, start):
        return None
    if letters == "R" and _MODEL.match(text, start) and _NAME_BEFORE.search(text, low, at):
        return None
    if letters and len(letters) == 1 and _abbreviates(text, letters, at):
        return None
    if letters:
        return _code_before(letters, at, spaced=bool(match["space"]))
    sign = window + match.start() + match.group().index("$")
    tail = match["tail"]
    if tail and tail in _DOLLARS:
        return Money(_DOLLARS[tail], sign)
    lead = match["lead"] or ""
    spaced = not text.startswith("$", at + len(lead))
    if lead.upper() not in _DOLLARS or (lead.islower() and lead not in _LOWER_DOLLARS):
        return Money("USD", sign)
    if spaced and lead not in _SPACED_DOLLARS:
        return Money("USD", sign)
    return Money(_DOLLARS[lead.upper()], at)


def _abbreviates(text: str, letter: str, at: int) -> bool:
    """Whether a letter in brackets begins the short form of the name before: "Kospi 200 (K200)"."""
    named = _BRACKETED.search(text, max(0, at - 40), at)
    return named is not None and named[1] == letter


def _code_before(letters: str, at: int, *, spaced: bool) -> Money | None:
    if letters in _LETTERS:
        if spaced and letters in _GLUED_ONLY:
            return None
        return Money(_LETTERS[letters], at, 0.01 if letters == "sen" else 1.0)
    upper = letters.upper()
    if upper == "RMB":
        return Money("CNY", at)
    if upper in _CODES and (letters.isupper() or letters.lower() in _LOWER_CODES):
        return Money(upper, at)
    return None


def currency_after(
    text: str, position: int, end: int, value: float, around: tuple[int, int]
) -> Money | None:
    """The currency named behind an amount that ends at `position`; None when there is none.

    `around` is the span of text nearby: pounds of weight and of money look alike, and only
    talk of prices or a scale word tells them apart.
    """
    match = _behind(text, position, end)
    if match is None:
        return None
    if match["sign"]:
        sign = match["sign"]
        return Money("USD" if sign == "$" else _SIGNS.get(sign, "PLN"), match.end())
    if match["country"]:
        table = _OF_COUNTRY[" ".join(match["country"].lower().split())]
        noun = match["of"].lower()
        code = table.get(noun) or table.get(noun.rstrip("s"))
        return Money(code, match.end("of")) if code else None
    return _word_after(text, match, end, value, around)


def named_before(text: str, low: int, start: int, other: str) -> str | None:
    """The currency that a rate is told of ("the yen stood at 108 per dollar"); None without one.

    The last one named between `low` and `start` that is not `other`, behind "the" or a capital.
    """
    for match in reversed(list(_NAMED.finditer(text, max(low, start - 120), start))):
        noun = (match[1] or match[2]).lower()
        code = _NOUNS.get(noun) or _NOUNS.get(noun.rstrip("s"))
        if code is not None and code != _NOUNS.get(other):
            return code
    return None


def _behind(text: str, position: int, end: int) -> re.Match[str] | None:
    """What of `_AFTER` stands at `position`; the many countries are tried for few words only."""
    match = _AFTER_NO_COUNTRY.match(text, position, end)
    if match is None or (match["word"] or "").lower() not in _COUNTRY_BEGINS:
        return match
    return _AFTER.match(text, position, end)


def of_a_country(text: str, position: int, end: int) -> bool:
    """Whether a country and its money stand at `position`: "Australian dollars"."""
    match = _behind(text, position, end)
    if match is None or not match["country"]:
        return False
    return currency_after(text, position, end, 0.0, (position, end)) is not None


def _word_after(
    text: str, match: re.Match[str], end: int, value: float, around: tuple[int, int]
) -> Money | None:
    word = match["word"]
    lowered = word.lower()
    stop = match.end("word")
    if word == "p" or (word == "c" and match.start("word") == match.start()):
        return _letter_after(text, word, match, value)
    if lowered in _SUBUNITS:
        code, factor = _SUBUNITS[lowered]
        return Money(code, stop, factor)
    noun = lowered if lowered in _NOUNS else lowered.rstrip("s")
    if noun in _NOUNS:
        if (
            noun in _VERBS_TOO
            and not match["sterling"]
            and not _is_money(text, noun, value, stop, around)
        ):
            return None
        return Money(_NOUNS[noun], match.end() if match["sterling"] else stop)
    upper = word.upper()
    if upper in _CODES and (word.isupper() or word in ("usd", "eur", "gbp")):
        scale = _SCALE_BEHIND_CODE.match(text, stop, end)
        if scale is None:
            return Money(upper, stop)
        factor = {"m": 1e6, "b": 1e9, "t": 1e12}[scale[1][0].lower()]
        return Money(upper, scale.end(), factor)
    if len(word) == 4 and word[0] in "MB" and word[1:] in _CODES:
        return Money(word[1:], stop, 1e6 if word[0] == "M" else 1e9)
    if word == "kn" and _SPENDING.search(text, *around):
        return Money("HRK", stop)
    return None


def _letter_after(text: str, word: str, match: re.Match[str], value: float) -> Money | None:
    stop = match.end("word")
    glued = match.start("word") == match.start()
    if text[stop : stop + 1] == "." and text[stop + 1 : stop + 2].isalpha():
        return None  # p.m.
    if word == "c":
        return Money("USD", stop, 0.01) if glued and value < 100 else None
    return None if value in (480, 720, 1080, 1440, 2160) else Money("GBP", stop, 0.01)


def _is_money(text: str, noun: str, value: float, stop: int, around: tuple[int, int]) -> bool:
    """Whether a word that is also a verb or a weight means a currency here."""
    if noun == "won" and _WON_SOMETHING.match(text, stop, around[1]):
        return False
    if noun in ("won", "kip", "colon"):
        return value >= 100
    if noun in ("real", "mark", "lei"):
        return value >= 1e5
    if noun == "buck":
        return value != 1
    return value >= 1e6 or bool(_SPENDING.search(text, *around))
