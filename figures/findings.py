"""What a test of a pair looks at besides the two claims, and what it gives."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from figures.about import guards_of
from figures.interval import Interval, is_age
from figures.measures import compared
from figures.model import Claim, Figure, Verdict
from figures.vocabulary import RUNNING
from figures.word_forms import plural

REVISED = re.compile(
    r"\b(?:revised|correct(?:ed|ion)|updated (?:count|toll|figures?|number)|initial(?:ly)?|"
    r"earlier (?:report|said|count)|first said|"
    r"at first|first reported|rose to|risen to|climbed to|(?:has|have) (?:since|now) died|"
    r"later died|increased to|raised to|originally|preliminary|early reports?|now stands)\b",
    re.IGNORECASE,
)
RISEN = re.compile(
    r"\b(?:toll|count|number|dead|deaths|injured|missing)\b[^.;]{0,60}"
    r"\b(?:ris(?:es|en|ing)|rose|climb(?:s|ed|ing)|gr(?:ows|ew|own|owing)|jump(?:s|ed)|mounts?|"
    r"increas(?:es|ed)|reach(?:es|ed)|hits?|now at)\b",
    re.IGNORECASE,
)
"""What a report says whose count is more than that of an earlier one: "death toll rises to 5"."""

_GUNMAN = re.compile(
    r"\b(?:including|includes|plus|besides|excluding|not counting|as well as|along with) (?:the )?"
    r"(?:\w+ )?(?:gunm[ae]n|gunwoman|shooter|suspect|attacker|assailant|killer|perpetrator)"
    r"|(?:kill(?:ed|ing)|shot|shooting|taking|took|turn(?:ed|ing) the (?:gun|weapon) on) "
    r"(?:him|her|his|their)(?:self|selves| own life)?|murder-suicide|committed suicide|"
    r"took (?:his|her) own life|(?:gunman|shooter|suspect) (?:was |is |were )?(?:also )?"
    r"(?:dead|killed|died)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test found: the verdict it settles, or None, and the facts in words."""

    verdict: Verdict | None
    words: str


class PairFacts(NamedTuple):
    """What of a question bears on one pair of its claims, and nothing else of it.

    Two claims with equal facts are judged alike, whatever else the question holds: so a verdict
    can be remembered while articles are added around it.
    """

    topic: str = ""
    are_copies: bool = False
    """The two articles are copies of one text."""
    apart: tuple[str, ...] = ()
    """Words that only one of the two has and that make it a part, or reckoned otherwise."""
    gives: tuple[bool, bool] = (False, False)
    """Whether the article of the first gives the number of the second, and the other way round."""
    both: int = 0
    """How many articles give both numbers, where these differ."""
    attacker_named: bool = False
    """Whether a sentence of the question hints at an attacker among the dead."""
    beside: tuple[Claim, ...] = ()
    """The other counts of the two articles, where their parts may add up."""

    @property
    def deed(self) -> str:
        """The first word of the topic: "killed", "age", "move"."""
        return self.topic.partition(":")[0]


class _Told(NamedTuple):
    """What of one claim bears on all the pairs that it is in."""

    group: str | None
    """The name of its article's group of copies."""
    guards: frozenset[str]
    givers: frozenset[str]
    number: tuple[object, ...]
    beside: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PairContext:
    """What the pairs of a question are judged by besides their claims."""

    topic: str = ""
    """Topic of the question, as `figures.entries` names it."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Article -> name of its group of copies, for articles that have copies."""
    also: Mapping[str, tuple[Interval, ...]] = field(default_factory=dict)
    """Article -> everything it gives as an answer to this question."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Claim -> what it is about, for topics that no list foresees (`figures.about`)."""
    beside: Sequence[Claim] = ()
    """All claims of the articles of the question, whatever they count."""
    _told: dict[str, _Told] = field(default_factory=dict, compare=False)
    _givers: dict[tuple[object, ...], frozenset[str]] = field(default_factory=dict, compare=False)
    _both: dict[tuple[frozenset[str], frozenset[str]], int] = field(
        default_factory=dict, compare=False
    )
    _by_given: dict[tuple[Interval, ...], list[str]] = field(default_factory=dict, compare=False)
    _by_article: dict[str, list[Claim]] = field(default_factory=dict, compare=False)
    _attackers: list[bool] = field(default_factory=list, compare=False)

    @property
    def deed(self) -> str:
        """The first word of the topic: "killed", "age", "move"."""
        return self.topic.partition(":")[0]

    def facts(self, a: Claim, b: Claim) -> PairFacts:
        """What of all this bears on two claims."""
        ours, theirs = self._told_by(a), self._told_by(b)
        return PairFacts(
            self.topic,
            ours.group is not None and ours.group == theirs.group,
            ()
            if ours.guards == theirs.guards
            else tuple(sorted(ours.guards.symmetric_difference(theirs.guards))),
            (a.article in theirs.givers, b.article in ours.givers),
            0 if ours.number == theirs.number else self._giving_both(ours.givers, theirs.givers),
            self.deed == "killed" and self._names_attacker(),
            ours.beside + theirs.beside,
        )

    def _told_by(self, claim: Claim) -> _Told:
        """What of one claim bears on all the pairs that it is in."""
        known = self._told.get(claim.id)
        if known is None:
            known = self._told[claim.id] = _Told(
                self.copies.get(claim.article),
                guards_of(self.words.get(claim.id, ())),
                self.givers(claim.figure),
                _number(claim.figure),
                tuple(self._of(claim)) if self.deed in RUNNING else (),
            )
        return known

    def _giving_both(self, ours: frozenset[str], theirs: frozenset[str]) -> int:
        known = self._both.get((ours, theirs))
        if known is None:
            known = self._both[ours, theirs] = len(ours & theirs)
        return known

    def _alike(self) -> Mapping[tuple[Interval, ...], Sequence[str]]:
        """The articles that give the same answers, by these answers."""
        if not self._by_given:
            for article, given in self.also.items():
                self._by_given.setdefault(given, []).append(article)
        return self._by_given

    def _names_attacker(self) -> bool:
        if not self._attackers:
            self._attackers.append(any(map(names_attacker, self.beside)))
        return self._attackers[0]

    def _of(self, claim: Claim) -> Sequence[Claim]:
        """The claims of an article."""
        if not self._by_article:
            for other in self.beside:
                self._by_article.setdefault(other.article, []).append(other)
        return self._by_article.get(claim.article, ())

    def givers(self, figure: Figure) -> frozenset[str]:
        """Articles that give a value which meets the figure's; none for an open value."""
        key = (figure.low, figure.high, figure.relation, figure.unit, figure.per, figure.surface)
        found = self._givers.get(key)
        if found is None:
            wanted = compared(figure)
            # "At least 12" is met by whatever an article gives.
            closed = math.isfinite(wanted.low) and math.isfinite(wanted.high)
            found = frozenset(
                article
                for given, articles in self._alike().items()
                if closed and any(interval.meets(wanted) for interval in given)
                for article in articles
            )
            self._givers[key] = found
        return found


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.low, figure.high, figure.unit, figure.per


def names_attacker(claim: Claim) -> bool:
    """Whether a sentence hints that a count of the dead may have the attacker in it."""
    return _names_attacker(claim.figure.quote)


@lru_cache(maxsize=10_000)
def _names_attacker(quote: str) -> bool:
    return bool(_GUNMAN.search(quote))


def moment_of(claim: Claim) -> datetime | None:
    """When the claim was published, to the minute; None when its day alone is known, or nothing."""
    try:
        if not claim.published or len(claim.published) <= len("2024-05-04"):
            return None
        return datetime.fromisoformat(claim.published)
    except ValueError:
        return None


def day_of(claim: Claim) -> date | None:
    """The day the claim was published; None when it is not known or not a date."""
    try:
        return date.fromisoformat(claim.published[:10]) if claim.published else None
    except ValueError:
        return None


def written(claim: Claim) -> str:
    """The number of a claim for a reader: plain with its unit when it is a point, else as written.

    An age has no unit: that it is one is known from the question.
    """
    figure = claim.figure
    if figure.low is None or figure.low != figure.high or figure.relation != "=":
        return f"“{figure.surface}”"
    number = f"{figure.low:,.10g}"
    match figure.kind:
        case "money" if figure.unit:
            return f"{figure.unit} {number}"
        case "percent":
            return f"{number} %"
        case "measure" if figure.unit and not is_age(figure):
            return f"{number} {plural(figure.unit) if figure.low != 1 else figure.unit}"
        case _:
            return number
