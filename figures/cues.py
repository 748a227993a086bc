"""The words that give a statement to a source: verbs, prepositions and nouns of report."""

from __future__ import annotations

from typing import Literal

VerbForm = Literal["past", "third", "plain", "ing"]
"""said / says / say / saying. A regular past form is also the participle."""
VerbUse = Literal["say", "show", "count", "hold", "quote", "plan", "cite"]
"""What the verb may take: "say" anything, "show" findings, "count" what a tally holds, "hold"
beliefs, "quote" words in quotation marks alone, "plan" proposals, "cite" another source."""


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(words.split())


_SAY = """
add admit affirm allege announce argue assert assure caution claim
clarify comment complain concede conclude confess confirm contend counter declare deny
disclose emphasise emphasize explain guess hint inform insist instruct joke lament
maintain mention note notify observe opine post proclaim promise quip reaffirm recall recount
reiterate relate relay remark remind repeat reply report respond retort reveal scoff signal
specify state stress suggest testify tweet underline underscore vow vouch warn acknowledge advise
agree attest aver concur detail divulge elaborate intimate outline profess recollect refute
speculate surmise theorise theorize volunteer
"""
_SHOW = """
calculate conclude demonstrate estimate forecast indicate predict project reckon
suggest determine discover establish learn verify
"""
_COUNT = """
count document give list peg record tally
"""
_HOLD = """
anticipate assume believe expect fear hope suspect think
"""
_QUOTE = """
ask begin bellow bemoan boast brand call continue cry demand describe dub exclaim express gloat
interject label laugh muse object plead portray press proceed reason recite scream shout sigh
snap start urge wonder yell brag crow fume grumble gush lash moan murmur mutter plead quiz rage
thunder whisper
"""
_PLAN = """
accuse blame criticise criticize pledge propose recommend
threaten urge vow demand condemn decry denounce describe identify lambast
"""
_IRREGULAR: dict[str, tuple[VerbForm, VerbUse]] = {
    "said": ("past", "say"), "says": ("third", "say"), "say": ("plain", "say"),
    "saying": ("ing", "say"),
    "told": ("past", "say"), "tells": ("third", "say"), "tell": ("plain", "say"),
    "telling": ("ing", "say"),
    "wrote": ("past", "say"), "writes": ("third", "say"), "write": ("plain", "say"),
    "written": ("past", "say"), "writing": ("ing", "say"),
    "put": ("past", "count"), "puts": ("third", "count"), "gave": ("past", "count"),
    "given": ("past", "count"),
    "found": ("past", "show"), "finds": ("third", "show"), "find": ("plain", "show"),
    "finding": ("ing", "show"),
    "showed": ("past", "show"), "shows": ("third", "show"), "show": ("plain", "show"),
    "showing": ("ing", "show"), "shown": ("past", "show"),
    "thought": ("past", "hold"), "thinks": ("third", "hold"), "think": ("plain", "hold"),
    "swore": ("past", "say"), "swears": ("third", "say"),
    "forecast": ("past", "show"), "ruled": ("past", "show"), "rules": ("third", "show"),
    "felt": ("past", "hold"), "briefed": ("past", "say"),
    "read": ("past", "quote"), "reads": ("third", "quote"),
    "understands": ("third", "hold"), "sees": ("third", "show"),
    "went on": ("past", "quote"),
    "began": ("past", "quote"),
    "cited": ("past", "cite"), "cites": ("third", "cite"), "cite": ("plain", "cite"),
    "citing": ("ing", "cite"),
    "quoted": ("past", "cite"), "quotes": ("third", "cite"), "quoting": ("ing", "cite"),
}  # fmt: skip


def _inflect(base: str) -> dict[str, VerbForm]:
    """The regular forms of a verb: confirm, confirms, confirmed, confirming."""
    doubled = base in {"admit", "brag", "quip", "peg", "quiz", "snap"}
    stem = base[:-1] if base.endswith("e") else base + base[-1] if doubled else base
    past = base[:-1] + "ied" if base[-1] == "y" and base[-2] not in "aeou" else stem + "ed"
    ing = base + "ing" if base.endswith("ee") else stem + "ing"
    sibilant = base.endswith(("s", "sh", "ch", "x"))
    third = base[:-1] + "ies" if past.endswith("ied") else base + ("es" if sibilant else "s")
    return {base: "plain", third: "third", past: "past", ing: "ing"}


def _verbs() -> dict[str, tuple[VerbForm, VerbUse]]:
    uses: tuple[tuple[VerbUse, str], ...] = (
        ("quote", _QUOTE), ("plan", _PLAN), ("hold", _HOLD), ("count", _COUNT), ("show", _SHOW),
        ("say", _SAY),
    )  # fmt: skip
    table: dict[str, tuple[VerbForm, VerbUse]] = {}
    for use, bases in uses:
        for base in bases.split():
            table.update({word: (form, use) for word, form in _inflect(base).items()})
    return table | _IRREGULAR


VERBS = _verbs()
"""Each form of each verb of report, in lower case, with its form and its use."""

PARTICLE_VERBS: dict[tuple[str, str], tuple[VerbForm, VerbUse]] = {
    ("pointed", "out"): ("past", "say"), ("points", "out"): ("third", "say"),
    ("point", "out"): ("plain", "say"), ("pointing", "out"): ("ing", "say"),
    ("went", "on"): ("past", "quote"), ("goes", "on"): ("third", "quote"),
    ("laid", "out"): ("past", "say"), ("fired", "back"): ("past", "quote"),
    ("shot", "back"): ("past", "quote"), ("fires", "back"): ("third", "quote"),
    ("makes", "clear"): ("third", "say"), ("made", "clear"): ("past", "say"),
    ("pointed", "to"): ("past", "plan"), ("points", "to"): ("third", "plan"),
    ("called", "for"): ("past", "plan"), ("calls", "for"): ("third", "plan"),
    ("referred", "to"): ("past", "plan"), ("spoke", "of"): ("past", "plan"),
    ("talked", "about"): ("past", "plan"), ("talks", "about"): ("third", "plan"),
    ("talking", "about"): ("ing", "plan"), ("spoke", "about"): ("past", "plan"),
    ("speaks", "of"): ("third", "plan"), ("chimed", "in"): ("past", "quote"),
}  # fmt: skip
_PARTICLE_FIRST = frozenset(first for first, _ in PARTICLE_VERBS)
VERB_WORDS = frozenset(VERBS) | _PARTICLE_FIRST
"""First words of the verbal cues."""


POLLS = word_set("poll polls survey surveys polling")
DOCUMENTS = POLLS | word_set(
    """
    report reports study studies analysis analyses estimate estimates data figures statistics
    statement statements document documents filing filings records review paper papers article
    articles letter memo tally count audit audits examination examinations inquiry
    investigation investigations probe index findings research assessment email emails tweet
    post release testimony forecast forecasts projection projections calculation calculations
    account accounts census transcript briefing bulletin results intelligence interview
    information invoice invoices imagery minutes log logs registry database update updates
    numbers table tables book books survey poll column story stories test tests dossier
    indictment complaint lawsuit ruling assessments note notes
    """
)
"""What speaks for whoever made it: a report, a poll, records."""
PICTURES = word_set("image images imagery photo photos picture pictures video videos")
"""What shows something for whoever took or examined it, and speaks for nobody else."""
ESTIMATES = word_set(
    "estimate estimates count tally projection projections forecast forecasts assessment"
    " calculation"
)
"""Nouns for somebody's number: "the bank's estimate of 9", "by its own count"."""
PROPOSALS = word_set("proposal pledge promise demand offer threat vow")
"""Nouns for what somebody says shall be: "her pledge of $9 million"."""
CLAIM_NOUNS = (
    ESTIMATES
    | PROPOSALS
    | word_set(
        """
    revelation claim claims statement announcement report reports estimate estimates assertion
    allegation allegations assessment disclosure warning admission confirmation declaration
    suggestion prediction projection forecast argument accusation finding findings remark
    remarks comment comments testimony
    """
    )
)
"""Nouns that carry a statement: "the revelation by X that ..." """
ASIDES = word_set(
    """
    statement interview email e-mail speech letter report post tweet memo message briefing
    conference release note video call tweets series affidavit filing telegram broadcast op-ed
    column article hearing testimony blog television radio rally phone telephone facebook
    twitter telegraph press reporters journalists lawmakers senators parliament twitter social
    """
)
"""Where something was said: "in a statement", "via Facebook", "to reporters"."""
DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight january
    february march april may june july august september october november december morning
    afternoon evening night week month year weekend earlier later ago last late early
    previously recently jan feb mar apr jun jul aug sept sep oct nov dec past spring summer
    autumn fall winter
    """
)


def verb_at(low: list[str], i: int) -> tuple[int, VerbForm, VerbUse] | None:
    """(index behind the cue, form, use) of the verb of report at token i; None if there is none."""
    word = low[i]
    if word in _PARTICLE_FIRST and i + 1 < len(low):
        found = PARTICLE_VERBS.get((word, low[i + 1]))
        if found is not None:
            return (i + 2, *found)
    known = VERBS.get(word)
    return None if known is None else (i + 1, *known)
