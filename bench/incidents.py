"""Scores questions and verdicts over tests/gold/incidents.jsonl, articles of our own.

    python bench/incidents.py              # grouped, verdict, kept apart, false conflicts
    python bench/incidents.py --errors     # and what came out otherwise

All incidents go into one library. An entry is what several figures answer and how they stand.
`grouped`: share of entries whose figures are in one question. `verdict`: share of all entries
that are grouped and judged as expected (two figures: their pair; more: the question).
`apart`: share of questions that hold figures of one incident alone. `false conflicts`: pairs
called a conflict that no entry calls one, as a count.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from db.library import Library  # noqa: E402
from figures.model import Article, Claim, Question  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "incidents.jsonl"


class Judged(NamedTuple):
    """An entry and what became of it; `verdict` is None when its figures are not together."""

    incident: str
    places: tuple[str, ...]
    expected: tuple[str, ...]
    verdict: str | None


class Outcome(NamedTuple):
    """What the library made of all incidents."""

    entries: list[Judged]
    mixed: list[str]
    """Labels of questions that hold figures of several incidents."""
    false_conflicts: list[str]
    questions: int


def incidents() -> list[dict[str, Any]]:
    """The incidents of the gold, each with its articles and entries."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def outcome() -> Outcome:
    """Store every article in one library and judge what it says."""
    gold = incidents()
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "gold.db") as library:
        for incident in gold:
            library.store_all([(_article(given), None) for given in incident["articles"]])
        questions = list(library.questions().rows)
    whose = {given["id"]: each["incident"] for each in gold for given in each["articles"]}
    entries = [judged for incident in gold for judged in _entries(incident, questions)]
    conflicts = {place for each in entries if "conflict" in each.expected for place in each.places}
    return Outcome(
        entries,
        [each.label for each in questions if len({whose[c.article] for c in each.claims}) > 1],
        list(_false_conflicts(gold, questions, conflicts)),
        len(questions),
    )


def scores() -> dict[str, float]:
    """The shares in per cent, and the number of false conflicts."""
    found = outcome()
    entries = len(found.entries)
    return {
        "grouped": 100 * sum(each.verdict is not None for each in found.entries) / entries,
        "verdict": 100 * sum(each.verdict in each.expected for each in found.entries) / entries,
        "apart": 100 * (1 - len(found.mixed) / max(found.questions, 1)),
        "false conflicts": len(found.false_conflicts),
    }


def _article(given: dict[str, Any]) -> Article:
    return Article(
        given["id"],
        given["text"],
        title=given["title"],
        outlet=given["outlet"],
        published=given["published"],
    )


def _entries(incident: dict[str, Any], questions: list[Question]) -> Iterator[Judged]:
    texts = {given["id"]: given["text"] for given in incident["articles"]}
    for entry in incident["entries"]:
        wanted = [(each["article"], each["at"]) for each in entry["figures"]]
        verdict = None
        for question in questions:
            held = [
                next((c for c in question.claims if _stands_at(c, texts, *at)), None)
                for at in wanted
            ]
            ids = {claim.id for claim in held if claim is not None}
            if len(ids) == len(wanted):
                verdict = next(
                    (p.verdict for p in question.pairs if {p.a, p.b} == ids), question.verdict
                )
        places = tuple(f"{article}: {at}" for article, at in wanted)
        yield Judged(incident["incident"], places, (entry["verdict"], *entry["also_ok"]), verdict)


def _stands_at(claim: Claim, texts: dict[str, str], article: str, at: str) -> bool:
    start = texts[article].index(at)
    return (
        claim.article == article
        and claim.figure.start < start + len(at)
        and claim.figure.end > start
    )


def _false_conflicts(
    gold: list[dict[str, Any]], questions: list[Question], conflicts: set[str]
) -> Iterator[str]:
    texts = {given["id"]: given["text"] for each in gold for given in each["articles"]}
    wanted = [place.split(": ", 1) for place in conflicts]
    for question in questions:
        claims = {claim.id: claim for claim in question.claims}
        for pair in question.pairs:
            ends = claims[pair.a], claims[pair.b]
            told = [any(_stands_at(c, texts, *at) for at in wanted) for c in ends]
            if pair.verdict == "conflict" and not all(told):
                yield f"{ends[0].figure.surface} | {ends[1].figure.surface}: {pair.why}"


def main() -> None:
    """Print the shares, and with --errors what came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print what came out otherwise")
    if parser.parse_args().errors:
        found = outcome()
        for each in found.entries:
            if each.verdict not in each.expected:
                print(f"{each.verdict or 'not together'} instead of {each.expected[0]}")
                print("    " + " | ".join(each.places))
        for label in found.mixed:
            print(f"mixed: {label}")
        for line in found.false_conflicts:
            print(f"false conflict: {line}")
    for name, value in scores().items():
        print(f"{name:16} {value:5.1f}" + (" %" if name != "false conflicts" else ""))


if __name__ == "__main__":
    main()
