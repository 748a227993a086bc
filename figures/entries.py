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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from figures.about import (
    About,
    about_of,
    alike,
    is_trivial,
    opposed,
    set_apart,
)
from figures.deeds import deed_of
from figures.interval import committed, value_of
from figures.measures import compared, size_of
from figures.model import Article, Claim, Figure
from figures.passing import is_partitive, is_recalled, speaks_of_another, speaks_of_earlier
from figures.persons import full_name, gender_of, person_key, person_of, pronoun_gender
from figures.topics import Topic, topic_of
from figures.vocabulary import (
    HARM,
    counts_people,
    head_family,
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


_MANY = 8
_LISTED = 3
_SHARED_PLACES = 2


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


def is_of_harm(entry: Entry) -> bool:
    """Whether an entry counts people killed or hurt, which its topic says."""
    return entry.topic.partition(":")[0] in HARM


def entries_of(article: Article, claims: Sequence[Claim]) -> list[Entry]:
    """One entry for each claim of an article, in their order."""
    entries: list[Entry] = []
    topics = {c.id: topic_of(c.figure) for c in claims if not is_age_of_person(c.figure)}
    main = _main_figures(claims, topics, article.published_on)
    general = _general_figures([c for c in claims if c.id in topics and topics[c.id].is_general])
    for claim in sorted(claims, key=lambda claim: claim.figure.start):
        figure = claim.figure
        order = f"{claim.published or '9999'}|{claim.article}|{figure.start:08d}"
        topic = topics.get(claim.id)
        if topic is None:
            entries.append(_age_entry(claim, article, order))
            continue
        value = _value(figure)
        if topic.is_general:
            entries.append(_general_entry(claim, topic, order, general.get(claim.id)))
            continue
        if is_partitive(figure):
            name = f"{topic.wants[0] if topic.wants else topic.name} part={value}"
            wants = tuple(f"{want}={value}" for want in topic.wants or (topic.name,))
            entries.append(Entry(claim.id, claim.article, name, order, wants=wants))
            continue
        first = main.get(topic.name)
        if _is_of_another(figure, first, article.published_on):
            entries.append(Entry(claim.id, claim.article, f"{topic.name} other={value}", order))
            continue
        if topic.wants:
            wants = tuple(f"{want}={value}" for want in topic.wants)
            name = topic.name if topic.definite else f"{topic.name}={value}"
            entries.append(
                Entry(claim.id, claim.article, name, order, wants=wants, names=topic.names)
            )
            continue
        if first and (committed(first).meets(committed(figure)) or speaks_of_earlier(figure)):
            entries.append(_main_entry(claim, topic, value, order))
        else:
            equal = f"{topic.name}={value}"
            wants = (equal,)
            entries.append(
                Entry(claim.id, claim.article, equal, order, wants=wants, names=topic.names)
            )
    return entries


def _main_figures(
    claims: Sequence[Claim], topics: Mapping[str, Topic], published: date | None
) -> dict[str, Figure]:
    """For each definite topic the figure that the article gives most often, or first.

    Of a topic with counts for now, those for a time long over are of something else.
    """
    given: dict[str, list[Figure]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.figure.start):
        figure = claim.figure
        topic = topics.get(claim.id)
        if topic and topic.definite and not topic.wants and not _is_passing(figure):
            given[topic.name].append(figure)
    main = {}
    for name, figures in given.items():
        near = [figure for figure in figures if not is_recalled(figure, published)] or figures
        times = Counter(_value(figure) for figure in near)
        main[name] = max(near, key=lambda figure: times[_value(figure)])
    return main


def _is_passing(figure: Figure) -> bool:
    return (
        is_partitive(figure)
        or _is_lone(figure)
        or speaks_of_earlier(figure)
        or speaks_of_another(figure)
    )


def _is_of_another(figure: Figure, first: Figure | None, published: date | None) -> bool:
    """Whether a figure is of another event than its article, or of a time long over."""
    if speaks_of_another(figure):
        return True
    if first is None or committed(first).meets(committed(figure)):
        return False
    return is_recalled(figure, published) and not is_recalled(first, published)


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
        if not about.words or is_partitive(figure) or speaks_of_earlier(figure):
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
    words = _person(person_of(figure), article.text, figure.start)
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


def _person(named: tuple[str, ...], text: str, at: int) -> tuple[str, ...]:
    """First and last name of somebody named at a place of a text; one word when it tells no more.

    Where several have the family name, it is of the one who was introduced so far.
    """
    if not named:
        return ()
    words = full_name(named, text)
    return words if len(words) > 1 else full_name(named, text[:at])


def _compared(figure: Figure) -> str:
    size = size_of(figure)
    return "?" if size is None else f"{size:.4g}"


def _value(figure: Figure) -> str:
    value = value_of(figure)
    return "?" if value is None else f"{value:.6g}"
