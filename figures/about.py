"""What a figure is about, as far as its sentence tells: for topics that no list foresees.

Two figures of one affair answer one question when the same kind of thing is measured or counted,
nothing in the two sentences sets them apart (another name, "net" here and "gross" there, "the
south stand"), the deed or the aspect is the same, and they share words that tell. Where too
little is said, a figure is about nothing that could be compared: a conflict that is missed costs
less than one that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from figures.families import ACTORS, ASPECTS, DEED_NOUNS, DEEDS, EMPTY, GUARDS, WHOLE
from figures.interval import value_of
from figures.lemmas import lemma_of_noun, lemma_of_verb
from figures.measures import measured_by, rate_of
from figures.model import Figure
from figures.tagger import is_common_noun
from figures.units import TIME_UNITS
from figures.vocabulary import ATTENDEES, head_family

TRIVIAL = 12
"""Up to here a number behind "the" points back at things named before: "the two countries"."""
_REACH = 160
_NEAR = 40
_WORD = re.compile(r"[^\W\d_][\w’'-]*[^\W_]|[^\W\d_]")
_CUT = re.compile(
    r"[;:—–()“”\"]|\s-\s|, (?:and|but|while|which|who|where|compared|up|down|although|after|so|"
    r"as)\b|\b(?:but|while|although|whereas|because|compared (?:with|to)|instead of|rather than)\b"
)
_ANAPHORIC = re.compile(
    r"\b(?:the|these|those|both|its|their|his|her|our|all|of|other)\s+(?:\w+\s)?$", re.IGNORECASE
)
_INSIDE = re.compile(r"\s(?:(?:\w+ed|who|that|were|was|still|then|others?) ){0,3}inside\b")
_DIFFERENCE_AFTER = re.compile(
    r"\s*(?:more|less|higher|lower|fewer|above|below|over|under|cheaper|ahead|short|apart|extra|"
    r"additional|off)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\s*(?:to the )?(?:(?:north|south)?-?(?:east|west|north|south)\w*|from|away|off|out|down|up|"
    r"apart|of|inland|offshore|later|ago)\b",
    re.IGNORECASE,
)
"""What follows a distance between two places, which says nothing of one thing."""
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:by|another|additional|extra|further|between|margin of|lead of|every|each|per|limit of|"
    r"capacity of|up to|maximum of|minimum of|fewer than|out of|one in)\s+(?:an? )?$",
    re.IGNORECASE,
)
_POLLED = re.compile(
    r"\b(?:polls?|polled|polling|pollsters?|surveys?|surveyed|respondents|approval ratings?)\b",
    re.I,
)
_VOTED = re.compile(
    r"\b(?:vot(?:e[ds]?|ers?|ing)|ballots?|referendum|polls?|motion|bill|resolution|abst\w+)\b",
    re.IGNORECASE,
)
_TOLD_APART = frozenset((*GUARDS, *ASPECTS, *EMPTY, *ACTORS, *DEED_NOUNS))
"""Words that tell nothing, or that what a figure is about has a place of its own for."""
_POINTING = re.compile(r"(?:the|these|those|both|all) ", re.IGNORECASE)
_FURTHER = re.compile(r"(?:another|additional|extra|further|up to)\b", re.IGNORECASE)
_SIDES = frozenset(("against", "in favour"))


class About(NamedTuple):
    """What a figure is about, in words that can be held against those of another figure."""

    kind: str = ""
    """Kind and unit, or the family of the head noun: "money:EUR", "measure:mass", "count:tank".
    Empty when the sentence says too little."""
    words: tuple[str, ...] = ()
    """ "!lost" for the deed, "$cost" for an aspect, "@norwick" for a name, "+south" for what sets
    it apart, "=tunnel" for a word of the phrases it is about, "fleet" for any other."""


@lru_cache(maxsize=4_000)
def about_of(figure: Figure) -> About:
    """What a figure is about; no words when the sentence says too little of it."""
    kind = _kind(figure)
    vague = value_of(figure) == 1 or is_trivial(figure) or _is_difference(figure)
    if not kind or vague or (figure.kind == "percent" and _POLLED.search(figure.quote)):
        return About(kind)
    start, end = figure.start - figure.sentence[0], figure.end - figure.sentence[0]
    left, right = _clause(figure.quote, start, end)
    silent = _voices(figure)
    names = _names(figure, left, right, silent)
    concept = [_plain(word) for word in figure.concept]
    deed = _deed(figure, kind)
    head = _telling(concept) - names
    said = _content(figure.quote, left, start) + _content(figure.quote, end, right)
    beside = _telling(said) - names - silent - head
    if figure.kind == "count":
        head -= _parts(figure.counted)
        beside -= _parts(figure.counted)
    return About(
        kind,
        (
            *(f"!{deed}" for _ in range(bool(deed))),
            *(f"${aspect}" for aspect in sorted(_aspects(figure, concept, kind, start, end))),
            *(f"@{name}" for name in sorted(names)),
            *(f"+{word}" for word in sorted(_guards(figure, start, end))),
            *(f"={word}" for word in sorted(head)),
            *sorted(word for word in beside if not deed or DEEDS.get(word, word) != deed),
        ),
    )


def _telling(words: Iterable[str]) -> set[str]:
    """Those of the words that tell what a figure is about, beyond its deed and aspect."""
    return {word for word in words if word not in _TOLD_APART}


def is_trivial(figure: Figure) -> bool:
    """Whether a small number only points back ("the two countries", "both sides")."""
    value = value_of(figure)
    if figure.kind != "count" or value is None or value > TRIVIAL or figure.action == "kill":
        return False
    if _POINTING.match(figure.surface):
        return True
    before = figure.quote[: figure.start - figure.sentence[0]][-20:]
    return bool(_ANAPHORIC.search(before)) or figure.surface.lower() == "one"


@lru_cache(maxsize=8_000)
def alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two figures of one kind are about the same thing, or one about a part of it."""
    a, b = _sorted_out(ours), _sorted_out(theirs)
    if not _compatible(a, b):
        return False
    shared = len(a.telling & b.telling) + len(a.names & b.names)
    if a.head and b.head and a.head.isdisjoint(b.head) and not a.names & b.names:
        return False
    if not a.head and not b.head and (a.aspects | {a.deed}) & (b.aspects | {b.deed}) & WHOLE:
        return True
    akin = bool(a.deed and a.deed == b.deed) or bool(a.aspects & b.aspects)
    fewest = min(len(a.telling | a.names), len(b.telling | b.names))
    return shared >= (1 if akin else 2) and 4 * shared >= fewest


def opposed(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two equal figures are yet of different things: another aspect, or a part."""
    a, b = _sorted_out(ours), _sorted_out(theirs)
    return a.guards != b.guards or bool(a.aspects and b.aspects and a.aspects.isdisjoint(b.aspects))


def set_apart(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Words that only one of two figures has and that make it a part, or reckoned otherwise."""
    a, b = _sorted_out(ours), _sorted_out(theirs)
    return tuple(sorted(a.guards ^ b.guards))


def guards_of(words: tuple[str, ...]) -> frozenset[str]:
    """Those of the words that make a figure a part, or reckoned otherwise ("south", "net")."""
    return _sorted_out(words).guards


class _Sorted(NamedTuple):
    deed: str
    aspects: frozenset[str]
    names: frozenset[str]
    guards: frozenset[str]
    head: frozenset[str]
    telling: frozenset[str]


_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=5_000)
def _sorted_out(words: tuple[str, ...]) -> _Sorted:
    by: dict[str, set[str]] = {sign: set() for sign in "!$@+="}
    rest = set()
    for word in words:
        if word[0] in by:
            by[word[0]].add(word[1:])
        else:
            rest.add(word)
    head = frozenset(by["="]) or _NOTHING  # an empty set of its own takes 200 bytes
    return _Sorted(
        next(iter(by["!"]), ""),
        frozenset(by["$"]) or _NOTHING,
        frozenset(by["@"]) or _NOTHING,
        frozenset(by["+"]) or _NOTHING,
        head,
        head | rest if rest else head,
    )


def _compatible(a: _Sorted, b: _Sorted) -> bool:
    if a.deed and b.deed and a.deed != b.deed:
        return False
    if (a.aspects or b.aspects) and a.aspects.isdisjoint(b.aspects):
        return False
    return not a.names or not b.names or not a.names.isdisjoint(b.names)


def _kind(figure: Figure) -> str:
    """Kind, unit, rate and direction of change; empty for what is never compared in general."""
    rate = rate_of(figure.per)
    suffix = (f"/{rate}" if rate else "") + ("" if figure.change == "none" else f" {figure.change}")
    if figure.part_of is not None or value_of(figure) is None:
        return ""
    if figure.kind == "money":
        return f"money:{figure.unit}{suffix}"
    if figure.kind == "percent":
        return f"percent:{figure.unit}{suffix}"
    if figure.kind == "measure" and figure.unit not in TIME_UNITS:
        return f"measure:{measured_by(figure.unit)}{suffix}"
    head = head_of(figure)
    if figure.kind != "count" or not head:
        return ""
    return f"count:{head}{suffix}"


def deed_named(figure: Figure) -> str:
    """The deed that a noun of the phrases it is about names ("output"); "" for none."""
    words = (_plain(word) for word in figure.concept)
    return next((DEED_NOUNS[word] for word in words if word in DEED_NOUNS), "")


def head_of(figure: Figure) -> str:
    """Family of what is counted, also when it is named before: "output of drones ... 30 a day"."""
    counted = (figure.counted or "").lower()
    if not counted:
        # "Output of drones has grown to over 30 per day": what the noun of doing is of.
        words = [_plain(word) for word in figure.concept]
        of = [n for n, word in enumerate(words) if word in DEED_NOUNS]
        return words[of[0] + 1] if of and of[0] + 1 < len(words) else ""
    last = counted.split()[-1]
    if last in ATTENDEES and DEEDS.get(figure.action or "") == "attend":
        return "person"
    return head_family(counted)


def _is_difference(figure: Figure) -> bool:
    """ "30 million more than planned", "another 500", "by 3 points": no level, or a bound."""
    start, end = figure.start - figure.sentence[0], figure.end - figure.sentence[0]
    distance = figure.kind == "measure" and measured_by(figure.unit) == "length"
    return bool(
        _DIFFERENCE_AFTER.match(figure.quote, end)
        or (distance and _AWAY.match(figure.quote, end))
        or _DIFFERENCE_BEFORE.search(figure.quote[max(0, start - 30) : start])
        or _FURTHER.match(figure.surface)
    )


def _clause(quote: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of a figure begins and ends in its sentence."""
    left = max((m.end() for m in _CUT.finditer(quote, 0, start)), default=0)
    cut = _CUT.search(quote, end)
    return max(left, start - _REACH), min(cut.start() if cut else len(quote), end + _REACH)


def _voices(figure: Figure) -> set[str]:
    """Words of whoever says so, and of how: they tell nothing of what is counted."""
    return {_plain(word) for link in figure.attribution for word in _WORD.findall(link.name)}


def _names(figure: Figure, left: int, right: int, silent: set[str]) -> set[str]:
    places = {word for place in figure.place for word in place.lower().split()}
    found = set()
    for match in _WORD.finditer(figure.quote, left, right):
        word = match.group()
        if not word[0].isupper():
            continue
        lower = _plain(word)
        if lower in silent or lower in EMPTY or lower in ACTORS:
            continue
        if match.start() == 0 and lower not in places and _is_plain_word(lower):
            continue
        same = () if lower in places else sorted(places)  # "Norwickers" are of Norwick
        found.add(next((p for p in same if len(p) > 3 and p[:4] == lower[:4]), lower))
    counted = (figure.counted or "").lower().split()
    return {name for name in found if name not in counted and len(name) > 1}


def _deed(figure: Figure, kind: str) -> str:
    after = figure.quote[figure.end - figure.sentence[0] :]
    if figure.kind == "count" and _INSIDE.match(after):
        return "inside"
    deed = DEEDS.get(figure.action or "", figure.action or "")
    if deed in EMPTY or deed in ("", "light"):
        deed = deed_named(figure)
    return "" if kind.startswith("money:") and deed not in ("lost", "collect", "pay") else deed


def _aspects(figure: Figure, concept: list[str], kind: str, start: int, end: int) -> set[str]:
    if not kind.startswith(("money:", "percent:")):
        return set()
    found = {ASPECTS[word] for word in concept if word in ASPECTS}
    action = ASPECTS.get(figure.action or "")
    if action and not found:
        found.add(action)
    if not found:
        near = _content(figure.quote, max(0, start - _NEAR), min(len(figure.quote), end + _NEAR))
        found = {ASPECTS[word] for word in near if word in ASPECTS}
    return found


def _guards(figure: Figure, start: int, end: int) -> set[str]:
    """Words that set a part or a reckoning apart ("net", "south"), near the figure."""
    before = re.split(r"\d", figure.quote[max(0, start - 60) : start])[-1]
    after = re.split(r"\d", figure.quote[end : end + 40])[0]
    near = _WORD.findall(f"{before} {figure.surface} {after}")
    found = {GUARDS[word] for word in (*near, *figure.concept) if word in GUARDS}
    # Votes are counted by side; "marched against the tunnel" only says why they came.
    return found if not found & _SIDES or _VOTED.search(figure.quote) else found - _SIDES


def _content(quote: str, start: int, end: int) -> list[str]:
    return [
        _plain(word)
        for word in _WORD.findall(quote[start:end])
        if not word[0].isupper() and len(word) > 2
    ]


def _parts(noun: str | None) -> set[str]:
    return {_plain(word) for word in (noun or "").split()}


@lru_cache(maxsize=8_000)
def _plain(word: str) -> str:
    """One form for a noun or verb in the forms that a sentence may have it in."""
    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if lower in EMPTY or len(lower) < 4:
        return lower
    noun = lemma_of_noun(lower)
    return noun if noun != lower or is_common_noun(lower) else lemma_of_verb(lower)


def _is_plain_word(word: str) -> bool:
    """Whether a word that opens a sentence has its capital from that alone."""
    known = _plain(word)
    return is_common_noun(word) or any(known in table for table in (GUARDS, ASPECTS, DEED_NOUNS))
