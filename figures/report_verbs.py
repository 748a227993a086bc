"""Verbs of report with their subjects: what they cover, before, behind or around them."""

from __future__ import annotations

from figures.animacy import can_be_who
from figures.cues import ASIDES, DAYS, DOCUMENTS, VerbForm, VerbUse, verb_at, word_set
from figures.mentions import Mention, name_beside, subject_before
from figures.noun_phrases import noun_phrase_before, phrase_after
from figures.quotes import Line
from figures.report_phrases import read_agent, read_citation, read_quoted
from figures.source_words import SPEAKING
from figures.statements import Findings
from figures.verb_forms import is_report_verb
from figures.verb_senses import reports_nothing

_STOPS = frozenset({".", "!", "?", "…", ";"})
_ENDS = _STOPS | {","}
_TOLD_IN = ASIDES | DOCUMENTS
_DASHES = frozenset({"—", "–", "-", "--"})
_SUBORDINATE = frozenset({"after", "when", "while", "since", "although", "though", "before", "if",
                          "because", "whereas", "once"})  # fmt: skip
_CIRCUMSTANCES = frozenset({"in", "on", "at", "after", "during", "before", "from", "via",
                            "outside", "inside", "ahead", "following", "near"})  # fmt: skip
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "CD", "$", "WP", "WDT", "“", ":"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AGENT_VERBS = frozenset({"reported", "identified", "verified", "estimated", "confirmed",
                          "announced", "projected", "forecast", "calculated", "quoted", "said",
                          "disclosed", "revealed"})  # fmt: skip
_BEFORE_PARTICIPLE = frozenset({"", ",", "and", "or", "also", "—", "–", "-", "”", "then"})
_TIGHT_PARTICIPLE = frozenset({"by", "before", "after", "while", "in"})
"""Words after which a participle reports only with "that" or a quotation."""
_TRANSITIVE = frozenset({"told", "tells", "tell", "telling", "informed", "assured", "reminded",
                         "warned", "asked", "advised", "notified"})  # fmt: skip
_ASIDE_PREPOSITIONS = frozenset({"in", "on", "at", "via", "to", "through", "during", "with", "by",
                                 "of", "about", "from"})  # fmt: skip
_NEAR = 28
"""Tokens before a verb within which its document is looked for."""
_FIND = frozenset({"found", "finds", "find", "discovered", "discovers", "discover", "learned",
                   "learns", "learn", "determined", "determines", "determine", "established",
                   "establishes", "establish", "verified", "verifies", "verify", "ruled",
                   "rules"})  # fmt: skip
"""Verbs that report only with "that", unless a document is their subject."""
_ISSUES = frozenset({"issued", "issues", "released", "releases", "sent", "sends", "posted", "posts",
                     "published", "publishes", "wrote", "writes", "signed", "filed", "files",
                     "made", "circulated", "distributed", "gave", "shared", "out"})  # fmt: skip
"""Verbs whose subject has written the document that they take."""
_PUTS = frozenset({"put", "puts", "gave", "gives", "given", "give", "pegged", "pegs"})
_TALLYING = DOCUMENTS | word_set(
    """
    agency authorities bureau centre center charity council department directorate group
    groups inspectorate institute ministry monitor monitors ngo observatory observers office
    officials
    organisation organization police registry researchers scientists service union watchdog
    """
)
"""Who counts, records and documents what others did."""
_BE = frozenset({"is", "are", "was", "were", "been", "be", "'re", "’re", "’s", "'s"})


def read_verb(findings: Findings, i: int) -> None:
    """The statement of the verb at token i, if it makes one."""
    line = findings.line
    verb = verb_at(line.low, i)
    if verb is None:
        return
    behind, form, use = verb
    following = line.low[behind] if behind < len(line.low) else "."
    if use == "cite" and form == "past" and read_quoted(findings, i):
        return
    if use == "cite":
        read_citation(findings, i, form)
    elif reports_nothing(line, i, behind, form, use):
        return
    elif form == "past" and following == "by" and line.tags[behind + 1 : behind + 2] != ["CD"]:
        if line.low[i] in _AGENT_VERBS:
            read_agent(findings, i, behind + 1)
    elif form == "ing" and (i == 0 or line.low[i - 1] not in _BE):
        _read_participle(findings, i, behind, use)
    elif is_report_verb(line, i, behind, form):
        _read_finite(findings, i, behind, form, use)


def _read_finite(findings: Findings, i: int, behind: int, form: VerbForm, use: VerbUse) -> None:
    line = findings.line
    if form in ("past", "third") and _read_inverted(findings, i, behind, use):
        return
    finding = use in ("show", "count")
    mention = subject_before(line, i, passive_is_report=form == "past")
    if mention is not None:
        bare_find = line.low[i] in _FIND and line.low[behind : behind + 1] != ["that"]
        if not finding or _can_find(line, mention, i, use, bare_find=bare_find):
            _place(findings, mention, i, behind, use)
    elif finding and (mention := _document_before(line, i)):
        _place(findings, mention, i, behind, use)
    elif use in ("say", "show") and _is_coordinated(line, i):
        mention = findings.shared_subject(i)
        if mention is not None and (line.low[i] not in _FIND or _finds(line, mention, i)):
            after = findings.behind(behind - 1)
            findings.add(mention, (i, behind), "second verb", [after], verbal=True)


def _document_before(line: Line, i: int) -> Mention | None:
    """ "An analysis by the bureau of elections going back to 1972" before the verb at token i.

    None unless a report, poll or the like stands there and no other verb between.
    """
    low, tags = line.low, line.tags
    for k in range(i - 1, max(i - _NEAR, -1), -1):
        if tags[k] in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") or line.words[k] in ".;:“”":
            return None
        if low[k] in DOCUMENTS and tags[k].startswith("N"):
            found = noun_phrase_before(line, k)
            return Mention(found[0], i, found[0], i, found[0] - 1) if found else None
    return None


def _is_put(line: Line, i: int) -> bool:
    """Whether the verb at token i states a number: `put the toll at 9`, `gave the total as 9`."""
    near = range(i + 1, min(i + _NEAR, len(line.low) - 1))
    stop = next((k for k in near if line.words[k] in ",;:"), near.stop)
    return any(line.low[k] in ("at", "as") and "CD" in line.tags[k + 1 : k + 6]
               for k in range(i + 1, stop))  # fmt: skip


def _can_find(line: Line, mention: Mention, i: int, use: VerbUse, *, bare_find: bool) -> bool:
    """Whether the subject is a source: polls and people find, prices and facts do not."""
    span = range(mention.name_a, mention.name_b)
    nouns = {line.low[k] for k in span if line.tags[k].startswith("N")}
    if use == "count" and line.low[i] in _PUTS and _is_put(line, i):
        return True
    if use == "count" and line.low[i] not in _PUTS:
        return bool(nouns & _TALLYING)
    if use == "count" or bare_find:  # they found two men
        return bool(nouns & DOCUMENTS)
    if any(
        (line.words[k][0].isupper() and (k or line.tags[k] == "NNP")) or line.tags[k] == "PRP"
        for k in span
    ):
        return True
    if can_be_who(line, mention.name_a, mention.name_b):
        return True
    return bool((nouns | {noun.rstrip("s") for noun in nouns}) & SPEAKING)


def _finds(line: Line, mention: Mention, i: int) -> bool:
    """Whether the subject finds that something is so, and not something: a poll, a study."""
    return _can_find(line, mention, i, "show", bare_find=True)


def _is_coordinated(line: Line, i: int) -> bool:
    """`... and on Monday announced`: the verb shares the subject of the one before it."""
    low = line.low
    j = i - 1
    while j > 0 and (
        line.tags[j] == "RB" or low[j] in DAYS or low[j] in ("on", "in", "has", "had")
    ):
        j -= 1
    joined = low[j] in ("and", "but") or low[j : j + 2] == [",", "then"]
    return joined and line.tags[i] in ("VBD", "VBZ", "VBN")


def _read_inverted(findings: Findings, i: int, behind: int, use: VerbUse) -> bool:
    """`..., said the minister`: only straight behind a comma or a closing mark."""
    line = findings.line
    before = line.words[i - 1] if i else ""
    quoted = before == "”"
    if not (quoted or (before == "," and use in ("say", "show"))) or use == "count":
        return False
    found = phrase_after(line, behind) if line.low[i] not in _TRANSITIVE else None
    if found is None:
        return False
    a, b = found
    follower = line.words[b] if b < len(line.words) else "."
    if not quoted and follower not in _ENDS:
        return False
    if not quoted and subject_before(line, i, passive_is_report=False) is not None:
        return False  # Lee, the mayor, said
    mention = Mention.plain(a, b, i - 1)
    named = name_beside(line, a, b)  # a spokeswoman, Ann Lee, ...
    if named is not None:
        mention = Mention(a, named[1], *named, i - 1)
    scopes = [findings.until(i), *_quotes_behind(findings, mention.b)]
    if not quoted and follower == "," and _resumes(line, b):
        scopes.append(findings.behind(b - 1))
    findings.add(mention, (i, behind), "inverted verb", scopes, trailing=True, verbal=True)
    return True


def _resumes(line: Line, comma: int) -> bool:
    """Whether the clause that the cue was put into goes on: `..., said Lee, would be clear`."""
    second = next((k for k in range(comma + 1, len(line.words)) if line.words[k] == ","), comma)
    return any(line.tags[k + 1 : k + 2] in (["VBD"], ["VBZ"], ["MD"]) for k in (comma, second))


def _place(findings: Findings, mention: Mention, i: int, behind: int, use: VerbUse) -> None:
    """Decides whether what is said stands before the cue, behind it, or on both sides."""
    words = findings.line.words
    j = _behind_asides(findings.line, behind, transitive=findings.line.low[i] in _TRANSITIVE)
    if _trails_off(findings.line, mention.before, j):
        j = len(words)
    following = words[j] if j < len(words) else "."
    sign = words[mention.before] if mention.before >= 0 else ""
    ahead = findings.until(mention.a)
    cue = (i, behind)
    if sign == "”" and _closes_quotation(findings.line, mention.before, following in _STOPS):
        scopes = [ahead, *_quotes_behind(findings, behind)]
        findings.add(mention, cue, "verb after quotation", scopes, trailing=True, verbal=True)
    elif use == "quote":
        scopes = _quotes_behind(findings, behind)
        findings.add(mention, cue, "verb before quotation", scopes, verbal=True)
    elif following in _STOPS and _closes_clause(words, mention.before):
        findings.add(mention, cue, "verb at the end", [ahead], trailing=True, verbal=True)
    elif sign in (",", ";") and following in ",;" and words[j + 1 : j + 2] != ["“"]:
        scopes = [ahead, findings.behind(behind - 1)]
        findings.add(mention, cue, "verb in the middle", scopes, trailing=True, verbal=True)
    else:
        scopes = _clause_scopes(findings, mention, behind, j)
        findings.add(mention, cue, "verb before clause", scopes, verbal=True)


def _trails_off(line: Line, comma: int, j: int) -> bool:
    """Whether a clause ends at the comma and only circumstances follow: `..., Lee said at work`."""
    if comma < 1 or line.words[comma] != "," or j >= len(line.low):
        return False
    rest = range(j, len(line.words))
    if line.low[j] not in _CIRCUMSTANCES or any(line.tags[k] in _CLAUSE_TAGS for k in rest):
        return False
    opens = line.low[0] in _SUBORDINATE
    return not opens and any(line.tags[k] in _FINITE for k in range(comma))


def _clause_scopes(
    findings: Findings, mention: Mention, behind: int, j: int
) -> list[tuple[int, int]]:
    """What a verb in front of its clause covers; token j is behind its asides."""
    line = findings.line
    words, low = line.words, line.low
    before = mention.before
    opener = low[before] if before >= 0 else ""
    following = words[j] if j < len(words) else "."
    together = low[behind : behind + 1] == ["with"]
    if following in _STOPS or together or opener in ("what", "whatever", "if"):
        return []
    opened = words[j + 1 : j + 2] == ["“"]
    start, end = findings.behind(behind - 1)
    if opener in _SUBORDINATE and before <= 1 and not opened:
        end = next(
            (line.starts[k] for k in range(j, len(words))
             if words[k] == "," and line.inside[k] == -1),
            end,
        )  # fmt: skip
    scopes = [(start, end)]
    goes_on = opened and words[j + 2 : j + 3] and words[j + 2][0].islower()
    if opener == "," and (goes_on or low[0] in ("if", "unless")):
        scopes.append(findings.until(mention.a))  # one statement around the cue
    return scopes


def _closes_clause(words: list[str], before: int) -> bool:
    """Whether what precedes the subject is a clause: `..., the ministry said`, `, as Lee noted`."""
    if before < 1:
        return False
    as_said = words[before] == "as" and words[before - 1] == ","
    return as_said or words[before] == "," or words[before] in _DASHES


def _closes_quotation(line: Line, mark: int, ends: bool) -> bool:
    """Whether the mark at token `mark` closes whole sentences and not a word or two."""
    words = line.words
    if mark < 1:
        return False
    k = mark - 1
    while k > 0 and words[k] in ("'", "’", "‘", "”"):
        k -= 1
    return words[k] in ",.?!…—–-" or (ends and (words[0] == "“" or line.inside[0] >= 0))


def _behind_asides(line: Line, j: int, *, transitive: bool) -> int:
    """Index behind days, adverbs, "in a statement" and the one who was told."""
    found = phrase_after(line, j) if transitive else None
    if found is not None:
        a, b = found
        j = next((k for k in range(a + 1, b) if line.tags[k] == "CD"), b)
    while (k := _behind_aside(line, j)) > j:
        j = k
    return j


def _behind_aside(line: Line, j: int) -> int:
    low, tags, words = line.low, line.tags, line.words
    if j >= len(low):
        return j
    if low[j] in DAYS or tags[j] == "RB":
        return j + 1
    if tags[j] == "CD" and low[j + 2 : j + 3] == ["ago"]:
        return j + 3
    if low[j] not in _ASIDE_PREPOSITIONS:
        return j
    if low[j + 1 : j + 2] and low[j + 1] in DAYS:
        k = j + 2
        while tags[k : k + 1] in (["NN"], ["NNS"]) and low[k] not in DAYS:  # a Monday briefing
            k += 1
        return k
    found = phrase_after(line, j + 1)
    if found is None:
        return j
    a, b = found
    closes = b >= len(words) or words[b] in _ENDS
    known = not _TOLD_IN.isdisjoint(low[a:b])
    return b if closes or known or low[j] in ("of", "about", "via") else j


def _quotes_behind(findings: Findings, j: int) -> list[tuple[int, int]]:
    """From the first opening mark or colon at or behind token j to the sentence's end."""
    line = findings.line
    for k in range(j, len(line.words)):
        if line.words[k] == "“":
            return [(line.starts[k], findings.end)]
        if line.words[k] == ":" and line.ends[k - 1 : k] + line.starts[k + 1 : k + 2] != [
            line.starts[k],
            line.ends[k],
        ]:  # and no time of day, 9:30
            return [findings.behind(k)]
    return []


def _writer(findings: Findings, i: int) -> Mention | None:
    """Who says what `issued a letter saying` says: whoever issued it, else the letter itself."""
    line = findings.line
    found = noun_phrase_before(line, i - 1)
    if found is None:
        return None
    if found[0] and line.low[found[0] - 1] in _ISSUES:
        return findings.shared_subject(i)
    return Mention.plain(*found, found[0] - 1)


def _read_participle(findings: Findings, i: int, behind: int, use: VerbUse) -> None:
    """`..., saying that`: the subject is that of the clause it hangs on."""
    line = findings.line
    before = line.low[i - 1] if i else ""
    following = line.low[behind] if behind < len(line.low) else "."
    tight = before in _TIGHT_PARTICIPLE and (
        following in ("that", ",", "“", ":") or line.tags[behind : behind + 1] == ["PRP"]
    )
    written = use == "say" and before in _TOLD_IN
    if not (tight or written or before in _BEFORE_PARTICIPLE) or line.tags[i] == "NN":
        return
    if use not in ("say", "show"):
        return
    mention = _writer(findings, i) if written else findings.shared_subject(i)
    if mention is None:
        return
    if use == "show" and not set(line.low[mention.a : mention.b]) & DOCUMENTS:
        return
    after = findings.behind(behind - 1)
    findings.add(mention, (i, behind), "participle", [after], verbal=True)
