"""Cues that are no verbs with a subject: "according to", "citing", "a claim by X that"."""

from __future__ import annotations

from figures.cues import DOCUMENTS, ESTIMATES, POLLS, PROPOSALS, VERBS, VerbForm
from figures.mentions import Mention, sentence_subject, subject_before
from figures.noun_phrases import noun_phrase_before, phrase_after
from figures.source_words import SPEAKING
from figures.statements import Findings, Statement

_OPENERS = frozenset({":", ";", "“"})
_CLOSES = frozenset({")", "—", "–", "-", "--"})
_CONJUNCTIONS = frozenset({"that", "and", "but", "because", "since", "while", "so", "although"})
_OPENING_TAGS = frozenset({"RB", ",", "CC", "IN"})
_VERB_TAGS = (["VBD"], ["VBZ"], ["VBP"], ["VBN"])
_PASSIVE = frozenset({"as", "is", "are", "was", "were", "been", ","})


def read_preposition(findings: Findings, i: int, behind: int) -> None:
    """`According to X, ...` and `..., according to X`; `behind` is the token after the cue."""
    line = findings.line
    found = phrase_after(line, behind)
    if found is None:
        return
    words = line.words
    a, b = found
    following = next((w for w in words[b : b + 2] if w != "”"), ".")
    mention = Mention.plain(a, b, i - 1)
    before = i - 2 if i > 1 and words[i - 1] == "," else i - 1  # "that, according to Lee, ..."
    opens = i == 0 or words[i - 1] in _OPENERS or line.low[before] in _CONJUNCTIONS
    if opens or all(tag in _OPENING_TAGS for tag in line.tags[:i]):
        after = findings.behind(b - 1)
        if "," in words[b : b + 14]:
            after = (line.starts[words.index(",", b)], findings.end)
        findings.add(mention, (i, behind), "preposition in front", [after])
    else:
        scopes = [findings.until(i)]
        inserted = following in _CLOSES and words[i - 1] in ("(", following)
        if following == "," or inserted:
            scopes.append(findings.behind(b - 1))
        findings.add(mention, (i, behind), "preposition behind", scopes, trailing=True)


def read_agent(findings: Findings, i: int, behind: int) -> None:
    """`as reported by X`, `was estimated by X at`; `behind` is the token after "by"."""
    line = findings.line
    found = phrase_after(line, behind)
    k = i - 1
    while k > 0 and line.tags[k] == "RB":  # as first reported by
        k -= 1
    if found is None or k < 0 or line.low[k] not in _PASSIVE:
        return
    mention = Mention.plain(*found, i - 1)
    whole = [(findings.start, findings.end)]
    findings.add(mention, (i, behind), "agent", whole, trailing=True)


def read_document(findings: Findings, i: int) -> None:
    """`In a poll by X, ...`, `... in a CNN poll`; token i is "in"."""
    line = findings.line
    found = phrase_after(line, i + 1)
    if found is None:
        return
    a, b = found
    nouns = set(line.low[a:b])
    poll = bool(nouns & POLLS)
    if not poll and (i > 0 or not nouns & DOCUMENTS - {"interview"}):
        return
    mention = Mention.plain(a, b, i - 1)
    named = any(line.words[k][0].isupper() for k in range(a, b))
    comma = next((k for k in range(b, min(b + 8, len(line.words))) if line.words[k] == ","), 0)
    if i == 0 and comma and not poll:
        subject, spoken = _clause_behind(findings, comma)
        head = next((k for k in range(a, b - 1) if line.tags[k + 1] in ("IN", "VBN")), b - 1)
        if spoken:
            return  # the verb will name who says so
        if named:
            findings.add(mention, (i, i + 1), "document in front", [findings.behind(comma)])
        elif subject is not None and line.low[head] in DOCUMENTS:
            scopes = [findings.behind(subject.b - 1)]
            findings.add(subject, (i, i + 1), "document in front", scopes)
    elif i == 0 and comma:
        findings.add(mention, (i, i + 1), "document in front", [findings.behind(comma)])
    elif i and poll and (named or b - a > 2) and line.low[b - 1] != "polls":
        scopes = [findings.until(i)]
        findings.add(mention, (i, i + 1), "document behind", scopes, trailing=True)


def _clause_behind(findings: Findings, comma: int) -> tuple[Mention | None, bool]:
    """Subject of the clause behind the comma, and whether its verb is one of report.

    `In a report, the panel counted ...`: whoever does what follows has written it.
    """
    line = findings.line
    near = range(comma + 2, min(comma + 14, len(line.low) - 1))
    if any(line.low[k + 1] == "that" and _use(line.low[k]) in ("say", "show") for k in near):
        return None, True
    found = phrase_after(line, comma + 1)
    if found is None or line.low[found[1] : found[1] + 1] == [","]:
        return None, False
    verb = found[1]
    while verb < len(line.tags) and line.tags[verb] == "RB":
        verb += 1
    if line.tags[verb : verb + 1] not in _VERB_TAGS:
        return None, False
    return Mention.plain(*found, comma), _use(line.low[verb]) in ("say", "show")


def _use(word: str) -> str:
    """How the verb of report is used; "" for other words."""
    return VERBS[word][1] if word in VERBS else ""


def read_claim(findings: Findings, i: int) -> None:
    """`the revelation by X that ...`, `X's claim that ...`; token i is the noun."""
    line = findings.line
    following = line.low[i + 1] if i + 1 < len(line.low) else ""
    if line.low[i] in ESTIMATES and (
        following == "of" or line.words[i + 1 : i + 2] in ([","], ["."])
    ):
        _read_estimate(findings, i)
    elif line.low[i] in PROPOSALS and following in ("to", "of", "for"):
        _read_owned(findings, i, [(line.starts[i + 1], _clause_end(findings, i + 1))])
    elif following in ("by", "from"):
        found = phrase_after(line, i + 2)
        if found is None or not any(line.words[k][0].isupper() for k in range(*found)):
            return
        behind = found[1]
        if behind < len(line.low) and line.low[behind] in ("that", ":", ","):
            mention = Mention.plain(*found, i - 1)
            findings.add(mention, (i, i + 2), "noun of report", [findings.behind(behind)])
    elif following == "that":
        _read_owned(findings, i, [findings.behind(i + 1)])


def _read_owned(findings: Findings, i: int, scopes: list[tuple[int, int]]) -> None:
    """`X's claim that`, `his proposal to`: the owner answers for the scopes."""
    line = findings.line
    k = i - 1
    while k > 0 and line.tags[k] in ("JJ", "NN"):  # the bank's own latest estimate
        k -= 1
    if k < 0 or line.tags[k] not in ("POS", "PRP$"):
        return
    owner = (k, k + 1) if line.tags[k] == "PRP$" else noun_phrase_before(line, k - 1)
    if owner is not None:
        mention = Mention.plain(*owner, owner[0] - 1)
        findings.add(mention, (i, i + 1), "noun of report", scopes)


def _read_estimate(findings: Findings, i: int) -> None:
    """`an IMF estimate of 3.2%`, `the IMF's estimate of ...`, `by the IMF's count, ...`."""
    line = findings.line
    end = _clause_end(findings, i + 1)
    first = next((k for k in range(i - 1, max(i - 8, -1), -1) if line.low[k] == "by"), None)
    if first is not None and line.words[i + 1] in (",", "."):
        opens = first == 0
        if opens or line.words[first - 1] == ",":
            scopes = [findings.behind(i)] if opens else [findings.until(first)]
            _read_owned(findings, i, scopes)
        return
    if line.low[i + 1] != "of":
        return
    scopes = [(line.starts[i + 1], end)]
    agent = next((k for k in range(i + 2, min(i + 8, len(line.low))) if line.low[k] == "by"), None)
    maker = phrase_after(line, agent + 1) if agent is not None else None
    if maker is not None and line.ends[maker[1] - 1] <= end:
        findings.add(Mention.plain(*maker, i - 1), (i, i + 1), "noun of report", scopes)
    elif i and line.words[i - 1][0].isupper() and line.tags[i - 1].startswith("NNP"):
        owner = noun_phrase_before(line, i - 1)  # an IMF estimate
        if owner is not None:
            mention = Mention.plain(*owner, owner[0] - 1)
            findings.add(mention, (i, i + 1), "noun of report", scopes)
    else:
        _read_owned(findings, i, scopes)


def _clause_end(findings: Findings, k: int) -> int:
    """Offset where the phrase from token k on ends: before a verb, a comma or the full stop."""
    line = findings.line
    for m in range(k, len(line.words)):
        if line.words[m] in ",;:." or line.tags[m] in ("VBD", "VBZ", "VBP", "MD"):
            return line.starts[m]
    return findings.end


def read_quoted(findings: Findings, i: int) -> bool:
    """Whether token i is in `X was quoted by A as saying`, which is read: A, and behind it X."""
    line = findings.line
    k = i - 1
    while k > 0 and line.tags[k] == "RB":
        k -= 1
    if k < 1 or line.low[k] not in ("is", "was", "were", "are", "been"):
        return False
    agent = phrase_after(line, i + 2) if line.low[i + 1 : i + 2] == ["by"] else None
    behind = agent[1] if agent is not None else i + 1
    if line.low[behind : behind + 2] != ["as", "saying"]:
        return False
    subject = subject_before(line, k, passive_is_report=False)
    if subject is None:
        return True
    ends = line.words[behind + 2 : behind + 3] in (["."], [","], [])
    scope = findings.until(subject.a) if ends else findings.behind(behind + 1)
    cue = (i, behind + 2)
    findings.add(subject, cue, "quoted as saying", [scope], trailing=ends, verbal=True)
    made = findings.statements[-1:]
    if agent is not None and made and made[0].rule == "quoted as saying":
        made[0].sources.insert(0, findings.source(Mention.plain(*agent, i), (i, i + 2)))
    return True


def read_citation(findings: Findings, i: int, form: VerbForm) -> None:
    """`A, citing B`, `A, which cites B`, `B cited by A`; token i is the verb."""
    line = findings.line
    reverse = form == "past" and line.low[i + 1 : i + 2] == ["by"]
    cue = (i, i + 1 + reverse)
    found = phrase_after(line, cue[1])
    noun = form in ("third", "plain") and not line.tags[i].startswith("V")
    if found is None or noun or not _can_be_cited(findings, *found):
        return
    source = findings.source(Mention.plain(*found, i - 1), cue)
    host = _host(findings, i)
    if reverse:
        if host is not None:
            host.sources.insert(0, source)
        else:
            findings.citing = (i, source)
    elif host is not None:
        host.sources.append(source)
    elif form == "ing" and all(tag in ("RB", "CC", "IN") for tag in line.tags[:i]):
        findings.awaited = source
    else:
        if form == "ing":
            subject = _citing_subject(findings, i, found[1]) or sentence_subject(line, i)
        else:
            subject = subject_before(line, i, passive_is_report=form == "past")
        sources = [source]
        if subject is not None:
            sources.insert(0, findings.source(subject, cue))
        whole = [(findings.start, findings.end)]
        findings.statements.append(
            Statement(sources, i, "citation", whole, trailing=True, quoted=line.inside[i])
        )


def _citing_subject(findings: Findings, i: int, behind: int) -> Mention | None:
    """Who cites when the verb is still to come: `Lee, citing B, said`; None when it is past."""
    line = findings.line
    if i < 2 or line.words[i - 1] != "," or line.words[behind : behind + 1] != [","]:
        return None
    if line.tags[behind + 1 : behind + 2] not in (["VBD"], ["VBZ"], ["VBP"], ["NNS"]):
        return None
    found = noun_phrase_before(line, i - 2)
    return Mention.plain(*found, found[0] - 1) if found is not None else None


def _can_be_cited(findings: Findings, a: int, b: int) -> bool:
    """Whether what is cited can speak: a body, a document, a name; not a reason."""
    line = findings.line
    head = a
    while head + 1 < b and (
        not line.tags[head].startswith("N") or line.tags[head + 1] not in ("IN", "VBN", "JJ")
    ):
        head += 1
    if line.words[head][0].isupper():
        return True
    word = line.low[head]
    return bool({word, word.rstrip("s"), word.removesuffix("ies") + "y"} & SPEAKING)


def _host(findings: Findings, i: int) -> Statement | None:
    """The statement whose source stands just before the citation at token i."""
    for statement in reversed(findings.statements):
        last = statement.sources[-1].mention
        if 0 <= i - last.b <= 3 or (statement.cue < i and i - statement.cue <= 4):
            return statement
    return None
