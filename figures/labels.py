"""What a question is called: "North Korean workers sent to Russia", "age of Joseph Aldridge"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import takewhile

from figures.about import about_of
from figures.families import ACTORS, ASPECTS, DEEDS, EMPTY
from figures.findings import day_of
from figures.lemmas import lemma_of_noun, lemma_of_verb
from figures.model import Claim, Figure
from figures.rarity import is_calendar
from figures.tagger import is_common_noun
from figures.vocabulary import HARM, counts_people
from figures.word_forms import past, plural

_DONE = {
    "killed": "killed",
    "hurt": "injured or shot",
    "arrested": "arrested",
    "missing": "missing",
    "freed": "freed",
    "displaced": "displaced",
    "infected": "infected",
    "move": "sent",
    "produce": "produced",
}
_BY_ITSELF = frozenset(
    "enter arrive go come travel flee return die cross fight attend watch gather rally march "
    "protest demonstrate vote march join".split()
)
_VAGUE = frozenset(
    "tens hundreds thousands millions billions dozens scores some about around over nearly almost "
    "several many more less fewer at up as another one two three four five six seven eight nine "
    "ten eleven twelve twenty thirty forty fifty hundred thousand million billion least most "
    "roughly approximately maybe perhaps only just all both the a an estimated total".split()
)
_DESTINATION = re.compile(
    r"\b(?:to|into|in|entered|reached)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)
_PREPOSITION = re.compile(r"\b(?:on|in|for|of|at|with|to|by|from|into|over|after)\s(?:the\s)?$")
_HOSPITAL = re.compile(r"\b(?:Hospital|Medical|Clinic|Infirmary)\b")
_SAYS_LITTLE = frozenset("count charge act case piece kind type form instance".split())
"""Nouns that say what is counted only with what they are of: "two counts of murder"."""
_OF = re.compile(r"\sof\s(?P<what>(?:[\w’'-]+ ?)+)")
_AROUND = 4
"""Words on either side of a number that nothing names."""
_WHO = re.compile(r"[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'.-]*))*")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SUFFIX = re.compile(r"[=/@]| (?:part|other|up|down)\b")
_OCCASION = timedelta(days=7)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_CHANGES = {" up": "rise in ", " down": "fall in "}


def label_of(claims: Sequence[Claim], topic: str) -> str:
    """A question in words, from its topic and what its claims have in common."""
    family, _, rest = topic.removeprefix("about:").partition(":")
    name = _SUFFIX.split(rest)[0].strip()
    change = next((words for sign, words in _CHANGES.items() if sign in rest), "")
    listed = topic.startswith("about:")
    if family == "age":
        label = _age_label(claims, name if "=" not in rest else "")
    elif family == "money":
        label = _money_label(claims, name.partition(":")[2])
    elif family in ("percent", "ratio"):
        label = _share_label(claims)
    elif family == "measure":
        label = _measure_label(claims) if listed else ""
    else:
        label = _count_label(claims, family, name)
    if not label:
        return _in_context(claims[0].figure)
    return f"{change}{label}{'' if _is_particular(label) else _occasion(claims)}"


def _is_particular(label: str) -> bool:
    """Whether a label says of what, whose or where ("cost of the tunnel"): "bail" does not."""
    return " the " in label or any(word[:1].isupper() for word in label.split()[1:])


def _occasion(claims: Sequence[Claim]) -> str:
    """ " in Fernwood", as most claims that name a place say, or " (17 Dec 2016)"; else "".

    The day is the one that most claims are of, or else that on which the first of them was
    published; "" when they came out over more than a week, and so need be of no one occasion.
    """
    if place := _place([claim for claim in claims if claim.figure.place]):
        return place
    periods = (claim.figure.period for claim in claims)
    days = Counter(p.start for p in periods if p and p.start and p.start == p.end)
    day = min(days, key=lambda day: (-days[day], day)) if days else None
    published = [on for claim in claims if (on := day_of(claim))]
    if day is None or days[day] == 1:  # one claim of many may be of another day
        if not published or max(published) - min(published) > _OCCASION:
            return ""
        day = day or min(published)
    return f" ({day.day} {_MONTHS[day.month - 1]} {day.year})"


def noun_phrase(figure: Figure) -> str:
    """What a figure counts as written, without its number ("North Korean workers")."""
    return _noun_phrase(figure.surface, has_noun=bool(figure.counted))


@lru_cache(maxsize=4_000)
def _noun_phrase(surface: str, *, has_noun: bool) -> str:
    words = surface.split()
    kept = [words[-1]] if has_noun and words else []
    for word in reversed(words[:-1]):
        if not kept or word.lower().strip(",") in _VAGUE or word == "of" or word[0].isdigit():
            break
        kept.insert(0, word)
    return " ".join(kept) if not kept or not kept[0][0].isdigit() else ""


def deed_in_words(figure: Figure) -> str:
    """What a figure counts and what was done: "workers sent", "North Koreans who entered"."""
    nouns = noun_phrase(figure)
    if figure.counted and (not nouns or nouns.lower() in _VAGUE):
        nouns = plural(figure.counted)  # a bare number: "four injured" counts people
    elif figure.counted and nouns.endswith(figure.counted):
        nouns = plural(nouns)  # "one man" against "three men"
    done = _deed(figure.action or "").strip()
    if not nouns or not done:
        return nouns
    return f"{nouns} who {done}" if figure.action in _BY_ITSELF else f"{nouns} {done}"


def _count_label(claims: Sequence[Claim], family: str, name: str) -> str:
    rate = claims[0].figure.per
    paces = {claim.figure.per for claim in claims}
    nouns = "people" if family in HARM and name == "person" else _nouns(claims, name)
    if name in _SAYS_LITTLE:
        nouns += _of_what(claims)
    if family in _DONE:
        where = _destination(claims) if family == "move" else _place(claims, 0.2)
        return f"{nouns} {_DONE[family]}{where}"
    if not nouns:
        return ""
    deed = _usual(claims, lambda figure: figure.action or "", share=0.5)
    if any(DEEDS.get(claim.figure.action or "") == "attend" for claim in claims):
        event = _shared_phrase(claims)
        label = f"{nouns} at the {event}" if event else f"{nouns} who came"
    elif any("!inside" in about_of(claim.figure).words for claim in claims):
        label = f"{nouns} inside"
    else:
        told = next((c.figure for c in claims if c.figure.action == deed), claims[0].figure)
        done = _done(told, nouns) if deed else ""
        label = f"{nouns}{done}{_doer(claims, deed) if done == _deed(deed) else ''}"
    return label + (f" per {rate}" if rate and len(paces) == 1 else "") + _place(claims)


def _in_context(figure: Figure) -> str:
    """A number that nothing names, with the words around it: “sentenced to four years in jail”."""
    start, end = figure.start - figure.sentence[0], figure.end - figure.sentence[0]
    before = re.split(r"[,;:.!?()“”\"]\s", figure.quote[:start])[-1].split()[-_AROUND:]
    after = re.split(r"[,;:.!?()“”\"](?:\s|$)", figure.quote[end:])[0].split(" ")[: _AROUND + 1]
    words = " ".join((*before, figure.surface)) + " ".join(after).rstrip()
    return f"“{words}”"


def _money_label(claims: Sequence[Claim], family: str) -> str:
    if family:
        return f"{family}{_place(claims)}"
    aspect = _usual(claims, lambda figure: next(iter(_marked(figure, "$")), ""))
    what = _phrase(claims, drop=ASPECTS)
    if aspect:
        return f"{aspect} of {_the(what)}" if what else f"{aspect}{_place(claims)}"
    return f"money for {_the(what)}" if what else ""


def _share_label(claims: Sequence[Claim]) -> str:
    what = _phrase(claims) or _usual(claims, lambda figure: _plural(figure.counted or ""))
    if _is_name(what):
        return ""  # "Trump in percent" says nothing: the words around it do
    return f"{what} in percent{_place(claims)}" if what and claims[0].figure.unit else what


def _measure_label(claims: Sequence[Claim]) -> str:
    unit = _usual(claims, lambda figure: figure.unit or "").removesuffix("-mass")
    of = _usual(claims, lambda figure: figure.counted or "")
    deed = _usual(claims, lambda figure: figure.action or "", share=0.5)
    units = _plural(unit) + (f" of {of}" if of else "")
    doer = _doer(claims, deed)
    if _deed(deed) and doer:
        return f"{units}{_deed(deed)}{doer}"
    if of and DEEDS.get(deed, "light") != "light":
        return f"{units}{_deed(deed)}{_place(claims)}"
    what = _phrase(claims)
    if what and not _is_name(what):
        named = of and of in what.split()  # "flash storage", and not "in gigabytes of storage"
        return f"{what} in {_plural(unit) if named else units}{_place(claims)}"
    return f"{units}{_deed(deed)}" if of or _deed(deed) else ""


def _deed(verb: str) -> str:
    """The verb as it follows a noun, with a space before it; "" for one that says nothing."""
    return "" if not verb or DEEDS.get(verb) == "light" or verb in EMPTY else f" {past(verb)}"


def _doer(claims: Sequence[Claim], verb: str) -> str:
    """ " by the Solmark fleet" when the subject of the verb is known and does it to something."""
    if not _deed(verb) or verb in _BY_ITSELF:
        return ""
    named = [c for c in claims if "subject" in dict(c.figure.rules).get("concept", "")]
    what = _phrase(named)
    if not what or 2 * len(named) < len(claims):
        return ""
    return f" by {what}" if _is_name(what) else f" by the {what}"


def _the(what: str) -> str:
    """A phrase as it follows "of": "the tunnel", "the Sarn Bridge", but "Solmark"."""
    return what if _is_name(what) and " " not in what else f"the {what}"


def _is_name(what: str) -> bool:
    return bool(what) and all(word[:1].isupper() for word in what.split())


def _done(figure: Figure, nouns: str) -> str:
    """What was done to those counted (" arrested"), or what they did (" who refused")."""
    deed = _deed(figure.action or "")
    start, end = figure.start - figure.sentence[0], figure.end - figure.sentence[0]
    if not deed:
        return ""
    verb = re.match(r"\s(?:who |that |\w+ly )?([^\W\d_]+)", figure.quote[end:])
    own = verb is not None and lemma_of_verb(verb[1].lower()) == figure.action
    if own or figure.action in _BY_ITSELF:
        who = "who" if counts_people(lemma_of_noun(nouns.split()[-1].lower())) else "that"
        return f" {who} {verb[1].lower()}" if own and verb else f" {who}{deed}"
    # "arrested on three counts": not the counts were arrested
    return "" if _PREPOSITION.search(figure.quote, 0, start) else deed


def _marked(figure: Figure, sign: str) -> list[str]:
    return [word[1:] for word in about_of(figure).words if word[0] == sign]


def _phrase(claims: Sequence[Claim], drop: Iterable[str] = ()) -> str:
    """The commonest of the phrases that the claims are about, as written, without `drop`."""
    without = ACTORS | set(drop)

    def words(figure: Figure) -> str:
        kept = [
            word
            for word in figure.concept
            if lemma_of_noun(word.lower()) not in without and word.lower() not in EMPTY
        ]
        run = _run_in(figure.quote, {word.lower() for word in kept})
        return run if len(run.split()) <= 4 else ""

    return _usual(claims, words)


def _shared_phrase(claims: Sequence[Claim]) -> str:
    """The longest run of words in a sentence that the claims have in common."""
    of_claims = [
        {w.lstrip("=") for w in about_of(c.figure).words if w[0] not in "!$+@"} for c in claims
    ]
    told = [words for words in of_claims if words]
    shared = set.intersection(*told) if told else set()
    return _run_in(claims[0].figure.quote, shared)


def _run_in(quote: str, words: set[str]) -> str:
    """The longest run of neighbouring words of a sentence that are among `words`."""
    if not words:
        return ""
    best: list[str] = []
    run: list[str] = []
    last = 0
    for match in _WORD.finditer(quote):
        bare = match.group().lower().replace("’", "'").removesuffix("'s")
        if bare not in words and lemma_of_noun(bare) not in words:
            run = []
            continue
        run = (
            [*run, match.group()] if run and quote[last : match.start()] == " " else [match.group()]
        )
        last = match.end()
        best = run if len(run) > len(best) else best
    text = " ".join(best).removesuffix("’s").removesuffix("'s")
    opens = bool(best) and quote.startswith(best[0]) and is_common_noun(best[0].lower())
    plain = opens and not any(word[:1].isupper() for word in best[1:])
    return text[:1].lower() + text[1:] if plain else text


def _age_label(claims: Sequence[Claim], key: str) -> str:
    names: Counter[str] = Counter()
    for claim in claims:
        for match in _WHO.finditer(claim.figure.quote):
            words = match.group().rstrip(".,").removesuffix("’s").removesuffix("'s").split()
            while len(words) > 1 and words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
                words.pop()
            while len(words) > 1 and sorted((words[0][:3].lower(), words[-1][:3].lower())) != (
                key.split()
            ):
                words.pop(0)
            if len(words) > 1:
                names[" ".join(words)] += 1
    if not names:
        figure = claims[0].figure
        if figure.low is None:
            return "somebody's age"
        old = figure.surface if "old" in figure.surface else f"{figure.low:g}-{figure.unit}-old"
        article = "an" if old.startswith(("8", "11", "18", "e")) else "a"
        return f"age of {article} {old}{_place(claims)}"
    return f"age of {min(names, key=lambda name: (-names[name], -len(name), name))}"


def _nouns(claims: Sequence[Claim], head: str) -> str:
    """The head in the plural, with the people or country names that stand before it."""
    names: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for claim in claims:
        counted = claim.figure.counted or ""
        words = noun_phrase(claim.figure).split()
        if words and counted and not counted[0].isupper():
            heads[words[-1].lower().strip(",")] += 1
            names[" ".join(word for word in words[:-1] if word[:1].isupper())] += 1
        elif counted[:1].isupper() and head != "person":
            names[counted] += 1
    names.pop("", None)
    name = min(names, key=lambda n: (-names[n], n)) if names else ""
    fitting = [n for n in heads if lemma_of_noun(n) == head] or (list(heads) if not head else [])
    noun = min(fitting, key=lambda n: (-heads[n], n)) if fitting else head
    if head == "person" and not fitting and len(heads) == 1 and "others" not in heads:
        noun = next(iter(heads))
    lemma = lemma_of_noun(noun)
    twice = lemma_of_noun(name.lower()) == lemma  # "Delegates" in a headline is no name
    return f"{'' if twice else name} {_plural(lemma)}".strip()


def _of_what(claims: Sequence[Claim]) -> str:
    """ " of attempted murder", as most claims have it behind the noun that they count."""

    def what(figure: Figure) -> str:
        behind = _OF.match(figure.quote, figure.end - figure.sentence[0])
        words = behind["what"].split() if behind else []
        return " ".join(takewhile(lambda word: word.lower() not in EMPTY, words[:4]))

    usual = _usual(claims, what, share=0.5)
    return f" of {usual}" if usual else ""


def _plural(noun: str) -> str:
    return plural(noun) if noun else ""


def _destination(claims: Sequence[Claim]) -> str:
    """ " to Russia", as most claims say it."""
    found: Counter[str] = Counter()
    for claim in claims:
        end = claim.figure.end - claim.figure.sentence[0]
        for match in _DESTINATION.finditer(claim.figure.quote, end, end + 60):
            name = match[1].removesuffix("’s").removesuffix("'s")
            if not is_calendar(name.split()[0].lower()):
                found[name] += 1
                break
    return f" to {min(found, key=lambda name: (-found[name], name))}" if found else _place(claims)


def _place(claims: Sequence[Claim], share: float = 0.5) -> str:
    """ " in Russia" when at least this share of the claims names that place."""
    if not any(claim.figure.place for claim in claims):
        return ""
    found = Counter(
        name
        for claim in claims
        for name in set(claim.figure.place[:2])
        if not _HOSPITAL.search(name)  # where they were taken to
    )
    name = min(found, key=lambda name: (-found[name], name)) if found else ""
    said = name and found[name] >= share * len(claims) and not is_calendar(name.split()[0].lower())
    return f" in {name}" if said else ""


def _usual(claims: Sequence[Claim], of: Callable[[Figure], str], share: float = 0.0) -> str:
    """What `of` gives for most claims, the first of equals; "" when for less than `share`."""
    if len(claims) == 1:  # as most figures are; a count of one takes longer than `of`
        return of(claims[0].figure)
    found = Counter(value for claim in claims if (value := of(claim.figure)))
    usual = max(found, key=lambda value: found[value]) if found else ""
    return usual if found[usual] >= share * len(claims) else ""
