"""What stands in the search index beside the words of a text: outlets, languages, runs of signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003134f]+"
)
"""Runs of scripts that set no spaces between words, or bind particles to them (Korean).

Compiled where a text is not ASCII: that takes 3 ms, and most searches are.
"""


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name without case, accents and double spaces: what equal names have in common."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=1024)
def facets(outlet: int | None, language: str | None) -> str:
    """Words in the index that no text holds, so that an outlet is looked up like a word."""
    words = [outlet_word(outlet)] if outlet is not None else []
    if language:
        words.append(language_word(language))
    return " ".join(words)


def outlet_word(outlet: int) -> str:
    """The word in the index that every article of this outlet has."""
    return f"zqoutlet{outlet}"


def language_word(language: str) -> str:
    """The word in the index that every article of this language has."""
    return f"zqlang{''.join(c for c in language.casefold() if c.isalnum())}"


def unspaced(text: str) -> str | None:
    """The runs of unspaced scripts with spaces between their characters; None when none.

    Indexed like words, any part of such a run is found as a phrase of characters.
    """
    if text.isascii():
        return None
    return "\n".join(" ".join(run) for run in re.findall(_UNSPACED, text)) or None
