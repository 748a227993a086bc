"""Whether a figure is told as done, planned, alleged, estimated or denied.

A cue governs the figures in its own clause: those behind it ("plans to send 300"), and the
figure that is its subject ("300 workers are to be sent"). Where several govern one figure the
order is: denied, forecast (estimated), planned, alleged, estimated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from figures.gazetteer import places
from figures.model import Status
from figures.past_verbs import PAST, PAST_RELATIVE
from figures.text import Sentence
from figures.times import masked

Rules = tuple[tuple[str, str], ...]


class _Cues(NamedTuple):
    """A pattern of cues, and words of which at least one stands in each of its matches."""

    pattern: re.Pattern[str]
    words: frozenset[str]


def _cues(words: str, pattern: str) -> _Cues:
    return _Cues(re.compile(pattern), frozenset(words.split()))


_BE = r"(?:is|are|was|were|be|been|being)"
_IS_TO = re.compile(rf"\b{_BE} to ")
_ASIDE = {"is-to": _IS_TO, "about-to": re.compile(r"\babout to\b")}
"""Cues of small words, which stand as one among the words of a sentence that has them."""
_DENIED = _cues(
    "deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed "
    "dismissing refutes refuted refuting disputes disputed disputing debunks debunked "
    "evidence proof sign confirmation indication record records truth true false untrue "
    "fabricated",
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)"
    r"|disput(?:es|ed|ing)|debunk(?:s|ed))\b"
    r"(?= (?:(?:(?:on |late |early )?[a-z]+day|again|\w+ly) )?"
    r"(?:that|having|it|any|as|\w+ing\b|(?:\w+ ){0,3}"
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|assertions?|figures?|numbers?"
    r"|tolls?|rumou?rs)\b))"
    r"|\bno (?:evidence|proof|sign|confirmation|indication|records?|truth)\b"
    r"|\bnot true that\b|\b(?:false|untrue|fabricated) (?:that|claims?|reports?)\b",
)
_NEGATED = _cues(
    "not t never",
    r"\b(?:(?:did|does|do|has|have|had|was|were|is|are|will|would)(?: not|n['’]t)\b"
    r"(?! (?:\w+ly )?(?:says?|comment|know|clear|specif\w+|elaborat\w+|disclos\w+|reveal\w*"
    r"|respond|confirm\w*|provide|give|name|identif\w+|rule|exceed|reach|include|mention|expect\w*"
    r"|want|think|believe|deny|mean|need|only|just|enough|immediately|yet|even|until|less|more"
    r"|fewer|clear|known|least|last|stop|end|prevent|match|change|worth|far|quite|all|unusual))"
    r"|never (?!(?:before|mind|says?|said|more|less|exceeded|reached|been)\b)[a-z]+)",
)
_BOUND = re.compile(r"(?:more|less|fewer|over|at least|up to|above|below|under|as many)\b")
_DENIED_BEHIND = _cues(
    "denies denied rejects rejected dismisses dismissed disputes disputed refutes refuted",
    r"(?:,|–|—) (?:which|(?:a|an) (?:\w+ )?(?:claim|figure|number|allegation|accusation|report"
    r"|charge)(?: (?:that|which))?|something|claims|allegations|accusations)\b"
    r"[^,;.]{0,40}\b(?:den(?:ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|refut(?:es|ed))\b",
)
_FORECAST = _cues(
    "forecast forecasts forecasted forecasting projects projected projecting projection "
    "projections predicts predicted predicting prediction predictions estimates estimated "
    "estimating modeling modelling",
    r"\b(?:forecasts?|forecasted|forecasting|project(?:s|ed|ing|ions?) (?!to be built)|projected"
    r"|predict(?:s|ed|ing|ions?)|estimat(?:es|ed|ing) (?:that|it|the|they)|it is estimated"
    r"|modell?ing suggests)\b",
)
_PLANNED = _cues(
    "will shall ll won would plan plans planned planning set due scheduled unscheduled slated "
    "expect expects expected expecting aim aims aimed aiming intend intends intended "
    "intending intention going about-to is-to poised track course hope hopes hoped hoping "
    "want wants wanted seek seeks seeking pledge pledges pledged pledging vow vows vowed "
    "promise promises promised promising agreed commit commits committed propose proposes "
    "proposed proposing proposal proposals consider considers considering prepare prepares "
    "prepared preparing ready likely target goal bid ambition earmarked upcoming forthcoming "
    "envisage envisages envisaged envisaging envision envisions envisioned foresee foresees",
    r"\b(?:(?<!free )(?<!the )(?<!his )(?<!her )(?<!good )(?<!political )will(?! of\b)"
    r"|shall|(?:['’]ll)|won['’]t|would(?! have\b)"
    r"|plan(?:s|ned|ning)? (?:to|for|on)|planning (?:to|for)|set to"
    r"|due to (?:be|begin|start|open|arrive|vote|meet|take|receive|deliver|get|come|go|leave|join"
    r"|close|end|enter|expire|run"
    r"|return|land|launch|face|play|pay|move|become)"
    r"|(?:un)?scheduled (?:to|for)|slated (?:to|for)|(?<!than )expect(?:s|ed|ing)?|aim(?:s|ed|ing)?"
    r" (?:to|for|at)|inten(?:ds?|ded|ding|tion) (?:to|of)"
    r"|(?:is|are|was|were|be|been) (?:going to|planned)|ha(?:s|ve|d) planned"
    r"|planned(?= (?:an? )?(?:\w+ )?$)"
    r"|about to|poised to|on (?:track|course) (?:to|for)|hop(?:es?|ed|ing) (?:to|for)"
    r"|want(?:s|ed)? to|seek(?:s|ing)? to|pledg(?:es?|ed|ing)|vow(?:s|ed)? to"
    r"|promis(?:es?|ed|ing)|agreed to|commit(?:s|ted)? to|propos(?:es?|ed|ing|als?)"
    r"|consider(?:s|ing)|prepar(?:es?|ed|ing) to|ready to|likely to|target of|goal of|bid to"
    r"|wants|ambition (?:to|of)|earmarked|upcoming|forthcoming"
    r"|envisag(?:es?|ed|ing)|envision(?:s|ed)?|foresees?"
    rf"|{_BE} to (?!(?:the|a|an|blame|date)\b)[a-z]+)\b",
)
_TO_COME = _cues(
    "will shall would is-to going planned due expected scheduled set plan plans slated poised "
    "about-to likely track course",
    r"\b(?:will|shall|would(?! have\b)|(?:is|are|was|were) (?:to (?!blame|date)[a-z]+|going to"
    r"|planned|due (?:to|in|on|by)|expected|scheduled)|set to|plan(?:s|ned)? to|slated (?:to|for)"
    r"|poised to|about to|likely to|on (?:track|course) (?:to|for))\b",
)
"""Of what the figure itself is the subject: not "300 people agreed to ..."."""
_REACH = 800
"""Characters around a figure in which its cue is sought: more than any real sentence has."""
_NEAR = 60
"""Characters in which a negated verb still has the figure for its object."""
_AHEAD = _cues(
    "next tomorrow coming later",
    r"\b(?:(?<!\bthe )next (?:year|month|week|season|spring|summer|autumn|fall|winter|decade)"
    r"|tomorrow|in the coming|(?:in|over|within|during|for) the next|by the end of next"
    r"|later this)\b",
)
_PAST = re.compile(r"\b(?:was|were|had|did|has|have|said|\w{3,}ed|rose|fell|sent|made|took)\b")
_ALLEGED = _cues(
    "reportedly allege alleged allegedly alleges alleging allegation allegations purported "
    "purportedly supposedly rumored rumoured unconfirmed unverified may might could accuse "
    "accuses accused accusing suspected",
    r"\b(?:reportedly|alleged(?:ly)?|alleges?|alleging|allegations?|purported(?:ly)?|supposedly"
    r"|rumou?red|unconfirmed|unverified|may"
    r"|might|could(?! not\b)|accus(?:es?|ed|ing)|suspected)\b",
)
_UNCHECKED = _cues(
    "not",
    r"\b(?:could|can) not (?:be )?(?:immediately |independently )*(?:be )?(?:verif|confirm)"
    r"|\b(?:has|have) not been (?:independently )?(?:verified|confirmed)",
)
_ESTIMATED = _cues(
    "estimate estimates estimated estimating estimation estimations believed thought presumed "
    "assumed feared reckoned believe believes reckon reckons assessed guess guesses guessed",
    rf"\b(?:estimat(?:es?|ed|ing|ions?)|{_BE} (?:also |now |widely |generally )?(?:believed|thought"
    r"|presumed|assumed|feared|reckoned)|(?<!not )believes?(?! in\b)|reckons?|feared|thought to"
    r"|believed to|presumed|assessed (?:that|to)|guess(?:es|ed)?)\b",
)
_FORECAST_BEHIND = _cues(
    "forecast forecasts projects projected predicts predicted",
    r",[”\"]? [^,;]{0,60}\b(?:forecasts?|project(?:s|ed)|predict(?:s|ed))\b\W*$",
)
_ESTIMATED_BEHIND = _cues(
    "estimate estimates estimated believe believes reckon reckons forecast forecasts projects "
    "projected predicts predicted projection projections",
    r",[”\"]? [^,;]{0,60}\b(?:estimat(?:es|ed)|believes?|reckons?|forecasts?|project(?:s|ed)"
    r"|predict(?:s|ed))\b\W*$"
    r"|\b(?:according to|by) [^,;]{0,40}\b(?:estimates?|projections?|forecasts?)\b",
)
_CLAUSE = re.compile(  # words behind one \b: within a word it fails at a glance
    r";|:\s|\s[–—]\s|—|[,.?!][”\"]|, (?:who|which|where|when)\b(?=[^,]*$)"
    r"|, (?:compared|up|down) (?:with|to|from)\b"
    r"|\b(?=[abdefhiostw])(?:(?:while|whereas|although|though|but|after|because|despite|since|having"
    r"|following|whose|even as|instead)\b|(?:and|or) (?:has|have|had|was|were|is|are|already|said"
    r"|says|added|told|it|they|he|she|the \w+ (?:has|have|had|was|were|will|would|\w+ed))\b"
    rf"|(?:who|which) (?:was|were|is|are|has|have|had|\w+ed)\b|{PAST_RELATIVE.pattern}"
    r"|than\b(?<!more than)(?<!less than)(?<!fewer than))"
)
_RELATIVE = re.compile(
    r", (?:which|who|whose|where|when|due|expected|scheduled|slated|set|planned)\b[^,;]*,"
)
_OTHERS_CLAUSE = re.compile(r"\w (?:that|which) (?=(?:may|might|could)\b)")
"""Where a doubt about another noun begins: "4 killed in a fire that may have been set"."""
_MONTH_OF_MAY = re.compile(r"\bMay\b(?! [A-Z][a-z])")
_NAMED_WILL = re.compile(r"(?<=[a-z,] )Will\b|\bWill(?=['’]s| [A-Z][a-z]+ (?:said|told))")
_SUBJECT_END = re.compile(
    r"[,;:]|\b(?:and (?:plans?|aims?|intends?|hopes?|expects?|wants?|seeks?|reportedly"
    r"|will|would|may|might|could|is|are|was|were|has|have|had|said|then)"
    r"|said|says|told|believe|think|when|because|before|after|while|but|since|if|as|so that)\b"
)
_TO_VERB = re.compile(r"^(?:\S+ ){1,6}?[Tt]o (?P<verb>[A-Za-z]+)\b")
_NOT_VERBS = frozenset(
    {
        "the",
        "a",
        "an",
        "record",
        "nearly",
        "almost",
        "about",
        "more",
        "over",
        "at",
        "all",
        "his",
        "her",
        "its",
        "their",
        "new",
    }
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|rises?|falls?|jumps?|drops?|climbs?|grows?|says|said|kills?"
    rf"|{PAST})\b",
    re.IGNORECASE,
)

_CUE_WORDS = frozenset(
    word
    for cues in (
        *(_DENIED, _NEGATED, _DENIED_BEHIND, _FORECAST, _FORECAST_BEHIND, _PLANNED, _TO_COME),
        *(_AHEAD, _ALLEGED, _UNCHECKED, _ESTIMATED, _ESTIMATED_BEHIND),
    )
    for word in cues.words
)
"""A sentence without any of these words has no cue."""


class _Clause(NamedTuple):
    before: str
    """The clause in lower case up to the figure."""
    subject: str
    """From the figure to where it ceases to be the subject of what follows."""
    behind: str
    """From the figure to the end of the sentence."""


def status_of(sentence: Sentence, start: int, end: int) -> tuple[Status, Rules]:
    """The status of the figure at [start, end) and the rule that found it."""
    first = max(sentence.start, start - _REACH)
    text = sentence.document.text[first : min(sentence.end, end + _REACH)]
    return _status(text, sentence.terms, start - first, end - first)


@lru_cache(maxsize=64)  # asked twice for a figure: for itself and for its period
def _status(text: str, terms: frozenset[str], low: int, high: int) -> tuple[Status, Rules]:
    lowered, words = _cued(text, terms)
    status: Status = "reported"
    cue = ""
    if words:
        status, cue = _decide(_clause(lowered, low, high), words)
    if status == "reported" and _is_heading(text):
        verb = _headline_verb(text, low, high)
        status, cue = ("planned", verb) if verb else (status, cue)
    return status, ((("status", f'{status}: "{cue}"'),) if cue else ())


@lru_cache(maxsize=16)  # the figures of a sentence share it
def _cued(text: str, terms: frozenset[str]) -> tuple[str, frozenset[str]]:
    """The text as the cues are sought in it, and the words of cues that its sentence holds."""
    lowered = _read(text)
    words = _CUE_WORDS & terms
    if "to" in terms:
        words |= {name for name, aside in _ASIDE.items() if aside.search(lowered)}
    return lowered, words


def _decide(clause: _Clause, words: frozenset[str]) -> tuple[Status, str]:
    def cue(cues: _Cues, *parts: str) -> str:
        """The nearest cue in the first of the parts that has one; "" without any."""
        return "" if cues.words.isdisjoint(words) else _nearest(cues.pattern, parts)

    reach = clause.before, clause.subject
    if found := cue(_DENIED, clause.before) or cue(_DENIED_BEHIND, clause.behind):
        return "denied", found
    bounded = _BOUND.match(clause.subject) or clause.before.endswith("than ")
    if not bounded and (found := cue(_NEGATED, clause.before[-_NEAR:])):
        return "denied", found
    if found := cue(_FORECAST, *reach) or cue(_FORECAST_BEHIND, clause.behind):
        return "estimated", found
    if found := cue(_PLANNED, clause.before) or cue(_TO_COME, clause.subject):
        return "planned", found
    if (found := cue(_AHEAD, *reach)) and not _PAST.search(clause.before):
        return "planned", found
    if found := cue(_ALLEGED, *reach) or cue(_UNCHECKED, clause.behind):
        return "alleged", found
    if found := cue(_ESTIMATED, *reach) or cue(_ESTIMATED_BEHIND, clause.behind):
        return "estimated", found
    return "reported", ""


def _nearest(pattern: re.Pattern[str], parts: Sequence[str]) -> str:
    for part in parts:
        nearest = ""
        for found in pattern.finditer(part):
            nearest = found.group().strip()
        if nearest:
            return nearest
    return ""


def _clause(lowered: str, low: int, high: int) -> _Clause:
    begin = 0
    for cut in _CLAUSE.finditer(lowered, 0, low):
        begin = cut.end()
    stop = _SUBJECT_END.search(lowered, high)
    before = _RELATIVE.sub(" ", lowered[begin:low])
    end = stop.start() if stop else len(lowered)
    doubt = _OTHERS_CLAUSE.search(lowered, high + 1, end)
    subject = lowered[low : doubt.start() + 1 if doubt else end]
    return _Clause(before, subject, lowered[high:])


def _read(text: str) -> str:
    """The sentence in lower case, with the names May and Will made no verbs."""
    if "May" in text:
        text = _MONTH_OF_MAY.sub("---", text)
    if "Will" in text:
        text = _NAMED_WILL.sub("----", text)
    return masked(text)


def _is_heading(text: str) -> bool:
    return len(text) < 160 and text[-1] not in '.!?:;”"'


def _headline_verb(text: str, low: int, high: int) -> str:
    """The verb of a headline's "to": "X to Send 300", "300 Workers to Man ..."; "" if none."""
    for part in (text[:low] + "#", text[low:high].replace(" ", "_") + text[high:]):
        found = _TO_VERB.match(part)
        if found is None or _FINITE.search(part, 0, found.end()):
            continue
        verb = found["verb"]
        if verb.lower() not in _NOT_VERBS and verb not in places():
            return f"to {verb}"
    return ""
