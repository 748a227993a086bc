"""The words beside a cue that name its source: the subject before a verb, the phrase after one.

A mention is a noun phrase; its extent is read from part-of-speech tags, one token at a time and
no further than a clause reaches.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.animacy import can_be_who
from figures.cues import DAYS, word_set
from figures.quotes import Line
from figures.source_words import NO_PERSONS

_REACH = 28
"""Longest mention in tokens; longer runs are not names but text without punctuation."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "POS", "VBN", "VBG", "FW", "$", "PRP$", "DT"})
_PARTS = _NOUNS | _MODIFIERS
_LINKS = frozenset({"of", "for", "by", "from", "in", "at", "with", "on", "to"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who", "which", "i", "we"})
_STANDS_ALONE = frozenset({"both", "others", "some", "many", "most", "several", "critics", "all"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_BEFORE_ARTICLE = _LINKS | {"and", "or", "/", "&", "familiar", "both"}
_CLAUSE_OPENINGS = frozenset({",", ":", ";", "“", "”", "—", "–", "-", "--"})
_PARTICLES = word_set("de al bin ben van von der den la le del di da dos el ibn abu")
_CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep
    oct nov dec
    """
)
_NOBODY = word_set("all somebody someone anybody anyone everybody everyone nobody no whoever")
_AUXILIARIES = word_set(
    """
    has have had having 's ’s 've ’ve 'd ’d is are was were be been being 're ’re do does did
    """
)
_BE = word_set("is are was were be been being 're ’re")
_MODALS = word_set(
    """
    would could might should may can must will wo ca cannot to 'll ’ll n't not never
    """
)
_SHORT = word_set(
    """
    mr mrs ms dr prof gen lt col maj capt sgt adm gov sen rep reps sens rev st jr sr no corp
    inc co ltd pres supt det
    """
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens a..b of a line that name a source, and where its name stands when they do not."""

    a: int
    b: int
    name_a: int
    name_b: int
    """The antecedent of "who" and "which"; the mention itself otherwise."""
    before: int
    """Last token before the whole subject with its apposition; -1 at the sentence's start."""

    @classmethod
    def plain(cls, a: int, b: int, before: int) -> Mention:
        """A mention that is its own name."""
        return cls(a, b, a, b, before)


def subject_before(line: Line, i: int, *, passive_is_report: bool) -> Mention | None:
    """The subject of the verb at token i, past its auxiliaries, adverbs and appositions.

    `passive_is_report`: the verb form may be a participle, so that after "is" or "was" it has
    no speaker. None when there is no subject, or when the verb is denied, wished or only possible.
    """
    low, tags = line.low, line.tags
    j = i - 1
    while j >= 0 and (low[j] in _AUXILIARIES or low[j] in _MODALS or _is_adverb(line, j)):
        if low[j] in _MODALS or (passive_is_report and _is_passive(low, j)):
            return None
        j -= 1
    if j < 0:
        return None
    j = _skip_time_back(line, j)
    if j < 0:
        return None
    if low[j] in (",", "—", "–", "-", "--"):
        return _past_apposition(line, j)
    if low[j] == "that" and tags[j] == "WDT":
        return _antecedent(line, j)
    mention = noun_phrase_before(line, j)
    if mention is None:
        return None
    a, b = mention
    if low[a] in ("who", "which"):
        return _antecedent(line, a)
    if tags[a] == "PRP" and b - a > 1:
        return None
    if is_share(line, a, b) or low[a] in _NOBODY:
        return None
    return Mention.plain(a, b, a - 1)


def _is_passive(low: list[str], j: int) -> bool:
    """Whether the auxiliary at token j makes a participle passive: "is", "it's"; not "she's"."""
    contracted = low[j] in ("'s", "’s") and j > 0 and low[j - 1] in ("it", "that", "this", "what")
    return low[j] in _BE or contracted


def _is_adverb(line: Line, j: int) -> bool:
    return line.tags[j] in ("RB", "RBR") and line.low[j] not in ("ago", "not")


def _skip_time_back(line: Line, j: int) -> int:
    """Past "on Monday", "last week", "earlier this month" that stand before the verb."""
    low = line.low
    k = j
    while k >= 0 and (low[k] in DAYS or line.tags[k] == "CD" or low[k] in ("this", "the", "'s")):
        k -= 1
    if k == j or not any(low[m] in DAYS for m in range(k + 1, j + 1)):
        return j
    if k >= 0 and low[k] in ("on", "in", "at", "since", "during"):
        k -= 1
        if k >= 0 and low[k] == "," and k > 0:
            return k
        return k
    return k if k >= 0 and line.tags[k] in _NOUNS | {"PRP"} and low[j] != "today" else j


def _antecedent(line: Line, who: int) -> Mention | None:
    k = who - 1
    if k >= 0 and line.low[k] == ",":
        k -= 1
    found = noun_phrase_before(line, k) if k >= 0 else None
    if found is None or line.low[found[1] - 1] in DAYS or is_share(line, *found):
        return None
    if line.low[who] == "who" and not can_be_who(line, *found):
        inner = max((m for m in range(*found) if line.low[m] in _LINKS), default=found[0] - 1)
        found = (inner + 1, found[1])
    return Mention(who, who + 1, found[0], found[1], found[0] - 1)


def _past_apposition(line: Line, comma: int) -> Mention | None:
    """The noun phrase before "..., 67, director of the centre in Lyon, said"."""
    low, tags = line.low, line.tags
    sign = low[comma]
    ends = [comma]
    k = comma - 1
    while k >= 0 and comma - k <= _REACH + 12 and low[k] not in ("“", "”", ";", ":"):
        if low[k] == sign:
            ends.append(k)
        k -= 1
    starts = [end + 1 for end in ends[1:]] + [k + 1]
    subject = None
    relative = False
    for start, end in zip(reversed(starts), reversed(ends), strict=True):
        if (end == comma and subject is not None) or start >= end:
            continue
        if tags[start] in ("VBD", "VBZ", "MD") and not relative:
            subject = None  # that was a clause of its own; its subject is not ours
        elif subject is None:
            found = noun_phrase_before(line, end - 1)
            opener = tags[start] in ("RB", "CC") or low[start] in ("as", "that", "when", "while")
            if found is not None and found[0] <= start + opener:
                subject = found if found[1] - found[0] < _REACH else None
        relative = relative or bool({"who", "whose", "which"} & set(low[start:end]))
    if subject is None or subject[1] == comma:
        return None
    a, b = subject
    if is_share(line, a, b):
        return None
    named = name_beside(line, a, b)
    if named is not None:
        return Mention(a, comma, *named, a - 1)
    return Mention.plain(a, b, a - 1)


def name_beside(line: Line, a: int, b: int) -> tuple[int, int] | None:
    """The name that follows the common noun phrase a..b: "her manager, Ann Lee"; None without."""
    words = line.words
    if words[b : b + 1] != [","] or words[b - 1][0].isupper():
        return None
    certain = line.tags[a] == "DT"
    if not certain and (line.low[b - 1] in NO_PERSONS or line.tags[b - 1] != "NN"):
        return None
    found = phrase_after(line, b + 1)
    if found is None:
        return None
    end = next((k for k in range(*found) if line.low[k] in _LINKS), found[1])
    closed = end < found[1] or words[end : end + 1] in ([","], ["."])
    if not closed or not (certain or end - b > 2):
        return None
    return (b + 1, end) if _is_name(line, b + 1, end) else None


def is_share(line: Line, a: int, b: int) -> bool:
    """ "52 percent", "four people", "a full third of voters": an answer, not a source."""
    if line.tags[a] == "CD" and line.low[a] != "one" and line.tags[b - 1] != "NNP":
        return True
    return any(word in ("percent", "%", "cent", "pct") for word in line.low[a:b])


def sentence_subject(line: Line, limit: int, *, nearest: bool = False) -> Mention | None:
    """The subject of the first main clause before token `limit`, or of the `nearest` one."""
    tags, words = line.tags, line.words
    openings = [0, *(k + 1 for k in range(limit) if words[k] in _CLAUSE_OPENINGS)]
    for i in reversed(openings) if nearest else openings:
        while i < limit and tags[i] in ("CC", "RB"):
            i += 1
        found = phrase_after(line, i) if i < limit else None
        if found is None or found[1] >= limit:
            continue
        verb = _past_insertion(line, found[1], limit)
        if verb < limit and (tags[verb] in _FINITE or line.low[verb].endswith("ed")):
            return None if is_share(line, *found) else Mention.plain(*found, i - 1)
    return None


def _past_insertion(line: Line, k: int, limit: int) -> int:
    """Index behind adverbs, "on Friday" and one ", ... ," that stand between subject and verb."""
    low, tags = line.low, line.tags
    if k < limit and low[k] == ",":
        close = next((m for m in range(k + 1, limit) if low[m] == ","), limit)
        k = close + 1 if close - k < _REACH else limit
    while k < limit:
        on_day = low[k] == "on" and low[k + 1 : k + 2] and low[k + 1] in DAYS
        if not (on_day or tags[k] == "RB" or low[k] in DAYS):
            break
        k += 1
    return k


def _is_name(line: Line, a: int, b: int) -> bool:
    return line.words[a][:1].isupper() and line.low[a] not in DAYS and b - a <= 8


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
    if not (tags[j] in _NOUNS or low[j] in _STANDS_ALONE or (j and words[j][:1].isupper())):
        return None
    if low[j] in DAYS and tags[j] != "NN":
        return None
    k = j - 1
    while k >= 0 and j - k < _REACH and _reaches_left(line, k):
        if words[k] == ")":
            k = _open_bracket(line, k)
        elif tags[k] in ("DT", "PRP$") and not _continues_left(line, k - 1):
            k -= 1
            break
        k -= 1
    a = k + 1
    while a < j and (tags[a] in ("IN", "CC", "VBG", "POS") or low[a] in _LINKS or words[a] == "."):
        a += 1
    return a, end


def _continues_left(line: Line, k: int) -> bool:
    """Whether token k is a preposition that ties what follows to a noun before it."""
    if k < 1 or line.low[k] not in _LINKS:
        return False
    return (
        line.tags[k - 1] in _NOUNS
        or line.low[k - 1] in ("familiar", "close", "briefed")
        or (line.tags[k - 1] in ("VBN", "VBD") and k > 1)
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
        return k > 0 and words[k - 1][:1].isupper()
    if low[k] in _LINKS:
        return _continues_left(line, k)
    if low[k] in ("and", "or"):
        return k > 0 and words[k - 1][:1].isupper() and words[k + 1][:1].isupper()
    if low[k] in _CALENDAR and word[:1].isupper():
        return False
    if tags[k] == "RB":  # a newly formed committee
        return tags[k + 1] in ("VBN", "JJ") and k > 0 and tags[k - 1] == "DT"
    if tags[k] in ("VBN", "VBD"):
        return low[k + 1] in ("by", "from", "in", "last") or tags[k] == "VBN"
    if low[k] in ("familiar", "close", "briefed"):
        return k > 0 and tags[k - 1] in _NOUNS
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
        close = next((k for k in range(i + 1, min(i + _REACH, count)) if words[k] == "”"), -1)
        return (i + 1, close) if close > i + 1 else None
    if low[i] in _PRONOUNS:
        return i, i + 1
    if low[i] in ("that", "what", "how", "why", "if") or low[i] in DAYS:
        return None
    k = i
    while k < count and k - i < _REACH and _reaches_right(line, i, k):
        k = _close_bracket(line, k) + 1 if words[k] == "(" else k + 1
    while k > i and (tags[k - 1] in ("IN", "CC", "DT", "TO") or words[k - 1] in "./-&("):
        k -= 1
    if k == i or not any(tags[m] in _NOUNS or words[m][0].isupper() for m in range(i, k)):
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
    if tags[k] == "CD" and k > i and tags[k - 1] in _NOUNS:  # the department five people
        return k + 1 >= count or (tags[k + 1] not in _NOUNS | {"JJ"} and words[k + 1] != "-")
    if word == "(":
        return k > i and _close_bracket(line, k) > k
    if low[k] in _PARTICLES and k > i and words[k - 1][:1].isupper():
        return k + 1 < count and words[k + 1][:1].isupper()
    if low[k] in ("familiar", "close", "briefed") and low[k + 1 : k + 2] in (["with"], ["to"]):
        return k > i
    if low[k] in _LINKS:
        if k == i or k + 1 >= count or (low[k] != "of" and tags[k + 1] == "CD"):
            return False
        return low[k + 1] not in DAYS and tags[k + 1] in _PARTS
    if low[k] in ("and", "or"):
        return k + 1 < count and (words[k + 1][:1].isupper() or tags[k + 1] == "NNS")
    named_day = low[k] in DAYS and k > i and not _is_daily(line, k)
    if named_day or (tags[k] in ("DT", "PRP$") and k > i and low[k - 1] not in _BEFORE_ARTICLE):
        return False
    if tags[k] == "VBD" and tags[k - 1] == "NNP":
        return False
    if tags[k] in ("VBN", "VBG", "VBD") and k > i:
        follower = tags[k + 1] if k + 1 < count else ""
        modifier = tags[k] != "VBD" and (follower in _NOUNS or follower == "JJ")
        return k + 1 < count and (low[k + 1] in _LINKS or modifier)
    return tags[k] in _PARTS and low[k] not in ("that", "there")
