"""What a quantity says itself: the noun it stands before, what hangs on it, and what it shares."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from figures.hosts import Hosts, Relative
from figures.subjects import MAX_CHAIN
from figures.syntax import NounPhrase

_DIMENSIONS = frozenset(["-long", "-wide", "-high", "-tall", "-deep", "-thick", "-old"])
_UNTIL = frozenset(["until", "till"])
_AFTER = frozenset(["after", "before", "since"])


class Complements(Hosts):
    """The rest of a quantity's phrase, behind it or with another quantity."""

    def own(self, first: int, last: int) -> Iterator[Relative]:
        """The rest of the quantity's noun phrase, and what follows it by prepositions."""
        codes = self.syntax.codes
        phrase = self.syntax.phrase_at(first)
        end = last
        if shared := self._shared_noun(last):
            phrase = shared
        elif phrase is not None and phrase.first == first and codes[last + 1 : last + 2] == "G":
            phrase = None if self.syntax.is_amount(first) else phrase  # "15 ppb requiring action"
        is_listed = phrase is not None and self._is_listed(first, last)
        if phrase is not None and not is_listed and (phrase.first < first or phrase.last > last):
            end = max(end, phrase.last)
            yield Relative(phrase, "own")
            yield from self._owner(phrase)
        level = "own" if end > last else "complement"
        if end + 1 < len(codes) and codes[end + 1] in "()":
            closing = codes.find(")", end)
            end = closing if 0 < closing <= end + MAX_CHAIN else end
        while end + 1 < len(codes) and codes[end + 1] == "A":
            end += 1
            if codes[end + 1 : end + 2] == "O":
                return  # "two minutes ahead of the field"
        name = ""
        yield from self._whole(last)
        for preposition, following in self.chain_from(end + 1):
            name = f"{name or level}.{preposition}"
            yield Relative(following, name)
            if preposition == "of":
                yield from self._owner(following)

    def _whole(self, last: int) -> Iterator[Relative]:
        """What a share is of: "30 % of the 2,383 delegates", "half the town's schools"."""
        codes = self.syntax.codes
        if codes[last + 1 : last + 2] in ("D", "H") and self.syntax.low[last] == "half":
            phrase = self.syntax.phrase_at(last + 1)
            if phrase is not None and phrase.first == last + 1:
                yield Relative(phrase, "whole")
            return
        phrase = self.syntax.phrase_at(last + 2) if codes[last + 1 : last + 2] == "O" else None
        if phrase is not None and codes[phrase.last] in "NP" and self.syntax.is_value(phrase):
            yield Relative(phrase, "whole")

    def _owner(self, phrase: NounPhrase) -> Iterator[Relative]:
        """The owner in a noun phrase: "two of Ann's sons"."""
        mark = self.syntax.codes.find("S", phrase.first, phrase.last)
        if mark > phrase.first and "Q" not in self.syntax.codes[phrase.first : mark]:
            yield Relative(NounPhrase(phrase.first, mark - 1), "owner")

    def dated_by(self, first: int, last: int) -> Iterator[Relative]:
        """What a span of time leads to or from: "a week until the vote", "Ten days after it, "."""
        words, codes = self.syntax.low, self.syntax.codes
        if codes[last + 1 : last + 2] in ("N", ",", ".", "O", "P", ""):
            return
        i = last + 1 + (words[last + 1 : last + 2] in (["left"], ["remaining"], ["more"]))
        link = words[i] if i < len(words) - 1 and codes[i] in "IX" else ""
        opens = first == 0 or codes[first - 1] in "X:" or not codes[:first].strip("AI")
        if link not in _UNTIL and not (opens and link in _AFTER):
            return
        event = self.syntax.phrase_at(i + 1)
        is_told = event is not None and event.first == i + 1 and codes[event.last] in "NP"
        if event is not None and is_told and self.syntax.is_span(first):
            yield Relative(event, "dated")
            for preposition, phrase in self.chain_from(event.last + 1):
                yield Relative(phrase, f"dated.{preposition}")

    def listed_whole(self, first: int, last: int) -> tuple[int, int] | None:
        """The share whose whole another one has too: "83 % of voters in Ohio, 74 % in Iowa"."""
        codes = self.syntax.codes
        is_share = self.syntax.quantity_at[first].kind == "percent"
        if not is_share or codes[last + 1 : last + 2] not in ("I", ",", ".", "W", "K"):
            return None
        pairs = zip(self.syntax.quantities, self.syntax.spans, strict=True)
        shares = [span for quantity, span in pairs if quantity.kind == "percent"]
        shares = [span for span in shares if span[0] <= first]
        if not shares or shares[-1][0] != first:
            return None
        for earlier, share in zip(reversed(shares[:-1]), reversed(shares), strict=False):
            if not self._goes_on(earlier[1], share[0]):
                return None
            if codes[earlier[1] + 1] == "O":
                return earlier
        return None

    def listed_after(self, first: int, start: int) -> int:
        """`start`, or that of the amount before it in a list: "$9 for adults and $4 for boys"."""
        if not self.syntax.is_amount(first) or len(self.syntax.spans) == 1:
            return start
        pairs = zip(self.syntax.quantities, self.syntax.spans, strict=True)
        for (left, before), (right, span) in pairwise(pairs):
            is_next = span[0] == first and (left.kind, left.unit) == (right.kind, right.unit)
            if is_next and self._goes_on(before[1], first):
                return min(start, self.anchor(before[0]))
        return start

    def _goes_on(self, last: int, first: int) -> bool:
        """Whether a list or comparison leads from one share to the next one."""
        between = self.syntax.codes[last + 1 : first].rstrip("AD")
        link = last + len(between)
        compared = self.syntax.low[link - 1 : link + 1]
        is_listed = between[-1:] in (",", "K") and not set(between) & set("VMGBZX:")
        return is_listed or compared in (["compared", "to"], ["compared", "with"])

    def _is_listed(self, first: int, last: int) -> bool:
        """Whether a name stands on both sides, as in a list: "Alba +0.2% Bruma +0.3%"."""
        codes = self.syntax.codes
        follows = self.syntax.words[last + 1 : last + 2]
        is_name = bool(follows) and follows[0][0].isupper() and codes[last + 1] in "PN"
        is_name = is_name and not self._is_compound(last)
        return first > 0 and codes[first - 1] in "PC" and is_name

    def _shared_noun(self, last: int) -> NounPhrase | None:
        """The noun behind bracketed and further values: "a five-year, 8 km (5 mile) journey"."""
        codes, words = self.syntax.codes, self.syntax.words
        i = last + 1
        if codes[i : i + 1] == ")":
            i += 1
        while codes[i : i + 2] in ("(Q", ",Q") and (codes[i] == "(" or self._is_compound(last)):
            i += 1
            while codes[i : i + 1] == "Q":
                i += 1
            i += codes[i : i + 1] == ")"
        if i > last + 1 and "".join(words[i : i + 2]).lower() in _DIMENSIONS:
            i += 2
            i += codes[i : i + 1] == "Z"
        phrase = self.syntax.phrase_at(i) if i > last + 1 else None
        is_noun = phrase is not None and i in (phrase.first, phrase.last) and codes[i] in "NPJ"
        return phrase if is_noun else None

    def _is_compound(self, last: int) -> bool:
        """Whether a quantity is written as a modifier: "five-year"."""
        return "-" in self.syntax.words[last] or self.syntax.words[last - 1] == "-"

    def chain_from(self, token: int) -> Iterator[tuple[str, NounPhrase]]:
        """Preposition and noun phrase pairs that follow each other from `token` on."""
        codes = self.syntax.codes
        for _ in range(MAX_CHAIN):
            if not 0 <= token < len(codes) - 1 or codes[token] not in "OIT":
                return
            phrase = self.syntax.phrase_at(token + 1)
            if phrase is None or phrase.first != token + 1:
                return
            if self.syntax.is_value(phrase):
                return
            preposition = self.syntax.words[token].lower()
            yield preposition, phrase
            if (joined := self._joined(phrase)) is not None:
                phrase = joined
                yield preposition, phrase
            token = phrase.last + 1

    def _joined(self, phrase: NounPhrase) -> NounPhrase | None:
        """The noun phrase joined by "and" to one that is no subject: "for roads and bridges"."""
        codes, link = self.syntax.codes, phrase.last + 1
        other = self.syntax.phrase_at(link + 1)
        if codes[link : link + 1] != "K" or other is None or other.first != link + 1:
            return None
        is_noun = codes[other.last] in "NP" and "Q" not in codes[other.first : other.last]
        return other if is_noun and codes[other.last + 1 : other.last + 2] not in "VMQDHE" else None
