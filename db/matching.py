"""A query as the database understands it: an expression for the index, and limits beside it.

Words, outlets and languages are looked up in the full-text index, dates are ranges of its row
ids. What only figures know (who is cited, the verdict, a value) becomes a `FigureFilter`.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from db.days import UNDATED_BELOW, first_row_id
from db.index_words import fold, language_word, outlet_word, unspaced
from db.query import Phrase, Query, Term, ValueRange
from db.terms import articles_with, completions, fold_word, number_forms

ALL_ROWS = 2**62
"""Above every row id."""
_NOTHING = "zqnothing"


class FigureFilter(NamedTuple):
    """What one figure of an article has to fulfil."""

    value: ValueRange | None
    sources: tuple[int, ...] | None
    """Rows of the sources of which one is in its attribution; None: any."""
    verdicts: tuple[str, ...]


class Matching(NamedTuple):
    """A query against one library."""

    expression: str
    """For the full-text index; empty when no word limits the articles."""
    without: str
    """What is left out, where no word says what to look for; else it is in `expression`."""
    low: int
    high: int
    """Row ids from `low` on and below `high`."""
    figures: list[FigureFilter]
    titles: str
    """The same words for the title index; empty when titles alone cannot fulfil them."""
    words: list[str]
    """Folded words and phrases that are looked for, for the snippet."""
    ranking_ms: float = 0.0
    """Estimated time to rank every match."""
    lookup_ms: float = 0.0
    """The part of it that ranking even a single match takes: a pass over each word's list."""
    fewest: int = 0
    """At most about so many articles match the words."""
    effort: float = 1.0
    """How many times longer ranking a match takes than for a single word."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing limits the articles."""
        limited = self.expression or self.without or self.figures or self.low > 0
        return not limited and self.high == ALL_ROWS


def match(reader: sqlite3.Connection, query: Query, *, capital: int = 0) -> Matching:
    """The expressions for `query`; `capital` is the number of articles, for the estimate."""
    compiler = _Compiler(reader)
    groups = [compiler.any_of(group) for group in query.groups]
    facets = _facets(reader, query)
    expression = " AND ".join([*groups, *facets])
    without = compiler.left_out(query.without)
    if excluded := _outlet_words(reader, query.not_outlets):
        without.append(f"({_in_facets(excluded)})")
    low, high = _row_ids(query)
    plain = bool(groups) and not facets and not without and not compiler.beyond_words
    if expression and without:
        expression = f"({expression}) NOT ({' OR '.join(without)})"
    return Matching(
        expression,
        "" if expression else " OR ".join(without),
        low,
        high,
        _figure_filters(reader, query),
        " AND ".join(groups) if plain else "",
        compiler.words,
        compiler.lookup_ms + compiler.matches_ms,
        compiler.lookup_ms,
        min(compiler.group_sizes, default=capital),
        compiler.effort,
    )


class _Compiler:
    """Writes terms in the language of FTS5, every word quoted, and adds up what they cost."""

    def __init__(self, reader: sqlite3.Connection):
        self._reader = reader
        self.words: list[str] = []
        self.group_sizes: list[int] = []
        self.beyond_words = False
        """A column other than title and text is asked."""
        self._looked_up = 0

    def any_of(self, terms: Sequence[Term]) -> str:
        sizes = []
        written = []
        for term in terms:
            text, size = self._term(term)
            written.append(text)
            sizes.append(size)
        self.group_sizes.append(sum(sizes))
        return f"({' OR '.join(written)})"

    def left_out(self, terms: Sequence[Term]) -> list[str]:
        kept, looked_up = list(self.words), self._looked_up
        written = [self._term(term)[0] for term in terms]
        self.words, self._looked_up = kept, looked_up
        return written

    @property
    def lookup_ms(self) -> float:
        """Estimated time of the pass over the list of each word that ranking begins with."""
        return 1e-4 * self._looked_up

    @property
    def matches_ms(self) -> float:
        """Estimated time of the pass over the matches."""
        return 1e-3 * self.effort * min(self.group_sizes, default=0)

    @property
    def effort(self) -> float:
        """Measured: each word that may stand in a match adds a third of the time for it."""
        return 1 + max(len(self.words) - 1, 0) / 3

    def _term(self, term: Term) -> tuple[str, int]:
        if isinstance(term, Phrase):
            return self._phrase(term)
        parts = [self._phrase(phrase) for phrase in term.phrases]
        size = min(size for _, size in parts)
        if any(unspaced(" ".join(phrase.words)) for phrase in term.phrases):
            return f"({' AND '.join(text for text, _ in parts)})", size
        near = " ".join(_quoted(phrase.words) for phrase in term.phrases)
        return f"NEAR({near}, {term.distance})", size

    def _phrase(self, phrase: Phrase) -> tuple[str, int]:
        if spaced := unspaced(" ".join(phrase.words)):
            return self._unspaced(phrase, spaced)
        *before, last = phrase.words
        lasts = self._forms(last, phrase)
        sizes = articles_with(self._reader, [*before, *lasts])
        lasts = [word for n, word in enumerate(lasts) if n == 0 or word in sizes]
        self.words += [" ".join([*map(fold_word, before), word]) for word in lasts]
        self._looked_up += sum(sizes.values())
        size = sum(sizes.get(word, 0) for word in lasts)
        for word in before:
            size = min(size, sizes.get(fold_word(word), 0))
        choices = [_quoted((*before, word)) for word in lasts]
        if not before and (grouped := _grouped(last)):
            choices.append(_quoted(grouped))
            self.words.append(" ".join(grouped))
        return (choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"), size

    def _forms(self, last: str, phrase: Phrase) -> list[str]:
        """What the last word of a phrase may stand for, itself first."""
        if phrase.unfinished:
            return completions(self._reader, last)
        return [fold_word(last)] if phrase.exact else number_forms(last)

    def _unspaced(self, phrase: Phrase, spaced: str) -> tuple[str, int]:
        """Runs without spaces are phrases of characters; what stands beside them, of words."""
        self.beyond_words = True
        parts = []
        for run in spaced.split("\n"):
            parts.append(f"unspaced : {_quoted(run.split(' '))}")
            self.words.append(run.replace(" ", ""))
        runs = set(spaced.replace(" ", "").split("\n"))
        rest = " ".join(phrase.words)
        for run in sorted(runs, key=len, reverse=True):
            rest = rest.replace(run, " ")
        parts += [_quoted((word,)) for word in rest.split()]
        size = sum(articles_with(self._reader, spaced.split()).values())
        return f"({' AND '.join(f'({part})' for part in parts)})", size


def _quoted(words: Iterable[str]) -> str:
    return '"' + " ".join(words) + '"'


def _grouped(word: str) -> tuple[str, ...]:
    """13800 as it is printed, 13,800: the index has that as two words."""
    if not (word.isascii() and word.isdigit() and 5 <= len(word) <= 15) or word.startswith("0"):
        return ()
    return tuple(f"{int(word):,}".split(","))


def _row_ids(query: Query) -> tuple[int, int]:
    if query.since is None and query.before is None:
        return 0, ALL_ROWS
    low = first_row_id(query.since) if query.since else UNDATED_BELOW
    return low, first_row_id(query.before) if query.before else ALL_ROWS


def _facets(reader: sqlite3.Connection, query: Query) -> list[str]:
    facets = []
    for name in query.outlets[:1]:
        wanted = [word for name in query.outlets for word in _outlet_words(reader, [name])]
        facets.append(_in_facets(wanted or [_NOTHING]) if name else "")
    if query.languages:
        facets.append(_in_facets([language_word(language) for language in query.languages]))
    return [f"({facet})" for facet in facets if facet]


def _in_facets(words: Sequence[str]) -> str:
    return "facets : (" + " OR ".join(f'"{word}"' for word in words) + ")"


def _outlet_words(reader: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    """The index words of the outlets called so; else of those whose name has such a word."""
    found: list[str] = []
    for name in names:
        folded = fold(name)
        rows = reader.execute("SELECT id FROM outlet WHERE folded = ?", (folded,)).fetchall()
        rows = (
            rows
            or reader.execute(
                "SELECT id FROM outlet WHERE instr(' ' || folded, ' ' || ?) LIMIT 200", (folded,)
            ).fetchall()
        )
        found += [outlet_word(row[0]) for row in rows]
    return found


def _figure_filters(reader: sqlite3.Connection, query: Query) -> list[FigureFilter]:
    sources = None
    if query.cited:
        sources = tuple(own for name in query.cited for own in _sources_called(reader, name))
    if not query.values and sources is None and not query.verdicts:
        return []
    return [FigureFilter(value, sources, query.verdicts) for value in (query.values or (None,))]


def _sources_called(reader: sqlite3.Connection, name: str) -> list[int]:
    from db.sources import sources_named  # only where a source is asked for
    from figures.sources import source_key

    if found := sources_named(reader, name):
        return found
    rows = reader.execute(
        "SELECT id FROM source WHERE instr(' ' || key, ' ' || ?) LIMIT 500", (source_key(name),)
    )
    return [int(row[0]) for row in rows]


def value_conditions(value: ValueRange) -> tuple[list[str], dict[str, Any]]:
    """Conditions on a figure row, of which one has to hold, each served by an index."""
    parameters: dict[str, Any] = {}
    inside = []
    if value.low is not None:
        parameters["low"] = value.low
        inside.append("coalesce(low, high) >= :low")
        if value.above:
            inside.append("(coalesce(low, high) > :low OR relation = '>')")
    if value.high is not None:
        parameters["high"] = value.high
        inside.append("coalesce(low, high) <= :high")
        if value.below:
            inside.append("(coalesce(low, high) < :high OR relation = '<')")
    within = " AND ".join(inside)
    names = _names(value)
    if names is None:
        conditions = [within]
    else:
        parameters |= {f"name{n}": name for n, name in enumerate(names)}
        listed = ", ".join(f":name{n}" for n in range(len(names)))
        conditions = [f"{column} IN ({listed}){more} AND {within}" for column, more in _NAMED]
    if value.low is not None:  # a stated range that begins below and ends inside or above
        straddling = "low < high AND coalesce(low, high) < :low AND coalesce(high, low) >= :low"
        if names is not None:
            of_it = " OR ".join(f"+{column} IN ({listed}){more}" for column, more in _NAMED)
            straddling += f" AND ({of_it})"
        conditions.append(straddling)
    return [f"({condition})" for condition in conditions], parameters


_NO_TIME = " AND coalesce(unit, '') NOT IN ('year', 'month', 'week', 'day', 'hour', 'minute')"
_NAMED = (("counted", ""), ("unit", ""), ("action", _NO_TIME))
"""Columns that may name what a range is of, and what else must hold: "over 40 killed" asks for no
man of 48 who was killed."""


def _names(value: ValueRange) -> list[str] | None:
    """What the noun behind a range may be called in a figure; None when anything will do."""
    if value.unit is not None:
        return [value.unit]
    if value.noun is None:
        return None
    from figures.lemmas import lemma_of_noun, lemma_of_verb  # only where a value is asked for
    from figures.units import singular

    last = value.noun.split()[-1]
    forms = {last, last.lower(), last.upper(), lemma_of_noun(last), lemma_of_verb(last.lower())}
    unit = singular(last) or singular(last.lower())
    if unit:
        forms.add(unit)
    forms |= set(_MONEY.get(last.casefold(), ()))
    return sorted(forms)


_MONEY = {
    "dollar": ("USD",),
    "dollars": ("USD",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "pounds": ("GBP", "pound"),
    "yuan": ("CNY",),
    "yen": ("JPY",),
    "rubles": ("RUB",),
    "roubles": ("RUB",),
    "won": ("KRW",),
    "percent": ("percent",),
}
