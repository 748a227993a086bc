"""`variorum questions`: what several figures answer, most contested first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.completing import question_words
from cli.declared import JSON, LIMIT, Declared, Option, Words, effective_limit
from cli.listing import end_listing, reading
from cli.output import is_terminal, print_json, print_record
from cli.place import Place
from figures.model import VERDICTS

if TYPE_CHECKING:
    from cli.table import Row
    from figures.model import Question


def list_questions(
    place: Place,
    query: tuple[str, ...],
    verdict: str | None,
    as_json: bool,
    limit: int | None,
) -> None:
    """List the questions, most contested first.

    QUERY is words, as in `variorum search`; "..." is a phrase, -word leaves out, OR is either.

    \b
    Examples:
      variorum questions --verdict conflict
      variorum questions --json workers | python -m json.tool
    """
    with reading(place) as library:
        wanted = next((known for known in VERDICTS if known == verdict), None)
        page = library.questions(
            " ".join(query) or None, verdict=wanted, limit=effective_limit(limit, as_json)
        )
        if as_json:
            from figures.record import question_record

            print_json([question_record(question) for question in page.rows])
        elif is_terminal():
            from cli.table import print_table

            print_table(
                ["verdict", "question", ">figures", "id"],
                [_row(question) for question in page.rows],
            )
        else:
            from tui.present.wording import headline, undrawn

            for question in page.rows:
                print_record(
                    question.id,
                    question.verdict,
                    question.label,
                    len(question.claims),
                    question.origins,
                    question.why,
                    undrawn(headline(question)),
                )
        end_listing(library, len(page.rows), page.total, "questions", query=query)


VERDICT = Option(
    "--verdict",
    "verdict",
    f"Only questions that stand so: {', '.join(VERDICTS[:-1])} or {VERDICTS[-1]}.",
    str,
    "VERDICT",
    choices=VERDICTS,
)
DECLARED = Declared(list_questions, Words(offers=question_words), (VERDICT, JSON, LIMIT))


def _row(question: Question) -> Row:
    from cli.table import row
    from tui.present.inked import Ink
    from tui.present.verdicts import verdict_mark
    from tui.present.wording import headline, undrawn

    return row(
        Ink(verdict_mark(question.verdict), question.verdict),
        Ink(question.label, "strong"),
        f"{len(question.claims):,}",
        Ink(question.id, "muted"),
        below=(undrawn(headline(question)), question.why),
    )
