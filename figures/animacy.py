"""Whether a common noun phrase can be somebody who says something: people, bodies, documents."""

from __future__ import annotations

from figures.cues import word_set
from figures.quotes import Line
from figures.source_words import ANONYMOUS, NO_PERSONS, ROLES, SPEAKING

_PEOPLE = word_set(
    """
    accountant acquaintance adult agent ally applicant artist assailant assistant associate
    attendant aunt authority biker boy boyfriend brigade capital celeb celebrity chain chef
    child children church city claimant classmate clerk community conservative cook cop
    country county couple cousin crew crowd dad daughter defendant democrat district
    entourage establishment eyewitness family father fellow fiance foe giant girl girlfriend
    graduate grandfather grandmother grandparent guest guide guy hawk host hostage husband
    imam immigrant independent informant inhabitant junta juror jury kid lady leadership
    liberal lieutenant magnate maker man media men merchant migrant militant militia minor
    mogul mom monk mother mum nation national nephew neurosurgeon niece ngo nobody nun nurse
    occupant opponent opposition other pal parent participant partner patient patron peer people
    pilot
    plaintiff poet press priest public rabbi rebel refugee regime region relative republican
    resident rival sceptic security sergeant sibling side sister skeptic someone son spouse
    squad star state student superdelegate surrogate suspect teen teenager tenant tourist
    town twin uncle veteran victim village widow wife woman women youth
    """
)
"""People, groups of people, and places that stand for their governments."""
_PERSON_ENDINGS = ("man", "men", "ist", "ists", "ician", "icians", "ess", "esses")
_AGENT_ENDINGS = ("er", "ers", "or", "ors", "ee", "ees")
_NO_AGENTS = word_set(
    """
    access address affair air anger answer armor armour awareness banner bar barbecue
    barrier bear behavior behaviour border bumper bunker business butter calendar cancer car
    career center centre chair chapter charter coffee color colour computer corner corridor
    counter cover cruiser danger darkness degree diameter dinner disaster disorder dollar
    door dress elevator encounter error factor favor favour fee fever fibre filter finger
    fitness flee floor flower folder four freighter gender generator glass guarantee hair
    happiness harbor harbour helicopter honor honour horror hour humor humour hunger illness
    indicator knee labor labour ladder laughter layer likelihood liter litre loss manner
    matter mess meter metre minor mirror motor murder number odor offer order other pair
    paper pepper popular poster powder power press process progress quarter rather reactor
    readiness remainder reminder river rumor rumour sector server shelter shoulder similar
    slaughter sneaker spree stress success sugar summer supper tanker terror three thunder
    timber tower tractor trailer transfer tree tremor tumor tumour vapor vector vigor wander
    war water weakness weather winter wonder year
    """
)
_WORDED = word_set(
    """
    ad advertisement affadavit affidavit app autopsy average bill biography budget caption
    certificate chart code communication constitution copy document evidence file flier
    flyer footage graph graphic headline image imagery label law log manuscript map message
    model notice photo photograph picture
    obituary opinion page plan polling profile proposal publication quote recording
    resolution rule screenshot search sign simulation site standard summary tape text
    version video warrant website
    """
)
"""Things that have words, pictures or results of their own."""
_OF_WHAT = word_set(
    """
    array average bunch copy couple crowd dozen group half handful host hundred lot majority
    million minority most number pair panel quarter rest search series stream team third
    thousand version wave
    """
)
"""Nouns that leave it to what follows "of" whether they can speak."""
_LINKS = frozenset({"of", "for", "by", "from", "in", "at", "with", "on", "to", "familiar", "close",
                    "near", "inside", "outside", "across", "behind"})  # fmt: skip
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_CLOSED = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "CD", "JJ", "NNP", "NNPS"})


def can_speak(line: Line, a: int, b: int) -> bool:
    """Whether tokens a..b can name a source: a name, or a common noun for one.

    Names and pronouns can; of common nouns those for people, bodies and documents can, and
    events, qualities and things cannot ("the confrontation", "its importance to Japan").
    """
    head = _head(line, a, b)
    word, tag = line.low[head], line.tags[head]
    while word.rstrip("s") in _OF_WHAT and line.low[head + 1 : head + 2] == ["of"]:
        if head + 2 >= b:
            break
        head = _head(line, head + 2, b)
        word, tag = line.low[head], line.tags[head]
    if tag in _CLOSED:
        return True
    if line.words[head][0].isupper() and (head or not word.endswith("s")):
        return True
    forms = _forms(word)
    if forms & _SPEAKERS or word.endswith(_PERSON_ENDINGS):
        return not forms & _NO_AGENTS or bool(forms & _SPEAKERS)
    return word.endswith(_AGENT_ENDINGS) and not forms & _NO_AGENTS


def can_be_who(line: Line, a: int, b: int) -> bool:
    """Whether "who" can take up tokens a..b: a name or a noun for people."""
    head = _head(line, a, b)
    if line.words[head][0].isupper() or line.tags[head] in ("PRP", "DT", "CD"):
        return True
    forms = _forms(line.low[head])
    if forms & _PERSONS or line.low[head].endswith(_PERSON_ENDINGS):
        return True
    return line.low[head].endswith(_AGENT_ENDINGS) and _NO_WHO.isdisjoint(forms)


def _head(line: Line, a: int, b: int) -> int:
    """The last noun before the first preposition, participle or bracket of the phrase."""
    end = a + 1
    while end < b and line.low[end] not in _LINKS and line.words[end] not in ",(":
        if line.tags[end] in _PARTICIPLES and line.tags[end - 1].startswith("N"):
            break
        end += 1
    head = end - 1
    while head > a and not line.words[head][:1].isalnum():
        head -= 1
    return head


def _forms(word: str) -> set[str]:
    """The word with its likely singulars, and the last part of a hyphenated one."""
    last = word.rpartition("-")[2]
    return {word, last, *(w for part in (word, last) for w in _singulars(part))}


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    if word.endswith(("sses", "shes", "ches")):
        return (word[:-2],)
    return (word[:-1],) if word.endswith("s") else ()


_NO_WHO = _NO_AGENTS | NO_PERSONS
_PERSONS = _PEOPLE | ROLES | ANONYMOUS
_SPEAKERS = SPEAKING | _PEOPLE | _WORDED
