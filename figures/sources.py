"""Cited sources across articles: when two names are one source, and when they only might be.

Names are merged on evidence alone: equal keys, a known news organisation's usual short form, or
an acronym that an article itself declares ("Radio Free Asia (RFA)"). What merely looks alike is
offered (`figures.offers`) and never merged.
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

_PRONOUNS = frozenset("i he she it we they you who him her them us both others some".split())
_STRIP = re.compile(r"[^\w\s/&]")


def is_pronoun(name: str) -> bool:
    """Whether a name is a mere pronoun, of which nothing tells whom it means.

    >>> is_pronoun("They"), is_pronoun("the ministry")
    (True, False)
    """
    return name.lower() in _PRONOUNS


def source_key(name: str) -> str:
    """What names of one source have in common: equal keys are evidence enough to merge.

    Lower case without article, dots and quotation marks; for known news organisations and
    institutions the key of the full name.

    >>> source_key("The  U.N.’s refugee agency") == source_key("UN's refugee agency")
    True
    >>> source_key("RFA") == source_key("Radio Free Asia")
    True
    """
    key = plain_key(name)
    known = _NAME_OF.get(key)
    return key if known is None else plain_key(known)


def plain_key(name: str) -> str:
    """The name in lower case without article, dots and quotation marks, as it was written."""
    text = name.replace("’", "'").replace("‘", "'").replace("'s", "s")
    words = _STRIP.sub("", text.replace("-", " ")).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _known(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain_key(a): name for name, others in table.items() for a in (name, *others)}


_OUTLET_OF = _known(OUTLETS)
_NAME_OF = _OUTLET_OF | _known(INSTITUTIONS)


def full_name_of(name: str) -> str | None:
    """The full name of a known source, whatever short form is given; None when not known."""
    return _NAME_OF.get(plain_key(name))


def is_outlet(name: str) -> bool:
    """Whether the name is that of a known news organisation."""
    return plain_key(name) in _OUTLET_OF


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
