"""Statements: who is said to say which part of a sentence.

A statement holds the mentions of its sources and the spans that they answer for. Who the
mentions are is settled later: a sentence is read once and without looking at its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from figures.animacy import can_speak
from figures.mentions import Mention, sentence_subject
from figures.quotes import Line
from figures.text import Sentence

_CONTRAST = frozenset({"but", "while", "whereas", "though", "although", "and", "yet"})
_CLAUSE_BREAKS = frozenset({",", ";", "—", "–"})


@dataclass(slots=True)
class Source:
    """A mention of a source, with the cue beside it."""

    mention: Mention
    cue: str


@dataclass(slots=True)
class Statement:
    """What one or more sources answer for in a sentence."""

    sources: list[Source]
    """Nearest speaker first, origin last."""
    cue: int
    """Token of its cue."""
    rule: str
    scopes: list[tuple[int, int]] = field(default_factory=list)
    """Offsets that it covers; empty when it is only known that somebody spoke."""
    trailing: bool = False
    """Whether what it covers comes before its cue."""
    quoted: int = -1
    """Number of the quotation that the cue itself stands in; -1 outside."""
    verbal: bool = False
    """Whether its source is the subject of a verb, which a second verb may share."""

    def covers(self, start: int) -> bool:
        """Whether the sources answer for what stands at `start`."""
        return any(a <= start < b for a, b in self.scopes)


class Findings:
    """The statements found so far in one sentence, for the readers of verbs and phrases."""

    def __init__(self, sentence: Sentence, line: Line):
        self.line = line
        self.start, self.end = sentence.start, sentence.end
        self.statements: list[Statement] = []
        self.awaited: Source | None = None
        """A source cited before anyone is named who cites it."""
        self.citing: tuple[int, Source] | None = None
        """Who cites the subject of a verb still to come, with the token of "cited by"."""

    def add(
        self,
        mention: Mention,
        cue: tuple[int, int],
        rule: str,
        scopes: list[tuple[int, int]],
        *,
        trailing: bool = False,
        verbal: bool = False,
    ) -> None:
        """A statement whose cue is the tokens `cue`; a source awaited so far joins it.

        None is made for a mention that cannot speak.
        """
        if not can_speak(self.line, mention.name_a, mention.name_b):
            return
        sources = []
        if self.citing is not None and mention.a < self.citing[0] < cue[0]:
            at, outer = self.citing  # "diplomats cited by A said", "B, quoted by A, said"
            sources = [outer]
            self.citing = None
            if at < mention.b:
                mention = Mention.plain(mention.a, at, mention.before)
        sources.append(self.source(mention, cue))
        sources += self._cited_between(mention)
        if self.awaited is not None:  # "Citing B, A reports that ..."
            sources.append(self.awaited)
            self.awaited = None
        quoted = self.line.inside[cue[0]]
        self.statements.append(Statement(sources, cue[0], rule, scopes, trailing, quoted, verbal))

    def _cited_between(self, mention: Mention) -> list[Source]:
        """Whom the subject cites before its verb: `A, citing B, said`; that citation ends here."""
        last = self.statements[-1] if self.statements else None
        if last is None or last.rule != "citation":
            return []
        if not mention.a <= last.sources[0].mention.a < mention.b:
            return []
        self.statements.pop()
        return last.sources[1:]

    def source(self, mention: Mention, cue: tuple[int, int]) -> Source:
        """A mention with the words of its cue."""
        return Source(mention, " ".join(self.line.words[slice(*cue)]))

    def until(self, token: int) -> tuple[int, int]:
        """From the sentence's start to the token."""
        return self.start, self.line.starts[token]

    def behind(self, token: int) -> tuple[int, int]:
        """From behind the token to the sentence's end."""
        return self.line.ends[token], self.end

    def shared_subject(self, i: int) -> Mention | None:
        """Whose verb the one at token i is: the nearest statement's source, or the sentence's."""
        for statement in reversed(self.statements):
            if statement.verbal and statement.quoted == self.line.inside[i]:
                return statement.sources[0].mention
        return sentence_subject(self.line, i)

    def cut_contrasts(self) -> None:
        """`A said 5, but B said 7`: what A answers for ends where B's clause begins."""
        line = self.line
        for k, statement in enumerate(self.statements):
            for later in self.statements[k + 1 :]:
                before = later.sources[0].mention.before
                if later.trailing or before < 1 or later.quoted != statement.quoted:
                    continue
                contrast = line.low[before] in _CONTRAST
                if line.words[before] == ";" or (
                    contrast and line.words[before - 1] in _CLAUSE_BREAKS
                ):
                    cut = line.starts[before]
                    statement.scopes = [(a, min(b, cut)) for a, b in statement.scopes if a < cut]
                    break
