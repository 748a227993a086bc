"""Numbers refused for the words around them: pronouns, halves of a match, years, names.

`figures.names` knows the forms that are refused for how they are written; here the same form
could count ("one proposal", "2000 people") and its neighbours decide.
"""

from __future__ import annotations

import re

from figures import hedges, names
from figures.hours import is_hour
from figures.numerals import Numeral
from figures.tagger import is_common_noun, is_unknown, may_be_verb

_NOT_ONE_BEFORE = frozenset(
    "no the every any each which another some not other number square whichever first second "
    "day third either only smallest largest biggest last next new good bad big little old young "
    "great real right wrong different better best worst loved single".split()
)
_BEFORE_ZERO = frozenset("absolute ground net patient".split())
_POINTING = frozenset(("this", "that"))
_BEFORE_ANYONE = frozenset(
    "if when whenever unless as how what where whether until once because though although".split()
)
_DOES = re.compile(r"\s(?:[a-z]+ly\s)?(?!(?:bus|gas|lens|species|series)\b)[a-z]+[^sui\W]s\b")
"""A verb behind "one", which can count no plural: "if one adds"."""
_ONE_PRONOUN_BEHIND = re.compile(
    r"\s?['’]s\b|\s[-–](?!\s?\d)|\s(?:more|less)\s[a-z]+(?:ed|nt|ous|ive|ble|ful|ic)\s"
    r"(?:with|to|by|than|in|for|and|of|about)\b|\s(?:another|does|doesn['’]t|can['’]t|cannot|can|could|has|had|who|that|must|may|might|should|"
    r"would|will|to|thing|day|way|in\s+which|after\s+(?:another|the\s+other)|by\s+one|step\s+at|of\s+those|of\s+a\s+kind|"
    r"and\s+only|with\s+(?:which|whom)|or\s+(?:another|more|the))\b|"
    r"(?<!killed one)(?<!killing one)(?<!wounded one)(?<!wounding one)(?<!injured one)"
    r"(?<!injuring one)(?:\s?[.;?!,…]?[\"”’](?=\W|\Z)|\s?[.;?!,](?=\s|\Z)|\Z)"
)
_ACTS_BEHIND = re.compile(
    r"\s(?:[a-z]+ly\s)?(?:(?!(?:bus|gas|lens|species|series)\b)[a-z]+[^sui\W]s\b(?!\s['’])"
    r"|(?:took|felt|got|went|made|fell|hit|had|left|won|lost|broke|hurt|ran|stood|stuck|[a-z]+ed)\s"
    r"(?:to|in|on|at|for|with|by|an?|the|his|her|its|up|out|off|over|like|as|so|me|us|him|it)\b)"
)
"""A verb behind "this one", which is no number then: "if this one goes", "that one took us"."""
_TELLS_BEHIND = re.compile(r"\s?[,:]|\s(?:is|was|would|will)\b")
"""Behind a point of a list: "number two is to cut costs"."""
_TO_ZERO = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)|able|helps?|helped|beg[aiu]n|began|start(?:s|ed|ing)?|want(?:s|ed)?|"
    r"need(?:s|ed)?|hop(?:es?|ed|ing)|used?|uses|likely|going|continu(?:es?|ed))\sto\s\Z"
)
_IN = re.compile(r"\sin\b")
_OR_TWO = re.compile(r"\ban?\s(?:[a-z][\w’'-]*\s){1,3}or\s\Z", re.IGNORECASE)
_NOTHING_BEHIND = re.compile(
    r"\s?[.,;:!?)—–]|\Z|\s(?:-|to|in|of|on|at|for|from|and|but|with|by|about|that|who|when|before|"
    r"after|here|there|more|ago|later|earlier|away|into|as|if|because|while|per|a)(?!\w)"
)
"""Behind "an app or two": with a noun there it would be a number of that ("or two Democrats")."""
_POINT_BEHIND = re.compile(r"\s(?:point|time|stage|moment|juncture)\b(?!\sin\stime\sonly)")
_A_SUCH = re.compile(r"\b(?:an?|the)\s(?:(?:very|quite|rather|more|most)\s)?[a-z-]+\s\Z")
_SHARE_VERB = re.compile(r"\s(?:of|were|was|are|is|said|say|have|had|did|do)\b")
_UNIT_AND = re.compile(
    r"\b(?:year|decade|century|month|week|day|hour|minute|mile|ton|dozen|percent|point|time|inch|foot|"
    r"feet|pint|pound|acre|mill?ion|billion|hundred|thousand)s?\sand\s\Z"
)
"""Before a part that belongs to the unit: "the past decade and a half of war"."""
_CLOCK = re.compile(r"\s?o\s?['’]\s?clock\b", re.IGNORECASE)
_ONE_TIME = re.compile(r"\stime\b", re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:is|was|are|were|has|had|does|did|can|could|will|would|should|may|might|must|in|on|"
    r"at|for|to|with|from|by|and|or|but|that|who|which|costs?|goes|came|comes|works|looks|seems|"
    r"thing|way|time|than|here|there|out|up|over)\b)[a-z]"
)
_PREPOSITIONS = frozenset("on with for from to like than as at by get got buy want".split())
_PREPOSITION_BEHIND = re.compile(r"\s(?:in|for|on|with|at|and|but|by|from|as|if|when|is|was)\b")
_HALF_NAMES = re.compile(
    r"\s?-(?!\s?(?:mile|hour|year|dozen|inch|million|billion|ton|pint|acre|century|day))"
    r"|\s+(?:marathon|time|brother|sister|way|back|backs|term|moon|staff|mast)\b",
    re.IGNORECASE,
)
_HALF_ORDER = frozenset(
    "first second latter final opening other top bottom better this each upper lower last next "
    "front back either per interest northern southern eastern western every".split()
)
_HALF_COUNTS = re.compile(
    r"[\s-]+(?:of|the|a|an|its|their|his|her|our|all|my|as|turn|million|billion|those|these|"
    r"mile|hour|year|dozen|inch|ton|pint|acre|century|day)\b",
    re.IGNORECASE,
)
_HEDGES = frozenset(
    "almost nearly about over than roughly around only least just approximately under to by".split()
)
_PART_BEHIND = re.compile(
    r"\s+(?:of|that|the|as|more|less|are|were|said|say|have|had)\b|\s?[.,;)]|\Z"
)
_THING_BEHIND = re.compile(
    r"\s+(?!(?:last|this|next|since|over|on|in|to|from|by|at|for|with|during|after|before|between|and|"
    r"or|but|while|when|compared|each|every)\b)[a-z]"
)
"""A noun behind "to a fourth", which makes it an ordinal: "to a fourth term"."""
_KIND_BEHIND = re.compile(
    r"-(?!to-|(?:man|men|woman|member|person|people|judge|seat|point|vote|strong|fold|month|year|week|"
    r"day|hour|minute|second|decade|century|mile|foot|inch|yard|pound|ton|acre|gallon|percent|"
    r"dollar|euro|metre|meter|kilometre|kilometer|thirds|quarters|fifths|game|run|goal|shot|"
    r"term|star|storey|story|bedroom|count|caliber|year-old)s?\b)[a-z]{2,}",
    re.IGNORECASE,
)
_CAPITALISED_BEHIND = re.compile(r"\s+[A-Z\d]")
_PLURAL_BEHIND = re.compile(
    r"\s+(?:(?!(?:to|in|on|at|of|and|or|for|with|from|by|as|was|is|were|are|that|who|which|after|"
    r"before|when|while|but|he|she|it|they|the|an?|had|has|have|will|would|may|can)\b)"
    r"[a-z][\w’'-]*\s+){0,2}?(?!(?:was|is|has|as|its|this|his|less|thus|across)\b)"
    r"(?:people|[a-z][\w’'-]*(?:(?<![iu])s|en))(?<!ss)\b"  # no census, crisis or press
)
_CAPITAL_WORD_BEHIND = re.compile(
    r"\s(?!(?:Hundred|Thousand|Million|Billion|Dozen|People|Men|Women|Dead|Killed|Injured|Hurt)\b)"
    r"[A-Z][a-z]"
)
_CAPITAL_PLURAL_BEHIND = re.compile(r"(?:\s[A-Z][a-z]+){0,2}?\s(?:[A-Z][a-z]+[^su\W]s|People)\b")
_TELLING = frozenset("said says say posted updated published photo video news".split())
_LOWER_BEHIND = re.compile(r"(?:\s|-)[a-z]")
_YEAR_LEADS = frozenset("in since until till circa ad a.d. a.d anno during".split())
_TO_YEAR = re.compile(r"\s?(?:to|and|until|[-–])\s?(?:19\d\d|20[1-3]\d|200[1-9])(?![\d,])")
_BOUNDS_OF_TIME = frozenset("around about circa near before".split())
_AIRCRAFT = frozenset((707, 717, 727, 737, 747, 757, 767, 777, 787))
_AIRCRAFT_BEHIND = re.compile(
    r"[- ]?(?:[Mm]ax|MAX|[Dd]reamliners?|jets?|jetliners?|planes?|aircraft|airliners?|\d{1,3}\b)"
)
_GROUP_OF = re.compile(r"\bG(?:roup|ang)\s+of\s+\Z")
_EMERGENCY = re.compile(r"\b(?:call|center|dispatch|operat|emergenc|tape|record|system|phone)")
_STATUTE = re.compile(
    r"\((?:\d|[a-z])\)|(?<=501)\s?\(?c\b|(?<=501)\s?\(?c\)?\(?\d|\s(?:ILCS|U\.?\s?S\.?\s?C|C\.?F\.?R|F\.\dd|RCW|ORS|NRS)\b"
)
_DIALLED = re.compile(
    r"\b(?:call|text|texting|phone|dial|fax|extension|ext\.?|message)\b[^.;]{0,24}\s\*?\Z",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "the a an in on at of by for with from to and or but nor so yet as about over under nearly "
    "almost some only just all another more less than at least up these those its his her their "
    "our my your when while if because that which who where after before during since until i "
    "we he she they it you this have has had was were is are be been monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday dow meanwhile currently roughly around "
    "approximately between both every each sell sold killed injured wounded".split()
)
_STATE_CODE = re.compile(r"(?<![^\W_])[A-Z]{2}\.?\s\Z")
_PLACE_FIRST = re.compile(
    r"(?:\A[\s\"“‘(]*|[,;:]\s+|\b(?:and|but|while|where|[A-Z][a-z]+day)\s+)"
    r"(?:(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]cross|[Aa]round|[Ff]rom)\s(?:[A-Z][\w'’-]*\s){2,4}"
    r"|[Oo]n\s(?:[A-Z][\w'’-]*\s){1,3}(?:Street|Avenue|Road|Drive|Lane|Boulevard|Square|Island)\s)\Z",
)
"""A place of several words opens a clause: "In New York 35 shops", "on Elm Street 14 shops"."""


_LONGEST_NAME = 10_000
"""From here on a number without separators between names is that of a product."""
_LONGEST_COUNT = 10
_LOOK = 80
"""Characters behind a number that are looked at: keeps the time linear."""


def counts_behind(text: str, stop: int, end: int) -> bool:
    """Whether a plural noun follows within three words."""
    return _PLURAL_BEHIND.match(text, stop, min(end, stop + _LOOK)) is not None


def word_reason(text: str, numeral: Numeral, low: int, end: int) -> str | None:
    """Why a number word is no figure ("no one", "half-time", "six-speed"); None when it is."""
    written = text[numeral.start : numeral.end].lower()
    word = names.last_word(text, numeral.start, low)
    before = word.lower() if word else ""
    end = min(end, numeral.end + _LOOK)
    if _CLOCK.match(text, numeral.end, end):
        return "a time of day"
    if written == "zero" and (before in _BEFORE_ZERO or _zeroes_in(text, numeral, low, end)):
        return "a set phrase"
    if before == "or" and written in ("two", "three") and _is_few(text, numeral, low, end):
        return "a set phrase: it says a few, not how many"
    if written == "one":
        return _capital_word_reason(text, numeral, word, low, end) or _one_reason(
            text, numeral, low, end, before
        )
    if before == "number" and _TELLS_BEHIND.match(text, numeral.end, end):
        return names.LABEL
    if written == "dozen" and before.startswith("baker"):
        return "a set phrase"
    if numeral.form == "fraction":
        return _fraction_reason(text, numeral, end, written, before)
    if numeral.form == "words" and _KIND_BEHIND.match(text, numeral.end, end):
        return "part of a compound that names a kind"
    return _capital_word_reason(text, numeral, word, low, end)


def _zeroes_in(text: str, numeral: Numeral, low: int, end: int) -> bool:
    """Whether somebody takes aim: "zero in on the gang", "trying to zero in"."""
    if _IN.match(text, numeral.end, end) is None:
        return False
    is_on = text.startswith(" in on ", numeral.end)
    return is_on or _TO_ZERO.search(text, max(low, numeral.start - 20), numeral.start) is not None


def _is_few(text: str, numeral: Numeral, low: int, end: int) -> bool:
    """Whether "or two" only follows one thing: "an app or two", "in a week or two"."""
    if _NOTHING_BEHIND.match(text, numeral.end, end) is None:
        return False
    return _OR_TWO.search(text, max(low, numeral.start - 40), numeral.start) is not None


def _one_reason(text: str, numeral: Numeral, low: int, end: int, before: str) -> str | None:
    if _KIND_BEHIND.match(text, numeral.end, end):
        return "part of a compound that names a kind"
    if before == "at" and _POINT_BEHIND.match(text, numeral.end, end):
        return "a set phrase: it tells some time, not how many"
    if before in _POINTING and _ACTS_BEHIND.match(text, numeral.end, end):
        return "the pronoun, not a number"
    if before in _POINTING and _NOUN_BEHIND.match(text, numeral.end, end):
        return None
    if before in _BEFORE_ANYONE and _DOES.match(text, numeral.end, end):
        return "the pronoun, not a number"
    pronoun = before in _NOT_ONE_BEFORE or before in _POINTING
    if not pronoun and text[numeral.start] == "O" and _ONE_TIME.match(text, numeral.end, end):
        pronoun = True
    if not pronoun and _NOUN_BEHIND.match(text, numeral.end, end) is None:
        pronoun = _A_SUCH.search(text, max(low, numeral.start - 30), numeral.start) is not None
    if not pronoun and before in _PREPOSITIONS:
        pronoun = _PREPOSITION_BEHIND.match(text, numeral.end, end) is not None
    if pronoun or _ONE_PRONOUN_BEHIND.match(text, numeral.end, end):
        return "the pronoun, not a number"
    return None


def _capital_word_reason(
    text: str, numeral: Numeral, word: str | None, low: int, end: int
) -> str | None:
    """ "BBC One", "Kick Six": capitals on both sides of the space, but no title in capitals."""
    if not word or numeral.form != "words" or not text[numeral.start].isupper():
        return None
    if _names_group(text, numeral, word, low, end):
        return "part of a name"
    if word == "of":
        group = names.last_word(text, numeral.start - 3, 0)  # "Gang of Eight"
        word = group or word
    if not word[0].isupper() or word.lower() in _NO_NAME or (word.isupper() and len(word) > 3):
        return None  # four capitals and more: a dateline or a headline
    return None if _CAPITALISED_BEHIND.match(text, numeral.end, end) else "part of a name"


def _names_group(text: str, numeral: Numeral, word: str, low: int, end: int) -> bool:
    """Whether a capital within a sentence makes it a name: "the Three Amigos", "Top Ten List"."""
    behind = _CAPITAL_WORD_BEHIND.match(text, numeral.end, end)
    if behind is None or word[-1] == "." or word.isupper() or word.lower() in _TELLING:
        return False
    return not _is_title(text, low, end)


def _fraction_reason(
    text: str, numeral: Numeral, end: int, written: str, before: str
) -> str | None:
    if written == "half":
        if before in _HALF_ORDER or _HALF_NAMES.match(text, numeral.end, end):
            return "half of a match or a year, or part of a name"
        if before in _HEDGES or _HALF_COUNTS.match(text, numeral.end, end):
            return None
        return "half of a match or a year, or part of a name"
    if (
        (written == "a half" and before != "and")
        or written.startswith(("one ", "one-"))
        or written.endswith("s")
    ):
        return None
    if before == "and" and _UNIT_AND.search(text, max(0, numeral.start - 16), numeral.start):
        return "half of a longer number"
    if before == "and" and _SHARE_VERB.match(text, numeral.end, end) is None:
        return "half of a longer number"
    if _PART_BEHIND.match(text, numeral.end, end):
        return None
    if before in _HEDGES and not _THING_BEHIND.match(text, numeral.end, end):
        return None
    return "an ordinal: a place in an order"


def digit_reason(
    text: str, numeral: Numeral, low: int, end: int, *, after_year: bool
) -> str | None:
    """Why bare digits name something (a year, "Shahed 136"); None when they count.

    `after_year` tells that the number refused just before was a year ("1000 and 1260").
    """
    end = min(end, numeral.end + _LOOK)
    if is_hour(text, numeral.start, numeral.end, low, end):
        return "a time of day"
    if numeral.end - numeral.start >= _LONGEST_COUNT:
        return "an identifier: so many digits without a separator"
    return (
        _year_reason(text, numeral, low, end, after_year=after_year)
        or _name_reason(text, numeral, low, end)
        or _code_reason(text, numeral, low, end)
    )


def _year_reason(
    text: str, numeral: Numeral, low: int, end: int, *, after_year: bool
) -> str | None:
    start, stop, value = numeral.start, numeral.end, numeral.low
    if stop - start != 4 or not 1000 <= value < 2200:
        return None
    if after_year:
        return "a bare year"
    hedge = hedges.hedge_before(text, start, low)
    if hedge is not None and hedge.words not in _BOUNDS_OF_TIME:
        return None
    noun = _PLURAL_BEHIND.match(text, stop, end)
    if 1900 <= value <= 2040:
        return None if noun is not None and value == 2000 else "a bare year"
    word = names.last_word(text, start, low)
    if noun is not None or word is None:
        return None
    lead = word.lower()
    if lead in _YEAR_LEADS or (lead in ("by", "before", "after") and value > 1500):
        return "a bare year"
    if lead == "the" and value >= 1500 and _LOWER_BEHIND.match(text, stop, end):
        return "a bare year"
    if lead in ("from", "between") and value >= 1500 and _TO_YEAR.match(text, stop, end):
        return "a bare year"
    return None


def _name_reason(text: str, numeral: Numeral, low: int, end: int) -> str | None:
    """A number right behind a name ("Shahed 136", "Voyager 2") belongs to it."""
    word = names.last_word(text, numeral.start, low)
    if word is None or not word[0].isupper():
        return None
    if numeral.low >= _LONGEST_NAME:
        is_named = _CAPITAL_WORD_BEHIND.match(text, numeral.end, end) and _is_noun(word)
        is_many = _CAPITAL_PLURAL_BEHIND.match(text, numeral.end, end)
        return "part of a name" if is_named and not is_many else None
    if word.lower() in _NO_NAME or text[numeral.start - 1] != " ":
        return None
    if _is_title(text, low, end):
        return "part of a name" if _ends_name(text, word, numeral.end, end) else None
    at = numeral.start - 1 - len(word)
    first = at <= low or text[at - 1] in '“"('
    if _PLURAL_BEHIND.match(text, numeral.end, end):
        lead = names.last_word(text, at, low)
        if first or (lead is not None and (lead.islower() or lead.lower() in _NO_NAME)):
            return None
        # models seldom have two digits there, and counts below ten are seldom in digits
        if numeral.low >= 10 and _PLACE_FIRST.search(text[max(low, at - _LOOK) : numeral.start]):
            return None
    elif first and _LOWER_BEHIND.match(text, numeral.end, end):
        return "part of a name" if word.isupper() and 3 <= len(word) <= 4 else None
    return "part of a name"


def _ends_name(text: str, word: str, stop: int, end: int) -> bool:
    """Whether a noun in capitals and a comma make a title: "Empire 2,", unlike "Kharkiv 12,"."""
    if stop < end and text[stop] not in ",;:)":
        return False
    return not is_unknown(word.lower()) and _is_noun(word)


def _is_noun(word: str) -> bool:
    """Whether a word in capitals is a noun or unknown, and no verb of a headline."""
    lower = word.lower()
    if any(map(may_be_verb, (lower, lower[:-1], lower[:-2]))):
        return False
    return is_unknown(lower) or is_common_noun(lower)


def _is_title(text: str, low: int, end: int) -> bool:
    """Whether the sentence is a headline in capitals, where a capital says nothing."""
    words = [word for word in text[low : min(end, low + 200)].split() if len(word) > 3]
    if len(words) < 3:
        return False
    return sum(word[0].isupper() for word in words if word[0].isalpha()) >= 0.8 * sum(
        word[0].isalpha() for word in words
    )


def _counts_911(text: str, numeral: Numeral, end: int) -> bool:
    noun = _PLURAL_BEHIND.match(text, numeral.end, end)
    return noun is not None and _EMERGENCY.search(noun.group()) is None


def _code_reason(text: str, numeral: Numeral, low: int, end: int) -> str | None:
    value = numeral.low
    if _GROUP_OF.search(text, max(low, numeral.start - 10), numeral.start):
        return "part of a name"
    if _STATUTE.match(text, numeral.end, end):
        return "a law: it numbers a title or chapter"
    if (value >= 1000 or text[numeral.start - 1] == "*") and _DIALLED.search(
        text, max(low, numeral.start - 40), numeral.start
    ):
        return "a number to call or text"
    if value == 911 and not _counts_911(text, numeral, end):
        return "an emergency number"
    if value in _AIRCRAFT and _AIRCRAFT_BEHIND.match(text, numeral.end, end):
        return "an aircraft type"
    if numeral.end - numeral.start == 5 and _STATE_CODE.search(
        text, max(low, numeral.start - 5), numeral.start
    ):
        return "a postal code"
    return None
