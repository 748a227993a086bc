"""What people can decide about figures and questions, each decision undoable."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from db import articles, figures, placing, sources
from db.errors import LibraryError
from db.same_sources import KIND, key_of

if TYPE_CHECKING:
    from db.storing import Storing


class Curator:
    """Decisions on one library. Figures and questions are named by their ids.

    Every method raises `LibraryError` with a sentence when what it names is not there.
    """

    def __init__(self, transaction: Callable[[], AbstractContextManager[Storing]]):
        self._transaction = transaction

    def dismiss(self, figure_id: str, reason: str = "") -> None:
        """Take a figure out of every comparison: it is none, or does not matter."""
        self._decide_on_figure("dismiss", figure_id, {"reason": reason} if reason else {})

    def correct(self, figure_id: str, **fields: float | str | None) -> None:
        """Set right what was read wrongly; `fields` as named by `db.decisions.CORRECTABLE`."""
        self._decide_on_figure("correct", figure_id, dict(fields))

    def note(self, ref: str, text: str) -> None:
        """Keep a remark on a figure (by id) or an article (by key)."""
        with self._transaction() as storing:
            if figures.row_id_of(storing.writer, ref) is None:
                if articles.row_of_key(storing.writer, ref) is None:
                    raise LibraryError(f"there is no figure or article {ref!r} to note that on")
                storing.decide("note", {"text": text}, [ref, None, None, 0])
            else:
                storing.decide("note", {"text": text}, _ref(storing.writer, ref))

    def move(self, figure_id: str, question_id: str) -> None:
        """Put a figure into another question."""
        with self._transaction() as storing:
            anchor = _anchor(storing.writer, question_id, other_than=figure_id)
            storing.decide("move", {"to": anchor}, _ref(storing.writer, figure_id))

    def pin(self, figure_id: str) -> None:
        """Keep a figure in the question it is in, whatever later articles bring."""
        with self._transaction() as storing:
            question = placing.question_of_claim(storing.writer, figure_id)
            if question is None:
                raise LibraryError(f"figure {figure_id} is in no question that it could stay in")
            anchor = _anchor(storing.writer, question, other_than=figure_id)
            storing.decide("pin", {"to": anchor}, _ref(storing.writer, figure_id))

    def merge(self, question_id: str, other_id: str) -> None:
        """Make one question of two, under the id of the first."""
        with self._transaction() as storing:
            kept, other = (_anchor(storing.writer, name) for name in (question_id, other_id))
            if question_id == other_id:
                raise LibraryError("a question cannot be merged with itself; name two")
            storing.decide("merge", {"to": kept, "from": other}, [None, None, None, 0])

    def split(self, figure_ids: Sequence[str]) -> None:
        """Make a question of its own out of these figures."""
        if not figure_ids:
            raise LibraryError("a split needs the figures that go; name at least one")
        with self._transaction() as storing:
            refs = [_ref(storing.writer, name) for name in figure_ids]
            storing.decide("split", {"figures": refs}, [None, None, None, 0])

    def merge_sources(self, name: str, other: str) -> None:
        """Take two names of cited sources for one, under the first."""
        with self._transaction() as storing:
            for called in (name, other):
                if not sources.sources_named(storing.writer, called):
                    raise LibraryError(f"no figure is credited to {called!r}; nothing was changed")
            if key_of(storing.writer, name) == key_of(storing.writer, other):
                raise LibraryError(f"{name} and {other} are one source already")
            change = {"to": name, "from": other}
            storing.decide(KIND, change, [None, None, None, 0])

    def _decide_on_figure(self, kind: str, figure_id: str, change: dict[str, Any]) -> None:
        with self._transaction() as storing:
            storing.decide(kind, change, _ref(storing.writer, figure_id))


def _ref(reader: sqlite3.Connection, figure_id: str) -> list[Any]:
    """How the log names a figure: article key, quote, surface, occurrence."""
    row_id = figures.row_id_of(reader, figure_id)
    if row_id is None:
        raise LibraryError(f"there is no figure {figure_id}; nothing was changed")
    claim = figures.claims_by_id(reader, [row_id])[0]
    siblings = figures.claims_of_article(reader, articles.row_of_key(reader, claim.article) or 0)
    same = [
        sibling.id
        for sibling in siblings
        if (sibling.figure.quote, sibling.figure.surface)
        == (claim.figure.quote, claim.figure.surface)
    ]
    return [claim.article, claim.figure.quote, claim.figure.surface, same.index(figure_id)]


def _anchor(
    reader: sqlite3.Connection, question_id: str, other_than: str | None = None
) -> list[Any]:
    """A figure that stands for a question in the log: its earliest other one."""
    claims = [c for c in placing.claims_of_question(reader, question_id) if c != other_than]
    if not claims:
        raise LibraryError(f"there is no question {question_id} with other figures in it")
    return min((_ref(reader, claim) for claim in claims), key=str)
