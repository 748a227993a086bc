"""Which language a text is in, by its script and its commonest small words.

A few hundred words of news leave no doubt between these languages; a library that tells ninety
apart would be the largest one here. Where there is doubt there is no answer.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_LOOKED_AT = 2000
"""Characters from the beginning."""
_LEAST = 4
"""Small words below which nothing is said."""
_SMALL_WORDS = {
    "en": "the of and to in that was for with on by from at is has were said have had which",
    "fr": "le la les des du et est une dans qui que pour par sur au avec pas ont sont cette",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine wurde nach",
    "es": "el los las del y que en una por con para se su al fue han más como pero según",
    "it": "il di che è della in un per del con non sono alla le dei nel gli si una più",
    "pt": "o os do da em que não uma para com por no na dos das foi mais ao pelo são",
    "nl": "het een en van de dat op te met voor zijn niet aan er door maar ook werd bij naar",
    "sv": "och att det som en på är av för med till den har inte om ett men var från vid",
    "da": "og at det som en på er af for med til den har ikke om et men var fra ved",
    "no": "og å det som en på er av for med til den har ikke om et men var fra ved",
    "pl": "i w na z się do nie że jest o od po za przez jak dla oraz przy tym są",
    "cs": "a v na se že je s z do o pro ve by jsou po které jako k od při",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi kadar sonra ancak ise göre olduğu",
    "id": "yang dan di dengan untuk dari pada dalam tidak ini itu akan oleh ke telah juga",
    "ru": "и в не на что с по он как это из за для от его к был после также при",
    "uk": "і в не на що з та до як за це від його про й у для після також під",
    "ar": "في من على إلى أن عن التي الذي هذا مع كان بعد قال ما لا",
    "fa": "در به از که این با را است برای آن یک خود تا شده های",
}
_SCRIPTS = {
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
"""Scripts that one language of the news is written in; Japanese before Chinese, whose signs it
borrows."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where it is in doubt."""
    head = text[:_LOOKED_AT]
    if not head.isascii() and (code := _by_script(head)):
        return code
    counts: Counter[str] = Counter()
    languages = _languages_of()
    words = Counter(_WORD.findall(head.lower()))
    for word in words.keys() & languages.keys():
        for code in languages[word]:
            counts[code] += words[word]
    ranked = counts.most_common(2)  # nothing hangs on the order of equals: they are in doubt
    if not ranked or ranked[0][1] < _LEAST:
        return None
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] * 4 > runner_up * 5 else None


def _by_script(text: str) -> str | None:
    letters = sum(map(str.isalpha, text))
    for code, script in _SCRIPTS.items():
        if letters and len(script.findall(text)) * 5 > letters:
            return code
    return None


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that use it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _SMALL_WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found
