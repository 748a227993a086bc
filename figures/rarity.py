"""How much a word tells, as a name: nothing for ordinary words, most for names nobody knows.

The weights come from a fixed background corpus and not from the library, so that how alike two
articles are depends on these two articles alone, whatever else was imported before or after.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

UNKNOWN = 10
"""Weight of a word that the background corpus never uses twice."""

_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm est edt cst cdt pst pdt "
    "gmt".split()
)
# What every news page of any town may say: agencies, networks, platforms, page furniture and
# institutions. The background corpus is older than most of them.
_FURNITURE = frozenset(
    "ap afp reuters upi tass interfax xinhua yonhap cbs nbc abc cnn fox pbs npr bbc ktla tv radio "
    "news newsroom facebook twitter instagram youtube snapchat google tumblr gofundme whatsapp "
    "tiktok crimestoppers crime-stoppers stoppers copyright rights reserved inc llc corp co "
    "broadcasting associated press photo photos image images video videos caption gallery staff "
    "getty flickr courtesy updated published posted update share tweet email subscribe "
    "advertisement read related story stories watch click newsletter website online app "
    "police sheriff sheriffs county district attorney detective detectives sergeant lieutenant "
    "captain deputy officer chief investigators homicide medical center hospital court judge "
    "street avenue road boulevard drive lane highway interstate block st ave rd blvd dr ln hwy "
    "north south east west northeast northwest southeast southwest northern southern eastern "
    "western city town department dept office university school high elementary "
    "trauma memorial regional general metro metropolitan gmc ems swat dna cpr suv gps "
    "jr sr mr mrs ms dr sgt lt det capt cpl spc pvt gov sen rep rev".split()
)


@cache
def _weights() -> dict[str, int]:
    text = files("figures").joinpath("data/common_words.txt").read_text(encoding="utf-8")
    weights: dict[str, int] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            weight, _, words = line.partition("\t")
            weights.update(dict.fromkeys(words.split(), int(weight)))
    weights.update(dict.fromkeys(_CALENDAR | _FURNITURE, 0))
    return weights


def telling(word: str) -> int:
    """Weight of a lower-case word as a name, 0 (ordinary) to `UNKNOWN`.

    >>> telling("the"), telling("monday"), telling("quibbleton")
    (0, 0, 10)
    """
    return _weights().get(word, UNKNOWN)


def is_calendar(word: str) -> bool:
    """Whether a lower-case word is the name of a month or a day of the week."""
    return word in _CALENDAR
