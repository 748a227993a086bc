"""`variorum questions`: what several figures answer, most contested first."""

from __future__ import annotations

import click

from cli.diagnostics import ExitCode
from cli.listing import effective_limit, json_option, limit_option, reading, say_left_out
from cli.output import is_terminal, print_json, print_record, print_table
from cli.place import Place
from figures.model import VERDICTS


@click.command("questions")
@click.argument("query", nargs=-1)
@click.option("--verdict", type=click.Choice(VERDICTS), help="Only questions that stand so.")
@json_option
@limit_option
@click.pass_context
def command(
    ctx: click.Context,
    query: tuple[str, ...],
    verdict: str | None,
    as_json: bool,
    limit: int | None,
) -> None:
    """List the questions, most contested first.

    Example: variorum questions --verdict conflict
    """
    place: Place = ctx.obj
    with reading(place) as library:
        wanted = next((known for known in VERDICTS if known == verdict), None)
        page = library.questions(
            " ".join(query) or None, verdict=wanted, limit=effective_limit(limit, as_json)
        )
        if as_json:
            from figures.record import question_record

            print_json([question_record(question) for question in page.rows])
        elif is_terminal():
            print_table(
                [
                    ("verdict", "left"),
                    ("question", "left"),
                    ("figures", "right"),
                    ("origins", "right"),
                    ("why", "left"),
                ],
                [
                    (
                        question.verdict,
                        question.label,
                        str(len(question.claims)),
                        str(question.origins),
                        question.why,
                    )
                    for question in page.rows
                ],
            )
        else:
            for question in page.rows:
                print_record(
                    question.id,
                    question.verdict,
                    question.label,
                    len(question.claims),
                    question.origins,
                    question.why,
                )
        say_left_out(len(page.rows), page.total)
        if not page.rows:
            ctx.exit(int(ExitCode.NOTHING))
