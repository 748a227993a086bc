"""Whom a pronoun stands for: a source named before, or the subject of a sentence before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from figures.animacy import can_speak
from figures.mentions import sentence_subject
from figures.quotes import Line
from figures.speakers import PERSON_PRONOUNS, Name, Speakers
from figures.statements import Statement

_SUBJECTS_BACK = 4
"""Sentences whose subjects are asked whom a pronoun stands for."""
_LOOK_BACK = 8
"""Sentences that a pronoun is followed back."""


class Antecedents:
    """Follows pronouns back through one text."""

    def __init__(
        self,
        speakers: Speakers,
        line: Callable[[int], Line],
        statements: Callable[[int], list[Statement]],
        names: Mapping[tuple[int, int, int], Name],
    ):
        self._speakers = speakers
        self._line = line
        self._statements = statements
        self._names = names
        """Sources resolved so far: sentence and tokens of the mention."""

    def source(self, index: int, line: Line, before: int, word: str) -> Name | None:
        """The nearest earlier source that a pronoun can stand for."""
        for number in range(index, max(index - _LOOK_BACK, -1), -1):
            here = self._line(number)
            for statement in reversed(self._statements(number)):
                for source in statement.sources:
                    mention = source.mention
                    if number == index and mention.name_b > before:
                        continue
                    known = self._names.get((number, mention.name_a, mention.name_b))
                    if known is None and here.tags[mention.name_a] not in ("PRP", "PRP$"):
                        known = self._speakers.name_of(here, mention.name_a, mention.name_b)
                    if known is not None and self._agrees(known, word):
                        return known
        return None

    def subject(self, index: int, before: int, word: str) -> Name | None:
        """The nearest subject of a sentence that a pronoun can stand for.

        A subject that is the same pronoun sends further back; any other ends the search.
        """
        for number in range(index, max(index - _SUBJECTS_BACK, -1), -1):
            line = self._line(number)
            limit = before if number == index else len(line.words) - 1
            subject = sentence_subject(line, limit)
            if subject is None or line.inside[subject.a] >= 0:
                continue
            a, b = subject.name_a, subject.name_b
            if b - a == 1 and line.tags[a] in ("PRP", "PRP$"):
                if line.low[a] == word:
                    continue
                return None
            found = self._speakers.name_of(line, a, b)
            if word not in PERSON_PRONOUNS and not can_speak(line, a, b):
                return None
            return found if self._agrees(found, word) else None
        return None

    def _agrees(self, name: Name, word: str) -> bool:
        """Whether a pronoun can stand for the source: "he" for no body and no woman."""
        if word not in PERSON_PRONOUNS:
            return name.kind not in ("person", "anonymous")
        if name.kind != "person":
            return False
        gender = self._speakers.names.gender_of(name.name)
        return gender is None or gender == ("she" if word in ("she", "her", "hers") else "he")
