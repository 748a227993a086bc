"""Whose age a figure tells: the person named beside it, under one name for the whole article."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from figures.model import Figure

_PART = r"(?:[A-Z][a-z]?\.|[A-Z][\w’'-]+|[“\"‘'(][A-Z][\w.]+[”\"’')]|de|la|del|van|von|bin|al)"
_NAME = rf"[A-Z][\w’'.-]+(?:\s{_PART}){{0,4}}(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_BEFORE = re.compile(
    rf"(?P<name>{_NAME})\s*(?:,\s*|\s\(|\s)(?:(?:is|was|who is|who was|aged?|only|just|now|a|an|"
    r"the|identified as|\w+ly)\s+){0,3}$"
)
_AFTER = re.compile(
    rf"^(?:[\s-]*(?:years?|months?|yr)[\s-]*olds?)?,?\s*(?:(?!(?:and|was|were|who|is|had|has|"
    rf"of|from|in|on|at|to)\b)[a-z][\w’'-]*,?\s+){{0,4}}(?P<name>{_NAME})"
)
_PARTICLES = frozenset("de la del van von bin al da di el le mc mac st".split())
_OF_PLACE = re.compile(
    r"\s(?:\w+ )?(?:man|woman|boy|girl|resident|native|teen|teenager|student|father|mother|"
    r"mom|dad)\b"
)
_OWNER = re.compile(r"(?:['’]s|s['’])$")
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her)\b", re.IGNORECASE)
_NOT_NAMES_WORDS = (
    "another both one two three four five other others all some man woman boy girl also witness "
    "resident driver "
    "the a an he she his her they police officer officers sgt lt cpl capt det chief sheriff "
    "deputy mr mrs ms dr detective authorities monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october "
    "november december update suspect victim mother father rev judge sen rep gov spc pvt "
    "captain sergeant coach lieutenant private trooper and jr sr ii iii iv their our my its your "
    "this that these those when while as but for in on at with if then"
)
_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_RUN = re.compile(rf"{_NAME}")
_MALE = re.compile(
    r"\b(?:boy|man|male|father|dad|son|brother|husband|grandson|grandfather|nephew|uncle)\b", re.I
)
_FEMALE = re.compile(
    r"\b(?:girl|woman|female|mother|mom|daughter|sister|wife|granddaughter|grandmother|niece|aunt)\b",
    re.I,
)


def person_of(figure: Figure) -> tuple[str, ...]:
    """The words of the name beside an age, lower case; empty when no name stands there."""
    start = figure.start - figure.sentence[0]
    end = figure.end - figure.sentence[0]
    after = _AFTER.match(figure.quote[end : end + 90])
    before = _BEFORE.search(figure.quote[max(0, start - 70) : start])
    if before and _OWNER.search(before["name"]):
        before = None  # "Jane Doe's 14-year-old sister"
    if "old" in figure.surface.lower() or re.match(r"[\s-]*(?:year|month)", figure.quote[end:]):
        found = (after and _name(after["name"])) or (before and _name(before["name"]))
    else:
        found = before and _name(before["name"])
    if (
        found
        and after
        and found == _name(after["name"])
        and _OF_PLACE.match(figure.quote[end + after.end() :])
    ):
        return ()
    return found or ()


def person_key(first: str, last: str) -> str:
    """One name for a person however it is spelt or turned round within one affair.

    The first three letters of both names, in either order: Chris and Christopher, Malijah and
    Malijha, "Graham Shadale" and "Shadale Graham" are one person; brothers are two.

    Of a double family name the last part counts, which papers use alone.

    >>> person_key("christopher", "doe"), person_key("roe-doe", "chris")
    ('chr doe', 'chr doe')
    """
    return " ".join(sorted(name.rpartition("-")[2][:3] for name in (first, last)))


def full_name(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """First and last name of whoever an article calls by `words`; one word when it has no more.

    A family name that an article gives to two people is nobody's in particular.

    >>> full_name(("doe",), "Jane Doe, a baker, spoke. Doe laughed.")
    ('jane', 'doe')
    >>> full_name(("doe",), "Jane Doe and her brother Adam Doe spoke. Doe, 40, laughed.")
    ('doe',)
    >>> full_name(("j.r", "doe"), "J.R. Doe, 13, fell. John Robert Doe was a keen climber.")
    ('john', 'doe')
    """
    if len(words) > 2:
        # "James Robert “J.R.” Doe" goes by the first name that the article uses with the last.
        used = Counter(name[0] for name in _runs(text) if len(name) == 2 and name[1] == words[-1])
        return max(words[:-1], key=lambda first: used[first]), words[-1]
    if len(words) > 1:
        return _spelt_out(words[0], words[-1], text), words[-1]
    firsts = Counter(name[0] for name in _runs(text) if len(name) > 1 and name[-1] == words[0])
    if len({first[:3] for first in firsts}) != 1:
        return words
    return min(firsts, key=lambda first: (-firsts[first], first)), words[0]


def _spelt_out(first: str, last: str, text: str) -> str:
    """The first name that initials stand for, if the article has it: "J.R. Doe"."""
    initials = first.replace(".", "")
    if "." not in first or len(initials) < 2:
        return first
    spelt = {
        name[0]
        for name in _runs(text)
        if name[-1] == last and "".join(part[0] for part in name[:-1]) == initials
    }
    return spelt.pop() if len(spelt) == 1 else first


def pronoun_gender(words: tuple[str, ...], text: str) -> str:
    """ "m" or "f" by the first pronouns after the family name of a person, "" without any."""
    found: Counter[str] = Counter()
    lower = text.lower()
    at = lower.find(words[-1])
    while at >= 0:
        pronoun = _PRONOUN.search(lower, at, at + 100)
        if pronoun:
            found["f" if pronoun.group() in ("she", "her") else "m"] += 1
        at = lower.find(words[-1], at + 1)
    if not found or found["m"] == found["f"]:
        return ""
    return "m" if found["m"] > found["f"] else "f"


def gender_of(figure: Figure) -> str:
    """ "m" or "f" when the words right beside an age say so, else ""."""
    end = figure.end - figure.sentence[0]
    beside = f"{figure.surface} {figure.quote[end : end + 25]}"
    male, female = _MALE.search(beside), _FEMALE.search(beside)
    if male and (not female or male.start() < female.start()):
        return "m"
    return "f" if female else ""


@lru_cache(maxsize=4)
def _runs(text: str) -> list[tuple[str, ...]]:
    return [name for run in _RUN.findall(text) if len(name := _name(run)) > 1]


def _name(run: str) -> tuple[str, ...]:
    words = [word.strip(".,“”\"‘'()") for word in run.lower().replace("’", "'").split()]
    words = [word.removesuffix("'s") for word in words if not word.endswith("-old")]
    while words and words[0] in _NOT_NAMES:
        words.pop(0)
    while words and (words[-1] in _NOT_NAMES or len(words[-1]) < 2):
        words.pop()
    if len(words) > 1 and words[-2] in _PARTICLES:
        words[-2:] = ["".join(words[-2:])]
    return tuple(words) if not any(word in _NOT_NAMES for word in words) else ()
