"""The questions of the library, two lines each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from figures.model import Question
from figures.printable import printable_line
from tui.present.dates import UNDATED, published_words
from tui.present.inked import Ink, Line, fit
from tui.present.narrowing import newest
from tui.present.verdicts import SIGNS, verdict_mark
from tui.present.wording import count_words, headline
from tui.widgets.line_list import LineList

_MARK_WIDTH = max(len(verdict_mark(verdict)) for verdict in SIGNS) + 2
"""The longest verdict, with a space on either side."""


class QuestionList(LineList):
    """Verdict, label and the values; below them the reason."""

    ROW_HEIGHT: ClassVar[int] = 3

    @dataclass
    class Opened(Message):
        """The person chose a question."""

        question: Question

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.questions: list[Question] = []
        self._fresh: frozenset[str] = frozenset()

    def show(self, questions: list[Question], fresh: Collection[str] = ()) -> None:
        """Show other questions; those with ids in `fresh` are marked as new."""
        self.questions = questions
        self._fresh = frozenset(fresh)
        self.set_count(len(questions))

    def row_lines(self, row: int, width: int) -> list[Line]:
        """The two lines of a question, the day of its newest claim at their end, and a blank."""
        question = self.questions[row]
        voices = f"  {count_words(question.articles, 'article')}"
        fresh = "  new" if question.id in self._fresh else ""
        room = max(8, width - _MARK_WIDTH - len(voices) - len(fresh) - 1)
        last = published_words(newest(question) or None)
        day = f"  {last}" if last != UNDATED else ""
        facts = f"{headline(question)} · {printable_line(question.why)}"
        return [
            (
                Ink(fit(f" {verdict_mark(question.verdict)}", _MARK_WIDTH), question.verdict),
                Ink(fit(printable_line(question.label), room), "strong"),
                Ink(fresh, "accent"),
                Ink(voices, "muted"),
            ),
            (
                Ink(" " * _MARK_WIDTH),
                Ink(fit(facts, width - _MARK_WIDTH - len(day) - 1), "muted"),
                Ink(day, "muted"),
            ),
        ]

    def action_open(self) -> None:
        """Open the question under the cursor."""
        if self.questions:
            self.post_message(self.Opened(self.questions[self.cursor]))
