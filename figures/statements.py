"""What a sentence's cues cover: who is said to say which part of it.

A statement holds the mentions of its sources and the spans that they answer for. Who the
mentions are is settled later: a statement is read once and without looking at its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from figures.cues import (
    ASIDES,
    CLAIM_NOUNS,
    DAYS,
    DOCUMENTS,
    POLLS,
    VERBS,
    VerbForm,
    VerbUse,
    verb_at,
)
from figures.mentions import (
    Mention,
    document_before,
    is_share,
    noun_phrase_before,
    phrase_after,
    subject_before,
)
from figures.quotes import Line
from figures.source_words import ANONYMOUS, BODIES, GENERIC_OUTLET, ROLES
from figures.tagger import is_headline
from figures.text import Sentence

_STOPS = frozenset({".", "!", "?", "…", ";"})
_DASHES = frozenset({"—", "–", "-", "--"})
_SUBORDINATE = frozenset({"after", "when", "while", "since", "although", "though", "before", "if",
                          "because", "whereas", "once"})  # fmt: skip
_CONTRAST = frozenset({"but", "while", "whereas", "though", "although", "and", "yet"})
_BE = frozenset({"is", "are", "was", "were", "been", "be", "'re", "’re", "’s", "'s"})
_SHOWERS = DOCUMENTS | BODIES | ROLES | ANONYMOUS | GENERIC_OUTLET
_AGENT_VERBS = frozenset({"reported", "estimated", "confirmed", "announced", "projected",
                          "forecast", "calculated", "quoted", "said", "disclosed",
                          "revealed"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_OPENINGS = frozenset({",", ":", ";", "“", "”", "—", "–", "-", "--"})
_SUBJECTS = frozenset({"verb before clause", "verb after quotation", "verb at the end",
                       "verb in the middle", "verb before quotation", "inverted verb",
                       "second verb", "participle"})  # fmt: skip
_BEFORE_PARTICIPLE = frozenset(
    {",", "and", "or", "also", "—", "–", "-", "”", "by", "before", "after", "then", "while", "in"}
)
_PLURALS = frozenset({"people", "data", "police", "others", "many", "some", "most", "critics",
                      "media", "women", "men", "all", "both", "do", "did", "n't"})  # fmt: skip
_TOLD = frozenset({"that", "“", ",", ":", ".", "—", "–", "on"})
_TRANSITIVE = frozenset({"told", "tells", "tell", "telling", "informed", "assured", "reminded",
                         "warned", "asked", "advised", "notified"})  # fmt: skip


@dataclass(slots=True)
class Source:
    """A mention of a source, with the cue beside it."""

    mention: Mention
    cue: str


@dataclass(slots=True)
class Statement:
    """What one or more sources answer for in a sentence."""

    sources: list[Source]
    """Nearest speaker first, origin last."""
    cue: int
    """Token of its cue."""
    rule: str
    scopes: list[tuple[int, int]] = field(default_factory=list)
    """Offsets that it covers; empty when it is only known that somebody spoke."""
    trailing: bool = False
    """Whether what it covers comes before its cue."""
    quoted: int = -1
    """Number of the quotation that the cue itself stands in; -1 outside."""

    def covers(self, start: int) -> bool:
        """Whether the sources answer for what stands at `start`."""
        return any(a <= start < b for a, b in self.scopes)


def read_statements(sentence: Sentence, line: Line) -> list[Statement]:
    """The statements of a sentence, in the order of their cues."""
    statements = _Reader(sentence, line).read()
    _cut_contrasts(line, statements)
    return statements


class _Reader:
    """Goes through the words of one sentence and collects its statements."""

    def __init__(self, sentence: Sentence, line: Line):
        self.line = line
        self.start, self.end = sentence.start, sentence.end
        self.found: list[Statement] = []
        self.awaited: Source | None = None
        """A source cited before anyone is named who cites it."""

    def read(self) -> list[Statement]:
        low = self.line.low
        for i, word in enumerate(low):
            if word in VERBS or word in ("pointed", "points", "pointing"):
                self._read_verb(i)
            elif word == "according" and low[i + 1 : i + 2] == ["to"]:
                self._read_preposition(i, i + 2)
            elif word == "per" and i and low[i - 1] == ",":
                self._read_preposition(i, i + 1)
            elif word in ("in", "from", "by") and i + 1 < len(low):
                self._read_in_document(i)
            elif word in CLAIM_NOUNS:
                self._read_claim(i)
        return self.found

    def _add(
        self, source: Source, cue: int, rule: str, scopes: list[tuple[int, int]], *, trailing: bool
    ) -> None:
        quoted = self.line.inside[cue]
        sources = [source]
        if self.awaited is not None:  # "Citing B, A reports that ..."
            sources.append(self.awaited)
            self.awaited = None
        self.found.append(Statement(sources, cue, rule, scopes, trailing, quoted))

    def _cue_text(self, a: int, b: int) -> str:
        return " ".join(self.line.words[a:b])

    # verbs

    def _read_verb(self, i: int) -> None:
        verb = verb_at(self.line.low, i)
        if verb is None:
            return
        behind, form, use = verb
        low, tags = self.line.low, self.line.tags
        if use == "cite":
            self._read_citation(i, form)
            return
        if (
            low[i].startswith("claim")
            and tags[behind : behind + 1]
            and (tags[behind] in ("CD", "$", "NN", "JJ"))
        ):
            return  # claimed 40 lives, claiming responsibility
        if (
            form == "past"
            and low[behind : behind + 1] == ["by"]
            and (
                tags[behind + 1 : behind + 2] != ["CD"]  # found by 43 to 41 percent
            )
        ):
            if low[i] in _AGENT_VERBS:
                self._read_agent(i, behind + 1)
            return
        if form == "ing" and (i == 0 or low[i - 1] not in _BE):
            self._read_participle(i, behind, use)
            return
        if not self._is_verb(i, behind, form):
            return
        if self._read_inverted(i, behind, form, use):
            return
        mention = subject_before(self.line, i, passive_is_report=form == "past")
        if mention is not None:
            if use not in ("show", "count") or self._can_show(mention, use):
                self._place(mention, i, behind, use)
        elif use in ("show", "count") and (mention := document_before(self.line, i)):
            self._place(mention, i, behind, use)
        elif use in ("say", "show") and self._is_coordinated(i):
            mention = self._clause_subject(i)
            if mention is not None:
                self._add(
                    Source(mention, self._cue_text(i, behind)),
                    i,
                    "second verb",
                    [(self.line.ends[behind - 1], self.end)],
                    trailing=False,
                )

    def _can_show(self, mention: Mention, use: VerbUse) -> bool:
        """Whether the subject is a source: polls and people find, prices and facts do not."""
        line = self.line
        span = range(mention.name_a, mention.name_b)
        nouns = {line.low[k] for k in span if line.tags[k].startswith("N")}
        if use == "count":
            return bool(nouns & DOCUMENTS)
        if any((line.words[k][0].isupper() and k) or line.tags[k] == "PRP" for k in span):
            return True
        return bool(nouns & _SHOWERS or {noun.rstrip("s") for noun in nouns} & _SHOWERS)

    def _is_coordinated(self, i: int) -> bool:
        """`... and on Monday announced`: the verb shares the subject of the one before it."""
        line = self.line
        j = i - 1
        while j > 0 and (
            line.tags[j] == "RB" or line.low[j] in DAYS or line.low[j] in ("on", "in", "has", "had")
        ):
            j -= 1
        joined = line.low[j] in ("and", "but") or line.low[j : j + 2] == [",", "then"]
        return joined and line.tags[i] in ("VBD", "VBZ", "VBN")

    def _is_verb(self, i: int, behind: int, form: VerbForm) -> bool:
        """Whether the form is a verb here: "reports" and "claims" are nouns as often."""
        line = self.line
        tag = line.tags[i]
        following = line.tags[behind] if behind < len(line.tags) else "."
        if i and line.words[i][0].isupper() and not is_headline(line.words):
            return False  # Islamic State, the Treasury Note
        if following in ("VBD", "VBZ", "MD") and form in ("plain", "third"):
            return False
        if form == "plain" and not self._is_plural(i):
            return False
        if line.low[i] == "said" or tag in ("VBD", "VBZ", "VBP"):
            return True
        if tag == "VBG" and form == "ing":
            return True
        if form == "past":  # the tagger often takes these for participles
            follower = line.low[behind] if behind < len(line.low) else "."
            told = follower in _TOLD or follower in DAYS or following in ("PRP", "RB", "CD")
            return told or (tag == "VBN" and following in ("DT", "NNP", "NNS", "PRP$", "IN"))
        if tag == "VB":
            return form == "plain"
        if form not in ("third", "plain") or i == 0 or not tag.startswith("N"):
            return False
        follower = line.low[behind] if behind < len(line.low) else "."
        if follower == "that" or (form == "plain" and (follower == "." or following == "PRP")):
            return line.tags[i - 1].startswith("N") and line.low[i] != "states"
        return (
            line.words[i - 1][:1].isupper()
            and form == "third"
            and (follower in (",", ":", "“", ".") or following in ("PRP", "DT"))
        )

    def _is_plural(self, i: int) -> bool:
        """Whether what stands before the verb can be the subject of its plain form."""
        line = self.line
        j = i - 1
        while j > 0 and line.tags[j] == "RB":
            j -= 1
        if j < 0:
            return False
        plural = line.tags[j] in ("NNS", "NNPS", "VBN", "PRP", "WP", "WDT", ",")
        return (
            plural
            or line.low[j].endswith("s")
            or line.low[j] in _PLURALS
            or any(word == "and" for word in line.low[max(j - 4, 0) : j])
        )

    def _read_inverted(self, i: int, behind: int, form: VerbForm, use: VerbUse) -> bool:
        """`..., said the minister`: only straight behind a comma or a closing mark."""
        words, low = self.line.words, self.line.low
        if i == 0 or words[i - 1] not in ("”", ",") or form not in ("past", "third"):
            return False
        if low[i] in _TRANSITIVE:
            return False
        found = phrase_after(self.line, behind)
        quoted = words[i - 1] == "”"
        if found is None or use == "count" or (not quoted and use not in ("say", "show")):
            return False
        a, b = found
        follower = low[b] if b < len(low) else "."
        if not quoted and (follower not in _STOPS | {","} or self._has_subject(i)):
            return False
        mention = Mention(a, b, a, b, i - 1)
        if follower == "," and self.line.tags[a] == "DT":  # a spokeswoman, Ann Lee, ...
            named = phrase_after(self.line, b + 1)
            if named is not None and self.line.words[named[0]][0].isupper():
                mention = Mention(a, named[1], *named, i - 1)
        scopes = [(self.start, self.line.starts[i])]
        scopes += self._quotes_after(mention.b)
        if not quoted and follower == "," and self._resumes(b):
            scopes.append((self.line.ends[b - 1], self.end))
        self._add(Source(mention, self._cue_text(i, behind)), i, "inverted verb", scopes,
                  trailing=True)  # fmt: skip
        return True

    def _has_subject(self, i: int) -> bool:
        """Whether a subject with its apposition stands before the verb: `Lee, the mayor, said`."""
        return subject_before(self.line, i, passive_is_report=False) is not None

    def _resumes(self, comma: int) -> bool:
        """Whether the clause that the cue was put into goes on: `..., said Lee, would be clear`."""
        line = self.line
        second = next((k for k in range(comma + 1, len(line.words)) if line.words[k] == ","), comma)
        return any(
            k + 1 < len(line.tags) and line.tags[k + 1] in ("VBD", "VBZ", "MD")
            for k in (comma, second)
        )

    def _place(self, mention: Mention, i: int, behind: int, use: VerbUse) -> None:
        """Decides whether what is said stands before the cue, behind it, or on both sides."""
        line = self.line
        words = line.words
        j = self._past_asides(behind, transitive=line.low[i] in _TRANSITIVE)
        following = words[j] if j < len(words) else "."
        opened = j + 1 < len(words) and words[j + 1] == "“"
        before = mention.before
        sign = words[before] if before >= 0 else ""
        source = Source(mention, self._cue_text(i, behind))
        ahead = (self.start, line.starts[mention.a])
        after = (line.ends[behind - 1], self.end)
        ends = following in _STOPS
        quote_closed = (
            sign == "”"
            and before > 0
            and (
                self._ends_quotation(before) or (ends and (words[0] == "“" or line.inside[0] >= 0))
            )
        )
        if quote_closed:
            scopes = [ahead, *self._quotes_after(behind)]
            self._add(source, i, "verb after quotation", scopes, trailing=True)
        elif self._closes_clause(before, ends) and use != "quote":
            self._add(source, i, "verb at the end", [ahead], trailing=True)
        elif sign in (",", ";") and following in ",;" and not opened and use != "quote":
            self._add(source, i, "verb in the middle", [ahead, after], trailing=True)
        elif use == "quote":
            self._add(source, i, "verb before quotation", self._quotes_after(behind),
                      trailing=False)  # fmt: skip
        else:
            if sign and line.low[before] in _SUBORDINATE and before <= 1 and not opened:
                after = (after[0], self._comma_after(j))
            told = sign and line.low[before] in ("what", "whatever", "if")
            scopes = [] if ends or told or following == "with" else [after]
            goes_on = opened and words[j + 2 : j + 3] and words[j + 2][0].islower()
            if sign == "," and (goes_on or line.low[0] in ("if", "unless")):
                scopes.append(ahead)  # one statement around the cue
            self._add(source, i, "verb before clause", scopes, trailing=False)

    def _closes_clause(self, before: int, ends: bool) -> bool:
        """Whether `, the ministry said.` or `, as Lee noted.` ends what it reports."""
        words = self.line.words
        if not ends or before < 1:
            return False
        as_said = words[before] == "as" and words[before - 1] == ","
        return as_said or words[before] == "," or words[before] in _DASHES

    def _ends_quotation(self, mark: int) -> bool:
        """Whether the closing mark at token `mark` ends a sentence and not a word or two."""
        words = self.line.words
        k = mark - 1
        while k > 0 and words[k] in ("'", "’", "‘", "”"):
            k -= 1
        return words[k] in ",.?!…—–-"

    def _past_asides(self, j: int, *, transitive: bool) -> int:
        """Index behind days, adverbs, "in a statement" and the one who was told."""
        line = self.line
        low, tags = line.low, line.tags
        count = len(low)
        if transitive:
            found = phrase_after(line, j)
            j = found[1] if found else j
        for _ in range(6):
            if j >= count:
                break
            if low[j] in DAYS or tags[j] == "RB":
                j += 1
            elif tags[j] == "CD" and low[j + 1 : j + 3][-1:] == ["ago"]:
                j += 3
            elif low[j] in ("in", "on", "at", "via", "to", "through", "during", "with", "by", "of",
                            "about", "from"):  # fmt: skip
                found = phrase_after(line, j + 1)
                if j + 1 < count and low[j + 1] in DAYS:
                    j += 2
                elif found and (set(low[found[0] : found[1]]) & (ASIDES | DOCUMENTS)
                                or low[j] in ("of", "about", "via")
                                or self._closes(found[1])):  # fmt: skip
                    j = found[1]
                else:
                    break
            else:
                break
        return j

    def _closes(self, j: int) -> bool:
        return j >= len(self.line.words) or self.line.words[j] in _STOPS | {","}

    def _quotes_after(self, j: int) -> list[tuple[int, int]]:
        """From the first opening mark at or behind token j to the sentence's end."""
        words = self.line.words
        for k in range(j, len(words)):
            if words[k] == "“":
                return [(self.line.starts[k], self.end)]
            if words[k] == ":":
                return [(self.line.ends[k], self.end)]
        return []

    def _comma_after(self, j: int) -> int:
        line = self.line
        for k in range(j, len(line.words)):
            if line.words[k] == "," and line.inside[k] == -1:
                return line.starts[k]
        return self.end

    def _read_participle(self, i: int, behind: int, use: VerbUse) -> None:
        """`..., saying that`: the subject is that of the clause it hangs on."""
        line = self.line
        before = line.low[i - 1] if i else ""
        if before not in _BEFORE_PARTICIPLE and i:
            return
        if use in ("hold", "plan", "quote", "count") or line.tags[i] == "NN":
            return
        if before in ("by", "in", "after", "before", "while") and (
            line.low[behind : behind + 1] not in (["that"], [","], ["“"], [":"])
        ):
            return
        mention = self._clause_subject(i)
        if mention is None:
            return
        if use == "show" and not set(line.low[mention.a : mention.b]) & DOCUMENTS:
            return
        source = Source(mention, self._cue_text(i, behind))
        self._add(source, i, "participle", [(line.ends[behind - 1], self.end)], trailing=False)

    def _clause_subject(self, i: int) -> Mention | None:
        """The source of the nearest statement before token i, else the sentence's subject."""
        for statement in reversed(self.found):
            if statement.quoted == self.line.inside[i] and statement.rule in _SUBJECTS:
                return statement.sources[0].mention
        return sentence_subject(self.line, i)

    # prepositions, agents and nouns

    def _read_preposition(self, i: int, behind: int) -> None:
        found = phrase_after(self.line, behind)
        if found is None:
            return
        a, b = found
        words = self.line.words
        following = words[b] if b < len(words) else "."
        if following == "”":
            b_next = words[b + 1] if b + 1 < len(words) else "."
            following = b_next
        lead = i == 0 or words[i - 1] in (":", ";", "“") or self.line.low[i - 1] in (
            "that", "and", "but", "because", "since", "while", "so", "although")  # fmt: skip
        lead = lead or all(self.line.tags[k] in ("RB", ",", "CC", "IN") for k in range(i))
        ahead = (self.start, self.line.starts[i])
        after = (self.line.ends[b - 1], self.end)
        mention = Mention(a, b, a, b, i - 1)
        source = Source(mention, self._cue_text(i, behind))
        if lead and "," in words[b : b + 14]:
            after = (self.line.starts[words.index(",", b)], self.end)
        if lead:
            self._add(source, i, "preposition in front", [after], trailing=False)
        else:
            scopes = [ahead, after] if following == "," else [ahead]
            self._add(source, i, "preposition behind", scopes, trailing=True)

    def _read_agent(self, i: int, behind: int) -> None:
        """`as reported by X`, `was estimated by X at`."""
        found = phrase_after(self.line, behind)
        low = self.line.low
        if found is None or not self.line.words[found[0]]:
            return
        whole = [(self.start, self.end)]
        passive = i and low[i - 1] in ("as", "is", "are", "was", "were", "been", ",")
        if not passive:
            return
        mention = Mention(*found, *found, i - 1)
        self._add(Source(mention, self._cue_text(i, behind)), i, "agent", whole, trailing=True)

    def _read_in_document(self, i: int) -> None:
        """`In a poll by X, ...` and `... in a CNN poll`."""
        line = self.line
        low = line.low
        found = phrase_after(line, i + 1)
        if found is None:
            return
        a, b = found
        kinds = set(low[a:b])
        poll = kinds & POLLS and low[i] == "in"
        if not poll and not (kinds & DOCUMENTS - {"interview"} and i == 0 and low[i] == "in"):
            return
        comma = next((k for k in range(b, min(b + 8, len(low))) if line.words[k] == ","), -1)
        mention = Mention(a, b, a, b, i - 1)
        source = Source(mention, line.words[i])
        named = any(line.words[k][0].isupper() for k in range(a, b))
        if i == 0 and comma > 0 and (named or kinds & POLLS):
            self._add(source, i, "document in front", [(line.ends[comma], self.end)],
                      trailing=False)  # fmt: skip
        elif i and poll and (named or b - a > 2) and low[b - 1] != "polls":
            self._add(source, i, "document behind", [(self.start, line.starts[i])], trailing=True)

    def _read_claim(self, i: int) -> None:
        """`the revelation by X that ...`, `X's claim that ...`, `estimates by X`."""
        line = self.line
        low = line.low
        following = low[i + 1] if i + 1 < len(low) else ""
        if following in ("by", "from"):
            found = phrase_after(line, i + 2)
            if found is None or not any(line.words[k][0].isupper() for k in range(*found)):
                return
            behind = found[1]
            mention = Mention(*found, *found, i - 1)
            if behind < len(low) and low[behind] in ("that", ":", ","):
                self._add(Source(mention, self._cue_text(i, i + 2)), i, "noun of report",
                          [(line.ends[behind], self.end)], trailing=False)  # fmt: skip
        elif following == "that" and i and line.tags[i - 1] in ("POS", "PRP$"):
            possessive = line.tags[i - 1] == "PRP$"
            owner = (i - 1, i) if possessive else noun_phrase_before(line, i - 2)
            if owner is not None:
                mention = Mention(*owner, *owner, owner[0] - 1)
                self._add(Source(mention, low[i]), i, "noun of report",
                          [(line.ends[i + 1], self.end)], trailing=False)  # fmt: skip

    # one source that cites another

    def _read_citation(self, i: int, form: VerbForm) -> None:
        """`A, citing B`, `A, which cites B`, `B cited by A`."""
        line = self.line
        low = line.low
        reverse = form == "past" and low[i + 1 : i + 2] == ["by"]
        found = phrase_after(line, i + 2 if reverse else i + 1)
        if found is None:
            return
        a, b = found
        noun = form in ("third", "plain") and not line.tags[i].startswith("V")
        if noun or not self._is_source(a, b):
            return
        source = Source(Mention(a, b, a, b, i - 1), self._cue_text(i, i + 1 + reverse))
        host = self._host(i)
        if reverse:
            if host is not None:
                host.sources.insert(0, source)
            return
        if host is not None:
            host.sources.append(source)
            return
        if form == "ing" and all(line.tags[k] in ("RB", "CC", "IN") for k in range(i)):
            self.awaited = source
            return
        subject = None
        if form != "ing":
            subject = subject_before(line, i, passive_is_report=form == "past")
        elif i:
            subject = sentence_subject(line, i)
        statement = Statement([source], i, "citation", [(self.start, self.end)], True)
        statement.quoted = line.inside[i]
        if subject is not None:
            statement.sources.insert(0, Source(subject, source.cue))
        self.found.append(statement)

    def _is_source(self, a: int, b: int) -> bool:
        """Whether what is cited can speak: a body, a document, a name; not a reason."""
        line = self.line
        head = a
        while head + 1 < b and (
            not line.tags[head].startswith("N") or line.tags[head + 1] not in ("IN", "VBN", "JJ")
        ):
            head += 1
        word = line.low[head]
        if line.words[head][0].isupper():
            return True
        return bool({word, word.rstrip("s"), word.removesuffix("ies") + "y"} & _SHOWERS)

    def _host(self, i: int) -> Statement | None:
        """The statement whose source stands just before the citation at token i."""
        for statement in reversed(self.found):
            last = statement.sources[-1].mention
            if 0 <= i - last.b <= 3 or (statement.cue < i and i - statement.cue <= 4):
                return statement
        return None


def sentence_subject(line: Line, limit: int, *, nearest: bool = False) -> Mention | None:
    """The subject of the first main clause before token `limit`, or of the `nearest` one."""
    tags, words = line.tags, line.words
    openings = [0, *(k + 1 for k in range(limit) if words[k] in _OPENINGS)]
    for i in reversed(openings) if nearest else openings:
        while i < limit and tags[i] in ("CC", "RB"):
            i += 1
        found = phrase_after(line, i) if i < limit else None
        if found is None or found[1] >= limit:
            continue
        verb = _past_insertion(line, found[1], limit)
        if verb < limit and (tags[verb] in _FINITE or line.low[verb].endswith("ed")):
            return None if is_share(line, *found) else Mention(*found, *found, i - 1)
    return None


def _past_insertion(line: Line, k: int, limit: int) -> int:
    """Index behind adverbs, "on Friday" and one ", ... ," that stand between subject and verb."""
    low, tags = line.low, line.tags
    if k < limit and low[k] == ",":
        close = next((m for m in range(k + 1, limit) if low[m] == ","), limit)
        k = close + 1 if close - k < 24 else limit
    while k < limit and (
        tags[k] == "RB"
        or low[k] in DAYS
        or (low[k] == "on" and low[k + 1 : k + 2] and low[k + 1] in DAYS)
    ):
        k += 1
    return k


def _cut_contrasts(line: Line, statements: list[Statement]) -> None:
    """`A said 5, but B said 7`: what A answers for ends where B's clause begins."""
    for k, statement in enumerate(statements):
        for later in statements[k + 1 :]:
            before = later.sources[0].mention.before
            if later.trailing or before < 1 or line.low[before] not in _CONTRAST:
                continue
            if line.words[before - 1] in (",", ";", "—", "–") and later.quoted == statement.quoted:
                cut = line.starts[before]
                statement.scopes = [(a, min(b, cut)) for a, b in statement.scopes if a < cut]
                break
