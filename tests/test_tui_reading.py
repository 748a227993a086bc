"""Finding words in the open article, and what later imports changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from db.library import Library
from figures.extract import extract_figures
from figures.model import Article
from tests.tui_library import MemoryLibrary
from tests.tui_screen import PATIENCE, Reading, exploring, with_herons_open
from tui.present import finding
from tui.present.changes import changes, figure_changes, figure_lines, text_lines
from tui.present.finding import Finding
from tui.present.inked import plain
from tui.present.page import broken, cut_at
from tui.present.wording import title_words

OLD = "Storm tides reached the quay.\nThe harbour office counted 640 passengers on Friday.\nRain."
NEW = "Storm tides reached the quay.\nThe harbour office counted 910 passengers on Friday.\nSun."


class SlowLibrary(MemoryLibrary):
    """Gives an article when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = Event()
        self.may_answer.set()

    def article(self, ref: str) -> Article | None:
        assert self.may_answer.wait(PATIENCE)
        return super().article(ref)

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """No article is given until the block is left."""
        self.may_answer.clear()
        try:
            yield
        finally:
            self.may_answer.set()


async def open_slowly(reading: Reading, *keys: str) -> None:
    """Open what is under the cursor of the results, and press keys that have to wait for it."""
    await reading.press("enter")
    await reading.until(lambda: reading.app.main.reader.is_opening, "opening")
    await reading.press(*keys)
    await reading.until(lambda: len(reading.app.main._held) == len(keys), "held")


async def go_to_the_second(reading: Reading) -> None:
    """Read the first article, and go to the second one in the results."""
    await reading.shows("Herons return")
    await reading.press("enter")
    await reading.shows("▌Reader", "3 figures", "Ada Reed")
    await reading.press("tab")
    await reading.shows("▌Sources")
    await reading.press("tab")
    await reading.shows("▌Search")
    await reading.press("j")
    await reading.until(lambda: reading.app.main.search.hits.cursor == 1, "on the second")


async def test_keys_for_an_article_that_is_opening_wait_for_it() -> None:
    library = SlowLibrary()
    async with exploring((160, 50), library) as reading:
        await reading.shows("Herons return")
        with library.held_up():
            await open_slowly(reading, "n", "n")
            assert "No article is open" in reading.text
        await reading.shows("figure 2 of 3", "38 volunteers")


async def test_keys_for_the_next_article_do_nothing_to_the_one_that_is_still_shown() -> None:
    library = SlowLibrary()
    async with exploring((160, 50), library) as reading:
        await go_to_the_second(reading)
        with library.held_up():
            await open_slowly(reading, "n", "n")
            assert "3 figures" in reading.text
        await reading.shows("A record year on the water", "figure 2 of 2", "about 25,000")


async def test_keys_that_wait_are_dropped_by_leaving_and_leaving_does_not_wait() -> None:
    library = SlowLibrary()
    async with exploring((160, 50), library) as reading:
        await go_to_the_second(reading)
        with library.held_up():
            await open_slowly(reading, "n")
            await reading.press("escape")
            await reading.shows("▌Search")
        await reading.shows("2 figures")
        await reading.press("tab")
        await reading.shows("▌Reader")
        await reading.press("n")
        await reading.shows("figure 1 of 2")


async def test_keys_that_waited_for_an_article_that_is_gone_do_nothing() -> None:
    library = SlowLibrary()
    async with exploring((160, 50), library) as reading:
        await reading.shows("Herons return")
        with library.held_up():
            await open_slowly(reading, "question_mark")
            library.stored.clear()
        text = await reading.shows("is no longer in the library")
        assert "No article is open" in text
        await reading.until(lambda: not reading.app.main.reader.is_opening, "answered")
        await reading.press("question_mark")
        await reading.shows("The open article.")


async def test_ctrl_f_marks_places_and_n_goes_round_them() -> None:
    async with with_herons_open((120, 36)) as reading:
        await reading.press("ctrl+f")
        await reading.type("REED beds")
        await reading.shows("1 of 1 found")
        await reading.press("ctrl+u")
        await reading.type("herons")
        await reading.press("enter")
        first = await reading.shows("1 of ")
        assert "not found" not in first
        await reading.press("escape", "n")
        await reading.shows("figure 1 of 3")


async def test_n_steps_from_one_place_to_the_next_and_round() -> None:
    async with with_herons_open((120, 36)) as reading:
        await reading.press("ctrl+f")
        await reading.type("the reeds grew")
        await reading.press("enter")
        await reading.shows("1 of 60 found")
        await reading.press("n")
        await reading.shows("2 of 60 found")
        await reading.press("N", "N")
        await reading.shows("60 of 60 found")


async def test_words_that_stand_nowhere_are_said_to_be_not_found() -> None:
    async with with_herons_open((80, 24)) as reading:
        await reading.press("ctrl+f")
        await reading.type("penguin[/]")
        await reading.shows("not found")
        await reading.press("escape")
        await reading.hides("not found", "penguin")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("gull", "A gull, two GULLS", [(2, 6), (12, 16)]),
        ("a  b", "a\nb and a b", [(0, 3), (8, 11)]),
        ("(", "f(x)", [(1, 2)]),
        ("", "anything", []),
        (" ", "any thing", []),
    ],
)
def test_places_are_found_in_any_case_and_over_line_breaks(
    words: str, text: str, found: list[tuple[int, int]]
) -> None:
    looked_for = Finding(words, text, 0, 0)
    for _ in looked_for.search():
        pass

    assert looked_for.within(0, len(text)) == found
    assert looked_for.count == len(found)
    assert looked_for.is_done


@pytest.mark.parametrize("here", [0, 7, 40, 99])
def test_piece_by_piece_the_same_is_found_from_wherever_a_reader_is(
    here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "PIECE", 5)
    text = "a gull and two gulls, " * 5
    looked_for = Finding("two GULLS", text, 0, here)
    counts = [looked_for.count for _ in looked_for.search()]

    places = [at for at in range(len(text)) if text.startswith("two gulls", at)]
    assert counts[-1] == len(places) == 5
    assert len(set(counts)) > 3  # some are there before all of the text was looked through
    first = next((n for n, at in enumerate(places) if at >= here), 0)
    assert looked_for.shown == (places[first], places[first] + 9)
    numbers = []
    for _ in places:
        numbers.append(looked_for.number)
        looked_for.step(1)
    assert sorted(numbers) == [1, 2, 3, 4, 5]
    assert numbers[0] == first + 1
    assert looked_for.number == first + 1
    assert looked_for.within(places[2] + 3, places[3] + 1) == [
        (places[2], places[2] + 9),
        (places[3], places[3] + 9),
    ]


def test_a_line_is_cut_at_every_edge_inside_it() -> None:
    assert cut_at(2, 9, [(0, 4), (3, 20)]) == [(2, 3), (3, 4), (4, 9)]
    assert cut_at(5, 5, []) == []


def test_changes_cover_both_texts_and_name_whole_words() -> None:
    found = changes(OLD, NEW)

    assert "".join(OLD[slice(*change.old)] for change in found) == OLD
    assert "".join(NEW[slice(*change.new)] for change in found) == NEW
    differing = [
        (OLD[slice(*c.old)], NEW[slice(*c.new)])
        for c in found
        if not c.is_same and (c.old[0] < c.old[1] or c.new[0] < c.new[1])
    ]
    assert differing == [("640", "910"), ("Rain", "Sun")]


def test_a_changed_figure_is_told_with_both_values_and_the_difference() -> None:
    told = figure_changes(changes(OLD, NEW), extract_figures(OLD), extract_figures(NEW))

    lines = [plain(line) for line in figure_lines(told, 80)]
    assert lines == ["640 passengers → 910 passengers · +270 (+42 %)"]


def test_unchanged_text_far_from_a_change_is_left_out() -> None:
    old = "".join(f"word{n} " for n in range(500)) + "640 gulls. " + "tail " * 500
    new = old.replace("640 gulls", "641 gulls")
    drawn = [plain(line) for line in text_lines(old, new, changes(old, new), 70)]

    assert len(drawn) < 8
    assert "word499 [-640-]{+641+} gulls." in "".join(drawn)
    assert all(len(line) <= 70 for line in drawn)


async def test_r_shows_changed_figures_above_changed_words(tmp_path: Path) -> None:
    with Library.open(tmp_path / "own.db") as library:
        for text in (OLD, NEW, NEW.replace("910", "1,020")):
            library.store(Article("quay", text, "Quay news", "Quay Mail", (), "2024-03-01"))
        async with exploring((120, 36), library) as reading:
            await reading.shows("1 article")
            await reading.press("enter")
            await reading.shows("▌Reader", "1 figure")
            await reading.press("r")
            await reading.shows("change 2 of 2", "910 passengers → 1,020 passengers · +110")
            await reading.press("h")
            text = await reading.shows("change 1 of 2", "640 passengers → 910 passengers")
            assert text.index("Changed figures") < text.index("[-640-]{+910+}")
            await reading.press("escape")
            await reading.shows("▌Reader", "1 figure")


async def test_an_article_that_never_changed_says_so() -> None:
    async with with_herons_open((80, 24)) as reading:
        await reading.press("r")
        await reading.shows("never changed")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two\u00a0three", ["one", "two\u00a0three"]),
        ("alpha\u00a0beta\u00a0gamma", ["alpha\u00a0beta", "gamma"]),
        ("日本\u00a0alpha\u00a0beta", ["日本\u00a0alpha", "beta"]),
    ],
)
def test_a_space_that_forbids_a_break_gives_way_before_a_word_does(
    text: str, lines: list[str]
) -> None:
    assert [text[start:end] for start, end in broken(text, 10)] == lines


@pytest.mark.parametrize(
    ("title", "key", "words"),
    [
        ("Herons return", "https://delta.example/1", "Herons return"),
        (None, "https://delta.example/2024/herons-return/", "herons-return"),
        (None, "C:\\news\\herons.txt", "herons.txt"),
        (None, "wire_2024-02-10_herons", "wire_2024-02-10_herons"),
        (None, "", "untitled"),
    ],
)
def test_an_article_without_a_title_goes_by_its_address(
    title: str | None, key: str, words: str
) -> None:
    assert title_words(title, key) == words
