"""One letter for each token of a sentence, from its tag, its form and its neighbours.

    D determiner   H my, their   J adjective   N noun   P name   Y year, Monday   C other number
    Q quantity     S 's          E pronoun     W who, which      I preposition    O of   T to
    A adverb       V finite verb B infinitive  M modal  G -ing   Z participle     K and, or
    X that, if, while   , ( ) : / " and . for the rest

Where the tagger's choice cannot stand beside its neighbours, the neighbours win.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from figures.lemmas import lemma_of_verb
from figures.neighbours import BEFORE_CLAUSES, BY_FORM, FIXED, has_verb, reread
from figures.second_look import look_again
from figures.tagger import is_common_noun, is_headline, may_be_noun, may_be_verb

_CODES = {
    "DT": "D", "PDT": "D", "PRP$": "H", "WP$": "W", "JJ": "J", "JJR": "J", "JJS": "J", "NN": "N",
    "NNS": "N", "NNP": "P", "NNPS": "P", "FW": "N", "CD": "C", "POS": "S", "PRP": "E", "EX": "E",
    "WP": "W", "WDT": "W", "WRB": "W", "IN": "I", "TO": "T", "RB": "A", "RBR": "A", "RBS": "A",
    "RP": "A", "VBD": "V", "VBP": "V", "VBZ": "V", "VB": "B", "MD": "M", "VBG": "G", "VBN": "Z",
    "CC": "K", ",": ",", "(": "(", ")": ")", "[": "(", "]": ")", ":": ":", ";": ":", "-": ":",
    "–": ":", "—": ":", '"': '"', "“": '"', "”": '"', "‘": '"', "’": '"', "'": '"',
}  # fmt: skip
_CLAUSE_LINKS = frozenset(["as", "after", "before", "since", "until", "than", "once", "so"])
_LINKING = frozenset(["be", "stay", "remain", "keep", "look", "seem", "feel", "become", "grow"])
_MULTIPLYING = frozenset(["doubled", "tripled", "trebled", "quadrupled", "quintupled", "halved"])
"""Verbs that are quantities too."""
_PARTICLES = frozenset(["out", "up", "down", "off", "away", "back"])
"""Words behind a verb that are no preposition where one follows: "shoots out at"."""
_ADDRESSES = ("http://", "https://", "www.")
"""How addresses of pages begin, which are no word of a phrase."""
_DATING = frozenset("in since until by last of from to late early mid during through next".split())
"""Words behind which "March" and "May" are months and no names."""
_CLAUSE = re.compile(r"[DH]*[JCNPYQS]*[NPYEQ]A?[VM]")


SAME_IN_PLURAL = frozenset(
    "aircraft spacecraft hovercraft deer sheep moose elk lynx bison buffalo reindeer salmon trout "
    "cod tuna fish shrimp squid swine cattle livestock poultry offspring police personnel".split()
)
"""Nouns whose plural has no ending: the verb behind it looks like the noun that is counted."""


def encode(
    words: Sequence[str],
    lowers: list[str],
    tags: Sequence[str],
    spans: Sequence[tuple[int, int]],
) -> str:
    """The code string of a sentence, given its words also in lower case.

    `spans` are first and last token of its quantities.
    """
    fixed, tagged = FIXED.get, _CODES.get
    codes = [
        ":" if w.startswith(_ADDRESSES) else fixed(w) or tagged(t, ".")
        for w, t in zip(lowers, tags, strict=True)
    ]
    _close_abbreviations(words, codes)
    for first, last in spans:
        codes[first : last + 1] = "Q" * (last + 1 - first)
    _close_compounds(words, codes, spans)
    for first, last in spans:
        if lowers[last] in _MULTIPLYING and codes[last + 1 : last + 2] not in (["N"], ["P"], ["J"]):
            codes[first : last + 1] = "A" * (last - first) + "V"
    for i in _doubtful(lowers, codes):
        codes[i] = reread(lowers[i], lowers, codes, i)
    _free_verbs(words, lowers, tags, codes)
    look_again(words, lowers, tags, codes)
    code = "".join(codes)
    if not _CLAUSE_LINKS.isdisjoint(lowers):
        for i, lower in enumerate(lowers):
            if lower in _CLAUSE_LINKS and codes[i] == "I" and _CLAUSE.match(code, i + 1):
                code = code[:i] + "X" + code[i + 1 :]
    return code


def _doubtful(lowers: list[str], codes: list[str]) -> Iterator[int]:
    """Tokens whose form or neighbours may overrule their tags; earlier ones are changed by then."""
    seen = [
        i
        for i, code in enumerate(codes)
        if code in "NBVJCEG" or (lowers[i] in BY_FORM and code != "Q")
    ]
    has_one = "one" in lowers
    for i in seen:
        if codes[i] == "N":
            lower = lowers[i]
            is_one = has_one and lower[-1] == "s" and "one" in lowers[max(i - 3, 0) : i]
            is_doubtful = is_one or (i > 0 and codes[i - 1] in "MTA")
            if not is_doubtful and not lower.endswith(("ed", "ing")) and lower not in BY_FORM:
                continue
        yield i


def _close_compounds(
    words: Sequence[str], codes: list[str], spans: Sequence[tuple[int, int]]
) -> None:
    """A noun hyphened to a number belongs to it: "a 62-storey tower" is a tower."""
    for _, last in spans:
        if words[last + 1 : last + 2] != ["-"] or not words[last][-1].isdigit():
            continue
        if "".join(codes[last + 2 : last + 4]) in ("NN", "NP", "NJ", "JN"):
            codes[last + 1 : last + 3] = "QQ"


def _close_abbreviations(words: Sequence[str], codes: list[str]) -> None:
    """Full stops inside names and dates join what they stand between: "Mrs. Poe", "Jan. 4"."""
    inner = range(1, len(codes) - 1)
    for i in [i for i in inner if codes[i] in "CPABVJ" or words[i] in (".", "=")]:
        if codes[i] == "C" and codes[i - 1] == "Y" and len(words[i]) < 3:
            codes[i] = "Y"
        elif words[i] == "=":
            codes[i] = "A" if codes[i - 1] == "P" else codes[i]  # "EUR=", as agencies write it
        elif words[i] == "." and words[i - 1][0].isupper() and words[i + 1] != ".":
            if codes[i - 1] in "NP" and codes[i + 1] == "P":
                codes[i - 1 : i + 1] = "P/"
            elif words[i - 1] in ("Jr", "Sr") and i + 2 < len(codes):
                codes[i - 1 : i + 1] = "PP"
            elif codes[i - 1] == "Y" and codes[i + 1] == "C":
                codes[i : i + 2] = "YY"
        elif codes[i] == "P" and words[i] in ("March", "May") and words[i - 1].lower() in _DATING:
            codes[i] = "Y"
        elif codes[i] in "ABVJ" and codes[i - 1] == "P" and _is_surname(words, codes, i):
            codes[i] = "P"


def _is_surname(words: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether a name ends with a word of another class: "Ann Back, who was"."""
    is_name = words[i].istitle() and words[i - 1].istitle() and codes[i + 1] in ",S"
    return is_name and not is_headline(words)


def _free_verbs(
    words: Sequence[str], lowers: list[str], tags: Sequence[str], codes: list[str]
) -> None:
    """Clauses without a verb: a "plural" that may be one is ("a plume that extends miles")."""
    tells_of_many = not SAME_IN_PLURAL.isdisjoint(lowers)
    for i in [i for i in range(1, len(codes) - 1) if codes[i] in "NJBVZ"]:
        code = codes[i]
        if (
            code == "N"
            and codes[i - 1] == "Q"
            and codes[i + 1] in ".,AID"
            and not lowers[i - 1].endswith(("fold", "one"))  # a twelve-fold increase, in one hit
            and _is_only_verb(words[i])
        ):
            if not has_verb(codes, i):
                codes[i] = "V"
            continue
        if (
            code == "N"
            and codes[i - 1] == "N"
            and codes[i - 2] == "Q"
            and _is_done(words[i], codes[i + 1])
        ):
            codes[i] = "B"
            continue
        if code in "NJ" and codes[i - 1] == "Q" and _goes_on(lowers, codes, i):
            codes[i] = "V"
            continue
        if tells_of_many and code in "NJB" and _tells_of_many(lowers, codes, i):
            codes[i] = "V"
            continue
        if code in "VB" and codes[i + 1] in "TIO.," and _is_object(words, codes, i):
            codes[i] = "N"
            continue
        if code not in "NJBZ" or codes[i + 1] not in "DQHEPJITAXO" or not words[i].islower():
            continue
        before = codes[i - 1]
        if code == "J" and before == "V" and _is_plural_with_verb(words, codes, i):
            codes[i - 1 : i + 1] = "NV"
            continue
        if code == "Z":
            is_main = before in "NPAE" and _is_main(words, codes, i)
            if is_main or _is_listed(codes, i):
                codes[i] = "V"
            continue
        if tags[i] == "NNS":
            is_headed = tags[i - 1] in ("NN", "JJ") and codes[i + 1] not in "OX"
            stems = (words[i][:-1], words[i][:-2])
            is_phrasal = lowers[i + 1] in _PARTICLES and codes[i + 2 : i + 3] in (["I"], ["T"])
            if codes[i + 1] == "I" and not is_phrasal and any(map(may_be_noun, stems)):
                is_headed = is_headed and _is_whole_clause(codes, i)
            is_only_verb = before == "," and codes[i + 1] in "DHQE"
            is_only_verb = is_only_verb and not any(map(may_be_noun, stems))
            is_further = before == "A" and codes[i - 2] in "NPE" and codes[i + 1] in "DHQE"
            fits = before in "PEWX" or (before == "N" and is_headed) or is_only_verb or is_further
        elif tags[i] == "NN" and words[i - 1].lower() in ("which", "who"):
            if codes[i + 1] == "I" and codes[i - 2] in "NP," and may_be_verb(words[i]):
                codes[i] = "V"  # "fees, which range from 1 % to 2 %, fell"
            continue
        elif code == "N" and tags[i] == "NN" and _is_said_of_many(words, tags, codes, i):
            codes[i] = "V"
            continue
        else:
            fits = code in "JB" and tags[i - 1] in ("NNS", "NNPS", "PRP", "WP", "WDT")
            stems = (words[i], "")
        if not fits or not (may_be_verb(stems[0]) or may_be_verb(stems[1])):
            continue
        if not has_verb(codes, i):
            codes[i] = "V"


def _is_done(word: str, following: str) -> bool:
    """Whether a "noun" is what somebody counted does: "had one person commit suicide"."""
    return following in "NDHPE" and _is_only_verb(word)


def _goes_on(lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a particle makes a verb of a word behind a number: "the top 10 face off in"."""
    is_many = lowers[i - 1] not in ("one", "1") and lowers[i + 1] in _PARTICLES
    if not is_many or codes[i + 2 : i + 3] in (["N"], ["P"], ["J"], ["G"], ["Q"]):
        return False
    return may_be_verb(lowers[i]) and not has_verb(codes, i)


def _tells_of_many(lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a word is the verb of a counted plural without ending: "500 lynx remain here"."""
    if lowers[i - 1] not in SAME_IN_PLURAL:
        return False
    first = i - 1
    while first and codes[first - 1] in "JN":
        first -= 1
    if first == 0 or codes[first - 1] != "Q":
        return False
    is_followed = codes[i + 1] not in "NPGVM"
    return is_followed and may_be_verb(lowers[i]) and not has_verb(codes, i)


def _is_object(words: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether a "verb" ends the object of the verb before: "raised its sales forecast to"."""
    word = words[i].lower()
    first = i
    while first and codes[first - 1] in "NJQ":
        first -= 1
    if first == i or first < 2 or codes[first - 1] not in "DH" or codes[first - 2] not in "VZ":
        return False
    is_clause = lemma_of_verb(words[first - 2]) in BEFORE_CLAUSES
    return may_be_noun(word) and not is_clause


def _is_said_of_many(words: Sequence[str], tags: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether a "noun" is the verb of a plural or a share: "Prices for the model start at $5."."""
    if tags[i - 1] == "NNS" and _is_said_of_share(words, codes, i):
        return True
    if codes[i + 1] not in "IQT" or codes[i - 1] not in "NJ" or words[-1] != ".":
        return False
    if tags[0] not in ("NNS", "NNPS") or not set(codes).isdisjoint("VM"):
        return False
    return may_be_verb(words[i]) and set(codes[:i]) <= set("NJDHIOPAQC")


def _is_said_of_share(words: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether a "noun" is the verb of a share of many: "a quarter of pupils graduate with"."""
    first = i - 1
    while first and codes[first - 1] in "DHJ":
        first -= 1
    is_share = codes[first - 2 : first] == ["Q", "O"]
    return is_share and may_be_verb(words[i]) and not has_verb(codes, i)


def _is_only_verb(word: str) -> bool:
    """Whether a word behind a number can be no noun: "some 700 sang"."""
    word = word.lower()
    return not is_common_noun(word) and not word.endswith("s") and may_be_verb(lemma_of_verb(word))


def _is_plural_with_verb(words: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether "verb" and "adjective" are a plural and its verb: "neutron stars spin 5 times"."""
    is_plural = words[i - 1].endswith("s") and codes[i - 2] in "NJ" and codes[i + 1] in "QDI"
    if not is_plural or lemma_of_verb(words[i - 1]) in _LINKING or not may_be_verb(words[i]):
        return False
    return is_common_noun(words[i - 1])


def _is_listed(codes: list[str], i: int) -> bool:
    """Whether a participle is one of several verbs: "they came, shopped at one, and left"."""
    if codes[i - 1] != "," or "V" not in codes[:i]:
        return False
    told = "".join(codes[i + 1 : i + 40])
    return ",KV" in told and "V" not in told[: told.find(",KV")]


def _is_main(words: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether a participle is the verb of its clause: "the firms arranged for buses".

    Not behind a number ("two men arrested in May"), for headlines leave "were" out.
    """
    first = i
    while first and codes[first - 1] not in ",:XWK(":
        first -= 1
        if codes[first] in "QVMGZBT" or lemma_of_verb(words[first]) in ("be", "have", "get"):
            return False
    return not has_verb(codes, i) and any(code in "NPE" for code in codes[first:i])


def _is_whole_clause(codes: list[str], i: int) -> bool:
    """Whether a conjunction opens the words around a token, or they are all of the sentence."""
    first = i
    while first and codes[first - 1] not in ",:XWK(":
        first -= 1
    if first:
        return codes[first - 1] in "XWK"
    return all(code not in ",:XWK(" for code in codes[i:])
