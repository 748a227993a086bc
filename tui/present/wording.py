"""A claim in words: what is counted, who says so, the line under the reader, the citation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from figures.printable import printable_line
from tui.present.dates import NOT_SAID, period_words, published_words, span_words
from tui.present.numbers import apart_words, number_words, value_words, with_unit
from tui.present.verdicts import disputed, verdict_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.interval import Interval
    from figures.model import Claim, Figure, Question, Verdict

OUTLET_ITSELF = "the outlet itself"
OUTLET_UNKNOWN = "unknown outlet"
DOUBTFUL_NAMED = 3
"""Doubtful claims that are named; of more, the number is."""


def outlet_words(outlet: str | None) -> str:
    """The outlet's name; says so when it is not known."""
    return printable_line(outlet) if outlet else OUTLET_UNKNOWN


def source_words(outlet: str | None, key: str) -> str:
    """Who published it; without an outlet, the host or file it was imported from."""
    if outlet:
        return printable_line(outlet)
    if key.startswith(("http://", "https://")):
        return printable_line(key.split("/")[2]) or OUTLET_UNKNOWN
    return printable_line(key.replace("\\", "/").rstrip("/").rpartition("/")[2]) or OUTLET_UNKNOWN


def title_words(title: str | None, key: str) -> str:
    """The title of an article; without one, what its address or name ends in."""
    if title:
        return printable_line(title)
    name = key.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return printable_line(name) or "untitled"


def interval_words(interval: Interval) -> str:
    """What the written number commits to: "exactly 13,221", "24,500 – 25,500", "above 100"."""
    low, high = interval.low, interval.high
    if math.isinf(low) and math.isinf(high):
        return "anything"
    if math.isinf(low):
        return f"{'below' if interval.high_open else 'at most'} {number_words(high)}"
    if math.isinf(high):
        return f"{'above' if interval.low_open else 'at least'} {number_words(low)}"
    if low == high:
        return f"exactly {number_words(low)}"
    return f"{number_words(low)} – {number_words(high)}"


def counted_words(figure: Figure) -> str:
    """What the figure counts, with what is done to it: "North Korean worker · sent"."""
    words = " ".join(printable_line(word) for word in figure.concept)
    head = printable_line(figure.counted) if figure.counted else ""
    if head and head.lower() not in words.lower():
        words = f"{words} {head}".strip()
    if figure.action:
        words = f"{words} · {printable_line(figure.action)}".removeprefix(" · ")
    return words or NOT_SAID


def place_words(figure: Figure) -> str:
    """The places a figure is about."""
    return ", ".join(printable_line(name) for name in figure.place) or NOT_SAID


def chain_lines(claim: Claim) -> tuple[str, ...]:
    """Who says so, one voice a line: nearest speaker first, origin last, each below its teller.

    Where nobody is quoted, the agency whose dispatch the article is, else the outlet.
    """
    figure = claim.figure
    if not figure.attribution:
        if figure.hearsay:
            return ("“it is reported”, nobody named",)
        return (f"{_agency(claim)} itself" if _agency(claim) else OUTLET_ITSELF,)
    names = [printable_line(link.name) for link in figure.attribution]
    return tuple(
        name if depth == 0 else f"{'   ' * (depth - 1)} └ {name}"
        for depth, name in enumerate(names)
    )


def chain_words(claim: Claim) -> str:
    """Who says so in one line: "agency ← radio ← ministry", the origin last."""
    if not claim.figure.attribution:
        return chain_lines(claim)[0]
    return " ← ".join(printable_line(link.name) for link in claim.figure.attribution)


def origin_words(claim: Claim) -> str:
    """Whose number it is."""
    if claim.figure.attribution:
        return printable_line(claim.figure.attribution[-1].name)
    return _agency(claim) or source_words(claim.outlet, claim.article)


def _agency(claim: Claim) -> str:
    """The agency whose dispatch the outlet printed; "" for the outlet's own work."""
    agency = printable_line(claim.agency or "")
    return "" if agency.casefold() == outlet_words(claim.outlet).casefold() else agency


def claim_words(claim: Claim, verdict: Verdict | None) -> str:
    """A claim in one sentence of facts, for the line below the reader."""
    from figures.interval import committed  # with the model 15 ms: not before the first picture

    figure = claim.figure
    value, read = value_words(figure), interval_words(committed(figure))
    facts = [read if read.endswith(f" {value}") else f"{value}, read as {read}"]
    if figure.counted or figure.concept:
        facts.append(counted_words(figure))
    if figure.period is not None:
        facts.append(period_words(figure.period))
    if figure.place:
        facts.append(place_words(figure))
    facts += [f"says {chain_words(claim)}", figure.status]
    if verdict is not None:
        facts.append(verdict_mark(verdict))
    return " · ".join(facts)


def headline(question: Question) -> str:
    """The verdict's numbers in one line: "13,221 ─ 13,800 · 4.4 % apart · 2024 · 2 origins".

    Numbers in several units are told in that of the first column, which is named, to four digits.
    """
    from figures.measures import scale_of, size_in

    chosen = set(disputed(question)) or {claim.id for claim in question.claims}
    claims = [claim for claim in question.claims if claim.id in chosen]
    first = min(claims, key=lambda claim: (claim.published or "9999", claim.id)).figure
    sizes = [(value, c) for c in claims if (value := size_in(c.figure, first)) is not None]
    values = sorted(value for value, _ in sizes)
    facts: list[str] = []
    if values:
        is_mixed = len({scale_of(claim.figure) for claim in claims}) > 1
        ends = [float(f"{v:.4g}") if is_mixed else v for v in (values[0], values[-1])]
        words = " ─ ".join(dict.fromkeys(map(number_words, ends)))
        facts.append(with_unit(words, first) if is_mixed else words)
    facts.append(apart_words(values))
    facts.append(_common_time(sizes))
    voices = len({origin_words(claim).casefold() for claim in claims})
    facts.append(count_words(min(question.origins, voices), "origin"))
    return " · ".join(fact for fact in facts if fact)


def _common_time(sizes: Sequence[tuple[float, Claim]]) -> str:
    """The one time that is named, and for every value; else ""."""
    dated = [(value, period) for value, c in sizes if (period := c.figure.period) is not None]
    periods = {span_words(period) for _, period in dated}
    every = {value for value, _ in dated} == {value for value, _ in sizes}
    return periods.pop() if len(periods) == 1 and every else ""


def doubtful_words(question: Question) -> str:
    """Which claims may belong to a question but are not compared; "" when there are none."""
    doubtful = question.candidates
    named = [
        f"“{printable_line(claim.figure.surface)}” ({source_words(claim.outlet, claim.article)})"
        for claim in doubtful[:DOUBTFUL_NAMED]
    ]
    if len(doubtful) > DOUBTFUL_NAMED:
        named.append(f"{len(doubtful) - DOUBTFUL_NAMED:,} more")
    told = " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
    return f"{told} may belong here: too doubtful to compare" if told else ""


def undrawn(words: str) -> str:
    """A headline without its line character, for what leaves the screen: "13,221 – 13,800"."""
    return words.replace("─", "–")


def count_words(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun: "1 origin", "2,310 articles", "2 echoes" where `nouns` says so."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def citation(claim: Claim) -> str:
    """One paragraph to paste: the sentence, who published it when, and where it stands."""
    address = address_of(claim)
    return f"{reference(claim)}, {address}" if address else reference(claim)


def reference(claim: Claim) -> str:
    """The sentence, who is quoted in it, and who published it when; without the address."""
    quote = printable_line(claim.figure.quote)
    where = [source_words(claim.outlet, claim.article)]
    if claim.title:
        where.append(f"“{printable_line(claim.title)}”")
    where.append(published_words(claim.published))
    said = "" if not claim.figure.attribution else f" [{chain_words(claim)}]"
    return f"“{quote}”{said} — {', '.join(where)}"


def address_of(claim: Claim) -> str | None:
    """The web address of the claim's article; None when it came another way."""
    is_web = claim.article.startswith(("http://", "https://"))
    return printable_line(claim.article) if is_web else None
