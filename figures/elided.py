"""The noun that "them", or a number without a noun, goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from figures.heads import noun_at
from figures.lemmas import lemma_of_noun
from figures.syntax import Syntax
from figures.text import Document, Sentence

_PLURALS = ("NNS", "NNPS")
_LONGEST = 1500
"""Characters of an earlier sentence up to which it is searched for a noun."""
_SENTENCES_BACK = 2


def antecedent(
    nouns: Iterable[str | None], sentence: Sentence, syntax: Syntax, token: int
) -> str | None:
    """What "them" or an elided noun before `token` stands for: what was counted last.

    `nouns` are those counted in the sentence so far, the last one first.
    """
    for noun in nouns:
        if noun:
            return noun
    noun = _plural_before(syntax, token, in_capitals=sentence.text.isupper())
    if noun is not None:
        return noun
    return next((noun for noun in _counted_before(sentence) if noun), None)


def was_counted(noun: str, nouns: Iterable[str | None], sentence: Sentence) -> bool:
    """Whether a noun was counted just before, so that "of the ..." means a part of them."""
    return noun in nouns or any(
        _holds(sentence.document.sentences[index], noun)
        and noun == _last_counted(sentence.document, index)
        for index in _indexes_before(sentence)
    )


def _holds(sentence: Sentence, noun: str) -> bool:
    """Whether a form of the noun, or of its last part, is a word of the sentence."""
    head = noun.rpartition(" ")[2]
    return any(head in (lemma_of_noun(w), lemma_of_noun(w.lower())) for w in sentence.words)


def counted_by(number: str, sentence: Sentence) -> str | None:
    """The noun that the sentences before count by the same number ("the two"); None if none."""
    document = sentence.document
    for index in _indexes_before(sentence):
        syntax = _syntax_of(document, index)
        if syntax is None:
            continue
        for phrase in reversed(syntax.phrases):
            codes = syntax.codes[phrase.first : phrase.last + 1]
            at = codes.find("C")
            if at >= 0 and codes[-1] in "NP" and syntax.words[phrase.first + at].lower() == number:
                in_capitals = document.sentences[index].text.isupper()
                return noun_at(syntax, phrase.last, in_capitals=in_capitals)
    return None


def _indexes_before(sentence: Sentence) -> range:
    return range(sentence.index - 1, max(sentence.index - _SENTENCES_BACK, 0) - 1, -1)


def _counted_before(sentence: Sentence) -> Iterator[str | None]:
    for index in _indexes_before(sentence):
        yield _last_counted(sentence.document, index)


def _syntax_of(document: Document, index: int) -> Syntax | None:
    sentence = document.sentences[index]
    return None if sentence.end - sentence.start > _LONGEST else Syntax(sentence, ())


def _last_counted(document: Document, index: int) -> str | None:
    """The noun that the sentence `index` counts last, else its last plural noun."""
    syntax = _syntax_of(document, index)
    if syntax is None:
        return None
    in_capitals = document.sentences[index].text.isupper()
    numbered = [p for p in syntax.phrases if "C" in syntax.codes[p.first : p.last]]
    for phrase in reversed(numbered):
        if syntax.codes[phrase.last] in "NP" and syntax.words[phrase.last].isalpha():
            return noun_at(syntax, phrase.last, in_capitals=in_capitals)
    return _plural_before(syntax, len(syntax.words), in_capitals=in_capitals)


def _plural_before(syntax: Syntax, token: int, *, in_capitals: bool) -> str | None:
    """The plural noun before a token: the last that is a subject, else the last of all."""
    plurals = [
        p
        for p in syntax.phrases
        if p.last < token
        and syntax.codes[p.last] != "Q"
        and syntax.tags[p.last] in _PLURALS
        and not syntax.words[p.last].endswith("ss")
    ]
    subjects = [p for p in plurals if syntax.codes[p.last + 1 : p.last + 2] in ("V", "M", "W")]
    best = (subjects or plurals)[-1:]
    return noun_at(syntax, best[0].last, in_capitals=in_capitals) if best else None
