"""What a question is called: "North Korean workers sent to Russia", "age of Joseph Aldridge"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from figures.lemmas import lemma_of_noun
from figures.model import Claim, Figure

_PARTICIPLES = {
    "move": "sent",
    "produce": "produced",
    "spend": "spent",
    "attend": "attending",
    "killed": "killed",
    "hurt": "injured or shot",
    "arrested": "arrested",
    "missing": "missing",
    "freed": "freed",
    "displaced": "displaced",
    "infected": "infected",
    "count": "",
}
_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children"}
_LEADING = re.compile(
    r"^(?:[^A-Za-z]*\d[\d,.]*|(?:more|less|fewer) than|at (?:least|most)|about|some|over|up to|"
    r"nearly|almost|around|hundreds of|tens of thousands of|thousands of|dozens of|several|"
    r"\w+(?:-\w+)?(?= )|(?:hundred|thousand|million|billion|trillion)\b|of the)\s*",
    re.IGNORECASE,
)
_DESTINATION = re.compile(r"\b(?:to|into|in)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)")
_WHO = re.compile(r"[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'.-]*))*")


def label_of(claims: Sequence[Claim], topic: str) -> str:
    """A question in words, from its topic and what its claims have in common."""
    family, _, rest = topic.partition(":")
    head = re.split(r"[=/@]| part| up| down", rest)[0].strip()
    if family == "age":
        return _age_label(claims, head)
    if family == "money":
        return f"{head.partition(':')[2] or 'sum of money'}{_where(claims)}"
    nouns = _nouns(claims, head)
    if family in ("percent", "ratio", "measure", "ordinal"):
        about = " ".join(claims[0].figure.concept[-2:]) or nouns or family
        return f"{claims[0].figure.surface}: {about}{_where(claims)}"
    done = _PARTICIPLES.get(family, _participle(family))
    return " ".join(part for part in (nouns, done) if part) + _where(claims)


def _age_label(claims: Sequence[Claim], head: str) -> str:
    last = head.split()[-1] if head else ""
    names: Counter[str] = Counter()
    for claim in claims:
        for match in _WHO.finditer(claim.figure.quote):
            words = match.group().removesuffix("’s").removesuffix("'s").split()
            if last and words[-1].lower() == last and len(words) <= 3:
                names[" ".join(words)] += 1
    if not names:
        return f"age of a person of {claims[0].figure.surface}"
    best = min(names, key=lambda name: (-len(name.split()), -names[name], name))
    return f"age of {best}"


def _nouns(claims: Sequence[Claim], head: str) -> str:
    """The commonest phrase that counts the head, without its number."""
    phrases: Counter[str] = Counter()
    for claim in claims:
        phrase = _phrase(claim.figure)
        if phrase:
            phrases[phrase] += 1
    named = Counter(
        {p: n for p, n in phrases.items() if _is_about(p, head) and re.search(r"\b[A-Z]", p)}
    )
    fitting = named or Counter({p: n for p, n in phrases.items() if _is_about(p, head)})
    if fitting:
        best = min(fitting, key=lambda p: (-fitting[p], len(p), p))
        words = best.split()
        kept = [w for w in words[:-1] if w[:1].isupper()]
        return " ".join((*kept, words[-1] if words[-1][:1].isupper() else words[-1].lower()))
    return _PLURALS.get(head, f"{head}s" if head and not head.endswith("s") else head)


def _is_about(phrase: str, head: str) -> bool:
    return lemma_of_noun(phrase.split()[-1].lower()) == head


def _phrase(figure: Figure) -> str:
    phrase = figure.surface
    for _ in range(4):
        shorter = _LEADING.sub("", phrase, count=1)
        if (
            not shorter
            or shorter == phrase
            or (
                phrase[:1].isupper() and phrase == figure.surface and not re.match(r"\W*\d", phrase)
            )
        ):
            break
        phrase = shorter
        if phrase[:1].isupper():
            break
    return phrase.strip()


def _where(claims: Sequence[Claim]) -> str:
    places: Counter[str] = Counter()
    for claim in claims:
        end = claim.figure.end - claim.figure.sentence[0]
        match = _DESTINATION.search(claim.figure.quote, end, end + 60)
        if match:
            to = (
                "to"
                if match.group().startswith("to")
                or claim.figure.action in ("send", "dispatch", "deploy", "enter")
                else "in"
            )
            places[f" {to} {match[1]}"] += 1
        elif claim.figure.place:
            places[f" in {claim.figure.place[0]}"] += 1
    return min(places, key=lambda place: (-places[place], place)) if places else ""


def _participle(verb: str) -> str:
    if not verb or " " in verb:
        return verb
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"
