"""Dictionary forms of nouns and verbs."""

from __future__ import annotations

import pytest

from figures.lemmas import lemma_of_noun, lemma_of_verb
from figures.word_forms import past, plural

NOUNS = {
    "regular": "workers worker, ships ship, houses house, boxes box, losses loss, heroes hero",
    "in -y": "countries country, policies policy, days day, movies movie",
    "folk": "people person, men man, women woman, children child, fishermen fisherman",
    "irregular in capitals": "Geese Goose, Feet Foot",
    "irregular": "geese goose, feet foot, lives life, crises crisis, criteria criterion",
    "without plural": "aircraft aircraft, series series, species species, news news, gas gas",
    "names": "Koreans Korean, Americans American, SUVs SUV, Democrats Democrat",
    "compounds": "sons-in-law son-in-law, fighter-jets fighter-jet, onlookers onlooker",
    "singular already": "bus bus, glass glass, worker worker, virus virus",
}
VERBS = {
    "irregular": "sent send, fled flee, shot shoot, fell fall, rose rise, was be, has have",
    "regular": "entered enter, killed kill, wounded wound, dispatched dispatch, visited visit",
    "silent e": "produced produce, dated date, lined line, raised raise, evaluated evaluate",
    "doubled": "planned plan, dropped drop, hopped hop, controlled control, patrolled patrol",
    "-ing": "killing kill, dying die, running run, producing produce, entering enter",
    "-s": "kills kill, goes go, flies fly, misses miss, pushes push",
    "-ied": "buried bury, married marry, tied tie, died die",
    "unknown to the lexicon": "drones drone, furloughed furlough, unionised unionise",
}


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [tuple(pair.split()) for row in table.values() for pair in row.split(", ")]  # type: ignore[misc]


@pytest.mark.parametrize(("word", "lemma"), pairs(NOUNS))
def test_a_noun_is_brought_to_its_singular(word: str, lemma: str) -> None:
    assert lemma_of_noun(word) == lemma


@pytest.mark.parametrize(("word", "lemma"), pairs(VERBS))
def test_a_verb_is_brought_to_its_infinitive(word: str, lemma: str) -> None:
    assert lemma_of_verb(word) == lemma


@pytest.mark.parametrize("word", ["", "s", "ed", "ing", "'s", "é", "ß", "-", "a-", "-b", "éed"])
def test_no_word_is_too_odd_for_a_lemma(word: str) -> None:
    assert lemma_of_noun(word) is not None
    assert lemma_of_verb(word) is not None


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("sheep", "sheep"),
        ("company", "companies"),
        ("day", "days"),
        ("police officer", "police officers"),
        ("fireman", "firemen"),
        ("German", "Germans"),
        ("glass", "glasses"),
        ("box", "boxes"),
        ("news", "news"),
        ("square foot", "square feet"),
    ],
)
def test_many_are_named_for_a_reader(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("verb", "done"),
    [
        ("carry", "carried"),
        ("stay", "stayed"),
        ("ban", "banned"),
        ("wait", "waited"),
        ("enter", "entered"),
        ("fix", "fixed"),
        ("raise", "raised"),
        ("", ""),
    ],
)
def test_what_was_done_is_named_for_a_reader(verb: str, done: str) -> None:
    assert past(verb) == done
