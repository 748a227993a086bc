"""Sentences to quantities: finds each number, refuses those that only name, reads the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import filterfalse

from figures import changes, currencies, idioms, names
from figures.addresses import ADDRESS, address_reason, lettered_end
from figures.amounts import give_hedge, give_rate, give_sign, give_unit
from figures.captions import COUNTER, counter_end, names_hours, page_reason
from figures.foreign import REASON, in_another_language
from figures.heights import read_height
from figures.joining import SHARED, join
from figures.number_words import read_share, read_single, read_words, with_part
from figures.numerals import ONES, TENS, VULGAR, Numeral, read_digits
from figures.polls import is_percent_too
from figures.quantity import Quantity, Refusal
from figures.tagger import MEMO_LIMIT
from figures.text import Document, Sentence

_ALONE = (
    *ONES,
    *TENS,
    *"hundred thousand half dozens hundreds thousands lakhs millions crores billions".split(),
    "trillions",
    *(
        verb + tail
        for verb in ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv")
        for tail in ("ed", "ing")
    ),
)
_LEADING = "million billion dozen several few many scores tens couple".split()
_AFTER_ARTICLE = (
    "hundred thousand million billion trillion lakh crore dozen half third quarter fourth fifth "
    "sixth seventh eighth ninth tenth"
).split()
_ARTICLE = rf"(?:n|N)?(?=\s(?:{'|'.join(_AFTER_ARTICLE)}|few\s|couple\s))"


def _candidates() -> str:
    """A pattern of all that a number can begin with, branching at once on the first letter.

    Words share their beginnings in it, and a letter that begins none ends the try at once, which
    is what makes the search fast; they count in lower case, capitalised and in capitals.
    """
    endings: dict[str, dict[str, str]] = {}
    for words, behind in (
        (_ALONE, r"(?![^\W_])"),
        (_LEADING, r"(?=\s)"),
        ((*ONES, *TENS), r"(?=fold\b)"),
    ):
        for word in words:
            for rest in {word[1:], word[1:].upper()}:
                told = endings.setdefault(word[0], {})
                told[rest] = f"{told[rest]}|{behind}" if rest in told else behind
    branches = [f"[{first}{first.upper()}](?:{_tree(told)})" for first, told in endings.items()]
    branches.append(f"[aA]{_ARTICLE}")
    others = "".join(sorted(set("bcdefghijklmnopqrstuvwxyz") - set(endings)))
    glued = r"[A-Z][A-Za-z]{0,3}+\d"  # "USD200", "RM50"; "M1989" is refused later
    starts = rf"\d|[{''.join(VULGAR)}]|\.(?=\d)|{'|'.join(branches)}|{glued}"
    return rf"(?![{others}\s])(?:{starts})"


def _tree(endings: dict[str, str]) -> str:
    """Alternatives of the endings with what must follow each, common beginnings written once."""
    heads: dict[str, dict[str, str]] = {}
    for ending, behind in endings.items():
        if ending:
            heads.setdefault(ending[0], {})[ending[1:]] = behind
    parts = [f"{head}(?:{_tree(rest)})" for head, rest in heads.items()]
    return "|".join([*parts, endings[""]] if "" in endings else parts)


_FIRST = re.compile(_candidates())
_NEXT = re.compile(r"[^A-Za-z0-9_\w]" + _candidates())  # \W, which letters fail at a glance
_FIGURE = re.compile(rf"[\d{''.join(VULGAR)}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINNINGS = frozenset(
    word + tail for word in (*_ALONE, *_LEADING, *_AFTER_ARTICLE) for tail in ("", "fold")
)
"""Words of which one is in every text that a number in words begins in."""
_USUAL = 24
"""Characters of a piece of text up to which it is remembered that no number begins in it."""
_GLUED_CODE = re.compile(r"[^\W_](?:[\w-]|[.+/:](?=\w)){0,80}")
_TOKEN_BACK = re.compile(r"[\w&.-]+\Z")
_HYPHEN_LEAD = re.compile(r"([^\W\d_]+)[-‐‑–]\Z")
_LOST_SPACE = re.compile(r"(?<![\w./])[a-z]{3,}\.\Z")
_SIGN_LEADS = frozenset(("sub", "minus", "plus", "over", "under", "to"))


_plain: set[str] = set()
"""Pieces in which no number begins: some thousands of them make most of all text."""


def sentences_with_numbers(document: Document) -> Iterator[Sentence]:
    """The sentences in which `find_quantities` may find something; few others are among them."""
    text = document.text
    for sentence in document.sentences:
        pieces = text[sentence.start : sentence.end].split()
        if _plain.issuperset(pieces):
            continue
        if not all(map(_is_plain, filterfalse(_plain.__contains__, pieces))):
            yield sentence


def _is_plain(piece: str) -> bool:
    """Whether no number begins in a text without white space."""
    if _FIGURE.search(piece) or not _BEGINNINGS.isdisjoint(_LETTERS.findall(piece.lower())):
        return False
    if len(piece) <= _USUAL:
        if len(_plain) > MEMO_LIMIT:
            _plain.clear()
        _plain.add(piece)
    return True


def find_quantities(sentence: Sentence) -> tuple[list[Quantity], list[Refusal]]:
    """The quantities of a sentence in order of place, and the numbers that were refused."""
    reading = _Reading(sentence.document.text, sentence.start, sentence.end)
    reading.run()
    found, refused = reading.quantities, reading.refusals
    if found and in_another_language(sentence):
        spans = ((quantity.start, quantity.end) for quantity in found)
        refused += (Refusal(*span, reading.text[slice(*span)], REASON) for span in spans)
        return [], refused
    return join(reading.text, reading.low, reading.end, found, refused), refused


class _Reading:
    """One pass over a sentence from left to right."""

    __slots__ = ("end", "low", "quantities", "refusals", "text")

    def __init__(self, text: str, low: int, end: int):
        self.text = text
        self.low = low
        self.end = end
        self.quantities: list[Quantity] = []
        self.refusals: list[Refusal] = []

    def run(self) -> None:
        text, end = self.text, self.end
        first = _FIRST.match(text, self.low, end)
        position = self.low if first is None else self._candidate(self.low, first.end() - 1)
        while match := _NEXT.search(text, position, end):
            position = self._candidate(match.start() + 1, match.end() - 1)

    def _candidate(self, start: int, last: int) -> int:
        """Reads what may be a number; where the search goes on behind it."""
        sign = self.text[last]
        if sign.isdigit() or sign == "." or sign in VULGAR:
            return max(self._digits(last), last + 1)
        return max(self._words(start), start + 1)

    def _refuse(self, start: int, stop: int, reason: str) -> int:
        self.refusals.append(Refusal(start, stop, self.text[start:stop], reason))
        return stop

    def _digits(self, at: int) -> int:
        text = self.text
        glued = self._glued(at)
        if glued is not None:
            return glued
        height = read_height(text, at, self.end)
        if height is not None:
            give_hedge(height, text, self._free_from(), self.end)
            self.quantities.append(height)
            return height.end
        house = lettered_end(text, at, self.end)
        if house is not None:
            return self._refuse(at, house, ADDRESS)
        counter = counter_end(text, at, self.low, self.end)
        if counter is not None:
            return self._refuse(at, counter, COUNTER)
        named = names.name_at(text, at, self.end) or names.date_after_month(text, at, self.end)
        if named is not None:
            return self._refuse(at, *named)
        numeral = read_digits(text, at, self.end)
        if numeral is None:
            code = _GLUED_CODE.match(text, at, self.end)
            return self._refuse(at, code.end() if code else at + 1, "too long for a number")
        if numeral.plain and text[at] == "0" and numeral.end - at > 1:
            return self._refuse(at, numeral.end, "a code or time: it begins with a nought")
        if numeral.plain and text.startswith("/", numeral.end):
            code = _GLUED_CODE.match(text, at, self.end)
            if code is not None and text[numeral.end + 1 : numeral.end + 2].isdigit():
                return self._refuse(at, code.end(), "part of a name or code")
        numeral = with_part(text, numeral, self.end)
        return self._assemble(read_share(text, numeral, self.end) or numeral)

    def _glued(self, at: int) -> int | None:
        """Refuses digits that are glued to what stands before them; None when they are free."""
        text = self.text
        before = text[at - 1] if at > self.low else " "
        if before == "§" or text[at - 2 : at] == "§ ":
            code = _GLUED_CODE.match(text, at, self.end)
            return self._refuse(at, code.end() if code else at + 1, names.LABEL)
        if before in " \n\t($€£¥":
            return None
        if before in "-‐‑–":
            lead = _HYPHEN_LEAD.search(text, max(self.low, at - 24), at)
            if lead is None or lead[1].lower() in _SIGN_LEADS or self._ends_at(at - 1):
                return None
        elif before in "'’‘":
            return self._short_year(at)
        elif before == "#":
            code = _GLUED_CODE.match(text, at, self.end)
            return self._refuse(at - 1, code.end() if code else at + 1, names.LABEL)
        elif not self._part_of_code(at):
            return None
        back = _TOKEN_BACK.search(text, max(self.low, at - 24), at)
        code = _GLUED_CODE.match(text, at, self.end)
        start = max(back.start() if back else at, self._free_from())
        return self._refuse(start, code.end() if code else at + 1, "part of a name or code")

    def _short_year(self, at: int) -> int | None:
        """ "the class of ’08": two digits behind an apostrophe, and nothing that they count."""
        pair = self.text[at : at + 2]
        if len(pair) < 2 or not pair.isdigit() or self.text[at + 2 : at + 3].isalnum():
            return None
        if idioms.counts_behind(self.text, at + 2, self.end):
            return None
        return self._refuse(at - 1, at + 2, "a date")

    def _part_of_code(self, at: int) -> bool:
        """Whether the letter or mark right before the digits makes them part of a code."""
        text = self.text
        before = text[at - 1]
        if before.isalpha() or before == "_":
            return currencies.currency_before(text, at, self._free_from()) is None
        if before not in "/.:@=":
            return False
        if before == "=" and currencies.currency_before(text, at, self._free_from()) is not None:
            return False
        if before == "." and _LOST_SPACE.search(text, max(self.low, at - 24), at):
            return False
        return text[at - 2 : at - 1].isalnum() and not self._ends_at(at - 1)

    def _ends_at(self, position: int) -> bool:
        return bool(self.quantities) and self.quantities[-1].end == position

    def _free_from(self) -> int:
        """Where the words begin that belong to no earlier number."""
        spans = [self.low]
        if self.quantities:
            spans.append(self.quantities[-1].end)
        if self.refusals:
            spans.append(self.refusals[-1].end)
        return max(spans)

    def _words(self, at: int) -> int:
        text = self.text
        numeral = read_single(text, at, self.end)
        if numeral is None:
            multiple = changes.read_multiple(text, at, self.end)
            if multiple is not None:
                return self._multiple(at, multiple)
            numeral = read_words(text, at, self.end)
        if numeral is None:
            return at + 1
        last = self.refusals[-1] if self.refusals else None
        if last is not None and last.end + 1 == at and last.reason == ADDRESS:
            return self._refuse(at, numeral.end, ADDRESS)
        before = text[at - 1] if at > self.low else " "
        if before in "-‐‑" and self._in_compound(at):
            return self._refuse(at, numeral.end, "part of a compound that names a kind")
        share = read_share(text, numeral, self.end)
        reason = None if share else idioms.word_reason(text, numeral, self.low, self.end)
        if reason is not None:
            return self._refuse(numeral.start, numeral.end, reason)
        return self._assemble(share or numeral)

    def _in_compound(self, at: int) -> bool:
        """Whether a number word stands behind the hyphen of another word ("production-four")."""
        if not self.text[at - 2 : at - 1].isalnum() or self._ends_at(at - 1):
            return False
        before = self.text[max(self.low, at - 6) : at - 1].lower()
        return before != "minus" and not before.endswith("-to")

    def _multiple(self, at: int, multiple: changes.Multiple) -> int:
        if self.text.startswith(" down on", multiple.end):
            return self._refuse(at, multiple.end, "a set phrase")
        quantity = Quantity(
            at, multiple.end, at, multiple.end, multiple.value, multiple.value, "=", "ratio"
        )
        quantity.change = multiple.change
        quantity.rules += [("value", "a multiple"), ("kind", "so many times as much")]
        give_hedge(quantity, self.text, self._free_from(), self.end)
        self.quantities.append(quantity)
        return multiple.end

    def _assemble(self, numeral: Numeral) -> int:
        text, end = self.text, self.end
        low = self._free_from()
        last = self.quantities[-1] if self.quantities else None
        rate = last.rate if last else None
        if rate is not None and rate[0] <= numeral.start < rate[1]:
            return rate[1]  # the 100,000 of "for every 100,000 people"
        quantity = _bare(numeral)
        give_sign(quantity, numeral, text, self.low)
        give_unit(quantity, numeral, text, low, end)
        if quantity.kind == "count" and last and is_percent_too(text, last, numeral, end):
            quantity.kind, quantity.unit = "percent", "percent"
            quantity.rules.append(("unit", SHARED))
        reason = self._name_reason(quantity, numeral)
        if reason is not None:
            stop = max(quantity.end, numeral.end)
            if quantity.kind == "count" and not numeral.grouped:
                stop = names.name_tail(text, stop, end)
            return self._refuse(numeral.start, stop, reason)
        if quantity.end == numeral.end and quantity.kind == "count":
            code = _GLUED_CODE.match(text, quantity.end, end)
            if code is not None:
                return self._refuse(numeral.start, code.end(), "part of a name or code")
        give_hedge(quantity, text, low, end)
        give_rate(quantity, text, self.low, end)
        if quantity.change == "none":
            quantity.change = changes.change_before(
                text, quantity.start, low, end, quantity.end, quantity.kind
            )
            if quantity.change != "none":
                quantity.rules.append(("change", "a verb or adverb before it"))
            elif last and last.change != "none" and self._is_alike(last, quantity):
                quantity.change = last.change
                quantity.rules.append(("change", "that of the one before in a list"))
        self.quantities.append(quantity)
        return quantity.end

    def _is_alike(self, last: Quantity, quantity: Quantity) -> bool:
        """Whether two shares or amounts of one unit stand in a list."""
        is_same = (last.kind, last.unit) == (quantity.kind, quantity.unit)
        if not is_same or quantity.kind not in ("percent", "money", "measure"):
            return False
        return changes.goes_on(self.text, last.end, quantity.start, quantity.end)

    def _name_reason(self, quantity: Quantity, numeral: Numeral) -> str | None:
        """Why a count or a bore only names something; None when it counts."""
        text, low, end = self.text, self.low, self.end
        reason = names.calibre(text, quantity.end, end, quantity.unit, numeral.low)
        if reason is None and numeral.decimals == 3:
            counts = idioms.counts_behind(text, numeral.end, end)
            reason = names.pointed(text, numeral.start, numeral.end, end, counts=counts)
        if quantity.kind == "measure" and names_hours(text, numeral.end, end):
            return "part of a name"
        if quantity.unit == "mile" and numeral.low > 1:
            reason = reason or names.road(text, numeral.end, end)
        if reason is not None or quantity.kind != "count":
            return reason
        if numeral.form in ("vague", "share", "fraction") or numeral.grouped:
            return None
        word = names.last_word(text, quantity.start, low)
        if word is not None:
            counts = idioms.counts_behind(text, numeral.end, end)
            reason = names.label(word, counts=counts) or names.stock_index(word, numeral.low)
            if word == "number":
                reason = names.numbered(text, quantity.start, low)
        if reason is not None or numeral.form != "digits" or not numeral.plain:
            return reason
        start, stop = numeral.start, numeral.end
        return (
            address_reason(text, start, stop, low, end)
            or names.plate(text, stop, end)
            or page_reason(text, start, stop, low, end)
            or names.list_mark(text, start, stop, low, end)
            or idioms.digit_reason(text, numeral, low, end, after_year=self._after_year(start))
            or names.edition(text, word, stop, end)
        )

    def _after_year(self, start: int) -> bool:
        if not self.refusals or self.refusals[-1].reason != "a bare year":
            return False
        between = self.text[self.refusals[-1].end : start].strip()
        return between in ("and", "to", "or", ",", "-", "–", "/", "through", "until")


def _bare(numeral: Numeral) -> Quantity:
    quantity = Quantity(
        numeral.start,
        numeral.end,
        numeral.start,
        numeral.end,
        numeral.low,
        numeral.high,
        "~" if numeral.form == "vague" else "=",
        "ratio" if numeral.form in ("share", "fraction") and numeral.high < 1 else "count",
    )
    quantity.rules.append(("value", numeral.rule))
    return quantity
