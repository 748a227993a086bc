"""Words that news uses for one thing: what was done to people, and what kinds of people.

The families are closed lists on purpose: a word that is not here stands for itself.
"""

from __future__ import annotations

import re
from typing import Final

# Cues of what was done to the people counted, longest first: "shot and killed" is a death.
_DEEDS: Final = {
    "killed": (
        r"(?:shot|stabbed|beaten|run over|hit|struck) (?:and killed|dead|to death)|"
        r"(?:gun|mow)(?:ned|ed|ning|ing|s)? down|"
        r"fatally \w+|(?:found|pronounced|declared|confirmed) dead|mortally wounded|"
        r"kill(?:s|ed|ing)?|dead|di(?:ed|es)|dying|deaths?|fatalit(?:y|ies)|slain|slaying(?:s)?|"
        r"murder(?:s|ed|ing)?|massacred?|executed|lives|homicides?|bodies|deadly|perish(?:ed|es)|"
        r"drown(?:ed|ings?)(?! out\b)|electrocuted|suffocated|"
        r"(?:burn(?:ed|t)|bled|frozen?) to death|lost their lives"
    ),
    "hurt": (
        r"(?:shot|stabbed) and (?:injured|wounded|hurt)|injur(?:ed|es|ing|ies|y)|"
        r"wound(?:ed|s|ing)|hurt(?:s|ing)?|shot(?! at\b)|shoots|shooting(?! at\b)|struck|grazed|"
        r"(?:rushed|taken|transported|airlifted|sent) to (?:\w+ ){0,3}hospitals?|"
        r"hospitali[sz]ed|gunshot|hit|hitting|critical(?:ly)?|casualties|maimed|stabbed"
    ),
    "arrested": r"arrest(?:s|ed|ing)?|in custody|into custody|detain(?:s|ed|ing)?|jailed",
    "missing": r"missing|unaccounted",
    "freed": r"rescued|freed|released",
    "displaced": r"displaced|evacuated|evacuees|homeless|fled|fleeing",
    "infected": r"infected|infections|tested positive",
}
DEED: Final = re.compile(
    r"\b(?:" + "|".join(rf"(?P<{name}>(?:{words})\b)" for name, words in _DEEDS.items()) + ")"
)
"""In lower case: to ignore case takes four times as long."""
HARM: Final = frozenset(("killed", "hurt"))
RUNNING: Final = frozenset(
    ("killed", "hurt", "arrested", "missing", "freed", "displaced", "infected")
)
"""Deeds whose count moves as an affair goes on."""

_MOVE = (
    "send dispatch deploy enter arrive supply provide transfer ship travel relocate go come "
    "station post move bring redeploy import export cross deliver man"
)
_PRODUCE = "produce make build manufacture assemble turn output production"
_SPEND = "cost spend pay invest allocate fund budget worth"
_ATTEND = "attend gather rally march protest demonstrate join watch"
ACTIONS: Final = {
    lemma: family
    for family, words in (
        ("move", _MOVE),
        ("produce", _PRODUCE),
        ("spend", _SPEND),
        ("attend", _ATTEND),
    )
    for lemma in words.split()
}
_EMPTY_ACTIONS_WORDS = (
    "be have do say tell report state claim include get make take see use know become"
)
EMPTY_ACTIONS: Final = frozenset(_EMPTY_ACTIONS_WORDS.split())

_HEADS = {
    "person": "person people victim individual other human life soul patient fatality death "
    "casualty murder homicide resident body civilian citizen injury innocent guest reveler "
    "reveller attendee partygoer patron bystander spectator passenger",
    "man": "man male gentleman",
    "woman": "woman female lady",
    "child": "child kid boy girl toddler infant baby juvenile minor youngster son daughter "
    "grandchild",
    "teen": "teen teenager youth",
    "officer": "officer cop policeman deputy trooper police",
    "soldier": "soldier troop serviceman servicewoman fighter service combatant",
    "worker": "worker labourer laborer employee workforce labor labour",
    "student": "student pupil",
    "suspect": "suspect assailant attacker shooter gunman perpetrator",
    "round": "round bullet shot gunshot",
    "casing": "casing",
    "gun": "gun firearm weapon rifle handgun pistol",
}
HEADS: Final = {word: family for family, words in _HEADS.items() for word in words.split()}
PEOPLE: Final = frozenset(
    ("person", "man", "woman", "child", "teen", "officer", "soldier", "worker", "student")
)

_KIN = frozenset(
    "adult brother sister sibling relative member parent mother father dad mom wife husband cousin "
    "nephew niece uncle aunt friend marine guard tourist traveler traveller guest couple family "
    "twin native hostage inmate captive nurse medic firefighter pilot sailor".split()
)
_THINGS = frozenset(
    "number order paper letter trailer computer revolver trigger river corner quarter hour chamber "
    "door floor error counter charter chapter matter motor tractor shower tower router meter "
    "cluster disaster center centre master register semester dinner winter summer cover layer "
    "answer offer power border folder ladder shoulder murder finger bumper rafter container "
    "helicopter newspaper poster factor sector doctor's color colour".split()
)


def counts_people(noun: str | None) -> bool:
    """Whether a counted noun may name people: a known kind, kin, or a word in -er, -or, -ist.

    >>> counts_people("traveler"), counts_people("gun"), counts_people("quarter")
    (True, False, False)
    """
    word = (noun or "").lower().split()[-1:]
    if not word or word[0] in _THINGS:
        return False
    ending = word[0].endswith(("er", "or", "ist", "ian", "ee", "man", "woman"))
    return head_family(word[0]) in PEOPLE or word[0] in _KIN or ending


MONEY: Final = re.compile(
    r"\b(bail|bond|reward|fine|ransom|budget|damages?|lawsuit|settlement|salary|cost|price|"
    r"loan|grant|deal|contract|tax|debt|deficit|surplus|revenue|profit|loss|donation|"
    r"fundrais\w+|goal|worth|investment|aid)s?\b"
)
"""In lower case, as above."""
_MONEY_FAMILY = {"bail": "bail", "bond": "bail", "donation": "raised", "goal": "raised"}

ATTENDEES: Final = frozenset(
    "person people spectator fan attendee visitor demonstrator protester protestor marcher "
    "supporter onlooker viewer guest worshipper pilgrim mourner concertgoer festivalgoer "
    "reveller reveler participant".split()
)
"""Whoever comes to an event and is counted there."""

AT_LARGE: Final = re.compile(
    r"\b(?:(?P<year>so far (?:this year|in 20\d\d)|(?:this year|in 20\d\d) so far|year-to-date|"
    r"to date|since (?:january|the (?:beginning|start) of)|"
    r"(?:last|this) year(?:'s|’s)? total|"
    r"this year(?=[.,])|(?:for|of) the year|homicide total|"
    r"single-year|annual|per year|each year|every year|annually|nationwide|alone)|"
    r"(?P<span>(?:in|over|during|within) the (?:past|last) (?:[\w-]+ )?(?:months?|years?|decades?)"
    r")|"
    r"(?P<weekend>(?:over|across|during) (?:\w+ ){1,5}weekend|weekend (?:shootings|violence)|"
    r"since (?:friday|saturday)))"
)
"""Times over which a town or a country counts, rather than one affair; in lower case, as above."""


def head_family(noun: str | None) -> str:
    """The kind that a counted noun belongs to, or the noun itself; "" for none.

    >>> head_family("servicemen"), head_family("troop"), head_family("tractor"), head_family(None)
    ('servicemen', 'soldier', 'tractor', '')
    """
    if not noun:
        return ""
    word = noun.lower()
    return HEADS.get(word, HEADS.get(word.split()[-1], word))


def action_family(verb: str | None) -> str:
    """The family of what is done, or the verb itself; "" for none or for an empty verb."""
    if not verb or verb in EMPTY_ACTIONS:
        return ""
    return ACTIONS.get(verb, verb)


def money_family(noun: str) -> str:
    """What a sum is: "bail" for bail and bond alike."""
    word = noun.lower()
    word = word[:-1] if word.endswith("s") and word != "damages" else word
    return _MONEY_FAMILY.get(word, "raised" if word.startswith("fundrais") else word)
