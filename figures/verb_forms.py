"""Whether a word that may be a verb of report is one here: "reports", "claims", "found"."""

from __future__ import annotations

from figures.cues import CLAIM_NOUNS, DAYS, DOCUMENTS, PICTURES, VerbForm
from figures.quotes import Line
from figures.tagger import is_headline

_TOLD = frozenset({"that", "“", ",", ":", ".", "—", "–", "on"})
"""What stands behind a verb that reports and seldom behind a participle."""
_PLURALS = frozenset({"people", "data", "police", "others", "many", "some", "most", "critics",
                      "media", "women", "men", "all", "both", "do", "did", "n't"})  # fmt: skip
_NOUNS = CLAIM_NOUNS | DOCUMENTS
_SHOWN = DOCUMENTS | PICTURES
_NAME_TAGS = ("NN", "DT", "POS", "IN", "JJ")
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
_CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEAR = 9
"""Tokens within which the head of a subject is looked for."""
_PLURAL_TAGS = frozenset({"NNS", "NNPS", "VBN", "PRP", "WP", "WDT", ","})


def is_report_verb(line: Line, i: int, behind: int, form: VerbForm) -> bool:
    """Whether token i is a verb with a subject; `behind` is the token after the cue."""
    tag = line.tags[i]
    if i and line.words[i][0].isupper() and not is_headline(line.words):
        return False  # Islamic State, the Treasury Note
    following = line.tags[behind] if behind < len(line.tags) else "."
    inserted = {"WP", "WDT"} & set(line.tags[max(i - 3, 0) : i])  # a man who police say left
    noun = form in ("plain", "third") and line.low[i] != "says"
    if noun and following in ("VBD", "VBZ", "MD") and not inserted:
        return False
    if form == "plain" and not _is_plural(line, i - 1):
        return False
    j = i - 1
    while j > 0 and line.tags[j] == "RB":
        j -= 1
    finite = tag in ("VBD", "VBZ", "VBP") or line.low[i] == "said"
    if finite or (j >= 0 and (line.low[j] in _PERFECT or line.tags[j] == "PRP")):
        return True
    if form in ("past", "third") and i and _is_only_verb(line, i):
        return True
    if form == "past":
        return _is_past(line, i, behind)
    if tag.startswith("N"):
        return _is_inverted(line, i, behind, form) or _is_no_noun(line, i, behind, form)
    return (tag == "VBG" and form == "ing") or (tag == "VB" and form == "plain")


def _is_only_verb(line: Line, i: int) -> bool:
    """Whether the sentence has no other verb: `The dossier lists 89 companies.`"""
    rest = line.tags[i + 1 : i + 2]
    if line.tags[i - 1] not in ("NN", "NNP", ",") or rest not in (["CD"], ["NN"], ["NNS"], ["DT"]):
        return False
    return _CLAUSE.isdisjoint(line.tags)


def _is_past(line: Line, i: int, behind: int) -> bool:
    """Whether what the tagger takes for a participle or an adjective is a past form."""
    follower = line.low[behind] if behind < len(line.low) else "."
    following = line.tags[behind] if behind < len(line.tags) else "."
    if follower in _TOLD or follower in DAYS or following in ("PRP", "RB", "CD"):
        return True
    if line.tags[i] == "JJ" and following == "IN":  # prosecutors alleged in the suit that
        return i > 0 and line.tags[i - 1].startswith(("NNP", "NNS"))
    if following == "JJ" and i and line.tags[i - 1].startswith("N"):  # officials reported new cases
        return line.tags[behind + 1 : behind + 2] in (["NN"], ["NNS"])
    return line.tags[i] == "VBN" and following in ("DT", "NNP", "NNS", "PRP$", "IN")


def _is_inverted(line: Line, i: int, behind: int, form: VerbForm) -> bool:
    """Whether what looks like a noun ends the sentence with its subject: `..., reports Reuters.`"""
    if form != "third" or line.words[i - 1] not in (",", "”"):
        return False
    rest = line.tags[behind:-1]
    named = rest[:1] == ["DT"] or rest[:1] == ["NNP"]
    return named and len(rest) <= 8 and all(tag.startswith(_NAME_TAGS) for tag in rest)


def _is_no_noun(line: Line, i: int, behind: int, form: VerbForm) -> bool:
    """Whether what the tagger takes for a noun is a verb: `Reuters reports that`."""
    if i == 0 or form not in ("third", "plain"):
        return False
    follower = line.low[behind] if behind < len(line.low) else "."
    following = line.tags[behind] if behind < len(line.tags) else "."
    if (
        behind == i + 2
        or follower == "that"
        or (form == "plain" and (follower == "." or following == "PRP"))
    ):
        return line.tags[i - 1].startswith("N") and (line.low[i] != "states" or follower == "that")
    if form == "third" and following == "PRP" and line.low[i] not in _NOUNS:
        return line.tags[i - 1].startswith("N")  # the army insists it
    if form == "plain" and line.low[i] == "show":  # data reviewed by the company show 58 ships
        shown = not _SHOWN.isdisjoint(line.low[max(i - _NEAR, 0) : i])
        return shown and line.tags[i - 1].startswith("NNP")
    named = (line.words[i - 1][:1].isupper() or line.low[i - 1] in DOCUMENTS) and form == "third"
    if named and (following == "CD" or follower == "("):  # The Star reports two men were charged
        return not _CLAUSE.isdisjoint(line.tags[behind:])
    return named and (follower in (",", ":", "“", ".") or following in ("PRP", "DT"))


def _is_plural(line: Line, j: int) -> bool:
    """Whether what ends at token j can be the subject of a plain form."""
    while j > 0 and line.tags[j] == "RB":
        j -= 1
    if j < 0:
        return False
    word = line.low[j]
    plural = line.tags[j] in _PLURAL_TAGS or word.endswith("s") or word in _PLURALS
    if plural or "and" in line.low[max(j - 4, 0) : j]:
        return True
    for k in range(j - 1, max(j - _NEAR, -1), -1):  # "records of the service show"
        if line.words[k] in ",;:.“”" or line.tags[k] in _CLAUSE:
            return False
        if line.tags[k] == "NNS" or line.low[k] in _PLURALS or line.low[k] in PICTURES:
            return True
    return False
