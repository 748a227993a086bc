"""The words of all articles with how many articles have them: what a half-typed word may become.

The counts follow every stored article; a word that an article lost is not counted down, since
completion only needs to know which words are common. `rebuild` makes them exact.

Of a bulk import, words are not counted one by one, which takes longer than all the rest, but
read from the search index when it is done. A note of how many articles wait for that is kept in
the library itself, so that an import that was killed is made up for by the next writer.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping

from figures.lemmas import lemma_of_noun

COMPLETIONS = 16
"""Measured: the newest 20 of 16 completions are those of all completions in 98.5 % of cases."""
_SHORT = 3
_FEW_TERMS = 5_000
"""Words with one beginning that may be counted through while somebody types."""
_QUICKLY_TRIED = 300
"""So many of them take no longer than a look at a list made beforehand."""
_LONGEST = 40
_BULK = 32
"""Articles in one transaction from which on it is a bulk import."""
_SMALL = 20_000
"""Articles in a library of which all words are counted in half a second."""
_ALL_AT_LEAST = 20_000
"""Articles that wait before all words are counted anew in the middle of an import."""


class _Words(dict[int, str]):
    """Maps a character to what the index makes of it: folded, nothing (a mark), or a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character) == "Mn":
            folded = ""
        elif character.isalnum():
            plain = unicodedata.normalize("NFD", character.lower())
            folded = "".join(c for c in plain if not unicodedata.combining(c))
        else:
            folded = " "
        self[code] = folded
        return folded


_WORDS = _Words()


def fold_word(word: str) -> str:
    """A word as the index has it: lower case, without diacritics."""
    return word.translate(_WORDS).strip()


def words_of(text: str) -> set[str]:
    """The distinct words of a text, as the index has them."""
    return set(text.translate(_WORDS).split())


def count_words(writer: sqlite3.Connection, words: Mapping[str, int]) -> None:
    """Add to the number of articles that have each word."""
    writer.executemany(
        "INSERT INTO term (term, articles) VALUES (?, ?)"
        " ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles",
        sorted((word, n) for word, n in words.items() if len(word) <= _LONGEST),
    )


def completions(reader: sqlite3.Connection, start: str, limit: int = COMPLETIONS) -> list[str]:
    """The commonest words that begin so, the commonest first; always with `start` itself."""
    prefix = fold_word(start)
    if not prefix:
        return []
    found: list[str] = []
    if len(prefix) <= _SHORT:
        found = [
            row[0]
            for row in reader.execute(
                "SELECT term FROM short_term WHERE prefix = ? ORDER BY n LIMIT ?", (prefix, limit)
            )
        ]
    if not found:
        found = [
            row[0]
            for row in reader.execute(
                "SELECT term FROM (SELECT term, articles FROM term WHERE term >= ? AND term < ?"
                " LIMIT ?) ORDER BY articles DESC, term LIMIT ?",
                (prefix, f"{prefix}\U0010ffff", _FEW_TERMS, limit),
            )
        ]
    return [prefix, *(term for term in found if term != prefix)]


def articles_with(reader: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """How many articles have each word, near enough; words that none has are left out."""
    wanted = [fold_word(word) for word in words]
    return {
        word: int(row[0])
        for word in wanted
        if (row := reader.execute("SELECT articles FROM term WHERE term = ?", (word,)).fetchone())
    }


def number_forms(word: str) -> list[str]:
    """A noun and its singular and plurals, folded, the word itself first; some may not exist."""
    folded = fold_word(word)
    if len(folded) < 3 or not folded.isascii() or not folded.isalpha():
        return [folded]
    one = fold_word(lemma_of_noun(folded))
    many = [f"{one}s", f"{one}es"]
    if one.endswith("y"):
        many.append(f"{one[:-1]}ies")
    return list(dict.fromkeys((folded, one, *many)))


def refresh_short(writer: sqlite3.Connection) -> None:
    """Note the commonest words behind each short beginning that too many words have."""
    writer.execute("DELETE FROM short_term")
    for length in range(1, _SHORT + 1):
        crowded = writer.execute(
            "SELECT substr(term, 1, ?) AS prefix FROM term WHERE length(term) >= ?"
            " GROUP BY prefix HAVING count(*) > ?",
            (length, length, _QUICKLY_TRIED),
        ).fetchall()
        for (prefix,) in crowded:
            writer.execute(
                "INSERT INTO short_term (prefix, n, term) SELECT ?, row_number() OVER (), term"
                " FROM (SELECT term FROM term WHERE term >= ? AND term < ?"
                " ORDER BY articles DESC, term LIMIT ?)",
                (prefix, prefix, f"{prefix}\U0010ffff", COMPLETIONS),
            )


def note_growth(writer: sqlite3.Connection, articles: int) -> None:
    """Refresh the short beginnings whenever the library has grown by half."""
    since, size = _noted(writer, _SINCE) + articles, _noted(writer, _SIZE)
    if since > size // 2 + 50:
        refresh_short(writer)
        since, size = 0, size + since
    _note(writer, {_SINCE: since, _SIZE: size})


def count_later(writer: sqlite3.Connection, articles: int) -> bool:
    """Whether the words of so many more articles are left to be counted with all others.

    That is so for a bulk import into a library that is small, or that it has made larger by an
    eighth. All are counted whenever it has grown fourfold, so that words can be completed before
    it is through.
    """
    waiting, since, size = (_noted(writer, name) for name in (_WAITING, _SINCE, _SIZE))
    if articles < _BULK or not (waiting or size < _SMALL or since * 8 >= size):
        return False
    waiting += articles
    _note(writer, {_WAITING: waiting})
    if waiting > max(3 * size, _ALL_AT_LEAST):
        rebuild(writer)
    return True


def uncounted(reader: sqlite3.Connection) -> int:
    """How many articles wait for their words to be counted."""
    return _noted(reader, _WAITING)


def rebuild(writer: sqlite3.Connection) -> None:
    """Count every word anew from the index itself."""
    writer.execute("DELETE FROM term")
    writer.execute(
        "CREATE VIRTUAL TABLE temp.article_terms USING fts5vocab('main', 'article_fts', 'col')"
    )
    try:
        writer.execute(
            "INSERT INTO term (term, articles) SELECT term, max(doc) FROM temp.article_terms"
            " WHERE col IN ('title', 'text') AND length(term) <= ? GROUP BY term",
            (_LONGEST,),
        )
    finally:
        writer.execute("DROP TABLE temp.article_terms")
    refresh_short(writer)
    size = writer.execute("SELECT count(*) FROM article").fetchone()[0]
    _note(writer, {_WAITING: 0, _SINCE: 0, _SIZE: size})


_WAITING, _SINCE, _SIZE = "articles_uncounted", "articles_since_refresh", "articles_at_refresh"


def _noted(reader: sqlite3.Connection, name: str) -> int:
    row = reader.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def _note(writer: sqlite3.Connection, numbers: Mapping[str, int]) -> None:
    writer.executemany(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
        [(name, str(number)) for name, number in numbers.items()],
    )
