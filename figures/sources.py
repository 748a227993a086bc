"""Cited sources across articles: when two names are one source, and when they only might be.

Names are merged on evidence alone: equal keys, a known news organisation's usual short form, or
an acronym that an article itself declares ("Radio Free Asia (RFA)"). What merely looks alike is
offered as a likely typing error and never merged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

OUTLETS: dict[str, tuple[str, ...]] = {
    "Agence France-Presse": ("AFP",),
    "Al Jazeera": (),
    "ANSA": (),
    "Associated Press": ("AP",),
    "Australian Broadcasting Corporation": (),
    "Axios": (),
    "Bloomberg": ("Bloomberg News",),
    "Breitbart": ("Breitbart News",),
    "British Broadcasting Corporation": ("BBC", "BBC News"),
    "BuzzFeed": ("BuzzFeed News",),
    "CBS News": ("CBS",),
    "CNBC": (),
    "CNN": ("Cable News Network",),
    "C-SPAN": (),
    "Der Spiegel": ("Spiegel",),
    "Deutsche Presse-Agentur": ("DPA",),
    "Deutsche Welle": ("DW",),
    "EFE": (),
    "Financial Times": ("FT",),
    "Fox News": (),
    "HuffPost": ("Huffington Post",),
    "Interfax": (),
    "ITAR-TASS": ("TASS",),
    "ITV": (),
    "Kommersant": (),
    "Korean Central News Agency": ("KCNA",),
    "Kyiv Independent": (),
    "Kyodo": ("Kyodo News",),
    "Le Monde": (),
    "Los Angeles Times": ("LA Times",),
    "Meduza": (),
    "MSNBC": (),
    "National Public Radio": ("NPR",),
    "NBC News": ("NBC",),
    "New York Times": ("NYT",),
    "NHK": ("Japan Broadcasting Corporation",),
    "Nikkei": (),
    "Politico": (),
    "Press Trust of India": ("PTI",),
    "Radio Free Asia": ("RFA",),
    "Radio Free Europe/Radio Liberty": ("RFE/RL", "Radio Free Europe", "Radio Liberty"),
    "RIA Novosti": (),
    "Reuters": ("Thomson Reuters",),
    "Sky News": (),
    "South China Morning Post": ("SCMP",),
    "Süddeutsche Zeitung": (),
    "The Economist": ("Economist",),
    "The Guardian": ("Guardian",),
    "The Times": ("Times of London",),
    "Ukrinform": (),
    "USA Today": (),
    "Voice of America": ("VOA",),
    "Wall Street Journal": ("WSJ",),
    "Washington Post": (),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News", "Yonhap News Agency"),
}
"""News organisations under their full names, with the other names in common use."""

INSTITUTIONS: dict[str, tuple[str, ...]] = {
    "Central Intelligence Agency": ("CIA",),
    "Centers for Disease Control and Prevention": ("CDC",),
    "European Central Bank": ("ECB",),
    "European Union": ("EU",),
    "Federal Bureau of Investigation": ("FBI",),
    "Food and Agriculture Organization": ("FAO",),
    "Institute for the Study of War": ("ISW",),
    "International Atomic Energy Agency": ("IAEA",),
    "International Committee of the Red Cross": ("ICRC",),
    "International Energy Agency": ("IEA",),
    "International Labour Organization": ("ILO",),
    "International Monetary Fund": ("IMF",),
    "National Intelligence Service": ("NIS",),
    "North Atlantic Treaty Organization": ("NATO",),
    "Organisation for Economic Co-operation and Development": ("OECD",),
    "United Nations": ("UN",),
    "United Nations High Commissioner for Refugees": ("UNHCR",),
    "World Health Organization": ("WHO",),
}
"""Institutions whose acronym is never another source's in the news."""

_STRIP = re.compile(r"[^\w\s/&]")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}\Z")


def source_key(name: str) -> str:
    """What names of one source have in common: equal keys are evidence enough to merge.

    Lower case without article, dots and quotation marks; for known news organisations and
    institutions the key of the full name.

    >>> source_key("The  U.N.’s refugee agency") == source_key("UN's refugee agency")
    True
    >>> source_key("RFA") == source_key("Radio Free Asia")
    True
    """
    key = _plain_key(name)
    known = _NAME_OF.get(key)
    return key if known is None else _plain_key(known)


def _plain_key(name: str) -> str:
    text = name.replace("’", "'").replace("‘", "'").replace("'s", "s")
    words = _STRIP.sub("", text.replace("-", " ")).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _known(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {_plain_key(a): name for name, others in table.items() for a in (name, *others)}


_OUTLET_OF = _known(OUTLETS)
_NAME_OF = _OUTLET_OF | _known(INSTITUTIONS)


def full_name_of(name: str) -> str | None:
    """The full name of a known source, whatever short form is given; None when not known."""
    return _NAME_OF.get(_plain_key(name))


def is_outlet(name: str) -> bool:
    """Whether the name is that of a known news organisation."""
    return _plain_key(name) in _OUTLET_OF


def same_source(a: str, b: str, declared: Mapping[str, str] | None = None) -> str | None:
    """The evidence in words that two names are one source; None when there is none.

    `declared` holds the acronyms that the articles themselves explain: acronym to full name.

    >>> same_source("RFA", "Radio Free Asia")
    'RFA is the usual short form of Radio Free Asia'
    >>> same_source("NKH", "NHK") is None
    True
    """
    if not source_key(a) or not source_key(b):
        return None
    if _plain_key(a) == _plain_key(b):
        return f"{a} and {b} are the same name"
    if source_key(a) == source_key(b):
        short, full = sorted((a, b), key=len)
        return f"{short} is the usual short form of {full}"
    for short, full in ((a, b), (b, a)):
        told = (declared or {}).get(short)
        if told is not None and source_key(told) == source_key(full):
            return f"an article explains {short} as {full}"
    return None


def declared_acronyms(text: str) -> dict[str, str]:
    """Acronyms that a text explains, "Radio Free Asia (RFA)", to their full names.

    A pair counts only when the capitals of the name spell the acronym.
    """
    found: dict[str, str] = {}
    for match in re.finditer(r"\s\(([A-Z][A-Z0-9]{1,6})\)", text):
        full = spelled_out(match.group(1), text[max(0, match.start() - 120) : match.start()])
        if full is not None:
            found.setdefault(match.group(1), full)
    return found


def spelled_out(acronym: str, before: str) -> str | None:
    """The name at the end of `before` whose initials spell the acronym; None when none does.

    In any order: acronyms often keep the order of the source's own language.
    """
    words = list(re.finditer(r"[^\W\d_][\w'’-]*", before))
    letters = sorted(acronym.casefold())
    for count in range(1, min(len(letters) + 4, len(words) + 1)):
        tail = words[-count:]
        initials = [w.group()[0].casefold() for w in tail if w.group()[0].isupper()]
        if sorted(initials) == letters and tail[0].group()[0].isupper():
            return " ".join(before[tail[0].start() :].split())
    return None


def likely_typo(a: str, b: str) -> bool:
    """Whether one name may be a slip for the other: one letter off or two swapped.

    For offering a merge to a person; never evidence by itself.

    >>> likely_typo("NKH", "NHK"), likely_typo("CNN", "CNBC")
    (True, False)
    """
    if source_key(a) == source_key(b):
        return False
    key_a, key_b = _plain_key(a), _plain_key(b)
    if min(len(key_a), len(key_b)) < 3:
        return False
    if _ACRONYM.match(a) or _ACRONYM.match(b):  # ABC and NBC are one letter apart, and two sources
        return sorted(key_a) == sorted(key_b) and _swapped(key_a, key_b)
    if min(len(key_a), len(key_b)) < 5:
        return _swapped(key_a, key_b)
    return _swapped(key_a, key_b) or _one_edit(key_a, key_b)


def _swapped(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    off = [i for i in range(len(a)) if a[i] != b[i]]
    return (
        len(off) == 2
        and off[1] - off[0] == 1
        and a[off[0]] == b[off[1]]
        and (a[off[1]] == b[off[0]])
    )


def _one_edit(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    i = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    if any(c.isdigit() for c in long[i : i + 1] + short[i : i + 1]):
        return False
    return short[i:] == long[i + 1 :] or short[i + 1 :] == long[i + 1 :]
