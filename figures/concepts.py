"""The noun phrases that a quantity is about, out of those that stand in a relation to it.

Which relations count is learnt: a small table of weights, one for each relation and
circumstance, made by bench/train_concepts.py from the NewsQuant sentences. A phrase is kept
when its weights add up to more than nothing; the table is readable and so is each decision.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from figures.clauses import Clauses, Relative
from figures.quantity import Quantity
from figures.syntax import NounPhrase, Syntax

_CONTENT = frozenset("NPJGYCZ")
_EMPTY = frozenset(["worth", "total", "more", "such", "additional"])
"""Words that say nothing of what the quantity is about."""
_EMPTY_ALONE = frozenset(
    [
        *("total", "average", "number", "maximum", "minimum", "record", "estimate", "top", "part"),
        *("equivalent", "last", "past", "next", "other", "own", "high", "long", "old", "wide"),
        *("tall", "deep"),
    ]
)
LOWEST = -0.8
LOWEST_OF_COUNT = -0.2
"""Score of the best phrase down to which it is kept when it is the only one. Counts are often
about nothing but what they count, other values hardly ever."""
_BASE = re.compile(r"[.^(,:]")


def concept_of(syntax: Syntax, clauses: Clauses, index: int) -> tuple[tuple[str, ...], str]:
    """Content words of the phrases the quantity is about, in the order of the text; and why."""
    offered = candidates(syntax, clauses, index)
    scores = [_score(circumstance) for *_, circumstance in offered]
    relations = [relative.relation for relative, *_ in offered]
    picked = choose(scores, relations, syntax.quantities[index])
    chosen: dict[int, str] = {}
    for i in picked:
        chosen.update(offered[i][1])
    why = ", ".join(relations[i] for i in picked)
    reason = f"noun phrases related as {why}" if why else "nothing is related"
    return tuple(chosen[i] for i in sorted(chosen)), reason


def choose(scores: list[float], relations: list[str], quantity: Quantity) -> list[int]:
    """Indices of the phrases kept: what hangs on a phrase is kept only with that phrase."""
    floor = threshold(scores, quantity)
    kept = [i for i, score in enumerate(scores) if score > floor]
    names = {relations[i] for i in kept}
    return [
        i
        for i in kept
        if "." not in relations[i]
        or (base := relations[i].partition(".")[0]) not in relations
        or base in names
    ]


def threshold(scores: list[float], quantity: Quantity) -> float:
    """The score above which phrases are kept: lower when a value would be about nothing."""
    best = max(scores, default=0.0)
    lowest = LOWEST_OF_COUNT if quantity.kind in ("count", "ratio") else LOWEST
    return 0.0 if best > 0 or best < lowest else best - 1e-9


def candidates(
    syntax: Syntax, clauses: Clauses, index: int
) -> list[tuple[Relative, dict[int, str], Circumstance]]:
    """The phrases that may be chosen, with their words by token and what speaks for them."""
    quantity = syntax.quantities[index]
    first, last = syntax.spans[index]
    relatives, group, path = clauses.view(first, last)
    bases = {_base(relative.relation) for relative in relatives}
    kind: str = quantity.kind
    if kind in ("money", "measure"):
        kind = "value"
    elif kind == "count":
        kind = "counted" if "own" in bases else "bare"
    found: list[tuple[Relative, dict[int, str], Circumstance]] = []
    for relative in relatives:
        if relative.relation == "own" and quantity.kind == "count":
            continue
        words = content_words(syntax, relative.phrase)
        if words:
            circumstance = Circumstance(
                relation=relative.relation.replace("..", "."),
                kind=kind,
                head=syntax.codes[relative.phrase.last],
                path=path,
                is_temporal=syntax.is_temporal(relative.phrase),
                is_one=syntax.words[first].lower() == "one",
                is_copula=None if group is None else group.lemma == "be",
                has_host="host" in bases,
                has_subject=any(r.relation == "subject" for r in relatives),
                is_alone=not bases - {"topic", "own"},
            )
            found.append((relative, words, circumstance))
    return found


def content_words(syntax: Syntax, phrase: NounPhrase) -> dict[int, str]:
    """The words of a noun phrase by token, without determiners, pronouns and quantities."""
    codes = syntax.codes[phrase.first : phrase.last + 1]
    if codes[-1] == "Y" and "Q" in codes:
        return {}
    words = {
        i: syntax.words[i]
        for i in range(phrase.first, phrase.last + 1)
        if syntax.codes[i] in _CONTENT and syntax.words[i].lower() not in _EMPTY
    }
    if len(words) == 1 and next(iter(words.values())).lower() in _EMPTY_ALONE:
        return {}
    return words


class Circumstance(NamedTuple):
    """All that the choice of a phrase may look at."""

    relation: str
    kind: str
    """Of the quantity: value, percent, ratio, counted (a noun beside it) or bare."""
    head: str
    """Code of the phrase's head."""
    path: str
    is_temporal: bool
    is_one: bool
    """The quantity is the word "one"."""
    is_copula: bool | None
    """The governing verb is "be"; None without a verb."""
    has_host: bool
    has_subject: bool
    is_alone: bool
    """Nothing but the quantity's own phrase and the sentence's topic is related."""


def features(of: Circumstance) -> list[str]:
    """The circumstances that carry a weight, in words."""
    base = _base(of.relation)
    place = base if base == of.relation else base + "+"
    names = [
        "any",
        f"is {of.relation}",
        f"is {of.relation} of {of.kind}",
        f"at {place} of {of.kind}",
        f"head {of.head}",
        f"path {place} {of.path}",
        f"path {of.relation} {of.path} of {of.kind}",
    ]
    if of.is_temporal:
        names.append("temporal")
    if base == "topic":
        names.append(f"topic alone {of.is_alone} of {of.kind}")
    if of.is_one:
        names.append(f"one {base}")
    if base == "subject":
        names.append(f"beside a host {place} {of.has_host}")
    if base in ("upper", "host"):
        names.append(f"beside a subject {place} {of.has_subject} of {of.kind}")
    if of.is_copula is not None and base in ("subject", "object", "host"):
        names.append(f"copula {place} {of.is_copula} of {of.kind}")
    return names


@lru_cache(maxsize=8192)
def _score(of: Circumstance) -> float:
    weights = _weights()
    return sum(weights.get(name, 0.0) for name in features(of))


@lru_cache(maxsize=512)
def _base(relation: str) -> str:
    """ "host" of "host.of", "aside" of "aside,"."""
    return _BASE.split(relation)[0]


@cache
def _weights() -> dict[str, float]:
    text = files("figures").joinpath("data/concepts.txt").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(weight) for weight, name in lines}
