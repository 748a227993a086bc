"""Bounds and hedges around a number: "more than", "up to", "about", "or older"."""

from __future__ import annotations

import re
from typing import NamedTuple

from figures.model import Relation


class Hedge(NamedTuple):
    """What bounding or hedging words make of a number, and where they begin or end."""

    relation: Relation
    position: int
    words: str


_PHRASES: tuple[tuple[Relation, str], ...] = (
    (
        ">",
        "over|above|more than|greater than|larger than|bigger than|higher than|in excess of|"
        "upwards of|upward of|exceeding|exceeds|exceed|exceeded|topping|topped|surpassing|"
        "surpassed|well over|just over|a little over|slightly over|slightly more than|"
        "slightly above|just above|just more than|well above|north of|beyond|far more than|"
        "well more than|a bit over|longer than|older than|taller than|faster than|"
        "about, or above|much more than|way over|little more than|a little more than",
    ),
    (
        ">=",
        "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|"
        "minimum of|minimum|at minimum|upwards from",
    ),
    (
        "<",
        "under|below|less than|fewer than|lower than|smaller than|just under|just below|"
        "well under|well below|just less than|slightly less than|slightly under|short of|"
        "shy of|just short of|just shy of|younger than|shorter than|a little under|"
        "a little less than|slightly below",
    ),
    (
        "<=",
        "up to|as many as|as much as|at most|no more than|not more than|a maximum of|"
        "maximum of|as high as|not exceeding|no greater than|at the most|no later than|"
        "as long as|as far as|no longer than|no higher than",
    ),
    (
        "~",
        "about|around|approximately|approx|approx.|aproximately|roughly|nearly|almost|"
        "close to|an estimated|estimated|circa|some|near|virtually|in the region of|"
        "in the neighborhood of|in the neighbourhood of|on the order of|in the order of|"
        "somewhere around|just about|nearly about|more or less|maybe|perhaps|probably about|"
        "practically|an approximate|a reported|ca.|averaging|averaged",
    ),
)
_BEFORE: dict[str, Relation] = {
    phrase: relation for relation, phrases in _PHRASES for phrase in phrases.split("|")
}
_WALKED_UP = frozenset(
    [
        *("walked", "walks", "walk", "walking", "ran", "runs", "running", "came", "comes", "come"),
        *("coming", "went", "goes", "going", "drove", "driving", "drives", "rode", "riding"),
        *("pulled", "pulls", "pulling", "stepped", "steps", "stepping", "rushed", "rushing"),
        *("strode", "marched", "crept", "sneaked", "snuck", "strolled", "sidled", "hurried"),
        *("got", "stood", "standing", "looked", "looks", "rolled", "rolling", "raced", "lives"),
        *("live", "lived", "climbed", "crawled", "approached", "backed", "owned", "jumped"),
        *("edged", "edging", "edges", "inched", "inching", "ticked", "ticking", "nudged", "bumped"),
        *("shot", "moved", "moving", "pushed", "drifted", "revised", "rounded", "sped"),
    ]
)
"""Verbs with which "up to" tells a way and no bound: "walked up to two guards"."""
_HANDED_OVER = frozenset(
    [
        *("hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "fork"),
        *("forks", "forked", "forking", "hovered", "hovering", "preside", "presides", "presided"),
        *("presiding", "fight", "fights", "fighting", "clash", "clashed", "clashing", "feud"),
        *("quarrel", "quarrelled", "squabble", "squabbling", "haggle", "haggled", "haggling"),
        *("protest", "protests", "protesting", "dispute", "disputes", "row", "rows", "battle"),
        *("battles", "lawsuit", "lawsuits", "debate", "debates", "outrage", "anger", "fury"),
        *("concern", "concerns", "worries", "fears", "questions", "talks", "wrangling"),
        *("jurisdiction", "control", "authority", "victory", "triumph", "edge", "advantage"),
        *("criticism", "scandal", "standoff", "rule", "ruled", "tower", "towers"),
    ]
)
"""Words that "over" goes with and bounds nothing: "handed over $5m", "a row over 300 jobs"."""
_RAN_OVER = frozenset("ran run runs running drove drives driving rolled".split())
"""Verbs that with "over" say what befell one or two: nobody is "over two children"."""
_LASTING = frozenset(
    [
        *("for", "in", "after", "of", "by", "with", "at", "from", "than", "that", "and", "but"),
        *("last", "lasts", "lasted", "lasting", "take", "takes", "took", "taken", "taking"),
        *("wait", "waits", "waited", "waiting", "spend", "spends", "spent", "spending", "is"),
        *("was", "are", "were", "be", "been", "being", "run", "runs", "ran", "running", "has"),
        *("had", "have", "serve", "serves", "served", "serving", "lived", "worked", "stayed"),
        *("need", "needs", "needed", "require", "requires", "required", "s", "played", "within"),
        *("endured", "stretched", "stretching", "spans", "spanned", "spanning", "drove", "walked"),
        *("married", "together", "missing", "pregnant", "closed", "retired", "dead", "awake"),
        *("already", "now", "still", "get", "gets", "got", "faces", "faced", "until", "to", "only"),
    ]
)
"""Words behind which "over" before a span of time bounds it: "took over two hours"."""
_LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _BEFORE)
_AFTER = re.compile(
    r"\s?\+(?!\s?/|\d)|(?:\s+of\s+age)?,?\s+(?:or|and)\s+(?P<word>more|above|over|older|greater|"
    r"higher|up|beyond|longer|better|less|fewer|under|below|younger|lower|so|thereabouts)\b"
    r"(?!\s+than|\s+\d)|\s+(?P<mol>more\s+or\s+less|give\s+or\s+take)\b|-plus\b|(?P<or>-or-so|[\s-]odd|-some)\b",
    re.IGNORECASE,
)
_BEGINNINGS = frozenset("amogAMOG")
"""Letters that the words which `_AFTER` finds begin with."""
_ODD = re.compile(r"[\s-]odd\b|-(?:some|plus)\b", re.IGNORECASE)
_OPENING = re.compile(r"[(\[\"“‘'—>]")
_REACH = 34
"""Characters before a number in which its bound is looked for: the longest phrase."""


def hedge_before(
    text: str, start: int, low: int, *, is_span: bool = False, is_pair: bool = False
) -> Hedge | None:
    """The bound or hedge that ends where the number begins; None when there is none.

    `is_span` tells that the number is a span of time, which "over" may say the course of
    ("$5m over two years"), `is_pair` that it is one or two.
    """
    window = max(low, start - _REACH)
    before = text[window:start]
    stripped = before.rstrip()
    if not stripped:
        return None
    if stripped[-1] in "~≈":
        return Hedge("~", window + len(stripped) - 1, stripped[-1])
    last = stripped.rpartition(" ")[2].lower()
    if last not in _LAST_WORDS and (last.isalpha() or _inside(last) not in _LAST_WORDS):
        return None
    tokens = stripped.split()
    if window > low and not text[window - 1].isspace() and not before[0].isspace():
        del tokens[0]  # cut in the middle
    for count in range(min(4, len(tokens)), 0, -1):
        first = tokens[-count]
        if not first.isalnum():
            first = _inside(first)
        phrase = " ".join((first, *tokens[len(tokens) - count + 1 :])).lower()
        relation = _BEFORE.get(phrase)
        if relation is not None:
            if phrase == "up to" and _is_way(tokens, count):
                return None
            if phrase == "over" and _is_no_bound(tokens, is_span=is_span, is_pair=is_pair):
                return None
            head = stripped.rsplit(None, count)[0] if count < len(stripped.split()) else ""
            at = stripped.index(first, len(head))
            return Hedge(relation, window + at, phrase)
    return None


def _inside(word: str) -> str:
    """What stands behind the bracket, quotation mark or dash in a word: "(about" """
    return _OPENING.split(word)[-1]


def _is_way(tokens: list[str], count: int) -> bool:
    """Whether the word before the last `count` ones goes with "up" and makes it no bound."""
    before = tokens[-count - 1].lower() if len(tokens) > count else ""
    return before in _WALKED_UP


def _is_no_bound(tokens: list[str], *, is_span: bool, is_pair: bool) -> bool:
    """Whether a last "over" belongs to the word before it, or says in what course of time."""
    before = _inside(tokens[-2].lower()).strip("'’,") if len(tokens) > 1 else ""
    if is_span:
        return before not in _LASTING
    return before in _HANDED_OVER or (is_pair and before in _RAN_OVER)


def hedge_after(text: str, position: int, end: int) -> Hedge | None:
    """The bound behind a number and its unit ("or older", "+", "or so"); None without one."""
    if position >= end or text[position] not in " +,-":
        return None
    following = text[position + 1 : position + 2]
    if text[position] == " " and following.isalnum() and following not in _BEGINNINGS:
        return None
    match = _AFTER.match(text, position, end)
    if match is None:
        return None
    word = (match["word"] or "").lower()
    relation: Relation = ">="
    if match["mol"] or match["or"] or word in ("so", "thereabouts"):
        relation = "~"
    elif word in ("less", "fewer", "under", "below", "younger", "lower"):
        relation = "<="
    return Hedge(relation, match.end(), match.group().strip())


def behind_odd(text: str, position: int, end: int) -> int:
    """Behind a second hedge that adds nothing to the first: "some 20-odd", "some 500-plus"."""
    match = _ODD.match(text, position, end)
    return match.end() if match else position


def hedged(relation: Relation, low: float, high: float) -> tuple[float | None, float | None]:
    """The ends of a value under a bound: "over 100" is (100, None)."""
    if relation in (">", ">="):
        return low, None
    if relation in ("<", "<="):
        return None, high
    return low, high
