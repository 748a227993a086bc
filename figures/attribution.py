"""Who says so: the chain of sources behind a figure, nearest speaker first, origin last."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from figures.antecedents import Antecedents
from figures.cues import CLAIM_NOUNS, POLLS, VERB_WORDS
from figures.dialogue import Dialogue
from figures.mentions import Mention, sentence_subject
from figures.model import Link
from figures.noun_phrases import noun_phrase_before
from figures.quotes import Line, Quote, Quotes
from figures.report_phrases import read_claim, read_document, read_preposition
from figures.report_verbs import read_verb
from figures.speakers import FIRST_PERSON, Name, Speakers
from figures.statements import Findings, Source, Statement
from figures.text import Document, Sentence

_HEARSAY = re.compile(
    r"\b(?:it\s+(?:is|was|has\s+been|had\s+been|is\s+being)\s+(?:\w+ly\s+|also\s+|now\s+)?"
    r"(?:reported|believed|thought|said|alleged|rumou?red|understood|estimated|claimed|suggested|"
    r"expected)(?:\s+that)?"
    r"|(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:said|believed|reported|thought|estimated|rumou?red|"
    r"understood|alleged)\s+to"
    r"|reportedly|allegedly|supposedly|purportedly)\b",
    re.IGNORECASE,
)
_HEARSAY_WORDS = frozenset({"reported", "believed", "thought", "said", "alleged", "rumored",
                            "rumoured", "understood", "estimated", "claimed", "suggested",
                            "expected", "reportedly", "allegedly", "supposedly",
                            "purportedly"})  # fmt: skip
"""One of these stands in every such report."""
_CUES = VERB_WORDS | CLAIM_NOUNS | {"according", "per"}
"""A sentence without any of these words states nothing of a source, unless in a document."""
_CUES_IN = _CUES | {"in"}
_LONGEST = 500
"""Tokens beyond which a sentence is a table or a list without full stops, and nobody's speech."""
_STAND_INS = frozenset({"company", "group", "firm", "agency", "organisation", "organization",
                        "airline", "bank", "paper", "newspaper", "network", "charity",
                        "broadcaster", "outlet"})  # fmt: skip
"""Common nouns that repeat a body named before."""
_CLOSE = 6
"""Tokens before a closing colon within which the verb of report stands."""
_NOT_PEOPLE = frozenset({"it", "its", "this", "that"})
"""Pronouns that stand for a source only when one is found."""
_CARRIES = re.compile(r"(?:Of|Among)\s+(?:these|those|them|that\s+(?:total|number|figure))\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who answers for a figure."""

    links: tuple[Link, ...] = ()
    """Nearest speaker first, origin last; empty: the outlet itself says so."""
    hearsay: tuple[int, int] | None = None
    """Span of a report without a speaker ("it is reported"); None when there is none."""
    rules: tuple[tuple[str, str], ...] = ()
    """(field, rule) in the order of decision."""


class Voices:
    """Reads one document; only sentences near a figure are looked at, each once."""

    def __init__(self, document: Document):
        self.document = document
        self._quotes: Quotes | None = None
        self._dialogue: Dialogue | None = None
        self._lines: dict[int, Line] = {}
        self._statements: dict[int, list[Statement]] = {}
        self._speakers = Speakers(document.text)
        self._names: dict[tuple[int, int, int], Name] = {}
        self._antecedents = Antecedents(self._speakers, self._line, self.statements, self._names)
        self._quote_speakers: dict[int, list[tuple[int, Statement]]] = {}
        self._reports: dict[int, list[tuple[int, int]]] = {}

    @property
    def quotes(self) -> Quotes:
        """The quotations of the document."""
        if self._quotes is None:
            self._quotes = Quotes(self.document.text)
        return self._quotes

    def chain(self, sentence: Sentence, start: int, end: int) -> Attribution:
        """Who answers for the figure at start..end of the document's text."""
        found = self._covering(sentence, start)
        rules = [("attribution", statement.rule) for _, statement in found]
        if not found and _CARRIES.match(self.document.text, sentence.start) and sentence.index:
            previous = self.document.sentences[sentence.index - 1]
            if previous.paragraph == sentence.paragraph:
                found = self._covering(previous, previous.end - 1)
                rules = [("attribution", "carried over: " + s.rule) for _, s in found]
        if not found:
            found = self._introduced(sentence)
            rules = [("attribution", "introduced: " + s.rule) for _, s in found]
        links = self._labelled(start)
        if links:
            rules.insert(0, ("attribution", "dialogue"))
        for index, statement in found:
            for source in statement.sources:
                link = self._link(index, source)
                if link is not None and not any(
                    known.start == link.start or known.name == link.name for known in links
                ):
                    links.append(link)
        hearsay = None if links else self._hearsay(sentence, start)
        if hearsay:
            rules.append(("hearsay", "passive report without a speaker"))
        return Attribution(tuple(links), hearsay, tuple(rules))

    def _introduced(self, sentence: Sentence) -> list[tuple[int, Statement]]:
        """Who speaks in the line before a paragraph printed apart: `Radio Nord reports:`."""
        sentences = self.document.sentences
        number = bisect_left(sentences, sentence.paragraph, key=lambda s: s.paragraph) - 1
        if number < 0 or not sentences[number].text.rstrip().endswith(":"):
            return []
        line = self._line(number)
        for statement in reversed(self.statements(number)):
            if statement.quoted < 0 and statement.cue >= len(line.words) - _CLOSE:
                return [(number, statement)]
        return []

    def _labelled(self, start: int) -> list[Link]:
        """The speaker that the paragraph is labelled with, in an interview or a transcript."""
        if self._dialogue is None:
            self._dialogue = Dialogue(self.document.text)
        label = self._dialogue.label_at(start)
        if label is None:
            return []
        name = self._speakers.person_named(self.document.text[slice(*label)])
        return [Link(name, *label, ":", "person")]

    # statements

    def _line(self, index: int) -> Line:
        line = self._lines.get(index)
        if line is None:
            line = self._lines[index] = Line(self.document.sentences[index], self.quotes)
        return line

    def statements(self, index: int) -> list[Statement]:
        """The statements of the sentence with this number."""
        found = self._statements.get(index)
        if found is None:
            sentence = self.document.sentences[index]
            found = self._statements[index] = _read_statements(sentence, self._line(index))
        return found

    def _covering(self, sentence: Sentence, start: int) -> list[tuple[int, Statement]]:
        """Statements that answer for `start` with the number of their sentence, outermost first."""
        index = sentence.index
        quote = self.quotes.index_at(start)
        outer: list[Statement] = []
        inner: list[Statement] = []
        for statement in self.statements(index):
            if not statement.covers(start):
                continue
            if statement.quoted < 0:
                outer.append(statement)
            elif statement.quoted == quote:
                inner.append(statement)
        found = [(index, s) for s in _outermost_first(outer)]
        if quote is not None and not outer:
            found += self._quote_speaker(quote)
        return found + [(index, s) for s in _outermost_first(inner)]

    # quotations

    def _quote_speaker(self, index: int) -> list[tuple[int, Statement]]:
        """Who is quoted, with the numbers of the sentences that tell, outermost first."""
        first = index
        chain = [index]
        while first not in self._quote_speakers:
            told = self._told_beside(first)
            if told or not self._goes_on(first):
                self._quote_speakers[first] = told
                break
            first -= 1
            chain.append(first)
        for number in chain:
            self._quote_speakers[number] = self._quote_speakers[first]
        return self._quote_speakers[index]

    def _goes_on(self, index: int) -> bool:
        """Whether the quotation takes up the one before it."""
        quotes = self.quotes.spans
        if index == 0:
            return False
        quote, previous = quotes[index], quotes[index - 1]
        if quote.continues:
            return True
        between = self.document.text[previous.end : quote.start]
        if "\n" in between:
            return self._fills_paragraph(index) and self._ends_paragraph(previous.end, quote.start)
        a = self.document.sentence_at(previous.end - 1).index
        b = self.document.sentence_at(quote.start).index
        return b - a <= 1 or (
            b - a == 2 and self._runs_on(previous.end, self.document.sentences[a + 1])
        )

    def _fills_paragraph(self, index: int) -> bool:
        """Whether nothing but the quotation stands in its paragraph."""
        text, quote = self.document.text, self.quotes.spans[index]
        before = text[text.rfind("\n", 0, quote.start) + 1 : quote.start]
        behind = text[quote.end : (text.find("\n", quote.end) + 1 or len(text) + 1) - 1]
        return len(before.strip()) <= 2 and len(behind.strip()) <= 2

    def _ends_paragraph(self, end: int, start: int) -> bool:
        """Whether only "..., he said." stands between two quotations of neighbouring paragraphs."""
        between = self.document.text[end:start].strip()
        return len(between) < 250 and len(between.split("\n\n")) <= 2

    def _told_beside(self, index: int) -> list[tuple[int, Statement]]:
        quote = self.quotes.spans[index]
        sentences = self.document.sentences
        opening = self.document.sentence_at(quote.start)
        closing = self.document.sentence_at(max(quote.end - 1, quote.start))
        for number, at in ((opening.index, quote.start), (closing.index, quote.end - 1)):
            told = [s for s in self.statements(number) if s.quoted < 0 and s.covers(at)]
            if told:
                return [(number, s) for s in _outermost_first(told)]
        after = closing.index + 1
        if after < len(sentences) and self._runs_on(quote.end, sentences[after]):
            for statement in self.statements(after):
                if statement.quoted < 0 and statement.sources[0].mention.a <= 1:
                    return [(after, statement)]
        before = self._told_before(opening, quote.start) or self._told_in_sequence(opening, quote)
        return [before] if before is not None else []

    def _runs_on(self, end: int, following: Sentence) -> bool:
        """Whether the next sentence belongs to the quotation before it: "Why?" he asked."""
        text = self.document.text
        between = text[end : following.start]
        return len(between) <= 4 and "\n" not in between and text[end - 1] in ",?!…—–-"

    def _told_before(self, opening: Sentence, start: int) -> tuple[int, Statement] | None:
        """Whoever speaks in a sentence that ends with a colon before the quotation."""
        before = self.document.text[:start].rstrip("\"“„«'‘` \n\t\r")[-1:]
        if before != ":":
            return None
        for number in (opening.index, opening.index - 1):
            if number < 0:
                continue
            for statement in reversed(self.statements(number)):
                if statement.quoted < 0:
                    return number, statement
            line = self._line(number)
            colons = [k for k, w in enumerate(line.words) if w == ":" and line.starts[k] < start]
            subject = sentence_subject(line, colons[-1], nearest=True) if colons else None
            if colons and subject is None:
                subject = _label(line, colons[-1])
            if subject is not None:
                return number, Statement([Source(subject, ":")], colons[-1], "colon")
        return None

    def _told_in_sequence(self, opening: Sentence, quote: Quote) -> tuple[int, Statement] | None:
        """`She said people fled. "It was dark."`: a bare quotation behind indirect speech."""
        number = opening.index - 1
        sentences = self.document.sentences
        if number < 0 or sentences[number].paragraph != opening.paragraph:
            return None
        if quote.start - opening.start > 2:
            return None
        for statement in reversed(self.statements(number)):
            if statement.quoted < 0 and statement.rule == "verb before clause":
                return number, statement
        return None

    # names

    def _link(self, index: int, source: Source) -> Link | None:
        line = self._line(index)
        mention = source.mention
        name = self._name(index, mention)
        if name is None or not name.name:
            return None
        return Link(
            name.name, line.starts[mention.a], line.ends[mention.b - 1], source.cue, name.kind
        )

    def _name(self, index: int, mention: Mention) -> Name | None:
        key = (index, mention.name_a, mention.name_b)
        if key not in self._names:
            found = self._resolve(index, mention)
            if found is None:
                return None
            self._names[key] = found
        return self._names[key]

    def _resolve(self, index: int, mention: Mention) -> Name | None:
        line = self._line(index)
        a, b = mention.name_a, mention.name_b
        word = line.low[a]
        if b - a == 1 and line.tags[a] in ("PRP", "PRP$"):
            if word in FIRST_PERSON:
                return None
            found = self._antecedents.source(index, line, a, word)
            found = found or self._antecedents.subject(index, a, word)
            if found is None and word in _NOT_PEOPLE:
                return None
            return found or Name(word, "anonymous")
        if line.low[a] == "the" and b - a == 2 and line.low[a + 1] in _STAND_INS:
            found = self._antecedents.source(index, line, a, "it")
            if found is not None and found.kind in ("institution", "agency"):
                return found
        return self._speakers.name_of(line, a, b)

    # hearsay

    def _hearsay(self, sentence: Sentence, start: int) -> tuple[int, int] | None:
        spans = self._reports.get(sentence.index)
        if spans is None:
            spans = self._reports[sentence.index] = _reports_without_speaker(sentence)
        for span in spans:
            opens = self.document.text[span[0] : span[0] + 2].lower()
            if span[0] < start or opens != "it":
                return span
        return None


def _reports_without_speaker(sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of "it is reported", "are said to" and "reportedly" in a sentence.

    The first, and the first without "it", which alone may also follow what it tells of.
    """
    if _HEARSAY_WORDS.isdisjoint(sentence.terms):
        return []
    found = list(_HEARSAY.finditer(sentence.document.text, sentence.start, sentence.end))
    others = (match for match in found if not match.group().lower().startswith("it"))
    return [match.span() for match in (*found[:1], *islice(others, 1))]


def _label(line: Line, colon: int) -> Mention | None:
    """Whose name alone stands before a colon: `Ann Lee: “...”`."""
    found = noun_phrase_before(line, colon - 1) if colon else None
    if found is None or found[0] > 0 or line.tags[found[1] - 1] not in ("NNP", ")"):
        return None
    return Mention.plain(*found, -1)


def _read_statements(sentence: Sentence, line: Line) -> list[Statement]:
    """The statements of a sentence, in the order of their cues."""
    low = line.low
    may_cite = low[:1] == ["in"] or not POLLS.isdisjoint(low)
    cues = _CUES_IN if may_cite else _CUES
    if len(low) > _LONGEST or cues.isdisjoint(low):
        return []
    findings = Findings(sentence, line)
    for i in [k for k, word in enumerate(low) if word in cues]:
        word = low[i]
        if word in VERB_WORDS or word in CLAIM_NOUNS:
            count = len(findings.statements)
            if word in VERB_WORDS:
                read_verb(findings, i)
            if word in CLAIM_NOUNS and len(findings.statements) == count:
                read_claim(findings, i)
        elif word == "according" and low[i + 1 : i + 2] == ["to"]:
            read_preposition(findings, i, i + 2)
        elif word == "per" and i and low[i - 1] == ",":
            read_preposition(findings, i, i + 1)
        elif word == "in":
            read_document(findings, i)
    findings.cut_contrasts()
    return findings.statements


def _outermost_first(statements: list[Statement]) -> list[Statement]:
    """Later trailing cues embrace earlier ones; of leading ones the first embraces the rest."""
    trailing = [s for s in statements if s.trailing]
    return [*reversed(trailing), *(s for s in statements if not s.trailing)]
