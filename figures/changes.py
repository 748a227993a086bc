"""Changes ("rose 12 percent", "up nearly 57%") and multiples ("tripled", "twelve-fold")."""

from __future__ import annotations

import re
from typing import NamedTuple

from figures.model import Change, Kind
from figures.numerals import ONES, TENS

_UP = (
    "up rise rises rose risen rising increase increases increased increasing gain gains gained "
    "gaining jump jumps jumped jumping climb climbs climbed climbing grow grows grew grown growing "
    "surge surges surged surging soar soars soared soaring add adds added adding advance advances "
    "advanced advancing rally rallied rallies expand expands expanded expanding boost boosts "
    "boosted boosting raise raises raised raising spike spiked spiking strengthen strengthened "
    "appreciated appreciate edged-up rebounded rebound bounced skyrocketed swelled higher hiked "
    "leapt leaped jumps ballooned accelerated widened improved popped ticked-up inched-up upped"
).split()
_DOWN = (
    "down fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased decreasing lose loses lost losing slip slips slipped "
    "slipping slide slides slid sliding sink sinks sank sunk sinking plunge plunges plunged "
    "plunging tumble tumbles tumbled tumbling shed sheds shedding plummet plummets plummeted "
    "plummeting shrink shrinks shrank shrunk shrinking cut cuts cutting reduce reduces reduced "
    "reducing lower lowered lowering weaken weakened slump slumped slumping crashed dipped dip "
    "dips dipping eased contracted contract depreciated collapsed slashed trimmed tanked narrowed "
    "nosedived retreated retreat plunged-by sagged dived dove skidded"
).split()
_CUES: dict[str, Change] = dict.fromkeys(_UP, "up")
_CUES.update(dict.fromkeys(_DOWN, "down"))
_TAKES_MONEY = frozenset(
    "lose loses lost losing add adds added adding raise raises raised raising shed cut cuts "
    "cutting boost boosts".split()
)
_PHRASAL = frozenset(
    "make makes made making offer offers offered offering give gives gave giving pick picks picked "
    "come comes came put puts set sets took take takes end ends ended show shows showed rack racks "
    "racked open opens opened free frees freed follow followed shoot shoots shot gun guns gunned "
    "lay laid turn turns turned track tracked hunt hunted round rounds rounded sum sums back "
    "backed bring brings brought sign signs signed stock stocked build builds built".split()
)
"""Verbs that with "up" or "down" mean something else than a change."""
_NEVER_BY = frozenset("lose loses lost losing up down gain gained higher lower won".split())
_TAKES_THINGS = frozenset(
    "lose loses lost losing gain gains gained gaining add adds added adding shed sheds shedding "
    "raise raises raised raising cut cuts cutting advance improved higher lower contract up down "
    "improved boost boosts".split()
)
"""Cues that also take an object that is no change ("lost five soldiers", "raised $5 million")."""
_SKIPPED = frozenset(
    "by a an another further additional roughly about around nearly almost just only some more "
    "less than over under least most as much many an estimated approximately exactly even "
    "slightly well sharply again between from".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|\d")
_REACH = 48
_BY_REACH = 70
_POINTS = re.compile(r"\s+(?:index\s+)?(?:points?|pts|places|seats|spots)\b")
_VERBS = {
    "doubl": (2.0, "up"),
    "tripl": (3.0, "up"),
    "trebl": (3.0, "up"),
    "quadrupl": (4.0, "up"),
    "quintupl": (5.0, "up"),
    "sextupl": (6.0, "up"),
    "halv": (0.5, "down"),
}
_FACTORS = {**ONES, **TENS, "hundred": 100, "thousand": 1000}
_MULTIPLE = re.compile(
    rf"(?P<verb>{'|'.join(_VERBS)})(?P<tail>ed|es|ing)(?![^\W_])"
    rf"|(?P<word>{'|'.join(sorted(_FACTORS, key=len, reverse=True))})"
    rf"[\s-]?fold(?![^\W_])",
    re.IGNORECASE,
)
_FOLD = re.compile(r"[\s-]?fold(?![^\W_])", re.IGNORECASE)
_LESS = re.compile(r"\s+(?:\w+\s+)?(?:decrease|reduction|drop|decline|fall|cut)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\s+times\s+(?:as(?!\s+(?:he|she|it|they|we|I|you|who|the|an?|his|her|its|their|my|our|police|"
    r"officers|part)\b)|more|the|higher|larger|greater|bigger|faster|less|lower|fewer|better|"
    r"stronger|worse|likelier|what|its|their|smaller|longer|over)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r",\s|,?\s(?:and|or)\s")


class Multiple(NamedTuple):
    """A factor written as a verb or with "-fold"."""

    value: float
    change: Change
    end: int


def read_multiple(text: str, position: int, end: int) -> Multiple | None:
    """The factor that begins at `position` ("tripled", "tenfold"); None when there is none."""
    match = _MULTIPLE.match(text, position, end)
    if match is None:
        return None
    if match["verb"]:
        value, _ = _VERBS[match["verb"].lower()]
        return Multiple(value, "down" if value < 1 else "up", match.end())
    value = float(_FACTORS[match["word"].lower()])
    return Multiple(value, fold_change(text, match.end(), end), match.end())


def fold_behind(text: str, position: int, end: int) -> int | None:
    """Where "-fold" behind a number ends; None when it does not follow."""
    match = _FOLD.match(text, position, end)
    return match.end() if match else None


def fold_change(text: str, position: int, end: int) -> Change:
    """Whether the thing that changed so many fold grew or shrank."""
    return "down" if _LESS.match(text, position, end) else "up"


def is_multiple_of(text: str, position: int, end: int) -> bool:
    """Whether "times as many", "times more than" follows."""
    return _TIMES.match(text, position, end) is not None


def change_before(text: str, start: int, low: int, end: int, stop: int, kind: Kind) -> Change:
    """What a verb or adverb right before a quantity says about its direction.

    A verb that takes things or money ("lost five soldiers", "raised $5 million") says nothing
    of a count or an amount, unless points follow.
    """
    words = text[max(low, start - _REACH) : start].split()
    by = False
    index = len(words) - 1
    while index >= 0 and words[index].lower() in _SKIPPED:
        word = words[index].lower()
        if word == "from":
            return "none"
        by = by or word == "by"
        index -= 1
        if index >= 0 and word in ("least", "most") and words[index].lower() == "at":
            index -= 1
    if index < 0:
        return "none"
    cue = words[index].lower().lstrip("(\"“‘'—")
    change = _CUES.get(cue)
    if change is not None:
        if index > 0 and cue in ("up", "down") and words[index - 1].lower() in _PHRASAL:
            return "none"
        if kind == "count" and cue in _TAKES_THINGS and not _POINTS.match(text, stop, end):
            return "none"
        if kind == "money" and cue in _TAKES_MONEY:
            return "none"
        return change
    return _verb_before_by(text, start, low) if by else "none"


def goes_on(text: str, stop: int, start: int, end: int) -> bool:
    """Whether a list goes on from one quantity to the next: "rose 4 % and 6 %, respectively".

    `stop` is where the first ends, `start` and `end` are those of the second.
    """
    is_listed = _LISTED.fullmatch(text, stop, start) is not None
    return is_listed and not text.startswith(" of ", end)


def _verb_before_by(text: str, start: int, low: int) -> Change:
    """ "cut its staff by 200": the verb stands a few words before "by"."""
    words = _WORD.findall(text, max(low, start - _BY_REACH), start)
    for word in reversed(words[-10:]):
        if word in ",;:.()":
            return "none"
        change = _CUES.get(word.lower())
        if change is not None and word.lower() not in _NEVER_BY:
            return change
    return "none"
