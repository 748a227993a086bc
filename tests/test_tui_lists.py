"""The screens that are one list: questions, and offers to make one source of two."""

from __future__ import annotations

from typing import get_args

import pytest
from textual.widgets import Input

from db.rows import OfferedMerge, Page
from figures.model import Question, Verdict
from tests.tui_library import MemoryLibrary
from tests.tui_material import QUESTION, claim
from tests.tui_screen import SIZES, exploring
from tui.present.inked import plain
from tui.present.narrowing import narrowing, newest
from tui.present.verdicts import verdict_mark
from tui.widgets.question_list import QuestionList


@pytest.mark.parametrize("size", SIZES)
async def test_d_lists_the_conflicts_with_values_and_reason(size: tuple[int, int]) -> None:
    async with exploring(size) as reading:
        await reading.press("d")
        await reading.shows("1 question", "✗ conflict", "herons in the delta", "4.4 % apart")
        await reading.press("enter")
        await reading.shows("CONFLICT")
        await reading.press("escape")
        await reading.shows("Questions")
        await reading.press("escape")
        await reading.shows("▌Search")


async def test_f_goes_through_the_verdicts_and_says_when_there_is_none() -> None:
    async with exploring() as reading:
        await reading.press("d")
        await reading.shows("herons in the delta")
        await reading.press("f")
        await reading.shows("↑ update", "the later one supersedes", "None here.")
        await reading.press("a")
        await reading.shows("all verdicts", "herons in the delta")


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_a_space_stands_between_every_verdict_and_the_question(verdict: Verdict) -> None:
    rows = QuestionList()
    rows.questions = [QUESTION._replace(verdict=verdict)]

    for width in (40, 80, 140):
        first, second = (plain(line) for line in rows.row_lines(0, width))
        assert first.startswith(f" {verdict_mark(verdict)} ")
        assert max(len(first), len(second)) <= width


def question(name: str, outlet: str, published: str | None) -> Question:
    """A question with one claim."""
    told = claim(name, outlet, published=published)
    return QUESTION._replace(id=name, label=f"herons of {name}", claims=(told,), pairs=())


class ThreeQuestions(MemoryLibrary):
    """Knows three questions, and finds them by a word of their label."""

    known = (
        question("north", "Delta Wire", "2024-02-10"),
        question("south", "Estuary Post", "2024-05-27"),
        question("west", "Lagoon Daily", None),
    )

    def questions(
        self,
        query: str | None = None,
        *,
        verdict: Verdict | None = None,
        limit: int | None = None,
    ) -> Page[Question]:
        found = [q for q in self.known if not query or query in q.label]
        return Page(found, len(found))


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("outlet:est", ["south"]),
        ("since:2024-03", ["south"]),
        ("before:2024-03", ["north"]),
        ("herons since:2024 before:2025", ["north", "south"]),
        ("west", ["west"]),
        ("outlet:nobody", []),
        ("outlet:", ["north", "south", "west"]),
    ],
)
async def test_slash_narrows_the_questions_by_words_outlet_and_day(
    typed: str, left: list[str]
) -> None:
    async with exploring((120, 36), ThreeQuestions()) as reading:
        await reading.press("d")
        await reading.shows("herons of north", "herons of west")
        await reading.press("slash")
        await reading.shows("words outlet: since: before:")
        reading.app.screen.query_one(Input).value = typed
        await reading.hides(*(f"herons of {name}" for name in {"north", "south", "west"} - {*left}))
        await reading.shows(*(f"herons of {name}" for name in left))
        await reading.press("escape")
        await reading.shows("herons of north", "herons of south", "herons of west")


async def test_s_puts_the_newest_first_and_every_row_tells_its_day() -> None:
    async with exploring((120, 36), ThreeQuestions()) as reading:
        await reading.press("d")
        text = await reading.shows("10 Feb 2024", "27 May 2024")
        assert text.index("of north") < text.index("of south")
        await reading.press("s")
        text = await reading.shows("newest first")
        assert text.index("of south") < text.index("of north") < text.index("of west")


def test_an_undated_question_is_kept_only_where_no_day_is_asked_for() -> None:
    undated = ThreeQuestions.known[2]

    assert newest(undated) == ""
    assert narrowing("outlet:lagoon").keeps(undated)
    assert not narrowing("since:2000").keeps(undated)
    assert not narrowing("before:2100").keeps(undated)


class Offering(MemoryLibrary):
    """Thinks that two names are one source, until they are made one."""

    def __init__(self) -> None:
        super().__init__()
        self.merged: list[tuple[str, str]] = []

    def offered_merges(self) -> list[OfferedMerge]:
        offers = [OfferedMerge("NHK", "NKH", "two letters change places")]
        return [] if self.merged else offers

    @property
    def curator(self) -> Offering:  # type: ignore[override]
        return self

    def merge_sources(self, name: str, other: str) -> None:
        self.merged.append((name, other))


async def test_names_that_may_be_one_source_are_offered_and_made_one() -> None:
    library = Offering()
    async with exploring((160, 50), library) as reading:
        await reading.shows("Herons return")
        await reading.press("h", "G", "enter")
        await reading.shows("? one source twice?")
        await reading.press("j", "enter")
        await reading.shows("NKH may be NHK", "two letters change places")
        await reading.press("enter")
        await reading.shows("“NKH” and “NHK” are one source now. u undoes it.", "No two cited")
        await reading.press("escape")
        await reading.hides("one source twice?")

    assert library.merged == [("NHK", "NKH")]
