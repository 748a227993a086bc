"""Tests that explain a difference by scope: another place, a part of it, another definition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from figures.calendar_words import MONTHS
from figures.deeds import deed_of
from figures.families import DEEDS
from figures.findings import REVISED, Finding, PairFacts, day_of, names_attacker, written
from figures.gazetteer import country_of
from figures.interval import committed, value_of
from figures.labels import deed_in_words
from figures.model import Claim
from figures.numerals import ONES, PARTS
from figures.numerals_in_prose import small_numbers
from figures.passing import is_partitive
from figures.text import lower_case
from figures.vocabulary import DEED, RUNNING

OWN_BOTH = "the article with"
"""How the finding starts that one of the two articles gives both numbers itself."""
WITH_DEAD = "counts the dead as well"
"""How the finding ends that a number of hurt takes in those who died."""
_OTHERS = re.compile(
    r"\b(?:others?|another|besides|more|additional|remaining|else)\b", re.IGNORECASE
)
_SHOT = re.compile(r"\b(?:shot|struck|hit|victims?|gunned|gunshots?)\b", re.IGNORECASE)
_SHOOTS = re.compile(
    r"\b(?:shoot(?:s|ing)?|(?:fires?|fired|firing) (?:up)?on|shooting of)"
    r"(?: (?:at least|as many as|about|all|a total of))? $",
    re.IGNORECASE,
)
"""What stands before a number of people who are shot at: "accused of shooting eight people"."""
_GRAVE = re.compile(
    r"\b(?:critical(?:ly)?|serious(?:ly)?|grave(?:ly)?|life-threatening|severe(?:ly)?)\b",
    re.IGNORECASE,
)


_IDENTIFIED = re.compile(
    r"\b(?:identit(?:y|ies) of|identif(?:y|ied)|named|names of|names? the)\s(?:the |all )?$", re.I
)
_ONE_MORE = re.compile(
    r"\ba (?P<rank>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?: (?:person|man|woman|victim|boy|girl|teen(?:ager)?|child|officer|student))?"
    r"(?= (?:was|is|had|suffer\w*|injured|wounded|hurt|hit|shot|with)\b)",
    re.IGNORECASE,
)
"""How a sentence adds one to its number: "four shot, and a fifth person injured by glass"."""
_TOTAL = re.compile(r"\b(?:total(?:s|ing|l?ed|ly)?|combined|altogether|in all|bonds|each)\b", re.I)
_BEHIND = re.compile(
    r"[,(–—] ?(?:of (?:which|whom|them|those)|including|among (?:them|whom|those))\b[^.;:]*$",
    re.IGNORECASE,
)
_OF_A_WHOLE = re.compile(
    rf"(?P<part>\d|\b(?:{'|'.join(ONES)}|dozens?|hundreds?|thousands?|millions?|half|third|quarters?|"
    r"thirds|percent|most|many|some|all)\b|%)"
    r"(?: [a-z]+)? of (?:(?:its|their|his|her|our|the|these|those|about|around|nearly|roughly|"
    r"some|over|almost|more than|at least|an estimated|a total of) )*[$£€]?$",
    re.IGNORECASE,
)
"""What stands before the whole of a part: "800 of its 3,000 jobs", "most of the 40 boats"."""
_DATE = re.compile(rf"\b(?:(?:19|20)\d\d|(?:{'|'.join(MONTHS)})\.? \d{{1,2}})$", re.IGNORECASE)
"""A day or a year, which is no part: "the loss in 2024 of 3,000 jobs"."""
_SENTENCE = 400
"""Letters behind a count that are looked at: enough for a sentence, whatever calls itself one."""
_OF_THEM = re.compile(r"(?: \w+)? of (?:which|whom|them|those)\b", re.IGNORECASE)
"""What stands before and behind a part that a sentence gives of its count."""
_ACROSS = re.compile(r"\b(?:across|throughout|all over) (?:all of )?(?:the )?", re.I)
_CARRIED = r"\bhospitali[sz]ed\b|\b(?:rushed|taken|transported|airlifted|sent|brought) to\b"
_IN_HOSPITAL = re.compile(
    r"(?:(?!\b(?:shot|struck|stabbed|injur|wound|hurt))[^.;])*?"
    rf"(?:{_CARRIED})(?:(?<=ed)| (?:\w+ ){{0,3}}hospitals?\b)",
    re.IGNORECASE,
)
"""How a sentence counts those in hospital alone, and not "four were shot and taken to hospital"."""
_TAKEN = re.compile(_CARRIED, re.IGNORECASE)
_AT_SCENE = re.compile(
    r"\b(?:at|on) (?:the|that) (?:scene|spot)\b|\b(?:died|dead) at (?:\w+ ){0,3}hospital\b", re.I
)
"""How a sentence gives the deaths of one place, while others may die elsewhere."""


def place_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Do they speak of different places?"""
    ours = {name.lower() for name in a.figure.place}
    theirs = {name.lower() for name in b.figure.place}
    if not ours or not theirs:
        return Finding(None, "no two places to compare")
    if ours & theirs:
        return Finding(None, f"same place, {_list(sorted(ours & theirs))}")
    for part, whole in ((a, b), (b, a)):
        if _is_of_a_wider_area(part, whole):
            words = f"{written(part)} is for {_list(part.figure.place)}, a part of what"
            return Finding("different-scope", f"{words} {written(whole)} covers")
    if facts.deed in RUNNING or facts.deed == "age":
        return Finding(None, "places are named differently, within one affair")
    for inner, outer in ((a, b), (b, a)):
        lies = _lies_in(inner.figure.place, outer.figure.place)
        if lies is not None:
            return Finding(
                "different-scope", f"{written(inner)} is for {lies[0]}, a part of {lies[1]}"
            )
    return Finding(
        "different-scope",
        f"{written(a)} is for {_list(a.figure.place)}, {written(b)} for {_list(b.figure.place)}",
    )


def _named_as_part(less: Claim, more: Claim) -> bool:
    """Whether a sentence gives the lower count behind its own: "23 shots, of which he fired 14"."""
    if less.figure.kind != "count" or more.figure.kind != "count":
        return False
    rest = more.figure.quote[more.figure.end - more.figure.sentence[0] :][:_SENTENCE]
    value = value_of(less.figure)
    return any(
        _BEHIND.search(rest[:start]) or _OF_THEM.match(rest[end:])
        for number, start, end in small_numbers(rest)
        if number == value and number > 1  # "including a sailor" says nothing of another one
    )


def _is_whole(claim: Claim) -> bool:
    """Whether a part of the count stands before it: "800 of its 3,000 jobs"."""
    before = _before(claim)
    found = _OF_A_WHOLE.search(before)
    return found is not None and not _DATE.search(before[: found.end("part")])


def _is_of_a_wider_area(part: Claim, whole: Claim) -> bool:
    """Whether the higher number is said to be of all of a place ("across Solmark")."""
    if (value_of(part.figure) or 0) >= (value_of(whole.figure) or 0):
        return False
    quote, names = whole.figure.quote, tuple(whole.figure.place)
    return any(quote.startswith(names, m.end()) for m in _ACROSS.finditer(quote))


def _lies_in(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    """The place of `ours` that lies in a country of `theirs`, with the country; None without."""
    for name in ours:
        country = country_of(name)
        if country is not None and country != name and country in theirs:
            return name, country
    return None


def together_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Does one article give both numbers, and so does not take them for two answers?"""
    if _is_attacker_counted(a, b, facts):
        return Finding(None, "what an article gives twice may be with and without the attacker")
    for ours, theirs, gives in ((a, b, facts.gives[0]), (b, a, facts.gives[1])):
        if gives:
            if REVISED.search(ours.figure.quote):
                first, last = written(ours), written(theirs)
                return Finding("update", f"one article gives {first} and {last}, as a revision")
            return Finding(
                "different-scope",
                f"{OWN_BOTH} {written(ours)} gives {written(theirs)} as well",
            )
    if facts.both > 1:
        return Finding("different-scope", f"{facts.both} other articles give both, side by side")
    return Finding(None, "no article gives both")


def subset_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Does one count a part of what the other counts?"""
    less, more = sorted((a, b), key=lambda claim: value_of(claim.figure) or 0)
    if less.figure.part_of is not None or is_partitive(less.figure):
        return Finding(
            "different-scope", f"{written(less)} is said to be a part of a larger number"
        )
    if _named_as_part(less, more):
        words = f"the sentence with {written(more)} gives {written(less)} as a part of it"
        return Finding("different-scope", words)
    if facts.apart:
        words = " and ".join(f"“{word}”" for word in facts.apart)
        return Finding(
            "different-scope",
            f"{words} set{'s' * (len(facts.apart) == 1)} {written(less)} and {written(more)} apart",
        )
    totals = [_TOTAL.search(claim.figure.quote) is not None for claim in (less, more)]
    if facts.deed == "money" and totals[0] != totals[1]:
        return Finding("different-scope", f"{written((less, more)[totals[1]])} is a total")
    if facts.deed not in RUNNING:
        wholes = [claim for claim in (less, more) if _is_whole(claim)]
        if len(wholes) == 1:
            words = f"{written(wholes[0])} is the whole of which its sentence tells a part"
            return Finding("different-scope", words)
        return Finding(None, "no sign that one is part of the other")
    if _is_attacker_counted(a, b, facts):
        return Finding(
            "different-scope", "one counts the attacker among the dead, the other does not"
        )
    adding = less, more  # those killed besides others; the hurt are often given besides the dead
    for one, other in (adding,) if facts.deed == "hurt" else (adding, adding[::-1]):
        if _OTHERS.search(_beside(one)) and not _OTHERS.search(_beside(other)):
            words = f"{written(one)} counts the others, besides those named"
            return Finding("different-scope", words)
    if _IDENTIFIED.search(_before(less)) and not _IDENTIFIED.search(_before(more)):
        return Finding("different-scope", f"{written(less)} counts those who were identified")
    if facts.deed == "killed" and _AT_SCENE.search(_after(less)):
        return Finding("different-scope", f"{written(less)} counts those who died in one place")
    if facts.deed == "hurt" and _in_hospital(less) and not _TAKEN.search(more.figure.quote):
        return Finding("different-scope", f"{written(less)} counts those taken to hospital")
    if facts.deed == "hurt" and _GRAVE.search(_beside(less)) and not _GRAVE.search(_beside(more)):
        return Finding("different-scope", f"{written(less)} counts the badly hurt alone")
    return Finding(None, "no sign that one is part of the other")


def dead_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Does the higher count of those shot take in the dead, and the lower one not?"""
    if facts.deed != "hurt":
        return Finding(None, "not a count of the hurt")
    less, more = sorted((a, b), key=lambda claim: value_of(claim.figure) or 0)
    shot = _SHOT.search(_around(more)) or _SHOOTS.search(_before(more))
    if shot and not _OTHERS.search(_beside(more)):
        dead = _dead(less.figure.quote) | _dead(more.figure.quote)
        if any(_adds_up(less, gone, more) for gone in dead):
            return Finding("different-scope", f"{written(more)} {WITH_DEAD}")
    return Finding(None, "no sign that one takes in the dead")


def died_since_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Are the hurt fewer in one report by as many as the dead are more, and is it no older one?

    "Two were killed and five others hurt", and later "three were killed and four others hurt"; or
    the missing: "thirty are missing", and later "fourteen are dead and sixteen missing".
    """
    if facts.deed not in ("hurt", "missing"):
        return Finding(None, "not a count of the hurt or missing")
    less, more = sorted((a, b), key=lambda claim: value_of(claim.figure) or 0)
    earlier, later = day_of(more), day_of(less)
    if earlier and later and later < earlier:
        return Finding(None, f"the report with fewer {facts.deed} is the older one")
    fewer = (value_of(more.figure) or 0) - (value_of(less.figure) or 0)
    before, now = _dead_in_article(more, facts), _dead_in_article(less, facts)
    if facts.deed == "missing" and not before:
        before = frozenset((0,))  # nobody had been found
    for dead in () if before & now else sorted(now):
        if fewer > 0 and dead - fewer in before:
            sums = f"{dead - fewer:g} dead and {written(more)}, then {dead:g} and {written(less)}"
            return Finding("update", f"some of the {facts.deed} had died by then: {sums}")
    return Finding(None, f"no sign that some of the {facts.deed} have died since")


def parts_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Does the article of the lower count give the rest of the higher one as well?"""
    if facts.deed not in RUNNING:
        return Finding(None, "not a count of people in an affair")
    less, more = sorted((a, b), key=lambda claim: value_of(claim.figure) or 0)
    if facts.deed == "hurt" and (last := _ONE_MORE.search(less.figure.quote)):
        rank = PARTS[last["rank"].lower()]  # the dead are told so besides the hurt: no sum of dead
        if rank == value_of(more.figure) == (value_of(less.figure) or 0) + 1:
            words = f"the article with {written(less)} speaks of {last[0].lower()} besides"
            return Finding("different-scope", words)
    for other in facts.beside:
        figure = other.figure
        if other.article != less.article or figure.start == less.figure.start:
            continue
        added = figure.sentence == less.figure.sentence or _OTHERS.search(_beside(other))
        rest = value_of(figure)
        if not (added and rest and figure.kind == "count" and deed_of(figure) == facts.deed):
            continue
        if _adds_up(less, rest, more):
            words = f"the article with {written(less)} gives {written(other)} besides"
            return Finding("different-scope", f"{words}, {written(more)} together")
    return Finding(None, "no parts that add up to the other")


def definition_test(a: Claim, b: Claim, facts: PairFacts) -> Finding:
    """Do they count by different definitions? Only names of two things settle it by themselves."""
    here, there = _names(a), _names(b)
    if here & there and here - there and there - here:
        words = f"the first is of {_list(sorted(here - there))}, "
        return Finding("different-scope", f"{words}the second of {_list(sorted(there - here))}")
    ours, theirs = deed_in_words(a.figure), deed_in_words(b.figure)
    deeds = {DEEDS.get(claim.figure.action or "", claim.figure.action) for claim in (a, b)}
    if len(deeds) == 1 and facts.deed == "about":
        return Finding(None, "both count the same kind")
    if ours and theirs and ours != theirs:
        return Finding(None, f"the first counts {ours}, the second {theirs}")
    return Finding(None, "both count the same kind")


def _names(claim: Claim) -> frozenset[str]:
    """The names that a price or a share is of: two models of one maker are two things."""
    figure = claim.figure
    if figure.kind not in ("money", "percent"):
        return frozenset()
    return frozenset(word for word in figure.concept if word != word.lower())


def _is_attacker_counted(a: Claim, b: Claim, facts: PairFacts) -> bool:
    """Whether the sentences hint that one count of the dead has the attacker in it."""
    gap = abs((value_of(a.figure) or 0) - (value_of(b.figure) or 0))
    if facts.deed != "killed" or not 0 < gap <= 2:
        return False
    if any(names_attacker(claim) for claim in (a, b)):
        return True
    return gap == 1 and facts.attacker_named


def _beside(claim: Claim) -> str:
    """The words of a count with those right before and after it."""
    return f"{_before(claim)[-10:]} {claim.figure.surface} {_after(claim)[:18]}"


def _before(claim: Claim) -> str:
    return claim.figure.quote[: claim.figure.start - claim.figure.sentence[0]]


def _after(claim: Claim) -> str:
    """The words after a count, up to the next number."""
    after = claim.figure.quote[claim.figure.end - claim.figure.sentence[0] :]
    numbers = small_numbers(after)
    return after[: numbers[0][1]] if numbers else after


def _in_hospital(claim: Claim) -> bool:
    """Whether the words after a count, up to another one, say that it is of those in hospital."""
    after = claim.figure.quote[claim.figure.end - claim.figure.sentence[0] :]
    others = (s for _, s, e in small_numbers(after) if after[s:e].lower() not in ("a", "an"))
    return _IN_HOSPITAL.match(after[: next(others, None)]) is not None


def _around(claim: Claim) -> str:
    start = claim.figure.start - claim.figure.sentence[0]
    return claim.figure.quote[max(0, start - 20) : start] + _beside(claim)


def _adds_up(less: Claim, rest: float, more: Claim) -> bool:
    return committed(more.figure).holds((value_of(less.figure) or 0) + rest)


@lru_cache(maxsize=1024)
def _dead(quote: str) -> frozenset[int]:
    """Numbers of dead that a sentence names ("one fatally", "killing two")."""
    cues = [m for m in DEED.finditer(lower_case(quote)) if m.lastgroup == "killed"]
    named = {
        value
        for value, start, end in small_numbers(quote)
        if any(-25 <= start - m.end() <= 3 or -3 <= m.start() - end <= 30 for m in cues)
    }
    fatally = re.search(r"\bfatally\b", quote) and not cues[1:]
    return frozenset(named | {1} if fatally else named)


def _dead_in_article(claim: Claim, facts: PairFacts) -> frozenset[float]:
    """Numbers of dead that the sentence of a claim gives; without one, those of its article."""
    named = _dead(claim.figure.quote)
    if named:
        return frozenset(map(float, named))
    figures = (other.figure for other in facts.beside if other.article == claim.article)
    return frozenset(
        value
        for figure in figures
        if figure.kind == "count" and figure.relation == "="
        if (value := value_of(figure)) and deed_of(figure) == "killed"
    )


def _list(names: object) -> str:
    return (
        ", ".join(str(name) for name in names) if isinstance(names, (list, tuple)) else str(names)
    )
