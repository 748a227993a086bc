"""What crosses panes and screens: each says what the person asked for."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class OpenArticle(Message):
    """Read an article, at a figure of it or at the figure that a query is about."""

    key: str
    figure: str | None = None
    query: str = ""


@dataclass
class OpenQuestion(Message):
    """Compare the claims of a question; `claim` names the column to begin at."""

    question: str
    claim: str | None = None


@dataclass
class RunSearch(Message):
    """Search the articles for this."""

    query: str


class LibraryChanged(Message):
    """What is on the screen may no longer be what the library holds."""
