"""Plurals and participles for what a reader is shown: "people", "sent", "shipped"."""

from __future__ import annotations

_PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "life": "lives",
    "half": "halves",
    "wife": "wives",
    "knife": "knives",
    "thief": "thieves",
    "leaf": "leaves",
    "loaf": "loaves",
    "calf": "calves",
    "shelf": "shelves",
    "wolf": "wolves",
}
_SAME = (
    *("aircraft", "fish", "sheep", "series", "police", "personnel", "youth", "square feet"),
    *("hertz", "celsius", "fahrenheit", "kelvin"),
)
_OTHER_LETTERS = "\u0370"
"""The first letter that is not Latin: what is written so has no plural of ours."""
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "send:sent go:went come:came bring:brought build:built make:made spend:spent leave:left "
        "lose:lost find:found hold:held take:taken see:seen fight:fought sell:sold buy:bought "
        "hit:hit shoot:shot flee:fled draw:drawn cut:cut shed:shed win:won catch:caught pay:paid "
        "give:given drive:driven sink:sunk fall:fallen rise:risen know:known cost:cost put:put "
        "set:set let:let read:read lay:laid steal:stolen break:broken burn:burned grow:grown "
        "throw:thrown fly:flown write:written lead:led meet:met keep:kept teach:taught "
        "think:thought feel:felt hear:heard tell:told say:said get:got run:run begin:begun "
        "sit:sat stand:stood strike:struck do:done have:had be:been forbid:forbidden eat:eaten "
        "hide:hidden ride:ridden speak:spoken wear:worn choose:chosen freeze:frozen bear:borne "
        "lend:lent lie:lain dig:dug feed:fed bleed:bled swear:sworn tear:torn grind:ground"
    ).split()
)
_VOWELS = "aeiou"


def past(verb: str) -> str:
    """The past participle of a verb, or what comes near enough for a label.

    >>> past("send"), past("produce"), past("carry"), past("enter"), past("ship")
    ('sent', 'produced', 'carried', 'entered', 'shipped')
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    short = len(verb) in (3, 4) and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS
    if short and verb[-3] not in _VOWELS:
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed" if verb else ""


def plural(noun: str) -> str:
    """The plural of a noun; of a phrase, that of its last word.

    >>> plural("worker"), plural("child"), plural("square mile"), plural("hertz"), plural("дни")
    ('workers', 'children', 'square miles', 'hertz', 'дни')
    """
    head, space, last = noun.rpartition(" ")
    if noun in _SAME or last in _SAME or last[-1:] >= _OTHER_LETTERS:
        return noun
    for ending in ("man", "woman"):
        if last.endswith(ending) and last not in ("human", "German", "Roman"):
            return f"{head}{space}{last[:-2]}en"
    if last in _PLURALS:
        return f"{head}{space}{_PLURALS[last]}"
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return noun if last.endswith("s") and not last.endswith("ss") else f"{noun}es"
    if last.endswith("y") and last[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"
