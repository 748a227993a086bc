"""Whether a common noun phrase can be somebody who says something: people, bodies, documents."""

from __future__ import annotations

from figures.cues import word_set
from figures.quotes import Line
from figures.source_words import ANONYMOUS, NO_PERSONS, ROLES, SPEAKING

_PEOPLE = word_set(
    """
    acquaintance adult brigade squad agent ally artist associate aunt biker boy boyfriend capital celebrity
    celeb child children church classmate clerk community conservative cop couple cousin crew
    crowd dad daughter democrat entourage establishment eyewitness family father fellow fiance
    foe girl girlfriend graduate grandfather grandmother guest guy hawk host hostage husband
    imam independent junta juror jury kid lady leadership liberal magnate maker media migrant
    militant militia minor mogul mom monk mother mum nation national neurosurgeon niece nephew
    nobody nun nurse grandparent opponent other pal parent partner patient patron peer people pilot poet
    press priest public rabbi rebel refugee regime relative republican resident rival security
    sibling side sister skeptic sceptic star someone son spouse state student superdelegate
    surrogate suspect teen teenager tourist twin uncle veteran victim widow wife woman women
    man men youth authority country region city town village county district giant chain
    plaintiff defendant assailant applicant accountant attendant immigrant inhabitant
    participant assistant lieutenant sergeant merchant tenant occupant informant claimant
    """
)
"""People, groups of people, and places that stand for their governments."""
_PERSON_ENDINGS = ("man", "men", "ist", "ists", "ician", "icians", "ess", "esses")
_AGENT_ENDINGS = ("er", "ers", "or", "ors", "ee", "ees")
_NO_AGENTS = word_set(
    """
    number matter order power water river weather winter summer computer motor sector factor
    error terror disorder murder corner border danger anger offer barrier filter layer trailer
    bumper shelter pepper timber chapter charter hunger weather fever flower tower powder
    shoulder finger dinner supper butter sugar center centre meter metre liter litre diameter
    cancer disaster encounter cover remainder reminder rather other quarter server folder
    ladder transfer answer manner banner counter poster sneaker bunker tanker freighter
    helicopter cruiser gender slaughter laughter thunder wonder wander fibre paper rumor rumour
    honor honour labor labour humor humour favor favour color colour behavior behaviour harbor
    harbour minor tumor tumour vigor odor door floor mirror horror tremor vapor armor armour
    armour corridor elevator generator reactor tractor indicator vector fee coffee degree tree
    knee three guarantee spree flee barbecue year bear war car bar air hour four career pair
    hair chair affair dollar calendar similar popular
    process address success loss access progress illness fitness dress press
    mess glass darkness weakness happiness readiness awareness business likelihood stress
    """
)
_WORDED = word_set(
    """
    affadavit affidavit warrant footage video document page site code law rule bill opinion
    resolution constitution standard website app log map chart graph graphic flier flyer
    message publication notice label sign text tape recording manuscript obituary autopsy
    certificate ad advertisement caption headline summary profile biography quote model
    simulation screenshot evidence communication average polling file version copy search plan proposal budget
    """
)
"""Things that have words, pictures or results of their own."""
_OF_WHAT = word_set(
    """
    lot number group dozen hundred thousand million majority minority pair array host series
    handful couple stream crowd half third quarter most rest copy version average search wave
    bunch team panel
    """
)
"""Nouns that leave it to what follows "of" whether they can speak."""
_LINKS = frozenset({"of", "for", "by", "from", "in", "at", "with", "on", "to", "familiar", "close"})
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
    return line.low[head].endswith(_AGENT_ENDINGS) and not forms & (_NO_AGENTS | NO_PERSONS)


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


_PERSONS = _PEOPLE | ROLES | ANONYMOUS
_SPEAKERS = SPEAKING | _PEOPLE | _WORDED
