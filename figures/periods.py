"""The time each figure of an article speaks of.

`figures.times` reads what a sentence says about time, `figures.governing` chooses what governs
a figure; here it is counted from the day of publication (else from the article's own dateline)
or from a time named before ("the following year"). A sentence that goes on about the figures of
the one before ("Of these, 7,887 ...") keeps their period.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from figures.bounds import RUNNING, OpenSpan, hull
from figures.calendar_words import Span
from figures.datelines import dateline_of
from figures.governing import choose
from figures.model import Period
from figures.moment import Moment
from figures.past_verbs import PAST_RELATIVE
from figures.running import RUNNING_WORDS, Running, running_total
from figures.statuses import status_of
from figures.text import Document, Sentence
from figures.times import TimePhrase, masked, may_tell_time, time_phrases

Rules = tuple[tuple[str, str], ...]

_DAY_FIRST = re.compile(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/\d{1,2}/\d{2,4}(?!\d)")
_GOES_ON = re.compile(
    r"\W*(?:(?:of|among|from) (?:these|those|them|the )|another |a further |an additional |the (?:"
    r"rest|remain\w+|others?|figures?|total|number|same)\b|they\b|these\b|those\b|that (?:figure"
    r"|number|total|compares?)|this (?:figure|number|includes?|compares?)|(?:more|fewer|less) than"
    r" half\b)|.{0,100}\b(?:of (?:them|these|those)|the (?:rest|others))\b"
)
_GOES_ON_WORDS = frozenset(
    "of among from another further additional the they these those that this rest others".split()
)
_ANCHORED = re.compile(
    r"\b(?:that|same|previous|preceding|following|prior|earlier|later|before|after|afterwards|then"
    r"|the next"
    r"|the (?:year|month|week|quarter|decade|century))\b"
)
_NUMBER = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens"
    r"|hundreds|thousands|millions|half)\b"
)
_NEAR = 80
"""Characters before a figure in which its relative clause may begin."""
_NAMED = 8
"""Times of one sentence that are looked back on."""
_REACH = 3
"""Sentences back in which a time named before can still be meant by "that year"."""


class _Read(NamedTuple):
    """What one sentence says about time."""

    lowered: str
    words: frozenset[str]
    """To see quickly what cannot be in it."""
    phrases: list[TimePhrase]


class Periods:
    """The periods of one article's figures; each sentence is read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._today: date | None = document.published or dateline_of(document.text)
        self._read: dict[int, _Read] = {}

    def period_of(self, sentence: Sentence, start: int, end: int) -> tuple[Period | None, Rules]:
        """The period of the figure at [start, end) and the rules that found it.

        None when the text names none. Its days are None where they stay open or cannot be
        told without the article's date.
        """
        period, rule = self._decide(sentence, start, end)
        return period, (("period", rule),) if rule else ()

    def _decide(self, sentence: Sentence, start: int, end: int) -> tuple[Period | None, str]:
        lowered, words, phrases = self._phrases(sentence)
        low, high = start - sentence.start, end - sentence.start
        running = None if RUNNING_WORDS.isdisjoint(words) else running_total(lowered, low, high)
        choice = choose(lowered, phrases, low, high)
        phrase = choice.phrase
        if phrase is None:
            if running is None:
                return self._carried(sentence, lowered, words)
            return self._as_of(sentence, running, choice.reported)
        moment = self._moment(sentence, phrase, start, end)
        if choice.aftermath and status_of(sentence, start, end)[0] == "planned":
            return None, ""
        first, last = phrase.resolve(moment)
        if self._is_of_plan(sentence, phrase, first, start, end):
            return None, ""
        if running is not None and running.kind == "so far" and not self._holds_today(first, last):
            return self._as_of(sentence, running, choice.reported)
        if running is not None:
            return self._running(sentence, running, phrase, (first, last))
        cumulative = phrase.bound in RUNNING or (phrase.bound == "by" and not first and bool(last))
        text = _words(sentence, phrase.start, phrase.end)
        return Period(first, last, text, cumulative), f'"{text}" {choice.why}'

    def _is_of_plan(
        self, sentence: Sentence, phrase: TimePhrase, first: date | None, start: int, end: int
    ) -> bool:
        """Whether the phrase is of a plan, and the figure of something past that it mentions.

        "They will meet next week the families of a fire that hurt 9."
        """
        low = start - sentence.start
        told = self._phrases(sentence).lowered
        if PAST_RELATIVE.search(told, max(0, low - _NEAR), low) is None:
            return False
        if status_of(sentence, start, end)[0] != "reported":
            return False
        ahead = first is not None and self._today is not None and first > self._today
        at = sentence.start + phrase.start, sentence.start + phrase.end
        before = phrase.end <= low and status_of(sentence, *at)[0] == "planned"
        return ahead or before

    def _phrases(self, sentence: Sentence) -> _Read:
        read = self._read.get(sentence.index)
        if read is None:
            text, terms = sentence.text, sentence.terms
            lowered = masked(text)
            phrases = (
                time_phrases(text, lowered, day_first=self._is_day_first)
                if may_tell_time(terms, lowered)
                else []
            )
            read = self._read[sentence.index] = _Read(lowered, terms, phrases)
        return read

    def _is_day_first(self) -> bool:
        """Whether a slashed date of the article can only be day first."""
        return bool(_DAY_FIRST.search(self._document.text))

    def _moment(
        self, sentence: Sentence, phrase: TimePhrase, start: int = 0, end: int = 0
    ) -> Moment:
        """What the phrase is counted from, for the figure at [start, end) (none: a narrative)."""
        moment = Moment(self._today)
        if phrase.has_year and phrase.bound != "between":
            return moment
        if end:
            moment.future = status_of(sentence, start, end)[0] == "planned"
        lowered, _, phrases = self._phrases(sentence)
        if _ANCHORED.search(lowered, phrase.start, phrase.end):
            moment.anchors = self._anchors(sentence, phrase)
        elif phrase.grain in ("day", "month", "quarter", "season"):
            moment.year = self._year_around(sentence, phrases, phrase)
        return moment

    def _anchors(self, sentence: Sentence, phrase: TimePhrase) -> list[Span]:
        """Times named before the phrase, nearest last."""
        spans: list[Span] = []
        first = max(0, sentence.index - _REACH)
        for other in self._document.sentences[first : sentence.index + 1]:
            told = self._phrases(other).phrases
            until = bisect_left(told, phrase.start, key=lambda named: named.start)
            for named in (
                told[max(0, until - _NAMED) : until] if other is sentence else told[-_NAMED:]
            ):
                span = hull(named.resolve(Moment(self._today, anchors=spans[:])))
                if span and named.bound in ("", "between"):
                    spans.append(span)
        return spans

    def _year_around(
        self, sentence: Sentence, phrases: list[TimePhrase], phrase: TimePhrase
    ) -> int | None:
        """The year that opens the sentence, or in an undated article the last one named."""
        lead = next(iter(phrases), None)
        if lead and lead is not phrase and lead.has_year and lead.bound == "" and lead.outer < 12:
            span = hull(lead.resolve(Moment(None)))
            if span and span[0].year == span[1].year:
                return span[0].year
        if self._today is None:
            dated = [
                span for span in self._anchors(sentence, phrase) if span[0].year == span[1].year
            ]
            return dated[-1][0].year if dated else None
        return None

    def _holds_today(self, first: date | None, last: date | None) -> bool:
        today = self._today
        return today is None or (first or today) <= today <= (last or today)

    def _running(
        self, sentence: Sentence, running: Running, phrase: TimePhrase, span: OpenSpan
    ) -> tuple[Period, str]:
        """A running total with a time: its beginning, or the day it is told for."""
        first, last = span
        today = self._today
        text = _words(sentence, min(running.start, phrase.start), max(running.end, phrase.end))
        if running.kind == "toll" or phrase.bound in ("as of", "by", "up to"):
            first, text = None, _words(sentence, phrase.start, phrase.end)
        elif running.kind == "since":
            inside = running.start <= phrase.start < running.end
            first, last = (first, today) if inside or phrase.bound == "since" else (None, last)
        if last is None or (today and last > today):
            last = today if first is None or not today or first <= today else last
        return Period(first, last, text, True), f'running total: "{text}"'

    def _as_of(
        self, sentence: Sentence, running: Running, reported: TimePhrase | None
    ) -> tuple[Period, str]:
        """A running total without a time: up to the day of its report, else of publication."""
        last = self._today
        if reported is not None:
            last = reported.resolve(self._moment(sentence, reported))[1] or last
        text = _words(sentence, running.start, running.end)
        return Period(None, last, text, True), f'running total: "{text}"'

    def _carried(
        self, sentence: Sentence, lowered: str, words: frozenset[str]
    ) -> tuple[Period | None, str]:
        """The period of the sentence before, when this one goes on about its figures."""
        before = self._document.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.paragraph != sentence.paragraph:
            return self._of_heading(sentence, before)
        if _GOES_ON_WORDS.isdisjoint(words) or not _GOES_ON.match(lowered):
            return None, ""
        told, _, phrases = self._phrases(before)
        for number in _NUMBER.finditer(told):
            if any(phrase.outer <= number.start() < phrase.end for phrase in phrases):
                continue
            at = before.start
            period, _ = self._decide(before, at + number.start(), at + number.end())
            if period:
                return period, f'goes on from the sentence before: "{period.text}"'
        return None, ""

    def _of_heading(self, sentence: Sentence, above: Sentence | None) -> tuple[Period | None, str]:
        """The year or quarter that the heading right above names, with its year."""
        if above is None or above.end - above.start > 120 or above.text[-1] in ".!?:,”\"'":
            return None, ""
        for phrase in self._phrases(above).phrases:
            if phrase.has_year and phrase.bound == "" and phrase.grain != "day":
                first, last = phrase.resolve(Moment(self._today))
                words = _words(above, phrase.start, phrase.end)
                return Period(first, last, words), f'"{words}" stands in the heading'
        return None, ""


def _words(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(sentence.text[start:end].split())
