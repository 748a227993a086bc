"""What questions are called: a topic that a reader understands, and that says nothing wrong."""

from __future__ import annotations

import pytest

from figures.entries import entries_of
from figures.labels import label_of
from figures.model import Article
from tests.alignment_store import claims_of

LABELS = [
    # (sentence, what a question with its first figure alone is called)
    ("Four people were killed in Corvale.", "people killed in Corvale"),
    ("He was sentenced to four years in jail.", "“He was sentenced to four years in jail”"),
    ("The fight lasted 95 minutes.", "“The fight lasted 95 minutes”"),
    ("She was arrested on three counts of fraud.", "counts of fraud (2 Mar 2025)"),
    ("At noon 12 foxes barked.", "foxes that barked (2 Mar 2025)"),
    ("At noon 12 bakers complained.", "bakers who complained (2 Mar 2025)"),
    ("Four people were killed on 27 February.", "people killed (27 Feb 2025)"),
    ("Bail was set at $75,000.", "bail (2 Mar 2025)"),
    ("The 16-year-old was hurt.", "age of a 16-year-old (2 Mar 2025)"),
    ("The tunnel cost 40 million euros.", "cost of the tunnel"),
    ("A reward of $5,000 is offered.", "reward (2 Mar 2025)"),
    ("Volunteers sent 40 tents to Tirimar.", "tents sent to Tirimar"),
    ("Orvellan is at 41 percent.", "“Orvellan is at 41 percent”"),
    ("Some 12 people were inside the house.", "people inside (2 Mar 2025)"),
    ("The pump moved 95 litres.", "litres moved by the pump"),
    ("At noon 900 acres of old forest burned.", "acres of forest burned (2 Mar 2025)"),
    ("It has 512 gigabytes of flash storage.", "flash storage in gigabytes (2 Mar 2025)"),
    ("A boat was 36 feet long.", "boat in feet (2 Mar 2025)"),
    ("Ada Quill Jr., 36, was found.", "age of Ada Quill"),
    ("Police said Ada Maria Quill, 36, was found.", "age of Ada Maria Quill"),
    ("A girl, 8, slept.", "age of an 8-year-old (2 Mar 2025)"),
    ("Five people were killed in another fire.", "people killed (2 Mar 2025)"),
    (
        "Five people were injured and taken to Harrow Hospital.",
        "people injured or shot (2 Mar 2025)",
    ),
]


@pytest.mark.parametrize(("sentence", "label"), LABELS, ids=[s for s, _ in LABELS])
def test_a_question_is_called_by_its_topic_or_by_the_words_around_it(
    sentence: str, label: str
) -> None:
    article = Article("a", sentence, outlet="a.example", published="2025-03-02")
    claims = claims_of(article)
    topic = entries_of(article, claims)[0].topic

    assert label_of(claims[:1], topic) == label


def test_a_day_that_two_claims_are_of_names_what_was_told_for_a_year() -> None:
    first = Article("a", "Six people died on 3 March.", outlet="a.example", published="2025-03-04")
    later = Article("b", "On 3 March 2025, six people died.", published="2025-12-30")
    last = Article("c", "Six people died on 28 December.", published="2025-12-30")
    told = [claims_of(article)[0] for article in (first, later, last)]

    assert label_of(told, "killed:person") == "people killed (3 Mar 2025)"
    assert label_of([told[0], told[2]], "killed:person") == "people killed"
