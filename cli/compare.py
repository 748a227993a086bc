"""`variorum compare`: the best matching question, its claims side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.completing import question_words
from cli.declared import JSON, Declared, Option, Words
from cli.listing import find_question, reading, say_coverage
from cli.output import is_terminal, print_json, print_lines, print_record, print_text, width
from cli.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.model import Question
    from tui.present.inked import Line


def compare_claims(place: Place, query: tuple[str, ...], as_json: bool, explain: bool) -> None:
    """Show what the articles say about one number, side by side.

    QUERY is words of the question, or its id as `variorum questions` prints it.

    \b
    Examples:
      variorum compare north korean workers
      variorum compare --explain north korean workers | less
    """
    with reading(place) as library:
        question = find_question(library, query)
        say_coverage(library)
    print_question(question, as_json=as_json, explain=explain)


DECLARED = Declared(
    compare_claims,
    Words(is_required=True, offers=question_words),
    (JSON, Option("--explain", "explain", "List every test tried on each pair.")),
)


def print_question(question: Question, *, as_json: bool = False, explain: bool = False) -> None:
    """The comparison on stdout: drawn on a terminal, one record a claim in a pipe, or JSON."""
    if as_json:
        from figures.record import question_record

        print_json(question_record(question))
        return
    explained = list(_explained(question)) if explain else []
    if is_terminal():
        from tui.present.inked import Ink

        print_lines([*_drawn(question, width()), *((Ink(line),) for line in explained)])
    else:
        _print_records(question)
        for line in explained:
            print_text(line)


def _drawn(question: Question, columns: int) -> list[Line]:
    from tui.present.comparison import compare
    from tui.present.inked import Ink, fit, wrap
    from tui.present.number_line import number_line
    from tui.present.table import bars, column_fit, linear_lines, table_lines
    from tui.present.timeline import timeline
    from tui.present.verdicts import verdict_mark

    comparison = compare(question)
    shown, column_width = column_fit(columns, len(comparison.columns))
    if shown < min(2, len(comparison.columns)):
        return linear_lines(comparison, columns)
    mark = verdict_mark(comparison.verdict)
    lines: list[Line] = [
        (Ink(fit(comparison.label, columns - len(mark) - 1) + " ", "strong"),
         Ink(mark, comparison.verdict)),
        (Ink(comparison.headline),),
        *((Ink(text, "muted"),) for text in wrap(comparison.why, columns)),
        (),
        *number_line(bars(comparison), columns),
    ]  # fmt: skip
    for first in range(0, len(comparison.columns), shown):
        lines.append(())
        last = min(first + shown, len(comparison.columns))
        rows = table_lines(comparison, column_width, range(first, last))
        lines += [(row.name, *row.cells) for row in rows]
    if drawn := timeline(comparison, columns):
        lines += [(), *drawn]
    if comparison.notes:
        lines.append(())
        lines += [(Ink(text),) for note in comparison.notes for text in wrap(note, columns)]
    return lines


def _print_records(question: Question) -> None:
    from tui.present.comparison import compare
    from tui.present.dates import period_words
    from tui.present.numbers import value_words
    from tui.present.wording import chain_words, undrawn

    comparison = compare(question)
    print_record(question.verdict, question.label, undrawn(comparison.headline), question.why)
    for column in comparison.columns:
        figure = column.claim.figure
        print_record(
            column.letter,
            figure.surface,
            value_words(figure),
            period_words(figure.period),
            chain_words(column.claim),
            figure.status,
            column.claim.outlet,
            column.claim.published,
            column.claim.article,
            figure.quote,
        )
    for note in comparison.notes:
        print_record("note", note)


def _explained(question: Question) -> Iterator[str]:
    surfaces = {claim.id: claim.figure.surface for claim in question.claims}
    for pair in question.pairs:
        yield ""
        yield f"{surfaces[pair.a]} / {surfaces[pair.b]}: {pair.verdict}"
        yield f"  {pair.why}"
        for test, finding in pair.tests:
            yield f"  {test:<14} {finding}"
