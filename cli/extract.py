"""`variorum extract`: article lines in, figure lines out; no library is touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cli.diagnostics import ExitCode, say
from cli.output import print_json, print_text

if TYPE_CHECKING:
    from figures.extract import Reading
    from figures.model import Figure


@click.command("extract")
@click.option("--jsonl", "as_lines", is_flag=True, help="Articles as JSON lines (the default).")
@click.option("--explain", is_flag=True, help="Print in words what was read, and by which rule.")
@click.pass_context
def command(ctx: click.Context, as_lines: bool, explain: bool) -> None:
    """Find the figures of articles on stdin, without a library.

    Articles come in as JSON lines and figures go out as JSON lines. An article is {"id", "url",
    "title", "outlet", "author", "published", "text" or "html"}; only text or html is required.
    Each figure carries the id of its article. With --explain, lines that are no JSON object are
    read as plain text.

    \b
    Examples:
      variorum extract --jsonl < articles.jsonl > figures.jsonl
      echo "Some 1,200 people fled." | variorum extract --explain
    """
    del as_lines  # the only form there is; named because scripts name it
    from figures.extract import read_text

    failed = 0
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            article = _article(line, explain)
            published = _day(article.get("published"))
        except ValueError as error:
            say(f"variorum: line {number} of stdin is no article ({error}); it was passed over")
            failed += 1
            continue
        outlet = article.get("outlet")
        reading = read_text(article["text"], published, outlet=outlet)
        if explain:
            for line_out in _explained(reading):
                print_text(line_out)
        else:
            for record in _records(article, reading):
                print_json(record, one_line=True)
    if failed:
        ctx.exit(int(ExitCode.NOTHING))


def _article(line: str, explain: bool) -> dict[str, Any]:
    """The article of one line, always with "text"; raises ValueError when it is none."""
    try:
        article = json.loads(line)
    except ValueError:
        if explain:
            return {"text": line.rstrip("\n")}
        raise ValueError("not JSON") from None
    if not isinstance(article, dict):
        raise ValueError("not a JSON object")
    if isinstance(article.get("text"), str):
        return article
    if isinstance(article.get("html"), str):
        return {**article, "text": _text_of_page(article["html"])}
    raise ValueError('it has neither "text" nor "html"')


def _text_of_page(page: str) -> str:
    """The article text of a page; raises ValueError when it holds none."""
    from importers.base import ImportOptions, Source, UnreadableInput
    from importers.clean import storable
    from importers.html import read_page

    data = storable(page).encode("utf-8")
    try:
        return read_page(data, Source.of_bytes("-", b""), ImportOptions(), charset="utf-8").text
    except UnreadableInput as failure:
        raise ValueError(failure.reason) from None


def _day(published: object) -> date | None:
    if published is None or published == "":
        return None
    try:
        return date.fromisoformat(str(published)[:10])
    except ValueError:
        raise ValueError(f"published {str(published)[:40]!r} is no ISO 8601 date") from None


def _records(article: dict[str, Any], reading: Reading) -> Iterator[dict[str, Any]]:
    from figures.model import figure_ids
    from figures.record import figure_record

    given = article.get("id")
    key = str(article.get("url") or given or "")
    for own, figure in zip(figure_ids(key, reading.figures), reading.figures, strict=True):
        yield figure_record(
            figure,
            id=own if given is None else given,
            article=key,
            outlet=article.get("outlet"),
            published=article.get("published"),
        )


def _explained(reading: Reading) -> Iterator[str]:
    for sentence, figures, refusals in reading.by_sentence():
        yield sentence
        for figure in figures:
            yield f"  figure   {figure.surface}"
            for field, rule in figure.rules:
                read = " ".join(_read(figure, field).split())
                yield f"    {field:<12} {f'{read}: ' if read else ''}{rule}"
        for refusal in refusals:
            yield f"  refused  {refusal.surface}: {refusal.reason}"
        yield ""


def _read(figure: Figure, field: str) -> str:
    """What was read for a field, in words; "" for nothing, and for a place in the text."""
    from tui.present.dates import period_words
    from tui.present.numbers import value_words

    match field:
        case "value":
            return value_words(figure)
        case "period":
            return period_words(figure.period) if figure.period else ""
        case "attribution":
            return " ← ".join(link.name for link in figure.attribution)
        case "concept":
            return " ".join(figure.concept)
        case "unit" | "relation" | "change" | "counted" | "action" | "per" | "status":
            return str(getattr(figure, field) or "")
        case _:
            return ""
