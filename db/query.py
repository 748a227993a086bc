"""What a person types, taken apart: words, phrases, what to leave out, filters, value ranges.

    north korean workers            articles with all three words
    "labour deal" -tourists         the phrase; without the word
    munitions OR shells             either
    NEAR(workers russia, 5)         within five words of each other (also: workers NEAR russia)
    worker                          also finds workers; "worker" does not
    outlet:"Example Wire" cited:ministry lang:en verdict:conflict
    since:2024-06 before:2025       a day, a month or a year
    13000..26000 workers            articles with a figure in the range that counts workers
    >1000 killed   <=5%             the same, open on one side

Every text is a query. Where one slipped (a date that is none, a range backwards) `QueryError`
says so in a sentence, instead of a search that finds nothing.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from db.errors import QueryError

FIELDS = ("outlet", "cited", "since", "before", "lang", "verdict")

_TOKEN = re.compile(
    r"(?P<minus>-?)(?:"
    r"(?P<near>NEAR\((?P<inside>[^()]*)(?:\)|$))"
    rf"|(?:(?P<field>{'|'.join(FIELDS)}):(?P<value>\"[^\"]*(?:\"|$)|\S*))"
    r"|\"(?P<phrase>[^\"]*)(?P<closed>\"|$)"
    r"|(?P<word>[^\s\"]+)"
    r")"
)
_LIKE_A_FILTER = re.compile(r"([A-Za-z]{2,20}):(?!//)\S")
_NUMBER = r"\d[\d,]*(?:\.\d+)?(?:[kKmM]|bn)?"
_RANGE = re.compile(rf"({_NUMBER})\.\.({_NUMBER})(%?)$")
_BOUND = re.compile(rf"([<>]=?)({_NUMBER})(%?)$")
_SCALE = {"k": 1e3, "m": 1e6, "bn": 1e9}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_NEAR_JOINT = re.compile(r"NEAR(?:/(\d+))?$")
NEAR_WORDS = 10


class Phrase(NamedTuple):
    """Words that stand one behind the other; most often a single word."""

    words: tuple[str, ...]
    unfinished: bool = False
    """The last word may be half typed."""
    exact: bool = False
    """It was put in quotation marks: no other form of the word will do."""


class Near(NamedTuple):
    """Phrases with at most `distance` words between them."""

    phrases: tuple[Phrase, ...]
    distance: int


Term = Phrase | Near


class ValueRange(NamedTuple):
    """A figure whose stated value meets [low, high] (None: open), of something when named."""

    low: float | None
    high: float | None
    above: bool = False
    """Strictly more than `low`."""
    below: bool = False
    """Strictly less than `high`."""
    unit: str | None = None
    noun: str | None = None
    """What it counts, its unit or what was done, as typed; None: anything."""


class Query(NamedTuple):
    """A query taken apart. An article matches when everything in it holds."""

    groups: tuple[tuple[Term, ...], ...] = ()
    """Each group is fulfilled by any of its terms."""
    without: tuple[Term, ...] = ()
    outlets: tuple[str, ...] = ()
    """Names or parts of names, of which any will do."""
    not_outlets: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    since: date | None = None
    before: date | None = None
    """Not this day any more."""
    values: tuple[ValueRange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether every article matches."""
        return self == Query()


def parse(text: str, *, unfinished: bool = False) -> Query:
    """The query that `text` spells; raises `QueryError` with a sentence about a slip.

    With `unfinished`, the text is still being typed: the last word may lack its end, and what
    has only begun (`outlet:`, `OR`) asks for nothing yet.
    """
    reader = _Reader(_typed(text), unfinished)
    for match in _TOKEN.finditer(reader.text):
        reader.take(match)
    return reader.query()


def no_filters(text: str) -> str:
    """A sentence about what looks like a filter in a query and is none; "" when nothing does.

    To be told where nothing was found: "12:30" and "Recovery:early" are words to search for.
    """
    words = [match["word"] or "" for match in _TOKEN.finditer(_typed(text))]
    names = dict.fromkeys(found[1] for word in words if (found := _LIKE_A_FILTER.match(word)))
    if not names:
        return ""
    *first, last = (f"{name}:" for name in FIELDS)
    are = "is no filter" if len(names) == 1 else "are no filters"
    told = " and ".join(f"{name}:" for name in names)
    return f"{told} {are}; there are {', '.join(first)} and {last}"


def first_day(text: str) -> date:
    """The first day of a day, month or year as typed; raises `QueryError` for other text."""
    match = _DAY.match(text)
    try:
        if match is None:
            raise ValueError
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise QueryError(
            f"{text!r} is not a date; write a day, a month or a year, as in 2025-02-10, 2025-02 "
            "or 2025"
        ) from None


def _typed(text: str) -> str:
    """The text with controls and unpaired surrogates as spaces and plain quotation marks."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain.translate({ord(c): '"' for c in "“”„«»"})


class _Reader:
    """Takes tokens one by one; what it holds at the end is the query."""

    def __init__(self, text: str, unfinished: bool):
        self.text = text
        self.unfinished = unfinished and not text[-1:].isspace()
        self.groups: list[list[Term]] = []
        self.without: list[Term] = []
        self.fields: dict[str, list[str]] = {name: [] for name in FIELDS}
        self.not_outlets: list[str] = []
        self.values: list[ValueRange] = []
        self.joint: str | None = None
        self.value_waits = False

    def take(self, match: re.Match[str]) -> None:
        last = self.unfinished and match.end() == len(self.text)
        if match["near"]:
            self._add(self._near(match["inside"]), bool(match["minus"]))
        elif match["field"]:
            self._take_field(match, last)
        elif match["phrase"] is not None:
            half = last and not match["closed"]
            self._add(_phrase(match["phrase"], half, exact=True), bool(match["minus"]))
        elif not match["minus"] and self._takes_as_value(match["word"]):
            pass
        elif not match["minus"] and self._is_joint(match["word"]):
            self.joint = match["word"]
        else:
            self._take_word(match, last)

    def _take_word(self, match: re.Match[str], last: bool) -> None:
        phrase = _phrase(match["word"], last)
        if phrase and self.value_waits and not match["minus"]:
            self.value_waits = False
            if not last:
                self.values[-1] = self.values[-1]._replace(noun=" ".join(phrase.words))
        else:
            self._add(phrase, bool(match["minus"]))

    def _takes_as_value(self, word: str) -> bool:
        if found := _RANGE.match(word):
            low, high = _number(found[1]), _number(found[2])
            if low > high:
                raise QueryError(
                    f"the range {word!r} runs backwards; write the smaller number first"
                )
            value = ValueRange(low, high)
        elif found := _BOUND.match(word):
            number = _number(found[2])
            if found[1].startswith(">"):
                value = ValueRange(number, None, above=found[1] == ">")
            else:
                value = ValueRange(None, number, below=found[1] == "<")
        else:
            return False
        percent = found[found.re.groups] == "%"
        self.values.append(value._replace(unit="percent") if percent else value)
        self.value_waits = not percent
        return True

    def _is_joint(self, word: str) -> bool:
        return bool(self.groups) and (word == "OR" or bool(_NEAR_JOINT.match(word)))

    def _add(self, term: Term | None, minus: bool) -> None:
        joint, self.joint, self.value_waits = self.joint, None, False
        if term is None:
            return
        if minus:
            self.without.append(term)
        elif joint == "OR":
            self.groups[-1].append(term)
        elif joint and isinstance(term, Phrase):
            self._join_near(joint, term)
        else:
            self.groups.append([term])

    def _join_near(self, joint: str, term: Phrase) -> None:
        before = self.groups[-1][-1]
        match = _NEAR_JOINT.match(joint)
        distance = min(int(match[1]), 1000) if match and match[1] else NEAR_WORDS
        phrases = before.phrases if isinstance(before, Near) else (before,)
        self.groups[-1][-1] = Near((*phrases, term), distance)

    def _near(self, inside: str) -> Term | None:
        words, comma, distance = inside.rpartition(",")
        if comma and not distance.strip().isdigit():
            raise QueryError(
                f"NEAR({inside}) should end in a number of words, as in NEAR(workers russia, 5)"
            )
        phrases = [
            _phrase(found["phrase"] or found["word"] or "", False, exact=True)
            for found in re.finditer(
                r'"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+)', words if comma else inside
            )
        ]
        whole = tuple(phrase for phrase in phrases if phrase)
        if len(whole) < 2:
            return whole[0] if whole else None
        return Near(whole, min(int(distance), 1000) if comma else NEAR_WORDS)

    def _take_field(self, match: re.Match[str], last: bool) -> None:
        self.joint, self.value_waits = None, False
        name, value = match["field"], match["value"].strip('"').strip()
        if not value:
            if last:
                return
            raise QueryError(f"{name}: wants a word right behind it, as in {_EXAMPLES[name]}")
        if match["minus"] and name != "outlet":
            raise QueryError(f"-{name}: cannot be left out; only words, phrases and outlet: can")
        if name == "verdict":
            value = _verdict(value, last)
        if value:
            (self.not_outlets if match["minus"] else self.fields[name]).append(value)

    def query(self) -> Query:
        fields = self.fields
        since = max((first_day(text) for text in fields["since"]), default=None)
        before = min((first_day(text) for text in fields["before"]), default=None)
        if since and before and since >= before:
            raise QueryError(
                f"no day is both since {since} and before {before}; exchange the two dates"
            )
        query = Query(
            tuple(tuple(group) for group in self.groups),
            tuple(self.without),
            tuple(fields["outlet"]),
            tuple(self.not_outlets),
            tuple(fields["cited"]),
            tuple(fields["lang"]),
            tuple(fields["verdict"]),
            since,
            before,
            tuple(self.values),
        )
        if query.is_empty and self.text.strip() and not self.unfinished:
            raise QueryError(
                f"there is no word or number to look for in {self.text.strip()[:40]!r}"
            )
        return query


_EXAMPLES = {
    "outlet": 'outlet:"Example Wire"',
    "cited": "cited:ministry",
    "since": "since:2025-02",
    "before": "before:2025",
    "lang": "lang:en",
    "verdict": "verdict:conflict",
}


def _phrase(text: str, unfinished: bool, *, exact: bool = False) -> Phrase | None:
    """The words of a text as the index cuts them; None when it holds none."""
    words = tuple(re.findall(r"[^\W_]+", text))
    if not words:
        return None
    return Phrase(words, unfinished and text[-1:].isalnum(), exact or len(words) > 1)


def _number(text: str) -> float:
    digits = text.replace(",", "").casefold()
    for suffix, scale in _SCALE.items():
        if digits.endswith(suffix):
            return float(digits.removesuffix(suffix)) * scale
    return float(digits)


def _verdict(text: str, last: bool) -> str:
    """The verdict meant; its beginning is enough while it is unmistakable."""
    from figures.model import VERDICTS  # 10 ms to import: only for this filter

    wanted = text.casefold().replace("_", "-")
    found = [verdict for verdict in VERDICTS if verdict.startswith(wanted)]
    if wanted in VERDICTS:
        return wanted
    if len(found) == 1:
        return found[0]
    if last:
        return ""
    raise QueryError(f"{text!r} is not a verdict; there are {', '.join(VERDICTS)}")


def day_after(day: date) -> date:
    """The next day: what "before" means for a last day that is included."""
    return day + timedelta(days=1)
