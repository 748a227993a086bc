"""Newsletters: each of several stories is an article, and no part of a mail is lost."""

from __future__ import annotations

import pytest

from importers.stories import stories_of_html, stories_of_text
from tests.importers_material import FIRST, SECOND, articles, assert_in_proportion, mail

FERRIES = f"{FIRST} {SECOND}"
SEALS = (
    "A census in Solmark counted 312 seals on the northern islands on Tuesday, 40 more than in "
    "the year before, the marine institute said. It was the ninth count since the harbour closed."
)
HTML = (
    "<p>Good morning.</p><h2><a href='https://t.example/1'>Ferries sold</a></h2><p>{0}</p>"
    "<a href='https://t.example/1'>Read more</a><h2>Seals counted</h2><p>{1}</p>"
    "<h3>Follow us</h3><p>Unsubscribe from this list</p>"
)
PLAIN = "Good morning.\n\n=======\nFerries sold\n\n{0}\n\n-------\nSeals counted\n\n{1}\n\n* * *\n"


@pytest.mark.parametrize(
    "data",
    [
        mail(HTML.format(FERRIES, SEALS), "text/html"),
        mail(PLAIN.format(FERRIES, SEALS)),
        mail(PLAIN.format(FERRIES, SEALS).replace("-------", "- - - - -")),
    ],
    ids=["html", "plain", "spaced rulers"],
)
def test_each_story_of_a_newsletter_is_an_article(data: bytes) -> None:
    ferries, seals = articles(data)

    assert (ferries.key, seals.key) == ("mid:g1@solmark.example#1", "mid:g1@solmark.example#2")
    assert (ferries.title, seals.title) == ("Ferries sold", "Seals counted")
    assert ferries.text == f"Ferries sold\n\n{FERRIES}"
    assert seals.text == f"Seals counted\n\n{SEALS}"
    assert {article.outlet for article in (ferries, seals)} == {"Solmark News"}
    assert {(article.published or "")[:10] for article in (ferries, seals)} == {"2025-05-27"}


@pytest.mark.parametrize(
    "data",
    [
        mail(f"<h1>Ferries sold</h1><p>{FERRIES}</p>", "text/html"),
        mail(f"Ferries sold\n\n{FERRIES}\n\n-------\nIda Falkenrath\n"),
        mail(
            HTML.format(FERRIES, "Three hundred and twelve seals were counted on Tuesday."),
            "text/html",
        ),
        mail(f"{FERRIES}\n\n-------\n\n{SEALS}"),
    ],
    ids=["one heading", "a signature", "a short part", "no titles"],
)
def test_other_mail_is_one_article_under_its_subject(data: bytes) -> None:
    (article,) = articles(data)

    assert article.key == "mid:g1@solmark.example"
    assert article.title == "Ferries & sailors"
    assert FERRIES in article.text


def test_a_part_that_is_short_is_not_lost() -> None:
    short = "Three hundred and twelve seals were counted on Tuesday."
    (article,) = articles(mail(HTML.format(FERRIES, short), "text/html"))

    assert short in article.text


def test_a_long_opening_is_a_story_too() -> None:
    found = articles(mail(f"{SEALS}\n\n{PLAIN.format(FERRIES, SEALS.replace('312', '340'))}"))

    assert [article.title for article in found] == [
        "Ferries & sailors",
        "Ferries sold",
        "Seals counted",
    ]


@pytest.mark.parametrize("piece", ["<h1>", "<h1>a</h2>", "-----\n", "- ", "\x01", "<h1 "])
def test_repeating_a_mark_takes_time_in_proportion(piece: str) -> None:
    assert_in_proportion(lambda count: stories_of_html(piece * count))
    assert_in_proportion(lambda count: stories_of_text(piece * count))
