"""A comparison in the forms it leaves the program in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures.model import Article, Question
    from tui.present.comparison import Order

FORMATS = ("md", "csv", "json", "html", "bibtex")
SUFFIXES = {"bibtex": "bib"}
"""Of file names, where it is not the format's own name."""


def exported(
    question: Question,
    format_name: str,
    article: Callable[[str], Article | None],
    *,
    baseline: str | None = None,
    order: Order = "contested",
) -> str:
    """The comparison as text in one of `FORMATS`; `article` finds an article by its key."""
    if format_name == "json":
        import json

        from figures.printable import escape_caught
        from figures.record import question_record

        record = question_record(question)
        return escape_caught(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"
    if format_name == "bibtex":
        from tui.present.bibtex import bibtex

        keys = dict.fromkeys(claim.article for claim in question.claims)
        return bibtex([found for key in keys if (found := article(key))])
    from tui.present.comparison import compare

    comparison = compare(question, baseline, order)
    if format_name == "csv":
        from tui.present.spreadsheet import spreadsheet

        return spreadsheet(comparison)
    if format_name == "html":
        from tui.present.html_page import html_page

        return html_page(comparison)
    from tui.present.markdown import markdown

    return markdown(comparison)
