"""Text to figures: runs the readers of the core over one article and puts their answers together.

Only sentences that may hold a number are read word by word. For each quantity found there, the
phrase grammar names what is counted, and the readers of attribution, period, place and status
each look at the whole document when they need to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from figures.attribution import Voices
from figures.model import Figure
from figures.numbers import find_quantities, sentences_with_numbers
from figures.periods import Periods
from figures.phrases import Phrase, counted_phrases
from figures.places import Places
from figures.quantity import Quantity, Refusal
from figures.statuses import status_of
from figures.text import Document, Sentence

_REACH = 40
"""Figures of a sentence among which the whole of a part is sought: keeps the time linear."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one text, and what was refused."""

    document: Document
    figures: list[Figure]
    """In the order of the text."""
    refusals: list[Refusal]

    def by_sentence(self) -> Iterator[tuple[str, list[Figure], list[Refusal]]]:
        """Each sentence with a number, its figures and its refused numbers."""
        for sentence in self.document.sentences:
            span = range(sentence.start, sentence.end)
            figures = [figure for figure in self.figures if figure.start in span]
            refusals = [refusal for refusal in self.refusals if refusal.start in span]
            if figures or refusals:
                yield sentence.text, figures, refusals


def extract_figures(
    text: str, published: date | None = None, *, outlet: str | None = None
) -> list[Figure]:
    """The figures of one article, in the order of the text.

    `published` is what "last year" is counted from; without it such periods keep their words
    and stay unresolved.

    >>> [(f.surface, f.low, f.counted) for f in extract_figures("Some 1,200 people fled.")]
    [('Some 1,200 people', 1200.0, 'person')]
    """
    return read_text(text, published, outlet=outlet).figures


def read_text(text: str, published: date | None = None, *, outlet: str | None = None) -> Reading:
    """The figures of one article and the numbers that were refused, with their reasons."""
    document = Document(text, published, outlet)
    readers = _Readers(Voices(document), Periods(document), Places(document))
    figures: list[Figure] = []
    refusals: list[Refusal] = []
    for sentence in sentences_with_numbers(document):
        quantities, refused = find_quantities(sentence)
        refusals += refused
        refusals += (_dates(text, quantity) for quantity in quantities if quantity.aspect == "when")
        quantities = [quantity for quantity in quantities if quantity.aspect != "when"]
        if quantities:
            counts, pronouns = _told_apart(sentence, quantities)
            refusals += pronouns
            figures += _figures(sentence, counts, readers, figures)
    return Reading(document, figures, refusals)


def _told_apart(
    sentence: Sentence, quantities: list[Quantity]
) -> tuple[list[tuple[Quantity, Phrase]], list[Refusal]]:
    """The quantities with what each counts; and the pronouns, which count nothing."""
    text = sentence.document.text
    counts, pronouns = [], []
    for quantity, phrase in zip(quantities, counted_phrases(sentence, quantities), strict=True):
        if _is_pronoun(text, quantity, phrase):
            pronouns.append(_pronoun(text, quantity))
        else:
            counts.append((quantity, phrase))
    return counts, pronouns


def _dates(text: str, quantity: Quantity) -> Refusal:
    """A span that dates something else ("three years ago"): it answers no question of its own."""
    start, end = quantity.start, quantity.end
    return Refusal(start, end, text[start:end], "it says when something was, as a date does")


def _is_pronoun(text: str, quantity: Quantity, phrase: Phrase) -> bool:
    """Whether a bare "one" names nothing that it counts: "they do have one about rents"."""
    if phrase.counted is not None or quantity.kind != "count" or quantity.low != 1:
        return False
    is_bare = text[quantity.start : quantity.end].lower() == "one"
    return is_bare and not text.startswith(" of ", quantity.end)


def _pronoun(text: str, quantity: Quantity) -> Refusal:
    start, end = quantity.start, quantity.end
    return Refusal(start, end, text[start:end], "the pronoun, not a number: it counts nothing")


@dataclass(frozen=True, slots=True)
class _Readers:
    voices: Voices
    periods: Periods
    places: Places


def _figures(
    sentence: Sentence,
    counts: list[tuple[Quantity, Phrase]],
    readers: _Readers,
    before: Sequence[Figure],
) -> Iterator[Figure]:
    """One figure for each quantity of a sentence."""
    quote = sentence.text
    made: list[Figure] = []
    for quantity, phrase in counts:
        start, end = phrase.start, phrase.end
        voice = readers.voices.chain(sentence, start, end)
        period, period_rules = readers.periods.period_of(sentence, start, end)
        place, place_rules = readers.places.places_of(sentence, start, end)
        status, status_rules = status_of(sentence, start, end)
        figure = Figure(
            start=start,
            end=end,
            surface=sentence.document.text[start:end],
            low=quantity.low,
            high=quantity.high,
            relation=quantity.relation,
            kind=quantity.kind,
            sentence=(sentence.start, sentence.end),
            quote=quote,
            change=quantity.change,
            unit=quantity.unit,
            counted=phrase.counted,
            concept=phrase.concept,
            action=phrase.action,
            per=quantity.per,
            period=period,
            place=place,
            attribution=voice.links,
            hearsay=voice.hearsay,
            status=status,
            part_of=_whole(phrase, before, made),
            rules=(
                *quantity.rules,
                *phrase.rules,
                *voice.rules,
                *period_rules,
                *place_rules,
                *status_rules,
            ),
        )
        made.append(figure)
        yield figure


def _whole(phrase: Phrase, before: Sequence[Figure], made: Sequence[Figure]) -> int | None:
    """Start of the nearest earlier count that a stated part is part of; None when it is no part."""
    if not phrase.is_part:
        return None
    for figure in (*reversed(made[-_REACH:]), *reversed(before[-6:])):
        if figure.kind == "count" and figure.part_of is None:
            return figure.start
    return None
