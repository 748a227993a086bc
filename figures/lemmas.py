"""Dictionary forms: of a noun its singular, of a verb its infinitive. Rules and exceptions."""

from __future__ import annotations

from functools import lru_cache

_NOUNS = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "geese": "goose",
    "mice": "mouse",
    "feet": "foot",
    "teeth": "tooth",
    "oxen": "ox",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "loaves": "loaf",
    "shelves": "shelf",
    "wolves": "wolf",
    "halves": "half",
    "calves": "calf",
    "thieves": "thief",
    "selves": "self",
    "scarves": "scarf",
    "hooves": "hoof",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "theses": "thesis",
    "oases": "oasis",
    "hypotheses": "hypothesis",
    "diagnoses": "diagnosis",
    "axes": "axe",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "bacteria": "bacterium",
    "alumni": "alumnus",
    "cacti": "cactus",
    "fungi": "fungus",
    "nuclei": "nucleus",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "zombies": "zombie",
    "rookies": "rookie",
    "selfies": "selfie",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "dies": "die",
    "shoes": "shoe",
    "toes": "toe",
    "foes": "foe",
    "canoes": "canoe",
    "gases": "gas",
    "buses": "bus",
    "pluses": "plus",
    "quizzes": "quiz",
    "passersby": "passerby",
    "aches": "ache",
    "caches": "cache",
    "headaches": "headache",
    "houses": "house",
    "horses": "horse",
    "nurses": "nurse",
    "courses": "course",
    "cases": "case",
    "causes": "cause",
    "clauses": "clause",
    "purses": "purse",
    "warehouses": "warehouse",
    "purchases": "purchase",
    "databases": "database",
    "responses": "response",
    "expenses": "expense",
    "licenses": "license",
    "offenses": "offense",
    "defenses": "defense",
    "releases": "release",
    "increases": "increase",
    "decreases": "decrease",
    "leases": "lease",
    "diseases": "disease",
    "exercises": "exercise",
    "franchises": "franchise",
    "enterprises": "enterprise",
    "noises": "noise",
    "phrases": "phrase",
    "phases": "phase",
    "uses": "use",
    "roses": "rose",
    "noses": "nose",
    "doses": "dose",
    "hoses": "hose",
    "promises": "promise",
    "premises": "premise",
    "exes": "ex",
}
_UNCHANGED = frozenset(
    "aircraft series species sheep fish deer salmon offspring headquarters news means politics "
    "economics physics mathematics athletics ethics tactics gas bus plus lens canvas virus bonus "
    "campus census consensus corpus focus genius status surplus crisis basis analysis thesis axis "
    "oasis hypothesis diagnosis emphasis synthesis chaos cosmos ethos pancreas atlas bias alias "
    "iris tennis arthritis hepatitis tuberculosis diabetes measles mumps rabies billiards darts "
    "spacecraft hovercraft crossroads barracks premises goods thanks clothes congratulations "
    "whereabouts outskirts surroundings proceeds remains arms "
    "this his its is was has as us yes perhaps towards always besides Texas Paris Kansas Dallas "
    "christmas cannabis caucus circus citrus coronavirus discus exodus nexus octopus prospectus "
    "radius stimulus terminus venus walrus chassis debris corps rendezvous bourgeois".lower().split()
)
_MEN = ("men", "women", "people", "children")


@lru_cache(maxsize=20_000)
def lemma_of_noun(word: str) -> str:
    """The singular in lower case, but for names, whose capital stays ("Koreans" -> "Korean")."""
    lower = word.lower()
    if lower in _NOUNS:
        return _NOUNS[lower]
    if lower in _UNCHANGED:
        return _cased(word, lower)
    for plural in _MEN:
        if lower.endswith(plural) and len(lower) > len(plural) + 1:
            return _cased(word, lower[: -len(plural)] + _NOUNS[plural])
    if "-" in lower:
        return _hyphenated(word)
    return _cased(word, _singular(lower))


def _hyphenated(word: str) -> str:
    head, _, tail = word.rpartition("-")
    if "-in-" in word or "-of-" in word or tail in ("up", "down", "off", "out", "law", "general"):
        first, _, rest = word.partition("-")
        return f"{lemma_of_noun(first)}-{rest}"
    return f"{head}-{lemma_of_noun(tail)}" if head and tail else word


def _singular(lower: str) -> str:
    if len(lower) < 3 or not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s")):
        return lower
    if lower.endswith("ies"):
        return lower[:-3] + "y" if len(lower) > 4 else lower[:-1]
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    if lower.endswith("oes"):
        return lower[:-2]
    return lower[:-1]


def _cased(word: str, lower: str) -> str:
    """`lower` with the capitals of `word`: "SUVs" -> "SUV", "Koreans" -> "Korean"."""
    if word.islower():
        return lower
    if word.lower().startswith(lower):
        return word[: len(lower)]
    return word[0] + lower[1:]


_VERBS: dict[str, str] = {}
for _line in """
be am is are was were been being 's 're 'm
have has had having 've
do does did done doing
go goes went gone
say says said
send sent
make made
take took taken
give gave given
get got gotten
find found
tell told
keep kept
hold held
lose lost
leave left
shoot shot
die died dying dies
lie lay lain lying
lay laid
pay paid
sell sold
buy bought
bring brought
think thought
seek sought
catch caught
teach taught
fight fought
build built
spend spent
lend lent
bend bent
mean meant
meet met
feed fed
lead led
flee fled
bleed bled
breed bred
speed sped
win won
run ran running
begin began begun beginning
sink sank sunk
drink drank drunk
ring rang rung
sing sang sung
swim swam swum swimming
shrink shrank shrunk
spring sprang sprung
come came
become became
overcome overcame
see saw seen
foresee foresaw foreseen
oversee oversaw overseen
know knew known
grow grew grown
throw threw thrown
overthrow overthrew overthrown
fly flew flown
blow blew blown
draw drew drawn
withdraw withdrew withdrawn
show shown
fall fell fallen
rise rose risen
arise arose arisen
drive drove driven
ride rode ridden
write wrote written
strike struck stricken striking
stick stuck
hang hung
swing swung
sting stung
dig dug
break broke broken
speak spoke spoken
steal stole stolen
freeze froze frozen
choose chose chosen
wake woke woken
bear bore borne born
tear tore torn
wear wore worn
swear swore sworn
forget forgot forgotten
hide hid hidden
bite bit bitten
eat ate eaten
beat beaten
stand stood
understand understood
withstand withstood
sit sat
feel felt
deal dealt
sleep slept
sweep swept
weep wept
creep crept
hear heard
slide slid
light lit
bind bound
wind wound_up
grind ground
tie tied tying
vie vied vying
forbid forbade forbidden
forgive forgave forgiven
shake shook shaken
undertake undertook undertaken
mistake mistook mistaken
overtake overtook overtaken
undergo underwent undergone
sew sewn
sow sown
mow mown
swell swollen
slay slew slain
prove proven
cut cutting
put putting
set setting
hit hitting
let letting
shut shutting
split splitting
quit quitting
spread
cost
hurt
burst
cast
forecast
broadcast
bet betting
shed shedding
use used using
lose losing
free freed freeing
agree agreed agreeing
guarantee guaranteed
see seeing
produce producing produced
seize seizing seized
refuse refusing
cause causing caused
release releasing
increase increasing
decrease decreasing
close closing
purchase purchasing
promise promising
expose exposing
impose imposing
oppose opposing
accuse accusing
focus focused focusing
travel travelled travelling traveled traveling
cancel cancelled cancelling canceled canceling
label labelled labeled
model modelled modeled
total totalled totalling totaled totaling
fuel fuelled fueled fuelling fueling
signal signalled signaled
kidnap kidnapped kidnapping kidnaped
picnic picnicked
panic panicked panicking
traffic trafficked trafficking
offer offered offering
enter entered entering
kill killed killing
wound wounded wounding
target targeted targeting
visit visited visiting
benefit benefited benefiting
profit profited profiting
edit edited editing
exit exited exiting
limit limited limiting
deposit deposited depositing
credit credited crediting
develop developed developing
happen happened happening
open opened opening
cover covered covering
suffer suffered suffering
deliver delivered delivering
consider considered considering
number numbered numbering
order ordered ordering
gather gathered gathering
register registered registering
recover recovered recovering
injure injured injuring
capture captured capturing
force forced forcing
""".strip().splitlines():
    _base, *_forms = _line.split()
    _VERBS[_base] = _base
    for _form in _forms:
        _VERBS.setdefault(_form, _base)

_VOWELS = "aeiou"
_E_ENDINGS = (  # stems that lost an e: "dispatch" keeps none, "displac" does
    "at", "iz", "is", "yz", "ys", "ac", "ic", "uc", "rc", "nc", "dg", "rg", "ng", "ag", "eg", "ug",
    "v", "u", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl", "ir", "ur", "or", "ar", "as",
    "us", "os", "rs", "ns", "ls", "et", "ut", "ot", "it", "id", "ad", "ud", "od", "ed", "ok", "ak",
    "ik", "ap", "op", "yp", "ip", "up", "am", "im", "om", "um", "in", "on", "an", "un", "al", "il",
    "ol", "ul", "th", "aus", "eas", "ob", "ib", "ub", "ab",
)  # fmt: skip
_SINGLE = frozenset("bdgmnprt")


@lru_cache(maxsize=20_000)
def lemma_of_verb(word: str) -> str:
    """The infinitive in lower case: "sent" -> "send", "killing" -> "kill"."""
    lower = word.lower()
    if lower in _VERBS:
        return _VERBS[lower]
    if lower.endswith("ing") and len(lower) > 5:
        return _restore(lower[:-3])
    if lower.endswith("ied") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("ed") and len(lower) > 4:
        return _restore(lower[:-2])
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return lower[:-1]
    return lower


def _restore(stem: str) -> str:
    """The infinitive whose stem before -ed or -ing this is: "displac" -> "displace"."""
    if stem in _VERBS:
        return _VERBS[stem]
    if stem + "e" in _VERBS:
        return stem + "e"
    last, before = stem[-1], stem[-2]
    if last == before and last not in "aeiouls":
        return stem[:-1]
    if last == before:
        return stem[:-1] if stem in _DOUBLED else stem
    return stem + "e" if _lost_e(stem) else stem


_DOUBLED = frozenset(
    "controll patroll propell expell compell repell excell rebell quarrell shovell tunnell "
    "counsell channell funnell levell marshall equall rivall dueall fulfill".split()
)


def _lost_e(stem: str) -> bool:
    if stem.endswith(("v", "u", "c", "z", "dg", "rg", "lg")):
        return True
    if stem.endswith("s") and not stem.endswith("ss"):
        return True
    if stem.endswith(("bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl")):
        return True
    return _short_syllable(stem)


def _short_syllable(stem: str) -> bool:
    """Vowel and consonant at the end: "hir" (hire), "inhal"; but "enter", "visit", "kill" not."""
    if len(stem) < 3:
        return True
    a, v, c = stem[-3], stem[-2], stem[-1]
    if v not in _VOWELS or c in _VOWELS + "wxy":
        return False
    if a in _VOWELS and not (a == "u" and len(stem) > 3 and stem[-4] == "q"):
        return stem.endswith(("ieg", "eag", "uad", "iat", "eat", "uat")) and stem not in _EA_VERBS
    syllables = sum(
        stem[i] in _VOWELS + "y" and (i == 0 or stem[i - 1] not in _VOWELS)
        for i in range(len(stem))
    )
    if syllables == 1:
        return True
    return stem.endswith(_LONG_ENDINGS) and stem not in _NO_E


_EA_VERBS = frozenset("heat treat repeat defeat cheat seat retreat beat eat".split())
_LONG_ENDINGS = (
    "at", "ar", "ur", "ir", "or", "as", "os", "us", "is", "ut", "ot", "id", "od", "ud", "ad", "ok",
    "ak", "ik", "ap", "ip", "am", "um", "im", "in", "an", "al", "il", "ul", "ol", "it", "et",
)  # fmt: skip
_NO_E = frozenset(
    "enter visit limit edit exit profit benefit deposit credit target market budget rocket ticket "
    "orbit inhabit prohibit exhibit audit merit submit permit commit admit omit transmit inherit "
    "recruit solicit elicit monitor author honor favor labor harbor mirror error pilot pivot ballot "
    "bombard award reward guard discard attain contain train explain remain obtain sustain complain "
    "detain retain appeal reveal conceal steal deal seal heal signal cancel travel total equal "
    "abandon ransom poison reason season question mention station position function caution fashion "
    "summon imprison pardon threaten happen open listen lessen fasten ban scan man plan fan span "
    "examin gallop develop worship kidnap drop stop shop strip ship program diagram blossom bottom "
    "custom pencil stencil council fulfil evil foil toil soil boil coil spoil broil interpret "
    "trumpet pocket bracket jacket blanket carpet comment format combat riot chariot harass process "
    "focus refocus bias canvas witness press dress access address possess assess discuss begin "
    "margin cabin chagrin ruin join attack orphan bargain captain quarrel rival marvel forbid avoid "
    "vomit plummet rally spiral veto echo highlight outfit retrofit market rebut abut debut".split()
) - {"examin"}
