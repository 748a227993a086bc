"""What each quantity counts, what it is about, and which verb goes with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from figures.lemmas import lemma_of_noun
from figures.quantity import Quantity
from figures.syntax import NounPhrase, Syntax
from figures.text import Sentence

_MODIFIERS = (
    r"(?:A(?=[JZG])|J(?:,J)*(?:KJ)?(?=[JNPZGCA])|PKP(?=[NP])|CNKCN(?=N)|[ZG](?=[NPJ])"
    r"|[NPC](?=[NPJCSG])|S)*"
)
_COUNTED = re.compile(_MODIFIERS + r"[NP]")
_OF = re.compile(r"O([DH]*" + _MODIFIERS + r"[NPY]|E|D)")


@dataclass(slots=True)
class Phrase:
    """The words around a quantity that say what it is a number of."""

    start: int
    """Offset of the surface: bound, number, counted noun phrase, rate."""
    end: int
    counted: str | None = None
    """Lemma of the head noun ("worker", "North Korean"); None when nothing is named."""
    concept: tuple[str, ...] = ()
    """Words of the noun phrases that the quantity is about, in the order of the text."""
    action: str | None = None
    """Infinitive of the verb done by or to what is counted; None when there is none."""
    is_part: bool = False
    """Said to be part of an earlier figure ("of these", "including")."""
    rules: list[tuple[str, str]] = field(default_factory=list)
    """(field, rule) in the order of decision."""


def counted_phrases(sentence: Sentence, quantities: Sequence[Quantity]) -> list[Phrase]:
    """One phrase for each of the sentence's quantities, in their order."""
    if not quantities:
        return []
    syntax = Syntax(sentence, quantities)
    return [_read(syntax, q, span) for q, span in zip(quantities, syntax.spans, strict=True)]


def _read(syntax: Syntax, quantity: Quantity, span: tuple[int, int]) -> Phrase:
    phrase = Phrase(quantity.start, quantity.end)
    own = _counted(syntax, quantity, span)
    if own is not None:
        phrase.end = max(phrase.end, syntax.ends[own.last])
        phrase.counted = lemma_of_noun(syntax.words[own.last])
        phrase.rules.append(("counted", "noun phrase after the number"))
    group = _verb_before(syntax, span[0])
    if group is not None:
        phrase.action = group
        phrase.rules.append(("action", "verb before the number"))
    subject = _subject(syntax, span[0])
    if subject is not None:
        codes = syntax.codes
        phrase.concept = tuple(
            syntax.words[i] for i in range(subject.first, subject.last + 1) if codes[i] in "JNPGZCY"
        )
        phrase.rules.append(("concept", "subject of its clause"))
    return phrase


def _counted(syntax: Syntax, quantity: Quantity, span: tuple[int, int]) -> NounPhrase | None:
    if quantity.kind not in ("count", "percent", "ratio"):
        return None
    after = span[1] + 1
    if quantity.kind == "count" and (match := _COUNTED.match(syntax.codes, after)):
        return NounPhrase(after, match.end() - 1)
    if match := _OF.match(syntax.codes, after):
        return NounPhrase(after, match.end() - 1)
    return None


def _verb_before(syntax: Syntax, token: int) -> str | None:
    i = token - 1
    while i >= 0 and syntax.codes[i] in "DAIOTJ":
        i -= 1
    group = syntax.verb_at(i) if i >= 0 else None
    return group.lemma if group else None


def _subject(syntax: Syntax, token: int) -> NounPhrase | None:
    groups = [g for g in syntax.verbs if g.first < token and syntax.codes[g.main] in "VBZM"]
    if not groups:
        return None
    before = [p for p in syntax.phrases if p.last < groups[-1].first]
    return before[-1] if before else None
