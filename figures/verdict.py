"""How two claims of a question stand to each other, and the question as a whole.

Conflict is the last verdict: it is given only when no test of `figures.pair_tests`,
`figures.time_tests` and `figures.scope_tests` explains why two numbers differ. Every pair keeps
what each test found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from figures.about import about_of, alike
from figures.align import Placed
from figures.alone import only_one
from figures.arithmetic import notes_of
from figures.copies import copy_groups
from figures.entries import GENERAL
from figures.findings import Finding, PairContext, PairFacts
from figures.interval import Interval, value_of
from figures.labels import label_of
from figures.measures import compared, size_of
from figures.model import Claim, Pair, Question, Verdict
from figures.origins import independent_origins, voice
from figures.pair_tests import (
    apart,
    copy_test,
    hedge_test,
    rounding_test,
    status_test,
    unit_test,
)
from figures.passing import is_partitive
from figures.profile import ArticleProfile
from figures.scope_tests import (
    OWN_BOTH,
    WITH_DEAD,
    dead_test,
    definition_test,
    died_since_test,
    parts_test,
    place_test,
    subset_test,
    together_test,
)
from figures.time_tests import period_test, running_test
from figures.vocabulary import HARM, RUNNING

COMPARED = 12
"""Claims of one question that are compared pair by pair; further ones repeat their values."""
TOO_FAR = 8.0
"""A value this many times another one is hardly about the same thing: shown as a candidate."""
TOO_FAR_UNFORESEEN = 4.0
"""The same for topics that only the words of the sentences tell."""

REMEMBERED = 2_000
"""Pairs whose verdict is kept, a kilobyte each beside the claims that they are of."""
SEVERAL = 4
"""Articles with one number that make a single lower one doubtful."""

_Test = Callable[[Claim, Claim, PairFacts], Finding]
_AGREEING: tuple[tuple[str, _Test], ...] = (("rounding", rounding_test), ("hedge", hedge_test))
_EXPLAINING: tuple[tuple[str, _Test], ...] = (
    ("unit", unit_test),
    ("period", period_test),
    ("with the dead", dead_test),
    ("died since", died_since_test),
    ("given together", together_test),
    ("subset", subset_test),
    ("sum of parts", parts_test),
    ("running total", running_test),
    ("place", place_test),
    ("definition", definition_test),
    ("status", status_test),
)
_RANK: tuple[Verdict, ...] = (
    "conflict",
    "update",
    "different-scope",
    "different-period",
    "different-status",
)


def judge_pair(a: Claim, b: Claim, context: PairContext | None = None) -> Pair:
    """The verdict on two claims of one question, its reason, and every test that was tried."""
    return _judged(a, b, (context or PairContext()).facts(a, b))


@lru_cache(maxsize=REMEMBERED)
def _judged(a: Claim, b: Claim, facts: PairFacts) -> Pair:
    """The same, from what bears on the two: one more article changes that for few pairs."""
    tests: list[tuple[str, str]] = []

    def tried(name: str, test: _Test) -> Finding:
        finding = test(a, b, facts)
        tests.append(_noted(name, finding.words))
        return finding

    copy = tried("copy", copy_test)
    for name, test in _AGREEING:
        agreed = tried(name, test)
        if agreed.verdict and _went_on(a, b, facts):
            break
        if agreed.verdict and status_test(a, b, facts).verdict is not None:
            if _is_open(a) or _is_open(b):
                break  # "over 30 a day" today allows the 60 that are planned
            status = tried("status", status_test)  # the same number, and yet not the same said
            return Pair(a.id, b.id, "different-status", _sentence(status.words), tuple(tests))
        if agreed.verdict:
            if copy.verdict:
                why = f"{agreed.words}; {copy.words}"
                return Pair(a.id, b.id, "same-origin", _sentence(why), tuple(tests))
            return Pair(a.id, b.id, "agree", _sentence(agreed.words), tuple(tests))
    for name, test in _EXPLAINING:
        found = tried(name, test)
        if found.verdict:
            return Pair(a.id, b.id, found.verdict, _sentence(found.words), tuple(tests))
    why = _conflict_reason(a, b, copy, dict(tests))
    tests.append(("conflict", "nothing above explains the difference"))
    return Pair(a.id, b.id, "conflict", why, tuple(tests))


@lru_cache(maxsize=4_000)
def _noted(test: str, words: str) -> tuple[str, str]:
    """One object for a finding that many pairs have: most are the same few hundred sentences."""
    return test, words


def _went_on(a: Claim, b: Claim, facts: PairFacts) -> bool:
    """ "At least 35" by Saturday and forty on Monday allow one value, and yet a count went on."""
    bounded = a.figure.relation in (">", ">=") or b.figure.relation in (">", ">=")
    return (
        bounded and a.figure.low != b.figure.low and running_test(a, b, facts).verdict == "update"
    )


def _is_open(claim: Claim) -> bool:
    return claim.figure.low is None or claim.figure.high is None


def build_question(
    question: str,
    claims: Sequence[Claim],
    placed: Sequence[Placed] = (),
    profiles: Mapping[str, ArticleProfile] | None = None,
    beside: Sequence[Claim] = (),
    decided: Collection[str] = (),
) -> Question:
    """A question out of its claims: verdict, reason, counts, pairs, candidates and notes.

    `placed` are the entries of the claims (for the topic), `profiles` those of their articles
    (for copies), `beside` the other claims of these articles (for the arithmetic), `decided` the
    ids of claims that a person put here, which are compared however doubtful they look; what is
    left out is not known of. Raises ValueError for no claims.
    """
    if not claims:
        raise ValueError("a question needs a claim")
    ordered = sorted(claims, key=lambda c: (c.published or "9999", c.article, c.figure.start))
    topic = placed[0].topic if placed else ""
    chosen, candidates = _without_doubtful(ordered, topic, decided)
    copies = copy_groups({key: profile.sketch for key, profile in (profiles or {}).items()})
    compared_ones = chosen if len(chosen) <= COMPARED else _one_of_each_value(chosen)
    general = topic.startswith(GENERAL)
    words = {c.id: about_of(c.figure).words for c in compared_ones} if general else {}
    context = PairContext(topic, copies, _given_by_article(chosen), words, (*chosen, *beside))
    drawn = context.deed in ("age", "about") or context.deed in RUNNING
    floating = {p.entry.claim for p in placed if p.entry.wants} if drawn else set()
    pairs = _pairs(compared_ones, context, floating)
    origins = independent_origins(chosen, copies)
    verdict, why = _overall(chosen, pairs, origins)
    return Question(
        id=question,
        label=label_of(ordered, topic),
        verdict=verdict,
        why=why,
        claims=tuple(chosen),
        pairs=tuple(pairs),
        articles=len({claim.article for claim in chosen}),
        outlets=len({claim.outlet for claim in chosen if claim.outlet}),
        origins=len(origins),
        spread=_spread(chosen),
        candidates=tuple(candidates),
        notes=notes_of(chosen, beside),
    )


def _spread(claims: Sequence[Claim]) -> float | None:
    sizes = [size for claim in claims if (size := size_of(claim.figure)) is not None and size > 0]
    return max(sizes) / min(sizes) if len(sizes) > 1 else None


def _without_doubtful(
    claims: Sequence[Claim], topic: str, decided: Collection[str]
) -> tuple[list[Claim], list[Claim]]:
    """Claims to compare, in the order given, and those too doubtful for it."""
    too_far = TOO_FAR_UNFORESEEN if topic.startswith(GENERAL) else TOO_FAR
    chosen = _without_outliers(claims, too_far)
    if topic.partition(":")[0] in HARM:
        chosen = _without_lone_lower(chosen)
    kept = {claim.id for claim in chosen}.union(decided)
    return (
        [claim for claim in claims if claim.id in kept],
        [claim for claim in claims if claim.id not in kept],
    )


def _without_outliers(claims: Sequence[Claim], too_far: float) -> list[Claim]:
    """Claims to compare: those many times off the middle one are only candidates."""
    values = sorted(v for claim in claims if (v := size_of(claim.figure)) is not None and v > 0)
    if len(values) < 2:
        return list(claims)
    middle = values[(len(values) - 1) // 2]
    distinct = set(values)
    near: list[Claim] = []
    for claim in claims:
        value = size_of(claim.figure)
        off = value is not None and value > 0 and max(value / middle, middle / value) >= too_far
        if off:
            allowed = compared(claim.figure)
            bounded = math.isfinite(allowed.low) and math.isfinite(allowed.high)
            off = not bounded or not any(allowed.holds(v) for v in distinct if v != value)
        if not off:
            near.append(claim)
    return near


def _without_lone_lower(claims: Sequence[Claim]) -> list[Claim]:
    """A lower count of one article against several that agree mostly counts some of them."""
    by_value: dict[float, set[str]] = {}
    for claim in claims:
        by_value.setdefault(value_of(claim.figure) or 0.0, set()).add(claim.article)
    usual = max(by_value, key=lambda value: (len(by_value[value]), value), default=0.0)
    lone = {
        value
        for value, articles in by_value.items()
        if value < usual and len(articles) == 1 and len(by_value[usual]) >= SEVERAL
    }
    return [claim for claim in claims if value_of(claim.figure) not in lone]


def _given_by_article(claims: Sequence[Claim]) -> dict[str, tuple[Interval, ...]]:
    given: dict[str, tuple[Interval, ...]] = {}
    for claim in claims:
        interval = compared(claim.figure)
        closed = math.isfinite(interval.low) and math.isfinite(interval.high)
        if closed and not is_partitive(claim.figure):
            given[claim.article] = (*given.get(claim.article, ()), interval)
    return given


def _pairs(claims: Sequence[Claim], context: PairContext, floating: set[str]) -> list[Pair]:
    """Pairs of claims of different articles, each with those before it.

    In this order a later claim adds pairs at the end. An age without a name came in because it
    equals one: it is no evidence against another.
    """
    words = context.words
    allowed = {claim.id: compared(claim.figure) for claim in claims}
    pairs = [
        judge_pair(a, b, context)
        for n, b in enumerate(claims)
        for a in claims[:n]
        if a.article != b.article
        and (
            allowed[a.id].meets(allowed[b.id])
            or (
                floating.isdisjoint((a.id, b.id)) and (not words or alike(words[a.id], words[b.id]))
            )
        )
    ]
    return _explained_elsewhere(pairs, {claim.id: value_of(claim.figure) or 0 for claim in claims})


def _explained_elsewhere(pairs: Sequence[Pair], values: Mapping[str, float]) -> list[Pair]:
    """The pairs, none a conflict whose two numbers most other pairs show to differ in scope.

    "Seven shot" against "four injured" is no conflict where two other articles with the same
    numbers say that the seven take in the dead, nor are these seven and any other number. That
    an article gives both numbers itself says nothing of others: it may contradict itself.
    """
    scopes: dict[frozenset[float], str] = {}
    weight: Counter[frozenset[float]] = Counter()
    taking_in: dict[str, str] = {}
    for pair in reversed(pairs):
        numbers = frozenset((values[pair.a], values[pair.b]))
        if pair.verdict == "different-scope" and OWN_BOTH not in pair.why.lower():
            scopes[numbers] = pair.why
            weight[numbers] += 1
            if WITH_DEAD in pair.why:
                weight[numbers] += len(pairs)
                taking_in[max(pair.a, pair.b, key=values.__getitem__)] = pair.why
        elif pair.verdict == "conflict":
            weight[numbers] -= 1
    settled = []
    for pair in pairs:
        numbers = frozenset((values[pair.a], values[pair.b]))
        higher = max(pair.a, pair.b, key=values.__getitem__)
        why = scopes.get(numbers) if weight[numbers] >= 0 else taking_in.get(higher)
        if pair.verdict == "conflict" and why is not None:
            tests = (*pair.tests[:-1], ("same numbers elsewhere", why))
            pair = Pair(pair.a, pair.b, "different-scope", why, tests)
        settled.append(pair)
    return settled


def _one_of_each_value(claims: Sequence[Claim]) -> list[Claim]:
    """At most `COMPARED` claims: first and last of every value, then whatever is earliest."""
    first: dict[tuple[float | None, float | None], Claim] = {}
    last: dict[tuple[float | None, float | None], Claim] = {}
    for claim in claims:
        value = (claim.figure.low, claim.figure.high)
        first.setdefault(value, claim)
        last[value] = claim
    kept = list(dict.fromkeys(c.id for c in (*first.values(), *last.values(), *claims)))[:COMPARED]
    return [claim for claim in claims if claim.id in kept]


def _overall(
    claims: Sequence[Claim], pairs: Sequence[Pair], origins: Sequence[Sequence[Claim]]
) -> tuple[Verdict, str]:
    if not pairs:
        if len({claim.article for claim in claims}) > 1:
            told = f"{_articles(claims)} give numbers that may be of parts, and are not compared."
            return "single", told
        return "single", only_one(claims[0])
    telling = [pair for pair in pairs if OWN_BOTH not in pair.why.lower()]
    sizes = {claim.id: size_of(claim.figure) or 0 for claim in claims}
    for verdict in _RANK:
        found = [pair for pair in telling if pair.verdict == verdict]
        if found:  # of several, the widest gap: the one that the question's header tells
            widest = max(found, key=lambda p: abs(sizes[p.a] - sizes[p.b]))
            return verdict, _without_header(widest) if verdict == "conflict" else widest.why
    if not any(pair.verdict in ("agree", "same-origin") for pair in pairs):
        return pairs[0].verdict, pairs[0].why
    if len(origins) == 1:
        return "same-origin", f"One origin, {voice(claims[0])}, in {_articles(claims)}."
    best = next((pair for pair in pairs if pair.verdict == "agree"), pairs[0])
    return "agree", f"{best.why.removesuffix('.')}, in {_articles(claims)}."


def _articles(claims: Sequence[Claim]) -> str:
    count = len({claim.article for claim in claims})
    return f"{count} article{'s' * (count != 1)}"


def _conflict_reason(a: Claim, b: Claim, copy: Finding, tests: Mapping[str, str]) -> str:
    told = f"{_voices(tests, copy.words)}, {apart(a, b)} and {tests['rounding']}"
    if tests["definition"].startswith("the first"):
        told += f"; {tests['definition']}"
    return _sentence(told)


def _without_header(conflict: Pair) -> str:
    """Why a question is in conflict, without what stands above it: how far apart, and who says so.

    That the definitions differ is said of two claims, and not of all that the question holds.
    """
    tests = dict(conflict.tests)
    two = tests["copy"].startswith("two origins")
    voices = _voices(tests, "two independent origins" if two else tests["copy"])
    return _sentence(f"{voices}; {tests['rounding']}")


def _voices(tests: Mapping[str, str], voices: str) -> str:
    """Whose numbers they are, behind the time that both name."""
    if tests["period"].startswith(("same ", "times overlap")):
        return f"{tests['period']}, {voices}"
    return voices


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
