"""The noun phrases that a quantity is about."""

from __future__ import annotations

from figures.clauses import Clauses
from figures.syntax import NounPhrase, Syntax

_CONTENT = frozenset("NPJGYCZ")


def concept_of(syntax: Syntax, clauses: Clauses, index: int) -> tuple[tuple[str, ...], str]:
    """Content words of the phrases the quantity is about, in the order of the text; and why."""
    first, last = syntax.spans[index]
    chosen: dict[int, str] = {}
    relations: list[str] = []
    for relative in clauses.relatives(first, last):
        if relative.relation.startswith(("subject", "complement", "own")):
            words = content_words(syntax, relative.phrase)
            if words:
                chosen.update(words)
                relations.append(relative.relation)
    return tuple(chosen[i] for i in sorted(chosen)), ", ".join(relations) or "no phrase related"


def content_words(syntax: Syntax, phrase: NounPhrase) -> dict[int, str]:
    """The words of a noun phrase by token, without determiners, pronouns and quantities."""
    return {
        i: syntax.words[i]
        for i in range(phrase.first, phrase.last + 1)
        if syntax.codes[i] in _CONTENT
    }
