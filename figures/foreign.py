"""Sentences in another language than English: their numbers are refused, not half read.

Digits are grouped and pointed otherwise there ("17.000 orang", "70 Mio."), and a noun, a month or
a scale word that is not understood makes a wrong figure of a right number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from figures.tagger import is_unknown
from figures.text import Sentence
from figures.units import is_unit

REASON = "in another language: only English is read"
_ENGLISH = frozenset(
    "the and of to with from that this these those were their they which who whose by its it he "
    "she his have has been are said would could should after before than then there about or into "
    "our your my you us not but when where while what how".split()
)
"""Small words of English: no two of them are common in the sentences of another language."""
_FOREIGN = frozenset(
    # German, Dutch, Scandinavian
    "und nicht wird werden wurde wurden durch rund einen einem einer eine sind auch nach für "
    "über oder aber dass haben ihre seine zwischen gegen noch sich auf dem zum zur beim vom "
    "bei ein ist von het een niet zijn aan voor ook werd naar heeft worden deze wordt "
    "meer uit tot och att inte som på är från efter eller blev blir og ikke av har "
    "ble mensen menschen "
    # French, Spanish, Portuguese, Italian, Romanian
    "une dans avec sont sur qui ont été leur cette mais aux selon depuis après "
    "les una por más según también pero sus fueron desde hasta años muy porque cuando entre "
    "sobre que não uma são também seu seus pelo pela você até quando como para foram della "
    "delle degli nella nel gli anche alla più hanno dopo che sono dei și este pentru din "
    "durante "
    # Polish, Czech, Turkish, Indonesian, Vietnamese, Tagalog, Swahili
    "się nie dla oraz przez przy jako jsou které bir için ile olarak daha gibi kadar "
    "sonra yang dari untuk dengan pada tidak akan orang adalah karena oleh telah dalam "
    "sebagai lebih dapat tahun di ke juga của và không ang mga ng kwa katika".split()
)
"""Small words of others, in lower case as written: capitals are names ("Yang", "Para")."""
_PARTICLES = frozenset("de la el los las da dos del di des du le der".split())
"""Words of names as well ("Rio de la Plata"), which say something only beside others."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_OTHER_LETTER = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter of another alphabet than the Latin one."""
_DOUBT = 2
"""English small words from which on a sentence is English, whatever it quotes."""
_LEAST, _FEWEST = 4, 2
"""Unknown words from which on a sentence is foreign, without and with a particle beside them."""
_HEAD = 1500
"""Characters of a text that tell its language where a sentence does not."""
_FEW = 20
"""Words of a text below which nothing is said of it."""


def in_another_language(sentence: Sentence) -> bool:
    """Whether a sentence is not English: by its small words, its letters and words, its text.

    A sentence with two small words of English is English. One without any is foreign where most
    of its words in lower case are foreign or unknown, or where all the text around it is foreign.

    >>> from figures.text import Document
    >>> told = Document("Perang itu menewaskan 17.000 orang. It rained. Rio de Janeiro: 40 hurt.")
    >>> [in_another_language(sentence) for sentence in told.sentences]
    [True, False, False]
    """
    terms = sentence.terms
    if "the" in terms and ("of" in terms or "to" in terms or "and" in terms):
        return False  # most sentences, at a glance
    if len(_ENGLISH & terms) >= _DOUBT:
        return False
    english = len(_ENGLISH.intersection(sentence.low))  # an address of a page may hold "to"
    words = {word for word in sentence.words if word.islower() and word.isalpha()}
    foreign = len(_FOREIGN & words)
    if foreign > english + 1:
        return True
    if english:
        return False
    text = sentence.text
    if not text.isascii() and len(_OTHER_LETTER.findall(text)) * 2 > len(_LETTER.findall(text)):
        return True
    ours, others = _small_words(sentence.document.text[:_HEAD])
    return others > 3 * ours or _is_odd(words, foreign, is_within=ours > others)


def _is_odd(words: set[str], foreign: int, *, is_within: bool) -> bool:
    """Whether words without a small one of English are foreign or unknown, by their share.

    `is_within` tells that the text around them is English, where a list of unknown words is one of
    players, spices or medicines, and one foreign word is part of a name ("Anna von Rabenau").
    """
    longer = [word for word in words - _FOREIGN if len(word) > 2 and not is_unit(word)]
    unknown = sum(map(is_unknown, longer))
    if foreign:
        return foreign + unknown >= max(2 + is_within, len(longer) - unknown)
    least = _FEWEST if _PARTICLES & words else _LEAST
    return not is_within and unknown >= least and unknown * 3 >= len(longer) * 2


@lru_cache(maxsize=16)
def _small_words(text: str) -> tuple[int, int]:
    """Small words of English and of others at the beginning of a text; none where they are few."""
    words = _WORD.findall(text)
    ours = sum(map(_ENGLISH.__contains__, words))
    others = sum(map((_FOREIGN | _PARTICLES).__contains__, words))
    is_told = len(words) >= _FEW and 20 * max(ours, others) > len(words)
    return (ours, others) if is_told else (0, 0)
