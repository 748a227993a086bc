"""Which time a figure speaks of: own sentences, read against one day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.model import Period
from figures.periods import Periods
from figures.text import Document

TUESDAY = date(2025, 5, 27)


def period(text: str, surface: str, published: date | None = TUESDAY) -> Period | None:
    document = Document(text, published)
    start = text.index(surface)
    sentence = document.sentence_at(start)
    return Periods(document).period_of(sentence, start, start + len(surface))[0]


def days(text: str, surface: str, published: date | None = TUESDAY) -> str:
    found = period(text, surface, published)
    if found is None:
        return "none"
    ends = "/".join(day.isoformat() if day else ".." for day in (found.start, found.end))
    return f"{ends} running" if found.cumulative else ends


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("last year", "2024-01-01/2024-12-31"),
        ("last month", "2025-04-01/2025-04-30"),
        ("last week", "2025-05-19/2025-05-25"),
        ("this year", "2025-01-01/2025-12-31"),
        ("earlier this year", "2025-01-01/2025-05-27"),
        ("early last year", "2024-01-01/2024-04-30"),
        ("yesterday", "2025-05-26/2025-05-26"),
        ("overnight", "2025-05-26/2025-05-27"),
        ("overnight into Sunday", "2025-05-24/2025-05-25"),
        ("from Friday night into Sunday", "2025-05-23/2025-05-25"),
        ("on Tuesday", "2025-05-27/2025-05-27"),
        ("on Wednesday", "2025-05-21/2025-05-21"),
        ("last Tuesday", "2025-05-20/2025-05-20"),
        ("over the weekend", "2025-05-24/2025-05-25"),
        ("in May", "2025-05-01/2025-05-31"),
        ("in June", "2024-06-01/2024-06-30"),
        ("last May", "2024-05-01/2024-05-31"),
        ("in mid-May", "2025-05-12/2025-05-21"),
        ("in June last year", "2024-06-01/2024-06-30"),
        ("in November of last year", "2024-11-01/2024-11-30"),
        ("in December 2019", "2019-12-01/2019-12-31"),
        ("on 26 May", "2025-05-26/2025-05-26"),
        ("on May 26", "2025-05-26/2025-05-26"),
        ("on Sept. 3", "2024-09-03/2024-09-03"),
        ("on May 26, 2021", "2021-05-26/2021-05-26"),
        ("on 1st of March 2021", "2021-03-01/2021-03-01"),
        ("on 2021-05-26", "2021-05-26/2021-05-26"),
        ("on 26.05.2021", "2021-05-26/2021-05-26"),
        ("on 05/26/2021", "2021-05-26/2021-05-26"),
        ("on 26/05/2021", "2021-05-26/2021-05-26"),
        ("on 05/06/2021", "2021-05-06/2021-05-06"),
        ("from 3 to 9 May", "2025-05-03/2025-05-09"),
        ("from Monday to Thursday", "2025-05-19/2025-05-22"),
        ("between November and February", "2024-11-01/2025-02-28"),
        ("between 2013 and 2017", "2013-01-01/2017-12-31"),
        ("in 2013-2017", "2013-01-01/2017-12-31"),
        ("in the 2012-13 season", "2012-07-01/2013-06-30"),
        ("in fiscal 2019", "2019-01-01/2019-12-31"),
        ("in the 1990s", "1990-01-01/1999-12-31"),
        ("in the 19th century", "1801-01-01/1900-12-31"),
        ("in the first quarter", "2025-01-01/2025-03-31"),
        ("in the fourth quarter", "2024-10-01/2024-12-31"),
        ("in the first half of 2022", "2022-01-01/2022-06-30"),
        ("in Q2 2022", "2022-04-01/2022-06-30"),
        ("in the first nine months of last year", "2024-01-01/2024-09-30"),
        ("in the 12 months to June 2024", "2023-07-01/2024-06-30"),
        ("in the year to March", "2024-04-01/2025-03-31"),
        ("over the past three weeks", "2025-05-06/2025-05-27"),
        ("over the past year", "2024-05-27/2025-05-27"),
        ("in recent months", "../2025-05-27"),
        ("last summer", "2024-06-01/2024-08-31"),
        ("last winter", "2024-12-01/2025-02-28"),
        ("in the summer of 2021", "2021-06-01/2021-08-31"),
        ("three years ago", "2022-01-01/2022-12-31"),
        ("ten days ago", "2025-05-17/2025-05-17"),
        ("before 2022", "../2021-12-31"),
        ("after March 2020", "2020-04-01/.."),
        ("since mid-2022", "2022-05-01/2025-05-27 running"),
        ("since Sunday", "2025-05-25/2025-05-27 running"),
        ("as of Friday", "../2025-05-23 running"),
        ("as of 6 a.m. Friday", "../2025-05-23 running"),
        ("as of noon on Friday", "../2025-05-23 running"),
        ("since taking office in 2022", "2022-01-01/2025-05-27 running"),
        ("so far this year", "2025-01-01/2025-05-27 running"),
        ("to date", "../2025-05-27 running"),
        ("since the siege began", "../2025-05-27 running"),
        ("since the siege began in 2022", "2022-01-01/2025-05-27 running"),
        ("by the end of 2023", "../2023-12-31 running"),
    ],
)
def test_a_time_told_behind_the_figure_is_its_period(words: str, expected: str) -> None:
    assert days(f"The clinic treated 640 patients {words}.", "640 patients") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in March", "2026-03-01/2026-03-31"),
        ("on Friday", "2025-05-30/2025-05-30"),
        ("next month", "2025-06-01/2025-06-30"),
        ("by the end of next month", "2025-05-27/2025-06-30"),
        ("by the end of the year", "2025-05-27/2025-12-31"),
        ("by 2030", "2025-05-27/2030-12-31"),
        ("over the next two years", "2025-05-27/2027-05-27"),
        ("in the coming weeks", "2025-05-27/.."),
        ("later this year", "2025-05-27/2025-12-31"),
    ],
)
def test_a_plan_looks_ahead(words: str, expected: str) -> None:
    assert days(f"The clinic plans to hire 640 nurses {words}.", "640 nurses") == expected


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("The yard built 12 ships in 2019. The following year it built 8.", "8", "2020"),
        ("In 2016 the union called 40 strikes. That year 12 failed.", "12", "2016"),
        ("In 2016 it had 40 members, and two years later 90 members.", "90 members", "2018"),
        ("Wages rose to 300 in 2014 from 250 a year earlier.", "250", "2013"),
    ],
)
def test_a_year_told_from_another_is_counted_from_it(
    text: str, surface: str, expected: str
) -> None:
    assert days(text, surface) == f"{expected}-01-01/{expected}-12-31"


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("It sold 300 boats in May and 400 in April.", "300 boats", "2025-05-01/2025-05-31"),
        ("It sold 300 boats in May and 400 in April.", "400", "2025-04-01/2025-04-30"),
        ("In 2020, it sold 300 boats; in 2021, it sold 400.", "400", "2021-01-01/2021-12-31"),
        ("Rents rose 4% in May, up from 3% in April.", "3%", "2025-04-01/2025-04-30"),
        ("Rents rose 4% in May from a year earlier.", "4%", "2025-05-01/2025-05-31"),
        ("It lost 90 men on Sunday, the army said on Monday.", "90 men", "2025-05-25/2025-05-25"),
    ],
)
def test_each_figure_has_the_time_of_its_own_words(text: str, surface: str, expected: str) -> None:
    assert days(text, surface) == expected


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The ministry said on Monday that 90 men were missing.", "90 men"),
        ("On Monday the ministry announced that 90 men were missing.", "90 men"),
        ("Under a treaty signed in 2019, 90 men may stay.", "90 men"),
        ("The mill, founded in 1842, employs 90 men.", "90 men"),
        ("Exports fell 9% compared with 2023.", "9%"),
        ("Output is 9% above 2019 levels.", "9%"),
        ("The guard, in his 20s, fired 9 shots.", "9 shots"),
        ("He may march with 90 men.", "90 men"),
        ("The fire that may have killed 90 men is out.", "90 men"),
        ("Rain fell on the last march of the 90 men.", "90 men"),
        ("The inn has 90 beds.", "90 beds"),
    ],
)
def test_a_time_of_something_else_is_not_the_figures(text: str, surface: str) -> None:
    assert days(text, surface) == "none"


def test_relative_words_stay_unresolved_without_a_date_and_resolve_with_one() -> None:
    text = "The mill sold 640 tonnes last year."

    undated = period(text, "640 tonnes", None)
    dated = period(text, "640 tonnes", date(2020, 1, 5))

    assert undated == Period(None, None, "last year")
    assert dated == Period(date(2019, 1, 1), date(2019, 12, 31), "last year")


def test_a_dateline_with_its_year_dates_an_undated_article() -> None:
    text = "OSLO, March 4, 2023 (Wire) — The mill lost 12 workers yesterday."

    assert days(text, "12 workers", None) == "2023-03-03/2023-03-03"


def test_slashed_dates_are_day_first_when_the_article_holds_one_that_can_only_be() -> None:
    text = "It sold 12 mills on 03/04/2021. It sold another on 25/04/2021."

    assert days(text, "12 mills") == "2021-04-03/2021-04-03"


@pytest.mark.parametrize(
    ("follow", "surface"),
    [
        ("Of these, 300 stayed.", "300"),
        ("Another 300 were refused.", "300"),
        ("They brought 300 horses.", "300 horses"),
    ],
)
def test_a_sentence_that_goes_on_about_the_figures_before_keeps_their_period(
    follow: str, surface: str
) -> None:
    text = f"Some 900 settlers came in 2021, a third more than in 2020. {follow}"

    assert days(text, surface) == "2021-01-01/2021-12-31"


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("The death toll rose to 57.", "57", "../2025-05-27 running"),
        ("The death toll rose to 57 on Sunday.", "57", "../2025-05-25 running"),
        ("The death toll has passed 57, medics said on Sunday.", "57", "../2025-05-25 running"),
        ("Two died, bringing the total number of dead to 57.", "57", "../2025-05-27 running"),
        ("The rate now stands at 57%.", "57%", "../2025-05-27 running"),
    ],
)
def test_a_running_total_ends_on_the_day_it_is_told_for(
    text: str, surface: str, expected: str
) -> None:
    assert days(text, surface) == expected


def test_the_words_are_kept_as_written() -> None:
    found = period("Since mid-2022, 640 mills have closed.", "640 mills")

    assert found is not None
    assert found.text == "Since mid-2022"


WORDS = st.lists(
    st.sampled_from(
        "last next the of in May 31 2024 1890 first quarter half since by end week month year ago "
        "earlier 9999 0001-01-01 31/02/2024 99/99/99 1990s centuries 300 hundred past between and "
        "to from Monday Tuesday said , . - – summer fiscal 2012-13 12 months since then until now "
        "İ < > it years before yesterday decade December winter that same Feb. 29 30".split()
    ),
    min_size=1,
    max_size=16,
)


@given(WORDS, st.sampled_from([None, TUESDAY, date.min, date.max, date(2024, 2, 29)]))
def test_any_words_give_a_period_that_does_not_end_before_it_begins(
    words: list[str], published: date | None
) -> None:
    text = "7 " + " ".join(words)
    document = Document(text, published)
    periods = Periods(document)

    for sentence in document.sentences:
        at = sentence.start
        found = periods.period_of(sentence, at, at + 1)[0]

        if found is not None and found.start is not None and found.end is not None:
            assert found.start <= found.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ferry sank on 3 April 2023. The next day 640 men came.", "2023-04-04/2023-04-04"),
        ("A ferry sank on 3 April 2023. The next week 640 men came.", "2023-04-10/2023-04-16"),
        (
            "A vote was held on Sunday, and 640 men came four years earlier.",
            "2021-01-01/2021-12-31",
        ),
        ("In the week before the truce 640 men came.", "none"),
        ("Oslo plans to meet families next week of a fire that hurt 640 men.", "none"),
        ("The hall, due to open next year, fits 640 men.", "none"),
        ("Oslo will move 640 men before the end of the year.", "2025-05-27/2025-12-31"),
    ],
)
def test_a_time_counts_from_what_it_goes_back_to_and_governs_its_own_clause(
    text: str, expected: str
) -> None:
    assert days(text, "640 men") == expected


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Output rose from 300 in March to 400.", "300", "2025-03-01/2025-03-31"),
        ("Output rose from 300 in March to 400.", "400", "none"),
        ("Output rose from 300 in March to over $400 in April.", "400", "2025-04-01/2025-04-30"),
        ("Output rose by a third, from 300 in March to 400.", "third", "none"),
        ("Output rose from 300 to 400 in March.", "400", "2025-03-01/2025-03-31"),
        ("It hired 300 workers from 12 countries in 2024.", "300", "2024-01-01/2024-12-31"),
    ],
)
def test_what_a_change_started_from_keeps_its_time_to_itself(
    text: str, surface: str, expected: str
) -> None:
    assert days(text, surface) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the last two weeks of 2021 they sent 640 men.", "2021-12-18/2021-12-31"),
        ("In the last two months of 2021 they sent 640 men.", "2021-11-01/2021-12-31"),
        ("In the first three weeks of 2021 they sent 640 men.", "2021-01-01/2021-01-21"),
        ("In the first ten days of May 2021 they sent 640 men.", "2021-05-01/2021-05-10"),
        ("In the last ten days of April they sent 640 men.", "2025-04-21/2025-04-30"),
        ("In the last two weeks of last year they sent 640 men.", "2024-12-18/2024-12-31"),
        ("In the last two weeks of fighting they sent 640 men.", "2025-05-13/2025-05-27"),
        ("In the first 15 months of 2021 they sent 640 men.", "2021-01-01/2021-12-31"),
        ("In the middle of 2021 they sent 640 men.", "2021-05-01/2021-08-31"),
        ("They sent 640 men in the 18th century.", "1701-01-01/1800-12-31"),
        ("They sent 640 men in the 95th century.", "none"),
        ("They sent 640 men in 2021-19.", "none"),
        ("They sent 640 men on May 20-10.", "2025-05-01/2025-05-31"),
    ],
)
def test_a_part_of_a_longer_time_lies_in_it_and_not_before_today(text: str, expected: str) -> None:
    assert days(text, "640 men") == expected


@pytest.mark.parametrize(
    ("words", "done", "ahead"),
    [
        ("at year-end", "2024-12-31/2024-12-31", "2025-12-31/2025-12-31"),
        ("at month-end", "2025-04-30/2025-04-30", "2025-05-31/2025-05-31"),
        ("at the weekend", "2025-05-24/2025-05-25", "2025-05-31/2025-06-01"),
        ("in the first half", "2024-01-01/2024-06-30", "2025-01-01/2025-06-30"),
        ("this half", "2025-01-01/2025-06-30", "2025-01-01/2025-06-30"),
        ("the next summer", "2025-06-01/2025-08-31", "2025-06-01/2025-08-31"),
        ("the next Monday", "2025-06-02/2025-06-02", "2025-06-02/2025-06-02"),
        ("this May", "2025-05-01/2025-05-31", "2025-05-01/2025-05-31"),
        ("this century", "2001-01-01/2100-12-31", "2001-01-01/2100-12-31"),
    ],
)
def test_a_time_without_a_year_is_behind_what_was_done_and_ahead_of_what_will_be(
    words: str, done: str, ahead: str
) -> None:
    assert days(f"They sent 640 men {words}.", "640 men") == done
    assert days(f"They will send 640 men {words}.", "640 men") == ahead


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the day before yesterday", "2025-05-25/2025-05-25"),
        ("the day after tomorrow", "2025-05-29/2025-05-29"),
        ("a few years ago", "../.."),
        ("until now", "../2025-05-27 running"),
    ],
)
def test_days_around_today_are_counted_and_vague_ones_left_open(words: str, expected: str) -> None:
    assert days(f"They sent 640 men {words}.", "640 men") == expected


@pytest.mark.parametrize(
    "words",
    ["in the last three weeks", "last May", "at the weekend", "by the end of the year"],
)
def test_without_a_day_of_publication_a_time_told_from_it_stays_open(words: str) -> None:
    assert days(f"They sent 640 men {words}.", "640 men", None) == "../.."


def test_since_then_is_since_the_time_told_before() -> None:
    text = "In 2021 they sent 9 men. They have sent 640 men since then."

    assert days(text, "640 men") == "2021-01-01/2025-05-27 running"


def test_a_year_in_the_heading_is_that_of_what_stands_below() -> None:
    assert days("Harvest of 2021\nThey sent 640 men.", "640 men") == "2021-01-01/2021-12-31"
    assert days("Harvest of 14 May 2021\nThey sent 640 men.", "640 men") == "none"
