"""The words beside a cue that name its source: the subject before a verb, the phrase after one.

A mention is a noun phrase, or what "who" and "which" stand for.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.animacy import can_be_who, can_speak
from figures.cues import DAYS, VERBS, word_set
from figures.noun_phrases import (
    CLAUSE_OPENINGS,
    LINKS,
    NOUNS,
    REACH,
    noun_phrase_before,
    phrase_after,
)
from figures.quotes import Line
from figures.source_words import ANONYMOUS_GROUPS, NO_PERSONS, ROLES

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_HANGING = LINKS | {"near", "into", "over", "inside", "outside", "through", "across", "around",
                     "behind", "during", "under", "against", "about"}  # fmt: skip
"""Prepositions whose noun is nobody's subject."""
_CONNECTIVES = frozenset({"and", "but", "because", "while", "when", "although", "if", "or"})
_PHRASE_OPENINGS = CLAUSE_OPENINGS | {"that", "as"}
_SUBJECT_TAGS = NOUNS | {"PRP"}
_DESCRIBING = frozenset({"JJ", "NN", "DT", "RB"})
_NEAR = 14
"""Tokens within which a relative clause is looked for."""
_FEW = word_set("two three four five six seven")
_INSIDERS = ANONYMOUS_GROUPS | {"familiar", "briefed", "knowledge", "close"}
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
    mention = _with_partner(line, noun_phrase_before(line, j))
    if mention is None:
        return None
    a, b = mention
    if low[a] in ("who", "which"):
        return _antecedent(line, a)
    who = _relative_before(line, a)
    if who is not None:
        return _antecedent(line, who)
    if tags[a] == "PRP" and b - a > 1:
        return None
    if is_share(line, a, b) or low[a] in _NOBODY:
        return None
    return Mention.plain(a, b, a - 1)


def _with_partner(line: Line, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """The phrase with one joined to it by "and": "police and a doctor", at a clause's start."""
    if found is None or found[0] < 2 or line.low[found[0] - 1] != "and":
        return found
    first = noun_phrase_before(line, found[0] - 2)
    if first is None or not can_speak(line, *first):
        return found
    opens = first[0] == 0 or line.words[first[0] - 1] in _PHRASE_OPENINGS
    return (first[0], found[1]) if opens else found


def _relative_before(line: Line, a: int) -> int | None:
    """The "who" of `residents who spoke to the paper said`, for the phrase that begins at a.

    None unless that phrase hangs on a preposition or a verb within the relative clause.
    """
    if a < 2:
        return None
    has_verb = line.tags[a - 1] in _FINITE and line.low[a - 1] not in VERBS
    if not has_verb and line.low[a - 1] not in _HANGING:
        return None
    for k in range(a - 2, max(a - _NEAR, -1), -1):
        if line.words[k] in CLAUSE_OPENINGS or line.low[k] in _CONNECTIVES:
            return None
        if line.tags[k] == "WP" or (line.tags[k] == "WDT" and line.low[k] == "that"):
            return k if has_verb and k else None
        has_verb = has_verb or line.tags[k] in _FINITE
    return None


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
    return k if k >= 0 and line.tags[k] in _SUBJECT_TAGS and low[j] != "today" else j


def _antecedent(line: Line, who: int) -> Mention | None:
    k = who - 1
    if k >= 0 and line.low[k] == ",":
        k -= 1
    found = noun_phrase_before(line, k) if k >= 0 else None
    if found is None or line.low[found[1] - 1] in DAYS or is_share(line, *found):
        return None
    if line.low[who] == "who" and not can_be_who(line, *found):
        inner = max((m for m in range(*found) if line.low[m] in LINKS), default=found[0] - 1)
        found = (inner + 1, found[1])
    found = _described(line, found[0]) or found
    return Mention(who, who + 1, found[0], found[1], found[0] - 1)


def _described(line: Line, a: int) -> tuple[int, int] | None:
    """Whom `Lee is a soldier and a poet` describes, for the phrase that begins at token a."""
    k = a - 1
    while k > 0 and (line.tags[k] in _DESCRIBING or line.low[k] in (",", "and")):
        k -= 1
    if k < 1 or line.low[k] not in ("is", "was") or line.low[a] == "one":
        return None
    if line.low[k - 1] in ("and", "but"):  # Lee sings and is a poet
        subject = sentence_subject(line, k)
        found = (subject.name_a, subject.name_b) if subject is not None else None
    else:
        found = noun_phrase_before(line, k - 1)
    return found if found is not None and line.words[found[0]][0].isupper() else None


def _past_apposition(line: Line, comma: int) -> Mention | None:
    """The noun phrase before "..., 67, director of the centre in Lyon, said"."""
    low, tags = line.low, line.tags
    sign = low[comma]
    ends = [comma]
    k = comma - 1
    while k >= 0 and comma - k <= REACH + 12 and low[k] not in ("“", "”", ";", ":"):
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
                subject = found if found[1] - found[0] < REACH else None
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
    holder = line.tags[a] == "DT" and a + 1 < b and line.low[a + 1] in ROLES
    if words[b : b + 1] != [","] or (words[b - 1][0].isupper() and not holder):
        return None
    certain = line.tags[a] == "DT"
    if not certain and (line.low[b - 1] in NO_PERSONS or line.tags[b - 1] != "NN"):
        return None
    found = phrase_after(line, b + 1)
    if found is None:
        return None
    end = next((k for k in range(*found) if line.low[k] in LINKS), found[1])
    closed = end < found[1] or words[end : end + 1] in ([","], ["."])
    if not closed or not (certain or end - b > 2):
        return None
    if words[b - 1][0].isupper() and end - b < 3:  # the mayor of Paris, Texas,
        return None
    return (b + 1, end) if _is_name(line, b + 1, end) else None


def is_share(line: Line, a: int, b: int) -> bool:
    """ "52 percent", "four people", "a full third of voters": an answer, not a source.

    A few officials or others who speak unnamed are no share: "two diplomats".
    """
    if line.low[a] in _FEW and not _INSIDERS.isdisjoint(line.low[a + 1 : b]):
        return False
    if line.tags[a] == "CD" and line.low[a] != "one" and line.tags[b - 1] != "NNP":
        return True
    return any(word in ("percent", "%", "cent", "pct") for word in line.low[a:b])


def sentence_subject(line: Line, limit: int, *, nearest: bool = False) -> Mention | None:
    """The subject of the first main clause before token `limit`, or of the `nearest` one."""
    tags, words = line.tags, line.words
    openings = [0, *(k + 1 for k in range(limit) if words[k] in CLAUSE_OPENINGS)]
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
        k = close + 1 if close - k < REACH else limit
    while k < limit:
        on_day = low[k] == "on" and low[k + 1 : k + 2] and low[k + 1] in DAYS
        if not (on_day or tags[k] == "RB" or low[k] in DAYS):
            break
        k += 1
    return k


def _is_name(line: Line, a: int, b: int) -> bool:
    return line.words[a][:1].isupper() and line.low[a] not in DAYS and b - a <= 8
