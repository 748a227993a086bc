"""The noun phrases that a quantity is about, out of those that stand in a relation to it.

Which relations count is learnt: a small table of weights, one for each relation and
circumstance, made by bench/train_concepts.py from the NewsQuant sentences. A phrase is kept
when its weights add up to more than nothing; the table is readable and so is each decision.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from figures.clauses import Clauses, Relative
from figures.quantity import Quantity
from figures.syntax import NounPhrase, Syntax, VerbGroup

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
    weights = _weights()
    offered = [
        (sum(weights.get(feature, 0.0) for feature in features), relative, words)
        for relative, words, features in candidates(syntax, clauses, index)
    ]
    floor = threshold([score for score, *_ in offered], syntax.quantities[index])
    chosen: dict[int, str] = {}
    relations: list[str] = []
    for score, relative, words in offered:
        if score > floor:
            chosen.update(words)
            relations.append(relative.relation)
    why = "noun phrases related as " + ", ".join(relations) if relations else "nothing is related"
    return tuple(chosen[i] for i in sorted(chosen)), why


def threshold(scores: list[float], quantity: Quantity) -> float:
    """The score above which phrases are kept: lower when a value would be about nothing."""
    best = max(scores, default=0.0)
    lowest = LOWEST_OF_COUNT if quantity.kind in ("count", "ratio") else LOWEST
    return 0.0 if best > 0 or best < lowest else best - 1e-9


def candidates(
    syntax: Syntax, clauses: Clauses, index: int
) -> list[tuple[Relative, dict[int, str], list[str]]]:
    """The phrases that may be chosen, with their words by token and their features."""
    quantity = syntax.quantities[index]
    first, last = syntax.spans[index]
    relatives = clauses.relatives(first, last)
    start = clauses.anchor(first)
    group = None if clauses.is_subject(first, last) else clauses.governor(start)
    path = "none" if group is None else clauses.path(group, start)
    context = _Context(quantity, syntax.words[first].lower(), group, path, relatives)
    found: list[tuple[Relative, dict[int, str], list[str]]] = []
    for relative in relatives:
        if relative.relation == "own" and quantity.kind == "count":
            continue
        words = content_words(syntax, relative.phrase)
        if words:
            features = context.features(relative, syntax.codes[relative.phrase.last])
            if syntax.is_temporal(relative.phrase):
                features.append("temporal")
            found.append((relative, words, features))
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


class _Context:
    """What is the same for all phrases of one quantity."""

    def __init__(
        self,
        quantity: Quantity,
        word: str,
        group: VerbGroup | None,
        path: str,
        relatives: list[Relative],
    ):
        self.bases = {_BASE.split(r.relation)[0] for r in relatives}
        self.relations = {r.relation for r in relatives}
        self.is_one = word == "one"
        self.is_copula = group is not None and group.lemma == "be"
        self.has_verb = group is not None
        self.path = path
        self.kind: str = quantity.kind
        if quantity.kind in ("money", "measure"):
            self.kind = "value"
        elif quantity.kind == "count":
            self.kind = "counted" if "own" in self.bases else "bare"

    def features(self, relative: Relative, head: str) -> list[str]:
        """The circumstances of a phrase that carry a weight, as words."""
        relation = relative.relation.replace("..", ".")
        base = _BASE.split(relation)[0]
        place = base if base == relation else base + "+"
        names = [
            "any",
            f"is {relation}",
            f"is {relation} of {self.kind}",
            f"at {place} of {self.kind}",
            f"head {head}",
            f"path {place} {self.path}",
            f"path {relation} {self.path} of {self.kind}",
        ]
        if base == "topic":
            names.append(f"topic beside {len(self.bases - {'topic', 'own'}) > 0} of {self.kind}")
        if self.is_one:
            names.append(f"one {base}")
        if base == "subject":
            names.append(f"beside a host {place} {'host' in self.bases}")
        if base in ("upper", "host"):
            names.append(f"beside a subject {place} {'subject' in self.relations} of {self.kind}")
        if self.has_verb and base in ("subject", "object", "host"):
            names.append(f"copula {place} {self.is_copula} of {self.kind}")
        return names


@cache
def _weights() -> dict[str, float]:
    text = files("figures").joinpath("data/concepts.txt").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(weight) for weight, name in lines}
