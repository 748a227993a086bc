"""`variorum watch`: imports what is new at an interval, and tells of figures that stand out."""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from cli.diagnostics import ExitCode, leave, say
from cli.output import print_json, print_text
from cli.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.news import News, Watched


@click.command("watch")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|FEED...")
@click.option(
    "--interval",
    type=click.FloatRange(min=1),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait between two looks.",
)
@click.option(
    "--exec",
    "program",
    metavar="PROGRAM",
    help="Run this for every line, which is its last argument; its JSON is on stdin. No shell.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
@click.pass_obj
def command(
    place: Place, inputs: tuple[str, ...], interval: float, program: str | None, as_json: bool
) -> None:
    """Import what is new, and tell of figures that stand out.

    A line is printed for each new figure that lies outside what its question held before. What
    cannot be read is said once. It runs until it is stopped with ctrl+c or SIGTERM.

    \b
    Examples:
      variorum watch https://example.org/feed.xml ~/clippings
      variorum watch --interval 60 --exec "notify-send variorum" ~/clippings
    """
    try:
        argv = shlex.split(program) if program else []
    except ValueError as error:
        raise click.UsageError(f"--exec {program!r}: {error}") from None
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with place.write() as library:
        from cli.news import Watched
        from db.errors import LibraryError

        watched = Watched(library)
        failed: set[tuple[str, str]] = set()
        try:
            while True:
                failed = _look(watched, inputs, failed)
                for news in watched.news():
                    _tell(news, argv, as_json)
                time.sleep(interval)
        except KeyboardInterrupt:
            say("stopped")
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)


def _look(
    watched: Watched, inputs: Sequence[str], known: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Import what is new; what could not be read, of which only what is not `known` is said."""
    from db.errors import LibraryBusyError
    from importers.base import ImportOptions
    from importers.pipeline import run_import

    try:
        failed = set(run_import(watched, inputs, ImportOptions()).failed)
    except LibraryBusyError as error:
        say(f"variorum: {error}")  # the next look may do better
        return known
    for name, reason in sorted(failed - known):
        say(f"variorum: could not read {name}: {reason}")
    return failed


def _tell(news: News, argv: Sequence[str], as_json: bool) -> None:
    line = _line(news)
    if as_json:
        print_json(_record(news), one_line=True)
    else:
        print_text(line)
    sys.stdout.flush()  # whoever reads this waits for it
    if argv:
        _run([*argv, line], news)


def _line(news: News) -> str:
    """ "new: 25,000 against 13,221 to 13,800", which question, and who has it."""
    from figures.printable import printable_line
    from tui.present.numbers import number_words, value_words
    from tui.present.wording import source_words

    held = " to ".join(dict.fromkeys(number_words(value) for value in (news.low, news.high)))
    who = source_words(news.claim.outlet, news.claim.article)
    facts = [printable_line(news.question.label), who, printable_line(news.claim.article)]
    return f"new: {value_words(news.claim.figure)} against {held} · {' · '.join(facts)}"


def _record(news: News) -> dict[str, Any]:
    from figures.record import claim_record

    question = news.question
    return {
        "figure": claim_record(news.claim),
        "question": {"id": question.id, "label": question.label, "verdict": question.verdict},
        "held": {"low": news.low, "high": news.high},
    }


def _run(argv: Sequence[str], news: News) -> None:
    """Run a person's program on the news; that it fails is said and stops nothing."""
    import json

    try:
        done = subprocess.run(argv, input=json.dumps(_record(news)), text=True, check=False)
    except OSError as error:
        say(f"variorum: {argv[0]} could not be started ({error.strerror})")
    else:
        if done.returncode:
            say(f"variorum: {argv[0]} ended with {done.returncode}")
