"""The noun phrases that a quantity is about, out of those that stand in a relation to it.

A value is about what has it: the noun it measures ("a 5 kW charger"), the noun it is a value of
("the price of $5", "12 % of voters") and the subject that rises to it, has it or costs it. What
only says where, when or in whose view it holds is left out. `_KEPT` is that choice in full.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from figures.clauses import Clauses, View
from figures.hosts import Relative
from figures.syntax import NounPhrase, Syntax
from figures.tellers import others_of_pair, teller

_CONTENT = frozenset("NPJGYCZ")
_EMPTY = frozenset(
    ["total", "more", "such", "additional", "own", "same", "several", "many", "few", "."]
)
"""Words that say nothing of what the quantity is about, and the stop of "Jr."."""
_EMPTY_ALONE = frozenset(
    [
        *("total", "average", "number", "maximum", "minimum", "record", "estimate", "top", "part"),
        *("equivalent", "last", "past", "next", "other", "own", "high", "long", "old", "wide"),
        *("tall", "deep", "times", "fold", "course", "period", "span"),
        *("lieu", "front", "behalf", "terms", "spite", "excess"),  # "in lieu of"
    ]
)
_PARTS_OF_TIME = frozenset(
    ["half", "start", "end", "beginning", "middle", "rest", "course", "part", "days", "turn"]
)
_ADVERBIAL = frozenset(
    "as by via through from at with without on after since under during between".split()
)
"""Prepositions behind "$3m of bonds" that go with the verb again."""
_IN_SET_PHRASES = frozenset(
    [
        *("exchange", "total", "advance", "return", "addition", "response", "part", "turn", "line"),
        *("all", "full", "value", "size", "length", "height", "weight", "depth", "width", "order"),
        *("diameter", "question", "court", "favor", "favour", "private", "public", "person"),
    ]
)
"""Nouns behind "in" that say nothing of the money before it."""
VALUES = frozenset(["money", "measure", "percent"])
COUNTS = frozenset(["counted", "bare"])
ANY = VALUES | COUNTS
PERCENT = frozenset(["percent"])
NEAR = frozenset(["direct", "by"])
OUTSIDE = frozenset(["far", "none"])
ALL_PATHS = NEAR | OUTSIDE | {"subject"}


class Rule(NamedTuple):
    """Which phrases of one relation are kept."""

    relations: frozenset[str]
    kinds: frozenset[str]
    """Of the quantity: money, measure, percent (or ratio), counted (a noun stands beside the
    number) or bare."""
    paths: frozenset[str]
    """How the quantity hangs on its verb (`clauses.View.path`)."""
    is_last: bool
    """Kept only where no rule above has kept a phrase."""
    beside: str
    """Kept only where a phrase of this relation is offered too; "" for no such condition."""
    unless: str
    """Not kept where a phrase of such a relation is offered; "" for no such condition."""
    why: str


def _rule(
    relations: str,
    why: str,
    *,
    kinds: frozenset[str] = ANY,
    paths: frozenset[str] = ALL_PATHS,
    is_last: bool = False,
    beside: str = "",
    unless: str = "",
) -> Rule:
    return Rule(frozenset(relations.split()), kinds, paths, is_last, beside, unless, why)


_KEPT = (
    _rule(
        "own own.of own.in own.for own.among own.from own.on own.with",
        "the noun that it measures",
        kinds=VALUES,
    ),
    _rule("own", "what has so many of them", kinds=frozenset(["counted"])),
    _rule("own.of own.for", "whose parts are counted", kinds=COUNTS),
    _rule("owner", "whose they are", kinds=COUNTS),
    _rule(
        "host.to host.from host.by",
        "the noun that changes to it",
        kinds=VALUES,
        is_last=True,
    ),
    _rule("dated dated.of dated.in", "what it leads to or from", kinds=VALUES),
    _rule("fronted", "what it is a share of", kinds=PERCENT, is_last=True),
    _rule("whole", "what it is a share of", kinds=PERCENT),
    _rule("complement.of complement.for", "what it is so much of", kinds=VALUES),
    _rule("host.with", "the noun that has it", kinds=VALUES, is_last=True),
    _rule(
        "host.of host^of host.worth host.aged host.age host.ages moved aside( aged rated",
        "the noun whose value it is",
    ),
    _rule(
        "worth^of worth^from worth^with worth^by worth^to worth^for worth^between",
        "the noun whose value it is",
    ),
    _rule("for^of for^with for^in", "what is had for it", kinds=frozenset(["money"])),
    _rule("host.for", "what is had for it", kinds=frozenset(["money"])),
    _rule("complement.off own.off", "what it is taken off", kinds=VALUES),
    _rule("host.for", "what is wanted of it", kinds=frozenset(["measure"]), beside="own"),
    _rule("described", "what is so long, old or far"),
    _rule("complement.in", "what the money is", kinds=frozenset(["money"])),
    _rule("beside", "what it describes", kinds=VALUES, paths=frozenset(["none"])),
    _rule("subject headword", "the subject it is said of", paths=NEAR, unless="complement.in"),
    _rule("subject", "the subject that changes by it", kinds=PERCENT, unless="host.by"),
    _rule("host^with", "who has the noun whose value it is", beside="host.of"),
    _rule(
        "subject",
        "who has the noun whose value it is",
        kinds=ANY - {"measure"},
        beside="host.of",
        unless="host^",
    ),
    _rule("subject", "the subject, nothing nearer being named", is_last=True),
    _rule("host.at host.in host.by host.on", "the noun before it", is_last=True),
    _rule("aside:", "the label before it", paths=frozenset(["none"]), is_last=True),
    _rule("topic", "what the sentence opens with", kinds=VALUES, paths=OUTSIDE, is_last=True),
)


def concept_of(
    syntax: Syntax, clauses: Clauses, index: int, counted: int
) -> tuple[tuple[str, ...], str]:
    """Content words of the phrases the quantity is about, in the order of the text; and why.

    `counted` is the last token of what it counts, or of the number itself.
    """
    index, named = teller(syntax, index), index
    first, last = syntax.spans[index]
    if syntax.words[first].lower() == "one" and syntax.codes[last + 1 : last + 2] == "O":
        return (), "one of many says nothing of the others"
    view = clauses.view(first, last)
    offered = _offered(syntax, view, index, counted)
    families = tuple(_family(relative.relation) for relative, _ in offered)
    chosen: dict[int, str] = {}
    reasons: list[str] = []
    is_owned = False
    kept = _kept(_kind(syntax, view, index), view.path, families)
    others: list[NounPhrase] = []
    if len(kept) > 1 and "respectively" in syntax.low:
        others = others_of_pair(syntax, named, [offered[at][0].phrase for at, _ in kept])
    for at, why in kept:
        relative, words = offered[at]
        if relative.phrase in others:
            continue
        chosen.update(words)
        reasons.append(why)
        is_owned = is_owned or _has_pronoun(syntax, relative.phrase)
    if is_owned and "subject" in families:
        at = families.index("subject")
        chosen.update(offered[at][1])
        reasons.append("whose it is")
    reason = ", ".join(dict.fromkeys(reasons)) or "nothing is related"
    return tuple(chosen[i] for i in sorted(chosen)), reason


@lru_cache(maxsize=10_000)  # quantities stand in few ways among their phrases
def _kept(kind: str, path: str, families: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Which phrases are kept, and why each, of those that stand in these relations.

    `kind` is that of the quantity, `path` how it hangs on its verb.
    """
    kept: list[tuple[int, str]] = []
    for rule in _KEPT:
        fits = kind in rule.kinds and path in rule.paths and not (rule.is_last and kept)
        if not fits or (rule.beside and rule.beside not in families):
            continue
        if not (rule.unless and any(_hangs(name, rule.unless) for name in families)):
            kept += ((i, rule.why) for i, name in enumerate(families) if name in rule.relations)
    return tuple(kept)


@lru_cache(maxsize=10_000)
def _family(relation: str) -> str:
    if relation.startswith("subject"):
        return "subject"
    steps = relation.split(".")
    if steps[0] in ("complement", "own") and not _ADVERBIAL.isdisjoint(steps[2:]):
        return relation  # "$3m of bonds as payment"
    return ".".join(steps[:2])


def _hangs(family: str, relation: str) -> bool:
    """Whether a phrase hangs on another one before it, other than by "of"."""
    return family.startswith(relation) and family != "host^of"


def _kind(syntax: Syntax, view: View, index: int) -> str:
    kind = syntax.quantities[index].kind
    if kind in ("money", "measure"):
        return kind
    if kind != "count":
        return "percent"
    return "counted" if any(r.relation == "own" for r in view.relatives) else "bare"


def _offered(
    syntax: Syntax, view: View, index: int, counted: int
) -> list[tuple[Relative, dict[int, str]]]:
    """The phrases that may be chosen, with their words by token."""
    is_count = syntax.quantities[index].kind == "count"
    found = []
    for relative in view.relatives:
        if syntax.is_temporal(relative.phrase) or _is_part_of_time(syntax, relative.phrase):
            continue
        if relative.relation.startswith("complement.in") and not _is_substance(syntax, relative):
            continue
        words = content_words(syntax, relative.phrase)
        if relative.relation == "own" and relative.phrase.last == syntax.spans[index][1]:
            words = {i: word for i, word in words.items() if syntax.codes[i] not in "JZG"}
        if relative.relation == "own" and is_count:
            is_within = syntax.tags[counted] not in ("NNS", "NNPS")  # "a two-man race"
            words = {i: word for i, word in words.items() if i > counted and is_within}
        if words:
            found.append((relative, words))
    return found


def _is_part_of_time(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Whether a phrase is a part of a time: "in the first half of 2020"."""
    following = syntax.phrase_at(phrase.last + 2)
    if following is None or syntax.codes[phrase.last + 1] != "O":
        return False
    return syntax.words[phrase.last].lower() in _PARTS_OF_TIME and syntax.is_temporal(following)


def _is_substance(syntax: Syntax, relative: Relative) -> bool:
    """Whether a phrase behind "in" says what money is ("in fines"), not where or when."""
    first, last = relative.phrase
    is_plain = relative.relation == "complement.in" and not syntax.codes[first : last + 1].strip(
        "NJ"
    )
    return is_plain and syntax.words[last].lower() not in _IN_SET_PHRASES


def content_words(syntax: Syntax, phrase: NounPhrase) -> dict[int, str]:
    """The words of a noun phrase by token, without determiners, pronouns and quantities."""
    codes = syntax.codes[phrase.first : phrase.last + 1]
    if codes[-1] == "Y" and "Q" in codes:
        return {}
    words = {
        i: syntax.words[i]
        for i in range(phrase.first, phrase.last + 1)
        if syntax.codes[i] in _CONTENT and not _is_empty(syntax, i)
    }
    if len(words) == 1 and next(iter(words.values())).lower() in _EMPTY_ALONE:
        return {}
    return words


def _is_empty(syntax: Syntax, token: int) -> bool:
    word = syntax.words[token].lower()
    return word in _EMPTY or (word == "worth" and token > 0 and syntax.codes[token - 1] == "Q")


def _has_pronoun(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Whether a phrase names its owner by a pronoun: "its guidance"."""
    return "H" in syntax.codes[phrase.first : phrase.last]
