"""The Compare screen and the list of questions: drawing, keys, and ways out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

import pytest

from figures.model import Pair, Question
from tests.tui_library import MemoryLibrary
from tests.tui_material import QUESTION, claim, voice
from tests.tui_screen import PATIENCE, SIZES, Reading, exploring
from tui.memory import Memory
from tui.present.comparison import compare
from tui.present.echoes import voices
from tui.present.markdown import markdown


@asynccontextmanager
async def comparing(
    size: tuple[int, int], library: MemoryLibrary | None = None, keys: tuple[str, ...] = ("c",)
) -> AsyncIterator[Reading]:
    """The explorer with its question in dispute open."""
    async with exploring(size, library) as reading:
        await reading.shows("Herons return")
        await reading.press(*keys)
        await reading.shows("as written")
        yield reading


class OneQuestion(MemoryLibrary):
    """Knows a question of our choosing."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.chosen = question

    def _question(self) -> Question:
        return self.chosen

    def question(self, id: str) -> Question | None:  # noqa: A002
        return self.chosen if id == self.chosen.id else None


class LateQuestion(MemoryLibrary):
    """Gives its question when it is let, and says when it is asked and when it has answered."""

    def __init__(self) -> None:
        super().__init__()
        self.is_asked, self.may_answer, self.has_answered = Event(), Event(), Event()

    def question(self, id: str) -> Question | None:  # noqa: A002
        self.is_asked.set()
        assert self.may_answer.wait(PATIENCE)
        self.has_answered.set()
        return super().question(id)


async def test_a_comparison_that_comes_late_is_not_put_over_what_was_opened_since() -> None:
    library = LateQuestion()
    async with exploring((120, 36), library, memory=Memory(question="q1")) as reading:
        try:
            await reading.until(library.is_asked.is_set, "asked")
            await reading.press("d")
            await reading.shows("1 question", "herons in the delta")
        finally:
            library.may_answer.set()
        await reading.until(library.has_answered.is_set, "answered")
        await reading.press("escape")
        await reading.shows("▌Search", "Herons return")


MANY = QUESTION._replace(
    claims=tuple(
        claim(f"n{number:02}", f"Outlet {number}", low=4000.0 + number, high=4000.0 + number)
        for number in range(12)
    ),
    pairs=(),
)


@pytest.mark.parametrize("size", SIZES)
async def test_the_verdict_stands_at_the_right_and_the_reason_below(size: tuple[int, int]) -> None:
    async with comparing(size) as reading:
        first, second, third, *_ = reading.text.splitlines()

        assert first.startswith(" 13,221 ─ 13,800 · 4.4 % apart · 2023 · 2 origins")
        assert first.endswith("✗ CONFLICT")
        assert len(first) == size[0] - 1
        assert "Same year, two independent origins" in second + third


@pytest.mark.parametrize("size", SIZES)
async def test_every_value_stands_on_one_axis_in_the_order_of_size(size: tuple[int, int]) -> None:
    async with comparing(size) as reading:
        await reading.press("x")
        lines = (await reading.shows("about 25,000")).splitlines()
        drawn = {line.split()[0]: line for line in lines if "●" in line}

        assert list(drawn) == ["A", "B", "C"]
        assert drawn["A"].index("●") < drawn["B"].index("●") < drawn["C"].index("●")
        assert "13,221" in drawn["A"]
        assert "about 25,000" in drawn["C"]


async def test_the_disputed_values_have_the_axis_until_x_shows_the_whole_of_it() -> None:
    async with comparing((120, 36)) as reading:
        line = next(line for line in reading.text.splitlines() if line.startswith("  C"))
        assert line.endswith("about 25,000 ►")
        await reading.press("x")
        await reading.shows("●━━")
        line = next(line for line in reading.text.splitlines() if line.startswith("  C"))
        assert "━●━" in line


async def test_a_wide_screen_shows_every_facet_of_every_claim() -> None:
    async with comparing((160, 50)) as reading:
        text = reading.text

        for facet in ("value", "read as", "difference", "against A", "counts", "period", "place"):
            assert f"\n {facet}" in text
        for words in ("≠ 13,800", "+579 (+4.4 %)", "└ bird survey", "≠ planned", "10 Feb 2024"):
            assert words in text
        assert "“Wardens of the Ilmen delta counted 13,221" in text


async def test_a_narrow_screen_scrolls_columns_beside_the_facets_and_the_baseline() -> None:
    async with comparing((80, 24)) as reading:
        text = await reading.shows(" A–B of 3›", "A  Delta Wire", "B  Estuary Post")
        assert "C  Estuary Post" not in text
        await reading.press("right", "right")
        text = await reading.shows("‹A C of 3", "A  Delta Wire", "C  Estuary Post", " as written")
        assert "B  Estuary Post" not in text
        await reading.press("b", "left")
        await reading.shows("B  Estuary Post", "C  Estuary Post · baseline", "against C")
        await reading.press("g")
        await reading.shows(" A C of 3›", "A  Delta Wire")


async def test_the_heading_stays_while_the_facets_scroll() -> None:
    async with comparing((80, 24)) as reading:
        await reading.press(*["j"] * 11)
        text = await reading.shows("published", "quote", "A  Delta Wire")

        assert " as written" not in text


async def test_b_holds_the_others_against_the_column_under_the_cursor() -> None:
    async with comparing((160, 50)) as reading:
        await reading.press("l", "b")
        await reading.shows("B  Estuary Post · baseline", "against B", "−579 (−4.2 %)", "≠ 13,221")


async def test_s_orders_the_columns_and_says_how() -> None:
    async with comparing((160, 50)) as reading:
        await reading.press("s")
        await reading.shows("columns by value")


async def test_v_reads_plainly_and_back() -> None:
    async with comparing((80, 24)) as reading:
        await reading.press("v")
        text = await reading.shows("verdict      ✗ conflict", "says who     Marsh Radio ← bird")
        assert "│" not in text
        assert "●" not in text
        assert "C  Estuary Post" not in text
        await reading.press("G")
        assert "verdict" not in await reading.shows("C  Estuary Post", "quote")
        await reading.press("g")
        await reading.shows("verdict      ✗ conflict")
        await reading.press("v")
        await reading.shows("●", "A  Delta Wire")


async def test_enter_shows_the_sentence_in_its_article() -> None:
    async with comparing((80, 24)) as reading:
        await reading.press("l", "enter")
        await reading.shows("figure 1 of 2", "Reed Trust put the number", "A record year")


async def test_escape_goes_back_to_where_the_question_was_asked() -> None:
    async with comparing((80, 24)) as reading:
        await reading.press("escape")
        await reading.shows("▌Search", "Herons return")


async def test_c_begins_at_the_column_of_the_figure_it_was_pressed_on() -> None:
    async with exploring((160, 50)) as reading:
        await reading.shows("A record year")
        await reading.press("j", "enter")
        await reading.shows("2 figures")
        await reading.press("n", "n", "c")
        await reading.shows("CONFLICT")
        await reading.press("enter")
        await reading.shows("figure 2 of 2", "about 25,000")


async def test_twelve_claims_keep_the_number_line_short_and_follow_the_cursor() -> None:
    async with comparing((80, 24), OneQuestion(MANY), ("d", "enter")) as reading:
        text = await reading.shows("4,000", " A–B of 12›")
        assert " L " not in text
        await reading.press("G")
        await reading.shows("‹A L of 12", " L ", "4,011", "4.00k")


async def test_notes_and_doubtful_figures_stand_below() -> None:
    question = QUESTION._replace(candidates=(claim("maybe"),))
    async with comparing((120, 36), OneQuestion(question), ("d", "enter")) as reading:
        await reading.shows("recomputed: 4,120 × 2 = 8,240", "(The Maybe Gazette) may belong here")


async def test_a_click_chooses_a_cell_and_a_second_one_opens_its_article() -> None:
    async with comparing((160, 50)) as reading:
        lines = reading.text.splitlines()
        row = next(number for number, line in enumerate(lines) if line.startswith(" value"))
        column = lines[row].index("≠ 13,800") + 3
        await reading.pilot.click(offset=(column, row))
        assert reading.app.screen is not reading.app.main
        await reading.pilot.click(offset=(column, row))
        await reading.shows("A record year on the water", "figure 1 of 2")


ECHOES = QUESTION._replace(
    claims=(
        *(
            claim(name, outlet, published=day, attribution=voice("bird survey"))
            for name, outlet, day in (
                ("late", "Late Wire", "2024-02-12"),
                ("early", "Early Post", "2024-02-10"),
                ("mid", "Middle Mail", "2024-02-11"),
            )
        ),
        QUESTION.claims[0],
    ),
    pairs=(
        Pair("late", "early", "same-origin", "Both quote the bird survey."),
        Pair("early", "mid", "same-origin", "Both quote the bird survey."),
    ),
)


async def test_f_folds_echoes_of_one_voice_into_the_earliest_and_back() -> None:
    async with comparing((160, 50), OneQuestion(ECHOES), ("d", "enter")) as reading:
        await reading.press("f")
        text = await reading.shows("Folded: 3 outlets, 1 origin (bird survey)", "Early Post +2")
        assert "D  " not in text
        await reading.press(*["j"] * 13)
        await reading.shows("also in", "Middle Mail, 11 Feb 2024", "Late Wire, 12 Feb 2024")
        await reading.press("f")
        await reading.shows("D  ", "Every claim has a column of its own.")


async def test_f_says_when_nobody_echoes_anybody() -> None:
    async with comparing((80, 24)) as reading:
        await reading.press("f")
        await reading.shows("No claim here is the echo of another.")


def test_an_echo_of_an_echo_is_not_taken_for_the_voice_itself() -> None:
    pairs = (
        Pair("early", "mid", "same-origin", "."),
        Pair("mid", "late", "same-origin", "."),
        Pair("early", "late", "conflict", "."),
    )
    question = ECHOES._replace(pairs=pairs)
    told = [[claim.id for claim in voice] for voice in voices(question, question.claims)]

    assert told == [["late"], ["early", "mid"], ["plan"]]


def test_copies_that_were_never_compared_are_one_voice_and_other_numbers_are_not() -> None:
    told = {"attribution": voice("bird survey")}
    copy, other = claim("copy", **told), claim("other", low=5000.0, high=5000.0, **told)
    question = QUESTION._replace(claims=(copy, other, claim("first", **told)), pairs=())
    found = [[c.id for c in voiced] for voiced in voices(question, question.claims)]

    assert found == [["copy", "first"], ["other"]]


class Noted(MemoryLibrary):
    """Has a remark on one figure."""

    def notes_of(self, article_key: str) -> dict[str, tuple[str, ...]]:
        return {c.id: ("ask the wardens",) for c in self._claims(article_key)[:1]}


async def test_what_people_noted_stands_in_compare_and_below_the_article() -> None:
    async with exploring((160, 50), Noted()) as reading:
        await reading.shows("Herons return")
        await reading.press("enter")
        await reading.shows("3 figures")
        await reading.press("n")
        await reading.shows("noted: ask the wardens")
        await reading.press("c")
        await reading.shows("\n noted", "ask the wardens")


def test_markdown_of_a_hostile_outlet_stays_one_cell() -> None:
    bad = claim("bad", "a|b <script> [x](y) `z`")
    table = markdown(compare(QUESTION._replace(claims=(bad, *QUESTION.claims[1:]), pairs=())))
    heading = next(line for line in table.splitlines() if line.startswith("|  |"))

    assert heading.replace("\\|", "").count("|") == 5
    assert "\\<script\\>" in heading
