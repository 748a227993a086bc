"""Dictionary forms: of a noun its singular, of a verb its infinitive.

Irregular forms stand in data/lemmas.txt; the rest follows rules, and where a rule leaves a
choice ("hoped": hop or hope) the words that the tagger knows as verbs decide.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pkgutil import get_data  # importlib.resources takes 10 ms, of every look-up

_FOLK = {"men": "man", "women": "woman", "people": "person", "children": "child"}
_VOWELS = "aeiou"
_E_STEMS = (
    "v",
    "u",
    "c",
    "z",
    "iat",
    "uat",
    "dg",
    "rg",
    "lg",
    "bl",
    "cl",
    "dl",
    "fl",
    "gl",
    "kl",
    "pl",
    "tl",
)
_E_ENDINGS = ("at", "ur", "ir", "or", "is", "us", "os", "as", "ut", "id", "ud", "ad", "ak", "ok")


@lru_cache(maxsize=8_000)
def lemma_of_noun(word: str) -> str:
    """The singular; capitals stay ("Koreans" -> "Korean", "SUVs" -> "SUV")."""
    lower = word.lower()
    nouns, _, same = _tables()
    if lower in nouns:
        return _cased(word, nouns[lower])
    if lower in same:
        return word
    for plural, singular in _FOLK.items():
        if lower.endswith(plural) and len(lower) > len(plural) + 1:
            return _cased(word, lower[: -len(plural)] + singular)
    if "-in-" in lower or "-of-" in lower:
        first, _, rest = word.partition("-")
        return f"{lemma_of_noun(first)}-{rest}"
    head, hyphen, tail = word.rpartition("-")
    if hyphen and head and tail:
        return f"{head}-{lemma_of_noun(tail)}"
    return _cased(word, _singular(lower))


def _singular(lower: str) -> str:
    if len(lower) < 3 or not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s")):
        return lower
    if lower.endswith("ies"):
        return lower[:-3] + "y" if len(lower) > 4 else lower[:-1]
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return lower[:-2]
    return lower[:-1]


def _cased(word: str, lower: str) -> str:
    """`lower` with the capitals of `word`."""
    if word.islower():
        return lower
    if word.lower().startswith(lower):
        return word[: len(lower)]
    return word[0] + lower[1:]


@lru_cache(maxsize=8_000)
def lemma_of_verb(word: str) -> str:
    """The infinitive in lower case: "sent" -> "send", "killing" -> "kill"."""
    lower = word.lower()
    _, verbs, _ = _tables()
    if lower in verbs:
        return verbs[lower]
    if lower.endswith("ing") and len(lower) > 5:
        return _restore(lower[:-3])
    if lower.endswith(("ied", "ies")) and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("ed") and len(lower) > 4:
        return _restore(lower[:-2])
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return lower[:-1]
    return lower


def _restore(stem: str) -> str:
    """The infinitive that this is without its -ed or -ing: "displac" -> "displace"."""
    from figures.tagger import may_be_noun, may_be_verb  # 20 ms, which a search never needs

    _, verbs, _ = _tables()
    undoubled = stem[:-1] if stem[-1] == stem[-2] else ""
    if may_be_noun(stem + "e"):
        return stem + "e"
    for choice in (stem + "e", stem, undoubled):
        if choice in verbs or may_be_verb(choice):
            return choice
    if undoubled and stem[-1] not in "lsfz":
        return undoubled
    return stem + "e" if _lost_e(stem) else stem


def _lost_e(stem: str) -> bool:
    """Whether an unknown verb ends in a silent e: by its last letters, or one short syllable."""
    if stem.endswith(_E_STEMS) or (stem.endswith("s") and not stem.endswith("ss")):
        return True
    before, vowel, last = stem[-3:-2], stem[-2], stem[-1]
    if vowel not in _VOWELS or last in _VOWELS + "wxy" or (before and before in _VOWELS):
        return False
    is_short = not any(letter in _VOWELS for letter in stem[:-2])
    return is_short or stem.endswith(_E_ENDINGS)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Plural to noun, form to verb, and nouns that do not change."""
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    same: frozenset[str] = frozenset()
    text = (get_data("figures", "data/lemmas.txt") or b"").decode("utf-8")
    for line in text.splitlines():
        kind, *words = line.split()
        if kind == "noun":
            nouns.update(dict.fromkeys(words[1:], words[0]))
        elif kind == "verb":
            verbs.update(dict.fromkeys(words, words[0]))
        elif kind == "same":
            same = frozenset(words)
    return nouns, verbs, same
