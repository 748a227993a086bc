"""Head nouns of what is counted: which token it is, and the lemma that names it."""

from __future__ import annotations

import re

from figures.codes import SAME_IN_PLURAL
from figures.lemmas import lemma_of_noun
from figures.syntax import Syntax
from figures.tagger import is_common_noun, is_unknown

_JOINED = re.compile(r"K[AJNZG]*(?:O[DHJ]*N)?N")
_HYPHENS = "-‐‑–"
_SINGLE = frozenset(["a", "an", "this", "that", "every", "each", "another"])
_FOLK = frozenset(["men", "women", "people", "children"])
"""Plurals that stand before no other noun: "the two men police need to find"."""
_OFFICES = frozenset(
    "sheriff driver master bachelor women men children doctor lawyer farmer teacher player coroner "
    "marshal constable mayor attorney governor president king queen judge consumer".split()
)
"""Owners that say of what kind something is: "one sheriff's deputy" is a deputy."""
_DEFINITE = frozenset("the 's ’s its his her their our my your whose".split())
_OF_MANY = SAME_IN_PLURAL | {
    *("staff", "crew", "infantry", "cavalry", "youth", "folk", "clergy", "media", "data", "force"),
    *("manpower", "workforce", "equipment", "ammunition", "cargo", "mail", "software", "footage"),
}
"""Nouns that a number above one counts though they look like one thing."""


def noun_at(syntax: Syntax, head: int, *, in_capitals: bool) -> str:
    """The lemma of a head noun; a name keeps its capital and the names before it.

    `in_capitals` tells that the whole sentence is written in capitals.
    """
    word = syntax.words[head]
    if word.islower() or is_common_noun(word.lower()):
        is_plain = word[1:].islower() or in_capitals
        return lemma_of_noun(word.lower() if is_plain else word)
    first = head
    while first and syntax.codes[first - 1] in "PJ" and syntax.words[first - 1][0].isupper():
        first -= 1
    return " ".join([*syntax.words[first:head], lemma_of_noun(word)])


def first_plural(syntax: Syntax, first: int, head: int) -> int:
    """The head, or the plural that ends the phrase before it: "600 people worldwide"."""
    tags, codes = syntax.tags, syntax.codes
    for i in range(first, head):
        if tags[i] != "NNS" or codes[i] != "N":
            continue
        if tags[head] != "NNS" and codes[i + 1] == "N" and syntax.words[i].lower() in _FOLK:
            return i
        is_end = codes[i + 1] in "GZ" or (codes[i + 1] == "P" and syntax.words[i].islower())
        if is_end or tags[i + 1] == "JJ" or (tags[i + 1] == tags[head] == "NN"):
            return i
    return head


def owner(syntax: Syntax, first: int, head: int) -> int:
    """The owner in a phrase that one thing opens, else the head: "one man's car" is one man."""
    genitive = syntax.codes.find("S", first, head)
    if genitive <= first or syntax.words[genitive - 1].lower() in _OFFICES:
        return head
    return genitive - 1


def agreeing_head(syntax: Syntax, number: int, first: int, head: int) -> int:
    """The head that agrees with a number above one, where the nearest noun is singular.

    A plural joined by "and" ("two assault and weapon charges"), or, in one thing of a kind, the
    noun beside the number ("an 11 member board": members; "the 40 bed hospital": beds). `number`
    is the first token of the number, `first` that behind it.
    """
    if syntax.tags[head] != "NN":
        return head
    joined = _JOINED.match(syntax.codes, head + 1)
    if joined is not None and syntax.tags[joined.end() - 1] == "NNS":
        return joined.end() - 1
    before = syntax.words[number - 1].lower() if number else ""
    is_one_thing = before in _DEFINITE and syntax.words[head].lower() not in _OF_MANY
    is_single = before in _SINGLE or is_one_thing
    if is_single and head > first and syntax.tags[first] == "NN":
        return first
    return head


def compound_noun(syntax: Syntax, last: int) -> tuple[str, int] | None:
    """The noun hyphened to a number and its token: "a two-man race", "an 18-point plan"."""
    words = syntax.words
    head, _, noun = words[last].partition("-")
    if head and noun.isalpha() and noun[1:].islower():
        return lemma_of_noun(noun.lower()), last
    if words[last + 1 : last + 2] and words[last + 1] in _HYPHENS and last + 2 < len(words):
        noun = words[last + 2]
        is_glued = syntax.starts[last + 2] == syntax.ends[last] + 1
        is_noun = is_common_noun(noun.lower()) or is_unknown(noun.lower())
        if is_glued and noun.isalpha() and is_noun:
            return lemma_of_noun(noun.lower()), last + 2
    return None
