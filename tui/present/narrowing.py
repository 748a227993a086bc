"""Narrowing a list of questions by what was typed: words, outlets, days."""

from __future__ import annotations

from dataclasses import dataclass

from figures.model import Question


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a question must have to be listed."""

    words: str = ""
    """Words that the library looks for in it."""
    outlets: tuple[str, ...] = ()
    """Each the beginning of a word of some outlet's name, in lower case."""
    since: str = ""
    """Some claim was published on this ISO day or later; a year or month alone will do."""
    before: str = ""
    """Some claim was published before this ISO day."""

    def keeps(self, question: Question) -> bool:
        """Whether one claim has an outlet and a day that fit."""
        return any(
            self._fits(claim.outlet or "", claim.published or "") for claim in question.claims
        )

    def _fits(self, outlet: str, published: str) -> bool:
        if self.since and published < self.since:
            return False
        if self.before and not (published and published < self.before):
            return False
        name = f" {outlet.casefold()}"
        return not self.outlets or any(f" {wanted}" in name for wanted in self.outlets)


def narrowing(text: str) -> Narrowing:
    """What `text` asks for: `outlet:`, `since:` and `before:` with their value, else words."""
    words: list[str] = []
    named: dict[str, list[str]] = {"outlet": [], "since": [], "before": []}
    for word in text.split():
        name, colon, value = word.partition(":")
        if colon and name.casefold() in named:
            named[name.casefold()] += [value] if value else []
        else:
            words.append(word)
    outlets = tuple(value.casefold() for value in named["outlet"])
    since, before = max(named["since"], default=""), min(named["before"], default="")
    return Narrowing(" ".join(words), outlets, since, before)


def newest(question: Question) -> str:
    """When the latest of its claims was published, as ISO 8601; "" when none is dated."""
    return max((claim.published or "" for claim in question.claims), default="")
