"""The code of a word, corrected by its form and by the words beside it.

The tagger sees one word ahead and two tags back; what cannot stand beside its neighbours is
put right here, by rules of English that hold whatever the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from figures.lemmas import lemma_of_verb
from figures.tagger import is_common_noun, is_unknown, may_be_noun, may_be_verb
from figures.units import is_unit

_TEMPORAL = frozenset(
    [
        *("year", "years", "month", "months", "week", "weeks", "day", "days", "today", "hour"),
        *("yesterday", "tomorrow", "tonight", "decade", "decades", "night", "morning", "evening"),
        *("afternoon", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        *("sunday", "january", "february", "april", "june", "july", "september", "hours"),
        *("october", "november", "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec"),
        *("weekend", "century", "quarter", "spring", "summer", "autumn", "minutes"),
    ]
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d$")
_NOUN_MARKERS = frozenset(["a", "an", "the", "its", "their", "his", "her", "our", "my", "your"])
_POINTING = frozenset(["the", "these", "those", "all"])
_SUBORDINATORS = frozenset(
    ["that", "because", "if", "although", "though", "while", "whereas", "unless", "whether"]
)
_LIKE_PREPOSITIONS = frozenset(
    ["involving", "containing", "including", "according", "regarding", "excluding", "following"]
)
_PAST_OR_NOUN = frozenset(
    [
        *("shot", "cut", "hit", "put", "set", "split", "hurt", "cost", "left", "found", "fell"),
        *("saw", "led", "lost", "won", "spent", "burst", "bit", "bet", "shed", "spread", "struck"),
        "rose",
    ]
)
_GENITIVES = frozenset(["'", "’", "'s", "’s"])
_AUXILIARIES = frozenset(["is", "was", "has", "does", "'s", "’s"])
_ADJECTIVE_ENDINGS = tuple(
    "al ar ary ble ed en er est ful ian ic ile ing ior ish ive less ous y".split()
)
_HELPED = frozenset(
    [
        *("do", "does", "did", "help", "helps", "helped", "let", "lets", "make", "makes", "made"),
        *("see", "saw", "not"),
    ]
)
"""Words that an infinitive without "to" may follow at a distance."""
_DATED_SUBJECT = re.compile(r"I[DYKJC]+[VM]")
"""Behind a gerund that is the subject: "sampling between 2014 and 2017 showed"."""
_NEVER_BEFORE_NOUN = frozenset(
    [
        *("suffered", "received", "sustained", "underwent", "remained", "fled", "died", "had"),
        *("needed", "required", "became", "seemed", "refused", "complained", "reported"),
    ]
)
"""Past forms that describe no noun, as in "two suffered minor injuries"."""
_TAKES_OF = frozenset(
    [
        *("think", "know", "hear", "speak", "tell", "consist", "die", "approve", "dispose", "talk"),
        *("complain", "warn", "boast", "dream", "admit", "conceive", "smell", "reek", "stop"),
    ]
)
"""Verbs that "of" may follow, some of which are nouns too."""
BEFORE_CLAUSES = frozenset(
    [
        *("say", "tell", "think", "believe", "claim", "allege", "add", "note", "know", "hope"),
        *("fear", "report", "show", "expect", "find", "confirm", "estimate", "announce", "see"),
        *("let", "help", "make", "watch", "hear", "feel", "mean", "suggest", "argue", "insist"),
        *("warn", "predict", "forecast", "be", "have", "do", "get", "deny", "admit", "reveal"),
    ]
)
"""Verbs that another verb with its own subject may follow: "said the price rose"."""
_FOLK = frozenset(["male", "female", "juvenile", "native", "civilian", "black", "white"])
"""Adjectives that also name people: "one deceased male"."""
_AFTER_FOLK = frozenset(["shot", "hurt", "struck"])
"""Participles that follow the noun: "five people shot in the park"."""
FIXED = {
    **dict.fromkeys(_TEMPORAL, "Y"),
    "of": "O",
    "/": "/",
    "dead": "J",
    "aged": "I",
    **dict.fromkeys(
        ("nowadays", "onstage", "offstage", "year-to-date", "year-on-year", "year-over-year"), "A"
    ),
    **dict.fromkeys(("is", "are", "was", "were"), "V"),
    **dict.fromkeys("dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt".split(), "V"),
    **dict.fromkeys("cant couldnt wont wouldnt shouldnt".split(), "M"),
    **dict.fromkeys("weve theyve youve theyre youre hes shes thats theres im ive".split(), "E"),
}
"""Codes of words whatever their tag; without apostrophe too, as many texts are handed on."""
BY_FORM = _SUBORDINATORS | _LIKE_PREPOSITIONS | _PAST_OR_NOUN | _GENITIVES | {"that", "worth"}
"""Words to read again whatever their code."""


def reread(lower: str, lowers: list[str], codes: list[str], i: int) -> str:
    """The code of a token whose form or neighbours may overrule its tag."""
    code = codes[i]
    if lower in FIXED:
        return code
    following = codes[i + 1] if i + 1 < len(codes) else "."
    if code == "C" and _YEAR.match(lower):
        is_span = codes[i - 2 : i] == ["Y", "K"]
        return "C" if following in "NPJ" and not is_span else "Y"
    if lower == "worth":
        return "I" if following in "QADIHE" else "N"
    if code == "I" and lower in _SUBORDINATORS:
        return "W" if following in "VM" else "X"
    if code == "G" and lower in _LIKE_PREPOSITIONS:
        return "I"
    if code == "G" and "-" in lower:
        return "J"
    if code == "G" and not lower.endswith(("ing", "in")):
        return "N"
    if i == 0:
        return code
    before = codes[i - 1]
    if code == "D" and lower == "that" and before in "NP" and following in "VM":
        return "W"
    if lower in _GENITIVES and _is_genitive(lower, lowers[i - 1], codes, i):
        return "S"
    if code == "E" and lower == "us" and before == "D":
        return "P"
    if code not in "BVJGNZ":
        return "V" if before == "Q" and lower in _NEVER_BEFORE_NOUN else code
    if code == "V" and following in "BV" and _ends_subject(lower, lowers, codes, i):
        return "N"
    if code in "BVZ" and before == "Q" and _is_of_one(lower, lowers, codes, i):
        return "N"
    if code in "BVG" and _stands_as_noun(lower, lowers, codes, i, following):
        return "N"
    return _reread_verb(lower, lowers, codes, i, following)


def _is_genitive(lower: str, owner: str, codes: list[str], i: int) -> bool:
    """Whether an apostrophe marks an owner: "the boys' home", "the Sheriff's Office"."""
    after = codes[i + 1 : i + 3]
    is_noun = bool(after) and (after[0] in "NPG" or after in (["J", "N"], ["C", "J"]))
    if lower in ("'", "’"):
        return owner.endswith("s") and codes[i - 1] in "NP" and (is_noun or after[:1] == ["Q"])
    return codes[i] == "V" and codes[i - 1] in "NPY" and is_noun


def _stands_as_noun(
    lower: str, lowers: list[str], codes: list[str], i: int, following: str
) -> bool:
    """Whether a word tagged as a verb stands where only a noun can."""
    code, before = codes[i], codes[i - 1]
    if code == "G":
        if before in "OI" and following in ".,;)I" and not _has_verb_stem(lower):
            return True
        if before in ",X:" and _DATED_SUBJECT.match("".join(codes[i + 1 : i + 12])):
            return True
        is_told = before == "Q" or codes[max(i - 2, 0) : i] == ["Q", "J"]  # "one fatal shooting."
        if is_told and following in ".,:)W" and may_be_noun(lower):
            return True
        return (following == "O" and before in "DHJSK") or following == "V"
    if lowers[i - 1] in _NOUN_MARKERS or before == "O":
        return True
    pair = codes[i - 2] + before if i > 1 else before
    if pair in ("DJ", "AJ", "HJ", "SJ") and following not in "DHQE":
        return True
    if before == "Q" and lower[-1] != "s" and may_be_noun(lower) and _is_a_quantity(codes, i):
        return following not in "DHE" or lowers[i - 2] not in _POINTING  # "the two split the prize"
    is_told = before == "Q" or pair in ("QJ", "QZ")
    if is_told and lower not in _AUXILIARIES:
        is_object = code == "B" and (following not in "DHQEP" or lowers[i + 1] == "each")
        if is_object or (following == "O" and lemma_of_verb(lower) not in _TAKES_OF):
            return True
        if lowers[i - 1] == "one":
            return code == "V" and may_be_verb(lower) and lower not in _PAST_OR_NOUN
        return _is_third_person(lower)
    is_many = codes[i - 2] == "Q" and lowers[i - 2] not in ("one", "1")
    if is_many and before == "N" and _is_third_person(lower) and lowers[i - 1][-1] != "s":
        if following == "Z":
            return lower not in _AUXILIARIES  # "two theft suspects involved"
        return following in "OKI.,"  # "three felony counts of"
    if following == "O" and before == "N" and not lower.endswith(("s", "ed")):
        return not lowers[i - 1].endswith("s")
    if following == "O" and before in "NP" and _is_third_person(lower):
        return may_be_noun(lower[:-1]) and lemma_of_verb(lower) not in _TAKES_OF
    return code == "V" and before == "I" and _is_third_person(lower) and codes[i - 2] != "V"


def _is_of_one(lower: str, lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a "verb" ends a phrase of one thing: "killed in one hit"."""
    is_one = lowers[i - 1] in ("one", "1") and i > 1 and codes[i - 2] in "IO"
    return is_one and (codes[i + 1 : i + 2] or ["."])[0] in ".,:)" and may_be_noun(lower)


def _ends_subject(lower: str, lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a "verb" is a noun before its own verb: "screen sizes remain", "gas use rose"."""
    if codes[i - 1] not in "NPJ" or lower in _HELPED | _AUXILIARIES:
        return False
    follows = lowers[i + 1]
    if not lower.endswith("s"):
        is_clause = lowers[i - 1].endswith("s") or lemma_of_verb(lower) in BEFORE_CLAUSES
        is_base = lemma_of_verb(lower) == lower and may_be_noun(lower)
        return is_base and not is_clause and codes[i + 1] == "V" and codes[i - 1] == "N"
    is_many = not _is_third_person(follows) and not follows.endswith(("ed", "en"))
    return is_many and may_be_noun(lower[:-1]) and may_be_verb(follows)


def _is_a_quantity(codes: list[str], i: int) -> bool:
    """Whether an article opens the quantity before a token: "after a 0.1 % gain"."""
    i -= 1
    while i and codes[i] == "Q":
        i -= 1
    return codes[i] == "D"


def _has_verb_stem(lower: str) -> bool:
    """Whether a word in -ing is a verb with that ending: unlike "herring"."""
    stem = lower[:-3]
    return any(may_be_verb(form) for form in (stem, stem + "e", stem[:-1]))


def _is_third_person(lower: str) -> bool:
    return lower.endswith("s") and not lower.endswith("ss")


def _reread_verb(lower: str, lowers: list[str], codes: list[str], i: int, following: str) -> str:
    """The code of a word that may be a verb, or a noun or adjective that looks like one."""
    code, before = codes[i], codes[i - 1]
    if before == "S" and code == "V" and lower.endswith("ed") and following in "NPJ":
        return "Z"
    if code == "B" and before in "NP":
        return _bare_verb(lower, lowers, codes, i)
    if code == "J" and _ends_count(lower, lowers, codes, i):
        return "N"
    if code == "J" and _names(lower, before, following, codes[i + 1 : i + 3]):
        return "N"
    if code in "NJ" and lower.endswith("ing") and _acts(lowers[i - 1], before, following):
        return "G"
    if code in "NJ" and lower.endswith("ing") and lowers[i - 1] == "last" and i > 1:
        return "G" if lowers[i - 2] in ("is", "are", "was", "were") else code
    if code == "J" and lower == "likely" and before == "M":
        return "A"
    if code in "NJ" and following == "E" and _takes_pronoun(lower, lowers, codes, i):
        return "B" if set(codes[:i]) & {"M", "T"} else "V"
    if code in "NJ" and _calls_for_verb(lower, codes, i, following):
        return "B"
    if code == "N" and lower[-1] == "s" and _follows_one(lower, lowers, codes, i):
        return "V"
    if before == "Q" and lower in _NEVER_BEFORE_NOUN:
        return "V"
    is_past = lower.endswith(("ed", "en")) or lower in _PAST_OR_NOUN
    if before == "Q" and following in "NP" and code in "VZJ" and is_past:
        is_elided = codes[i - 2 : i - 1] == ["D"] or is_unit(lowers[i - 1])
        return "V" if is_elided and not has_verb(codes, i) else "Z"
    if lower.endswith("ed"):
        if before == "Q" and code == "J":
            return "Z"
        if code == "J" and lower != "aged" and _tells(codes, i, following):
            return "V"
        helper = _helper_before(lowers, codes, i) if code in "JN" else ""
        if helper == "have" or (helper == "be" and following not in "NP"):
            return "Z"
    if lower in _PAST_OR_NOUN and code in "NJVZB":
        if _helper_before(lowers, codes, i) in ("be", "have", "get"):
            return "Z"
        if before == "Q" and following in "DHE" and not has_verb(codes, i):
            return "V"
        is_one = lowers[i - 1] in ("one", "1", "a")
        if lower in _AFTER_FOLK and before == "Q" and following in "KIA,." and not is_one:
            return "Z"
        if lower in _AFTER_FOLK and before == "N" and following in "KIA,.":
            return "Z"
        if before in "EWNPAY)," and following in "DHQEPTI":
            return "V"
        if before in "KV" and following in "DHQE":
            return "V"
    return code


def _follows_one(lower: str, lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a "plural" ends "one man remains": one of anything has no plural."""
    is_head = codes[i - 1] == "N" and not lowers[i - 1].endswith("s")
    is_one = "one" in (lowers[i - 2], lowers[i - 3] if codes[i - 2] in "NJ" else "")
    return is_head and is_one and may_be_verb(lower[:-1])


def _ends_count(lower: str, lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether an adjective is the noun of a number: "one deceased male and one female"."""
    following = codes[i + 1] if i + 1 < len(codes) else "."
    if following not in ".,:)KVMX" or lower in ("dead", "alive", "missing", "more"):
        return False
    if following == "V" and lowers[i + 1].endswith("s"):
        return False  # "two male suspects"
    if following not in "VM" and lower not in _FOLK and not is_common_noun(lower):
        return False
    first = i - 1
    while first and codes[first] in "JZ":
        first -= 1
    return codes[first] == "Q"


def _names(lower: str, before: str, following: str, after: list[str]) -> bool:
    """Whether an adjective is a noun: without a noun behind it, or guessed for no ending."""
    if before in "DHS" and following in "MVTO" and is_common_noun(lower):
        return True
    if before == "P" and following == "A" and "".join(after[1:2]) in ("V", "M", "Z"):
        return True  # "the Harlow flat reportedly sold"
    if before == "P" and following in "MV" and is_common_noun(lower):
        return True
    if before == "O" and following in ".)(I:VM" and (is_common_noun(lower) or is_unknown(lower)):
        return True
    is_guess = before in "DHJNQ" and lower.isalpha() and not lower.endswith(_ADJECTIVE_ENDINGS)
    return is_guess and is_unknown(lower) and is_unknown(lower.capitalize())


def _tells(codes: list[str], i: int, following: str) -> bool:
    """Whether an adjective in -ed stands between subject and object: "Cruz garnered just 1 %"."""
    if codes[i - 1] == "W" or codes[i - 2 : i] in (["W", "A"], ["P", "A"]):
        return following not in "NJ"
    if codes[i - 1] == "," and following in "DHQ":
        return True
    if following == "P" and codes[i - 1] == "N":
        return not has_verb(codes, i)
    is_near = following in "DHEQ" or (following == "A" and codes[i + 2 : i + 3] == ["Q"])
    return codes[i - 1] in "NPE" and is_near


def _bare_verb(lower: str, lowers: list[str], codes: list[str], i: int) -> str:
    """What an infinitive behind a noun is, where nothing before calls for an infinitive."""
    if any(code in "MT" or word in _HELPED for word, code in zip(lowers[:i], codes, strict=False)):
        return "B"
    following = codes[i + 1] if i + 1 < len(codes) else "."
    if lower in _PAST_OR_NOUN and following in "DHQE":
        return "V"
    is_many = lowers[i - 1].endswith("s") or codes[i - 2 : i - 1] == ["K"]
    if is_many and following in "DHQEIA":
        return "V"
    if following in "I,.:KVMXW":
        return "N" if may_be_noun(lower) or is_unknown(lower) else "V"
    return "B"


def _acts(before: str, code: str, following: str) -> bool:
    """Whether a noun in -ing is a verb: "firms accounting for", "..., striking two men"."""
    if code == ",":
        return following in "DHQEP"
    if code not in "NP":
        return False
    return following in "DHET" or (following in "IQ" and before.endswith("s"))


def _calls_for_verb(lower: str, codes: list[str], i: int, following: str) -> bool:
    """Whether "will" or "to" stands before a noun-like word that takes an object."""
    is_adjective, at = codes[i] == "J", i
    i -= 1
    while i and codes[i] == "A":
        i -= 1
    if codes[i] == "T" and following in "HE":
        return lower not in ("death", "date")
    if is_adjective and (codes[i] != "M" or following not in "NPDHQE" or "B" in codes[i + 1 :]):
        return False
    if codes[i] == "M" and i and codes[i - 1] in "NPEW" and not lower.endswith("s"):
        return "B" not in codes[at + 1 : at + 4]
    if codes[i] == "T" and following in "DH" and i and codes[i - 1] not in "I":
        return codes[at + 2 : at + 3] != ["Y"] and not lower.endswith("s")
    return may_be_verb(lower) and (codes[i] == "M" or (codes[i] == "T" and following in "DHQEJ"))


def _takes_pronoun(lower: str, lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a word joined by "and" has a pronoun for an object: "and condense it into"."""
    is_object = lowers[i + 1] in ("it", "them", "him", "us", "me")
    return codes[i - 1] == "K" and is_object and (may_be_verb(lower) or is_unknown(lower))


def _helper_before(words: Sequence[str], codes: list[str], i: int) -> str:
    """Lemma of the word before, adverbs skipped."""
    i -= 1
    while i and codes[i] == "A":
        i -= 1
    return lemma_of_verb(words[i])


def has_verb(codes: list[str], i: int) -> bool:
    """Whether the clause around a token has a finite verb already."""
    first = i - 1
    while first >= 0 and codes[first] not in ",:XWK(":
        if codes[first] in "VM":
            return True
        first -= 1
    last = i + 1
    while last < len(codes) and codes[last] not in ",:XWK(":
        if codes[last] in "VM":
            return True
        last += 1
    return False
