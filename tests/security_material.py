"""A library whose every text is an attack, and what may reach a terminal all the same."""

from __future__ import annotations

import re
from pathlib import Path

from cli.output import STYLES
from db.library import Library
from figures.model import Article
from figures.printable import printable

ATTACK = (
    "\x1b]0;owned\x07\x1b]52;c;ZXZpbA==\x1b\\\x1b]8;;https://evil.example\x07x\x1b]8;;\x07"
    "\x1b[7;41m\x1b[2J\x1bP1$r\x1b\\\x9b7m\x9d2;owned\x9c\r\b\x7f\x0b\x0c\x0e\u202egpj\u2066i\u2069"
    "\u200b\u200e\u2028\ufeff\u00ad\U000e0041\U000e007f[red]m[/] <b>&amp; =1+1"
)
NUL = "a\x00b"
_NUMBER = ("13,221", "13,800")
_OWN = re.compile(
    "\x1b\\[(?:0|4|" + "|".join(f"(?:4;)?{code}" for code in sorted(set(STYLES.values()))) + ")m"
)
"""The codes that the command line itself writes for its styles."""


def hostile_articles() -> list[Article]:
    """Two articles that contradict each other, and a text of nothing but attacks."""
    return [
        Article(
            key=f"https://example.org/{n}{ATTACK}",
            text=f"{ATTACK} {_NUMBER[n]} workers crossed by ferry to Solmark in 2024, the harbour "
            f"ministry {ATTACK} said. {ATTACK}\n\nA fire hurt {n + 3} people {NUL}.",
            title=f"Ferry {ATTACK} {NUL} {n}",
            outlet=f"Wire {n} {ATTACK}",
            authors=(f"Ada {ATTACK}",),
            published="2025-02-10",
            url=f"https://example.org/{n}{ATTACK}",
            language="en",
            input=f"/in{ATTACK}/{n}",
        )
        for n in range(2)
    ] + [Article(f"attack\ud800{ATTACK}", f"{ATTACK} {NUL} \ud800", ATTACK, ATTACK)]


def hostile_library(path: Path) -> Path:
    """A library of them, with a revision, decisions, a search and a failure of the same kind."""
    with Library.open(path) as library:
        for article in hostile_articles():
            library.store(article)
        first, second, _ = [row.key for row in library.articles().rows]
        library.edit_article(second, title=f"Edited {ATTACK}")
        claims = library.claims_of(first)
        library.curator.note(claims[0].id, f"note {ATTACK}")
        library.curator.note(first, f"note {ATTACK}")
        library.save_search(f"kept {ATTACK}", "ferry")
        library.record_import(f"/broken{ATTACK}", f"reason {ATTACK}")
        changed = hostile_articles()[0]
        library.store(Article(changed.key, f"Other words {ATTACK} 77 ferries.", changed.title))
        library.store(changed)
    return path


_RAW = (
    "\x1b]0;owned", "\x1b]52;c;ZXZpbA", "\x1b]8;;https://evil", "\x1b[7;41m", "\x1bP1$r", "\x07x",
    "\x9b", "\x9d", "\x9c", "\x7f", "\x0b", "\x00", "\u202e", "\u2066", "\u200b", "\u200e",
    "\u2028", "\ufeff", "\u00ad", "\U000e0041", "\U000e007f",
)  # fmt: skip


def raw_attacks(written: bytes | str) -> list[str]:
    """The parts of the attack that stand in what a screen wrote, whose own codes are many."""
    text = written if isinstance(written, str) else written.decode("utf-8", "replace")
    return [part for part in _RAW if part in text]


def leaked(written: str) -> str:
    """What of a text would steer a terminal, once the program's own codes are set aside."""
    bare = _OWN.sub("", written)
    return "".join(char for char, shown in zip(bare, printable(bare), strict=True) if char != shown)
