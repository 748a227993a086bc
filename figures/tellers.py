"""Quantities of one sentence that are told together: which tells for which, and in what order."""

from __future__ import annotations

from itertools import pairwise

from figures.joining import SHARED
from figures.syntax import NounPhrase, Syntax


def teller(syntax: Syntax, index: int) -> int:
    """The index of the quantity whose place tells what the one at `index` is about."""
    if _shares_unit(syntax, index) or _shares_noun(syntax, index):
        return index + 1
    while _says_again(syntax, index) or _is_converted(syntax, index):
        index -= 1
    return index


def _says_again(syntax: Syntax, index: int) -> bool:
    """Whether a value is that before it in other words: "60 % of its value, or $30 billion"."""
    first, last = syntax.spans[index]
    if not index or [w.lower() for w in syntax.words[first - 2 : first]] != [",", "or"]:
        return False
    if syntax.codes[last + 1 : last + 2] in ("O", "N", "P", "J"):
        return False
    before = syntax.quantities[index - 1]
    between = syntax.codes[syntax.spans[index - 1][1] + 1 : first]
    is_other = (
        before.kind != syntax.quantities[index].kind or before.per != syntax.quantities[index].per
    )
    return is_other and not set(between) & set("VMBG:W")


def _is_converted(syntax: Syntax, index: int) -> bool:
    """Whether a value in brackets is that before them: "333 million yen ($3.1 million)"."""
    first, last = syntax.spans[index]
    kind = syntax.quantities[index].kind
    if not index or kind not in ("money", "measure") or syntax.quantities[index - 1].kind != kind:
        return False
    is_beside = syntax.spans[index - 1][1] == first - 2 and syntax.codes[first - 1] == "("
    return is_beside and syntax.codes[last + 1 : last + 2] == ")"


def _shares_unit(syntax: Syntax, index: int) -> bool:
    """Whether the unit is said with the next value only: "a 7- or 8-inch screen"."""
    quantity, *others = syntax.quantities[index : index + 2]
    is_told = ("unit", SHARED) in quantity.rules and quantity.aspect != "age"
    return is_told and any(other.unit == quantity.unit for other in others)


def _shares_noun(syntax: Syntax, index: int) -> bool:
    """Whether what is measured is said with the next value only: "7 kg and 9 kg of rice"."""
    quantity, *others = syntax.quantities[index : index + 2]
    if not others or quantity.kind == "count" or syntax.codes[syntax.spans[index][1] + 1] != "K":
        return False
    first, last = syntax.spans[index + 1]
    is_next = first == syntax.spans[index][1] + 2 and syntax.codes[last + 1 : last + 2] == "O"
    return is_next and (quantity.kind, quantity.unit) == (others[0].kind, others[0].unit)


def others_of_pair(syntax: Syntax, index: int, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """What the other one of two quantities is about: "Ann and Bo won 4 and 6, respectively"."""
    spans, codes = syntax.spans, syntax.codes
    is_second = index > 0 and codes[spans[index - 1][1] + 1 : spans[index][0]] == "K"
    following = spans[index + 1][0] if index + 1 < len(spans) else 0
    if not is_second and codes[spans[index][1] + 1 : following] != "K":
        return []
    pairs = [pair for pair in pairwise(sorted(phrases)) if _are_joined(syntax, *pair)]
    return [pair[not is_second] for pair in pairs] if len(pairs) == 1 else []


def _are_joined(syntax: Syntax, left: NounPhrase, right: NounPhrase) -> bool:
    return syntax.codes[left.last + 1 : right.first] == "K"
