"""Claims reduced to what alignment needs of them: a topic, and what else may draw them.

An entry is small and belongs to one claim. Most entries have a fixed topic ("killed:person").
A floating entry has only a preliminary one and `wants`: an age without a name wants a named
person of that age nearby; a second, different number of one article wants a neighbour that
gives the same number as its main one; "13,221 North Koreans" wants a question about a more
definite kind of people who did the same.

Only a topic that says well enough what is counted lets different numbers come together (people
killed, the age of a named person, workers sent). Any other topic holds its value as well
("shell casing=30"): equal numbers may agree, different ones are never called a conflict.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from figures.about import (
    About,
    about_of,
    alike,
    deed_named,
    head_of,
    is_trivial,
    opposed,
    set_apart,
)
from figures.deeds import deed_of
from figures.interval import committed, value_of
from figures.measures import compared, rate_of, size_of
from figures.model import Article, Claim, Figure
from figures.persons import full_name, gender_of, person_key, person_of, pronoun_gender
from figures.vocabulary import (
    AT_LARGE,
    HARM,
    MONEY,
    PEOPLE,
    action_family,
    counts_people,
    head_family,
    money_family,
)

GENERAL = "about:"
"""How the name of a topic begins that no list foresees."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What alignment knows of one claim. Every field is a string or a tuple of strings."""

    claim: str
    """Id of the claim."""
    article: str
    topic: str
    order: str
    """Sorts entries by publication, article and place in it."""
    offers: tuple[str, ...] = ()
    """What a floating entry may want of this one."""
    wants: tuple[str, ...] = ()
    """What a floating entry looks for, best first; empty for a fixed one."""
    names: tuple[str, ...] = ()
    """What is known of the person meant; disjoint ones keep a floating entry away."""
    subject: tuple[str, ...] = ()
    """Places that a definite topic is about; two of them in common bring together entries of
    articles that are only a little alike."""
    about: tuple[str, ...] = ()
    """For a topic that no list foresees: the words of `figures.about` that must agree."""


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


_PARTITIVE = re.compile(
    r"^(?!all )[\w-]+ of (?:the|his|her|its|their|those|these|them|whom)\b(?! aircraft)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:initial(?:ly)?|earlier (?:reports?|said|count|figure)|at first|first reported|"
    r"preliminary|early reports?|previously (?:reported|said)|originally (?:reported|said))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\bothers\b", re.IGNORECASE)
_MANY = 5
_LISTED = 3
_SHARED_PLACES = 2
_DEFINITE = frozenset(("move", "produce"))
_VICTIMS = frozenset(("victim", "other", "patient", "casualty"))


def compatible(a: Entry, b: Entry) -> bool:
    """Nothing in what the two entries are about keeps them apart."""
    if _is_general(a) or _is_general(b):
        if a.about and b.about and alike(a.about, b.about):
            return True
        equal = not set(a.offers or a.wants).isdisjoint(b.offers or b.wants)
        return equal and not (a.about and b.about and opposed(a.about, b.about))
    if not a.wants and not b.wants:
        return True
    return not a.names or not b.names or not set(a.names).isdisjoint(b.names)


def _is_general(entry: Entry) -> bool:
    return bool(entry.about) or bool(entry.wants and entry.wants[0].startswith(GENERAL))


def are_one_subject(a: Entry, b: Entry) -> bool:
    """Whether two entries are so definite that articles a little alike are enough."""
    return len(set(a.subject).intersection(b.subject)) >= _SHARED_PLACES


def entries_of(article: Article, claims: Sequence[Claim]) -> list[Entry]:
    """One entry for each claim of an article, in their order."""
    entries: list[Entry] = []
    main = _main_figures(claims)
    general = _general_figures(claims)
    for claim in sorted(claims, key=lambda claim: claim.figure.start):
        figure = claim.figure
        order = f"{claim.published or '9999'}|{claim.article}|{figure.start:08d}"
        if is_age_of_person(figure):
            entries.append(_age_entry(claim, article, order))
            continue
        topic = topic_of(figure)
        value = _value(figure)
        if not topic.definite and not topic.wants:
            entries.append(_general_entry(claim, topic, order, general.get(claim.id)))
            continue
        if _is_partitive(figure):
            name = f"{topic.name} part={value}"
            entries.append(Entry(claim.id, claim.article, name, order))
            continue
        if topic.wants:
            wants = tuple(f"{want}={value}" for want in topic.wants)
            name = topic.name if topic.definite else f"{topic.name}={value}"
            entries.append(
                Entry(claim.id, claim.article, name, order, wants=wants, names=topic.names)
            )
            continue
        first = main.get(topic.name)
        if first and (committed(first).meets(committed(figure)) or speaks_of_earlier(figure)):
            entries.append(_main_entry(claim, topic, value, order))
        else:
            equal = f"{topic.name}={value}"
            wants = (equal,)
            entries.append(
                Entry(claim.id, claim.article, equal, order, wants=wants, names=topic.names)
            )
    return entries


def _main_figures(claims: Sequence[Claim]) -> dict[str, Figure]:
    """For each definite topic the figure that the article gives most often, or first."""
    given: dict[str, list[Figure]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.figure.start):
        figure = claim.figure
        passing = _is_partitive(figure) or _is_lone(figure) or speaks_of_earlier(figure)
        if not is_age_of_person(figure) and not passing:
            topic = topic_of(figure)
            if topic.definite and not topic.wants:
                given[topic.name].append(figure)
    main = {}
    for name, figures in given.items():
        times = Counter(_value(figure) for figure in figures)
        main[name] = max(figures, key=lambda figure: times[_value(figure)])
    return main


def _general_figures(claims: Sequence[Claim]) -> dict[str, tuple[About, bool]]:
    """For claims of topics that no list foresees: what they are about, and whether they lead.

    An article answers a question by the value that it gives most often, or first. One that gives
    three and more values for what looks like one thing lists things, and answers nothing.
    """
    found: dict[str, tuple[About, bool]] = {}
    groups: list[list[tuple[Claim, About]]] = []
    for claim in sorted(claims, key=lambda claim: claim.figure.start):
        figure = claim.figure
        about = about_of(figure)
        if not about.kind:
            continue
        found[claim.id] = about, False
        if not about.words or _is_partitive(figure) or speaks_of_earlier(figure):
            continue
        near = (group for group in groups if _are_one(group[0], (claim, about)))
        group = next(near, None)
        if group is None:
            groups.append([(claim, about)])
        else:
            group.append((claim, about))
    for group in groups:
        times = Counter(_compared(claim.figure) for claim, _ in group)
        if len(times) >= _LISTED:
            continue
        lead, _ = max(group, key=lambda member: times[_compared(member[0].figure)])
        for claim, about in group:
            if compared(lead.figure).meets(compared(claim.figure)):
                found[claim.id] = about, True
    return found


def _are_one(ours: tuple[Claim, About], theirs: tuple[Claim, About]) -> bool:
    """Whether an article gives two values for one thing and time."""
    a, b = ours[1], theirs[1]
    if a.kind != b.kind or set_apart(a.words, b.words) or not alike(a.words, b.words):
        return False
    one, other = ours[0].figure.period, theirs[0].figure.period
    return not one or not other or (one.start, one.end) == (other.start, other.end)


def _general_entry(
    claim: Claim, topic: Topic, order: str, general: tuple[About, bool] | None
) -> Entry:
    """An entry for a topic that no list foresees: its value leads only where it says enough."""
    name = f"{topic.name}={_value(claim.figure)}"
    if is_trivial(claim.figure) and not counts_people(claim.figure.counted):
        return Entry(claim.id, claim.article, f"{name} {claim.id}", order)
    if general is None:
        return Entry(claim.id, claim.article, name, order, names=topic.names)
    about, leads = general
    equal = (f"{GENERAL}{about.kind}={_compared(claim.figure)}",)
    if not leads:
        return Entry(claim.id, claim.article, name, order, wants=equal)
    coarse = f"{GENERAL}{about.kind}"
    return Entry(claim.id, claim.article, coarse, order, offers=equal, about=about.words)


def speaks_of_earlier(figure: Figure) -> bool:
    """Whether a sentence gives a count as one that has been replaced ("initial reports")."""
    return bool(_EARLIER.search(figure.quote))


def _is_partitive(figure: Figure) -> bool:
    after = figure.quote[figure.end - figure.sentence[0] :][:12]
    return bool(_PARTITIVE.search(figure.surface + after))


def _is_lone(figure: Figure) -> bool:
    """One of many may be hurt in the sentence at hand; it is no count of the affair."""
    one = figure.low == figure.high == 1
    return one and (deed_of(figure) == "hurt" or head_family(figure.counted) not in ("", "person"))


def _main_entry(claim: Claim, topic: Topic, value: str, order: str) -> Entry:
    offers = [f"{topic.name}={value}"]
    if topic.general and not topic.name.startswith(topic.general):
        offers.append(topic.general)
    wants = (topic.general,) if topic.general and topic.name.startswith(topic.general) else ()
    return Entry(
        claim.id,
        claim.article,
        topic.name,
        order,
        offers=() if wants else tuple(offers),
        wants=wants,
        names=topic.names,
        subject=_subject(claim.figure, topic),
    )


def _subject(figure: Figure, topic: Topic) -> tuple[str, ...]:
    """What makes an entry so definite that articles only a little alike may share it."""
    if topic.name.partition(":")[0] in HARM:
        # Few affairs have the same number of victims once these are many.
        return (topic.name, _value(figure)) if (value_of(figure) or 0) >= _MANY else ()
    if not topic.general:
        return ()
    return tuple(sorted({place.lower() for place in figure.place}))


def is_age_of_person(figure: Figure) -> bool:
    """Whether a figure tells how old somebody is."""
    if figure.kind != "measure" or figure.unit not in ("year", "month", "week", "day"):
        return False
    surface = figure.surface.lower()
    rest = figure.quote[figure.end - figure.sentence[0] :][:16].lower()
    if "old" in surface or re.match(r"[\s-]*(?:years?|months?|weeks?|days?)?[\s-]+olds?\b", rest):
        return True
    # A bare number with a unit that nobody wrote is an age: "Joseph Aldridge, 36,".
    return not re.search(r"year|month|week|day|decade", surface) or "aged" in surface


def _age_entry(claim: Claim, article: Article, order: str) -> Entry:
    figure = claim.figure
    age = f"{figure.unit}={_value(figure)}"
    words = full_name(person_of(figure), article.text) if person_of(figure) else ()
    gender = gender_of(figure) or (pronoun_gender(words, article.text) if words else "")
    names = (gender,) if gender else ()
    if len(words) < 2:
        wants = (*(f"name:{word}" for word in words), f"age:{age}")
        return Entry(claim.id, claim.article, f"age:{age}", order, wants=wants, names=names)
    first, last = words[0], words[-1]
    offers = (f"age:{age}", f"name:{first}", f"name:{last}")
    topic = f"age:{person_key(first, last)}"
    # A full name is as good as two places: its ages belong together in articles a little alike.
    subject = (first[:3], last[:3])
    return Entry(claim.id, claim.article, topic, order, offers, (), names, subject)


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
        return Topic(f"count:{head}{suffix}", False, wants=harmed)
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
        for match in MONEY.finditer(figure.quote)
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
        for match in AT_LARGE.finditer(figure.quote):
            if match.lastgroup and -120 < match.start() - at < 80:
                suffix += f" @{match.lastgroup}"
                break
    return suffix + (" part" if figure.part_of is not None else "")


def _compared(figure: Figure) -> str:
    size = size_of(figure)
    return "?" if size is None else f"{size:.4g}"


def _value(figure: Figure) -> str:
    value = value_of(figure)
    return "?" if value is None else f"{value:.6g}"
