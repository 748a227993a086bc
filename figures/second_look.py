"""Codes put right when the whole sentence has its own: verbs read as nouns, and nouns as verbs.

A clause needs a verb and has one; what the tagger takes for a noun behind a plural, with an object
behind it, is that verb. Instrument codes of news agencies are no words of a noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from figures.lemmas import lemma_of_verb
from figures.neighbours import BEFORE_CLAUSES, has_verb
from figures.tagger import is_common_noun, is_unknown, may_be_noun, may_be_verb

_UNCHANGED = frozenset(
    "cast cut hit set put shut split slit shed spread quit beat bet bid shot".split()
)
"""Past forms that look like nouns and take an object without article: "voters cast ballots"."""
_MEASURING = frozenset(["total", "average", "number", "cost", "top"])
"""Verbs that look like nouns and stand before an amount: "debts in the country total $5m"."""
COMPASS = frozenset("north south east west".split()) | frozenset(
    f"{a}{b}" for a in ("north", "south") for b in ("east", "west")
)
_HOLDING = frozenset(["stay", "remain", "keep", "look", "seem", "feel", "become", "stand"])
"""Verbs that a participle may follow: "looks worried about"."""
_VERBAL = ("ate", "ize", "ise", "ify")
"""Endings of verbs that the tagger may not know."""
_BEFORE_NOUN = "DHEQ"
_INSTRUMENT = re.compile(r"[A-Z]{2,5}(?:c|v|cv|cm)\d{1,2}|CM[A-Z]{2}3|MI[A-Z]{2,4}0{4,5}PUS")
"""Codes of futures, metals and share indices as agencies write them behind the name: the letters
of the contract and "c1" for the next to end, "crude CLc1 fell"."""
_SPECIAL = COMPASS | _UNCHANGED | {"online", "age", "ages", "="}
_DOUBTFUL = re.compile(
    r"(?=[NPJVB\"])(?:N(?:(?<=IN)(?=[DHEQ])|(?<=NN)(?=[XIDHQE])"
    r"|(?<=PN)(?=[DHEQ])|(?<=[,A]N)(?=[DHQEI])|(?<=DN)(?=[QDHE]))"
    r"|(?<=M)N(?=[QDHE])|J(?:(?<=[DH]J)(?=O)|(?<=QJ)(?=[VM])|(?<=OJ)(?=K)|(?<=NJ)(?=ZQ))"
    r"|V(?:(?<=[NJ]V)(?=[VZ.,)])|(?<=QV))|(?<=V)B|(?<=[NP])\"(?=[BV]))"
)
"""Codes beside others that cast doubt on them: none else is looked at again."""


def look_again(
    words: Sequence[str], lowers: list[str], tags: Sequence[str], codes: list[str]
) -> None:
    """Change codes that the rest of the sentence speaks against."""
    if not _SPECIAL.isdisjoint(lowers):
        _look_at_special(words, lowers, tags, codes)
    for i, word in enumerate(words[:-1]):
        if not word.isalpha() and _INSTRUMENT.fullmatch(word):
            _leave_out(codes, i)
    for match in _DOUBTFUL.finditer("".join(codes)):
        i = match.start()
        code = codes[i]
        if code == "N":
            if codes[i + 1] in "IX" and lowers[i][-1] != "s":
                continue
            codes[i] = _noun_code(words, lowers, tags, codes, i)
            if codes[i] == "V" and lowers[i - 1] == "that":
                codes[i - 1] = "W"
        elif code == "J":
            _look_at_adjective(lowers, codes, i)
        elif code in "VB":
            if _is_noun(lowers, tags, codes, i):
                codes[i] = "N"
        elif _marks_owner(words, lowers, codes, i):
            codes[i : i + 2] = "SN"
    if len(codes) == 1:
        return
    if lowers[0].endswith("ing") and codes[0] in "NP" and _opens_clause(lowers, codes):
        codes[0] = "G"
    elif codes[0] in "NP" and codes[1] in "DHQ" and _commands(words, lowers, codes):
        codes[0] = "B"


def _look_at_special(
    words: Sequence[str], lowers: list[str], tags: Sequence[str], codes: list[str]
) -> None:
    """Words whose code hangs on what they stand beside: "40 miles north of", "sons, ages 9"."""
    for i in [i for i in range(1, len(codes) - 1) if lowers[i] in _SPECIAL]:
        lower, before, following = lowers[i], codes[i - 1], codes[i + 1]
        if lower == "=":
            if words[i - 1].isupper():
                _leave_out(codes, i - 1)  # "Sterling GBP= was"
        elif lower in _UNCHANGED:
            if codes[i] == "N" and _is_verb(words, lowers, tags, codes, i):
                codes[i] = "V"
        elif codes[i] not in "NJ" or following in "NPJG":
            continue
        elif lower in ("age", "ages"):
            codes[i] = "I" if following == "Q" and before in "N," else codes[i]
        elif lower == "online" or before == "Q":
            codes[i] = "A"


def _leave_out(codes: list[str], i: int) -> None:
    """Make a token no part of a noun phrase, nor the slash before it."""
    if i and codes[i] in "NP":
        codes[i] = "A"
        codes[i - 1] = codes[i - 1].replace("/", "A")


def _noun_code(
    words: Sequence[str], lowers: list[str], tags: Sequence[str], codes: list[str], i: int
) -> str:
    """The code of a token read as a noun."""
    lower = lowers[i]
    if codes[i - 1] == "M":
        return "N" if lower.endswith("s") else "B"  # "each can power 40 homes"
    if lower.endswith("ing"):
        return "G" if _is_gerund(lowers, codes, i) else "N"
    if lower.endswith("s") and _is_third_person(lowers, tags, codes, i):
        return "V"
    return "V" if _is_verb(words, lowers, tags, codes, i) else "N"


def _is_third_person(lowers: list[str], tags: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether a "plural" is a verb: "The agency estimates that", "..., trails the Hawks"."""
    before, following = codes[i - 1], codes[i + 1]
    if tags[i] != "NNS" or before in "DHJQSO":
        return False
    stem = lemma_of_verb(lowers[i])
    if before == "N" and following == "X" and stem in BEFORE_CLAUSES and lowers[i + 1] == "that":
        return not has_verb(codes, i)
    if before in ",A" and following in "DHQEI" and _closes_relative(codes, i):
        return may_be_verb(stem) and (following != "I" or not may_be_noun(stem))
    is_known = may_be_verb(stem) and not may_be_noun(stem)
    is_made = is_unknown(lowers[i]) or not is_common_noun(stem)
    if before == "N" and tags[i - 1] == "NN" and following in "IDHQE":
        return (is_known or (is_made and stem.endswith(_VERBAL))) and not has_verb(codes, i)
    return False


def _closes_relative(codes: list[str], i: int) -> bool:
    """Whether the comma before a token closes a relative clause: "Alba, which won, leads"."""
    comma = i - 1
    while comma and codes[comma] == "A":
        comma -= 1
    start = "".join(codes[:comma]).rfind(",")
    return codes[comma] == "," and codes[start + 1] == "W" and start > 0


def _is_verb(
    words: Sequence[str], lowers: list[str], tags: Sequence[str], codes: list[str], i: int
) -> bool:
    """Whether a "noun" is the only verb of its clause: "two boys slit the sack"."""
    following, lower = codes[i + 1], lowers[i]
    if lowers[i - 1] == "that" and codes[i - 2] in "NP" and following in "QDHE" and i > 1:
        return may_be_verb(lower) and not lower.endswith("s")
    if following not in "DHEQN" or codes[i - 1] not in "NP" or tags[i] != "NN":
        return False
    if lower in _MEASURING and following == "Q":
        return _is_plural(tags, codes, i) and not has_verb(codes, i)
    if tags[i - 1] != "NNS" or (following == "Q" and words[-1] != "."):
        return False
    if following == "N" and (lower not in _UNCHANGED or tags[i + 1] != "NNS"):
        return False
    return (lower in _UNCHANGED or may_be_verb(lower)) and not has_verb(codes, i)


def _is_plural(tags: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether the first noun phrase of the clause before a token is a plural."""
    first = i
    while first and codes[first - 1] not in ",:XWK(":
        first -= 1
    while first < i and codes[first] in "DHJQCNP" and tags[first] != "NNS":
        first += 1
    return tags[first] == "NNS" and (first == i - 1 or codes[first + 1] in "IO")


def _is_gerund(lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a noun in -ing has an object behind a preposition: "after spending ten years"."""
    return codes[i - 1] == "I" and codes[i + 1] in _BEFORE_NOUN and _has_verb_stem(lowers[i])


def _commands(words: Sequence[str], lowers: list[str], codes: list[str]) -> bool:
    """Whether a sentence opens with what is to be done: "Bake the bread", "Mix two spoons"."""
    is_alone = not has_verb(codes, 0) and may_be_verb(lowers[0])
    return is_alone and (codes[1] != "Q" or (words[-1] == "." and "V" not in codes))


def _opens_clause(lowers: list[str], codes: list[str]) -> bool:
    """Whether the first word acts on what follows: "Rounding out the five, Alba won"."""
    at = 2 if codes[1] == "A" else 1
    return codes[at : at + 1] in (["D"], ["H"], ["Q"]) and _has_verb_stem(lowers[0])


def _has_verb_stem(lower: str) -> bool:
    stem = lower[:-3]
    return may_be_verb(lemma_of_verb(lower)) or may_be_verb(stem) or may_be_verb(stem + "e")


def _look_at_adjective(lowers: list[str], codes: list[str], i: int) -> None:
    """A noun read as an adjective: "a lead of 5 km", "the Alba composite rose"."""
    before, following = codes[i - 1], codes[i + 1]
    if before in "DH" and following == "O" and may_be_noun(lowers[i]):
        codes[i] = "N"
    elif before == "Q" and following in "VM":
        is_compound = "-" in lowers[max(i - 2, 0)] or "-" in lowers[i - 1]
        if is_compound and _has_article(codes, i):
            codes[i] = "N"  # "the 100-metre final was"
    elif before == "O" and following == "K" and codes[i + 2] not in "JNPDHAZG":
        codes[i] = "N"  # "200 g of flour and"
    elif before == "N" and following == "Z" and codes[i + 2 : i + 3] == ["Q"]:
        is_subject = codes[i - 2 : i - 1] == ["D"] and not has_verb(codes, i)
        if is_subject and lowers[i + 1].endswith("ed"):
            codes[i : i + 2] = "NV"


def _is_noun(lowers: list[str], tags: Sequence[str], codes: list[str], i: int) -> bool:
    """Whether a "verb" stands where only a noun can."""
    lower, before, following = lowers[i], codes[i - 1], "".join(codes[i + 1 : i + 2])
    if codes[i] == "B":
        is_object = before == "V" and lemma_of_verb(lowers[i - 1]) not in BEFORE_CLAUSES
        return is_object and may_be_noun(lower) and set(codes[:i]).isdisjoint("MT")
    if following in ("V", "Z"):
        return _ends_name(lowers, codes, i) or _ends_plural(lowers, codes, i)
    if tags[i] == "NN" and before == "Q":
        return _has_article(codes, i)  # "a 4 % increase from"
    is_last = (
        tags[i] == "VBZ"
        and following in (".", ",", ")")
        and codes[i - 2 : i] in (["I", "N"], ["O", "N"])
    )
    return is_last and may_be_noun(lower[:-1]) and _has_other_verb(codes, i)


def _has_article(codes: list[str], i: int) -> bool:
    """Whether an article opens the quantity before a token."""
    first = i - 1
    while first and codes[first] == "Q":
        first -= 1
    return codes[first] == "D"


def _has_other_verb(codes: list[str], i: int) -> bool:
    """Whether a verb stands in the same clause before a token."""
    first = i
    while first and codes[first - 1] not in ",:XWK(":
        first -= 1
    return any(code in "VMZ" for code in codes[first:i])


def _ends_name(lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a "verb" is a noun behind a singular in -s: "cannabis use rose"."""
    before, lower = lowers[i - 1], lowers[i]
    is_singular = before.endswith("s") and not may_be_noun(before[:-1])
    return codes[i - 1] == "N" and is_singular and not lower.endswith("s") and may_be_noun(lower)


def _ends_plural(lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether a "verb" is a plural before its verb in -ed: "mortgage rates averaged 4 %"."""
    lower, stem = lowers[i], lemma_of_verb(lowers[i])
    is_plural = lower.endswith("s") and may_be_noun(lower[:-1]) and stem not in _HOLDING
    is_told = lowers[i + 1].endswith("ed") and codes[i + 2 : i + 3] in (["Q"], ["I"], ["T"], ["D"])
    return codes[i - 1] in "NJ" and is_plural and is_told and stem not in BEFORE_CLAUSES


def _marks_owner(words: Sequence[str], lowers: list[str], codes: list[str], i: int) -> bool:
    """Whether an apostrophe marks an owner before a noun like a verb: "Sanders' win in Elm"."""
    is_owner = words[i] in "'’" and lowers[i - 1].endswith("s") and codes[i - 1] in "NP"
    is_open = any(word in "'‘’" for word in words[:i])
    return (
        is_owner
        and not is_open
        and may_be_noun(lowers[i + 1])
        and codes[i + 2 : i + 3] in (["I"], ["O"], ["T"])
    )
