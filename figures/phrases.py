"""What each quantity of a sentence counts, what it is about, and which verb goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from figures.actions import Actions
from figures.clauses import Clauses
from figures.concepts import concept_of
from figures.counted import Counted, CountedNouns
from figures.quantity import Quantity
from figures.syntax import Syntax
from figures.text import Sentence

_RATE = re.compile(
    r"\s+(?:(?:per|a|an|each|every)\s+[^\W\d_]+|daily|hourly|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"(?:^|[,;:]\s*)(?:(?:out\s+)?of|among)\s+(?:these|those|them|the|its|their|his)\b"
    r"(?:[^,;:.]|\d[,.]\d)*,[^,;:]*$"
    r"|\bof\s+(?:whom|which|them|these|those)\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before a number: "of these entries, ...", "among them, ...", "of the 120 aboard, ..."."""
LONGEST = 3000
"""Characters of a sentence that are parsed as one."""
MOST = 40
"""Quantities that are parsed as one sentence."""
_INCLUDING = re.compile(
    r"\b(?:including|included|among\s+(?:them|these|those|whom)(?:\s+\w+)?,?)\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)


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
    if sentence.end - sentence.start <= LONGEST and len(quantities) <= MOST:
        return _read(sentence, quantities)
    return [phrase for part in _parts(sentence, quantities) for phrase in _read(*part)]


def _parts(
    sentence: Sentence, quantities: Sequence[Quantity]
) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """An overlong "sentence" (a table, a page without a full stop) in pieces."""
    start = sentence.start
    held: list[Quantity] = []
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=True):
        held.append(quantity)
        middle = following.start if following else sentence.end
        if following is None or middle - start > LONGEST or len(held) == MOST:
            start = max(start, held[0].start - LONGEST)
            end = min(middle, quantity.end + LONGEST)
            piece = Sentence(sentence.document, sentence.index, sentence.paragraph, start, end)
            yield piece, held
            start, held = quantity.end, []


def _read(sentence: Sentence, quantities: Sequence[Quantity]) -> list[Phrase]:
    syntax = Syntax(sentence, quantities)
    clauses = Clauses(syntax)
    nouns = CountedNouns(sentence, syntax, clauses)
    actions = Actions(syntax, clauses)
    phrases: list[Phrase] = []
    for index, quantity in enumerate(quantities):
        counted = nouns.read(index)
        phrase = Phrase(quantity.start, _surface_end(sentence, syntax, quantity, counted))
        phrase.counted = counted.noun
        phrase.rules.append(("counted", counted.rule))
        action = actions.read(syntax.spans[index][0], counted.last)
        if action is not None:
            phrase.action = action[0]
            phrase.rules.append(("action", action[1]))
        phrase.concept, why = concept_of(syntax, clauses, index, counted.last)
        phrase.rules.append(("concept", why))
        part = _part_cue(sentence, quantity, counted, phrases)
        if part is not None:
            phrase.is_part = True
            phrase.rules.append(("part_of", part))
        phrases.append(phrase)
    return phrases


def _surface_end(sentence: Sentence, syntax: Syntax, quantity: Quantity, counted: Counted) -> int:
    """Behind the counted noun phrase, and behind the rate when that follows it."""
    end = max(quantity.end, syntax.ends[counted.last])
    for opening, closing in syntax.marked:
        if quantity.end <= opening < end < closing:
            end = closing
    if quantity.per and end > quantity.end:
        rate = _RATE.match(sentence.document.text, end, sentence.end)
        if rate is not None:
            return rate.end()
    return end


def _part_cue(
    sentence: Sentence, quantity: Quantity, counted: Counted, before: Sequence[Phrase]
) -> str | None:
    """The words that make a count part of an earlier figure; None when it is none."""
    if quantity.kind not in ("count", "percent", "ratio"):
        return None
    if counted.is_part:
        return counted.rule
    lead = sentence.document.text[sentence.start : quantity.start]
    lowered = lead.lower()
    is_among = "among" in lowered
    if (is_among or "includ" in lowered) and _INCLUDING.search(lead):
        return "after including or among them"
    is_of_whole = (is_among or "of" in lowered) and _OF_WHOLE.search(lead)
    if is_of_whole and not (before and before[-1].is_part):
        return "after of these or of so many"
    if before and before[-1].is_part and before[-1].rules[-1][1].startswith("after including"):
        between = sentence.document.text[before[-1].end : quantity.start]
        if between.strip() in (",", "and", ", and"):
            return before[-1].rules[-1][1]
    return None
