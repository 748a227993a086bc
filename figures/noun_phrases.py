"""Noun phrases: how far one reaches to the left of a verb, or to the right of a preposition.

Extents are read from part-of-speech tags, one token at a time and no further than a clause
reaches.
"""

from __future__ import annotations

from figures.cues import DAYS, word_set
from figures.quotes import Line

REACH = 28
"""Longest mention in tokens; longer runs are not names but text without punctuation."""
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
"""Tags of nouns and names."""
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "POS", "VBN", "VBG", "FW", "$", "PRP$", "DT"})
_PARTS = NOUNS | _MODIFIERS
_DESCRIBED = NOUNS | {"JJ"}
LINKS = frozenset({"of", "for", "by", "from", "in", "at", "with", "on", "to"})
"""Prepositions that tie a second noun to the one before them."""
_PLACING = LINKS | {"near", "inside", "outside", "across", "behind"}
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who", "which", "i", "we"})
_STANDS_ALONE = frozenset({"both", "others", "some", "many", "most", "several", "critics", "all"})
_BEFORE_ARTICLE = LINKS | {"and", "or", "/", "&", "familiar", "both"}
CLAUSE_OPENINGS = frozenset({",", ":", ";", "“", "”", "—", "–", "-", "--"})
"""Marks behind which a clause may begin."""
_PARTICLES = word_set("de al bin ben van von der den la le del di da dos el ibn abu")
_CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep
    oct nov dec
    """
)
_NAMED_MONTHS = frozenset({"april", "may", "june", "jun", "jan", "august"})
"""Months that are given names as well: "June Park"."""
_DATING = word_set("in on since of last this next until by during early late mid from to before")
_SHORT = word_set(
    """
    mr mrs ms dr prof gen lt col maj capt sgt adm gov sen rep reps sens rev st jr sr no corp
    inc co ltd pres supt det
    """
)


def noun_phrase_before(line: Line, j: int) -> tuple[int, int] | None:
    """Span of the noun phrase that ends with token j; None if none does."""
    low, tags, words = line.low, line.tags, line.words
    end = j + 1
    if words[j] == ")":
        j = _open_bracket(line, j) - 1
        if j < 0:
            return None
    if low[j] in _PRONOUNS:
        return j, end
    if words[j] == "." and low[j - 1] in _SHORT and j > 0:
        j -= 1
    if not (tags[j] in NOUNS or low[j] in _STANDS_ALONE or (j and words[j][:1].isupper())):
        return None
    if low[j] in DAYS and tags[j] != "NN":
        return None
    k = j - 1
    while k >= 0 and j - k < REACH and _reaches_left(line, k):
        if words[k] == ")":
            k = _open_bracket(line, k)
        elif tags[k] in ("DT", "PRP$") and not _continues_left(line, k - 1):
            k -= 1
            break
        k -= 1
    a = k + 1
    while a < j and (_cannot_open(line, a) or low[a] in LINKS):
        a += 1
    return a, end


def _cannot_open(line: Line, a: int) -> bool:
    """Whether no noun phrase begins with token a; "vessel-tracking data" does."""
    gerund = line.tags[a] == "VBG" and "-" not in line.words[a]
    return gerund or line.tags[a] in ("IN", "CC", "POS") or line.words[a] == "."


def _continues_left(line: Line, k: int) -> bool:
    """Whether token k is a preposition that ties what follows to a noun before it."""
    if k < 1 or line.low[k] not in _PLACING:
        return False
    return (
        line.tags[k - 1] in NOUNS
        or line.low[k - 1] in ("familiar", "close", "briefed")
        or (line.tags[k - 1] in ("VBN", "VBD") and k > 1)
        or (line.tags[k - 1] == "VBG" and k > 1 and line.tags[k - 2] in NOUNS)
    )


def _reaches_left(line: Line, k: int) -> bool:
    low, tags, words = line.low, line.tags, line.words
    word = words[k]
    if word == ")":
        return _open_bracket(line, k) > 0
    if word == ".":
        return k > 0 and (low[k - 1] in _SHORT or len(words[k - 1]) == 1)
    if word in ("/", "&", "-"):
        tight = k > 0 and line.ends[k - 1] == line.starts[k] and line.ends[k] == line.starts[k + 1]
        return word == "&" or tight
    if low[k] in _PARTICLES and words[k + 1][:1].isupper():
        return word[0].isupper() or (k > 0 and words[k - 1][:1].isupper())
    if low[k] in _PLACING:
        return _continues_left(line, k)
    if low[k] in ("and", "or"):
        named = k > 0 and words[k - 1][:1].isupper() and words[k + 1][:1].isupper()
        return named or (k > 0 and tags[k - 1] == tags[k + 1] == "JJ")  # federal and local police
    if low[k] in _CALENDAR and word[:1].isupper():
        named = low[k] in _NAMED_MONTHS and words[k + 1][0].isupper()
        return named and (k == 0 or low[k - 1] not in _DATING)
    if low[k] in ("familiar", "close", "briefed") and low[k + 1] in ("with", "to", "on"):
        return k > 0 and tags[k - 1] in NOUNS
    if tags[k] == "RB":  # a newly formed committee
        opens = k == 0 or tags[k - 1] == "DT" or words[k - 1] in CLAUSE_OPENINGS
        return tags[k + 1] in ("VBN", "JJ") and opens
    if tags[k] in ("VBN", "VBD"):
        return low[k + 1] in ("by", "from", "in", "last") or tags[k] == "VBN"
    return tags[k] in _PARTS and low[k] not in ("that", "both") and word not in "“”"


def _open_bracket(line: Line, k: int) -> int:
    """The "(" that belongs to the ")" at k, when near; -1 otherwise."""
    for m in range(k - 1, max(k - 8, -1), -1):
        if line.words[m] == "(":
            return m
    return -1


def _close_bracket(line: Line, k: int) -> int:
    """The ")" that belongs to the "(" at k, when near; -1 otherwise."""
    for m in range(k + 1, min(k + 8, len(line.words))):
        if line.words[m] == ")":
            return m
    return -1


def phrase_after(line: Line, i: int) -> tuple[int, int] | None:
    """Span of the noun phrase that begins at token i; None if none does."""
    low, tags, words = line.low, line.tags, line.words
    count = len(words)
    if i >= count:
        return None
    if words[i] == "“":
        close = next((k for k in range(i + 1, min(i + REACH, count)) if words[k] == "”"), -1)
        return (i + 1, close) if close > i + 1 else None
    if low[i] in _PRONOUNS and tags[i] != "PRP$":
        return i, i + 1
    if low[i] in ("that", "what", "how", "why", "if") or low[i] in DAYS:
        return None
    k = i
    while k < count and k - i < REACH and _reaches_right(line, i, k):
        k = _close_bracket(line, k) + 1 if words[k] == "(" else k + 1
    while k > i and (tags[k - 1] in ("IN", "CC", "DT", "TO") or words[k - 1] in "./-&("):
        k -= 1
    if k == i or not any(tags[m] in NOUNS or words[m][0].isupper() for m in range(i, k)):
        return None
    return i, k


def _is_daily(line: Line, k: int) -> bool:
    """Whether the time at token k only tells which one: "its evening bulletin"."""
    following = line.tags[k + 1 : k + 2] == ["NN"] and line.low[k + 1] not in DAYS
    return following and line.tags[k] == "NN" and line.words[k].islower()


def _reaches_right(line: Line, i: int, k: int) -> bool:
    low, tags, words = line.low, line.tags, line.words
    count = len(words)
    word = words[k]
    if word == ".":
        return k + 1 < count and (low[k - 1] in _SHORT or len(words[k - 1]) == 1)
    if word in ("/", "&", "-"):
        return word == "&" or (k > i and line.ends[k - 1] == line.starts[k])
    if tags[k] == "CD" and k > i and tags[k - 1] in NOUNS:  # the department five people
        return k + 1 >= count or (tags[k + 1] not in _DESCRIBED and words[k + 1] != "-")
    if word == "(":
        return k > i and _close_bracket(line, k) > k
    if low[k] in _PARTICLES and k > i and words[k - 1][:1].isupper():
        return k + 1 < count and words[k + 1][:1].isupper()
    if low[k] in ("familiar", "close", "briefed") and low[k + 1 : k + 2] in (["with"], ["to"]):
        return k > i
    if low[k] in LINKS:
        if k == i or k + 1 >= count or (low[k] != "of" and tags[k + 1] == "CD"):
            return False
        return low[k + 1] not in DAYS and tags[k + 1] in _PARTS
    if low[k] in ("and", "or"):
        plural = tags[k + 1 : k + 2] == ["NNS"] or tags[k + 1 : k + 3] == ["NN", "NNS"]
        return plural or (k + 1 < count and words[k + 1][:1].isupper())
    named_day = low[k] in DAYS and k > i and not _is_daily(line, k)
    if named_day or (tags[k] in ("DT", "PRP$") and k > i and low[k - 1] not in _BEFORE_ARTICLE):
        return False
    if tags[k] == "VBD" and tags[k - 1] == "NNP":
        return False
    if tags[k] in ("VBN", "VBG", "VBD") and k > i:
        follower = tags[k + 1] if k + 1 < count else ""
        modifier = tags[k] != "VBD" and (follower in NOUNS or follower == "JJ")
        return k + 1 < count and (low[k + 1] in LINKS or modifier)
    return tags[k] in _PARTS and low[k] not in ("that", "there")
