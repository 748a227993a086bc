"""What a question is called: "North Korean workers sent to Russia", "age of Joseph Aldridge"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from figures.lemmas import lemma_of_noun
from figures.model import Claim, Figure

_DONE = {
    "move": "sent",
    "produce": "produced",
    "spend": "spent",
    "attend": "who attended",
    "killed": "killed",
    "hurt": "injured or shot",
    "arrested": "arrested",
    "missing": "missing",
    "freed": "freed",
    "displaced": "displaced",
    "infected": "infected",
}
_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children", "": "people"}
_IRREGULAR = {
    "send": "sent",
    "go": "went",
    "come": "came",
    "bring": "brought",
    "build": "built",
    "make": "made",
    "spend": "spent",
    "leave": "left",
    "lose": "lost",
    "find": "found",
    "hold": "held",
    "take": "taken",
    "see": "seen",
    "fight": "fought",
    "sell": "sold",
    "buy": "bought",
    "hit": "hit",
    "shoot": "shot",
    "flee": "fled",
}
_BY_ITSELF = frozenset("enter arrive go come travel flee return die cross fight attend".split())
_VAGUE = frozenset(
    "tens hundreds thousands millions billions dozens scores some about around over nearly almost "
    "several many more less fewer at up as another one two three four five six seven eight nine "
    "ten eleven twelve twenty thirty forty fifty hundred thousand million billion".split()
)
_DESTINATION = re.compile(r"\b(to|into|in)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)")
_WHO = re.compile(r"[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'.-]*))*")


def label_of(claims: Sequence[Claim], topic: str) -> str:
    """A question in words, from its topic and what its claims have in common."""
    family, _, rest = topic.partition(":")
    head = re.split(r"[=/@]| part| up| down", rest)[0].strip()
    if family == "age":
        return _age_label(claims, head if "=" not in rest else "")
    if family == "money":
        return f"{head.partition(':')[2] or 'sum of money'}{_where(claims)}"
    if family in ("percent", "ratio", "measure", "ordinal", ""):
        about = " ".join(claims[0].figure.concept[-2:])
        return f"{claims[0].figure.surface}{f', {about}' if about else ''}{_where(claims)}"
    harmed = family in _DONE and family not in ("move", "produce", "spend", "attend")
    nouns = _PLURALS.get(head, _plural(head)) if harmed else _nouns(claims, head)
    done = "" if family == "count" else _DONE.get(family, past(family))
    return " ".join(part for part in (nouns, done) if part) + _where(claims)


def noun_phrase(figure: Figure) -> str:
    """What a figure counts as written, without its number ("North Korean workers")."""
    words = figure.surface.split()
    kept = [words[-1]] if figure.counted and words else []
    for word in reversed(words[:-1]):
        if not kept or word.lower().strip(",") in _VAGUE or word == "of" or word[0].isdigit():
            break
        kept.insert(0, word)
    return " ".join(kept) if not kept or not kept[0][0].isdigit() else ""


def deed_in_words(figure: Figure) -> str:
    """What a figure counts and what was done: "workers sent", "North Koreans who entered"."""
    nouns = noun_phrase(figure)
    if not nouns or not figure.action:
        return nouns
    done = past(figure.action)
    return f"{nouns} who {done}" if figure.action in _BY_ITSELF else f"{nouns} {done}"


def past(verb: str) -> str:
    """The past participle of a verb, or what comes near enough for a label.

    >>> past("send"), past("produce"), past("carry"), past("enter")
    ('sent', 'produced', 'carried', 'entered')
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}ed" if verb else ""


def _age_label(claims: Sequence[Claim], key: str) -> str:
    names: Counter[str] = Counter()
    for claim in claims:
        for match in _WHO.finditer(claim.figure.quote):
            words = match.group().removesuffix("’s").removesuffix("'s").split()
            while len(words) > 1 and words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
                words.pop()
            while len(words) > 1 and sorted((words[0][:3].lower(), words[-1][:3].lower())) != (
                key.split()
            ):
                words.pop(0)
            if len(words) > 1:
                names[" ".join(words)] += 1
    if not names:
        first = claims[0].figure
        return f"age of a {_someone(first)}{_where(claims)}"
    return f"age of {min(names, key=lambda name: (-names[name], -len(name), name))}"


def _someone(figure: Figure) -> str:
    if "old" in figure.surface:
        return figure.surface
    return f"person of {figure.surface}"


def _nouns(claims: Sequence[Claim], head: str) -> str:
    """The head in the plural, with the people or country names that stand before it."""
    names: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for claim in claims:
        words = noun_phrase(claim.figure).split()
        if words and lemma_of_noun(words[-1].lower()) == head:
            heads[words[-1].lower()] += 1
            names[" ".join(word for word in words[:-1] if word[:1].isupper())] += 1
    names.pop("", None)
    name = min(names, key=lambda n: (-names[n], n)) if names else ""
    noun = min(heads, key=lambda n: (-heads[n], n)) if heads else _plural(head)
    return f"{name} {noun}".strip()


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    return noun if noun.endswith("s") or noun == "aircraft" else f"{noun}s"


def _where(claims: Sequence[Claim]) -> str:
    places: Counter[str] = Counter()
    for claim in claims:
        end = claim.figure.end - claim.figure.sentence[0]
        match = _DESTINATION.search(claim.figure.quote, end, end + 60)
        if match:
            moved = match[1] != "in" or claim.figure.action in ("send", "dispatch", "enter")
            name = match[2].removesuffix("’s").removesuffix("'s")
            places[f" {'to' if moved else 'in'} {name}"] += 1
        elif claim.figure.place:
            places[f" in {claim.figure.place[0]}"] += 1
    return min(places, key=lambda place: (-places[place], place)) if places else ""
