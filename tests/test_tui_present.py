"""Comparison, number line, timeline and wording as plain text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.model import Claim, Pair, Period, Question
from tests.tui_material import HIGH, HOSTILE, LOW, PLAN, QUESTION, claim, figure, voice
from tui.present.comparison import Comparison, compare, letter
from tui.present.dates import period_words, published_words
from tui.present.inked import fit, plain, wrap
from tui.present.number_line import Bar, number_line
from tui.present.numbers import apart_words, difference_words, number_words, value_words
from tui.present.page import broken, marks_by_line
from tui.present.table import bars, column_fit, linear_lines, table_lines
from tui.present.timeline import timeline
from tui.present.wording import (
    chain_lines,
    citation,
    claim_words,
    doubtful_words,
    headline,
    origin_words,
    source_words,
)


def cells(comparison: Comparison, name: str) -> list[str]:
    """The first line of every cell of a facet, with ≠ before those that differ."""
    facet = next(facet for facet in comparison.facets if facet.name == name)
    return [("≠" if cell.differs else "") + cell.lines[0] for cell in facet.cells]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (13221, "13,221"),
        (3_500_000, "3.5 million"),
        (1_234_567, "1,234,567"),
        (2e9, "2 billion"),
        (0.4, "0.4"),
        (-70, "-70"),
    ],
)
def test_numbers_read_as_a_person_would_write_them(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "4,120"),
        ({"relation": ">"}, "more than 4,120"),
        ({"low": None, "relation": "<="}, "up to 4,120"),
        ({"low": 100.0, "high": 1000.0, "relation": "~"}, "about 100 – 1,000"),
        ({"kind": "money", "unit": "EUR"}, "EUR 4,120"),
        ({"kind": "percent", "unit": "percent", "change": "down"}, "down 4,120 %"),
        ({"kind": "measure", "unit": "metre"}, "4,120 metres"),
        ({"kind": "measure", "unit": "year", "low": 1.0, "high": 1.0}, "1 year"),
        ({"kind": "measure", "unit": "square foot"}, "4,120 square feet"),
        ({"kind": "measure", "unit": "kilometre per hour"}, "4,120 kilometres per hour"),
        ({"kind": "measure", "unit": "celsius"}, "4,120 degrees Celsius"),
        ({"kind": "measure", "unit": "pound-mass"}, "4,120 pounds"),
        ({"per": "day"}, "4,120 a day"),
        ({"low": None, "high": None}, "no number"),
    ],
)
def test_a_stated_value_keeps_its_bound_unit_and_rate(
    changes: dict[str, object], words: str
) -> None:
    assert value_words(figure(**changes)) == words


@pytest.mark.parametrize(
    ("value", "baseline", "words"),
    [
        (110, 100, "+10 (+10 %)"),
        (95.6, 100, "−4.4 (−4.4 %)"),
        (100, 100, "none"),
        (5, 0, "+5"),
        (None, 5, "–"),
    ],
)
def test_differences_say_by_how_much_and_which_way(
    value: float | None, baseline: float, words: str
) -> None:
    assert difference_words(value, baseline) == words


def test_values_far_apart_are_told_as_a_multiple() -> None:
    assert apart_words([10, 250]) == "25 times apart"
    assert apart_words([7, 7]) == ""
    assert apart_words([0, 7]) == "7 apart"


@pytest.mark.parametrize(
    ("start", "end", "text", "words"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "last year", "last year = 2023"),
        (date(2023, 1, 1), date(2023, 12, 31), "in 2023", "2023"),
        (date(2024, 2, 1), date(2024, 2, 29), "", "Feb 2024"),
        (date(2024, 2, 1), date(2024, 4, 30), "", "Feb – Apr 2024"),
        (date(2024, 2, 3), date(2024, 2, 3), "Saturday", "Saturday = 3 Feb 2024"),
        (None, date(2024, 2, 3), "", "until 3 Feb 2024"),
        (None, None, "last year", "last year (date unknown)"),
    ],
)
def test_periods_say_what_was_written_and_what_it_means(
    start: date | None, end: date | None, text: str, words: str
) -> None:
    assert period_words(Period(start, end, text)) == words


def test_a_running_total_says_as_of_when() -> None:
    total = Period(date(2024, 1, 1), date(2024, 2, 3), "so far", cumulative=True)

    assert period_words(total) == "so far = total as of 3 Feb 2024 since 1 Jan 2024"


def test_unknown_dates_of_publication_say_so() -> None:
    assert published_words(None) == "undated"
    assert published_words("2024-02-10T07:00:00Z") == "10 Feb 2024"
    assert published_words("spring") == "spring"


def test_the_headline_gives_the_disputed_values_and_not_the_plan() -> None:
    assert headline(QUESTION) == "4,120 ─ 4,390 · 6.6 % apart · 2023 · 2 origins"


def disputing(*claims: Claim) -> Question:
    """A question whose first claim conflicts with all its others."""
    pairs = tuple(Pair(claims[0].id, other.id, "conflict", "They differ.") for other in claims[1:])
    return QUESTION._replace(claims=claims, pairs=pairs)


def test_the_headline_names_a_time_only_when_each_of_the_values_is_for_it() -> None:
    undated = HIGH._replace(figure=HIGH.figure._replace(period=None))

    assert headline(disputing(LOW, undated)) == "4,120 ─ 4,390 · 6.6 % apart · 2 origins"
    assert "· 2023 ·" in headline(disputing(LOW, HIGH, undated._replace(id="echo")))


def measured(name: str, value: float, unit: str, **fields: object) -> Claim:
    """A claim of so many of a unit."""
    return claim(name, low=value, high=value, kind="measure", unit=unit, **fields)


TONNES = measured("wire", 40.0, "tonne", published="2024-02-10")
KILOS = measured("post", 60_000.0, "kilogram", published="2024-02-11")


def test_values_in_two_units_are_told_and_drawn_in_one() -> None:
    question = disputing(TONNES, KILOS)
    comparison = compare(question)
    line = [plain(line) for line in number_line(bars(comparison), 80)]

    assert headline(question) == "40 ─ 60 tonnes · 50 % apart · 2 origins"
    assert cells(comparison, "value") == ["40 tonnes", "≠60,000 kilograms"]
    assert cells(comparison, "difference") == ["baseline", "+20 tonnes (+50 %)"]
    assert cells(compare(question, "post"), "difference")[0] == "−20,000 kilograms (−33 %)"
    assert [bar.stated for bar in bars(comparison)] == [(40.0,), (60.0,)]
    assert line[0].split()[0] == "40"
    assert [c.letter + c.claim.id for c in compare(question, order="value").columns] == [
        "Awire",
        "Bpost",
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ({}, {"value": 40_000.0}, "40 tonnes · 1 origin"),
        ({}, {"value": 41_300.7}, "40 ─ 41.3 tonnes · 3.3 % apart · 1 origin"),
        ({"per": "week"}, {"per": "month", "value": 174_000.0}, "40 ─ 40.02 tonnes a week"),
        ({}, {"unit": "decibel", "value": 60.0}, "40 ─ 60"),
    ],
)
def test_a_headline_converts_what_can_be_converted(
    ours: dict[str, str], theirs: dict[str, Any], told: str
) -> None:
    other = measured("wire", **{"unit": "kilogram", **theirs})
    question = disputing(measured("other", 40.0, "tonne", **ours), other)

    assert headline(question._replace(origins=1)).startswith(told)


def test_equal_amounts_in_two_units_do_not_differ() -> None:
    comparison = compare(disputing(TONNES, measured("post", 40_000.0, "kilogram")))

    for row in ("value", "counts"):
        assert not any(cell.startswith("≠") for cell in cells(comparison, row))
    assert cells(comparison, "difference") == ["baseline", "none"]


def test_the_headline_counts_the_origins_of_the_disputed_values_alone() -> None:
    echo = claim("echo", attribution=LOW.figure.attribution)
    pairs = (*QUESTION.pairs, Pair("echo", "post", "conflict", "again"))
    question = QUESTION._replace(claims=(*QUESTION.claims, echo), pairs=pairs, origins=3)

    assert headline(question).endswith("2 origins")


def test_the_chain_puts_the_nearest_voice_first_and_its_source_below() -> None:
    assert chain_lines(LOW) == ("press office", " └ Marsh Radio", "    └ bird survey")
    assert chain_lines(PLAN) == ("the outlet itself",)
    assert chain_lines(claim("a", hearsay=(0, 5))) == ("“it is reported”, nobody named",)


def test_a_dispatch_is_its_agencys_word_unless_somebody_is_quoted() -> None:
    printed = claim("post", "Estuary Post")._replace(agency="Marsh Press")
    own = claim("press", "Marsh Press")._replace(agency="Marsh Press")

    assert chain_lines(printed) == ("Marsh Press itself",)
    assert "says Marsh Press itself" in claim_words(printed, None)
    assert origin_words(printed) == origin_words(own) == "Marsh Press"
    assert chain_lines(own) == ("the outlet itself",)
    assert chain_lines(LOW._replace(agency="Marsh Press")) == chain_lines(LOW)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", ""),
        ("a", "“4,120 herons” (The A Gazette) may belong here: too doubtful to compare"),
        ("ab", "“4,120 herons” (The A Gazette) and “4,120 herons” (The B Gazette) may belong"),
        ("abcde", "(The B Gazette), “4,120 herons” (The C Gazette) and 2 more may belong here"),
    ],
)
def test_what_is_too_doubtful_to_compare_is_named(names: str, words: str) -> None:
    question = QUESTION._replace(candidates=tuple(map(claim, names)))

    assert words in doubtful_words(question)
    assert (doubtful_words(question) in compare(question).notes) == bool(names)


def test_columns_put_the_disputed_claims_first_and_letter_them() -> None:
    columns = compare(QUESTION).columns

    assert [(c.letter, c.claim.id) for c in columns] == [
        ("A", "wire"),
        ("B", "post"),
        ("C", "plan"),
    ]
    assert [letter(index) for index in (25, 26, 27)] == ["Z", "AA", "AB"]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("value", ["wire", "post", "plan"]),
        ("date", ["wire", "post", "plan"]),
        ("origin", ["wire", "plan", "post"]),
    ],
)
def test_columns_can_be_ordered(order: str, ids: list[str]) -> None:
    assert [column.claim.id for column in compare(QUESTION, order=order).columns] == ids  # type: ignore[arg-type]


def test_cells_that_say_otherwise_than_the_baseline_are_marked() -> None:
    comparison = compare(QUESTION)

    assert cells(comparison, "value") == ["4,120", "≠4,390", "≠about 9,000"]
    assert cells(comparison, "difference") == ["baseline", "+270 (+6.6 %)", "+4,880 (+118 %)"]
    assert cells(comparison, "period") == ["2023", "last year = 2023", "≠not said"]
    assert cells(comparison, "status") == ["reported", "reported", "≠planned"]
    assert cells(comparison, "against A") == ["–", "✗ conflict", "◇ different status"]


def test_a_reason_that_stands_above_is_not_said_again_by_those_who_say_the_same_two_values() -> (
    None
):
    echo = LOW._replace(id="echo")
    pairs = (
        Pair("wire", "post", "conflict", "Two origins: the survey; the trust, 6.6 % apart."),
        Pair("echo", "post", "conflict", "Two origins: a radio; the trust, 6.6 % apart."),
    )
    question = QUESTION._replace(claims=(LOW, echo, HIGH), pairs=pairs)
    third = question._replace(
        claims=(*question.claims, PLAN), pairs=(*pairs, Pair("wire", "plan", "conflict", "Far."))
    )

    def against(column: int, shown: Question) -> str:
        facet = next(f for f in compare(shown).facets if f.name == "against A")
        return " ".join(facet.cells[column].lines)

    assert against(2, question) == "✗ conflict for the reason above"
    assert against(2, third).startswith("✗ conflict Two origins")

    years = tuple(pair._replace(verdict="different-period", why=f"{pair.a}.") for pair in pairs)
    dated = question._replace(verdict="different-period", why="echo.", pairs=years)
    assert against(2, dated) == "↔ different period for the reason above"
    assert against(2, dated._replace(why="wire.")) == "↔ different period echo."


def test_a_long_voice_of_a_chain_is_wrapped_below_itself() -> None:
    long = claim("long", attribution=voice("radio", "national survey of wading birds"))
    lines = [
        line.cells[0].text for line in table_lines(compare(QUESTION._replace(claims=(long,))), 28)
    ]
    at = next(number for number, text in enumerate(lines) if "radio" in text)

    assert [text[3:].rstrip() for text in lines[at : at + 3]] == [
        "radio",
        " └ national survey of",
        "   wading birds",
    ]


def test_another_baseline_turns_the_differences_round() -> None:
    comparison = compare(QUESTION, "post")

    assert cells(comparison, "difference")[:2] == ["−270 (−6.2 %)", "baseline"]
    assert cells(comparison, "against B")[0] == "✗ conflict"


def test_the_number_line_puts_every_value_on_one_axis_in_order() -> None:
    lines = [plain(line) for line in number_line(bars(compare(QUESTION)), 80, whole=True)]

    points = [line.index("●") for line in lines[1:]]
    assert [line[1] for line in lines[1:]] == ["A", "B", "C"]
    assert points == sorted(points)
    assert len(set(points)) == 3
    assert "4,120" in lines[1]
    assert "about 9,000" in lines[3]
    assert {len(line) for line in lines} == {80}


def test_intervals_are_thick_and_open_ends_are_arrows() -> None:
    drawn = [
        plain(line)
        for line in number_line(
            [
                Bar("A", 900.0, 1100.0, (1000.0,), "about 1,000"),
                Bar("B", 1500.0, None, (1500.0,), "more than 1,500"),
                Bar("C", None, 500.0, (500.0,), "up to 500"),
            ],
            70,
        )
    ]

    assert "━●━" in drawn[1]
    assert "●━━━━━►" in drawn[2]
    assert "◄━━━━━●" in drawn[3]


def test_values_of_different_magnitude_share_a_logarithmic_axis() -> None:
    drawn = number_line(
        [Bar("A", 10.0, 10.0, (10.0,), "10"), Bar("B", 1e6, 1e6, (1e6,), "1 million")], 80
    )

    assert [tick in plain(drawn[0]) for tick in ("10", "100", "1k", "100k", "1M")] == [True] * 5


def test_disputed_values_get_the_axis_when_far_ones_would_press_them_together() -> None:
    bars_ = [
        Bar("A", 13221.0, 13221.0, (13221.0,), "13,221", "conflict"),
        Bar("B", 13750.0, 13850.0, (13800.0,), "13,800", "conflict"),
        Bar("C", 10000.0, 100000.0, (10000.0, 100000.0), "tens of thousands"),
        Bar("D", 25000.0, 25000.0, (25000.0,), "25,000"),
        Bar("E", 40.0, 40.0, (40.0,), "40"),
    ]
    close = [plain(line) for line in number_line(bars_, 80)]
    whole = [plain(line) for line in number_line(bars_, 80, whole=True)]

    assert close[2].index("●") - close[1].index("●") > 20
    assert "◄━" in close[3]
    assert " tens of thousands " in close[3]
    assert close[4].endswith("25,000 ►")
    assert close[5].startswith(" E ◄ 40")
    assert {len(line) for line in (*close, *whole)} == {80}
    assert all("●" in line for line in whole[1:])


@pytest.mark.parametrize(
    ("outlet", "key", "words"),
    [
        ("Delta Wire", "https://x.example/1", "Delta Wire"),
        (None, "https://x.example/1", "x.example"),
        (None, "/var/news/herons.txt", "herons.txt"),
        (None, "", "unknown outlet"),
    ],
)
def test_without_an_outlet_the_place_it_came_from_is_told(
    outlet: str | None, key: str, words: str
) -> None:
    assert source_words(outlet, key) == words


def test_a_number_line_of_equal_values_still_has_room() -> None:
    drawn = number_line([Bar(name, 0.0, 0.0, (0.0,), "0") for name in "AB"], 60)

    assert plain(drawn[1]).index("●") == plain(drawn[2]).index("●")


@pytest.mark.parametrize("width", [80, 120, 160])
def test_table_lines_fill_the_width_and_never_exceed_it(width: int) -> None:
    comparison = compare(QUESTION)
    shown, each = column_fit(width, len(comparison.columns))

    lines = table_lines(comparison, each, range(shown))

    widths = {len(line.name.text) + sum(len(cell.text) for cell in line.cells) for line in lines}
    assert len(widths) == 1
    assert widths.pop() <= width
    assert shown == {80: 2, 120: 3, 160: 3}[width]


def test_the_linear_view_says_everything_without_a_drawing() -> None:
    text = "\n".join(plain(line) for line in linear_lines(compare(QUESTION), 80))

    assert "verdict      ✗ conflict" in text
    assert "B  Estuary Post" in text
    assert "value        4,390 (≠ differs)" in text
    assert "says who     press office ← Marsh Radio ← bird survey" in text
    assert not set(text) & set("│━●└")


def test_the_timeline_orders_running_totals_by_their_day() -> None:
    def total(name: str, day: int, value: float) -> object:
        period = Period(None, date(2024, 3, day), "so far", cumulative=True)
        return claim(name, low=value, high=value, period=period)

    question = QUESTION._replace(claims=(total("late", 9, 60.0), total("soon", 2, 40.0)), pairs=())
    lines = [plain(line) for line in timeline(compare(question), 100)]

    assert "2 Mar 2024" in lines[0]
    assert "9 Mar 2024" in lines[1]
    assert "+20 (+50 %)" in lines[1]
    assert timeline(compare(QUESTION), 100) == []


def test_a_count_that_moved_on_stands_on_the_days_it_was_published() -> None:
    early = claim("early", low=12.0, high=12.0, published="2024-03-01")
    late = claim("late", low=31.0, high=31.0, published="2024-03-04T08:00:00Z")
    moved = QUESTION._replace(
        verdict="update",
        claims=(late, early, PLAN),
        pairs=(Pair("early", "late", "update", "The count went on."),),
    )
    lines = [plain(line) for line in timeline(compare(moved), 100)]

    assert [line[4:15].strip() for line in lines] == ["1 Mar 2024", "4 Mar 2024"]
    assert "+19" in lines[1]
    for width in (60, 80, 160):
        assert {len(plain(line)) <= width for line in timeline(compare(moved), width)} == {True}


def test_totals_in_two_units_have_bars_of_one() -> None:
    lines = [
        plain(line)
        for line in timeline(
            compare(
                disputing(TONNES, KILOS)._replace(
                    verdict="update", pairs=(Pair("wire", "post", "update", "The count went on."),)
                )
            ),
            120,
        )
    ]

    assert [line.count("━") for line in lines] == [27, 40]
    assert "+20 (+50 %)" in lines[1]


def test_a_citation_holds_sentence_voice_outlet_title_day_and_address() -> None:
    assert citation(LOW) == (
        "“Wardens counted 4,120 herons in the delta.”"
        " [press office ← Marsh Radio ← bird survey]"
        " — Delta Wire, “Herons of wire”, 10 Feb 2024, https://wire.example/1"
    )


def test_the_line_under_the_reader_tells_the_figure_in_words() -> None:
    words = claim_words(LOW, "conflict")

    for part in ("4,120", "2023", "bird survey", "reported", "✗ conflict"):
        assert part in words


def test_hostile_text_is_harmless_in_every_line() -> None:
    bad = claim("bad", HOSTILE, surface=HOSTILE, counted=HOSTILE, attribution=voice(HOSTILE))
    comparison = compare(QUESTION._replace(label=HOSTILE, why=HOSTILE, claims=(bad, HIGH)))
    shown = [plain(line) for line in linear_lines(comparison, 70)]
    shown += [cell.text for line in table_lines(comparison, 30) for cell in line.cells]
    shown += [citation(bad), claim_words(bad, None)]

    assert not set("".join(shown)) & set("\x1b\x07\x9b\u202e\u202c\n")
    assert any("[red]x[/]" in line for line in shown)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("日本語文", 4, ["日本", "語文"]),
        ("", 5, [""]),
    ],
)
def test_wrapping_keeps_to_the_width_in_cells(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_fitting_pads_and_cuts_to_the_cell() -> None:
    assert fit("ab", 4) == "ab  "
    assert fit("abcdef", 4) == "abc…"
    assert fit("日本語", 4) == "日… "


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("日本語 文字", 6, ["日本語", "文字"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("", 5, [""]),
    ],
)
def test_the_lines_of_an_article_are_spans_of_its_text(
    text: str, width: int, lines: list[str]
) -> None:
    assert [text[start:end] for start, end in broken(text, width)] == lines


def test_paragraphs_without_a_space_between_get_one_and_lists_do_not() -> None:
    prose = "word " * 20
    text = f"{prose}\n{prose}\nshort\nlist"
    lines = [text[start:end] for start, end in broken(text, 200)]

    assert lines == [prose, "", prose, "", "short", "list"]


@given(
    st.text(alphabet=st.sampled_from("ab \n日\u0301👩.")), st.integers(min_value=2, max_value=30)
)
def test_no_character_is_lost_or_shown_twice(text: str, width: int) -> None:
    spans = broken(text, width)
    shown = "".join(text[start:end] for start, end in spans)

    assert shown.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_marks_are_found_on_every_line_they_touch() -> None:
    text = "aaaa bbbb cccc dddd"
    lines = broken(text, 9)

    assert lines == [(0, 9), (10, 19)]
    assert marks_by_line(lines, [(0, 4), (5, 14), (15, 19)]) == {0: [0, 1], 1: [1, 2]}
