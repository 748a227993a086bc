"""Figures and questions as the JSON objects that scripts outside the project rely on."""

from __future__ import annotations

from typing import Any

from figures.model import Article, Claim, Figure, Pair, Question


def figure_record(
    figure: Figure,
    *,
    id: str,  # noqa: A002 - the name of the field in the contract
    article: str,
    outlet: str | None,
    published: str | None,
) -> dict[str, Any]:
    """The figure object, the same in every command."""
    period = figure.period
    return {
        "id": id,
        "article": article,
        "outlet": outlet,
        "published": published,
        "start": figure.start,
        "end": figure.end,
        "surface": figure.surface,
        "low": plain_number(figure.low),
        "high": plain_number(figure.high),
        "relation": figure.relation,
        "change": figure.change,
        "kind": figure.kind,
        "unit": figure.unit,
        "counted": figure.counted,
        "concept": list(figure.concept),
        "action": figure.action,
        "per": figure.per,
        "period": None
        if period is None
        else {
            "start": period.start.isoformat() if period.start else None,
            "end": period.end.isoformat() if period.end else None,
            "text": period.text,
            "cumulative": period.cumulative,
        },
        "place": list(figure.place),
        "attribution": [
            {
                "name": link.name,
                "start": link.start,
                "end": link.end,
                "cue": link.cue,
                "kind": link.kind,
            }
            for link in figure.attribution
        ],
        "hearsay": list(figure.hearsay) if figure.hearsay else None,
        "status": figure.status,
        "part_of": figure.part_of,
        "sentence": list(figure.sentence),
        "quote": figure.quote,
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """The figure object of a claim."""
    return figure_record(
        claim.figure,
        id=claim.id,
        article=claim.article,
        outlet=claim.outlet,
        published=claim.published,
    )


def pair_record(pair: Pair) -> dict[str, Any]:
    """The pair object inside a question."""
    return {"a": pair.a, "b": pair.b, "verdict": pair.verdict, "why": pair.why}


def question_record(question: Question) -> dict[str, Any]:
    """The question object, the same in every command."""
    return {
        "id": question.id,
        "label": question.label,
        "verdict": question.verdict,
        "why": question.why,
        "articles": question.articles,
        "outlets": question.outlets,
        "origins": question.origins,
        "spread": question.spread,
        "figures": [claim_record(claim) for claim in question.claims],
        "pairs": [pair_record(pair) for pair in question.pairs],
        "candidates": [claim_record(claim) for claim in question.candidates],
        "notes": list(question.notes),
    }


def article_record(article: Article) -> dict[str, Any]:
    """The article object of `variorum articles --json`."""
    return {
        "key": article.key,
        "input": article.input,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "text": article.text,
    }


def plain_number(value: float | None) -> float | int | None:
    """A value without the ".0" of a whole number, as a reader would write it; None stays None."""
    if value is not None and value == int(value) and abs(value) < 2**53:
        return int(value)
    return value
