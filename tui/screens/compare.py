"""The claims of one question side by side, under the verdict and one number line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Static

from db.errors import LibraryError
from db.library import Library
from figures.model import Claim, Question
from tui.asking import ask, say, say_error
from tui.messages import OpenArticle
from tui.present.comparison import ORDERS, compare
from tui.present.facets import FACETS
from tui.present.inked import Ink, Line, fit, wrap
from tui.present.number_line import number_line
from tui.present.table import bars, linear_lines
from tui.present.timeline import timeline
from tui.present.verdicts import SIGNS, verdict_word
from tui.present.wording import count_words, doubtful_words, origin_words
from tui.screens.library_screen import LibraryScreen
from tui.widgets.comparison_table import ComparisonTable
from tui.widgets.inked_view import inked_content
from tui.widgets.key_line import KeyLine
from tui.widgets.line_view import LineView

REASON_LINES = 3
"""Lines of the reason above the columns; the table and the plain view have all of it."""
GAPS = 4
"""Lines between the parts of the screen, and that of the keys."""
HINTS = (
    "table.open",
    "compare.baseline",
    "compare.linear",
    "compare.sort",
    "compare.fold",
    "compare.axis",
    "app.cite",
    "compare.export",
    "claim.dismiss",
    "claim.correct",
    "app.undo",
    "compare.back",
    "app.help",
)


class CompareScreen(LibraryScreen):
    """One column a claim, one row a facet; what differs from the baseline stands out."""

    CSS_PATH = "compare.tcss"
    HELP = (
        "One column a claim. ≠ and bold mark what differs from the baseline column. "
        "Enter shows the sentence in its article. t ticks a claim and shift with an arrow several: "
        "D, m, S and p then act on all of them. The plain view (v) is there to be read."
    )
    BINDING_GROUP_TITLE = "Compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="compare.back"),
        Binding("b", "baseline", "Baseline", id="compare.baseline"),
        Binding("v", "linear", "Plain view", id="compare.linear"),
        Binding("s", "sort", "Sort", id="compare.sort"),
        Binding("x", "axis", "Whole axis", id="compare.axis"),
        Binding("f", "fold", "Fold echoes", id="compare.fold"),
        Binding("e", "export", "Export", id="compare.export"),
    ]

    table = query_one("#compare-table", ComparisonTable)
    numbers = query_one("#compare-numbers", LineView)
    linear = query_one("#compare-linear", LineView)

    def __init__(
        self,
        library: Library,
        question: Question,
        claim: str | None = None,
        rows: Collection[str] = FACETS,
    ) -> None:
        super().__init__(library)
        self._rows = rows
        self.question = question
        self._claim = claim
        self._baseline: str | None = None
        self._order = ORDERS[0]
        self._is_whole = False
        self._is_folded = False
        self._noted: dict[str, tuple[str, ...]] = {}

    def compose(self) -> ComposeResult:
        """Verdict, number line, table (or its plain view), timeline, keys."""
        yield Static("", id="compare-verdict", markup=False)
        numbers = LineView(id="compare-numbers")
        numbers.can_focus = False
        yield numbers
        yield ComparisonTable(id="compare-table")
        linear = LineView(id="compare-linear")
        linear.can_focus = True
        linear.display = False
        yield linear
        yield Static("", id="compare-below", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """The keys go to the table."""
        self._read_notes()
        self.set_focus(self.table)
        self.call_after_refresh(self.lay_out)

    def on_resize(self) -> None:
        """Everything follows the size."""
        self.lay_out()

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor."""
        return self.table.claim

    @property
    def question_id(self) -> str:
        """The question that is compared."""
        return self.question.id

    @property
    def chosen(self) -> tuple[Claim, ...]:
        """The claims that were ticked, else the one under the cursor."""
        claim = self.claim
        return self.table.ticked or ((claim,) if claim is not None else ())

    def lay_out(self) -> None:
        """Draw the question anew."""
        width, height = self.size
        if not width:
            return
        comparison = compare(
            self.question,
            self._baseline,
            self._order,
            self._rows,
            folded=self._is_folded,
            noted=self._noted,
        )
        verdict = comparison.verdict
        stamp = f"{SIGNS[verdict]} {verdict_word(verdict).upper()} "
        top: list[Line] = [
            (
                Ink(f" {fit(comparison.headline, width - len(stamp) - 1)}", "strong"),
                Ink(stamp, verdict),
            )
        ]
        why = f"{comparison.label} · {comparison.why}"
        lines = wrap(why, width - 2)
        if len(lines) > REASON_LINES:
            lines = [
                *lines[: REASON_LINES - 1],
                fit(" ".join(lines[REASON_LINES - 1 :]), width - 2),
            ]
        top += [(Ink(f" {line}", "muted"),) for line in lines]
        self.query_one("#compare-verdict", Static).update(inked_content(self, top))
        drawn = number_line(bars(comparison), width - 2, whole=self._is_whole)
        self.numbers.show(drawn, frozen=1)
        self.table.show(comparison, self._claim)
        self._claim = None
        self.linear.show([(Ink(" "), *line) for line in linear_lines(comparison, width - 3)])
        below = self._below(timeline(comparison, width - 2), width, height)
        foot = self.query_one("#compare-below", Static)
        foot.display = bool(below) and self.table.display
        foot.update(inked_content(self, below))
        taken = len(top) + len(below) + self.table.virtual_size.height + GAPS
        self.numbers.styles.height = min(len(drawn), max(3, height // 3 - 1, height - taken))
        self.call_after_refresh(self.query_one(KeyLine).hint, HINTS)

    def _below(self, totals: list[Line], width: int, height: int) -> list[Line]:
        room = max(3, height // 4)
        lines = totals[-room:]
        notes = [f"recomputed: {note}" for note in self.question.notes]
        if doubtful := doubtful_words(self.question):
            notes.append(doubtful)
        lines += [(Ink(f" {line}", "muted"),) for note in notes for line in wrap(note, width - 2)][
            : max(2, room - len(lines))
        ]
        return lines

    @work(exclusive=True, group="compare-notes")
    async def _read_notes(self) -> None:
        articles = dict.fromkeys(claim.article for claim in self.question.claims)
        try:
            notes = await ask(self, lambda: [self.library.notes_of(key) for key in articles])
        except LibraryError as error:
            say_error(self, error)
            return
        noted = {figure: told for of_article in notes for figure, told in of_article.items()}
        if noted != self._noted:
            self._noted = noted
            self._claim = self.claim.id if self.claim else None
            self.lay_out()

    @work(exclusive=True, group="compare")
    async def reload(self) -> None:
        """Read the question again: the library has changed."""
        claim = self.claim
        try:
            question = await ask(self, self._question_now, claim.id if claim else None)
        except LibraryError as error:
            say_error(self, error)
            return
        if question is None:
            say(self, "This question has no figures any more.")
            self.dismiss()
            return
        self.question = question
        self._claim = claim.id if claim else None
        self.lay_out()
        self._read_notes()

    def _question_now(self, claim: str | None) -> Question | None:
        """The question that the claim is in by now, else what became of the others' question."""
        question = self.library.question(self.question.id)
        if claim is not None and (
            question is None or claim not in {one.id for one in question.claims}
        ):
            question = self.library.question_of(claim) or question
        others = (self.library.question_of(one.id) for one in self.question.claims)
        return question or next((found for found in others if found is not None), None)

    @on(ComparisonTable.Moved)
    def _follow(self, event: ComparisonTable.Moved) -> None:
        event.stop()
        self.numbers.show_line(self.table.column + 1)

    @on(ComparisonTable.Opened)
    def _read(self, event: ComparisonTable.Opened) -> None:
        event.stop()
        if (claim := self.claim) is not None:
            self.app.post_message(OpenArticle(claim.article, figure=claim.id))

    def action_back(self) -> None:
        """Take the ticks away; without any, leave."""
        if self.table.ticked:
            self.table.untick()
        else:
            self.dismiss()

    def action_baseline(self) -> None:
        """Hold the others against the column under the cursor."""
        if (claim := self.claim) is not None:
            self._baseline = self._claim = claim.id
            self.lay_out()

    def action_sort(self) -> None:
        """Put the columns into the next order."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._claim = self.claim.id if self.claim else None
        self.lay_out()
        say(self, f"columns by {self._order}" if self._order != "contested" else "contested first")

    def action_axis(self) -> None:
        """Show every value on the axis, or the disputed ones at their own scale."""
        self._is_whole = not self._is_whole
        self._claim = self.claim.id if self.claim else None
        self.lay_out()

    def action_fold(self) -> None:
        """Give echoes of one voice one column, or each its own again."""
        self._is_folded = not self._is_folded
        self._claim = self.claim.id if self.claim else None
        self.lay_out()
        comparison = self.table.comparison
        if comparison is None or not self._is_folded:
            say(self, "Every claim has a column of its own.")
        elif groups := [column for column in comparison.columns if column.echoes]:
            told = ", ".join(_voice_words((c.claim, *c.echoes)) for c in groups)
            say(self, f"Folded: {told}. f unfolds them.")
        else:
            say(self, "No claim here is the echo of another.")

    @work(exclusive=True, group="export")
    async def action_export(self) -> None:
        """Write the comparison into a file."""
        from tui.exporting import export_question

        await export_question(
            self.app, self.library, self.question, baseline=self._baseline, order=self._order
        )

    def action_linear(self) -> None:
        """Change between the columns and plain text."""
        is_plain = not self.linear.display
        self.linear.display = is_plain
        for drawn in ("#compare-verdict", "#compare-numbers", "#compare-table", "#compare-below"):
            self.query_one(drawn).display = not is_plain
        self.set_focus(self.linear if is_plain else self.table)
        self.lay_out()


def _voice_words(claims: Sequence[Claim]) -> str:
    """How many tell one voice's number, and whose it is."""
    outlets = len({claim.outlet or claim.article for claim in claims})
    return f"{count_words(outlets, 'outlet')}, 1 origin ({origin_words(claims[0])})"
