"""Verbs of report in a sense that reports nothing: "claimed 40 lives", "showed up", "added 9"."""

from __future__ import annotations

from figures.cues import DAYS, VerbForm, VerbUse
from figures.quotes import Line

_COUNTED = frozenset({"CD", "$", "NN", "JJ"})
_MORE = frozenset({"to", "up", "about", "around", "more", "nearly", "some", "almost", "over"})
_LIVES = frozenset({"life", "lives"})
_OF_SOMETHING = frozenset({"accused", "blamed", "criticized", "criticised"})
_CALLED = frozenset({"identified", "described", "portrayed", "labeled", "labelled"})
_SCOLDS = ("condemn", "decr", "denounc", "lambast")
_EXCHANGES = frozenset({"arguing", "responding", "expressing", "complaining", "shouting",
                        "yelling", "screaming", "threatening"})  # fmt: skip
_FAR = 12
"""Tokens within which a reproach tells what for."""
_OPENS = frozenset({"that", "“", ":", ","})


def reports_nothing(line: Line, i: int, behind: int, form: VerbForm, use: VerbUse) -> bool:
    """Whether the verb at token i means a deed; `behind` is the token after the cue."""
    word = line.low[i]
    following = line.low[behind] if behind < len(line.low) else "."
    tag = line.tags[behind] if behind < len(line.tags) else "."
    if use == "hold" and form == "past":  # thought to be, suspected of it, felt squeezed
        felt = word == "felt" and tag in ("CD", "DT", "NNS")
        return felt or following in ("to", "of") or tag in ("VBN", "JJ")
    if word == "sees":  # sees growth of 2 percent, and not: sees 9 patients
        return following not in ("growth", "inflation", "output", "prices", "rates", "sales", "a")
    if word.startswith("claim"):
        return tag in _COUNTED or bool(_LIVES & set(line.low[behind : behind + 3]))
    if word == "briefed":  # officials briefed on the talks
        return following == "on"
    if word in ("showed", "shows", "show"):
        return following in ("up", "off")
    if word in ("added", "adds", "add", "adding"):
        return tag in ("CD", "$") or following in _MORE
    if word.startswith("respond") and following == "to":
        return "“" not in line.words[behind:]
    if word in _OF_SOMETHING:  # a man accused of theft
        return following in ("of", "for")
    if word in _CALLED:  # a man described as tall
        return following in ("as", "by", "only", "in") or (form == "past" and following in DAYS)
    if word.startswith("agree"):  # agreed to pay, agrees with them
        return following not in ("that", "“")
    if word.startswith(_SCOLDS):  # what somebody is blamed for, not the deed that is condemned
        return not {"for", "as", "“"} & set(line.low[behind : behind + _FAR])
    return word in _EXCHANGES and following not in _OPENS
