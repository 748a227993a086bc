"""Countries, states, cities and the words for their people, by the name as written."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

_FIRST = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*")
_TOKENS = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*|\S")

Kind = Literal["country", "state", "city", "people", "abbreviation"]


class Place(NamedTuple):
    """What a written name stands for."""

    name: str
    """The place's own name: "United States" for "U.S.", "Germany" for "German"."""
    kind: Kind
    within: str | None
    """The country or state it lies in; None for a country."""
    is_sure: bool
    """False when the name is as often a person's or a plain word ("Chad", "Austin")."""


@cache
def places() -> dict[str, Place]:
    """Every known written name and its place."""
    known: dict[str, Place] = {}
    country = ""
    text = files("figures").joinpath("data/places.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, others, people, cities = line.split("|")
        is_state = name.startswith("+")
        sure = not name.endswith("?")
        name = name.strip("+?")
        country = country if is_state else name
        within = country if is_state else None
        own = Place(name, "state" if is_state else "country", within, sure)
        short = Place(name, "abbreviation", within, True)
        if is_state and name in known:
            own = known[name]._replace(is_sure=False)  # Georgia: the country, or by its cities
        known[name] = own
        for other in filter(None, others.split(",")):
            known[other] = short if is_state else own
        for word in filter(None, people.split(",")):
            meant = Place(name, "people", within, True)
            known[word] = known[word + "s"] = meant
        for city in filter(None, cities.split(",")):
            known.setdefault(city.strip("?"), Place(city.strip("?"), "city", name, city[-1] != "?"))
    return known


@cache
def first_words() -> dict[str, int]:
    """First word of every known name, and how many tokens the longest name with it has."""
    longest: dict[str, int] = {}
    for name in places():
        first = _FIRST.match(name)
        if first:
            tokens = len(_TOKENS.findall(name))
            longest[first.group()] = max(longest.get(first.group(), 0), tokens)
    return longest


def country_of(name: str) -> str | None:
    """The country that a place lies in or is; None when the gazetteer does not know it.

    >>> country_of("Tatarstan"), country_of("Kursk region"), country_of("Louisville")
    ('Russia', 'Russia', 'United States')
    """
    known = places()
    place = known.get(name)
    while place is None and " " in name:
        name = name.rpartition(" ")[0]
        place = known.get(name)
    while place is not None and place.within is not None:
        place = known[place.within]
    return place.name if place else None
