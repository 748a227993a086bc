"""What typed queries are understood as, and what is said about slips."""

from __future__ import annotations

from datetime import date

import pytest

from db.errors import QueryError
from db.query import Near, Phrase, Query, ValueRange, no_filters, parse


def word(text: str) -> Phrase:
    return Phrase((text,))


def quoted(*words: str) -> Phrase:
    return Phrase(words, exact=True)


QUERIES = [
    ("", Query()),
    ("   ", Query()),
    ("workers", Query(((word("workers"),),))),
    ("ferry workers", Query(((word("ferry"),), (word("workers"),)))),
    ('"labour deal"', Query(((quoted("labour", "deal"),),))),
    ('"labour deal', Query(((quoted("labour", "deal"),),))),
    ("“labour deal”", Query(((quoted("labour", "deal"),),))),
    ("ferry -tickets", Query(((word("ferry"),),), (word("tickets"),))),
    ('ferry -"old port"', Query(((word("ferry"),),), (quoted("old", "port"),))),
    ("-tickets", Query((), (word("tickets"),))),
    ("ferry OR flood", Query(((word("ferry"), word("flood")),))),
    ("a ferry OR flood", Query(((word("a"),), (word("ferry"), word("flood"))))),
    ("OR ferry", Query(((word("OR"),), (word("ferry"),)))),
    ("ferry OR", Query(((word("ferry"),),))),
    ("or", Query(((word("or"),),))),
    ("NEAR(ferry port, 3)", Query(((Near((quoted("ferry"), quoted("port")), 3),),))),
    ("NEAR(ferry port)", Query(((Near((quoted("ferry"), quoted("port")), 10),),))),
    ("ferry NEAR port", Query(((Near((word("ferry"), word("port")), 10),),))),
    ("ferry NEAR/4 port", Query(((Near((word("ferry"), word("port")), 4),),))),
    ("NEAR(ferry)", Query(((quoted("ferry"),),))),
    ("T-90M", Query(((quoted("T", "90M"),),))),
    ("13,221", Query(((quoted("13", "221"),),))),
    ("it's", Query(((quoted("it", "s"),),))),
    ("foo:bar", Query(((quoted("foo", "bar"),),))),
    ("https://e.org/a", Query(((quoted("https", "e", "org", "a"),),))),
    ("outlet:wire", Query(outlets=("wire",))),
    ('outlet:"Northern Wire" ferry', Query(((word("ferry"),),), outlets=("Northern Wire",))),
    ("-outlet:wire", Query(not_outlets=("wire",))),
    ("cited:ministry", Query(cited=("ministry",))),
    ("lang:de", Query(languages=("de",))),
    ("verdict:conflict", Query(verdicts=("conflict",))),
    ("verdict:Different_Period", Query(verdicts=("different-period",))),
    ("verdict:conf", Query(verdicts=("conflict",))),
    ("since:2024", Query(since=date(2024, 1, 1))),
    ("since:2024-6 before:2025-02-10", Query(since=date(2024, 6, 1), before=date(2025, 2, 10))),
    ("since:2023 since:2024", Query(since=date(2024, 1, 1))),
    ("13000..26000 workers", Query(values=(ValueRange(13000, 26000, noun="workers"),))),
    ("13,000..26,000", Query(values=(ValueRange(13000, 26000),))),
    ("1.5k..2m", Query(values=(ValueRange(1500, 2_000_000),))),
    (">1000 killed", Query(values=(ValueRange(1000, None, above=True, noun="killed"),))),
    (">=1000", Query(values=(ValueRange(1000, None),))),
    ("<5%", Query(values=(ValueRange(None, 5, below=True, unit="percent"),))),
    (
        ">1000 houses flood",
        Query(((word("flood"),),), values=(ValueRange(1000, None, above=True, noun="houses"),)),
    ),
    ("a\x00b\u202ec", Query(((word("a"),), (word("b"),), (word("c"),)))),
]


@pytest.mark.parametrize(("text", "query"), QUERIES, ids=[text for text, _ in QUERIES])
def test_a_query_is_understood(text: str, query: Query) -> None:
    assert parse(text) == query


TYPED = [
    ("wor", Query(((Phrase(("wor",), unfinished=True),),))),
    ("ferry wor", Query(((word("ferry"),), (Phrase(("wor",), unfinished=True),)))),
    ("ferry ", Query(((word("ferry"),),))),
    ('"old po', Query(((Phrase(("old", "po"), unfinished=True, exact=True),),))),
    ('"old port"', Query(((quoted("old", "port"),),))),
    ("outlet:", Query()),
    ("ferry OR", Query(((word("ferry"),),))),
    ("verdict:dif", Query()),
    ("&", Query()),
    (">1000 ho", Query(values=(ValueRange(1000, None, above=True),))),
]


@pytest.mark.parametrize(("text", "query"), TYPED, ids=[text for text, _ in TYPED])
def test_a_query_that_is_still_being_typed_asks_for_what_is_there(text: str, query: Query) -> None:
    assert parse(text, unfinished=True) == query


SLIPS = [
    ("since:yesterday", "'yesterday' is not a date"),
    ("since:2024-13", "'2024-13' is not a date"),
    ("before:2023-02-30", "'2023-02-30' is not a date"),
    ("since:2025 before:2024", "exchange the two dates"),
    ("26000..13000", "runs backwards"),
    ("verdict:maybe", "'maybe' is not a verdict; there are conflict"),
    ("verdict:different", "is not a verdict"),
    ("outlet: wire", "outlet: wants a word right behind it"),
    ("-since:2024", "-since: cannot be left out"),
    ("NEAR(ferry port, five)", "should end in a number of words"),
    ("&&& --", "no word or number to look for"),
]


@pytest.mark.parametrize(("text", "said"), SLIPS, ids=[text for text, _ in SLIPS])
def test_a_slip_is_explained_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)

    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("killed until:2016", "until: is no filter; there are outlet:, cited:, since:, before:, "),
        ("-source:wire Until:2016", "source: and Until: are no filters; there are outlet:"),
        ("a:b", ""),
        ("12:30 outlet:wire since:2016", ""),
        ("https://wire.example/1", ""),
        ('"so he said: leave" until: said', ""),
        ("", ""),
    ],
)
def test_what_looks_like_a_filter_and_is_none_is_named(text: str, told: str) -> None:
    assert no_filters(text).startswith(told)
    assert bool(no_filters(text)) == bool(told)
