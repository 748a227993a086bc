"""What a figure other than an age is a number of: "killed:person", "move:worker", "count:goat".

A topic is definite when it says enough for different numbers of one affair to be about the same
thing; any other brings only equal numbers together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from figures.about import deed_named, head_of
from figures.deeds import deed_of
from figures.measures import rate_of
from figures.model import Figure
from figures.text import lower_case
from figures.vocabulary import (
    AT_LARGE,
    MONEY,
    PEOPLE,
    action_family,
    counts_people,
    head_family,
    money_family,
)

_OTHERS = re.compile(r"\bothers\b", re.IGNORECASE)
_DEFINITE = frozenset(("move", "produce"))
_VICTIMS = frozenset(("victim", "other", "patient", "casualty"))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure is a number of, as far as its own sentence tells."""

    name: str
    definite: bool
    """Says enough for different numbers of one affair to be about the same thing."""
    general: str = ""
    """For people of no definite kind: what a more definite topic offers them."""
    names: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    """Topics that a claim of this one belongs to when they are given the same number nearby."""

    @property
    def is_general(self) -> bool:
        """Whether only the words of the sentence tell what it is about (`figures.about`)."""
        return not self.definite and not self.wants


def topic_of(figure: Figure) -> Topic:
    """What a figure other than an age is a number of."""
    suffix = _suffix(figure)
    if figure.kind == "money":
        return _money_topic(figure, suffix)
    if figure.kind == "measure":
        return Topic(f"measure:{figure.unit}{suffix}", False)
    if figure.kind != "count":
        about = " ".join((*figure.concept[-1:], figure.action or "")).lower().strip()
        unit = figure.unit or figure.kind
        return Topic(f"{figure.kind}:{unit}:{head_family(figure.counted) or about}{suffix}", False)
    head = "person" if _OTHERS.search(figure.surface) else head_family(figure.counted)
    deed = deed_of(figure)
    whole = "part" not in suffix
    if deed and (head in PEOPLE or not head or counts_people(figure.counted)):
        if head in ("", "person"):
            return Topic(f"{deed}:person{suffix}", whole)
        # "Three men were shot": three people, if that is how many the others count.
        wants = (f"{deed}:person{suffix}",)
        return Topic(f"{deed}:{head}{suffix}", whole and head in PEOPLE, wants=wants)
    action = action_family(figure.action)
    if not head and figure.kind == "count" and (implied := head_of(figure)):
        head, action = implied, deed_named(figure)
    if head and action in _DEFINITE:
        return _counted_topic(figure, head, action, suffix)
    if (figure.counted or "") in _VICTIMS:
        harmed = (f"hurt:person{suffix}", f"killed:person{suffix}")
        return Topic(harmed[0], False, wants=harmed)
    return Topic(f"count:{head or figure.action or ''}{suffix}", False)


def _counted_topic(figure: Figure, head: str, action: str, suffix: str) -> Topic:
    definite = "part" not in suffix
    general = f"{action}:people{suffix}"
    if head == "person" or _is_people_name(figure.counted):
        return Topic(general, definite, general)
    return Topic(f"{action}:{head}{suffix}", definite, general if head in PEOPLE else "")


def _is_people_name(counted: str | None) -> bool:
    """A capitalised noun counts people by where they are from: "13,221 North Koreans"."""
    return bool(counted) and counted is not None and counted[:1].isupper()


def _money_topic(figure: Figure, suffix: str) -> Topic:
    start = figure.start - figure.sentence[0]
    end = figure.end - figure.sentence[0]
    near = [
        (abs(match.start() - end) if match.start() >= end else start - match.end(), match[1])
        for match in MONEY.finditer(lower_case(figure.quote))
        if -60 < match.start() - end < 40
    ]
    if not near:
        return Topic(f"money:{figure.unit}{suffix}", False)
    distance, noun = min(near)
    family = money_family(noun)
    definite = distance <= 25 and family in ("bail", "reward", "ransom", "fine")
    return Topic(f"money:{figure.unit}:{family}{suffix}", definite and "part" not in suffix)


def _suffix(figure: Figure) -> str:
    """What keeps a figure apart from the plain count of its kind: rates, parts, wider times."""
    suffix = f"/{rate_of(figure.per)}" if figure.per else ""
    if figure.change != "none":
        suffix += f" {figure.change}"
    at = figure.start - figure.sentence[0]
    if figure.kind in ("count", "money"):
        for match in AT_LARGE.finditer(lower_case(figure.quote)):
            if match.lastgroup and -120 < match.start() - at < 80:
                suffix += f" @{match.lastgroup}"
                break
    return suffix + (" part" if figure.part_of is not None else "")
