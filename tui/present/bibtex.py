"""The articles that a comparison cites, as BibTeX entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from figures.model import Article
from figures.printable import printable_line
from tui.present.wording import source_words, title_words

_SPECIAL: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_NOT_IN_ADDRESS = re.compile(r"[\s\\{}\"<>^`|]")
_WORD = re.compile(r"[a-z0-9]+")


def bibtex(articles: Sequence[Article]) -> str:
    """One @misc entry an article, which BibTeX and biblatex both know; text is escaped."""
    names = _entry_names(articles)
    return "\n".join(
        "\n".join([f"@misc{{{name},", *_fields(article), "}", ""])
        for name, article in zip(names, articles, strict=True)
    )


def _fields(article: Article) -> Iterator[str]:
    authors = " and ".join(_author(author) for author in article.authors)
    outlet = _escaped(source_words(article.outlet, article.key))
    title = title_words(article.title, article.key)
    day = article.published_on
    url = article.url or (article.key if article.key.startswith(("http://", "https://")) else "")
    pairs = {
        "author": authors or (f"{{{outlet}}}" if article.outlet else ""),
        "title": f"{{{_escaped(title)}}}",
        "howpublished": outlet,
        "year": str(day.year) if day else "",
        "month": str(day.month) if day else "",
        "day": str(day.day) if day else "",
        "url": _address(url),
        "language": _escaped(article.language or ""),
    }
    return (f"  {name} = {{{value}}}," for name, value in pairs.items() if value)


def _author(name: str) -> str:
    """A name for BibTeX to split; in braces where it would split what is one name."""
    escaped = _escaped(name)
    return f"{{{escaped}}}" if "," in name or " and " in name else escaped


def _address(url: str) -> str:
    text = printable_line(url)
    return _NOT_IN_ADDRESS.sub(lambda match: f"%{ord(match.group()):02X}", text)


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in printable_line(text))


def _entry_names(articles: Sequence[Article]) -> list[str]:
    """A name for each entry: outlet, year and first telling word, numbered where two are alike."""
    taken: set[str] = set()
    names = []
    for article in articles:
        outlet = "".join(_WORD.findall(source_words(article.outlet, article.key).casefold()))
        day = article.published_on
        words = [word for word in _WORD.findall((article.title or "").casefold()) if len(word) > 3]
        stem = f"{outlet[:24] or 'article'}{day.year if day else ''}{words[0] if words else ''}"
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        names.append(name)
    return names
