"""Days that articles name bring a trial to the first reports of what it is about."""

from __future__ import annotations

from datetime import date

import pytest

from figures.affairs import AFFAIR, days_between, likeness
from figures.model import Article
from figures.profile import ArticleProfile, profile_article
from figures.recalled import MOST, days_named
from tests.affairs_material import questions_of

TODAY = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It sank on Feb. 3.", TODAY, [date(2025, 2, 3)]),
        ("It sank on 3 February.", TODAY, [date(2025, 2, 3)]),
        ("It sank on November 3rd.", TODAY, [date(2024, 11, 3)]),
        ("It sank on November 3, 2019.", TODAY, [date(2019, 11, 3)]),
        ("It sank on the 3rd of November 2019.", None, [date(2019, 11, 3)]),
        ("It sank on November 3.", None, []),
        ("The trial opens on June 5, 2031.", TODAY, []),
        ("It sank on Feb. 31.", TODAY, []),
        ("About 3 marched; may 20 people come?", TODAY, []),
        ("March 3.5 percent", TODAY, []),
    ],
)
def test_past_days_are_read_from_a_text(
    text: str, published: date | None, expected: list[date]
) -> None:
    assert [date.fromordinal(day) for day in days_named(text, published)] == expected


def test_of_many_days_those_named_most_often_are_kept() -> None:
    text = ", ".join(f"March {day}, 2020" for day in range(1, 31)) + ", again on March 30, 2020"
    days = days_named(text, TODAY)

    assert len(days) == MOST
    assert date(2020, 3, 30).toordinal() in days


def _report(key: str, day: str, text: str) -> ArticleProfile:
    body = f"{text} Harbour pilot Odile Branwick of Corvale ran the Zephyrine aground."
    return profile_article(Article(key, body, title="Zephyrine", published=day))


def test_a_trial_that_names_the_day_is_as_near_as_the_first_reports() -> None:
    first = _report("first", "2024-02-04", "Two people died.")
    trial = _report("trial", "2025-03-01", "Two people died on Feb. 3, 2024.")
    silent = _report("silent", "2025-03-01", "Two people died.")

    assert (days_between(first, trial), days_between(first, silent)) == (1, 391)
    assert likeness(first, trial) >= AFFAIR > likeness(first, silent) / 2
    assert likeness(first, trial) == likeness(trial, first)


def test_named_days_are_stored_with_a_profile_and_one_without_them_is_still_read() -> None:
    with_days = _report("a", "2025-03-01", "It happened on Feb. 3, 2024.")
    without = _report("b", "2025-03-01", "It happened.")

    assert ArticleProfile.load(with_days.dump()) == with_days
    assert with_days.named == (date(2024, 2, 3).toordinal(),)
    assert ArticleProfile.load(without.dump()).named == ()


@pytest.mark.parametrize("day", ["2025-05-27", "2024-05-27", "2026-05-27"])
def test_a_definite_subject_outlives_a_wrong_year_and_is_told_apart_by_its_period(day: str) -> None:
    say = "Vostrana sent {n} workers to Lakonia last year, the Halvard Institute said."
    story = "The Brannock works of Lakonia houses them, and Vostrana takes their pay."
    articles = [
        Article(key, f"{say.format(n=n)}\n\n{story}", title="Workers", outlet=key, published=when)
        for key, n, when in (("wire", "13,200", "2025-02-10"), ("post", "13,800", day))
    ]
    [question] = questions_of(articles)

    same_year = day.startswith("2025")
    assert {claim.article for claim in question.claims} == {"wire", "post"}
    assert question.verdict == ("conflict" if same_year else "different-period")
